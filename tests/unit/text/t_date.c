/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/date.h"

static const struct {
	const char *text, *lang, *want; /* want "": no date */
} row[] = {
    {"Posted 2023-07-27", "en", "2023-07-27T00:00:00Z"},
    {"27.07.2023, 14:05 Uhr", "de", "2023-07-27T14:05:00Z"},
    {"27. Juli 2023", "de", "2023-07-27T00:00:00Z"},
    {"July 27, 2023 at 9:30 a.m.", "en", "2023-07-27T09:30:00Z"},
    {"Thu 27th of July, 2023", "en", "2023-07-27T00:00:00Z"},
    {"7/27/2023", "en", "2023-07-27T00:00:00Z"},
    {"3/4/2023", "en", "2023-03-04T00:00:00Z"},
    {"3/4/2023", "en-US", "2023-03-04T00:00:00Z"},
    {"3/4/2023", "en-GB", "2023-04-03T00:00:00Z"},
    {"3.4.2023", "en", "2023-04-03T00:00:00Z"},
    {"27/07/2023 - 14 h 05", "fr", "2023-07-27T00:00:00Z"},
    {"3/4/2023", "fr", "2023-04-03T00:00:00Z"},
    {"le 1er août 2023 à 7h05", "fr", "2023-08-01T07:05:00Z"},
    {"27 de julio de 2023", "es", "2023-07-27T00:00:00Z"},
    {"27 июля 2023 года", "ru", "2023-07-27T00:00:00Z"},
    {"27 lipca 2023", "pl", "2023-07-27T00:00:00Z"},
    {"2023. július 27.", "hu", "2023-07-27T00:00:00Z"},
    {"27 Temmuz 2023", "tr", "2023-07-27T00:00:00Z"},
    {"27 يوليو 2023", "ar", "2023-07-27T00:00:00Z"},
    {"٢٧ يوليو ٢٠٢٣", "ar", "2023-07-27T00:00:00Z"},
    {"2023年7月27日 14:05", "ja", "2023-07-27T14:05:00Z"},
    {"2023년 7월 27일", "ko", "2023-07-27T00:00:00Z"},
    {"27 juillet 2023 14:05 +02:00", "fr", "2023-07-27T12:05:00Z"},
    {"27 July 2023 14:05 BST", "en", "2023-07-27T13:05:00Z"},
    {"31/02/2023", "fr", ""},
    {"version 1.2.3", "en", ""},
    {"he may march", "en", ""},
    {"tel. 030 123456", "de", ""},
};

static void
reads_what_pages_write(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct hw_date d;
		char out[32];
		bool ok = hw_date_read(hw_str_c(row[i].text),
		    hw_str_c(row[i].lang), HW_TIME_NONE, &d);

		hw_time_rfc3339(d.at, out);
		if (ok != (row[i].want[0] != '\0') ||
		    strcmp(out, row[i].want) != 0)
			fail_msg(
			    "%s: %s, not %s", row[i].text, out, row[i].want);
	}
}

static void
resolves_against_a_day(void **state)
{
	static const struct {
		const char *text, *want;
	} rel[] = {{"on Wednesday", "2023-07-26T00:00:00Z"},
	    {"on Thursday", "2023-07-27T00:00:00Z"},
	    {"in December", "2022-12-01T00:00:00Z"},
	    {"yesterday", "2023-07-26T00:00:00Z"},
	    {"on 3 August", "2023-08-03T00:00:00Z"}};
	hw_time ref;

	(void)state;
	assert_true(hw_time_parse(HW_STR("2023-07-27T10:00:00Z"), &ref, NULL));
	for (size_t i = 0; i < sizeof(rel) / sizeof(*rel); i++) {
		struct hw_date_parts p;
		struct hw_date d;
		size_t at = 0;
		char out[32];

		assert_true(
		    hw_date_find(hw_str_c(rel[i].text), HW_STR("en"), &at, &p));
		assert_true(hw_date_resolve(&p, ref, &d));
		hw_time_rfc3339(d.at, out);
		assert_string_equal(out, rel[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_what_pages_write),
	    cmocka_unit_test(resolves_against_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
