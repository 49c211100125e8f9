/* SPDX-License-Identifier: MIT
 * Conformance: search in any script, operators, order, what is typed wrong. */
#include "store_test.h"

static void
fill(struct fixture *f)
{
	struct hw_article a;
	struct hw_verdict v = {.article = &a, .now = T0};

	put(f, "https://www.port.example/1", "Harbour strike",
	    "The harbour strike entered its second week. Naïve café.", 1);
	put(f, "https://news.bbc.co.uk/2", "Talks",
	    "Peace talks broke off; "
	    "the strike goes on.",
	    0);
	a = article(f, "https://zh.example/3", "北京大学宣布",
	    "北京大学今天宣布新的研究计划。A股大涨。");
	a.language = HW_STR("zh-Hans");
	commit(f, &v);
	a = article(f, "https://ja.example/4", "東京タワー",
	    "東京タワーの新しい展示が始まった。");
	a.language = HW_STR("ja");
	commit(f, &v);
	a = article(f, "https://fr.example/5", "L’eau",
	    "Le prix de l'eau augmente; c’est l’automne.");
	a.language = HW_STR("fr");
	commit(f, &v);
	a = article(f, "https://ru.example/6", "Забастовка",
	    "Забастовка в порту продолжается, сообщил Лёня.");
	a.language = HW_STR("ru");
	commit(f, &v);
	a = article(f, "https://th.example/7", "ข่าว",
	    "การประชุมเกิดขึ้นเมื่อวันจันทร์ที่กรุงเทพมหานคร");
	a.language = HW_STR("th");
	commit(f, &v);
}

static void
words_are_found(void **state)
{
	struct fixture *f = *state;

	fill(f);
	assert_int_equal(found(f, "strike"), 2);
	assert_int_equal(found(f, "STRIKE harbour"), 1);
	assert_int_equal(found(f, "strike walrus"), 0);
	assert_int_equal(found(f, "\"strike goes on\""), 1);
	assert_int_equal(found(f, "\"goes strike\""), 0);
	assert_int_equal(found(f, "harb*"), 1);
	assert_int_equal(found(f, "harb"), 0);
	assert_int_equal(found(f, "naive CAFE"), 1);
	assert_int_equal(found(f, "strike -harbour"), 1);
	assert_int_equal(found(f, "harbour OR peace"), 2);
	assert_int_equal(found(f, "title:strike"), 1);
	assert_int_equal(found(f, "title:\"harbour strike\""), 1);
	assert_int_equal(found(f, "Забастовка"), 1);
	assert_int_equal(found(f, "леня"), 1);
	assert_int_equal(found(f, "eau"), 1);
	assert_int_equal(found(f, "l'eau"), 1);
	assert_int_equal(found(f, "l’automne"), 1);
	assert_int_equal(found(f, "กรุงเทพมหานคร"), 1);
}

static void
chinese_and_japanese_are_found(void **state)
{
	struct fixture *f = *state;

	fill(f);
	assert_int_equal(found(f, "北京大学"), 1);
	assert_int_equal(found(f, "大学"), 1);
	assert_int_equal(found(f, "京大"), 1);
	assert_int_equal(found(f, "学"), 1);
	assert_int_equal(found(f, "划"), 1); /* the last one of a run */
	assert_int_equal(found(f, "京"), 2);
	assert_int_equal(found(f, "大京"), 0);
	assert_int_equal(found(f, "北京 研究"), 1);
	assert_int_equal(found(f, "\"研究计划\""), 1);
	assert_int_equal(found(f, "タワー"), 1);
	assert_int_equal(found(f, "A股"), 1);
	assert_int_equal(found(f, "A股大涨"), 1);
}

static void
tags_are_found(void **state)
{
	struct fixture *f = *state;

	fill(f);
	assert_int_equal(found(f, "source:bbc.co.uk"), 1);
	assert_int_equal(found(f, "source:news.bbc.co.uk strike"), 1);
	assert_int_equal(found(f, "site:port.example"), 1);
	assert_int_equal(found(f, "source:www.port.example"), 1);
	assert_int_equal(found(f, "source:co.uk"), 0);
	assert_int_equal(found(f, "lang:en"), 2);
	assert_int_equal(found(f, "lang:zh"), 1);
	assert_int_equal(found(f, "lang:zh-hans 北京"), 1);
	assert_int_equal(found(f, "strike -source:bbc.co.uk"), 1);
	assert_int_equal(found(f, "strike -lang:en"), 0);
	/* tags are no text */
	assert_int_equal(found(f, "lang=en"), 0);
}

static void
nothing_typed_is_a_syntax_error(void **state)
{
	static const char *const typed[] = {"strike AND", "(strike", "strike)",
	    "\"strike", "strike\"", "NEAR(a b)", "a:b:c", "*", "strike*strike",
	    "^strike", "- strike", "OR strike", "strike OR", "strike OR OR x",
	    "-\"", "title:", "source:\"", "lang:\"en\"", "col:strike", "{x}",
	    "strike; DROP TABLE article", "a\"b\"c", "'", "''''", "+", "\\",
	    "\x01lang=en", "title:*", "\xff\xfe", "-a -b c", "a OR -b", "''*"};
	struct fixture *f = *state;

	fill(f);
	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		struct hw_search_query q = {.text = hw_str_c(typed[i])};
		struct hw_items items;
		int rc;

		f->err = (struct hw_err){0};
		for (int best = 0; best < 2; best++) {
			q.order = best ? HW_ORDER_BEST : HW_ORDER_NEWEST;
			rc = hw_store_search(f->st, f->m, &q, &items, &f->err);
			if (rc != HW_OK && rc != HW_EINPUT)
				fail_msg("%s: %s", typed[i], f->err.msg);
		}
	}
}

static void
empty_searches_say_so(void **state)
{
	struct fixture *f = *state;
	struct hw_search_query q = {.text = HW_STR(" ... ")};
	struct hw_items items;
	struct hw_buf b;

	FAILS(hw_store_search(f->st, f->m, &q, &items, &f->err), HW_EINPUT);
	assert_string_equal(f->err.msg, "the search holds no word");
	q.text = HW_STR("-strike");
	FAILS(hw_store_search(f->st, f->m, &q, &items, &f->err), HW_EINPUT);
	assert_string_equal(
	    f->err.msg, "the search only says what to leave out");
	hw_buf_init(&b, f->m, 4096);
	while (b.n < 1001)
		hw_buf_c(&b, "a ");
	q.text = hw_buf_str(&b);
	FAILS(hw_store_search(f->st, f->m, &q, &items, &f->err), HW_EINPUT);
	q.text = hw_str_sub(hw_buf_str(&b), 0, 1000);
	OK(hw_store_search(f->st, f->m, &q, &items, &f->err));
}

static void
order_and_pages(void **state)
{
	struct fixture *f = *state;
	struct hw_search_query q = {.text = HW_STR("whale"), .limit = 10};
	struct hw_items items;

	OK(hw_store_begin(f->st, &f->err));
	for (int i = 0; i < 30; i++)
		put(f, hw_str_printf(f->m, "https://a.example/%d", i).p,
		    i == 4 ? "Whale, whale" : "Sea",
		    "A whale was seen today "
		    "off the coast, and many people came to look.",
		    0);
	OK(hw_store_end(f->st, HW_OK, &f->err));
	OK(hw_store_search(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 10);
	assert_int_equal(items.v[0].article.id, 30);
	q.before = items.v[9].article.id;
	OK(hw_store_search(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.v[0].article.id, 20);
	q.order = HW_ORDER_BEST;
	q.before = 0;
	OK(hw_store_search(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.v[0].article.id, 5);
	q.before = 25; /* offset */
	OK(hw_store_search(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 5);
}

static void
the_index_is_made_anew(void **state)
{
	struct fixture *f = *state;

	fill(f);
	assert_sound(f);
	OK(hw_store_reindex(f->st, &f->err));
	assert_int_equal(found(f, "大学"), 1);
	assert_int_equal(found(f, "strike"), 2);
	assert_sound(f);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(words_are_found),
	    T(chinese_and_japanese_are_found),
	    T(tags_are_found),
	    T(nothing_typed_is_a_syntax_error),
	    T(empty_searches_say_so),
	    T(order_and_pages),
	    T(the_index_is_made_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
