/* SPDX-License-Identifier: MIT
 * robots.txt after RFC 9309: parsing, and asking whether an address may be
 * fetched.  What a fetcher does when there is no file (4xx: no rules, 5xx:
 * nothing may be fetched, 24 h cache) is fetch/'s part. */
#ifndef HW_FORMAT_ROBOTS_H
#define HW_FORMAT_ROBOTS_H

#include "base/str.h"
#include "model/model.h"

struct hw_arena;

#define HW_ROBOTS_BYTES 512000 /* 500 KiB are read, the rest is ignored */
#define HW_ROBOTS_RULES 20000

struct hw_robots_rule {
	struct hw_str pattern; /* in comparable form */
	struct hw_str raw;     /* as written */
	uint32_t group, line;
	bool allow;
};

struct hw_robots_agent {
	struct hw_str token; /* product token; "*" */
	uint32_t group;
};

/* A line RFC 9309 does not know: Content-Usage, Content-Signal, License,
 * TDM-Reservation, Crawl-delay, ... */
struct hw_robots_line {
	struct hw_str key, value;
	uint32_t group; /* 0: before any group */
	uint32_t line;
};

struct hw_robots {
	HW_VEC(struct hw_robots_rule) rules;
	HW_VEC(struct hw_robots_agent) agents;
	HW_VEC(struct hw_robots_line) lines;
	struct hw_strs sitemaps; /* addresses as written */
	uint32_t groups;         /* numbered from 1 */
	bool truncated;
};

/* Read the bytes of a robots.txt; cannot fail, for everything is ignored
 * that is no rule.  Views into bytes; arena for the rest. */
void hw_robots_parse(
    struct hw_arena *m, struct hw_str bytes, struct hw_robots *out);

/* May agent fetch url?  agent: product token or whole User-Agent value; url:
 * absolute, or a path.  Groups of one agent are merged; the longest matching
 * pattern decides, Allow wins ties; without a group of its own an agent obeys
 * "*".  rule (may be NULL) gets what decided, or NULL when nothing did.
 * Linear in rules times length of url. */
bool hw_robots_allowed(const struct hw_robots *r, struct hw_str agent,
    struct hw_str url, const struct hw_robots_rule **rule);

/* Seconds of Crawl-delay for agent; -1 when not stated. */
double hw_robots_delay(const struct hw_robots *r, struct hw_str agent);

/* Does the group concern agent (its own groups, or "*" when it has none)? */
bool hw_robots_concerns(
    const struct hw_robots *r, struct hw_str agent, uint32_t group);

/* The product token in a User-Agent value: "ExampleBot/1.0" -> "ExampleBot",
 * "Mozilla/5.0 (compatible; ExampleBot/1.0)" -> "ExampleBot". */
struct hw_str hw_robots_token(struct hw_str agent);

#endif
