/* SPDX-License-Identifier: MIT
 * Where a page names its author: rel=author, microdata, elements whose class
 * says so, and lines that begin with "By" in some language. */
#include "base/arena.h"
#include "html/meta_int.h"
#include "html/places.h"

#define BYLINE_MAX 300 /* bytes of an element */
#define LINE_MAX 160   /* bytes of a line that begins with "By" */
#define NEAR_BEFORE 6  /* blocks above the headline */
#define NEAR_BEHIND 20

struct look {
	struct hw_harvest *h;
	const struct hw_blocks *b;
	const struct hw_place *place;
	uint32_t title;
};

static bool
has(struct hw_str s, const char *part)
{
	return hw_str_ifind(s, hw_str_c(part), 0) != HW_NPOS;
}

static bool
near(const struct look *l, uint32_t block)
{
	return l->title < l->b->n && block + NEAR_BEFORE >= l->title &&
	    block <= l->title + NEAR_BEHIND;
}

static bool
refused(const struct look *l, uint32_t node, uint32_t block)
{
	const struct hw_place *p = &l->place[node];

	if (p->dist[HW_CLASS_COMMENT] < HW_FAR ||
	    p->dist[HW_CLASS_RELATED] < HW_FAR || (p->in & HW_IN_NAV))
		return true;
	return !near(l, block) &&
	    (p->dist[HW_CLASS_SIDE] < HW_FAR ||
		p->dist[HW_CLASS_LIST] < HW_FAR ||
		(p->in & (HW_IN_ASIDE | HW_IN_FOOTER | HW_IN_LIST)));
}

/* Does a class or id say that this is the author's name? */
static bool
says_author(struct hw_str name)
{
	static const char *const yes[] = {"author", "byline", "autor", "auteur",
	    "autore", "writer", "contributor", "skribent", "forfatter",
	    "redakteur", "kirjoittaja", "username", "by-line", "postedby",
	    "posted-by", NULL};
	static const char *const no[] = {"authority", "avatar", "image", "img",
	    "photo", "bio", "comment", "date", "social", "title", "box-",
	    "description", "role", "related", "count", "link-list", NULL};
	bool found = false;

	for (size_t i = 0; yes[i] != NULL && !found; i++)
		found = has(name, yes[i]);
	for (size_t i = 0; no[i] != NULL && found; i++)
		found = !has(name, no[i]);
	return found;
}

/* <... itemprop=author> with a name inside. */
static uint32_t
name_inside(const struct hw_dom *d, uint32_t i)
{
	uint32_t end = d->node[i].end;

	if (end > i + 60)
		end = i + 60;
	for (uint32_t k = i + 1; k < end; k++)
		if (d->node[k].n_attr > 0 &&
		    hw_str_ieq(
			hw_dom_attr(d, k, HW_ATTR_ITEMPROP), HW_STR("name")))
			return k;
	return i;
}

static void
say(struct look *l, uint32_t i, enum hw_said_by by, size_t max)
{
	struct hw_str text = hw_dom_attr(l->h->d, i, HW_ATTR_CONTENT);

	if (text.n == 0)
		text = hw_dom_text(l->h->m, l->h->d, i, max + 1);
	if (text.n > 1 && text.n <= max)
		hw_meta_say_author(l->h, text, by, false, i);
}

static void
read_element(struct look *l, uint32_t i, bool close)
{
	const struct hw_dom *d = l->h->d;
	struct hw_str prop = hw_dom_attr(d, i, HW_ATTR_ITEMPROP);
	bool item = hw_str_ieq(prop, HW_STR("author")) ||
	    hw_str_ieq(prop, HW_STR("creator")) ||
	    has(hw_dom_attr(d, i, HW_ATTR_REL), "author");
	uint32_t block;

	if (!item && !says_author(hw_dom_attr(d, i, HW_ATTR_CLASS)) &&
	    !says_author(hw_dom_attr(d, i, HW_ATTR_ID)))
		return;
	block = hw_blocks_from(l->b, i);
	if (near(l, block) != close || refused(l, i, block))
		return;
	say(l, item ? name_inside(d, i) : i, item ? HW_BY_ITEM : HW_BY_TEXT,
	    BYLINE_MAX);
}

static bool
capital_behind(struct hw_str s, size_t at)
{
	struct hw_str rest = hw_str_trim(hw_str_from(s, at));

	return rest.n > 1 &&
	    ((rest.p[0] >= 'A' && rest.p[0] <= 'Z') ||
		(unsigned char)rest.p[0] >= 0xC3);
}

static void
read_line(struct look *l, uint32_t i)
{
	const struct hw_block *k = &l->b->v[i];
	size_t lead;

	if (k->text.n > LINE_MAX)
		return;
	lead = hw_meta_lead(k->text);
	if (lead == 0 && (k->heads & 1 << HW_CUE_BYLINE) && k->words == 1 &&
	    i + 1 < l->b->n && l->b->v[i + 1].text.n < 80) {
		hw_meta_say_author(l->h, l->b->v[i + 1].text, HW_BY_TEXT, false,
		    l->b->v[i + 1].box);
		return;
	}
	if (lead == 0 || !capital_behind(k->text, lead) || k->words > 20 ||
	    refused(l, k->box, i))
		return;
	hw_meta_say_author(l->h, k->text, HW_BY_TEXT, false, k->box);
}

void
hw_meta_bylines(struct hw_harvest *h, const struct hw_blocks *b,
    const struct hw_place *place)
{
	struct look l = {h, b, place, b->n};
	uint32_t from, to;

	if (h->out->title_node != 0)
		l.title = hw_blocks_from(b, h->out->title_node);
	for (int close = 1; close >= 0; close--) {
		for (uint32_t i = 1; i < h->d->n; i++)
			if (h->d->node[i].n_attr > 0 &&
			    h->d->node[i].tag != HW_TAG_META)
				read_element(&l, i, close);
		if (!close)
			break;
		from = l.title < b->n && l.title > NEAR_BEFORE
		    ? l.title - NEAR_BEFORE
		    : 0;
		to = l.title < b->n ? l.title + NEAR_BEHIND : 60;
		for (uint32_t i = from; i < to && i < b->n; i++)
			if (!l.b->v[i].sentence || l.b->v[i].words < 8)
				read_line(&l, i);
	}
}
