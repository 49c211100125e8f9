/* SPDX-License-Identifier: MIT */
#include "../arena_test.h"

#include "text/number.h"

/* The number at the first token; *used: of how many. */
static double
number(const char *lang, const char *text, size_t *used)
{
	struct hw_numbers n;
	struct hw_tokens t;
	double v = -1;

	hw_numbers_open(&n, hw_str_c(lang));
	hw_text_tokens(arena, hw_str_c(text), hw_str_c(lang), &t);
	*used = hw_number_at(&n, hw_str_c(text), &t, 0, &v);
	return *used ? v : -1;
}

static void
is(const char *lang, const char *text, double value, size_t used)
{
	size_t n;
	double v = number(lang, text, &n);

	if (v < value - 1e-6 * value || v > value + 1e-6 * value || n != used)
		fail_msg("%s: %g of %zu tokens", text, v, n);
}

static void
isnt(const char *lang, const char *text)
{
	size_t n;

	number(lang, text, &n);
	if (n)
		fail_msg("%s is no number", text);
}

static void
test_figures(void **state)
{
	(void)state;
	is("en", "1,840 members", 1840, 1);
	is("de", "1.840 Leute", 1840, 1);
	is("en", "9.5 per cent", 9.5, 1);
	is("ru", "9,5 процента", 9.5, 1);
	is("en", "0.125 inch", .125, 1);
	is("en", "12 billion litres", 12e9, 2);
	isnt("en", "VT36 packs");
}

static void
test_words(void **state)
{
	(void)state;
	is("en", "sixty-two jars", 62, 2);
	is("en", "two hundred people", 200, 2);
	is("de", "vierundneunzig Liter", 94, 1);
	is("de", "zweihundert Leute", 200, 1);
	is("nl", "vierentwintig uur", 24, 1);
	is("fr", "soixante-trois jarres", 63, 2);
	is("ru", "сорок три секунды", 43, 2);
	is("es", "diecisiete días", 17, 1);
	is("ar", "خمسة جسور", 5, 1);
	isnt("de", "Verwunderung");
	/* Two numbers, not one. */
	is("en", "five six", 5, 1);
}

static void
test_han(void **state)
{
	(void)state;
	is("ja", "二百四十三人", 243, 5);
	is("zh", "41万块", 41e4, 2);
	is("zh", "十九人", 19, 2);
	isnt("zh", "百分点");
	isnt("zh", "万岁");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_figures),
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_han),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
