/* SPDX-License-Identifier: MIT
 * Several articles on one page: the one of the headline is the article, the
 * others are handed back as its parts; and so are the posts of a live blog,
 * boxes of one make that each say when. */
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "html/article_int.h"
#include "text/date.h"

#define PART_WORDS 60 /* good words of the least part */
#define PARTS_MAX 20
#define POST_WORDS 12 /* of the least post of a live blog */
#define POSTS_MIN 3   /* fewer make no live blog */
#define POSTS_MAX 200
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

static struct hw_article
part_like(const struct hw_article *whole)
{
	return (struct hw_article){.url = whole->url,
	    .host = whole->host,
	    .site = whole->site,
	    .kind = HW_KIND_ARTICLE,
	    .published.at = HW_TIME_NONE,
	    .modified.at = HW_TIME_NONE,
	    .first_seen = whole->first_seen,
	    .rights = whole->rights};
}

/* ---- live blogs ----------------------------------------------------------- */

struct posts {
	struct post {
		uint32_t box, time;
	} * v;
	size_t n, cap;
};

/* The largest box around a <time> that holds no other one. */
static uint32_t
box_of(const struct hw_dom *d, const uint32_t *times, uint32_t time)
{
	uint32_t box = time;

	for (uint32_t up = d->node[time].parent; up != 0 && up != d->body &&
	     up != d->html && times[d->node[up].end] - times[up] == 1;
	     up = d->node[up].parent)
		box = up;
	return box;
}

static void
find_posts(struct hw_arena *m, const struct hw_reading *r, struct posts *out)
{
	const struct hw_dom *d = r->d;
	uint32_t *times = HW_ARRAY(m, uint32_t, d->n + 1), n = 0;

	for (uint32_t i = 0; i < d->n; i++) {
		times[i] = n;
		n += d->node[i].tag == HW_TAG_TIME &&
		    hw_dom_has(d, i, HW_ATTR_DATETIME);
	}
	times[d->n] = n;
	for (uint32_t i = 1; i < d->n && out->n < POSTS_MAX; i++) {
		uint32_t box;

		if (times[i + 1] == times[i])
			continue;
		box = box_of(d, times, i);
		if (hw_blocks_of(d, &r->blocks, box).words >= POST_WORDS &&
		    !hw_dom_inside(d, r->meta.title_node, box))
			*HW_PUSH(m, out) = (struct post){box, i};
	}
}

/* The path that most boxes share. */
static uint64_t
common_path(
    struct hw_arena *m, const struct hw_reading *r, const struct posts *p)
{
	struct hw_map map = {0};
	uint64_t best = 0, path = 0;

	for (size_t i = 0; i < p->n; i++) {
		const uint64_t *key = &r->place[p->v[i].box].path;
		uint64_t *n = hw_map_put(m, &map,
		    (struct hw_str){(const char *)key, sizeof(*key)}, NULL);

		if (++*n > best) {
			best = *n;
			path = *key;
		}
	}
	return best >= POSTS_MIN ? path : 0;
}

static void
read_post(struct hw_arena *m, const struct hw_reading *r,
    const struct post *post, struct hw_article *out)
{
	const struct hw_blocks *b = &r->blocks;
	uint32_t end = r->d->node[post->box].end;
	bool *keep = HW_ARRAY(m, bool, b->n + 1);
	struct hw_str when = hw_dom_attr(r->d, post->time, HW_ATTR_DATETIME);

	out->title = heading_of(m, r->d, post->box);
	for (uint32_t i = hw_blocks_from(b, post->box);
	     i < hw_blocks_from(b, end); i++)
		keep[i] = (r->score[i] >= 0.3f || b->v[i].good) &&
		    !hw_str_eq(b->v[i].text, out->title) &&
		    !(r->place[hw_block_element(r->d, &b->v[i])].in &
			HW_IN_TIME);
	hw_html_assemble(m, r, keep, out);
	if (hw_date_read(when, r->meta.language, HW_TIME_NONE, &out->published))
		out->published.source = HW_STR("time");
}

static void
live_posts(
    struct hw_arena *m, const struct hw_reading *r, struct hw_article *out)
{
	HW_VEC(struct hw_article) parts = {0};
	struct posts posts = {0};
	uint64_t path;

	find_posts(m, r, &posts);
	path = common_path(m, r, &posts);
	for (size_t i = 0; path != 0 && i < posts.n; i++) {
		struct hw_article part = part_like(out);

		if (r->place[posts.v[i].box].path != path)
			continue;
		read_post(m, r, &posts.v[i], &part);
		if (part.text.n > 0)
			*HW_PUSH(m, &parts) = part;
	}
	out->parts = parts.v;
	out->n_parts = parts.n;
}

/* ---- other articles -------------------------------------------------------- */

static void
sections(struct hw_arena *m, const struct hw_reading *r,
    const struct hw_sections *s, struct hw_article *out)
{
	HW_VEC(struct hw_article) parts = {0};

	for (uint32_t k = 0; k < s->n; k++) {
		struct hw_article part = part_like(out);

		if (k != s->own && hw_html_read_section(m, r, s, k, &part))
			*HW_PUSH(m, &parts) = part;
	}
	out->parts = parts.v;
	out->n_parts = parts.n;
}

void
hw_html_parts(struct hw_arena *m, const struct hw_reading *r,
    const struct hw_sections *found, struct hw_article *out)
{
	HW_VEC(struct hw_article) parts = {0};
	uint32_t last = 0;

	if (found->n > 0 && out->kind != HW_KIND_LIVE) {
		sections(m, r, found, out);
		return;
	}

	if (out->kind == HW_KIND_LIVE)
		live_posts(m, r, out);
	if (r->meta.title_node == 0 || out->kind == HW_KIND_LIVE)
		return;
	for (uint32_t i = 0; i < r->blocks.n && parts.n < PARTS_MAX; i++) {
		struct hw_article part = part_like(out);
		uint32_t article;

		if (!r->blocks.v[i].good || r->keep[i])
			continue;
		article = other_article(r, &r->blocks.v[i]);
		if (article == 0 || article == last)
			continue;
		last = article;
		if (r->place[article].dist[HW_CLASS_COMMENT] == HW_FAR &&
		    read_part(m, r, article, &part))
			*HW_PUSH(m, &parts) = part;
	}
	out->parts = parts.v;
	out->n_parts = parts.n;
}
