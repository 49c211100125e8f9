/* SPDX-License-Identifier: MIT */
#include "../arena_test.h"

#include "text/text.h"
#include "trace/roots.h"

#define REST                                                                    \
	" Ships waited off the breakwater, and the cranes stood still through " \
	"the night. The harbour master counted twenty-three of them. Nobody "   \
	"could tell when the gates would open again, and the market had fish "  \
	"for two more days. The ferries kept to their hours."

static struct hw_article *
page(hw_id id, const char *site, const char *text)
{
	struct hw_article *a = HW_NEW(arena, struct hw_article);

	*a = (struct hw_article){.id = id,
	    .site = hw_str_c(site),
	    .host = hw_str_c("host.example"),
	    .url = hw_str_c("http://host.example/1"),
	    .language = HW_STR("en"),
	    .text = hw_str_c(text),
	    .first_seen = 1000 + id};
	hw_text_annotate(arena, a);
	return a;
}

/* The name of the one root outside, "" when the page is its own. */
static const char *
outside(const char *text)
{
	const struct hw_article *a = page(1, "Harbour Gazette", text);
	struct hw_story s = {0};

	hw_trace_roots(arena, &a, 1, 1, NULL, 0, &s);
	assert_int_equal(s.n_roots, 1);
	assert_int_equal(s.independent, 1);
	if (s.roots[0].article)
		return "";
	return hw_str_z(arena, s.roots[0].name);
}

static void
test_agencies_are_roots(void **state)
{
	(void)state;
	assert_string_equal(
	    outside("The port was shut on Monday, Reuters reported." REST),
	    "Reuters");
	assert_string_equal(
	    outside("The two met on Tuesday, the state agency VLTA "
		    "reported." REST),
	    "VLTA");
	assert_string_equal(
	    outside("The pier is 800 years old, the Marlow Gazette "
		    "reported." REST),
	    "Marlow Gazette");
}

static void
test_people_are_not(void **state)
{
	(void)state;
	assert_string_equal(outside("The port was shut on Monday, Maren Holt, "
				    "the union's secretary, said." REST),
	    "");
	assert_string_equal(outside("The wave was seen at noon, according to "
				    "the sailing list." REST),
	    "");
	assert_string_equal(outside("According to the local press, it was "
				    "the third time." REST),
	    "");
	assert_string_equal(
	    outside("The bridge will be closed in May, NATO said." REST), "");
	assert_string_equal(
	    outside("78 per cent of those who voted said yes." REST), "");
	assert_string_equal(outside(REST), "");
}

/* A credit far down the page is of a detail, not of the page. */
static void
test_opening_third(void **state)
{
	(void)state;
	assert_string_equal(
	    outside("It rained." REST REST " The tide was high, Reuters "
		    "reported."),
	    "");
}

/* Two pages that rest on one agency are one source; a third is its own. */
static void
test_counts(void **state)
{
	const struct hw_article *a[] = {
	    page(1, "One", "The port was shut, Reuters reported." REST),
	    page(2, "Two", "Reuters reported that the port was shut." REST),
	    page(3, "Three", "We went and looked." REST)};
	struct hw_edge e = {.a = 3, .b = 1, .kind = HW_EDGE_NONE, .score = .1};
	struct hw_story s = {0};

	(void)state;
	hw_trace_roots(arena, a, 3, 3, &e, 1, &s);
	assert_int_equal(s.independent, 2);
	assert_int_equal(s.roots[0].article, 0);
	assert_int_equal(s.roots[0].pages, 2);
	assert_int_equal(s.roots[1].article, 3);
	assert_int_equal(s.lead, 1); /* rests on the root of most */
}

/* The page credited is in the story: it is the root. */
static void
test_credited_page(void **state)
{
	const struct hw_article *a[] = {
	    page(1, "Marlow Gazette", "We went and looked." REST),
	    page(2, "Two", "It was shut, the Marlow Gazette reported." REST)};
	struct hw_story s = {0};

	(void)state;
	hw_trace_roots(arena, a, 2, 2, NULL, 0, &s);
	assert_int_equal(s.n_roots, 1);
	assert_int_equal(s.roots[0].article, 1);
	assert_int_equal(s.roots[0].pages, 2);
}

/* A page made from one in another language leads back to it; pages of other
 * languages are looked at and not counted. */
static void
test_abroad(void **state)
{
	const struct hw_article *a[] = {
	    page(1, "Un", "We went and looked." REST),
	    page(2, "Two", "We looked, and went." REST),
	    page(3, "Drei", "They went to see." REST)};
	struct hw_edge e = {.a = 3,
	    .b = 1,
	    .kind = HW_EDGE_TRANSLATED,
	    .score = .9,
	    .direction = HW_DIRECTION_AB};
	struct hw_story s = {0};

	(void)state;
	hw_trace_roots(arena, a, 3, 1, &e, 1, &s);
	assert_int_equal(s.pages, 1);
	assert_int_equal(s.n_roots, 1);
	assert_int_equal(s.roots[0].article, 3);
	assert_int_equal(s.members[0].role, HW_ROLE_TRANSLATED);
	assert_int_equal(s.members[0].of, 3);
	assert_int_equal(s.lead, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_agencies_are_roots),
	    cmocka_unit_test(test_people_are_not),
	    cmocka_unit_test(test_opening_third),
	    cmocka_unit_test(test_counts),
	    cmocka_unit_test(test_credited_page),
	    cmocka_unit_test(test_abroad),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
