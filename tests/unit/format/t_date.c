/* SPDX-License-Identifier: MIT
 * Dates as feeds write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format/date.h"

static const struct {
	const char *text, *want; /* want NULL: no date */
	enum hw_precision precision;
} rows[] = {
    {"Thu, 27 Jul 2023 09:30:00 GMT", "2023-07-27T09:30:00Z",
	HW_PRECISION_SECOND},
    {"27 Jul 23 09:30 +0200", "2023-07-27T07:30:00Z", HW_PRECISION_SECOND},
    {"Thu,27 Jul 2023 09:30:00 EST", "2023-07-27T14:30:00Z",
	HW_PRECISION_SECOND},
    {"Jul 27, 2023 9:30 PM PST", "2023-07-28T05:30:00Z", HW_PRECISION_SECOND},
    {"Thu, 27 Jul 2023", "2023-07-27T00:00:00Z", HW_PRECISION_DAY},
    {"Thu Jul 27 09:30:00 2023", "2023-07-27T09:30:00Z", HW_PRECISION_SECOND},
    {"Thu Jul 27 09:30:00 +0100 2023", "2023-07-27T08:30:00Z",
	HW_PRECISION_SECOND},
    {"27 Jul 2023 09:30:00 GMT-01:30", "2023-07-27T11:00:00Z",
	HW_PRECISION_SECOND},
    {"27 Jul 2023 09:30:00 Etc/GMT", "2023-07-27T09:30:00Z",
	HW_PRECISION_SECOND},
    {"2023-07-27T09:30:00.123+05:30", "2023-07-27T04:00:00Z",
	HW_PRECISION_SECOND},
    {"2023-07-27 09:30", "2023-07-27T09:30:00Z", HW_PRECISION_SECOND},
    {"2023-07-27T093000Z", "2023-07-27T09:30:00Z", HW_PRECISION_SECOND},
    {"20230727", "2023-07-27T00:00:00Z", HW_PRECISION_DAY},
    {"20230727093000", "2023-07-27T09:30:00Z", HW_PRECISION_SECOND},
    {"2023-208", "2023-07-27T00:00:00Z", HW_PRECISION_DAY},
    {"2023-07", "2023-07-01T00:00:00Z", HW_PRECISION_MONTH},
    {"2023", "2023-01-01T00:00:00Z", HW_PRECISION_YEAR},
    {"23-07-27", "2023-07-27T00:00:00Z", HW_PRECISION_DAY},
    {"-2307", "2023-07-01T00:00:00Z", HW_PRECISION_MONTH},
    {"2023/07/27 09:30:00", "2023-07-27T09:30:00Z", HW_PRECISION_SECOND},
    {"27/07/2023", "2023-07-27T00:00:00Z", HW_PRECISION_DAY},
    {"1690450200", "2023-07-27T09:30:00Z", HW_PRECISION_SECOND},
    {"1690450200000", "2023-07-27T09:30:00Z", HW_PRECISION_SECOND},
    {"2023-07-27T24:00:00Z", "2023-07-28T00:00:00Z", HW_PRECISION_SECOND},
    {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", HW_PRECISION_SECOND},
    {"2023년 07월 27일  09:30:00", "2023-07-27T00:30:00Z", HW_PRECISION_SECOND},
    {"2023-07-27 오후 09:30:00", "2023-07-27T12:30:00Z", HW_PRECISION_SECOND},
    {"2023-július-27T9:30-05:00", "2023-07-27T14:30:00Z", HW_PRECISION_SECOND},
    {"Πεμ, 27 Ιούλ 2023 09:30:00 EST", "2023-07-27T14:30:00Z",
	HW_PRECISION_SECOND},
    {"jeudi 27 juillet 2023", "2023-07-27T00:00:00Z", HW_PRECISION_DAY},
    {"27 июля 2023", "2023-07-27T00:00:00Z", HW_PRECISION_DAY},
    {"", NULL, HW_PRECISION_NONE},
    {"yesterday", NULL, HW_PRECISION_NONE},
    {"2023-02-30", NULL, HW_PRECISION_NONE},
    {"Thu, 32 Jul 2023 09:30:00 GMT", NULL, HW_PRECISION_NONE},
    {"27 Jul 2023 25:00:00 GMT", NULL, HW_PRECISION_NONE},
    {"2023-13-01", NULL, HW_PRECISION_NONE},
    {"99999999999999999999999", NULL, HW_PRECISION_NONE},
};

static void
forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct hw_date d;
		char z[32];
		bool ok = hw_feed_date(hw_str_c(rows[i].text), &d);

		if (ok != (rows[i].want != NULL))
			fail_msg("%s", rows[i].text);
		assert_int_equal(d.precision, rows[i].precision);
		if (!ok)
			continue;
		hw_time_rfc3339(d.at, z);
		assert_string_equal(z, rows[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest t[] = {cmocka_unit_test(forms)};

	return cmocka_run_group_tests(t, NULL, NULL);
}
