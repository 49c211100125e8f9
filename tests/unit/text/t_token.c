/* SPDX-License-Identifier: MIT */
#include "../arena_test.h"

#include "base/buf.h"
#include "text/token.h"

/* The folded tokens of text, parted by "|"; "/" before a sentence, "#"
 * before a paragraph, "*" after a stop word. */
static const char *
cut(const char *lang, const char *text)
{
	struct hw_str s = hw_str_c(text);
	struct hw_tokens t;
	struct hw_buf b;

	hw_text_tokens(arena, s, hw_str_c(lang), &t);
	hw_buf_init(&b, arena, 1 << 20);
	for (size_t i = 0; i < t.n; i++) {
		struct hw_str w = hw_token_str(s, &t.v[i]);
		unsigned f = t.v[i].flags;

		assert_int_equal(hw_text_hash(w), t.v[i].hash);
		assert_true(t.v[i].end > t.v[i].start);
		if (i)
			assert_true(t.v[i].start >= t.v[i - 1].end);
		if (i)
			hw_buf_c(&b,
			    f & HW_TOK_PARA       ? "#"
				: f & HW_TOK_SENT ? "/"
						  : "|");
		hw_buf_put(&b, hw_text_fold(arena, w));
		if (f & HW_TOK_STOP)
			hw_buf_c(&b, "*");
	}
	hw_buf_byte(&b, '\0');
	return b.p;
}

static void
test_words(void **state)
{
	(void)state;
	assert_string_equal(
	    cut("en", "Kang Sun-nam's F-16"), "kang|sun|nam|f|16");
	assert_string_equal(cut("en", "don't O\u2019Brien the 70th"),
	    "don't*|o'brien|the*|70th");
	assert_string_equal(
	    cut("fr", "L\u2019eau qu'il a"), "l*|eau|qu*|il*|a*");
	assert_string_equal(
	    cut("en", "a U.S. ship at 3.5 p.m"), "a*|us|ship|at*|3.5|pm");
	assert_string_equal(cut("en", "1,300.50 2.000.000 27.07.2023"),
	    "1300.50|2000000|27|07|2023");
	assert_string_equal(cut("en", "antidisestablishmentarianism x"),
	    "antidisestablishmentarianism|x");
	assert_string_equal(cut("en", "WHO said who"), "who|said|who*");
	assert_string_equal(cut("en", ""), "");
	assert_string_equal(cut("en", " \n\t . "), "");
}

static void
test_fold(void **state)
{
	(void)state;
	assert_string_equal(cut("de", "Straße Łódź ÅNGSTRÖM İstanbul ﬁn Ａ１"),
	    "strasse|lodz|angstrom|istanbul|fin|a1");
	assert_string_equal(cut("", "Cafe\u0301 Ёлка м\u2019ята ΣΊΣΥΦΟΣ"),
	    "cafe|елка|м'ята|σισυφοσ");
	assert_int_equal(
	    hw_text_hash(HW_STR("ZÜRICH")), hw_text_hash(HW_STR("zurich")));
	assert_int_equal(
	    hw_text_hash(HW_STR("abcdefgh")), hw_text_hash(HW_STR("ABCDEFGH")));
	assert_int_not_equal(hw_text_hash(HW_STR("abcdefgh")),
	    hw_text_hash(HW_STR("abcdefghi")));
}

static void
test_scripts(void **state)
{
	(void)state;
	assert_string_equal(cut("zh", "他说：“好。”"), "他*|说*|好");
	assert_string_equal(cut("ja", "東京タワーは"), "東|京|タ|ワ|ー|は*");
	assert_string_equal(
	    cut("ko", "김정은은 평양에서"), "김정은|은*|평양|에서*");
	assert_string_equal(cut("ar", "وبالوزارة مُحَمَّد"), "وبال*|وزاره|محمد");
	assert_string_equal(cut("he", "צה\"ל הודיע"), "צהל|הודיע");
	assert_string_equal(cut("hi", "क़ानून में २०२३"), "कानून|में*|2023");
	assert_string_equal(
	    cut("th", "ประเทศไทยและภาษา"), "ประเทศไทย|และ*|ภาษา");
}

static void
test_sentences(void **state)
{
	(void)state;
	assert_string_equal(cut("", "Dr. J. Smith went. He left!\n\nOk"),
	    "dr|j|smith|went/he|left#ok");
	assert_string_equal(cut("de", "Am 27. Juli. Er kam z.B. nicht"),
	    "am*|27|juli/er*|kam|zb|nicht*");
	assert_string_equal(
	    cut("", "the end.Russian ships"), "the|end/russian|ships");
	assert_string_equal(
	    cut("", "\"Why?\" he asked. \"So!\" They"), "why|he|asked/so/they");
	assert_string_equal(cut("zh", "好。」と次。行"), "好|と|次/行");
	assert_string_equal(cut("hi", "वे गए। हम"), "वे*|गए*/हम*");
}

static void
test_flags(void **state)
{
	struct hw_tokens t;

	(void)state;
	hw_text_tokens(
	    arena, HW_STR("Élan NATO iPhone a7 42"), HW_STR("en"), &t);
	assert_int_equal(t.n, 5);
	assert_int_equal(
	    t.v[0].flags & (HW_TOK_CAP | HW_TOK_UPPER), HW_TOK_CAP);
	assert_int_equal(t.v[1].flags & (HW_TOK_CAP | HW_TOK_UPPER),
	    HW_TOK_CAP | HW_TOK_UPPER);
	assert_int_equal(t.v[2].flags & (HW_TOK_CAP | HW_TOK_UPPER), 0);
	assert_int_equal(t.v[3].flags & (HW_TOK_WORD | HW_TOK_NUMBER),
	    HW_TOK_WORD | HW_TOK_NUMBER);
	assert_int_equal(
	    t.v[4].flags & (HW_TOK_WORD | HW_TOK_NUMBER), HW_TOK_NUMBER);
	for (size_t i = 0, langs = 0; !langs; i++)
		if (!hw_text_stop_language(i)) {
			assert_true(i >= 24);
			langs = i;
		}
}

static void
test_broken(void **state)
{
	char noise[4096];
	uint32_t seed = 7;
	struct hw_tokens t;

	(void)state;
	for (int round = 0; round < 200; round++) {
		for (size_t i = 0; i < sizeof(noise); i++) {
			seed = seed * 1664525u + 1013904223u;
			noise[i] = (char)(seed >> (round & 1 ? 24 : 25));
		}
		hw_text_tokens(arena, (struct hw_str){noise, sizeof(noise)},
		    HW_STR("fr"), &t);
		for (size_t i = 0; i < t.n; i++)
			assert_true(t.v[i].end <= sizeof(noise) &&
			    t.v[i].start < t.v[i].end);
		hw_arena_reset(arena);
	}
	assert_string_equal(cut("en", "\xff\xc3(a\xe2\x80 b"), "a*|b");
	assert_string_equal(cut("en", "\u0301x"), "x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_fold),
	    cmocka_unit_test(test_scripts),
	    cmocka_unit_test(test_sentences),
	    cmocka_unit_test(test_flags),
	    cmocka_unit_test(test_broken),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
