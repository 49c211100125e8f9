/* SPDX-License-Identifier: MIT
 * The pure parts of the web room: escaping, slugs, times, heads, forms,
 * diffs, the picture, feeds. */
#include "../arena_test.h"

#include "serve/head.h"
#include "serve/serve_int.h"

static struct hw_buf b;

static int
setup(void **state)
{
	arena_setup(state);
	hw_buf_init(&b, arena, 1 << 20);
	return 0;
}

#define assert_str(s, z)                                       \
	do {                                                   \
		struct hw_str got_ = (s);                      \
		assert_string_equal(hw_str_z(arena, got_), z); \
	} while (0)

/* ---- markup ---------------------------------------------------------------- */

static void
text_never_becomes_markup(void **state)
{
	struct hw_str evil = HW_STR("<b onx=\"1\">&'</b>");

	(void)state;
	HTML(&b, "<p title=\"", evil, "\">", evil, 42, "</p>");
	assert_str(hw_buf_str(&b),
	    "<p title=\"&lt;b onx=&quot;1&quot;&gt;&amp;&#39;&lt;/b&gt;\">"
	    "&lt;b onx=&quot;1&quot;&gt;&amp;&#39;&lt;/b&gt;42</p>");
}

static void
addresses_are_escaped(void **state)
{
	(void)state;
	hw_html_url(&b, HW_STR("a b/\"<é>?&#%"));
	assert_str(hw_buf_str(&b), "a%20b%2F%22%3C%C3%A9%3E%3F%26%23%25");
}

static void
languages_have_a_direction(void **state)
{
	(void)state;
	hw_html_lang(&b, HW_STR("ar"));
	hw_html_lang(&b, HW_STR("zh-Hant"));
	hw_html_lang(&b, (struct hw_str){0});
	hw_html_lang(&b, HW_STR("x\"y"));
	assert_str(hw_buf_str(&b),
	    " lang=\"ar\" dir=\"rtl\" lang=\"zh-Hant\" dir=\"ltr\""
	    " dir=\"auto\" lang=\"x&quot;y\" dir=\"ltr\"");
	assert_true(hw_lang_rtl(HW_STR("fa-IR")));
	assert_false(hw_lang_rtl(HW_STR("far")));
	assert_str(hw_lang_name(arena, HW_STR("de")), "German");
	assert_str(hw_lang_name(arena, HW_STR("qqq")), "qqq");
}

static void
slugs_keep_letters_of_all_scripts(void **state)
{
	(void)state;
	assert_str(hw_slug(arena, HW_STR("Don’t panic: 23 ships!")),
	    "dont-panic-23-ships");
	assert_str(hw_slug(arena, HW_STR("  --  ")), "");
	assert_str(hw_slug(arena, HW_STR("Öl im Hafen")), "öl-im-hafen");
	assert_str(hw_slug(arena, HW_STR("إضراب عمال")), "إضراب-عمال");
	assert_true(hw_slug(arena,
			HW_STR("aaaaaaaaa bbbbbbbbbb cccccccccc "
			       "dddddddddd eeeeeeeeee ffffffffff "
			       "gggggggggg"))
			.n <= 60);
	assert_str(hw_slug(arena, HW_STR("../../etc/passwd")), "etc-passwd");
}

static void
times_say_no_more_than_is_known(void **state)
{
	struct hw_date d = {.at = 1690416000, .precision = HW_PRECISION_DAY};

	(void)state;
	hw_html_date(&b, &d);
	d.precision = HW_PRECISION_MONTH;
	hw_html_date(&b, &d);
	d.precision = HW_PRECISION_NONE;
	hw_html_date(&b, &d);
	hw_html_time(&b, HW_TIME_NONE);
	assert_str(hw_buf_str(&b),
	    "<time datetime=\"2023-07-27\">27 July 2023</time>"
	    "<time datetime=\"2023-07\">July 2023</time>");
	hw_buf_clear(&b);
	hw_html_span(&b, 59);
	hw_buf_byte(&b, '|');
	hw_html_span(&b, 3600 * 23 + 60 * 5);
	hw_buf_byte(&b, '|');
	hw_html_span(&b, 86400 * 51);
	assert_str(hw_buf_str(&b), "59 seconds|23 h 05 min|51 days");
}

/* ---- requests ---------------------------------------------------------------- */

static int
status(const char *head)
{
	struct hw_head h;
	const char *why = NULL;
	int rc = hw_head_parse(hw_str_c(head), &h, &why);

	assert_true(rc == 0 || (why && *why));
	return rc;
}

static void
heads_are_read_strictly(void **state)
{
	struct hw_head h;
	const char *why;

	(void)state;
	assert_int_equal(hw_head_parse(HW_STR("POST /x?y=1 HTTP/1.1\r\n"
					      "Host: [::1]:80\r\n"
					      "Content-Length: 12\r\n"
					      "connection: x, Close\r\n\r\n"),
			     &h, &why),
	    0);
	assert_str(h.target, "/x?y=1");
	assert_str(h.host, "[::1]:80");
	assert_int_equal(h.length, 12);
	assert_true(h.close);
	assert_str(hw_head_field(&h, "Content-length"), "12");
	assert_int_equal(hw_head_field(&h, "Content").n, 0);
	assert_int_equal(status("GET / HTTP/1.0\r\n\r\n"), 0);
	assert_int_equal(status("GET / HTTP/1.1\r\n\r\n"), 400);
	assert_int_equal(status("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400);
	assert_int_equal(status("GET / HTTP/1.1\r\nHost: a:\r\n\r\n"), 400);
	assert_int_equal(
	    status("GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n"), 400);
	assert_int_equal(status("GET / HTTP/1.1\r\nHost: [::\r\n\r\n"), 400);
	assert_int_equal(status("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
	assert_int_equal(status("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
	assert_int_equal(status("GET / HTTP/1.1\r\nHost: a\r\n"), 400);
	assert_int_equal(status("GET / HTTP/1.1\r\nHost: a\r\n"
				"Expect: gold\r\n\r\n"),
	    417);
	assert_int_equal(status(""), 400);
}

static void
paths_are_tame(void **state)
{
	static const char *const good[] = {
	    "/", "/a", "/a/", "/s/1-x.y", "/...", "/a..b", "/%C3%A9", "/.atom"};
	static const char *const bad[] = {"", "a", "/..", "/../x", "/a/./b",
	    "/a/..", "/%2e%2e", "/%2E./x", "/%2f", "/%00", "/%5c", "/a\\b",
	    "/%", "/%1", "/%g1", "/%7f", "/%0a"};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(hw_path_tame(hw_str_c(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(hw_path_tame(hw_str_c(bad[i])));
}

static void
forms_are_decoded(void **state)
{
	struct hw_str form = HW_STR(
	    "a=1+2&b=%C3%A9%ff&a=x%0D%0Ay&&=&c&d=%00%07z");
	struct hw_str v[4];

	(void)state;
	assert_str(hw_form_get(arena, form, "a"), "1 2");
	assert_int_equal(hw_form_all(arena, form, "a", v, 4), 2);
	assert_str(v[1], "x\ny");
	assert_str(hw_form_get(arena, form, "b"), "é\xEF\xBF\xBD");
	assert_str(hw_form_get(arena, form, "c"), "");
	assert_str(hw_form_get(arena, form, "d"), "z");
	assert_str(hw_form_get(arena, form, "none"), "");
	assert_int_equal(hw_path_id(HW_STR("17-title")), 17);
	assert_int_equal(hw_path_id(HW_STR("17x")), 0);
	assert_int_equal(hw_path_id(HW_STR("-17")), 0);
	assert_int_equal(hw_path_id(HW_STR("9999999999999999999")), 0);
}

static void
only_web_addresses_become_links(void **state)
{
	(void)state;
	assert_true(hw_link_ok(HW_STR("https://a.example/x?y=1")));
	assert_false(hw_link_ok(HW_STR("javascript:alert(1)")));
	assert_false(hw_link_ok(HW_STR("http://")));
	assert_false(hw_link_ok(HW_STR("//a.example/")));
	assert_false(hw_link_ok(HW_STR("http://a.example/ x")));
	assert_false(hw_link_ok(HW_STR("data:text/html,x")));
	assert_false(hw_link_ok((struct hw_str){0}));
}

static void
forms_come_from_our_own_pages(void **state)
{
	struct hw_serve_config c = {.base_url = HW_STR("https://news.example")};
	struct hw_req q = {
	    .m = arena, .cfg = &c, .host = HW_STR("news.example")};

	(void)state;
	q.origin = HW_STR("https://news.example");
	assert_true(hw_same_origin(&q));
	q.origin = HW_STR("https://news.example.evil.example");
	assert_false(hw_same_origin(&q));
	q.origin = HW_STR("null");
	assert_false(hw_same_origin(&q));
	q.origin = (struct hw_str){0};
	assert_true(hw_same_origin(&q));
	q.fetch_site = HW_STR("cross-site");
	assert_false(hw_same_origin(&q));
	c.base_url = (struct hw_str){0};
	q.fetch_site = (struct hw_str){0};
	q.local = true;
	assert_false(hw_same_origin(&q)); /* a name rebound to loopback */
	q.host = HW_STR("127.0.0.1:8080");
	assert_true(hw_same_origin(&q));
	q.host = HW_STR("localhost:8080");
	assert_true(hw_same_origin(&q));
}

/* ---- pieces -------------------------------------------------------------------- */

static struct hw_str
diff(struct hw_str from, struct hw_str to, bool both)
{
	hw_buf_clear(&b);
	hw_put_diff(&b, arena, from, to, both);
	return hw_str_dup(arena, hw_buf_str(&b));
}

static void
drifted_words_are_marked(void **state)
{
	(void)state;
	assert_str(diff(HW_STR("the most powerful army"),
		       HW_STR("the most remarkable army"), false),
	    "the most <ins>remarkable</ins> army");
	assert_str(diff(HW_STR("a b c"), HW_STR("a c d"), true),
	    "a <del>b</del> c <ins>d</ins>");
	assert_str(diff(HW_STR("same"), HW_STR("same"), true), "same");
	assert_str(diff((struct hw_str){0}, HW_STR("<x>"), true),
	    "<ins>&lt;x&gt;</ins>");
	assert_str(
	    diff(HW_STR("gone"), (struct hw_str){0}, true), "<del>gone</del>");
}

static void
fill(struct hw_item *item, hw_id id, const char *host, enum hw_role role,
    hw_id of)
{
	*item = (struct hw_item){.role = role, .of = of};
	item->article.id = id;
	item->article.host = hw_str_c(host);
	item->article.title = hw_str_printf(arena, "Title %d", (int)id);
	item->article.url = hw_str_printf(arena, "http://%s/%d", host, (int)id);
	item->article.first_seen = 1690416000 + id;
}

static void
pictures_hold_every_page_even_in_a_ring(void **state)
{
	struct hw_item items[6];
	struct hw_root root = {0, HW_STR("KCNA & Co"), {0}, 4};
	struct hw_story_page p = {.items = items, .n_items = 6};
	struct hw_str svg;

	(void)state;
	fill(&items[0], 1, "a.example", HW_ROLE_INDEPENDENT, 0);
	fill(&items[1], 2, "b.example", HW_ROLE_COPY, 1);
	fill(&items[2], 3, "c.example", HW_ROLE_COPY, 2);
	fill(&items[3], 4, "d.example", HW_ROLE_REWRITTEN, 5);
	fill(&items[4], 5, "e.example", HW_ROLE_COPY, 6);
	fill(&items[5], 6, "f.example", HW_ROLE_COPY, 4); /* a ring: 4 5 6 */
	p.story.roots = &root;
	p.story.n_roots = 1;
	assert_true(hw_put_graph(&b, arena, &p, 12));
	svg = hw_buf_str(&b);
	for (int i = 0; i < 6; i++)
		assert_true(
		    hw_str_find(svg, items[i].article.host, 0) != HW_NPOS);
	assert_true(hw_str_find(svg, HW_STR("KCNA &amp; Co"), 0) != HW_NPOS);
	hw_buf_clear(&b);
	p.story.n_roots = 0;
	p.n_items = 1;
	assert_false(hw_put_graph(&b, arena, &p, 12));
	assert_int_equal(b.n, 0);
}

static void
feeds_are_well_formed(void **state)
{
	struct hw_serve_config c = {.base_url = HW_STR("http://us.example")};
	struct hw_req q = {.m = arena, .cfg = &c, .form = HW_FORM_ATOM};
	struct hw_res r = {.status = 200};
	struct hw_feed_head h = {
	    HW_STR("a & <b>"), HW_STR("/index"), {0}, false};
	struct hw_item item;
	struct hw_feed_entry e;

	(void)state;
	fill(&item, 7, "a.example", HW_ROLE_COPY, 0);
	item.article.title = HW_STR("x\x01y]]>\xEF\xBF\xBF<");
	e = hw_entry_of_item(arena, &item);
	hw_buf_init(&r.b, arena, 1 << 20);
	hw_put_feed(&q, &r, &h, &e, 1);
	assert_true(hw_str_find(hw_buf_str(&r.b),
			HW_STR("<title>x y]]&gt;\xEF\xBF\xBD&lt;</title>"),
			0) != HW_NPOS);
	assert_true(
	    hw_str_find(hw_buf_str(&r.b),
		HW_STR("<id>http://us.example/a/7</id>"), 0) != HW_NPOS);
	hw_buf_clear(&r.b);
	q.form = HW_FORM_JSON;
	hw_put_feed(&q, &r, &h, &e, 1);
	assert_true(
	    hw_str_find(hw_buf_str(&r.b), HW_STR("\\u0001"), 0) != HW_NPOS);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, arena_teardown)
	const struct CMUnitTest tests[] = {TEST(text_never_becomes_markup),
	    TEST(addresses_are_escaped), TEST(languages_have_a_direction),
	    TEST(slugs_keep_letters_of_all_scripts),
	    TEST(times_say_no_more_than_is_known),
	    TEST(heads_are_read_strictly), TEST(paths_are_tame),
	    TEST(forms_are_decoded), TEST(only_web_addresses_become_links),
	    TEST(forms_come_from_our_own_pages), TEST(drifted_words_are_marked),
	    TEST(pictures_hold_every_page_even_in_a_ring),
	    TEST(feeds_are_well_formed)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
