/* SPDX-License-Identifier: MIT */
#include "html/links.h"

#include "base/charset.h"
#include "base/map.h"
#include "base/utf8.h"
#include "html/dom.h"
#include "url/url.h"

#define HEADLINE_MIN 25 /* characters; shorter texts are rubrics */
#define HEADLINE_MAX 400
#define ANCHORS 10000 /* looked at; the rest is ignored */

struct reader {
	struct hw_arena *m;
	const struct hw_dom *d;
	struct hw_str base, domain, here;
	struct hw_page_links *out;
	HW_VEC(struct hw_link) declared, comments, anchors, articles;
	HW_VEC(int) points; /* of articles */
	struct hw_map seen; /* canonical address -> index in articles + 1 */
	struct hw_map feeds;
};

static bool
has_word(struct hw_str list, const char *word)
{
	struct hw_str w;

	while (hw_str_word(&list, &w))
		if (hw_str_ieq(w, hw_str_c(word)))
			return true;
	return false;
}

static bool
has(struct hw_str s, const char *part)
{
	return hw_str_ifind(s, hw_str_c(part), 0) != HW_NPOS;
}

/* The absolute http(s) address of an attribute; empty when it has none. */
static struct hw_str
target(const struct reader *r, uint32_t i)
{
	struct hw_str ref = hw_dom_attr(r->d, i, HW_ATTR_HREF), url;

	ref = hw_str_trim(ref);
	if (ref.n == 0 || ref.p[0] == '#' ||
	    hw_url_resolve(r->m, r->base, ref, &url, NULL) != HW_OK ||
	    !hw_url_is_http(url))
		return (struct hw_str){0};
	return url;
}

/* ---- <head> -------------------------------------------------------------- */

static bool
is_feed_type(struct hw_str type)
{
	static const char *const known[] = {"application/rss+xml",
	    "application/atom+xml", "application/rdf+xml",
	    "application/feed+json", "application/json", "application/xml",
	    "text/xml", "application/rss", "text/rss"};

	type = hw_str_trim(hw_str_sub(type, 0, hw_str_chr(type, ';', 0)));
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (hw_str_ieq(type, hw_str_c(known[i])))
			return true;
	return false;
}

static bool
is_new_feed(struct reader *r, struct hw_str url)
{
	bool fresh;

	if (r->feeds.n >= HW_PAGE_LINKS)
		return false;
	hw_map_put(r->m, &r->feeds, url, &fresh);
	return fresh;
}

/* JSON alternates are often something else: an oEmbed, a REST answer. */
static bool
is_other_json(struct hw_str type, struct hw_str url)
{
	return hw_str_istarts(type, HW_STR("application/json")) &&
	    (has(url, "oembed") || has(url, "wp-json"));
}

static void
read_alternate(struct reader *r, uint32_t i, struct hw_str url)
{
	struct hw_str title = hw_dom_attr(r->d, i, HW_ATTR_TITLE);
	struct hw_str type = hw_dom_attr(r->d, i, HW_ATTR_TYPE);
	struct hw_link link = {.url = url, .text = hw_str_squeeze(r->m, title)};

	if (!is_feed_type(type) || is_other_json(type, url) ||
	    !is_new_feed(r, url))
		return;
	if (has(url, "comment") || has(title, "comment") || has(url, "/embed"))
		*HW_PUSH(r->m, &r->comments) = link;
	else
		*HW_PUSH(r->m, &r->declared) = link;
}

static void
read_link(struct reader *r, uint32_t i)
{
	struct hw_str rel = hw_dom_attr(r->d, i, HW_ATTR_REL);
	struct hw_str url = target(r, i);
	struct hw_page_links *out = r->out;

	if (url.n == 0)
		return;
	if (has_word(rel, "alternate") || has_word(rel, "feed"))
		read_alternate(r, i, url);
	if (has_word(rel, "hub") && !out->hub.n)
		out->hub = url;
	if (has_word(rel, "self") && !out->self.n)
		out->self = url;
	if (has_word(rel, "canonical") && !out->canonical.n)
		out->canonical = url;
	if (has_word(rel, "icon") && !out->icon.n)
		out->icon = url;
}

/* ---- anchors ------------------------------------------------------------- */

static bool
looks_like_feed(struct hw_str url, struct hw_str text)
{
	struct hw_url u;
	struct hw_str path;

	hw_url_split(url, &u);
	path = u.path;
	return hw_str_iends(path, HW_STR(".rss")) ||
	    hw_str_iends(path, HW_STR(".atom")) ||
	    hw_str_iends(path, HW_STR(".rdf")) ||
	    hw_str_iends(path, HW_STR("/rss")) ||
	    hw_str_iends(path, HW_STR("/rss/")) ||
	    hw_str_iends(path, HW_STR("/feed")) ||
	    hw_str_iends(path, HW_STR("/feed/")) ||
	    hw_str_iends(path, HW_STR("/atom")) ||
	    has(u.host, "feeds.feedburner.com") ||
	    (hw_str_iends(path, HW_STR(".xml")) &&
		(has(path, "rss") || has(path, "feed") || has(path, "atom") ||
		    has(text, "rss"))) ||
	    (hw_str_ieq(text, HW_STR("rss")) && !has(path, "wiki"));
}

static bool
in_navigation(const struct hw_dom *d, uint32_t i)
{
	for (; i; i = d->node[i].parent)
		switch (d->node[i].tag) {
		case HW_TAG_NAV:
		case HW_TAG_FOOTER:
		case HW_TAG_FORM:
			return true;
		case HW_TAG_ARTICLE:
		case HW_TAG_MAIN:
		case HW_TAG_BODY:
			return false;
		}
	return false;
}

/* Around or inside the anchor: a heading, as headlines have. */
static bool
in_heading(const struct hw_dom *d, uint32_t i)
{
	for (uint32_t k = i + 1; k < d->node[i].end; k++)
		if (d->node[k].tag >= HW_TAG_H1 && d->node[k].tag <= HW_TAG_H6)
			return true;
	for (int up = 0; up < 3 && i; up++, i = d->node[i].parent)
		if (d->node[i].tag >= HW_TAG_H1 && d->node[i].tag <= HW_TAG_H6)
			return true;
	return false;
}

static bool
is_listing(struct hw_str path)
{
	static const char *const part[] = {"/tag/", "/tags/", "/category/",
	    "/categories/", "/author/", "/authors/", "/topic/", "/topics/",
	    "/search", "/login", "/signin", "/subscribe", "/register",
	    "/account", "/privacy", "/terms", "/contact", "/about",
	    "/newsletter", "/page/", "/cart", "/help", "/faq"};

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (has(path, part[i]))
			return true;
	return false;
}

/* The address of a story: a slug of words, a number, or a page of its own. */
static int
path_points(struct hw_str path, struct hw_str query)
{
	struct hw_str last = hw_str_from(path, hw_str_rchr(path, '/') + 1);
	size_t dashes = 0, digits = 0, run = 0;

	if (last.n == 0 && path.n > 1) {
		struct hw_str cut = hw_str_sub(path, 0, path.n - 1);

		last = hw_str_from(cut, hw_str_rchr(cut, '/') + 1);
	}
	for (size_t i = 0; i < last.n; i++)
		dashes += last.p[i] == '-' || last.p[i] == '_';
	for (size_t i = 0; i < path.n + query.n; i++) {
		char c = i < path.n ? path.p[i] : query.p[i - path.n];

		run = hw_is_digit((unsigned char)c) ? run + 1 : 0;
		if (run > digits)
			digits = run;
	}
	return (dashes >= 3) + (digits >= 4) +
	    (hw_str_iends(path, HW_STR(".html")) ||
		hw_str_iends(path, HW_STR(".htm")) ||
		hw_str_iends(path, HW_STR(".shtml")));
}

static void
read_article(
    struct reader *r, uint32_t i, struct hw_str url, struct hw_str text)
{
	struct hw_str canon = hw_url_canon(r->m, url);
	size_t chars = hw_utf8_len(text);
	struct hw_url u;
	uint64_t *at;
	int points;

	hw_url_split(canon, &u);
	if (u.path.n <= 1 || is_listing(u.path) || chars > HEADLINE_MAX ||
	    hw_str_eq(canon, r->here) ||
	    !hw_str_eq(hw_url_domain_of(r->m, u.host), r->domain) ||
	    in_navigation(r->d, i))
		return;
	/* dense scripts say in ten characters what Latin says in 25 */
	points = path_points(u.path, u.query) +
	    (chars >= HEADLINE_MIN || (chars >= 10 && text.n >= 3 * chars)) +
	    in_heading(r->d, i);
	at = hw_map_put(r->m, &r->seen, canon, NULL);
	if (*at == 0 && r->articles.n < HW_PAGE_LINKS) {
		*HW_PUSH(r->m, &r->articles) = (struct hw_link){
		    .url = url, .text = text};
		*HW_PUSH(r->m, &r->points) = points;
		*at = r->articles.n;
	} else if (*at) {
		/* the picture first, the headline after it */
		if (text.n > r->articles.v[*at - 1].text.n)
			r->articles.v[*at - 1].text = text;
		if (points > r->points.v[*at - 1])
			r->points.v[*at - 1] = points;
	}
}

static void
read_anchor(struct reader *r, uint32_t i)
{
	struct hw_str url = target(r, i), text;

	if (url.n == 0)
		return;
	text = hw_dom_text(r->m, r->d, i, 4 * HEADLINE_MAX + 4);
	if (looks_like_feed(url, text) && is_new_feed(r, url))
		*HW_PUSH(r->m, &r->anchors) = (struct hw_link){
		    .url = url, .text = text};
	else
		read_article(r, i, url, text);
}

/* ---- the page ------------------------------------------------------------ */

static void
read_meta(struct reader *r, uint32_t i)
{
	if (hw_str_ieq(hw_dom_attr(r->d, i, HW_ATTR_NAME), HW_STR("generator")))
		r->out->generator = hw_dom_attr(r->d, i, HW_ATTR_CONTENT);
}

static void
read_base(struct reader *r, struct hw_str page_url)
{
	uint32_t i = hw_dom_find(r->d, 0, 0, HW_TAG_BASE);
	struct hw_str url;

	r->base = page_url;
	if (i &&
	    hw_url_resolve(r->m, page_url, hw_dom_attr(r->d, i, HW_ATTR_HREF),
		&url, NULL) == HW_OK &&
	    hw_url_is_http(url))
		r->base = url;
}

static void
finish(struct reader *r)
{
	struct hw_page_links *out = r->out;
	size_t n = 0;

	out->n_declared = r->declared.n + r->comments.n;
	for (size_t i = 0; i < r->comments.n; i++)
		*HW_PUSH(r->m, &r->declared) = r->comments.v[i];
	for (size_t i = 0; i < r->anchors.n; i++)
		*HW_PUSH(r->m, &r->declared) = r->anchors.v[i];
	out->feeds = r->declared.v;
	out->n_feeds = r->declared.n;
	for (size_t i = 0; i < r->articles.n; i++)
		if (r->points.v[i] >= 2 && r->articles.v[i].text.n)
			r->articles.v[n++] = r->articles.v[i];
	out->articles = r->articles.v;
	out->n_articles = n;
}

void
hw_html_links(
    struct hw_arena *m, const struct hw_page *page, struct hw_page_links *out)
{
	struct hw_str html = hw_charset_decode(m,
	    hw_str_sub(page->body, 0, HW_DOM_BYTES), page->content_type,
	    HW_CHARSET_HTML, NULL);
	struct reader r = {.m = m, .d = hw_dom_parse(m, html), .out = out};
	const struct hw_dom *d = r.d;
	uint32_t title = hw_dom_find(d, 0, 0, HW_TAG_TITLE);
	size_t anchors = 0;

	*out = (struct hw_page_links){0};
	read_base(&r, page->url);
	r.domain = hw_url_domain(m, page->url);
	r.here = hw_url_canon(m, page->url);
	if (title)
		out->title = hw_str_squeeze(m, hw_dom_raw(m, d, title));
	if (d->html)
		out->language = hw_dom_attr(d, d->html, HW_ATTR_LANG);
	for (uint32_t i = 1; i < d->n; i++) {
		if (d->node[i].ns != HW_NS_HTML)
			continue;
		if (d->node[i].tag == HW_TAG_LINK)
			read_link(&r, i);
		else if (d->node[i].tag == HW_TAG_META)
			read_meta(&r, i);
		else if (d->node[i].tag == HW_TAG_A && anchors++ < ANCHORS)
			read_anchor(&r, i);
	}
	finish(&r);
}

void
hw_html_section(
    struct hw_arena *m, const struct hw_page *page, struct hw_feed *out)
{
	struct hw_page_links links;

	hw_html_links(m, page, &links);
	*out = (struct hw_feed){
	    .format = HW_STR("page"),
	    .title = links.title,
	    .link = page->url,
	    .language = links.language,
	    .hub = links.hub,
	    .self = links.self,
	    .entries = HW_ARRAY(m, struct hw_entry, links.n_articles + 1),
	    .n = links.n_articles,
	};
	for (size_t i = 0; i < links.n_articles; i++)
		out->entries[i] = (struct hw_entry){
		    .id = links.articles[i].url,
		    .title = links.articles[i].text,
		    .link = links.articles[i].url,
		    .language = links.language,
		    .published = {.at = HW_TIME_NONE},
		    .updated = {.at = HW_TIME_NONE},
		};
}
