/* SPDX-License-Identifier: MIT
 * Conformance: committing, identity, revisions, batches. */
#include "store_test.h"

#define TEXT                                                                   \
	"The harbour council met for the second time this week to talk about " \
	"the strike, which has kept forty ships waiting outside the port. "    \
	"Nobody left the room before midnight, and nobody wanted to say when " \
	"the cranes would move again."

static void
an_article_comes_back_whole(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(f, "https://a.example/1", "Strike", TEXT);
	struct hw_verdict v = {.article = &a, .now = T0, .fetched = true};
	struct hw_name name = {
	    {4, 11}, HW_NAME_ORG, HW_STR("Harbour Council"), HW_STR(""), 3};
	struct hw_quote quote = {
	    .span = {1, 5}, .speaker = HW_STR("Ann"), .pronoun = true};
	struct hw_str chain[2] = {HW_STR("CNN"), HW_STR("Reuters")};
	struct hw_credit credit = {
	    .span = {0, 9}, .chain = {chain, 2, 2}, .hearsay = true};
	struct hw_claim claim = {.span = {9, 12},
	    .slot = HW_SLOT_DAY,
	    .key = HW_STR("met"),
	    .value = HW_STR("Monday"),
	    .date = {.at = -86400,
		.precision = HW_PRECISION_DAY,
		.offset = -120,
		.has_offset = true,
		.confidence = 0.5f}};
	struct hw_link link = {
	    HW_STR("https://b.example/"), HW_STR("b"), {5, 7}};
	struct hw_span sentences[2] = {{0, 40}, {41, 80}};
	struct hw_when when = {{1, 2}, {.at = T0}};
	struct hw_item item;
	hw_id id;

	a.names = &name, a.n_names = 1;
	a.quotes = &quote, a.n_quotes = 1;
	a.credits = &credit, a.n_credits = 1;
	a.claims = &claim, a.n_claims = 1;
	a.links = &link, a.n_links = 1;
	a.sentences = sentences, a.n_sentences = 2;
	a.whens = &when, a.n_whens = 1;
	a.author = HW_STR("J. Doe");
	a.rtl = true;
	a.rights.licence = HW_STR("https://l.example");
	a.published = (struct hw_date){.at = T0 - 60,
	    .precision = HW_PRECISION_SECOND,
	    .offset = 330,
	    .has_offset = true,
	    .source = HW_STR("json-ld")};
	id = commit(f, &v).article;
	reopen(f);
	OK(hw_store_article(f->st, f->m, id, 0, 0, &item, &f->err));
	STR_EQ(item.article.title, "Strike");
	STR_EQ(item.article.text, TEXT);
	STR_EQ(item.article.author, "J. Doe");
	assert_true(item.article.rtl);
	assert_int_equal(item.article.published.at, T0 - 60);
	assert_int_equal(item.article.published.offset, 330);
	assert_int_equal(item.article.modified.at, HW_TIME_NONE);
	assert_int_equal(item.article.rights.max_snippet, -1);
	STR_EQ(item.article.names[0].canonical, "Harbour Council");
	assert_int_equal(item.article.names[0].entity, 3);
	assert_true(item.article.quotes[0].pronoun);
	STR_EQ(item.article.credits[0].chain.v[1], "Reuters");
	assert_true(item.article.credits[0].hearsay);
	assert_int_equal(item.article.claims[0].date.at, -86400);
	assert_int_equal(item.article.claims[0].date.offset, -120);
	assert_int_equal(item.article.links[0].span.end, 7);
	assert_int_equal(item.article.sentences[1].start, 41);
	assert_int_equal(item.article.whens[0].date.at, T0);
	assert_true(item.excerpt.n > 100 && item.excerpt.n < 210);
	assert_true(item.listed && !item.full && item.keep && item.analysis);
	assert_sound(f);
}

static void
the_same_again_is_nothing_new(void **state)
{
	struct fixture *f = *state;
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_article a = article(f, "https://a.example/1", "Strike", TEXT);
	struct hw_verdict v = {
	    .article = &a, .guid = HW_STR("g1"), .source = src, .now = T0};
	struct hw_committed one = commit(f, &v), two = commit(f, &v);
	hw_id id;

	assert_int_equal(one.fate, HW_FATE_NEW);
	assert_int_equal(two.fate, HW_FATE_SAME);
	assert_int_equal(one.article, two.article);
	OK(hw_store_find(f->st, src, HW_STR("g1"), HW_STR(""), &id, &f->err));
	assert_int_equal(id, one.article);
	FAILS(hw_store_find(f->st, src, HW_STR("g2"), HW_STR(""), &id, &f->err),
	    HW_ENOTFOUND);
	assert_sound(f);
}

static void
an_edit_is_a_revision(void **state)
{
	struct fixture *f = *state;
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_article a = article(f, "https://a.example/1", "Strike", TEXT);
	struct hw_verdict v = {
	    .article = &a, .guid = HW_STR("g1"), .source = src, .now = T0};
	struct hw_committed c = commit(f, &v);
	struct hw_item item;

	a.text = hw_str_cat(f->m, a.text, HW_STR(" Walruses came."));
	v.now = T0 + 100;
	c = commit(f, &v);
	assert_int_equal(c.fate, HW_FATE_REVISED);
	assert_int_equal(c.revision, 2);
	assert_int_equal(found(f, "walruses"), 1);
	OK(hw_store_article(f->st, f->m, c.article, 0, 0, &item, &f->err));
	assert_true(hw_str_ends(item.article.text, HW_STR("Walruses came.")));
	assert_int_equal(item.n_revisions, 1);
	assert_int_equal(item.revisions[0].seen, T0);
	assert_int_equal(item.article.first_seen, T0);
	assert_int_equal(item.seen, T0 + 100);
	OK(hw_store_article(f->st, f->m, c.article, 1, 0, &item, &f->err));
	STR_EQ(item.article.text, TEXT);
	FAILS(hw_store_article(f->st, f->m, c.article, 7, 0, &item, &f->err),
	    HW_ENOTFOUND);
	/* flapping back to what stood there is no third revision */
	a.text = HW_STR(TEXT);
	assert_int_equal(commit(f, &v).fate, HW_FATE_SAME);
	assert_sound(f);
}

/* Read at one address, it names another: by either it is the same item. */
static void
a_canonical_address_is_known_again(void **state)
{
	struct fixture *f = *state;
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_article a = article(
	    f, "https://a.example/amp/1?from=feed", "Strike", TEXT);
	struct hw_verdict v = {
	    .article = &a, .guid = HW_STR("g1"), .source = src, .now = T0};
	struct hw_committed one, two;
	hw_id id;

	a.canonical = HW_STR("https://a.example/news/strike-1");
	one = commit(f, &v);
	OK(hw_store_find(f->st, 0, HW_STR(""), a.canonical, &id, &f->err));
	assert_int_equal(id, one.article);
	/* an import has neither source nor guid */
	v.source = 0;
	v.guid = HW_STR("");
	v.fetched = true;
	two = commit(f, &v);
	assert_int_equal(two.fate, HW_FATE_SAME);
	assert_int_equal(two.article, one.article);
	/* another address, the same canonical one */
	a.url = HW_STR("https://a.example/print/1");
	assert_int_equal(commit(f, &v).article, one.article);
	/* a third that names none is another item */
	a.canonical = HW_STR("");
	a.text = HW_STR("Another text altogether, from another day.");
	two = commit(f, &v);
	assert_int_equal(two.fate, HW_FATE_NEW);
	assert_sound(f);
}

/* The state of a poll in a batch, whatever else is in it. */
static void
a_batch_keeps_what_polls_came_to(void **state)
{
	struct fixture *f = *state;
	struct hw_source s = {.url = HW_STR("https://a.example/feed"),
	    .domain = HW_STR("a.example"),
	    .state = HW_STR("ok"),
	    .next_poll = T0};
	struct hw_source_page p;
	hw_id id, again;

	OK(hw_store_source_put(
	    f->st, &s, T0, HW_STR("add"), HW_STR(""), &id, &f->err));
	s.id = id;
	s.etag = HW_STR("\"2\"");
	s.polls = 7;
	OK(hw_store_begin(f->st, &f->err));
	OK(hw_store_source_put(
	    f->st, &s, T0, HW_STR(""), HW_STR(""), &again, &f->err));
	assert_int_equal(again, id);
	/* it moved: the address changes with the rest */
	s.url = HW_STR("https://b.example/feed");
	s.domain = HW_STR("b.example");
	s.polls = 8;
	OK(hw_store_source_put(
	    f->st, &s, T0, HW_STR(""), HW_STR(""), &again, &f->err));
	OK(hw_store_end(f->st, HW_OK, &f->err));
	OK(hw_store_source(f->st, f->m, id, HW_STR(""), &p, &f->err));
	STR_EQ(p.source.url, "https://b.example/feed");
	STR_EQ(p.source.domain, "b.example");
	STR_EQ(p.source.etag, "\"2\"");
	assert_int_equal(p.source.polls, 8);
	assert_sound(f);
}

static void
the_identity_ladder(void **state)
{
	struct fixture *f = *state;
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_article a = article(f, "https://a.example/1", "Strike", TEXT);
	struct hw_verdict v = {.article = &a,
	    .source = src,
	    .now = T0,
	    .guid = HW_STR("http://a.example/?p=12")};
	hw_id id = commit(f, &v).article;

	/* guid of another scheme and host */
	v.guid = HW_STR("https://www.a.example/?p=12");
	a.url = HW_STR("https://www.a.example/moved");
	assert_int_equal(commit(f, &v).article, id);
	/* another guid, the same address but for tracking and scheme */
	v.guid = HW_STR("other");
	a.url = HW_STR("http://www.a.example/1?utm_source=x#top");
	assert_int_equal(commit(f, &v).article, id);
	/* all new but title and text, in the same source */
	v.guid = HW_STR("third");
	a.url = HW_STR("https://a.example/elsewhere");
	assert_int_equal(commit(f, &v).article, id);
	/* the same from another source is an item of its own */
	v.source = add_source(f, "https://b.example/feed", "b.example");
	v.guid = HW_STR("http://b.example/?p=12");
	a.url = HW_STR("https://b.example/1");
	assert_int_not_equal(commit(f, &v).article, id);
	assert_sound(f);
}

static void
a_near_copy_in_the_same_source_is_the_item(void **state)
{
	struct fixture *f = *state;
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_article a = article(f, "https://a.example/1", "Strike", TEXT);
	struct hw_verdict v = {
	    .article = &a, .source = src, .now = T0, .guid = HW_STR("1")};
	hw_id id = commit(f, &v).article;
	struct hw_edge e = {.a = id, .kind = HW_EDGE_NEAR, .score = 0.97};

	a = article(f, "https://a.example/2", "Strike goes on", TEXT);
	v.guid = HW_STR("2");
	v.edges = &e;
	v.n_edges = 1;
	assert_int_equal(commit(f, &v).fate, HW_FATE_REVISED);
	/* of one publisher trace/ says update: an edit has the same length */
	a = article(f, "https://a.example/2b", "Strike goes on", TEXT " Gull.");
	v.guid = HW_STR("2b");
	e.kind = HW_EDGE_UPDATE;
	e.score = 0.99f;
	assert_int_equal(commit(f, &v).fate, HW_FATE_REVISED);
	/* an update that tells more, or a copy a week later, is another item */
	a = article(f, "https://a.example/3", "Strike ends", TEXT TEXT);
	v.guid = HW_STR("3");
	assert_int_equal(commit(f, &v).fate, HW_FATE_NEW);
	a = article(f, "https://a.example/4", "Strike ended", TEXT " Terns.");
	v.guid = HW_STR("4");
	v.now = T0 + 7 * 86400;
	e.kind = HW_EDGE_NEAR;
	assert_int_equal(commit(f, &v).fate, HW_FATE_NEW);
	assert_sound(f);
}

static void
a_home_page_is_no_identity(void **state)
{
	struct fixture *f = *state;
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_article a = article(f, "https://a.example/", "One", "One.");
	struct hw_verdict v = {
	    .article = &a, .source = src, .now = T0, .guid = HW_STR("1")};
	hw_id one = commit(f, &v).article;

	a = article(f, "https://a.example/", "Two", "Two.");
	v.guid = HW_STR("2");
	assert_int_not_equal(commit(f, &v).article, one);
}

static void
a_foreign_source_revises_nothing(void **state)
{
	struct fixture *f = *state;
	hw_id own = add_source(f, "https://a.example/feed", "a.example");
	hw_id foreign = add_source(f, "https://evil.example/f", "evil.example");
	struct hw_article a = article(f, "https://a.example/1", "True", TEXT);
	struct hw_article b = article(f, "https://a.example/1", "False", "Lie");
	struct hw_verdict v = {
	    .article = &b, .source = foreign, .now = T0, .guid = HW_STR("x")};
	struct hw_committed c = commit(f, &v);
	struct hw_item item;

	/* the publisher's own text replaces what a stranger claimed */
	v = (struct hw_verdict){
	    .article = &a, .source = own, .now = T0, .guid = HW_STR("g")};
	assert_int_equal(commit(f, &v).fate, HW_FATE_REVISED);
	/* and the stranger cannot turn it back */
	b.title = HW_STR("False again");
	v = (struct hw_verdict){
	    .article = &b, .source = foreign, .now = T0, .guid = HW_STR("x")};
	assert_int_equal(commit(f, &v).fate, HW_FATE_SAME);
	OK(hw_store_article(f->st, f->m, c.article, 0, 0, &item, &f->err));
	STR_EQ(item.article.title, "True");
	/* unless the text was read at the address itself */
	v.fetched = true;
	assert_int_equal(commit(f, &v).fate, HW_FATE_REVISED);
	assert_sound(f);
}

static void
no_address_no_item(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(f, "urn:x", "T", TEXT);
	struct hw_verdict v = {.article = &a, .now = T0};
	struct hw_committed c;

	FAILS(hw_store_commit(f->st, &v, &c, &f->err), HW_EINPUT);
	a.url = HW_STR("");
	FAILS(hw_store_commit(f->st, &v, &c, &f->err), HW_EINPUT);
}

static void
a_batch_is_all_or_nothing(void **state)
{
	struct fixture *f = *state;
	struct hw_article bad = article(f, "nothing", "T", "t");
	struct hw_verdict v = {.article = &bad, .now = T0};
	struct hw_store_facts facts;
	struct hw_committed c;

	OK(hw_store_begin(f->st, &f->err));
	put(f, "https://a.example/1", "One", "one", 1);
	FAILS(hw_store_commit(f->st, &v, &c, &f->err), HW_EINPUT);
	put(f, "https://a.example/2", "Two", "two", 1);
	OK(hw_store_end(f->st, HW_OK, &f->err));
	OK(hw_store_begin(f->st, &f->err));
	put(f, "https://a.example/3", "Three", "three", 1);
	assert_int_equal(hw_store_end(f->st, HW_ECONFLICT, NULL), HW_ECONFLICT);
	OK(hw_store_facts(f->st, f->m, T0, &facts, &f->err));
	assert_int_equal(facts.articles, 2);
	assert_int_equal(found(f, "three"), 0);
	assert_int_equal(found(f, "two"), 1);
	assert_sound(f);
}

static void
fetch_state_and_queue_go_with_the_article(void **state)
{
	struct fixture *f = *state;
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_article a = article(f, "https://a.example/1", "One", TEXT);
	struct hw_source_page page;
	struct hw_verdict v = {.article = &a, .source = src, .now = T0};
	struct hw_queued job = {.kind = HW_STR("page"),
			     .source = src,
			     .key = a.url,
			     .payload = HW_STR("{}"),
			     .due = T0},
			 *jobs;
	size_t n;

	OK(hw_store_enqueue(f->st, &job, &f->err));
	OK(hw_store_enqueue(f->st, &job, &f->err));
	OK(hw_store_take(
	    f->st, f->m, job.kind, T0, 60, 10, &jobs, &n, &f->err));
	assert_int_equal(n, 1);
	assert_int_equal(jobs[0].tries, 0);
	/* leased: not due now, due again when the lease is over */
	v.done = jobs[0].id;
	OK(hw_store_take(
	    f->st, f->m, job.kind, T0 + 59, 60, 10, &jobs, &n, &f->err));
	assert_int_equal(n, 0);
	OK(hw_store_source(f->st, f->m, src, HW_STR(""), &page, &f->err));
	page.source.etag = HW_STR("\"v2\"");
	page.source.next_poll = T0 + 900;
	v.state = &page.source;
	commit(f, &v);
	OK(hw_store_take(
	    f->st, f->m, job.kind, T0 + 999, 60, 10, &jobs, &n, &f->err));
	assert_int_equal(n, 0);
	OK(hw_store_source(
	    f->st, f->m, 0, HW_STR("a.example"), &page, &f->err));
	STR_EQ(page.source.etag, "\"v2\"");
	assert_int_equal(page.items, 1);
	assert_int_equal(page.n_log, 1);
	assert_sound(f);
}

static void
a_new_owner_ends_leases(void **state)
{
	struct fixture *f = *state;
	struct hw_queued job = {.kind = HW_STR("page"),
			     .key = HW_STR("u"),
			     .payload = HW_STR("{}"),
			     .due = T0},
			 *jobs;
	size_t n;

	OK(hw_store_enqueue(f->st, &job, &f->err));
	job.key = HW_STR("later");
	job.due = T0 + 5000;
	OK(hw_store_enqueue(f->st, &job, &f->err));
	OK(hw_store_take(
	    f->st, f->m, job.kind, T0, 600, 10, &jobs, &n, &f->err));
	assert_int_equal(n, 1);
	OK(hw_store_take(
	    f->st, f->m, job.kind, T0, 600, 10, &jobs, &n, &f->err));
	assert_int_equal(n, 0);
	reopen(f);
	OK(hw_store_take(
	    f->st, f->m, job.kind, T0, 600, 10, &jobs, &n, &f->err));
	assert_int_equal(n, 1);
	assert_int_equal(jobs[0].tries, 1);
	assert_sound(f);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(an_article_comes_back_whole),
	    T(the_same_again_is_nothing_new),
	    T(an_edit_is_a_revision),
	    T(a_canonical_address_is_known_again),
	    T(a_batch_keeps_what_polls_came_to),
	    T(the_identity_ladder),
	    T(a_near_copy_in_the_same_source_is_the_item),
	    T(a_home_page_is_no_identity),
	    T(a_foreign_source_revises_nothing),
	    T(no_address_no_item),
	    T(a_batch_is_all_or_nothing),
	    T(fetch_state_and_queue_go_with_the_article),
	    T(a_new_owner_ends_leases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
