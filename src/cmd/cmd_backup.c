/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/stored.h"

const char hw_usage_backup[] =
    "usage: headwater backup [OPTION]... FILE\n\n"
    "Copies the store to FILE while it is in use, and checks the copy.  An "
    "existing\n"
    "FILE is not replaced.\n\n" HW_SETTINGS_USAGE;

/* The copy is read whole before it is called a backup. */
static int
check(struct hw_stored *g, const char *file)
{
	struct hw_store *copy = NULL;
	struct hw_fsck f = {0};
	int rc = hw_store_open(file, HW_STORE_READ, &copy, &g->err);

	if (!rc)
		rc = hw_store_fsck(copy, NULL, NULL, &f, &g->err);
	hw_store_close(copy);
	if (rc)
		return hw_stored_fail(g, rc);
	if (f.damaged || f.missing || f.index || f.dangling)
		return hw_cmd_fail("backup", HW_EXIT_STORE,
		    "%s: the store is damaged, and so is this copy of it "
		    "(headwater fsck tells what is wrong)",
		    file);
	fprintf(stderr, "headwater backup: %s: %lld rows, all sound\n", file,
	    (long long)f.rows);
	return HW_EXIT_OK;
}

int
hw_cmd_backup(int argc, char **argv)
{
	struct hw_stored g;
	int code = hw_stored_args(&g, "backup", argc, argv, NULL, NULL), rc;

	if (!code && g.rest.n != 1)
		code = hw_cmd_usage("backup", "into which file?");
	if (!code)
		code = hw_stored_open(&g, HW_STORE_READ);
	if (!code) {
		rc = hw_store_backup(g.st, g.rest.v[0].p, &g.err);
		code = rc
		    ? hw_cmd_fail("backup", HW_EXIT_STORE, "%s", g.err.msg)
		    : check(&g, g.rest.v[0].p);
	}
	hw_stored_close(&g);
	return code;
}
