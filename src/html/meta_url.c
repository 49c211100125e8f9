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

static bool
is(const struct run *r, size_t n, size_t i, size_t len, int lo, int hi)
{
	return i < n && r[i].digits && r[i].end - r[i].start <= len &&
	    r[i].value >= lo && r[i].value <= hi;
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

/* What begins with run i; true when it was a day. */
static bool
look(struct hw_harvest *h, struct hw_str s, const struct run *r, size_t n,
    size_t i, float weight)
{
	bool two = i + 1 < n && joined(s, r, i);
	bool three = two && i + 2 < n && joined(s, r, i + 1);
	int named = month_name(s, r, n, i + 1);
	bool four = r[i].end - r[i].start == 4;

	if (eight(h, &r[i], weight))
		return true;
	if (four && is(r, n, i, 4, 1995, 2100) && two) {
		if (three && named && is(r, n, i + 2, 2, 1, 31))
			return day(
			    h, r[i].value, named, r[i + 2].value, weight);
		if (three && is(r, n, i + 1, 2, 1, 12) &&
		    is(r, n, i + 2, 2, 1, 31) &&
		    day(h, r[i].value, r[i + 1].value, r[i + 2].value, weight))
			return true;
		if (r[i + 1].end - r[i + 1].start == 4 && r[i + 1].digits &&
		    day(h, r[i].value, r[i + 1].value / 100,
			r[i + 1].value % 100, weight * 0.8f))
			return true;
		if (is(r, n, i + 1, 2, 1, 12) && s.p[r[i].end] == '/' &&
		    weight > 0.5f)
			month(h, r[i].value, r[i + 1].value, weight * 0.4f);
	}
	if (three && is(r, n, i, 2, 1, 31) && is(r, n, i + 1, 2, 1, 12) &&
	    r[i + 2].digits && r[i + 2].end - r[i + 2].start == 4)
		return day(h, r[i + 2].value, r[i + 1].value, r[i].value,
		    weight * 0.9f);
	if (three && is(r, n, i, 2, 5, 40) && is(r, n, i + 1, 2, 1, 12) &&
	    is(r, n, i + 2, 2, 1, 31) && r[i].end - r[i].start == 2 &&
	    s.p[r[i].end] == '/')
		return day(h, 2000 + r[i].value, r[i + 1].value, r[i + 2].value,
		    weight * 0.7f);
	return false;
}

static void
read_address(struct hw_harvest *h, struct hw_str address, float weight)
{
	struct run r[RUNS];
	struct hw_url u;
	size_t n;

	hw_url_split(hw_str_sub(address, 0, 1000), &u);
	n = cut(u.path, r);
	for (size_t i = 0; i < n; i++)
		if (r[i].digits && look(h, u.path, r, n, i, weight))
			return;
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
