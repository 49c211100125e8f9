/* SPDX-License-Identifier: MIT
 * What a page holds besides its article: texts that may have been copied, or
 * be copied later. */
#ifndef HW_PIPE_PARTS_H
#define HW_PIPE_PARTS_H

#include "trace/trace.h"

#define HW_PARTS_MAX 4 /* other texts of a page that are compared */

/* The parts of one page, ready for comparison. */
struct hw_parts {
	const struct hw_trace_doc *doc[HW_PARTS_MAX];
	const struct hw_article *article[HW_PARTS_MAX];
	const struct hw_article *page;
	size_t n;
};

/* Make the parts of page ready: articles of its site and day.  They live in
 * m and borrow the page.  w may be NULL. */
void hw_parts_prepare(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_article *page, struct hw_parts *out);

/* Add the windows of the parts to the fingerprints of their page's article, so
 * that a later text finds them.  Their spans point into the parts. */
void hw_parts_sketch(
    struct hw_arena *m, const struct hw_parts *parts, struct hw_sketch *s);

/* Compare text a, or part i of the page pa, with b or part k of pb; NULL: the
 * article itself.  true: one was made from the other, and out is an edge of
 * the kind "partial" between their pages.  Spans point into stored texts, so
 * none into a part; covers are shares of the page. */
bool hw_parts_compare(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_trace_doc *a, const struct hw_parts *pa, size_t i,
    const struct hw_trace_doc *b, const struct hw_parts *pb, size_t k,
    struct hw_edge *out);

#endif
