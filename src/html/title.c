/* SPDX-License-Identifier: MIT
 * The headline: the heading that shares most words with what the head of the
 * page calls itself, or that, without the name of the site. */
#include "base/arena.h"
#include "base/utf8.h"
#include "html/html.h"
#include "html/title_int.h"
#include "url/url.h"

#define SAID_MAX 1000   /* bytes of a title in the head of the page */
#define SLUG 4          /* words of an address that say what the page is */
#define SLUG_WORTH 0.9f /* accents and small words are lost in it */
#define SLOGAN 0.3f     /* a heading less like the title may be one */

/* ---- headings ------------------------------------------------------------- */

/* A heading at the end of "Article - Site" is the site's. */
static bool
ends_title(const struct hw_titles *t, struct hw_str s)
{
	struct hw_str page = t->h->out->page_title;
	size_t from, to;

	if (page.n <= s.n + 4 || !hw_str_iends(page, s))
		return false;
	page = hw_str_sub(page, 0, page.n - s.n);
	return hw_title_separator(
		   hw_str_cat(t->h->m, page, HW_STR("x")), true, &from, &to) &&
	    to >= page.n;
}

static float
likeness(const struct hw_titles *t, const struct hw_bag *b)
{
	float best = 0;

	for (size_t i = 0; i < HW_TITLE_SAID; i++) {
		float f = hw_title_alike(b, &t->bag[i]);

		if (f > best)
			best = f;
	}
	if (t->slug.n >= SLUG &&
	    hw_title_alike(b, &t->slug) * SLUG_WORTH > best)
		best = hw_title_alike(b, &t->slug) * SLUG_WORTH;
	return best;
}

static void
consider(struct hw_titles *t, uint32_t i, float worth, float least)
{
	struct hw_str text = hw_dom_text(t->h->m, t->h->d, i, HW_TITLE_MAX);
	struct hw_bag b = hw_title_words(text);
	float like;

	if (text.n < 3 || b.n == 0)
		return;
	like = likeness(t, &b);
	if (hw_title_is_site(t, text) && like < 0.99f)
		return;
	if (ends_title(t, text) && like < 0.8f)
		return;
	if (like < 0.99f && hw_title_leads_home(t->h->d, i))
		return;
	if (t->first_node == 0 && worth > 0.3f && text.n >= 5) {
		t->first = text;
		t->first_node = i;
	}
	if (like < least || like + worth <= t->best_score)
		return;
	t->best = text;
	t->best_node = i;
	t->best_score = like + worth;
	t->best_like = like;
}

/* Has the page one h1, and one only? */
static bool
sole_heading(const struct hw_dom *d)
{
	uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_H1);

	return i != 0 && hw_dom_find(d, 0, i, HW_TAG_H1) == 0;
}

static void
look_at_headings(struct hw_titles *t)
{
	const struct hw_dom *d = t->h->d;
	uint32_t n = 0;

	for (uint32_t i = 1; i < d->n && n < HW_TITLE_HEADINGS; i++) {
		struct hw_str prop;

		switch (d->node[i].tag) {
		case HW_TAG_H1:
			consider(t, i, t->sole ? 0.6f : 0.35f, 0.24f);
			n++;
			break;
		case HW_TAG_H2:
			consider(t, i, 0.1f, 0.7f);
			n++;
			break;
		case HW_TAG_H3:
		case HW_TAG_H4:
			consider(t, i, 0, 0.8f);
			n++;
			break;
		default:
			if (d->node[i].n_attr == 0)
				break;
			prop = hw_dom_attr(d, i, HW_ATTR_ITEMPROP);
			if (hw_str_ieq(prop, HW_STR("headline")) &&
			    d->node[i].tag != HW_TAG_META) {
				consider(t, i, 0.3f, 0.3f);
				n++;
			}
		}
	}
}

/* ---- the choice ----------------------------------------------------------- */

static struct hw_str
decoded(struct hw_arena *m, struct hw_str s)
{
	if (hw_str_chr(s, '&', 0) == HW_NPOS ||
	    hw_str_chr(s, ';', 0) == HW_NPOS)
		return s;
	return hw_str_squeeze(m, hw_html_text(m, s));
}

/* The part of the address with most words. */
static struct hw_bag
slug_of(const struct hw_titles *t)
{
	struct hw_str url = t->h->page->url, part;
	struct hw_bag best = {.n = 0};
	struct hw_url u;

	hw_url_split(url.n > 0 ? url : t->h->out->canonical, &u);
	while (hw_str_split(&u.path, '/', &part)) {
		struct hw_bag b = hw_title_words(hw_str_sub(part, 0, 200));

		if (b.n > best.n)
			best = b;
	}
	return best;
}

static void
gather(struct hw_titles *t)
{
	struct hw_meta *out = t->h->out;
	struct hw_str site = out->site.n > 0 ? out->site : out->site_hint;
	struct hw_str all[HW_TITLE_SAID] = {out->ld_title, out->og_title,
	    out->card_title, out->other_title, out->page_title};

	t->site = hw_title_words(site);
	t->slug = slug_of(t);
	hw_title_learn_home(t);
	for (size_t i = 0; i < HW_TITLE_SAID; i++) {
		t->said[i] = hw_title_without_site(
		    t, decoded(t->h->m, hw_utf8_clip(all[i], SAID_MAX)));
		t->bag[i] = hw_title_words(t->said[i]);
	}
}

/* A kicker or a button inside the heading, beside the headline that the head
 * of the page gives: "Housing crisis Mayor resigns". */
static struct hw_str
without_kicker(const struct hw_titles *t, struct hw_str s)
{
	const struct hw_dom *d = t->h->d;
	bool inner = false;

	for (uint32_t i = t->best_node + 1; i < d->node[t->best_node].end; i++)
		inner |= d->node[i].tag != HW_TAG__TEXT;
	for (size_t i = 0; i < HW_TITLE_SAID && inner; i++) {
		struct hw_str w = t->said[i];
		struct hw_str rest;

		if (w.n < 12 || w.n >= s.n || t->bag[i].n < 2)
			continue;
		if (hw_str_iends(s, w)) {
			rest = hw_str_trim(hw_str_sub(s, 0, s.n - w.n));
			if (hw_is_alnum((unsigned char)rest.p[rest.n - 1]) ||
			    rest.p[rest.n - 1] == ':')
				return hw_str_from(s, s.n - w.n);
		}
		rest = hw_str_trim(hw_str_from(s, w.n));
		if (hw_str_istarts(s, w) && s.p[w.n] == ' ' && rest.n > 0 &&
		    hw_is_alnum((unsigned char)rest.p[0]))
			return hw_str_sub(s, 0, w.n);
	}
	return s;
}

/* "Overview" of "Overview | Handbook | Example": what is said, up to the first
 * separator. */
static struct hw_str
first_part(struct hw_str s)
{
	size_t from, to;

	return hw_title_separator(s, false, &from, &to) ? hw_str_sub(s, 0, from)
							: s;
}

/* The text of the heading that stands in one piece and is what the head of
 * the page calls itself: buttons and counts stand in others. */
static struct hw_str
said_piece(const struct hw_titles *t, struct hw_str s)
{
	const struct hw_dom *d = t->h->d;

	for (uint32_t i = t->best_node + 1; i < d->node[t->best_node].end;
	     i++) {
		struct hw_str piece;

		if (d->node[i].tag != HW_TAG__TEXT)
			continue;
		piece = hw_str_squeeze(t->h->m, d->node[i].text);
		if (piece.n < 8 || piece.n >= s.n ||
		    hw_title_words(piece).n < 2)
			continue;
		for (size_t k = 0; k < HW_TITLE_SAID; k++)
			if (hw_str_ieq(piece, t->said[k]) ||
			    hw_str_ieq(piece, first_part(t->said[k])))
				return piece;
	}
	return s;
}

static struct hw_str
without_marks(struct hw_str s)
{
	static const struct hw_str tails[] = {HW_STR_INIT("\xc2\xb6"),
	    HW_STR_INIT(" #"), HW_STR_INIT("\xef\x83\x81")};

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		if (hw_str_ends(s, tails[i]))
			s.n -= tails[i].n;
	return hw_str_trim(s);
}

/* Has the head of the page named an author or a day of publication? */
static bool
like_article(const struct hw_harvest *h)
{
	if (h->out->says_article || h->author.n > 0)
		return true;
	for (size_t i = 0; i < h->day.n; i++)
		if (h->day.v[i].role == HW_DAY_PUBLISHED)
			return true;
	return false;
}

/* Shops and services set slogans as headings; what the page is called stands
 * in its title, before what praises it. */
static struct hw_str
name_of_page(const struct hw_titles *t)
{
	struct hw_str s = t->said[HW_TITLE_SAID - 1];
	size_t from, to;

	if (s.n == 0 || t->h->out->title_node == 0 || like_article(t->h))
		return (struct hw_str){0};
	if (hw_title_separator(s, false, &from, &to) && from >= 5)
		s = hw_str_sub(s, 0, from);
	return hw_str_trim(s);
}

void
hw_meta_title(struct hw_harvest *h)
{
	struct hw_meta *out = h->out;
	struct hw_titles t = {.h = h};

	gather(&t);
	t.sole = sole_heading(h->d);
	look_at_headings(&t);
	out->title_node = t.best_node != 0 ? t.best_node : t.first_node;
	if (t.best_node == 0 || t.best_like < SLOGAN)
		out->title = name_of_page(&t);
	if (out->title.n > 0)
		return;
	if (t.best_node != 0) {
		out->title = without_marks(hw_title_without_tail(
		    &t, said_piece(&t, without_kicker(&t, t.best))));
		return;
	}
	for (size_t i = 0; i < HW_TITLE_SAID && out->title.n == 0; i++)
		if (t.bag[i].n > 0 && !hw_title_is_site(&t, t.said[i]))
			out->title = t.said[i];
	if (out->title.n == 0)
		out->title = t.first;
	for (size_t i = 0; i < HW_TITLE_SAID && out->title.n == 0; i++)
		out->title = t.said[i];
	out->title = without_marks(out->title);
}
