/* SPDX-License-Identifier: MIT
 * Days: reading what a field holds, and weighing what all fields say.
 *
 * Statements fall into families whose members copy from one another: what
 * the publishing system writes into the head of the page, what readers see,
 * what the address says, what the feed said.  A day's weight is the sum over
 * families of the best statement in it, so two families that agree outrank
 * the surest single one. */
#include "base/time.h"
#include "html/meta_int.h"
#include "text/date.h"

#define YEAR_MIN 1995
#define YEAR_MAX 2100
#define PASSING 0.5f /* weight of a day that the text merely mentions */
#define SEEN 0.6f    /* what readers' text adds to a <time> of that day */
#define AGREE 0.04f  /* for each further statement of the same family */

enum { MACHINE, READERS, ADDRESS, FEED, FAMILIES };

/* ---- reading -------------------------------------------------------------- */

static bool
all_digits(struct hw_str s, size_t n)
{
	if (s.n < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!hw_is_digit((unsigned char)s.p[i]))
			return false;
	return true;
}

static int
number(struct hw_str s, size_t at, size_t n)
{
	int v = 0;

	for (size_t i = at; i < at + n; i++)
		v = v * 10 + (s.p[i] - '0');
	return v;
}

static void
set_day(struct hw_date *out, int year, int month, int day)
{
	struct hw_civil c = {.year = year, .month = month, .day = day};

	if (!hw_civil_valid(&c))
		return;
	*out = (struct hw_date){
	    .at = hw_time_of(&c), .precision = HW_PRECISION_DAY};
}

/* 20230727, 20230727T0930, 1690443000, 1690443000123 */
static bool
read_figures(struct hw_str s, struct hw_date *out)
{
	uint64_t v;

	if ((s.n == 10 || s.n == 13) && hw_str_u64(s, &v) && s.p[0] == '1' &&
	    number(s, 0, 4) < 1990) {
		*out = (struct hw_date){
		    .at = (hw_time)(s.n == 13 ? v / 1000 : v),
		    .precision = HW_PRECISION_SECOND,
		    .has_offset = true};
		return true;
	}
	if (all_digits(s, 8) && (s.n == 8 || s.n == 14 || s.p[8] == 'T')) {
		set_day(out, number(s, 0, 4), number(s, 4, 2), number(s, 6, 2));
		return out->precision != HW_PRECISION_NONE;
	}
	return false;
}

bool
hw_meta_read_day(struct hw_str s, struct hw_str lang, struct hw_date *out)
{
	int offset = 0;

	s = hw_str_trim(hw_str_sub(s, 0, 100));
	*out = (struct hw_date){.at = HW_TIME_NONE};
	if (s.n < 6)
		return false;
	if (hw_time_parse(s, &out->at, &offset)) {
		out->precision = s.n > 10 ? HW_PRECISION_SECOND
					  : HW_PRECISION_DAY;
		out->offset = (int16_t)offset;
		out->has_offset = s.n > 10 &&
		    ((s.p[s.n - 1] | 32) == 'z' || s.n > 19) &&
		    s.p[s.n - 3] != '.';
		return true;
	}
	return read_figures(s, out) || hw_date_read(s, lang, HW_TIME_NONE, out);
}

/* ---- saying --------------------------------------------------------------- */

void
hw_meta_add_day(struct hw_harvest *h, const struct hw_date *date,
    enum hw_said_by by, enum hw_day_role role, float weight, uint32_t node)
{
	int64_t local = date->at + (int64_t)date->offset * 60;
	struct hw_civil c = hw_civil_of(local);

	if (h->day.n >= HW_META_STATEMENTS || c.year < YEAR_MIN ||
	    c.year > YEAR_MAX)
		return;
	*HW_PUSH(h->m, &h->day) = (struct hw_said_day){.date = *date,
	    .day = hw_days_of(c.year, c.month, c.day),
	    .by = by,
	    .role = role,
	    .weight = weight,
	    .node = node};
}

void
hw_meta_say_day(struct hw_harvest *h, struct hw_str s, enum hw_said_by by,
    enum hw_day_role role, float weight, uint32_t node)
{
	struct hw_date date;

	if (hw_meta_read_day(s, h->lang, &date) &&
	    date.precision >= HW_PRECISION_DAY)
		hw_meta_add_day(h, &date, by, role, weight, node);
}

/* ---- weighing ------------------------------------------------------------- */

static int
family(enum hw_said_by by)
{
	return by == HW_BY_TEXT ? READERS
	    : by == HW_BY_URL   ? ADDRESS
	    : by == HW_BY_FEED  ? FEED
				: MACHINE;
}

/* Is the day written in UTC by a machine?  Where the newspaper is, it may be
 * the one before or after. */
static bool
utc(const struct hw_harvest *h, const struct hw_said_day *s)
{
	for (size_t i = 0; i < h->day.n; i++) {
		const struct hw_said_day *o = &h->day.v[i];

		if (o->day == s->day &&
		    o->date.precision == HW_PRECISION_SECOND &&
		    o->date.offset == 0 && family(o->by) == MACHINE)
			return true;
	}
	return false;
}

static bool
plays(const struct hw_said_day *s, enum hw_day_role role)
{
	return s->role == role ||
	    (s->role == HW_DAY_EITHER && role == HW_DAY_PUBLISHED);
}

struct verdict {
	const struct hw_said_day *best; /* whose words are taken */
	float weight;
};

/* Of two that say the same day: the one with a clock, with a zone, heavier. */
static bool
is_finer(const struct hw_said_day *a, const struct hw_said_day *b)
{
	if (a->date.precision != b->date.precision)
		return a->date.precision > b->date.precision;
	if (a->date.has_offset != b->date.has_offset)
		return a->date.has_offset;
	return a->weight > b->weight;
}

/* How much speaks for the day of s. */
static struct verdict
weigh(const struct hw_harvest *h, const struct hw_said_day *s,
    enum hw_day_role role)
{
	float of[FAMILIES] = {0}, more[FAMILIES] = {0};
	unsigned seen = 0; /* kinds of source */
	struct verdict v = {s, 0};

	for (size_t i = 0; i < h->day.n; i++) {
		const struct hw_said_day *o = &h->day.v[i];
		int f = family(o->by);
		float w;

		if (o->date.precision < HW_PRECISION_DAY || o->day != s->day ||
		    !plays(o, role))
			continue;
		w = f == READERS && seen & 1u << HW_BY_TIME ? o->weight * SEEN
							    : o->weight;
		if (of[f] > 0 && !(seen & 1u << o->by))
			more[f] += AGREE;
		seen |= 1u << o->by;
		if (w > of[f])
			of[f] = w;
		if (is_finer(o, v.best))
			v.best = o;
	}
	for (int f = 0; f < FAMILIES; f++)
		v.weight += of[f] + more[f];
	return v;
}

/* A month in the address speaks for the days in it. */
static float
month_of_address(const struct hw_harvest *h, int64_t day)
{
	struct hw_civil c = hw_civil_of(day * 86400), o;

	for (size_t i = 0; i < h->day.n; i++) {
		const struct hw_said_day *s = &h->day.v[i];

		if (s->date.precision != HW_PRECISION_MONTH)
			continue;
		o = hw_civil_of(s->date.at);
		if (o.year == c.year && o.month == c.month)
			return s->weight;
	}
	return 0;
}

/* Does somebody outside the publishing system name the neighbouring day? */
static bool
neighbour(const struct hw_harvest *h, const struct hw_said_day *s,
    enum hw_day_role role)
{
	for (size_t i = 0; i < h->day.n; i++) {
		const struct hw_said_day *o = &h->day.v[i];

		if ((o->day == s->day - 1 || o->day == s->day + 1) &&
		    o->weight > 0.5f && plays(o, role) &&
		    o->date.precision >= HW_PRECISION_DAY &&
		    family(o->by) != MACHINE)
			return true;
	}
	return false;
}

/* ---- what contradicts itself ---------------------------------------------- */

static bool
in_head(const struct hw_said_day *s)
{
	return (s->by == HW_BY_LD || s->by == HW_BY_META) &&
	    s->date.precision >= HW_PRECISION_DAY && s->weight > 0.65f;
}

/* Days before which, or on which, the head of the page says that it was
 * changed; HW_DAY_PUBLISHED: published. */
static bool
head_says(
    const struct hw_harvest *h, enum hw_day_role role, int64_t from, int64_t to)
{
	for (size_t i = 0; i < h->day.n; i++) {
		const struct hw_said_day *s = &h->day.v[i];

		if (in_head(s) && s->role == role && s->day >= from &&
		    s->day <= to)
			return true;
	}
	return false;
}

/* What was published after it had been changed was published again; and what
 * readers are shown is the change where head of the page gives its day, and
 * an earlier one of publication. */
static void
reconcile(struct hw_harvest *h)
{
	for (size_t i = 0; i < h->day.n; i++) {
		struct hw_said_day *s = &h->day.v[i];

		if (s->role != HW_DAY_PUBLISHED ||
		    !head_says(h, HW_DAY_PUBLISHED, 0, s->day - 2))
			continue;
		if (in_head(s)) {
			if (head_says(h, HW_DAY_MODIFIED, 0, s->day - 2))
				s->weight *= 0.6f;
		} else if (s->by != HW_BY_URL && s->by != HW_BY_FEED &&
		    head_says(h, HW_DAY_MODIFIED, s->day, s->day)) {
			s->role = HW_DAY_MODIFIED;
		}
	}
}

static struct verdict
winner(const struct hw_harvest *h, enum hw_day_role role, int64_t limit)
{
	struct verdict win = {0};

	for (size_t i = 0; i < h->day.n; i++) {
		const struct hw_said_day *s = &h->day.v[i];
		struct verdict v;

		if (!plays(s, role) || s->day > limit ||
		    s->date.precision < HW_PRECISION_DAY)
			continue;
		v = weigh(h, s, role);
		v.weight += month_of_address(h, s->day);
		if (utc(h, s) && neighbour(h, s, role))
			v.weight -= 0.35f;
		/* What is said first wins a tie. */
		if (v.weight > win.weight + 0.021f)
			win = v;
	}
	return win;
}

/* Nothing is published after the clock of who fetched it. */
static int64_t
last_day(const struct hw_harvest *h)
{
	hw_time now = h->page->first_seen;

	return now == HW_TIME_NONE ? INT64_MAX : now / 86400 + 1;
}

static struct hw_str
source_of(enum hw_said_by by)
{
	switch (by) {
	case HW_BY_LD:
	case HW_BY_LD_ODD:
		return HW_STR("json-ld");
	case HW_BY_META:
		return HW_STR("meta");
	case HW_BY_ITEM:
	case HW_BY_TIME:
		return HW_STR("time");
	case HW_BY_SCRIPT:
		return HW_STR("script");
	case HW_BY_TEXT:
		return HW_STR("byline");
	case HW_BY_URL:
		return HW_STR("url");
	case HW_BY_FEED:
		return HW_STR("feed");
	}
	return (struct hw_str){0};
}

static void
take(const struct verdict *v, struct hw_date *out, uint32_t *node)
{
	if (v->best == NULL)
		return;
	*out = v->best->date;
	out->source = source_of(v->best->by);
	out->confidence = v->weight > 0.99f ? 0.99f : v->weight;
	if (node != NULL)
		*node = v->best->node;
}

/* The month of the address is better than nothing. */
static void
take_month(struct hw_harvest *h)
{
	for (size_t i = 0; i < h->day.n; i++)
		if (h->day.v[i].date.precision == HW_PRECISION_MONTH &&
		    h->out->published.precision == HW_PRECISION_NONE &&
		    h->out->modified.precision == HW_PRECISION_NONE) {
			h->out->published = h->day.v[i].date;
			h->out->published.source = HW_STR("url");
			h->out->published.confidence = 0.4f;
		}
}

void
hw_meta_decide_day(struct hw_harvest *h)
{
	struct verdict v, changed;

	reconcile(h);
	v = winner(h, HW_DAY_PUBLISHED, last_day(h));
	changed = winner(h, HW_DAY_MODIFIED, last_day(h));
	/* A day in passing is none of publication where the page says
	 * aloud when it was changed. */
	if (v.weight >= PASSING || changed.weight < v.weight + PASSING / 2)
		take(&v, &h->out->published, &h->out->date_node);
	take(&changed, &h->out->modified, NULL);
	take_month(h);
}
