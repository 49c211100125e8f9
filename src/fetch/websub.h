/* SPDX-License-Identifier: MIT
 * WebSub (W3C Recommendation, 23 January 2018): being told at once instead of
 * asking.  The subscriber's rules over a source's memory, without sockets:
 * the fetcher posts the forms, the web server hands over what hubs send.
 *
 *	after a poll     hw_websub_found, then post hw_websub_ask's form
 *	GET  callback    hw_websub_verify, answer 200 with the challenge or 404
 *	POST callback    hw_websub_accept, answer 200 in every case; the body
 *	                 goes the way of a fetched one when it says true
 *
 * A source with a live subscription is still polled, seldom: hubs forget. */
#ifndef HW_FETCH_WEBSUB_H
#define HW_FETCH_WEBSUB_H

#include "fetch/state.h"

/* The hub and the topic a fetched feed names, Link headers before the feed's
 * own elements; both must be http(s).  A changed one ends the lease.  Strings
 * live in m. */
void hw_websub_found(struct hw_arena *m, struct hw_poll *p,
    const struct hw_fetch_result *res, const struct hw_feed *feed);

/* Is it time to (re)subscribe?  With a hub, when no lease runs, or in the
 * last tenth of one; not more often than twice a day. */
bool hw_websub_due(const struct hw_poll *p, hw_time now);

/* The request to the hub, with a new token and secret where there are none:
 * a HW_FETCH_HUB request, expected answer 202.  callback is our address
 * without the token, "https://news.example/websub/". */
void hw_websub_ask(struct hw_arena *m, struct hw_poll *p,
    struct hw_str callback, bool subscribe, hw_time now,
    struct hw_fetch_request *req);

/* A hub's GET at our callback, the query string as it came.  true: answer
 * 200 with *challenge as the whole body; false: answer 404.  hub.mode=denied
 * ends the lease (and is answered 404 too).  The lease a hub may set is an
 * hour to 30 days; 10 days when it does not say. */
bool hw_websub_verify(struct hw_arena *m, struct hw_poll *p,
    struct hw_str query, hw_time now, struct hw_str *challenge);

/* A hub's POST: does its signature (X-Hub-Signature: sha1=, sha256=, sha384=
 * or sha512=, hexadecimal) hold with our secret, and does a lease run? */
bool hw_websub_accept(const struct hw_poll *p, struct hw_str signature,
    struct hw_str body, hw_time now);

/* Tell hub that topics (feeds of ours) have news: hub.mode=publish. */
void hw_websub_publish(struct hw_arena *m, struct hw_str hub,
    const struct hw_str *topic, size_t n, struct hw_fetch_request *req);

#endif
