/* SPDX-License-Identifier: MIT
 * Between the cutter and the counter of blocks. */
#ifndef HW_HTML_BLOCKS_INT_H
#define HW_HTML_BLOCKS_INT_H

#include "html/blocks.h"
#include "html/words.h"

/* Byte intervals in the page's squeezed text, start and end in turn. */
struct hw_marks {
	const uint32_t *v;
	size_t n;
};

/* Count in b->text, which lies in the buffer base; link and bold are marks
 * against base. */
void hw_block_count(struct hw_block *b, struct hw_marks link,
    struct hw_marks bold, const char *base);

#endif
