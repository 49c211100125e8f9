/* SPDX-License-Identifier: MIT
 * The learnt weights of leaf blocks: boosted small trees over the features of
 * html/features.h, made by dev/train-weights. */
#ifndef HW_HTML_WEIGHTS_H
#define HW_HTML_WEIGHTS_H

#include <stdint.h>

#define HW_WEIGHT_DEPTH 3
#define HW_WEIGHT_TREES 600

/* A complete binary tree, children of node k at 2k + 1 and 2k + 2; right when
 * the feature is above the edge. */
struct hw_weight_tree {
	uint8_t feature[(1 << HW_WEIGHT_DEPTH) - 1];
	float edge[(1 << HW_WEIGHT_DEPTH) - 1];
	float leaf[1 << HW_WEIGHT_DEPTH]; /* log-odds */
};

extern const struct hw_weight_tree hw_weights[HW_WEIGHT_TREES];

#endif
