/* SPDX-License-Identifier: MIT
 * headwater import sitemap: what a sitemap lists.  Its pages wait in the queue
 * for whoever runs next (serve, update); sitemaps of an index become sources.
 * A worker reads the bytes. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "cmd/cmd.h"
#include "cmd/filter.h"
#include "cmd/import_pages.h"
#include "cmd/stored.h"
#include "format/article.h"
#include "format/feed.h"
#include "pipe/pipe.h"
#include "pipe/worker.h"
#include "url/url.h"

struct listing {
	struct hw_stored g;
	struct hw_pool *pool;
	int64_t queued, known, followed;
};

static int
queue_page(
    struct listing *x, struct hw_arena *m, const struct hw_entry *e, hw_id *id)
{
	struct hw_queued q = {
	    .kind = HW_STR("page"), .key = e->link, .due = time(NULL)};
	struct hw_buf b;
	struct hw_jw w;
	int rc = hw_store_find(
	    x->g.st, 0, (struct hw_str){0}, e->link, id, &x->g.err);

	if (rc != HW_ENOTFOUND) {
		x->known += rc == HW_OK;
		return rc;
	}
	hw_buf_init(&b, m, 1 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_pipe_put_hint(&w, e);
	hw_jw_end_obj(&w);
	q.payload = hw_buf_str(&b);
	x->queued++;
	return b.rc ? HW_OK : hw_store_enqueue(x->g.st, &q, &x->g.err);
}

static int
take(struct listing *x, struct hw_arena *m, const struct hw_json *rec)
{
	const struct hw_json *list = hw_json_get(rec, "entries");
	bool index = hw_str_eq(
	    hw_json_str(rec, "format"), HW_STR("sitemapindex"));
	int rc = hw_store_begin(x->g.st, &x->g.err);

	for (const struct hw_json *v = list ? list->child : NULL; !rc && v;
	     v = v->next) {
		struct hw_entry e = {.link = hw_json_str(v, "link"),
		    .title = hw_json_str(v, "title"),
		    .language = hw_json_str(v, "language")};
		struct hw_source s = {.kind = HW_SOURCE_SITEMAP, .url = e.link};
		hw_id id;

		if (!hw_url_is_http(e.link))
			continue;
		hw_date_get(hw_json_str(v, "published"), &e.published);
		hw_date_get(hw_json_str(v, "updated"), &e.updated);
		if (!index) {
			rc = queue_page(x, m, &e, &id);
			continue;
		}
		rc = hw_store_follow(x->g.st, &s, time(NULL),
		    HW_STR("from a list"), &id, &x->g.err);
		x->followed++;
	}
	return hw_store_end(x->g.st, rc, &x->g.err);
}

/* What the worker says of the file; HW_EINPUT: it is no sitemap. */
static int
read_list(struct listing *x, struct hw_arena *m, const char *path,
    struct hw_json **rec)
{
	struct hw_err *err = &x->g.err;
	struct hw_str body, line, why, format;
	struct hw_buf b;
	struct hw_jw w;
	int rc = hw_cmd_read(m, path, HW_FEED_BYTES, &body, err);

	if (rc)
		return rc;
	hw_buf_init(&b, m, HW_FILTER_FEED);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", hw_cmd_id(path));
	hw_jw_kstr(&w, "body_base64", hw_base64_encode(m, body));
	hw_jw_end_obj(&w);
	rc = hw_pool_ask(x->pool, hw_buf_str(&b), &line, &why, err);
	if (!rc && line.n)
		rc = hw_json_parse(m, hw_str_dup(m, line), 0, rec, err);
	if (rc)
		return rc;
	if (line.n)
		why = hw_json_str(*rec, "error");
	if (why.n)
		return hw_fail(err, HW_EINPUT, "%.*s", HW_FMT(why));
	format = hw_json_str(*rec, "format");
	if (!hw_str_istarts(format, HW_STR("sitemap")))
		return hw_fail(err, HW_EINPUT,
		    "this is %.*s, not a sitemap; `headwater add` takes the "
		    "address of a feed, `import opml` a list of feeds",
		    HW_FMT(format));
	return HW_OK;
}

static int
one_file(struct listing *x, const char *path)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_json *rec;
	int rc, code = HW_EXIT_OK;

	x->g.err = (struct hw_err){0};
	x->queued = x->known = x->followed = 0;
	rc = read_list(x, m, path, &rec);
	if (rc)
		code = hw_cmd_fail(
		    "import", HW_EXIT_SOME, "%s: %s", path, x->g.err.msg);
	else if (take(x, m, rec))
		code = hw_cmd_fail(
		    "import", HW_EXIT_STORE, "%s: %s", path, x->g.err.msg);
	else
		printf("%s: %lld pages to fetch, %lld known, %lld sitemaps "
		       "followed\n",
		    path, (long long)x->queued, (long long)x->known,
		    (long long)x->followed);
	hw_arena_free(m);
	return code;
}

static int
run(struct listing *x)
{
	static char prog[] = "headwater", filter[] = "parse",
		    jobs[] = "--jobs=0";
	static char *const argv[] = {prog, filter, jobs, NULL};
	struct hw_pool_limits lim = {.workers = 1};
	int code = HW_EXIT_OK;

	if (hw_pool_new(&x->pool, argv, &lim, &x->g.err))
		return hw_cmd_fail(
		    "import", HW_EXIT_CONFIG, "%s", x->g.err.msg);
	for (size_t i = 1; i < x->g.rest.n; i++) {
		int one = one_file(x, x->g.rest.v[i].p);

		code = one ? one : code;
	}
	if (x->g.rest.n == 1)
		code = one_file(x, "-");
	hw_pool_free(x->pool);
	return code;
}

int
hw_import_sitemap(int argc, char **argv)
{
	struct listing x = {0};
	int code = hw_stored_args(&x.g, "import", argc, argv, NULL, NULL);

	if (!code)
		code = hw_stored_open(&x.g, HW_STORE_WRITE);
	if (!code)
		code = run(&x);
	hw_stored_close(&x.g);
	return code;
}
