/* SPDX-License-Identifier: MIT
 * Which names of one text stand in another.  The different names of a text
 * are kept in blocks of 16 with the count of each sound, so that most pairs
 * are refused sixteen at a time: what one name has and the other has not
 * costs something wherever it stands. */
#include "trace/trace_int.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "trace/pivot.h"

enum {
	LANES = 16,
	CLASSES = 7, /* of sounds, from HW_SOUND_P */
	NEVER = 255, /* no count of sounds is so high */
};

/* Small numbers, one for each name of a block, worked on at once. */
typedef uint8_t lanes __attribute__((vector_size(LANES)));

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

/* Names of one kind and length. */
struct block {
	lanes bag[CLASSES]; /* sounds, each counted by its weight */
	lanes sound[HW_SOUNDS];
	lanes add[HW_SOUNDS]; /* cost of each */
	uint16_t group[LANES];
	uint8_t kind, n_sounds, n;
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

static unsigned
drop_cost(unsigned x)
{
	return x == HW_SOUND_W ? 1 : x == HW_SOUND_L ? 3 : 5;
}

static void
put_lane(struct block *b, const struct group *g, size_t number)
{
	uint8_t bag[CLASSES];
	weigh(g->sounds, bag);
	for (int c = 0; c < CLASSES; c++)
		b->bag[c][b->n] = bag[c];
	for (int j = 0; j < g->n; j++) {
		b->sound[j][b->n] = g->sounds >> (3 * j) & 7;
		b->add[j][b->n] = (uint8_t)drop_cost(b->sound[j][b->n]);
	}
	b->group[b->n++] = (uint16_t)number;
	b->n_sounds = g->n;
	b->kind = g->kind;
}

static void
make_blocks(struct hw_arena *m, struct hw_pivot_index *ix)
{
	enum { SHAPES = 4 * (HW_SOUNDS + 1) };
	struct block *open[SHAPES] = {0};
	uint16_t size[SHAPES] = {0};
	size_t n = 0;
	for (size_t i = 0; i < ix->n_group; i++)
		size[ix->group[i].kind * (HW_SOUNDS + 1) + ix->group[i].n]++;
	for (int k = 0; k < SHAPES; k++)
		n += (size_t)(size[k] + LANES - 1) / LANES;
	ix->block = HW_ARRAY(m, struct block, n);
	for (size_t i = 0; i < ix->n_group; i++) {
		const struct group *g = &ix->group[i];
		struct block **b = &open[g->kind * (HW_SOUNDS + 1) + g->n];
		if (g->kind == HW_PIVOT_NUMBER || g->n < 2)
			continue;
		if (!*b || (*b)->n == LANES)
			*b = &ix->block[ix->n_block++];
		put_lane(*b, g, i);
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

static lanes
smaller(lanes x, lanes y)
{
#ifdef __SSE2__ /* one instruction that compilers do not find in the other */
	return (lanes)_mm_min_epu8((__m128i)x, (__m128i)y);
#else
	lanes less = (lanes)(x < y);
	return (x & less) | (y & ~less);
#endif
}

/* Cost of finding the name x in each of a block.  Ends of these may hang
 * over: freely where words are not parted, for a little where they carry
 * endings. */
static lanes
sound_out(const struct group *x, const struct block *b)
{
	static const uint8_t near[CLASSES + 1] = {[HW_SOUND_W] = HW_SOUND_P,
	    [HW_SOUND_P] = HW_SOUND_W,
	    [HW_SOUND_K] = HW_SOUND_S,
	    [HW_SOUND_S] = HW_SOUND_K};
	uint8_t over = b->kind == HW_PIVOT_SPELT ? 0
	    : b->kind == HW_PIVOT_WORD           ? 2
						 : 3;
	lanes row[HW_SOUNDS + 1], best;
	for (int j = 0; j <= b->n_sounds; j++)
		row[j] = (lanes){0} + (uint8_t)(over * j);
	for (int i = 0; i < x->n; i++) {
		uint8_t a = x->sounds >> (3 * i) & 7;
		uint8_t drop = (uint8_t)drop_cost(a);
		uint8_t as_like = a == HW_SOUND_K || a == HW_SOUND_S ? 3 : 1;
		lanes diagonal = row[0];
		row[0] += drop;
		for (int j = 0; j < b->n_sounds; j++) {
			lanes same = (lanes)(b->sound[j] == a);
			lanes like = (lanes)(b->sound[j] == near[a]);
			lanes c = diagonal +
			    (~same & ((like & as_like) | (~like & 6)));
			diagonal = row[j + 1];
			c = smaller(c, diagonal + drop);
			row[j + 1] = smaller(c, row[j] + b->add[j]);
		}
	}
	best = row[b->n_sounds];
	for (int j = 0; j < b->n_sounds; j++)
		best = smaller(
		    best, row[j] + (uint8_t)(over * (b->n_sounds - j)));
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

/* May a block hold a name that sounds like one of this bag at no more than the
 * cost most?  Never wrong about one that does. */
static bool
may_sound(const struct block *b, const lanes bag[CLASSES], unsigned most)
{
	lanes lack = {0}, more = {0}, may;
	uint64_t any[LANES / 8];
	/* The ends of a word may be had for 2 where bags count 3. */
	uint8_t most_more = (uint8_t)(b->kind == HW_PIVOT_SPELT ? NEVER
		: b->kind == HW_PIVOT_WORD                      ? most * 3 / 2
								: most);
	for (int c = 0; c < CLASSES; c++) {
		lanes both = smaller(b->bag[c], bag[c]);
		lack += bag[c] - both;
		more += b->bag[c] - both;
	}
	may = (lanes)(lack <= (uint8_t)most) & (lanes)(more <= most_more);
	memcpy(any, &may, sizeof(any));
	return any[0] | any[1];
}

static void
match_sounds(
    const struct group *x, const struct hw_pivot_index *b, struct match *out)
{
	uint8_t bag[CLASSES];
	lanes bags[CLASSES];
	if (x->kind == HW_PIVOT_NUMBER || x->n < 3)
		return;
	unsigned most = (unsigned)((x->n - KEPT_LEAST) / (LOSS * FIFTH));
	weigh(x->sounds, bag);
	for (int c = 0; c < CLASSES; c++)
		bags[c] = (lanes){0} + bag[c];
	for (size_t i = 0; i < b->n_block; i++) {
		const struct block *bl = &b->block[i];
		if (!may_sound(bl, bags, most))
			continue;
		lanes cost = sound_out(x, bl);
		for (int k = 0; k < bl->n; k++) {
			const struct group *y = &b->group[bl->group[k]];
			if (cost[k] > most ||
			    (x->exact && x->exact == y->exact))
				continue;
			double c = chance(x, y, cost[k]);
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
