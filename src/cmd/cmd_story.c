/* SPDX-License-Identifier: MIT
 * headwater story: the story page, for the terminal and for machines. */
#include <string.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/stored.h"
#include "format/article.h"

const char hw_usage_story[] =
    "usage: headwater story [OPTION]... ID\n"
    "usage: headwater story [OPTION]...\n\n"
    "Shows a story: where it comes from, its pages, who made what from whom, "
    "where\n"
    "they differ.  Without an ID: the top stories.\n\n"
    "  --json  one object (of top stories: a record a line)\n\n" HW_SETTINGS_USAGE;

static const struct hw_item *
item_of(const struct hw_story_page *p, hw_id id)
{
	for (size_t i = 0; i < p->n_items; i++)
		if (p->items[i].article.id == id)
			return &p->items[i];
	return NULL;
}

/* ---- for machines --------------------------------------------------------- */

static void
json_anchors(struct hw_jw *w, const struct hw_finding *f)
{
	hw_jw_key(w, "values");
	hw_jw_arr(w);
	for (size_t i = 0; i < f->n; i++) {
		const struct hw_anchor *a = &f->anchors[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "value", a->value);
		hw_jw_kint(w, "item", a->article);
		hw_jw_kint(w, "start", a->span.start);
		hw_jw_kint(w, "end", a->span.end);
		hw_jw_kstr_opt(w, "credited", a->credited);
		if (f->kind == HW_FINDING_DIFFERS && a->side >= 0)
			hw_jw_kint(w, "side", a->side);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
json_findings(struct hw_jw *w, const struct hw_story *s)
{
	static const char *const kind[] = {
	    "differs", "agrees", "single", "quote"};

	hw_jw_key(w, "findings");
	hw_jw_arr(w);
	for (size_t i = 0; i < s->n_findings; i++) {
		const struct hw_finding *f = &s->findings[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "kind", hw_str_c(kind[f->kind & 3]));
		hw_jw_kstr(w, "slot", hw_str_c(hw_slot_name(f->slot)));
		hw_jw_kstr(w, "key", f->key);
		json_anchors(w, f);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
json_edges(struct hw_jw *w, const struct hw_story_page *p)
{
	static const char *const direction[] = {"?", "a>b", "b>a"};

	hw_jw_key(w, "edges");
	hw_jw_arr(w);
	for (size_t i = 0; i < p->n_edges; i++) {
		const struct hw_edge *e = &p->edges[i];

		hw_jw_obj(w);
		hw_jw_kint(w, "a", e->a);
		hw_jw_kint(w, "b", e->b);
		hw_jw_kstr(w, "kind", hw_str_c(hw_edge_name(e->kind)));
		hw_jw_key(w, "score");
		hw_jw_real(w, e->score, 3);
		hw_jw_kstr(w, "direction",
		    hw_str_c((size_t)e->direction < 3 ? direction[e->direction]
						      : "?"));
		hw_jw_key(w, "evidence");
		hw_jw_arr(w);
		for (size_t j = 0; j < e->n; j++) {
			hw_jw_obj(w);
			hw_jw_kstr(w, "what", e->evidence[j].what);
			hw_jw_kstr_opt(w, "detail", e->evidence[j].detail);
			hw_jw_key(w, "weight");
			hw_jw_real(w, e->evidence[j].weight, 2);
			hw_jw_end_obj(w);
		}
		hw_jw_end_arr(w);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static const char *
link_name(const struct hw_story_ref *r, hw_id story)
{
	switch (r->link.kind) {
	case HW_LINK_FOLLOWS:
		return r->link.from == story ? "follows" : "followed by";
	case HW_LINK_SIMILAR:
		return "similar";
	case HW_LINK_OTHER_LANGUAGE:
		return "probably the same story";
	}
	return "similar";
}

static void
json_items(struct hw_jw *w, const char *key, const struct hw_item *v, size_t n)
{
	hw_jw_key(w, key);
	hw_jw_arr(w);
	for (size_t i = 0; i < n; i++) {
		hw_jw_obj(w);
		hw_json_item(w, &v[i]);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
print_json(struct hw_stored *g, const struct hw_story_page *p)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, g->m, (size_t)64 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_json_story(&w, &p->story);
	json_items(&w, "items", p->items, p->n_items);
	/* Of the stories that are probably this one in other languages. */
	json_items(&w, "abroad", p->abroad, p->n_abroad);
	hw_jw_kint(&w, "withheld", p->withheld);
	json_edges(&w, p);
	json_findings(&w, &p->story);
	hw_jw_key(&w, "links");
	hw_jw_arr(&w);
	for (size_t i = 0; i < p->n_links; i++) {
		hw_jw_obj(&w);
		hw_jw_kstr(
		    &w, "kind", hw_str_c(link_name(&p->links[i], p->story.id)));
		hw_jw_kint(&w, "story", p->links[i].other.id);
		hw_jw_kstr(&w, "title", p->links[i].other.title);
		hw_jw_end_obj(&w);
	}
	hw_jw_end_arr(&w);
	hw_jw_end_obj(&w);
	hw_print_buf(&b);
}

/* ---- for people ----------------------------------------------------------- */

static void
print_head(const struct hw_story *s)
{
	char from[32], to[32];

	printf("STORY %lld  %s to %s\t%d page%s, %d independent, %.*s\n",
	    (long long)s->id, hw_short_time(s->first, from),
	    hw_short_time(s->last, to), s->pages, s->pages == 1 ? "" : "s",
	    s->independent, HW_FMT(s->languages));
	printf("  %.*s\n", HW_FMT(s->title));
	for (size_t i = 0; i < s->n_roots; i++) {
		const struct hw_root *r = &s->roots[i];

		printf("  Root  %.*s%s (%d page%s)\n",
		    HW_FMT(r->name.n ? r->name : HW_STR("a withheld page")),
		    r->article || !r->name.n ? "" : ", not in the collection",
		    r->pages, r->pages == 1 ? "" : "s");
	}
}

static void
print_items(const struct hw_story_page *p)
{
	char when[32];

	printf("\nPages\n");
	for (size_t i = 0; i < p->n_items; i++) {
		const struct hw_item *it = &p->items[i];
		const struct hw_item *of = item_of(p, it->of);
		const struct hw_article *a = &it->article;

		printf("  %lld  %s  %.*s  %s", (long long)a->id,
		    hw_short_time(a->published.precision >= HW_PRECISION_DAY
			    ? a->published.at
			    : a->first_seen,
			when),
		    HW_FMT(a->host), hw_role_name(it->role));
		if (of)
			printf(" of %lld", (long long)of->article.id);
		printf("\n      %.*s\n      %.*s\n", HW_FMT(a->title),
		    HW_FMT(a->url));
	}
	if (p->withheld)
		printf("  %lld more are not shown\n", (long long)p->withheld);
}

static void
print_findings(
    const struct hw_story *s, enum hw_finding_kind kind, const char *head)
{
	bool any = false;

	for (size_t i = 0; i < s->n_findings; i++) {
		const struct hw_finding *f = &s->findings[i];

		if (f->kind != kind)
			continue;
		if (!any)
			printf("\n%s\n", head);
		any = true;
		printf("  %.*s\n", HW_FMT(f->key));
		for (size_t j = 0; j < f->n; j++)
			printf("      %.*s  (%lld)\n",
			    HW_FMT(f->anchors[j].value),
			    (long long)f->anchors[j].article);
	}
}

static void
print_text(const struct hw_story_page *p)
{
	print_head(&p->story);
	print_items(p);
	print_findings(&p->story, HW_FINDING_QUOTE, "Quotations");
	print_findings(&p->story, HW_FINDING_DIFFERS, "The pages differ");
	print_findings(&p->story, HW_FINDING_AGREES, "The pages agree");
	print_findings(&p->story, HW_FINDING_SINGLE, "Only one page says");
	for (size_t i = 0; i < p->n_links; i++)
		printf("%s%s: story %lld, %.*s\n", i ? "" : "\n",
		    link_name(&p->links[i], p->story.id),
		    (long long)p->links[i].other.id,
		    HW_FMT(p->links[i].other.title));
}

static int
show(struct hw_stored *g, struct hw_str which)
{
	struct hw_story_page p;
	int64_t id = hw_stored_number(which);
	int rc;

	if (id < 0)
		return hw_cmd_usage(
		    "story", "\"%.*s\" is no number", HW_FMT(which));
	rc = hw_store_story(g->st, g->m, id, &p, &g->err);
	if (rc)
		return hw_stored_fail(g, rc);
	if (g->json)
		print_json(g, &p);
	else
		print_text(&p);
	return HW_EXIT_OK;
}

static int
top(struct hw_stored *g)
{
	struct hw_front_query q = {.limit = 30};
	struct hw_front front;
	struct hw_buf b;
	struct hw_jw w;
	int rc = hw_store_stories(g->st, g->m, &q, &front, &g->err);

	if (rc)
		return hw_stored_fail(g, rc);
	hw_buf_init(&b, g->m, (size_t)1 << 20);
	for (size_t i = 0; i < front.n; i++) {
		const struct hw_story *s = &front.v[i].story;

		if (!g->json) {
			printf("%lld\t%d page%s, %d independent\t%.*s\n",
			    (long long)s->id, s->pages,
			    s->pages == 1 ? "" : "s", s->independent,
			    HW_FMT(s->title));
			continue;
		}
		hw_jw_init(&w, &b);
		hw_jw_obj(&w);
		hw_json_story(&w, s);
		hw_jw_end_obj(&w);
		hw_print_buf(&b);
	}
	return front.n ? HW_EXIT_OK : HW_EXIT_SOME;
}

int
hw_cmd_story(int argc, char **argv)
{
	struct hw_stored g;
	int code = hw_stored_args(&g, "story", argc, argv, NULL, NULL);

	if (!code && g.rest.n > 1)
		code = hw_cmd_usage("story", "one story at a time");
	if (!code)
		code = hw_stored_open(&g, HW_STORE_READ);
	if (!code)
		code = g.rest.n ? show(&g, g.rest.v[0]) : top(&g);
	hw_stored_close(&g);
	return code;
}
