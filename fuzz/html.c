/* SPDX-License-Identifier: MIT
 * Any bytes as a page: the tree keeps its shape, the article is UTF-8 and its
 * spans lie in its text; a page read twice is the same. */
#include <stdint.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "html/dom.h"
#include "html/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_tree(const struct hw_dom *d)
{
	HW_ASSERT(d->n >= 1 && d->n <= HW_DOM_NODES);
	HW_ASSERT(d->node[0].end == d->n);
	for (uint32_t i = 1; i < d->n; i++) {
		HW_ASSERT(d->node[i].parent < i);
		HW_ASSERT(d->node[i].end > i);
		HW_ASSERT(d->node[i].end <= d->node[d->node[i].parent].end);
	}
}

static void
check_article(const struct hw_article *a)
{
	HW_ASSERT(hw_utf8_valid(a->text));
	HW_ASSERT(hw_utf8_valid(a->title));
	HW_ASSERT(hw_utf8_valid(a->author));
	HW_ASSERT(a->confidence >= 0 && a->confidence <= 1);
	for (size_t i = 0; i < a->n_links; i++) {
		HW_ASSERT(a->links[i].span.start <= a->links[i].span.end);
		HW_ASSERT(a->links[i].span.end <= a->text.n);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_page page = {.url = HW_STR("http://site.example/a/b-c-d"),
	    .first_seen = HW_TIME_NONE};
	struct hw_article a, b;
	struct hw_html_hashes blocks;
	int rc;

	page.body = (struct hw_str){(const char *)data, size};
	check_tree(hw_dom_fragment(m, hw_utf8_clean(m, page.body)));
	rc = hw_html_article_blocks(m, &page, NULL, NULL, &a, &blocks, NULL);
	check_article(&a);
	HW_ASSERT((rc == HW_OK) == (a.text.n > 0));
	HW_ASSERT(hw_html_article(m, &page, NULL, NULL, &b, NULL) == rc);
	HW_ASSERT(hw_str_eq(a.text, b.text));
	hw_arena_free(m);
	return 0;
}
