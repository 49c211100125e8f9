/* SPDX-License-Identifier: MIT
 * Politeness: who may be asked when.  A record for each host (queue, pause
 * between requests, protocol) and for each registrable domain (back-off).
 * No clock and no socket: times are arguments, in milliseconds of a monotonic
 * clock, so that tests need not wait. */
#ifndef HW_FETCH_HOST_H
#define HW_FETCH_HOST_H

#include "base/str.h"

struct hw_hosts;

/* An entry of a host's queue: the first member of what is queued. */
struct hw_waiting {
	struct hw_waiting *next;
};

struct hw_host {
	struct hw_host *chain; /* of the table */
	struct hw_domain *domain;
	struct hw_waiting *first, **last; /* queue */
	int active;                       /* requests under way */
	int64_t next_ms;                  /* not before */
	int64_t pause_ms;       /* between requests, when it asks for more */
	int64_t http1_until_ms; /* HTTP/2 failed here */
	void *timer;            /* of the owner of the event loop */
	bool ready;             /* in the owner's list of hosts to start */
	size_t n_name;
	char name[];
};

struct hw_domain {
	struct hw_domain *chain;
	int hosts;        /* that refer to it */
	int failures;     /* refusals in a row */
	int64_t until_ms; /* leave alone until then */
	size_t n_name;
	char name[];
};

struct hw_hosts *hw_hosts_new(void); /* owned */
/* free_timer (may be NULL) is called for each timer left. */
void hw_hosts_free(struct hw_hosts *t, void (*free_timer)(void *));

/* The record of host (lower case, with its port when that is not the usual
 * one), made when there is none.  Valid while it is queued, active, or marked
 * ready; others may go when 65,536 are known. */
struct hw_host *hw_hosts_get(
    struct hw_hosts *t, struct hw_str host, int64_t now_ms);

void hw_host_queue(struct hw_host *h, struct hw_waiting *w, bool first);
struct hw_waiting *hw_host_take(struct hw_host *h); /* NULL when empty */

/* The domain refused (429, 503, a wall): leave all of it alone for at least
 * at_least_s seconds and by the back-off rule; noise is random. */
void hw_domain_refused(
    struct hw_domain *d, int64_t now_ms, int64_t at_least_s, uint64_t noise);
void hw_domain_answered(struct hw_domain *d);

/* Seconds to wait after n failures in a row (n >= 1): a minute, doubled for
 * each, at most a day, less or more by up to a quarter by noise. */
int64_t hw_backoff_s(int n, uint64_t noise);

#endif
