/* SPDX-License-Identifier: MIT
 * What the statistics of a detector miss, and text that was made UTF-8 twice. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/charset_int.h"
#include "base/utf8.h"

#define ENOUGH 20 /* bytes above ASCII that tell */

/* ---- charsets --------------------------------------------------------------- */

/* Thai in one byte a character: its vowel and tone marks stand behind
 * consonants, and there are many of them. */
static bool
is_thai(const unsigned char *p, size_t n)
{
	size_t high = 0, marks = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = p[i];

		if (c < 0x80)
			continue;
		high++;
		if (c < 0xA1 || (c > 0xDA && c < 0xDF) || c > 0xFB)
			return false;
		if (c != 0xD1 && !(c >= 0xD4 && c <= 0xDA) &&
		    !(c >= 0xE7 && c <= 0xEE))
			continue;
		marks++;
		if (i == 0 || p[i - 1] < 0xA1 ||
		    (p[i - 1] > 0xCE && p[i - 1] != 0xD1 &&
			!(p[i - 1] >= 0xD4 && p[i - 1] <= 0xDA) &&
			!(p[i - 1] >= 0xE7 && p[i - 1] <= 0xEE)))
			return false;
	}
	return high >= ENOUGH && marks * 20 >= high;
}

/* Polish: its l with a stroke is the same byte in both charsets, its a with a
 * tail is not. */
static bool
is_windows_polish(const unsigned char *p, size_t n)
{
	size_t count[256] = {0};

	for (size_t i = 0; i < n; i++)
		count[p[i]]++;
	return count[0xB3] > 0 && count[0xB9] > count[0xB1];
}

struct hw_str
hw_charset_second_look(struct hw_str text, struct hw_str sniffed)
{
	const unsigned char *p = (const unsigned char *)text.p;

	if (is_thai(p, text.n))
		return HW_STR("windows-874");
	if (hw_str_eq(sniffed, HW_STR("ISO-8859-2")) &&
	    is_windows_polish(p, text.n))
		return HW_STR("windows-1250");
	return sniffed;
}

/* ---- twice UTF-8 ------------------------------------------------------------- */

/* The byte that a careless reader took for this character, or -1: itself, and
 * what windows-1252 has in place of controls. */
static int
byte_of(uint32_t c)
{
	static const uint16_t high[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E,
	    0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
	    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
	    0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

	if (c >= 0x80 && c <= 0xFF)
		return (int)c;
	for (int i = 0; i < 32 && c > 0xFF; i++)
		if (high[i] == c)
			return 0x80 + i;
	return -1;
}

/* The character whose bytes stand as characters from at on: put once, or the
 * one at at as it stands.  Returns where it ends; *mended counts. */
static size_t
put_one(struct hw_buf *b, struct hw_str s, size_t at, size_t *mended)
{
	char room[4];
	size_t n = 0, want = 1, next = at, end;

	(void)hw_utf8_next(s, &next);
	end = next;
	for (size_t k = at; n < want && k < s.n; end = k) {
		int byte = byte_of(hw_utf8_next(s, &k));

		if (byte < 0)
			break;
		if (n == 0)
			want = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
		room[n++] = (char)byte;
	}
	if (n == want && hw_utf8_valid((struct hw_str){room, n})) {
		hw_buf_put(b, (struct hw_str){room, n});
		++*mended;
		return end;
	}
	hw_buf_put(b, hw_str_sub(s, at, next));
	return next;
}

/* Are nearly all letters above ASCII followed by what would be a second byte,
 * as none are in any language? */
static bool
is_twice(struct hw_str s)
{
	size_t first = 0, followed = 0;

	for (size_t at = 0; at + 3 < s.n; at++) {
		const char *p = memchr(s.p + at, '\xC3', s.n - at - 3);

		if (p == NULL)
			break;
		at = (size_t)(p - s.p);
		first++;
		followed += p[2] == '\xC2' || p[2] == '\xE2' || p[2] == '\xC5';
	}
	return followed >= 3 && followed * 10 >= first * 9;
}

struct hw_str
hw_charset_untwice(struct hw_arena *m, struct hw_str s)
{
	size_t mended = 0;
	struct hw_buf b;

	if (!is_twice(s))
		return s;
	hw_buf_init(&b, m, s.n + 1);
	for (size_t at = 0, end; at < s.n;) {
		for (end = at; end < s.n && (unsigned char)s.p[end] < 0x80;)
			end++;
		hw_buf_put(&b, hw_str_sub(s, at, end));
		at = end < s.n ? put_one(&b, s, end, &mended) : end;
	}
	/* A page that shows such text as an example keeps it. */
	return mended < 3 || b.rc ? s : hw_buf_str(&b);
}
