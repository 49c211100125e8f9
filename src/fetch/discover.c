/* SPDX-License-Identifier: MIT */
#include "fetch/discover.h"

#include "base/arena.h"
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
hw_discover_start(struct hw_discovery *d, struct hw_arena *m, struct hw_str url)
{
	*d = (struct hw_discovery){.m = m};
	url = hw_str_trim(url);
	if (hw_str_istarts(url, HW_STR("feed:")))
		url = hw_str_from(url, 5);
	if (hw_str_istarts(url, HW_STR("//")))
		url = hw_str_from(url, 2);
	if (hw_str_find(url, HW_STR("://"), 0) == HW_NPOS) {
		d->bare = hw_str_dup(m, url);
		url = hw_str_cat(m, HW_STR("https://"), url);
	}
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
add_all(struct hw_discovery *d, const struct hw_strs *urls, const char *why)
{
	for (size_t i = 0; i < urls->n; i++)
		add_candidate(d, urls->v[i], why);
}

static void
take_page(struct hw_discovery *d, const struct hw_look *l)
{
	add_all(d, &l->declared, "the page names it");
	add_all(d, &l->linked, "the page links to it");
	add_usual_paths(d, l->generator, d->base);
	d->section_items = l->articles;
	d->section = (struct hw_source){
	    .kind = HW_SOURCE_PAGE,
	    .url = d->base,
	    .site = d->base,
	    .title = hw_str_dup(d->m, l->title),
	    .language = hw_str_dup(d->m, l->language),
	};
	tell(d, "a page",
	    l->declared.n || l->linked.n ? HW_STR(" that names feeds")
					 : HW_STR(" that names no feed"));
}

static void
take_robots(struct hw_discovery *d, const struct hw_look *l)
{
	d->n = d->at; /* what was guessed behind it is worth less */
	add_all(d, &l->sitemaps, "its sitemap");
	add_candidate(d, relative(d, d->base, "/rss.xml"), "a usual path");
	tell(d, "",
	    l->sitemaps.n ? HW_STR("names sitemaps")
			  : HW_STR("names no sitemap"));
}

static void
take_feed(struct hw_discovery *d, const struct hw_look *l)
{
	bool sitemap = hw_str_istarts(l->format, HW_STR("sitemap"));

	d->found = (struct hw_source){
	    .kind = sitemap ? HW_SOURCE_SITEMAP : HW_SOURCE_FEED,
	    .url = d->lasting,
	    .title = hw_str_dup(d->m, l->title),
	    .site = hw_url_is_http(l->link) ? hw_str_dup(d->m, l->link)
					    : d->section.site,
	    .language = l->language.n ? hw_str_dup(d->m, l->language)
				      : d->section.language,
	};
	if (d->found.title.n == 0)
		d->found.title = d->section.title;
	d->ok = d->done = true;
	tell(d, "a source, ", l->format);
}

bool
hw_discover_answer(struct hw_discovery *d, const struct hw_page *page,
    const struct hw_fetch_result *res)
{
	if (res->rc == HW_OK) {
		d->base = hw_str_dup(d->m, page->url);
		/* where a permanent move led, not where today's detour did */
		d->lasting = res->permanent.n ? hw_str_dup(d->m, res->permanent)
		    : res->n_hops ? hw_str_dup(d->m, res->hops[0].url)
				  : d->base;
		return true;
	}
	tell(d, "", hw_str_c(res->reason));
	/* no page, but the host may answer elsewhere */
	if (d->tries == 0 && res->status == 404)
		add_usual_paths(d, (struct hw_str){0}, page->url);
	/* nobody there, and nobody said https */
	if (d->tries == 0 && res->rc == HW_EIO && !res->status && d->bare.n) {
		d->asked = hw_str_cat(d->m, HW_STR("http://"), d->bare);
		d->why = "the same without TLS";
		d->bare = (struct hw_str){0};
		d->begun = false;
	}
	return false;
}

void
hw_discover_seen(struct hw_discovery *d, const struct hw_look *l)
{
	if (hw_str_eq(l->format, HW_STR("robots")))
		take_robots(d, l);
	else if (hw_str_eq(l->format, HW_STR("opml")))
		tell(d, "a list of feeds (OPML), no feed: import it as a list",
		    HW_STR(""));
	else if (!hw_str_eq(l->format, HW_STR("page")))
		take_feed(d, l);
	else if (d->tries == 0)
		take_page(d, l);
	else
		tell(d, "no feed", HW_STR(""));
}

void
hw_discover_unread(struct hw_discovery *d, struct hw_str why)
{
	tell(d, "could not be read: ", why);
}
