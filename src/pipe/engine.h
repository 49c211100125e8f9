/* SPDX-License-Identifier: MIT
 * The aggregator at work: what is due is fetched, read by jailed workers,
 * placed and committed.  One thread, one event base, the store's owner. */
#ifndef HW_PIPE_ENGINE_H
#define HW_PIPE_ENGINE_H

#include "base/err.h"
#include "fetch/fetch.h"
#include "model/model.h"
#include "store/store.h"

struct event_base;
struct hw_outlets;
struct hw_engine;

struct hw_engine_config {
	const char *db;               /* path of the store */
	struct event_base *base;      /* borrowed */
	struct hw_fetch_config fetch; /* borrowed until hw_engine_new returns */
	int workers;                  /* processes; 0: one a core */
	int64_t poll_min, poll_max;   /* seconds between polls of a source */
	enum hw_fulltext fulltext;    /* where the source says AUTO */
	int64_t free_floor; /* bytes left free on the disk; 0: default */
	/* What the operator added to the table of outlets, or NULL, and
	 * workers that know it (hw_pool_reader), or NULL; borrowed until
	 * hw_engine_free. */
	const struct hw_outlets *outlets;
	char *const *reader;
	bool robots_feeds; /* ask robots.txt before feeds, too */
	bool once;         /* stop when nothing is under way */
	bool all;          /* poll every source at the start */
	hw_id only;        /* this source alone; 0: all */
	/* Where hubs reach us, "https://news.example/websub/", borrowed until
	 * hw_engine_new returns; empty: sources are only polled. */
	struct hw_str websub;
	/* Hubs to tell when topics, feeds of ours, have news; borrowed until
	 * hw_engine_new returns. */
	struct hw_strs hubs, topics;
	/* After COMMIT: an item is durable.  May be NULL. */
	void (*durable)(void *arg, struct hw_str guid, hw_id article);
	void *arg;
};

struct hw_engine_stat {
	int64_t polls, unchanged, failed; /* of sources */
	int64_t pages, items;             /* read from pages, from feeds */
	int64_t added, revised, same;     /* articles */
	int64_t quarantined;
	size_t under_way;
};

/* Open the store as its owner and get ready. */
int hw_engine_new(const struct hw_engine_config *c, struct hw_engine **out,
    struct hw_err *err) HW_MUST_USE;
void hw_engine_free(struct hw_engine *e); /* NULL is allowed */

/* Work until hw_engine_stop, or with once until nothing is left to do. */
int hw_engine_run(struct hw_engine *e, struct hw_err *err) HW_MUST_USE;

/* May be called from a signal handler or another thread. */
void hw_engine_stop(struct hw_engine *e);

bool hw_engine_stopped(const struct hw_engine *e);
/* After a run with once: the next run goes on until it is stopped. */
void hw_engine_go_on(struct hw_engine *e);

/* Look for due work now (a source was added by another handle).  May be
 * called from another thread. */
void hw_engine_wake(struct hw_engine *e);

/* What a hub asks (GET) of the address websub followed by name; from any
 * thread.  True: answer 200 and *challenge (in m) alone; false: answer 404. */
bool hw_engine_hub_get(struct hw_engine *e, struct hw_arena *m,
    struct hw_str name, struct hw_str query, struct hw_str *challenge);
/* What a hub delivers (POST) there.  HW_ENOTFOUND: answer 404; HW_ELIMIT: too
 * much waits, answer 503; HW_EDENIED: the signature does not hold, and HW_OK:
 * answer 202. */
int hw_engine_hub_post(struct hw_engine *e, struct hw_str name,
    struct hw_str signature, struct hw_str type,
    struct hw_str body) HW_MUST_USE;

/* Where a search for the feed behind an address is. */
struct hw_sought {
	struct hw_str url;   /* as it was asked for */
	bool done;           /* else it is under way */
	hw_id source;        /* that is followed now; 0: none was found */
	struct hw_str tried; /* a line for each address asked */
	enum hw_source_kind kind;
	struct hw_str found, title, domain; /* of the source */
};

/* Look for the feed, sitemap or list of stories behind url, as headwater add
 * does, and follow it; at once back with the number to ask by, from any
 * thread.  0: too many searches are under way. */
int64_t hw_engine_seek(struct hw_engine *e, struct hw_str url);
/* False: no search has this number (the last 64 are kept).  Strings in m. */
bool hw_engine_sought(struct hw_engine *e, int64_t ticket, struct hw_arena *m,
    struct hw_sought *out);

void hw_engine_stat(const struct hw_engine *e, struct hw_engine_stat *out);

#endif
