/* SPDX-License-Identifier: MIT */
#include "base/codec.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/arena.h"

static int
value64(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (hw_is_digit(c))
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

/* Values of the letters, 64 for what is none. */
static const unsigned char table64[256] = {
#define N4 64, 64, 64, 64
#define N16 N4, N4, N4, N4
    N16, N16, N4, N4, 64, 64, 64, 62, 64, 62, 64, 63, 52, 53, 54, 55, 56, 57,
    58, 59, 60, 61, 64, 64, N4, 64, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 64, 64, 64, 64, 63, 64,
    26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44,
    45, 46, 47, 48, 49, 50, 51, 64, 64, 64, 64, 64, N16, N16, N16, N16, N16,
    N16, N16, N16};
#undef N4
#undef N16

#ifdef __SSE2__
/* v + add for the bytes of v from lo to hi, else 0. */
static __m128i
range64(__m128i v, char lo, char hi, char add)
{
	__m128i in = _mm_and_si128(
	    _mm_cmpgt_epi8(v, _mm_set1_epi8((char)(lo - 1))),
	    _mm_cmplt_epi8(v, _mm_set1_epi8((char)(hi + 1))));

	return _mm_and_si128(in, _mm_add_epi8(v, _mm_set1_epi8(add)));
}

/* Sixteen letters at a time as long as all are of the alphabet with "+/";
 * returns where it stopped.  Writes up to two bytes beyond what they hold. */
static size_t
blocks64(struct hw_str s, char *out)
{
	size_t i = 0;

	for (; s.n - i >= 16; i += 16, out += 12) {
		__m128i v = _mm_loadu_si128((const __m128i *)(s.p + i));
		/* each value + 1, so that 0 is no letter */
		__m128i x = _mm_or_si128(range64(v, 'A', 'Z', -'A' + 1),
		    range64(v, 'a', 'z', -'a' + 27));
		uint64_t six[2];

		x = _mm_or_si128(x, range64(v, '0', '9', -'0' + 53));
		x = _mm_or_si128(x, range64(v, '+', '+', -'+' + 63));
		x = _mm_or_si128(x, range64(v, '/', '/', -'/' + 64));
		if (_mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_setzero_si128())))
			break;
		x = _mm_sub_epi8(x, _mm_set1_epi8(1));
		/* two letters are 12 bits, four are 24, first one on top */
		x = _mm_or_si128(
		    _mm_slli_epi16(_mm_and_si128(x, _mm_set1_epi16(255)), 6),
		    _mm_srli_epi16(x, 8));
		x = _mm_madd_epi16(x, _mm_set1_epi32(0x00011000));
		_mm_storeu_si128((__m128i *)six, x);
		for (size_t k = 0; k < 2; k++) {
			uint64_t w = six[k] << 40 | (six[k] >> 16 & ~0xFFFFULL);

			w = __builtin_bswap64(w);
			memcpy(out + 6 * k, &w, 8);
		}
	}
	return i;
}
#endif

/* Whole groups of four letters from the front, as long as there is nothing
 * else; returns where it stopped. */
static size_t
clean64(struct hw_str s, char *out, size_t *n)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0, k;

#ifdef __SSE2__
	i = blocks64(s, out);
#endif
	k = i / 4 * 3;

	for (; s.n - i >= 4; i += 4, k += 3) {
		uint32_t a = table64[p[i]], b = table64[p[i + 1]],
			 c = table64[p[i + 2]], d = table64[p[i + 3]];
		uint32_t v = a << 18 | b << 12 | c << 6 | d;

		if ((a | b | c | d) & 64)
			break;
		out[k] = (char)(v >> 16);
		out[k + 1] = (char)(v >> 8 & 255);
		out[k + 2] = (char)(v & 255);
	}
	*n = k;
	return i;
}

int
hw_base64_decode(
    struct hw_arena *m, struct hw_str s, struct hw_str *out, struct hw_err *err)
{
	char *p = hw_arena_raw(m, s.n / 4 * 3 + 4, 1);
	uint32_t acc = 0;
	size_t n = 0;
	int bits = 0;
	size_t i = clean64(s, p, &n);

	for (; i < s.n; i++) {
		int v = value64((unsigned char)s.p[i]);

		if (v < 0) {
			if (s.p[i] == '=' || hw_is_space((unsigned char)s.p[i]))
				continue;
			return hw_fail(
			    err, HW_EINPUT, "base64: wrong byte at %zu", i);
		}
		acc = acc << 6 | (uint32_t)v;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			p[n++] = (char)(acc >> bits & 0xFF);
		}
	}
	*out = (struct hw_str){p, n};
	return HW_OK;
}

struct hw_str
hw_base64_encode(struct hw_arena *m, struct hw_str s)
{
	static const char set[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *p = hw_arena_alloc(m, (s.n + 2) / 3 * 4 + 1, 1);
	const unsigned char *in = (const unsigned char *)s.p;
	size_t n = 0, i = 0;

	for (; s.n - i >= 3; i += 3, n += 4) {
		uint32_t v = (uint32_t)in[i] << 16 | (uint32_t)in[i + 1] << 8 |
		    in[i + 2];

		p[n] = set[v >> 18];
		p[n + 1] = set[v >> 12 & 63];
		p[n + 2] = set[v >> 6 & 63];
		p[n + 3] = set[v & 63];
	}
	if (i < s.n) {
		bool two = s.n - i == 2;
		uint32_t v = (uint32_t)in[i] << 16 |
		    (two ? (uint32_t)in[i + 1] << 8 : 0);

		p[n++] = set[v >> 18];
		p[n++] = set[v >> 12 & 63];
		p[n++] = two ? set[v >> 6 & 63] : '=';
		p[n++] = '=';
	}
	return (struct hw_str){p, n};
}

struct hw_str
hw_percent_decode(struct hw_arena *m, struct hw_str s)
{
	char *p;
	size_t n = 0;

	if (hw_str_chr(s, '%', 0) == HW_NPOS)
		return s;
	p = hw_arena_alloc(m, s.n + 1, 1);
	for (size_t i = 0; i < s.n; i++) {
		int h = -1, l = -1;

		if (s.p[i] == '%' && i + 2 < s.n) {
			h = hw_hex((unsigned char)s.p[i + 1]);
			l = hw_hex((unsigned char)s.p[i + 2]);
		}
		if (h >= 0 && l >= 0) {
			p[n++] = (char)(h << 4 | l);
			i += 2;
		} else {
			p[n++] = s.p[i];
		}
	}
	return (struct hw_str){p, n};
}

struct hw_str
hw_percent_encode(struct hw_arena *m, struct hw_str s)
{
	static const char hex[] = "0123456789ABCDEF";
	char *p = hw_arena_array(m, s.n + 1, 3, 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (hw_is_alnum(c) || memchr("-._~", c, 4)) {
			p[n++] = (char)c;
			continue;
		}
		p[n++] = '%';
		p[n++] = hex[c >> 4];
		p[n++] = hex[c & 15];
	}
	return (struct hw_str){p, n};
}
