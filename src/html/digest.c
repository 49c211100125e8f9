/* SPDX-License-Identifier: MIT
 * Several articles below one another that are no <article> elements: headings
 * of one make, each with its day and its text.  Where one of them bears the
 * headline or the address of the page, it is the article; else the page is a
 * digest of them all. */
#include "base/arena.h"
#include "base/map.h"
#include "html/article_int.h"
#include "text/date.h"
#include "url/url.h"

#define SECTIONS 40 /* at most */
#define LEAST 40    /* good words of a section */
#define OPENS 2     /* blocks behind a heading that may tell the day */
#define OPENING 70  /* bytes of them */
#define TRIES 8     /* kinds of headings */
#define SHARE 0.7f  /* of the kept words that the sections must hold */

/* The heading element around a block, h1 to h4; 0: none. */
static uint32_t
heading_around(const struct hw_reading *r, uint32_t i)
{
	const struct hw_dom *d = r->d;
	uint32_t at = hw_block_element(d, &r->blocks.v[i]);

	if (!(r->place[at].in & HW_IN_HEADING))
		return 0;
	while (at != 0 &&
	    !(d->node[at].tag >= HW_TAG_H1 && d->node[at].tag <= HW_TAG_H4))
		at = d->node[at].parent;
	return at;
}

/* Does a block behind the heading tell a day, as a line or a dateline? */
static bool
is_dated(const struct hw_reading *r, uint32_t i)
{
	for (uint32_t k = i + 1; k <= i + OPENS && k < r->blocks.n; k++) {
		struct hw_str s = hw_str_sub(r->blocks.v[k].text, 0, OPENING);
		struct hw_date_parts p;
		size_t at = 0;

		if (heading_around(r, k) != 0)
			return false;
		while (hw_date_find(s, r->meta.language, &at, &p))
			if (p.day && (p.year || p.month))
				return true;
	}
	return false;
}

static bool
is_prose(const struct hw_reading *r, uint32_t i)
{
	return r->blocks.v[i].good && (r->keep[i] || r->score[i] >= 0.3f);
}

static uint32_t
prose_of(const struct hw_reading *r, uint32_t from, uint32_t to)
{
	uint32_t words = 0;

	for (uint32_t i = from; i < to; i++)
		words += is_prose(r, i) ? r->blocks.v[i].words : 0;
	return words;
}

/* Headings on one path; to: where the section of the last one ends. */
static uint32_t
sections_on(const struct hw_reading *r, uint64_t path, uint32_t *v)
{
	uint32_t n = 0, last = 0;

	for (uint32_t i = 0; i < r->blocks.n && n < SECTIONS; i++) {
		uint32_t h = heading_around(r, i);

		if (h != 0 && h != last && r->place[h].path == path &&
		    r->place[h].dist[HW_CLASS_COMMENT] == HW_FAR)
			v[n++] = i;
		last = h;
	}
	return n;
}

/* The last section ends with the element that holds all headings, or where
 * its box does. */
static uint32_t
end_of_last(const struct hw_reading *r, uint32_t first, uint32_t last)
{
	const struct hw_dom *d = r->d;
	uint32_t box = heading_around(r, first);

	while (box != 0 && !hw_dom_inside(d, r->blocks.v[last].first, box))
		box = d->node[box].parent;
	return hw_blocks_from(&r->blocks, d->node[box].end);
}

static bool
is_digest(const struct hw_reading *r, const struct hw_sections *s)
{
	uint32_t held = 0, kept = 0;

	for (uint32_t k = 0; k < s->n; k++) {
		if (!is_dated(r, s->v[k]) ||
		    prose_of(r, s->v[k] + 1, s->v[k + 1]) < LEAST ||
		    (k > 0 &&
			hw_str_eq(r->blocks.v[s->v[k]].text,
			    r->blocks.v[s->v[k - 1]].text)))
			return false;
		for (uint32_t i = s->v[k] + 1; i < s->v[k + 1]; i++)
			held += r->keep[i] ? r->blocks.v[i].words : 0;
	}
	for (uint32_t i = 0; i < r->blocks.n; i++)
		kept += r->keep[i] ? r->blocks.v[i].words : 0;
	return (float)held >= SHARE * (float)kept;
}

/* Does the heading lead to the page itself? */
static bool
leads_here(struct hw_arena *m, const struct hw_reading *r, uint32_t block)
{
	uint32_t h = heading_around(r, block);
	uint32_t a = hw_dom_find(r->d, h, h, HW_TAG_A);
	struct hw_str address, href;

	if (a == 0)
		a = hw_dom_up(r->d, h, HW_TAG_A);
	href = hw_dom_attr(r->d, a, HW_ATTR_HREF);
	return a != 0 && href.n > 0 && r->meta.canonical.n > 0 &&
	    hw_url_resolve(m, r->meta.base, href, &address, NULL) == HW_OK &&
	    hw_str_eq(address, r->meta.canonical);
}

static void
find_own(struct hw_arena *m, const struct hw_reading *r, struct hw_sections *s)
{
	uint32_t title = r->meta.title_node;

	s->own = HW_NO_SECTION;
	for (uint32_t k = 0; k < s->n && s->own == HW_NO_SECTION; k++)
		if (leads_here(m, r, s->v[k]))
			s->own = k;
	for (uint32_t k = 0; k < s->n && s->own == HW_NO_SECTION; k++)
		if (title != 0 && heading_around(r, s->v[k]) == title)
			s->own = k;
}

void
hw_html_sections(
    struct hw_arena *m, struct hw_reading *r, struct hw_sections *out)
{
	uint64_t tried = 0;
	int tries = 0;

	out->v = HW_ARRAY(m, uint32_t, SECTIONS + 1);
	out->n = 0;
	if (r->meta.says_live)
		return;
	for (uint32_t i = 0; i < r->blocks.n && tries < TRIES; i++) {
		uint32_t h = heading_around(r, i);

		if (h == 0 || r->place[h].path == tried || !is_dated(r, i))
			continue;
		tried = r->place[h].path;
		tries++;
		out->n = sections_on(r, tried, out->v);
		if (out->n < 2)
			continue;
		out->v[out->n] = end_of_last(r, out->v[0], out->v[out->n - 1]);
		if (is_digest(r, out))
			break;
	}
	if (out->n < 2 || !is_digest(r, out)) {
		out->n = 0;
		return;
	}
	find_own(m, r, out);
	if (out->own == HW_NO_SECTION)
		return;
	for (uint32_t i = 0; i < r->blocks.n; i++)
		if (i <= out->v[out->own] || i >= out->v[out->own + 1])
			r->keep[i] = false;
}

bool
hw_html_read_section(struct hw_arena *m, const struct hw_reading *r,
    const struct hw_sections *s, uint32_t k, struct hw_article *out)
{
	bool *keep = HW_ARRAY(m, bool, r->blocks.n + 1);
	struct hw_date_parts p;

	out->title = r->blocks.v[s->v[k]].text;
	for (uint32_t i = s->v[k] + 1; i < s->v[k + 1]; i++) {
		struct hw_str text = r->blocks.v[i].text;
		size_t at = 0;

		keep[i] = is_prose(r, i);
		if (out->published.precision == HW_PRECISION_NONE &&
		    i <= s->v[k] + OPENS &&
		    hw_date_find(hw_str_sub(text, 0, OPENING), r->meta.language,
			&at, &p) &&
		    p.day && p.year &&
		    hw_date_resolve(&p, HW_TIME_NONE, &out->published))
			out->published.source = HW_STR("text");
	}
	hw_html_assemble(m, r, keep, out);
	return out->text.n > 0;
}
