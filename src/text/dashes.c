/* SPDX-License-Identifier: MIT
 * Speech set off by dashes: a paragraph that begins with a dash and in which
 * a verb of speech follows another one.
 *	— Мы готовы, — сказал мэр. — Начнём завтра.
 *	—Estamos listos —dijo la alcaldesa—. Mañana empezamos.
 * A dash alone makes no quotation: lists begin with dashes too. */
#include "base/arena.h"
#include "base/utf8.h"
#include "text/text_int.h"

#define DASHES 16 /* of one paragraph */

struct dash {
	uint32_t at, end; /* bytes; end: behind it and the spaces */
	bool verb;        /* a verb of speech follows */
};

struct scan {
	struct hw_arena *m;
	struct hw_str s;
	const struct hw_tokens *tokens;
	size_t token; /* the first at or behind the paragraph */
	struct hw_mark_pairs out;
};

static bool
is_dash(uint32_t c)
{
	return c == 0x2013 || c == 0x2014 || c == 0x2015;
}

static size_t
skip_spaces(struct hw_str s, size_t i, size_t to)
{
	while (i < to && hw_is_space((unsigned char)s.p[i]))
		i++;
	return i;
}

/* Does one of the two words at or behind a byte say something? */
static bool
says(const struct scan *t, size_t from, size_t to)
{
	size_t k = t->token;

	while (k < t->tokens->n && t->tokens->v[k].start < from)
		k++;
	for (size_t n = 0; n < 2 && k < t->tokens->n; n++, k++) {
		const struct hw_token *x = &t->tokens->v[k];

		if (x->start >= to)
			return false;
		if (x->kinds & HW_WORD_SAY)
			return !(x->flags & HW_TOK_CAP);
		if (!(x->kinds &
			(HW_WORD_AUX | HW_WORD_HE | HW_WORD_SHE |
			    HW_WORD_THEY)))
			return false;
	}
	return false;
}

/* The dashes of a paragraph, the one it begins with first; 0: no speech. */
static size_t
find_dashes(const struct scan *t, size_t from, size_t to, struct dash *d)
{
	size_t n = 0, i = from;
	uint32_t prev = ' ';
	bool verb = false;

	if (from >= to || !is_dash(hw_utf8_next(t->s, &i)))
		return 0;
	for (i = from; i < to && n < DASHES;) {
		size_t at = i;
		uint32_t c = hw_utf8_next(t->s, &i);

		if (is_dash(c) &&
		    (prev == ' ' || prev == '\n' || prev == 0xA0 ||
			(n && d[n - 1].verb))) {
			d[n].at = (uint32_t)at;
			d[n].end = (uint32_t)skip_spaces(t->s, i, to);
			d[n].verb = n > 0 && says(t, d[n].end, to);
			verb |= d[n++].verb;
		}
		prev = c;
	}
	return verb ? n : 0;
}

/* The words between the dashes, without ", " or the ". " of "dijo—. Mañana". */
static void
add_words(struct scan *t, size_t open, size_t from, size_t to, size_t close)
{
	struct hw_mark_pair *p;

	while (from < to &&
	    (t->s.p[from] == '.' || t->s.p[from] == ',' ||
		hw_is_space((unsigned char)t->s.p[from])))
		from++;
	while (to > from &&
	    (t->s.p[to - 1] == ',' ||
		hw_is_space((unsigned char)t->s.p[to - 1])))
		to--;
	if (from >= to)
		return;
	p = HW_PUSH(t->m, &t->out);
	*p = (struct hw_mark_pair){.open = (uint32_t)open,
	    .start = (uint32_t)from,
	    .end = (uint32_t)to,
	    .close = (uint32_t)close};
}

/* French: "— Je ne l'ai jamais vu, répond Claire Vosse."  The last comma
 * before a verb of speech; 0: none. */
static size_t
comma_verb(const struct scan *t, size_t from, size_t to)
{
	size_t i = from;

	if (from >= to || !is_dash(hw_utf8_next(t->s, &i)) || to - from > 4000)
		return 0;
	for (i = to; i > from; i--)
		if (t->s.p[i - 1] == ',' && i < to && t->s.p[i] == ' ')
			return says(t, i, to) ? i - 1 : 0;
	return 0;
}

static void
paragraph(struct scan *t, size_t from, size_t to)
{
	struct dash d[DASHES];
	size_t n = find_dashes(t, from, to, d), comma;

	if (n == 0 && (comma = comma_verb(t, from, to)) > 0) {
		size_t words = from;

		hw_utf8_next(t->s, &words);
		add_words(t, from, skip_spaces(t->s, words, to), comma, comma);
	}

	for (size_t i = 0; i < n;) {
		size_t next = i + 1;

		while (next < n && !d[next].verb)
			next++; /* a dash inside what is said */
		add_words(t, d[i].at, d[i].end, next < n ? d[next].at : to,
		    next < n ? d[next].at : to);
		i = next + 1; /* behind who said it */
	}
}

/* Both in order; a paragraph's own marks go before its dashes. */
static void
merge(struct scan *t, struct hw_mark_pairs *pairs)
{
	struct hw_mark_pairs all = {0};
	size_t i = 0, k = 0;

	while (i < pairs->n || k < t->out.n) {
		const struct hw_mark_pair *a = &pairs->v[i], *b = &t->out.v[k];

		if (k == t->out.n || (i < pairs->n && a->close <= b->open)) {
			*HW_PUSH(t->m, &all) = *a;
			i++;
		} else if (i == pairs->n || b->close <= a->open) {
			*HW_PUSH(t->m, &all) = *b;
			k++;
		} else {
			k++; /* they overlap */
		}
	}
	*pairs = all;
}

void
hw_quote_dashes(struct hw_arena *m, struct hw_str text,
    const struct hw_tokens *tokens, struct hw_mark_pairs *pairs)
{
	struct scan t = {.m = m, .s = text, .tokens = tokens};
	size_t from = 0;

	while (from < text.n) {
		size_t to = hw_str_find(text, HW_STR("\n\n"), from);

		if (to == HW_NPOS)
			to = text.n;
		from = skip_spaces(text, from, to);
		while (t.token < tokens->n && tokens->v[t.token].start < from)
			t.token++;
		paragraph(&t, from, to);
		from = to + 2;
	}
	if (t.out.n)
		merge(&t, pairs);
}
