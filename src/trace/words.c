/* SPDX-License-Identifier: MIT
 * How common a word or a whole sentence is, learnt from the articles that
 * pass by: a count-min sketch (Cormode and Muthukrishnan 2005) of document
 * frequencies.  Judges rarity without shipping anybody's word list, and knows
 * page furniture by its being everywhere. */
#include "trace/trace_int.h"

#include <stdlib.h>

#include "base/err.h"

enum {
	BITS = 20, /* cells of a row: 2 rows of 16 bits are 4 MB */
	ROWS = 2,
	FULL = 60000,
};

struct hw_trace_words {
	uint16_t *cell[ROWS];
	uint32_t articles;
};

struct hw_trace_words *
hw_trace_words_new(void)
{
	struct hw_trace_words *w = calloc(1, sizeof(*w));
	HW_ASSERT(w);
	for (int r = 0; r < ROWS; r++) {
		w->cell[r] = calloc((size_t)1 << BITS, sizeof(uint16_t));
		HW_ASSERT(w->cell[r]);
	}
	return w;
}

void
hw_trace_words_free(struct hw_trace_words *w)
{
	if (!w)
		return;
	for (int r = 0; r < ROWS; r++)
		free(w->cell[r]);
	free(w);
}

static uint16_t *
cell_of(const struct hw_trace_words *w, int row, uint32_t hash)
{
	uint64_t h = hw_hash_mix(hash, (uint64_t)row + 1);
	return &w->cell[row][h >> (64 - BITS)];
}

static void
halve(struct hw_trace_words *w)
{
	w->articles /= 2;
	for (int r = 0; r < ROWS; r++)
		for (size_t i = 0; i < (size_t)1 << BITS; i++)
			w->cell[r][i] /= 2;
}

static void
count_one(struct hw_trace_words *w, uint32_t hash)
{
	for (int r = 0; r < ROWS; r++) {
		uint16_t *c = cell_of(w, r, hash);
		*c = (uint16_t)(*c + (*c < UINT16_MAX));
	}
}

void
hw_trace_words_add(struct hw_trace_words *w, const struct hw_tokens *t)
{
	/* A small filter of words already counted for this article; what
	 * it forgets is counted twice, which does no harm. */
	uint32_t seen[1024] = {0};
	size_t n = t->n < HW_TRACE_MAX_TOKENS ? t->n : HW_TRACE_MAX_TOKENS;
	if (++w->articles >= FULL)
		halve(w);
	for (size_t i = 0; i < n; i++) {
		uint32_t h = t->v[i].hash, *s = &seen[h % 1024];
		if (*s == h)
			continue;
		*s = h;
		count_one(w, h);
	}
	for (size_t i = 0, end; i < n; i = end) {
		uint32_t h;
		end = hw_trace_sentence(t->v, n, i, &h);
		if (h)
			count_one(w, h);
	}
}

uint32_t
hw_trace_words_count(const struct hw_trace_words *w, uint32_t hash)
{
	uint32_t least = UINT32_MAX;
	for (int r = 0; r < ROWS; r++) {
		uint32_t c = *cell_of(w, r, hash);
		least = c < least ? c : least;
	}
	return least;
}

uint32_t
hw_trace_words_articles(const struct hw_trace_words *w)
{
	return w->articles;
}
