/* SPDX-License-Identifier: MIT
 * What follows from each way to have, or not to have, a robots.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fetch/robots.h"

static void
test_policy(void **state)
{
	static const struct {
		int rc, status;
		size_t hops;
		enum hw_robots_policy policy;
	} c[] = {
	    {HW_OK, 200, 0, HW_ROBOTS_FILE},
	    {HW_OK, 200, 5, HW_ROBOTS_FILE},
	    {HW_ENOTFOUND, 404, 0, HW_ROBOTS_NONE},
	    {HW_ENOTFOUND, 410, 0, HW_ROBOTS_NONE},
	    {HW_EDENIED, 401, 0, HW_ROBOTS_NONE},
	    {HW_EDENIED, 403, 0, HW_ROBOTS_NONE},
	    {HW_EINPUT, 400, 0, HW_ROBOTS_NONE},
	    {HW_ELIMIT, 429, 0, HW_ROBOTS_UNREACHABLE},
	    {HW_ELIMIT, 0, 6, HW_ROBOTS_NONE},
	    {HW_ELIMIT, 0, 2, HW_ROBOTS_UNREACHABLE},
	    {HW_EIO, 500, 0, HW_ROBOTS_UNREACHABLE},
	    {HW_EIO, 503, 0, HW_ROBOTS_UNREACHABLE},
	    {HW_EIO, 0, 0, HW_ROBOTS_UNREACHABLE},
	    {HW_EDENIED, 0, 0, HW_ROBOTS_UNREACHABLE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(c) / sizeof(c[0]); i++) {
		struct hw_fetch_result res = {
		    .rc = c[i].rc, .status = c[i].status, .n_hops = c[i].hops};

		if (hw_robots_policy(&res) != c[i].policy)
			fail_msg("case %zu", i);
	}
}

struct count {
	int yes, no;
};

static void
done(void *arg, const struct hw_robots_answer *answer)
{
	struct count *count = arg;

	assert_non_null(answer->why);
	*(answer->allowed ? &count->yes : &count->no) += 1;
}

/* Refused addresses: one request for many who wait, nothing allowed; and all
 * hear of it when the fetcher stops. */
static void
test_waiters(void **state)
{
	struct hw_fetch_config config;
	struct hw_fetcher *f;
	struct hw_robots_cache *cache;
	struct count count = {0};

	(void)state;
	hw_fetch_defaults(&config);
	assert_int_equal(hw_fetcher_new(&config, NULL, &f, NULL), HW_OK);
	cache = hw_robots_cache_new(f, HW_STR("headwater"));
	hw_robots_ask(cache, HW_STR("mailto:x"), done, &count);
	assert_int_equal(count.no, 1);
	for (int i = 0; i < 100; i++)
		hw_robots_ask(
		    cache, HW_STR("http://127.0.0.1:9999/x"), done, &count);
	assert_int_equal(hw_fetch_pending(f), 1);
	hw_fetch_run(f);
	assert_int_equal(count.no, 101);
	hw_robots_ask(cache, HW_STR("http://127.0.0.1:9999/y"), done, &count);
	assert_int_equal(count.no, 102);
	hw_robots_ask(cache, HW_STR("http://127.0.0.1:9998/"), done, &count);
	assert_int_equal(count.no, 102);
	hw_fetcher_free(f);
	assert_int_equal(count.no, 103);
	hw_robots_cache_free(cache);
	assert_int_equal(count.yes, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_policy),
	    cmocka_unit_test(test_waiters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
