/* SPDX-License-Identifier: MIT
 * The walk of one page: bytes, tree, blocks, opinions, decision, text. */
#include <string.h>

#include "base/arena.h"
#include "base/charset.h"
#include "base/vec.h"
#include "html/article_int.h"
#include "text/note.h"
#include "url/url.h"

#define DOUBT 0.25f /* a block left out with this score is told */
#define DROPPED_MAX 100
#define NOTES_MAX 8
#define UNSEEN 0.3f /* confidence in text no reader without scripts sees */

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
    const struct hw_entry *hint, struct hw_reading *r)
{
	struct hw_str html = hw_charset_decode(m,
	    hw_str_sub(page->body, 0, HW_DOM_BYTES), page->content_type,
	    HW_CHARSET_HTML, NULL);

	/* Whoever names the charset is taken at his word. */
	if (hw_charset_of_type(page->content_type).n == 0)
		html = hw_charset_untwice(m, html);
	r->d = hw_dom_parse(m, html);
	r->words = (struct hw_words){.m = m};
	hw_html_blocks(m, r->d, &r->words, &r->blocks);
	hw_meta_harvest(m, r->d, page, hint, &r->meta);
	r->place = hw_html_places(
	    m, r->d, &r->blocks, &r->words, r->meta.title_node);
	hw_meta_settle(&r->blocks, r->place, hint, &r->meta);
	hw_html_votes(
	    m, r->d, &r->blocks, r->place, r->meta.article_body, &r->votes);
	r->view = (struct hw_page_view){
	    r->d, &r->blocks, r->place, &r->votes, &r->meta};
	r->features = hw_html_features(m, &r->view);
	r->score = HW_ARRAY(m, float, r->blocks.n + 1);
	r->keep = HW_ARRAY(m, bool, r->blocks.n + 1);
	hw_html_score(m, &r->view, r->features, r->score);
	r->confidence = hw_html_decide(
	    m, &r->view, r->features, r->score, r->keep);
}

/* Not under pictures: those have sources of their own. */
static void
keep_notes(
    struct hw_arena *m, const struct hw_reading *r, struct hw_article *out)
{
	for (uint32_t i = 0; i < r->blocks.n && out->notes.n < NOTES_MAX; i++) {
		const struct hw_block *b = &r->blocks.v[i];
		struct hw_str who;

		if (!r->keep[i] && b->text.n <= HW_NOTE_MOST &&
		    !(r->place[hw_block_element(r->d, b)].in & HW_IN_FIGURE) &&
		    (hw_text_source_line(m, b->text, &who) ||
			hw_text_gathers(b->text).n))
			*HW_PUSH(m, &out->notes) = b->text;
	}
}

static void
finish(struct hw_arena *m, struct hw_reading *r, const struct hw_page *page,
    struct hw_article *out)
{
	struct hw_sections sections;

	hw_html_sections(m, r, &sections);
	hw_html_opening(m, r);
	from_meta(&r->meta, page, out);
	hw_html_assemble(m, r, r->keep, out);
	hw_html_kind(r, page, out);
	hw_html_parts(m, r, &sections, out);
	if (hw_html_fallback(m, r, page, out)) {
		out->kind = r->meta.says_article ? HW_KIND_ARTICLE
						 : HW_KIND_OTHER;
		out->confidence = UNSEEN;
	}
	for (uint32_t i = 0; i < r->blocks.n; i++)
		if (!r->keep[i] && r->score[i] >= DOUBT &&
		    out->dropped.n < DROPPED_MAX)
			*HW_PUSH(m, &out->dropped) = r->blocks.v[i].text;
	keep_notes(m, r, out);
}

int
hw_html_article_blocks(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, const struct hw_site_memory *mem,
    struct hw_article *out, struct hw_html_hashes *blocks, struct hw_err *err)
{
	struct hw_reading r;

	hw_html_read(m, page, hint, &r);
	if (blocks != NULL)
		hw_html_remember(m, &r, blocks);
	hw_html_forget(&r, mem);
	finish(m, &r, page, out);
	if (out->text.n == 0)
		return hw_fail(err, HW_EINPUT, "no text in the page");
	return HW_OK;
}

int
hw_html_article(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, const struct hw_site_memory *mem,
    struct hw_article *out, struct hw_err *err)
{
	return hw_html_article_blocks(m, page, hint, mem, out, NULL, err);
}
