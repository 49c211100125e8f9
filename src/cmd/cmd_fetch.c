/* SPDX-License-Identifier: MIT
 * headwater fetch: one address through the only fetcher. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "cmd/cmd.h"
#include "cmd/fetching.h"
#include "fetch/robots.h"

const char hw_usage_fetch[] =
    "usage: headwater fetch [OPTION]... URL\n\n"
    "Fetches URL exactly as the aggregator would and writes the body to\n"
    "standard output; what happened goes to standard error.\n\n"
    "  --allow-net CIDR   network that may be reached although it is private\n"
    "                     or special-purpose; may be repeated\n"
    "  --page             as a page for people: at most 16 MB, not 32\n"
    "  --etag TAG, --last-modified DATE\n"
    "                     conditional: 304 writes no body\n"
    "  --max-bytes N      limit of the unpacked body\n"
    "  --timeout SECONDS  limit of the whole chain of redirects\n"
    "  --robots           ask robots.txt first, as is done before pages\n"
    "  --http1            no HTTP/2\n"
    "  --json             write what happened as JSON instead of the body\n\n"
    "Exit: 0 fetched, 1 the server answers with an error, 2 usage, 5 refused\n"
    "or no complete answer.\n";

struct options {
	struct hw_fetch_request req;
	int64_t timeout_s;
	bool http1, json, robots;
	int code;
	struct hw_fetcher *f;
};

/* --NAME VALUE or --NAME=VALUE as a string. */
static bool
text_option(
    int argc, char **argv, const char *name, struct hw_str *out, int *used)
{
	size_t n = strlen(name);

	if (strncmp(argv[0], name, n) != 0)
		return false;
	*used = argv[0][n] == '=' ? 1 : 2;
	if (*used == 1)
		*out = hw_str_c(argv[0] + n + 1);
	else if (argv[0][n] == '\0' && argc > 1)
		*out = hw_str_c(argv[1]);
	else
		return false;
	return true;
}

static bool
number_option(int argc, char **argv, const char *name, uint64_t *out, int *used)
{
	struct hw_str v;

	if (!text_option(argc, argv, name, &v, used))
		return false;
	if (!hw_str_u64(v, out) || *out == 0 || *out > INT32_MAX) {
		hw_cmd_usage("fetch", "%s is a number", name);
		*used = -1;
	}
	return true;
}

static int
own_option(void *arg, int argc, char **argv)
{
	struct options *o = arg;
	uint64_t n = 0;
	int used = 1;

	if (strcmp(argv[0], "--page") == 0)
		o->req.kind = HW_FETCH_PAGE;
	else if (strcmp(argv[0], "--http1") == 0)
		o->http1 = true;
	else if (strcmp(argv[0], "--robots") == 0)
		o->robots = true;
	else if (strcmp(argv[0], "--json") == 0)
		o->json = true;
	else if (text_option(argc, argv, "--etag", &o->req.etag, &used) ||
	    text_option(
		argc, argv, "--last-modified", &o->req.last_modified, &used))
		return used;
	else if (number_option(argc, argv, "--max-bytes", &n, &used))
		o->req.max_bytes = (size_t)n;
	else if (number_option(argc, argv, "--timeout", &n, &used))
		o->timeout_s = (int64_t)n;
	else
		return 0;
	return used;
}

static void
print_json(const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, 1 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "url", page->id);
	hw_jw_kint(&w, "status", res->status);
	hw_jw_kstr(&w, "outcome", hw_str_c(hw_rc_name(res->rc)));
	hw_jw_kstr_null(&w, "error", hw_str_c(res->reason));
	hw_jw_kstr(&w, "final_url", res->final_url);
	hw_jw_kstr_opt(&w, "moved_to", res->permanent);
	hw_jw_kstr_opt(&w, "blocked_by", res->blocked);
	hw_jw_kstr_opt(&w, "content_type", page->content_type);
	hw_jw_kstr_opt(&w, "etag", page->etag);
	hw_jw_kstr_opt(&w, "last_modified", page->last_modified);
	hw_jw_kstr_opt(&w, "robots_tag", page->robots_tag);
	hw_jw_kstr_opt(&w, "hub", res->hub);
	hw_jw_kstr_opt(&w, "address", res->address);
	hw_jw_kint(&w, "http_version", res->http_version);
	hw_jw_kint(&w, "fresh", res->fresh);
	hw_jw_kint(&w, "retry_after", res->retry_after);
	hw_jw_kint(&w, "wire_bytes", res->wire_bytes);
	hw_jw_kint(&w, "body_bytes", res->body_bytes);
	hw_jw_kint(&w, "total_us", res->total_us);
	hw_jw_key(&w, "redirects");
	hw_jw_arr(&w);
	for (size_t i = 0; i < res->n_hops; i++) {
		hw_jw_obj(&w);
		hw_jw_kint(&w, "status", res->hops[i].status);
		hw_jw_kstr(&w, "url", res->hops[i].url);
		hw_jw_end_obj(&w);
	}
	hw_jw_end_arr(&w);
	hw_jw_end_obj(&w);
	hw_buf_byte(&b, '\n');
	fwrite(b.p, 1, b.n, stdout);
	hw_arena_free(m);
}

static void
print_story(const struct hw_page *page, const struct hw_fetch_result *res)
{
	for (size_t i = 0; i < res->n_hops; i++)
		fprintf(stderr, "%d %.*s\n", res->hops[i].status,
		    HW_FMT(res->hops[i].url));
	if (res->status)
		fprintf(stderr,
		    "%d %.*s %.*s (%lld bytes, %lld on the wire, HTTP/%d.%d, "
		    "%.*s, %.2f s)\n",
		    res->status, HW_FMT(res->final_url),
		    HW_FMT(page->content_type), (long long)res->body_bytes,
		    (long long)res->wire_bytes, res->http_version / 10,
		    res->http_version % 10, HW_FMT(res->address),
		    (double)res->total_us / 1e6);
}

static void
on_done(
    void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct options *o = arg;

	if (o->json)
		print_json(page, res);
	else if (page->body.n)
		fwrite(page->body.p, 1, page->body.n, stdout);
	fflush(stdout);
	if (!o->json)
		print_story(page, res);
	if (res->rc != HW_OK)
		fprintf(stderr, "headwater fetch: %.*s: %s\n", HW_FMT(page->id),
		    res->reason);
	o->code = res->rc == HW_OK ? HW_EXIT_OK
	    : res->status != 0     ? HW_EXIT_SOME
				   : HW_EXIT_NETWORK;
}

static void
on_robots(void *arg, const struct hw_robots_answer *answer)
{
	struct options *o = arg;

	if (answer->allowed) {
		hw_fetch(o->f, &o->req, on_done, o);
		return;
	}
	hw_cmd_fail("fetch", 0, "%.*s: %s%s%.*s", HW_FMT(o->req.url),
	    answer->why, answer->rule ? ": " : "",
	    answer->rule ? (int)answer->rule->raw.n : 0,
	    answer->rule ? answer->rule->raw.p : "");
}

static int
fetch_one(struct hw_arena *m, const struct hw_settings *s, struct options *o)
{
	struct hw_robots_cache *cache = NULL;
	struct hw_fetch_config c;
	struct hw_err err = {0};
	int rc = hw_cmd_fetch_config(m, s, &c, &err);

	c.http1 = o->http1;
	if (o->timeout_s)
		c.total_ms = (int)(o->timeout_s * 1000);
	if (rc == HW_OK)
		rc = hw_fetcher_new(&c, NULL, &o->f, &err);
	if (rc != HW_OK)
		return hw_cmd_fail("fetch", HW_EXIT_CONFIG, "%s", err.msg);
	o->req.now = true;
	if (o->robots) {
		cache = hw_robots_cache_new(o->f, HW_STR("headwater"));
		hw_robots_ask(cache, o->req.url, on_robots, o);
	} else {
		hw_fetch(o->f, &o->req, on_done, o);
	}
	hw_fetch_run(o->f);
	hw_fetcher_free(o->f);
	hw_robots_cache_free(cache);
	return o->code;
}

int
hw_cmd_fetch(int argc, char **argv)
{
	struct hw_arena *m = hw_arena_new();
	struct options o = {.code = HW_EXIT_NETWORK};
	struct hw_settings s;
	struct hw_strs rest = {0};
	struct hw_err err = {0};
	int rc = hw_cmd_fetch_args(
	    m, argc, argv, own_option, &o, &s, &rest, &err);

	if (rc != HW_OK) {
		rc = hw_cmd_args_fail("fetch", rc, &err);
	} else if (rest.n != 1) {
		rc = hw_cmd_usage("fetch", "one URL is needed");
	} else {
		o.req.url = rest.v[0];
		rc = fetch_one(m, &s, &o);
	}
	hw_arena_free(m);
	return rc;
}
