/* SPDX-License-Identifier: MIT
 * The scheduler's arithmetic: the rule, its bounds, every floor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <math.h>

#include "fetch/host.h"
#include "fetch/schedule.h"

#define HOUR 3600
#define DAY 86400
/* a Monday, 00:00 UTC */
#define T0 ((hw_time)1790553600)

static const struct hw_schedule sch = HW_SCHEDULE_DEFAULT;

/* Shortest and longest wait over noise. */
static void
waits(const struct hw_schedule_in *in, hw_time now, int64_t *low, int64_t *high)
{
	*low = INT64_MAX;
	*high = 0;
	for (uint64_t noise = 0; noise < 65536; noise += 97) {
		int64_t w = hw_schedule_next(&sch, in, now, noise) - now;

		*low = w < *low ? w : *low;
		*high = w > *high ? w : *high;
	}
}

static void
test_rule(void **state)
{
	int64_t low, high;
	double four[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		waits(&(struct hw_schedule_in){.rate = i ? 24 : 6}, T0, &low,
		    &high);
		four[i] = (double)(low + high) / 2;
		assert_true(low >= (int64_t)(four[i] * .89));
		assert_true(high <= (int64_t)(four[i] * 1.11));
		assert_true(high - low > (int64_t)(four[i] * .19));
	}
	/* a quarter of the items: asked half as often */
	assert_true(fabs(four[0] / four[1] - 2) < .01);
	assert_true(fabs(four[1] - 1800) < 5);
}

static void
test_bounds(void **state)
{
	int64_t low, high;

	(void)state;
	waits(&(struct hw_schedule_in){.rate = 1e6}, T0, &low, &high);
	assert_int_equal(low, 900);
	assert_true(high <= 990);
	waits(&(struct hw_schedule_in){.rate = 0}, T0, &low, &high);
	assert_true(low >= DAY * .9 && high <= DAY * 1.1);
	waits(&(struct hw_schedule_in){.rate = 0, .silent = true}, T0, &low,
	    &high);
	assert_true(low >= 7 * DAY * .9 && high <= 7 * DAY * 1.1);
}

static void
test_floors(void **state)
{
	static const struct {
		struct hw_schedule_in in;
		int64_t low, high;
	} c[] = {
	    {{.rate = 1e6, .fresh_s = 7200}, 7200, 7920},
	    {{.rate = 1e6, .ttl_s = 7200}, 7200, 7920},
	    {{.rate = 1e6, .ttl_s = 60}, 900, 990},
	    {{.rate = 1e6, .fresh_s = 31536000}, DAY, DAY * 11 / 10},
	    {{.rate = 1e6, .ttl_s = 31536000}, DAY, DAY * 11 / 10},
	    {{.rate = 1e6, .retry_after_s = 3 * DAY}, 3 * DAY,
		3 * DAY * 11 / 10},
	    {{.rate = 1e6, .errors = 1}, 480 * 3 / 4, 990},
	    {{.rate = 1e6, .errors = 50}, DAY * 3 / 4 * 9 / 10, DAY * 11 / 10},
	    /* not between 0 and 6 o'clock */
	    {{.rate = 1e6, .skip_hours = 0x3f}, 6 * HOUR, 6 * HOUR},
	    /* not on Monday and Tuesday */
	    {{.rate = 1e6, .skip_days = 6}, 2 * DAY, 2 * DAY},
	    /* never: what cannot be meant */
	    {{.rate = 1e6, .skip_days = 0x7f}, 900, 990},
	    {{.rate = 1e6, .skip_hours = 0xffffff}, 900, 990},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(c) / sizeof(c[0]); i++) {
		int64_t low, high;

		waits(&c[i].in, T0, &low, &high);
		if (low < c[i].low || high > c[i].high)
			fail_msg("case %zu: %lld to %lld", i, (long long)low,
			    (long long)high);
	}
}

/* All items between 8 and 10 on workdays: nights and Sundays wait longer. */
static void
test_rhythm(void **state)
{
	struct hw_rhythm r = {0};
	int64_t morning, night, sunday, low, high;

	(void)state;
	for (int d = 0; d < 60; d++)
		for (int k = 0; k < 6; k++)
			if (d % 7 < 5)
				hw_rhythm_add(
				    &r, T0 + d * DAY + 8 * HOUR + k * 1200);
	waits(&(struct hw_schedule_in){.rate = 12, .rhythm = &r}, T0 + 8 * HOUR,
	    &low, &high);
	morning = (low + high) / 2;
	waits(&(struct hw_schedule_in){.rate = 12, .rhythm = &r},
	    T0 + 22 * HOUR, &low, &high);
	night = (low + high) / 2;
	waits(&(struct hw_schedule_in){.rate = 12, .rhythm = &r},
	    T0 - DAY + 8 * HOUR, &low, &high);
	sunday = (low + high) / 2;
	assert_true(morning <= 1200);
	assert_true(night > 3 * morning);
	assert_true(sunday > morning);
	assert_true(hw_rhythm_at(&r, T0 + 9 * HOUR) > 4);
	assert_true(hw_rhythm_at(&r, T0 + 3 * HOUR) < .5);
}

static void
test_k(void **state)
{
	double rate[1000], k, polls = 0;

	(void)state;
	for (int i = 0; i < 1000; i++)
		rate[i] = 100.0 / (i + 1);
	k = hw_schedule_k(&sch, rate, 1000, .2);
	for (int i = 0; i < 1000; i++)
		polls += 1 / fmin(fmax(k / sqrt(rate[i]), 900), 86400);
	assert_true(fabs(polls - .2) < .001);
}

static void
test_backoff(void **state)
{
	(void)state;
	for (int n = 1; n < 100; n++)
		for (uint64_t noise = 0; noise < 2048; noise++) {
			double s = fmin(60 * pow(2, n - 1), 86400);

			assert_true((double)hw_backoff_s(n, noise) >= s * .74);
			assert_true((double)hw_backoff_s(n, noise) <= s * 1.26);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rule),
	    cmocka_unit_test(test_bounds),
	    cmocka_unit_test(test_floors),
	    cmocka_unit_test(test_rhythm),
	    cmocka_unit_test(test_k),
	    cmocka_unit_test(test_backoff),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
