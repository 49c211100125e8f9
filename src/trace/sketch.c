/* SPDX-License-Identifier: MIT
 * Fingerprints: the smallest hashes of each kind of gram in each window.
 * Windows stand side by side, so that a text of half a page's worth is found
 * from either half of a splice. */
#include "trace/trace_int.h"

enum {
	WINDOW = 300,       /* tokens */
	KEEP_SKELETON = 24, /* hashes of a window */
	KEEP_WORD = 8,
	KEEP_NAME = 8,
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

void
hw_trace_sketch_tokens(struct hw_arena *m, const struct hw_article *a,
    const struct hw_tokens *t, struct hw_sketch *out)
{
	struct hw_trace_doc d;
	hw_trace_doc_read(m, NULL, a, t, &d);
	hw_trace_doc_grams(m, &d);
	size_t n = (d.n + WINDOW / 2) / WINDOW;
	if (n == 0)
		n = d.n > 0;
	*out = (struct hw_sketch){
	    .window = HW_ARRAY(m, struct hw_window, n), .n = n};
	size_t at[HW_GRAMS] = {0};
	for (size_t i = 0; i < n; i++) {
		struct hw_window *w = &out->window[i];
		size_t first = i * WINDOW;
		size_t end = i + 1 < n ? first + WINDOW : d.n;
		w->span.start = d.tok[first].start;
		w->span.end = d.tok[end - 1].end;
		fill(m, &d, end, at, w);
	}
}

void
hw_trace_sketch(
    struct hw_arena *m, const struct hw_article *a, struct hw_sketch *out)
{
	hw_trace_sketch_tokens(m, a, NULL, out);
}
