/* SPDX-License-Identifier: MIT
 * Do two pages tell of the same people?  A report from abroad and a comment
 * have other words than the news, but its names. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "cmd/trace_report.h"
#include "text/names.h"
#include "text/token.h"

enum {
	NAMES = 400,  /* of a page that are looked at */
	LEAST = 3,    /* names in common */
	PART = 3,     /* ... and the third part of those of the page with few */
	WORDS = 1000, /* words of names of a page that are looked at */
	LEAST_WORDS = 5, /* ... in common, and the third part, beside a name */
	SHORT = 4,       /* bytes of a word's key that may be no name */
	STEM = 6,        /* ... and that are compared: "Astara", "Astarada" */
	APART = 4        /* days between two reports of one event */
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
    struct hw_arena *m, const struct hw_article *a, struct hw_trace_keys *out)
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

/* Words with a capital inside a sentence, save what every page of such news
 * has: countries, media, days, offices. */
static void
collect_words(
    struct hw_arena *m, const struct hw_article *a, struct hw_trace_keys *out)
{
	struct hw_tokens t;

	hw_text_tokens(m, a->text, a->language, &t);
	for (size_t i = 0; i < t.n && out->n < WORDS; i++) {
		struct hw_str key;

		if (!(t.v[i].flags & HW_TOK_CAP) ||
		    t.v[i].flags & (HW_TOK_SENT | HW_TOK_STOP | HW_TOK_LINE) ||
		    t.v[i].kinds &
			(HW_WORD_PLACE | HW_WORD_MEDIA | HW_WORD_DATE |
			    HW_WORD_ORG | HW_WORD_OFFICE | HW_WORD_HONOUR))
			continue;
		key = hw_name_key(m, hw_token_str(a->text, &t.v[i]));
		if (key.n >= SHORT)
			out->v[out->n++] = hw_hash(
			    hw_str_sub(key, 0, key.n < STEM ? key.n : STEM));
	}
	for (size_t i = 0; i < a->n_parts; i++)
		collect_words(m, &a->parts[i], out);
}

/* In order, each once. */
static void
put_in_order(struct hw_trace_keys *k)
{
	size_t to = 0;

	qsort(k->v, k->n, sizeof(*k->v), by_value);
	for (size_t i = 0; i < k->n; i++)
		if (!i || k->v[i] != k->v[i - 1])
			k->v[to++] = k->v[i];
	k->n = to;
}

void
hw_trace_names(
    struct hw_arena *m, const struct hw_article *a, struct hw_trace_names *out)
{
	out->full = (struct hw_trace_keys){HW_ARRAY(m, uint64_t, NAMES), 0};
	collect(m, a, &out->full);
	put_in_order(&out->full);
	out->words = (struct hw_trace_keys){HW_ARRAY(m, uint64_t, WORDS), 0};
	collect_words(m, a, &out->words);
	put_in_order(&out->words);
}

static bool
are_apart(const struct hw_article *a, const struct hw_article *b)
{
	int64_t gap = a->published.at - b->published.at;

	return a->published.precision >= HW_PRECISION_DAY &&
	    b->published.precision >= HW_PRECISION_DAY &&
	    llabs(gap) > APART * 86400;
}

static size_t
in_common(const struct hw_trace_keys *a, const struct hw_trace_keys *b)
{
	size_t n = 0;

	for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
		uint64_t x = a->v[i], y = b->v[k];

		n += x == y;
		i += x <= y;
		k += x >= y;
	}
	return n;
}

static size_t
fewer(const struct hw_trace_keys *a, const struct hw_trace_keys *b)
{
	return a->n < b->n ? a->n : b->n;
}

bool
hw_trace_kin(const struct hw_article *a, const struct hw_trace_names *in_a,
    const struct hw_article *b, const struct hw_trace_names *in_b)
{
	size_t names = in_common(&in_a->full, &in_b->full);
	size_t words = in_common(&in_a->words, &in_b->words);

	if (are_apart(a, b))
		return false;
	return (names >= LEAST &&
		   names * PART >= fewer(&in_a->full, &in_b->full)) ||
	    (names && words >= LEAST_WORDS &&
		words * PART >= fewer(&in_a->words, &in_b->words));
}
