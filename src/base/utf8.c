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
hw_utf8_next_long(struct hw_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t bad, len;

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
hw_utf8_put_long(char *out, uint32_t cp)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = HW_BAD_CP;
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

#ifdef __SSE2__
/* Sixteen bytes at a time: which must continue a sequence is told by the
 * three before each, and must be what does.  From i (a boundary, at least 3)
 * to a boundary before the first block that is wrong or not whole. */
static size_t
valid_blocks(const char *p, size_t i, size_t n)
{
#define EACH(c) _mm_set1_epi8((char)(c))
	for (; n - i >= 16; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(p + i));
		__m128i p1 = _mm_loadu_si128((const __m128i *)(p + i - 1));
		__m128i p2 = _mm_loadu_si128((const __m128i *)(p + i - 2));
		__m128i p3 = _mm_loadu_si128((const __m128i *)(p + i - 3));

		if (!_mm_movemask_epi8(_mm_or_si128(v, p3)))
			continue;
		__m128i lead = _mm_or_si128(_mm_subs_epu8(p1, EACH(0xBF)),
		    _mm_or_si128(_mm_subs_epu8(p2, EACH(0xDF)),
			_mm_subs_epu8(p3, EACH(0xEF))));
		__m128i alone = _mm_cmpeq_epi8(lead, _mm_setzero_si128());
		__m128i next = _mm_cmplt_epi8(v, EACH(0xC0));
		/* too long a form, a surrogate, beyond U+10FFFF */
		__m128i e0 = _mm_and_si128(_mm_cmpeq_epi8(p1, EACH(0xE0)),
		    _mm_cmplt_epi8(v, EACH(0xA0)));
		__m128i ed = _mm_and_si128(_mm_cmpeq_epi8(p1, EACH(0xED)),
		    _mm_cmpgt_epi8(v, EACH(0x9F)));
		__m128i f0 = _mm_and_si128(_mm_cmpeq_epi8(p1, EACH(0xF0)),
		    _mm_cmplt_epi8(v, EACH(0x90)));
		__m128i f4 = _mm_and_si128(_mm_cmpeq_epi8(p1, EACH(0xF4)),
		    _mm_cmpgt_epi8(v, EACH(0x8F)));
		__m128i c0 = _mm_cmpeq_epi8(
		    _mm_and_si128(v, EACH(0xFE)), EACH(0xC0));
		__m128i f5 = _mm_cmpeq_epi8(_mm_max_epu8(v, EACH(0xF5)), v);
		__m128i bad = _mm_cmpeq_epi8(alone, next);

		bad = _mm_or_si128(bad, _mm_or_si128(e0, ed));
		bad = _mm_or_si128(bad, _mm_or_si128(f0, f4));
		bad = _mm_or_si128(bad, _mm_or_si128(c0, f5));
		if (_mm_movemask_epi8(bad))
			break;
	}
#undef EACH
	for (size_t k = 1; k <= 3; k++)
		if ((unsigned char)p[i - k] >= 0xC0)
			return i - k;
	return i;
}
#endif

/* Offset of the first malformed byte, or s.n. */
static size_t
valid_prefix(struct hw_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = hw_skip_ascii(s.p, 0, s.n), bad, len;

#ifdef __SSE2__
	while (i < 3 && i < s.n && (len = sequence(p + i, s.n - i, &bad)))
		i += len;
	if (i >= 3)
		i = valid_blocks(s.p, i, s.n);
#endif
	while (i < s.n) {
		unsigned c = p[i];

		if (c < 0x80) {
			i = hw_skip_ascii(s.p, i, s.n);
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
	p = hw_arena_raw(m, (s.n + 1) * 3, 1);
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
