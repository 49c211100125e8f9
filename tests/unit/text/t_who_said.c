/* SPDX-License-Identifier: MIT
 * Who said it, where two or three people could have: who_said.txt, 261 texts
 * in thirteen languages, 209 right when the rules first saw them.  WHO_SAID=1
 * prints those that are wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "text/text.h"

static const struct {
	char lang[3];
	size_t right, of;
} floors[] = {{"en", 21, 21}, {"de", 20, 21}, {"fr", 21, 21}, {"es", 21, 21},
    {"pt", 20, 20}, {"it", 20, 20}, {"nl", 20, 20}, {"pl", 20, 20},
    {"ru", 20, 20}, {"uk", 20, 20}, {"ar", 17, 19}, {"zh", 19, 19},
    {"ja", 19, 19}};

/* "¶" as two line breaks. */
static struct hw_str
paragraphs(struct hw_arena *m, struct hw_str s)
{
	size_t at;

	while ((at = hw_str_find(s, HW_STR("¶"), 0)) != HW_NPOS)
		s = hw_str_printf(m, "%.*s\n\n%.*s",
		    HW_FMT(hw_str_sub(s, 0, at)),
		    HW_FMT(hw_str_from(s, at + 2)));
	return s;
}

static bool
is_right(struct hw_arena *m, struct hw_str lang, struct hw_str who,
    struct hw_str words, struct hw_str text)
{
	struct hw_article a = {.text = paragraphs(m, text), .language = lang};
	bool nobody = hw_str_eq(who, HW_STR("-"));

	hw_text_annotate(m, &a);
	for (size_t i = 0; i < a.n_quotes; i++) {
		const struct hw_quote *q = &a.quotes[i];

		if (hw_str_find(hw_str_sub(a.text, q->span.start, q->span.end),
			words, 0) == HW_NPOS)
			continue;
		if (!nobody && hw_str_find(q->speaker, who, 0) != HW_NPOS &&
		    q->speaker.n < who.n + 32)
			return true;
		if (getenv("WHO_SAID"))
			print_message("%.*s: %.*s: by \"%.*s\"\n", HW_FMT(lang),
			    HW_FMT(words), HW_FMT(q->speaker));
		return false;
	}
	if (!nobody && getenv("WHO_SAID"))
		print_message(
		    "%.*s: %.*s: not found\n", HW_FMT(lang), HW_FMT(words));
	return nobody;
}

static void
test_who_said(void **state)
{
	struct hw_arena *m = hw_arena_new();
	size_t right[sizeof(floors) / sizeof(*floors)] = {0}, all = 0;
	FILE *f = fopen("tests/unit/text/who_said.txt", "r");
	char line[4096];

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		struct hw_str rest = hw_str_trim(hw_str_c(line)), v[3];

		if (line[0] == '#')
			continue;
		for (int i = 0; i < 3; i++)
			assert_true(hw_str_split(&rest, '|', &v[i]));
		for (size_t i = 0; i < sizeof(floors) / sizeof(*floors); i++)
			if (hw_str_eq(v[0], hw_str_c(floors[i].lang)))
				right[i] += is_right(m, v[0], v[1], v[2], rest);
		hw_arena_reset(m);
	}
	fclose(f);
	hw_arena_free(m);
	for (size_t i = 0; i < sizeof(floors) / sizeof(*floors); i++) {
		all += right[i];
		print_message(
		    "%s %zu of %zu\n", floors[i].lang, right[i], floors[i].of);
	}
	print_message("%zu speakers\n", all);
	for (size_t i = 0; i < sizeof(floors) / sizeof(*floors); i++)
		assert_true(right[i] >= floors[i].right);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_who_said)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
