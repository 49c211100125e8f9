/* SPDX-License-Identifier: MIT
 * Discovery over small webs: what is asked, in what order, and what is
 * found. */
#include "../arena_test.h"

#include "base/buf.h"
#include "fetch/discover.h"

#define FEED "<rss version=2.0><channel><title>The feed</title></channel></rss>"
#define HOST "https://news.example"

struct document {
	const char *url, *body; /* NULL ends */
};

static struct hw_discovery d;
static int requests;

/* Through a record, as between worker and engine. */
static void
look_at(const struct hw_page *page)
{
	struct hw_look seen, told;
	struct hw_json *rec;
	struct hw_buf b;
	struct hw_jw w;

	hw_look(arena, page, &seen);
	hw_buf_init(&b, arena, 1 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_look_put(&w, &seen);
	hw_jw_end_obj(&w);
	assert_int_equal(
	    hw_json_parse(arena, hw_buf_str(&b), 0, &rec, NULL), HW_OK);
	hw_look_get(arena, rec, &told);
	hw_discover_seen(&d, &told);
}

static void
discover(const char *url, const struct document *web)
{
	struct hw_fetch_request req;

	requests = 0;
	hw_discover_start(&d, arena, hw_str_c(url));
	while (hw_discover_next(&d, &req)) {
		struct hw_page page = {.url = req.url};
		struct hw_fetch_result res = {.rc = HW_ENOTFOUND,
		    .status = 404,
		    .reason = "has no such page (404)"};

		requests++;
		for (const struct document *w = web; w->url; w++)
			if (hw_str_eq(req.url, hw_str_c(w->url))) {
				page.body = hw_str_c(w->body);
				res.rc = HW_OK;
				res.status = 200;
			}
		if (hw_discover_answer(&d, &page, &res))
			look_at(&page);
	}
}

static void
is(struct hw_str got, const char *want)
{
	if (!hw_str_eq(got, hw_str_c(want)))
		fail_msg("\"%.*s\" is not \"%s\"\n%.*s", HW_FMT(got), want,
		    HW_FMT(d.report));
}

static void
says(const char *what)
{
	if (hw_str_find(d.report, hw_str_c(what), 0) == HW_NPOS)
		fail_msg("\"%s\" is not in\n%.*s", what, HW_FMT(d.report));
}

static void
test_feed_itself(void **state)
{
	static const char *const spelling[] = {HOST "/feed",
	    "news.example/feed", " //news.example/feed ",
	    "feed:https://news.example/feed", "feed://news.example/feed"};

	(void)state;
	for (size_t i = 0; i < sizeof(spelling) / sizeof(spelling[0]); i++) {
		discover(spelling[i],
		    (struct document[]){{HOST "/feed", FEED}, {NULL, NULL}});
		assert_true(d.ok);
		assert_int_equal(requests, 1);
		is(d.found.url, HOST "/feed");
		is(d.found.title, "The feed");
		assert_int_equal(d.found.kind, HW_SOURCE_FEED);
	}
}

static void
test_declared(void **state)
{
	(void)state;
	discover("news.example",
	    (struct document[]){
		{HOST,
		    "<html lang=de><title>News</title><link rel=alternate "
		    "type=application/rss+xml href=/gone><link rel=alternate "
		    "type=application/atom+xml href=/atom>"},
		{HOST "/atom", FEED}, {NULL, NULL}});
	assert_true(d.ok);
	assert_int_equal(requests, 3);
	is(d.found.url, HOST "/atom");
	is(d.found.language, "de");
	is(d.found.site, HOST);
	says(HOST " (the address given): a page that names feeds");
	says(HOST "/gone (the page names it): has no such page");
	says(HOST "/atom (the page names it): a source, rss20");
}

static void
test_usual_path(void **state)
{
	(void)state;
	discover("news.example",
	    (struct document[]){{HOST,
				    "<html><meta name=generator "
				    "content='Drupal 10'>"},
		{HOST "/rss.xml", FEED}, {NULL, NULL}});
	assert_true(d.ok);
	assert_int_equal(requests, 2);
	is(d.found.url, HOST "/rss.xml");
}

static void
test_sitemap(void **state)
{
	(void)state;
	discover("news.example",
	    (struct document[]){{HOST, "<html>"},
		{HOST "/robots.txt",
		    "User-agent: *\nSITEMAP: /map.xml\n"
		    "Sitemap: https://news.example/news-map.xml\r\n"},
		{HOST "/news-map.xml",
		    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/"
		    "0.9'><url><loc>https://news.example/a</loc></url>"
		    "</urlset>"},
		{NULL, NULL}});
	assert_true(d.ok);
	is(d.found.url, HOST "/news-map.xml");
	assert_int_equal(d.found.kind, HW_SOURCE_SITEMAP);
	says("/robots.txt (to look for sitemaps): names sitemaps");
}

#define STORY(n) \
	"<h2><a href=/story/" n "0000>A headline of story number " n "</a></h2>"

static void
test_watched_page(void **state)
{
	(void)state;
	discover("news.example/world",
	    (struct document[]){
		{HOST "/world",
		    "<html><title>World</title>" STORY("1") STORY("2")
			STORY("3") STORY("4") STORY("5")},
		{NULL, NULL}});
	assert_true(d.ok);
	assert_int_equal(requests, 1 + HW_DISCOVER_TRIES);
	is(d.found.url, HOST "/world");
	is(d.found.title, "World");
	assert_int_equal(d.found.kind, HW_SOURCE_PAGE);
}

static void
test_nothing(void **state)
{
	(void)state;
	discover("news.example",
	    (struct document[]){{HOST, "<html>" STORY("1")}, {NULL, NULL}});
	assert_false(d.ok);
	assert_int_equal(requests, 1 + HW_DISCOVER_TRIES);
	says(HOST "/feed (a usual path): has no such page");
	discover("news.example/x", (struct document[]){{NULL, NULL}});
	assert_false(d.ok);
	assert_int_equal(requests, 1 + HW_DISCOVER_TRIES);
	/* a page that names itself as its feed ends too */
	discover("news.example",
	    (struct document[]){
		{HOST,
		    "<html><link rel=alternate type=text/xml "
		    "href=https://news.example><link rel=alternate "
		    "type=text/xml href=/2><link rel=alternate type=text/xml "
		    "href=/3>"},
		{HOST "/2", "<html>no"}, {NULL, NULL}});
	assert_false(d.ok);
	assert_int_equal(requests, 1 + HW_DISCOVER_TRIES);
}

/* No feed though it parses as one; and what costs its worker. */
static void
test_what_is_no_feed(void **state)
{
	struct hw_fetch_request req;
	struct hw_fetch_result res = {.rc = HW_OK};
	struct hw_page page = {.url = HW_STR(HOST)};

	(void)state;
	discover("news.example/list.opml",
	    (struct document[]){
		{HOST "/list.opml",
		    "<opml version=2.0><body><outline text=A "
		    "xmlUrl='https://news.example/feed'/></body></opml>"},
		{NULL, NULL}});
	assert_false(d.ok);
	says("a list of feeds (OPML), no feed: import it as a list");
	hw_discover_start(&d, arena, HW_STR(HOST));
	assert_true(hw_discover_next(&d, &req));
	assert_true(hw_discover_answer(&d, &page, &res));
	hw_discover_unread(&d, HW_STR("took too long"));
	assert_false(hw_discover_next(&d, &req));
	assert_false(d.ok);
	says(HOST " (the address given): could not be read: took too long");
}

/* No scheme was typed, and nobody answers https. */
static void
test_without_tls(void **state)
{
	struct hw_fetch_request req;
	struct hw_fetch_result res = {.rc = HW_EIO, .reason = "no TLS"};
	struct hw_page page = {.url = HW_STR(HOST)};

	(void)state;
	hw_discover_start(&d, arena, HW_STR("news.example"));
	assert_true(hw_discover_next(&d, &req));
	is(req.url, HOST);
	assert_false(hw_discover_answer(&d, &page, &res));
	assert_true(hw_discover_next(&d, &req));
	is(req.url, "http://news.example");
	assert_false(hw_discover_answer(&d, &page, &res));
	assert_false(hw_discover_next(&d, &req));
	says("http://news.example (the same without TLS): no TLS");
	/* it was typed */
	hw_discover_start(&d, arena, HW_STR(HOST));
	assert_true(hw_discover_next(&d, &req));
	assert_false(hw_discover_answer(&d, &page, &res));
	assert_false(hw_discover_next(&d, &req));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_feed_itself),
	    cmocka_unit_test(test_declared),
	    cmocka_unit_test(test_usual_path),
	    cmocka_unit_test(test_sitemap),
	    cmocka_unit_test(test_watched_page),
	    cmocka_unit_test(test_nothing),
	    cmocka_unit_test(test_what_is_no_feed),
	    cmocka_unit_test(test_without_tls),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
