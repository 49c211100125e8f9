/* SPDX-License-Identifier: MIT
 * Where a page names its author: rel=author, microdata, elements whose class
 * says so, and lines that begin with "By" in some language. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/pairs.h"
#include "html/meta_int.h"
#include "html/places.h"
#include "html/title_int.h"

#define BYLINE_MAX 300 /* bytes of an element */
#define LINE_MAX 160   /* bytes of a line that begins with "By" */
#define NEAR_BEFORE 6  /* blocks above the headline */
#define NEAR_BEHIND 20
#define FAR_BLOCKS 2000
#define S HW_STR_INIT

struct look {
	struct hw_harvest *h;
	const struct hw_blocks *b;
	const struct hw_place *place;
	uint32_t title;
	uint32_t end; /* of the blocks near behind the title */
};

static bool
has(struct hw_str s, const char *part)
{
	return hw_str_ifind(s, hw_str_c(part), 0) != HW_NPOS;
}

static bool
has_any(struct hw_str s, const struct hw_str *parts, size_t n)
{
	struct hw_pairs p;

	if (s.n == 0)
		return false;
	p = hw_pairs_of(s);
	for (size_t i = 0; i < n; i++)
		if (hw_pairs_may_hold(&p, parts[i]) &&
		    hw_str_ifind(s, parts[i], 0) != HW_NPOS)
			return true;
	return false;
}

static bool
near(const struct look *l, uint32_t block)
{
	return l->title < l->b->n && block + NEAR_BEFORE >= l->title &&
	    block < l->end;
}

/* In comments, teasers and menus other people are named. */
static bool
belongs_to_others(const struct look *l, uint32_t node)
{
	const struct hw_place *p = &l->place[node];

	return p->dist[HW_CLASS_COMMENT] < HW_FAR ||
	    p->dist[HW_CLASS_RELATED] < HW_FAR || (p->in & HW_IN_NAV);
}

static bool
refused(const struct look *l, uint32_t node, uint32_t block)
{
	const struct hw_place *p = &l->place[node];

	if (belongs_to_others(l, node))
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
	static const struct hw_str yes[] = {S("author"), S("byline"),
	    S("autor"), S("auteur"), S("autore"), S("writer"), S("contributor"),
	    S("skribent"), S("forfatter"), S("redakteur"), S("kirjoittaja"),
	    S("username"), S("by-line"), S("postedby"), S("posted-by")};
	static const struct hw_str no[] = {S("authority"), S("avatar"),
	    S("image"), S("img"), S("photo"), S("bio"), S("comment"), S("date"),
	    S("social"), S("title"), S("box-"), S("description"), S("role"),
	    S("related"), S("count"), S("link-list")};

	return (hw_str_ieq(name, HW_STR("by")) ||
		   has_any(name, yes, sizeof(yes) / sizeof(*yes))) &&
	    !has_any(name, no, sizeof(no) / sizeof(*no));
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

/* Links to the page of an author. */
static bool
author_link(const struct hw_dom *d, uint32_t i)
{
	static const struct hw_str parts[] = {S("/author/"), S("/authors/"),
	    S("/autor/"), S("/auteur/"), S("/autori/"), S("/autoren/"),
	    S("/contributor"), S("/journalist"), S("/people/"), S("/writers/"),
	    S("/by/"), S("/reporter")};

	return d->node[i].tag == HW_TAG_A &&
	    has_any(hw_dom_attr(d, i, HW_ATTR_HREF), parts,
		sizeof(parts) / sizeof(*parts));
}

/* The element, or the first in it, that leads to an author; 0: none. */
static uint32_t
link_inside(struct hw_arena *m, const struct hw_dom *d, uint32_t i)
{
	uint32_t end = d->node[i].end;

	if (end > i + 30)
		end = i + 30;
	while (
	    i < end && (!author_link(d, i) || hw_dom_text(m, d, i, 4).n == 0))
		i++; /* links around pictures have no text */
	return i < end ? i : 0;
}

/* Links to authors side by side: "Jane Doe; John Roe". */
static struct hw_str
linked_names(struct look *l, uint32_t i)
{
	const struct hw_dom *d = l->h->d;
	struct hw_buf b;

	hw_buf_init(&b, l->h->m, BYLINE_MAX);
	for (int n = 0; i != 0 && n < 40; i = hw_dom_next(d, i), n++) {
		struct hw_str name = hw_dom_text(l->h->m, d, i, 60);

		/* "and", "&", but not "checked by" */
		if (!author_link(d, i) && name.n > 5)
			break;
		if (!author_link(d, i) || !hw_meta_namelike(name))
			continue;
		if (b.n > 0)
			hw_buf_c(&b, "; ");
		hw_buf_put(&b, name);
	}
	return b.rc ? (struct hw_str){0} : hw_buf_str(&b);
}

static void
say(struct look *l, uint32_t i, enum hw_said_by by, size_t max)
{
	struct hw_str text = hw_dom_attr(l->h->d, i, HW_ATTR_CONTENT);

	if (text.n == 0)
		text = linked_names(l, link_inside(l->h->m, l->h->d, i));
	if (text.n == 0)
		text = hw_dom_text(l->h->m, l->h->d, i, max + 1);
	if (text.n > 1 && text.n <= max &&
	    (by == HW_BY_ITEM || text.n < 60 ||
		hw_str_chr(text, ';', 0) != HW_NPOS || hw_meta_lead(text) > 0))
		hw_meta_say_author(l->h, text, by, false, i);
}

static void
read_element(struct look *l, uint32_t i, bool close)
{
	const struct hw_dom *d = l->h->d;
	struct hw_str prop = hw_dom_attr(d, i, HW_ATTR_ITEMPROP);
	bool named = l->place[i].dist[HW_CLASS_AUTHOR] == 0 || close ||
	    has(hw_dom_attr(d, i, HW_ATTR_CLASS), "username");
	bool item = hw_str_ieq(prop, HW_STR("author")) ||
	    hw_str_ieq(prop, HW_STR("creator")) ||
	    has(hw_dom_attr(d, i, HW_ATTR_REL), "author");
	uint32_t block;

	if (!item && !(close && author_link(d, i)) &&
	    !(named &&
		(says_author(hw_dom_attr(d, i, HW_ATTR_CLASS)) ||
		    says_author(hw_dom_attr(d, i, HW_ATTR_ID)))))
		return;
	block = hw_blocks_from(l->b, i);
	if (near(l, block) != close || refused(l, i, block) ||
	    (item && hw_meta_of_comment(d, i)))
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
say_line(struct look *l, uint32_t i)
{
	const struct hw_block *k = &l->b->v[i];

	hw_meta_say_author(l->h, k->text, HW_BY_TEXT, false, k->box);
}

/* "2026-11-11 08:15　作者：王小明　来源：..." */
static void
read_label(struct look *l, uint32_t i)
{
	static const struct hw_str labels[] = {S("作者："), S("作者:"),
	    S("记者："), S("記者："), S("文／"), S("执笔："), S("執筆：")};
	static const struct hw_str ends[] = {S("　　"), S("【"), S("来源"),
	    S("來源"), S("编辑"), S("編輯"), S("|")};
	struct hw_str s = l->b->v[i].text;

	for (size_t k = 0; k < sizeof(labels) / sizeof(*labels); k++) {
		size_t at = hw_str_find(s, labels[k], 0);
		struct hw_str name;

		if (at == HW_NPOS || at == 0)
			continue;
		name = hw_str_from(s, at + labels[k].n);
		for (size_t e = 0; e < sizeof(ends) / sizeof(*ends); e++)
			name = hw_str_sub(
			    name, 0, hw_str_find(name, ends[e], 0));
		hw_meta_say_author(
		    l->h, hw_str_trim(name), HW_BY_TEXT, false, l->b->v[i].box);
		return;
	}
}

static void
read_line(struct look *l, uint32_t i)
{
	const struct hw_block *k = &l->b->v[i];
	size_t lead;

	if (k->text.n > LINE_MAX || i == l->title || refused(l, k->box, i))
		return;
	if (hw_meta_lead_alone(l->h->m, k->text)) {
		if (i + 1 < l->b->n && l->b->v[i + 1].text.n < 80 &&
		    capital_behind(l->b->v[i + 1].text, 0))
			say_line(l, i + 1);
		return;
	}
	lead = hw_meta_lead(k->text);
	if (lead == 0)
		read_label(l, i);
	if ((l->place[k->box].in & HW_IN_HEADING) &&
	    !(lead > 0 &&
		hw_meta_all_namelike(hw_meta_names(
		    l->h->m, k->text, l->h->out->site, false, NULL))))
		return;
	if (hw_meta_has_tail(k->text))
		say_line(l, i);
	if (lead == 0 || k->words > 20 ||
	    (!capital_behind(k->text, lead) && k->words > 3))
		return;
	say_line(l, i);
}

/* Days that were read from this block or near it. */
static bool
dated(const struct look *l, uint32_t i)
{
	for (size_t k = 0; k < l->h->day.n; k++) {
		uint32_t at, node = l->h->day.v[k].node;

		if (node == 0)
			continue;
		at = hw_blocks_from(l->b, node);
		if (at + 2 >= i && at <= i + 2)
			return true;
	}
	return false;
}

/* "Real Life" is no name on a page below /real-life/. */
static bool
in_address(const struct look *l, struct hw_str s)
{
	char room[48];
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < sizeof(room); i++)
		room[n++] = s.p[i] == ' ' ? '-' : s.p[i];
	return hw_str_ifind(l->h->page->url, (struct hw_str){room, n}, 0) !=
	    HW_NPOS;
}

/* One part of a line that tells day, name and section. */
static bool
say_name(struct look *l, struct hw_str part, uint32_t node)
{
	size_t in = hw_str_find(part, HW_STR(" in "), 0);

	part = hw_str_trim(hw_str_sub(part, 0, in));
	if ((!hw_meta_namelike(part) && hw_meta_desk(part).n == 0) ||
	    in_address(l, part) || hw_title_leads_home(l->h->d, node))
		return false;
	hw_meta_say_author(l->h, part, HW_BY_TEXT, false, node);
	return true;
}

/* A name alone beside the day, near the headline: "Jane Doe / 27 July". */
static void
read_name(struct look *l, uint32_t i)
{
	const struct hw_block *k = &l->b->v[i];
	struct hw_str rest = k->text, part;
	size_t at;

	if (k->text.n > 90 || i == l->title || refused(l, k->box, i) ||
	    (l->place[k->box].in & HW_IN_HEADING) || k->words < 2 ||
	    k->words > 12 || !dated(l, i))
		return;
	while ((at = hw_str_find(rest, HW_STR("\xe2\x80\xa2"), 0)) != HW_NPOS ||
	    (at = hw_str_chr(rest, '|', 0)) != HW_NPOS) {
		part = hw_str_sub(rest, 0, at);
		if (say_name(l, part, k->box))
			return;
		rest = hw_str_from(rest, at + (rest.p[at] == '|' ? 1 : 3));
	}
	(void)say_name(l, rest, k->box);
}

static void
read_elements(struct look *l, bool close, uint32_t i, uint32_t end)
{
	const struct hw_dom *d = l->h->d;

	for (; i < end; i++)
		if (d->node[i].n_attr > 0 && d->node[i].tag != HW_TAG_META)
			read_element(l, i, close);
}

/* Has a name been found near the headline? */
static bool
said(const struct hw_harvest *h)
{
	for (size_t i = 0; i < h->author.n; i++)
		if ((h->author.v[i].by == HW_BY_ITEM ||
			h->author.v[i].by == HW_BY_TEXT) &&
		    hw_meta_names(
			h->m, h->author.v[i].s, h->out->site, false, NULL)
			    .n > 0)
			return true;
	return false;
}

/* "Author: Jane Doe" at the foot of the article, or wherever it stands. */
static void
read_far(struct look *l)
{
	uint32_t n = l->b->n < FAR_BLOCKS ? l->b->n : FAR_BLOCKS;
	size_t had = l->h->author.n;

	for (uint32_t i = 0; i < n && l->h->author.n == had; i++) {
		const struct hw_block *k = &l->b->v[i];
		struct hw_str s = hw_str_sub(k->text, 0, 60);

		if (s.n < k->text.n || i == l->title ||
		    belongs_to_others(l, k->box) ||
		    hw_meta_lead(hw_str_cat(l->h->m, s, HW_STR(" X"))) < 6)
			continue;
		if (hw_meta_lead_alone(l->h->m, s))
			i++;
		if (i < n &&
		    hw_meta_all_namelike(hw_meta_names(l->h->m, l->b->v[i].text,
			l->h->out->site, false, NULL)))
			say_line(l, i);
	}
}

void
hw_meta_bylines(struct hw_harvest *h, const struct hw_blocks *b,
    const struct hw_place *place)
{
	struct look l = {h, b, place, b->n, 0};
	uint32_t from, to;

	if (h->out->title_node != 0)
		l.title = hw_blocks_from(b, h->out->title_node);
	from = l.title < b->n && l.title > NEAR_BEFORE ? l.title - NEAR_BEFORE
						       : 0;
	l.end = hw_meta_near_end(b, place, l.title, NEAR_BEHIND);
	to = l.title < b->n ? l.end : 60;
	if (to > b->n)
		to = b->n;
	if (l.title < b->n)
		read_elements(&l, true, from > 0 ? b->v[from - 1].first : 1,
		    b->v[to - 1].last + 1);
	for (uint32_t i = from; i < to; i++)
		if (!b->v[i].sentence || b->v[i].words < 8)
			read_line(&l, i);
	for (uint32_t i = from; i < to && l.title < b->n; i++)
		read_name(&l, i);
	if (said(h))
		return;
	read_elements(&l, false, 1, h->d->n);
	if (!said(h))
		read_far(&l);
}
