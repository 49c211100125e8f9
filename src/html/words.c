/* SPDX-License-Identifier: MIT
 * Lookup of words in the tables of words_data.c. */
#include "html/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "html/words_int.h"

#define CLASS_WORD_MAX 40

/* words, classes, cues and next_cue, by dev/gen-html-words.c. */
#include "html/words_table.inc"

uint32_t
hw_words_lower_long(uint32_t cp)
{
	if ((cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) ||
	    (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F))
		return cp + 32;
	if (cp >= 0x400 && cp <= 0x40F)
		return cp + 80;
	if (cp >= 0x531 && cp <= 0x556)
		return cp + 48;
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
		return cp + (cp & 1);
	if (cp == 0x130)
		return 'i';
	if ((cp >= 0x100 && cp <= 0x177) || (cp >= 0x1E00 && cp <= 0x1EFF))
		return cp | 1;
	return cp;
}

/* Can a word or phrase with one of these starts stand at p?  Most are refused
 * so, before they are looked up. */
static bool
may_begin(const uint64_t *starts, const char *p, size_t n)
{
	unsigned k = n < 3 ? 0 : hw_words_start(p);

	return n < 3 || (starts[k / 64] >> k % 64 & 1);
}

uint32_t
hw_words_kind(struct hw_str word)
{
	const uint64_t *bits = hw_map_get(&words, word);

	return bits ? (uint32_t)*bits : 0;
}

/* Does rest begin with phrase, and end there or at a border of a word? */
static bool
begins(struct hw_str rest, struct hw_str phrase)
{
	unsigned char c;

	if (!hw_str_starts(rest, phrase))
		return false;
	if (rest.n == phrase.n)
		return true;
	c = (unsigned char)rest.p[phrase.n];
	return !hw_is_alnum(c) && c < 0xC0;
}

uint32_t
hw_words_cue(struct hw_str word, struct hw_str rest)
{
	const uint64_t *head;
	uint32_t bits = 0;

	if (!may_begin(cue_starts, word.p, word.n) ||
	    (head = hw_map_get(&cues, word)) == NULL)
		return 0;
	for (uint64_t i = *head; i != 0; i = next_cue[i]) {
		const struct hw_words_cue *c = &hw_words_cues[i - 1];

		if (begins(rest, hw_str_c(c->phrase)))
			bits |= 1u << c->kind;
	}
	return bits;
}

/* ---- class words ---------------------------------------------------------- */

static uint32_t
known(const char *p, size_t n)
{
	const uint64_t *v = may_begin(class_starts, p, n)
	    ? hw_map_get(&classes, (struct hw_str){p, n})
	    : NULL;

	return v ? (uint32_t)*v : 0;
}

static uint32_t
one_word(const char *p, size_t n)
{
	uint32_t bits, a, b;

	if (!may_begin(class_starts, p, n))
		return 0;
	bits = known(p, n);
	if (bits != 0 || n < 7)
		return bits;
	if (p[n - 1] == 's' && (bits = known(p, n - 1)) != 0)
		return bits;
	for (size_t i = 3; i + 3 <= n; i++)
		if (may_begin(class_starts, p + i, n - i) &&
		    (a = known(p, i)) != 0 && (b = known(p + i, n - i)) != 0)
			return a | b;
	return 0;
}

static uint32_t
all_words(struct hw_str s)
{
	char word[CLASS_WORD_MAX], pair[2 * CLASS_WORD_MAX];
	size_t n = 0, n_last = 0;
	uint32_t bits = 0, found;

	for (size_t i = 0; i <= s.n; i++) {
		int c = i < s.n ? (unsigned char)s.p[i] : ' ';
		bool letter = hw_is_alpha(c) || c >= 0x80;
		bool border = !letter ||
		    (c >= 'A' && c <= 'Z' && i > 0 && s.p[i - 1] >= 'a' &&
			s.p[i - 1] <= 'z');

		if (border && n > 0) {
			found = one_word(word, n);
			if (n_last + n <= sizeof(pair)) {
				memcpy(pair + n_last, word, n);
				if (n_last > 0)
					found |= known(pair, n_last + n);
			}
			bits |= found;
			memcpy(pair, word, n);
			n_last = hw_is_space(c) ? 0 : n;
			n = 0;
		} else if (border && hw_is_space(c)) {
			n_last = 0;
		}
		if (letter && n < sizeof(word))
			word[n++] = (char)hw_lower(c);
	}
	return bits;
}

uint32_t
hw_words_class(struct hw_words *w, struct hw_str attribute)
{
	bool fresh;
	uint64_t *memo;

	if (attribute.n == 0)
		return 0;
	memo = hw_map_put(w->m, &w->memo, attribute, &fresh);
	if (fresh)
		*memo = all_words(hw_str_sub(attribute, 0, 400));
	return (uint32_t)*memo;
}
