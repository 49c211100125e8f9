/* SPDX-License-Identifier: MIT
 * The walk of one page: bytes, tree, blocks, opinions, decision, text. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/charset.h"
#include "html/html.h"
#include "html/score.h"
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

int
hw_html_article(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, const struct hw_site_memory *mem,
    struct hw_article *out, struct hw_err *err)
{
	struct hw_str html = hw_charset_decode(m,
	    hw_str_sub(page->body, 0, HW_DOM_BYTES), page->content_type,
	    HW_CHARSET_HTML, NULL);
	struct hw_dom *d = hw_dom_parse(m, html);
	struct hw_meta meta;
	struct hw_words words;
	struct hw_blocks blocks;
	struct hw_votes votes;
	struct hw_page_view view = {d, &blocks, NULL, &votes, &meta};
	float *features, *score;
	bool *keep;

	(void)mem;
	hw_words_init(m, &words);
	hw_html_blocks(m, d, &words, &blocks);
	hw_meta_harvest(m, d, page, hint, &meta);
	from_meta(&meta, page, out);
	view.place = hw_html_places(m, d, &blocks, &words);
	hw_html_votes(m, d, &blocks, view.place, meta.article_body, &votes);
	features = hw_html_features(m, &view);
	score = HW_ARRAY(m, float, blocks.n + 1);
	keep = HW_ARRAY(m, bool, blocks.n + 1);
	hw_html_score(&view, features, score);
	for (uint32_t i = 0; i < blocks.n; i++)
		keep[i] = score[i] >= 0.5f;
	out->text = assemble(m, &blocks, keep);
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
