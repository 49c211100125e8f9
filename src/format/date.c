/* SPDX-License-Identifier: MIT
 * Dates of feeds.  Two readers: one for what begins with a year (ISO 8601
 * and its relatives), one that sorts the words of everything else. */
#include "format/date.h"

#include <string.h>

#include "text/date.h"

struct zone {
	const char *name;
	int minutes;
};

/* RFC 822 names first; the rest as the press writes them. */
static const struct zone zones[] = {
    {"z", 0},
    {"gmt", 0},
    {"utc", 0},
    {"ut", 0},
    {"wet", 0},
    {"a", -60},
    {"n", 60},
    {"m", -720},
    {"y", 720},
    {"est", -300},
    {"edt", -240},
    {"et", -300},
    {"cst", -360},
    {"cdt", -300},
    {"ct", -360},
    {"mst", -420},
    {"mdt", -360},
    {"mt", -420},
    {"pst", -480},
    {"pdt", -420},
    {"pt", -480},
    {"ast", -240},
    {"adt", -180},
    {"at", -240},
    {"nst", -210},
    {"ndt", -150},
    {"akst", -540},
    {"akdt", -480},
    {"hst", -600},
    {"bst", 60},
    {"west", 60},
    {"cet", 60},
    {"cest", 120},
    {"met", 60},
    {"mest", 120},
    {"mez", 60},
    {"mesz", 120},
    {"eet", 120},
    {"eest", 180},
    {"sast", 120},
    {"cat", 120},
    {"wat", 60},
    {"eat", 180},
    {"trt", 180},
    {"msk", 180},
    {"msd", 240},
    {"idt", 180},
    {"gst", 240},
    {"pkt", 300},
    {"ist", 330},
    {"npt", 345},
    {"ict", 420},
    {"wib", 420},
    {"hkt", 480},
    {"sgt", 480},
    {"myt", 480},
    {"pht", 480},
    {"awst", 480},
    {"jst", 540},
    {"kst", 540},
    {"acst", 570},
    {"aest", 600},
    {"aedt", 660},
    {"nzst", 720},
    {"nzdt", 780},
    {"brt", -180},
    {"art", -180},
    {"clt", -240},
};

struct month {
	const char *name; /* prefix, lower case */
	int number;
};

static const struct month months[] = {
    {"jan", 1},
    {"feb", 2},
    {"mar", 3},
    {"apr", 4},
    {"may", 5},
    {"jun", 6},
    {"jul", 7},
    {"aug", 8},
    {"sep", 9},
    {"oct", 10},
    {"nov", 11},
    {"dec", 12},
    /* Greek */
    {"Ιαν", 1},
    {"Φεβ", 2},
    {"Μάώ", 3},
    {"Μαώ", 3},
    {"Μαρ", 3},
    {"Μάρ", 3},
    {"Απρ", 4},
    {"Μάι", 5},
    {"Μαϊ", 5},
    {"Μαι", 5},
    {"Ιούν", 6},
    {"Ιον", 6},
    {"Ιουν", 6},
    {"Ιούλ", 7},
    {"Ιολ", 7},
    {"Ιουλ", 7},
    {"Αύγ", 8},
    {"Αυγ", 8},
    {"Σεπ", 9},
    {"Οκτ", 10},
    {"Νοέ", 11},
    {"Νοε", 11},
    {"Δεκ", 12},
    /* Hungarian, where the prefix above does not do */
    {"már", 3},
    {"ápr", 4},
    {"máj", 5},
    {"jún", 6},
    {"júl", 7},
    {"szep", 9},
    {"okt", 10},
};

#define PM_KOREAN "오후"
#define AM_KOREAN "오전"

struct reading {
	struct hw_civil c;
	enum hw_precision precision;
	int offset; /* minutes east */
	bool has_offset, has_time, pm, am;
};

struct scan {
	struct hw_str s;
	size_t at;
};

static int
peek(const struct scan *p)
{
	return p->at < p->s.n ? (unsigned char)p->s.p[p->at] : -1;
}

static bool
accept(struct scan *p, char c)
{
	if (peek(p) != c)
		return false;
	p->at++;
	return true;
}

static void
skip_space(struct scan *p)
{
	while (hw_is_space(peek(p)))
		p->at++;
}

/* A run of digits; *n tells how many.  More than 18 give -1. */
static int64_t
digits(struct scan *p, int *n)
{
	int64_t v = 0;

	for (*n = 0; hw_is_digit(peek(p)); p->at++, ++*n)
		v = *n < 18 ? v * 10 + (peek(p) - '0') : -1;
	return *n > 18 ? -1 : v;
}

static struct hw_str
word(struct scan *p)
{
	size_t from = p->at;

	while (hw_is_alpha(peek(p)) || peek(p) >= 0x80)
		p->at++;
	return hw_str_sub(p->s, from, p->at);
}

static int
month_of(struct hw_str w)
{
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (hw_str_istarts(w, hw_str_c(months[i].name)))
			return months[i].number;
	return 0;
}

static bool
zone_of(struct hw_str w, int *minutes)
{
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		if (hw_str_ieq(w, hw_str_c(zones[i].name))) {
			*minutes = zones[i].minutes;
			return true;
		}
	return false;
}

static int
full_year(int64_t y, int n)
{
	return (int)(n > 2 ? y : y >= 90 ? 1900 + y : 2000 + y);
}

/* "+02:00", "-0500", "+02" at the sign. */
static bool
read_offset(struct scan *p, struct reading *r)
{
	int sign = peek(p) == '-' ? -1 : 1, n, k = 2;
	size_t from = p->at++;
	int64_t v = digits(p, &n), minutes = 0;

	if (n == 3 || n == 4) {
		minutes = v % 100;
		v /= 100;
	} else if (n > 2 || n == 0) {
		p->at = from;
		return false;
	} else if (peek(p) == ':') {
		p->at++;
		minutes = digits(p, &k);
	}
	if (v > 24 || minutes > 59 || k > 2) {
		p->at = from;
		return false;
	}
	r->offset = sign * (int)(v * 60 + minutes);
	r->has_offset = true;
	return true;
}

/* Behind "HH": ":MM[:SS[.frac]]" */
static bool
read_time(struct scan *p, int64_t hour, struct reading *r)
{
	int n = 0;

	r->c.hour = hour < 100 ? (int)hour : 99;
	while (accept(p, ':')) {
		int k;
		int64_t v = digits(p, &k);

		if (k == 0 || k > 2 || ++n > 2)
			return n > 2;
		*(n == 1 ? &r->c.minute : &r->c.second) = (int)v;
	}
	if (n == 2 && (peek(p) == '.' || peek(p) == ',')) {
		int k;

		p->at++;
		(void)digits(p, &k);
	}
	r->has_time = true;
	return n > 0;
}

/* Zone names and offsets, am and pm, in any order, to the end. */
static void
read_zone(struct scan *p, struct reading *r)
{
	while (p->at < p->s.n) {
		int c = peek(p);

		if (c == '+' || c == '-') {
			if (!read_offset(p, r))
				p->at++;
			continue;
		}
		struct hw_str w = word(p);
		int minutes;

		if (w.n == 0)
			p->at++;
		else if (hw_str_ieq(w, HW_STR("pm")))
			r->pm = true;
		else if (hw_str_ieq(w, HW_STR("am")))
			r->am = true;
		else if (!r->has_offset && zone_of(w, &minutes)) {
			r->offset = minutes;
			r->has_offset = true;
		}
	}
}

/* The time behind an ISO date: "T10:14:55Z", " 10:14", "T101455+0100". */
static bool
iso_time(struct scan *p, struct reading *r)
{
	int n;

	skip_space(p);
	if (p->at >= p->s.n)
		return true;
	if ((peek(p) | 32) == 't' || peek(p) == '_')
		p->at++;
	skip_space(p);
	struct hw_str w = word(p); /* Korean halves of the day */

	r->pm = hw_str_eq(w, HW_STR(PM_KOREAN));
	r->am = hw_str_eq(w, HW_STR(AM_KOREAN));
	if (r->pm || r->am) {
		r->offset = 540;
		r->has_offset = true;
	} else {
		p->at -= w.n;
	}
	skip_space(p);
	int64_t v = digits(p, &n);

	if (n == 0) {
		read_zone(p, r);
		return true;
	}
	if (n == 4 || n == 6) {
		r->c.hour = (int)(n == 6 ? v / 10000 : v / 100);
		r->c.minute = (int)(n == 6 ? v / 100 % 100 : v % 100);
		r->c.second = n == 6 ? (int)(v % 100) : 0;
		r->has_time = true;
	} else if (n > 2) {
		return false;
	} else if (peek(p) == ':') {
		if (!read_time(p, v, r))
			return false;
	} else {
		r->c.hour = (int)v;
		r->has_time = true;
	}
	read_zone(p, r);
	return true;
}

/* Day of the year. */
static void
ordinal(struct reading *r, int64_t day)
{
	r->c.month = 1;
	r->c.day = 1;
	struct hw_civil c = hw_civil_of(hw_time_of(&r->c) + (day - 1) * 86400);

	r->c.month = day >= 1 && day <= 366 ? c.month : 13;
	r->c.day = c.day;
	r->precision = HW_PRECISION_DAY;
}

/* Behind "YYYY-" (or '/', '.'): month and day. */
static bool
iso_month(struct scan *p, struct reading *r, char sep)
{
	int n;
	int64_t v = digits(p, &n);

	if (n == 0) { /* a name */
		r->c.month = month_of(word(p));
		r->precision = HW_PRECISION_MONTH;
		if (r->c.month == 0)
			return false;
	} else if (n == 3 && peek(p) != sep) {
		ordinal(r, v);
		return true;
	} else if (n > 3) {
		return false;
	} else {
		r->c.month = (int)v;
		r->precision = HW_PRECISION_MONTH;
	}
	if (!accept(p, sep))
		return true;
	r->c.day = (int)digits(p, &n);
	r->precision = HW_PRECISION_DAY;
	return n == 1 || n == 2;
}

/* A run of digits that is a whole date: YYYYMMDD, YYMMDD, YYYYOOO, ... */
static bool
iso_packed(struct scan *p, int64_t v, int n, struct reading *r)
{
	if (n == 14 || n == 12) { /* and time */
		r->c.second = n == 14 ? (int)(v % 100) : 0;
		v = n == 14 ? v / 100 : v;
		r->c.minute = (int)(v % 100);
		r->c.hour = (int)(v / 100 % 100);
		r->has_time = true;
		v /= 10000;
		n = 8;
		read_zone(p, r);
	}
	if (n == 7 || n == 5) {
		r->c.year = full_year(v / 1000, n == 7 ? 4 : 2);
		ordinal(r, v % 1000);
		return true;
	}
	if (n != 8 && n != 6)
		return false;
	r->c.year = full_year(v / 10000, n == 8 ? 4 : 2);
	r->c.month = (int)(v / 100 % 100);
	r->c.day = (int)(v % 100);
	r->precision = HW_PRECISION_DAY;
	return true;
}

/* "-0312", "-03-12": a year of this century and a month. */
static bool
iso_century(struct scan *p, struct reading *r)
{
	int n;
	int64_t v = digits(p, &n);

	if (n == 2 && accept(p, '-')) {
		int k;

		v = v * 100 + digits(p, &k);
		n += k;
	}
	if ((n != 4 && n != 2) || p->at != p->s.n)
		return false;
	r->c.year = 2000 + (int)(n == 4 ? v / 100 : v);
	r->c.month = n == 4 ? (int)(v % 100) : 1;
	r->precision = n == 4 ? HW_PRECISION_MONTH : HW_PRECISION_YEAR;
	return true;
}

/* "2004년 05월 28일 01:31:15" behind the year. */
static bool
korean(struct scan *p, struct reading *r)
{
	int n;

	if (!hw_str_eq(word(p), HW_STR("년")))
		return false;
	skip_space(p);
	r->c.month = (int)digits(p, &n);
	if (!hw_str_eq(word(p), HW_STR("월")))
		return false;
	skip_space(p);
	r->c.day = (int)digits(p, &n);
	if (!hw_str_eq(word(p), HW_STR("일")))
		return false;
	r->precision = HW_PRECISION_DAY;
	r->offset = 540;
	r->has_offset = true;
	return iso_time(p, r);
}

/* Dates that begin with their year. */
static bool
read_iso(struct hw_str s, struct reading *r)
{
	struct scan p = {.s = s};
	int n;

	r->c.month = r->c.day = 1;
	if (accept(&p, '-'))
		return iso_century(&p, r);
	int64_t v = digits(&p, &n);
	int c = peek(&p);

	if ((n == 10 || n == 13) && c < 0) { /* Unix seconds, or thousandths */
		r->c = hw_civil_of(n == 13 ? v / 1000 : v);
		r->precision = HW_PRECISION_SECOND;
		r->has_time = r->has_offset = true;
		return true;
	}
	if (n == 4 || (n == 2 && c == '-')) {
		r->c.year = full_year(v, n);
		r->precision = HW_PRECISION_YEAR;
		if (n == 4 && c >= 0x80)
			return korean(&p, r);
		if (c == '-' || (n == 4 && (c == '/' || c == '.'))) {
			p.at++;
			if (!iso_month(&p, r, (char)c))
				return false;
		} else if (c >= 0 && c != 'T' && c != 't') {
			return false;
		}
	} else if (!iso_packed(&p, v, n, r)) {
		return false;
	}
	return iso_time(&p, r);
}

/* What the words of a date were so far. */
struct words {
	struct reading *r;
	int64_t number[3]; /* without a place yet */
	int width[3];
	int n;
	int year, month;
};

static bool
sort_number(struct scan *p, struct words *w)
{
	int n;
	int64_t v = digits(p, &n);

	if (peek(p) == ':' && n <= 2 && !w->r->has_time)
		return read_time(p, v, w->r);
	if (n == 4 && w->year < 0) {
		w->year = (int)v;
		return true;
	}
	if (n > 2 || w->n == 3)
		return w->r->has_time; /* rubbish behind the time */
	w->width[w->n] = n;
	w->number[w->n++] = v;
	return true;
}

static void
sort_word(struct hw_str t, struct words *w)
{
	int minutes, month = month_of(t);

	if (hw_str_istarts(t, HW_STR("pm")))
		w->r->pm = true;
	else if (hw_str_ieq(t, HW_STR("am")))
		w->r->am = true;
	else if (w->r->has_time && !w->r->has_offset && zone_of(t, &minutes)) {
		w->r->offset = minutes;
		w->r->has_offset = true;
	} else if (month && t.n >= 3 && w->month == 0 &&
	    !hw_str_ieq(t, HW_STR("mart")))
		w->month = month;
}

/* Give the numbers their places. */
static bool
place(struct words *w)
{
	struct reading *r = w->r;
	int i = 0;

	if (w->month == 0 && w->n >= 2) { /* 25/05/2020, 05/25/2020 */
		bool day_first = w->number[0] > 12;

		w->month = (int)w->number[day_first];
		r->c.day = (int)w->number[!day_first];
		i = 2;
	} else if (w->n >= 1) {
		r->c.day = (int)w->number[0];
		i = 1;
	}
	if (w->year < 0 && i < w->n)
		w->year = full_year(w->number[i], w->width[i]);
	if (w->month == 0 || w->year < 0)
		return false;
	r->c.year = w->year;
	r->c.month = w->month;
	r->precision = w->n > 0 ? HW_PRECISION_DAY : HW_PRECISION_MONTH;
	return true;
}

/* Dates that are words: RFC 822 and all that looks like it. */
static bool
read_words(struct hw_str s, struct reading *r)
{
	struct scan p = {.s = s};
	struct words w = {.r = r, .year = -1};

	r->c.day = 1;
	while (p.at < s.n) {
		int c = peek(&p);

		if (hw_is_digit(c)) {
			if (!sort_number(&p, &w))
				return false;
		} else if ((c == '+' || c == '-') && r->has_time) {
			/* "GMT+02:00": the name says nothing more */
			if (!read_offset(&p, r))
				p.at++;
		} else if (hw_is_alpha(c) || c >= 0x80) {
			sort_word(word(&p), &w);
		} else {
			p.at++;
		}
	}
	return place(&w);
}

static bool
valid(const struct reading *r)
{
	const struct hw_civil *c = &r->c;

	return c->year >= 1 && c->year <= 9999 && c->month >= 1 &&
	    c->month <= 12 && c->day >= 1 &&
	    c->day <=
	    (int)(hw_days_of(c->year + c->month / 12, c->month % 12 + 1, 1) -
		hw_days_of(c->year, c->month, 1)) &&
	    (c->hour <= 23 ||
		(c->hour == 24 && c->minute == 0 && c->second == 0)) &&
	    c->minute <= 59 && c->second <= 60;
}

/* "2023-13-": a date of ISO 8601 that is wrong, not one in words. */
static bool
looks_iso(struct hw_str s)
{
	return s.n > 7 && s.p[4] == '-' && s.p[7] == '-' &&
	    hw_is_digit((unsigned char)s.p[0]) &&
	    hw_is_digit((unsigned char)s.p[5]);
}

/* Months in other languages: what reads pages reads these. */
static bool
in_words(struct hw_str s, struct hw_date *out)
{
	bool letters = false;

	for (size_t i = 0; i < s.n; i++)
		letters = letters || (unsigned char)s.p[i] >= 0x80 ||
		    hw_is_alpha((unsigned char)s.p[i]);
	if (!letters || looks_iso(s) ||
	    !hw_date_read(s, HW_STR(""), HW_TIME_NONE, out) ||
	    out->precision < HW_PRECISION_DAY) {
		*out = (struct hw_date){.at = HW_TIME_NONE};
		return false;
	}
	out->source = HW_STR("feed");
	return true;
}

bool
hw_feed_date(struct hw_str s, struct hw_date *out)
{
	struct reading r = {0};
	bool ok;

	*out = (struct hw_date){.at = HW_TIME_NONE};
	s = hw_str_trim(s);
	if (s.n == 0 || s.n > 128)
		return false;
	ok = (hw_is_digit((unsigned char)s.p[0]) || s.p[0] == '-') &&
	    read_iso(s, &r) && valid(&r);
	if (!ok && !looks_iso(s)) {
		r = (struct reading){0};
		ok = read_words(s, &r);
	}
	if (ok && r.pm && r.c.hour < 12)
		r.c.hour += 12;
	if (ok && r.am && r.c.hour == 12)
		r.c.hour = 0;
	if (!ok)
		return in_words(s, out);
	if (!valid(&r))
		return false;
	if (r.has_time)
		r.precision = HW_PRECISION_SECOND;
	out->at = hw_time_of(&r.c) - (hw_time)r.offset * 60;
	out->precision = r.precision;
	out->offset = (int16_t)r.offset;
	out->has_offset = r.has_offset;
	out->source = HW_STR("feed");
	out->confidence = 1;
	return true;
}
