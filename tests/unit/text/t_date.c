/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/date.h"

static const struct {
	const char *text, *lang, *want; /* want "": no date */
} row[] = {
    {"Posted 2023-07-27", "en", "2023-07-27T00:00:00Z"},
    {"27.07.2023, 14:05 Uhr", "de", "2023-07-27T14:05:00Z"},
    {"27. Juli 2023", "de", "2023-07-27T00:00:00Z"},
    {"July 27, 2023 at 9:30 a.m.", "en", "2023-07-27T09:30:00Z"},
    {"Thu 27th of July, 2023", "en", "2023-07-27T00:00:00Z"},
    {"7/27/2023", "en", "2023-07-27T00:00:00Z"},
    {"3/4/2023", "en", "2023-03-04T00:00:00Z"},
    {"3/4/2023", "en-US", "2023-03-04T00:00:00Z"},
    {"3/4/2023", "en-GB", "2023-04-03T00:00:00Z"},
    {"3.4.2023", "en", "2023-04-03T00:00:00Z"},
    {"27/07/2023 - 14 h 05", "fr", "2023-07-27T00:00:00Z"},
    {"3/4/2023", "fr", "2023-04-03T00:00:00Z"},
    {"le 1er août 2023 à 7h05", "fr", "2023-08-01T07:05:00Z"},
    {"27 de julio de 2023", "es", "2023-07-27T00:00:00Z"},
    {"27 июля 2023 года", "ru", "2023-07-27T00:00:00Z"},
    {"27 lipca 2023", "pl", "2023-07-27T00:00:00Z"},
    {"2023. július 27.", "hu", "2023-07-27T00:00:00Z"},
    {"27 Temmuz 2023", "tr", "2023-07-27T00:00:00Z"},
    {"27 يوليو 2023", "ar", "2023-07-27T00:00:00Z"},
    {"٢٧ يوليو ٢٠٢٣", "ar", "2023-07-27T00:00:00Z"},
    {"2023年7月27日 14:05", "ja", "2023-07-27T14:05:00Z"},
    {"2023년 7월 27일", "ko", "2023-07-27T00:00:00Z"},
    {"27 juillet 2023 14:05 +02:00", "fr", "2023-07-27T12:05:00Z"},
    {"27 July 2023 14:05 BST", "en", "2023-07-27T13:05:00Z"},
    {"VN:F [1.9.22_1171]", "de", ""},
    {"٠٩\xE2\x80\x8F/١٠\xE2\x80\x8F/٢٠٢٢", "ar", "2022-10-09T00:00:00Z"},
    {"2 كانون الثاني 2023", "ar", "2023-01-02T00:00:00Z"},
    {"31/02/2023", "fr", ""},
    {"version 1.2.3", "en", ""},
    {"he may march", "en", ""},
    {"tel. 030 123456", "de", ""},
};

static void
reads_what_pages_write(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct hw_date d;
		char out[32];
		bool ok = hw_date_read(hw_str_c(row[i].text),
		    hw_str_c(row[i].lang), HW_TIME_NONE, &d);

		hw_time_rfc3339(d.at, out);
		if (ok != (row[i].want[0] != '\0') ||
		    strcmp(out, row[i].want) != 0)
			fail_msg(
			    "%s: %s, not %s", row[i].text, out, row[i].want);
	}
}

/* How 9 October 2022 is written out. */
static void
reads_many_languages(void **state)
{
	static const struct {
		const char *text, *lang;
	} day[] = {
	    {"October 9, 2022", "en"},
	    {"9. Oktober 2022", "de"},
	    {"9 octobre 2022", "fr"},
	    {"9 de octubre de 2022", "es"},
	    {"9 de outubro de 2022", "pt"},
	    {"9 ottobre 2022", "it"},
	    {"9 oktober 2022", "nl"},
	    {"9 października 2022", "pl"},
	    {"9 октября 2022 г.", "ru"},
	    {"9 жовтня 2022 р.", "uk"},
	    {"9 кастрычніка 2022 г.", "be"},
	    {"9 октомври 2022 г.", "bg"},
	    {"9. октобар 2022.", "sr"},
	    {"9. oktobar 2022.", "sr"},
	    {"9. listopada 2022.", "hr"},
	    {"9. oktobar 2022.", "bs"},
	    {"9. oktober 2022", "sl"},
	    {"9 октомври 2022", "mk"},
	    {"9. října 2022", "cs"},
	    {"9. októbra 2022", "sk"},
	    {"2022. október 9.", "hu"},
	    {"9 octombrie 2022", "ro"},
	    {"9 tetor 2022", "sq"},
	    {"9 Οκτωβρίου 2022", "el"},
	    {"9 Ekim 2022", "tr"},
	    {"9 oktyabr 2022", "az"},
	    {"2022 ж. 9 қазан", "kk"},
	    {"9-oktabr, 2022", "uz"},
	    {"2022-ж., 9-октябрь", "ky"},
	    {"9 oktober 2022", "sv"},
	    {"9. oktober 2022", "da"},
	    {"9. oktober 2022", "nb"},
	    {"9. lokakuuta 2022", "fi"},
	    {"9. oktoober 2022", "et"},
	    {"2022. gada 9. oktobris", "lv"},
	    {"2022 m. spalio 9 d.", "lt"},
	    {"9. október 2022", "is"},
	    {"9 d’octubre de 2022", "ca"},
	    {"9 de outubro de 2022", "gl"},
	    {"9 ta’ Ottubru 2022", "mt"},
	    {"٩ أكتوبر ٢٠٢٢", "ar"},
	    {"٩ تشرين الأول ٢٠٢٢", "ar"},
	    {"9 באוקטובר 2022", "he"},
	    {"۹ اکتبر ۲۰۲۲", "fa"},
	    {"9 اکتوبر، 2022", "ur"},
	    {"9 अक्तूबर 2022", "hi"},
	    {"৯ অক্টোবর, ২০২২", "bn"},
	    {"9 அக்டோபர், 2022", "ta"},
	    {"9 అక్టోబర్, 2022", "te"},
	    {"ಅಕ್ಟೋಬರ್ 9, 2022", "kn"},
	    {"९ ऑक्टोबर, २०२२", "mr"},
	    {"9 ઑક્ટોબર, 2022", "gu"},
	    {"9 ਅਕਤੂਬਰ 2022", "pa"},
	    {"२०२२ अक्टोबर ९", "ne"},
	    {"2022 ඔක්තෝබර් 9", "si"},
	    {"9 Oktober 2022", "id"},
	    {"9 Oktober 2022", "ms"},
	    {"9 tháng 10, 2022", "vi"},
	    {"9 Oktoba 2022", "sw"},
	    {"09 Oktober 2022", "af"},
	    {"9 ኦክቶበር 2022", "am"},
	    {"9 Oktoba, 2022", "ha"},
	    {"9 ოქტომბერი, 2022", "ka"},
	    {"09 հոկտեմբերի, 2022 թ.", "hy"},
	    {"Oktubre 9, 2022", "fil"},
	    {"2022年10月9日", "zh"},
	    {"2022年10月9日", "ja"},
	    {"2022년 10월 9일", "ko"},
	    {"9 ตุลาคม 2565", "th"},
	    {"9 tháng 10 năm 2022", "vi"},
	    {"9 באוק׳ 2022", "he"},
	    {"d'autre part, 9 d’octubre de 2022", "ca"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(day) / sizeof(*day); i++) {
		struct hw_date d;
		char out[32];

		(void)!hw_date_read(hw_str_c(day[i].text),
		    hw_str_c(day[i].lang), HW_TIME_NONE, &d);
		hw_time_rfc3339(d.at, out);
		if (strncmp(out, "2022-10-09", 10) != 0)
			fail_msg("%s (%s): %s", day[i].text, day[i].lang, out);
	}
}

/* "Yesterday" in its own language, and in no other. */
static void
reads_near_days(void **state)
{
	static const struct {
		const char *text, *lang;
		int days; /* 9: none is said */
	} near[] = {{"tonight", "en", 0}, {"gestern", "de", -1},
	    {"hier", "fr", -1}, {"hier", "de", 9}, {"dziś", "pl", 0},
	    {"aujourd'hui", "fr", 0}, {"heute", "de", 0}, {"ayer", "es", -1},
	    {"ontem", "pt", -1}, {"ieri", "it", -1}, {"gisteren", "nl", -1},
	    {"wczoraj", "pl", -1}, {"вчера", "ru", -1}, {"завтра", "ru", 1},
	    {"bugün", "tr", 0}, {"сьогодні", "uk", 0}, {"igår", "sv", -1},
	    {"dün", "tr", -1}, {"أمس", "ar", -1}, {"mañana", "es", 9},
	    {"domani", "it", 1}};

	(void)state;
	for (size_t i = 0; i < sizeof(near) / sizeof(*near); i++) {
		struct hw_date_parts p = {0};
		size_t at = 0;
		bool ok = hw_date_find(
		    hw_str_c(near[i].text), hw_str_c(near[i].lang), &at, &p);

		if (ok != (near[i].days != 9) ||
		    (ok && (!p.is_relative || p.relative != near[i].days)))
			fail_msg("%s (%s)", near[i].text, near[i].lang);
	}
}

static void
resolves_against_a_day(void **state)
{
	static const struct {
		const char *text, *want;
	} rel[] = {{"on Wednesday", "2023-07-26T00:00:00Z"},
	    {"on Thursday", "2023-07-27T00:00:00Z"},
	    {"in December", "2022-12-01T00:00:00Z"},
	    {"yesterday", "2023-07-26T00:00:00Z"},
	    {"on 3 August", "2023-08-03T00:00:00Z"}};
	hw_time ref;

	(void)state;
	assert_true(hw_time_parse(HW_STR("2023-07-27T10:00:00Z"), &ref, NULL));
	for (size_t i = 0; i < sizeof(rel) / sizeof(*rel); i++) {
		struct hw_date_parts p;
		struct hw_date d;
		size_t at = 0;
		char out[32];

		assert_true(
		    hw_date_find(hw_str_c(rel[i].text), HW_STR("en"), &at, &p));
		assert_true(hw_date_resolve(&p, ref, &d));
		hw_time_rfc3339(d.at, out);
		assert_string_equal(out, rel[i].want);
	}
}

/* How long ago, in the words of each language. */
static const struct {
	const char *text;
	int64_t seconds; /* 0: not said */
} ago[] = {
    {"2 hours ago", 7200},
    {"Jane Doe 3 days ago", 3 * 86400},
    {"an hour ago", 3600},
    {"vor 5 Stunden in Aktuelles", 5 * 3600},
    {"vor einem Tag", 86400},
    {"il y a 20 minutes", 1200},
    {"il y a une heure", 3600},
    {"hace 3 horas", 3 * 3600},
    {"há 2 dias", 2 * 86400},
    {"2 ore fa", 7200},
    {"3 uur geleden", 3 * 3600},
    {"för 2 timmar sedan", 7200},
    {"for 4 timer siden", 4 * 3600},
    {"2 tuntia sitten", 7200},
    {"5 minut temu", 300},
    {"před 2 hodinami", 7200},
    {"prije 3 dana", 3 * 86400},
    {"2 órája", 0},
    {"2 órával ezelőtt", 7200},
    {"acum 2 ore", 7200},
    {"πριν από 2 ώρες", 7200},
    {"2 часа назад", 7200},
    {"3 години тому", 3 * 3600},
    {"преди 2 часа", 7200},
    {"2 saat önce", 7200},
    {"قبل 3 ساعات", 3 * 3600},
    {"לפני 4 שעות", 4 * 3600},
    {"3 ساعت پیش", 3 * 3600},
    {"2 घंटे पहले", 7200},
    {"2 ঘণ্টা আগে", 7200},
    {"3 ชั่วโมงที่แล้ว", 3 * 3600},
    {"2 giờ trước", 7200},
    {"2 jam lalu", 7200},
    {"5小时前", 5 * 3600},
    {"3時間前", 3 * 3600},
    {"2시간 전", 7200},
    {"3 years ago", 0},
    {"2 weeks ago", 0},
    {"vor dem Rathaus", 0},
    {"hace calor", 0},
    {"5 min read", 0},
    {"", 0},
};

static void
says_how_long_ago(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(ago) / sizeof(*ago); i++) {
		int64_t got = 0;
		bool ok = hw_date_ago(hw_str_c(ago[i].text), &got);

		if (ok == (ago[i].seconds != 0) &&
		    (!ok || got == ago[i].seconds))
			continue;
		print_error("%s: %d\n", ago[i].text, (int)got);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(says_how_long_ago),
	    cmocka_unit_test(reads_what_pages_write),
	    cmocka_unit_test(reads_many_languages),
	    cmocka_unit_test(reads_near_days),
	    cmocka_unit_test(resolves_against_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
