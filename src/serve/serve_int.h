/* SPDX-License-Identifier: MIT
 * What the files of the web room share: a request, its result, the handlers
 * and the pieces of pages. */
#ifndef HW_SERVE_SERVE_INT_H
#define HW_SERVE_SERVE_INT_H

#include "base/arena.h"
#include "base/buf.h"
#include "serve/html.h"
#include "serve/serve.h"
#include "store/store.h"

#define HW_PAGE_MAX ((size_t)8 << 20) /* bytes of an answer */

enum hw_form { /* of a list, chosen by the end of its address */
	HW_FORM_HTML,
	HW_FORM_ATOM,
	HW_FORM_JSON, /* JSON Feed 1.1 */
	HW_FORM_NDJSON,
};

/* One request, borrowed by its handler. */
struct hw_req {
	struct hw_arena *m;
	struct hw_store *st; /* NULL: the store cannot be opened, see why */
	const char *why;
	const struct hw_serve_config *cfg;
	const char *css; /* path of the style sheet */
	hw_time now;
	struct hw_str method;
	struct hw_str path; /* decoded; the list form's ending is cut off */
	enum hw_form form;
	struct hw_str query; /* as sent */
	struct hw_str body;
	struct hw_str type; /* of the body */
	struct hw_str host, origin, referer, fetch_site, signature, none_match;
	struct hw_str peer;
	bool local; /* from this machine and through no proxy */
	bool gzip;  /* accepted */
	bool post;
};

/* What the handler makes of it.  Starts as an empty 200 HTML page. */
struct hw_res {
	int status;
	const char *type;
	struct hw_buf b;
	struct hw_str location;   /* redirect */
	struct hw_str blocked_by; /* of a 451 */
	struct hw_str links;      /* a Link header, or empty */
	int refresh;   /* seconds until a browser asks again; 0: never */
	bool form;     /* has a form: the origin must be told to ourselves */
	bool noindex;  /* not for search engines */
	bool constant; /* may be kept for a year */
	bool close;    /* end the connection */
};

/* ---- route.c ---------------------------------------------------------------- */

/* Find the handler and run it.  Never fails: errors become pages. */
void hw_route(struct hw_req *q, struct hw_res *r);
/* What the page at this path is made of. */
enum hw_reads {
	HW_READS_NOTHING, /* of the store, or it is not there */
	HW_READS_STORE,
	HW_READS_SHARED, /* of the store alone: the same for every reader */
};
enum hw_reads hw_route_reads(struct hw_str path);
/* ".atom", ..., or "". */
const char *hw_form_ending(enum hw_form form);

/* ---- query.c ---------------------------------------------------------------- */

/* Value of a field of an x-www-form-urlencoded string, decoded and valid
 * UTF-8, CR LF as LF; empty when absent.  In m. */
struct hw_str hw_form_get(
    struct hw_arena *m, struct hw_str form, const char *name);
/* All values of it; at most max.  Returns how many. */
size_t hw_form_all(struct hw_arena *m, struct hw_str form, const char *name,
    struct hw_str *out, size_t max);
/* The bytes of the file sent in field name of a multipart/form-data body of
 * this content type; empty when there is none. */
struct hw_str hw_form_file(
    struct hw_str type, struct hw_str body, const char *name);
/* The id a path part begins with ("17-title"); 0: none. */
hw_id hw_path_id(struct hw_str part);
/* Does the request come from a page of ours?  False: refuse to act. */
bool hw_same_origin(const struct hw_req *q);
/* http(s) address with a host and nothing that breaks out of an attribute. */
bool hw_link_ok(struct hw_str url);

/* ---- chrome.c: the frame of every page --------------------------------------- */

/* What the frame is to show. */
struct hw_frame {
	struct hw_str title; /* of the window; empty: the collection's name */
	const char *here;    /* path of the section, or NULL */
	struct hw_str feed;  /* address of the list without its ending */
	struct hw_str canonical; /* path */
	struct hw_str search;    /* what was searched for */
	struct hw_str about;     /* address to complain about; empty: none */
	struct hw_str language;  /* of the title, when it is a quoted one */
};

void hw_frame_top(
    const struct hw_req *q, struct hw_res *r, const struct hw_frame *f);
void hw_frame_end(
    const struct hw_req *q, struct hw_res *r, const struct hw_frame *f);
/* An error page: what happened and what to do now. */
void hw_page_error(
    const struct hw_req *q, struct hw_res *r, int status, struct hw_str why);
/* The same for an error of the store. */
void hw_page_fail(
    const struct hw_req *q, struct hw_res *r, const struct hw_err *err);
/* The address of this server for people: base_url, or http:// and Host. */
struct hw_str hw_base_url(const struct hw_req *q);

/* ---- pieces.c: what several pages say alike ---------------------------------- */

/* "/s/12-slug" or "/s/12" */
void hw_put_story_path(
    struct hw_buf *b, struct hw_arena *m, const struct hw_story *s);
/* Who published it: the source's title, the page's own name, its host. */
struct hw_str hw_outlet(const struct hw_item *item);
/* <a> to the publisher, or plain text when there is no good address. */
void hw_put_publisher(struct hw_buf *b, const struct hw_item *item,
    const char *class, struct hw_str text);
/* When it was published, else when it was first seen here. */
void hw_put_when(struct hw_buf *b, const struct hw_item *item);
/* The role as a tag; suspicion is worded as such. */
const char *hw_role_word(enum hw_role role);
void hw_put_role(struct hw_buf *b, enum hw_role role);
const char *hw_edge_word(enum hw_edge_kind kind);
/* What a finding is about: "Office of Kang Sun Nam". */
void hw_put_subject(struct hw_buf *b, const struct hw_finding *f);
/* The strip of dots: one a page, by role. */
void hw_put_strip(struct hw_buf *b, const int roles[6]);
/* A root by name, linked when we know where, ghosted when outside. */
void hw_put_root(struct hw_buf *b, const struct hw_root *root,
    const struct hw_item *held); /* held: its page here, or NULL */
const struct hw_item *hw_item_of(const struct hw_story_page *p, hw_id id);
const struct hw_edge *hw_edge_of(
    const struct hw_story_page *p, hw_id a, hw_id b);
/* The evidence of a judgement as a list of short sentences. */
void hw_put_evidence(
    struct hw_buf *b, struct hw_arena *m, const struct hw_edge *e, size_t max);
/* A row of a list of items (search, source). */
void hw_put_item_row(
    struct hw_buf *b, struct hw_arena *m, const struct hw_item *item);
/* The end of a sentence in words: "cut" of at most n characters. */
struct hw_str hw_clip(struct hw_arena *m, struct hw_str s, size_t n);

/* ---- pages ------------------------------------------------------------------- */

void hw_get_front(struct hw_req *q, struct hw_res *r);
void hw_get_story(struct hw_req *q, struct hw_res *r); /* and below it */
void hw_get_item(struct hw_req *q, struct hw_res *r);  /* and versions */
void hw_get_sources(struct hw_req *q, struct hw_res *r);
void hw_get_source(struct hw_req *q, struct hw_res *r);
void hw_get_search(struct hw_req *q, struct hw_res *r);
void hw_get_complain(struct hw_req *q, struct hw_res *r);
void hw_post_complain(struct hw_req *q, struct hw_res *r);
void hw_get_ticket(struct hw_req *q, struct hw_res *r);
void hw_get_transparency(struct hw_req *q, struct hw_res *r);
void hw_get_method(struct hw_req *q, struct hw_res *r);
void hw_get_welcome(struct hw_req *q, struct hw_res *r);
void hw_post_sources(struct hw_req *q, struct hw_res *r);
void hw_post_starter(struct hw_req *q, struct hw_res *r);
void hw_post_opml(struct hw_req *q, struct hw_res *r); /* takes a file */
void hw_get_seek(struct hw_req *q, struct hw_res *r);

/* Parts of the story page, each a section. */
void hw_put_origin(struct hw_req *q, struct hw_res *r,
    const struct hw_story_page *p, bool whole);
/* False, and nothing written, when there are none and whole is not set. */
bool hw_put_claims(struct hw_req *q, struct hw_res *r,
    const struct hw_story_page *p, bool whole);
bool hw_put_quotes(struct hw_req *q, struct hw_res *r,
    const struct hw_story_page *p, bool whole);
void hw_put_pages(struct hw_req *q, struct hw_res *r,
    const struct hw_story_page *p, bool whole);
void hw_put_links(
    struct hw_req *q, struct hw_res *r, const struct hw_story_page *p);
/* False: nothing to draw, no page rests on another. */
bool hw_put_graph(struct hw_buf *b, struct hw_arena *m,
    const struct hw_story_page *p, size_t most);
void hw_put_graph_table(
    struct hw_buf *b, struct hw_arena *m, const struct hw_story_page *p);
void hw_get_compare(
    struct hw_req *q, struct hw_res *r, const struct hw_story_page *p);

/* ---- diff.c ------------------------------------------------------------------- */

/* b with the words that a does not have in <ins>, and with both set, a's lost
 * words in <del>.  Words in order, by longest common subsequence; texts over
 * 400 words are compared by their ends only.  O(n m) words. */
void hw_put_diff(struct hw_buf *b, struct hw_arena *m, struct hw_str from,
    struct hw_str to, bool both);

/* ---- feeds.c: lists as Atom, JSON Feed and NDJSON ----------------------------- */

struct hw_feed_entry {
	struct hw_str id; /* path that never changes: "/s/12" */
	struct hw_str title, language;
	struct hw_str url; /* absolute, or a path of ours */
	struct hw_str via; /* the publisher's page, when url is ours */
	struct hw_str author, html, summary;
	hw_time published, updated;
	const struct hw_story *story; /* for NDJSON; may be NULL */
	const struct hw_item *item;   /* likewise */
};

struct hw_feed_head {
	struct hw_str title;
	struct hw_str path;  /* of the HTML page; the list is path + ending */
	struct hw_str query; /* with its ?, or empty */
	bool told;           /* hubs are told of its news */
};

void hw_put_feed(const struct hw_req *q, struct hw_res *r,
    const struct hw_feed_head *h, const struct hw_feed_entry *v, size_t n);
/* Entries from what the store gave. */
struct hw_feed_entry hw_entry_of_item(
    struct hw_arena *m, const struct hw_item *item);
struct hw_feed_entry hw_entry_of_front(
    struct hw_arena *m, const struct hw_front_story *s);

#endif
