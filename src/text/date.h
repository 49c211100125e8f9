/* SPDX-License-Identifier: MIT
 * Dates as pages and texts write them: in figures, with the month's name in
 * any of 70 languages, as a weekday, in Chinese, Japanese and Korean form,
 * with Arabic and Indian digits. */
#ifndef HW_TEXT_DATE_H
#define HW_TEXT_DATE_H

#include "model/model.h"

/* What is written; 0 or -1 where it is not. */
struct hw_date_parts {
	size_t start, end; /* bytes of the text */
	int year;          /* 0: not written */
	int month, day;    /* 0: not written */
	int weekday;       /* 0 Sunday .. 6; -1 */
	int relative;      /* days from the reference ("yesterday" -1) */
	bool is_relative;
	int hour, minute, second; /* hour -1: not written */
	int offset;               /* minutes east */
	bool has_offset;
	bool figures; /* all in figures */
};

/* The next mention at or behind *at, which moves behind it.  lang (BCP 47,
 * may be empty) decides between 3/4 and 4/3 and what a name means.  A lone
 * month needs a capital where the language has them.  Linear in s. */
bool hw_date_find(
    struct hw_str s, struct hw_str lang, size_t *at, struct hw_date_parts *out);

/* The date meant, seen from reference (HW_TIME_NONE: unknown, then a year
 * must be written).  Without a year: the nearest one, the past preferred.  A
 * weekday: that day or the last such day before the reference.  Parts that
 * make no date give false.  at is UTC, offset as written; source empty. */
bool hw_date_resolve(
    const struct hw_date_parts *p, hw_time reference, struct hw_date *out);

/* "2 hours ago", "vor 5 Stunden": how many seconds before the reference, in 30
 * languages, by seconds, minutes, hours or days.  The first 80 bytes count. */
bool hw_date_ago(struct hw_str s, int64_t *seconds);

/* The first mention of s that says a day, resolved. */
bool hw_date_read(struct hw_str s, struct hw_str lang, hw_time reference,
    struct hw_date *out);

#endif
