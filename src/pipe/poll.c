/* SPDX-License-Identifier: MIT
 * Ask what is due: sources, and the pages their feeds only point at. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/utf8.h"
#include "pipe/hub.h"
#include "pipe/pipe.h"
#include "rights/rights.h"

#define UNDER_WAY 64 /* requests at a time */
#define LEASE 300    /* seconds until an unfinished queue entry comes again */
#define RECORD_MAX ((size_t)64 << 20)

/* ---- records for the workers ------------------------------------------------ */

static void
open_record(struct hw_jw *w, struct hw_buf *b, struct task *t,
    const struct hw_page *page)
{
	hw_buf_init(b, t->m, RECORD_MAX);
	hw_jw_init(w, b);
	hw_jw_obj(w);
	hw_jw_kstr(w, "id", page->url);
	hw_jw_kstr_opt(w, "content_type", page->content_type);
}

/* The bytes as a string where that says the same, and costs less. */
static void
put_body(struct hw_jw *w, struct task *t, struct hw_str body, bool as_string,
    const char *string_key, const char *base64_key)
{
	if (as_string) {
		(void)hw_buf_room(w->b, body.n + body.n / 8 + 64);
		hw_jw_kutf8(w, string_key, body);
	} else {
		hw_jw_kstr(w, base64_key, hw_base64_encode(t->m, body));
	}
}

static struct hw_str
feed_record(struct task *t, const struct hw_page *page)
{
	struct hw_buf b;
	struct hw_jw w;

	open_record(&w, &b, t, page);
	hw_jw_kstr(&w, "base_url", page->url);
	if (t->source.kind == HW_SOURCE_PAGE)
		hw_jw_kint(&w, "watch", 1);
	put_body(&w, t, page->body, hw_utf8_valid(page->body), "body",
	    "body_base64");
	hw_jw_end_obj(&w);
	return hw_buf_str(&b);
}

static struct hw_str
page_record(struct task *t, const struct hw_page *page, bool utf8)
{
	struct hw_buf b;
	struct hw_jw w;

	open_record(&w, &b, t, page);
	hw_jw_kstr(&w, "url", page->url);
	hw_jw_kstr_opt(&w, "robots_tag", page->robots_tag);
	hw_jw_kstr_opt(&w, "tdm", page->tdm);
	if (page->first_seen != HW_TIME_NONE)
		hw_jw_kint(&w, "first_seen", page->first_seen);
	sites_put(&w, t, page->url);
	/* without a content type "html" means UTF-8, and bytes say nothing */
	put_body(&w, t, page->body,
	    hw_utf8_valid(page->body) && (utf8 || page->content_type.n), "html",
	    "html_base64");
	hw_pipe_put_hint(&w, &t->hint);
	hw_jw_end_obj(&w);
	return hw_buf_str(&b);
}

static void
hand_over(struct task *t, struct crew *crew, struct hw_str record)
{
	struct hw_err err = {0};

	if (crew_put(t->e, crew, t, record, &err)) {
		hw_log(HW_LOG_ERROR, "pipe", "why=\"%s\"", err.msg);
		task_end(t);
	}
}

/* ---- sources ---------------------------------------------------------------- */

static void
keep_state(struct task *t, const char *what, struct hw_str detail)
{
	struct hw_err err = {0};
	hw_id id;

	if (hw_store_source_put(t->e->store, &t->source, engine_now(),
		hw_str_c(what), detail, &id, &err))
		hw_log(HW_LOG_ERROR, "pipe", "source=%.*s why=\"%s\"",
		    HW_FMT(t->source.url), err.msg);
}

/* The poll is over: when to ask again. */
static void
set_next(struct task *t)
{
	struct hw_schedule sch = HW_SCHEDULE_DEFAULT;
	hw_time now = engine_now();

	hubs_after_poll(t);
	if (t->pushed) {
		t->source.more = hw_poll_write(t->m, &t->poll);
		return;
	}
	if (t->e->c.poll_min)
		sch.min_s = t->e->c.poll_min;
	if (t->e->c.poll_max)
		sch.max_s = t->e->c.poll_max;
	hw_poll_next(&t->source, &t->poll, &sch, &t->res, now,
	    hw_hash_mix((uint64_t)now, (uint64_t)t->source.id));
	t->source.more = hw_poll_write(t->m, &t->poll);
}

void
poll_settle(struct task *t, const char *what, struct hw_str detail)
{
	set_next(t);
	keep_state(t, what, detail);
}

/* The same, with others in a transaction to come; ends the task then. */
static void
settle_later(struct task *t, const char *what, struct hw_str detail)
{
	struct hw_engine *e = t->e;

	set_next(t);
	t->log_what = what;
	t->log_detail = hw_str_dup(t->m, detail);
	t->settled = e->settled;
	e->settled = t;
	if (e->n_settled++ == 0)
		e->settled_ms = engine_ms();
}

int
poll_flush(struct hw_engine *e, struct hw_err *err)
{
	size_t few = e->n_tasks > UNDER_WAY * 2 ? e->n_tasks / 4
						: UNDER_WAY / 2;
	int rc;

	if (!e->settled ||
	    (e->n_settled < few && e->n_settled < e->n_tasks &&
		engine_ms() - e->settled_ms < 250))
		return HW_OK;
	rc = hw_store_begin(e->store, err);
	for (struct task *t = e->settled; !rc && t; t = t->settled)
		keep_state(t, t->log_what, t->log_detail);
	if (!rc)
		rc = hw_store_end(e->store, rc, err);
	while (e->settled) {
		struct task *t = e->settled;

		e->settled = t->settled;
		task_end(t);
	}
	e->n_settled = 0;
	return rc;
}

void
poll_read(struct task *t, const struct hw_page *page)
{
	hand_over(t, &t->e->parse, feed_record(t, page));
}

static void
feed_done(
    void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct task *t = arg;
	struct hw_engine *e = t->e;
	enum hw_poll_what what;

	if (e->stop) {
		task_end(t);
		return;
	}
	e->stat.polls++;
	t->res = hw_fetch_keep(t->m, res);
	what = hw_poll_answer(
	    t->m, &t->source, &t->poll, page, res, engine_now());
	if (what == HW_POLL_PARSE) {
		poll_read(t, page);
		return;
	}
	if (what == HW_POLL_SAME) {
		e->stat.unchanged++;
		settle_later(t, "", HW_STR(""));
	} else if (what == HW_POLL_DEFERRED) {
		settle_later(t, "", HW_STR(""));
	} else {
		e->stat.failed++;
		settle_later(t, what == HW_POLL_GONE ? "ended" : "refused",
		    hw_str_c(res->reason));
		hw_log(HW_LOG_WARN, "fetch", "url=%.*s why=\"%s\"",
		    HW_FMT(t->source.url), res->reason);
	}
}

bool
poll_is_under_way(const struct hw_engine *e, hw_id source)
{
	for (const struct task *t = e->tasks; t; t = t->next)
		if (t->kind == TASK_FEED && t->source.id == source)
			return true;
	return false;
}

static struct hw_source
copy_source(struct hw_arena *m, const struct hw_source *s)
{
	struct hw_source c = *s;

	c.url = hw_str_dup(m, s->url);
	c.title = hw_str_dup(m, s->title);
	c.site = hw_str_dup(m, s->site);
	c.domain = hw_str_dup(m, s->domain);
	c.language = hw_str_dup(m, s->language);
	c.etag = hw_str_dup(m, s->etag);
	c.last_modified = hw_str_dup(m, s->last_modified);
	c.state = hw_str_dup(m, s->state);
	c.more = hw_str_dup(m, s->more);
	return c;
}

struct task *
task_of_source(struct hw_engine *e, hw_id source, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_source_page found;
	struct task *t = NULL;

	if (hw_store_source(e->store, m, source, (struct hw_str){0}, &found,
		err) == HW_OK) {
		t = task_new(e, TASK_FEED);
		t->source = copy_source(t->m, &found.source);
		hw_poll_read(t->m, t->source.more, &t->poll);
	}
	hw_arena_free(m);
	return t;
}

static void
fetch_source(struct task *t)
{
	struct hw_fetch_request req;

	hw_poll_request(&t->source, &t->poll, engine_now(), &req);
	hw_fetch(t->e->fetcher, &req, feed_done, t);
}

/* Allowed by a rule, or named there for all to fetch. */
static bool
is_allowed(const struct task *t, const struct hw_robots_answer *answer)
{
	const struct hw_robots *r = answer->robots;

	for (size_t i = 0; r && i < r->sitemaps.n; i++)
		if (hw_str_eq(r->sitemaps.v[i], t->source.url))
			return true;
	return answer->allowed;
}

static void
source_robots_done(void *arg, const struct hw_robots_answer *answer)
{
	struct task *t = arg;
	struct hw_fetch_result res = {.retry_after = answer->retry_after};
	struct hw_page none = {.url = t->source.url};

	if (t->e->stop) {
		task_end(t);
		return;
	}
	if (is_allowed(t, answer)) {
		fetch_source(t);
		return;
	}
	res.rc = answer->retry_after ? HW_EIO : HW_EDENIED;
	snprintf(res.reason, sizeof(res.reason), "%s; %s", answer->why,
	    answer->retry_after
		? "it is asked again"
		: "follow a feed of this outlet, or ask its owner");
	feed_done(t, &none, &res);
}

/* A feed is there for its readers, one of whom has chosen it; pages and
 * sitemaps we go through on our own are a crawler's. */
static bool
obeys_robots(const struct hw_engine *e, const struct hw_source *s)
{
	return s->kind != HW_SOURCE_FEED || e->c.robots_feeds;
}

static void
ask_source(struct hw_engine *e, const struct hw_source *s)
{
	struct task *t;

	if (e->c.only && e->c.only != s->id)
		return;
	t = task_new(e, TASK_FEED);
	t->source = copy_source(t->m, s);
	hw_poll_read(t->m, t->source.more, &t->poll);
	if (obeys_robots(e, s))
		hw_robots_ask(e->robots, t->source.url, source_robots_done, t);
	else
		fetch_source(t);
}

static int
ask_sources(struct hw_engine *e, hw_time now, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	bool all = e->c.all && !e->asked_all;
	struct hw_sources due;
	int rc = hw_store_sources(e->store, m, all ? HW_TIME_NONE : now,
	    (struct hw_str){0}, all ? 0 : UNDER_WAY, &due, err);

	/* all of them are asked once, before any is under way */
	for (size_t i = 0; !rc && i < due.n; i++)
		if (all || !poll_is_under_way(e, due.v[i].id))
			ask_source(e, &due.v[i]);
	e->asked_all = true;
	hw_arena_free(m);
	return rc;
}

/* ---- pages ------------------------------------------------------------------ */

/* The entry of the queue is done with, without an article. */
static void
give_up(struct task *t, const char *why)
{
	struct hw_err err = {0};

	hw_log(HW_LOG_WARN, "fetch", "url=%.*s why=\"%s\"",
	    HW_FMT(t->queued.key), why);
	if (hw_store_drop(t->e->store, t->queued.id, &err))
		hw_log(HW_LOG_ERROR, "pipe", "why=\"%s\"", err.msg);
	task_end(t);
}

/* The page could not be had: the extract of the feed is what there is. */
static void
use_extract(struct task *t, const char *why)
{
	struct hw_page page = {.url = t->hint.link,
	    .first_seen = engine_now(),
	    .content_type = HW_STR("text/html; charset=utf-8")};

	page.body = t->hint.content_html.n ? t->hint.content_html
					   : t->hint.summary_html;
	if (!page.body.n) {
		give_up(t, why);
		return;
	}
	t->fetched = false;
	t->e->stat.items++;
	hand_over(t, &t->e->extract, page_record(t, &page, true));
}

static void
page_done(
    void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct task *t = arg;
	struct hw_engine *e = t->e;

	if (e->stop) {
		task_end(t);
		return;
	}
	if (res->rc == HW_OK && page->body.n) {
		e->stat.pages++;
		t->fetched = true;
		hand_over(t, &e->extract, page_record(t, page, false));
		return;
	}
	if ((res->rc == HW_EIO || res->deferred) && t->queued.tries < 3) {
		task_end(t); /* the lease ends, and it comes again */
		return;
	}
	use_extract(t, res->reason);
}

/* The hint and the feed's own text, as intake.c queued them. */
static bool
read_payload(struct task *t)
{
	struct hw_json *rec;

	if (hw_json_parse(t->m, t->queued.payload, 0, &rec, NULL) ||
	    !hw_pipe_hint(t->m, rec, &t->hint))
		return false;
	t->hint.content_html = hw_json_str(rec, "content_html");
	return true;
}

static void
robots_done(void *arg, const struct hw_robots_answer *answer)
{
	struct hw_fetch_request req = {.kind = HW_FETCH_PAGE};
	struct task *t = arg;

	if (t->e->stop) {
		task_end(t);
	} else if (answer->allowed) {
		req.url = t->queued.key;
		hw_fetch(t->e->fetcher, &req, page_done, t);
	} else if (answer->retry_after && t->queued.tries < 3) {
		task_end(t); /* the lease ends, and it comes again */
	} else {
		use_extract(t, answer->why);
	}
}

static void
ask_page(struct hw_engine *e, const struct hw_queued *q, bool fetch)
{
	struct task *t = task_new(e, TASK_PAGE);

	t->queued = *q;
	t->queued.kind = hw_str_dup(t->m, q->kind);
	t->queued.key = hw_str_dup(t->m, q->key);
	t->queued.payload = hw_str_dup(t->m, q->payload);
	if (!read_payload(t)) {
		give_up(t, "the queue entry is damaged");
		return;
	}
	if (!fetch) {
		use_extract(t, "the feed gave no text");
		return;
	}
	hw_robots_ask(e->robots, t->queued.key, robots_done, t);
}

static int
ask_queue(
    struct hw_engine *e, const char *kind, hw_time now, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_queued *q;
	size_t n = 0,
	       room = e->n_tasks < UNDER_WAY * 2 ? UNDER_WAY * 2 - e->n_tasks
						 : 0;
	int rc = HW_OK;

	if (room)
		rc = hw_store_take(
		    e->store, m, hw_str_c(kind), now, LEASE, room, &q, &n, err);
	for (size_t i = 0; !rc && i < n; i++)
		ask_page(e, &q[i], strcmp(kind, "page") == 0);
	if (n)
		e->queue_maybe = true;
	hw_arena_free(m);
	return rc;
}

/* Building the live indexes takes a while, in which no answer is read: only
 * when none is awaited, and there is something to place. */
static int
be_ready(struct hw_engine *e, hw_time now, bool *ready, struct hw_err *err)
{
	int64_t work;
	int rc;

	*ready = hw_placer_loaded(e->placer);
	if (*ready || e->n_tasks)
		return HW_OK;
	rc = hw_store_has_work(e->store, now, &work, err);
	if (!rc && work)
		rc = hw_placer_load(e->placer, now, err);
	*ready = true;
	return rc;
}

int
poll_due(struct hw_engine *e, hw_time now, struct hw_err *err)
{
	bool ready;
	int rc = HW_OK;

	if (e->n_tasks < UNDER_WAY || (e->c.all && !e->asked_all))
		rc = ask_sources(e, now, err);
	if (rc || e->n_tasks >= UNDER_WAY * 2 || !crew_has_room(&e->extract))
		return rc;
	rc = be_ready(e, now, &ready, err);
	if (rc || !ready)
		return rc;
	e->queue_maybe = false;
	rc = ask_queue(e, "item", now, err);
	return rc ? rc : ask_queue(e, "page", now, err);
}
