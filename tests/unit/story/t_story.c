/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "story/story_int.h"
#include "text/text.h"

static struct hw_arena *arena;

static hw_id
place(struct hw_stories *s, const char *title, const char *text,
    const char *day, struct hw_story_link *link)
{
	struct hw_article a = {.title = hw_str_c(title),
	    .text = hw_str_c(text),
	    .language = HW_STR("en"),
	    .first_seen = HW_TIME_NONE};
	struct hw_tokens t;

	if (day && hw_time_parse(hw_str_c(day), &a.published.at, NULL))
		a.published.precision = HW_PRECISION_SECOND;
	hw_text_tokens(arena, a.text, a.language, &t);
	return hw_story_place(s, arena, &a, &t, link);
}

#define STORM_A "Freighter loses containers off Cape Wren"
#define STORM_A_TEXT                                                           \
	"The freighter Ana Rosa lost 340 containers in a storm off Cape Wren " \
	"on Sunday. Harbour master Ines Calder closed Port Ellis."
#define STORM_B "Port Ellis shut after storm costs ship its load"
#define STORM_B_TEXT                                                        \
	"Port Ellis stays shut, said harbour master Ines Calder. Off Cape " \
	"Wren the Ana Rosa had lost containers of coffee in the storm."
#define OTHER "Westhaven opens its library"
#define OTHER_TEXT                                                          \
	"Mayor Tomas Brandt opened the new library of Westhaven, built by " \
	"Lena Voss for 80,000 volumes."

static void
test_place(void **state)
{
	(void)state;
	struct hw_stories *s = hw_stories_new(NULL);
	struct hw_story_link link;
	hw_id a = place(
	    s, STORM_A, STORM_A_TEXT, "2024-03-03T09:00:00Z", &link);
	hw_id o = place(s, OTHER, OTHER_TEXT, "2024-03-03T10:00:00Z", &link);
	hw_id b = place(
	    s, STORM_B, STORM_B_TEXT, "2024-03-04T09:00:00Z", &link);

	assert_int_equal(a, b);
	assert_int_not_equal(a, o);
	assert_int_equal(link.to, 0);
	hw_stories_free(s);
}

/* The same words seven weeks later are another story, which follows. */
static void
test_follows(void **state)
{
	(void)state;
	struct hw_stories *s = hw_stories_new(NULL);
	struct hw_story_link link;
	hw_id a = place(
	    s, STORM_A, STORM_A_TEXT, "2024-03-03T09:00:00Z", &link);
	hw_id b = place(
	    s, STORM_B, STORM_B_TEXT, "2024-04-23T09:00:00Z", &link);

	assert_int_not_equal(a, b);
	assert_int_equal(link.from, b);
	assert_int_equal(link.to, a);
	assert_int_equal(link.kind, HW_LINK_FOLLOWS);
	assert_int_equal(link.gap_days, 51);
	assert_true(link.shared.n > 0);
	hw_stories_free(s);
}

static void
test_undated(void **state)
{
	(void)state;
	struct hw_stories *s = hw_stories_new(NULL);
	hw_id a = place(s, STORM_A, STORM_A_TEXT, NULL, NULL);

	assert_int_equal(place(s, STORM_B, STORM_B_TEXT, NULL, NULL), a);
	assert_int_not_equal(place(s, OTHER, OTHER_TEXT, NULL, NULL), a);
	assert_int_not_equal(place(s, "", "", NULL, NULL), a);
	assert_int_not_equal(place(s, "\xff", "\xff\xfe", NULL, NULL), a);
	hw_stories_free(s);
}

static void
test_restore(void **state)
{
	(void)state;
	struct hw_stories *s = hw_stories_new(NULL);
	struct hw_article a = {.title = HW_STR(STORM_A),
	    .text = HW_STR(STORM_A_TEXT),
	    .language = HW_STR("en"),
	    .first_seen = HW_TIME_NONE};
	struct hw_tokens t;

	hw_text_tokens(arena, a.text, a.language, &t);
	hw_story_restore(s, arena, &a, &t, 41);
	assert_int_equal(place(s, STORM_B, STORM_B_TEXT, NULL, NULL), 41);
	assert_int_equal(place(s, OTHER, OTHER_TEXT, NULL, NULL), 42);
	hw_stories_free(s);
}

/* More sources and languages rank higher; half a day is worth ten of them;
 * what is not known counts as one, and as long ago. */
static void
test_importance(void **state)
{
	hw_time now = 1800000000, half = 43200;

	(void)state;
	assert_true(
	    hw_story_importance(3, 1, now) > hw_story_importance(2, 1, now));
	assert_true(
	    hw_story_importance(3, 2, now) > hw_story_importance(3, 1, now));
	assert_float_equal(hw_story_importance(10, 1, now),
	    hw_story_importance(1, 1, now + half), 1e-6);
	assert_float_equal(hw_story_importance(5, 2, now),
	    hw_story_importance(1, 1, now + half), 1e-6);
	assert_true(hw_story_importance(9, 1, now) <
	    hw_story_importance(1, 1, now + half));
	assert_float_equal(hw_story_importance(0, 0, HW_TIME_NONE), 0, 1e-9);
}

/* One event told twice with hardly a word in common: a quotation both have,
 * or a story abroad that both are linked with, joins them. */
static void
test_merge_kin(void **state)
{
	static const char *text[] = {
	    "Maren Holt said: “We did not leave the table, the table was taken "
	    "away from us.” Container cranes stood still on Monday while "
	    "freighters queued outside, and insurers counted losses of "
	    "eleven million crowns after wage talks collapsed.",
	    "By dawn braziers burned at every gate. “We did not leave the "
	    "table. The table was taken away from us,” a woman shouted. "
	    "Drivers drank tea from the chapel kitchen, lorries turned back, "
	    "and children skipped school to watch horses pull sledges."};

	(void)state;
	for (int how = 0; how < 3; how++) { /* alone, quoting, linked */
		struct hw_stories *s = hw_stories_new(NULL);
		hw_id id[2], gone;

		for (int i = 0; i < 2; i++) {
			struct hw_article a = {.text = hw_str_c(text[i]),
			    .language = HW_STR("en"),
			    .published = {.at = 1700000000 + i * 3600,
				.precision = HW_PRECISION_SECOND}};
			struct hw_tokens t;

			if (how == 1)
				hw_text_annotate(arena, &a);
			hw_text_tokens(arena, a.text, a.language, &t);
			hw_story_restore(s, arena, &a, &t, i + 1);
			id[i] = i + 1;
		}
		hw_story_merge(s, arena, id[1],
		    &(struct hw_story_ties){.kin = id, .n_kin = how == 2},
		    &gone);
		assert_int_equal(gone, how ? id[1] : 0);
		hw_stories_free(s);
	}
}

/* What a headline names and n terms of a text, of which it may be one. */
static struct hw_story_raw
told(uint32_t head, uint32_t first, uint16_t n)
{
	struct hw_story_raw r = {.n = n, .n_heads = 1, .head = {head}};

	for (uint16_t i = 0; i < n; i++)
		hw_story_add_cap(&r, first + i);
	return r;
}

static void
test_unnamed(void **state)
{
	struct hw_story_raw velmark = told(5, 1, 80),
			    cordell = told(100, 90, 80),
			    both = told(100, 2, 80), brief = told(100, 90, 20);
	const struct hw_story_raw *other[] = {&cordell, &both};

	(void)state;
	assert_true(hw_story_unnamed(&velmark, other, 1));
	assert_false(hw_story_unnamed(&velmark, other, 2));
	assert_false(hw_story_unnamed(&velmark, other, 0));
	other[0] = &brief; /* does not tell who else was there */
	assert_false(hw_story_unnamed(&velmark, other, 1));
	velmark.n_heads = 0;
	other[0] = &cordell;
	assert_false(hw_story_unnamed(&velmark, other, 1));
}

/* The same people in two texts of other words, and a page made from both. */
static void
test_facts(void **state)
{
	static const char *const text[2] = {
	    "Dockers left the quays at midnight, leaving twenty ships at "
	    "anchor outside the harbour. Celia Varga, the transport minister, "
	    "called both sides to her office, and Tobias Rennick, director of "
	    "the port, said that the demand could not be met.",
	    "Eleven weeks is a short apprenticeship. What Celia Varga learns "
	    "on Thursday is how much a title is worth. Banks have heard from "
	    "Tobias Rennick that wages cannot grow before a loan is repaid, "
	    "and it is not forgotten."};

	(void)state;
	for (int how = 0; how < 3; how++) { /* bare, annotated, spliced */
		struct hw_stories *s = hw_stories_new(NULL);
		hw_id id[2], gone;

		for (int i = 0; i < 2; i++) {
			struct hw_article a = {.text = hw_str_c(text[i]),
			    .language = HW_STR("en"),
			    .published = {.at = 1700000000 + i * 3600,
				.precision = HW_PRECISION_SECOND}};
			struct hw_tokens t;

			if (how)
				hw_text_annotate(arena, &a);
			hw_text_tokens(arena, a.text, a.language, &t);
			hw_story_restore(s, arena, &a, &t, i + 1);
			id[i] = i + 1;
		}
		hw_story_merge(s, arena, id[1],
		    &(struct hw_story_ties){
			.spliced = id, .n_spliced = how == 2},
		    &gone);
		assert_int_equal(gone, how == 1 ? id[1] : 0);
		hw_stories_free(s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_place),
	    cmocka_unit_test(test_follows),
	    cmocka_unit_test(test_undated),
	    cmocka_unit_test(test_restore),
	    cmocka_unit_test(test_importance),
	    cmocka_unit_test(test_merge_kin),
	    cmocka_unit_test(test_unnamed),
	    cmocka_unit_test(test_facts),
	};
	int rc;

	arena = hw_arena_new();
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	hw_arena_free(arena);
	return rc;
}
