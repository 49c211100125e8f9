/* SPDX-License-Identifier: MIT */
#include "fetch/state.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "base/hash.h"
#include "base/json.h"
#include "url/url.h"

#define DAY 86400
#define MOVE_AFTER (7 * DAY)
#define SILENT_AFTER (3 * DAY)
#define HUB_POLL (4 * 3600)   /* between polls while a hub is trusted */
#define FULL_AGAIN (30 * DAY) /* a second look at a source silent for long */

/* ---- on paper ------------------------------------------------------------ */

#define COUNTS (24 + 7) /* of a rhythm */

/* Counts as the upper 24 bits of a float: many small fadings add up, and 31
 * numbers in figures were half of what a poll's memory cost to read. */
static float
count_of(const unsigned char *p)
{
	uint32_t bits = (uint32_t)p[0] << 23 | (uint32_t)p[1] << 15 |
	    (uint32_t)p[2] << 7;
	float v;

	memcpy(&v, &bits, sizeof(v));
	return v > 0 && v < 1e6f ? v : 0;
}

static void
put_count(unsigned char *p, float v)
{
	uint32_t bits;

	memcpy(&bits, &v, sizeof(bits));
	bits += 64; /* round */
	p[0] = (unsigned char)(bits >> 23);
	p[1] = (unsigned char)(bits >> 15);
	p[2] = (unsigned char)(bits >> 7);
}

static void
read_rhythm(struct hw_arena *m, struct hw_str s, struct hw_rhythm *r)
{
	const unsigned char *p;
	struct hw_str bytes;

	if (s.n != COUNTS * 4 || hw_base64_decode(m, s, &bytes, NULL) ||
	    bytes.n != (size_t)COUNTS * 3)
		return;
	p = (const unsigned char *)bytes.p;
	for (int i = 0; i < 24; i++, p += 3)
		r->hour[i] = count_of(p);
	for (int i = 0; i < 7; i++, p += 3)
		r->day[i] = count_of(p);
}

void
hw_poll_read(struct hw_arena *m, struct hw_str more, struct hw_poll *out)
{
	struct hw_json *o = NULL;

	*out = (struct hw_poll){.last_full = HW_TIME_NONE,
	    .full_tried = HW_TIME_NONE,
	    .moved_since = HW_TIME_NONE,
	    .hub_until = HW_TIME_NONE,
	    .hub_asked = HW_TIME_NONE};
	if (more.n == 0 || hw_json_parse(m, more, 0, &o, NULL) != HW_OK)
		return;
	out->last_full = hw_json_int(o, "last_full", HW_TIME_NONE);
	out->full_tried = hw_json_int(o, "full_tried", HW_TIME_NONE);
	out->distrust = hw_json_int(o, "distrust", 0) != 0;
	out->body_hash = (uint64_t)hw_json_int(o, "body_hash", 0);
	out->moved_to = hw_json_str(o, "moved_to");
	out->moved_since = hw_json_int(o, "moved_since", HW_TIME_NONE);
	out->gone = (int)hw_json_int(o, "gone", 0);
	out->ttl_minutes = (int)hw_json_int(o, "ttl", 0);
	out->skip_hours = (uint32_t)hw_json_int(o, "skip_hours", 0);
	out->skip_days = (uint8_t)hw_json_int(o, "skip_days", 0);
	out->hub = hw_json_str(o, "hub");
	out->topic = hw_json_str(o, "topic");
	out->hub_secret = hw_json_str(o, "hub_secret");
	out->hub_token = hw_json_str(o, "hub_token");
	out->hub_until = hw_json_int(o, "hub_until", HW_TIME_NONE);
	out->hub_asked = hw_json_int(o, "hub_asked", HW_TIME_NONE);
	out->hub_lease = hw_json_int(o, "hub_lease", 0);
	out->hub_leaving = hw_json_int(o, "hub_leaving", 0) != 0;
	read_rhythm(m, hw_json_str(o, "rhythm"), &out->rhythm);
	out->items = hw_json_str(o, "items");
}

static void
write_time(struct hw_jw *w, const char *key, hw_time t)
{
	if (t != HW_TIME_NONE)
		hw_jw_kint(w, key, t);
}

static void
write_number(struct hw_jw *w, const char *key, int64_t n)
{
	if (n != 0)
		hw_jw_kint(w, key, n);
}

static void
write_rhythm(struct hw_arena *m, struct hw_jw *w, const struct hw_rhythm *r)
{
	unsigned char bytes[COUNTS * 3], *p = bytes;
	float sum = 0;

	for (int i = 0; i < 24; i++, p += 3) {
		put_count(p, r->hour[i]);
		sum += r->hour[i];
	}
	for (int i = 0; i < 7; i++, p += 3)
		put_count(p, r->day[i]);
	if (sum >= .01f)
		hw_jw_kstr(w, "rhythm",
		    hw_base64_encode(m,
			(struct hw_str){(const char *)bytes, sizeof(bytes)}));
}

struct hw_str
hw_poll_write(struct hw_arena *m, const struct hw_poll *p)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, 64 << 10);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	write_time(&w, "last_full", p->last_full);
	write_time(&w, "full_tried", p->full_tried);
	write_number(&w, "distrust", p->distrust);
	write_number(&w, "body_hash", (int64_t)p->body_hash);
	hw_jw_kstr_opt(&w, "moved_to", p->moved_to);
	write_time(&w, "moved_since", p->moved_since);
	write_number(&w, "gone", p->gone);
	write_number(&w, "ttl", p->ttl_minutes);
	write_number(&w, "skip_hours", p->skip_hours);
	write_number(&w, "skip_days", p->skip_days);
	hw_jw_kstr_opt(&w, "hub", p->hub);
	hw_jw_kstr_opt(&w, "topic", p->topic);
	hw_jw_kstr_opt(&w, "hub_secret", p->hub_secret);
	hw_jw_kstr_opt(&w, "hub_token", p->hub_token);
	write_time(&w, "hub_until", p->hub_until);
	write_time(&w, "hub_asked", p->hub_asked);
	write_number(&w, "hub_lease", p->hub_lease);
	write_number(&w, "hub_leaving", p->hub_leaving);
	write_rhythm(m, &w, &p->rhythm);
	hw_jw_kstr_opt(&w, "items", p->items);
	hw_jw_end_obj(&w);
	return hw_buf_str(&b);
}

/* ---- ask ----------------------------------------------------------------- */

/* Silent although it used to move: three items or more are missing. */
static bool
suspicious(const struct hw_source *s, const struct hw_poll *p, hw_time now)
{
	hw_time silent;

	if (p->last_full == HW_TIME_NONE || s->changes < 2)
		return false;
	silent = now - p->last_full;
	if (silent < SILENT_AFTER)
		return false;
	if (p->full_tried != HW_TIME_NONE && p->full_tried > p->last_full &&
	    now - p->full_tried < FULL_AGAIN)
		return false;
	/* s->rate fades while it is silent: what it was then counts */
	return (double)silent / DAY * s->rate * 2.72 >= 3;
}

void
hw_poll_request(const struct hw_source *s, struct hw_poll *p, hw_time now,
    struct hw_fetch_request *req)
{
	*req = (struct hw_fetch_request){
	    .url = s->url,
	    .kind = s->kind == HW_SOURCE_PAGE ? HW_FETCH_PAGE : HW_FETCH_FEED,
	};
	if (p->distrust)
		return;
	if (suspicious(s, p, now)) {
		p->full_tried = now;
		return;
	}
	req->etag = s->etag;
	req->last_modified = s->last_modified;
}

/* ---- answer -------------------------------------------------------------- */

static bool
only_scheme_differs(struct hw_str http, struct hw_str https)
{
	return hw_str_istarts(http, HW_STR("http://")) &&
	    hw_str_istarts(https, HW_STR("https://")) &&
	    hw_str_eq(hw_str_from(http, 7), hw_str_from(https, 8));
}

/* http to https on the same host. */
static bool
move_is_safe(struct hw_str from, struct hw_str to)
{
	return only_scheme_differs(from, to) ||
	    (hw_str_ieq(hw_url_scheme(from), HW_STR("http")) &&
		hw_str_ieq(hw_url_scheme(to), HW_STR("https")) &&
		hw_str_ieq(hw_url_host(from), hw_url_host(to)));
}

/* Validators are opaque, and both belong to the newest answer.  A 304 may
 * leave out what has not changed. */
static void
keep_validators(
    struct hw_arena *m, struct hw_source *s, const struct hw_page *page)
{
	if (page->status != 304 || page->etag.n)
		s->etag = hw_str_dup(m, page->etag);
	if (page->status != 304 || page->last_modified.n)
		s->last_modified = hw_str_dup(m, page->last_modified);
}

static void
note_move(struct hw_arena *m, struct hw_source *s, struct hw_poll *p,
    struct hw_str to, hw_time now)
{
	if (to.n == 0 || hw_str_eq(to, s->url)) {
		p->moved_to = (struct hw_str){0};
		p->moved_since = HW_TIME_NONE;
		return;
	}
	if (!hw_str_eq(to, p->moved_to)) {
		p->moved_to = hw_str_dup(m, to);
		p->moved_since = now;
	}
	if (move_is_safe(s->url, to) || now - p->moved_since >= MOVE_AFTER) {
		s->url = p->moved_to;
		p->moved_to = (struct hw_str){0};
		p->moved_since = HW_TIME_NONE;
	}
}

static enum hw_poll_what
take_failure(struct hw_arena *m, struct hw_source *s, struct hw_poll *p,
    const struct hw_fetch_result *res)
{
	s->errors++;
	p->gone = res->status == 410 ? p->gone + 1 : 0;
	if (p->gone >= 2) {
		s->state = HW_STR("gone");
		return HW_POLL_GONE;
	}
	if (res->blocked.n)
		s->state = hw_str_cat(m, HW_STR("blocked by "), res->blocked);
	else
		s->state = hw_str_dup(m, hw_str_c(res->reason));
	return HW_POLL_FAILED;
}

enum hw_poll_what
hw_poll_answer(struct hw_arena *m, struct hw_source *s, struct hw_poll *p,
    const struct hw_page *page, const struct hw_fetch_result *res, hw_time now)
{
	uint64_t hash;

	if (res->deferred)
		return HW_POLL_DEFERRED;
	if (res->rc != HW_OK)
		return take_failure(m, s, p, res);
	keep_validators(m, s, page);
	note_move(m, s, p, res->permanent, now);
	p->tested = p->full_tried != HW_TIME_NONE &&
	    p->last_full != HW_TIME_NONE && p->full_tried > p->last_full;
	s->state = HW_STR("ok");
	s->errors = 0;
	p->gone = 0;
	if (page->status == 304)
		return HW_POLL_SAME;
	hash = hw_hash(page->body);
	if (hash == p->body_hash && p->last_full != HW_TIME_NONE) {
		p->last_full = now;
		return HW_POLL_SAME;
	}
	p->body_hash = hash;
	p->last_full = now;
	return HW_POLL_PARSE;
}

/* ---- items --------------------------------------------------------------- */

/* A first guess from the dates of what a new source holds. */
static double
first_rate(const hw_time *date, size_t n, hw_time now)
{
	hw_time oldest = now;
	size_t dated = 0;

	for (size_t i = 0; i < n; i++) {
		if (date[i] == HW_TIME_NONE || date[i] > now)
			continue;
		dated++;
		if (date[i] < oldest)
			oldest = date[i];
	}
	if (dated < 2 || now - oldest < 3600)
		return 1;
	return (double)dated * DAY / (double)(now - oldest);
}

void
hw_poll_items(struct hw_source *s, struct hw_poll *p,
    const struct hw_feed *feed, const hw_time *date, size_t n, hw_time now)
{
	bool first = s->polls == 0 || s->last_change == HW_TIME_NONE;

	if (feed) {
		p->ttl_minutes = feed->ttl_minutes;
		p->skip_hours = feed->skip_hours;
		p->skip_days = feed->skip_days;
	}
	if (n == 0)
		return;
	s->changes++;
	s->last_change = now;
	if (first)
		s->rate = first_rate(date, n, now);
	else
		s->rate += hw_rate_after(0, 0, n);
	for (size_t i = 0; i < n; i++) {
		hw_time t = date[i] == HW_TIME_NONE || date[i] > now ? now
								     : date[i];

		/* there when we last asked, and we were told 304 */
		if (p->tested && t < s->last_poll - 3600)
			p->distrust = true;
		if (now - t < 60 * DAY)
			hw_rhythm_add(&p->rhythm, t);
	}
}

/* ---- next ---------------------------------------------------------------- */

void
hw_poll_next(struct hw_source *s, struct hw_poll *p,
    const struct hw_schedule *sch, const struct hw_fetch_result *res,
    hw_time now, uint64_t noise)
{
	hw_time since = s->last_change != HW_TIME_NONE && s->last_change > 0
	    ? s->last_change
	    : s->added;
	struct hw_schedule_in in = {
	    .rhythm = &p->rhythm,
	    .silent = since > 0 && now - since > (hw_time)365 * DAY,
	    .errors = (int)(s->errors > 50 ? 50 : s->errors),
	    .fresh_s = res->fresh,
	    .ttl_s = (int64_t)p->ttl_minutes * 60,
	    .retry_after_s = res->retry_after,
	    .skip_hours = p->skip_hours,
	    .skip_days = p->skip_days,
	};

	if (p->gone >= 2) {
		s->next_poll = HW_POLL_NEVER;
		return;
	}
	if (res->deferred) {
		s->next_poll = now + res->retry_after + (int64_t)(noise % 60);
		return;
	}
	/* what came since the last poll has been counted; now time passes */
	if (s->last_poll > 0 && s->last_poll < now) {
		double days = (double)(now - s->last_poll) / DAY;

		s->rate = hw_rate_after(s->rate, days, 0);
		hw_rhythm_fade(&p->rhythm, days);
	}
	in.rate = s->rate;
	/* a body we must ask for in full costs its server: once a day */
	if (p->distrust || p->gone)
		in.fresh_s = sch->max_s;
	/* its hub tells us; we only look whether the hub still does */
	if (p->hub_until != HW_TIME_NONE && p->hub_until > now &&
	    in.fresh_s < HUB_POLL)
		in.fresh_s = HUB_POLL;
	s->polls++;
	s->last_poll = now;
	s->next_poll = hw_schedule_next(sch, &in, now, noise);
}
