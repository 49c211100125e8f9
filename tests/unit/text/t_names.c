/* SPDX-License-Identifier: MIT
 * Names, their keys, and sentences as spans. */
#include <stdlib.h>

#include "../arena_test.h"

#include "base/buf.h"
#include "text/names.h"
#include "text/text.h"

/* "mention=canonical/title;" each. */
static const char *
names(const char *lang, const char *text)
{
	struct hw_article a = {
	    .text = hw_str_c(text), .language = hw_str_c(lang)};
	struct hw_buf b;

	hw_text_annotate(arena, &a);
	hw_buf_init(&b, arena, 1 << 20);
	for (size_t i = 0; i < a.n_names; i++) {
		const struct hw_name *n = &a.names[i];

		hw_buf_put(&b, hw_str_sub(a.text, n->span.start, n->span.end));
		hw_buf_c(&b, "=");
		hw_buf_put(&b, n->canonical);
		if (n->title.n)
			hw_buf_c(&b, "/");
		hw_buf_put(&b, n->title);
		hw_buf_c(&b, ";");
	}
	hw_buf_byte(&b, '\0');
	return b.p;
}

static const char *
sentences(const char *lang, const char *text)
{
	struct hw_article a = {
	    .text = hw_str_c(text), .language = hw_str_c(lang)};
	struct hw_buf b;

	hw_text_annotate(arena, &a);
	hw_buf_init(&b, arena, 1 << 20);
	for (size_t i = 0; i < a.n_sentences; i++) {
		hw_buf_c(&b, "[");
		hw_buf_put(&b,
		    hw_str_sub(
			a.text, a.sentences[i].start, a.sentences[i].end));
		hw_buf_c(&b, "]");
	}
	hw_buf_byte(&b, '\0');
	return b.p;
}

static void
same(const char *a, const char *b)
{
	struct hw_str x = hw_name_key(arena, hw_str_c(a));
	struct hw_str y = hw_name_key(arena, hw_str_c(b));

	if (!hw_str_eq(x, y))
		print_error("%s: %.*s, %s: %.*s\n", a, HW_FMT(x), b, HW_FMT(y));
	assert_true(hw_str_eq(x, y));
}

static void
test_keys(void **state)
{
	(void)state;
	same("Sergei Shoigu", "Sergey Shoigu");
	same("Sergei Shoigu", "Сергей Шойгу");
	same("Kang Sun Nam", "Kang Sun-nam");
	same("Kim Jong Un", "KIM JONG-UN");
	same("Volodymyr Zelensky", "Volodymyr Zelenskyy");
	same("Putin", "Poutine");
	same("Путин", "Putin");
	same("Dmitri", "Dmitriy");
	same("Yevgeny", "Evgeny");
	same("Müller", "Muller");
	assert_false(hw_str_eq(hw_name_key(arena, HW_STR("Miller")),
	    hw_name_key(arena, HW_STR("Muller"))));
	assert_int_equal(hw_name_key(arena, HW_STR("")).n, 0);
	assert_true(hw_name_key(arena, HW_STR("習近平")).n > 0);
}

static void
test_names(void **state)
{
	(void)state;
	assert_string_equal(names("en",
				"Defence Minister Jane Miller met "
				"Tom Baker. Miller smiled."),
	    "Jane Miller=Jane Miller/Defence Minister;Tom Baker=Tom Baker;"
	    "Miller=Jane Miller;");
	assert_string_equal(names("en",
				"On Friday Ludwig van Beethoven came "
				"to the Bank of England."),
	    "Ludwig van Beethoven=Ludwig van Beethoven;"
	    "Bank of England=Bank of England;");
	assert_string_equal(names("en", "Leader Kim Jong-un spoke. Kim left."),
	    "Kim Jong-un=Kim Jong-un/Leader;Kim=Kim Jong-un;");
	assert_string_equal(names("de",
				"Die Katze und Bundeskanzlerin Angela "
				"Merkel. Das Haus von Merkel."),
	    "Angela Merkel=Angela Merkel/Bundeskanzlerin;"
	    "Merkel=Angela Merkel;");
	assert_string_equal(names("en",
				"However, the dog slept. Moreover, "
				"it rained."),
	    "");
	assert_string_equal(names("zh", "习近平主席星期三表示"), "");
}

static void
test_sentences(void **state)
{
	(void)state;
	assert_string_equal(
	    sentences("en", "Mr. Miller came.  “Hello,” he said. “Go!” Ok."),
	    "[Mr. Miller came.][“Hello,” he said.][“Go!”][Ok.]");
	assert_string_equal(sentences("en", "Title\n\nThe text (all). It."),
	    "[Title][The text (all).][It.]");
	assert_string_equal(sentences("zh", "他来了。“好。”他说。走了！"),
	    "[他来了。][“好。”他说。][走了！]");
	assert_string_equal(sentences("fr", "M. Dupont vient. Où ? Là."),
	    "[M. Dupont vient.][Où ?][Là.]");
	assert_string_equal(sentences("en", "no end"), "[no end]");
	assert_string_equal(sentences("en", ""), "");
	assert_string_equal(sentences("en", "..."), "");
}

static void
test_size(void **state)
{
	static const char part[] = "Jane Miller said: “We go.” Tom Baker, who "
				   "knows her, left.\n\n";
	size_t n = 10u << 20, used;
	char *big = malloc(n);
	struct hw_article a = {.language = HW_STR("en")};

	(void)state;
	assert_non_null(big);
	for (size_t i = 0; i < n; i++)
		big[i] = part[i % (sizeof(part) - 1)];
	hw_arena_reset(arena);
	a.text = (struct hw_str){big, n};
	hw_text_annotate(arena, &a);
	used = hw_arena_used(arena);
	assert_true(used < 60 * n);
	assert_true(a.n_quotes > 0 && a.n_sentences > 1000);
	hw_arena_reset(arena);
	free(big);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_sentences),
	    cmocka_unit_test(test_size),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
