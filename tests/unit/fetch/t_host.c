/* SPDX-License-Identifier: MIT
 * Queues and back-off, on a clock that is a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>

#include "fetch/host.h"

static void
test_queue(void **state)
{
	struct hw_hosts *t = hw_hosts_new();
	struct hw_host *h = hw_hosts_get(t, HW_STR("a.example"), 0);
	struct hw_waiting w[4];

	(void)state;
	assert_null(hw_host_take(h));
	hw_host_queue(h, &w[0], true);
	hw_host_queue(h, &w[1], false);
	hw_host_queue(h, &w[2], true);
	assert_ptr_equal(hw_host_take(h), &w[2]);
	assert_ptr_equal(hw_host_take(h), &w[0]);
	hw_host_queue(h, &w[3], false);
	assert_ptr_equal(hw_host_take(h), &w[1]);
	assert_ptr_equal(hw_host_take(h), &w[3]);
	assert_null(hw_host_take(h));
	hw_hosts_free(t, NULL);
}

/* One refusal leaves the whole registrable domain alone. */
static void
test_domain(void **state)
{
	struct hw_hosts *t = hw_hosts_new();
	struct hw_domain *d;

	(void)state;
	d = hw_hosts_get(t, HW_STR("one.tumblr.com"), 0)->domain;
	assert_ptr_equal(
	    d, hw_hosts_get(t, HW_STR("two.tumblr.com"), 0)->domain);
	d = hw_hosts_get(t, HW_STR("rss.bbc.co.uk"), 0)->domain;
	assert_string_equal(d->name, "bbc.co.uk");
	assert_ptr_equal(
	    d, hw_hosts_get(t, HW_STR("www.bbc.co.uk:8080"), 0)->domain);
	assert_ptr_not_equal(
	    d, hw_hosts_get(t, HW_STR("itv.co.uk"), 0)->domain);
	assert_string_equal(
	    hw_hosts_get(t, HW_STR("192.0.2.7:80"), 0)->domain->name,
	    "192.0.2.7");
	hw_domain_refused(d, 1000, 0, 512);
	assert_in_range(d->until_ms, 46000, 76000);
	hw_domain_refused(d, 2000, 3600, 512);
	assert_int_equal(d->until_ms, 3602000);
	hw_domain_refused(d, 3000, 0, 512);
	assert_int_equal(d->until_ms, 3602000);
	assert_int_equal(d->failures, 3);
	hw_domain_answered(d);
	assert_int_equal(d->failures, 0);
	hw_hosts_free(t, NULL);
}

/* 200,000 hosts pass through; what is queued or refused stays. */
static void
test_eviction(void **state)
{
	struct hw_hosts *t = hw_hosts_new();
	struct hw_host *kept = hw_hosts_get(t, HW_STR("kept.example"), 0);
	struct hw_domain *refused =
	    hw_hosts_get(t, HW_STR("refused.example"), 0)->domain;
	struct hw_waiting w;

	(void)state;
	hw_host_queue(kept, &w, false);
	hw_domain_refused(refused, 0, 604800, 0);
	for (int i = 0; i < 200000; i++) {
		char name[32];
		int n = snprintf(name, sizeof(name), "h%d.example%d", i, i);

		hw_hosts_get(t, (struct hw_str){name, (size_t)n}, i);
	}
	assert_ptr_equal(hw_hosts_get(t, HW_STR("kept.example"), 0), kept);
	assert_ptr_equal(
	    hw_hosts_get(t, HW_STR("refused.example"), 0)->domain, refused);
	assert_ptr_equal(hw_host_take(kept), &w);
	hw_hosts_free(t, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_queue),
	    cmocka_unit_test(test_domain),
	    cmocka_unit_test(test_eviction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
