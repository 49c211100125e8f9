/* SPDX-License-Identifier: MIT
 * A page as a sequence of leaf blocks: the runs of text between block
 * borders, with what can be counted in them.  Everything that decides what
 * the article is works on these. */
#ifndef HW_HTML_BLOCKS_H
#define HW_HTML_BLOCKS_H

#include "html/dom.h"
#include "html/words.h"

#define HW_BLOCKS_MAX 20000u /* more are not looked at */

enum hw_break { /* what stands before the block */
	HW_BREAK_PARA,
	HW_BREAK_LINE, /* a single <br> */
	HW_BREAK_CELL, /* a cell border inside a table row */
};

/* Kinds of cue phrases (words.c), a bit each in hw_block.cues. */
enum hw_cue {
	HW_CUE_SHARE,
	HW_CUE_NEWSLETTER,
	HW_CUE_RELATED,
	HW_CUE_COMMENT,
	HW_CUE_LEGAL,
	HW_CUE_PHOTO,
	HW_CUE_BYLINE,
	HW_CUE_DATE,
	HW_CUE_APP,
	HW_CUE_ABOUT,
	HW_CUE_AD,
	HW_CUE_NAV,
	HW_CUE_CALL,   /* asks the reader to do something for the house */
	HW_CUE_NOTICE, /* who else worked on it, how comments and letters to the
			  editor are treated */
	HW_CUE_TAGS,
	HW_CUE__N
};

struct hw_block {
	struct hw_str text;   /* white space squeezed, never empty */
	uint32_t first, last; /* its first and last text node */
	uint32_t box;         /* nearest block element around it */
	uint32_t words;       /* two Han, or five Thai, letters are a word */
	uint32_t link_words;  /* of them inside <a> */
	uint32_t bold_words;  /* of them inside <b>, <strong> */
	uint16_t links;
	uint16_t commas;
	uint16_t stops;   /* stop words of any language */
	uint16_t address; /* words for the reader and the house: you, our */
	uint16_t ends;    /* sentence ends inside it */
	uint16_t caps;    /* words with an initial capital */
	uint16_t uppers;  /* words all in capitals, of two letters or more */
	uint16_t digits;  /* words that begin with a digit */
	uint16_t cues;    /* 1 << enum hw_cue, found anywhere */
	uint16_t heads;   /* the same, found at the beginning */
	uint8_t brk;      /* enum hw_break */
	bool sentence;    /* ends as a sentence does */
	bool lower;       /* begins with a lower-case letter */
	bool good;        /* reads like prose, by itself */
	bool wide;        /* Han or kana, mostly */
	bool twice;       /* the same words stand elsewhere on the page */
	bool again;       /* a copy of one before, on a page that says most
			    things twice (layouts for two screens) */
	uint64_t hash;    /* of the letters and digits, case folded */
};

/* Sums over the text nodes that come before a node. */
struct hw_tally {
	uint32_t words, link_words, good, blocks, goods, commas;
};

struct hw_blocks {
	struct hw_block *v;
	uint32_t n;
	struct hw_tally *before; /* [node number], d->n + 1 of them */
	struct hw_tally all;
};

/* Leaf blocks of the page, in order.  Hidden tags (hw_tag_is_hidden) are left
 * out, and cards that pop up unless w is NULL.  Linear.  Arena. */
void hw_html_blocks(struct hw_arena *m, const struct hw_dom *d,
    struct hw_words *w, struct hw_blocks *out);

/* What the subtree of a node holds. */
struct hw_tally hw_blocks_of(
    const struct hw_dom *d, const struct hw_blocks *b, uint32_t node);
/* The first block at or after a node; b->n when there is none. */
uint32_t hw_blocks_from(const struct hw_blocks *b, uint32_t node);

#endif
