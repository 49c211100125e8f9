/* SPDX-License-Identifier: MIT
 * Which names of one text stand in another.  The different names of a text
 * are kept in blocks of 16 with the count of each sound, so that most pairs
 * are refused sixteen at a time: what one name has and the other has not
 * costs something wherever it stands. */
#include "trace/trace_int.h"

#include <math.h>

#include "trace/pivot.h"

enum {
	LANES = 16,
	CLASSES = 7, /* of sounds, from HW_SOUND_P */
	NEVER = 255, /* no count of sounds is so high */
};

#define FIFTH 0.2       /* costs are in fifths of a sound */
#define LOSS 1.4        /* what a lost sound takes from those kept */
#define LUCK 0.02       /* a match is no likelier than this by chance, */
#define KEPT_LEAST 2.43 /* so it keeps so many sounds: 5^-2.4307 = 0.02 */
#define SAME 0.002      /* chance of the very same word or number */

/* A different name or number of a text. */
struct group {
	uint32_t sounds, exact;
	uint32_t first, end; /* its mentions */
	uint8_t kind, n;
};

struct block {
	uint8_t bag[CLASSES][LANES]; /* sounds, each counted by its weight */
	uint16_t group[LANES];
	uint8_t kind, n;
};

struct hw_pivot_index {
	struct group *group; /* in the order of their first mentions */
	size_t n_group;
	uint32_t *mention; /* numbers of pivots, group by group */
	uint32_t *slot;    /* groups by their exact word, + 1 */
	size_t mask;
	struct block *block;
	size_t n_block;
};

/* ---- the different ones --------------------------------------------------- */

static size_t
home_of(const struct hw_pivot_index *ix, uint32_t exact)
{
	return (exact * 0x9E3779B1u >> 7) & ix->mask;
}

/* The group a pivot belongs to, made when there is none. */
static uint32_t
group_of(struct hw_pivot_index *ix, const struct hw_pivot *p)
{
	size_t i = home_of(ix, p->exact + p->sounds * !p->exact);
	for (; ix->slot[i]; i = (i + 1) & ix->mask) {
		const struct group *g = &ix->group[ix->slot[i] - 1];
		if (g->exact == p->exact && g->kind == p->kind &&
		    g->sounds == p->sounds)
			return ix->slot[i] - 1;
	}
	ix->group[ix->n_group] = (struct group){
	    .sounds = p->sounds, .exact = p->exact, .kind = p->kind, .n = p->n};
	ix->slot[i] = (uint32_t)++ix->n_group;
	return ix->slot[i] - 1;
}

/* What a sound costs at least that only one of two names has; replaced or at
 * an end of the name it may cost no more. */
static void
weigh(uint32_t sounds, uint8_t bag[CLASSES])
{
	static const uint8_t weight[CLASSES + 1] = {0, 1, 3, 3, 3, 3, 3, 1};
	for (int c = 0; c < CLASSES; c++)
		bag[c] = 0;
	for (; sounds; sounds >>= 3)
		if (sounds & 7)
			bag[(sounds & 7) - 1] =
			    (uint8_t)(bag[(sounds & 7) - 1] +
				weight[sounds & 7]);
}

static void
make_blocks(struct hw_arena *m, struct hw_pivot_index *ix)
{
	static const uint8_t kinds[] = {
	    HW_PIVOT_NAME, HW_PIVOT_WORD, HW_PIVOT_SPELT};
	uint8_t bag[CLASSES];
	ix->block = HW_ARRAY(m, struct block, ix->n_group / LANES + 3);
	for (size_t k = 0; k < sizeof(kinds); k++) {
		struct block *b = NULL;
		for (size_t i = 0; i < ix->n_group; i++) {
			const struct group *g = &ix->group[i];
			if (g->kind != kinds[k] || g->n < 2)
				continue;
			if (!b || b->n == LANES) {
				b = &ix->block[ix->n_block++];
				b->kind = g->kind;
			}
			weigh(g->sounds, bag);
			for (int c = 0; c < CLASSES; c++)
				b->bag[c][b->n] = bag[c];
			b->group[b->n++] = (uint16_t)i;
		}
	}
}

void
hw_trace_pivot_index(struct hw_arena *m, struct hw_pivots *p)
{
	struct hw_pivot_index *ix = HW_NEW(m, struct hw_pivot_index);
	uint32_t *of = HW_ARRAY(m, uint32_t, p->n);
	uint32_t at = 0;
	size_t cap = 16;
	while (cap < p->n * 2)
		cap *= 2;
	ix->slot = HW_ARRAY(m, uint32_t, cap);
	ix->mask = cap - 1;
	ix->group = HW_ARRAY(m, struct group, p->n);
	ix->mention = HW_ARRAY(m, uint32_t, p->n);
	for (size_t i = 0; i < p->n; i++) {
		of[i] = group_of(ix, &p->v[i]);
		ix->group[of[i]].end++;
	}
	for (size_t i = 0; i < ix->n_group; i++) {
		struct group *g = &ix->group[i];
		uint32_t n = g->end;
		g->first = g->end = at;
		at += n;
	}
	for (size_t i = 0; i < p->n; i++)
		ix->mention[ix->group[of[i]].end++] = (uint32_t)i;
	make_blocks(m, ix);
	p->index = ix;
}

/* ---- how alike they sound ------------------------------------------------- */

static unsigned
replace_cost(unsigned x, unsigned y)
{
	if (x == y)
		return 0;
	if ((x == HW_SOUND_W && y == HW_SOUND_P) ||
	    (x == HW_SOUND_P && y == HW_SOUND_W))
		return 1;
	if ((x == HW_SOUND_K && y == HW_SOUND_S) ||
	    (x == HW_SOUND_S && y == HW_SOUND_K))
		return 3;
	return 6;
}

static unsigned
drop_cost(unsigned x)
{
	return x == HW_SOUND_W ? 1 : x == HW_SOUND_L ? 3 : 5;
}

static unsigned
smaller(unsigned x, unsigned y)
{
	return x < y ? x : y;
}

/* Cost of finding the name x in y; NEVER when above most.  Ends of y may hang
 * over: freely where words are not parted, for a little where they carry
 * endings. */
static unsigned
sounding(const struct group *x, const struct group *y, unsigned most)
{
	unsigned over = y->kind == HW_PIVOT_SPELT ? 0
	    : y->kind == HW_PIVOT_WORD            ? 2
						  : 3;
	unsigned row[HW_SOUNDS + 1], best = NEVER;
	for (unsigned j = 0; j <= y->n; j++)
		row[j] = over * j;
	for (int i = 0; i < x->n; i++) {
		unsigned a = x->sounds >> (3 * i) & 7;
		unsigned diagonal = row[0], least = row[0] += drop_cost(a);
		for (int j = 0; j < y->n; j++) {
			unsigned b = y->sounds >> (3 * j) & 7;
			unsigned c = diagonal + replace_cost(a, b);
			diagonal = row[j + 1];
			c = smaller(c, diagonal + drop_cost(a));
			row[j + 1] = smaller(c, row[j] + drop_cost(b));
			least = smaller(least, row[j + 1]);
		}
		if (least > most)
			return NEVER;
	}
	for (unsigned j = 0; j <= y->n; j++)
		best = smaller(best, row[j] + over * (y->n - j));
	return best;
}

/* How likely is it that a name of an unrelated text matches so well? */
static double
chance(const struct group *x, const struct group *y, unsigned cost)
{
	double kept = x->n - LOSS * FIFTH * cost;
	double slide = y->kind == HW_PIVOT_SPELT && y->n > x->n
	    ? y->n - x->n + 1
	    : 1;
	return kept < 2 ? 1 : slide * pow(5.0, -kept);
}

/* ---- meeting ---------------------------------------------------------------- */

struct match {
	uint32_t *group; /* of the other text */
	size_t n;
	double chance; /* of the best one */
};

static void
match_exact(
    const struct group *x, const struct hw_pivot_index *b, struct match *out)
{
	bool number = x->kind == HW_PIVOT_NUMBER;
	if (!number && !x->exact)
		return;
	for (size_t i = home_of(b, x->exact); b->slot[i];
	     i = (i + 1) & b->mask) {
		const struct group *y = &b->group[b->slot[i] - 1];
		if (y->exact != x->exact ||
		    number != (y->kind == HW_PIVOT_NUMBER))
			continue;
		out->group[out->n++] = b->slot[i] - 1;
		out->chance = SAME;
	}
}

/* Which lanes of a block may hold a name that sounds like one of this bag at
 * no more than the cost most?  Never wrong about one that does. */
static bool
may_sound(const struct block *b, const uint8_t bag[CLASSES], unsigned most,
    uint8_t may[LANES])
{
	uint8_t lack[LANES] = {0}, more[LANES] = {0}, any = 0;
	/* The ends of a word may be had for 2 where bags count 3. */
	uint8_t most_more = (uint8_t)(b->kind == HW_PIVOT_SPELT ? NEVER
		: b->kind == HW_PIVOT_WORD                      ? most * 3 / 2
								: most);
	for (int c = 0; c < CLASSES; c++)
		for (int k = 0; k < LANES; k++) {
			uint8_t x = bag[c], y = b->bag[c][k];
			lack[k] = (uint8_t)(lack[k] + (x > y ? x - y : 0));
			more[k] = (uint8_t)(more[k] + (y > x ? y - x : 0));
		}
	for (int k = 0; k < LANES; k++) {
		may[k] = (lack[k] <= most) & (more[k] <= most_more);
		any |= may[k];
	}
	return any;
}

static void
match_sounds(
    const struct group *x, const struct hw_pivot_index *b, struct match *out)
{
	uint8_t bag[CLASSES], may[LANES];
	if (x->kind == HW_PIVOT_NUMBER || x->n < 3)
		return;
	unsigned most = (unsigned)((x->n - KEPT_LEAST) / (LOSS * FIFTH));
	weigh(x->sounds, bag);
	for (size_t i = 0; i < b->n_block; i++) {
		const struct block *bl = &b->block[i];
		if (!may_sound(bl, bag, most, may))
			continue;
		for (int k = 0; k < bl->n; k++) {
			const struct group *y = &b->group[bl->group[k]];
			if (!may[k] || (x->exact && x->exact == y->exact))
				continue;
			unsigned cost = sounding(x, y, most);
			double c = cost > most ? 1 : chance(x, y, cost);
			if (c > LUCK)
				continue;
			out->group[out->n++] = bl->group[k];
			out->chance = c < out->chance ? c : out->chance;
		}
	}
}

/* The mention nearest to x, the earlier one of two. */
static void
nearest(const struct hw_pivot *x, const struct hw_pivots *b,
    const struct match *match, struct hw_meeting *out)
{
	for (size_t k = 0; k < match->n; k++) {
		const struct group *g = &b->index->group[match->group[k]];
		for (uint32_t i = g->first; i < g->end; i++) {
			const struct hw_pivot *y = &b->v[b->index->mention[i]];
			double d = fabs((double)x->at - (double)y->at);
			if (d > out->distance ||
			    (d == out->distance && y >= out->best))
				continue;
			out->distance = d;
			out->best = y;
		}
	}
}

void
hw_trace_pivots_meet(struct hw_arena *m, const struct hw_pivots *a,
    const struct hw_pivots *b, struct hw_meeting *out)
{
	struct match match = {
	    .group = HW_ARRAY(m, uint32_t, b->index->n_group)};
	for (size_t k = 0; k < a->index->n_group; k++) {
		const struct group *x = &a->index->group[k];
		struct hw_meeting met = {.chance = 1, .distance = 1};
		match.n = 0;
		match.chance = 1;
		match_exact(x, b->index, &match);
		match_sounds(x, b->index, &match);
		for (size_t i = 0; i < match.n; i++) {
			const struct group *y =
			    &b->index->group[match.group[i]];
			met.mentions += (int)(y->end - y->first);
		}
		if (met.mentions)
			met.chance = 1 - pow(1 - match.chance, (double)b->n);
		for (uint32_t i = x->first; i < x->end; i++) {
			uint32_t at = a->index->mention[i];
			out[at] = met;
			out[at].repeat = i > x->first;
			nearest(&a->v[at], b, &match, &out[at]);
		}
	}
}
