/* SPDX-License-Identifier: MIT
 * "2 hours ago", "vor 5 Stunden", "il y a un jour", "3小时前": a number, a unit
 * and a word for the past on one side of them. */
#include "text/date.h"

#define HEAD 80 /* bytes that are looked at */
#define MINUTE 60
#define HOUR 3600
#define DAY 86400

struct unit {
	struct hw_str stem; /* small letters */
	int seconds;
};

#define S HW_STR_INIT
static const struct unit units[] = {{S("sec"), 1}, {S("sek"), 1}, {S("seg"), 1},
    {S("сек"), 1}, {S("秒"), 1}, {S("초"), 1}, {S("min"), MINUTE},
    {S("mín"), MINUTE}, {S("мин"), MINUTE}, {S("хв"), MINUTE},
    {S("perc"), MINUTE}, {S("dakika"), MINUTE}, {S("دق"), MINUTE},
    {S("דק"), MINUTE}, {S("मिनट"), MINUTE}, {S("মিনিট"), MINUTE},
    {S("นาที"), MINUTE}, {S("phút"), MINUTE}, {S("menit"), MINUTE},
    {S("λεπτ"), MINUTE}, {S("分"), MINUTE}, {S("분"), MINUTE},
    {S("hour"), HOUR}, {S("hr"), HOUR}, {S("stunde"), HOUR}, {S("std"), HOUR},
    {S("heure"), HOUR}, {S("hora"), HOUR}, {S("ore"), HOUR}, {S("ora"), HOUR},
    {S("oră"), HOUR}, {S("uur"), HOUR}, {S("uren"), HOUR}, {S("timm"), HOUR},
    {S("timer"), HOUR}, {S("time"), HOUR}, {S("tunti"), HOUR},
    {S("tunni"), HOUR}, {S("godzin"), HOUR}, {S("hodin"), HOUR},
    {S("ur"), HOUR}, {S("sat"), HOUR}, {S("сат"), HOUR}, {S("óra"), HOUR},
    {S("órá"), HOUR}, {S("час"), HOUR}, {S("годин"), HOUR}, {S("saat"), HOUR},
    {S("ساع"), HOUR}, {S("שעות"), HOUR}, {S("घंट"), HOUR}, {S("ঘণ্টা"), HOUR},
    {S("ชั่วโมง"), HOUR}, {S("giờ"), HOUR}, {S("jam"), HOUR}, {S("ώρ"), HOUR},
    {S("小时"), HOUR}, {S("小時"), HOUR}, {S("時間"), HOUR}, {S("시간"), HOUR},
    {S("stund"), HOUR}, {S("day"), DAY}, {S("tag"), DAY}, {S("jour"), DAY},
    {S("día"), DAY}, {S("dia"), DAY}, {S("giorn"), DAY}, {S("dag"), DAY},
    {S("päiv"), DAY}, {S("dni"), DAY}, {S("dny"), DAY}, {S("dan"), DAY},
    {S("nap"), DAY}, {S("zi"), DAY}, {S("дн"), DAY}, {S("ден"), DAY},
    {S("дан"), DAY}, {S("gün"), DAY}, {S("يوم"), DAY}, {S("أيام"), DAY},
    {S("روز"), DAY}, {S("ימים"), DAY}, {S("दिन"), DAY}, {S("দিন"), DAY},
    {S("วัน"), DAY}, {S("ngày"), DAY}, {S("hari"), DAY}, {S("μέρ"), DAY},
    {S("ημέρ"), DAY}, {S("天"), DAY}, {S("日"), DAY}, {S("일"), DAY}};

/* "vor", "il y a" before, "ago" behind; a space stands for the end of a word
 * where the word is short. */
static const struct hw_str before[] = {S("vor "), S("il y a "), S("hace "),
    S("há "), S("för "), S("for "), S("fyrir "), S("před "), S("pred "),
    S("prije "), S("пре "), S("преди "), S("acum "), S("πριν"), S("منذ "),
    S("قبل "), S("לפני "), S("prieš "), S("pirms ")};
static const struct hw_str behind[] = {S(" ago"), S(" fa"), S(" geleden"),
    S(" sedan"), S(" siden"), S(" sitten"), S(" temu"), S(" назад"), S(" тому"),
    S(" önce"), S(" ezelőtt"), S(" پیش"), S(" पहले"), S(" আগে"), S("ที่แล้ว"),
    S("ที่ผ่านมา"), S("前"), S("전"), S(" trước"), S(" lalu"), S(" atrás"),
    S(" tagasi")};
static const struct hw_str ones[] = {S("an "), S("a "), S("one "), S("einer "),
    S("einem "), S("une "), S("un "), S("una "), S("uma "), S("um "), S("een "),
    S("en "), S("ett "), S("et "), S("un'")};
#undef S

static size_t
find_any(struct hw_str s, const struct hw_str *words, size_t n, size_t *end)
{
	size_t best = HW_NPOS;

	for (size_t i = 0; i < n; i++) {
		size_t at = hw_str_ifind(s, words[i], 0);

		if (at == HW_NPOS || (best != HW_NPOS && at >= best) ||
		    (at > 0 && hw_is_alnum((unsigned char)s.p[at - 1]) &&
			words[i].p[0] != ' '))
			continue;
		best = at;
		*end = at + words[i].n;
	}
	return best;
}

/* Seconds of the unit that s begins with, the longest that fits; 0: none. */
static int
unit_at(struct hw_str s)
{
	size_t longest = 0;
	int seconds = 0;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (units[i].stem.n > longest &&
		    hw_str_istarts(s, units[i].stem)) {
			longest = units[i].stem.n;
			seconds = units[i].seconds;
		}
	return seconds;
}

/* How many, and where the unit begins. */
static int
count_in(struct hw_str s, size_t *end)
{
	int v = 0;
	size_t at = 0;

	while (at < s.n && !hw_is_digit((unsigned char)s.p[at]))
		at++;
	if (at == s.n)
		return find_any(s, ones, sizeof(ones) / sizeof(*ones), end) ==
			HW_NPOS
		    ? 0
		    : 1;
	for (; at < s.n && hw_is_digit((unsigned char)s.p[at]) && v < 1000;
	     at++)
		v = v * 10 + s.p[at] - '0';
	*end = at;
	return v;
}

bool
hw_date_ago(struct hw_str s, int64_t *seconds)
{
	size_t from = 0, to, end = 0;
	int n, unit;

	s = hw_str_trim(hw_str_sub(s, 0, HEAD));
	to = find_any(s, behind, sizeof(behind) / sizeof(*behind), &end);
	if (to == HW_NPOS) {
		to = s.n;
		if (find_any(s, before, sizeof(before) / sizeof(*before),
			&from) == HW_NPOS)
			return false;
	}
	s = hw_str_sub(s, from, to);
	n = count_in(s, &end);
	s = hw_str_trim(hw_str_from(s, end));
	unit = unit_at(s);
	if (n <= 0 || n > 400 || unit == 0)
		return false;
	*seconds = (int64_t)n * unit;
	return true;
}
