/* SPDX-License-Identifier: MIT
 * The nouns.  Plain structs without behaviour: read this file first.
 *
 * Strings are views (base/str.h) into the arena of the job that made the
 * noun.  Positions in text are byte spans into hw_article.text, so that every
 * quotation and every proof is verbatim by construction.  Not knowing has a
 * value of its own everywhere: empty string, HW_TIME_NONE, HW_PRECISION_NONE,
 * HW_DIRECTION_UNKNOWN, id 0. */
#ifndef HW_MODEL_MODEL_H
#define HW_MODEL_MODEL_H

#include "base/str.h"
#include "base/time.h"
#include "base/vec.h"

typedef int64_t hw_id; /* row id in the store; 0: not stored */

struct hw_span {
	uint32_t start, end; /* bytes, end exclusive; empty when equal */
};

struct hw_strs { /* list of strings */
	struct hw_str *v;
	size_t n, cap;
};

/* ---- time as the press writes it ---------------------------------------- */

enum hw_precision {
	HW_PRECISION_NONE,
	HW_PRECISION_YEAR,
	HW_PRECISION_MONTH,
	HW_PRECISION_DAY,
	HW_PRECISION_SECOND,
};

struct hw_date {
	hw_time at;                  /* UTC start of the stated period */
	enum hw_precision precision; /* what was stated */
	int16_t offset;              /* minutes east, as written */
	bool has_offset;             /* an offset or zone was written */
	struct hw_str source;        /* "json-ld", "meta", "time", "byline",
					"url", "text", "feed", "" unknown */
	float confidence;            /* 0..1 */
};

/* ---- acquiring ----------------------------------------------------------- */

enum hw_source_kind {
	HW_SOURCE_FEED,
	HW_SOURCE_SITEMAP,
	HW_SOURCE_PAGE, /* an HTML section page watched for new links */
	HW_SOURCE_FILE, /* imported */
};

enum hw_fulltext { HW_FULLTEXT_AUTO, HW_FULLTEXT_ALWAYS, HW_FULLTEXT_NEVER };

/* What the owner of this installation decided to show of a source. */
enum hw_rights_owner {
	HW_RIGHTS_OWNER_DEFAULT, /* obey the publisher */
	HW_RIGHTS_OWNER_FULL,    /* owner has permission: show full text */
	HW_RIGHTS_OWNER_LINK,    /* headline and link only */
};

/* A feed, sitemap or site we poll, with its fetch state. */
struct hw_source {
	hw_id id;
	enum hw_source_kind kind;
	struct hw_str url;
	struct hw_str title;
	struct hw_str site;                /* home page */
	struct hw_str domain;              /* registrable domain */
	struct hw_str language;            /* BCP 47, as declared */
	struct hw_str etag, last_modified; /* validators, opaque */
	struct hw_str state; /* "ok", "gone", "blocked by X", last error */
	enum hw_fulltext fulltext;
	enum hw_rights_owner owner;
	struct hw_str more; /* what fetch/ keeps besides, opaque */
	hw_time added, last_poll, last_change, next_poll;
	int64_t polls, changes, errors; /* errors: in a row */
	double rate;                    /* items a day, smoothed */
};

/* Bytes as fetched.  The same struct comes from the wire, WARC, a file and
 * standard input. */
struct hw_page {
	struct hw_str id;           /* name for people and NDJSON */
	struct hw_str url;          /* after redirects; may be empty */
	struct hw_str content_type; /* as the server said it */
	struct hw_str language;     /* Content-Language header */
	struct hw_str body;
	struct hw_str etag, last_modified;
	struct hw_str robots_tag; /* X-Robots-Tag, all values joined by , */
	struct hw_str tdm;        /* tdm-reservation header */
	int status;               /* HTTP; 0: not from HTTP */
	hw_time first_seen;       /* our own clock; HW_TIME_NONE in filters */
};

struct hw_enclosure {
	struct hw_str url, type;
	int64_t length; /* bytes, -1 unknown */
};

struct hw_person {
	struct hw_str name, email, url;
};

/* One item of a feed or sitemap.  HTML fields are as published, resolved and
 * sanitised only when the docstring of the maker says so. */
struct hw_entry {
	struct hw_str id; /* guid */
	struct hw_str title, link, author;
	struct hw_str summary_html, content_html;
	struct hw_str published_raw, updated_raw;
	struct hw_date published, updated;
	struct hw_str language, rights, comments;
	struct hw_strs tags;
	struct hw_enclosure *enclosures;
	size_t n_enclosures;
	struct hw_str source_title, source_url; /* RSS source, Atom source */
	struct hw_str image;
	const void *more; /* format/'s extended fields, may be NULL */
};

struct hw_feed {
	struct hw_str format; /* "rss20", "atom10", "json11", "sitemap", ... */
	struct hw_str title, link, language, description;
	struct hw_str self, hub; /* WebSub */
	struct hw_str next;      /* RFC 5005 */
	int ttl_minutes;         /* ttl or sy:update*; 0: none */
	uint32_t skip_hours;     /* bit per UTC hour */
	uint8_t skip_days;       /* bit per weekday, Sunday 0 */
	struct hw_entry *entries;
	size_t n;
	const void *more; /* format/'s extended fields, may be NULL */
};

/* ---- reading ------------------------------------------------------------- */

enum hw_name_kind {
	HW_NAME_UNKNOWN,
	HW_NAME_PERSON,
	HW_NAME_ORG,
	HW_NAME_PLACE,
	HW_NAME_OUTLET, /* newspaper, broadcaster, agency */
};

/* A mention of a named thing. */
struct hw_name {
	struct hw_span span;
	enum hw_name_kind kind;
	struct hw_str canonical; /* fullest form on this page, without title */
	struct hw_str title;     /* office or honorific before or after it */
	uint32_t entity;         /* mentions of one thing share it, from 1 */
};

/* A date mentioned in the text, resolved against the page's own date. */
struct hw_when {
	struct hw_span span;
	struct hw_date date;
};

struct hw_quote {
	struct hw_span span;         /* between the quotation marks */
	struct hw_span speaker_span; /* mention; empty when none */
	struct hw_str speaker;       /* resolved name, or empty */
	struct hw_str source;        /* who reported it ("KCNA"), or empty */
	bool pronoun;                /* the mention is a pronoun */
	bool indirect;               /* reported speech without marks */
};

/* Who a sentence rests on: chain[0] nearest to the page. */
struct hw_credit {
	struct hw_span span; /* the sentence; empty: a line outside the text, */
	struct hw_str line;  /* ... this one */
	struct hw_strs chain; /* "CNN", "Ankit Panda" */
	struct hw_str url;    /* hyperlink to the credited page, if any */
	bool hearsay;         /* "reportedly": unnamed */
	bool image;           /* credit of a picture */
};

enum hw_slot { /* the keyed slots in which reports may contradict */
	HW_SLOT_NONE,
	HW_SLOT_OFFICE,  /* key: person; value: office */
	HW_SLOT_SINCE,   /* key: "first" + subject; value: year or event */
	HW_SLOT_DAY,     /* key: verb + names; value: day */
	HW_SLOT_COUNT,   /* key: noun class; value: number */
	HW_SLOT_WORDING, /* key: speaker + utterance; value: wording */
	HW_SLOT_EVENT,   /* key: person + verb + place; "only here" */
};

struct hw_claim {
	struct hw_span span; /* anchor */
	enum hw_slot slot;
	struct hw_str key, value;
	struct hw_date date; /* HW_SLOT_DAY: the resolved day */
};

enum hw_article_kind {
	HW_KIND_UNKNOWN,
	HW_KIND_ARTICLE,
	HW_KIND_LIVE,    /* live blog */
	HW_KIND_LIST,    /* section page, index, search result */
	HW_KIND_PAYWALL, /* only a stub is free */
	HW_KIND_OTHER,   /* product, forum, documentation, ... */
};

struct hw_link {
	struct hw_str url, text;
	struct hw_span span; /* where in the text; empty when not in it */
};

/* What the publisher says may be done with it. */
struct hw_rights {
	struct hw_str holder, notice, licence; /* licence: a URL */
	bool noindex, nosnippet, noarchive;
	int max_snippet;   /* characters; -1: not stated */
	bool tdm_reserved; /* TDM reservation, noai, Content-Usage */
	struct hw_str tdm_policy;
};

struct hw_article {
	hw_id id;
	struct hw_str key; /* record id for people and NDJSON */
	struct hw_str url, canonical;
	struct hw_str host; /* of url */
	struct hw_str site; /* site name as the page gives it */
	enum hw_article_kind kind;
	float confidence; /* that text is the article, 0..1 */
	struct hw_str title, author;
	struct hw_str credit; /* agency codes: "AP", "dpa/lno" */
	struct hw_str description, image, image_credit, image_licence;
	struct hw_date published, modified;
	hw_time first_seen;
	struct hw_str language; /* of the text, BCP 47; empty unknown */
	struct hw_str script;   /* ISO 15924: "Latn" */
	bool rtl;
	struct hw_str text; /* paragraphs separated by a blank line */
	struct hw_rights rights;
	struct hw_link *links;
	size_t n_links;
	struct hw_article *parts; /* other articles on the same page */
	size_t n_parts;
	struct hw_strs dropped; /* boilerplate removed, for explanation */
	struct hw_strs notes;   /* ... in which the page tells where its text
				   comes from */

	/* Set by text_annotate. */
	struct hw_span *sentences;
	size_t n_sentences;
	struct hw_name *names;
	size_t n_names;
	struct hw_when *whens;
	size_t n_whens;
	struct hw_quote *quotes;
	size_t n_quotes;
	struct hw_credit *credits;
	size_t n_credits;
	struct hw_claim *claims;
	size_t n_claims;
};

/* ---- tracing ------------------------------------------------------------- */

/* Fingerprints of one window of the text (about 300 words). */
struct hw_window {
	struct hw_span span;
	uint32_t *skeleton, *word, *name; /* sorted bottom-k hashes */
	uint16_t n_skeleton, n_word, n_name;
};

struct hw_sketch {
	struct hw_window *window;
	size_t n;
	uint32_t *pivot; /* hashes of names and numbers, in any language */
	uint16_t n_pivot;
	uint32_t language; /* hash of its first subtag; 0: unknown */
};

enum hw_edge_kind {
	HW_EDGE_NONE,
	HW_EDGE_COPY,
	HW_EDGE_NEAR,    /* light edit */
	HW_EDGE_PARTIAL, /* splice */
	HW_EDGE_SPUN,    /* rewritten */
	HW_EDGE_TRANSLATED,
	HW_EDGE_UPDATE, /* newer version by the same publisher */
	HW_EDGE_CREDIT, /* b names a as its source, without copied text */
};

enum hw_direction {
	HW_DIRECTION_UNKNOWN,
	HW_DIRECTION_AB, /* b was made from a */
	HW_DIRECTION_BA,
};

/* One term of a judgement, printed as it stands. */
struct hw_evidence {
	struct hw_str what;   /* "published earlier", "credit", "shared text" */
	struct hw_str detail; /* phrase, date, address */
	double weight;        /* log-odds for a > b; 0: neutral */
	struct hw_span a, b;  /* where; empty when it is no place */
};

struct hw_edge {
	hw_id a, b; /* article ids, or ordinals in a filter run */
	enum hw_edge_kind kind;
	double score;           /* 0..1 */
	float cover_a, cover_b; /* share of each text that runs parallel */
	enum hw_direction direction;
	double margin; /* sum of the evidence's weights */
	struct hw_evidence *evidence;
	size_t n;
	/* Of texts in two languages, copies or not, and not stored: the
	 * log-likelihood that they tell of one event, by the rare names that
	 * both hold. */
	double event;
	struct hw_strs names;
};

/* Where a story comes from: a page of ours, or somebody outside. */
struct hw_root {
	hw_id article;      /* 0: outside the collection */
	struct hw_str name; /* "KCNA", outlet, or host */
	struct hw_str url;
	int pages; /* that rest on it */
};

/* ---- stories ------------------------------------------------------------- */

enum hw_story_state { HW_STORY_OPEN, HW_STORY_ACTIVE, HW_STORY_CLOSED };

/* What a page is to its story. */
enum hw_role {
	HW_ROLE_UNKNOWN,
	HW_ROLE_INDEPENDENT, /* rests on nobody else in the story */
	HW_ROLE_COPY,        /* copy, near, partial */
	HW_ROLE_REWRITTEN,
	HW_ROLE_TRANSLATED,
	HW_ROLE_UPDATE,
};

struct hw_member {
	hw_id article;
	enum hw_role role;
	hw_id of; /* the page it was made from; 0: none or unknown */
};

enum hw_finding_kind {
	HW_FINDING_DIFFERS, /* the pages contradict one another */
	HW_FINDING_AGREES,
	HW_FINDING_SINGLE, /* only one page says it */
	HW_FINDING_QUOTE,  /* one utterance in its wordings */
};

/* Where a page says it, and how. */
struct hw_anchor {
	hw_id article;
	struct hw_span span;    /* in that article's text */
	struct hw_str value;    /* the value or wording on that page */
	struct hw_str credited; /* who it rests on there, or empty */
	int side;               /* anchors of one side agree; -1: not known */
};

/* What the pages of a story say about one thing. */
struct hw_finding {
	enum hw_finding_kind kind;
	enum hw_slot slot;
	struct hw_str key; /* of the claim; speaker of a quotation */
	struct hw_anchor *anchors;
	size_t n;
};

struct hw_story {
	hw_id id;
	struct hw_str title; /* of the lead, never our own words */
	struct hw_str language;
	hw_id lead; /* article shown first: the primary source if we hold it */
	enum hw_story_state state;
	hw_time first, last; /* of its members */
	int pages, independent;
	int differs;             /* findings of kind HW_FINDING_DIFFERS */
	struct hw_str languages; /* of its pages: "en fr ko" */
	double importance;
	struct hw_root *roots;
	size_t n_roots;
	struct hw_member *members;
	size_t n_members;
	struct hw_finding *findings;
	size_t n_findings;
};

enum hw_story_link_kind {
	HW_LINK_FOLLOWS,
	HW_LINK_SIMILAR,
	HW_LINK_OTHER_LANGUAGE,
};

struct hw_story_link {
	hw_id from, to;
	enum hw_story_link_kind kind;
	double score;
	struct hw_strs shared; /* terms or names that speak for it */
	int gap_days;
};

/* ---- rights desk --------------------------------------------------------- */

enum hw_complaint_kind {
	HW_COMPLAINT_OTHER,
	HW_COMPLAINT_COPYRIGHT,
	HW_COMPLAINT_TRADEMARK,
	HW_COMPLAINT_DEFAMATION,
	HW_COMPLAINT_PRIVACY,
	HW_COMPLAINT_COURT,
	HW_COMPLAINT_CORRECTION,  /* something here is wrong */
	HW_COMPLAINT_ATTRIBUTION, /* "you call us a copy" */
	HW_COMPLAINT_OPTOUT,      /* a source wants out */
};

enum hw_complaint_state {
	HW_COMPLAINT_OPEN,
	HW_COMPLAINT_WITHHELD, /* hidden everywhere, by decision or clock */
	HW_COMPLAINT_REJECTED,
	HW_COMPLAINT_CORRECTED,
	HW_COMPLAINT_RESTORED, /* was withheld, is shown again */
};

struct hw_complaint {
	hw_id id;
	struct hw_str token; /* unguessable, in the complainant's address */
	hw_id article;       /* 0: no item of ours */
	enum hw_complaint_kind kind;
	enum hw_complaint_state state;
	struct hw_str url, name, email;
	struct hw_str reason;        /* one line */
	struct hw_str text;          /* the whole notice */
	struct hw_str decision;      /* the reasons given to the complainant */
	bool by_clock;               /* nobody answered: withheld when due */
	hw_time opened, due, closed; /* due: opened + 24 h */
};

/* One line of the desk's book, which is only ever added to. */
struct hw_audit {
	hw_time at;
	struct hw_str actor;  /* "clock", "operator", account */
	struct hw_str action; /* "open", "withhold", "restore", ... */
	hw_id complaint, article;
	struct hw_str note;
};

#endif
