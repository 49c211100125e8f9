/* SPDX-License-Identifier: MIT
 * Feeds a page names, and the stories a section page lists. */
#include "../arena_test.h"

#include "html/links.h"

static struct hw_page_links
links(const char *html)
{
	struct hw_page page = {.url = HW_STR_INIT("https://news.example/world"),
	    .content_type = HW_STR_INIT("text/html; charset=utf-8"),
	    .body = hw_str_c(html)};
	struct hw_page_links out;

	hw_html_links(arena, &page, &out);
	return out;
}

static void
is(struct hw_str got, const char *want)
{
	if (!hw_str_eq(got, hw_str_c(want)))
		fail_msg("\"%.*s\" is not \"%s\"", HW_FMT(got), want);
}

static void
test_feeds(void **state)
{
	struct hw_page_links l = links(
	    "<html lang=en><title> The\n News </title><base href=/x/>"
	    "<meta name=Generator content='WordPress 6'>"
	    "<link rel=alternate type=application/rss+xml title='N Comments' "
	    "href=/comments/feed>"
	    "<link rel='alternate home' type='application/rss+xml; x=y' "
	    "href=feed title=' All  news '>"
	    "<link rel=alternate type=application/json href=/wp-json/1>"
	    "<link rel=alternate hreflang=de href=/de>"
	    "<link rel=alternate type=application/atom+xml href=javascript:x>"
	    "<link rel=feed type=application/atom+xml href=//other.example/a>"
	    "<link rel=hub href=https://hub.example><link rel=self href=feed>"
	    "<link rel='shortcut icon' href=/i.png>"
	    "<link rel=canonical href=/world>"
	    "<body><a href=/x/feed>RSS</a><a href=/sport.rss>Sport</a>");

	(void)state;
	assert_int_equal(l.n_feeds, 4);
	assert_int_equal(l.n_declared, 3);
	is(l.feeds[0].url, "https://news.example/x/feed");
	is(l.feeds[0].text, "All news");
	is(l.feeds[1].url, "https://other.example/a");
	is(l.feeds[2].url, "https://news.example/comments/feed");
	is(l.feeds[3].url, "https://news.example/sport.rss");
	is(l.hub, "https://hub.example");
	is(l.self, "https://news.example/x/feed");
	is(l.icon, "https://news.example/i.png");
	is(l.canonical, "https://news.example/world");
	is(l.generator, "WordPress 6");
	is(l.title, "The News");
	is(l.language, "en");
}

static void
test_section(void **state)
{
	struct hw_page_links l = links(
	    "<body><nav><a href=/world/a-b-c-d-1234.html>A headline of the "
	    "navigation is none</a></nav><main>"
	    "<a href=/2026/11/22/flood-hits-the-coast><img src=x></a>"
	    "<h2><a href='/2026/11/22/flood-hits-the-coast?utm_source=x'>"
	    "Flood hits <b>the</b> coast after a night of rain</a></h2>"
	    "<a href=/story/48213>Ministers meet in the capital today</a>"
	    "<a href=/n/1234567>洪水袭击沿海地区数千人撤离</a>"
	    "<h3><a href=/s/short-one-of-many>Short</a></h3>"
	    "<a href=/tag/2026-floods-and-more>All about the floods of 2026</a>"
	    "<a href=/sport>Sport</a>"
	    "<a href=https://other.example/2026/11/22/x-y-z-w>A headline that "
	    "leads to another outlet</a>"
	    "<a href='#top-of-the-page-2026'>Back to the top of the page</a>"
	    "<a href=https://www.news.example/video/99182>What the mayor said "
	    "in a video</a>"
	    "</main><footer><a href=/a/imprint-of-the-house-2026>The imprint "
	    "of the whole house</a></footer>");

	(void)state;
	assert_int_equal(l.n_articles, 5);
	is(l.articles[0].url,
	    "https://news.example/2026/11/22/flood-hits-the-coast");
	is(l.articles[0].text, "Flood hits the coast after a night of rain");
	is(l.articles[1].text, "Ministers meet in the capital today");
	is(l.articles[2].url, "https://news.example/n/1234567");
	is(l.articles[3].text, "Short");
	is(l.articles[4].url, "https://www.news.example/video/99182");
	assert_int_equal(l.n_feeds, 0);
}

static void
test_section_feed(void **state)
{
	struct hw_page page = {.url = HW_STR_INIT("https://news.example/"),
	    .body = HW_STR_INIT(
		"<title>T</title><h2><a href=/a/12345>One</a></h2>")};
	struct hw_feed feed;

	(void)state;
	hw_html_section(arena, &page, &feed);
	is(feed.format, "page");
	is(feed.title, "T");
	assert_int_equal(feed.n, 1);
	is(feed.entries[0].id, "https://news.example/a/12345");
	is(feed.entries[0].title, "One");
	assert_int_equal(feed.entries[0].published.at, HW_TIME_NONE);
	page.body = HW_STR("");
	hw_html_section(arena, &page, &feed);
	assert_int_equal(feed.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_feeds),
	    cmocka_unit_test(test_section),
	    cmocka_unit_test(test_section_feed),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
