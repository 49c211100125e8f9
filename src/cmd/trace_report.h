/* SPDX-License-Identifier: MIT
 * headwater trace FILE...: what stands in some pages, story by story, for
 * people (text) and machines (one JSON object). */
#ifndef HW_CMD_TRACE_REPORT_H
#define HW_CMD_TRACE_REPORT_H

#include "base/err.h"
#include "model/model.h"
#include "trace/rewriting.h"

struct hw_arena;

/* One page of the report. */
struct hw_report_page {
	struct hw_article *a;  /* with parts; a->id is its number, from 1 */
	struct hw_signs signs; /* of its text, and of its parts' */
	bool estimated;        /* the date is the story's, not its own */
	bool aggregator;       /* says so itself */
	size_t story;          /* index of its story */
};

struct hw_report_story {
	struct hw_story s; /* members, roots, findings */
	size_t *page;      /* indexes, by time */
	size_t n;
	struct hw_strs through; /* outlets credited on the way to the root */
	size_t follows;         /* index + 1 of the story it follows; 0 */
	int gap_days;           /* to that story; 0: unknown */
};

struct hw_report {
	struct hw_report_page *page;
	size_t n_pages;
	struct hw_report_story *story;
	size_t n_stories;
	struct hw_edge *edges; /* a and b are page numbers */
	size_t n_edges;
};

/* Group, judge and compare; pages (annotated) are borrowed and their whens,
 * claims and estimated dates are set anew.  phrases (may be NULL) are signs of
 * rewriting besides the table's.  Lives in m. */
void hw_report_make(struct hw_arena *m, struct hw_article **pages, size_t n,
    const struct hw_phrase_list *phrases, struct hw_report *out);

/* trace_group.c: fills page.story and story; then joins the stories of pages
 * that an edge calls copies. */
void hw_report_group(struct hw_arena *m, struct hw_report *r);
void hw_report_bind(struct hw_report *r, const struct hw_edge *event, size_t n);
/* The earliest day that a page of the story states, or HW_TIME_NONE. */
hw_time hw_report_day(
    const struct hw_report *r, const struct hw_report_story *s);

/* Keys across spellings, in order, each once. */
struct hw_trace_keys {
	uint64_t *v;
	size_t n;
};

/* Whom and what a page and its parts name. */
struct hw_trace_names {
	struct hw_trace_keys full;  /* names of two words and more */
	struct hw_trace_keys words; /* words of names of any kind */
};
void hw_trace_names(
    struct hw_arena *m, const struct hw_article *a, struct hw_trace_names *out);
/* Are so many names in common, or one and many of their words, and the days
 * so near, that both tell of one event?  For few pages that somebody put side by side. */
bool hw_trace_kin(const struct hw_article *a, const struct hw_trace_names *in_a,
    const struct hw_article *b, const struct hw_trace_names *in_b);

/* To standard output.  evidence: all signs and the rows of every edge. */
void hw_report_json(struct hw_arena *m, const struct hw_report *r);
void hw_report_text(
    struct hw_arena *m, const struct hw_report *r, bool evidence);

/* Page text for people and for spans: text, then the parts' texts. */
struct hw_str hw_report_body(struct hw_arena *m, const struct hw_article *a);

#endif
