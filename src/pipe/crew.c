/* SPDX-License-Identifier: MIT
 * Workers are started with the first record and sent home when there was
 * nothing to do for a while: an idle server is small. */
#include <unistd.h>

#include "pipe/engine_int.h"

#define IDLE_MS 30000

int
crew_put(struct hw_engine *e, struct crew *crew, struct task *t,
    struct hw_str record, struct hw_err *err)
{
	static char prog[] = "headwater", parse[] = "parse",
		    extract[] = "extract", annotate[] = "--annotate",
		    jobs[] = "--jobs=0";
	static char *const parse_argv[] = {prog, parse, jobs, NULL};
	static char *const extract_argv[] = {
	    prog, extract, annotate, jobs, NULL};
	char *const *reader = e->c.reader ? e->c.reader : extract_argv;
	struct hw_pool_limits lim = {.workers = e->c.workers};
	int rc = HW_OK;

	if (!crew->pool) {
		bool pages = crew == &e->extract;

		if (!lim.workers)
			lim.workers = (int)sysconf(_SC_NPROCESSORS_ONLN);
		if (!pages)
			lim.workers = 1;
		rc = hw_pool_new(
		    &crew->pool, pages ? reader : parse_argv, &lim, err);
	}
	if (!rc)
		hw_pool_put(crew->pool, (uint64_t)(uintptr_t)t, record);
	return rc;
}

size_t
crew_pending(const struct crew *crew)
{
	return crew->pool ? hw_pool_pending(crew->pool) : 0;
}

bool
crew_has_room(const struct crew *crew)
{
	return !crew->pool || hw_pool_pending(crew->pool) < 200;
}

void
crew_rest(struct crew *crew, int64_t now_ms)
{
	if (!crew->pool)
		return;
	if (hw_pool_pending(crew->pool)) {
		crew->idle_since = 0;
	} else if (!crew->idle_since) {
		crew->idle_since = now_ms;
	} else if (now_ms - crew->idle_since > IDLE_MS) {
		hw_pool_free(crew->pool);
		crew->pool = NULL;
		crew->idle_since = 0;
	}
}
