/* SPDX-License-Identifier: MIT
 * Conformance: the complaints desk.  What is withheld shows nowhere. */
#include <time.h>

#include "store_test.h"

#define LONG_TEXT                                                              \
	"The walrus of the harbour has a name, an age and a home, and the "    \
	"paper printed all three of them last week without asking anybody, "   \
	"which is what this complaint is about; it is long enough to be told " \
	"apart from every other text in the collection."

/* Two pages of story 1; the first is its lead and a root of it. */
static void
fill(struct fixture *f)
{
	struct hw_article a = article(
	    f, "https://a.example/1", "Walrus named", LONG_TEXT);
	struct hw_verdict v = {.article = &a, .now = T0, .story = 1};
	struct hw_root root = {
	    1, HW_STR("A"), HW_STR("https://a.example/1"), 2};
	struct hw_anchor day[2] = {{1, {0, 4}, HW_STR("Monday"), HW_STR(""), 0},
	    {2, {0, 4}, HW_STR("Tuesday"), HW_STR(""), 1}};
	struct hw_finding differs = {
	    HW_FINDING_DIFFERS, HW_SLOT_DAY, HW_STR("met"), day, 2};
	struct hw_story s = {.id = 1,
	    .roots = &root,
	    .n_roots = 1,
	    .findings = &differs,
	    .n_findings = 1};
	struct hw_story_link link = {.to = 1, .kind = HW_LINK_SIMILAR};

	commit(f, &v);
	put(f, "https://b.example/1", "Second", "Another walrus text.", 1);
	a = article(f, "https://c.example/1", "Third", "Third text.");
	v = (struct hw_verdict){
	    .article = &a, .now = T0, .story = 2, .links = &link, .n_links = 1};
	commit(f, &v);
	OK(hw_store_story_put(f->st, &s, NULL, 0, &f->err));
}

static struct hw_complaint
complain(struct fixture *f, const char *url, hw_time when)
{
	struct hw_complaint c = {.kind = HW_COMPLAINT_PRIVACY,
	    .url = hw_str_c(url),
	    .email = HW_STR("me@a.example"),
	    .reason = HW_STR("my name")};

	OK(hw_store_complaint_open(f->st, f->m, &c, when, &f->err));
	return c;
}

static void
decide(struct fixture *f, hw_id id, enum hw_complaint_state to)
{
	OK(hw_store_complaint_decide(f->st, id, to, false, HW_STR("operator"),
	    HW_STR("because"), T0 + 50, &f->err));
}

/* Nothing that a reader can ask for tells of item 1. */
static void
assert_gone(struct fixture *f)
{
	struct hw_list_query q = {.flags = HW_READ_UNLISTED};
	struct hw_front front;
	struct hw_story_page p;
	struct hw_items items;
	struct hw_item item;

	FAILS(
	    hw_store_article(f->st, f->m, 1, 0, 0, &item, &f->err), HW_EDENIED);
	assert_int_equal(item.article.title.n + item.article.url.n, 0);
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 2);
	assert_int_equal(found(f, "walrus"), 1);
	assert_int_equal(found(f, "\"walrus named\""), 0);
	OK(hw_store_story(f->st, f->m, 1, &p, &f->err));
	assert_int_equal(p.n_items, 1);
	assert_int_equal(p.withheld, 1);
	STR_EQ(p.story.title, "Second");
	assert_int_equal(p.story.n_roots, 1);
	assert_int_equal(p.story.roots[0].name.n, 0);
	assert_int_equal(p.story.n_findings, 0);
	assert_int_equal(p.story.differs, 0);
	OK(hw_store_stories(
	    f->st, f->m, &(struct hw_front_query){0}, &front, &f->err));
	assert_int_equal(front.n, 2);
	for (size_t i = 0; i < front.n; i++)
		assert_int_not_equal(front.v[i].lead.article.id, 1);
	OK(hw_store_story(f->st, f->m, 2, &p, &f->err));
	for (size_t i = 0; i < p.n_links; i++)
		assert_false(
		    hw_str_eq(p.links[i].other.title, HW_STR("Walrus named")));
}

static void
assert_there(struct fixture *f)
{
	struct hw_story_page p;
	struct hw_item item;

	OK(hw_store_article(f->st, f->m, 1, 0, 0, &item, &f->err));
	assert_int_equal(found(f, "\"walrus named\""), 1);
	OK(hw_store_story(f->st, f->m, 1, &p, &f->err));
	assert_int_equal(p.n_items, 2);
	STR_EQ(p.story.title, "Walrus named");
	assert_int_equal(p.story.differs, 1);
	STR_EQ(p.story.roots[0].name, "A");
}

static void
withheld_means_everywhere(void **state)
{
	struct fixture *f = *state;
	struct hw_complaints list;
	struct hw_complaint c;

	fill(f);
	c = complain(f, "https://a.example/1", T0);
	assert_int_equal(c.article, 1);
	assert_int_equal(c.token.n, 19);
	assert_int_equal(c.due, T0 + 86400);
	decide(f, c.id, HW_COMPLAINT_WITHHELD);
	assert_gone(f);
	decide(f, c.id, HW_COMPLAINT_RESTORED);
	assert_there(f);
	FAILS(hw_store_complaint_decide(f->st, c.id, HW_COMPLAINT_REJECTED,
		  false, HW_STR("o"), HW_STR("r"), T0, &f->err),
	    HW_EDENIED);
	OK(hw_store_complaints(f->st, f->m, 0, c.token, 0, 0, &list, &f->err));
	assert_int_equal(list.n, 1);
	assert_int_equal(list.v[0].state, HW_COMPLAINT_RESTORED);
	assert_int_equal(list.n_audit, 3);
	STR_EQ(list.audit[1].action, "withheld");
	STR_EQ(list.audit[1].actor, "operator");
	FAILS(hw_store_complaints(
		  f->st, f->m, 0, HW_STR("ABCD"), 0, 0, &list, &f->err),
	    HW_ENOTFOUND);
	assert_sound(f);
}

static void
the_clock_withholds_by_itself(void **state)
{
	struct fixture *f = *state;
	struct hw_complaints list;
	struct hw_complaint c;
	int n;

	fill(f);
	assert_there(f);
	/* opened a day ago and unanswered: hidden before anybody writes it */
	c = complain(f, "https://a.example/1", time(NULL) - 86400 - 5);
	assert_gone(f);
	OK(hw_store_complaint_clock(f->st, time(NULL), &n, &f->err));
	assert_int_equal(n, 1);
	assert_gone(f);
	OK(hw_store_complaints(
	    f->st, f->m, c.id, HW_STR(""), 0, 0, &list, &f->err));
	assert_int_equal(list.v[0].state, HW_COMPLAINT_WITHHELD);
	assert_true(list.v[0].by_clock);
	STR_EQ(list.audit[1].actor, "clock");
	OK(hw_store_complaint_clock(f->st, time(NULL), &n, &f->err));
	assert_int_equal(n, 0);
	/* an answer, late, still counts */
	decide(f, c.id, HW_COMPLAINT_REJECTED);
	assert_there(f);
	assert_sound(f);
}

static void
two_tickets_on_one_item(void **state)
{
	struct fixture *f = *state;
	struct hw_complaint a, b;

	fill(f);
	a = complain(f, "https://a.example/1", T0);
	b = complain(f, "http://www.a.example/1?utm_source=mail", T0);
	assert_int_equal(b.article, 1);
	decide(f, a.id, HW_COMPLAINT_WITHHELD);
	decide(f, b.id, HW_COMPLAINT_WITHHELD);
	decide(f, a.id, HW_COMPLAINT_RESTORED);
	assert_gone(f);
	decide(f, b.id, HW_COMPLAINT_RESTORED);
	assert_there(f);
}

static void
a_withheld_item_does_not_come_back(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(
	    f, "https://a.example/1", "Walrus named again", LONG_TEXT " More.");
	struct hw_verdict v = {.article = &a, .now = T0, .fetched = true};
	struct hw_edge copy = {.a = 1, .kind = HW_EDGE_COPY, .score = 0.99};
	struct hw_committed out;

	fill(f);
	decide(f, complain(f, "https://a.example/1", T0).id,
	    HW_COMPLAINT_WITHHELD);
	/* edited at its own address */
	out = commit(f, &v);
	assert_int_equal(out.article, 1);
	assert_true(out.hidden);
	assert_gone(f);
	/* the same text at another address: waits for review */
	a = article(f, "https://z.example/1", "Walrus named", LONG_TEXT);
	out = commit(f, &v);
	assert_true(out.hidden);
	assert_gone(f);
	/* a copy of it by the judge's word */
	a = article(f, "https://y.example/1", "A named walrus", "W " LONG_TEXT);
	v.edges = &copy;
	v.n_edges = 1;
	out = commit(f, &v);
	assert_true(out.hidden);
	assert_gone(f);
	/* an independent text about it is not touched */
	a = article(f, "https://x.example/1", "Gulls", "Gulls " LONG_TEXT);
	copy.kind = HW_EDGE_PARTIAL;
	assert_false(commit(f, &v).hidden);
	assert_sound(f);
}

static void
deleted_text_is_gone_for_good(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(
	    f, "https://a.example/1", "Walrus named", LONG_TEXT);
	struct hw_verdict v = {.article = &a, .now = T0, .fetched = true};
	struct hw_complaint c;
	struct hw_item item;

	fill(f);
	a.text = HW_STR("Edited " LONG_TEXT);
	commit(f, &v);
	c = complain(f, "https://a.example/1", T0);
	OK(hw_store_complaint_decide(f->st, c.id, HW_COMPLAINT_WITHHELD, true,
	    HW_STR("operator"), HW_STR("court"), T0, &f->err));
	assert_gone(f);
	OK(hw_store_article(f->st, f->m, 1, 0, HW_READ_HIDDEN, &item, &f->err));
	assert_int_equal(item.hidden, HW_HIDDEN_WITHDRAWN);
	assert_int_equal(item.article.text.n + item.article.title.n, 0);
	assert_int_equal(item.n_revisions, 0);
	assert_true(commit(f, &v).hidden);
	decide(f, c.id, HW_COMPLAINT_RESTORED);
	assert_gone(f);
	assert_sound(f);
	FAILS(hw_store_complaint_decide(f->st, c.id, HW_COMPLAINT_REJECTED,
		  true, HW_STR("o"), HW_STR("r"), T0, &f->err),
	    HW_EINPUT);
}

static void
a_complaint_about_nothing_of_ours(void **state)
{
	struct fixture *f = *state;
	struct hw_complaints list;
	struct hw_complaint c;

	fill(f);
	c = complain(f, "https://elsewhere.example/x", T0);
	assert_int_equal(c.article, 0);
	decide(f, c.id, HW_COMPLAINT_WITHHELD);
	assert_there(f);
	for (int i = 0; i < 5; i++)
		complain(f, "https://a.example/1", T0);
	OK(hw_store_complaints(
	    f->st, f->m, 0, HW_STR(""), 0, 4, &list, &f->err));
	assert_int_equal(list.n, 4);
	assert_int_equal(list.v[0].id, 6);
	OK(hw_store_complaints(
	    f->st, f->m, 0, HW_STR(""), 3, 4, &list, &f->err));
	assert_int_equal(list.n, 2);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(withheld_means_everywhere),
	    T(the_clock_withholds_by_itself),
	    T(two_tickets_on_one_item),
	    T(a_withheld_item_does_not_come_back),
	    T(deleted_text_is_gone_for_good),
	    T(a_complaint_about_nothing_of_ours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
