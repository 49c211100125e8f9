/* SPDX-License-Identifier: MIT
 * The rows of `headwater trace --output pairs`. */
#ifndef HW_CMD_TRACE_PAIRS_H
#define HW_CMD_TRACE_PAIRS_H

#include "model/model.h"

struct hw_arena;

struct hw_edge_list {
	struct hw_edge *v; /* a and b are numbers in the list of articles + 1 */
	size_t n, cap;
};

/* Every pair of articles that is a copy, translation or update; language is
 * found where it was not stated.  events (may be NULL): pairs that are none
 * and tell of one event in two languages.  Everything lives in m. */
void hw_trace_pairs(struct hw_arena *m, struct hw_article **article, size_t n,
    struct hw_edge_list *out, struct hw_edge_list *events);

/* One JSON row for each edge on standard output. */
void hw_trace_pairs_print(
    struct hw_article *const *article, const struct hw_edge *edge, size_t n);

#endif
