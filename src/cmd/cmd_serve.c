/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "cmd/aggregate.h"
#include "cmd/cmd.h"
#include "cmd/web.h"

const char hw_usage_serve[] =
    "usage: headwater serve [SETTING]...\n\n"
    "Everything in one process: asks the sources, reads, places, serves.\n"
    "Without settings the data is in the XDG data home and the pages are at\n"
    "http://127.0.0.1:8080.\n\n"
    "  --config FILE          settings, one \"key = value\" a line\n"
    "  --data DIR             folder of the data file\n"
    "  --listen ADDRESS:PORT  where the pages are\n\n" HW_SETTINGS_USAGE;

int
hw_cmd_serve(int argc, char **argv)
{
	struct hw_aggregate g;
	struct hw_web web = {0};
	int code = hw_aggregate_init(&g, "serve", argc, argv, NULL, NULL);

	if (!code && g.rest.n)
		code = hw_cmd_usage(
		    "serve", "takes no %.*s", HW_FMT(g.rest.v[0]));
	if (!code)
		code = hw_aggregate_open(&g);
	if (!code)
		code = hw_web_start(&web, &g, false);
	if (!code) {
		printf("Headwater is at %.*s (data in %.*s)\n",
		    HW_FMT(hw_serve_address(web.serve)), HW_FMT(g.db));
		fflush(stdout);
		code = hw_aggregate_run(&g);
	}
	hw_web_stop(&web);
	hw_aggregate_free(&g);
	return code;
}
