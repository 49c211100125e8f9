/* SPDX-License-Identifier: MIT
 * Inside the engine: engine.c runs the loop, poll.c asks sources, intake.c
 * turns workers' answers into committed articles. */
#ifndef HW_PIPE_ENGINE_INT_H
#define HW_PIPE_ENGINE_INT_H

#include <stdatomic.h>

#include "base/json.h"
#include "fetch/robots.h"
#include "fetch/state.h"
#include "pipe/engine.h"
#include "pipe/place.h"
#include "pipe/worker.h"

struct event;

/* Work under way: one request or one record with a worker. */
enum task_kind { TASK_FEED, TASK_PAGE, TASK_SEEK };

struct task {
	struct task *next, *prev; /* all of the engine */
	struct hw_engine *e;
	enum task_kind kind;
	struct hw_arena *m;         /* of this task alone */
	struct hw_source source;    /* FEED: the source with its new state */
	struct hw_poll poll;        /* FEED: what it remembers */
	struct hw_fetch_result res; /* FEED: the answer */
	struct hw_queued queued;    /* PAGE: the entry of the queue */
	struct hw_entry hint;
	struct seek *seek;    /* SEEK: the search, pipe/seek.h */
	bool pushed;          /* FEED: delivered by a hub, not polled */
	bool fetched;         /* PAGE: read at its own address */
	struct task *settled; /* next whose state waits to be kept */
	const char *log_what; /* of it */
	struct hw_str log_detail;
};

struct hubs;
struct publisher;
struct seekers;

struct crew {               /* workers of one filter, started when needed */
	const char *filter; /* "parse", "extract" */
	struct hw_pool *pool;
	int64_t idle_since; /* ms, monotonic */
};

struct hw_engine {
	struct hw_engine_config c;
	struct hw_store *store;
	struct hw_placer *placer;
	struct hw_fetcher *fetcher;
	struct hw_robots_cache *robots;
	struct hubs *hubs;           /* pipe/hub.h; NULL: no WebSub */
	struct publisher *publisher; /* pipe/publish.h; NULL: no hubs */
	struct seekers *seekers;     /* pipe/seek.h */
	struct event *timer;         /* ends a turn of the loop */
	struct crew parse, extract;
	struct task *tasks;
	size_t n_tasks;
	struct task *settled; /* see poll_flush */
	size_t n_settled;
	int64_t settled_ms; /* since when the first waits */
	int64_t ready_ms;   /* the same of workers' answers; 0: none waits */
	struct hw_engine_stat stat;
	hw_time looked;   /* last look for due work */
	bool queue_maybe; /* the queue may hold due entries */
	bool asked_all;   /* c.all was done */
	_Atomic bool stop, wake;
	int failures; /* of the store, in a row */
};

hw_time engine_now(void);
int64_t engine_ms(void); /* monotonic */

struct task *task_new(struct hw_engine *e, enum task_kind kind);
void task_end(struct task *t);

/* poll.c */
int poll_due(struct hw_engine *e, hw_time now, struct hw_err *err);
/* The poll of a FEED task is over: set when to ask again, keep its state and
 * a line in the source's log (what may be ""). */
void poll_settle(struct task *t, const char *what, struct hw_str detail);

/* A FEED task of a source no poll of which is under way; NULL with err when
 * there is no such source. */
struct task *task_of_source(
    struct hw_engine *e, hw_id source, struct hw_err *err);
bool poll_is_under_way(const struct hw_engine *e, hw_id source);
/* Hand a feed's bytes to a worker. */
void poll_read(struct task *t, const struct hw_page *page);
/* Keep the states of polls that brought nothing: many in one transaction,
 * for each has its sync; a quarter of a second late at most. */
int poll_flush(struct hw_engine *e, struct hw_err *err);

/* crew.c */
int crew_put(struct hw_engine *e, struct crew *crew, struct task *t,
    struct hw_str record, struct hw_err *err);
size_t crew_pending(const struct crew *crew);
bool crew_has_room(const struct crew *crew);
void crew_rest(struct crew *crew, int64_t now_ms);

/* sites.c: the memory of a page's host into its record; what the articles of
 * a batch add to the memories of their hosts, and its keeping. */
struct sites {
	struct site {
		struct hw_str host, kept;
	} * v;
	size_t n, cap;
};
void sites_put(struct hw_jw *w, struct task *t, struct hw_str url);
void sites_learn(struct hw_engine *e, struct hw_arena *m, struct sites *s,
    struct hw_str host, const struct hw_json *rec);
int sites_keep(struct hw_engine *e, const struct sites *s, struct hw_err *err);

/* entries.c: a worker's reading of a FEED task, inside a batch. */
int entries_take(
    struct hw_arena *m, struct task *t, struct hw_str line, struct hw_err *err);

/* intake.c: commit what the workers have ready. */
int intake(struct hw_engine *e, struct hw_err *err);

#endif
