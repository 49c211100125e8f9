/* SPDX-License-Identifier: MIT
 * A small table of counters for the whole process; addresses that share a
 * slot share its allowance. */
#include "serve/limit.h"

#include <pthread.h>

#include "base/hash.h"

#define SLOTS 1024
#define HOURLY 20

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
	hw_time hour;
	int n;
} slot[SLOTS];

bool
hw_limit_allow(struct hw_str peer, hw_time now)
{
	size_t i = hw_hash(peer) % SLOTS;
	bool ok;

	if (!peer.n || hw_str_starts(peer, HW_STR("127.")) ||
	    hw_str_eq(peer, HW_STR("::1")))
		return true;
	pthread_mutex_lock(&lock);
	if (slot[i].hour != now / 3600) {
		slot[i].hour = now / 3600;
		slot[i].n = 0;
	}
	ok = slot[i].n < HOURLY;
	slot[i].n += ok;
	pthread_mutex_unlock(&lock);
	return ok;
}
