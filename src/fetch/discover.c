/* SPDX-License-Identifier: MIT */
#include "fetch/discover.h"

#include "base/arena.h"
#include "html/links.h"
#include "url/url.h"

#define SECTION_MIN 5 /* stories that make a page worth watching */

/* Add a line to the report: what was asked, why, and what came of it. */
static void
tell(struct hw_discovery *d, const char *what, struct hw_str detail)
{
	d->report = hw_str_printf(d->m, "%.*s%.*s (%s): %s%.*s\n",
	    HW_FMT(d->report), HW_FMT(d->asked), d->why, what, HW_FMT(detail));
}

void
hw_discover_start(struct hw_discovery *d, struct hw_arena *m, struct hw_str url,
    int (*parse)(void *, struct hw_arena *, const struct hw_page *,
	struct hw_feed *, struct hw_err *),
    void *arg)
{
	*d = (struct hw_discovery){.m = m, .parse = parse, .arg = arg};
	url = hw_str_trim(url);
	if (hw_str_istarts(url, HW_STR("feed:")))
		url = hw_str_from(url, 5);
	if (hw_str_istarts(url, HW_STR("//")))
		url = hw_str_from(url, 2);
	if (hw_str_find(url, HW_STR("://"), 0) == HW_NPOS)
		url = hw_str_cat(m, HW_STR("https://"), url);
	d->asked = hw_str_dup(m, url);
	d->why = "the address given";
}

static void
add_candidate(struct hw_discovery *d, struct hw_str url, const char *why)
{
	if (d->n == HW_DISCOVER_CANDIDATES || url.n == 0)
		return;
	for (size_t i = 0; i < d->n; i++)
		if (hw_str_eq(d->candidate[i].url, url))
			return;
	d->candidate[d->n++] = (struct hw_candidate){
	    hw_str_dup(d->m, url), why};
}

bool
hw_discover_next(struct hw_discovery *d, struct hw_fetch_request *req)
{
	if (d->done)
		return false;
	if (!d->begun) {
		d->begun = true;
	} else if (d->at < d->n && d->tries < HW_DISCOVER_TRIES) {
		d->tries++;
		d->asked = d->candidate[d->at].url;
		d->why = d->candidate[d->at++].why;
	} else {
		d->done = true;
		if (d->section_items >= SECTION_MIN) {
			d->ok = true;
			d->found = d->section;
		}
		return false;
	}
	*req = (struct hw_fetch_request){
	    .url = d->asked, .kind = HW_FETCH_FEED, .urgent = true};
	return true;
}

/* ---- what a page offers -------------------------------------------------- */

static struct hw_str
relative(struct hw_discovery *d, struct hw_str base, const char *ref)
{
	struct hw_str url;

	if (hw_url_resolve(d->m, base, hw_str_c(ref), &url, NULL) != HW_OK)
		return (struct hw_str){0};
	return url;
}

/* Where the software that made the page keeps its feed. */
static void
add_usual_paths(
    struct hw_discovery *d, struct hw_str generator, struct hw_str base)
{
	static const struct {
		const char *generator, *path;
	} usual[] = {
	    {"WordPress", "/feed/"},
	    {"Drupal", "/rss.xml"},
	    {"Ghost", "/rss/"},
	    {"Hugo", "/index.xml"},
	    {"Jekyll", "/feed.xml"},
	    {"Eleventy", "/feed.xml"},
	    {"Joomla", "/?format=feed"},
	    {"TYPO3", "/rss.xml"},
	    {"Blogger", "/feeds/posts/default"},
	    {"Wix", "/blog-feed.xml"},
	    {"Squarespace", "/?format=rss"},
	    {"Substack", "/feed"},
	    {"Medium", "/feed"},
	    {"Discourse", "/latest.rss"},
	};

	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (hw_str_ifind(generator, hw_str_c(usual[i].generator), 0) !=
		    HW_NPOS)
			add_candidate(d, relative(d, base, usual[i].path),
			    "its software's usual path");
	add_candidate(d, relative(d, base, "/feed"), "a usual path");
	add_candidate(
	    d, relative(d, base, "/robots.txt"), "to look for sitemaps");
	add_candidate(d, relative(d, base, "/rss.xml"), "a usual path");
}

static void
read_page(struct hw_discovery *d, const struct hw_page *page)
{
	struct hw_page_links l;
	size_t n;

	hw_html_links(d->m, page, &l);
	n = l.n_declared > 2 ? 2 : l.n_declared;
	for (size_t i = 0; i < n; i++)
		add_candidate(d, l.feeds[i].url, "the page names it");
	for (size_t i = l.n_declared; i < l.n_feeds && i < l.n_declared + 2;
	     i++)
		add_candidate(d, l.feeds[i].url, "the page links to it");
	add_usual_paths(d, l.generator, page->url);
	d->section_items = l.n_articles;
	d->section = (struct hw_source){
	    .kind = HW_SOURCE_PAGE,
	    .url = hw_str_dup(d->m, page->url),
	    .site = hw_str_dup(d->m, page->url),
	    .title = l.title,
	    .language = l.language,
	};
	tell(d, "a page",
	    l.n_feeds ? HW_STR(" that names feeds")
		      : HW_STR(" that names no feed"));
}

/* The sitemaps of robots.txt, news first. */
static void
read_robots(struct hw_discovery *d, const struct hw_page *page)
{
	struct hw_str rest = page->body, line, url, other = {0};
	struct hw_url u;
	size_t found = 0;

	d->n = d->at; /* what was guessed behind it is worth less */
	while (hw_str_line(&rest, &line)) {
		line = hw_str_trim(line);
		if (!hw_str_istarts(line, HW_STR("sitemap:")) ||
		    hw_url_resolve(d->m, page->url,
			hw_str_trim(hw_str_from(line, 8)), &url,
			NULL) != HW_OK ||
		    !hw_url_is_http(url))
			continue;
		found++;
		hw_url_split(url, &u);
		if (hw_str_ifind(u.path, HW_STR("news"), 0) != HW_NPOS)
			add_candidate(d, url, "its news sitemap");
		else if (other.n == 0)
			other = url;
	}
	add_candidate(d, other, "its sitemap");
	add_candidate(d, relative(d, page->url, "/rss.xml"), "a usual path");
	tell(d, "",
	    found ? HW_STR("names sitemaps") : HW_STR("names no sitemap"));
}

/* ---- answers ------------------------------------------------------------- */

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
ends_with_robots(struct hw_str url)
{
	return hw_str_ends(url, HW_STR("/robots.txt"));
}

static void
take_feed(struct hw_discovery *d, const struct hw_page *page,
    const struct hw_fetch_result *res, const struct hw_feed *feed)
{
	bool sitemap = hw_str_istarts(feed->format, HW_STR("sitemap"));

	d->found = (struct hw_source){
	    .kind = sitemap ? HW_SOURCE_SITEMAP : HW_SOURCE_FEED,
	    /* where a permanent move led, not where today's detour did */
	    .url = hw_str_dup(d->m,
		res->permanent.n  ? res->permanent
		    : res->n_hops ? res->hops[0].url
				  : page->url),
	    .title = hw_str_dup(d->m, feed->title),
	    .site = hw_str_dup(d->m,
		hw_url_is_http(feed->link) ? feed->link : d->section.site),
	    .language = hw_str_dup(
		d->m, feed->language.n ? feed->language : d->section.language),
	};
	if (d->found.title.n == 0)
		d->found.title = d->section.title;
	d->ok = d->done = true;
	tell(d, "a source, ", feed->format);
}

void
hw_discover_answer(struct hw_discovery *d, const struct hw_page *page,
    const struct hw_fetch_result *res)
{
	bool first = d->tries == 0;
	struct hw_feed feed = {0};
	struct hw_err err = {0};

	if (res->rc != HW_OK) {
		tell(d, "", hw_str_c(res->reason));
		/* no page, but the host may answer elsewhere */
		if (first && res->status == 404)
			add_usual_paths(d, (struct hw_str){0}, page->url);
		return;
	}
	if (ends_with_robots(d->asked) && !first) {
		read_robots(d, page);
		return;
	}
	if (!is_html(page) &&
	    d->parse(d->arg, d->m, page, &feed, &err) == HW_OK) {
		take_feed(d, page, res, &feed);
		return;
	}
	if (first)
		read_page(d, page);
	else
		tell(d, "no feed", HW_STR(""));
}
