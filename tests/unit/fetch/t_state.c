/* SPDX-License-Identifier: MIT
 * A source's memory between polls, one rule a test. */
#include "../arena_test.h"

#include "fetch/state.h"

#define HOUR 3600
#define DAY 86400
#define T0 ((hw_time)1790000000)

static struct hw_source s;
static struct hw_poll p;
static const struct hw_schedule sch = HW_SCHEDULE_DEFAULT;

static int
setup(void **state)
{
	arena_setup(state);
	s = (struct hw_source){.url = HW_STR("http://news.example/feed"),
	    .added = T0,
	    .last_poll = HW_TIME_NONE,
	    .last_change = HW_TIME_NONE,
	    .next_poll = T0};
	hw_poll_read(arena, (struct hw_str){0}, &p);
	return 0;
}

static void
is(struct hw_str got, const char *want)
{
	if (!hw_str_eq(got, hw_str_c(want)))
		fail_msg("\"%.*s\" is not \"%s\"", HW_FMT(got), want);
}

struct reply {
	int status;
	const char *body, *etag, *modified, *moved;
	int64_t retry_after;
	const char *blocked;
};

/* One poll at now, items new items of that moment; through paper and back,
 * as the store would do it. */
static enum hw_poll_what
poll(const struct reply *r, hw_time now, size_t items,
    struct hw_fetch_request *req)
{
	struct hw_page page = {.status = r->status,
	    .body = hw_str_c(r->body),
	    .etag = hw_str_c(r->etag),
	    .last_modified = hw_str_c(r->modified)};
	struct hw_fetch_result res = {.status = r->status,
	    .retry_after = r->retry_after,
	    .permanent = hw_str_c(r->moved),
	    .blocked = hw_str_c(r->blocked)};
	hw_time date[100];
	enum hw_poll_what what;

	res.rc = r->status == 200 || r->status == 304 ? HW_OK : HW_EIO;
	if (res.rc != HW_OK)
		memcpy(res.reason, "it failed", 10);
	hw_poll_read(arena, s.more, &p);
	hw_poll_request(&s, &p, now, req);
	what = hw_poll_answer(arena, &s, &p, &page, &res, now + 2);
	for (size_t i = 0; i < items; i++)
		date[i] = now - 7200;
	if (what == HW_POLL_PARSE)
		hw_poll_items(&s, &p, NULL, date, items, now + 2);
	hw_poll_next(&s, &p, &sch, &res, now + 2, 12345);
	s.more = hw_poll_write(arena, &p);
	return what;
}

static void
test_validators(void **state)
{
	struct hw_fetch_request req;

	(void)state;
	assert_int_equal(poll(&(struct reply){.status = 200,
				  .body = "a",
				  .etag = "\"1\"",
				  .modified = "Mon"},
			     T0, 3, &req),
	    HW_POLL_PARSE);
	assert_int_equal(req.etag.n, 0);
	is(s.state, "ok");

	/* the same bytes under a new ETag: the new one is kept all the same */
	assert_int_equal(poll(&(struct reply){.status = 200,
				  .body = "a",
				  .etag = "\"2\"",
				  .modified = "Mon"},
			     T0 + HOUR, 0, &req),
	    HW_POLL_SAME);
	is(req.etag, "\"1\"");
	is(req.last_modified, "Mon");

	/* 304 brings a new one, and leaves the other out */
	assert_int_equal(poll(&(struct reply){.status = 304, .etag = "W/\"3\""},
			     T0 + 2 * HOUR, 0, &req),
	    HW_POLL_SAME);
	is(req.etag, "\"2\"");
	poll(&(struct reply){.status = 500}, T0 + 3 * HOUR, 0, &req);
	is(req.etag, "W/\"3\"");
	is(req.last_modified, "Mon");

	/* 200 without validators: none are left */
	poll(&(struct reply){.status = 200, .body = "b"}, T0 + 4 * HOUR, 1,
	    &req);
	poll(&(struct reply){.status = 200, .body = "b"}, T0 + 5 * HOUR, 0,
	    &req);
	assert_int_equal(req.etag.n + req.last_modified.n, 0);
}

/* A server that says 304 for ever is asked once without conditions. */
static void
test_eternal_304(void **state)
{
	struct hw_fetch_request req;
	struct reply same = {.status = 304};
	int full = 0;

	(void)state;
	poll(&(struct reply){.status = 200, .body = "a", .etag = "1"}, T0, 20,
	    &req);
	poll(&(struct reply){.status = 200, .body = "b", .etag = "2"}, T0 + DAY,
	    10, &req);
	for (int h = 26; h < 24 * 12; h += 2) {
		poll(&same, T0 + h * HOUR, 0, &req);
		full += req.etag.n == 0;
		if (h < 24 * 4)
			assert_int_equal(full, 0);
	}
	assert_int_equal(full, 1);
	assert_false(p.distrust);
	/* it lied: an item from before an earlier 304 */
	p.full_tried = HW_TIME_NONE;
	s.more = hw_poll_write(arena, &p);
	s.rate = 10;
	s.last_poll = T0 + 13 * DAY - 60;
	assert_int_equal(
	    poll(&(struct reply){.status = 200, .body = "c", .etag = "3"},
		T0 + 13 * DAY, 5, &req),
	    HW_POLL_PARSE);
	assert_int_equal(req.etag.n, 0);
	assert_true(p.distrust);
	poll(&(struct reply){.status = 200, .body = "d", .etag = "4"},
	    T0 + 14 * DAY, 5, &req);
	assert_int_equal(req.etag.n, 0);
	assert_true(s.next_poll >= T0 + 15 * DAY);
}

static void
test_quiet_source_is_left_alone(void **state)
{
	struct hw_fetch_request req;
	int full = 0;

	(void)state;
	poll(&(struct reply){.status = 200, .body = "a", .etag = "1"}, T0, 1,
	    &req);
	for (int d = 1; d < 300; d++) {
		poll(&(struct reply){.status = 304}, T0 + d * DAY, 0, &req);
		full += req.etag.n == 0;
	}
	assert_int_equal(full, 0);
}

static void
test_moves(void **state)
{
	struct reply moved = {
	    .status = 200, .body = "a", .moved = "http://other.example/feed"};
	struct hw_fetch_request req;

	(void)state;
	for (int d = 0; d < 7; d++) {
		poll(&moved, T0 + d * DAY, 0, &req);
		is(s.url, "http://news.example/feed");
	}
	/* back once: the clock starts again */
	poll(
	    &(struct reply){.status = 200, .body = "a"}, T0 + 7 * DAY, 0, &req);
	for (int d = 8; d < 15; d++) {
		poll(&moved, T0 + d * DAY, 0, &req);
		is(s.url, "http://news.example/feed");
	}
	poll(&moved, T0 + 15 * DAY, 0, &req);
	is(s.url, "http://other.example/feed");
	/* to https: at once; and a failed fetch moves nothing */
	moved = (struct reply){
	    .status = 429, .moved = "https://other.example/feed"};
	poll(&moved, T0 + 16 * DAY, 0, &req);
	is(s.url, "http://other.example/feed");
	moved.status = 304;
	poll(&moved, T0 + 17 * DAY, 0, &req);
	is(s.url, "https://other.example/feed");
	moved.moved = "http://other.example/feed";
	poll(&moved, T0 + 18 * DAY, 0, &req);
	is(s.url, "https://other.example/feed");
}

static void
test_ends(void **state)
{
	struct hw_fetch_request req;

	(void)state;
	assert_int_equal(
	    poll(&(struct reply){.status = 410}, T0, 0, &req), HW_POLL_FAILED);
	assert_true(s.next_poll >= T0 + DAY);
	poll(&(struct reply){.status = 200, .body = "a"}, T0 + DAY, 0, &req);
	is(s.state, "ok");
	poll(&(struct reply){.status = 410}, T0 + 2 * DAY, 0, &req);
	assert_int_equal(
	    poll(&(struct reply){.status = 410}, T0 + 3 * DAY, 0, &req),
	    HW_POLL_GONE);
	assert_int_equal(s.next_poll, HW_POLL_NEVER);
	is(s.state, "gone");
}

static void
test_no_other_error_ends(void **state)
{
	static const int status[] = {429, 404, 403, 500, 503, 0};
	struct hw_fetch_request req;

	(void)state;
	for (int i = 0; i < 300; i++)
		assert_int_equal(poll(&(struct reply){.status = status[i % 6]},
				     T0 + i * DAY, 0, &req),
		    HW_POLL_FAILED);
	assert_true(s.next_poll < T0 + 310 * DAY);
	assert_int_equal(s.errors, 300);
	poll(&(struct reply){.status = 403, .blocked = "Cloudflare"},
	    T0 + 300 * DAY, 0, &req);
	is(s.state, "blocked by Cloudflare");
	poll(&(struct reply){.status = 429, .retry_after = 3 * DAY},
	    T0 + 301 * DAY, 0, &req);
	assert_true(s.next_poll >= T0 + 304 * DAY);
	poll(&(struct reply){.status = 200, .body = "x"}, T0 + 305 * DAY, 0,
	    &req);
	assert_int_equal(s.errors, 0);
}

static void
test_deferred(void **state)
{
	struct hw_page page = {0};
	struct hw_fetch_result res = {
	    .rc = HW_ELIMIT, .deferred = true, .retry_after = 500};
	struct hw_source before = s;

	(void)state;
	assert_int_equal(
	    hw_poll_answer(arena, &s, &p, &page, &res, T0), HW_POLL_DEFERRED);
	hw_poll_next(&s, &p, &sch, &res, T0, 7);
	assert_in_range(s.next_poll, T0 + 500, T0 + 560);
	before.next_poll = s.next_poll;
	assert_memory_equal(&before, &s, sizeof(s));
}

static void
test_paper(void **state)
{
	struct hw_poll q;
	struct hw_str paper;

	(void)state;
	p.hub = HW_STR("https://hub.example/\"x\"");
	p.hub_until = T0;
	p.body_hash = 0xfedcba9876543210u;
	p.rhythm.hour[23] = 1.5f;
	p.rhythm.day[6] = .37f;
	p.skip_hours = 0xffffff;
	paper = hw_poll_write(arena, &p);
	hw_poll_read(arena, paper, &q);
	assert_true(hw_str_eq(hw_poll_write(arena, &q), paper));
	assert_true(q.body_hash == p.body_hash);
	assert_true(q.rhythm.hour[23] == 1.5f && q.rhythm.hour[22] == 0);
	assert_true(q.rhythm.day[6] > .36999f && q.rhythm.day[6] < .37001f);
	assert_int_equal(q.last_full, HW_TIME_NONE);
	hw_poll_read(arena, HW_STR("[{]"), &q);
	assert_int_equal(q.gone, 0);
	hw_poll_read(arena, HW_STR("{\"rhythm\":\"////\"}"), &q);
	assert_true(q.rhythm.hour[0] == 0);
}

/* 40 items a day in two batches: the rate is learnt, and unlearnt. */
static void
test_rate(void **state)
{
	struct hw_fetch_request req;
	static const char *const body[] = {"a", "b"};

	(void)state;
	for (int i = 0; i < 60; i++)
		poll(&(struct reply){.status = 200, .body = body[i % 2]},
		    T0 + i * DAY / 2, 20, &req);
	assert_true(s.rate > 34 && s.rate < 46);
	for (int i = 60; i < 180; i++)
		poll(&(struct reply){.status = 304}, T0 + i * DAY / 2, 0, &req);
	assert_true(s.rate < .1);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, arena_teardown)
	const struct CMUnitTest tests[] = {
	    T(test_validators),
	    T(test_eternal_304),
	    T(test_quiet_source_is_left_alone),
	    T(test_moves),
	    T(test_ends),
	    T(test_no_other_error_ends),
	    T(test_deferred),
	    T(test_paper),
	    T(test_rate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
