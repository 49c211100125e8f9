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

/* The month (1..12) or weekday (HW_CALENDAR_WEEKDAY + day) of the token with
 * this hash; 0 when it is neither.  The language given decides where names
 * mean different things ("listopad"); without one, the name must mean the
 * same in all. */
int hw_calendar_find(uint32_t hash, struct hw_str lang);

#endif
