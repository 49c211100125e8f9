/* SPDX-License-Identifier: MIT
 * Days that stand in addresses: /2023/07/27/, 2023-07-27, 20230727,
 * /2023/jul/27/, 27-07-2023; months: /2023/07/. */
#include "base/arena.h"
#include "html/meta_int.h"
#include "text/calendar.h"
#include "text/token.h"
#include "url/url.h"

struct run { /* of digits, or of letters */
	size_t start, end;
	int value;
	bool digits;
};

#define RUNS 40

static size_t
cut(struct hw_str s, struct run *r)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < RUNS;) {
		bool digit = hw_is_digit((unsigned char)s.p[i]);

		if (!digit && !hw_is_alpha((unsigned char)s.p[i])) {
			i++;
			continue;
		}
		r[n] = (struct run){.start = i, .digits = digit};
		while (i < s.n &&
		    (digit ? hw_is_digit((unsigned char)s.p[i])
			   : hw_is_alpha((unsigned char)s.p[i]))) {
			if (digit && i - r[n].start < 9)
				r[n].value = r[n].value * 10 + s.p[i] - '0';
			i++;
		}
		r[n++].end = i;
	}
	return n;
}

/* One byte between two runs, the same as between the next two or a slash. */
static bool
joined(struct hw_str s, const struct run *r, size_t i)
{
	char c;

	if (r[i + 1].start - r[i].end != 1)
		return false;
	c = s.p[r[i].end];
	return c == '/' || c == '-' || c == '.' || c == '_';
}

static bool
day(struct hw_harvest *h, int y, int m, int d, float weight)
{
	struct hw_civil c = {.year = y, .month = m, .day = d};
	struct hw_date date = {.precision = HW_PRECISION_DAY};

	if (y < 1995 || y > 2100 || !hw_civil_valid(&c))
		return false;
	date.at = hw_time_of(&c);
	hw_meta_add_day(h, &date, HW_BY_URL, HW_DAY_PUBLISHED, weight, 0);
	return true;
}

static void
month(struct hw_harvest *h, int y, int m, float weight)
{
	struct hw_civil c = {.year = y, .month = m, .day = 1};
	struct hw_date date = {
	    .precision = HW_PRECISION_MONTH, .at = hw_time_of(&c)};

	hw_meta_add_day(h, &date, HW_BY_URL, HW_DAY_EITHER, weight, 0);
}

static int
month_name(struct hw_str s, const struct run *r, size_t n, size_t i)
{
	int v;

	if (i >= n || r[i].digits || r[i].end - r[i].start < 3)
		return 0;
	v = hw_calendar_find(
	    hw_text_hash(hw_str_sub(s, r[i].start, r[i].end)), HW_STR("en"));
	return v >= 1 && v <= 12 ? v : 0;
}

/* Eight digits together: 20230727, or 27072023. */
static bool
eight(struct hw_harvest *h, const struct run *r, float weight)
{
	int v = r->value;

	if (!r->digits || r->end - r->start != 8)
		return false;
	return day(h, v / 10000, v / 100 % 100, v % 100, weight) ||
	    day(h, v % 10000, v / 10000 % 100, v / 1000000, weight * 0.7f);
}

/* Runs i to i + 2 as far as they are joined, and what they could be. */
struct at {
	const struct run *r; /* run i */
	size_t joined;       /* 1 to 3 */
	size_t len[3];
	int v[3];   /* -1: letters */
	int month;  /* name in the second run, or 0 */
	bool slash; /* behind the first */
};

static struct at
at_run(struct hw_str s, const struct run *r, size_t n, size_t i)
{
	struct at a = {.r = &r[i], .joined = 1};

	while (
	    a.joined < 3 && i + a.joined < n && joined(s, r, i + a.joined - 1))
		a.joined++;
	for (size_t k = 0; k < a.joined; k++) {
		a.len[k] = r[i + k].end - r[i + k].start;
		a.v[k] = r[i + k].digits ? r[i + k].value : -1;
	}
	a.month = a.joined > 1 ? month_name(s, r, n, i + 1) : 0;
	a.slash = r[i].end < s.n && s.p[r[i].end] == '/';
	return a;
}

static bool
in(int v, int lo, int hi)
{
	return v >= lo && v <= hi;
}

/* /2023/07/27/, /2023/jul/27/, /2023/0727/; a month by itself: /2023/07/ */
static bool
year_first(struct hw_harvest *h, const struct at *a, float weight)
{
	if (a->len[0] != 4 || !in(a->v[0], 1995, 2100) || a->joined < 2)
		return false;
	if (a->joined == 3 && a->len[2] <= 2 && in(a->v[2], 1, 31)) {
		if (a->month)
			return day(h, a->v[0], a->month, a->v[2], weight);
		if (a->len[1] <= 2 && in(a->v[1], 1, 12) &&
		    day(h, a->v[0], a->v[1], a->v[2], weight))
			return true;
	}
	if (a->len[1] == 4 && a->v[1] > 0 &&
	    day(h, a->v[0], a->v[1] / 100, a->v[1] % 100, weight * 0.8f))
		return true;
	if (a->len[1] <= 2 && in(a->v[1], 1, 12) && a->slash && weight > 0.5f)
		month(h, a->v[0], a->v[1], weight * 0.4f);
	return false;
}

/* 27-07-2023, and /23/07/27/ */
static bool
year_last(struct hw_harvest *h, const struct at *a, float weight)
{
	if (a->joined < 3 || a->len[0] > 2 || a->len[1] > 2 ||
	    !in(a->v[1], 1, 12))
		return false;
	if (a->len[2] == 4 && in(a->v[0], 1, 31) && a->v[2] > 0)
		return day(h, a->v[2], a->v[1], a->v[0], weight * 0.9f);
	if (a->len[0] == 2 && a->len[2] == 2 && a->slash && in(a->v[0], 5, 40))
		return day(h, 2000 + a->v[0], a->v[1], a->v[2], weight * 0.7f);
	return false;
}

static void
read_address(struct hw_harvest *h, struct hw_str address, float weight)
{
	struct run r[RUNS];
	struct hw_url u;
	struct at a;
	size_t n;

	hw_url_split(hw_str_sub(address, 0, 1000), &u);
	n = cut(u.path, r);
	for (size_t i = 0; i < n; i++) {
		if (!r[i].digits)
			continue;
		a = at_run(u.path, r, n, i);
		if (eight(h, a.r, weight) || year_first(h, &a, weight) ||
		    year_last(h, &a, weight))
			return;
	}
}

void
hw_meta_url_days(struct hw_harvest *h)
{
	const struct hw_meta *out = h->out;

	read_address(h, h->page->url, 0.75f);
	if (!hw_str_eq(out->canonical, h->page->url))
		read_address(h, out->canonical, 0.75f);
	read_address(h, out->og_url, 0.7f);
	read_address(h, out->image, 0.15f);
}
