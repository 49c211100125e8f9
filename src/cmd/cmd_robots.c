/* SPDX-License-Identifier: MIT
 * headwater robots: may an agent fetch an address? */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "format/robots.h"

const char hw_usage_robots[] =
    "usage: headwater robots --agent UA --url URL [--explain] [FILE]\n\n"
    "Reads a robots.txt (RFC 9309) and says whether UA may fetch URL: exit 0 "
    "allowed,\n1 disallowed.\n\n"
    "  --agent UA       product token, or the whole User-Agent header\n"
    "  --url URL        absolute address, or a path\n"
    "  --explain        say which rule decides\n\n"
    "Without FILE, or for -, reads standard input.\n";

static void
explain(bool allowed, const struct hw_robots *r,
    const struct hw_robots_rule *rule, struct hw_str agent)
{
	double delay = hw_robots_delay(r, agent);

	printf("%s: ", allowed ? "allowed" : "disallowed");
	if (rule)
		printf("line %u, %s: %.*s\n", rule->line,
		    rule->allow ? "Allow" : "Disallow", HW_FMT(rule->raw));
	else
		printf("no rule matches\n");
	if (delay >= 0)
		printf("crawl-delay: %g s\n", delay);
	for (size_t i = 0; i < r->lines.n; i++)
		if (!hw_str_ieq(r->lines.v[i].key, HW_STR("crawl-delay")) &&
		    (r->lines.v[i].group == 0 ||
			hw_robots_concerns(r, agent, r->lines.v[i].group)))
			printf("line %u, %.*s: %.*s\n", r->lines.v[i].line,
			    HW_FMT(r->lines.v[i].key),
			    HW_FMT(r->lines.v[i].value));
}

int
hw_cmd_robots(int argc, char **argv)
{
	const char *agent = NULL, *url = NULL, *file = "-";
	bool say = false;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0)
			return hw_cmd_help("robots");
		if (strcmp(argv[i], "--agent") == 0 && i + 1 < argc)
			agent = argv[++i];
		else if (strncmp(argv[i], "--agent=", 8) == 0)
			agent = argv[i] + 8;
		else if (strcmp(argv[i], "--url") == 0 && i + 1 < argc)
			url = argv[++i];
		else if (strncmp(argv[i], "--url=", 6) == 0)
			url = argv[i] + 6;
		else if (strcmp(argv[i], "--explain") == 0)
			say = true;
		else if (argv[i][0] == '-' && argv[i][1])
			return hw_cmd_usage(
			    "robots", "no such option: %s", argv[i]);
		else
			file = argv[i];
	}
	if (!agent || !url)
		return hw_cmd_usage("robots", "--agent and --url are needed");
	struct hw_arena *m = hw_arena_new();
	const struct hw_robots_rule *rule;
	struct hw_robots r;
	struct hw_err err = {0};
	struct hw_str bytes;

	if (hw_cmd_read(m, file, HW_MAX_INPUT, &bytes, &err)) {
		hw_arena_free(m);
		return hw_cmd_fail("robots", HW_EXIT_USAGE, "%s", err.msg);
	}
	hw_robots_parse(m, bytes, &r);
	bool allowed = hw_robots_allowed(
	    &r, hw_str_c(agent), hw_str_c(url), &rule);

	if (say)
		explain(allowed, &r, rule, hw_str_c(agent));
	hw_arena_free(m);
	return allowed ? HW_EXIT_OK : HW_EXIT_SOME;
}
