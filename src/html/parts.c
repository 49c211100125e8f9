/* SPDX-License-Identifier: MIT
 * Several articles on one page: the one of the headline is the article, the
 * others are handed back as its parts. */
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "html/article_int.h"

#define PART_WORDS 60 /* good words of the least part */
#define PARTS_MAX 20
#define HEADING_MAX 300 /* bytes */

/* The outermost <article> around a block that does not hold the headline. */
static uint32_t
other_article(const struct hw_reading *r, const struct hw_block *b)
{
	const struct hw_dom *d = r->d;
	uint32_t found = 0;

	for (uint32_t up = b->box; up != 0; up = d->node[up].parent)
		if (d->node[up].tag == HW_TAG_ARTICLE) {
			if (hw_dom_inside(d, r->meta.title_node, up))
				break;
			found = up;
		}
	return found;
}

static struct hw_str
heading_of(struct hw_arena *m, const struct hw_dom *d, uint32_t article)
{
	for (uint32_t i = article; i < d->node[article].end; i++)
		if (d->node[i].tag >= HW_TAG_H1 && d->node[i].tag <= HW_TAG_H3)
			return hw_dom_text(m, d, i, HEADING_MAX);
	return (struct hw_str){0};
}

/* One article's blocks by their scores, its heading left out. */
static bool
read_part(struct hw_arena *m, const struct hw_reading *r, uint32_t article,
    struct hw_article *out)
{
	const struct hw_blocks *b = &r->blocks;
	uint32_t from = hw_blocks_from(b, article);
	uint32_t to = hw_blocks_from(b, r->d->node[article].end), words = 0;
	bool *keep = HW_ARRAY(m, bool, b->n + 1);

	out->title = heading_of(m, r->d, article);
	if (out->title.n == 0)
		return false;
	for (uint32_t i = from; i < to; i++) {
		keep[i] = (r->score[i] >= 0.5f || b->v[i].good) &&
		    !hw_str_eq(b->v[i].text, out->title);
		words += keep[i] && b->v[i].good ? b->v[i].words : 0;
	}
	if (words < PART_WORDS)
		return false;
	hw_html_assemble(m, r, keep, out);
	return true;
}

void
hw_html_parts(
    struct hw_arena *m, const struct hw_reading *r, struct hw_article *out)
{
	HW_VEC(struct hw_article) parts = {0};
	uint32_t last = 0;

	if (r->meta.title_node == 0 || r->meta.says_live)
		return;
	for (uint32_t i = 0; i < r->blocks.n && parts.n < PARTS_MAX; i++) {
		struct hw_article part = {0};
		uint32_t article;

		if (!r->blocks.v[i].good || r->keep[i])
			continue;
		article = other_article(r, &r->blocks.v[i]);
		if (article == 0 || article == last)
			continue;
		last = article;
		if (r->place[article].dist[HW_CLASS_COMMENT] == HW_FAR &&
		    read_part(m, r, article, &part)) {
			part.url = out->url;
			part.host = out->host;
			part.site = out->site;
			part.kind = HW_KIND_ARTICLE;
			part.published.at = part.modified.at = HW_TIME_NONE;
			part.first_seen = out->first_seen;
			part.rights = out->rights;
			*HW_PUSH(m, &parts) = part;
		}
	}
	out->parts = parts.v;
	out->n_parts = parts.n;
}
