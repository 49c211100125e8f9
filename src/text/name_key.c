/* SPDX-License-Identifier: MIT
 * One key for the spellings of a name.  The rules undo what English, German,
 * French and scientific transliteration of Russian and Ukrainian do
 * differently, and how Korean given names are written. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/names.h"
#include "text/token.h"

#define NAME_MAX_BYTES 256

/* U+0430..U+044F, then the Ukrainian letters. */
static const char *
cyrillic(uint32_t c)
{
	static const char small[][5] = {"a", "b", "v", "g", "d", "e", "zh", "z",
	    "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
	    "kh", "ts", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia"};

	if (c >= 0x430 && c <= 0x44F)
		return small[c - 0x430];
	if (c == 0x454)
		return "ie";
	if (c == 0x456)
		return "i";
	return NULL;
}

/* The folded name in Latin letters only; false when another script is in
 * it. */
static bool
latin(struct hw_str folded, char *out, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < folded.n;) {
		uint32_t c = hw_utf8_next(folded, &i);
		const char *z;
		size_t len;

		if (c < 0x80) {
			if (hw_is_alnum((int)c))
				out[(*n)++] = (char)c;
			continue;
		}
		z = cyrillic(c);
		if (!z)
			return false;
		len = strlen(z);
		memcpy(out + *n, z, len);
		*n += len;
	}
	return true;
}

/* Longest first; applied from left to right, once. */
static const struct {
	char from[5], to[3];
} rules[] = {
    {"tsch", "c"},
    {"sch", "s"},
    {"tch", "c"},
    {"gue", "ge"},
    {"gui", "gi"},
    {"sh", "s"},
    {"ch", "c"},
    {"cz", "c"},
    {"kh", "h"},
    {"ph", "f"},
    {"th", "t"},
    {"zh", "z"},
    {"ts", "c"},
    {"tz", "c"},
    {"ck", "k"},
    {"ou", "u"},
    {"oo", "u"},
    {"ee", "i"},
    {"ce", "se"},
    {"ci", "si"},
    {"x", "ks"},
    {"q", "k"},
    {"w", "v"},
    {"y", "i"},
    {"j", "i"},
    {"c", "k"},
};

static size_t
apply(char *s, size_t n, char *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n;) {
		size_t r = 0, len = 1;

		for (; r < sizeof(rules) / sizeof(*rules); r++) {
			len = strlen(rules[r].from);
			if (n - i >= len && !memcmp(s + i, rules[r].from, len))
				break;
		}
		if (r == sizeof(rules) / sizeof(*rules)) {
			out[k++] = s[i++];
			continue;
		}
		memcpy(out + k, rules[r].to, strlen(rules[r].to));
		k += strlen(rules[r].to);
		i += len;
	}
	return k;
}

struct hw_str
hw_name_key(struct hw_arena *m, struct hw_str name)
{
	struct hw_str folded = hw_text_fold(
	    m, hw_utf8_clip(name, NAME_MAX_BYTES));
	char *a = hw_arena_alloc(m, folded.n * 3 + 8, 1), *b;
	size_t n, k = 0, from = 0;

	if (!latin(folded, a, &n) || n == 0)
		return folded;
	b = hw_arena_alloc(m, n * 2 + 8, 1);
	n = apply(a, n, b);
	if (n > 3 && b[0] == 'i' && b[1] == 'e')
		from = 1;                 /* Yevgeny, Evgeny, Jewgeni */
	for (size_t i = from; i < n; i++) /* double letters are one */
		if (k == 0 || b[k - 1] != b[i])
			b[k++] = b[i];
	if (k > 4 && b[k - 1] == 'e')
		k--; /* Poutine */
	return (struct hw_str){b, k};
}
