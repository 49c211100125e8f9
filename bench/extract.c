/* SPDX-License-Identifier: MIT
 * Extraction in one process: NDJSON pages on standard input, read and thrown
 * away; prints pages per CPU second with and without the reading of JSON.
 * bench/run-extract counts its instructions by callgrind. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/codec.h"
#include "base/json.h"
#include "html/html.h"

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

int
main(void)
{
	struct hw_arena *m = hw_arena_new();
	size_t cap = 0, pages = 0, bytes = 0;
	double start = seconds(), inside = 0;
	char *line = NULL;
	ssize_t n;

	while ((n = getline(&line, &cap, stdin)) > 0) {
		struct hw_page page = {.first_seen = HW_TIME_NONE};
		struct hw_article a;
		struct hw_json *rec;
		double before;

		hw_arena_reset(m);
		if (hw_json_parse(m, (struct hw_str){line, (size_t)n}, 0, &rec,
			NULL) != HW_OK)
			continue;
		page.url = hw_json_str(rec, "url");
		page.body = hw_json_str(rec, "html");
		if (page.body.n == 0 &&
		    hw_base64_decode(m, hw_json_str(rec, "html_base64"),
			&page.body, NULL) != HW_OK)
			continue;
		before = seconds();
		if (hw_html_article(m, &page, NULL, NULL, &a, NULL) == HW_OK)
			pages++;
		inside += seconds() - before;
		bytes += page.body.n;
	}
	if (pages > 0)
		printf(
		    "%zu pages of %zu KB: %.0f pages/CPU s, %.0f with JSON\n",
		    pages, bytes / pages / 1000, (double)pages / inside,
		    (double)pages / (seconds() - start));
	free(line);
	hw_arena_free(m);
	return 0;
}
