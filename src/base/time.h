/* SPDX-License-Identifier: MIT
 * Calendar arithmetic on UTC seconds since 1970 (proleptic Gregorian).  No
 * clock is read here; reading dates as the press writes them is text/. */
#ifndef HW_BASE_TIME_H
#define HW_BASE_TIME_H

#include "base/str.h"

typedef int64_t hw_time; /* seconds since 1970-01-01T00:00:00Z */
#define HW_TIME_NONE INT64_MIN

struct hw_civil {
	int year, month, day; /* month and day from 1 */
	int hour, minute, second;
	int weekday; /* 0 Sunday .. 6 Saturday; set by hw_civil_of */
};

hw_time hw_time_of(const struct hw_civil *c); /* fields may overflow */
struct hw_civil hw_civil_of(hw_time t);
int64_t hw_days_of(int year, int month, int day); /* since 1970-01-01 */
bool hw_civil_valid(const struct hw_civil *c);

/* "2023-07-27T09:30:00Z"; out holds 32 bytes.  HW_TIME_NONE gives "". */
void hw_time_rfc3339(hw_time t, char out[32]);
/* With an offset in minutes: "2023-07-27T11:30:00+02:00". */
void hw_time_rfc3339_at(hw_time t, int offset, char out[32]);
/* "Thu, 27 Jul 2023 09:30:00 GMT" */
void hw_time_http(hw_time t, char out[32]);
/* RFC 3339 (a space for T, no seconds, no zone = UTC also read).  offset
 * (may be NULL) gets minutes east.  false when it is not one. */
bool hw_time_parse(struct hw_str s, hw_time *out, int *offset);

#endif
