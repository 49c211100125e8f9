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

#define HW_NO_SECTION UINT32_MAX

/* Blocks of the headings of articles below one another, and where the last
 * of them ends. */
struct hw_sections {
	uint32_t *v, n; /* v[n]: end */
	uint32_t own;   /* the one that is the article of the page */
};

/* digest.c: sections of the page that are articles, n 0 when there are none;
 * where one is the page's own, only its blocks stay kept.  Linear but for the
 * paths of headings, each looked at once. */
void hw_html_sections(
    struct hw_arena *m, struct hw_reading *r, struct hw_sections *out);
/* One of them as an article: title, text, day; false: no text. */
bool hw_html_read_section(struct hw_arena *m, const struct hw_reading *r,
    const struct hw_sections *s, uint32_t k, struct hw_article *out);

/* parts.c: other articles of the page, or the posts of a live blog with their
 * days, or the sections, as out->parts; out->kind is known. */
void hw_html_parts(struct hw_arena *m, const struct hw_reading *r,
    const struct hw_sections *found, struct hw_article *out);

/* kind.c: kind and confidence of an article whose text is there. */
void hw_html_kind(const struct hw_reading *r, const struct hw_page *page,
    struct hw_article *out);

/* memory.c: what to remember of this page; what to drop for mem's sake, from
 * the text and from the end of the title. */
void hw_html_remember(
    struct hw_arena *m, const struct hw_reading *r, struct hw_html_hashes *out);
void hw_html_forget(struct hw_reading *r, const struct hw_site_memory *mem);

#endif
