/* SPDX-License-Identifier: MIT
 * Headers: freshness, Retry-After, Link; and the walls they give away. */
#include "../arena_test.h"

#include "fetch/block.h"
#include "fetch/header.h"

#define NOW ((hw_time)784111777) /* Sun, 06 Nov 1994 08:49:37 GMT */

static struct hw_headers
headers(const char *lines)
{
	struct hw_headers h = {0};
	struct hw_str rest = hw_str_c(lines), line;

	while (hw_str_line(&rest, &line))
		assert_true(hw_headers_add(arena, &h, line));
	return h;
}

static void
is(struct hw_str got, const char *want)
{
	if (!hw_str_eq(got, hw_str_c(want)))
		fail_msg("\"%.*s\" is not \"%s\"", HW_FMT(got), want);
}

static void
test_lines(void **state)
{
	struct hw_headers h = headers(
	    "ETag: \"a\"\r\nX-Robots-Tag:noindex\nx-robots-tag: "
	    "bot: nofollow \nempty:\n");

	(void)state;
	is(hw_header(&h, "etag"), "\"a\"");
	is(hw_header(&h, "Empty"), "");
	is(hw_header(&h, "none"), "");
	is(hw_header_all(arena, &h, "x-robots-tag"), "noindex, bot: nofollow");
	assert_false(hw_headers_add(arena, &h, HW_STR("no colon")));
	assert_false(hw_headers_add(arena, &h, HW_STR(": none")));
	assert_false(hw_headers_add(arena, &h, HW_STR(" folded: x")));
	assert_int_equal(h.n, 4);
}

static void
test_dates(void **state)
{
	static const char *const good[] = {"Sun, 06 Nov 1994 08:49:37 GMT",
	    "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
	    " Sun, 06 Nov 1994 08:49:37 GMT "};
	static const char *const bad[] = {"", "0", "-1", "never", "12:00",
	    "99999999999999999999999", "Sun, 41 Nov 1994 08:49:37 GMT"};
	hw_time t;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(hw_http_date(hw_str_c(good[i]), &t));
		assert_true(t == NOW);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (hw_http_date(hw_str_c(bad[i]), &t))
			fail_msg("%s is a date?", bad[i]);
}

static void
test_retry_after(void **state)
{
	static const struct {
		const char *line;
		int64_t s;
	} c[] = {{"Retry-After: 120", 120}, {"Retry-After: 0", 0},
	    {"Retry-After: -5", 0}, {"Retry-After: soon", 0},
	    {"Retry-After: 99999999999999999999999", 604800},
	    {"Retry-After: 604801", 604800},
	    {"Retry-After: Sun, 06 Nov 1994 09:49:37 GMT", 3600},
	    {"Retry-After: Sun, 06 Nov 1994 07:49:37 GMT", 0},
	    {"Retry-After: Sun, 06 Nov 2094 07:49:37 GMT", 604800},
	    {"Date: x", 0}};

	(void)state;
	for (size_t i = 0; i < sizeof(c) / sizeof(c[0]); i++) {
		struct hw_headers h = headers(c[i].line);

		if (hw_header_retry_after(&h, NOW) != c[i].s)
			fail_msg("%s", c[i].line);
	}
}

static void
test_fresh(void **state)
{
	static const struct {
		const char *lines;
		int64_t s;
	} c[] = {{"Cache-Control: max-age=60", 60},
	    {"Cache-Control: public, MAX-AGE=60, s-maxage=9", 60},
	    {"Cache-Control: max-age=\"60\"", 60},
	    {"Cache-Control: max-age=60\nAge: 20", 40},
	    {"Cache-Control: max-age=60\nAge: 200", 0},
	    {"Cache-Control: max-age=60\nCache-Control: no-cache", 0},
	    {"Cache-Control: no-store, max-age=60", 0},
	    {"Cache-Control: max-age=-1", 0}, {"Cache-Control: max-age=", 0},
	    {"Cache-Control: max-age=99999999999999999999", 604800},
	    {"Expires: Sun, 06 Nov 1994 09:49:37 GMT", 3600},
	    {"Expires: Sun, 06 Nov 1994 09:49:37 GMT\n"
	     "Date: Sun, 06 Nov 1994 09:39:37 GMT",
		600},
	    {"Cache-Control: max-age=5\n"
	     "Expires: Sun, 06 Nov 1994 09:49:37 GMT",
		5},
	    {"Expires: 0", 0}, {"Expires: -1", 0}, {"X: y", 0}};

	(void)state;
	for (size_t i = 0; i < sizeof(c) / sizeof(c[0]); i++) {
		struct hw_headers h = headers(c[i].lines);

		if (hw_header_fresh(&h, NOW) != c[i].s)
			fail_msg("%s", c[i].lines);
	}
}

static void
test_links(void **state)
{
	static const struct {
		const char *lines, *hub, *self;
	} c[] = {{"Link: <https://hub/>; rel=\"hub\", </f>; rel=\"self\"",
		     "https://hub/", "/f"},
	    {"Link: <https://hub/>; rel=hub\nlink: <s>; type=x; rel=self",
		"https://hub/", "s"},
	    {"Link: <a>; rel=\"x hub self\"", "a", "a"},
	    {"Link: <a>; title=\"rel=hub\", <b>; REL=Hub", "b", ""},
	    {"Link: <a>; rel=\"next\",<b>;rel=hub,<c>;rel=self", "b", "c"},
	    {"Link: <a; rel=hub", "", ""}, {"Link: rel=hub", "", ""},
	    {"Link: <a>", "", ""}, {"X: y", "", ""}};

	(void)state;
	for (size_t i = 0; i < sizeof(c) / sizeof(c[0]); i++) {
		struct hw_headers h = headers(c[i].lines);

		is(hw_header_link(arena, &h, "hub"), c[i].hub);
		is(hw_header_link(arena, &h, "self"), c[i].self);
	}
}

static void
test_walls(void **state)
{
	static const struct {
		int status;
		const char *lines, *body, *by;
	} c[] = {
	    {403, "Server: cloudflare\ncf-mitigated: challenge", "",
		"Cloudflare"},
	    {503, "Server: cloudflare", "<title>Just a moment...</title>",
		"Cloudflare"},
	    {403, "Server: cloudflare", "the site's own page", NULL},
	    {200, "Server: cloudflare", "how Just a moment... came about",
		NULL},
	    {403, "Server: AkamaiGHost", "Access Denied", "Akamai"},
	    {200, "Server: AkamaiGHost", "news", NULL},
	    {200, "X: y", "<iframe src=\"/_Incapsula_Resource?x\">", "Imperva"},
	    {403, "X-DataDome: protected", "", "DataDome"},
	    {200, "X-DataDome: protected", "news", NULL},
	    {202, "x-amzn-waf-action: challenge", "", "AWS WAF"},
	    {404, "Server: ddos-guard", "", NULL},
	    {200, "X: y", "/.within.website/x/cmd/anubis/static", "Anubis"},
	    {404, "X: y", "nothing", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(c) / sizeof(c[0]); i++) {
		struct hw_headers h = headers(c[i].lines);
		const char *by = hw_block_by(
		    c[i].status, &h, hw_str_c(c[i].body));

		if (!by != !c[i].by || (by && strcmp(by, c[i].by) != 0))
			fail_msg("case %zu: %s", i, by ? by : "no wall");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_retry_after),
	    cmocka_unit_test(test_fresh),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_walls),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
