/* SPDX-License-Identifier: MIT
 * From a date as written to the day that is meant. */
#include "text/date.h"

static bool
set(struct hw_date *out, int year, int month, int day,
    enum hw_precision precision)
{
	struct hw_civil c = {.year = year, .month = month, .day = day};

	if (!hw_civil_valid(&c))
		return false;
	out->at = hw_time_of(&c);
	out->precision = precision;
	return true;
}

/* The year that brings month and day nearest to the reference; up to three
 * months ahead counts as near as the past. */
static int
guess_year(const struct hw_date_parts *p, hw_time reference)
{
	struct hw_civil now = hw_civil_of(reference);
	int64_t then = hw_days_of(now.year, p->month, p->day ? p->day : 1);
	int64_t ahead = then - reference / 86400;

	if (ahead > 92)
		return now.year - 1;
	return ahead < -272 ? now.year + 1 : now.year;
}

bool
hw_date_resolve(
    const struct hw_date_parts *p, hw_time reference, struct hw_date *out)
{
	int year = p->year;
	struct hw_civil c;
	int64_t day;

	*out = (struct hw_date){.at = HW_TIME_NONE};
	if (p->weekday >= 0 || p->is_relative) {
		if (reference == HW_TIME_NONE)
			return false;
		c = hw_civil_of(reference);
		day = hw_days_of(c.year, c.month, c.day) + p->relative;
		if (p->weekday >= 0)
			day -= (c.weekday - p->weekday + 7) % 7;
		c = hw_civil_of(day * 86400);
		return set(out, c.year, c.month, c.day, HW_PRECISION_DAY);
	}
	if (!year && reference == HW_TIME_NONE)
		return false;
	if (!year)
		year = guess_year(p, reference);
	if (!p->day)
		return set(out, year, p->month ? p->month : 1, 1,
		    p->month ? HW_PRECISION_MONTH : HW_PRECISION_YEAR);
	if (!set(out, year, p->month, p->day, HW_PRECISION_DAY))
		return false;
	if (p->hour >= 0) {
		out->at += p->hour * 3600 + p->minute * 60 + p->second -
		    (int64_t)p->offset * 60;
		out->precision = HW_PRECISION_SECOND;
		out->offset = (int16_t)p->offset;
		out->has_offset = p->has_offset;
	}
	return true;
}

bool
hw_date_read(
    struct hw_str s, struct hw_str lang, hw_time reference, struct hw_date *out)
{
	struct hw_date_parts p;
	size_t at = 0;

	while (hw_date_find(s, lang, &at, &p))
		if (p.day && hw_date_resolve(&p, reference, out))
			return true;
	*out = (struct hw_date){.at = HW_TIME_NONE};
	return false;
}
