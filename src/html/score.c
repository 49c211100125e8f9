/* SPDX-License-Identifier: MIT
 * Scores by the weight tables: a first opinion on every block by itself, then
 * a second one that knows the first ones on all others. */
#include "html/score.h"

#include <math.h>

#include "base/arena.h"
#include "html/weights.h"

static float
tree_value(const struct hw_weight_tree *t, const float *f)
{
	unsigned k = 0;

	for (int level = 0; level < HW_WEIGHT_DEPTH; level++)
		k = 2 * k + 1 + (f[t->feature[k]] > t->edge[k]);
	return t->leaf[k - ((1u << HW_WEIGHT_DEPTH) - 1)];
}

static void
opinion(const struct hw_weight_tree *t, int trees, const float *features,
    uint32_t n, float *out)
{
	for (uint32_t i = 0; i < n; i++) {
		float sum = 0;

		for (int k = 0; k < trees; k++)
			sum += tree_value(
			    &t[k], features + (size_t)i * HW_F__N);
		out[i] = 1 / (1 + expf(-sum));
	}
}

void
hw_html_score(struct hw_arena *m, const struct hw_page_view *v, float *features,
    float *out)
{
	float *first = HW_ARRAY(m, float, v->b->n + 1);

	opinion(hw_weights, HW_WEIGHT_TREES, features, v->b->n, first);
	hw_html_second_look(m, v, first, features);
	opinion(hw_weights2, HW_WEIGHT_TREES2, features, v->b->n, out);
}
