/* SPDX-License-Identifier: MIT
 * Reading the words of one block.  One pass, no allocation. */
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "html/blocks_int.h"

#define WORD_MAX 64    /* bytes of a word that are looked at */
#define HEAD_MAX 400   /* cue phrases are looked for so far into a block */
#define SHORT_WORDS 60 /* and only when it has so few words */

enum letter { OTHER, LETTER, DIGIT, WIDE, THAI };

/* Ranges beyond ASCII that are no letters of words with spaces around, in
 * order. */
static const struct {
	uint32_t from, to;
	enum letter kind;
} ranges[] = {
    {0x80, 0xA9, OTHER},
    {0xAB, 0xB4, OTHER},
    {0xB6, 0xB9, OTHER},
    {0xBB, 0xBF, OTHER},
    {0xD7, 0xD7, OTHER},
    {0xF7, 0xF7, OTHER},
    {0x0E00, 0x0EFF, THAI}, /* and Lao */
    {0x1000, 0x109F, THAI}, /* Burmese */
    {0x1780, 0x17FF, THAI}, /* Khmer */
    {0x2000, 0x2BFF, OTHER},
    {0x3000, 0x303F, OTHER},
    {0x3040, 0x30FF, WIDE},
    {0x3400, 0x9FFF, WIDE},
    {0xF900, 0xFAFF, WIDE},
    {0xFF00, 0xFF0F, OTHER},
    {0x20000, 0x3FFFF, WIDE},
};

static enum letter
letter_of(uint32_t cp)
{
	if (cp < 0x80)
		return hw_is_alpha((int)cp) ? LETTER
		    : hw_is_digit((int)cp)  ? DIGIT
					    : OTHER;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (cp <= ranges[i].to)
			return cp >= ranges[i].from ? ranges[i].kind : LETTER;
	return LETTER;
}

/* Marks that end a sentence. */
static bool
ends_sentence(uint32_t cp)
{
	switch (cp) {
	case '.':
	case '!':
	case '?':
	case 0x2026:
	case 0x3002:
	case 0xFF01:
	case 0xFF1F:
	case 0x061F:
	case 0x06D4:
	case 0x0964:
	case 0x0589:
	case 0x1362:
	case 0x104B:
	case 0x17D4:
		return true;
	default:
		return false;
	}
}

/* Marks that may follow the end of a sentence. */
static bool
closes(uint32_t cp)
{
	switch (cp) {
	case '"':
	case '\'':
	case ')':
	case ']':
	case 0xBB:
	case 0xAB:
	case 0x2019:
	case 0x201D:
	case 0x201C:
	case 0x300D:
	case 0x300F:
	case 0xFF09:
	case 0x2018:
	case 0x203A:
		return true;
	default:
		return false;
	}
}

static bool
is_comma(uint32_t cp)
{
	return cp == ',' || cp == 0x3001 || cp == 0xFF0C || cp == 0x060C;
}

struct counter {
	struct hw_block *b;
	char word[WORD_MAX + 4]; /* folded */
	size_t n;                /* bytes of it; may exceed WORD_MAX */
	size_t letters, uppers, all_letters;
	bool cap, digit;
	size_t wide, thai, exotic; /* exotic: no stop words listed */
	uint64_t hash;
	bool first; /* no word seen yet */
};

static void
end_word(struct counter *c)
{
	struct hw_block *b = c->b;

	if (c->letters == 0)
		return;
	b->words++;
	b->caps += c->cap;
	b->digits += c->digit;
	b->uppers += c->letters > 1 && c->uppers == c->letters;
	if (c->n <= WORD_MAX) {
		uint32_t kind = hw_words_kind((struct hw_str){c->word, c->n});

		b->stops += kind & HW_WORDS_STOP;
		b->address += (kind & HW_WORDS_ADDRESS) != 0;
	}
	c->hash = hw_hash_mix(c->hash,
	    hw_hash(
		(struct hw_str){c->word, c->n < WORD_MAX ? c->n : WORD_MAX}));
	c->all_letters += c->letters;
	c->n = c->letters = c->uppers = 0;
	c->cap = c->digit = c->first = false;
}

static void
letter(struct counter *c, uint32_t cp, enum letter kind)
{
	uint32_t low = hw_words_lower(cp);

	if (c->letters == 0) {
		c->cap = low != cp;
		c->digit = kind == DIGIT;
		if (c->first)
			c->b->lower = kind == LETTER && low == cp && cp < 0x500;
	}
	if (c->n < WORD_MAX)
		c->n += hw_utf8_put(c->word + c->n, low);
	else
		c->n++;
	c->letters++;
	c->exotic += cp >= 0x530 && (cp < 0x590 || cp > 0x6FF) &&
	    (cp < 0x1E00 || cp > 0x1FFF);
	c->uppers += low != cp;
}

/* One more of a word, an ASCII letter or digit. */
static void
letter_more(struct counter *c, uint32_t cp)
{
	uint32_t low = (uint32_t)hw_lower((int)cp);

	if (c->n < WORD_MAX)
		c->word[c->n] = (char)low;
	c->n++;
	c->letters++;
	c->uppers += low != cp;
}

static void
mark(struct counter *c, uint32_t cp, uint32_t next)
{
	c->b->commas += is_comma(cp);
	if (ends_sentence(cp) &&
	    (cp > 0x7F || next == ' ' || next == 0 || closes(next)))
		c->b->ends++;
}

static void
read_words(struct counter *c)
{
	struct hw_str s = c->b->text;
	uint32_t cp = 0, next;
	size_t i = 0;

	c->first = true;
	next = hw_utf8_next(s, &i);
	for (;;) {
		enum letter kind;

		cp = next;
		next = i < s.n ? hw_utf8_next(s, &i) : 0;
		kind = letter_of(cp);
		if (kind == WIDE || kind == THAI) {
			end_word(c);
			c->wide += kind == WIDE;
			c->thai += kind == THAI;
			c->hash = hw_hash_mix(c->hash, cp);
		} else if (kind != OTHER) {
			letter(c, cp, kind);
			while (hw_is_alnum((int)next)) {
				letter_more(c, next);
				next = i < s.n ? hw_utf8_next(s, &i) : 0;
			}
		} else if (!((cp == '\'' || cp == 0x2019 || cp == '-') &&
			       c->letters > 0 && letter_of(next) == LETTER)) {
			end_word(c);
			mark(c, cp, next);
		}
		if (next == 0)
			break;
	}
	end_word(c);
}

/* Does the block end as a sentence does? */
static bool
sentence_end(struct hw_str s)
{
	size_t at = s.n;

	for (int i = 0; i < 4 && at > 0; i++) {
		uint32_t cp = hw_utf8_prev(s, &at);

		if (ends_sentence(cp))
			return true;
		if (!closes(cp))
			return false;
	}
	return false;
}

/* Words under marks, in proportion to bytes. */
static uint32_t
marked(const struct hw_block *b, struct hw_marks k, const char *base)
{
	size_t start = (size_t)(b->text.p - base), bytes = 0;

	for (size_t i = 0; i + 1 < k.n; i += 2)
		if (k.v[i] >= start)
			bytes += k.v[i + 1] - k.v[i];
	if (bytes >= b->text.n)
		return b->words;
	return (uint32_t)((bytes * b->words + b->text.n / 2) / b->text.n);
}

static void
find_cues(struct hw_block *b)
{
	char low[HEAD_MAX + 8];
	struct hw_str s;
	size_t n = 0, i = 0;
	bool first = true;

	while (i < b->text.n && n < HEAD_MAX)
		n += hw_utf8_put(
		    low + n, hw_words_lower(hw_utf8_next(b->text, &i)));
	s = (struct hw_str){low, n};
	for (i = 0; i < n;) {
		size_t from;
		uint32_t bits;

		while (i < n &&
		    (low[i] == ' ' || low[i] == '(' || low[i] == '[' ||
			low[i] == '"'))
			i++;
		from = i;
		while (i < n && low[i] != ' ')
			i++;
		if (i == from)
			break;
		/* the key of a phrase is its first word as written there */
		bits = hw_words_cue(
		    hw_str_sub(s, from, i), hw_str_from(s, from));
		for (size_t e = i; bits == 0 && e > from &&
		     !hw_is_alnum((unsigned char)low[e - 1]) &&
		     (unsigned char)low[e - 1] < 0x80;
		     e--)
			bits = hw_words_cue(
			    hw_str_sub(s, from, e - 1), hw_str_from(s, from));
		b->cues |= (uint16_t)bits;
		if (first)
			b->heads |= (uint16_t)bits;
		first = false;
	}
}

void
hw_block_count(struct hw_block *b, struct hw_marks link, struct hw_marks bold,
    const char *base)
{
	struct counter c = {.b = b};

	read_words(&c);
	b->words += (uint32_t)((c.wide + 1) / 2 + (c.thai + 4) / 5);
	b->wide = c.wide * 2 > c.all_letters + c.thai;
	if ((b->wide || c.thai > c.all_letters ||
		c.exotic * 2 > c.all_letters) &&
	    b->stops < b->words / 4)
		b->stops = (uint16_t)(b->words / 4);
	b->hash = c.hash;
	b->sentence = sentence_end(b->text) || (c.thai > 40);
	b->link_words = marked(b, link, base);
	b->bold_words = marked(b, bold, base);
	if (b->words <= SHORT_WORDS)
		find_cues(b);
	b->good = b->words >= 10 && b->link_words * 3 < b->words &&
	    (b->sentence || b->words >= 25) && b->stops * 8 >= b->words;
}
