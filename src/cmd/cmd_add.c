/* SPDX-License-Identifier: MIT
 * headwater add: from addresses to sources. */
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/fetching.h"
#include "fetch/discover.h"
#include "pipe/look.h"
#include "pipe/worker.h"
#include "store/store.h"
#include "url/url.h"

const char hw_usage_add[] =
    "usage: headwater add [OPTION]... URL...\n\n"
    "Subscribes to the feed, sitemap or page behind each URL, which may be\n"
    "any address of an outlet: feeds the page names are tried first, then\n"
    "usual paths and sitemaps, at most three; a page that lists stories is\n"
    "watched itself when nothing else is there.\n\n"
    "  --as-is              take URL for a feed without looking\n"
    "  --fulltext WHEN      auto, always or never fetch items' pages\n\n"
    "Prints the id, kind, address and title of each source.  " //
    HW_SETTINGS_USAGE;

struct adding {
	bool as_is;
	enum hw_fulltext fulltext;
	struct hw_arena *m;
	struct hw_store *store;
	struct hw_fetcher *fetcher;
	struct hw_pool *pool; /* NULL until something is to be looked at */
};

static int
own_option(void *arg, int argc, char **argv)
{
	static const char *const when[] = {"auto", "always", "never"};
	struct adding *a = arg;

	if (strcmp(argv[0], "--as-is") == 0) {
		a->as_is = true;
		return 1;
	}
	if (strcmp(argv[0], "--fulltext") != 0 || argc < 2)
		return 0;
	for (int i = 0; i < 3; i++)
		if (strcmp(argv[1], when[i]) == 0) {
			a->fulltext = (enum hw_fulltext)i;
			return 2;
		}
	hw_cmd_usage("add", "--fulltext is auto, always or never");
	return -1;
}

/* A worker looks at the page; the error says why there is none. */
static int
look(struct adding *a, struct hw_discovery *d, const struct hw_page *page,
    struct hw_err *err)
{
	static char prog[] = "headwater", filter[] = "parse",
		    jobs[] = "--jobs=0";
	static char *const argv[] = {prog, filter, jobs, NULL};
	struct hw_pool_limits lim = {.workers = 1};
	struct hw_str line, why;
	int rc = HW_OK;

	if (!a->pool)
		rc = hw_pool_new(&a->pool, argv, &lim, err);
	if (!rc)
		rc = hw_pool_ask(
		    a->pool, hw_pipe_look_record(a->m, page), &line, &why, err);
	if (!rc)
		hw_pipe_look_take(d, line, why);
	return rc;
}

static int
discover(struct adding *a, struct hw_str url, struct hw_source *out)
{
	struct hw_discovery d;
	struct hw_fetch_request req;
	struct hw_err err = {0};

	hw_discover_start(&d, a->m, url);
	while (hw_discover_next(&d, &req)) {
		struct hw_page page;
		struct hw_fetch_result res;

		req.now = true; /* a person waits */
		(void)!hw_fetch_wait(a->fetcher, a->m, &req, &page, &res, NULL);
		if (hw_discover_answer(&d, &page, &res) &&
		    look(a, &d, &page, &err) != HW_OK)
			hw_discover_unread(&d, hw_str_c(err.msg));
	}
	if (!d.ok) {
		hw_cmd_fail("add", 0,
		    "%.*s: no feed, sitemap or list of stories; tried:\n%.*s",
		    HW_FMT(url), HW_FMT(d.report));
		return HW_ENOTFOUND;
	}
	*out = d.found;
	return HW_OK;
}

static int
add_one(struct adding *a, struct hw_str url)
{
	static const char *const kind[] = {"feed", "sitemap", "page", "file"};
	struct hw_source s = {.kind = HW_SOURCE_FEED, .url = url};
	struct hw_err err = {0};
	hw_id id;

	if (a->as_is && !hw_url_is_http(url)) {
		hw_cmd_fail("add", 0, "%.*s: not an http or https address",
		    HW_FMT(url));
		return HW_EINPUT;
	}
	if (!a->as_is && discover(a, url, &s) != HW_OK)
		return HW_ENOTFOUND;
	s.fulltext = a->fulltext;
	if (hw_store_follow(a->store, &s, time(NULL), url, &id, &err)) {
		hw_cmd_fail("add", 0, "%.*s: %s", HW_FMT(url), err.msg);
		return err.rc;
	}
	printf("%lld\t%s\t%.*s\t%.*s\n", (long long)id, kind[s.kind],
	    HW_FMT(s.url), HW_FMT(s.title));
	return HW_OK;
}

static int
add_all(
    struct adding *a, const struct hw_settings *s, const struct hw_strs *urls)
{
	struct hw_fetch_config c;
	struct hw_err err = {0};
	struct hw_str path;
	int failed = 0;

	if (hw_cmd_fetch_config(a->m, s, &c, &err) != HW_OK ||
	    hw_fetcher_new(&c, NULL, &a->fetcher, &err) != HW_OK)
		return hw_cmd_fail("add", HW_EXIT_CONFIG, "%s", err.msg);
	if (hw_settings_db(a->m, s, &path, &err) != HW_OK ||
	    hw_store_open(path.p, HW_STORE_WRITE, &a->store, &err) != HW_OK)
		return hw_cmd_fail("add", HW_EXIT_STORE, "%s", err.msg);
	for (size_t i = 0; i < urls->n; i++)
		failed += add_one(a, urls->v[i]) != HW_OK;
	return failed ? HW_EXIT_SOME : HW_EXIT_OK;
}

int
hw_cmd_add(int argc, char **argv)
{
	struct adding a = {.m = hw_arena_new()};
	struct hw_settings s;
	struct hw_strs urls = {0};
	struct hw_err err = {0};
	int code;

	code = hw_cmd_fetch_args(
	    a.m, argc, argv, own_option, &a, &s, &urls, &err);
	if (code)
		code = hw_cmd_args_fail("add", code, &err);
	else if (urls.n == 0)
		code = hw_cmd_usage("add", "an address is needed");
	else
		code = add_all(&a, &s, &urls);
	hw_pool_free(a.pool);
	hw_fetcher_free(a.fetcher);
	hw_store_close(a.store);
	hw_arena_free(a.m);
	return code;
}
