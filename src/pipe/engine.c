/* SPDX-License-Identifier: MIT
 * The loop: look for due work, let requests and workers move, commit. */
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <event2/event.h>

#include "base/arena.h"
#include "base/log.h"
#include "pipe/hub.h"
#include "pipe/publish.h"
#include "pipe/seek.h"
#include "store/care.h"

/* Older fingerprints, and texts whose publisher wants no archive, go. */
#define TIDY_WINDOW (14 * 24 * 3600)
#define TICK 1 /* seconds between two looks for due work */

hw_time
engine_now(void)
{
	return (hw_time)time(NULL);
}

int64_t
engine_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct task *
task_new(struct hw_engine *e, enum task_kind kind)
{
	struct hw_arena *m = hw_arena_new();
	struct task *t = HW_NEW(m, struct task);

	t->m = m;
	t->e = e;
	t->kind = kind;
	t->next = e->tasks;
	if (e->tasks)
		e->tasks->prev = t;
	e->tasks = t;
	e->n_tasks++;
	return t;
}

void
task_end(struct task *t)
{
	struct hw_engine *e = t->e;

	if (t->prev)
		t->prev->next = t->next;
	else
		e->tasks = t->next;
	if (t->next)
		t->next->prev = t->prev;
	e->n_tasks--;
	hw_arena_free(t->m);
}

static void
nothing(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

int
hw_engine_new(const struct hw_engine_config *c, struct hw_engine **out,
    struct hw_err *err)
{
	struct hw_engine *e = calloc(1, sizeof(*e));
	int rc;

	if (!e)
		hw_panic(__FILE__, __LINE__, "out of memory");
#ifdef __GLIBC__
	/* Every task has an arena of 64 KB: giving those back to the kernel
	 * and taking them again was a quarter of a poll's CPU. */
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
	mallopt(M_TOP_PAD, 1 << 20);
#endif
	*out = e;
	e->c = *c;
	e->parse.filter = "parse";
	e->extract.filter = "extract";
	e->queue_maybe = true;
	e->seekers = seekers_new(e);
	e->publisher = publisher_new(c);
	e->timer = event_new(c->base, -1, 0, nothing, NULL);
	if (!e->timer)
		hw_panic(__FILE__, __LINE__, "out of memory");
	rc = hw_store_open(c->db, HW_STORE_OWN, &e->store, err);
	if (!rc && c->free_floor)
		hw_store_floor(e->store, c->free_floor);
	if (!rc)
		e->placer = hw_placer_new(e->store, c->outlets);
	if (!rc)
		rc = hw_fetcher_new(&c->fetch, c->base, &e->fetcher, err);
	if (!rc)
		e->robots = hw_robots_cache_new(
		    e->fetcher, HW_STR("headwater"));
	if (!rc)
		rc = hubs_new(e, c->websub, &e->hubs, err);
	if (rc) {
		hw_engine_free(e);
		*out = NULL;
	}
	return rc;
}

void
hw_engine_free(struct hw_engine *e)
{
	if (!e)
		return;
	e->stop = true;
	hw_fetcher_free(e->fetcher);
	hw_robots_cache_free(e->robots);
	hubs_free(e->hubs);
	publisher_free(e->publisher);
	seekers_free(e->seekers);
	hw_pool_free(e->parse.pool);
	hw_pool_free(e->extract.pool);
	while (e->tasks)
		task_end(e->tasks);
	hw_placer_free(e->placer);
	hw_store_close(e->store);
	if (e->timer)
		event_free(e->timer);
	free(e);
}

void
hw_engine_stop(struct hw_engine *e)
{
	e->stop = true;
}

bool
hw_engine_stopped(const struct hw_engine *e)
{
	return e->stop;
}

void
hw_engine_go_on(struct hw_engine *e)
{
	e->c.once = false;
}

void
hw_engine_wake(struct hw_engine *e)
{
	e->wake = true;
}

void
hw_engine_stat(const struct hw_engine *e, struct hw_engine_stat *out)
{
	*out = e->stat;
	out->under_way = e->n_tasks;
}

/* Let requests move, at most wait_ms. */
static void
turn(struct hw_engine *e, int wait_ms)
{
	struct timeval tv = {wait_ms / 1000, (wait_ms % 1000) * 1000};

	if (wait_ms)
		event_add(e->timer, &tv);
	event_base_loop(e->c.base, wait_ms ? EVLOOP_ONCE : EVLOOP_NONBLOCK);
}

static int
look(struct hw_engine *e, struct hw_err *err)
{
	hw_time now = engine_now(), before = e->looked;
	bool tick = e->wake || now >= before + TICK;
	int rc = HW_OK, withheld;

	if (!tick &&
	    (!e->queue_maybe || (e->n_tasks && !hw_placer_loaded(e->placer))))
		return HW_OK;
	if (tick) {
		e->wake = false;
		e->looked = now;
		seek_work(e);
		rc = hubs_work(e, err);
	}
	if (!rc)
		rc = poll_due(e, now, err);
	if (!rc && now / 60 != before / 60)
		rc = hw_store_complaint_clock(e->store, now, &withheld, err);
	if (!rc && now / 3600 != before / 3600)
		rc = hw_store_tidy(e->store, now, TIDY_WINDOW, err);
	return rc;
}

/* A store that cannot be written (disk full) is no reason to end: readers go
 * on, and work is tried again. */
static int
forgive(struct hw_engine *e, int rc, struct hw_err *err)
{
	if (rc == HW_OK) {
		e->failures = 0;
		return HW_OK;
	}
	hw_log(HW_LOG_ERROR, "pipe", "why=\"%s\"", err->msg);
	e->failures++;
	if (e->c.once || rc == HW_EDENIED)
		return rc;
	*err = (struct hw_err){0};
	e->looked = engine_now() + (e->failures > 10 ? 60 : 5);
	e->queue_maybe = false;
	return HW_OK;
}

int
hw_engine_run(struct hw_engine *e, struct hw_err *err)
{
	int rc = HW_OK;

	while (!rc && !e->stop) {
		size_t busy = crew_pending(&e->parse) +
		    crew_pending(&e->extract);

		if (!e->c.once)
			rc = hw_placer_load(e->placer, engine_now(), err);
		if (!rc)
			rc = look(e, err);
		if (!rc && e->c.once && !e->n_tasks && !e->queue_maybe)
			break;
		turn(e, busy ? 0 : e->c.once ? 20 : 200);
		if (!rc)
			rc = intake(e, err);
		if (!rc)
			rc = poll_flush(e, err);
		publish_work(e);
		rc = forgive(e, rc, err);
		crew_rest(&e->parse, engine_ms());
		crew_rest(&e->extract, engine_ms());
		if (!e->extract.pool)
			hw_placer_rest(e->placer);
	}
	if (!rc) {
		e->settled_ms = 0;
		rc = poll_flush(e, err);
	}
	return rc;
}
