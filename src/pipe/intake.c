/* SPDX-License-Identifier: MIT
 * Workers' answers become durable: one transaction a batch. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/log.h"
#include "format/article.h"
#include "pipe/engine_int.h"
#include "pipe/seek.h"
#include "url/url.h"

#define BATCH 64 /* answers in one transaction */
#define PUMP_MS 5
#define BATCH_MS 100 /* that an answer may wait for others */

struct batch {
	struct hw_engine *e;
	struct hw_arena *m;
	struct task *done[BATCH]; /* to end after COMMIT */
	struct hw_str guid[BATCH];
	hw_id article[BATCH]; /* 0: nothing to acknowledge */
	struct sites sites;   /* what it adds to their memory */
	size_t n;
	struct arrived { /* articles, to be placed in the order of their time */
		struct task *t;
		struct hw_article a;
		struct hw_json *rec;
		size_t i; /* its place in done, guid, article */
	} came[BATCH];
	size_t n_came;
};

/* ---- articles ---------------------------------------------------------------- */

static int
quarantine(struct batch *b, struct task *t, struct hw_str why,
    struct hw_str sample, struct hw_err *err)
{
	hw_time now = engine_now();
	struct hw_str name = t->kind == TASK_FEED ? t->source.url
						  : t->queued.key;
	int rc;

	b->e->stat.quarantined++;
	hw_log(HW_LOG_WARN, "pipe", "quarantined=%.*s why=\"%.*s\"",
	    HW_FMT(name), HW_FMT(why));
	rc = hw_store_quarantine(b->e->store, now, name,
	    t->kind == TASK_FEED ? HW_STR("parse") : HW_STR("extract"), why,
	    hw_str_sub(sample, 0, 65536), err);
	if (rc)
		return rc;
	if (t->kind == TASK_FEED) {
		t->source.state = why;
		poll_settle(t, "quarantined", why);
		return HW_OK;
	}
	return hw_store_drop(b->e->store, t->queued.id, err);
}

static void
count(struct hw_engine_stat *s, const struct hw_committed *c)
{
	s->added += c->fate == HW_FATE_NEW;
	s->revised += c->fate == HW_FATE_REVISED;
	s->same += c->fate == HW_FATE_SAME;
}

/* Pages that are no articles are not kept: lists, products, empty ones. */
static bool
is_news(const struct hw_article *a)
{
	return a->text.n > 0 && a->kind != HW_KIND_LIST;
}

static int
take_article(
    struct batch *b, struct task *t, struct hw_str line, struct hw_err *err)
{
	struct arrived *x = &b->came[b->n_came];
	struct hw_str problem;
	int rc = hw_json_parse(b->m, hw_str_dup(b->m, line), 0, &x->rec, err);

	if (rc)
		return rc;
	problem = hw_json_str(x->rec, "error");
	hw_article_get(b->m, x->rec, &x->a);
	if (problem.n || !is_news(&x->a)) {
		hw_log(HW_LOG_INFO, "pipe", "left=%.*s why=\"%.*s\"",
		    HW_FMT(t->queued.key),
		    HW_FMT(problem.n ? problem : HW_STR("no article")));
		return hw_store_drop(b->e->store, t->queued.id, err);
	}
	x->a.host = hw_url_host(x->a.url);
	x->a.first_seen = engine_now();
	x->t = t;
	x->i = b->n;
	b->n_came++;
	return HW_OK;
}

static int
place_article(struct batch *b, struct arrived *x, struct hw_err *err)
{
	struct task *t = x->t;
	struct hw_intake in = {.guid = t->hint.id,
	    .source = t->queued.source,
	    .fetched = t->fetched,
	    .now = x->a.first_seen,
	    .done = t->queued.id};
	struct hw_committed made;
	int rc = hw_placer_put(b->e->placer, &x->a, &in, &made, err);

	if (rc == HW_EINPUT) { /* this one's fault, not that of its batch */
		hw_log(HW_LOG_INFO, "pipe", "left=%.*s why=\"%s\"",
		    HW_FMT(t->queued.key), err->msg);
		*err = (struct hw_err){0};
		return hw_store_drop(b->e->store, t->queued.id, err);
	}
	if (rc)
		return rc;
	count(&b->e->stat, &made);
	if (made.fate == HW_FATE_NEW)
		sites_learn(b->e, b->m, &b->sites, x->a.host, x->rec);
	b->guid[x->i] = in.guid.n ? in.guid : hw_str_dup(t->m, x->a.url);
	b->article[x->i] = made.article;
	return HW_OK;
}

static hw_time
came_out(const struct hw_article *a)
{
	return a->published.precision >= HW_PRECISION_DAY ? a->published.at
							  : a->first_seen;
}

static int
by_time(const void *x, const void *y)
{
	const struct arrived *p = x, *q = y;
	hw_time a = came_out(&p->a), b = came_out(&q->a);

	return a != b ? (a < b ? -1 : 1) : hw_str_cmp(p->a.url, q->a.url);
}

/* What a first poll brings was written over days, and is told in another
 * order: stories are best found in the order in which they were told. */
static int
place_all(struct batch *b, struct hw_err *err)
{
	int rc = HW_OK;

	qsort(b->came, b->n_came, sizeof(*b->came), by_time);
	for (size_t i = 0; !rc && i < b->n_came; i++)
		rc = place_article(b, &b->came[i], err);
	return rc;
}

/* ---- the batch ---------------------------------------------------------------- */

static int
take_ready(struct batch *b, struct hw_pool *pool, struct hw_err *err)
{
	struct hw_str line, why, in;
	uint64_t tag;
	int rc = HW_OK;

	while (!rc && pool && b->n < BATCH &&
	    hw_pool_take(pool, &tag, &line, &why, &in)) {
		struct task *t = (struct task *)(uintptr_t)tag;

		b->article[b->n] = 0;
		if (t->kind == TASK_SEEK)
			seek_seen(t->seek, line, why);
		else if (!line.n)
			rc = quarantine(b, t, why, in, err);
		else if (t->kind == TASK_FEED)
			rc = entries_take(b->m, t, line, err);
		else
			rc = take_article(b, t, line, err);
		b->done[b->n++] = t;
	}
	return rc;
}

static int
pump(struct hw_engine *e, struct hw_err *err)
{
	int rc = HW_OK;
	bool both = crew_pending(&e->parse) && crew_pending(&e->extract);

	if (crew_pending(&e->parse))
		rc = hw_pool_pump(e->parse.pool, both ? 0 : PUMP_MS, -1, err);
	if (!rc && crew_pending(&e->extract))
		rc = hw_pool_pump(e->extract.pool, PUMP_MS, -1, err);
	return rc;
}

static void
finish(struct batch *b, int rc)
{
	for (size_t i = 0; i < b->n; i++) {
		if (!rc && b->article[i] && b->e->c.durable)
			b->e->c.durable(b->e->c.arg, b->guid[i], b->article[i]);
		if (b->done[i]->kind == TASK_SEEK)
			seek_go_on(b->done[i]->seek);
		else
			task_end(b->done[i]);
	}
}

/* Answers wait a little for others: a transaction has its sync, and a story
 * is looked at once in it, however many pages it gains.  Not when all that is
 * under way has come. */
static bool
is_time(struct hw_engine *e)
{
	size_t n = hw_pool_ready(e->parse.pool) +
	    hw_pool_ready(e->extract.pool);

	if (n && n < (e->c.once ? BATCH : BATCH / 2) &&
	    n + e->n_settled < e->n_tasks) {
		if (!e->ready_ms)
			e->ready_ms = engine_ms();
		if (engine_ms() - e->ready_ms < (e->c.once ? 1000 : BATCH_MS))
			return false;
	}
	e->ready_ms = 0;
	return n > 0;
}

static int
take_batch(struct hw_engine *e, struct hw_err *err)
{
	struct batch b = {.e = e};
	int rc = hw_store_begin(e->store, err);

	if (rc)
		return rc;
	b.m = hw_arena_new();
	rc = take_ready(&b, e->parse.pool, err);
	if (!rc)
		rc = take_ready(&b, e->extract.pool, err);
	if (!rc)
		rc = place_all(&b, err);
	if (!rc)
		rc = hw_placer_settle(e->placer, engine_now(), err);
	if (!rc)
		rc = sites_keep(e, &b.sites, err);
	rc = hw_store_end(e->store, rc, err);
	finish(&b, rc);
	if (rc)
		hw_placer_forget(e->placer);
	hw_arena_free(b.m);
	return rc;
}

int
intake(struct hw_engine *e, struct hw_err *err)
{
	int rc = pump(e, err);

	return rc || !is_time(e) ? rc : take_batch(e, err);
}
