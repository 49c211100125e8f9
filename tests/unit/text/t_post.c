/* SPDX-License-Identifier: MIT */
#include "../arena_test.h"

#include "text/post.h"

static bool
differ(const char *a, const char *b)
{
	struct hw_post p = hw_text_post(arena, hw_str_c(a));
	struct hw_post q = hw_text_post(arena, hw_str_c(b));

	return hw_post_differs(&p, &q);
}

static void
test_departments(void **state)
{
	(void)state;
	assert_true(differ("defence minister", "ministre de l’Industrie"));
	assert_true(differ("Verteidigungsminister", "Finanzministerin"));
	assert_false(differ("Verteidigungsminister", "министр обороны"));
	assert_false(differ("国防部长", "Velmark's defense minister"));
	/* Two departments, and a minister of something. */
	assert_false(differ("minister of finance and trade", "trade minister"));
	assert_false(differ("minister", "ministro de Hacienda"));
}

static void
test_posts(void **state)
{
	(void)state;
	assert_true(differ("deputy governor", "économiste en chef"));
	assert_true(differ("chief economist", "Sprecherin"));
	assert_false(differ("His deputy", "deputy governor of the bank"));
	/* One person may be both. */
	assert_false(differ("president", "chief executive"));
	assert_false(differ("crane driver", "chief economist"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_departments),
	    cmocka_unit_test(test_posts),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
