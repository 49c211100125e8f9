/* SPDX-License-Identifier: MIT
 * The walk of one article.  hw_pipe_read is its pure
 * first half (a worker process, the filters); struct hw_placer is the second
 * half (one writer): which story, copy of whom, commit. */
#ifndef HW_PIPE_PIPE_H
#define HW_PIPE_PIPE_H

#include "base/err.h"
#include "base/json.h"
#include "html/html.h"
#include "model/model.h"

struct hw_arena;
struct hw_store;
struct hw_placer;

/* ---- first half: page -> article, pure ------------------------------------ */

/* What other articles of the site had in common, and what this one adds. */
struct hw_pipe_site {
	struct hw_site_memory memory; /* in */
	struct hw_html_hashes blocks; /* out; none of plain text */
};

/* Read a page: rights, text, metadata, language; with annotate also names,
 * dates, quotations, credits and claims.  hint (or NULL) is the feed's entry,
 * site (or NULL) the memory of the page's host.
 * A content_type of text/plain is text without a DOM, dirtied by boilerplate.
 * A page that is not text, or empty, is HW_EINPUT. */
int hw_pipe_read(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, bool annotate, struct hw_pipe_site *site,
    struct hw_article *out, struct hw_err *err) HW_MUST_USE;

/* An article that was read before (format/article.h): its text and parts are
 * taken as they are (6 MB of it), with annotate read anew.  No text is HW_EINPUT. */
int hw_pipe_article(struct hw_arena *m, const struct hw_json *rec,
    bool annotate, struct hw_article *out, struct hw_err *err) HW_MUST_USE;

/* Parse a feed and sanitise the HTML of its entries. */
int hw_pipe_feed(struct hw_arena *m, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err) HW_MUST_USE;

/* A section page as a feed of its article links; HW_EINPUT: it has none. */
int hw_pipe_section(struct hw_arena *m, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err) HW_MUST_USE;

/* The "hint" object of a record, written by hw_pipe_put_hint; false when the
 * record has none. */
bool hw_pipe_hint(
    struct hw_arena *m, const struct hw_json *rec, struct hw_entry *out);
void hw_pipe_put_hint(struct hw_jw *w, const struct hw_entry *e);

#endif
