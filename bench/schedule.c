/* SPDX-License-Identifier: MIT
 * What the scheduler is worth: 300,000 simulated sources that publish a
 * million items a day, asked by the square-root rule (fetch/schedule.h, rates
 * and rhythms learnt from what the polls bring) and at equal intervals, at
 * the same number of polls a second.  Prints the mean wait of an item.
 *
 *	bench/schedule [STRIDE [DAYS]]
 *
 * STRIDE simulates every STRIDEth source only (default 10; 1 is all). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "fetch/schedule.h"

#define SOURCES 300000
#define ITEMS 1e6 /* a day, all sources */
#define DAY 86400.0
#define WARM 7 /* days of learning before counting */
#define MONDAY ((hw_time)1790553600)

static uint64_t
noise(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

static double
uniform(uint64_t *state)
{
	return ((double)(noise(state) >> 11) + .5) / 9007199254740992.0;
}

/* A newsroom's day: nothing much at night, two tops, half on Sundays. */
static double
habit(double t, int zone)
{
	static const float hour[24] = {.2f, .15f, .1f, .1f, .2f, .5f, 1, 1.6f,
	    2, 2, 1.8f, 1.6f, 1.5f, 1.5f, 1.6f, 1.7f, 1.6f, 1.4f, 1.2f, 1, .8f,
	    .6f, .45f, .3f};
	int h = (int)(t / 3600) + zone;
	double w = (double)hour[h % 24];

	return h / 24 % 7 >= 5 ? w * .5 : w * 1.2;
}

#define HABIT_MAX 2.4

/* The next item after t of a source of rate items a day. */
static double
next_item(double t, double rate, int zone, uint64_t *rng)
{
	do
		t -= log(uniform(rng)) / (rate * HABIT_MAX) * DAY;
	while (uniform(rng) * HABIT_MAX > habit(t, zone));
	return t;
}

struct tally {
	double wait, items, polls;
};

/* One source asked by the rule. */
static void
by_rule(const struct hw_schedule *sch, double rate, double days, bool rhythm,
    uint64_t seed, struct tally *sum)
{
	uint64_t rng = seed;
	int zone = (int)(noise(&rng) % 24);
	double item = next_item(0, rate, zone, &rng);
	double last = 0, t = uniform(&rng) * 3600;
	struct hw_rhythm r = {0};
	struct hw_schedule_in in = {
	    .rate = rate * (.7 + .6 * uniform(&rng)), /* from its first feed */
	    .rhythm = rhythm ? &r : NULL,
	};

	while (t < (WARM + days) * DAY) {
		size_t n = 0;

		in.rate = hw_rate_after(in.rate, (t - last) / DAY, 0);
		hw_rhythm_fade(&r, (t - last) / DAY);
		while (item <= t) {
			if (item >= WARM * DAY) {
				sum->wait += t - item;
				sum->items++;
			}
			hw_rhythm_add(&r, MONDAY + (hw_time)item);
			n++;
			item = next_item(item, rate, zone, &rng);
		}
		in.rate = hw_rate_after(in.rate, 0, n);
		sum->polls += t >= WARM * DAY;
		last = t;
		t = (double)(hw_schedule_next(
				 sch, &in, MONDAY + (hw_time)t, noise(&rng)) -
		    MONDAY);
	}
}

static struct tally
run(const struct hw_schedule *sch, const double *rate, int stride, double days,
    bool rhythm)
{
	struct tally sum = {0};

	for (int i = stride / 2; i < SOURCES; i += stride)
		by_rule(sch, rate[i], days, rhythm, (uint64_t)i, &sum);
	sum.polls *= stride / (days * DAY);
	return sum;
}

/* The same at polls_s polls a second, within 2 in 100: the rhythm and what is
 * learnt change the cost that k foresees. */
static struct tally
at_cost(
    const double *rate, int stride, double days, bool rhythm, double polls_s)
{
	struct hw_schedule sch = HW_SCHEDULE_DEFAULT;
	struct tally sum;
	int tries = 0;

	sch.k = hw_schedule_k(&sch, rate, SOURCES, polls_s);
	do {
		sum = run(&sch, rate, stride, days, rhythm);
		sch.k *= sum.polls / polls_s;
	} while (fabs(sum.polls / polls_s - 1) > .02 && ++tries < 6);
	return sum;
}

int
main(int argc, char **argv)
{
	static const double budget[] = {10, 20, 35, 50, 80, 110};
	static double rate[SOURCES];
	int stride = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 10;
	double days = argc > 2 ? strtod(argv[2], NULL) : 3, sum = 0;

	HW_ASSERT(stride >= 1 && days > 0);
	for (int i = 0; i < SOURCES; i++)
		sum += rate[i] = 1.0 / (i + 20);
	for (int i = 0; i < SOURCES; i++)
		rate[i] *= ITEMS / sum;
	printf("%d sources (every %dth simulated), %.0f items a day, "
	       "%g days after %d of learning\n\n"
	       "| polls/s | mean wait, equal intervals | square root | "
	       "square root and rhythm | ratio |\n"
	       "|---:|---:|---:|---:|---:|\n",
	    SOURCES, stride, ITEMS, days, WARM);
	for (size_t b = 0; b < sizeof(budget) / sizeof(budget[0]); b++) {
		struct tally plain = at_cost(
		    rate, stride, days, false, budget[b]);
		struct tally full = at_cost(
		    rate, stride, days, true, budget[b]);
		double equal = SOURCES / budget[b] / 2;

		printf("| %g | %.1f min | %.1f min | %.1f min | %.2f |\n",
		    budget[b], equal / 60, plain.wait / plain.items / 60,
		    full.wait / full.items / 60,
		    full.wait / full.items / equal);
		fflush(stdout);
	}
	return 0;
}
