/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"

#define SHORT 64  /* bytes looked for by their first one, */
#define SELDOM 24 /* while that misleads no more often than once in so many */
#define TABLE 256 /* beyond so many */

bool
hw_ieq(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i] &&
		    hw_lower((unsigned char)a[i]) !=
			hw_lower((unsigned char)b[i]))
			return false;
	return true;
}

int
hw_str_cmp(struct hw_str a, struct hw_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	if (c)
		return c;
	return a.n < b.n ? -1 : a.n > b.n;
}

bool
hw_str_starts(struct hw_str s, struct hw_str prefix)
{
	return s.n >= prefix.n &&
	    hw_str_eq((struct hw_str){s.p, prefix.n}, prefix);
}

bool
hw_str_istarts(struct hw_str s, struct hw_str prefix)
{
	return s.n >= prefix.n && hw_ieq(s.p, prefix.p, prefix.n);
}

bool
hw_str_ends(struct hw_str s, struct hw_str suffix)
{
	return s.n >= suffix.n &&
	    hw_str_eq(hw_str_from(s, s.n - suffix.n), suffix);
}

bool
hw_str_iends(struct hw_str s, struct hw_str suffix)
{
	return s.n >= suffix.n &&
	    hw_ieq(s.p + (s.n - suffix.n), suffix.p, suffix.n);
}

/* memmem() sets up a table and reads every byte.  Looking for the first byte
 * is cheaper as long as it seldom stands where no match begins. */
size_t
hw_str_find(struct hw_str s, struct hw_str what, size_t from)
{
	size_t first = from, misses = 0;
	const char *at;

	if (from > s.n || what.n > s.n - from)
		return HW_NPOS;
	if (what.n == 0)
		return from;
	while (what.n <= SHORT && misses * SELDOM <= from - first + TABLE) {
		from = hw_str_chr(
		    hw_str_sub(s, 0, s.n - what.n + 1), what.p[0], from);
		if (from == HW_NPOS || memcmp(s.p + from, what.p, what.n) == 0)
			return from;
		from++;
		misses++;
	}
	at = memmem(s.p + from, s.n - from, what.p, what.n);
	return at ? (size_t)(at - s.p) : HW_NPOS;
}

size_t
hw_str_ifind(struct hw_str s, struct hw_str what, size_t from)
{
	int low, up;
	size_t end, l, u;

	if (what.n == 0)
		return from <= s.n ? from : HW_NPOS;
	if (what.n > s.n)
		return HW_NPOS;
	low = hw_lower((unsigned char)what.p[0]);
	up = low >= 'a' && low <= 'z' ? low - 'a' + 'A' : low;
	end = s.n - what.n + 1; /* a match begins before it */
	s.n = end;
	l = hw_str_chr(s, (char)low, from);
	u = up != low ? hw_str_chr(s, (char)up, from) : HW_NPOS;
	while (l != HW_NPOS || u != HW_NPOS) {
		size_t at = l < u ? l : u; /* HW_NPOS is the largest */

		if (hw_ieq(s.p + at, what.p, what.n))
			return at;
		if (at == l)
			l = hw_str_chr(s, (char)low, at + 1);
		else
			u = hw_str_chr(s, (char)up, at + 1);
	}
	return HW_NPOS;
}

size_t
hw_str_rchr(struct hw_str s, char c)
{
	const char *at = s.n ? memrchr(s.p, c, s.n) : NULL;

	return at ? (size_t)(at - s.p) : HW_NPOS;
}

static bool
trimmable(char c)
{
	return hw_is_space((unsigned char)c) || c == '\0';
}

struct hw_str
hw_str_trim(struct hw_str s)
{
	while (s.n && trimmable(s.p[0]))
		s.p++, s.n--;
	while (s.n && trimmable(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct hw_str
hw_str_strip(struct hw_str s, const char *const *marks, size_t n)
{
	size_t before;

	do {
		before = s.n;
		s = hw_str_trim(s);
		for (size_t i = 0; i < n; i++) {
			struct hw_str x = hw_str_c(marks[i]);

			if (hw_str_starts(s, x))
				s = hw_str_from(s, x.n);
			if (hw_str_ends(s, x))
				s = hw_str_sub(s, 0, s.n - x.n);
		}
	} while (s.n != before);
	return s;
}

bool
hw_str_split(struct hw_str *rest, char sep, struct hw_str *piece)
{
	size_t at;

	if (rest->n == 0)
		return false;
	at = hw_str_chr(*rest, sep, 0);
	if (at == HW_NPOS) {
		*piece = *rest;
		*rest = (struct hw_str){NULL, 0};
		return true;
	}
	*piece = (struct hw_str){rest->p, at};
	*rest = (struct hw_str){rest->p + at + 1, rest->n - at - 1};
	return true;
}

bool
hw_str_word(struct hw_str *rest, struct hw_str *word)
{
	struct hw_str s = *rest;
	size_t i = 0;

	while (s.n && hw_is_space((unsigned char)s.p[0]))
		s.p++, s.n--;
	while (i < s.n && !hw_is_space((unsigned char)s.p[i]))
		i++;
	*word = (struct hw_str){s.p, i};
	*rest = i > 0 ? (struct hw_str){s.p + i, s.n - i} : s;
	return i > 0;
}

bool
hw_str_line(struct hw_str *rest, struct hw_str *line)
{
	size_t at;

	if (rest->n == 0)
		return false;
	at = hw_str_chr(*rest, '\n', 0);
	if (at == HW_NPOS) {
		*line = *rest;
		*rest = (struct hw_str){NULL, 0};
	} else {
		*line = (struct hw_str){rest->p, at};
		*rest = (struct hw_str){rest->p + at + 1, rest->n - at - 1};
	}
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool
hw_str_u64(struct hw_str s, uint64_t *out)
{
	uint64_t v = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		uint64_t d;

		if (!hw_is_digit((unsigned char)s.p[i]))
			return false;
		d = (uint64_t)(s.p[i] - '0');
		if (v > (UINT64_MAX - d) / 10)
			return false;
		v = v * 10 + d;
	}
	*out = v;
	return true;
}

char *
hw_str_z(struct hw_arena *m, struct hw_str s)
{
	char *p = hw_arena_raw(m, s.n + 1, 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

struct hw_str
hw_str_dup(struct hw_arena *m, struct hw_str s)
{
	return (struct hw_str){hw_str_z(m, s), s.n};
}

struct hw_str
hw_str_lower(struct hw_arena *m, struct hw_str s)
{
	char *p = hw_str_z(m, s);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)hw_lower((unsigned char)p[i]);
	return (struct hw_str){p, s.n};
}

struct hw_str
hw_str_cat(struct hw_arena *m, struct hw_str a, struct hw_str b)
{
	char *p = hw_arena_raw(m, a.n + b.n + 1, 1);

	if (a.n)
		memcpy(p, a.p, a.n);
	if (b.n)
		memcpy(p + a.n, b.p, b.n);
	p[a.n + b.n] = '\0';
	return (struct hw_str){p, a.n + b.n};
}

struct hw_str
hw_str_squeeze(struct hw_arena *m, struct hw_str s)
{
	char *p = hw_arena_raw(m, s.n + 1, 1);
	size_t n = 0;
	bool gap = false;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == 0xC2 && i + 1 < s.n &&
		    (unsigned char)s.p[i + 1] == 0xA0) {
			gap = true;
			i++;
			continue;
		}
		if (hw_is_space(c) || c == '\0') {
			gap = true;
			continue;
		}
		if (gap && n)
			p[n++] = ' ';
		gap = false;
		p[n++] = (char)c;
	}
	p[n] = '\0';
	return (struct hw_str){p, n};
}

struct hw_str
hw_str_printf(struct hw_arena *m, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	HW_ASSERT(n >= 0);
	p = hw_arena_raw(m, (size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (struct hw_str){p, (size_t)n};
}
