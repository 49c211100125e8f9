/* SPDX-License-Identifier: MIT
 * Which stretches of two texts run parallel.  Grams that stand exactly once
 * in both texts are anchors (patience, Cohen 2010); anchors that keep order
 * and distance form blocks, so a moved paragraph or a splice makes several;
 * the gaps inside a block are closed by a small longest common subsequence.
 * Linear but for those gaps, which are bounded. */
#include "trace/trace_int.h"

enum {
	GAP = 48,     /* tokens between two anchors of one block */
	PUT_IN = 20,  /* ... that one text has where the other has none */
	NONE = 3,     /* ... or so few */
	OPEN = 6,     /* blocks that may grow at a time */
	LEAST = 5,    /* equal tokens below which a block is chance */
	REPLACED = 6, /* words that may stand for others in one place */
};

/* ---- anchors ------------------------------------------------------------- */

struct gram_slot {
	uint32_t hash;
	uint32_t at;   /* gram number in a + 1; 0: empty */
	uint32_t twin; /* gram number in b + 1 */
	uint8_t na, nb;
};

struct gram_table {
	struct gram_slot *v;
	size_t mask;
};

static struct gram_slot *
slot_of(const struct gram_table *t, uint32_t hash)
{
	size_t i = (hash * 0x9E3779B1u) & t->mask;
	while (t->v[i].at && t->v[i].hash != hash)
		i = (i + 1) & t->mask;
	return &t->v[i];
}

/* Grams of kind g, counted in both texts. */
static void
count_grams(struct hw_arena *m, const struct hw_grams *a,
    const struct hw_grams *b, struct gram_table *t)
{
	size_t cap = 16;
	while (cap < a->n * 2)
		cap *= 2;
	t->v = HW_ARRAY(m, struct gram_slot, cap);
	t->mask = cap - 1;
	for (size_t i = 0; i < a->n; i++) {
		if (!a->hash[i])
			continue;
		struct gram_slot *s = slot_of(t, a->hash[i]);
		if (!s->at) {
			s->hash = a->hash[i];
			s->at = (uint32_t)i + 1;
		}
		s->na = (uint8_t)(s->na + (s->na < 2));
	}
	for (size_t i = 0; i < b->n; i++) {
		if (!b->hash[i])
			continue;
		struct gram_slot *s = slot_of(t, b->hash[i]);
		if (!s->at)
			continue;
		if (!s->nb)
			s->twin = (uint32_t)i + 1;
		s->nb = (uint8_t)(s->nb + (s->nb < 2));
	}
}

/* Pair the tokens of each anchor; the first pairing of a token stays. */
static void
pair_tokens(const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    enum hw_gram g, const struct gram_table *t, struct hw_alignment *out)
{
	for (size_t i = 0; i < a->grams[g].n; i++) {
		if (!a->grams[g].hash[i])
			continue;
		const struct gram_slot *s = slot_of(t, a->grams[g].hash[i]);
		if (s->na != 1 || s->nb != 1)
			continue;
		size_t j = s->twin - 1;
		for (int k = 0; k < a->grams[g].size; k++) {
			uint32_t x = hw_trace_unit(a, g, i + (size_t)k);
			uint32_t y = hw_trace_unit(b, g, j + (size_t)k);
			if (out->to_b[x] || out->to_a[y])
				continue;
			out->to_b[x] = y + 1;
			out->to_a[y] = x + 1;
		}
	}
}

/* ---- blocks -------------------------------------------------------------- */

struct growing {
	uint32_t a0, b0, a, b; /* first and last pair */
	uint32_t pairs;
	uint32_t number; /* from 1; 0: not in use */
};

static void
unpair(struct hw_alignment *x, uint32_t i)
{
	x->to_a[x->to_b[i] - 1] = 0;
	x->to_b[i] = 0;
}

/* The open block a pair continues, or the one to begin anew. */
static struct growing *
choose(struct growing *open, uint32_t i, uint32_t j)
{
	struct growing *best = NULL, *old = &open[0];
	uint32_t drift = UINT32_MAX;
	for (int k = 0; k < OPEN; k++) {
		struct growing *g = &open[k];
		if (!g->number || g->a < old->a)
			old = g;
		if (!g->number || j <= g->b || j - g->b > GAP || i - g->a > GAP)
			continue;
		uint32_t da = i - g->a, db = j - g->b;
		/* What stands between is another's: no parallel stretch. */
		if ((da > PUT_IN && db <= NONE) || (db > PUT_IN && da <= NONE))
			continue;
		uint32_t d = da > db ? da - db : db - da;
		if (d < drift) {
			drift = d;
			best = g;
		}
	}
	if (best)
		return best;
	for (int k = 0; k < OPEN; k++)
		if (!open[k].number)
			return &open[k];
	old->number = 0;
	return old;
}

struct block_list {
	struct hw_block *v;
	size_t n, cap;
};

/* Put every pair into a block; label[i] is the block of token i of a. */
static void
form_blocks(struct hw_arena *m, size_t n, struct hw_alignment *x,
    uint32_t *label, struct block_list *list)
{
	struct growing open[OPEN] = {0};
	for (uint32_t i = 0; i < n; i++) {
		if (!x->to_b[i])
			continue;
		uint32_t j = x->to_b[i] - 1;
		struct growing *g = choose(open, i, j);
		if (!g->number) {
			*HW_PUSH(m, list) = (struct hw_block){
			    i, i + 1, j, j + 1, 0, 0};
			*g = (struct growing){.number = (uint32_t)list->n};
		}
		g->a = i;
		g->b = j;
		struct hw_block *b = &list->v[g->number - 1];
		b->a1 = i + 1;
		b->b1 = j + 1;
		b->equal++;
		label[i] = g->number;
	}
	for (uint32_t i = 0; i < n; i++)
		if (label[i] && list->v[label[i] - 1].equal < LEAST)
			unpair(x, i);
}

/* ---- gaps ---------------------------------------------------------------- */

/* Pair the longest common subsequence of a[a0,a1) and b[b0,b1), both at most
 * GAP long. */
static void
close_gap(const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    uint32_t a0, uint32_t a1, uint32_t b0, uint32_t b1, struct hw_alignment *x)
{
	uint8_t len[GAP + 1][GAP + 1] = {{0}};
	uint32_t n = a1 - a0, k = b1 - b0;
	if (!n || !k || n > GAP || k > GAP)
		return;
	for (uint32_t i = n; i-- > 0;)
		for (uint32_t j = k; j-- > 0;) {
			uint8_t skip = len[i + 1][j] > len[i][j + 1]
			    ? len[i + 1][j]
			    : len[i][j + 1];
			uint8_t take = (uint8_t)(len[i + 1][j + 1] + 1);
			bool same = a->tok[a0 + i].hash == b->tok[b0 + j].hash;
			len[i][j] = same && take > skip ? take : skip;
		}
	for (uint32_t i = 0, j = 0; i < n && j < k;) {
		bool same = a->tok[a0 + i].hash == b->tok[b0 + j].hash;
		if (same && len[i][j] == len[i + 1][j + 1] + 1) {
			if (!x->to_b[a0 + i] && !x->to_a[b0 + j]) {
				x->to_b[a0 + i] = b0 + j + 1;
				x->to_a[b0 + j] = a0 + i + 1;
			}
			i++;
			j++;
		} else if (len[i + 1][j] >= len[i][j + 1]) {
			i++;
		} else {
			j++;
		}
	}
}

/* Close the gaps of one block and count what is equal and replaced. */
static void
finish(const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    const uint32_t *label, uint32_t number, struct hw_block *k,
    struct hw_alignment *x)
{
	uint32_t i0 = k->a0, j0 = k->b0;
	for (uint32_t i = k->a0 + 1; i < k->a1; i++) {
		if (label[i] != number || !x->to_b[i])
			continue;
		uint32_t j = x->to_b[i] - 1;
		if (i > i0 + 1 && j > j0 + 1)
			close_gap(a, b, i0 + 1, i, j0 + 1, j, x);
		i0 = i;
		j0 = j;
	}
	k->equal = 0;
	i0 = k->a0, j0 = k->b0;
	for (uint32_t i = k->a0; i < k->a1; i++) {
		uint32_t j = x->to_b[i];
		if (!j || --j < k->b0 || j >= k->b1 || (k->equal && j <= j0))
			continue;
		if (k->equal && i > i0 + 1 && j > j0 + 1 &&
		    i - i0 - 1 <= REPLACED && j - j0 - 1 <= REPLACED)
			k->replaced++;
		k->equal++;
		i0 = i;
		j0 = j;
	}
}

void
hw_trace_align(struct hw_arena *m, const struct hw_trace_doc *a,
    const struct hw_trace_doc *b, struct hw_alignment *out)
{
	*out = (struct hw_alignment){.to_b = HW_ARRAY(m, uint32_t, a->n),
	    .to_a = HW_ARRAY(m, uint32_t, b->n)};
	static const enum hw_gram order[] = {
	    HW_GRAM_WORD, HW_GRAM_SKELETON, HW_GRAM_NAME};
	for (int k = 0; k < HW_GRAMS; k++) {
		enum hw_gram g = order[k];
		struct gram_table t;
		count_grams(m, &a->grams[g], &b->grams[g], &t);
		pair_tokens(a, b, g, &t, out);
	}
	uint32_t *label = HW_ARRAY(m, uint32_t, a->n);
	struct block_list list = {0};
	form_blocks(m, a->n, out, label, &list);
	out->block = list.v;
	for (uint32_t k = 0; k < list.n; k++) {
		struct hw_block *bl = &list.v[k];
		if (bl->equal < LEAST)
			continue;
		finish(a, b, label, k + 1, bl, out);
		out->block[out->n++] = *bl;
	}
}
