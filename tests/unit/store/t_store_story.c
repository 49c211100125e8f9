/* SPDX-License-Identifier: MIT
 * Conformance: stories, the front page, lists, merging, the walk over all. */
#include "store_test.h"

static struct hw_story_page
page_of(struct fixture *f, hw_id story)
{
	struct hw_story_page p;

	OK(hw_store_story(f->st, f->m, story, &p, &f->err));
	return p;
}

static struct hw_front
front_of(struct fixture *f, struct hw_front_query q)
{
	struct hw_front front;

	OK(hw_store_stories(f->st, f->m, &q, &front, &f->err));
	return front;
}

static void
a_story_grows(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(
	    f, "https://fr.example/2", "Deux", "Texte.");
	struct hw_verdict v = {
	    .article = &a, .now = T0 + 500, .story = 7, .score = 0.5};
	struct hw_story_page p;

	put(f, "https://a.example/1", "One", "Text.", 7);
	a.language = HW_STR("fr");
	a.first_seen = T0 + 500;
	commit(f, &v);
	p = page_of(f, 7);
	assert_int_equal(p.story.pages, 2);
	assert_int_equal(p.n_items, 2);
	STR_EQ(p.story.title, "One");
	STR_EQ(p.story.languages, "en fr");
	assert_int_equal(p.story.first, T0);
	assert_int_equal(p.story.last, T0 + 500);
	FAILS(hw_store_story(f->st, f->m, 8, &p, &f->err), HW_ENOTFOUND);
	assert_sound(f);
}

static void
edges_come_with_their_evidence(void **state)
{
	struct fixture *f = *state;
	hw_id one = put(f, "https://a.example/1", "One", "Text one.", 1);
	struct hw_evidence ev[2] = {
	    {HW_STR("credit"), HW_STR("\"as KCNA said\"\n"), 2.5, {3, 9},
		{0, 0}},
	    {HW_STR("published earlier"), HW_STR(""), -0.25, {0, 0}, {4, 5}}};
	struct hw_edge e = {.a = one,
	    .kind = HW_EDGE_SPUN,
	    .score = 0.75,
	    .direction = HW_DIRECTION_AB,
	    .margin = 2.25,
	    .evidence = ev,
	    .n = 2};
	struct hw_article a = article(f, "https://b.example/1", "Two", "Two.");
	struct hw_verdict v = {
	    .article = &a, .now = T0, .story = 1, .edges = &e, .n_edges = 1};
	hw_id two = commit(f, &v).article;
	struct hw_story_page p = page_of(f, 1);

	assert_int_equal(p.n_edges, 1);
	assert_int_equal(p.edges[0].a, one);
	assert_int_equal(p.edges[0].b, two);
	assert_int_equal(p.edges[0].kind, HW_EDGE_SPUN);
	assert_int_equal(p.edges[0].direction, HW_DIRECTION_AB);
	assert_int_equal(p.edges[0].n, 2);
	STR_EQ(p.edges[0].evidence[0].detail, "\"as KCNA said\"\n");
	assert_true(p.edges[0].evidence[1].weight == -0.25);
	assert_int_equal(p.edges[0].evidence[0].a.end, 9);
	assert_int_equal(p.edges[0].evidence[1].b.start, 4);
}

static void
what_is_found_out_is_kept(void **state)
{
	struct fixture *f = *state;
	hw_id one = put(f, "https://a.example/1", "One", "Text.", 1);
	hw_id two = put(f, "https://b.example/1", "Two", "Text two.", 1);
	struct hw_root roots[2] = {{0, HW_STR("KCNA"), HW_STR(""), 2},
	    {one, HW_STR("A"), HW_STR("https://a.example/1"), 1}};
	struct hw_member members[2] = {
	    {one, HW_ROLE_INDEPENDENT, 0}, {two, HW_ROLE_REWRITTEN, one}};
	struct hw_anchor day[2] = {
	    {one, {0, 4}, HW_STR("Monday"), HW_STR("KCNA"), 0},
	    {two, {5, 8}, HW_STR("Tuesday"), HW_STR(""), 1}};
	struct hw_finding findings[2] = {
	    {HW_FINDING_DIFFERS, HW_SLOT_DAY, HW_STR("met"), day, 2},
	    {HW_FINDING_SINGLE, HW_SLOT_EVENT, HW_STR("came"), day, 1}};
	struct hw_story s = {.id = 1,
	    .lead = two,
	    .state = HW_STORY_ACTIVE,
	    .independent = 1,
	    .importance = 9,
	    .roots = roots,
	    .n_roots = 2,
	    .members = members,
	    .n_members = 2,
	    .findings = findings,
	    .n_findings = 2};
	struct hw_story_page p;

	OK(hw_store_story_put(f->st, &s, NULL, 0, &f->err));
	OK(hw_store_story_put(f->st, &s, NULL, 0, &f->err)); /* replaces */
	p = page_of(f, 1);
	STR_EQ(p.story.title, "Two");
	assert_int_equal(p.story.n_roots, 2);
	STR_EQ(p.story.roots[0].name, "KCNA");
	assert_int_equal(p.story.roots[0].pages, 2);
	assert_int_equal(p.story.differs, 1);
	assert_int_equal(p.story.n_findings, 2);
	STR_EQ(p.story.findings[0].anchors[1].value, "Tuesday");
	STR_EQ(p.story.findings[0].anchors[0].credited, "KCNA");
	assert_int_equal(p.story.findings[0].anchors[0].side, 0);
	assert_int_equal(p.story.findings[0].anchors[1].side, 1);
	assert_int_equal(p.story.findings[0].slot, HW_SLOT_DAY);
	assert_int_equal(p.items[1].role, HW_ROLE_REWRITTEN);
	assert_int_equal(p.items[1].of, one);
	assert_int_equal(p.story.pages, 2);
	assert_true(p.story.importance == 9);
	s.id = 5;
	FAILS(hw_store_story_put(f->st, &s, NULL, 0, &f->err), HW_ENOTFOUND);
	assert_sound(f);
}

static void
merged_stories_leave_an_alias(void **state)
{
	struct fixture *f = *state;
	hw_id merged[2] = {2, 3};
	struct hw_story s = {.id = 1};

	put(f, "https://a.example/1", "One", "Text.", 1);
	put(f, "https://a.example/2", "Two", "Text two.", 2);
	put(f, "https://a.example/3", "Three", "Text three.", 3);
	OK(hw_store_story_put(f->st, &s, merged, 2, &f->err));
	assert_int_equal(page_of(f, 2).story.id, 1);
	assert_int_equal(page_of(f, 3).n_items, 3);
	assert_int_equal(page_of(f, 1).story.pages, 3);
	/* and once more: the aliases follow */
	put(f, "https://a.example/4", "Four", "Text four.", 4);
	s.id = 4;
	merged[0] = 1;
	OK(hw_store_story_put(f->st, &s, merged, 1, &f->err));
	assert_int_equal(page_of(f, 3).story.id, 4);
	assert_sound(f);
}

static void
an_article_moves_between_stories(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(f, "https://a.example/1", "One", "Text");
	struct hw_verdict v = {.article = &a, .now = T0, .story = 1};
	struct hw_story_page p;

	commit(f, &v);
	put(f, "https://a.example/2", "Two", "Text two.", 1);
	a.text = HW_STR("Another text");
	v.story = 2;
	v.fetched = true;
	commit(f, &v);
	assert_int_equal(page_of(f, 1).story.pages, 1);
	STR_EQ(page_of(f, 1).story.title, "Two"); /* the lead has left */
	p = page_of(f, 2);
	STR_EQ(p.story.title, "One");
	assert_sound(f);
}

static void
an_article_is_placed_later(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(f, "https://a.example/1", "One", "Text");
	struct hw_verdict v = {.article = &a, .now = T0};

	a.id = commit(f, &v).article;
	v.story = 3;
	assert_int_equal(commit(f, &v).fate, HW_FATE_SAME);
	assert_int_equal(page_of(f, 3).story.pages, 1);
	commit(f, &v);
	assert_int_equal(page_of(f, 3).story.pages, 1);
	assert_sound(f);
}

static void
stories_are_linked_both_ways(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(f, "https://a.example/2", "Two", "Two.");
	struct hw_str terms[2] = {HW_STR("Vladivostok"), HW_STR("Kim")};
	struct hw_story_link link = {.to = 1,
	    .kind = HW_LINK_FOLLOWS,
	    .score = 0.5,
	    .shared = {terms, 2, 2},
	    .gap_days = 51};
	struct hw_verdict v = {
	    .article = &a, .now = T0, .story = 2, .links = &link, .n_links = 1};
	struct hw_story_page p;

	put(f, "https://a.example/1", "One", "Text.", 1);
	commit(f, &v);
	p = page_of(f, 1);
	assert_int_equal(p.n_links, 1);
	assert_int_equal(p.links[0].other.id, 2);
	assert_int_equal(p.links[0].link.from, 2);
	STR_EQ(p.links[0].other.title, "Two");
	p = page_of(f, 2);
	STR_EQ(p.links[0].other.title, "One");
	assert_int_equal(p.links[0].link.gap_days, 51);
	STR_EQ(p.links[0].link.shared.v[1], "Kim");
}

static void
put_abroad(struct fixture *f, const char *url, const char *lang, hw_id story,
    const struct hw_story_link *links, size_t n)
{
	struct hw_article a = article(f, url, url, url);
	struct hw_verdict v = {.article = &a,
	    .now = T0,
	    .story = story,
	    .links = links,
	    .n_links = n};

	a.language = hw_str_c(lang);
	commit(f, &v);
}

/* Stories 1 and 2 are English; 3 is 1 in French, 4 is 2 in Russian. */
static void
links_that_contradict_better_ones_go(void **state)
{
	struct fixture *f = *state;
	struct hw_story_link three[] = {
	    {.to = 1, .kind = HW_LINK_OTHER_LANGUAGE, .score = 9},
	    {.to = 2, .kind = HW_LINK_OTHER_LANGUAGE, .score = 5}};
	struct hw_story_link four[] = {
	    {.to = 2, .kind = HW_LINK_OTHER_LANGUAGE, .score = 8},
	    {.to = 3, .kind = HW_LINK_OTHER_LANGUAGE, .score = 6}};
	struct hw_story_link five = {
	    .to = 3, .kind = HW_LINK_OTHER_LANGUAGE, .score = 4};

	hw_id *lost;
	size_t n[5];

	put_abroad(f, "https://a.example/1", "en", 1, NULL, 0);
	put_abroad(f, "https://a.example/2", "en", 2, NULL, 0);
	put_abroad(f, "https://a.example/3", "fr", 3, three, 2);
	put_abroad(f, "https://a.example/4", "ru", 4, four, 2);
	/* Its only partner has a better one: a part of story 1, perhaps. */
	put_abroad(f, "https://a.example/5", "en", 5, &five, 1);
	for (hw_id i = 1; i <= 5; i++)
		OK(hw_store_prune_links(
		    f->st, f->m, i, &lost, &n[i - 1], &f->err));
	assert_int_equal(n[0] + n[3], 0);
	assert_int_equal(n[1] + n[2], 2);
	assert_int_equal(page_of(f, 1).n_links, 1);
	assert_int_equal(page_of(f, 2).n_links, 1);
	assert_int_equal(page_of(f, 2).links[0].other.id, 4);
	assert_int_equal(page_of(f, 3).n_links, 2);
	assert_int_equal(page_of(f, 4).n_links, 1);
	assert_int_equal(page_of(f, 5).links[0].other.id, 3);
}

static void
other_languages_come_along(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(f, "https://b.example/2", "Deux", "Ici.");
	struct hw_edge e = {.a = 1, .kind = HW_EDGE_TRANSLATED, .score = 0.9};
	struct hw_story_link link = {
	    .to = 1, .kind = HW_LINK_OTHER_LANGUAGE, .score = 5};
	struct hw_verdict v = {.article = &a,
	    .now = T0,
	    .story = 2,
	    .edges = &e,
	    .n_edges = 1,
	    .links = &link,
	    .n_links = 1};
	struct hw_story s = {.id = 3};
	hw_id gone = 1;
	struct hw_story_page p;

	put(f, "https://a.example/1", "One", "Text.", 1);
	commit(f, &v);
	p = page_of(f, 1);
	assert_int_equal(p.n_items, 1);
	assert_int_equal(p.n_abroad, 1);
	STR_EQ(p.abroad[0].article.title, "Deux");
	assert_int_equal(p.n_edges, 1);
	/* A merge takes the link along. */
	put(f, "https://a.example/3", "Three", "More text.", 3);
	OK(hw_store_story_put(f->st, &s, &gone, 1, &f->err));
	p = page_of(f, 2);
	assert_int_equal(p.n_links, 1);
	assert_int_equal(p.links[0].other.id, 3);
	assert_int_equal(p.n_abroad, 2);
	assert_sound(f);
}

static void
the_front_page_in_pages(void **state)
{
	struct fixture *f = *state;
	struct hw_front front;
	char url[64], title[32];

	OK(hw_store_begin(f->st, &f->err));
	for (int i = 1; i <= 25; i++) {
		struct hw_story s = {.id = i, .importance = 100 - i % 5};

		snprintf(url, sizeof(url), "https://a.example/%d", i);
		snprintf(title, sizeof(title), "Story %d", i);
		put(f, url, title, title, i);
		OK(hw_store_story_put(f->st, &s, NULL, 0, &f->err));
	}
	put(f, "https://b.example/1", "Other", "Other text", 5);
	OK(hw_store_end(f->st, HW_OK, &f->err));
	front = front_of(f, (struct hw_front_query){.limit = 10});
	assert_int_equal(front.n, 10);
	assert_int_equal(front.v[0].story.id, 25);
	assert_int_equal(front.v[4].story.id, 5);
	STR_EQ(front.v[4].story.title, "Story 5");
	assert_int_equal(front.v[4].n_also, 1);
	STR_EQ(front.v[4].also[0].article.title, "Other");
	assert_int_equal(front.v[4].roles[HW_ROLE_UNKNOWN], 2);
	for (size_t seen = 10; seen < 25; seen += front.n) {
		const struct hw_story *last = &front.v[front.n - 1].story;
		struct hw_front_query q = {.limit = 10,
		    .before_importance = last->importance,
		    .before_id = last->id};

		front = front_of(f, q);
		assert_true(front.n == 10 || seen + front.n == 25);
	}
	front = front_of(f, (struct hw_front_query){.min_pages = 2});
	assert_int_equal(front.n, 1);
	front = front_of(f, (struct hw_front_query){.language = HW_STR("e")});
	assert_int_equal(front.n, 0);
	front = front_of(f, (struct hw_front_query){.language = HW_STR("en")});
	assert_int_equal(front.n, 25);
	front = front_of(f, (struct hw_front_query){.since = T0 + 1});
	assert_int_equal(front.n, 0);
}

static void
lists_page_by_id(void **state)
{
	struct fixture *f = *state;
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_article a = article(f, "https://a.example/0", "Zero", "0.");
	struct hw_verdict v = {
	    .article = &a, .source = src, .now = T0, .story = 9};
	struct hw_list_query q = {.limit = 2};
	struct hw_items items;

	for (int i = 1; i <= 4; i++)
		put(f, hw_str_printf(f->m, "https://b.example/%d", i).p, "B",
		    "b", 0);
	commit(f, &v);
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 2);
	assert_int_equal(items.v[0].article.id, 5);
	assert_int_equal(items.v[0].story, 9);
	STR_EQ(items.v[0].source_domain, "a.example");
	q.before = 4;
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.v[1].article.id, 2);
	q = (struct hw_list_query){.after = 3};
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 2);
	assert_int_equal(items.v[0].article.id, 4);
	q = (struct hw_list_query){.source = src};
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 1);
	q = (struct hw_list_query){.story = 9};
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 1);
	q = (struct hw_list_query){.domain = HW_STR("b.example")};
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 4);
}

static void
noindex_is_not_listed(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(
	    f, "https://a.example/1", "Quiet", "Quiet words");
	struct hw_verdict v = {.article = &a, .now = T0, .story = 1};
	struct hw_list_query q = {.flags = HW_READ_UNLISTED};
	struct hw_items items;
	struct hw_story_page p;
	struct hw_item item;
	hw_id id;

	a.rights.noindex = true;
	id = commit(f, &v).article;
	assert_int_equal(found(f, "quiet"), 0);
	assert_int_equal(front_of(f, (struct hw_front_query){0}).n, 0);
	FAILS(hw_store_story(f->st, f->m, 1, &p, &f->err), HW_ENOTFOUND);
	OK(hw_store_article(f->st, f->m, id, 0, 0, &item, &f->err));
	assert_false(item.listed);
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 1);
	q.flags = 0;
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 0);
}

struct walk {
	int n, stop_at;
	hw_id last, story;
	struct hw_window window;
};

static int
step(void *arg, struct hw_arena *m, const struct hw_item *item,
    const struct hw_sketch *sketch)
{
	struct walk *w = arg;

	(void)m;
	assert_true(item->article.id > w->last);
	assert_true(item->article.text.n > 0);
	w->last = item->article.id;
	w->story = item->story;
	assert_int_equal(sketch->pivot[1], 0xfffffffe);
	assert_int_equal(sketch->language, 0xfedcba98);
	if (sketch->n)
		assert_int_equal(sketch->window[0].skeleton[1], 0xfffffffe);
	return ++w->n == w->stop_at ? HW_ELIMIT : HW_OK;
}

static void
the_walk_over_all(void **state)
{
	struct fixture *f = *state;
	uint32_t hash[3] = {7, 0xfffffffe, 0xffffffff};
	struct hw_window w = {.span = {0, 9},
	    .skeleton = hash,
	    .n_skeleton = 3,
	    .name = hash,
	    .n_name = 1};
	struct hw_sketch sketch = {.window = &w,
	    .n = 1,
	    .pivot = hash,
	    .n_pivot = 2,
	    .language = 0xfedcba98};
	struct walk walk = {0};
	int64_t damaged;

	OK(hw_store_begin(f->st, &f->err));
	for (int i = 0; i < 600; i++) {
		struct hw_str url = hw_str_printf(
		    f->m, "https://a.example/%d", i);
		struct hw_article a = article(f, url.p, "T", url.p);
		struct hw_verdict v = {
		    .article = &a, .now = T0, .story = 3, .sketch = &sketch};

		a.first_seen = T0 + i;
		commit(f, &v);
	}
	OK(hw_store_end(f->st, HW_OK, &f->err));
	OK(hw_store_recent(
	    f->st, 0, HW_TIME_NONE, 0, step, &walk, &damaged, &f->err));
	assert_int_equal(walk.n, 600);
	assert_int_equal(walk.story, 3);
	assert_int_equal(damaged, 0);
	walk = (struct walk){0};
	OK(hw_store_recent(f->st, 0, T0 + 500, 0, step, &walk, NULL, &f->err));
	assert_int_equal(walk.n, 100);
	walk = (struct walk){.stop_at = 5, .last = 590};
	FAILS(hw_store_recent(
		  f->st, 590, HW_TIME_NONE, 0, step, &walk, NULL, &f->err),
	    HW_ELIMIT);
	assert_int_equal(walk.n, 5);
	assert_sound(f);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(a_story_grows),
	    T(edges_come_with_their_evidence),
	    T(what_is_found_out_is_kept),
	    T(merged_stories_leave_an_alias),
	    T(an_article_moves_between_stories),
	    T(an_article_is_placed_later),
	    T(stories_are_linked_both_ways),
	    T(links_that_contradict_better_ones_go),
	    T(other_languages_come_along),
	    T(the_front_page_in_pages),
	    T(lists_page_by_id),
	    T(noindex_is_not_listed),
	    T(the_walk_over_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
