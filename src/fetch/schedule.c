/* SPDX-License-Identifier: MIT */
#include "fetch/schedule.h"

#include <math.h>

#include "fetch/host.h"

#define DAY 86400.0
#define MEMORY_DAYS 7.0
#define RHYTHM_DAYS 21.0
#define RATE_MIN 1e-4 /* items a day: one in 27 years */

static double
sum(const float *v, int n)
{
	double s = 0;

	for (int i = 0; i < n; i++)
		s += (double)v[i];
	return s;
}

void
hw_rhythm_add(struct hw_rhythm *r, hw_time item)
{
	struct hw_civil c = hw_civil_of(item);

	r->hour[c.hour] += 1;
	r->day[c.weekday] += 1;
}

void
hw_rhythm_fade(struct hw_rhythm *r, double days)
{
	float keep = (float)exp(-days / RHYTHM_DAYS);

	for (int i = 0; i < 24; i++)
		r->hour[i] *= keep;
	for (int i = 0; i < 7; i++)
		r->day[i] *= keep;
}

/* Share of bin i over an equal share, drawn to 1 by prior counts. */
static double
weight(const float *v, int n, int i, double prior)
{
	return ((double)v[i] + prior / n) * n / (sum(v, n) + prior);
}

double
hw_rhythm_at(const struct hw_rhythm *r, hw_time t)
{
	struct hw_civil c = hw_civil_of(t);
	double w = weight(r->hour, 24, c.hour, 24) *
	    weight(r->day, 7, c.weekday, 14);

	return w < .1 ? .1 : w > 8 ? 8 : w;
}

/* Seconds until the integral of sqrt(rate(t)) / k reaches one, at most max_s;
 * hour by hour, since the rhythm changes with the hour. */
static double
rule(const struct hw_schedule *sch, const struct hw_schedule_in *in,
    hw_time now, double max_s)
{
	double rate = in->rate > RATE_MIN ? in->rate : RATE_MIN;
	double polls = sqrt(rate) / sch->k; /* a second */
	double rest = 1, at = 0;

	if (!in->rhythm)
		return 1 / polls;
	while (at < max_s) {
		hw_time t = now + (hw_time)at;
		double step = 3600 - (double)(t % 3600);
		double here = polls * sqrt(hw_rhythm_at(in->rhythm, t));

		if (here * step >= rest)
			return at + rest / here;
		rest -= here * step;
		at += step;
	}
	return max_s;
}

/* 0..1 of the noise's low bits */
static double
fraction(uint64_t noise)
{
	return (double)(noise & 0xffff) / 65536;
}

static bool
skipped(const struct hw_schedule_in *in, hw_time t)
{
	struct hw_civil c = hw_civil_of(t);

	return (in->skip_hours >> c.hour & 1) ||
	    (in->skip_days >> c.weekday & 1);
}

/* The first moment from t on that the feed does not ask to skip; t itself
 * when it asks to skip all of a week. */
static hw_time
after_skips(const struct hw_schedule_in *in, hw_time t)
{
	hw_time at = t;

	for (int i = 0; i <= 168; i++) {
		if (!skipped(in, at))
			return at;
		at += 3600 - at % 3600;
	}
	return t;
}

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

hw_time
hw_schedule_next(const struct hw_schedule *sch, const struct hw_schedule_in *in,
    hw_time now, uint64_t noise)
{
	int64_t max_s = in->silent ? sch->silent_max_s : sch->max_s;
	double s = rule(sch, in, now, (double)max_s);
	int64_t wait, floor;

	if (in->errors > 0)
		s = fmax(s, (double)hw_backoff_s(in->errors + 3, noise >> 16));
	s = fmin(fmax(s, (double)sch->min_s), (double)max_s);
	wait = (int64_t)(s * (.9 + .2 * fraction(noise)));
	wait = larger(wait, sch->min_s);
	floor = larger(smaller(in->fresh_s, max_s), smaller(in->ttl_s, max_s));
	floor = larger(floor, in->retry_after_s);
	/* those who asked for the same pause do not come back together */
	floor += (int64_t)((double)floor * .1 * fraction(noise));
	return after_skips(in, now + larger(wait, floor));
}

static double
cost(const struct hw_schedule *sch, const double *rate, size_t n, double k)
{
	double polls = 0;

	for (size_t i = 0; i < n; i++) {
		double s = k / sqrt(rate[i] > RATE_MIN ? rate[i] : RATE_MIN);

		polls += 1 /
		    fmin(fmax(s, (double)sch->min_s), (double)sch->max_s);
	}
	return polls;
}

double
hw_schedule_k(
    const struct hw_schedule *sch, const double *rate, size_t n, double polls_s)
{
	double low = 1, high = 1e9;

	for (int i = 0; i < 60; i++) {
		double k = sqrt(low * high);

		if (cost(sch, rate, n, k) > polls_s)
			low = k;
		else
			high = k;
	}
	return sqrt(low * high);
}

double
hw_rate_after(double rate, double days, size_t n)
{
	if (days < 0)
		days = 0;
	return rate * exp(-days / MEMORY_DAYS) + (double)n / MEMORY_DAYS;
}
