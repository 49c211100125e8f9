/* SPDX-License-Identifier: MIT
 * Scores by the weight table: an opinion on every block by itself. */
#include "html/score.h"

#include <math.h>

#include "base/arena.h"
#include "html/weights.h"

#define LANES 8    /* numbers in a vector */
#define TOGETHER 2 /* vectors of blocks asked at a time */
#define ROUND (LANES * TOGETHER)

_Static_assert(HW_WEIGHT_DEPTH == 3, "add knows three levels");

/* Without AVX the compiler would align a vector to 16 bytes, and add_wide
 * reads 32. */
#define WIDE __attribute__((vector_size(LANES * 4), aligned(LANES * 4)))
typedef float vec WIDE;
typedef int32_t mask WIDE;

#define ALL_OF(x) ((vec){x, x, x, x, x, x, x, x})
#define CHOOSE(m, yes, no) ((vec)(((m) & (mask)(yes)) | (~(m) & (mask)(no))))

/* All seven questions are asked of each block: without branches, several
 * blocks at once. */
static inline __attribute__((always_inline)) void
add(const struct hw_weight_tree *t, int trees, const vec *column, vec *sum)
{
	for (; trees-- > 0; t++) {
		const vec *f[7];

		for (int k = 0; k < 7; k++)
			f[k] = column + (size_t)t->feature[k] * TOGETHER;
		for (int i = 0; i < TOGETHER; i++) {
			mask m[7];
			vec a, b, c, d;

			for (int k = 0; k < 7; k++)
				m[k] = f[k][i] > ALL_OF(t->edge[k]);
			a = CHOOSE(
			    m[3], ALL_OF(t->leaf[1]), ALL_OF(t->leaf[0]));
			b = CHOOSE(
			    m[4], ALL_OF(t->leaf[3]), ALL_OF(t->leaf[2]));
			c = CHOOSE(
			    m[5], ALL_OF(t->leaf[5]), ALL_OF(t->leaf[4]));
			d = CHOOSE(
			    m[6], ALL_OF(t->leaf[7]), ALL_OF(t->leaf[6]));
			a = CHOOSE(m[1], b, a);
			c = CHOOSE(m[2], d, c);
			sum[i] += CHOOSE(m[0], c, a);
		}
	}
}

/* A vector is two registers of any machine, and one where it has AVX2. */
#ifdef __x86_64__
__attribute__((target("avx2"))) static void
add_wide(const struct hw_weight_tree *t, int trees, const vec *column, vec *sum)
{
	add(t, trees, column, sum);
}
#endif

static void
add_trees(
    const struct hw_weight_tree *t, int trees, const vec *column, vec *sum)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx2")) {
		add_wide(t, trees, column, sum);
		return;
	}
#endif
	add(t, trees, column, sum);
}

/* n blocks, at most ROUND.  column: room for them, a row a feature. */
static void
ask(const float *features, uint32_t n, vec *column, float *out)
{
	float *to = (float *)column;
	vec sum[TOGETHER] = {{0}};

	for (uint32_t j = 0; j < n; j++)
		for (uint32_t f = 0; f < HW_F__N; f++)
			to[f * ROUND + j] = *features++;
	add_trees(hw_weights, HW_WEIGHT_TREES, column, sum);
	for (uint32_t j = 0; j < n; j++)
		out[j] = 1 / (1 + expf(-sum[j / LANES][j % LANES]));
}

void
hw_html_score(struct hw_arena *m, const struct hw_page_view *v,
    const float *features, float *out)
{
	uint32_t n = v->b->n;
	vec *column = hw_arena_alloc(
	    m, sizeof(*column) * HW_F__N * TOGETHER, sizeof(vec));

	for (uint32_t i = 0; i < n; i += ROUND)
		ask(features + (size_t)i * HW_F__N,
		    n - i < ROUND ? n - i : ROUND, column, out + i);
}
