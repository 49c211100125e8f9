/* SPDX-License-Identifier: MIT
 * Five independent opinions on which blocks are the article.  None is the
 * answer; they are evidence for score.c. */
#ifndef HW_HTML_VOTES_H
#define HW_HTML_VOTES_H

#include "html/places.h"

enum hw_vote {                 /* bits of hw_votes.of[block] */
	HW_VOTE_CONTAINER = 1, /* in the container with most prose, less its
				  links (after Arc90's Readability) */
	HW_VOTE_SELECTOR = 2,  /* in an element that says it is the body */
	HW_VOTE_DENSITY = 4,   /* by words and links of it and its neighbours
				  (Kohlschütter 2010, NumWordsRules) */
	HW_VOTE_PROSE = 8,     /* by stop words, with the context's help
				  (Pomikálek 2011, jusText) */
	HW_VOTE_RUN = 16,      /* in the longest run of prose on one path */
	HW_VOTE_DECLARED = 32, /* its words stand in JSON-LD articleBody */
};

struct hw_votes {
	uint8_t *of;        /* [block] */
	uint32_t container; /* element; 0 when there is none */
	uint32_t selected;  /* element; 0 when there is none */
	uint32_t parent;    /* the element with most prose directly in it */
	uint64_t path;      /* of the longest run */
	bool declared;      /* there is an articleBody to compare with */
};

/* declared: the JSON-LD articleBody as text, may be empty. */
void hw_html_votes(struct hw_arena *m, const struct hw_dom *d,
    const struct hw_blocks *b, const struct hw_place *place,
    struct hw_str declared, struct hw_votes *out);

#endif
