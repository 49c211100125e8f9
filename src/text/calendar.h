/* SPDX-License-Identifier: MIT
 * Names of months and weekdays in 70 languages. */
#ifndef HW_TEXT_CALENDAR_H
#define HW_TEXT_CALENDAR_H

#include <stddef.h>

#include "base/str.h"

/* A row of the table: the folded name's token hash, sorted by it. */
struct hw_calendar_row {
	uint32_t hash;
	char lang[2];
	uint8_t value; /* month 1..12, or HW_CALENDAR_WEEKDAY + 0..6 */
};

#define HW_CALENDAR_WEEKDAY 0x40 /* + 0 Sunday .. 6 Saturday */
#define HW_CALENDAR_SHORT 0x20   /* abbreviated weekday */

extern const struct hw_calendar_row hw_calendar[];
extern const size_t hw_calendar_n;

struct hw_calendar_day { /* "today", "gestern" */
	uint32_t hash;
	int days; /* from the day of the text */
};

extern const struct hw_calendar_day hw_calendar_days[];
extern const size_t hw_calendar_days_n;

/* A bit for the first so many bits of a hash: is any such word in the tables?
 * Nine of ten words are in neither. */
#define HW_CALENDAR_MAY 14
extern const uint64_t hw_calendar_may[];

static inline bool
hw_calendar_may_hold(uint32_t hash)
{
	uint32_t bit = hash >> (32 - HW_CALENDAR_MAY);

	return hw_calendar_may[bit / 64] >> bit % 64 & 1;
}

/* The month (1..12) or weekday (HW_CALENDAR_WEEKDAY + day) of the token with
 * this hash; 0 when it is neither.  The language given decides where names
 * mean different things ("listopad"); without one, the name must mean the
 * same in all. */
int hw_calendar_find(uint32_t hash, struct hw_str lang);

/* Does the token name a day from that of the text? */
bool hw_calendar_relative(uint32_t hash, int *days);

#endif
