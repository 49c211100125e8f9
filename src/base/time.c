/* SPDX-License-Identifier: MIT */
#include "base/time.h"

#include <stdio.h>

/* Howard Hinnant's days_from_civil. */
int64_t
hw_days_of(int year, int month, int day)
{
	int64_t y = year, m = month - 1, era, yoe, doy;

	y += m >= 0 ? m / 12 : -((11 - m) / 12);
	m = (m % 12 + 12) % 12 + 1;
	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468 +
	    day - 1;
}

hw_time
hw_time_of(const struct hw_civil *c)
{
	return hw_days_of(c->year, c->month, c->day) * 86400 +
	    (int64_t)c->hour * 3600 + (int64_t)c->minute * 60 + c->second;
}

struct hw_civil
hw_civil_of(hw_time t)
{
	int64_t days = t / 86400, rest = t % 86400, z, era, doe, yoe, doy, mp;
	struct hw_civil c = {0};

	if (rest < 0) {
		rest += 86400;
		days--;
	}
	z = days + 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	c.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	c.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	c.year = (int)(yoe + era * 400 + (c.month <= 2));
	c.hour = (int)(rest / 3600);
	c.minute = (int)(rest / 60 % 60);
	c.second = (int)(rest % 60);
	c.weekday = (int)(((days + 4) % 7 + 7) % 7);
	return c;
}

bool
hw_civil_valid(const struct hw_civil *c)
{
	struct hw_civil back;

	if (c->month < 1 || c->month > 12 || c->day < 1 || c->day > 31 ||
	    c->hour < 0 || c->hour > 23 || c->minute < 0 || c->minute > 59 ||
	    c->second < 0 || c->second > 60)
		return false;
	back = hw_civil_of(hw_days_of(c->year, c->month, c->day) * 86400);
	return back.day == c->day && back.month == c->month;
}

/* v as n digits to p; what is behind them. */
static char *
put_digits(char *p, int v, int n)
{
	for (int i = n; i-- > 0; v /= 10)
		p[i] = (char)('0' + v % 10);
	return p + n;
}

void
hw_time_rfc3339_at(hw_time t, int offset, char out[32])
{
	struct hw_civil c;
	int a = offset < 0 ? -offset : offset;
	char *p = out;

	out[0] = '\0';
	if (t == HW_TIME_NONE)
		return;
	c = hw_civil_of(t + (int64_t)offset * 60);
	if (c.year < 0 || c.year > 9999)
		return;
	p = put_digits(p, c.year, 4);
	*p++ = '-';
	p = put_digits(p, c.month, 2);
	*p++ = '-';
	p = put_digits(p, c.day, 2);
	*p++ = 'T';
	p = put_digits(p, c.hour, 2);
	*p++ = ':';
	p = put_digits(p, c.minute, 2);
	*p++ = ':';
	p = put_digits(p, c.second, 2);
	if (a == 0) {
		*p++ = 'Z';
	} else {
		*p++ = offset < 0 ? '-' : '+';
		p = put_digits(p, a / 60 % 100, 2);
		*p++ = ':';
		p = put_digits(p, a % 60, 2);
	}
	*p = '\0';
}

void
hw_time_rfc3339(hw_time t, char out[32])
{
	hw_time_rfc3339_at(t, 0, out);
}

void
hw_time_http(hw_time t, char out[32])
{
	static const char day[] = "SunMonTueWedThuFriSat";
	static const char mon[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct hw_civil c;

	out[0] = '\0';
	if (t == HW_TIME_NONE)
		return;
	c = hw_civil_of(t);
	if (c.year < 0 || c.year > 9999)
		return;
	snprintf(out, 32, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
	    day + 3 * c.weekday, c.day, mon + 3 * (c.month - 1), c.year, c.hour,
	    c.minute, c.second);
}

/* n digits at *at into *v; false when they are not there. */
static bool
digits(struct hw_str s, size_t *at, int n, int *v)
{
	*v = 0;
	for (int i = 0; i < n; i++, (*at)++) {
		if (*at >= s.n || !hw_is_digit((unsigned char)s.p[*at]))
			return false;
		*v = *v * 10 + (s.p[*at] - '0');
	}
	return true;
}

static bool
lit(struct hw_str s, size_t *at, char c)
{
	if (*at >= s.n || s.p[*at] != c)
		return false;
	(*at)++;
	return true;
}

static bool
zone(struct hw_str s, size_t *at, int *offset)
{
	int h, m = 0, sign;

	*offset = 0;
	if (*at == s.n || lit(s, at, 'Z') || lit(s, at, 'z'))
		return true;
	if (s.p[*at] != '+' && s.p[*at] != '-')
		return false;
	sign = s.p[(*at)++] == '-' ? -1 : 1;
	if (!digits(s, at, 2, &h))
		return false;
	lit(s, at, ':');
	if (*at < s.n && !digits(s, at, 2, &m))
		return false;
	if (h > 15 || m > 59)
		return false;
	*offset = sign * (h * 60 + m);
	return true;
}

static bool
clock_part(struct hw_str s, size_t *at, struct hw_civil *c)
{
	int frac;

	if (!digits(s, at, 2, &c->hour) || !lit(s, at, ':') ||
	    !digits(s, at, 2, &c->minute))
		return false;
	if (lit(s, at, ':') && !digits(s, at, 2, &c->second))
		return false;
	if (lit(s, at, '.') || lit(s, at, ','))
		while (*at < s.n && hw_is_digit((unsigned char)s.p[*at]))
			digits(s, at, 1, &frac);
	return true;
}

bool
hw_time_parse(struct hw_str s, hw_time *out, int *offset)
{
	struct hw_civil c = {0};
	size_t at = 0;
	int off = 0;

	s = hw_str_trim(s);
	if (!digits(s, &at, 4, &c.year) || !lit(s, &at, '-') ||
	    !digits(s, &at, 2, &c.month) || !lit(s, &at, '-') ||
	    !digits(s, &at, 2, &c.day))
		return false;
	if (lit(s, &at, 'T') || lit(s, &at, 't') || lit(s, &at, ' ')) {
		if (!clock_part(s, &at, &c))
			return false;
		lit(s, &at, ' ');
		if (!zone(s, &at, &off))
			return false;
	}
	if (at != s.n || !hw_civil_valid(&c))
		return false;
	*out = hw_time_of(&c) - (int64_t)off * 60;
	if (offset)
		*offset = off;
	return true;
}
