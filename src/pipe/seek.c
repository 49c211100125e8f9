/* SPDX-License-Identifier: MIT */
#include "pipe/seek.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>

#include "base/arena.h"
#include "fetch/discover.h"
#include "pipe/look.h"
#include "url/url.h"

#define KEPT 64      /* searches remembered, by number */
#define UNDER_WAY 16 /* of them at work or waiting */

struct seek {
	struct seekers *s;
	int64_t ticket;        /* 0: the place is free */
	int64_t order;         /* of coming */
	struct hw_arena *m;    /* of what the web threads read */
	struct hw_sought at;   /* strings in m */
	struct task *t;        /* the engine's thread alone */
	struct hw_discovery d; /* in t->m; the same */
	bool begun;
};

struct seekers {
	struct hw_engine *e;
	pthread_mutex_t lock; /* over seek[].at, ticket, begun, came */
	struct seek seek[KEPT];
	int64_t came;
};

struct seekers *
seekers_new(struct hw_engine *e)
{
	struct seekers *s = calloc(1, sizeof(*s));

	HW_ASSERT(s);
	s->e = e;
	pthread_mutex_init(&s->lock, NULL);
	return s;
}

void
seekers_free(struct seekers *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < KEPT; i++)
		hw_arena_free(s->seek[i].m);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

/* ---- the engine's side ------------------------------------------------------ */

static void
finish(struct seek *k)
{
	struct hw_err err = {0};
	hw_id id = 0;
	int rc = HW_OK;

	if (k->d.ok)
		rc = hw_store_follow(k->s->e->store, &k->d.found, engine_now(),
		    k->at.url, &id, &err);
	pthread_mutex_lock(&k->s->lock);
	k->at.done = true;
	k->at.source = rc ? 0 : id;
	k->at.tried = hw_str_dup(k->m, k->d.report);
	if (rc)
		k->at.tried = hw_str_cat(k->m, k->at.tried,
		    hw_str_printf(k->m, "It was not kept: %s\n", err.msg));
	if (id) {
		k->at.kind = k->d.found.kind;
		k->at.found = hw_str_dup(k->m, k->d.found.url);
		k->at.title = hw_str_dup(k->m, k->d.found.title);
		k->at.domain = hw_url_domain(k->m, k->at.found);
	}
	pthread_mutex_unlock(&k->s->lock);
	task_end(k->t);
	k->t = NULL;
	hw_engine_wake(k->s->e);
}

void
seek_seen(struct seek *k, struct hw_str line, struct hw_str why)
{
	hw_pipe_look_take(&k->d, line, why);
}

static void
answered(
    void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct seek *k = arg;
	struct hw_engine *e = k->s->e;
	struct hw_err err = {0};

	if (e->stop)
		return;
	if (hw_discover_answer(&k->d, page, res)) {
		if (crew_put(e, &e->parse, k->t,
			hw_pipe_look_record(k->t->m, page), &err) == HW_OK)
			return; /* seek_seen */
		hw_discover_unread(&k->d, hw_str_c(err.msg));
	}
	seek_go_on(k);
}

void
seek_go_on(struct seek *k)
{
	struct hw_fetch_request req;

	if (!hw_discover_next(&k->d, &req)) {
		finish(k);
		return;
	}
	req.now = true; /* a person waits */
	hw_fetch(k->s->e->fetcher, &req, answered, k);
}

void
seek_work(struct hw_engine *e)
{
	struct seekers *s = e->seekers;

	for (size_t i = 0; i < KEPT; i++) {
		struct seek *k = &s->seek[i];
		bool fresh;

		pthread_mutex_lock(&s->lock);
		fresh = k->ticket && !k->begun;
		k->begun = k->begun || fresh;
		pthread_mutex_unlock(&s->lock);
		if (!fresh)
			continue;
		k->t = task_new(e, TASK_SEEK);
		k->t->seek = k;
		hw_discover_start(&k->d, k->t->m, k->at.url);
		seek_go_on(k);
	}
}

/* ---- the web threads' side --------------------------------------------------- */

/* The place of the oldest search that is over; NULL: too many are not. */
static struct seek *
free_place(struct seekers *s)
{
	struct seek *best = NULL;
	size_t busy = 0;

	for (size_t i = 0; i < KEPT; i++) {
		struct seek *k = &s->seek[i];

		if (k->ticket && !k->at.done)
			busy++;
		else if (!best || k->order < best->order)
			best = k;
	}
	return busy < UNDER_WAY ? best : NULL;
}

int64_t
hw_engine_seek(struct hw_engine *e, struct hw_str url)
{
	struct seekers *s = e->seekers;
	struct seek *k;
	int64_t ticket = 0;

	pthread_mutex_lock(&s->lock);
	k = free_place(s);
	if (k) {
		hw_arena_free(k->m);
		k->s = s;
		k->m = hw_arena_new();
		k->at = (struct hw_sought){.url = hw_str_dup(k->m, url)};
		k->begun = false;
		k->order = ++s->came;
		/* Not to be guessed: whoever has it may see the search. */
		ticket = k->ticket = 1 +
		    (int64_t)randombytes_uniform(1u << 31) * (1 << 20) +
		    randombytes_uniform(1u << 20);
	}
	pthread_mutex_unlock(&s->lock);
	hw_engine_wake(e);
	return ticket;
}

bool
hw_engine_sought(struct hw_engine *e, int64_t ticket, struct hw_arena *m,
    struct hw_sought *out)
{
	struct seekers *s = e->seekers;
	bool found = false;

	pthread_mutex_lock(&s->lock);
	for (size_t i = 0; i < KEPT && !found; i++) {
		const struct hw_sought *at = &s->seek[i].at;

		if (ticket <= 0 || s->seek[i].ticket != ticket)
			continue;
		found = true;
		*out = *at;
		out->url = hw_str_dup(m, at->url);
		out->tried = hw_str_dup(m, at->tried);
		out->found = hw_str_dup(m, at->found);
		out->title = hw_str_dup(m, at->title);
		out->domain = hw_str_dup(m, at->domain);
	}
	pthread_mutex_unlock(&s->lock);
	return found;
}
