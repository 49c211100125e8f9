/* SPDX-License-Identifier: MIT
 * The text of an article from its blocks, and where its links stand in it. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "html/article_int.h"
#include "url/url.h"

#define TEXT_MAX (2u << 20) /* bytes; a long novel has three */
#define LINKS_MAX 500
#define LINK_TEXT_MAX 300 /* bytes */

struct writer {
	struct hw_arena *m;
	const struct hw_reading *r;
	struct hw_buf out;
	HW_VEC(struct hw_link) links;
	uint32_t link; /* last <a> seen */
};

static void
put_break(struct hw_buf *b, uint8_t brk)
{
	if (b->n == 0)
		return;
	hw_buf_c(b,
	    brk == HW_BREAK_PARA       ? "\n\n"
		: brk == HW_BREAK_LINE ? "\n"
				       : " ");
}

/* The link a of a block that was written at offset start. */
static void
put_link(struct writer *w, uint32_t a, const struct hw_block *b, size_t start,
    size_t *from)
{
	struct hw_str href = hw_dom_attr(w->r->d, a, HW_ATTR_HREF), url;
	struct hw_str text = hw_dom_text(w->m, w->r->d, a, LINK_TEXT_MAX);
	struct hw_link *l;
	size_t at;

	if (text.n == 0 || w->links.n >= LINKS_MAX ||
	    hw_str_starts(href, HW_STR("#")) ||
	    hw_url_resolve(w->m, w->r->meta.base, href, &url, NULL) != HW_OK ||
	    !hw_url_is_http(url))
		return;
	at = hw_str_find(b->text, text, *from);
	if (at == HW_NPOS)
		return; /* inside a card that is not shown */
	l = HW_PUSH(w->m, &w->links);
	l->url = url;
	l->text = text;
	l->span.start = (uint32_t)(start + at);
	l->span.end = (uint32_t)(start + at + text.n);
	*from = at + text.n;
}

static void
put_links(struct writer *w, const struct hw_block *b, size_t start)
{
	const struct hw_dom *d = w->r->d;
	size_t from = 0;
	uint32_t a = hw_dom_up(d, b->first, HW_TAG_A);

	if (a != 0 && a != w->link && hw_dom_has(d, a, HW_ATTR_HREF)) {
		w->link = a;
		put_link(w, a, b, start, &from);
	}
	for (uint32_t i = b->first; i < b->last; i++)
		if (d->node[i].tag == HW_TAG_A &&
		    hw_dom_has(d, i, HW_ATTR_HREF)) {
			w->link = i;
			put_link(w, i, b, start, &from);
		}
}

void
hw_html_assemble(struct hw_arena *m, const struct hw_reading *r,
    const bool *keep, struct hw_article *out)
{
	struct writer w = {.m = m, .r = r};
	const struct hw_blocks *b = &r->blocks;
	uint8_t brk = HW_BREAK_PARA;

	hw_buf_init(&w.out, m, HW_DOM_BYTES * 2);
	for (uint32_t i = 0; i < b->n && w.out.n < TEXT_MAX; i++) {
		if (!keep[i]) {
			brk = HW_BREAK_PARA;
			continue;
		}
		put_break(&w.out, i > 0 && keep[i - 1] ? b->v[i].brk : brk);
		if (b->v[i].links > 0 && r->meta.base.n > 0)
			put_links(&w, &b->v[i], w.out.n);
		hw_buf_put(
		    &w.out, hw_utf8_clip(b->v[i].text, TEXT_MAX + 2 - w.out.n));
	}
	out->text = hw_buf_str(&w.out);
	while (w.links.n > 0 && w.links.v[w.links.n - 1].span.end > out->text.n)
		w.links.n--;
	out->links = w.links.v;
	out->n_links = w.links.n;
}

struct hw_str
hw_html_text(struct hw_arena *m, struct hw_str html)
{
	struct hw_reading r = {0};
	struct hw_article a = {0};

	if (hw_str_chr(html, '<', 0) == HW_NPOS &&
	    hw_str_chr(html, '&', 0) == HW_NPOS)
		return hw_str_squeeze(m, html);
	r.d = hw_dom_fragment(m, html);
	hw_html_blocks(m, r.d, NULL, &r.blocks);
	r.keep = HW_ARRAY(m, bool, r.blocks.n + 1);
	memset(r.keep, 1, r.blocks.n);
	hw_html_assemble(m, &r, r.keep, &a);
	return a.text;
}
