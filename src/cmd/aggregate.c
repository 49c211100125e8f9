/* SPDX-License-Identifier: MIT */
#include "cmd/aggregate.h"

#include <signal.h>
#include <string.h>
#include <time.h>

#include <event2/event.h>

#include "base/arena.h"
#include "base/log.h"
#include "cmd/cmd.h"
#include "cmd/fetching.h"
#include "pipe/worker.h"
#include "url/url.h"

/* The hubs to tell, and the feeds they are told of. */
static int
set_hubs(struct hw_aggregate *g, struct hw_err *err)
{
	struct hw_str rest = g->s.value[HW_SET_hubs], v;
	struct hw_str base = g->s.value[HW_SET_base_url];

	while (hw_cmd_next_value(&rest, &v)) {
		if (!hw_url_is_http(v))
			return hw_fail(err, HW_EINPUT,
			    "hubs: %.*s is no http or https address",
			    HW_FMT(v));
		*HW_PUSH(g->m, &g->c.hubs) = v;
	}
	if (!g->c.hubs.n)
		return HW_OK;
	if (!hw_url_is_http(base))
		return hw_fail(err, HW_EINPUT,
		    "hubs: base_url must say under which http or https "
		    "address hubs find our feeds");
	*HW_PUSH(g->m, &g->c.topics) = hw_str_cat(
	    g->m, base, HW_STR("/index.atom"));
	*HW_PUSH(g->m, &g->c.topics) = hw_str_cat(
	    g->m, base, HW_STR("/index.json"));
	return HW_OK;
}

int
hw_aggregate_init(struct hw_aggregate *g, const char *cmd, int argc,
    char **argv, int (*own)(void *arg, int argc, char **argv), void *arg)
{
	struct hw_err err = {0};
	const char *outlets;
	int rc;

	memset(g, 0, sizeof(*g));
	g->cmd = cmd;
	g->m = hw_arena_new();
	rc = hw_cmd_fetch_args(
	    g->m, argc, argv, own, arg, &g->s, &g->rest, &err);
	if (rc)
		return hw_cmd_args_fail(cmd, rc, &err);
	outlets = hw_str_z(g->m, g->s.value[HW_SET_outlets]);
	hw_log_level((enum hw_log_level)hw_settings_choice(&g->s, HW_SET_log));
	rc = hw_settings_db(g->m, &g->s, &g->db, &err);
	if (!rc)
		rc = hw_cmd_fetch_config(g->m, &g->s, &g->c.fetch, &err);
	if (!rc)
		rc = set_hubs(g, &err);
	if (!rc)
		rc = hw_cmd_outlets(g->m, outlets, &g->c.outlets, &err);
	if (rc)
		return hw_cmd_fail(cmd, HW_EXIT_CONFIG, "%s", err.msg);
	g->c.reader = hw_pool_reader(g->m, outlets);
	g->c.db = hw_str_z(g->m, g->db);
	g->c.workers = (int)hw_settings_number(&g->s, HW_SET_workers);
	g->c.poll_min = hw_settings_number(&g->s, HW_SET_poll_min);
	g->c.poll_max = hw_settings_number(&g->s, HW_SET_poll_max);
	g->c.fulltext = (enum hw_fulltext)hw_settings_choice(
	    &g->s, HW_SET_fulltext);
	g->c.robots_feeds = hw_settings_number(&g->s, HW_SET_robots_feeds) != 0;
	g->c.free_floor = hw_settings_number(&g->s, HW_SET_free_floor) << 20;
	if (hw_url_is_http(g->s.value[HW_SET_base_url]))
		g->c.websub = hw_str_cat(
		    g->m, g->s.value[HW_SET_base_url], HW_STR("/websub/"));
	g->base = event_base_new();
	g->c.base = g->base;
	if (!g->base)
		return hw_cmd_fail(cmd, HW_EXIT_CONFIG, "no event loop");
	return HW_EXIT_OK;
}

int
hw_aggregate_open(struct hw_aggregate *g)
{
	struct hw_err err = {0};
	int rc = hw_engine_new(&g->c, &g->engine, &err);

	return rc ? hw_cmd_fail(g->cmd, HW_EXIT_STORE, "%s", err.msg)
		  : HW_EXIT_OK;
}

static void
on_signal(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	hw_engine_stop(arg);
}

int
hw_aggregate_run(struct hw_aggregate *g)
{
	struct event *in = evsignal_new(g->base, SIGINT, on_signal, g->engine);
	struct event *term = evsignal_new(
	    g->base, SIGTERM, on_signal, g->engine);
	struct hw_err err = {0};
	int rc;

	if (in)
		event_add(in, NULL);
	if (term)
		event_add(term, NULL);
	rc = hw_engine_run(g->engine, &err);
	if (in)
		event_free(in);
	if (term)
		event_free(term);
	return rc ? hw_cmd_fail(g->cmd, HW_EXIT_STORE, "%s", err.msg)
		  : HW_EXIT_OK;
}

void
hw_aggregate_free(struct hw_aggregate *g)
{
	hw_engine_free(g->engine);
	if (g->base)
		event_base_free(g->base);
	hw_arena_free(g->m);
}

int
hw_aggregate_add(struct hw_aggregate *g, enum hw_source_kind kind,
    struct hw_str url, struct hw_str title, struct hw_str language, hw_id *id,
    struct hw_err *err)
{
	struct hw_source s = {
	    .kind = kind, .url = url, .title = title, .language = language};
	struct hw_store *st;
	int rc = hw_store_open(g->c.db, HW_STORE_WRITE, &st, err);

	if (rc)
		return rc;
	if (g->c.free_floor)
		hw_store_floor(st, g->c.free_floor);
	rc = hw_store_follow(
	    st, &s, (hw_time)time(NULL), (struct hw_str){0}, id, err);
	hw_store_close(st);
	return rc;
}
