/* SPDX-License-Identifier: MIT
 * The address filter, range by range: its first and last address, the
 * neighbours on both sides, and every spelling a URL can give an address. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "fetch/address.h"

/* Resolve as libcurl does: numeric forms of inet_aton included. */
static struct hw_address
address(const char *z)
{
	struct addrinfo hint = {
	    .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM};
	struct addrinfo *res = NULL;
	struct hw_address a;

	if (getaddrinfo(z, NULL, &hint, &res) != 0 || !res)
		fail_msg("%s is no address", z);
	assert_true(hw_address_of(res->ai_addr, &a));
	freeaddrinfo(res);
	return a;
}

static bool
allowed(const char *z, const char *net)
{
	struct hw_address a = address(z);
	struct hw_net allow;
	struct hw_err err = {0};
	int rc;

	if (net)
		assert_int_equal(hw_net_parse(hw_str_c(net), &allow, &err), 0);
	rc = hw_address_check(&a, &allow, net ? 1 : 0, &err);
	assert_true(rc == HW_OK || (rc == HW_EDENIED && err.msg[0]));
	return rc == HW_OK;
}

static void
test_ranges(void **state)
{
	/* first, last of the refused; the neighbours where they are public */
	static const char *const range[][4] = {
	    {"0.0.0.0", "0.255.255.255", "1.0.0.0", NULL},
	    {"10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"},
	    {"100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0"},
	    {"127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0"},
	    {"168.63.129.16", "168.63.129.16", "168.63.129.15",
		"168.63.129.17"},
	    {"169.254.0.0", "169.254.255.255", "169.253.255.255",
		"169.255.0.0"},
	    {"172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"},
	    {"192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0"},
	    {"192.0.2.0", "192.0.2.255", "192.0.1.255", "192.0.3.0"},
	    {"192.31.196.0", "192.31.196.255", "192.31.195.255",
		"192.31.197.0"},
	    {"192.52.193.0", "192.52.193.255", "192.52.192.255",
		"192.52.194.0"},
	    {"192.88.99.0", "192.88.99.255", "192.88.98.255", "192.88.100.0"},
	    {"192.168.0.0", "192.168.255.255", "192.167.255.255",
		"192.169.0.0"},
	    {"192.175.48.0", "192.175.48.255", "192.175.47.255",
		"192.175.49.0"},
	    {"198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0"},
	    {"198.51.100.0", "198.51.100.255", "198.51.99.255", "198.51.101.0"},
	    {"203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0"},
	    {"224.0.0.0", "239.255.255.255", "223.255.255.255", NULL},
	    {"240.0.0.0", "255.255.255.255", NULL, NULL},
	    {"::", "::", NULL, NULL},
	    {"::1", "::1", NULL, NULL},
	    {"::2", "::ffff:ffff", NULL, NULL},
	    {"::ffff:0.0.0.0", "::ffff:255.255.255.255", NULL, NULL},
	    {"64:ff9b::", "64:ff9b::ffff:ffff", NULL, NULL},
	    {"64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", NULL, NULL},
	    {"100::", "100::ffff:ffff:ffff:ffff", NULL, NULL},
	    {"100:0:0:1::", "100:0:0:1:ffff::", NULL, NULL},
	    {"0:1::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL,
		"2000::"},
	    {"2001::", "2001:0:ffff::1", "2000:ffff::1", NULL},
	    {"2001:2::", "2001:2:0:ffff::", NULL, NULL},
	    {"2001:10::", "2001:1f:ffff::", NULL, NULL},
	    {"2001:20::", "2001:2f:ffff::", NULL, NULL},
	    {"2001:1ff::", "2001:1ff:ffff::", NULL, "2001:200::"},
	    {"2001:db8::", "2001:db8:ffff:ffff::1", "2001:db7:ffff::1",
		"2001:db9::"},
	    {"2002::", "2002:ffff::1", "2001:ffff::1", "2003::"},
	    {"2620:4f:8000::", "2620:4f:8000:ffff::", "2620:4f:7fff::",
		"2620:4f:8001::"},
	    {"3ffe::", "3ffe:ffff::", "3ffd:ffff::", NULL},
	    {"3fff::", "3fff:fff:ffff::", NULL, "3fff:1000::"},
	    {"4000::", "ffff:ffff::1", NULL, NULL},
	    {"5f00::", "5f00:ffff::", NULL, NULL},
	    {"fc00::", "fdff:ffff::1", NULL, NULL},
	    {"fe80::1", "febf:ffff::1", NULL, NULL},
	    {"fec0::1", "feff:ffff::1", NULL, NULL},
	    {"ff00::", "ff0e::1", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(range) / sizeof(range[0]); i++) {
		for (int k = 0; k < 2; k++)
			if (allowed(range[i][k], NULL))
				fail_msg("%s was allowed", range[i][k]);
		for (int k = 2; k < 4; k++)
			if (range[i][k] && !allowed(range[i][k], NULL))
				fail_msg("%s was refused", range[i][k]);
	}
}

/* One address, many spellings; all mean 127.0.0.1, 10.0.0.1 or a metadata
 * service. */
static void
test_notations(void **state)
{
	static const char *const form[] = {"127.1", "127.0.1", "2130706433",
	    "0x7f000001", "0x7f.1", "0x7f.0x0.0x0.0x1", "0177.0.0.1",
	    "017700000001", "0177.1", "00000177.0.0.01", "0", "0x0", "10.1",
	    "0xa.1", "012.0.0.1", "167772161", "0xA9FEA9FE", "2852039166",
	    "169.254.43518", "0251.0376.0251.0376", "::ffff:127.0.0.1",
	    "::ffff:7f00:1", "0:0:0:0:0:ffff:7f00:0001", "::127.0.0.1",
	    "64:ff9b::10.0.0.1", "64:ff9b::a00:1",
	    "2002:7f00:1::", "2002:0a00:0001::1",
	    "2001:0:a00:1::", "fd00:ec2::254",
	    "0000:0000:0000:0000:0000:0000:0000:0001", "fe80::1%lo",
	    "::ffff:8.8.8.8", "2002:808:808::1"};

	(void)state;
	for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++)
		if (allowed(form[i], NULL))
			fail_msg("%s was allowed", form[i]);
	assert_true(allowed("8.8.8.8", NULL));
	assert_true(allowed("134744072", NULL));
	assert_true(allowed("2606:4700::1111", NULL));
}

static void
test_allow(void **state)
{
	(void)state;
	assert_true(allowed("10.0.0.1", "10.0.0.0/8"));
	assert_true(allowed("10.0.0.1", "10.0.0.1"));
	assert_false(allowed("10.0.0.2", "10.0.0.1"));
	assert_false(allowed("11.0.0.1", NULL) && allowed("10.0.0.1", NULL));
	assert_true(allowed("127.0.0.1", "0.0.0.0/0"));
	assert_true(allowed("::1", "::1"));
	assert_false(allowed("::1", "0.0.0.0/0"));
	assert_false(allowed("127.0.0.1", "::/0"));
	/* a carrier does not carry what is refused */
	assert_true(allowed("64:ff9b::808:808", "64:ff9b::/96"));
	assert_false(allowed("64:ff9b::a00:1", "64:ff9b::/96"));
	assert_false(allowed("::ffff:10.0.0.1", "10.0.0.0/8"));
	assert_false(allowed("::ffff:10.0.0.1", "::ffff:0:0/96"));
	assert_true(allowed("::ffff:8.8.8.8", "::ffff:0:0/96"));
	assert_false(allowed("2002:a00:1::", "2002::/16"));
}

static void
test_nets(void **state)
{
	static const char *const bad[] = {"", "/", "/8", "10/8", "10.0.0.0/",
	    "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.1/8",
	    "::/129", "::1/64", "fe80::%lo/10", "host", " 10.0.0.0/8",
	    "010.0.0.0/8", "0x0a.0.0.0/8",
	    "11111111111111111111111111111111111111111111111111111"};
	struct hw_net net;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct hw_err err = {0};

		if (hw_net_parse(hw_str_c(bad[i]), &net, &err) != HW_EINPUT)
			fail_msg("\"%s\" was taken for a network", bad[i]);
		assert_true(err.msg[0]);
	}
	assert_int_equal(hw_net_parse(HW_STR("2001:db8::/32"), &net, NULL), 0);
	assert_true(net.first.v6);
	assert_int_equal(net.bits, 32);
	assert_int_equal(hw_net_parse(HW_STR("0.0.0.0/0"), &net, NULL), 0);
	assert_int_equal(net.bits, 0);
}

static void
test_other(void **state)
{
	struct sockaddr_un un = {.sun_family = AF_UNIX};
	struct hw_address a;
	char z[HW_ADDRESS_Z];

	(void)state;
	assert_false(hw_address_of((struct sockaddr *)&un, &a));
	a = address("2001:0DB8:0:0::1");
	hw_address_print(&a, z);
	assert_string_equal(z, "2001:db8::1");
	assert_true(hw_port_blocked(0));
	assert_true(hw_port_blocked(25));
	assert_true(hw_port_blocked(6667));
	assert_true(hw_port_blocked(70000));
	assert_false(hw_port_blocked(80));
	assert_false(hw_port_blocked(443));
	assert_false(hw_port_blocked(8080));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_ranges),
	    cmocka_unit_test(test_notations),
	    cmocka_unit_test(test_allow),
	    cmocka_unit_test(test_nets),
	    cmocka_unit_test(test_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
