/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/stored.h"

const char hw_usage_fsck[] =
    "usage: headwater fsck [OPTION]...\n\n"
    "Reads the whole store and compares every row with the hash it was "
    "written with,\n"
    "every table with its tally, the search index with the texts, and the "
    "book of\n"
    "complaints with its chain.  Exits 0 when all is sound, 4 when not.  "
    "Changes\n"
    "nothing but for --reindex.\n\n"
    "  --reindex  make the search index anew\n"
    "  --json     the counts as one object\n\n" HW_SETTINGS_USAGE;

static int
own(void *arg, int argc, char **argv)
{
	(void)argc;
	if (strcmp(argv[0], "--reindex") != 0)
		return 0;
	*(bool *)arg = true;
	return 1;
}

static void
say(void *arg, struct hw_str line)
{
	(void)arg;
	fprintf(stderr, "headwater fsck: %.*s\n", HW_FMT(line));
}

static void
print(struct hw_stored *g, const struct hw_fsck *f)
{
	struct hw_buf b;
	struct hw_jw w;

	if (!g->json) {
		printf("%lld rows: %lld damaged, %lld tables short, %lld "
		       "structure, %lld dangling, %lld search, %lld audit\n",
		    (long long)f->rows, (long long)f->damaged,
		    (long long)f->missing, (long long)f->index,
		    (long long)f->dangling, (long long)f->search,
		    (long long)f->audit);
		return;
	}
	hw_buf_init(&b, g->m, 4096);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kint(&w, "rows", f->rows);
	hw_jw_kint(&w, "damaged", f->damaged);
	hw_jw_kint(&w, "missing", f->missing);
	hw_jw_kint(&w, "structure", f->index);
	hw_jw_kint(&w, "dangling", f->dangling);
	hw_jw_kint(&w, "search", f->search);
	hw_jw_kint(&w, "audit", f->audit);
	hw_jw_end_obj(&w);
	hw_print_buf(&b);
}

int
hw_cmd_fsck(int argc, char **argv)
{
	bool reindex = false;
	struct hw_fsck f;
	struct hw_stored g;
	int code = hw_stored_args(&g, "fsck", argc, argv, own, &reindex), rc;

	if (!code && g.rest.n)
		code = hw_cmd_usage("fsck", "name the store by --db FILE");
	if (!code)
		code = hw_stored_open(
		    &g, reindex ? HW_STORE_WRITE : HW_STORE_READ);
	if (!code && reindex) {
		rc = hw_store_reindex(g.st, &g.err);
		code = rc ? hw_stored_fail(&g, rc) : HW_EXIT_OK;
	}
	if (!code) {
		rc = hw_store_fsck(g.st, say, NULL, &f, &g.err);
		if (rc)
			code = hw_cmd_fail(
			    "fsck", HW_EXIT_STORE, "%s", g.err.msg);
		else
			print(&g, &f);
		if (!rc &&
		    (f.damaged || f.missing || f.index || f.dangling ||
			f.search || f.audit))
			code = HW_EXIT_STORE;
	}
	hw_stored_close(&g);
	return code;
}
