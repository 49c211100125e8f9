/* SPDX-License-Identifier: MIT
 * Things of the news that texts of different languages have in common. */
#include "../arena_test.h"

#include "trace/trace_int.h"

static double
alike(const char *la, const char *a, const char *lb, const char *b)
{
	struct hw_article x = {.text = hw_str_c(a), .language = hw_str_c(la)};
	struct hw_article y = {.text = hw_str_c(b), .language = hw_str_c(lb)};
	struct hw_trace_doc p, q;

	hw_trace_doc_read(arena, NULL, &x, NULL, &p);
	hw_trace_doc_read(arena, NULL, &y, NULL, &q);
	return hw_trace_concepts_alike(&p, &q);
}

#define VOLCANO "A volcano erupted in the Philippines; schools are closed."

static void
meets_in_every_script(void **state)
{
	static const char *const told[][2] = {
	    {"de",
		"Auf den Philippinen ist ein Vulkan ausgebrochen, die "
		"Schulen sind zu."},
	    {"fr",
		"Aux Philippines, un volcan est en éruption ; les écoles "
		"ont fermé."},
	    {"ru", "На Филиппинах началось извержение вулкана, школы закрыты."},
	    {"zh", "菲律宾火山喷发，学校停课。"},
	    {"ja", "フィリピンで火山が噴火し、学校は休みになった。"},
	    {"ar", "ثار بركان في الفلبين وأغلقت المدارس."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++)
		assert_true(
		    alike("en", VOLCANO, told[i][0], told[i][1]) > 0.75);
	assert_true(alike("en", VOLCANO, "de",
			"Die Zentralbank hebt den Zins an, die Preise "
			"steigen.") == 0);
}

/* A word that must be whole is not met as a beginning; each language has its
 * own words; no text is like nothing. */
static void
refuses(void **state)
{
	(void)state;
	assert_true(alike("en", "The barter went on.", "de", "Die Bar.") == 0);
	assert_true(
	    alike("en", "Oilcloth was sold.", "fr", "Le pétrole.") == 0);
	assert_true(alike("en", "An oil price.", "fr", "Le pétrole.") > 0.5);
	assert_true(alike("en", "Gift", "de", "Gift") == 0);
	assert_true(alike("en", "", "de", "") == 0);
	assert_true(alike("xx", VOLCANO, "en", VOLCANO) == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(meets_in_every_script),
	    cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
