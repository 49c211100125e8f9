/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/language.h"

static void
is(const char *text, const char *hint, const char *want)
{
	float sure = -1;
	struct hw_str got = hw_text_language(
	    hw_str_c(text), hw_str_c(hint), &sure);

	if (!hw_str_eq(got, hw_str_c(want)))
		print_error("%.*s for %s\n", HW_FMT(got), text);
	assert_true(hw_str_eq(got, hw_str_c(want)));
	assert_true(sure >= 0 && sure <= 1);
}

static void
test_languages(void **state)
{
	(void)state;
	is("The minister said on Wednesday that the talks would go on until "
	   "both sides agree on the terms.",
	    "", "en");
	is("Der Minister sagte am Mittwoch, die Gespräche würden weitergehen, "
	   "bis beide Seiten sich einigen.",
	    "en", "de");
	is("Le ministre a déclaré mercredi que les discussions se "
	   "poursuivraient jusqu'à un accord.",
	    "", "fr");
	is("Министр заявил в среду, что переговоры продолжатся.", "", "ru");
	is("Міністр заявив у середу, що переговори триватимуть і надалі.", "",
	    "uk");
	is("95 спортсменов представят Казахстан на Олимпиаде", "", "ru");
	is("国防部长星期三表示,会谈将继续进行。", "", "zh");
	is("国防相は水曜日、協議は続くと述べた。", "", "ja");
	is("국방장관은 수요일 회담이 계속될 것이라고 말했다.", "", "ko");
	is("قال الوزير يوم الأربعاء إن المحادثات ستستمر حتى يتفق الجانبان", "",
	    "ar");
	is("השר אמר ביום רביעי כי השיחות יימשכו", "", "he");
	is("รัฐมนตรีกล่าวเมื่อวันพุธว่า", "", "th");
	is("Η κυβέρνηση ανακοίνωσε", "", "el");
	is("மந்திரி புதன்கிழமை கூறினார்", "", "ta");
}

static void
test_hints(void **state)
{
	(void)state;
	is("", "", "");
	is("12345 ...", "", "");
	is("12345 ...", "de-AT", "de");
	is("Ok", "nl-NL", "nl");
	is("Ministar je rekao u srijedu da će se pregovori nastaviti dok se "
	   "obje strane ne dogovore.",
	    "bs-BA", "bs");
	is("Министр заявил в среду, что переговоры продолжатся.", "en-US",
	    "ru");
	is("國防部長星期三表示會談將繼續進行", "zh-TW", "zh-Hant");
}

static void
test_script(void **state)
{
	(void)state;
	assert_true(
	    hw_str_eq(hw_text_script(HW_STR("abc где x y z")), HW_STR("Latn")));
	assert_true(
	    hw_str_eq(hw_text_script(HW_STR("где же abc")), HW_STR("Cyrl")));
	assert_true(hw_text_rtl(hw_text_script(HW_STR("שלום"))));
	assert_false(hw_text_rtl(HW_STR("Latn")));
	assert_int_equal(hw_text_script(HW_STR("42 !")).n, 0);
}

static void
test_broken(void **state)
{
	char *big = malloc(1 << 20);

	(void)state;
	assert_non_null(big);
	for (size_t i = 0; i < 1 << 20; i++)
		big[i] = (char)(i * 2654435761u >> 13);
	hw_text_language((struct hw_str){big, 1 << 20}, HW_STR("??"), NULL);
	hw_text_script((struct hw_str){big, 1 << 20});
	free(big);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_languages),
	    cmocka_unit_test(test_hints),
	    cmocka_unit_test(test_script),
	    cmocka_unit_test(test_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
