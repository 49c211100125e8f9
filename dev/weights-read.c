/* SPDX-License-Identifier: MIT
 * For dev/train-weights --score: NDJSON pages in, article texts out, linked
 * with the tables of one fold. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "base/json.h"
#include "html/html.h"

static void
read_page(struct hw_arena *m, const struct hw_json *rec)
{
	struct hw_page page = {.id = hw_json_str(rec, "id"),
	    .url = hw_json_str(rec, "url"),
	    .body = hw_json_str(rec, "html"),
	    .first_seen = HW_TIME_NONE};
	struct hw_str b64 = hw_json_str(rec, "html_base64");
	struct hw_err err = {0};
	struct hw_article a;
	struct hw_buf b;
	struct hw_jw w;

	if (page.body.n > 0)
		page.content_type = HW_STR("text/html; charset=utf-8");
	else if (hw_base64_decode(m, b64, &page.body, &err) != HW_OK)
		fprintf(stderr, "%s\n", err.msg);
	if (hw_html_article(m, &page, NULL, NULL, &a, &err) != HW_OK)
		fprintf(stderr, "%.*s: %s\n", HW_FMT(page.id), err.msg);
	hw_buf_init(&b, m, 64 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", page.id);
	hw_jw_kstr(&w, "text", a.text);
	hw_jw_end_obj(&w);
	fwrite(b.p, 1, b.n, stdout);
	putchar('\n');
}

int
main(void)
{
	struct hw_arena *m = hw_arena_new();
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	while ((n = getline(&line, &cap, stdin)) > 0) {
		struct hw_json *rec;

		if (hw_json_parse(m, (struct hw_str){line, (size_t)n}, 0, &rec,
			NULL) == HW_OK)
			read_page(m, rec);
		hw_arena_reset(m);
	}
	free(line);
	hw_arena_free(m);
	return 0;
}
