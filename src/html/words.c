/* SPDX-License-Identifier: MIT
 * Lookup of words in the tables of words_data.c. */
#include "html/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "html/words_int.h"

#define CLASS_WORD_MAX 40
#define WORDS 900 /* room for so many in each map; more is no error */

/* Cut the next word off a line of words with single spaces. */
static bool
next_of(struct hw_str *line, struct hw_str *word)
{
	size_t at = hw_str_chr(*line, ' ', 0);

	if (at == HW_NPOS)
		at = line->n;
	*word = hw_str_sub(*line, 0, at);
	*line = hw_str_from(*line, at < line->n ? at + 1 : at);
	return word->n > 0;
}

static void
add_stops(struct hw_arena *m, struct hw_words *w, const char *const *lines,
    enum hw_words_kinds kind)
{
	for (size_t i = 0; lines[i] != NULL; i++) {
		struct hw_str rest = hw_str_c(lines[i]), word;

		while (next_of(&rest, &word))
			*hw_map_put(m, &w->stop, word, NULL) |= kind;
	}
}

static void
add_cues(struct hw_arena *m, struct hw_words *w)
{
	size_t n = 0;

	while (hw_words_cues[n].phrase != NULL)
		n++;
	w->next = HW_ARRAY(m, uint16_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct hw_str rest = hw_str_c(hw_words_cues[i].phrase), word;
		uint64_t *head;

		next_of(&rest, &word);
		head = hw_map_put(m, &w->cue, word, NULL);
		w->next[i + 1] = (uint16_t)*head;
		*head = i + 1;
	}
}

static void
add_classes(struct hw_arena *m, struct hw_words *w)
{
	for (size_t i = 0; hw_words_classes[i].words != NULL; i++) {
		struct hw_str rest = hw_str_c(hw_words_classes[i].words), word;

		while (next_of(&rest, &word))
			*hw_map_put(m, &w->class_, word, NULL) |= 1u
			    << hw_words_classes[i].kind;
	}
}

void
hw_words_init(struct hw_arena *m, struct hw_words *w)
{
	memset(w, 0, sizeof(*w));
	w->m = m;
	hw_map_reserve(m, &w->stop, WORDS);
	hw_map_reserve(m, &w->cue, WORDS);
	hw_map_reserve(m, &w->class_, WORDS);
	add_stops(m, w, hw_words_stops, HW_WORDS_STOP);
	add_stops(m, w, hw_words_address, HW_WORDS_ADDRESS);
	add_cues(m, w);
	add_classes(m, w);
}

uint32_t
hw_words_lower(uint32_t cp)
{
	if (cp < 0x80)
		return (uint32_t)hw_lower((int)cp);
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

uint32_t
hw_words_kind(const struct hw_words *w, struct hw_str word)
{
	const uint64_t *bits = hw_map_get(&w->stop, word);

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
hw_words_cue(const struct hw_words *w, struct hw_str word, struct hw_str rest)
{
	const uint64_t *head = hw_map_get(&w->cue, word);
	uint32_t bits = 0;

	if (head == NULL)
		return 0;
	for (uint64_t i = *head; i != 0; i = w->next[i]) {
		const struct hw_words_cue *c = &hw_words_cues[i - 1];

		if (begins(rest, hw_str_c(c->phrase)))
			bits |= 1u << c->kind;
	}
	return bits;
}

/* ---- class words ---------------------------------------------------------- */

static uint32_t
known(const struct hw_words *w, const char *p, size_t n)
{
	const uint64_t *v = hw_map_get(&w->class_, (struct hw_str){p, n});

	return v ? (uint32_t)*v : 0;
}

static uint32_t
one_word(const struct hw_words *w, const char *p, size_t n)
{
	uint32_t bits = known(w, p, n), a, b;

	if (bits != 0 || n < 7)
		return bits;
	if (p[n - 1] == 's' && (bits = known(w, p, n - 1)) != 0)
		return bits;
	for (size_t i = 3; i + 3 <= n; i++)
		if ((a = known(w, p, i)) != 0 &&
		    (b = known(w, p + i, n - i)) != 0)
			return a | b;
	return 0;
}

static uint32_t
all_words(const struct hw_words *w, struct hw_str s)
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
			found = one_word(w, word, n);
			if (n_last + n <= sizeof(pair)) {
				memcpy(pair + n_last, word, n);
				found |= known(w, pair, n_last + n);
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
		*memo = all_words(w, hw_str_sub(attribute, 0, 400));
	return (uint32_t)*memo;
}
