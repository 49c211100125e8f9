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
#include "cmd/trace_phrases.h"
#include "cmd/trace_report.h"
#include "pipe/pipe.h"
#include "text/outlets.h"
#include "text/text.h"
#include "url/url.h"

const char hw_usage_trace[] =
    "usage: headwater trace [OPTION]... FILE...\n"
    "usage: headwater trace --input ndjson --output pairs [FILE]...\n\n"
    "Tells where the stories of some pages come from: roots, who copied,\n"
    "rewrote or translated whom, quotations, what agrees and what differs.\n\n"
    "  --input auto     pages (HTML) and plain text, told apart (default)\n"
    "  --input ndjson   article records, one JSON object a line\n"
    "  --output text    the report for people (default)\n"
    "  --output json    the report as one JSON object\n"
    "  --output pairs   a row for each pair of which one was made from the "
    "other:\n"
    "                   kind, share of the text, direction (a>b: b was made "
    "from a;\n"
    "                   ? when the evidence does not say), evidence with "
    "spans\n"
    "  --output phrases a row for each fixed phrase that rewritings of two of "
    "the\n"
    "                   articles or more have another one for: damaged, "
    "usual\n"
    "  --phrases FILE   such rows: more signs of rewriting to look for\n"
    "  --outlets FILE   agencies and outlets beside those of the program, see\n"
    "                   OUTLETS in headwater.conf(5)\n"
    "  --evidence       all signs and rows, not the first three\n";

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

struct choice {
	const char *input, *output, *phrases, *outlets;
	bool evidence;
};

/* Rows about pairs, not the report? */
static bool
is_rows(const struct choice *c)
{
	return strcmp(c->output, "pairs") == 0 ||
	    strcmp(c->output, "phrases") == 0;
}

/* The index of the first FILE, or - exit code - 1. */
static int
options(struct choice *c, int argc, char **argv)
{
	const char *v;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (strcmp(argv[i], "--") == 0)
			return i + 1;
		if (strcmp(argv[i], "--evidence") == 0)
			c->evidence = true;
		else if ((v = hw_option("input", argc, argv, &i)))
			c->input = v;
		else if ((v = hw_option("output", argc, argv, &i)))
			c->output = v;
		else if ((v = hw_option("phrases", argc, argv, &i)))
			c->phrases = v;
		else if ((v = hw_option("outlets", argc, argv, &i)))
			c->outlets = v;
		else if (!hw_option("jobs", argc, argv, &i))
			return -1 -
			    hw_cmd_usage("trace", "unknown option %s", argv[i]);
	}
	if (strcmp(c->input, "auto") != 0 && strcmp(c->input, "ndjson") != 0)
		return -1 -
		    hw_cmd_usage(
			"trace", "--input %s: auto or ndjson", c->input);
	if (!is_rows(c) && strcmp(c->output, "json") != 0 &&
	    strcmp(c->output, "text") != 0)
		return -1 -
		    hw_cmd_usage("trace",
			"--output %s: text, json, pairs or phrases", c->output);
	return i;
}

/* ---- pages and texts --------------------------------------------------------- */

static bool
is_html(struct hw_str s)
{
	struct hw_str head = hw_str_sub(s, 0, 2048);

	return hw_str_ifind(head, HW_STR("<html"), 0) != HW_NPOS ||
	    hw_str_ifind(head, HW_STR("<!doctype"), 0) != HW_NPOS ||
	    hw_str_ifind(head, HW_STR("<body"), 0) != HW_NPOS;
}

/* Saved copies of whole sites have a folder named after each host:
 * "mirror/paper.example/news/1.html".  Empty: none looks like that. */
static struct hw_str
host_of_folder(const char *path)
{
	struct hw_str rest = hw_str_c(path), part;

	while (hw_str_split(&rest, '/', &part)) {
		size_t dot = hw_str_chr(part, '.', 0), k = 0;

		while (k < part.n &&
		    (hw_is_alnum((unsigned char)part.p[k]) ||
			part.p[k] == '-' || part.p[k] == '.'))
			k++;
		if (rest.n && dot != HW_NPOS && dot > 1 && k == part.n &&
		    hw_is_alpha((unsigned char)part.p[part.n - 1]) &&
		    hw_is_alpha((unsigned char)part.p[part.n - 2]))
			return part;
	}
	return (struct hw_str){0};
}

static int
read_page(struct hw_arena *m, const char *path, struct set *set)
{
	struct hw_article *a = HW_NEW(m, struct hw_article);
	struct hw_page page = {.first_seen = HW_TIME_NONE};
	struct hw_err err = {0};
	int rc = hw_cmd_read(m, path, HW_RECORD_MAX, &page.body, &err);

	if (rc)
		return hw_cmd_fail("trace", HW_EXIT_SOME, "%s", err.msg);
	page.id = hw_str_dup(m, hw_cmd_id(path));
	if (!is_html(page.body))
		page.content_type = HW_STR("text/plain");
	rc = hw_pipe_read(m, &page, NULL, true, NULL, a, &err);
	if (!rc && !a->text.n)
		rc = hw_fail(&err, HW_EINPUT, "no text in it");
	if (rc)
		return hw_cmd_fail(
		    "trace", HW_EXIT_SOME, "%s: %s", path, err.msg);
	if (!a->host.n)
		a->host = a->canonical.n ? hw_url_host(a->canonical)
					 : host_of_folder(path);
	*HW_PUSH(m, set) = a;
	return HW_EXIT_OK;
}

static int
read_pages(struct hw_arena *m, int argc, char **argv, struct set *set)
{
	int code = HW_EXIT_OK;

	if (argc == 0)
		return read_page(m, "-", set);
	for (int i = 0; i < argc; i++) {
		int rc = read_page(m, argv[i], set);

		code = rc ? rc : code;
	}
	return code;
}

static void
print(struct hw_arena *m, const struct choice *c, struct set *set,
    const struct hw_phrase_list *phrases)
{
	struct hw_edge_list edges = {0};
	struct hw_report r;

	if (is_rows(c)) {
		hw_trace_pairs(m, set->v, set->n, &edges, NULL);
		if (strcmp(c->output, "pairs") == 0)
			hw_trace_pairs_print(set->v, edges.v, edges.n);
		else
			hw_trace_phrases_print(
			    m, set->v, set->n, edges.v, edges.n);
		return;
	}
	hw_report_make(m, set->v, set->n, phrases, &r);
	if (strcmp(c->output, "json") == 0)
		hw_report_json(m, &r);
	else
		hw_report_text(m, &r, c->evidence);
}

int
hw_cmd_trace(int argc, char **argv)
{
	struct choice c = {.input = "auto", .output = "text"};
	struct hw_phrase_list phrases = {0};
	struct hw_err err = {0};
	struct set set = {0};
	struct hw_records r = {.cmd = "trace", .article = keep, .arg = &set};
	const struct hw_outlets *outlets;
	struct hw_arena *m;
	int code, i = options(&c, argc, argv);

	if (i < 0)
		return -i - 1;
	m = hw_arena_new();
	if (hw_cmd_outlets(m, c.outlets, &outlets, &err)) {
		code = hw_cmd_fail("trace", HW_EXIT_CONFIG, "%s", err.msg);
		hw_arena_free(m);
		return code;
	}
	hw_outlets_use(m, outlets);
	if (c.phrases && hw_trace_phrases_read(m, c.phrases, &phrases, &err)) {
		code = hw_cmd_fail("trace", HW_EXIT_SOME, "%s", err.msg);
		hw_arena_free(m);
		return code;
	}
	if (strcmp(c.input, "ndjson") == 0) {
		code = hw_records_read(&r, m, argc - i, argv + i);
		for (size_t k = 0; k < set.n; k++)
			if (!is_rows(&c))
				hw_text_annotate(m, set.v[k]);
	} else {
		code = read_pages(m, argc - i, argv + i, &set);
	}
	print(m, &c, &set, &phrases);
	hw_arena_free(m);
	if (fflush(stdout))
		code = hw_cmd_fail(
		    "trace", HW_EXIT_SOME, "output: %s", strerror(errno));
	return code;
}
