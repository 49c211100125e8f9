/* SPDX-License-Identifier: MIT
 * Term -> the newest articles that hold it.  A ring for each term, capped, so
 * that a common term costs no more than a rare one. */
#include "story/story_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum {
	RING = 1000, /* newest articles remembered for a term */
	QUERY = 20,  /* heaviest terms looked up */
};

struct posting {
	uint32_t article;
	float weight;
};

struct ring {
	uint32_t term; /* 0: empty slot */
	uint32_t n, cap;
	uint32_t next; /* where the next one goes, once full */
	struct posting *v;
};

struct hw_term_index {
	struct ring *slot;
	size_t mask, n;
	float *sum; /* of each article, zero between queries */
	size_t n_sum;
	size_t bytes;
};

static void *
need(void *p)
{
	HW_ASSERT(p);
	return p;
}

struct hw_term_index *
hw_term_index_new(void)
{
	struct hw_term_index *ix = need(calloc(1, sizeof(*ix)));
	ix->mask = 1023;
	ix->slot = need(calloc(ix->mask + 1, sizeof(*ix->slot)));
	return ix;
}

void
hw_term_index_free(struct hw_term_index *ix)
{
	if (!ix)
		return;
	for (size_t i = 0; i <= ix->mask; i++)
		free(ix->slot[i].v);
	free(ix->slot);
	free(ix->sum);
	free(ix);
}

static struct ring *
ring_of(const struct hw_term_index *ix, uint32_t term)
{
	size_t i = (term * 0x9E3779B1u) & ix->mask;
	while (ix->slot[i].term && ix->slot[i].term != term)
		i = (i + 1) & ix->mask;
	return &ix->slot[i];
}

static void
grow_table(struct hw_term_index *ix)
{
	struct ring *old = ix->slot;
	size_t n = ix->mask + 1;
	ix->mask = n * 2 - 1;
	ix->slot = need(calloc(n * 2, sizeof(*ix->slot)));
	for (size_t i = 0; i < n; i++)
		if (old[i].term)
			*ring_of(ix, old[i].term) = old[i];
	free(old);
}

static void
push(struct hw_term_index *ix, struct ring *r, struct posting p)
{
	if (r->n == RING) {
		r->v[r->next] = p;
		r->next = (r->next + 1) % RING;
		return;
	}
	if (r->n == r->cap) {
		uint32_t cap = r->cap ? r->cap * 2 : 2;
		r->v = need(realloc(r->v, cap * sizeof(*r->v)));
		ix->bytes += (cap - r->cap) * sizeof(*r->v);
		r->cap = cap;
	}
	r->v[r->n++] = p;
}

void
hw_term_index_add(
    struct hw_term_index *ix, uint32_t article, const struct hw_vector *v)
{
	if (article >= ix->n_sum) {
		size_t n = (article + 1024u) * 3 / 2;
		ix->sum = need(realloc(ix->sum, n * sizeof(*ix->sum)));
		memset(
		    ix->sum + ix->n_sum, 0, (n - ix->n_sum) * sizeof(*ix->sum));
		ix->n_sum = n;
	}
	for (size_t i = 0; i < v->n; i++) {
		if (ix->n * 4 > ix->mask * 3)
			grow_table(ix);
		struct ring *r = ring_of(ix, v->v[i].hash);
		if (!r->term) {
			r->term = v->v[i].hash;
			ix->n++;
		}
		push(ix, r, (struct posting){article, v->v[i].weight});
	}
}

/* The weight from which a term is one of the heaviest QUERY. */
static float
least_weight(const struct hw_vector *v)
{
	float top[QUERY] = {0};
	for (size_t i = 0; i < v->n; i++) {
		float w = v->v[i].weight;
		if (w <= top[QUERY - 1])
			continue;
		int at = QUERY - 1;
		for (; at > 0 && top[at - 1] < w; at--)
			top[at] = top[at - 1];
		top[at] = w;
	}
	return top[QUERY - 1];
}

static void
keep_best(const struct hw_term_index *ix, uint32_t *best, size_t *n, size_t max,
    uint32_t article)
{
	float s = ix->sum[article];
	if (*n == max && s <= ix->sum[best[max - 1]])
		return;
	size_t at = *n < max ? (*n)++ : max - 1;
	for (; at > 0 && ix->sum[best[at - 1]] < s; at--)
		best[at] = best[at - 1];
	best[at] = article;
}

size_t
hw_term_index_find(struct hw_term_index *ix, struct hw_arena *m,
    const struct hw_vector *v, uint32_t oldest, size_t max, uint32_t *article)
{
	uint32_t *touched = HW_ARRAY(m, uint32_t, QUERY * RING);
	size_t n_touched = 0, n = 0, asked = 0;
	float least = least_weight(v);
	for (size_t i = 0; i < v->n && asked < QUERY; i++) {
		if (v->v[i].weight < least)
			continue;
		asked++;
		const struct ring *r = ring_of(ix, v->v[i].hash);
		for (uint32_t k = 0; k < r->n; k++) {
			uint32_t d = r->v[k].article;
			if (d < oldest)
				continue;
			if (ix->sum[d] == 0)
				touched[n_touched++] = d;
			ix->sum[d] += r->v[k].weight * v->v[i].weight;
		}
	}
	for (size_t i = 0; i < n_touched; i++)
		keep_best(ix, article, &n, max, touched[i]);
	for (size_t i = 0; i < n_touched; i++)
		ix->sum[touched[i]] = 0;
	return n;
}

size_t
hw_term_index_bytes(const struct hw_term_index *ix)
{
	return ix->bytes + (ix->mask + 1) * sizeof(*ix->slot) +
	    ix->n_sum * sizeof(*ix->sum);
}
