/* SPDX-License-Identifier: MIT
 * The report for people: which page was made from which, and how we know. */
#include <stdio.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "cmd/trace_text.h"

#define STRONG 1.0 /* margin of an edge that is shown beside a common origin */

enum {
	ROWS_SHOWN = 3, /* of a copy's evidence, unless all is asked for */
	SAMPLE_BYTES = 160,
	SIBLINGS_MAX = 2000, /* edges; beyond, all are shown */
};

/* A row of evidence, with the pages' labels for "first" and "second". */
static void
row(const struct hw_trace_out *o, const struct hw_edge *e,
    const struct hw_evidence *v)
{
	struct hw_str rest = v->what, word, s = {0};
	struct hw_str a = hw_trace_label(o, e->a), b = hw_trace_label(o, e->b);
	bool timed = hw_str_starts(v->what, HW_STR("seen")) ||
	    hw_str_starts(v->what, HW_STR("published"));

	while (hw_str_word(&rest, &word)) {
		bool one = hw_str_eq(word, HW_STR("first")) && !timed;
		bool two = hw_str_eq(word, HW_STR("second"));

		s = hw_str_printf(o->m, "%.*s%s%.*s", HW_FMT(s), s.n ? " " : "",
		    HW_FMT(one    ? a
			    : two ? b
				  : word));
	}
	if (timed)
		s = hw_str_printf(o->m, "%.*s %.*s",
		    HW_FMT(v->weight > 0 ? a : b), HW_FMT(s));
	if (v->detail.n)
		s = hw_str_printf(o->m, "%.*s: %.*s", HW_FMT(s),
		    HW_FMT(hw_utf8_clip(v->detail, 90)));
	printf("         ");
	hw_trace_wrap(s, 11, 9);
}

/* The longest shared stretch, in the words of the first page. */
static void
sample(const struct hw_trace_out *o, const struct hw_edge *e)
{
	const struct hw_evidence *v = &e->evidence[0];
	struct hw_str text = o->r->page[e->a - 1].a->text;

	if (!e->n || v->a.end <= v->a.start || v->a.end > text.n)
		return;
	printf("         “");
	hw_trace_wrap(
	    hw_str_printf(o->m, "%.*s”",
		HW_FMT(hw_trace_clip(o->m,
		    hw_str_sub(text, v->a.start, v->a.end), SAMPLE_BYTES))),
	    10, 10);
}

/* "12 of 13" */
static struct hw_str
met(const struct hw_edge *e)
{
	struct hw_str s = e->n ? e->evidence[0].detail : HW_STR("some");

	return hw_str_sub(s, 0, hw_str_chr(s, ';', 0));
}

static void
edge(const struct hw_trace_out *o, const struct hw_edge *e)
{
	static const char *const what[] = {
	    [HW_EDGE_COPY] = "is a copy of",
	    [HW_EDGE_NEAR] = "is a lightly edited copy of",
	    [HW_EDGE_PARTIAL] = "takes a part of",
	    [HW_EDGE_SPUN] = "is a rewriting of",
	    [HW_EDGE_TRANSLATED] = "is a translation of",
	    [HW_EDGE_UPDATE] = "is a later version of",
	    [HW_EDGE_CREDIT] = "names as its source",
	};
	bool ba = e->direction == HW_DIRECTION_BA;
	bool known = e->direction != HW_DIRECTION_UNKNOWN;
	struct hw_str from = hw_trace_label(o, ba ? e->b : e->a);
	struct hw_str to = hw_trace_label(o, ba ? e->a : e->b);
	size_t shown = 0;

	if (known)
		printf("    %.*s %s %.*s", HW_FMT(to), what[e->kind],
		    HW_FMT(from));
	else
		printf("    %.*s and %.*s: one %s the other, not known which",
		    HW_FMT(from), HW_FMT(to), what[e->kind]);
	if (e->kind == HW_EDGE_TRANSLATED)
		printf(": %.*s names and numbers in common\n", HW_FMT(met(e)));
	else if (e->kind == HW_EDGE_CREDIT)
		printf("\n");
	else
		printf(": %.0f %% of the shorter\n", e->score * 100);
	if (!o->evidence)
		sample(o, e);
	for (size_t k = 0; k < e->n; k++) {
		const struct hw_evidence *v = &e->evidence[k];
		bool speaks = v->weight > 0 || v->weight < 0;

		if (o->evidence || (speaks && shown++ < ROWS_SHOWN))
			row(o, e, v);
	}
}

/* The page that this edge's copy was made from, as far as is known; 0. */
static hw_id
origin(const struct hw_edge *e, hw_id copy)
{
	if (e->direction == HW_DIRECTION_AB && e->b == copy)
		return e->a;
	return e->direction == HW_DIRECTION_BA && e->a == copy ? e->b : 0;
}

/* Two copies of one page are alike; little says that one was made from the
 * other. */
static bool
are_siblings(const struct hw_trace_out *o, const struct hw_edge *e)
{
	const struct hw_report *r = o->r;

	if (e->margin >= STRONG || e->margin <= -STRONG ||
	    r->n_edges > SIBLINGS_MAX)
		return false;
	for (size_t i = 0; i < r->n_edges; i++) {
		hw_id z = origin(&r->edges[i], e->a);

		for (size_t k = 0; z && k < r->n_edges; k++)
			if (origin(&r->edges[k], e->b) == z)
				return true;
	}
	return false;
}

void
hw_trace_copies(const struct hw_trace_out *o, size_t s)
{
	size_t n = 0;

	for (size_t i = 0; i < o->r->n_edges; i++) {
		const struct hw_edge *e = &o->r->edges[i];

		size_t x = o->r->page[e->a - 1].story;
		size_t y = o->r->page[e->b - 1].story;

		if ((x < y ? x : y) != s)
			continue; /* of two stories, with the first */
		if (!o->evidence && are_siblings(o, e))
			continue;
		if (!n++)
			printf("\n  Copies\n");
		edge(o, e);
	}
	if (!n && o->r->story[s].n > 1 &&
	    (o->r->n_stories == 1 || o->r->n_edges))
		printf("\n  No page is a copy of another.\n");
}
