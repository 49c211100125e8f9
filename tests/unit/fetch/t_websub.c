/* SPDX-License-Identifier: MIT
 * The subscriber rules of WebSub, one test each; signatures against vectors
 * made with `openssl dgst -hmac`. */
#include "../arena_test.h"

#include "fetch/websub.h"

#define T0 ((hw_time)1790000000)
#define DAY 86400
#define HUB HW_STR_INIT("https://hub.example/")
#define TOPIC HW_STR_INIT("https://news.example/feed?a=b&c")

static struct hw_poll p;

static int
setup(void **state)
{
	arena_setup(state);
	hw_poll_read(arena, (struct hw_str){0}, &p);
	return 0;
}

static void
is(struct hw_str got, const char *want)
{
	if (!hw_str_eq(got, hw_str_c(want)))
		fail_msg("\"%.*s\" is not \"%s\"", HW_FMT(got), want);
}

static void
subscribe(struct hw_fetch_request *req)
{
	struct hw_fetch_result res = {.hub = HUB, .self = TOPIC};

	hw_websub_found(arena, &p, &res, NULL);
	hw_websub_ask(
	    arena, &p, HW_STR("https://me.example/websub/"), true, T0, req);
}

static void
test_discovery(void **state)
{
	struct hw_fetch_result res = {
	    .final_url = HW_STR_INIT("https://news.example/f")};
	struct hw_feed feed = {
	    .hub = HW_STR_INIT("https://other.example/"), .self = TOPIC};

	(void)state;
	hw_websub_found(arena, &p, &res, NULL);
	assert_int_equal(p.hub.n, 0);
	assert_false(hw_websub_due(&p, T0));
	hw_websub_found(arena, &p, &res, &feed);
	is(p.hub, "https://other.example/");
	is(p.topic, "https://news.example/feed?a=b&c");
	assert_true(hw_websub_due(&p, T0));
	/* headers before elements */
	res.hub = (struct hw_str)HUB;
	hw_websub_found(arena, &p, &res, &feed);
	is(p.hub, "https://hub.example/");
	is(p.topic, "https://news.example/f");
	/* no other scheme */
	res.hub = HW_STR("file:///x");
	hw_websub_found(arena, &p, &res, NULL);
	assert_int_equal(p.hub.n, 0);
}

static void
test_request(void **state)
{
	struct hw_fetch_request req;
	struct hw_str token;

	(void)state;
	subscribe(&req);
	is(req.url, "https://hub.example/");
	assert_int_equal(req.kind, HW_FETCH_HUB);
	assert_int_equal(p.hub_token.n, 32);
	assert_int_equal(p.hub_secret.n, 64);
	token = p.hub_token;
	is(req.form,
	    hw_str_printf(arena,
		"hub.callback=https%%3A%%2F%%2Fme.example%%2Fwebsub%%2F%.*s"
		"&hub.mode=subscribe&hub.topic=https%%3A%%2F%%2Fnews.example"
		"%%2Ffeed%%3Fa%%3Db%%26c&hub.secret=%.*s"
		"&hub.lease_seconds=864000",
		HW_FMT(p.hub_token), HW_FMT(p.hub_secret))
		.p);
	assert_false(hw_websub_due(&p, T0 + 60));
	assert_true(hw_websub_due(&p, T0 + DAY));
	/* a renewal keeps token and secret */
	subscribe(&req);
	assert_true(hw_str_eq(token, p.hub_token));
}

#define QUERY                                                            \
	"hub.mode=subscribe&hub.topic=https%3A%2F%2Fnews.example%2Ffeed" \
	"%3Fa%3Db%26c&hub.challenge=a+b%2Bc"

static void
test_verification(void **state)
{
	static const char *const bad[] = {"", "hub.mode=subscribe",
	    "hub.mode=subscribe&hub.topic=https%3A%2F%2Fnews.example%2F"
	    "&hub.challenge=x",
	    "hub.mode=unsubscribe&hub.topic=https%3A%2F%2Fnews.example%2Ffeed"
	    "%3Fa%3Db%26c&hub.challenge=x",
	    "hub.mode=subscribe&hub.topic=https%3A%2F%2Fnews.example%2Ffeed"
	    "%3Fa%3Db%26c",
	    "hub.mode=subscribe&hub.topic=https%3A%2F%2Fnews.example%2Ffeed"
	    "%3Fa%3Db%26c&hub.challenge="};
	struct hw_fetch_request req;
	struct hw_str challenge;

	(void)state;
	/* nobody asked */
	assert_false(
	    hw_websub_verify(arena, &p, HW_STR(QUERY), T0, &challenge));
	subscribe(&req);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (hw_websub_verify(
			arena, &p, hw_str_c(bad[i]), T0, &challenge))
			fail_msg("%s was confirmed", bad[i]);
	assert_int_equal(p.hub_until, HW_TIME_NONE);
	assert_true(hw_websub_verify(arena, &p, HW_STR(QUERY), T0, &challenge));
	is(challenge, "a b+c");
	assert_int_equal(p.hub_until, T0 + 10 * DAY);
	assert_true(hw_websub_verify(arena, &p,
	    HW_STR(QUERY "&hub.lease_seconds=99999999999"), T0, &challenge));
	assert_int_equal(p.hub_until, T0 + 30 * DAY);
	assert_true(hw_websub_verify(
	    arena, &p, HW_STR(QUERY "&hub.lease_seconds=1"), T0, &challenge));
	assert_int_equal(p.hub_until, T0 + 3600);
}

static void
test_renewal(void **state)
{
	struct hw_fetch_request req;
	struct hw_str challenge;

	(void)state;
	subscribe(&req);
	assert_true(hw_websub_verify(arena, &p, HW_STR(QUERY), T0, &challenge));
	assert_false(hw_websub_due(&p, T0 + 8 * DAY));
	assert_true(hw_websub_due(&p, T0 + 9 * DAY));
	/* the hub moved */
	hw_websub_found(arena, &p,
	    &(struct hw_fetch_result){
		.hub = HW_STR_INIT("https://two.example"), .self = TOPIC},
	    NULL);
	assert_true(hw_websub_due(&p, T0 + 60));
	/* denied: back to polling, and to asking twice a day at most */
	subscribe(&req);
	assert_true(hw_websub_verify(arena, &p, HW_STR(QUERY), T0, &challenge));
	assert_false(hw_websub_verify(arena, &p,
	    HW_STR("hub.mode=denied&hub.topic=https%3A%2F%2Fnews.example%2F"
		   "feed%3Fa%3Db%26c&hub.reason=no"),
	    T0 + 9, &challenge));
	assert_int_equal(p.hub_until, HW_TIME_NONE);
	assert_false(hw_websub_due(&p, T0 + 60));
}

static void
test_unsubscribe(void **state)
{
	struct hw_fetch_request req;
	struct hw_str challenge;

	(void)state;
	subscribe(&req);
	assert_true(hw_websub_verify(arena, &p, HW_STR(QUERY), T0, &challenge));
	hw_websub_ask(
	    arena, &p, HW_STR("https://me.example/websub/"), false, T0, &req);
	assert_true(
	    hw_str_find(req.form, HW_STR("mode=unsubscribe"), 0) != HW_NPOS);
	assert_false(
	    hw_websub_verify(arena, &p, HW_STR(QUERY), T0, &challenge));
	assert_true(hw_websub_verify(arena, &p,
	    HW_STR("hub.mode=unsubscribe&hub.topic=https%3A%2F%2Fnews.example"
		   "%2Ffeed%3Fa%3Db%26c&hub.challenge=x"),
	    T0, &challenge));
	assert_int_equal(p.hub_until, HW_TIME_NONE);
}

static void
test_signatures(void **state)
{
	static const struct {
		const char *signature;
		bool good;
	} c[] = {
	    {"sha1=09831aa60d39fadad7344890e1938301bc2af80d", true},
	    {"sha256=4cffed4da85d1c2eafa331752df2384b1c7a6915c02645df030ef22f3f28fbe5",
		true},
	    {"SHA256=4cffed4da85d1c2eafa331752df2384b1c7a6915c02645df030ef22f3f28fbe5",
		true},
	    {"sha384=5fae63ca9330624ac9e9fd0979d8e69b3a4e599a071453e74c79770ea97a960809ba5737c25e184049404eef75e9424a",
		true},
	    {"sha512=a3d2e2568adc44afe866f6606a04b0639b50e99757ed7cbff53e8c7c4fbb459658ee7cc48b4421df1cbe3fcdd1cda6e5ca58f89e4659315dbe43d56f02ce36d8",
		true},
	    {"sha256=09831aa60d39fadad7344890e1938301bc2af80d", false},
	    {"sha1=4cffed4da85d1c2eafa331752df2384b1c7a6915c02645df030ef22f3f28fbe5",
		false},
	    {"md5=8a918ad794a78dcc0d63370819d61c80", false},
	    {"sha256=", false},
	    {"sha256", false},
	    {"", false},
	    {"sha256=zz", false},
	    {"=", false},
	};

	(void)state;
	p.hub_secret = HW_STR("secret");
	p.hub_until = T0 + 10;
	for (size_t i = 0; i < sizeof(c) / sizeof(c[0]); i++)
		if (hw_websub_accept(&p, hw_str_c(c[i].signature),
			HW_STR("the news"), T0) != c[i].good)
			fail_msg("%s", c[i].signature);
	assert_false(hw_websub_accept(
	    &p, hw_str_c(c[1].signature), HW_STR("the news"), T0 + 11));
	assert_false(hw_websub_accept(
	    &p, hw_str_c(c[1].signature), HW_STR("The news"), T0));
	p.hub_secret.n = 0;
	assert_false(hw_websub_accept(
	    &p, hw_str_c(c[1].signature), HW_STR("the news"), T0));
}

static void
test_publish(void **state)
{
	struct hw_str topic[] = {
	    HW_STR_INIT("https://me/a"), HW_STR_INIT("https://me/b")};
	struct hw_fetch_request req;

	(void)state;
	hw_websub_publish(arena, (struct hw_str)HUB, topic, 2, &req);
	is(req.form,
	    "hub.mode=publish&hub.url=https%3A%2F%2Fme%2Fa"
	    "&hub.topic=https%3A%2F%2Fme%2Fa&hub.url=https%3A%2F%2Fme%2Fb"
	    "&hub.topic=https%3A%2F%2Fme%2Fb");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, arena_teardown)
	const struct CMUnitTest tests[] = {
	    T(test_discovery),
	    T(test_request),
	    T(test_verification),
	    T(test_renewal),
	    T(test_unsubscribe),
	    T(test_signatures),
	    T(test_publish),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
