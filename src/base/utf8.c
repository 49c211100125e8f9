/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

#include "base/arena.h"
#include "base/scan.h"

/* Length of the well-formed sequence at p (at most n bytes), or 0; on 0
 * *bad is the length of the maximal ill-formed part (Unicode 15, 3.9). */
static size_t
sequence(const unsigned char *p, size_t n, size_t *bad)
{
	unsigned lo = 0x80, hi = 0xBF;
	size_t len, i;

	*bad = 1;
	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (p[0] == 0xE0)
		lo = 0xA0;
	else if (p[0] == 0xED)
		hi = 0x9F;
	else if (p[0] == 0xF0)
		lo = 0x90;
	else if (p[0] == 0xF4)
		hi = 0x8F;
	for (i = 1; i < len; i++) {
		if (i >= n || p[i] < lo || p[i] > hi) {
			*bad = i;
			return 0;
		}
		lo = 0x80;
		hi = 0xBF;
	}
	return len;
}

uint32_t
hw_utf8_next(struct hw_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t bad, len;

	if (p[0] < 0x80) {
		*at += 1;
		return p[0];
	}
	len = sequence(p, s.n - *at, &bad);
	if (!len) {
		*at += bad;
		return HW_BAD_CP;
	}
	*at += len;
	if (len == 2)
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	if (len == 3)
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 |
		    (p[2] & 0x3Fu);
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 |
	    (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

uint32_t
hw_utf8_prev(struct hw_str s, size_t *at)
{
	size_t start = *at - 1, i;
	uint32_t cp;

	while (start > 0 && *at - start < 4 &&
	    ((unsigned char)s.p[start] & 0xC0) == 0x80)
		start--;
	i = start;
	cp = hw_utf8_next(s, &i);
	if (i != *at) { /* stray continuation byte */
		*at -= 1;
		return HW_BAD_CP;
	}
	*at = start;
	return cp;
}

size_t
hw_utf8_put(char *out, uint32_t cp)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = HW_BAD_CP;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* The bytes a, b four times over, as memory holds them. */
static uint64_t
pairs(unsigned char a, unsigned char b)
{
	const unsigned char p[8] = {a, b, a, b, a, b, a, b};
	uint64_t w;

	memcpy(&w, p, 8);
	return w;
}

/* Four well-formed sequences of two bytes, none of them below U+0100 (so
 * that overlong forms need no look). */
static bool
four_pairs(const unsigned char *p)
{
	uint64_t w;

	/* lead bytes 110xxxxx with a bit beyond 0xC3, then 10xxxxxx */
	memcpy(&w, p, 8);
	return (w & pairs(0xE0, 0xC0)) == pairs(0xC0, 0x80) && (p[0] & 0x1C) &&
	    (p[2] & 0x1C) && (p[4] & 0x1C) && (p[6] & 0x1C);
}

/* Offset of the first malformed byte, or s.n. */
static size_t
valid_prefix(struct hw_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0, bad, len;

	while (i < s.n) {
		unsigned c = p[i];

		if (c < 0x80) {
			i = hw_skip_ascii(s.p, i, s.n);
			continue;
		}
		/* four letters of two bytes: Greek, Cyrillic, Arabic */
		if (c >= 0xC4 && c < 0xE0 && s.n - i >= 8 &&
		    four_pairs(p + i)) {
			i += 8;
			continue;
		}
		/* the two common lengths, without a call */
		if (c >= 0xC2 && c < 0xE0 && i + 1 < s.n &&
		    (p[i + 1] & 0xC0) == 0x80) {
			i += 2;
			continue;
		}
		if (c > 0xE0 && c < 0xED && i + 2 < s.n &&
		    (p[i + 1] & 0xC0) == 0x80 && (p[i + 2] & 0xC0) == 0x80) {
			i += 3;
			continue;
		}
		len = sequence(p + i, s.n - i, &bad);
		if (!len)
			return i;
		i += len;
	}
	return i;
}

bool
hw_utf8_valid(struct hw_str s)
{
	return valid_prefix(s) == s.n;
}

struct hw_str
hw_utf8_clean(struct hw_arena *m, struct hw_str s)
{
	size_t i = valid_prefix(s), n = i;
	char *p;

	if (i == s.n)
		return s;
	p = hw_arena_array(m, s.n + 1, 3, 1);
	if (i)
		memcpy(p, s.p, i);
	while (i < s.n)
		n += hw_utf8_put(p + n, hw_utf8_next(s, &i));
	return (struct hw_str){p, n};
}

struct hw_str
hw_utf8_clip(struct hw_str s, size_t max)
{
	if (s.n <= max)
		return s;
	while (max > 0 && ((unsigned char)s.p[max] & 0xC0) == 0x80)
		max--;
	return (struct hw_str){s.p, max};
}

size_t
hw_utf8_len(struct hw_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}
