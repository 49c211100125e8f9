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

int
hw_base64_decode(
    struct hw_arena *m, struct hw_str s, struct hw_str *out, struct hw_err *err)
{
	char *p = hw_arena_alloc(m, s.n / 4 * 3 + 4, 1);
	uint32_t acc = 0;
	size_t n = 0;
	int bits = 0;

	for (size_t i = 0; i < s.n; i++) {
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
