/* SPDX-License-Identifier: MIT
 * The store: what Headwater remembers, in one file.
 *
 * Verbs of the domain; no SQL leaves this room.  Argument order: handle,
 * arena, inputs, outputs, err.  Results live in the arena given.
 *
 * One handle belongs to one thread.  Many may read; writes take turns.  The
 * program that keeps the live indexes opens with HW_STORE_OWN, and only one
 * can.  Commands beside it open with HW_STORE_WRITE and write between two of
 * its transactions.  Never two write or checkpoint at once, which is what
 * SQLite's WAL-reset fault (3.7.0 to 3.51.2) needs.
 *
 * A write is durable when hw_store_end (or the verb, outside a batch) has
 * returned HW_OK: the WAL has been synced.  Every row carries a hash that is
 * checked when it is read: damage is HW_EIO, never a wrong answer.  Lists
 * leave a damaged row out, log it and count it (hw_store_facts).
 *
 * Withheld items: every verb that gives items to readers leaves them out;
 * hw_store_article says HW_EDENIED and why.
 *
 * Errors: HW_EIO (disk full, busy, damaged: retry later or see the text),
 * HW_ENOTFOUND, HW_ECONFLICT, HW_EDENIED, HW_EINPUT. */
#ifndef HW_STORE_STORE_H
#define HW_STORE_STORE_H

#include "base/err.h"
#include "model/model.h"

struct hw_arena;
struct hw_store;

/* ---- opening -------------------------------------------------------------- */

enum hw_store_mode {
	HW_STORE_READ,  /* query only; the file must exist */
	HW_STORE_WRITE, /* beside an owner; creates the file if absent */
	HW_STORE_OWN,   /* the only owner: places items, keeps indexes */
};

/* Bytes of its disk the store leaves free: below, writes are refused, but for
 * those of the complaints desk. */
#define HW_STORE_FLOOR ((int64_t)64 << 20)

/* Open PATH ("sqlite:PATH" too), creating or migrating it.  HW_EDENIED: it
 * is of a newer version, of another program, or has an owner already; the
 * text names what to do.  Owned; close with hw_store_close. */
int hw_store_open(const char *path, enum hw_store_mode mode,
    struct hw_store **out, struct hw_err *err) HW_MUST_USE;
void hw_store_close(struct hw_store *st); /* NULL is allowed */
/* Another floor than HW_STORE_FLOOR, in bytes; 0: none. */
void hw_store_floor(struct hw_store *st, int64_t bytes);

/* ---- reading ------------------------------------------------------------- */

/* Between look and looked all verbs read the same state of the store, in one
 * read transaction; nothing may be written on this handle.  *version stays
 * the same, for this handle, as long as no other changed the store. */
int hw_store_look(
    struct hw_store *st, int64_t *version, struct hw_err *err) HW_MUST_USE;
void hw_store_looked(struct hw_store *st);

/* ---- writing -------------------------------------------------------------- */

/* Verbs between begin and end share one transaction and one sync.  A verb
 * that fails is undone alone; the batch goes on.  End with rc HW_OK commits,
 * with anything else gives all of it up and returns rc.  Batches do not
 * nest.  Readers see nothing before the end. */
int hw_store_begin(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
int hw_store_end(struct hw_store *st, int rc, struct hw_err *err) HW_MUST_USE;

/* All that is known of one article after the walk. */
struct hw_verdict {
	/* id 0: find out by identity.  An id with the text unchanged
	 * stores sketch, edges, story and links anew. */
	const struct hw_article *article;
	struct hw_str guid;             /* of the feed's item; may be empty */
	hw_id source;                   /* 0: none */
	bool fetched;                   /* the text was read at article->url */
	hw_time now;                    /* our own clock */
	const struct hw_sketch *sketch; /* NULL: none */
	const struct hw_edge *edges;    /* id 0 in a or b: this article */
	size_t n_edges;
	hw_id story;  /* 0: none; made when it does not exist */
	double score; /* of membership */
	const struct hw_story_link *links; /* of the story */
	size_t n_links;
	const struct hw_source *state; /* fetch state to keep, or NULL */
	hw_id done;                    /* queue entry this finishes, or 0 */
};

enum hw_fate {
	HW_FATE_NEW,
	HW_FATE_SAME,    /* known and unchanged: nothing but a sighting */
	HW_FATE_REVISED, /* the old text is kept as a revision */
};

struct hw_committed {
	hw_id article;
	enum hw_fate fate;
	int revision;
	bool hidden; /* withheld, or the same text as something withheld */
};

/* Article, sketch, annotations, edges, story, membership, fetch state and
 * queue, all or nothing.
 * Identity: guid in the source; guid without scheme and host; canonical
 * address; text that is the same, or by an edge of kind COPY or NEAR with
 * score >= .95 near the same, in the same source within three days.  A
 * foreign source (another registrable domain, text not fetched from the
 * address) never revises: it only adds a sighting.
 * The story's pages, times and languages are kept up here; its roles, roots
 * and findings come by hw_store_story_put. */
int hw_store_commit(struct hw_store *st, const struct hw_verdict *v,
    struct hw_committed *out, struct hw_err *err) HW_MUST_USE;

/* The article of this guid in this source, else of this address; either may
 * be empty.  HW_ENOTFOUND. */
int hw_store_find(struct hw_store *st, hw_id source, struct hw_str guid,
    struct hw_str url, hw_id *out, struct hw_err *err) HW_MUST_USE;

/* Lead, state, independent, importance, members' roles, roots and findings
 * of a story, replacing what stood there (pages, first, last, languages and
 * title are the store's own and not read; lead 0 keeps the old one).  merged
 * (n ids) become aliases: their members move here. */
int hw_store_story_put(struct hw_store *st, const struct hw_story *story,
    const hw_id *merged, size_t n, struct hw_err *err) HW_MUST_USE;

/* ---- reading -------------------------------------------------------------- */

enum hw_hidden {
	HW_SHOWN,
	HW_HIDDEN_WITHHELD,  /* by a decision */
	HW_HIDDEN_WITHDRAWN, /* text deleted for good */
	HW_HIDDEN_REVIEW,    /* same text as a withheld item */
	HW_HIDDEN_CLOCK,     /* an unanswered complaint is due; never stored */
};

struct hw_revision {
	int n;
	hw_time seen;
	struct hw_str title;
};

struct hw_item {
	struct hw_article article; /* in lists: no text, no annotations */
	struct hw_str guid;        /* in its source; hw_store_article only */
	struct hw_str excerpt;     /* as rights allow, ready to show */
	bool listed, full, keep, analysis; /* what rights allow */
	hw_id source;                      /* 0: none */
	struct hw_str source_title, source_domain;
	hw_id story;
	enum hw_role role;
	hw_id of;     /* made from this article */
	int revision; /* from 1 */
	hw_time seen; /* when this revision was */
	enum hw_hidden hidden;
	struct hw_revision *revisions; /* older ones; hw_store_article only */
	size_t n_revisions;
};

struct hw_items {
	struct hw_item *v;
	size_t n;
};

#define HW_READ_HIDDEN 1   /* withheld ones too: for tracing, never to show */
#define HW_READ_UNLISTED 2 /* noindex ones too */
#define HW_READ_TEXT 4     /* hw_store_recent: text, first_seen and story */

/* One item with text and annotations, in this revision (0: the newest).
 * HW_EDENIED: withheld; out then holds id, hidden and first_seen only. */
int hw_store_article(struct hw_store *st, struct hw_arena *m, hw_id id,
    int revision, int flags, struct hw_item *out,
    struct hw_err *err) HW_MUST_USE;

struct hw_list_query {
	hw_id after;  /* ids above, oldest first; 0: newest first */
	hw_id before; /* newest first, below this id; 0: from the newest */
	hw_id source, story;  /* only of these; 0: any */
	struct hw_str domain; /* only of hosts or sources under it */
	size_t limit;         /* at most 1,000 */
	int flags;            /* HW_READ_UNLISTED */
};
/* Items for lists and feeds, without text. */
int hw_store_list(struct hw_store *st, struct hw_arena *m,
    const struct hw_list_query *q, struct hw_items *out,
    struct hw_err *err) HW_MUST_USE;

/* Walk articles from id after in order of ids, with text, annotations and
 * sketch (empty when tidied away): rebuilds the live indexes at start, and
 * exports.  since: first seen at or after, HW_TIME_NONE all.  The item and
 * the arena it is in live until each returns; a return other than HW_OK ends
 * the walk and is handed on.  damaged (may be NULL) counts rows left out.
 * With HW_READ_TEXT the item holds what hw_store_text and hw_store_story_of
 * give, at half the cost. */
int hw_store_recent(struct hw_store *st, hw_id after, hw_time since, int flags,
    int (*each)(void *arg, struct hw_arena *m, const struct hw_item *item,
	const struct hw_sketch *sketch),
    void *arg, int64_t *damaged, struct hw_err *err) HW_MUST_USE;

/* How many articles there are since then, of all kinds. */
int hw_store_recent_count(struct hw_store *st, hw_time since, int64_t *n,
    struct hw_err *err) HW_MUST_USE;

/* A link between stories with what is needed to print it. */
struct hw_story_ref {
	struct hw_story_link link;
	struct hw_story other; /* the far end, without its parts */
};

struct hw_story_page {
	struct hw_story story;  /* with roots, members, findings */
	struct hw_item *items;  /* shown members by time, without text */
	size_t n_items;         /* at most HW_STORY_ITEMS of them */
	int64_t withheld;       /* members not shown */
	struct hw_item *abroad; /* pages of the stories linked as the same in
				   other languages: at most HW_STORY_ABROAD */
	size_t n_abroad;
	struct hw_edge *edges; /* among items and abroad, with evidence */
	size_t n_edges;
	struct hw_story_ref *links;
	size_t n_links;
};

/* A page of a story as settling sees it. */
struct hw_settle_page {
	hw_id id;
	hw_time first_seen;
	enum hw_role role; /* as stored */
	hw_id of;
	struct hw_str source_title; /* of its feed */
};

#define HW_SETTLE_LINKED 16

/* A story, to be looked at as a whole: what may be listed of it. */
struct hw_settling {
	hw_id story;                   /* the one id is by now */
	struct hw_settle_page *pages;  /* its own, by time */
	struct hw_settle_page *abroad; /* linked, in other languages */
	size_t n_pages, n_abroad;      /* 80 together at most */
	struct hw_edge *edges;         /* of them, without evidence */
	size_t n_edges;
	hw_id *linked; /* stories abroad, the nearest first */
	size_t n_linked;
};

/* No pages when there is no such story.  A quarter of hw_store_story's cost:
 * no excerpts, findings or links, and nothing is read twice. */
int hw_store_settling(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_settling *out, struct hw_err *err) HW_MUST_USE;

/* An article as it was read, withheld or not, without what its row says
 * besides first_seen.  HW_ENOTFOUND without a message. */
int hw_store_text(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_article *out, struct hw_err *err) HW_MUST_USE;
/* hw_item.seen of an article; HW_TIME_NONE: there is none. */
int hw_store_seen(struct hw_store *st, hw_id article, hw_time *seen,
    struct hw_err *err) HW_MUST_USE;
/* The story an article is in, or 0. */
int hw_store_story_of(struct hw_store *st, hw_id article, hw_id *story,
    struct hw_err *err) HW_MUST_USE;

/* Take away the links of a story to other languages that contradict better
 * ones: a story has one partner in a language, and two that are one event have
 * the same partner in a third.  lost (in m): the stories it was linked with. */
int hw_store_prune_links(struct hw_store *st, struct hw_arena *m, hw_id story,
    hw_id **lost, size_t *n_lost, struct hw_err *err) HW_MUST_USE;

/* Stories that are linked with the same story of another language as this
 * one is, at most max. */
int hw_store_kin(struct hw_store *st, hw_id story, size_t max, hw_id *out,
    size_t *n, struct hw_err *err) HW_MUST_USE;

/* Stories one of whose pages is in part made from one of this story, or the
 * other way round: what they have in common may be that page. */
int hw_store_spliced(struct hw_store *st, hw_id story, size_t max, hw_id *out,
    size_t *n, struct hw_err *err);

#define HW_STORY_ITEMS 500
#define HW_STORY_ABROAD 80
#define HW_STORY_EDGES 2000

/* A story page.  An id that was merged away gives the story it became (its
 * id differs from the one asked for).  HW_ENOTFOUND, also when nothing of it
 * may be shown. */
int hw_store_story(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_story_page *out, struct hw_err *err) HW_MUST_USE;

struct hw_front_story {
	struct hw_story story; /* with roots; without members, findings */
	struct hw_item lead;
	struct hw_item *also; /* other pages, independent ones first */
	size_t n_also;        /* at most HW_FRONT_ALSO */
	int roles[6];         /* pages by enum hw_role, lead included */
	struct hw_story_ref *links;
	size_t n_links;
};

#define HW_FRONT_ALSO 6

struct hw_front_query {
	double before_importance; /* keyset: of the last story of the page */
	hw_id before_id;          /* before; 0: first page */
	hw_time since;            /* last page seen at or after */
	struct hw_str language;   /* empty: any */
	int min_pages;            /* 0: any */
	size_t limit;             /* at most 200 */
};

struct hw_front {
	struct hw_front_story *v;
	size_t n;
};

/* Top stories, most important first.  Stories of which nothing may be shown
 * are left out; a withheld lead is replaced by the earliest shown page. */
int hw_store_stories(struct hw_store *st, struct hw_arena *m,
    const struct hw_front_query *q, struct hw_front *out,
    struct hw_err *err) HW_MUST_USE;

enum hw_order { HW_ORDER_NEWEST, HW_ORDER_BEST };

#define HW_SEARCH_RANKED 5000 /* newest hits that are ranked */

struct hw_search_query {
	struct hw_str text;  /* as typed: words, "a phrase", prefix*, -not,
				title:word, source:domain, lang:en */
	enum hw_order order; /* best among the newest hits */
	hw_id before;        /* keyset for newest; offset for best */
	size_t limit;        /* at most 200 */
};
/* HW_EINPUT with a reason when the query says nothing. */
int hw_store_search(struct hw_store *st, struct hw_arena *m,
    const struct hw_search_query *q, struct hw_items *out,
    struct hw_err *err) HW_MUST_USE;

/* ---- sources -------------------------------------------------------------- */

struct hw_sources {
	struct hw_source *v;
	size_t n;
};

struct hw_source_line { /* of a source's log */
	hw_time at;
	struct hw_str what, detail;
};

struct hw_source_page {
	struct hw_source source;
	struct hw_source_line *log; /* newest first */
	size_t n_log;
	int64_t items;
};

/* Add (id 0) or change a source, all fields.  A url that is there already
 * gives that source's id and changes nothing (HW_ECONFLICT for a change).
 * what, when not empty, is added to its log with detail. */
int hw_store_source_put(struct hw_store *st, const struct hw_source *s,
    hw_time now, struct hw_str what, struct hw_str detail, hw_id *id,
    struct hw_err *err) HW_MUST_USE;
/* Subscribe: a new source of s's kind, url, title, site, language and rule of
 * full text, asked at once; how it came stands in its log. */
int hw_store_follow(struct hw_store *st, const struct hw_source *s, hw_time now,
    struct hw_str how, hw_id *id, struct hw_err *err) HW_MUST_USE;

/* The title alone, of a source or of the one that brought an article; empty
 * when there is none. */
struct hw_str hw_store_source_title(
    struct hw_store *st, struct hw_arena *m, hw_id id);
struct hw_str hw_store_outlet_of(
    struct hw_store *st, struct hw_arena *m, hw_id article);

/* By id, or (id 0) by url or domain: the first of it. */
int hw_store_source(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_str name, struct hw_source_page *out,
    struct hw_err *err) HW_MUST_USE;

/* Sources due at now, most overdue first; HW_TIME_NONE: all, by id.  domain
 * may be empty.  limit 0: no limit. */
int hw_store_sources(struct hw_store *st, struct hw_arena *m, hw_time due,
    struct hw_str domain, size_t limit, struct hw_sources *out,
    struct hw_err *err) HW_MUST_USE;

/* ---- work, notes, quarantine ---------------------------------------------- */

struct hw_queued {
	hw_id id, source;
	struct hw_str kind, key; /* "page" and its address, ... */
	struct hw_str payload;   /* opaque */
	hw_time due;
	int tries;
};

/* Add work; an entry of the same kind and key stays as it is. */
int hw_store_enqueue(struct hw_store *st, const struct hw_queued *q,
    struct hw_err *err) HW_MUST_USE;
/* Is anything of the queue due? */
int hw_store_has_work(struct hw_store *st, hw_time now, int64_t *yes,
    struct hw_err *err) HW_MUST_USE;
/* Lease up to limit entries of a kind due at now: they come again lease
 * seconds later unless a verdict names them done, or hw_store_drop does, and
 * at once to a new owner. */
int hw_store_take(struct hw_store *st, struct hw_arena *m, struct hw_str kind,
    hw_time now, int lease, size_t limit, struct hw_queued **out, size_t *n,
    struct hw_err *err) HW_MUST_USE;
int hw_store_drop(
    struct hw_store *st, hw_id queued, struct hw_err *err) HW_MUST_USE;

/* Remember input that killed or timed out a worker. */
int hw_store_quarantine(struct hw_store *st, hw_time now, struct hw_str name,
    struct hw_str stage, struct hw_str reason, struct hw_str sample,
    struct hw_err *err) HW_MUST_USE;

/* Small values by kind and key: "setting", "site" (site memory), "robots".
 * An empty value with expires 0 removes.  Expired ones are not found. */
int hw_store_note_put(struct hw_store *st, struct hw_str kind,
    struct hw_str key, struct hw_str value, hw_time now, hw_time expires,
    struct hw_err *err) HW_MUST_USE;
int hw_store_note_get(struct hw_store *st, struct hw_arena *m,
    struct hw_str kind, struct hw_str key, hw_time now, struct hw_str *value,
    hw_time *at, struct hw_err *err) HW_MUST_USE;

/* ---- complaints ----------------------------------------------------------- */

/* Open a ticket: id, token, state and times are set by the store.  The item
 * is found by c->article, else by c->url; neither is no error. */
int hw_store_complaint_open(struct hw_store *st, struct hw_arena *m,
    struct hw_complaint *c, hw_time now, struct hw_err *err) HW_MUST_USE;

/* Decide: rights/rights.h says which state may follow which.  Withheld hides
 * the item from every reading verb at once; delete_text also deletes text,
 * revisions and index entries for good.  Restored shows it again.  Written to
 * the audit book in the same transaction. */
int hw_store_complaint_decide(struct hw_store *st, hw_id complaint,
    enum hw_complaint_state to, bool delete_text, struct hw_str actor,
    struct hw_str reason, hw_time now, struct hw_err *err) HW_MUST_USE;

/* Withhold what nobody answered in time (readers do not see it since it was
 * due; this writes it down).  n: how many. */
int hw_store_complaint_clock(
    struct hw_store *st, hw_time now, int *n, struct hw_err *err) HW_MUST_USE;

struct hw_complaints {
	struct hw_complaint *v;
	size_t n;
	struct hw_audit *audit; /* of the one ticket asked for */
	size_t n_audit;
};
/* One by id or token, or (neither) those below before, newest first. */
int hw_store_complaints(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_str token, hw_id before, size_t limit, struct hw_complaints *out,
    struct hw_err *err) HW_MUST_USE;

#endif
