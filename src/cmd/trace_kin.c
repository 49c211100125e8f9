/* SPDX-License-Identifier: MIT
 * Do two pages tell of the same people?  A report from abroad and a comment
 * have other words than the news, but its names. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "cmd/trace_report.h"
#include "text/names.h"

enum {
	NAMES = 400, /* of a page that are looked at */
	LEAST = 3,   /* names in common */
	PART = 3,    /* ... and the third part of those of the page with few */
	APART = 4    /* days between two reports of one event */
};

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The last two words: what stands before them may be an office. */
static struct hw_str
last_words(struct hw_str s)
{
	size_t i = s.n, spaces = 0;

	while (i > 0 && (spaces += s.p[i - 1] == ' ') < 2)
		i--;
	return hw_str_from(s, i);
}

static void
collect(
    struct hw_arena *m, const struct hw_article *a, struct hw_trace_names *out)
{
	for (size_t i = 0; i < a->n_names && out->n < NAMES; i++) {
		struct hw_str name = a->names[i].canonical;

		if (hw_str_chr(name, ' ', 0) == HW_NPOS ||
		    a->names[i].kind == HW_NAME_OUTLET)
			continue;
		out->v[out->n++] = hw_hash(hw_name_key(m, last_words(name)));
	}
	for (size_t i = 0; i < a->n_parts; i++)
		collect(m, &a->parts[i], out);
}

void
hw_trace_names(
    struct hw_arena *m, const struct hw_article *a, struct hw_trace_names *out)
{
	size_t to = 0;

	*out = (struct hw_trace_names){HW_ARRAY(m, uint64_t, NAMES), 0};
	collect(m, a, out);
	qsort(out->v, out->n, sizeof(*out->v), by_value);
	for (size_t i = 0; i < out->n; i++)
		if (!i || out->v[i] != out->v[i - 1])
			out->v[to++] = out->v[i];
	out->n = to;
}

static bool
are_apart(const struct hw_article *a, const struct hw_article *b)
{
	int64_t gap = a->published.at - b->published.at;

	return a->published.precision >= HW_PRECISION_DAY &&
	    b->published.precision >= HW_PRECISION_DAY &&
	    llabs(gap) > APART * 86400;
}

bool
hw_trace_kin(const struct hw_article *a, const struct hw_trace_names *in_a,
    const struct hw_article *b, const struct hw_trace_names *in_b)
{
	size_t few = in_a->n < in_b->n ? in_a->n : in_b->n, shared = 0;

	for (size_t i = 0, k = 0; i < in_a->n && k < in_b->n;) {
		shared += in_a->v[i] == in_b->v[k];
		if (in_a->v[i] <= in_b->v[k])
			i++;
		else
			k++;
	}
	return shared >= LEAST && shared * PART >= few && !are_apart(a, b);
}
