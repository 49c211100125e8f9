/* SPDX-License-Identifier: MIT
 * Where in the page an element stands: inside which kinds of elements, and
 * how far below elements whose class or id says what they are. */
#ifndef HW_HTML_PLACES_H
#define HW_HTML_PLACES_H

#include "html/blocks.h"

enum hw_in { /* bits: inside such an element */
	HW_IN_ARTICLE = 1 << 0,
	HW_IN_MAIN = 1 << 1,
	HW_IN_ASIDE = 1 << 2,
	HW_IN_NAV = 1 << 3,
	HW_IN_FOOTER = 1 << 4,
	HW_IN_HEADER = 1 << 5,
	HW_IN_FORM = 1 << 6,
	HW_IN_FIGURE = 1 << 7,
	HW_IN_FIGCAPTION = 1 << 8,
	HW_IN_TABLE = 1 << 9,
	HW_IN_LIST = 1 << 10,
	HW_IN_QUOTE = 1 << 11,
	HW_IN_LINK = 1 << 12,
	HW_IN_HEADING = 1 << 13,
	HW_IN_BUTTON = 1 << 14,
	HW_IN_PRE = 1 << 15,
	HW_IN_HIDDEN = 1 << 16,   /* hidden, aria-hidden, display:none */
	HW_IN_BODYPROP = 1 << 17, /* itemprop=articleBody and its like */
	HW_IN_PARAGRAPH = 1 << 18,
	HW_IN_ITEMPROP = 1 << 19, /* another itemprop */
	HW_IN_DETAILS = 1 << 20,
	HW_IN_BOLD = 1 << 21,
	HW_IN_ITALIC = 1 << 22,
	HW_IN_SMALL = 1 << 23,
	HW_IN_TIME = 1 << 24,
	HW_IN_ADDRESS = 1 << 25,
	HW_IN_DL = 1 << 26,
};

#define HW_FAR 30 /* distance when there is no such ancestor */

struct hw_place {
	uint64_t path; /* of tags and classes from the root */
	uint32_t in;
	uint8_t dist[HW_CLASS__N]; /* levels up to the nearest ancestor or self
				      with such a class word; HW_FAR: none */
	uint8_t box_depth;         /* block elements above it */
};

/* A place for each node (text nodes: zeros).  title: the heading with the
 * headline, or 0.  A word of boilerplate on an element that holds the
 * headline or at least half of the page's prose names the layout, not the
 * content, and is ignored.  Linear.  Arena. */
struct hw_place *hw_html_places(struct hw_arena *m, const struct hw_dom *d,
    const struct hw_blocks *b, struct hw_words *w, uint32_t title);

/* The innermost element around the whole of a block. */
uint32_t hw_block_element(const struct hw_dom *d, const struct hw_block *k);

#endif
