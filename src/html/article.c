/* SPDX-License-Identifier: MIT
 * The walk of one page: bytes, tree, blocks, opinions, decision, text. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/charset.h"
#include "html/article_int.h"
#include "url/url.h"

static void
add_break(struct hw_buf *b, uint8_t brk)
{
	if (b->n == 0)
		return;
	hw_buf_c(b,
	    brk == HW_BREAK_PARA       ? "\n\n"
		: brk == HW_BREAK_LINE ? "\n"
				       : " ");
}

static struct hw_str
assemble(struct hw_arena *m, const struct hw_blocks *b, const bool *keep)
{
	struct hw_buf out;
	uint8_t brk = HW_BREAK_PARA;

	hw_buf_init(&out, m, HW_DOM_BYTES * 2);
	for (uint32_t i = 0; i < b->n; i++) {
		if (b->v[i].brk < brk)
			brk = b->v[i].brk;
		if (!keep[i]) {
			if (i > 0)
				brk = HW_BREAK_PARA;
			continue;
		}
		add_break(&out, i > 0 && keep[i - 1] ? b->v[i].brk : brk);
		hw_buf_put(&out, b->v[i].text);
		brk = HW_BREAK_CELL;
	}
	return hw_buf_str(&out);
}

static void
from_meta(const struct hw_meta *meta, const struct hw_page *page,
    struct hw_article *out)
{
	memset(out, 0, sizeof(*out));
	out->key = page->id;
	out->url = page->url;
	out->host = hw_url_host(page->url);
	out->canonical = meta->canonical;
	out->title = meta->title;
	out->author = meta->author;
	out->credit = meta->credit;
	out->site = meta->site;
	out->description = meta->description;
	out->image = meta->image;
	out->image_credit = meta->image_credit;
	out->image_licence = meta->image_licence;
	out->published = meta->published;
	out->modified = meta->modified;
	out->language = meta->language;
	out->rights = meta->rights;
	out->first_seen = page->first_seen;
}

void
hw_html_read(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, const struct hw_site_memory *mem,
    struct hw_reading *r)
{
	struct hw_str html = hw_charset_decode(m,
	    hw_str_sub(page->body, 0, HW_DOM_BYTES), page->content_type,
	    HW_CHARSET_HTML, NULL);

	(void)mem;
	r->d = hw_dom_parse(m, html);
	hw_words_init(m, &r->words);
	hw_html_blocks(m, r->d, &r->words, &r->blocks);
	hw_meta_harvest(m, r->d, page, hint, &r->meta);
	r->place = hw_html_places(
	    m, r->d, &r->blocks, &r->words, r->meta.title_node);
	hw_html_votes(
	    m, r->d, &r->blocks, r->place, r->meta.article_body, &r->votes);
	r->view = (struct hw_page_view){
	    r->d, &r->blocks, r->place, &r->votes, &r->meta};
	r->features = hw_html_features(m, &r->view);
	r->score = HW_ARRAY(m, float, r->blocks.n + 1);
	r->keep = HW_ARRAY(m, bool, r->blocks.n + 1);
	hw_html_score(m, &r->view, r->features, r->score);
	r->confidence = hw_html_decide(
	    &r->view, r->features, r->score, r->keep);
}

int
hw_html_article(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, const struct hw_site_memory *mem,
    struct hw_article *out, struct hw_err *err)
{
	struct hw_reading r;

	hw_html_read(m, page, hint, mem, &r);
	from_meta(&r.meta, page, out);
	out->text = assemble(m, &r.blocks, r.keep);
	out->kind = HW_KIND_ARTICLE;
	out->confidence = 0.5f;
	if (out->text.n == 0)
		return hw_fail(err, HW_EINPUT, "no text in the page");
	return HW_OK;
}

struct hw_str
hw_html_text(struct hw_arena *m, struct hw_str html)
{
	struct hw_dom *d;
	struct hw_words words = {0};
	struct hw_blocks blocks;
	bool *keep;

	if (hw_str_chr(html, '<', 0) == HW_NPOS &&
	    hw_str_chr(html, '&', 0) == HW_NPOS)
		return hw_str_squeeze(m, html);
	d = hw_dom_fragment(m, html);
	hw_html_blocks(m, d, &words, &blocks);
	keep = HW_ARRAY(m, bool, blocks.n + 1);
	memset(keep, 1, blocks.n);
	return assemble(m, &blocks, keep);
}
