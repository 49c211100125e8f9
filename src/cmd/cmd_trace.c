/* SPDX-License-Identifier: MIT
 * Who copied, rewrote or translated whom among the articles given. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "cmd/cmd.h"
#include "cmd/records.h"
#include "cmd/trace_pairs.h"

const char hw_usage_trace[] =
    "usage: headwater trace --input ndjson --output pairs [FILE]...\n\n"
    "Reads article records, one JSON object a line, and writes a row for "
    "each\npair of which one was made from the other: the kind (copy, near, "
    "partial,\nspun, translated, update), the share of the text, the "
    "direction (a>b: b was\nmade from a; ? when the evidence does not say), "
    "and the evidence with its\nweights and byte spans.\n\n"
    "  --input ndjson  article records\n"
    "  --output pairs  a row a pair\n";

struct set {
	struct hw_article **v;
	size_t n, cap;
};

static void
keep(void *arg, struct hw_arena *m, struct hw_article *a)
{
	struct set *s = arg;

	*HW_PUSH(m, s) = a;
}

static int
options(int argc, char **argv)
{
	const char *v;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (strcmp(argv[i], "--") == 0)
			return i + 1;
		if ((v = hw_option("input", argc, argv, &i))) {
			if (strcmp(v, "ndjson") != 0)
				return -hw_cmd_usage(
				    "trace", "--input %s: not known", v);
		} else if ((v = hw_option("output", argc, argv, &i))) {
			if (strcmp(v, "pairs") != 0)
				return -hw_cmd_usage(
				    "trace", "--output %s: not known", v);
		} else if (!hw_option("jobs", argc, argv, &i)) {
			return -hw_cmd_usage(
			    "trace", "unknown option %s", argv[i]);
		}
	}
	return i;
}

int
hw_cmd_trace(int argc, char **argv)
{
	struct hw_edge_list edges = {0};
	struct set set = {0};
	struct hw_records r = {.cmd = "trace", .article = keep, .arg = &set};
	struct hw_arena *m;
	int code, i = options(argc, argv);

	if (i < 0)
		return -i;
	m = hw_arena_new();
	code = hw_records_read(&r, m, argc - i, argv + i);
	hw_trace_pairs(m, set.v, set.n, &edges);
	hw_trace_pairs_print(set.v, edges.v, edges.n);
	hw_arena_free(m);
	if (fflush(stdout))
		code = hw_cmd_fail(
		    "trace", HW_EXIT_SOME, "output: %s", strerror(errno));
	return code;
}
