/* SPDX-License-Identifier: MIT
 * When to ask a source again.  Pure arithmetic; the clock and the noise are
 * arguments.
 *
 * Items arrive at a rate r(t) that follows the hour and the weekday.  Among
 * all ways to spend a given number of polls, the mean wait of an item is
 * least when a source is asked at a rate proportional to the square root of
 * its own (minimise sum r/2m under sum m = M; cf. Sia, Cho & Cho 2007), so
 * the next poll is due when the integral of sqrt(r(t)) / k reaches one.
 * bench/schedule prints what that is worth beside equal intervals. */
#ifndef HW_FETCH_SCHEDULE_H
#define HW_FETCH_SCHEDULE_H

#include "base/str.h"
#include "base/time.h"

struct hw_schedule {
	double k;             /* seconds times sqrt(items a day) */
	int64_t min_s, max_s; /* shortest and longest interval */
	int64_t silent_max_s; /* longest for a source silent for a year */
};

/* 30 minutes for a source of 24 items a day; 15 minutes to 24 hours, a week
 * for the silent. */
#define HW_SCHEDULE_DEFAULT                \
	{                                  \
		8818.0, 900, 86400, 604800 \
	}

/* How a source's items fall over the hours (UTC) and weekdays: counts that
 * fade.  All zero: no habit known. */
struct hw_rhythm {
	float hour[24];
	float day[7]; /* Sunday 0 */
};

void hw_rhythm_add(struct hw_rhythm *r, hw_time item);
/* Let the counts fade: three weeks' memory. */
void hw_rhythm_fade(struct hw_rhythm *r, double days);

/* Rate at t over the mean rate, at least .1 and at most 8. */
double hw_rhythm_at(const struct hw_rhythm *r, hw_time t);

struct hw_schedule_in {
	double rate;                    /* items a day */
	const struct hw_rhythm *rhythm; /* NULL: none */
	bool silent;                    /* no item for a year */
	int errors;                     /* failures in a row */
	int64_t fresh_s;                /* max-age or Expires; 0: none */
	int64_t ttl_s;                  /* of the feed; 0: none */
	int64_t retry_after_s;          /* 0: none */
	uint32_t skip_hours;            /* bit per UTC hour */
	uint8_t skip_days;              /* bit per weekday */
};

/* The time of the next poll, after now: the rule, between min_s and max_s,
 * give or take a tenth by noise; then never before what the server and the
 * feed ask for.  max-age and ttl count up to max_s, Retry-After in full. */
hw_time hw_schedule_next(const struct hw_schedule *sch,
    const struct hw_schedule_in *in, hw_time now, uint64_t noise);

/* The k with which n sources of those rates cost polls_s polls a second. */
double hw_schedule_k(const struct hw_schedule *sch, const double *rate,
    size_t n, double polls_s);

/* The smoothed rate after days without counting, then n new items; a week's
 * memory. */
double hw_rate_after(double rate, double days, size_t n);

#endif
