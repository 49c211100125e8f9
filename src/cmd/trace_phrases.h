/* SPDX-License-Identifier: MIT
 * The table of damaged phrases, grown from what was rewritten: the rows of
 * `headwater trace --output phrases`, and reading them back. */
#ifndef HW_CMD_TRACE_PHRASES_H
#define HW_CMD_TRACE_PHRASES_H

#include "base/err.h"
#include "cmd/trace_pairs.h"
#include "trace/rewriting.h"

/* One JSON row on standard output for each phrase that stands for a usual one
 * in rewritings of two originals at least, and in no text that is not a
 * rewriting. */
void hw_trace_phrases_print(struct hw_arena *m,
    struct hw_article *const *article, size_t n, const struct hw_edge *edge,
    size_t n_edges);

/* Such rows from a file: "damaged" and "usual".  They live in m. */
int hw_trace_phrases_read(struct hw_arena *m, const char *path,
    struct hw_phrase_list *out, struct hw_err *err) HW_MUST_USE;

#endif
