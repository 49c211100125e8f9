/* SPDX-License-Identifier: MIT
 * headwater doctor: what is wrong, in sentences. */
#include <stdarg.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/stored.h"
#include "text/outlets.h"

const char hw_usage_doctor[] =
    "usage: headwater doctor [OPTION]...\n\n"
    "Tells how the store, the sources, the complaints and the disk are, and "
    "what to do.\n"
    "Exits 1 when something needs attention.\n\n"
    "  --json  one object\n\n" HW_SETTINGS_USAGE;

#define LATE 3600 /* seconds a poll may be late before it is told */

struct report {
	struct hw_stored *g;
	struct hw_store_facts f;
	struct hw_source_line *bad; /* failing sources: url, state */
	size_t n_bad;
	hw_time now;
	int troubles;
};

static void trouble(struct report *r, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
trouble(struct report *r, const char *fmt, ...)
{
	va_list ap;

	r->troubles++;
	if (r->g->json)
		return;
	va_start(ap, fmt);
	fputs("  ! ", stdout);
	vprintf(fmt, ap);
	putchar('\n');
	va_end(ap);
}

static void
look_at_store(struct report *r)
{
	const struct hw_store_facts *f = &r->f;
	int64_t floor = hw_settings_number(&r->g->s, HW_SET_free_floor);

	if (!r->g->json)
		printf("Store      %s: %lld items, %lld stories, %.1f MB "
		       "(+ %.1f MB not yet written back)\n",
		    r->g->path, (long long)f->articles, (long long)f->stories,
		    (double)f->bytes / 1e6, (double)f->wal_bytes / 1e6);
	if (f->damaged)
		trouble(r,
		    "%lld rows are damaged: headwater fsck, then "
		    "headwater restore",
		    (long long)f->damaged);
	if (f->free_bytes >> 20 < floor)
		trouble(r,
		    "only %lld MB free on its disk: nothing is taken "
		    "in below %lld MB (free_floor)",
		    (long long)(f->free_bytes >> 20), (long long)floor);
	if (f->wal_bytes > (int64_t)1 << 30)
		trouble(r,
		    "the write-ahead log is large: is a reader stuck? "
		    "restart headwater serve");
}

static void
look_at_sources(struct report *r)
{
	const struct hw_store_facts *f = &r->f;
	int64_t late = f->oldest_due == HW_TIME_NONE ? 0
						     : r->now - f->oldest_due;

	if (!r->g->json)
		printf("Sources    %lld, %lld due, %lld failing; %lld pages "
		       "waiting\n",
		    (long long)f->sources, (long long)f->due,
		    (long long)f->failing, (long long)f->queued);
	if (f->sources == 0)
		trouble(r,
		    "nothing is subscribed: headwater add URL, or "
		    "headwater import opml FILE");
	if (late > LATE)
		trouble(r,
		    "polling is %lld minutes behind: is headwater "
		    "serve running?",
		    (long long)(late / 60));
	for (size_t i = 0; i < r->n_bad; i++)
		trouble(r, "%.*s: %.*s", HW_FMT(r->bad[i].what),
		    HW_FMT(r->bad[i].detail));
}

static void
look_at_desk(struct report *r)
{
	const struct hw_store_facts *f = &r->f;

	if (!r->g->json)
		printf("Complaints %lld open; %lld items withheld\n",
		    (long long)f->complaints_open, (long long)f->hidden);
	if (f->complaints_overdue)
		trouble(r,
		    "%lld complaints have had no answer for 24 hours; "
		    "their items are withheld: headwater complaint list",
		    (long long)f->complaints_overdue);
}

static void
look_at_quarantine(struct report *r)
{
	const struct hw_store_facts *f = &r->f;
	char at[32];

	if (!r->g->json)
		printf("Quarantine %lld\n", (long long)f->quarantine);
	for (size_t i = 0; i < f->n_newest && !r->g->json; i++)
		printf("  %s  %.*s  %.*s: %.*s\n",
		    hw_short_time(f->newest[i].at, at),
		    HW_FMT(f->newest[i].name), HW_FMT(f->newest[i].stage),
		    HW_FMT(f->newest[i].reason));
}

static int
failing(struct report *r)
{
	HW_VEC(struct hw_source_line) list = {0};
	struct hw_sources all;
	int rc = r->f.failing == 0
	    ? HW_OK
	    : hw_store_sources(r->g->st, r->g->m, HW_TIME_NONE, HW_STR(""), 0,
		  &all, &r->g->err);

	for (size_t i = 0; !rc && r->f.failing && i < all.n && list.n < 10; i++)
		if (all.v[i].errors > 2)
			*HW_PUSH(r->g->m, &list) = (struct hw_source_line){
			    .what = all.v[i].url, .detail = all.v[i].state};
	r->bad = list.v;
	r->n_bad = list.n;
	return rc;
}

static void
look_at_outlets(struct report *r)
{
	struct hw_str file = r->g->s.value[HW_SET_outlets];
	const struct hw_outlets *t;

	if (hw_cmd_outlets(r->g->m, hw_str_z(r->g->m, file), &t, &r->g->err))
		trouble(r, "outlets: %s", r->g->err.msg);
	else if (t && !r->g->json)
		printf("Outlets    %.*s: %zu added\n", HW_FMT(file),
		    hw_outlets_count(t));
}

static void
print_json(struct report *r)
{
	const struct hw_store_facts *f = &r->f;
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, r->g->m, 65536);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "store", hw_str_c(r->g->path));
	hw_jw_kint(&w, "version", f->version);
	hw_jw_kint(&w, "items", f->articles);
	hw_jw_kint(&w, "revisions", f->revisions);
	hw_jw_kint(&w, "stories", f->stories);
	hw_jw_kint(&w, "edges", f->edges);
	hw_jw_kint(&w, "bytes", f->bytes);
	hw_jw_kint(&w, "wal_bytes", f->wal_bytes);
	hw_jw_kint(&w, "free_bytes", f->free_bytes);
	hw_jw_kint(&w, "damaged", f->damaged);
	hw_jw_kint(&w, "sources", f->sources);
	hw_jw_kint(&w, "due", f->due);
	hw_jw_kint(&w, "failing", f->failing);
	hw_json_time(&w, "oldest_due", f->oldest_due);
	hw_jw_kint(&w, "queued", f->queued);
	hw_jw_kint(&w, "complaints_open", f->complaints_open);
	hw_jw_kint(&w, "complaints_overdue", f->complaints_overdue);
	hw_jw_kint(&w, "withheld", f->hidden);
	hw_jw_kint(&w, "quarantine", f->quarantine);
	hw_jw_kint(&w, "troubles", r->troubles);
	hw_jw_end_obj(&w);
	hw_print_buf(&b);
}

int
hw_cmd_doctor(int argc, char **argv)
{
	struct report r = {.now = (hw_time)time(NULL)};
	struct hw_stored g;
	int code = hw_stored_args(&g, "doctor", argc, argv, NULL, NULL), rc;

	r.g = &g;
	if (!code)
		code = hw_stored_open(&g, HW_STORE_READ);
	if (!code) {
		rc = hw_store_facts(g.st, g.m, r.now, &r.f, &g.err);
		if (!rc)
			rc = failing(&r);
		code = rc ? hw_stored_fail(&g, rc) : HW_EXIT_OK;
	}
	if (!code) {
		look_at_store(&r);
		look_at_sources(&r);
		look_at_desk(&r);
		look_at_quarantine(&r);
		look_at_outlets(&r);
		if (g.json)
			print_json(&r);
		else if (!r.troubles)
			printf("All is well.\n");
		code = r.troubles ? HW_EXIT_SOME : HW_EXIT_OK;
	}
	hw_stored_close(&g);
	return code;
}
