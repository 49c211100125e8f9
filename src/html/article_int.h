/* SPDX-License-Identifier: MIT
 * The reading of one page, step by step: what hw_html_article goes through,
 * laid open for the programs that train and explain it. */
#ifndef HW_HTML_ARTICLE_INT_H
#define HW_HTML_ARTICLE_INT_H

#include "html/decide.h"
#include "html/html.h"
#include "html/score.h"

struct hw_reading {
	struct hw_dom *d;
	struct hw_meta meta;
	struct hw_words words;
	struct hw_blocks blocks;
	struct hw_place *place;
	struct hw_votes votes;
	struct hw_page_view view;
	float *features;  /* [block][HW_F__N] */
	float *score;     /* [block] 0..1 */
	float confidence; /* mean score of the kept words */
	bool *keep;       /* [block] */
};

/* Everything up to the decision which blocks to keep. */
void hw_html_read(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, const struct hw_site_memory *mem,
    struct hw_reading *out);

#endif
