/* SPDX-License-Identifier: MIT
 * RFC 9309 as cases, by its sections.  Each row is a file, an agent, an
 * address and whether it may be fetched. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "format/robots.h"

struct row {
	const char *file, *agent, *url;
	bool allowed;
};

#define U "https://example.com"

/* 2.1, 2.2: the shape of the file */
static const struct row shape[] = {
    {"", "FooBot", U "/", true},
    {"\n\n\n", "FooBot", U "/x", true},
    {"# only a comment\n", "FooBot", U "/", true},
    {"User-agent: FooBot\nDisallow: /\n", "FooBot", U "/", false},
    {"User-agent: FooBot\nDisallow: /\n", "FooBot", U "/x/y", false},
    {"User-agent: FooBot\nDisallow: /", "FooBot", U "/", false},
    {"User-agent: FooBot\r\nDisallow: /\r\n", "FooBot", U "/", false},
    {"User-agent: FooBot\rDisallow: /\r", "FooBot", U "/", false},
    {"user-agent: FooBot\ndisallow: /\n", "FooBot", U "/", false},
    {"USER-AGENT: FooBot\nDISALLOW: /\n", "FooBot", U "/", false},
    {"User-Agent:FooBot\nDisallow:/\n", "FooBot", U "/", false},
    {"  User-agent  :  FooBot  \n\tDisallow\t:\t/\t\n", "FooBot", U "/", false},
    {"User-agent: FooBot # us\nDisallow: / # all\n", "FooBot", U "/", false},
    {"User-agent: FooBot\n#Disallow: /\n", "FooBot", U "/", true},
    {"User-agent: FooBot\nDisallow: /a # /\n", "FooBot", U "/b", true},
    {"\xef\xbb\xbfUser-agent: FooBot\nDisallow: /\n", "FooBot", U "/", false},
    {"User-agent: FooBot\nDisallow:\n", "FooBot", U "/", true},
    {"User-agent: FooBot\nDisallow: \n", "FooBot", U "/x", true},
    {"User-agent: FooBot\nAllow:\nDisallow: /\n", "FooBot", U "/", false},
    {"Disallow: /\n", "FooBot", U "/", true},
    {"Disallow: /\nUser-agent: FooBot\nDisallow: /x\n", "FooBot", U "/y", true},
    {"Allow: /\nDisallow: /\nUser-agent: BarBot\n", "FooBot", U "/", true},
    {"<html><body>404</body></html>", "FooBot", U "/", true},
    {"User-agent: FooBot\nnonsense\nDisallow: /\n", "FooBot", U "/", false},
    {"User-agent: FooBot\nFoo: bar\nDisallow: /\n", "FooBot", U "/", false},
    {"User-agent: FooBot\nCrawl-delay: 5\nDisallow: /\n", "FooBot", U "/",
	false},
    {"User-agent: FooBot\nSitemap: " U "/s.xml\nDisallow: /\n", "FooBot", U "/",
	false},
    {"User-agent: FooBot\nSitemap: " U "/s.xml\nUser-agent: BarBot\n"
     "Disallow: /\n",
	"FooBot", U "/", false},
    {"User-agent: FooBot\n\n\nDisallow: /\n", "FooBot", U "/", false},
    {"User-agent: FooBot\n\nUser-agent: BarBot\n\nDisallow: /\n", "FooBot",
	U "/", false},
};

/* 2.2.1: which group speaks to whom */
#define TWO                                      \
	"User-agent: FooBot\nDisallow: /foo\n\n" \
	"User-agent: BarBot\nDisallow: /bar\n\n" \
	"User-agent: *\nDisallow: /all\n"
static const struct row groups[] = {
    {TWO, "FooBot", U "/foo", false},
    {TWO, "FooBot", U "/bar", true},
    {TWO, "FooBot", U "/all", true},
    {TWO, "BarBot", U "/foo", true},
    {TWO, "BarBot", U "/bar", false},
    {TWO, "BarBot", U "/all", true},
    {TWO, "QuxBot", U "/foo", true},
    {TWO, "QuxBot", U "/bar", true},
    {TWO, "QuxBot", U "/all", false},
    {TWO, "foobot", U "/foo", false},
    {TWO, "FOOBOT", U "/foo", false},
    {TWO, "FooBot/1.0", U "/foo", false},
    {TWO, "FooBot/1.0 (+https://example.org/bot)", U "/foo", false},
    {TWO, "Mozilla/5.0 (compatible; FooBot/1.0; +https://e.org)", U "/foo",
	false},
    {TWO, "Mozilla/5.0 (compatible; FooBot/1.0; +https://e.org)", U "/all",
	true},
    {TWO, "FooBotNews", U "/foo", true},
    {TWO, "FooBotNews", U "/all", false},
    {TWO, "Foo", U "/foo", true},
    {TWO, "Foo", U "/all", false},
    {"User-agent: FooBot\nUser-agent: BarBot\nDisallow: /\n", "FooBot", U "/",
	false},
    {"User-agent: FooBot\nUser-agent: BarBot\nDisallow: /\n", "BarBot", U "/",
	false},
    {"User-agent: FooBot\nUser-agent: BarBot\nDisallow: /\n", "QuxBot", U "/",
	true},
    /* groups of one agent are one group */
    {"User-agent: FooBot\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n"
     "User-agent: FooBot\nDisallow: /b\n",
	"FooBot", U "/a", false},
    {"User-agent: FooBot\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n"
     "User-agent: FooBot\nDisallow: /b\n",
	"FooBot", U "/b", false},
    {"User-agent: FooBot\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n"
     "User-agent: FooBot\nDisallow: /b\n",
	"FooBot", U "/c", true},
    {"User-agent: FooBot\nDisallow: /a\n\nUser-agent: foobot\nAllow: /a/b\n",
	"FooBot", U "/a/b", true},
    {"User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", "FooBot",
	U "/a", false},
    {"User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", "FooBot",
	U "/b", false},
    /* a group of its own without rules sets the agent free */
    {"User-agent: *\nDisallow: /\n\nUser-agent: FooBot\n", "FooBot", U "/",
	true},
    {"User-agent: *\nDisallow: /\n\nUser-agent: FooBot\nDisallow:\n", "FooBot",
	U "/", true},
    {"User-agent: FooBot\nDisallow: /a\nUser-agent: BarBot\nDisallow: /b\n",
	"BarBot", U "/a", true},
    {"User-agent: FooBot\nDisallow: /a\nUser-agent: BarBot\nDisallow: /b\n",
	"FooBot", U "/b", true},
    {"User-agent: *\nDisallow: /x\n", "", U "/x", false},
    {"User-agent: FooBot/2.1\nDisallow: /\n", "FooBot", U "/", false},
    {"User-agent: Foo-Bot\nDisallow: /\n", "Foo-Bot/1", U "/", false},
    {"User-agent: Foo_Bot\nDisallow: /\n", "Foo_Bot", U "/", false},
    {"User-agent: *\nUser-agent: FooBot\nDisallow: /\n", "BarBot", U "/",
	false},
    {"User-agent: *\nUser-agent: FooBot\nDisallow: /\n", "FooBot", U "/",
	false},
    /* section 5.1's example */
    {"User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\n"
     "Allow: /publications/\n\nUser-Agent: foobot\nDisallow:/\n"
     "Allow:/example/page.html\nAllow:/example/allowed.gif\n\n"
     "User-Agent: barbot\nUser-Agent: bazbot\n"
     "Disallow: /example/page.html\n\nUser-Agent: quxbot\n",
	"foobot", U "/example/page.html", true},
    {"User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\n"
     "Allow: /publications/\n\nUser-Agent: foobot\nDisallow:/\n"
     "Allow:/example/page.html\nAllow:/example/allowed.gif\n",
	"foobot", U "/example/other.html", false},
    {"User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\n"
     "Allow: /publications/\n",
	"quxbot", U "/x/y.gif", false},
    {"User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\n"
     "Allow: /publications/\n",
	"quxbot", U "/x/y.gif?z", true},
    {"User-Agent: barbot\nUser-Agent: bazbot\n"
     "Disallow: /example/page.html\n",
	"bazbot", U "/example/page.html", false},
};

/* 2.2.2: the most octets win, Allow wins ties, the order does not count */
#define F "User-agent: FooBot\n"
static const struct row specific[] = {
    {F "Disallow: /\nAllow: /a\n", "FooBot", U "/a", true},
    {F "Allow: /a\nDisallow: /\n", "FooBot", U "/a", true},
    {F "Disallow: /\nAllow: /a\n", "FooBot", U "/b", false},
    {F "Allow: /\nDisallow: /a\n", "FooBot", U "/a", false},
    {F "Disallow: /a\nAllow: /\n", "FooBot", U "/a/b", false},
    {F "Disallow: /a\nAllow: /a\n", "FooBot", U "/a", true},
    {F "Allow: /a\nDisallow: /a\n", "FooBot", U "/a", true},
    {F "Disallow: /example/page/\nAllow: /example/page/disallowed.gif\n",
	"FooBot", U "/example/page/disallowed.gif", true},
    /* section 5.2's example */
    {F "Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n",
	"FooBot", U "/example/page/disallowed.gif", false},
    {F "Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n",
	"FooBot", U "/example/page/other.gif", true},
    {F "Disallow: /fish\n", "FooBot", U "/fish", false},
    {F "Disallow: /fish\n", "FooBot", U "/fish.html", false},
    {F "Disallow: /fish\n", "FooBot", U "/fish/salmon.html", false},
    {F "Disallow: /fish\n", "FooBot", U "/fishheads", false},
    {F "Disallow: /fish\n", "FooBot", U "/fish.php?id=1", false},
    {F "Disallow: /fish\n", "FooBot", U "/Fish.asp", true},
    {F "Disallow: /fish\n", "FooBot", U "/catfish", true},
    {F "Disallow: /fish\n", "FooBot", U "/desert/fish", true},
    {F "Disallow: /fish/\n", "FooBot", U "/fish", true},
    {F "Disallow: /fish/\n", "FooBot", U "/fish/", false},
    {F "Disallow: /fish/\n", "FooBot", U "/fish/?id=1", false},
    {F "Disallow: /X\n", "FooBot", U "/x", true},
    {F "Disallow: /a?b\n", "FooBot", U "/a?b=1", false},
    {F "Disallow: /a?b\n", "FooBot", U "/a", true},
    {F "Disallow: /a\n", "FooBot", U "/a#f", false},
    {F "Disallow: /#f\n", "FooBot", U "/#f", false},
    {F "Disallow: /\n", "FooBot", U, false},
    {F "Disallow: /\n", "FooBot", U "?q", false},
    {F "Disallow: fish\n", "FooBot", U "/fish", true},
    {F "Allow: /a/b\nDisallow: /a\nAllow: /\n", "FooBot", U "/a/b/c", true},
    {F "Allow: /a/b\nDisallow: /a\nAllow: /\n", "FooBot", U "/a/c", false},
    {F "Disallow: /a\nDisallow: /a/b/c\nAllow: /a/b\n", "FooBot", U "/a/b/c/d",
	false},
    {F "Disallow: /\n", "FooBot", U "/robots.txt", true},
    {F "Disallow: /robots\n", "FooBot", U "/robots.txt", true},
    {F "Disallow: /\n", "FooBot", "/only/a/path", false},
    {F "Disallow: /p\n", "FooBot", "http://example.com:8080/p", false},
    {F "Disallow: /p\n", "FooBot", "https://u:p@example.com/p", false},
};

/* 2.2.2: percent-encoding; the RFC's table first */
static const struct row encoding[] = {
    {F "Disallow: /foo/bar?baz=quz\n", "FooBot", U "/foo/bar?baz=quz", false},
    {F "Disallow: /foo/bar?baz=https://foo.bar\n", "FooBot",
	U "/foo/bar?baz=https%3A%2F%2Ffoo.bar", false},
    {F "Disallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar\n", "FooBot",
	U "/foo/bar?baz=https://foo.bar", false},
    {F "Disallow: /foo/bar/\xe3\x83\x84\n", "FooBot", U "/foo/bar/%E3%83%84",
	false},
    {F "Disallow: /foo/bar/%E3%83%84\n", "FooBot", U "/foo/bar/\xe3\x83\x84",
	false},
    {F "Disallow: /foo/bar/%e3%83%84\n", "FooBot", U "/foo/bar/%E3%83%84",
	false},
    {F "Disallow: /foo/bar/\xe3\x83\x84\n", "FooBot", U "/foo/bar/\xe3\x83\x84",
	false},
    {F "Disallow: /foo/bar/%62%61%7A\n", "FooBot", U "/foo/bar/baz", false},
    {F "Disallow: /foo/bar/baz\n", "FooBot", U "/foo/bar/%62%61%7A", false},
    {F "Disallow: /foo/bar/%62%61%7a\n", "FooBot", U "/foo/bar/%62%61%7A",
	false},
    {F "Disallow: /foo/bar/baz\n", "FooBot", U "/foo/bar/%42az", true},
    {F "Disallow: /a%2Fb\n", "FooBot", U "/a/b", true},
    {F "Disallow: /a/b\n", "FooBot", U "/a%2Fb", true},
    {F "Disallow: /a%2fb\n", "FooBot", U "/a%2Fb", false},
    {F "Disallow: /a%3Fb\n", "FooBot", U "/a?b", true},
    {F "Disallow: /a%7Eb\n", "FooBot", U "/a~b", false},
    {F "Disallow: /a~b\n", "FooBot", U "/a%7eb", false},
    {F "Disallow: /a b\n", "FooBot", U "/a%20b", false},
    {F "Disallow: /a%20b\n", "FooBot", U "/a b", false},
    {F "Disallow: /a%zzb\n", "FooBot", U "/a%zzb", false},
    {F "Disallow: /100%\n", "FooBot", U "/100%", false},
    {F "Disallow: /\xd0\xb0\n", "FooBot", U "/%D0%B0/x", false},
    {F "Disallow: /\xd0\xb0\n", "FooBot", U "/%D0%B1", true},
    {F "Disallow: /a:b\n", "FooBot", U "/a%3Ab", false},
    {F "Disallow: /a@b\n", "FooBot", U "/a@b", false},
};

/* 2.2.3: special characters */
static const struct row special[] = {
    {F "Disallow: /fish*\n", "FooBot", U "/fish", false},
    {F "Disallow: /fish*\n", "FooBot", U "/fishheads/yummy.html", false},
    {F "Disallow: /fish*\n", "FooBot", U "/Fish.asp", true},
    {F "Disallow: /*.php\n", "FooBot", U "/index.php", false},
    {F "Disallow: /*.php\n", "FooBot", U "/folder/filename.php?parameters",
	false},
    {F "Disallow: /*.php\n", "FooBot", U "/folder/any.php.file.html", false},
    {F "Disallow: /*.php\n", "FooBot", U "/filename.php/", false},
    {F "Disallow: /*.php\n", "FooBot", U "/", true},
    {F "Disallow: /*.php\n", "FooBot", U "/windows.PHP", true},
    {F "Disallow: /*.php$\n", "FooBot", U "/filename.php", false},
    {F "Disallow: /*.php$\n", "FooBot", U "/folder/filename.php", false},
    {F "Disallow: /*.php$\n", "FooBot", U "/filename.php?p", true},
    {F "Disallow: /*.php$\n", "FooBot", U "/filename.php/", true},
    {F "Disallow: /*.php$\n", "FooBot", U "/filename.php5", true},
    {F "Disallow: /fish*.php\n", "FooBot", U "/fish.php", false},
    {F "Disallow: /fish*.php\n", "FooBot", U "/fishheads/catfish.php?id=1",
	false},
    {F "Disallow: /fish*.php\n", "FooBot", U "/Fish.PHP", true},
    {F "Disallow: /$\n", "FooBot", U "/", false},
    {F "Disallow: /$\n", "FooBot", U "/x", true},
    {F "Disallow: /a$\n", "FooBot", U "/a", false},
    {F "Disallow: /a$\n", "FooBot", U "/a/", true},
    {F "Disallow: /a$b\n", "FooBot", U "/a$b", false},
    {F "Disallow: /a$b\n", "FooBot", U "/a", true},
    {F "Disallow: *\n", "FooBot", U "/any", false},
    {F "Disallow: *x\n", "FooBot", U "/abxc", false},
    {F "Disallow: /**/x\n", "FooBot", U "/a/b/x", false},
    {F "Disallow: /a*b*c$\n", "FooBot", U "/a1b2c", false},
    {F "Disallow: /a*b*c$\n", "FooBot", U "/abcbc", false},
    {F "Disallow: /a*b*c$\n", "FooBot", U "/a1c2b", true},
    {F "Disallow: /a*$\n", "FooBot", U "/abc", false},
    {F "Disallow: /aa*aa$\n", "FooBot", U "/aaa", true},
    {F "Disallow: /aa*aa$\n", "FooBot", U "/aaaa", false},
    {F "Disallow: /this/*/exactly\n", "FooBot", U "/this/path/exactly", false},
    {F "Disallow: /this/*/exactly\n", "FooBot", U "/this/exactly", true},
    /* "%2A" and "%24" are the characters themselves */
    {F "Disallow: /path/file-with-a-%2A.html\n", "FooBot",
	U "/path/file-with-a-*.html", false},
    {F "Disallow: /path/file-with-a-%2A.html\n", "FooBot",
	U "/path/file-with-a-x.html", true},
    {F "Disallow: /path/foo-%24\n", "FooBot", U "/path/foo-$", false},
    {F "Disallow: /path/foo-%24\n", "FooBot", U "/path/foo-", true},
    {F "Disallow: /path/foo-%24\n", "FooBot", U "/path/foo-$x", false},
    {F "Allow: /p*\nDisallow: /page\n", "FooBot", U "/page", false},
    {F "Allow: /page$\nDisallow: /page\n", "FooBot", U "/page", true},
    {F "Allow: /page$\nDisallow: /page\n", "FooBot", U "/pages", false},
    {F "Allow: /*.html\nDisallow: /a\n", "FooBot", U "/a/b.html", true},
};

static void
run(const struct row *row, size_t n)
{
	struct hw_arena *m = hw_arena_new();

	for (size_t i = 0; i < n; i++) {
		struct hw_robots r;

		hw_robots_parse(m, hw_str_c(row[i].file), &r);
		if (hw_robots_allowed(&r, hw_str_c(row[i].agent),
			hw_str_c(row[i].url), NULL) != row[i].allowed)
			fail_msg("%s for %s in\n%s", row[i].url, row[i].agent,
			    row[i].file);
	}
	hw_arena_free(m);
}

#define SECTION(name)                                  \
	static void test_##name(void **state)          \
	{                                              \
		(void)state;                           \
		run(name, sizeof name / sizeof *name); \
	}
SECTION(shape)
SECTION(groups)
SECTION(specific)
SECTION(encoding)
SECTION(special)

/* 2.5: at least 500 KiB are read; beyond, rules are as if not written. */
static void
limit(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_robots r;
	struct hw_buf b;

	(void)state;
	hw_buf_init(&b, m, 1u << 20);
	hw_buf_c(&b, "User-agent: FooBot\nDisallow: /first\n");
	while (b.n < HW_ROBOTS_BYTES - 100)
		hw_buf_c(&b, "# filler filler filler filler filler\n");
	hw_buf_c(&b, "Disallow: /last\n");
	hw_robots_parse(m, hw_buf_str(&b), &r);
	assert_false(r.truncated);
	assert_false(
	    hw_robots_allowed(&r, HW_STR("FooBot"), HW_STR("/last"), NULL));
	while (b.n < HW_ROBOTS_BYTES + 100)
		hw_buf_c(&b, "# filler\n");
	hw_buf_c(&b, "Disallow: /beyond\n");
	hw_robots_parse(m, hw_buf_str(&b), &r);
	assert_true(r.truncated);
	assert_false(
	    hw_robots_allowed(&r, HW_STR("FooBot"), HW_STR("/first"), NULL));
	assert_true(
	    hw_robots_allowed(&r, HW_STR("FooBot"), HW_STR("/beyond"), NULL));
	hw_arena_free(m);
}

/* 2.2.4: what else there is, is kept for others to judge. */
static void
others(void **state)
{
	static const char file[] =
	    "License: https://example.com/license.xml\n"
	    "User-agent: *\nContent-Usage: train-ai=n\nCrawl-delay: 2.5\n"
	    "Disallow: /x\nSitemap: https://example.com/s.xml\n";
	struct hw_arena *m = hw_arena_new();
	struct hw_robots r;
	const struct hw_robots_rule *rule;

	(void)state;
	hw_robots_parse(m, hw_str_c(file), &r);
	assert_int_equal(r.lines.n, 3);
	assert_true(hw_str_eq(r.lines.v[0].key, HW_STR("License")));
	assert_int_equal(r.lines.v[0].group, 0);
	assert_true(hw_str_eq(r.lines.v[1].value, HW_STR("train-ai=n")));
	assert_true(
	    hw_robots_concerns(&r, HW_STR("FooBot"), r.lines.v[1].group));
	assert_int_equal(r.sitemaps.n, 1);
	assert_true(hw_robots_delay(&r, HW_STR("FooBot")) == 2.5);
	assert_false(
	    hw_robots_allowed(&r, HW_STR("FooBot"), HW_STR("/x"), &rule));
	assert_int_equal(rule->line, 5);
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest t[] = {
	    cmocka_unit_test(test_shape),
	    cmocka_unit_test(test_groups),
	    cmocka_unit_test(test_specific),
	    cmocka_unit_test(test_encoding),
	    cmocka_unit_test(test_special),
	    cmocka_unit_test(limit),
	    cmocka_unit_test(others),
	};

	return cmocka_run_group_tests(t, NULL, NULL);
}
