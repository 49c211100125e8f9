/* SPDX-License-Identifier: MIT
 * What publishers allow, and the clock of a complaint: pure decisions.
 *
 * Signals are merged into struct hw_rights, and the most restrictive one
 * wins: nothing read later loosens what was read before.  Signals read are
 * meta robots and X-Robots-Tag (nosnippet, max-snippet, noarchive, noindex),
 * noai, TDMRep (W3C, final 2024-05-10), IETF AIPREF Content-Usage, RSL and
 * licence links.  What is unknown to us is ignored, never guessed. */
#ifndef HW_RIGHTS_RIGHTS_H
#define HW_RIGHTS_RIGHTS_H

#include "base/err.h"
#include "model/model.h"

struct hw_arena;

/* ---- merging signals ------------------------------------------------------ */

/* Nothing stated yet: max_snippet is -1, everything else empty. */
void hw_rights_init(struct hw_rights *r);

/* The content of <meta name="robots"> or of X-Robots-Tag ("noindex,
 * max-snippet:50, otherbot: nofollow").  A part addressed to another user
 * agent is skipped; agent is our product token ("headwater"), matched without
 * regard to case.  "none" is noindex; noai and noimageai reserve TDM. */
void hw_rights_robots(
    struct hw_rights *r, struct hw_str value, struct hw_str agent);

/* TDMRep: the tdm-reservation header or meta ("1" reserves), and tdm-policy.
 * The strings are borrowed by r. */
void hw_rights_tdm(
    struct hw_rights *r, struct hw_str reservation, struct hw_str policy);

/* AIPREF Content-Usage, of robots.txt or a header: "train-ai=n, search=y".
 * A refusal of any use by machines (train-ai, ai-train, tdm, bots, all) is a
 * reservation; search=n is noindex. */
void hw_rights_usage(struct hw_rights *r, struct hw_str value);

/* rel=license, schema.org license, the License line of robots.txt: a URL.
 * The first one stands. */
void hw_rights_licence(struct hw_rights *r, struct hw_str url);

/* Add all that more states to r. */
void hw_rights_merge(struct hw_rights *r, const struct hw_rights *more);

/* True for licences (by URL) under which anybody may show the whole text with
 * its author named: Creative Commons in every BY form (showing is neither
 * adaptation nor, for a free reader, commerce), CC0, public domain mark, Open
 * Government Licence, GFDL. */
bool hw_rights_open(struct hw_str licence);

/* ---- what may be shown ---------------------------------------------------- */

#define HW_RIGHTS_EXCERPT 200 /* characters, unless the publisher says less */

struct hw_showing {
	bool listed;     /* on public pages, in search and feeds */
	bool full;       /* the whole text */
	bool keep_text;  /* after the story is closed */
	bool analysis;   /* quotations and claims of it, exports */
	int excerpt;     /* characters, 0: none */
	const char *why; /* the strongest rule, for people; never NULL */
};

/* Decide.  Cannot fail. */
void hw_rights_show(const struct hw_rights *r, enum hw_rights_owner owner,
    struct hw_showing *out);

/* The start of the article's text (its description when it has no text), of
 * at most what hw_rights_show allows: cut between words where the script has
 * them, else between grapheme clusters (ICU), with "…" appended after a cut.
 * The ellipsis counts.  White space is squeezed; the result lives in m. */
struct hw_str hw_rights_excerpt(
    struct hw_arena *m, const struct hw_article *a, enum hw_rights_owner owner);

/* The same cut for any text; at most max characters (code points). */
struct hw_str hw_rights_cut(struct hw_arena *m, struct hw_str text, int max);

/* ---- complaints ----------------------------------------------------------- */

#define HW_COMPLAINT_TERM (24 * 3600) /* seconds from opening to due */

/* A ticket as it stands at a moment. */
struct hw_complaint_view {
	bool hidden;       /* the item is shown nowhere */
	bool overdue;      /* nobody answered in time */
	int64_t remaining; /* seconds to the due time, <= 0: past */
};

/* Sets state, due and times of a fresh ticket. */
void hw_complaint_start(struct hw_complaint *c, hw_time now);

/* The clock: an open ticket at or past its due time hides its item, whether
 * or not anybody has written that down yet.  Pure function of (c, now). */
void hw_complaint_look(
    const struct hw_complaint *c, hw_time now, struct hw_complaint_view *out);

/* May a ticket go from its state to this one?  Withheld, rejected and
 * corrected from open; restored from withheld; withheld again from rejected,
 * corrected and restored (an appeal).  HW_EDENIED with the reason if not. */
int hw_complaint_may(const struct hw_complaint *c, enum hw_complaint_state to,
    struct hw_err *err) HW_MUST_USE;

/* "open", "withheld", ...; "copyright", ...  Never NULL. */
const char *hw_complaint_state_name(enum hw_complaint_state state);
const char *hw_complaint_kind_name(enum hw_complaint_kind kind);
/* Unknown names give HW_COMPLAINT_OTHER. */
enum hw_complaint_kind hw_complaint_kind_of(struct hw_str name);

#endif
