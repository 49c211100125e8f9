/* SPDX-License-Identifier: MIT */
#include "fetch/robots.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/hash.h"
#include "url/url.h"

#define BUCKETS 4096
#define HOSTS_MAX 20000
#define BYTES_MAX ((size_t)64 << 20)
#define KEEP (24 * 3600)          /* RFC 9309 2.4 */
#define KEEP_OLD (30 * 24 * 3600) /* 2.3.1.4 */
#define TRY_AGAIN 3600
#define DELAY_MAX 30

struct waiter {
	struct waiter *next;
	void (*done)(void *arg, const struct hw_robots_answer *answer);
	void *arg;
	char *url;
};

struct entry {
	struct entry *chain;
	struct entry *older, *newer; /* by time of the last fetch */
	struct hw_robots_cache *c;
	struct hw_arena *m; /* of robots and its bytes; NULL: none */
	struct hw_robots robots;
	size_t bytes;
	enum hw_robots_policy policy;
	hw_time rules_from; /* when robots was fetched */
	hw_time expires;
	bool asking;
	struct waiter *waiters;
	size_t n_origin;
	char origin[]; /* "https://host:port" */
};

struct hw_robots_cache {
	struct hw_fetcher *f;
	char *agent;
	struct entry *bucket[BUCKETS];
	struct entry *oldest, *newest;
	size_t n, bytes;
	struct hw_arena *scratch;
};

enum hw_robots_policy
hw_robots_policy(const struct hw_fetch_result *res)
{
	if (res->rc == HW_OK)
		return HW_ROBOTS_FILE;
	if (res->status / 100 == 4 && res->status != 429)
		return HW_ROBOTS_NONE;
	if (res->rc == HW_ELIMIT && res->n_hops > 5)
		return HW_ROBOTS_NONE;
	return HW_ROBOTS_UNREACHABLE;
}

struct hw_robots_cache *
hw_robots_cache_new(struct hw_fetcher *f, struct hw_str agent)
{
	struct hw_robots_cache *c = calloc(1, sizeof(*c));

	HW_ASSERT(c);
	c->f = f;
	c->agent = strndup(agent.p, agent.n);
	HW_ASSERT(c->agent);
	c->scratch = hw_arena_new();
	return c;
}

/* ---- entries ------------------------------------------------------------- */

static void
unlist(struct hw_robots_cache *c, struct entry *e)
{
	*(e->older ? &e->older->newer : &c->oldest) = e->newer;
	*(e->newer ? &e->newer->older : &c->newest) = e->older;
	e->older = e->newer = NULL;
}

static void
list_newest(struct hw_robots_cache *c, struct entry *e)
{
	e->older = c->newest;
	*(c->newest ? &c->newest->newer : &c->oldest) = e;
	c->newest = e;
}

static void
forget_rules(struct entry *e)
{
	e->c->bytes -= e->bytes;
	e->bytes = 0;
	hw_arena_free(e->m);
	e->m = NULL;
	e->robots = (struct hw_robots){0};
}

static void
drop(struct hw_robots_cache *c, struct entry *e)
{
	struct entry **at =
	    &c->bucket[hw_hash((struct hw_str){e->origin, e->n_origin}) %
		BUCKETS];

	while (*at != e)
		at = &(*at)->chain;
	*at = e->chain;
	unlist(c, e);
	forget_rules(e);
	c->n--;
	free(e);
}

/* Keep within bounds; those being asked for stay. */
static void
evict(struct hw_robots_cache *c)
{
	struct entry *e = c->oldest;

	while (e && (c->n > HOSTS_MAX || c->bytes > BYTES_MAX)) {
		struct entry *next = e->newer;

		if (!e->asking)
			drop(c, e);
		e = next;
	}
}

static struct entry *
get_entry(struct hw_robots_cache *c, struct hw_str origin)
{
	struct entry **at = &c->bucket[hw_hash(origin) % BUCKETS];
	struct entry *e;

	for (e = *at; e; e = e->chain)
		if (hw_str_eq((struct hw_str){e->origin, e->n_origin}, origin))
			return e;
	e = calloc(1, sizeof(*e) + origin.n + 1);
	HW_ASSERT(e);
	e->c = c;
	e->n_origin = origin.n;
	memcpy(e->origin, origin.p, origin.n);
	e->rules_from = e->expires = HW_TIME_NONE;
	e->chain = *at;
	*at = e;
	list_newest(c, e);
	c->n++;
	return e;
}

/* ---- answers ------------------------------------------------------------- */

static void
answer(struct entry *e, struct hw_str url,
    void (*done)(void *, const struct hw_robots_answer *), void *arg)
{
	struct hw_robots_answer a = {0};
	hw_time now = time(NULL);

	switch (e->policy) {
	case HW_ROBOTS_NONE:
		a.allowed = true;
		a.why = "the host has no robots.txt";
		break;
	case HW_ROBOTS_UNREACHABLE:
		a.why = "the host's robots.txt cannot be read now";
		a.retry_after = e->expires > now ? e->expires - now : 0;
		break;
	case HW_ROBOTS_FILE:
		a.robots = &e->robots;
		a.allowed = hw_robots_allowed(
		    &e->robots, hw_str_c(e->c->agent), url, &a.rule);
		a.why = a.allowed ? "robots.txt allows it"
				  : "robots.txt disallows it";
		break;
	}
	done(arg, &a);
}

static void
answer_waiters(struct entry *e)
{
	struct waiter *w = e->waiters;

	e->waiters = NULL;
	while (w) {
		struct waiter *next = w->next;

		answer(e, hw_str_c(w->url), w->done, w->arg);
		free(w->url);
		free(w);
		w = next;
	}
}

static void
take_rules(struct entry *e, const struct hw_page *page)
{
	double delay;

	forget_rules(e);
	e->m = hw_arena_new();
	hw_robots_parse(e->m, hw_str_dup(e->m, page->body), &e->robots);
	e->bytes = hw_arena_used(e->m);
	e->c->bytes += e->bytes;
	delay = hw_robots_delay(&e->robots, hw_str_c(e->c->agent));
	if (delay > 0)
		hw_fetch_pause(e->c->f, (struct hw_str){e->origin, e->n_origin},
		    (int)(1000 * (delay < DELAY_MAX ? delay : DELAY_MAX)));
}

static void
on_file(
    void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct entry *e = arg;
	struct hw_robots_cache *c = e->c;
	enum hw_robots_policy policy = hw_robots_policy(res);
	hw_time now = time(NULL);

	e->asking = false;
	e->expires = now + KEEP;
	if (policy == HW_ROBOTS_FILE) {
		take_rules(e, page);
		e->rules_from = now;
	} else if (policy == HW_ROBOTS_UNREACHABLE) {
		e->expires = now +
		    (res->retry_after > TRY_AGAIN ? res->retry_after
						  : TRY_AGAIN);
		if (e->m && now - e->rules_from < KEEP_OLD)
			policy = HW_ROBOTS_FILE;
	}
	if (policy != HW_ROBOTS_FILE)
		forget_rules(e);
	e->policy = policy;
	unlist(c, e);
	list_newest(c, e);
	e->asking = true; /* not evicted while its waiters hear of it */
	answer_waiters(e);
	e->asking = false;
	evict(c);
}

void
hw_robots_cache_free(struct hw_robots_cache *c)
{
	if (!c)
		return;
	while (c->oldest) {
		struct entry *e = c->oldest;

		e->policy = HW_ROBOTS_UNREACHABLE;
		answer_waiters(e);
		drop(c, e);
	}
	hw_arena_free(c->scratch);
	free(c->agent);
	free(c);
}

/* "https://host:port" of an address on the wire. */
static struct hw_str
origin_of(struct hw_arena *m, struct hw_str url)
{
	struct hw_str wire = hw_url_wire(m, url);
	struct hw_url u;

	if (wire.n == 0)
		return wire;
	hw_url_split(wire, &u);
	return hw_str_printf(m, "%.*s://%.*s%s%.*s", HW_FMT(u.scheme),
	    HW_FMT(u.host), u.port.n ? ":" : "", (int)u.port.n,
	    u.port.n ? u.port.p : "");
}

static void
wait_for(struct entry *e, struct hw_str url,
    void (*done)(void *, const struct hw_robots_answer *), void *arg)
{
	struct waiter *w = calloc(1, sizeof(*w));

	HW_ASSERT(w);
	w->done = done;
	w->arg = arg;
	w->url = strndup(url.p, url.n);
	HW_ASSERT(w->url);
	w->next = e->waiters;
	e->waiters = w;
}

void
hw_robots_ask(struct hw_robots_cache *c, struct hw_str url,
    void (*done)(void *, const struct hw_robots_answer *), void *arg)
{
	struct hw_fetch_request req = {.kind = HW_FETCH_ROBOTS, .urgent = true};
	struct hw_str origin;
	struct entry *e;

	hw_arena_reset(c->scratch);
	origin = origin_of(c->scratch, url);
	if (origin.n == 0) {
		struct hw_robots_answer no = {
		    .why = "not an http or https address"};

		done(arg, &no);
		return;
	}
	e = get_entry(c, origin);
	if (!e->asking && e->expires != HW_TIME_NONE &&
	    time(NULL) < e->expires) {
		answer(e, url, done, arg);
		return;
	}
	wait_for(e, url, done, arg);
	if (e->asking)
		return;
	e->asking = true;
	req.url = hw_str_cat(c->scratch, origin, HW_STR("/robots.txt"));
	hw_fetch(c->f, &req, on_file, e);
}
