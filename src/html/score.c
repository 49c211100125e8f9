/* SPDX-License-Identifier: MIT
 * Scores by the weight tables: a first opinion on every block by itself, then
 * a second one that knows the first ones on all others. */
#include "html/score.h"

#include <math.h>

#include "base/arena.h"
#include "html/weights.h"

#define LANES 4    /* numbers in a vector: any machine has that much */
#define TOGETHER 4 /* vectors of blocks asked at a time */
#define ROUND (LANES * TOGETHER)

_Static_assert(HW_WEIGHT_DEPTH == 3, "add_tree knows three levels");

typedef float vec __attribute__((vector_size(LANES * 4)));
typedef int32_t mask __attribute__((vector_size(LANES * 4)));

static inline vec
all_of(float x)
{
	return (vec){x, x, x, x};
}

static inline vec
choose(mask m, vec yes, vec no)
{
	return (vec)((m & (mask)yes) | (~m & (mask)no));
}

/* All seven questions are asked of each block: without branches, several
 * blocks at once. */
static void
add_tree(const struct hw_weight_tree *t, const vec *column, vec *sum)
{
	const vec *f[7];
	vec e[7], l[8];

	for (int k = 0; k < 7; k++) {
		f[k] = column + (size_t)t->feature[k] * TOGETHER;
		e[k] = all_of(t->edge[k]);
	}
	for (int k = 0; k < 8; k++)
		l[k] = all_of(t->leaf[k]);
	for (int i = 0; i < TOGETHER; i++) {
		vec a = choose(f[3][i] > e[3], l[1], l[0]);
		vec b = choose(f[4][i] > e[4], l[3], l[2]);
		vec c = choose(f[5][i] > e[5], l[5], l[4]);
		vec d = choose(f[6][i] > e[6], l[7], l[6]);
		vec x = choose(f[1][i] > e[1], b, a);
		vec y = choose(f[2][i] > e[2], d, c);

		sum[i] += choose(f[0][i] > e[0], y, x);
	}
}

/* n blocks, at most ROUND.  column: room for them, a row a feature. */
static void
ask(const struct hw_weight_tree *t, int trees, const float *features,
    uint32_t n, vec *column, float *out)
{
	float *to = (float *)column;
	vec sum[TOGETHER] = {{0}};

	for (uint32_t j = 0; j < n; j++)
		for (uint32_t f = 0; f < HW_F__N; f++)
			to[f * ROUND + j] = *features++;
	for (int k = 0; k < trees; k++)
		add_tree(&t[k], column, sum);
	for (uint32_t j = 0; j < n; j++)
		out[j] = 1 / (1 + expf(-sum[j / LANES][j % LANES]));
}

static void
opinion(const struct hw_weight_tree *t, int trees, const float *features,
    uint32_t n, vec *column, float *out)
{
	for (uint32_t i = 0; i < n; i += ROUND)
		ask(t, trees, features + (size_t)i * HW_F__N,
		    n - i < ROUND ? n - i : ROUND, column, out + i);
}

void
hw_html_score(struct hw_arena *m, const struct hw_page_view *v, float *features,
    float *out)
{
	vec *column = hw_arena_alloc(
	    m, sizeof(*column) * HW_F__N * TOGETHER, sizeof(vec));
	float *first = HW_ARRAY(m, float, v->b->n + 1);

	opinion(hw_weights, HW_WEIGHT_TREES, features, v->b->n, column, first);
	hw_html_second_look(m, v, first, features);
	opinion(hw_weights2, HW_WEIGHT_TREES2, features, v->b->n, column, out);
}
