/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "rights/rights.h"

#define US HW_STR("headwater")

static struct hw_rights
robots(struct hw_str value)
{
	struct hw_rights r;

	hw_rights_init(&r);
	hw_rights_robots(&r, value, US);
	return r;
}

static void
robots_rules_are_read(void **state)
{
	struct hw_rights r = robots(
	    HW_STR("NoIndex, max-snippet: 50,noarchive"));

	(void)state;
	assert_true(r.noindex && r.noarchive && !r.nosnippet);
	assert_int_equal(r.max_snippet, 50);
	assert_true(robots(HW_STR("none")).noindex);
	assert_true(robots(HW_STR("noai")).tdm_reserved);
	assert_int_equal(robots(HW_STR("max-snippet:-1")).max_snippet, -1);
	assert_int_equal(robots(HW_STR("max-snippet:x, all")).max_snippet, -1);
	assert_int_equal(robots(HW_STR("max-snippet")).max_snippet, -1);
	assert_false(robots(HW_STR("follow, index, noindexing")).noindex);
}

static void
another_agents_rules_are_not_ours(void **state)
{
	(void)state;
	assert_false(robots(HW_STR("otherbot: noindex, nosnippet")).nosnippet);
	assert_true(robots(HW_STR("otherbot: noindex, Headwater: nosnippet"))
			.nosnippet);
	assert_false(
	    robots(HW_STR("googlebot: noindex, headwater: nosnippet")).noindex);
	assert_true(robots(HW_STR("unavailable_after: 25 Jun 2010 15:00:00 PST,"
				  "noindex"))
			.noindex);
	assert_true(robots(HW_STR("bot:x, *: noarchive")).noarchive);
}

static void
the_most_restrictive_wins(void **state)
{
	struct hw_rights a = robots(HW_STR("max-snippet:80"));
	struct hw_rights b = robots(HW_STR("max-snippet:120, noarchive"));

	(void)state;
	hw_rights_licence(&a, HW_STR(" https://a.example/l "));
	hw_rights_licence(&b, HW_STR("https://b.example/l"));
	hw_rights_merge(&a, &b);
	assert_int_equal(a.max_snippet, 80);
	assert_true(a.noarchive);
	assert_true(hw_str_eq(a.licence, HW_STR("https://a.example/l")));
	hw_rights_usage(&a, HW_STR("search=y, train-ai=n"));
	assert_true(a.tdm_reserved && !a.noindex);
	hw_rights_usage(&a, HW_STR("search=n"));
	assert_true(a.noindex);
	b.tdm_reserved = false;
	hw_rights_tdm(&b, HW_STR("0"), HW_STR("https://p.example"));
	assert_false(b.tdm_reserved);
	hw_rights_tdm(&b, HW_STR(" 1 "), HW_STR(""));
	assert_true(b.tdm_reserved);
	assert_true(hw_str_eq(b.tdm_policy, HW_STR("https://p.example")));
}

static void
open_licences(void **state)
{
	(void)state;
	assert_true(hw_rights_open(
	    HW_STR("https://creativecommons.org/licenses/by-sa/4.0/")));
	assert_true(hw_rights_open(
	    HW_STR("http://www.creativecommons.org/publicdomain/zero/1.0/")));
	assert_false(
	    hw_rights_open(HW_STR("https://example.org/"
				  "?creativecommons.org/licenses/by")));
	assert_false(hw_rights_open(HW_STR("CC BY")));
	assert_false(hw_rights_open(HW_STR("")));
	assert_false(hw_rights_open(
	    HW_STR("https://creativecommons.org.evil.example/licenses/by")));
}

static struct hw_showing
show(struct hw_rights r, enum hw_rights_owner owner)
{
	struct hw_showing s;

	hw_rights_show(&r, owner, &s);
	return s;
}

static void
what_is_shown(void **state)
{
	struct hw_rights r = robots(HW_STR(""));
	struct hw_showing s = show(r, HW_RIGHTS_OWNER_DEFAULT);

	(void)state;
	assert_true(s.listed && !s.full && s.keep_text && s.analysis);
	assert_int_equal(s.excerpt, 200);
	hw_rights_licence(
	    &r, HW_STR("https://creativecommons.org/licenses/by/4.0/"));
	assert_true(show(r, HW_RIGHTS_OWNER_DEFAULT).full);
	assert_false(show(r, HW_RIGHTS_OWNER_LINK).full);
	assert_int_equal(show(r, HW_RIGHTS_OWNER_LINK).excerpt, 0);
	r.nosnippet = true;
	s = show(r, HW_RIGHTS_OWNER_DEFAULT);
	assert_true(!s.full && s.excerpt == 0);
	assert_true(show(r, HW_RIGHTS_OWNER_FULL).full);

	r = robots(HW_STR("max-snippet:40"));
	assert_int_equal(show(r, HW_RIGHTS_OWNER_DEFAULT).excerpt, 40);
	r = robots(HW_STR("max-snippet:4000"));
	assert_int_equal(show(r, HW_RIGHTS_OWNER_DEFAULT).excerpt, 200);
	r = robots(HW_STR("noai"));
	s = show(r, HW_RIGHTS_OWNER_DEFAULT);
	assert_true(s.listed && s.excerpt == 0 && !s.analysis);
	r = robots(HW_STR("noindex"));
	assert_false(show(r, HW_RIGHTS_OWNER_DEFAULT).listed);
	r = robots(HW_STR("noarchive"));
	assert_false(show(r, HW_RIGHTS_OWNER_DEFAULT).keep_text);
}

#define CUT(text, max, want)                                             \
	do {                                                             \
		struct hw_str got = hw_rights_cut(m, HW_STR(text), max); \
		assert_string_equal(hw_str_z(m, got), want);             \
		assert_true(hw_utf8_len(got) <= (size_t)max);            \
	} while (0)

static void
cuts_fall_between_words_or_clusters(void **state)
{
	struct hw_arena *m = hw_arena_new();

	(void)state;
	CUT("one  two\nthree", 13, "one two three");
	CUT("one two three", 12, "one two…");
	CUT("one two, three", 9, "one two…");
	CUT("one two", 0, "");
	CUT("", 10, "");
	CUT("(", 10, "(");
	/* no spaces: between characters */
	CUT("北京时间今天上午举行会议", 5, "北京时间…");
	/* a flag of two code points and a letter with two marks stay whole */
	CUT("a🇫🇷🇩🇪", 3, "a…");
	CUT("xe\xcc\x81\xcc\x81\xcc\x81yz", 4, "x…");
	/* Hindi syllables and a family joined by ZWJ */
	CUT("क्षेत्रीय", 5, "क्षे…");
	CUT("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 5, "");
	/* malformed bytes do not survive */
	CUT("a\xff\xc3", 10, "a\xef\xbf\xbd\xef\xbf\xbd");
	hw_arena_free(m);
}

static void
excerpts_obey(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = {.description = HW_STR("about it")};
	struct hw_str got;

	(void)state;
	hw_rights_init(&a.rights);
	got = hw_rights_excerpt(m, &a, HW_RIGHTS_OWNER_DEFAULT);
	assert_true(hw_str_eq(got, a.description));
	a.text = HW_STR("The harbour strike entered its second week today.\n\n"
			"Nobody expects it to end before the council meets on "
			"the island in the river, and nobody says so aloud, "
			"because the council listens to all that is said in "
			"the harbour and on the island.");
	got = hw_rights_excerpt(m, &a, HW_RIGHTS_OWNER_DEFAULT);
	assert_true(hw_utf8_len(got) <= 200 && hw_utf8_len(got) > 160);
	assert_true(hw_str_ends(got, HW_STR("…")));
	a.rights.max_snippet = 20;
	got = hw_rights_excerpt(m, &a, HW_RIGHTS_OWNER_DEFAULT);
	assert_string_equal(hw_str_z(m, got), "The harbour strike…");
	a.rights.nosnippet = true;
	assert_int_equal(hw_rights_excerpt(m, &a, 0).n, 0);
	hw_arena_free(m);
}

static void
the_clock_runs_24_hours(void **state)
{
	struct hw_complaint c = {.id = 7};
	struct hw_complaint_view v;
	struct hw_err err = {0};

	(void)state;
	hw_complaint_start(&c, 1000);
	assert_int_equal(c.due, 1000 + 86400);
	hw_complaint_look(&c, 1000 + 86399, &v);
	assert_true(!v.hidden && !v.overdue && v.remaining == 1);
	hw_complaint_look(&c, 1000 + 86400, &v);
	assert_true(v.hidden && v.overdue);
	c.state = HW_COMPLAINT_REJECTED;
	hw_complaint_look(&c, 1000 + 99999999, &v);
	assert_true(!v.hidden && !v.overdue);
	c.state = HW_COMPLAINT_WITHHELD;
	hw_complaint_look(&c, 1000, &v);
	assert_true(v.hidden);
	assert_int_equal(
	    hw_complaint_may(&c, HW_COMPLAINT_REJECTED, &err), HW_EDENIED);
	assert_string_equal(
	    err.msg, "complaint 7 is withheld: cannot be rejected");
	assert_int_equal(hw_complaint_may(&c, HW_COMPLAINT_RESTORED, NULL), 0);
	c.by_clock = true;
	assert_int_equal(hw_complaint_may(&c, HW_COMPLAINT_REJECTED, NULL), 0);
}

static void
kinds_have_names(void **state)
{
	(void)state;
	for (int k = 0; k <= HW_COMPLAINT_OPTOUT; k++)
		assert_int_equal(
		    hw_complaint_kind_of(hw_str_c(hw_complaint_kind_name(k))),
		    k);
	assert_int_equal(
	    hw_complaint_kind_of(HW_STR("nonsense")), HW_COMPLAINT_OTHER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(robots_rules_are_read),
	    cmocka_unit_test(another_agents_rules_are_not_ours),
	    cmocka_unit_test(the_most_restrictive_wins),
	    cmocka_unit_test(open_licences),
	    cmocka_unit_test(what_is_shown),
	    cmocka_unit_test(cuts_fall_between_words_or_clusters),
	    cmocka_unit_test(excerpts_obey),
	    cmocka_unit_test(the_clock_runs_24_hours),
	    cmocka_unit_test(kinds_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
