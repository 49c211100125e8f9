/* SPDX-License-Identifier: MIT */
#include "cmd/web.h"

#include "base/arena.h"
#include "base/buf.h"
#include "cmd/cmd.h"
#include "cmd/starters.h"
#include "format/opml.h"
#include "url/url.h"

/* Runs in a web thread: the engine looks for the feed. */
static int
add(void *arg, struct hw_str url, int64_t *ticket, struct hw_err *err)
{
	struct hw_web *web = arg;

	if (!hw_url_is_http(url) && hw_str_find(url, HW_STR(":"), 0) != HW_NPOS)
		return hw_fail(err, HW_EINPUT,
		    "%.*s: an address begins with http:// or https://",
		    HW_FMT(url));
	*ticket = hw_engine_seek(web->g->engine, url);
	return *ticket ? HW_OK
		       : hw_fail(err, HW_ELIMIT,
			     "Many addresses are being looked at; try again "
			     "in a minute.");
}

static bool
sought(
    void *arg, int64_t ticket, struct hw_arena *m, struct hw_serve_sought *out)
{
	static const char *const kind[] = {
	    "feed", "sitemap", "page of stories", "file"};
	struct hw_web *web = arg;
	struct hw_sought s;

	if (!hw_engine_sought(web->g->engine, ticket, m, &s))
		return false;
	*out = (struct hw_serve_sought){.url = s.url,
	    .done = s.done,
	    .tried = s.tried,
	    .found = s.found,
	    .title = s.title,
	    .domain = s.domain};
	if (s.source)
		out->kind = hw_str_c(kind[s.kind]);
	return true;
}

/* In a web thread, with a store handle of its own. */
static int
opml(void *arg, struct hw_str bytes, int *added, struct hw_err *err)
{
	struct hw_web *web = arg;
	struct hw_arena *m = hw_arena_new();
	struct hw_opml list;
	int rc = hw_opml_parse(m, bytes, (struct hw_str){0}, &list, err);

	if (!rc && !list.feeds.n)
		rc = hw_fail(err, HW_EINPUT, "no feed is named in it");
	if (!rc)
		rc = hw_starters_add(
		    web->g, list.feeds.v, list.feeds.n, added, err);
	hw_arena_free(m);
	if (!rc)
		hw_engine_wake(web->g->engine);
	return rc;
}

/* In a web thread as well. */
static int
import(void *arg, const struct hw_str *ids, size_t n, int *added,
    struct hw_err *err)
{
	struct hw_web *web = arg;
	int rc = hw_starters_import(web->g, ids, n, added, err);

	if (!rc)
		hw_engine_wake(web->g->engine);
	return rc;
}

static void
metrics(void *arg, struct hw_buf *b)
{
	struct hw_web *web = arg;
	struct hw_engine_stat st;

	hw_engine_stat(web->g->engine, &st);
	hw_buf_printf(b,
	    "headwater_polls_total %lld\nheadwater_poll_failures_total %lld\n"
	    "headwater_articles_added_total %lld\n"
	    "headwater_articles_revised_total %lld\n"
	    "headwater_quarantined_total %lld\nheadwater_under_way %zu\n",
	    (long long)st.polls, (long long)st.failed, (long long)st.added,
	    (long long)st.revised, (long long)st.quarantined, st.under_way);
}

/* Hubs knock here; runs in a web thread. */
static void
hub(void *arg, const struct hw_serve_request *req,
    struct hw_serve_answer *answer)
{
	struct hw_web *web = arg;
	struct hw_str name = hw_str_from(req->path, sizeof("/websub/") - 1);
	struct hw_str challenge;

	answer->status = 404;
	if (hw_str_eq(req->method, HW_STR("GET")) &&
	    hw_engine_hub_get(
		web->g->engine, req->m, name, req->query, &challenge)) {
		answer->status = 200;
		hw_buf_put(answer->body, challenge);
	} else if (hw_str_eq(req->method, HW_STR("POST"))) {
		int rc = hw_engine_hub_post(web->g->engine, name,
		    req->signature, req->content_type, req->body);

		answer->status = rc == HW_ENOTFOUND ? 404
		    : rc == HW_ELIMIT               ? 503
						    : 202;
	}
}

int
hw_web_start(struct hw_web *web, struct hw_aggregate *g, bool demo)
{
	struct hw_err err = {0};
	struct hw_serve_starter *starters;
	size_t n_starters;

	web->g = g;
	if (hw_starters_list(g->m, &starters, &n_starters, &err))
		return hw_cmd_fail(g->cmd, HW_EXIT_CONFIG, "%s", err.msg);
	web->route = (struct hw_serve_route){"/websub/", hub, web};
	web->c = (struct hw_serve_config){.db = g->c.db,
	    .listen = g->s.value[HW_SET_listen],
	    .base_url = g->s.value[HW_SET_base_url],
	    .name = g->s.value[HW_SET_name],
	    .contact = g->s.value[HW_SET_contact],
	    .threads = (int)hw_settings_number(&g->s, HW_SET_web_threads),
	    .demo = demo,
	    .routes = &web->route,
	    .n_routes = 1,
	    .starters = starters,
	    .n_starters = n_starters,
	    .actions = {.arg = web,
		.add = add,
		.sought = sought,
		.opml = opml,
		.import = import,
		.metrics = metrics},
	    .hubs = g->c.hubs};
	if (hw_serve_start(&web->c, &web->serve, &err))
		return hw_cmd_fail(g->cmd, HW_EXIT_CONFIG, "%s", err.msg);
	return HW_EXIT_OK;
}

void
hw_web_stop(struct hw_web *web)
{
	hw_serve_free(web->serve);
}
