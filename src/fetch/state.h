/* SPDX-License-Identifier: MIT
 * What a source remembers between polls, and what each answer does to it.  A
 * pure state machine over struct hw_source: ask, answer, items, next.
 *
 *	hw_poll_read(m, s->more, &p);
 *	hw_poll_request(s, &p, now, &req);           fetch it
 *	switch (hw_poll_answer(m, s, &p, page, res, now))
 *	case HW_POLL_PARSE: parse; hw_poll_items(s, &p, feed, dates, n, now);
 *	hw_poll_next(m, s, &p, &schedule, res, now, noise);
 *	s->more = hw_poll_write(m, &p);              store s
 *
 * The store keeps s; a restart changes nothing, because what is due is
 * decided by s->next_poll alone. */
#ifndef HW_FETCH_STATE_H
#define HW_FETCH_STATE_H

#include "fetch/fetch.h"
#include "fetch/schedule.h"

/* next_poll of a source that has ended: 9999-12-31. */
#define HW_POLL_NEVER ((hw_time)253402214400)

/* Kept in hw_source.more. */
struct hw_poll {
	hw_time last_full;      /* last 200; HW_TIME_NONE: never */
	hw_time full_tried;     /* last unconditional try of a silent source */
	bool distrust;          /* it answers 304 although it changed */
	bool tested;            /* the last answer ended such a try; not kept */
	uint64_t body_hash;     /* of the last 200 */
	struct hw_str moved_to; /* permanent redirect seen ... */
	hw_time moved_since;    /* ... since */
	int gone;               /* 410 in a row */
	int ttl_minutes;
	uint32_t skip_hours;
	uint8_t skip_days;
	struct hw_rhythm rhythm;
	struct hw_str items; /* prints of what the last 200 held, opaque */
	/* WebSub, fetch/websub.h */
	struct hw_str hub, topic, hub_secret, hub_token;
	hw_time hub_until; /* end of the lease; HW_TIME_NONE: none */
	hw_time hub_asked; /* last request to the hub */
	int64_t hub_lease; /* seconds */
	bool hub_leaving;  /* the request was to unsubscribe */
};

/* From and to hw_source.more.  Empty or unreadable text gives a new source's
 * memory.  Strings live in m. */
void hw_poll_read(struct hw_arena *m, struct hw_str more, struct hw_poll *out);
struct hw_str hw_poll_write(struct hw_arena *m, const struct hw_poll *p);

/* The request for s: conditional with both validators; unconditional once
 * after 3 days of 304 from a source that should have had 3 items or more by
 * then, and always after that try caught it lying. */
void hw_poll_request(const struct hw_source *s, struct hw_poll *p, hw_time now,
    struct hw_fetch_request *req);

enum hw_poll_what {
	HW_POLL_PARSE,    /* a new body */
	HW_POLL_SAME,     /* 304, or the same bytes again */
	HW_POLL_DEFERRED, /* not asked; only next_poll changes */
	HW_POLL_FAILED,
	HW_POLL_GONE, /* 410 the second time: the source has ended */
};

/* Take in an answer: validators (on every 200 and 304, before anything else),
 * permanent moves (7 days after first seen, at once from http to https; s->url
 * changes then), failures, s->state.  Strings it sets live in m. */
enum hw_poll_what hw_poll_answer(struct hw_arena *m, struct hw_source *s,
    struct hw_poll *p, const struct hw_page *page,
    const struct hw_fetch_result *res, hw_time now);

/* After a HW_POLL_PARSE: what the feed asks for (NULL when it is none, as a
 * watched page), and the dates of the n items never seen before
 * (HW_TIME_NONE: first seen now). */
void hw_poll_items(struct hw_source *s, struct hw_poll *p,
    const struct hw_feed *feed, const hw_time *date, size_t n, hw_time now);

/* Set s->next_poll and count the poll; last of all. */
void hw_poll_next(struct hw_source *s, struct hw_poll *p,
    const struct hw_schedule *sch, const struct hw_fetch_result *res,
    hw_time now, uint64_t noise);

#endif
