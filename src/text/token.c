/* SPDX-License-Identifier: MIT
 * The tokeniser.  ASCII runs take a path of two table look-ups a byte; the
 * rest goes through the folding table.  What lies between two tokens is
 * looked at only when it is more than one space: there sentences and
 * paragraphs begin (sentence.c judges). */
#include "text/token.h"

#include "base/arena.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/word_table.h"

/* What a token held, as bits. */
enum {
	SAW_LOWER = 1,
	SAW_UPPER = 2,
	SAW_LETTER = 4,
	SAW_DIGIT = 8,
	SAW_HANGUL = 16,
	SAW_ARABIC = 32,
	SAW_LETTERS = 1 | 2 | 4
};

struct scan {
	struct hw_arena *m;
	struct hw_str s;
	const struct hw_word_table *words, *any;
	struct hw_sentence_rules rules;
	HW_VEC(struct hw_token) v;
	struct hw_thai *thai; /* opened at the first word that needs it */
	bool elide;           /* an apostrophe parts words */
	bool joined;          /* the last number ended before ".1", ",1" */
};

/* The class of the character at i, HW_CLASS_OTHER at the end. */
static enum hw_class
class_at(struct hw_str s, size_t i)
{
	if (i >= s.n)
		return HW_CLASS_OTHER;
	return hw_text_class(hw_fold_next(s, &i));
}

static bool
is_letter(enum hw_class c)
{
	return c >= HW_CLASS_LOWER && c <= HW_CLASS_HANGUL;
}

/* ---- a word --------------------------------------------------------------- */

struct word {
	size_t start, i; /* i: where we are; the end in the end */
	struct hw_fold h;
	unsigned saw;
	unsigned letters; /* since the last full stop inside, capped at 2 */
	size_t skip;      /* bytes after the end that belong to no token */
};

/* At an apostrophe of len bytes: does the word go on behind it? */
static bool
joins_apostrophe(const struct scan *t, struct word *w, size_t len)
{
	size_t j = w->i + len;

	if (!(w->saw & SAW_LETTERS) || j >= t->s.n ||
	    !is_letter(class_at(t->s, j)))
		return false;
	if ((t->s.p[j] | 32) == 's' &&
	    class_at(t->s, j + 1) == HW_CLASS_OTHER) {
		w->skip = len + 1;
		return false;
	}
	if (t->elide)
		return false;
	hw_fold_byte(&w->h, '\'');
	w->i = j;
	return true;
}

/* At "," or "." inside a number: "1,300" and "2.5" go on, "27.07.23" does
 * not. */
static bool
joins_number(struct scan *t, struct word *w)
{
	size_t j = w->i + 1, k = j;

	if (w->saw & (SAW_LETTERS | SAW_HANGUL) || !hw_fold_digit_at(t->s, j))
		return false;
	while (hw_fold_digit_at(t->s, k) && k - j < 4)
		k++;
	if (k - j == 3 && w->i - w->start <= 12 && !t->joined) {
		w->i = j; /* thousands: the mark is dropped */
		return true;
	}
	if (t->joined ||
	    (k < t->s.n && (t->s.p[k] == '.' || t->s.p[k] == ',') &&
		hw_fold_digit_at(t->s, k + 1))) {
		t->joined = true;
		return false;
	}
	hw_fold_byte(&w->h, '.');
	w->i = j;
	return true;
}

/* At "." behind a single letter: "U.S", "e.g" go on; the mark is dropped. */
static bool
joins_acronym(const struct scan *t, struct word *w)
{
	size_t j = w->i + 1;
	enum hw_class next;

	if (w->letters != 1 || w->saw & SAW_DIGIT || j >= t->s.n)
		return false;
	if (!is_letter(class_at(t->s, j)))
		return false;
	hw_utf8_next(t->s, &j);
	next = class_at(t->s, j);
	if (next != HW_CLASS_OTHER)
		return false;
	w->i++;
	w->letters = 0;
	return true;
}

/* At an ASCII byte that is no letter or digit. */
static bool
joins(struct scan *t, struct word *w)
{
	switch (t->s.p[w->i]) {
	case '\'':
		return joins_apostrophe(t, w, 1);
	case ',':
		return joins_number(t, w);
	case '.':
		return w->saw & SAW_DIGIT ? joins_number(t, w)
					  : joins_acronym(t, w);
	case '"': /* Hebrew abbreviations: tsahal */
		if (w->i < w->start + 2 || w->i + 1 >= t->s.n ||
		    ((unsigned char)t->s.p[w->i - 2] & 0xFE) != 0xD6 ||
		    ((unsigned char)t->s.p[w->i + 1] & 0xFE) != 0xD6)
			return false;
		w->i++;
		return true;
	default:
		return false;
	}
}

/* A character of two or more bytes; false when it is not part of the word. */
static bool
wide(const struct scan *t, struct word *w)
{
	static const uint8_t saw[] = {0, SAW_LOWER, SAW_UPPER, SAW_LETTER,
	    SAW_LETTER | SAW_HANGUL, SAW_DIGIT, 0, 0, 0};
	uint32_t out[HW_FOLD_EXPAND], cp;
	size_t i = w->i;
	enum hw_class c;

	cp = hw_fold_next(t->s, &i);
	if (cp == 0x2019)
		return joins_apostrophe(t, w, 3);
	c = hw_text_class(cp);
	if (c == HW_CLASS_OTHER || c >= HW_CLASS_HAN)
		return false;
	for (int k = 0, n = hw_fold_cp(cp, out); k < n; k++)
		hw_fold_add(&w->h, out[k]);
	w->saw |= saw[c];
	if (cp >= 0x620 && cp < 0x700)
		w->saw |= SAW_ARABIC;
	if (w->letters < 2 && c != HW_CLASS_MARK)
		w->letters++;
	w->i = i;
	return true;
}

/* ASCII letters and digits one by one, into a hash already begun. */
static void
ascii_more(const struct scan *t, struct word *w)
{
	size_t from = w->i;

	for (; w->i < t->s.n; w->i++) {
		int c = (unsigned char)t->s.p[w->i];

		if (!hw_is_alnum(c))
			break;
		hw_fold_byte(&w->h, (unsigned)c | 0x20);
		w->saw |= hw_is_digit(c) ? SAW_DIGIT
		    : c & 0x20           ? SAW_LOWER
					 : SAW_UPPER;
	}
	if (w->i > from)
		w->letters += w->i - from > 1 ? 2 : 1;
}

static void
read_word(struct scan *t, struct word *w)
{
	for (;;) {
		ascii_more(t, w);
		if (w->i >= t->s.n || t->s.p[w->i] == ' ')
			return;
		if (!((unsigned char)t->s.p[w->i] >= 0x80 ? wide(t, w)
							  : joins(t, w)))
			return;
	}
}

/* ---- emitting ------------------------------------------------------------- */

static inline struct hw_token *
emit(struct scan *t, size_t start, size_t end, uint32_t h, unsigned flags)
{
	struct hw_token *k;
	uint32_t kinds;

	kinds = hw_word_find(t->words, h);
	if (flags & HW_TOK_CAP)
		kinds |= hw_word_find(t->any, h);
	flags |= kinds / HW_WORD_STOP * HW_TOK_STOP;
	k = HW_PUSH(t->m, &t->v);
	k->start = (uint32_t)start;
	k->end = (uint32_t)end;
	k->hash = h;
	k->flags = flags & 0x1FFu;
	k->kinds = kinds & 0x7FFFFFu;
	if (t->v.n > 1) {
		const struct hw_token *before = k - 1;

		if (start - before->end == 1 && t->s.p[before->end] == ' ')
			return k;
		if (start - before->end == 2 && t->s.p[before->end] == ',')
			return k;
		k->flags |= hw_sentence_start(t->s, &t->rules, before, k);
	} else {
		k->flags |= HW_TOK_SENT | HW_TOK_PARA | HW_TOK_LINE;
	}
	return k;
}

static uint32_t
hash_of(struct hw_str s)
{
	uint32_t out[HW_FOLD_EXPAND];
	struct hw_fold h = {0};

	for (size_t i = 0; i < s.n;)
		for (int k = 0, n = hw_fold_cp(hw_fold_next(s, &i), out); k < n;
		     k++)
			hw_fold_add(&h, out[k]);
	return hw_fold_end(&h);
}

/* Korean: split the particle off, when two syllables stay before it. */
static bool
emit_korean(struct scan *t, const struct word *w, unsigned flags)
{
	static const char particles[][10] = {"에게서", "에서는", "으로는",
	    "에서", "으로", "까지", "부터", "에게", "한테", "께서", "보다",
	    "처럼", "에는", "라고", "이나", "은", "는", "이", "가", "을", "를",
	    "에", "의", "로", "와", "과", "도", "만"};
	struct hw_str s = hw_str_sub(t->s, w->start, w->i);

	for (size_t k = 0; k < sizeof(particles) / sizeof(*particles); k++) {
		struct hw_str p = hw_str_c(particles[k]);
		size_t cut = w->i - p.n;

		if (s.n < p.n + 6 || !hw_str_ends(s, p))
			continue;
		emit(t, w->start, cut, hash_of(hw_str_sub(t->s, w->start, cut)),
		    flags);
		emit(t, cut, w->i, hash_of(p), HW_TOK_WORD | HW_TOK_STOP);
		return true;
	}
	return false;
}

/* Arabic: the article with the particles written to it is a token. */
static bool
emit_arabic(struct scan *t, const struct word *w, unsigned flags)
{
	struct hw_str s = hw_str_sub(t->s, w->start, w->i);
	size_t cut = 0;

	if (hw_str_starts(s, HW_STR("و")) || hw_str_starts(s, HW_STR("ف")))
		cut = 2;
	if (!hw_str_starts(hw_str_from(s, cut), HW_STR("لل"))) {
		if (hw_str_starts(hw_str_from(s, cut), HW_STR("ب")) ||
		    hw_str_starts(hw_str_from(s, cut), HW_STR("ك")))
			cut += 2;
		if (!hw_str_starts(hw_str_from(s, cut), HW_STR("ال")))
			return false;
	}
	cut += 4;
	if (s.n < cut + 6)
		return false;
	emit(t, w->start, w->start + cut, hash_of(hw_str_sub(s, 0, cut)),
	    HW_TOK_WORD | HW_TOK_STOP);
	emit(t, w->start + cut, w->i, hash_of(hw_str_from(s, cut)), flags);
	return true;
}

/* "U.S." and "WHO" among small words are no stop words. */
static void
unstop(struct scan *t, struct hw_token *k)
{
	if (k->flags & HW_TOK_STOP &&
	    (k == t->v.v || !(k[-1].flags & HW_TOK_UPPER)))
		k->flags &= 0x3FFu & ~(unsigned)HW_TOK_STOP;
}

/* Any word at start; returns where to go on. */
static size_t
token(struct scan *t, size_t start)
{
	struct word w = {.start = start, .i = start};
	struct hw_token *k;
	unsigned flags = 0;

	read_word(t, &w);
	if (w.i == start) /* a mark without a letter */
		return 0;
	if (w.saw & SAW_LETTERS)
		flags |= HW_TOK_WORD;
	if (w.saw & SAW_DIGIT)
		flags |= HW_TOK_NUMBER;
	else
		t->joined = false;
	if (w.saw & SAW_UPPER) {
		if (class_at(t->s, start) == HW_CLASS_UPPER)
			flags |= HW_TOK_CAP;
		if (!(w.saw & SAW_LOWER) && w.i - start > 1 &&
		    (w.letters > 1 || w.i - start > 2))
			flags |= HW_TOK_UPPER;
	}
	if (w.saw & SAW_HANGUL && emit_korean(t, &w, flags))
		return w.i + w.skip;
	if (w.saw & SAW_ARABIC && emit_arabic(t, &w, flags))
		return w.i + w.skip;
	k = emit(t, start, w.i, hw_fold_end(&w.h), flags);
	if (flags & HW_TOK_UPPER)
		unstop(t, k);
	return w.i + w.skip;
}

/* The usual case: ASCII letters and digits up to a space or a mark that
 * joins nothing.  Everything else goes to token(). */
static inline size_t
ascii_token(struct scan *t, size_t start)
{
	struct hw_fold h = {0};
	uint64_t letter = 0, lower = 0, digit = 0;
	unsigned flags, first = 0;
	size_t i = start;
	struct hw_token *k;
	struct hw_fold_eight e;

	do {
		e = hw_fold_ascii(t->s, i, &h);
		if (i == start)
			first = (unsigned)e.upper & 0x80u;
		letter |= e.letter;
		lower |= e.letter ^ e.upper;
		digit |= e.digit;
		i += e.n;
	} while (e.n == 8 && i < t->s.n);
	if (i < t->s.n && t->s.p[i] != ' ') {
		unsigned char c = (unsigned char)t->s.p[i];
		unsigned char d = i + 1 < t->s.n ? (unsigned char)t->s.p[i + 1]
						 : ' ';

		if (c >= 0x80 || c == '\'' || c == '"' ||
		    ((c == '.' || c == ',') && d > ' '))
			return token(t, start);
	}
	flags = (letter ? HW_TOK_WORD : 0u) | (first ? HW_TOK_CAP : 0u) |
	    (digit ? HW_TOK_NUMBER : 0u) |
	    (letter && !lower && i - start > 1 ? HW_TOK_UPPER : 0u);
	t->joined = false;
	k = emit(t, start, i, hw_fold_end(&h), flags);
	if (flags & HW_TOK_UPPER)
		unstop(t, k);
	return i;
}

/* A run of Thai, Lao, Khmer or Burmese. */
static size_t
complex_run(struct scan *t, size_t start)
{
	struct hw_str run;
	size_t i = start, end = start, from, to;

	while (i < t->s.n && i - start < HW_THAI_MAX) {
		enum hw_class c = hw_text_class(hw_fold_next(t->s, &i));

		if (c != HW_CLASS_COMPLEX && c != HW_CLASS_MARK)
			break;
		end = i;
	}
	run = hw_str_sub(t->s, start, end);
	if (!t->thai)
		t->thai = hw_thai_open();
	hw_thai_text(t->thai, run);
	for (from = 0; hw_thai_next(t->thai, &to); from = to)
		emit(t, start + from, start + to,
		    hash_of(hw_str_sub(run, from, to)), HW_TOK_WORD);
	if (from < run.n)
		emit(t, start + from, end, hash_of(hw_str_from(run, from)),
		    HW_TOK_WORD);
	return end;
}

/* A token may start at this byte >= 0x80; returns where to go on. */
static size_t
wide_token(struct scan *t, size_t start)
{
	size_t i = start, next;

	switch (hw_text_class(hw_fold_next(t->s, &i))) {
	case HW_CLASS_OTHER:
	case HW_CLASS_MARK:
		return i;
	case HW_CLASS_HAN:
		emit(t, start, i, hash_of(hw_str_sub(t->s, start, i)),
		    HW_TOK_WORD | HW_TOK_HAN);
		return i;
	case HW_CLASS_COMPLEX:
		return complex_run(t, start);
	default:
		next = token(t, start);
		return next > start ? next : i;
	}
}

const struct hw_word_table *
hw_text_words(struct hw_str lang)
{
	for (unsigned i = 1; i < hw_word_tables_n; i++) {
		struct hw_str name = hw_str_c(hw_word_tables[i].lang);

		if (hw_str_istarts(lang, name) &&
		    (lang.n == name.n || !hw_is_alpha(lang.p[name.n])))
			return &hw_word_tables[i];
	}
	if (hw_str_istarts(lang, HW_STR("nb")) ||
	    hw_str_istarts(lang, HW_STR("nn")))
		return hw_text_words(HW_STR("no"));
	if (hw_str_istarts(lang, HW_STR("bs")))
		return hw_text_words(HW_STR("hr"));
	return &hw_word_tables[0];
}

const char *
hw_text_stop_language(size_t i)
{
	return i + 1 < hw_word_tables_n ? hw_word_tables[i + 1].lang : NULL;
}

static bool
lang_in(struct hw_str lang, const char *list)
{
	struct hw_str rest = hw_str_c(list), one;

	while (hw_str_split(&rest, ' ', &one))
		if (lang.n >= one.n && hw_str_istarts(lang, one) &&
		    (lang.n == one.n || !hw_is_alpha(lang.p[one.n])))
			return true;
	return false;
}

void
hw_text_tokens(struct hw_arena *m, struct hw_str text, struct hw_str lang,
    struct hw_tokens *out)
{
	struct scan t = {.m = m, .s = text};
	size_t i = 0;

	if (t.s.n > UINT32_MAX)
		t.s.n = UINT32_MAX;
	t.any = &hw_word_tables[0];
	t.words = hw_text_words(lang);
	t.elide = lang_in(lang, "fr it ca oc co sc lb");
	t.rules.ordinal_dot = lang_in(lang,
	    "de da no nb nn fi cs sk hu sl hr"
	    " sr bs et lv lt is tr pl lb");
	t.v.cap = t.s.n / 5 + 16;
	t.v.v = HW_ARRAY(m, struct hw_token, t.v.cap);
	while (i < t.s.n) {
		unsigned char c = (unsigned char)t.s.p[i];

		if (c == ' ')
			i++;
		else if (hw_is_alnum(c))
			i = ascii_token(&t, i);
		else if (c < 0x80)
			i++;
		else
			i = wide_token(&t, i);
	}
	if (t.thai)
		hw_thai_close(t.thai);
	out->v = t.v.v;
	out->n = t.v.n;
}
