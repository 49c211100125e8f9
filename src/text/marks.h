/* SPDX-License-Identifier: MIT
 * Quotation marks, paired. */
#ifndef HW_TEXT_MARKS_H
#define HW_TEXT_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct hw_arena;

struct hw_mark_pair {
	uint32_t open, start; /* the opening mark and what is behind it */
	uint32_t end, close;  /* the closing mark and what is behind it */
	bool unclosed;        /* end == close: goes to the paragraph's end */
	bool single;          /* single marks */
};

struct hw_mark_pairs {
	struct hw_mark_pair *v;
	size_t n, cap;
};

/* Outermost pairs of quotation marks, in order.  Paragraphs end at blank
 * lines, or at each line of a text that has none.  ragged (may be NULL) gets,
 * in order, what has one mark only: from the head of a paragraph to a mark
 * that closes what nothing opened (open == start), because the quotation began
 * a paragraph before or its mark was lost; and from a last mark to the end of
 * a text that was cut.  Both live in m.  O(n). */
void hw_quote_marks(struct hw_arena *m, struct hw_str text,
    struct hw_mark_pairs *out, struct hw_mark_pairs *ragged);

#endif
