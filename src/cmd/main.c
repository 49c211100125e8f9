/* SPDX-License-Identifier: MIT
 * The front door: finds the subcommand and runs it. */
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "base/log.h"
#include "cmd/cmd.h"

#define COMMAND(name, group, summary) \
	{#name, hw_cmd_##name, group, summary, hw_usage_##name},
const struct hw_cmd hw_cmds[] = {HW_COMMANDS{NULL, NULL, NULL, NULL, NULL}};
#undef COMMAND

static int
help(FILE *to, int code)
{
	const char *group = "";

	fprintf(to,
	    "Headwater leads every news item back to where it first came "
	    "from.\n\nusage: headwater COMMAND [OPTION]... [FILE]...\n");
	for (const struct hw_cmd *c = hw_cmds; c->name; c++) {
		if (strcmp(group, c->group) != 0)
			fprintf(to, "\n%s\n", group = c->group);
		fprintf(to, "  %-10s %s\n", c->name, c->summary);
	}
	fprintf(to, "\nheadwater COMMAND --help tells more.\n");
	return code;
}

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";
	const struct hw_cmd *c;

	signal(SIGPIPE, SIG_IGN);
	if (argc < 2)
		return help(stderr, HW_EXIT_USAGE);
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
	    strcmp(name, "help") == 0)
		return argc > 2 && hw_cmd_find(argv[2])
		    ? hw_cmd_help(argv[2])
		    : help(stdout, HW_EXIT_OK);
	if (strcmp(name, "--version") == 0)
		name = "version";
	c = hw_cmd_find(name);
	if (!c) {
		fprintf(stderr,
		    "headwater: no command \"%s\" (try: headwater --help)\n",
		    name);
		return HW_EXIT_USAGE;
	}
	for (int i = 2; i < argc; i++)
		if (strcmp(argv[i], "--help") == 0)
			return hw_cmd_help(c->name);
	return c->run(argc - 1, argv + 1);
}
