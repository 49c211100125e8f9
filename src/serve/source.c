/* SPDX-License-Identifier: MIT
 * The sources: all of them, and one domain with what it publishes. */
#include "serve/serve_int.h"

#define SOURCES 2000
#define ITEMS 100

/* ---- all ------------------------------------------------------------------------------ */

/* Not looked at yet? */
static bool
is_new(const struct hw_source *s)
{
	return !s->state.n || (s->last_poll <= 0 && s->errors == 0);
}

static void
put_source_row(struct hw_buf *b, struct hw_arena *m, const struct hw_source *s)
{
	bool ill = s->errors > 0;

	hw_buf_c(b, "<tr><th scope=\"row\"><a href=\"/src/");
	hw_html_url(b, s->domain);
	HTML(b, "\" dir=\"auto\">", s->title.n ? s->title : s->domain,
	    "</a></th><td>", s->domain, "</td><td>",
	    s->language.n ? hw_lang_name(m, s->language) : s->language,
	    "</td><td class=\"num\">");
	if (s->rate > 0)
		hw_buf_printf(b, "%.1f", s->rate);
	HTML(b, "</td><td>");
	hw_html_time(b, s->last_poll);
	HTML(b, "</td><td", ill ? " class=\"ill\">" : ">",
	    is_new(s) ? HW_STR("waiting") : hw_clip(m, s->state, 80),
	    "</td></tr>\n");
}

static struct hw_feed_entry
source_entry(struct hw_arena *m, const struct hw_source *s)
{
	struct hw_feed_entry e = {.title = s->title.n ? s->title : s->domain,
	    .language = s->language,
	    .published = s->added,
	    .updated = s->last_change,
	    .summary = s->state};
	struct hw_buf b;

	hw_buf_init(&b, m, 1024);
	hw_buf_c(&b, "/src/");
	hw_html_url(&b, s->domain);
	e.id = e.url = hw_buf_str(&b);
	e.via = s->url;
	return e;
}

void
hw_get_sources(struct hw_req *q, struct hw_res *r)
{
	struct hw_frame f = {.title = HW_STR("Sources"),
	    .here = "/src",
	    .feed = HW_STR("/src"),
	    .canonical = HW_STR("/src")};
	struct hw_buf *b = &r->b;
	struct hw_err err = {0};
	struct hw_sources all;

	if (hw_store_sources(q->st, q->m, HW_TIME_NONE, (struct hw_str){0},
		SOURCES, &all, &err)) {
		hw_page_fail(q, r, &err);
		return;
	}
	if (q->form != HW_FORM_HTML) {
		struct hw_feed_entry *v = HW_ARRAY(
		    q->m, struct hw_feed_entry, all.n + 1);
		struct hw_feed_head h = {
		    .title = HW_STR("Sources"), .path = HW_STR("/src")};

		for (size_t i = 0; i < all.n; i++)
			v[i] = source_entry(q->m, &all.v[i]);
		hw_put_feed(q, r, &h, v, all.n);
		return;
	}
	hw_frame_top(q, r, &f);
	HTML(b, "<h1>Sources</h1>\n<p class=\"kicker\">", (int64_t)all.n,
	    all.n == SOURCES ? " and more" : "",
	    " feeds, sitemaps and pages "
	    "are followed. <a href=\"/welcome\">Add one</a></p>\n"
	    "<div class=\"wide\"><table class=\"sources\">\n<thead><tr><th "
	    "scope=\"col\">Outlet</th><th scope=\"col\">Domain</th><th "
	    "scope=\"col\">Language</th><th scope=\"col\" class=\"num\">Pages "
	    "a day</th><th scope=\"col\">Last looked at</th><th "
	    "scope=\"col\">State</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < all.n; i++)
		put_source_row(b, q->m, &all.v[i]);
	hw_buf_c(b, "</tbody></table></div>\n");
	hw_frame_end(q, r, &f);
}

/* ---- one ------------------------------------------------------------------------------ */

/* What its newest pages are: "62 % independent". */
static void
put_share(struct hw_buf *b, const struct hw_items *items)
{
	int n[6] = {0}, all = 0;

	for (size_t i = 0; i < items->n; i++)
		if (items->v[i].role <= HW_ROLE_UPDATE) {
			n[items->v[i].role]++;
			all++;
		}
	if (!all)
		return;
	hw_buf_c(b, "<p class=\"verdict\">Of its newest ");
	hw_html_count(b, all, "page", "pages");
	hw_buf_c(b, ": ");
	for (int role = HW_ROLE_INDEPENDENT, some = 0; role <= HW_ROLE_UPDATE;
	     role++) {
		if (!n[role])
			continue;
		HTML(b, some++ ? ", " : "", n[role], " ",
		    hw_role_word((enum hw_role)role));
	}
	hw_buf_c(b, ".</p>\n<p>");
	hw_put_strip(b, n);
	hw_buf_c(b, "</p>\n");
}

static void
put_log(struct hw_buf *b, struct hw_arena *m, const struct hw_source_page *page)
{
	if (!page->n_log)
		return;
	hw_buf_c(b,
	    "<details><summary>What happened with this source"
	    "</summary>\n<ol class=\"log\">\n");
	for (size_t i = 0; i < page->n_log && i < 20; i++) {
		hw_buf_c(b, "<li>");
		hw_html_time(b, page->log[i].at);
		HTML(b, " ", page->log[i].what, " <span dir=\"auto\">",
		    hw_clip(m, page->log[i].detail, 160), "</span></li>\n");
	}
	hw_buf_c(b, "</ol></details>\n");
}

/* What comes of a state that is not well, and what a person can do. */
static void
put_remedy(struct hw_buf *b, const struct hw_source *s)
{
	bool gone = hw_str_eq(s->state, HW_STR("gone"));

	if (s->errors == 0 && !gone)
		return;
	hw_buf_c(b, "<dt>What now</dt><dd>");
	if (gone)
		hw_buf_c(b, "It said so twice and is not looked at any more. ");
	else if (s->next_poll > 0) {
		hw_buf_c(b, "It is looked at again by itself, ");
		hw_html_time(b, s->next_poll);
		hw_buf_c(b, ". ");
	}
	if (hw_str_starts(s->state, HW_STR("blocked by ")))
		hw_buf_c(b,
		    "We go around no wall: only its owner can let our "
		    "agent in. ");
	else if (hw_str_starts(s->state, HW_STR("robots.txt")))
		hw_buf_c(b,
		    "What robots.txt forbids is not fetched: <a "
		    "href=\"/welcome\">follow a feed</a> of this outlet. ");
	else
		hw_buf_c(b,
		    "If it stays so, open the address above in a browser: "
		    "where it has moved, <a href=\"/welcome\">follow the new "
		    "one</a>; else tell its owner. ");
	hw_buf_c(b, "What was read of it stays.</dd>\n");
}

static void
put_about(struct hw_req *q, struct hw_buf *b, const struct hw_source_page *page)
{
	const struct hw_source *s = &page->source;
	static const char *const kind[] = {
	    "feed", "sitemap", "section page", "import"};

	hw_buf_c(b, "<dl class=\"facts\">\n");
	if (hw_link_ok(s->site))
		HTML(b, "<dt>Site</dt><dd><a class=\"go\" href=\"", s->site,
		    "\" rel=\"external noopener\">", s->site, "</a></dd>\n");
	HTML(b, "<dt>Followed by its ",
	    s->kind <= HW_SOURCE_FILE ? kind[s->kind] : "feed", "</dt><dd>");
	if (hw_link_ok(s->url))
		HTML(b, "<a href=\"", s->url, "\" rel=\"external noopener\">",
		    s->url, "</a>");
	else
		HTML(b, s->url);
	HTML(b, "</dd>\n<dt>State</dt><dd dir=\"auto\">",
	    is_new(s) ? HW_STR("waiting for its first look") : s->state,
	    "</dd>\n");
	put_remedy(b, s);
	if (s->language.n)
		HTML(b, "<dt>Language</dt><dd>",
		    hw_lang_name(q->m, s->language), "</dd>\n");
	HTML(b, "<dt>Pages here</dt><dd>", page->items, "</dd>\n");
	if (s->last_poll > 0) {
		hw_buf_c(b, "<dt>Last looked at</dt><dd>");
		hw_html_time(b, s->last_poll);
		hw_buf_c(b, "</dd>\n");
	}
	hw_buf_c(b, "</dl>\n");
}

static void
put_source(struct hw_req *q, struct hw_res *r, struct hw_str domain,
    const struct hw_source_page *page, const struct hw_items *items)
{
	struct hw_buf *b = &r->b, path;
	struct hw_frame f = {.here = "/src"};

	hw_buf_init(&path, q->m, 1024);
	hw_buf_c(&path, "/src/");
	hw_html_url(&path, domain);
	f.title = page && page->source.title.n ? page->source.title : domain;
	f.feed = f.canonical = f.about = hw_buf_str(&path);
	hw_frame_top(q, r, &f);
	HTML(b, "<p class=\"kicker\">", domain,
	    page ? "</p>\n" : " · not followed itself</p>\n",
	    "<h1 dir=\"auto\">", f.title, "</h1>\n");
	put_share(b, items);
	if (page)
		put_about(q, b, page);
	hw_buf_c(b, "<h2>Newest pages</h2>\n<ol class=\"items\">\n");
	for (size_t i = 0; i < items->n; i++)
		hw_put_item_row(b, q->m, &items->v[i]);
	hw_buf_c(b, "</ol>\n");
	if (items->n == ITEMS)
		HTML(b, "<p class=\"more\"><a rel=\"next\" href=\"", f.feed,
		    "?before=", items->v[items->n - 1].article.id,
		    "\">Older pages</a></p>\n");
	if (!items->n)
		hw_buf_c(b,
		    "<p class=\"empty\">No page of it is here yet.</p>"
		    "\n");
	if (page)
		put_log(b, q->m, page);
	hw_frame_end(q, r, &f);
}

void
hw_get_source(struct hw_req *q, struct hw_res *r)
{
	struct hw_str domain = hw_str_lower(q->m, hw_str_from(q->path, 5));
	struct hw_list_query ask = {.domain = domain, .limit = ITEMS};
	struct hw_source_page page;
	struct hw_items items;
	struct hw_err err = {0}, none = {0};
	bool known;

	if (domain.n == 0 || domain.n > 253 ||
	    hw_str_chr(domain, '/', 0) != HW_NPOS) {
		hw_page_error(q, r, 404, HW_STR("That is no domain."));
		return;
	}
	ask.before = hw_path_id(hw_form_get(q->m, q->query, "before"));
	known = hw_store_source(q->st, q->m, 0, domain, &page, &none) == HW_OK;
	if (hw_store_list(q->st, q->m, &ask, &items, &err)) {
		hw_page_fail(q, r, &err);
	} else if (!known && items.n == 0) {
		hw_page_error(q, r, 404,
		    HW_STR("Nothing of this domain is in the collection."));
	} else if (q->form != HW_FORM_HTML) {
		struct hw_feed_entry *v = HW_ARRAY(
		    q->m, struct hw_feed_entry, items.n + 1);
		struct hw_feed_head h = {.title = known && page.source.title.n
			? page.source.title
			: domain};

		h.path = hw_str_printf(q->m, "/src/%.*s", HW_FMT(domain));
		for (size_t i = 0; i < items.n; i++)
			v[i] = hw_entry_of_item(q->m, &items.v[i]);
		hw_put_feed(q, r, &h, v, items.n);
	} else {
		put_source(q, r, domain, known ? &page : NULL, &items);
	}
}
