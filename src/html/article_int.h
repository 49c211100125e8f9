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

/* Everything up to the decision which blocks to keep, without memory. */
void hw_html_read(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, struct hw_reading *out);

/* opening.c: byline and day above the first sentence go, as blocks or run
 * into it; a name run in is the author where none was found. */
void hw_html_opening(struct hw_arena *m, struct hw_reading *r);

/* text.c: the text of the kept blocks, and the links in it with their spans
 * (needs the base address of r->meta; none of a fragment). */
void hw_html_assemble(struct hw_arena *m, const struct hw_reading *r,
    const bool *keep, struct hw_article *out);

/* fallback.c: where the blocks hold hardly any text, that of templates, JSON
 * or <noscript>, if there is one; tells whether out->text was replaced. */
bool hw_html_fallback(struct hw_arena *m, const struct hw_reading *r,
    const struct hw_page *page, struct hw_article *out);

/* parts.c: other articles of the page, or the posts of a live blog with their
 * days, as out->parts; out->kind is known. */
void hw_html_parts(
    struct hw_arena *m, const struct hw_reading *r, struct hw_article *out);

/* kind.c: kind and confidence of an article whose text is there. */
void hw_html_kind(const struct hw_reading *r, const struct hw_page *page,
    struct hw_article *out);

/* memory.c: what to remember of this page; what to drop for mem's sake. */
void hw_html_remember(
    struct hw_arena *m, const struct hw_reading *r, struct hw_html_hashes *out);
void hw_html_forget(struct hw_reading *r, const struct hw_site_memory *mem);

#endif
