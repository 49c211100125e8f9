/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "text/note.h"

static struct hw_arena *arena;

static int
setup(void **state)
{
	(void)state;
	arena = hw_arena_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	hw_arena_free(arena);
	return 0;
}

static void
test_source_line(void **state)
{
	static const struct {
		const char *line, *who; /* NULL: none */
	} c[] = {
	    {"Source: MERA", "MERA"},
	    {"Source : MERA / dpa", "MERA"},
	    {"Primary source: meridian-agency.example",
		"meridian-agency.example"},
	    {"来源：《韦尔马克通报》", "韦尔马克通报"},
	    {"出典：Signal and Field", "Signal and Field"},
	    {"Источник: «Речная газета»", "Речная газета"},
	    {"المصدر: MERA", "MERA"},
	    {"With reporting by MERA", "MERA"},
	    {"This article first appeared in the Inland Courier.",
		"Inland Courier"},
	    {"Press release: Voltara", "Voltara"},
	    {"Image Source: ShutterPond", NULL},
	    {"Source: our own survey of a hundred readers in the spring, of "
	     "which we shall tell more next week",
		NULL},
	    {"Sources say that the bank will raise its rate", NULL},
	    {"Source:", NULL},
	    {"Source: 。", NULL},
	    {"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(c) / sizeof(*c); i++) {
		struct hw_str who = {0};
		bool found = hw_text_source_line(
		    arena, hw_str_c(c[i].line), &who);

		assert_int_equal(found, c[i].who != NULL);
		if (found)
			assert_true(hw_str_eq(who, hw_str_c(c[i].who)));
	}
}

static void
test_gathers(void **state)
{
	(void)state;
	assert_true(hw_text_gathers(HW_STR("Disclaimer: this site gathers "
					   "what is on the web by itself."))
			.n > 0);
	assert_true(hw_text_gathers(HW_STR("An auto-aggregated feed.")).n > 0);
	assert_int_equal(
	    hw_text_gathers(HW_STR("Disclaimer: no advice to buy.")).n, 0);
	assert_int_equal(hw_text_gathers(HW_STR("A crowd gathers.")).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_source_line),
	    cmocka_unit_test(test_gathers),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
