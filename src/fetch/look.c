/* SPDX-License-Identifier: MIT
 * What stands behind an address, as a worker sees it: the half of discovery
 * that parses foreign bytes. */
#include "base/arena.h"
#include "fetch/discover.h"
#include "format/feed.h"
#include "format/robots.h"
#include "html/links.h"
#include "url/url.h"

#define FEEDS 2 /* of each kind that are worth a try */
#define SITEMAPS 4

static bool
is_html(const struct hw_page *page)
{
	struct hw_str start = hw_str_sub(page->body, 0, 1024);

	if (hw_str_ifind(start, HW_STR("<rss"), 0) != HW_NPOS ||
	    hw_str_ifind(start, HW_STR("<feed"), 0) != HW_NPOS ||
	    hw_str_ifind(start, HW_STR("<rdf:"), 0) != HW_NPOS)
		return false;
	return hw_str_ifind(start, HW_STR("<html"), 0) != HW_NPOS ||
	    hw_str_ifind(start, HW_STR("<!doctype html"), 0) != HW_NPOS ||
	    hw_str_istarts(page->content_type, HW_STR("text/html"));
}

static bool
is_robots(const struct hw_page *page)
{
	struct hw_url u;

	hw_url_split(page->url, &u);
	return hw_str_eq(u.path, HW_STR("/robots.txt")) && !is_html(page);
}

/* The sitemaps of robots.txt: those of news, then the first other. */
static void
look_at_robots(
    struct hw_arena *m, const struct hw_page *page, struct hw_look *out)
{
	struct hw_str url, other = {0};
	struct hw_robots r = {0};
	struct hw_url u;

	out->format = HW_STR("robots");
	hw_robots_parse(m, page->body, &r);
	for (size_t i = 0; i < r.sitemaps.n && out->sitemaps.n + 1 < SITEMAPS;
	     i++) {
		if (hw_url_resolve(m, page->url, r.sitemaps.v[i], &url, NULL) !=
			HW_OK ||
		    !hw_url_is_http(url))
			continue;
		hw_url_split(url, &u);
		if (hw_str_ifind(u.path, HW_STR("news"), 0) != HW_NPOS)
			*HW_PUSH(m, &out->sitemaps) = url;
		else if (other.n == 0)
			other = url;
	}
	if (other.n)
		*HW_PUSH(m, &out->sitemaps) = other;
}

static void
look_at_page(
    struct hw_arena *m, const struct hw_page *page, struct hw_look *out)
{
	struct hw_page_links l;

	hw_html_links(m, page, &l);
	*out = (struct hw_look){.format = HW_STR("page"),
	    .title = l.title,
	    .language = l.language,
	    .generator = l.generator,
	    .articles = l.n_articles};
	for (size_t i = 0; i < l.n_feeds; i++) {
		struct hw_strs *list = i < l.n_declared ? &out->declared
							: &out->linked;

		if (list->n < FEEDS)
			*HW_PUSH(m, list) = l.feeds[i].url;
	}
}

void
hw_look(struct hw_arena *m, const struct hw_page *page, struct hw_look *out)
{
	struct hw_feed feed = {0};
	struct hw_err err = {0};

	*out = (struct hw_look){0};
	if (is_robots(page)) {
		look_at_robots(m, page, out);
	} else if (!is_html(page) &&
	    hw_feed_parse(m, page, &feed, &err) == HW_OK) {
		out->format = feed.format;
		out->title = feed.title;
		out->link = feed.link;
		out->language = feed.language;
	} else {
		look_at_page(m, page, out);
	}
}

/* ---- as a record ------------------------------------------------------------ */

static void
put_list(struct hw_jw *w, const char *key, const struct hw_strs *list)
{
	hw_jw_key(w, key);
	hw_jw_arr(w);
	for (size_t i = 0; i < list->n; i++)
		hw_jw_str(w, list->v[i]);
	hw_jw_end_arr(w);
}

void
hw_look_put(struct hw_jw *w, const struct hw_look *look)
{
	hw_jw_kstr(w, "format", look->format);
	hw_jw_kstr(w, "title", look->title);
	hw_jw_kstr_opt(w, "link", look->link);
	hw_jw_kstr_opt(w, "language", look->language);
	hw_jw_kstr_opt(w, "generator", look->generator);
	put_list(w, "declared", &look->declared);
	put_list(w, "linked", &look->linked);
	put_list(w, "sitemaps", &look->sitemaps);
	hw_jw_kint(w, "articles", (int64_t)look->articles);
}

static struct hw_strs
get_list(
    struct hw_arena *m, const struct hw_json *rec, const char *key, size_t most)
{
	const struct hw_json *v = hw_json_get(rec, key);
	struct hw_strs list = {0};

	for (v = v ? v->child : NULL; v && list.n < most; v = v->next)
		if (v->kind == HW_JSON_STRING && hw_url_is_http(v->str))
			*HW_PUSH(m, &list) = v->str;
	return list;
}

void
hw_look_get(struct hw_arena *m, const struct hw_json *rec, struct hw_look *out)
{
	int64_t articles = hw_json_int(rec, "articles", 0);

	*out = (struct hw_look){
	    .format = hw_json_str(rec, "format"),
	    .title = hw_json_str(rec, "title"),
	    .link = hw_json_str(rec, "link"),
	    .language = hw_json_str(rec, "language"),
	    .generator = hw_json_str(rec, "generator"),
	    .declared = get_list(m, rec, "declared", FEEDS),
	    .linked = get_list(m, rec, "linked", FEEDS),
	    .sitemaps = get_list(m, rec, "sitemaps", SITEMAPS),
	    .articles = articles > 0 ? (size_t)articles : 0,
	};
}
