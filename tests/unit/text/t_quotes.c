/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "../arena_test.h"

#include "base/buf.h"
#include "text/text.h"

/* The quotations of a text: "words=speaker<source;" each. */
static const char *
quotes(const char *lang, const char *text)
{
	struct hw_article a = {
	    .text = hw_str_c(text), .language = hw_str_c(lang)};
	struct hw_buf b;

	hw_text_annotate(arena, &a);
	hw_buf_init(&b, arena, 1 << 20);
	for (size_t i = 0; i < a.n_quotes; i++) {
		const struct hw_quote *q = &a.quotes[i];

		hw_buf_put(&b, hw_str_sub(a.text, q->span.start, q->span.end));
		hw_buf_c(&b, "=");
		hw_buf_put(&b, q->speaker);
		if (q->source.n) {
			hw_buf_c(&b, "<");
			hw_buf_put(&b, q->source);
		}
		hw_buf_c(&b, ";");
	}
	hw_buf_byte(&b, '\0');
	return b.p;
}

static void
test_verbs(void **state)
{
	(void)state;
	assert_string_equal(quotes("en",
				"“We will not go,” Jane Miller said. "
				"“Not this year.”"),
	    "We will not go,=Jane Miller;Not this year.=Jane Miller;");
	assert_string_equal(quotes("en",
				"\"We will not go,\" said Jane Miller, "
				"who leads the union."),
	    "We will not go,=Jane Miller;");
	assert_string_equal(quotes("en",
				"Jane Miller, who leads the union, "
				"said: \"We will not go.\""),
	    "We will not go.=Jane Miller;");
	assert_string_equal(quotes("en",
				"The plan is “a gift to the rich,” "
				"according to Tom Baker."),
	    "a gift to the rich,=Tom Baker;");
	assert_string_equal(quotes("en",
				"Tom Baker praised the crew, calling "
				"it “the very best of us.”"),
	    "the very best of us.=Tom Baker;");
	assert_string_equal(quotes("en", "“Why would we go?” Miller asked."),
	    "Why would we go?=Miller;");
}

static void
test_pronouns(void **state)
{
	(void)state;
	assert_string_equal(quotes("en",
				"Jane Miller met Tom Baker on Friday. "
				"“It was a fine talk,” she said.\n\n"
				"“We shall meet again,” he said."),
	    "It was a fine talk,=Jane Miller;"
	    "We shall meet again,=Tom Baker;");
	assert_string_equal(quotes("en",
				"Jane Miller spoke to the press on "
				"Friday.\n\n“I am not afraid of "
				"them. They know it.”"),
	    "I am not afraid of them. They know it.=Jane Miller;");
}

static void
test_sources(void **state)
{
	(void)state;
	assert_string_equal(
	    quotes("en",
		"Minister Jane Miller expressed support for “the "
		"just cause of the people,” according to state "
		"media."),
	    "the just cause of the people,=Jane Miller<state media;");
	assert_string_equal(
	    quotes("en",
		"Jane Miller went as far as to describe the fleet as "
		"“the most powerful” in the world, as reported by "
		"the BBC."),
	    "the most powerful=Jane Miller<BBC;");
}

static void
test_left_out(void **state)
{
	(void)state;
	assert_string_equal(
	    quotes("en", "They came for the “Victory Day” festival."), "");
	assert_string_equal(
	    quotes("en", "She read “The Sound and the Fury” at home."), "");
	assert_string_equal(
	    quotes("en", "A 5'10\" man and a 6'2\" man came."), "");
	assert_string_equal(
	    quotes("en", "He said it's the Smiths' house."), "");
}

static void
test_marks(void **state)
{
	(void)state;
	assert_string_equal(
	    quotes("en",
		"Miller said: “He told me, ‘go “now” or never’, and "
		"I went.”"),
	    "He told me, ‘go “now” or never’, and I went.=Miller;");
	assert_string_equal(
	    quotes("en", "Miller said: “We will stay.\n\n“We will fight.”"),
	    "We will stay.=Miller;We will fight.=Miller;");
	assert_string_equal(quotes("en", "A “ lonely mark and a \" too"), "");
	assert_string_equal(
	    quotes("en", "Miller said ‘we will not go there again’ on Monday."),
	    "we will not go there again=Miller;");
	assert_string_equal(
	    quotes("en", "Miller spoke of“the hardest of all tasks”on Monday."),
	    "the hardest of all tasks=Miller;");
}

static void
test_german(void **state)
{
	(void)state;
	assert_string_equal(quotes("de",
				"„Wir gehen nicht nach Hause“, sagte "
				"Ministerin Jana Müller am Montag."),
	    "Wir gehen nicht nach Hause=Jana Müller;");
	assert_string_equal(quotes("de",
				"Der Zeitung sagte Jana Müller: »Wir "
				"gehen nicht nach Hause.«"),
	    "Wir gehen nicht nach Hause.=Jana Müller;");
	assert_string_equal(quotes("de",
				"Jana Müller kam am Montag nach Bonn. "
				"Dazu sagte sie: „Ich gehe nicht "
				"nach Hause.“"),
	    "Ich gehe nicht nach Hause.=Jana Müller;");
	assert_string_equal(quotes("de",
				"Das sei „ein sehr großer Erfolg“, so "
				"Jana Müller."),
	    "ein sehr großer Erfolg=Jana Müller;");
}

static void
test_languages(void **state)
{
	(void)state;
	assert_string_equal(
	    quotes("fr",
		"« Nous ne partirons pas d'ici », a déclaré Jeanne "
		"Moulin lundi."),
	    " Nous ne partirons pas d'ici =Jeanne Moulin;");
	assert_string_equal(
	    quotes("es", "«No nos vamos de aquí», dijo Juana Molina el lunes."),
	    "No nos vamos de aquí=Juana Molina;");
	assert_string_equal(
	    quotes("it", "“Non ce ne andiamo da qui”, ha detto Gianna Mulino."),
	    "Non ce ne andiamo da qui=Gianna Mulino;");
	assert_string_equal(
	    quotes("pt", "“Nós não vamos embora daqui”, disse Joana Moinho."),
	    "Nós não vamos embora daqui=Joana Moinho;");
	assert_string_equal(
	    quotes("nl", "“Wij gaan hier niet weg”, zei Janna Molen maandag."),
	    "Wij gaan hier niet weg=Janna Molen;");
	assert_string_equal(
	    quotes("pl",
		"„Nie odejdziemy stąd nigdy” – powiedziała Joanna "
		"Młyńska."),
	    "Nie odejdziemy stąd nigdy=Joanna Młyńska;");
	assert_string_equal(
	    quotes("ru", "«Мы отсюда не уйдем», — сказал Иван Мельников."),
	    "Мы отсюда не уйдем=Иван Мельников;");
	assert_string_equal(
	    quotes("uk", "«Ми звідси не підемо», — сказав Іван Мельник."),
	    "Ми звідси не підемо=Іван Мельник;");
	assert_string_equal(
	    quotes("sv", "”Vi går inte härifrån”, säger Johanna Kvarn."),
	    "Vi går inte härifrån=Johanna Kvarn;");
}

static void
test_other_scripts(void **state)
{
	(void)state;
	assert_string_equal(
	    quotes("zh",
		"外交部发言人毛宁星期三表示：“我们希望能够通过对话解决"
		"分歧。”参加“一带一路”论坛的人很多。"),
	    "我们希望能够通过对话解决分歧。=外交部发言人毛宁;");
	assert_string_equal(
	    quotes("zh", "“我们绝不会离开这个地方。”市长王小明说。"),
	    "我们绝不会离开这个地方。=王小明;");
	assert_string_equal(
	    quotes("ja",
		"田中首相は水曜日、「対話を続ける必要がある」と述べた。"
		"「交渉は難しいものになる」と外務省の報道官は語った。"),
	    "対話を続ける必要がある=田中首相;"
	    "交渉は難しいものになる=外務省の報道官;");
	assert_string_equal(
	    quotes("ko",
		"김영수 장관은 수요일 \"우리는 대화를 계속해야 한다\"고 "
		"말했다."),
	    "우리는 대화를 계속해야 한다=김영수 장관;");
	assert_string_equal(
	    quotes("ar",
		"وقال الرئيس محمود عباس يوم الأربعاء: «نحن لن نغادر "
		"هذا المكان أبدا»."),
	    "نحن لن نغادر هذا المكان أبدا=الرئيس محمود عباس;");
	assert_string_equal(
	    quotes("he",
		"ראש הממשלה בנימין כהן אמר: \"לא נעזוב את המקום "
		"הזה\"."),
	    "לא נעזוב את המקום הזה=ראש הממשלה בנימין כהן;");
	assert_string_equal(quotes("hi",
				"प्रधानमंत्री राम कुमार ने कहा, \"हम यहाँ से कभी नहीं "
				"जाएंगे\"।"),
	    "हम यहाँ से कभी नहीं जाएंगे=प्रधानमंत्री राम कुमार;");
}

/* Whom each credit of a text names last: "name;" each, "?" for hearsay. */
static const char *
credited(const char *lang, const char *text)
{
	struct hw_article a = {
	    .text = hw_str_c(text), .language = hw_str_c(lang)};
	struct hw_buf b;

	hw_text_annotate(arena, &a);
	hw_buf_init(&b, arena, 1 << 20);
	for (size_t i = 0; i < a.n_credits; i++) {
		const struct hw_credit *c = &a.credits[i];

		hw_buf_put(
		    &b, c->chain.n ? c->chain.v[c->chain.n - 1] : HW_STR(""));
		hw_buf_c(&b, c->hearsay ? "?;" : ";");
	}
	hw_buf_byte(&b, '\0');
	return b.p;
}

/* The name behind a comma and its office are one, no chain of two. */
static void
test_added_name(void **state)
{
	struct hw_article a = {
	    .text = HW_STR("They asked for the text of the contract. “We buy "
			   "the pipe and are not shown the bill,” said their "
			   "spokesman, Matteo Ruhl."),
	    .language = HW_STR("en")};

	(void)state;
	hw_text_annotate(arena, &a);
	assert_int_equal(a.n_credits, 1);
	assert_int_equal(a.credits[0].chain.n, 1);
	assert_true(hw_str_eq(a.credits[0].chain.v[0], HW_STR("Matteo Ruhl")));
}

/* An office without a name means the one whom the page names with it; the
 * ministry, where the sentence speaks of that person as of another. */
static void
test_offices(void **state)
{
	(void)state;
	assert_string_equal(
	    credited("en",
		"Austria's Finance Minister Ida Holm came to Bonn. The Austrian "
		"Finance Minister said in a statement that Holm would stay."),
	    "Austrian Finance Ministry;");
	assert_string_equal(
	    credited("en",
		"Austria's Finance Minister Ida Holm came to Bonn. The Austrian "
		"Finance Minister said that she would stay."),
	    "Ida Holm;");
	/* Another country's, two that hold it. */
	assert_string_equal(
	    credited("en",
		"Austria's Finance Minister Ida Holm came to Bonn. The Polish "
		"Finance Minister said that she would stay."),
	    "The Polish Finance Minister;");
	assert_string_equal(
	    credited("en",
		"Finance Minister Ida Holm met Finance Minister Jan Kowal. The "
		"Finance Minister said that both were happy."),
	    "The Finance Minister;");
	assert_string_equal(
	    credited("en",
		"Austria's Finance Minister Ida Holm came to Bonn. The minister "
		"said that she would stay."),
	    "Ida Holm;");
	assert_string_equal(
	    quotes("en",
		"Austria's Finance Minister Ida Holm came to Bonn. The Austrian "
		"Finance Minister said in a statement that Holm wished for "
		"“a calm and friendly talk”."),
	    "a calm and friendly talk=Austrian Finance Ministry;");
}

static void
test_broken(void **state)
{
	char *big = malloc(1 << 22);
	struct hw_article a = {0};

	(void)state;
	assert_non_null(big);
	hw_text_annotate(arena, &a);
	assert_int_equal(a.n_quotes + a.n_names + a.n_sentences, 0);
	assert_string_equal(quotes("", "word"), "");
	for (size_t i = 0; i < 1 << 22; i++) /* marks without end */
		big[i] = "said \" X “"[i % 11];
	a.text = (struct hw_str){big, 1 << 22};
	hw_text_annotate(arena, &a);
	memset(big, '"', 1 << 22);
	hw_text_annotate(arena, &a);
	for (size_t i = 0; i < 1 << 22; i++)
		big[i] = "Said Ab "[i % 8];
	hw_text_annotate(arena, &a);
	free(big);
	hw_arena_reset(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_verbs),
	    cmocka_unit_test(test_pronouns),
	    cmocka_unit_test(test_sources),
	    cmocka_unit_test(test_left_out),
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_german),
	    cmocka_unit_test(test_languages),
	    cmocka_unit_test(test_other_scripts),
	    cmocka_unit_test(test_added_name),
	    cmocka_unit_test(test_offices),
	    cmocka_unit_test(test_broken),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
