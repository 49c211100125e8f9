/* SPDX-License-Identifier: MIT
 * Names of months and weekdays in 70 languages, "yesterday", "today" and
 * "tomorrow" in most of them. */
#ifndef HW_TEXT_CALENDAR_H
#define HW_TEXT_CALENDAR_H

#include <stddef.h>

#include "base/str.h"

/* A row of the table: the folded name's token hash, sorted by it. */
struct hw_calendar_row {
	uint32_t hash;
	char lang[2];
	uint8_t value; /* month 1..12, HW_CALENDAR_WEEKDAY + 0..6, _TODAY */
};

#define HW_CALENDAR_WEEKDAY 0x40 /* + 0 Sunday .. 6 Saturday */
#define HW_CALENDAR_TODAY 0x11   /* yesterday 0x10, tomorrow 0x12 */
#define HW_CALENDAR_SHORT 0x20   /* abbreviated weekday */

extern const struct hw_calendar_row hw_calendar[];
extern const size_t hw_calendar_n;

/* A bit for the first so many bits of a hash: is any such word in the table?
 * Nine of ten words are not. */
#define HW_CALENDAR_MAY 14
extern const uint64_t hw_calendar_may[];

static inline bool
hw_calendar_may_hold(uint32_t hash)
{
	uint32_t bit = hash >> (32 - HW_CALENDAR_MAY);

	return hw_calendar_may[bit / 64] >> bit % 64 & 1;
}

/* The month (1..12), weekday (HW_CALENDAR_WEEKDAY + day) or near day
 * (HW_CALENDAR_TODAY -1..+1) of the token with this hash; 0 when it is none.
 * The language given decides where names mean different things ("listopad");
 * without one, the name must mean the same in all.  Near days are read in
 * their own language only ("hier"). */
int hw_calendar_find(uint32_t hash, struct hw_str lang);

#endif
