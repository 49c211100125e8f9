/* SPDX-License-Identifier: MIT
 * headwater source: what we poll, how it goes, what came of it. */
#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/stored.h"

const char hw_usage_source[] =
    "usage: headwater source [OPTION]... DOMAIN|URL|ID\n"
    "usage: headwater source [OPTION]...\n\n"
    "Shows a source with its fetch state, its log and its newest items.  "
    "Without a\n"
    "name: all sources.\n\n"
    "  --json  one object (of all: a record a line)\n\n" HW_SETTINGS_USAGE;

#define NEWEST 10

static void
json_source(struct hw_jw *w, const struct hw_source *s)
{
	static const char *const kind[] = {"feed", "sitemap", "page", "file"};
	static const char *const fulltext[] = {"auto", "always", "never"};

	hw_jw_kint(w, "id", s->id);
	hw_jw_kstr(w, "url", s->url);
	hw_jw_kstr(w, "kind", hw_str_c(kind[s->kind & 3]));
	hw_jw_kstr(w, "title", s->title);
	hw_jw_kstr_null(w, "site", s->site);
	hw_jw_kstr(w, "domain", s->domain);
	hw_jw_kstr_null(w, "language", s->language);
	hw_jw_kstr(w, "state", s->state);
	hw_jw_kstr(w, "fulltext",
	    hw_str_c(
		fulltext[s->fulltext <= HW_FULLTEXT_NEVER ? s->fulltext
							  : HW_FULLTEXT_AUTO]));
	hw_json_time(w, "added", s->added);
	hw_json_time(w, "last_poll", s->last_poll);
	hw_json_time(w, "last_change", s->last_change);
	hw_json_time(w, "next_poll", s->next_poll);
	hw_jw_kint(w, "polls", s->polls);
	hw_jw_kint(w, "changes", s->changes);
	hw_jw_kint(w, "errors", s->errors);
	hw_jw_key(w, "items_a_day");
	hw_jw_real(w, s->rate, 2);
}

static void
print_json(struct hw_stored *g, const struct hw_source_page *p,
    const struct hw_items *items)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, g->m, (size_t)4 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	json_source(&w, &p->source);
	hw_jw_kint(&w, "items", p->items);
	hw_jw_key(&w, "newest");
	hw_jw_arr(&w);
	for (size_t i = 0; i < items->n; i++) {
		hw_jw_obj(&w);
		hw_json_item(&w, &items->v[i]);
		hw_jw_end_obj(&w);
	}
	hw_jw_end_arr(&w);
	hw_jw_key(&w, "log");
	hw_jw_arr(&w);
	for (size_t i = 0; i < p->n_log; i++) {
		hw_jw_obj(&w);
		hw_json_time(&w, "at", p->log[i].at);
		hw_jw_kstr(&w, "what", p->log[i].what);
		hw_jw_kstr_opt(&w, "detail", p->log[i].detail);
		hw_jw_end_obj(&w);
	}
	hw_jw_end_arr(&w);
	hw_jw_end_obj(&w);
	hw_print_buf(&b);
}

static void
print_text(const struct hw_source_page *p, const struct hw_items *items)
{
	const struct hw_source *s = &p->source;
	char last[32], next[32], at[32];

	printf("%.*s (%.*s)\n  %.*s\n  state  %.*s\n", HW_FMT(s->title),
	    HW_FMT(s->domain), HW_FMT(s->url), HW_FMT(s->state));
	printf("  polls  %lld, %lld with something new, %lld errors in a row; "
	       "last %s, next %s\n",
	    (long long)s->polls, (long long)s->changes, (long long)s->errors,
	    hw_short_time(s->last_poll, last),
	    hw_short_time(s->next_poll, next));
	printf("  items  %lld, %.1f a day\n", (long long)p->items, s->rate);
	if (items->n)
		printf("\nNewest\n");
	for (size_t i = 0; i < items->n; i++)
		hw_print_item(&items->v[i]);
	if (p->n_log)
		printf("\nLog\n");
	for (size_t i = 0; i < p->n_log; i++)
		printf("  %s  %.*s  %.*s\n", hw_short_time(p->log[i].at, at),
		    HW_FMT(p->log[i].what), HW_FMT(p->log[i].detail));
}

static int
show(struct hw_stored *g, struct hw_str name)
{
	int64_t id = hw_stored_number(name);
	struct hw_source_page p;
	struct hw_items items;
	struct hw_list_query q = {.limit = NEWEST};
	int rc = hw_store_source(
	    g->st, g->m, id > 0 ? id : 0, name, &p, &g->err);

	q.source = p.source.id;
	if (!rc)
		rc = hw_store_list(g->st, g->m, &q, &items, &g->err);
	if (rc)
		return hw_stored_fail(g, rc);
	if (g->json)
		print_json(g, &p, &items);
	else
		print_text(&p, &items);
	return HW_EXIT_OK;
}

static int
all(struct hw_stored *g)
{
	struct hw_sources list;
	struct hw_buf b;
	struct hw_jw w;
	int rc = hw_store_sources(
	    g->st, g->m, HW_TIME_NONE, HW_STR(""), 0, &list, &g->err);

	if (rc)
		return hw_stored_fail(g, rc);
	hw_buf_init(&b, g->m, (size_t)1 << 20);
	for (size_t i = 0; i < list.n; i++) {
		const struct hw_source *s = &list.v[i];

		if (!g->json) {
			printf("%lld\t%.*s\t%.*s\t%.*s\n", (long long)s->id,
			    HW_FMT(s->state), HW_FMT(s->domain),
			    HW_FMT(s->url));
			continue;
		}
		hw_jw_init(&w, &b);
		hw_jw_obj(&w);
		json_source(&w, s);
		hw_jw_end_obj(&w);
		hw_print_buf(&b);
	}
	return list.n ? HW_EXIT_OK : HW_EXIT_SOME;
}

int
hw_cmd_source(int argc, char **argv)
{
	struct hw_stored g;
	int code = hw_stored_args(&g, "source", argc, argv, NULL, NULL);

	if (!code && g.rest.n > 1)
		code = hw_cmd_usage("source", "one source at a time");
	if (!code)
		code = hw_stored_open(&g, HW_STORE_READ);
	if (!code)
		code = g.rest.n ? show(&g, g.rest.v[0]) : all(&g);
	hw_stored_close(&g);
	return code;
}
