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

/* By first letter, longest first; applied from left to right, once. */
static const struct rule {
	char from[5], to[3];
	unsigned char n, to_n;
} rules[] = {
#define R(from, to)                                        \
	{                                                  \
		from, to, sizeof(from) - 1, sizeof(to) - 1 \
	}
    R("ck", "k"),
    R("ch", "c"),
    R("cz", "c"),
    R("ce", "se"),
    R("ci", "si"),
    R("c", "k"),
    R("ee", "i"),
    R("gue", "ge"),
    R("gui", "gi"),
    R("j", "i"),
    R("kh", "h"),
    R("ou", "u"),
    R("oo", "u"),
    R("ph", "f"),
    R("q", "k"),
    R("sch", "s"),
    R("sh", "s"),
    R("tsch", "c"),
    R("tch", "c"),
    R("th", "t"),
    R("ts", "c"),
    R("tz", "c"),
    R("w", "v"),
    R("x", "ks"),
    R("y", "i"),
    R("zh", "z"),
#undef R
};

enum { N_RULES = sizeof(rules) / sizeof(*rules) };

/* The rule that fits at the start of s, or NULL. */
static const struct rule *
rule_at(const char *s, size_t n)
{
	/* first rule of each letter; letters without rules share the next */
	static const unsigned char first[27] = {0, 0, 0, 6, 6, 7, 7, 9, 9, 9,
	    10, 11, 11, 11, 11, 13, 14, 15, 15, 17, 22, 22, 22, 23, 24, 25, 26};
	int c = s[0] - 'a';

	if (c < 0 || c > 25)
		return NULL;
	for (int r = first[c]; r < first[c + 1]; r++)
		if (n >= rules[r].n &&
		    !memcmp(s + 1, rules[r].from + 1, rules[r].n - 1u))
			return &rules[r];
	return NULL;
}

static size_t
apply(const char *s, size_t n, char *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n;) {
		const struct rule *r = rule_at(s + i, n - i);

		if (!r) {
			out[k++] = s[i++];
			continue;
		}
		memcpy(out + k, r->to, r->to_n);
		k += r->to_n;
		i += r->n;
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
