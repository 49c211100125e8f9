/* SPDX-License-Identifier: MIT
 * Titles without the name of the site, its sections and its praise. */
#include "base/utf8.h"
#include "html/title_int.h"
#include "url/url.h"

#define PARTS 8   /* of a title that are looked at */
#define LINKS 300 /* that are compared with a part of the title */

/* ---- words ---------------------------------------------------------------- */

static bool
is_letter(uint32_t c)
{
	return c < 0x80 ? hw_is_alnum((int)c)
			: c >= 0xC0 && c != 0xD7 && c != 0xF7 &&
		!(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x3003);
}

static void
put(struct hw_bag *b, uint32_t word)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->w[i] == word)
			return;
	if (b->n < HW_TITLE_WORDS)
		b->w[b->n++] = word;
}

struct hw_bag
hw_title_words(struct hw_str s)
{
	struct hw_bag b = {.n = 0};
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
shared(const struct hw_bag *a, const struct hw_bag *b)
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

float
hw_title_alike(const struct hw_bag *a, const struct hw_bag *b)
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

bool
hw_title_leads_home(const struct hw_dom *d, uint32_t i)
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
void
hw_title_learn_home(struct hw_titles *t)
{
	const struct hw_dom *d = t->h->d;
	uint32_t n = 0;

	for (uint32_t i = 1;
	     i < d->n && n < HW_TITLE_HEADINGS && t->home.n == 0; i++) {
		if (d->node[i].tag < HW_TAG_H1 || d->node[i].tag > HW_TAG_H6)
			continue;
		n++;
		if (hw_title_leads_home(d, i))
			t->home = hw_title_words(
			    hw_dom_text(t->h->m, d, i, HW_TITLE_MAX));
	}
}

bool
hw_title_is_site(const struct hw_titles *t, struct hw_str part)
{
	const struct hw_meta *out = t->h->out;
	struct hw_bag b = hw_title_words(part);
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

bool
hw_title_separator(struct hw_str s, bool last, size_t *from, size_t *to)
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
	struct hw_bag tail = hw_title_words(hw_str_from(s, to));
	struct hw_bag head = hw_title_words(hw_str_sub(s, 0, from));

	return (hw_str_eq(sep, HW_STR("|")) ||
		   hw_str_eq(sep, HW_STR("\xc2\xbb")) ||
		   hw_str_eq(sep, HW_STR("\xe2\x80\xba"))) &&
	    tail.n <= 4 && head.n >= 3;
}

/* "Example App Store" behind a separator on apps.example.com. */
static bool
host_word(const struct hw_titles *t, struct hw_str part)
{
	struct hw_str url = t->h->page->url, w;
	struct hw_str name = hw_url_domain(
	    t->h->m, url.n > 0 ? url : t->h->out->canonical);
	struct hw_bag b = hw_title_words(part);

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
is_section(const struct hw_titles *t, struct hw_str part)
{
	const struct hw_dom *d = t->h->d;
	uint32_t n = 0;

	if (hw_title_words(part).n > 3 || part.n > 40)
		return false;
	for (uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_A); i != 0 && n++ < LINKS;
	     i = hw_dom_find(d, 0, i, HW_TAG_A))
		if (hw_str_ieq(hw_dom_text(t->h->m, d, i, part.n + 1), part))
			return true;
	return false;
}

/* "Headline | Site | What the site praises": cut before the site. */
static struct hw_str
before_site(const struct hw_titles *t, struct hw_str s)
{
	size_t from, to, next, end, at = 0;
	int parts = 0;

	while (parts++ < PARTS &&
	    hw_title_separator(hw_str_from(s, at), false, &from, &to)) {
		struct hw_str rest = hw_str_from(s, at + to);

		if (!hw_title_separator(rest, false, &next, &end))
			break;
		if (at + from >= 12 &&
		    hw_title_is_site(t, hw_str_sub(rest, 0, next)))
			return hw_str_trim(hw_str_sub(s, 0, at + from));
		at += to;
	}
	return s;
}

/* The site and the section behind the headline. */
struct hw_str
hw_title_without_tail(const struct hw_titles *t, struct hw_str s)
{
	size_t from, to, all = s.n;

	s = before_site(t, s);
	for (int i = 0; i < 4 && hw_title_separator(s, true, &from, &to); i++) {
		if (from < 3 ||
		    (!hw_title_is_site(t, hw_str_from(s, to)) &&
			!(i == 0 && host_word(t, hw_str_from(s, to))) &&
			!(t->site.n + t->home.n == 0 && i == 0 &&
			    bar(s, from, to))))
			break;
		s = hw_str_trim(hw_str_sub(s, 0, from));
	}
	if (s.n < all && hw_title_separator(s, true, &from, &to) &&
	    hw_title_words(hw_str_sub(s, 0, from)).n >= 3 &&
	    is_section(t, hw_str_from(s, to)))
		s = hw_str_trim(hw_str_sub(s, 0, from));
	return s;
}

struct hw_str
hw_title_without_site(const struct hw_titles *t, struct hw_str s)
{
	size_t from, to;

	s = hw_title_without_tail(t, s);
	for (int i = 0; i < 2 && hw_title_separator(s, false, &from, &to);
	     i++) {
		if (s.n < to + 3 ||
		    !hw_title_is_site(t, hw_str_sub(s, 0, from)))
			break;
		s = hw_str_trim(hw_str_from(s, to));
	}
	return s;
}
