/* SPDX-License-Identifier: MIT */
#include "base/codec.h"

#include <string.h>

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

/* Whole groups of four letters from the front, as long as there is nothing
 * else; returns where it stopped. */
static size_t
clean64(struct hw_str s, char *out, size_t *n)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0, k = 0;

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
	char *p = hw_arena_alloc(m, s.n / 4 * 3 + 4, 1);
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
	size_t n = 0;

	for (size_t i = 0; i < s.n; i += 3) {
		size_t k = s.n - i < 3 ? s.n - i : 3;
		uint32_t v = 0;

		for (size_t j = 0; j < 3; j++)
			v = v << 8 | (j < k ? (unsigned char)s.p[i + j] : 0u);
		for (size_t j = 0; j < 4; j++)
			p[n++] = j <= k ? set[v >> (18 - 6 * j) & 63] : '=';
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
