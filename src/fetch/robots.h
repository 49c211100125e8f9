/* SPDX-License-Identifier: MIT
 * robots.txt of the hosts we take pages from, after RFC 9309: fetched before
 * the first page, kept for 24 hours, and what follows when it cannot be had.
 * The matching itself is format/robots.h. */
#ifndef HW_FETCH_ROBOTS_H
#define HW_FETCH_ROBOTS_H

#include "fetch/fetch.h"
#include "format/robots.h"

struct hw_robots_cache;

/* What a try to fetch robots.txt means (RFC 9309 2.3.1). */
enum hw_robots_policy {
	HW_ROBOTS_FILE,        /* there is one: obey it */
	HW_ROBOTS_NONE,        /* 4xx, more than 5 redirects: all is allowed */
	HW_ROBOTS_UNREACHABLE, /* 5xx, 429, network: nothing is until
				  it answers; an old copy counts for 30 days */
};

enum hw_robots_policy hw_robots_policy(const struct hw_fetch_result *res);

struct hw_robots_answer {
	bool allowed;
	const char *why;                   /* in words, static */
	const struct hw_robots_rule *rule; /* that decided; NULL: none */
	const struct hw_robots *robots;    /* for its other lines; NULL */
	int64_t retry_after;               /* unreachable: seconds */
};

/* A cache on f, to be freed after f: requests under way end there.  agent:
 * our product token.
 * Bounded: 20,000 hosts and 64 MB; the oldest go first.  Owned. */
struct hw_robots_cache *hw_robots_cache_new(
    struct hw_fetcher *f, struct hw_str agent);
/* Those who still wait hear that nothing is allowed.  NULL is allowed. */
void hw_robots_cache_free(struct hw_robots_cache *c);

/* May url be fetched?  done is called once: at once when the host's file is
 * known, else when it has come; the answer is valid until done returns.
 * A Crawl-delay becomes the pause of that host (at most 30 s). */
void hw_robots_ask(struct hw_robots_cache *c, struct hw_str url,
    void (*done)(void *arg, const struct hw_robots_answer *answer), void *arg);

#endif
