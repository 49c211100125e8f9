/* SPDX-License-Identifier: MIT
 * Reading web pages: from bytes to an article. */
#ifndef HW_HTML_HTML_H
#define HW_HTML_HTML_H

#include "base/err.h"
#include "model/model.h"

struct hw_arena;

/* Blocks of a host and on how many of its articles each was seen before.
 * Sorted by hash.  A block on three articles, the one at hand among them, is
 * boilerplate of the site. */
struct hw_site_memory {
	const struct hw_site_block {
		uint64_t hash;
		uint32_t pages;
	} * v;
	size_t n;
};

#define HW_SITE_MEMORY_PAGES 3

/* The article of a page.
 *
 * page: bytes in any charset; body longer than HW_DOM_BYTES is cut.
 * hint: what a feed said about the page, or NULL.
 * mem: memory of the page's host, or NULL; the result is a pure function of
 * all three.
 * out: text is paragraphs separated by a blank line, UTF-8; kind and
 * confidence say whether it is an article at all.  Strings live in m.
 *
 * HW_EINPUT: the page has no text (empty, binary, scripts only); what its
 * metadata said is in out nevertheless.  Linear time. */
int hw_html_article(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, const struct hw_site_memory *mem,
    struct hw_article *out, struct hw_err *err) HW_MUST_USE;

/* Hashes of blocks, to be counted in a hw_site_memory. */
struct hw_html_hashes {
	uint64_t *v; /* each once */
	size_t n;    /* at most HW_SITE_BLOCKS */
};

#define HW_SITE_BLOCKS 400

/* The same, and what to remember of the page: the blocks that were taken for
 * the article before memory was asked, so that they are counted on. */
int hw_html_article_blocks(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, const struct hw_site_memory *mem,
    struct hw_article *out, struct hw_html_hashes *blocks,
    struct hw_err *err) HW_MUST_USE;

/* The memory of a site as bytes to keep, at most 7 KB; empty at first. */
void hw_site_memory_read(
    struct hw_arena *m, struct hw_str kept, struct hw_site_memory *out);
/* Of it what is boilerplate already: all that reading a page needs. */
struct hw_str hw_site_memory_common(struct hw_arena *m, struct hw_str kept);
/* It after another article of the site, whose blocks these are. */
struct hw_str hw_site_memory_learn(struct hw_arena *m, struct hw_str kept,
    const struct hw_html_hashes *blocks);

/* Readers' text of an HTML fragment: entities decoded, tags gone, white space
 * squeezed, paragraphs separated by a blank line. */
struct hw_str hw_html_text(struct hw_arena *m, struct hw_str html);

#endif
