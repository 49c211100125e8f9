/* SPDX-License-Identifier: MIT
 * headwater import ndjson, warc: pages into the store, by the walk the
 * aggregator takes. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/codec.h"
#include "cmd/cmd.h"
#include "cmd/import_pages.h"
#include "cmd/filter.h"
#include "cmd/stored.h"
#include "format/article.h"
#include "format/warc.h"
#include "pipe/place.h"
#include "pipe/worker.h"
#include "url/url.h"

#define BATCH 64 /* articles in one transaction */

struct import {
	struct hw_stored g;
	struct hw_pool *pool;
	struct hw_placer *placer;
	int in_batch;
	const char *path; /* of the file being read */
	int64_t n;        /* its line or record */
	int64_t added, revised, same, left, failed;
};

/* ---- articles ------------------------------------------------------------- */

static int
end_batch(struct import *x, int rc)
{
	if (!x->in_batch)
		return rc;
	x->in_batch = 0;
	if (!rc)
		rc = hw_placer_settle(x->placer, time(NULL), &x->g.err);
	return hw_store_end(x->g.st, rc, &x->g.err);
}

/* Which record was not read, and why. */
static void
refuse(struct import *x, int64_t n, struct hw_str why)
{
	x->failed++;
	hw_cmd_fail("import", 0, "%s, record %lld: %.*s", x->path, (long long)n,
	    HW_FMT(why));
}

static int
keep(struct import *x, struct hw_arena *m, int64_t n, struct hw_str line,
    struct hw_str why)
{
	struct hw_intake in = {.fetched = true, .now = time(NULL)};
	struct hw_err unread = {0};
	struct hw_committed made;
	struct hw_article a;
	struct hw_json *rec;
	int rc = HW_OK;

	if (line.n && hw_json_parse(m, line, 0, &rec, &unread))
		why = hw_str_c(unread.msg);
	else if (line.n)
		why = hw_json_str(rec, "error");
	if (why.n) {
		refuse(x, n, why);
		return HW_OK;
	}
	hw_article_get(m, rec, &a);
	if (!a.text.n || !hw_url_is_http(a.url) || a.kind == HW_KIND_LIST) {
		x->left++;
		return HW_OK;
	}
	a.host = hw_url_host(a.url);
	if (!x->in_batch)
		rc = hw_store_begin(x->g.st, &x->g.err);
	if (rc)
		return rc;
	x->in_batch++;
	rc = hw_placer_put(x->placer, &a, &in, &made, &x->g.err);
	if (rc)
		return end_batch(x, rc);
	x->added += made.fate == HW_FATE_NEW;
	x->revised += made.fate == HW_FATE_REVISED;
	x->same += made.fate == HW_FATE_SAME;
	return x->in_batch < BATCH ? HW_OK : end_batch(x, HW_OK);
}

static int
take_ready(struct import *x)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str line, why, in;
	uint64_t tag;
	int rc = HW_OK;

	while (!rc && hw_pool_take(x->pool, &tag, &line, &why, &in)) {
		rc = keep(x, m, (int64_t)tag, line, why);
		hw_arena_reset(m);
	}
	hw_arena_free(m);
	return rc;
}

/* Wait until there is room (all: until nothing is under way). */
static int
drain(struct import *x, bool all)
{
	int rc = HW_OK;

	while (!rc &&
	    (all ? hw_pool_pending(x->pool) > 0 : !hw_pool_has_room(x->pool))) {
		rc = hw_pool_pump(x->pool, -1, -1, &x->g.err);
		if (!rc)
			rc = take_ready(x);
	}
	return rc;
}

static int
put(struct import *x, struct hw_str line)
{
	int rc = drain(x, false);

	if (!rc && line.n)
		hw_pool_put(x->pool, (uint64_t)x->n, line);
	return rc ? rc : hw_pool_pump(x->pool, 0, -1, &x->g.err);
}

static int
start(struct import *x)
{
	const char *file = hw_str_z(x->g.m, x->g.s.value[HW_SET_outlets]);
	const struct hw_outlets *outlets;
	struct hw_pool_limits lim = {
	    .workers = (int)hw_settings_number(&x->g.s, HW_SET_workers)};
	int rc = hw_cmd_outlets(x->g.m, file, &outlets, &x->g.err);

	if (rc)
		return rc;
	if (lim.workers <= 0)
		lim.workers = (int)sysconf(_SC_NPROCESSORS_ONLN);
	rc = hw_pool_new(
	    &x->pool, hw_pool_reader(x->g.m, file), &lim, &x->g.err);
	if (rc)
		return rc;
	x->placer = hw_placer_new(x->g.st, outlets);
	return hw_placer_load(x->placer, time(NULL), &x->g.err);
}

/* ---- formats --------------------------------------------------------------- */

static int
ndjson(struct import *x, FILE *in, const char *path)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int rc = HW_OK;

	while (!rc && (n = getline(&line, &cap, in)) >= 0) {
		struct hw_str s = {line, (size_t)n};

		x->n++;
		if (s.n > HW_FILTER_LINE)
			refuse(x, x->n, HW_STR("is longer than 32 MiB"));
		else
			rc = put(x, hw_str_trim(s));
	}
	free(line);
	if (!rc && ferror(in))
		rc = hw_fail(
		    &x->g.err, HW_EIO, "%s: %s", path, strerror(errno));
	return rc;
}

static int
put_page(struct import *x, struct hw_arena *m, const struct hw_page *page)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, HW_FILTER_LINE);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", page->id);
	hw_jw_kstr(&w, "url", page->url);
	hw_jw_kstr_opt(&w, "content_type", page->content_type);
	hw_jw_kstr_opt(&w, "robots_tag", page->robots_tag);
	hw_jw_kstr_opt(&w, "tdm", page->tdm);
	if (page->first_seen != HW_TIME_NONE)
		hw_jw_kint(&w, "first_seen", page->first_seen);
	hw_jw_kstr(&w, "html_base64", hw_base64_encode(m, page->body));
	hw_jw_end_obj(&w);
	if (b.rc) {
		refuse(x, x->n, HW_STR("the page is too large"));
		return HW_OK;
	}
	return put(x, hw_buf_str(&b));
}

static int
warc(struct import *x, struct hw_str bytes)
{
	struct hw_warc w = {.in = bytes};
	struct hw_arena *m = hw_arena_new();
	struct hw_page page;
	int rc = HW_OK;

	while (!rc) {
		struct hw_err err = {0};
		int read = hw_warc_next(m, &w, &page, &err);

		if (read == HW_ENOTFOUND)
			break;
		x->n++;
		if (read)
			refuse(x, x->n, hw_str_c(err.msg));
		else if (page.status < 300)
			rc = put_page(x, m, &page);
		hw_arena_reset(m);
	}
	if (w.cut && !rc)
		refuse(x, x->n, HW_STR("cut short; what there is was taken"));
	hw_warc_end(&w);
	hw_arena_free(m);
	return rc;
}

/* ---- the command ------------------------------------------------------------ */

static int
one_file(struct import *x, const char *format, const char *path)
{
	bool lines = strcmp(format, "ndjson") == 0;
	struct hw_str bytes;
	FILE *in;
	int rc = drain(x, true); /* of the file before, for its messages */

	x->path = path;
	x->n = 0;
	if (rc)
		return rc;

	if (lines) {
		in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rbe");
		if (!in)
			return hw_fail(&x->g.err, HW_ENOTFOUND, "%s: %s", path,
			    strerror(errno));
		rc = ndjson(x, in, path);
		if (in != stdin)
			fclose(in);
		return rc;
	}
	rc = hw_cmd_read(x->g.m, path, (size_t)2 << 30, &bytes, &x->g.err);
	if (rc)
		return rc;
	return warc(x, bytes);
}

static int
run(struct import *x)
{
	const char *format = x->g.rest.v[0].p;
	int rc = start(x);

	for (size_t i = 1; !rc && i < x->g.rest.n; i++)
		rc = one_file(x, format, x->g.rest.v[i].p);
	if (!rc && x->g.rest.n == 1)
		rc = one_file(x, format, "-");
	if (!rc)
		rc = drain(x, true);
	rc = end_batch(x, rc);
	hw_pool_free(x->pool);
	hw_placer_free(x->placer);
	if (rc)
		return hw_stored_fail(&x->g, rc);
	printf("%lld added, %lld revised, %lld known, %lld no articles, "
	       "%lld not read\n",
	    (long long)x->added, (long long)x->revised, (long long)x->same,
	    (long long)x->left, (long long)x->failed);
	return x->failed ? HW_EXIT_SOME : HW_EXIT_OK;
}

int
hw_import_pages(int argc, char **argv)
{
	struct import x = {0};
	int code = hw_stored_args(&x.g, "import", argc, argv, NULL, NULL);

	if (!code)
		code = hw_stored_open(&x.g, HW_STORE_OWN);
	if (!code)
		code = run(&x);
	hw_stored_close(&x.g);
	return code;
}
