/* SPDX-License-Identifier: MIT
 * Names that meet across languages: the quick way gives what comparing each
 * with each gives. */
#include "../arena_test.h"

#include <math.h>

#include "trace/pivot.h"
#include "trace/trace_int.h"

enum { MOST = 600 };

static double
replace_cost(unsigned x, unsigned y)
{
	unsigned both = 1u << x | 1u << y;

	if (x == y)
		return 0;
	if (both == (1u << HW_SOUND_W | 1u << HW_SOUND_P))
		return 0.2;
	return both == (1u << HW_SOUND_K | 1u << HW_SOUND_S) ? 0.6 : 1.2;
}

static double
drop_cost(unsigned x)
{
	return x == HW_SOUND_W ? 0.2 : x == HW_SOUND_L ? 0.6 : 1;
}

/* The whole table of an edit distance whose second text may hang over. */
static double
sounding(const struct hw_pivot *x, const struct hw_pivot *y)
{
	double over = y->kind == HW_PIVOT_SPELT ? 0
	    : y->kind == HW_PIVOT_WORD          ? 0.4
						: 0.6;
	double d[HW_SOUNDS + 1][HW_SOUNDS + 1], best = 99;

	for (int i = 0; i <= x->n; i++)
		for (int j = 0; j <= y->n; j++) {
			unsigned a = i ? x->sounds >> (3 * (i - 1)) & 7 : 0;
			unsigned b = j ? y->sounds >> (3 * (j - 1)) & 7 : 0;

			d[i][j] = i ? d[i - 1][j] + drop_cost(a) : over * j;
			if (i && j)
				d[i][j] = fmin(
				    fmin(d[i][j], d[i][j - 1] + drop_cost(b)),
				    d[i - 1][j - 1] + replace_cost(a, b));
		}
	for (int j = 0; j <= y->n; j++)
		best = fmin(best, d[x->n][j] + over * (y->n - j));
	return best;
}

static double
chance(const struct hw_pivot *x, const struct hw_pivot *y)
{
	double kept, slide = 1;

	if (x->kind == HW_PIVOT_NUMBER || y->kind == HW_PIVOT_NUMBER)
		return x->kind == y->kind && x->exact == y->exact ? 0.002 : 1;
	if (x->exact && x->exact == y->exact)
		return 0.002;
	if (x->n < 3 || y->n < 2)
		return 1;
	kept = x->n - 1.4 * sounding(x, y);
	if (y->kind == HW_PIVOT_SPELT && y->n > x->n)
		slide = y->n - x->n + 1;
	return kept < 2 ? 1 : slide * pow(5.0, -kept);
}

static struct hw_meeting
meet(const struct hw_pivot *x, const struct hw_pivots *b)
{
	struct hw_meeting r = {.chance = 1, .distance = 1};

	for (size_t j = 0; j < b->n; j++) {
		double c = chance(x, &b->v[j]);
		double d = fabs((double)x->at - (double)b->v[j].at);

		if (c > 0.02)
			continue;
		r.mentions++;
		r.chance = fmin(r.chance, c);
		if (d < r.distance) {
			r.distance = d;
			r.best = &b->v[j];
		}
	}
	if (r.mentions)
		r.chance = 1 - pow(1 - r.chance, (double)b->n);
	return r;
}

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* A text whose names are few, short and alike, so that many nearly meet. */
static struct hw_pivots
some_text(struct hw_arena *m, uint32_t *seed, size_t n, unsigned kinds)
{
	struct hw_pivots out = {.v = HW_ARRAY(m, struct hw_pivot, n), .n = n};

	for (size_t i = 0; i < n; i++) {
		struct hw_pivot *p = &out.v[i];
		unsigned k = 1 + next(seed) % HW_SOUNDS;

		do
			p->kind = (uint8_t)(next(seed) % 4);
		while (!(kinds >> p->kind & 1));
		p->at = (float)i / (float)n;
		if (p->kind == HW_PIVOT_NUMBER) {
			p->exact = 1 + next(seed) % 50;
			continue;
		}
		for (unsigned s = 0; s < k; s++)
			p->sounds |= (1 + next(seed) % 7) << (3 * s);
		p->n = (uint8_t)k;
		if (p->kind != HW_PIVOT_SPELT)
			p->exact = p->sounds % 97;
	}
	hw_trace_pivot_index(m, &out);
	return out;
}

static void
same_as_each_with_each(void **state)
{
	struct hw_arena *m = arena;
	struct hw_meeting got[MOST];
	uint32_t seed = 7;
	size_t met = 0;

	(void)state;
	for (unsigned round = 0; round < 40; round++) {
		struct hw_pivots a = some_text(
		    m, &seed, 1 + next(&seed) % MOST, 15 >> round % 3);
		struct hw_pivots b = some_text(
		    m, &seed, 1 + next(&seed) % MOST, 15 - 2 * (round % 2));

		hw_trace_pivots_meet(m, &a, &b, got);
		for (size_t i = 0; i < a.n; i++) {
			struct hw_meeting want = meet(&a.v[i], &b);

			assert_int_equal(got[i].mentions, want.mentions);
			assert_true(fabs(got[i].chance - want.chance) < 1e-12);
			assert_true(got[i].distance == want.distance);
			assert_ptr_equal(got[i].best, want.best);
			met += want.mentions > 0;
		}
	}
	assert_true(met > 1000);
}

static void
knows_repeats(void **state)
{
	struct hw_arena *m = arena;
	struct hw_pivot v[] = {
	    {.kind = HW_PIVOT_NAME, .n = 3, .sounds = 0123, .exact = 5},
	    {.kind = HW_PIVOT_NUMBER, .exact = 5},
	    {.kind = HW_PIVOT_NAME, .n = 3, .sounds = 0123, .exact = 5},
	    {.kind = HW_PIVOT_NUMBER, .exact = 5}};
	struct hw_pivots p = {.v = v, .n = 4};
	struct hw_meeting got[4];

	(void)state;
	hw_trace_pivot_index(m, &p);
	hw_trace_pivots_meet(m, &p, &p, got);
	for (int i = 0; i < 4; i++) {
		assert_int_equal(got[i].repeat, i >= 2);
		assert_int_equal(got[i].mentions, 2);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(same_as_each_with_each),
	    cmocka_unit_test(knows_repeats),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
