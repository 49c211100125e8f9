/* SPDX-License-Identifier: MIT
 * Fingerprints: the smallest hashes of each kind of gram in each window.
 * Windows stand side by side, so that a text of half a page's worth is found
 * from either half of a splice. */
#include "trace/pivot.h"
#include "trace/trace_int.h"

#include <stdlib.h>

enum {
	WINDOW = 300,       /* tokens */
	KEEP_SKELETON = 24, /* hashes of a window */
	KEEP_WORD = 8,
	KEEP_NAME = 8,
	KEEP_PIVOT = 24, /* of the whole text; more where names are not */
	MORE_PIVOT = 80, /* told from other words */
	NOUN_PIVOT = 48, /* where every noun has a capital */
	STEM = 5,        /* sounds of a name before its ending */
};

static const int keep[HW_GRAMS] = {[HW_GRAM_WORD] = KEEP_WORD,
    [HW_GRAM_SKELETON] = KEEP_SKELETON,
    [HW_GRAM_NAME] = KEEP_NAME};

/* The bottom-k of hashes: v is sorted, without doubles, at most k long. */
static uint16_t
bottom(uint32_t *v, size_t k, const uint32_t *hash, size_t n)
{
	size_t have = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t h = hash[i];
		if (!h || (have == k && h >= v[k - 1]))
			continue;
		size_t at = have;
		while (at > 0 && v[at - 1] > h)
			at--;
		if (at > 0 && v[at - 1] == h)
			continue;
		if (have < k)
			have++;
		for (size_t j = have - 1; j > at; j--)
			v[j] = v[j - 1];
		v[at] = h;
	}
	return (uint16_t)have;
}

/* Where the grams that start in tokens [.., end) end, from gram at on. */
static size_t
grams_until(const struct hw_trace_doc *d, enum hw_gram g, size_t at, size_t end)
{
	while (at < d->grams[g].n && hw_trace_unit(d, g, at) < end)
		at++;
	return at;
}

static void
fill(struct hw_arena *m, const struct hw_trace_doc *d, size_t end,
    size_t at[HW_GRAMS], struct hw_window *w)
{
	uint32_t **list[HW_GRAMS] = {&w->word, &w->skeleton, &w->name};
	uint16_t *n[HW_GRAMS] = {&w->n_word, &w->n_skeleton, &w->n_name};
	for (enum hw_gram g = 0; g < HW_GRAMS; g++) {
		size_t to = grams_until(d, g, at[g], end);
		*list[g] = HW_ARRAY(m, uint32_t, (size_t)keep[g]);
		*n[g] = bottom(*list[g], (size_t)keep[g],
		    d->grams[g].hash + at[g], to - at[g]);
		at[g] = to;
	}
}

/* ---- pivots --------------------------------------------------------------- */

struct weighed {
	uint32_t hash;
	uint32_t weight; /* how telling */
};

static int
by_weight(const void *x, const void *y)
{
	const struct weighed *a = x, *b = y;
	if (a->weight != b->weight)
		return a->weight < b->weight ? 1 : -1;
	return (a->hash > b->hash) - (a->hash < b->hash);
}

/* The first sounds of a name, without those some languages drop. */
static uint32_t
stem(uint32_t sounds)
{
	uint32_t out = 0;
	for (int n = 0; sounds && n < STEM; sounds >>= 3)
		if ((sounds & 7) != HW_SOUND_W)
			out |= (sounds & 7) << (3 * n++);
	return out;
}

/* Long numbers and names of many sounds lead to few articles; in scripts
 * without capitals the longest words are seldom names. */
static void
weigh(
    const struct hw_trace_doc *d, const struct hw_pivot *p, struct weighed *out)
{
	const struct hw_token *t = &d->tok[p->token];
	if (p->kind == HW_PIVOT_NUMBER) {
		out->hash = (uint32_t)hw_hash_mix(p->exact, 77);
		out->weight = 10 + t->end - t->start;
		return;
	}
	out->hash = (uint32_t)hw_hash_mix(stem(p->sounds), 78);
	out->weight = p->kind != HW_PIVOT_WORD ? 6u + p->n
	    : p->n <= STEM                     ? p->n
					       : 1;
}

static void
keep_pivots(
    struct hw_arena *m, const struct hw_trace_doc *d, struct hw_sketch *out)
{
	const struct hw_pivots *p = hw_trace_pivots(d);
	struct weighed *v = HW_ARRAY(m, struct weighed, p->n);
	size_t n = 0, words = 0;
	for (size_t i = 0; i < p->n; i++) {
		words += p->v[i].kind == HW_PIVOT_WORD;
		if (p->v[i].kind == HW_PIVOT_NUMBER || p->v[i].n >= 3)
			weigh(d, &p->v[i], &v[n++]);
	}
	qsort(v, n, sizeof(*v), by_weight);
	size_t most = words * 2 > p->n                     ? MORE_PIVOT
	    : hw_str_istarts(d->a->language, HW_STR("de")) ? NOUN_PIVOT
							   : KEEP_PIVOT;
	out->pivot = HW_ARRAY(m, uint32_t, most);
	for (size_t i = 0; i < n && out->n_pivot < most; i++)
		if (!i || v[i].hash != v[i - 1].hash)
			out->pivot[out->n_pivot++] = v[i].hash;
}

static uint32_t
language_hash(struct hw_str lang)
{
	struct hw_str first = {0};
	return hw_str_split(&lang, '-', &first) ? (uint32_t)hw_hash(first) | 1
						: 0;
}

void
hw_trace_sketch_ready(
    struct hw_arena *m, const struct hw_trace_doc *d, struct hw_sketch *out)
{
	size_t n = (d->n + WINDOW / 2) / WINDOW;
	if (n == 0)
		n = d->n > 0;
	*out = (struct hw_sketch){
	    .window = HW_ARRAY(m, struct hw_window, n), .n = n};
	out->language = language_hash(d->a->language);
	keep_pivots(m, d, out);
	size_t at[HW_GRAMS] = {0};
	for (size_t i = 0; i < n; i++) {
		struct hw_window *w = &out->window[i];
		size_t first = i * WINDOW;
		size_t end = i + 1 < n ? first + WINDOW : d->n;
		w->span.start = d->tok[first].start;
		w->span.end = d->tok[end - 1].end;
		fill(m, d, end, at, w);
	}
}

void
hw_trace_sketch_tokens(struct hw_arena *m, const struct hw_article *a,
    const struct hw_tokens *t, struct hw_sketch *out)
{
	hw_trace_sketch_ready(m, hw_trace_prepare(m, NULL, a, t), out);
}

void
hw_trace_sketch(
    struct hw_arena *m, const struct hw_article *a, struct hw_sketch *out)
{
	hw_trace_sketch_tokens(m, a, NULL, out);
}
