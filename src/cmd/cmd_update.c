/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cmd/aggregate.h"
#include "cmd/cmd.h"

const char hw_usage_update[] =
    "usage: headwater update [--once] [--now] [SETTING]...\n\n"
    "Polls the sources that are due, reads what is new, and exits: for "
    "cron.\n\n"
    "  --once  the default; the word is accepted for scripts\n"
    "  --now   polls every source, due or not\n\n" HW_SETTINGS_USAGE;

static int
own(void *arg, int argc, char **argv)
{
	struct hw_engine_config *c = arg;

	(void)argc;
	if (strcmp(argv[0], "--once") == 0)
		return 1;
	if (strcmp(argv[0], "--now") != 0)
		return 0;
	c->all = true;
	return 1;
}

int
hw_cmd_update(int argc, char **argv)
{
	struct hw_engine_config want = {0};
	struct hw_aggregate g;
	struct hw_engine_stat st;
	int code = hw_aggregate_init(&g, "update", argc, argv, own, &want);

	if (!code && g.rest.n)
		code = hw_cmd_usage(
		    "update", "takes no %.*s", HW_FMT(g.rest.v[0]));
	g.c.once = true;
	g.c.all = want.all;
	if (!code)
		code = hw_aggregate_open(&g);
	if (!code)
		code = hw_aggregate_run(&g);
	if (g.engine) {
		hw_engine_stat(g.engine, &st);
		fprintf(stderr,
		    "%lld sources polled (%lld unchanged, %lld failed), "
		    "%lld articles added, %lld revised\n",
		    (long long)st.polls, (long long)st.unchanged,
		    (long long)st.failed, (long long)st.added,
		    (long long)st.revised);
		if (!code && st.failed && st.failed == st.polls)
			code = HW_EXIT_NETWORK;
	}
	hw_aggregate_free(&g);
	return code;
}
