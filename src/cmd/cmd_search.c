/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/records.h"
#include "cmd/stored.h"

const char hw_usage_search[] =
    "usage: headwater search [OPTION]... QUERY...\n\n"
    "Finds items: all of the words, \"a phrase\", begin*, this OR that, "
    "-without,\n"
    "title:word, source:domain, lang:en.  Newest first.  Exits 1 when nothing "
    "is found.\n\n"
    "  --best      best matches first, among the newest 5,000\n"
    "  --limit N   at most N items (default 20, at most 200)\n"
    "  --before N  only items with an id below N: the next page\n"
    "  --json      a record a line\n\n" HW_SETTINGS_USAGE;

static int
own(void *arg, int argc, char **argv)
{
	struct hw_search_query *q = arg;
	const char *v;
	int i = 0;

	if (strcmp(argv[0], "--best") == 0) {
		q->order = HW_ORDER_BEST;
		return 1;
	}
	v = hw_option("limit", argc, argv, &i);
	if (v) {
		q->limit = (size_t)hw_stored_number(hw_str_c(v));
		return i + 1;
	}
	v = hw_option("before", argc, argv, &i);
	if (v) {
		q->before = hw_stored_number(hw_str_c(v));
		return i + 1;
	}
	return 0;
}

static void
print(struct hw_stored *g, const struct hw_items *items)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, g->m, (size_t)1 << 20);
	for (size_t i = 0; i < items->n; i++) {
		if (!g->json) {
			hw_print_item(&items->v[i]);
			continue;
		}
		hw_jw_init(&w, &b);
		hw_jw_obj(&w);
		hw_json_item(&w, &items->v[i]);
		hw_jw_end_obj(&w);
		hw_print_buf(&b);
	}
}

static int
run(struct hw_stored *g, struct hw_search_query *q)
{
	struct hw_items items;
	struct hw_buf text;
	int rc;

	hw_buf_init(&text, g->m, 65536);
	for (size_t i = 0; i < g->rest.n; i++) {
		hw_buf_put(&text, g->rest.v[i]);
		hw_buf_byte(&text, ' ');
	}
	q->text = hw_str_trim(hw_buf_str(&text));
	rc = hw_store_search(g->st, g->m, q, &items, &g->err);
	if (rc)
		return hw_stored_fail(g, rc);
	print(g, &items);
	return items.n ? HW_EXIT_OK : HW_EXIT_SOME;
}

int
hw_cmd_search(int argc, char **argv)
{
	struct hw_search_query q = {.limit = 20};
	struct hw_stored g;
	int code = hw_stored_args(&g, "search", argc, argv, own, &q);

	if (!code && g.rest.n == 0)
		code = hw_cmd_usage("search", "what is to be found?");
	if (!code)
		code = hw_stored_open(&g, HW_STORE_READ);
	if (!code)
		code = run(&g, &q);
	hw_stored_close(&g);
	return code;
}
