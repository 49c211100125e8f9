/* SPDX-License-Identifier: MIT
 * Looking for a few bytes in many: sixteen at a time where the machine has
 * SSE2, else eight at a time by Mycroft's test. */
#ifndef HW_BASE_SCAN_H
#define HW_BASE_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define HW_EACH(byte) (0x0101010101010101ULL * (uint64_t)(byte))

static inline uint64_t
hw_load8(const char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
	return w;
}

/* Not 0 when a byte of w equals c. */
static inline uint64_t
hw_any_equal(uint64_t w, unsigned char c)
{
	w ^= HW_EACH(c);
	return (w - HW_EACH(1)) & ~w & HW_EACH(0x80);
}

/* Not 0 when a byte of w is below c (c at most 128). */
static inline uint64_t
hw_any_below(uint64_t w, unsigned char c)
{
	return (w - HW_EACH(c)) & ~w & HW_EACH(0x80);
}

/* Offset of the first byte at or after i that is below the given one (at
 * most 128) or equals a, b or c; n when there is none. */
static inline size_t
hw_scan(const char *p, size_t i, size_t n, unsigned char below, unsigned char a,
    unsigned char b, unsigned char c)
{
#ifdef __SSE2__
	const __m128i top = _mm_set1_epi8((char)(below - 1)),
		      va = _mm_set1_epi8((char)a), vb = _mm_set1_epi8((char)b),
		      vc = _mm_set1_epi8((char)c);

	for (; n - i >= 16; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(p + i));
		__m128i hit = _mm_cmpeq_epi8(_mm_min_epu8(v, top), v);

		hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, va));
		hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, vb));
		hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, vc));
		unsigned mask = (unsigned)_mm_movemask_epi8(hit);

		if (mask)
			return i + (size_t)__builtin_ctz(mask);
	}
#else
	for (; n - i >= 8; i += 8) {
		uint64_t w = hw_load8(p + i);

		if (hw_any_below(w, below) | hw_any_equal(w, a) |
		    hw_any_equal(w, b) | hw_any_equal(w, c))
			break;
	}
#endif
	for (; i < n; i++) {
		unsigned char x = (unsigned char)p[i];

		if (x < below || x == a || x == b || x == c)
			break;
	}
	return i;
}

/* The same for two bytes, and what lies before is copied to out, which has
 * room for sixteen bytes more. */
static inline size_t
hw_scan_copy(char *out, const char *p, size_t i, size_t n, unsigned char below,
    unsigned char a, unsigned char b)
{
#ifdef __SSE2__
	const __m128i top = _mm_set1_epi8((char)(below - 1)),
		      va = _mm_set1_epi8((char)a), vb = _mm_set1_epi8((char)b);

	for (; n - i >= 16; i += 16, out += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(p + i));
		__m128i hit = _mm_cmpeq_epi8(_mm_min_epu8(v, top), v);

		hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, va));
		hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, vb));
		_mm_storeu_si128((__m128i *)out, v);
		unsigned mask = (unsigned)_mm_movemask_epi8(hit);

		if (mask)
			return i + (size_t)__builtin_ctz(mask);
	}
#endif
	for (; i < n; i++) {
		unsigned char x = (unsigned char)p[i];

		if (x < below || x == a || x == b)
			break;
		*out++ = (char)x;
	}
	return i;
}

/* The offset of the first byte at or after i that is not ASCII, or n. */
static inline size_t
hw_skip_ascii(const char *p, size_t i, size_t n)
{
#ifdef __SSE2__
	for (; n - i >= 16; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(p + i));
		unsigned mask = (unsigned)_mm_movemask_epi8(v);

		if (mask)
			return i + (size_t)__builtin_ctz(mask);
	}
#else
	while (n - i >= 8 && (hw_load8(p + i) & HW_EACH(0x80)) == 0)
		i += 8;
#endif
	while (i < n && (unsigned char)p[i] < 0x80)
		i++;
	return i;
}

#endif
