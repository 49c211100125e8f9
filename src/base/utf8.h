/* SPDX-License-Identifier: MIT
 * UTF-8 steps.  Malformed bytes read as U+FFFD, one per maximal bad part. */
#ifndef HW_BASE_UTF8_H
#define HW_BASE_UTF8_H

#include "base/str.h"

struct hw_arena;

#define HW_BAD_CP 0xFFFDu

/* Beyond ASCII; for the two below. */
uint32_t hw_utf8_next_long(struct hw_str s, size_t *at);
size_t hw_utf8_put_long(char *out, uint32_t cp);

/* The code point at s.p[*at]; moves *at past it.  *at < s.n is required. */
static inline uint32_t
hw_utf8_next(struct hw_str s, size_t *at)
{
	unsigned char c = (unsigned char)s.p[*at];

	if (c >= 0x80)
		return hw_utf8_next_long(s, at);
	*at += 1;
	return c;
}

/* The code point that ends before *at; moves *at to its start; *at > 0. */
uint32_t hw_utf8_prev(struct hw_str s, size_t *at);
/* Writes 1 to 4 bytes; invalid code points are written as U+FFFD. */
static inline size_t
hw_utf8_put(char *out, uint32_t cp)
{
	if (cp >= 0x80)
		return hw_utf8_put_long(out, cp);
	out[0] = (char)cp;
	return 1;
}

bool hw_utf8_valid(struct hw_str s);
/* s itself when valid, else a copy with the bad parts as U+FFFD. */
struct hw_str hw_utf8_clean(struct hw_arena *m, struct hw_str s);
/* Longest prefix of at most max bytes that does not cut a character. */
struct hw_str hw_utf8_clip(struct hw_str s, size_t max);
size_t hw_utf8_len(struct hw_str s); /* code points */

#endif
