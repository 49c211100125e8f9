/* SPDX-License-Identifier: MIT
 * The headline: the heading that shares most words with what the head of the
 * page calls itself, or that, without the name of the site. */
#include "base/arena.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "html/html.h"
#include "html/meta_int.h"
#include "url/url.h"

#define TITLE_MAX 400 /* bytes of a heading */
#define HEADINGS 150  /* that are looked at */
#define WORDS 64      /* of a title that are compared */
#define SAID 5
#define LINKS 300     /* that are compared with a part of the title */
#define SLUG 4         /* words of an address that say what the page is */
#define SLUG_WORTH 0.9f /* accents and small words are lost in it */
#define SLOGAN 0.3f /* a heading less like the title may be one */

struct bag {
	uint32_t w[WORDS];
	size_t n;
};

struct titles {
	struct hw_harvest *h;
	struct hw_str said[SAID]; /* surest first; cleaned */
	struct bag bag[SAID], site,
	    home, /* of headings that lead there */
	    slug; /* of the address, its longest part */
	struct hw_str best, first;
	uint32_t best_node, first_node;
	float best_score, best_like;
	bool sole; /* one heading of the first rank */
};

/* ---- words ---------------------------------------------------------------- */

static bool
is_letter(uint32_t c)
{
	return c < 0x80 ? hw_is_alnum((int)c)
			: c >= 0xC0 && c != 0xD7 && c != 0xF7 &&
		!(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x3003);
}

static void
put(struct bag *b, uint32_t word)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->w[i] == word)
			return;
	if (b->n < WORDS)
		b->w[b->n++] = word;
}

/* Words in small letters; a Han, kana or Hangul character is one. */
static struct bag
words_of(struct hw_str s)
{
	struct bag b = {.n = 0};
	uint32_t hash = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t c = hw_words_lower(hw_utf8_next(s, &at));

		if (c >= 0x3040 && c < 0xE000) {
			put(&b, c);
		} else if (is_letter(c)) {
			hash = (hash ^ c) * 0x01000193u + 1;
			continue;
		}
		if (hash != 0)
			put(&b, hash);
		hash = 0;
	}
	if (hash != 0)
		put(&b, hash);
	return b;
}

static size_t
shared(const struct bag *a, const struct bag *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (a->w[i] == b->w[k]) {
				n++;
				break;
			}
	return n;
}

/* How alike two titles are, 0..1 (Dice). */
static float
alike(const struct bag *a, const struct bag *b)
{
	if (a->n == 0 || b->n == 0)
		return 0;
	return 2.0f * (float)shared(a, b) / (float)(a->n + b->n);
}

/* ---- the site's name ------------------------------------------------------ */

/* "Example News" is in "www.example-news.com". */
static bool
in_host(struct hw_str part, struct hw_str host)
{
	char room[64];
	size_t n = 0, at = 0;

	for (size_t i = 0; i < part.n && n < sizeof(room); i++)
		if (hw_is_alnum((unsigned char)part.p[i]))
			room[n++] = part.p[i];
	if (n < 3 || part.n > n + 12)
		return false;
	for (size_t i = 0; i < host.n && at < n; i++) {
		if (hw_lower((unsigned char)host.p[i]) ==
		    hw_lower((unsigned char)room[at]))
			at++;
		else if (host.p[i] != '-' && host.p[i] != '.')
			at = 0;
	}
	return at == n;
}

/* "/", "http://example.org/", "/index.html": of an archive's copy, too. */
static bool
home_address(struct hw_str href)
{
	size_t at;

	href = hw_str_sub(href, 0, hw_str_chr(href, '?', 0));
	at = hw_str_rchr(href, ':');
	if (at != HW_NPOS &&
	    hw_str_starts(hw_str_from(href, at), HW_STR("://"))) {
		href = hw_str_from(href, at + 3);
		at = hw_str_chr(href, '/', 0);
		if (at == HW_NPOS)
			return href.n > 0;
		href = hw_str_from(href, at);
	}
	return hw_str_eq(href, HW_STR("/")) ||
	    hw_str_istarts(href, HW_STR("/index.")) ||
	    hw_str_ieq(href, HW_STR("/home"));
}

/* A heading that leads home bears the name of the site. */
static bool
leads_home(const struct hw_dom *d, uint32_t i)
{
	uint32_t a = hw_dom_find(d, i, i, HW_TAG_A);

	if (a == 0)
		a = hw_dom_up(d, i, HW_TAG_A);
	if (a == 0 || hw_dom_find(d, i, a, HW_TAG_A) != 0)
		return false;
	return hw_str_ieq(hw_dom_attr(d, a, HW_ATTR_REL), HW_STR("home")) ||
	    home_address(hw_str_trim(hw_dom_attr(d, a, HW_ATTR_HREF)));
}

/* What the site calls itself in a heading that leads to its front page. */
static void
learn_home(struct titles *t)
{
	const struct hw_dom *d = t->h->d;
	uint32_t n = 0;

	for (uint32_t i = 1; i < d->n && n < HEADINGS && t->home.n == 0; i++) {
		if (d->node[i].tag < HW_TAG_H1 || d->node[i].tag > HW_TAG_H6)
			continue;
		n++;
		if (leads_home(d, i))
			t->home = words_of(
			    hw_dom_text(t->h->m, d, i, TITLE_MAX));
	}
}

static bool
is_site(const struct titles *t, struct hw_str part)
{
	const struct hw_meta *out = t->h->out;
	struct bag b = words_of(part);
	struct hw_str url = t->h->page->url;

	if (b.n == 0)
		return true;
	if (t->site.n > 0 && shared(&b, &t->site) == b.n)
		return true;
	if (t->site.n > 1 && shared(&b, &t->site) == t->site.n)
		return true;
	if (t->home.n > 1 && shared(&b, &t->home) == b.n)
		return true;
	return in_host(part, hw_url_host(url.n > 0 ? url : out->canonical));
}

static const struct hw_str seps[] = {HW_STR_INIT(" | "), HW_STR_INIT(" - "),
    HW_STR_INIT(" \xe2\x80\x93 "), HW_STR_INIT(" \xe2\x80\x94 "),
    HW_STR_INIT(" :: "), HW_STR_INIT(" \xc2\xbb "), HW_STR_INIT(" \xc2\xab "),
    HW_STR_INIT(" \xe2\x80\xa2 "), HW_STR_INIT(" \xc2\xb7 "),
    HW_STR_INIT(" \xe2\x80\xba "), HW_STR_INIT(" / "), HW_STR_INIT(" : "),
    HW_STR_INIT("\xef\xbd\x9c"), HW_STR_INIT(" \xe2\x80\xb9 "),
    HW_STR_INIT("| "), HW_STR_INIT("_")};

/* The last (or first) separator: where it begins and ends. */
static bool
separator(struct hw_str s, bool last, size_t *from, size_t *to)
{
	bool found = false;

	*from = *to = 0;
	for (size_t i = 0; i < sizeof(seps) / sizeof(seps[0]); i++)
		for (size_t at = 0;
		     (at = hw_str_find(s, seps[i], at)) != HW_NPOS; at++)
			if (!found || (last ? at > *from : at < *from)) {
				*from = at;
				*to = at + seps[i].n;
				found = true;
			}
	return found;
}

/* A name of one to four words behind "|" is the site's, even if nobody else
 * says so. */
static bool
bar(struct hw_str s, size_t from, size_t to)
{
	struct hw_str sep = hw_str_trim(hw_str_sub(s, from, to));
	struct bag tail = words_of(hw_str_from(s, to));
	struct bag head = words_of(hw_str_sub(s, 0, from));

	return (hw_str_eq(sep, HW_STR("|")) ||
		   hw_str_eq(sep, HW_STR("\xc2\xbb")) ||
		   hw_str_eq(sep, HW_STR("\xe2\x80\xba"))) &&
	    tail.n <= 4 && head.n >= 3;
}

/* "Example App Store" behind a separator on apps.example.com. */
static bool
host_word(const struct titles *t, struct hw_str part)
{
	struct hw_str url = t->h->page->url, w;
	struct hw_str name = hw_url_domain(
	    t->h->m, url.n > 0 ? url : t->h->out->canonical);
	struct bag b = words_of(part);

	name = hw_str_sub(name, 0, hw_str_chr(name, '.', 0));
	if (b.n > 4 || name.n < 4)
		return false;
	while (hw_str_word(&part, &w))
		if (hw_str_istarts(w, name) &&
		    (w.n == name.n || !hw_is_alnum((unsigned char)w.p[name.n])))
			return true;
	return false;
}

/* Is there a link of that text?  Then it is a section of the site. */
static bool
is_section(const struct titles *t, struct hw_str part)
{
	const struct hw_dom *d = t->h->d;
	uint32_t n = 0;

	if (words_of(part).n > 3 || part.n > 40)
		return false;
	for (uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_A);
	     i != 0 && n++ < LINKS; i = hw_dom_find(d, 0, i, HW_TAG_A))
		if (hw_str_ieq(hw_dom_text(t->h->m, d, i, part.n + 1), part))
			return true;
	return false;
}

/* "Headline | Site | What the site praises": cut before the site. */
static struct hw_str
before_site(const struct titles *t, struct hw_str s)
{
	size_t from, to, next, end, at = 0;

	while (separator(hw_str_from(s, at), false, &from, &to)) {
		struct hw_str rest = hw_str_from(s, at + to);

		if (!separator(rest, false, &next, &end))
			break;
		if (at + from >= 12 && is_site(t, hw_str_sub(rest, 0, next)))
			return hw_str_trim(hw_str_sub(s, 0, at + from));
		at += to;
	}
	return s;
}

/* The site and the section behind the headline. */
static struct hw_str
without_tail(const struct titles *t, struct hw_str s)
{
	size_t from, to, all = s.n;

	s = before_site(t, s);
	for (int i = 0; i < 4 && separator(s, true, &from, &to); i++) {
		if (from < 3 ||
		    (!is_site(t, hw_str_from(s, to)) &&
			!(i == 0 && host_word(t, hw_str_from(s, to))) &&
			!(t->site.n + t->home.n == 0 && i == 0 &&
			    bar(s, from, to))))
			break;
		s = hw_str_trim(hw_str_sub(s, 0, from));
	}
	if (s.n < all && separator(s, true, &from, &to) &&
	    words_of(hw_str_sub(s, 0, from)).n >= 3 &&
	    is_section(t, hw_str_from(s, to)))
		s = hw_str_trim(hw_str_sub(s, 0, from));
	return s;
}

static struct hw_str
without_site(const struct titles *t, struct hw_str s)
{
	size_t from, to;

	s = without_tail(t, s);
	for (int i = 0; i < 2 && separator(s, false, &from, &to); i++) {
		if (s.n < to + 3 || !is_site(t, hw_str_sub(s, 0, from)))
			break;
		s = hw_str_trim(hw_str_from(s, to));
	}
	return s;
}

/* ---- headings ------------------------------------------------------------- */

/* A heading at the end of "Article - Site" is the site's. */
static bool
ends_title(const struct titles *t, struct hw_str s)
{
	struct hw_str page = t->h->out->page_title;
	size_t from, to;

	if (page.n <= s.n + 4 || !hw_str_iends(page, s))
		return false;
	page = hw_str_sub(page, 0, page.n - s.n);
	return separator(
		   hw_str_cat(t->h->m, page, HW_STR("x")), true, &from, &to) &&
	    to >= page.n;
}

static float
likeness(const struct titles *t, const struct bag *b)
{
	float best = 0;

	for (size_t i = 0; i < SAID; i++) {
		float f = alike(b, &t->bag[i]);

		if (f > best)
			best = f;
	}
	if (t->slug.n >= SLUG && alike(b, &t->slug) * SLUG_WORTH > best)
		best = alike(b, &t->slug) * SLUG_WORTH;
	return best;
}

static void
consider(struct titles *t, uint32_t i, float worth, float least)
{
	struct hw_str text = hw_dom_text(t->h->m, t->h->d, i, TITLE_MAX);
	struct bag b = words_of(text);
	float like;

	if (text.n < 3 || b.n == 0)
		return;
	like = likeness(t, &b);
	if (is_site(t, text) && like < 0.99f)
		return;
	if (ends_title(t, text) && like < 0.8f)
		return;
	if (like < 0.99f && leads_home(t->h->d, i))
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
look_at_headings(struct titles *t)
{
	const struct hw_dom *d = t->h->d;
	uint32_t n = 0;

	for (uint32_t i = 1; i < d->n && n < HEADINGS; i++) {
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
static struct bag
slug_of(const struct titles *t)
{
	struct hw_str url = t->h->page->url, part;
	struct bag best = {.n = 0};
	struct hw_url u;

	hw_url_split(url.n > 0 ? url : t->h->out->canonical, &u);
	while (hw_str_split(&u.path, '/', &part)) {
		struct bag b = words_of(hw_str_sub(part, 0, 200));

		if (b.n > best.n)
			best = b;
	}
	return best;
}

static void
gather(struct titles *t)
{
	struct hw_meta *out = t->h->out;
	struct hw_str site = out->site.n > 0 ? out->site : out->site_hint;
	struct hw_str all[SAID] = {out->ld_title, out->og_title,
	    out->card_title, out->other_title, out->page_title};

	t->site = words_of(site);
	t->slug = slug_of(t);
	learn_home(t);
	for (size_t i = 0; i < SAID; i++) {
		t->said[i] = without_site(t, decoded(t->h->m, all[i]));
		t->bag[i] = words_of(t->said[i]);
	}
}

/* A kicker or a button inside the heading, beside the headline that the head
 * of the page gives: "Housing crisis Mayor resigns". */
static struct hw_str
without_kicker(const struct titles *t, struct hw_str s)
{
	const struct hw_dom *d = t->h->d;
	bool inner = false;

	for (uint32_t i = t->best_node + 1; i < d->node[t->best_node].end; i++)
		inner |= d->node[i].tag != HW_TAG__TEXT;
	for (size_t i = 0; i < SAID && inner; i++) {
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

	return separator(s, false, &from, &to) ? hw_str_sub(s, 0, from) : s;
}

/* The text of the heading that stands in one piece and is what the head of
 * the page calls itself: buttons and counts stand in others. */
static struct hw_str
said_piece(const struct titles *t, struct hw_str s)
{
	const struct hw_dom *d = t->h->d;

	for (uint32_t i = t->best_node + 1; i < d->node[t->best_node].end;
	     i++) {
		struct hw_str piece;

		if (d->node[i].tag != HW_TAG__TEXT)
			continue;
		piece = hw_str_squeeze(t->h->m, d->node[i].text);
		if (piece.n < 8 || piece.n >= s.n || words_of(piece).n < 2)
			continue;
		for (size_t k = 0; k < SAID; k++)
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
name_of_page(const struct titles *t)
{
	struct hw_str s = t->said[SAID - 1];
	size_t from, to;

	if (s.n == 0 || t->h->out->title_node == 0 || like_article(t->h))
		return (struct hw_str){0};
	if (separator(s, false, &from, &to) && from >= 5)
		s = hw_str_sub(s, 0, from);
	return hw_str_trim(s);
}

void
hw_meta_title(struct hw_harvest *h)
{
	struct hw_meta *out = h->out;
	struct titles t = {.h = h};

	gather(&t);
	t.sole = sole_heading(h->d);
	look_at_headings(&t);
	out->title_node = t.best_node != 0 ? t.best_node : t.first_node;
	if (t.best_node == 0 || t.best_like < SLOGAN)
		out->title = name_of_page(&t);
	if (out->title.n > 0)
		return;
	if (t.best_node != 0) {
		out->title = without_marks(
		    without_tail(&t, said_piece(&t, without_kicker(&t, t.best))));
		return;
	}
	for (size_t i = 0; i < SAID && out->title.n == 0; i++)
		if (t.bag[i].n > 0 && !is_site(&t, t.said[i]))
			out->title = t.said[i];
	if (out->title.n == 0)
		out->title = t.first;
	for (size_t i = 0; i < SAID && out->title.n == 0; i++)
		out->title = t.said[i];
	out->title = without_marks(out->title);
}
