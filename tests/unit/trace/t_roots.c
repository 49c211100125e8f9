/* SPDX-License-Identifier: MIT */
#include "../arena_test.h"

#include "text/text.h"
#include "trace/roots.h"
#include "trace/trace_int.h"

#define REST                                                                    \
	" Ships waited off the breakwater, and the cranes stood still through " \
	"the night. The harbour master counted twenty-three of them. Nobody "   \
	"could tell when the gates would open again, and the market had fish "  \
	"for two more days. The ferries kept to their hours."

static struct hw_article *
page(hw_id id, const char *site, const char *text)
{
	struct hw_article *a = HW_NEW(arena, struct hw_article);
	struct hw_str host = hw_str_printf(
	    arena, "h%lld.example", (long long)id);

	*a = (struct hw_article){.id = id,
	    .site = hw_str_c(site),
	    .host = host,
	    .url = hw_str_printf(arena, "http://%.*s/1", HW_FMT(host)),
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

/* Whose the picture is says nothing of the text. */
static void
test_pictures(void **state)
{
	(void)state;
	assert_string_equal(outside("Photo: Jane Doe/Reuters\n\nThe port was "
				    "shut on Monday." REST),
	    "");
	assert_string_equal(
	    outside("The port was shut on Monday." REST " (Photo: Reuters)"),
	    "");
}

/* Telling what others say is not resting on them. */
static void
test_versions(void **state)
{
	(void)state;
	assert_string_equal(
	    outside("There is only a report by the agency VLTA to go by." REST),
	    "VLTA");
	assert_string_equal(
	    outside("There is only the version of the agency VLTA." REST), "");
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
	assert_string_equal(
	    outside("MARLOW, Norvania, March 12 (Norvan Press) - The port was "
		    "shut on Monday." REST),
	    "Norvan Press");
	/* a state, and the paper's own short name */
	assert_string_equal(
	    outside("MARLOW (North Norvania) - The port was shut." REST), "");
	assert_string_equal(
	    outside("MARLOW, March 12 (HG) - The port was shut." REST), "");
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

/* Of three pages made from one abroad and one of its own, the first of the
 * three is shown first. */
static void
test_lead(void **state)
{
	const struct hw_article *a[] = {
	    page(1, "Own", "We smelled sesame." REST),
	    page(2, "Two", "They went to see." REST),
	    page(3, "Three", "They went to see." REST),
	    page(4, "Vier", "Sie fuhren hin." REST)};
	struct hw_edge e[] = {{.a = 4,
				  .b = 2,
				  .kind = HW_EDGE_TRANSLATED,
				  .score = .9,
				  .direction = HW_DIRECTION_AB},
	    {.a = 2,
		.b = 3,
		.kind = HW_EDGE_COPY,
		.score = .9,
		.direction = HW_DIRECTION_AB}};
	struct hw_story s = {0};

	(void)state;
	hw_trace_roots(arena, a, 4, 3, e, 2, &s);
	assert_int_equal(s.independent, 2);
	assert_int_equal(s.roots[0].article, 4);
	assert_int_equal(s.lead, 2);
}

/* Who had it before the page that others copied is shown first: not when it
 * came out a day before, rests on somebody else or states no hour. */
static void
test_first_report(void **state)
{
	struct hw_article *first = page(1, "Own", "We smelled sesame." REST),
			  *wire = page(2, "Wire", "They went to see." REST),
			  *copy = page(3, "Three", "They went to see." REST);
	const struct hw_article *a[] = {first, wire, copy};
	struct hw_edge e = {.a = 2,
	    .b = 3,
	    .kind = HW_EDGE_COPY,
	    .score = .9,
	    .direction = HW_DIRECTION_AB};
	struct hw_story s = {0};

	(void)state;
	first->published = (struct hw_date){
	    .at = 1000000, .precision = HW_PRECISION_SECOND};
	wire->published = copy->published = first->published;
	wire->published.at += 600;
	copy->published.at += 1200;
	hw_trace_roots(arena, a, 3, 3, &e, 1, &s);
	assert_int_equal(s.lead, 1);
	first->published.precision = HW_PRECISION_DAY;
	hw_trace_roots(arena, a, 3, 3, &e, 1, &s);
	assert_int_equal(s.lead, 2);
	first->published.precision = HW_PRECISION_SECOND;
	first->published.at -= 86400;
	hw_trace_roots(arena, a, 3, 3, &e, 1, &s);
	assert_int_equal(s.lead, 2);
	first->published.at += 86400;
	first->text = HW_STR("The port was shut, Reuters reported." REST);
	hw_text_annotate(arena, first);
	hw_trace_roots(arena, a, 3, 3, &e, 1, &s);
	assert_int_equal(s.lead, 2);
}

/* An outlet that tells of it twice is one root. */
static void
test_one_outlet(void **state)
{
	struct hw_article *two = page(2, "Own", "They went to see." REST);
	const struct hw_article *a[] = {
	    page(1, "Own", "We smelled sesame." REST), two};
	struct hw_story s = {0};

	(void)state;
	two->host = a[0]->host;
	two->url = a[0]->url;
	hw_trace_roots(arena, a, 2, 2, NULL, 0, &s);
	assert_int_equal(s.independent, 1);
	assert_int_equal(s.roots[0].pages, 2);
}

/* Two copies of one text, of which one says whose it is: both are. */
static void
test_outside_text(void **state)
{
	const struct hw_article *a[2];
	struct hw_edge e = {.a = 1, .b = 2, .kind = HW_EDGE_COPY, .score = .9};
	struct hw_story s = {0};

	(void)state;
	a[0] = page(1, "Harbour Gazette", "The port shut on Monday." REST);
	a[1] = page(2, "Marlow Courier",
	    "The port shut on Monday." REST "\n\nSource: Reuters");
	hw_trace_roots(arena, a, 2, 2, &e, 1, &s);
	assert_int_equal(s.n_roots, 1);
	assert_true(hw_str_eq(s.roots[0].name, HW_STR("Reuters")));
	assert_int_equal(s.members[0].role, HW_ROLE_COPY);
	assert_int_equal(s.members[1].role, HW_ROLE_COPY);
}

/* A page of several short texts is no source beside others. */
static void
test_digest(void **state)
{
	const struct hw_article *a[2];
	struct hw_article part[2] = {{.id = 0}}, *briefs;
	struct hw_story s = {0};

	(void)state;
	a[0] = page(1, "Harbour Gazette", "The port shut on Monday." REST);
	a[1] = briefs = page(2, "Marlow Courier",
	    "The port was shut.\n\nThe mayor of Tolm resigned on Monday.");
	briefs->parts = part;
	briefs->n_parts = 2;
	hw_trace_roots(arena, a, 2, 2, NULL, 0, &s);
	assert_int_equal(s.n_roots, 1);
	assert_int_equal(s.roots[0].article, 1);
	assert_int_equal(s.members[1].role, HW_ROLE_INDEPENDENT);
	s = (struct hw_story){0};
	hw_trace_roots(arena, a + 1, 1, 1, NULL, 0, &s);
	assert_int_equal(s.n_roots, 1);
	assert_int_equal(s.roots[0].article, 2);
}

static void
test_named(void **state)
{
	static const struct {
		const char *who, *site, *host;
		bool is;
	} row[] = {
	    {"MERA", "Meridian Agency", "x.example", true},
	    {"MERA", "Meridian Agency (MERA)", "x.example", true},
	    {"KCNA", "Korean Central News Agency", "x.example", true},
	    {"Kirihama Shimpo", "\u9727\u6d5c\u65b0\u5831",
		"www.kirihama-shimpo.example", true},
	    {"\u96fe\u6ee8\u65b0\u62a5", "\u9727\u6d5c\u65b0\u5831",
		"x.example", true},
	    {"\u96fe\u6ee8\u65b0\u62a5", "\u9727\u5c71\u65b0\u5831",
		"x.example", false},
	    {"the Marlow Gazette", "Marlow Gazette", "x.example", true},
	    {"Reuters", "", "www.reuters.com", true},
	    {"MERA", "Mercury Sound", "x.example", false},
	    {"MEA", "Meridian", "x.example", false},
	    {"Kirihama", "", "kirihama-shimpo.example", false},
	    {"AP", "Apia Post", "x.example", false},
	    {"Reuters", "", "reuters-fans.example", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct hw_article a = {.site = hw_str_c(row[i].site),
		    .host = hw_str_c(row[i].host)};

		if (hw_trace_named(arena, hw_str_c(row[i].who), &a) !=
		    row[i].is)
			fail_msg(
			    "%s, %s, %s", row[i].who, row[i].site, row[i].host);
	}
}

/* 2023-07-27 12:00 UTC against what the text opens with. */
static void
test_backdated(void **state)
{
	static const struct {
		const char *text;
		bool is;
	} row[] = {
	    {"PYONGYANG, July 29 (XYZ) - A team said so.", true},
	    {"SEOUL/TOKYO, 30 July \u2013 A team said so.", true},
	    {"PYONGYANG, July 27 (XYZ) - A team said so.", false},
	    {"PYONGYANG, July 28 (XYZ) - It is the 28th there.", false},
	    {"PYONGYANG, July 25 (XYZ) - Late, as ever.", false},
	    {"On July 29 (a Saturday) they will meet.", false},
	    {"PYONGYANG, Dec 29 (XYZ) - Of last year.", false},
	    {"PYONGYANG (XYZ) - They meet on July 29.", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct hw_article a = {.text = hw_str_c(row[i].text),
		    .language = HW_STR("en"),
		    .first_seen = 7,
		    .published = {
			.at = 1690459200, .precision = HW_PRECISION_SECOND}};

		if (hw_trace_backdated(&a) != row[i].is)
			fail_msg("%s", row[i].text);
		assert_int_equal(
		    hw_trace_out(&a), row[i].is ? 7 : a.published.at);
	}
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
	    cmocka_unit_test(test_lead),
	    cmocka_unit_test(test_first_report),
	    cmocka_unit_test(test_one_outlet),
	    cmocka_unit_test(test_pictures),
	    cmocka_unit_test(test_versions),
	    cmocka_unit_test(test_outside_text),
	    cmocka_unit_test(test_digest),
	    cmocka_unit_test(test_named),
	    cmocka_unit_test(test_backdated),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
