/* SPDX-License-Identifier: MIT
 * Addresses: the examples of RFC 3986 section 5.4, what browsers repair, and
 * canonical forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "url/url.h"

struct row {
	const char *base, *ref, *want; /* want NULL: refused */
};

static const struct row rfc[] = {
    {"http://a/b/c/d;p?q", "g:h", "g:h"},
    {"http://a/b/c/d;p?q", "g", "http://a/b/c/g"},
    {"http://a/b/c/d;p?q", "./g", "http://a/b/c/g"},
    {"http://a/b/c/d;p?q", "g/", "http://a/b/c/g/"},
    {"http://a/b/c/d;p?q", "/g", "http://a/g"},
    {"http://a/b/c/d;p?q", "//g", "http://g"},
    {"http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"},
    {"http://a/b/c/d;p?q", "g?y", "http://a/b/c/g?y"},
    {"http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s"},
    {"http://a/b/c/d;p?q", "g#s", "http://a/b/c/g#s"},
    {"http://a/b/c/d;p?q", "g?y#s", "http://a/b/c/g?y#s"},
    {"http://a/b/c/d;p?q", ";x", "http://a/b/c/;x"},
    {"http://a/b/c/d;p?q", "g;x?y#s", "http://a/b/c/g;x?y#s"},
    {"http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"},
    {"http://a/b/c/d;p?q", ".", "http://a/b/c/"},
    {"http://a/b/c/d;p?q", "./", "http://a/b/c/"},
    {"http://a/b/c/d;p?q", "..", "http://a/b/"},
    {"http://a/b/c/d;p?q", "../g", "http://a/b/g"},
    {"http://a/b/c/d;p?q", "../..", "http://a/"},
    {"http://a/b/c/d;p?q", "../../g", "http://a/g"},
    {"http://a/b/c/d;p?q", "../../../g", "http://a/g"},
    {"http://a/b/c/d;p?q", "/./g", "http://a/g"},
    {"http://a/b/c/d;p?q", "/../g", "http://a/g"},
    {"http://a/b/c/d;p?q", "g.", "http://a/b/c/g."},
    {"http://a/b/c/d;p?q", "..g", "http://a/b/c/..g"},
    {"http://a/b/c/d;p?q", "./../g", "http://a/b/g"},
    {"http://a/b/c/d;p?q", "./g/.", "http://a/b/c/g/"},
    {"http://a/b/c/d;p?q", "g/../h", "http://a/b/c/h"},
    {"http://a/b/c/d;p?q", "g;x=1/./y", "http://a/b/c/g;x=1/y"},
    {"http://a/b/c/d;p?q", "g?y/../x", "http://a/b/c/g?y/../x"},
};

static const struct row browser[] = {
    {"http://a/b/", " \t x\ny ", "http://a/b/xy"},
    {"http://a/b/", "\\c\\d", "http://a/c/d"},
    {"http://a/b/", "http:\\\\e\\f", "http://e/f"},
    {"http://a/b/", "http:c", "http://a/b/c"},
    {"http://a/b/", "https:c", "https://c"},
    {"http://a/b/", "http:////c/d", "http://c/d"},
    {"http://a/b/", "%2e%2E/c", "http://a/c"},
    {"http://a/b/", "c d\"<>", "http://a/b/c%20d%22%3C%3E"},
    {"http://a", "c", "http://a/c"},
    {"", "c d", "c%20d"},
    {"", "http://example.com", "http://example.com"},
    {"http://a/", "http://", NULL},
    {"http://a/", "http://x y/", NULL},
    {"http://a/", "http://x:99999/", NULL},
    {"http://a/", "//x:1a/", NULL},
    {"mailto:a@b", "c", NULL},
    {"http://a/", "mailto:a@b", "mailto:a@b"},
    {"http://a/", "urn:x:y", "urn:x:y"},
    {"http://a/", "tag:e,2003:3", "tag:e,2003:3"},
};

static void
run(const struct row *r, size_t n)
{
	struct hw_arena *m = hw_arena_new();

	for (size_t i = 0; i < n; i++) {
		struct hw_str out;
		struct hw_err err = {0};
		int rc = hw_url_resolve(
		    m, hw_str_c(r[i].base), hw_str_c(r[i].ref), &out, &err);

		if (!r[i].want) {
			assert_int_equal(rc, HW_EINPUT);
			continue;
		}
		assert_int_equal(rc, HW_OK);
		assert_string_equal(hw_str_z(m, out), r[i].want);
	}
	hw_arena_free(m);
}

static void
resolve_rfc(void **state)
{
	(void)state;
	run(rfc, sizeof rfc / sizeof *rfc);
}

static void
resolve_browser(void **state)
{
	(void)state;
	run(browser, sizeof browser / sizeof *browser);
}

static void
canonical(void **state)
{
	static const char *const t[][2] = {
	    {"HTTP://Example.COM:80", "http://example.com/"},
	    {"https://example.com:443/%7Ea/%c3%a9?x=%2f#f",
		"https://example.com/~a/%C3%A9?x=%2F"},
	    {"http://example.com/a/../b?utm_source=x&id=7&fbclid=y",
		"http://example.com/b?id=7"},
	    {"http://example.com/?utm_medium=x", "http://example.com/"},
	    {"http://user:pw@example.com/", "http://example.com/"},
	    {"http://b\xc3\xbc"
	     "cher.example/\xc3\xa9",
		"http://xn--bcher-kva.example/%C3%A9"},
	    {"http://0x7f.1/", "http://127.0.0.1/"},
	    {"http://2130706433/", "http://127.0.0.1/"},
	    {"http://example.com./x", "http://example.com/x"},
	    {"http://[::1]:8080/x", "http://[::1]:8080/x"},
	    {"http://example.com/?b=2&a=1", "http://example.com/?b=2&a=1"},
	    {"mailto:x@y", "mailto:x@y"},
	};
	struct hw_arena *m = hw_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct hw_str c = hw_url_canon(m, hw_str_c(t[i][0]));

		assert_string_equal(hw_str_z(m, c), t[i][1]);
		assert_true(hw_str_eq(hw_url_canon(m, c), c));
	}
	assert_string_equal(
	    hw_str_z(m,
		hw_url_wire(m, hw_str_c("http://u@E.com/a b?utm_source=x#f"))),
	    "http://u@e.com/a%20b?utm_source=x");
	assert_int_equal(hw_url_wire(m, hw_str_c("file:///etc/passwd")).n, 0);
	hw_arena_free(m);
}

static void
domains(void **state)
{
	static const char *const t[][2] = {
	    {"http://news.bbc.co.uk/x", "bbc.co.uk"},
	    {"https://www.example.com:8080/", "example.com"},
	    {"http://a.github.io/", "a.github.io"},
	    {"http://co.uk/", "co.uk"},
	    {"http://127.0.0.1:80/", "127.0.0.1"},
	    {"http://0177.0.0.1/", "127.0.0.1"},
	    {"http://[::1]/", "[::1]"},
	    {"http://localhost/", "localhost"},
	    {"http://www.b\xc3\xbc"
	     "cher.de/",
		"xn--bcher-kva.de"},
	    {"nothing", ""},
	};
	struct hw_arena *m = hw_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		assert_string_equal(
		    hw_str_z(m, hw_url_domain(m, hw_str_c(t[i][0]))), t[i][1]);
	hw_arena_free(m);
}

static void
parts(void **state)
{
	struct hw_url u;

	(void)state;
	hw_url_split(HW_STR("http://u:p@[::1]:81/a;b?c?d#e#f"), &u);
	assert_true(hw_str_eq(u.scheme, HW_STR("http")));
	assert_true(hw_str_eq(u.user, HW_STR("u:p")));
	assert_true(hw_str_eq(u.host, HW_STR("[::1]")));
	assert_true(hw_str_eq(u.port, HW_STR("81")));
	assert_true(hw_str_eq(u.path, HW_STR("/a;b")));
	assert_true(hw_str_eq(u.query, HW_STR("c?d")));
	assert_true(hw_str_eq(u.fragment, HW_STR("e#f")));
	assert_true(hw_url_is_http(HW_STR("HTTPS://x")));
	assert_false(hw_url_is_http(HW_STR("https:///x")));
	assert_false(hw_url_is_http(HW_STR("javascript://x")));
}

static void
limits(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str out, big;
	struct hw_err err = {0};
	char *p = hw_arena_alloc(m, HW_URL_MAX + 1, 1);

	(void)state;
	memset(p, 'a', HW_URL_MAX + 1);
	big = (struct hw_str){p, HW_URL_MAX + 1};
	assert_int_equal(
	    hw_url_resolve(m, HW_STR("http://a/"), big, &out, &err), HW_ELIMIT);
	assert_true(err.msg[0] != '\0');
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest t[] = {
	    cmocka_unit_test(resolve_rfc),
	    cmocka_unit_test(resolve_browser),
	    cmocka_unit_test(canonical),
	    cmocka_unit_test(domains),
	    cmocka_unit_test(parts),
	    cmocka_unit_test(limits),
	};

	return cmocka_run_group_tests(t, NULL, NULL);
}
