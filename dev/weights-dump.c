/* SPDX-License-Identifier: MIT
 * Step one of dev/train-weights: the leaf blocks of pages.
 *
 *	weights-dump texts < pages     one JSON object a page:
 *	                               {"id","url","blocks":["text",...]}
 *	weights-dump features < pages  a row of floats a block, in this machine's
 *	                               form, as the program sees them
 *	weights-dump names             of the features, a line each */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "base/json.h"
#include "html/article_int.h"

static void
print_texts(
    struct hw_arena *m, const struct hw_page *page, const struct hw_reading *r)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, 256 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", page->id);
	hw_jw_kstr(&w, "url", page->url);
	hw_jw_key(&w, "blocks");
	hw_jw_arr(&w);
	for (uint32_t i = 0; i < r->blocks.n; i++)
		hw_jw_str(&w, r->blocks.v[i].text);
	hw_jw_end_arr(&w);
	hw_jw_end_obj(&w);
	fwrite(b.p, 1, b.n, stdout);
	putchar('\n');
}

static void
dump(struct hw_arena *m, const struct hw_json *rec, bool texts)
{
	struct hw_page page = {.id = hw_json_str(rec, "id"),
	    .url = hw_json_str(rec, "url"),
	    .body = hw_json_str(rec, "html"),
	    .first_seen = HW_TIME_NONE};
	struct hw_str b64 = hw_json_str(rec, "html_base64");
	struct hw_reading r;

	if (page.body.n > 0)
		page.content_type = HW_STR("text/html; charset=utf-8");
	else if (hw_base64_decode(m, b64, &page.body, NULL) != HW_OK)
		return;
	hw_html_read(m, &page, NULL, &r);
	if (texts)
		print_texts(m, &page, &r);
	else
		fwrite(r.features, HW_F__N * sizeof(float), r.blocks.n, stdout);
}

int
main(int argc, char **argv)
{
	struct hw_arena *m = hw_arena_new();
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	if (argc < 2)
		return 2;
	if (strcmp(argv[1], "names") == 0) {
		for (int k = 0; k < HW_F__N; k++)
			puts(hw_html_feature_name(k));
		return 0;
	}
	while ((n = getline(&line, &cap, stdin)) > 0) {
		struct hw_json *rec;

		if (hw_json_parse(m, (struct hw_str){line, (size_t)n}, 0, &rec,
			NULL) == HW_OK)
			dump(m, rec, strcmp(argv[1], "texts") == 0);
		hw_arena_reset(m);
	}
	free(line);
	hw_arena_free(m);
	return 0;
}
