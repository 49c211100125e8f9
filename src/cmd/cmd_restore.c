/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/stored.h"

const char hw_usage_restore[] =
    "usage: headwater restore [OPTION]... FILE\n\n"
    "Puts the backup FILE in the place of the store, after checking it whole. "
    " The old\n"
    "store is kept beside it as DB.before-restore.  Stop headwater serve "
    "first.\n\n" HW_SETTINGS_USAGE;

int
hw_cmd_restore(int argc, char **argv)
{
	struct hw_stored g;
	int code = hw_stored_args(&g, "restore", argc, argv, NULL, NULL);

	if (!code && g.rest.n != 1)
		code = hw_cmd_usage("restore", "from which file?");
	if (!code && hw_store_restore(g.rest.v[0].p, g.path, &g.err))
		code = hw_cmd_fail("restore", HW_EXIT_STORE, "%s", g.err.msg);
	if (!code)
		fprintf(
		    stderr, "headwater restore: %s is the store now\n", g.path);
	hw_stored_close(&g);
	return code;
}
