/* SPDX-License-Identifier: MIT
 * A text as a row of items: its words outside quotations, and the quotations;
 * where sentences begin and which words are verbs of speech. */
#include "text/speech.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define LOOK_MAX 60 /* items looked at around a verb */

static unsigned
punct_of(uint32_t c)
{
	switch (c) {
	case ',':
	case 0x060C:
	case 0x3001:
	case 0xFF0C:
		return HW_PUNCT_COMMA;
	case ':':
	case 0xFF1A:
		return HW_PUNCT_COLON;
	case ';':
	case 0xFF1B:
	case 0x061B:
		return HW_PUNCT_SEMI;
	case 0x2013:
	case 0x2014:
		return HW_PUNCT_DASH;
	case '(':
	case ')':
	case '[':
	case ']':
	case 0xFF08:
	case 0xFF09:
		return HW_PUNCT_PAREN;
	case '.':
	case '!':
	case '?':
	case 0x2026:
	case 0x3002:
	case 0xFF01:
	case 0xFF1F:
	case 0x0964:
	case 0x061F:
	case 0x06D4:
		return HW_PUNCT_STOP;
	case '\n':
		return HW_PUNCT_LINE;
	default:
		return 0;
	}
}

/* The marks between two bytes of the text; a lone "." behind an abbreviation
 * does not count (abbr). */
static unsigned
gap_punct(struct hw_str s, size_t from, size_t to, bool abbr)
{
	unsigned p = 0;
	size_t i = from;

	if (to - from == 1 && s.p[i] == ' ')
		return 0; /* between most words */
	if (to - from > 40)
		to = from + 40;
	if (i < to &&
	    (s.p[i] == '\'' ||
		hw_str_starts(hw_str_from(s, i), HW_STR("\u2019")))) {
		p |= HW_PUNCT_POSS;
		while (i < to && s.p[i] != ' ' &&
		    punct_of((unsigned char)s.p[i]) == 0)
			i++;
	}
	while (i < to) {
		uint32_t c = hw_utf8_next(s, &i);

		if (c == '.' && abbr)
			continue;
		if (c == '-' && i < to && s.p[i] == ' ' && i - 1 > from &&
		    s.p[i - 2] == ' ')
			p |= HW_PUNCT_DASH;
		if (c == '-' && i < to && s.p[i] == '-')
			p |= HW_PUNCT_DASH;
		p |= punct_of(c);
	}
	return p;
}

/* Last character inside the quotation of item i. */
static uint32_t
last_inside(const struct hw_speech *s, size_t i)
{
	const struct hw_mark_pair *p = &s->pairs->v[s->item.v[i].at];
	size_t at = p->end;

	while (at > p->start) {
		uint32_t c = hw_utf8_prev(s->text, &at);

		if (c != ' ' && c != '\'' && c != 0x2019)
			return c;
	}
	return 0;
}

static bool
follows_quote(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);
	uint32_t last = last_inside(s, i - 1);
	unsigned mark = punct_of(last);

	if (s->item.v[i].punct & HW_PUNCT_STOP)
		return false;
	if (s->item.v[i].punct & (HW_PUNCT_COMMA | HW_PUNCT_DASH) ||
	    !(mark & HW_PUNCT_STOP) || !(t->flags & HW_TOK_CAP))
		return true;
	/* "What?" Clinton asked. -- a verb of speech soon, then an end */
	for (size_t k = i; k < i + 8 && k < s->item.n; k++) {
		const struct hw_item *x = &s->item.v[k];

		if (k > i &&
		    (x->punct &
			    (HW_PUNCT_STOP | HW_PUNCT_LINE | HW_PUNCT_COLON) ||
			x->quote))
			return false;
		if (!hw_speech_verb(s, k))
			continue;
		if (last != '.')
			return true;
		return k + 1 >= s->item.n ||
		    s->item.v[k + 1].punct & (HW_PUNCT_STOP | HW_PUNCT_LINE);
	}
	return false;
}

/* Does item i begin a sentence? */
static bool
begins(const struct hw_speech *s, size_t i)
{
	const struct hw_item *x = &s->item.v[i];

	if (i == 0)
		return true;
	if (x->para)
		return !(x->quote && x->punct & HW_PUNCT_COLON);
	if (x->quote && x[-1].quote)
		return (punct_of(last_inside(s, i - 1)) & HW_PUNCT_STOP) != 0;
	if (x->quote)
		return (x->punct & HW_PUNCT_STOP) != 0;
	if (x[-1].quote)
		return !follows_quote(s, i);
	return (hw_item_flags(s, i) & HW_TOK_SENT) != 0;
}

static void
add_item(struct hw_speech *s, size_t start, size_t end, size_t at, bool quote)
{
	size_t before = s->item.n ? s->item.v[s->item.n - 1].end : 0;
	const struct hw_token *t = NULL;
	struct hw_item *x;
	bool abbr = false;

	if (s->item.n && !s->item.v[s->item.n - 1].quote) {
		t = &s->tokens->v[s->item.v[s->item.n - 1].at];
		abbr = t->end - t->start < 5 && !quote &&
		    !(s->tokens->v[at].flags & HW_TOK_SENT);
	}
	x = HW_PUSH(s->m, &s->item);
	x->start = (uint32_t)start;
	x->end = (uint32_t)end;
	x->at = (uint32_t)at;
	x->quote = quote;
	if (start > before + 1 || (start > before && quote))
		x->punct = (uint8_t)gap_punct(s->text, before, start, abbr);
	x->para = x == s->item.v ||
	    (x->punct & HW_PUNCT_LINE &&
		hw_str_find(hw_str_sub(s->text, before, start), HW_STR("\n\n"),
		    0) != HW_NPOS);
}

static void
fill_items(struct hw_speech *s)
{
	size_t q = 0;

	s->quote_item = HW_ARRAY(s->m, uint32_t, s->pairs->n);
	for (size_t k = 0; k < s->tokens->n || q < s->pairs->n;) {
		const struct hw_token *t = k < s->tokens->n ? &s->tokens->v[k]
							    : NULL;
		const struct hw_mark_pair *p = q < s->pairs->n ? &s->pairs->v[q]
							       : NULL;

		if (p && (k == s->tokens->n || p->open <= t->start)) {
			s->quote_item[q] = (uint32_t)s->item.n;
			add_item(s, p->open, p->close, q, true);
			while (k < s->tokens->n &&
			    s->tokens->v[k].start < p->close)
				k++;
			q++;
			continue;
		}
		add_item(s, t->start, t->end, k, false);
		k++;
	}
	for (size_t i = 0; i < s->item.n; i++)
		s->item.v[i].sent = begins(s, i);
}

static void
mark_names(struct hw_speech *s, const struct hw_article *a)
{
	const struct hw_tokens *k = s->tokens;
	bool *named = HW_ARRAY(s->m, bool, k->n + 1);
	size_t j = 0;

	for (size_t i = 0; i < a->n_names; i++) {
		struct hw_span n = a->names[i].span;

		while (j < k->n && k->v[j].end <= n.start)
			j++;
		while (j < k->n && k->v[j].start < n.end)
			named[j++] = true;
	}
	s->named = named;
}

void
hw_speech_open(struct hw_speech *s, struct hw_arena *m,
    const struct hw_article *a, const struct hw_tokens *tokens,
    const struct hw_mark_pairs *pairs)
{
	struct hw_str l = hw_str_sub(a->language, 0, 2);

	memset(s, 0, sizeof(*s));
	s->m = m;
	s->text = a->text;
	s->tokens = tokens;
	s->pairs = pairs;
	s->german = hw_str_ieq(l, HW_STR("de")) ||
	    hw_str_ieq(l, HW_STR("nl")) || hw_str_ieq(l, HW_STR("sv")) ||
	    hw_str_ieq(l, HW_STR("da")) || hw_str_ieq(l, HW_STR("no"));
	s->verb_first = hw_str_ieq(l, HW_STR("ar"));
	s->caseless = hw_str_eq(a->script, HW_STR("Arab")) ||
	    hw_str_eq(a->script, HW_STR("Hebr")) ||
	    hw_str_eq(a->script, HW_STR("Deva")) ||
	    hw_str_eq(a->script, HW_STR("Beng"));
	s->east = hw_str_ieq(l, HW_STR("zh")) || hw_str_ieq(l, HW_STR("ja")) ||
	    hw_str_ieq(l, HW_STR("ko"));
	s->english = hw_str_ieq(l, HW_STR("en"));
	hw_speech_words(s);
	mark_names(s, a);
	fill_items(s);
}

size_t
hw_speech_begin(const struct hw_speech *s, size_t i)
{
	size_t stop = i > LOOK_MAX ? i - LOOK_MAX : 0;

	while (i > stop && !s->item.v[i].sent)
		i--;
	return i;
}

size_t
hw_speech_end(const struct hw_speech *s, size_t i)
{
	size_t stop = i + LOOK_MAX < s->item.n ? i + LOOK_MAX : s->item.n;

	for (i++; i < stop && !s->item.v[i].sent;)
		i++;
	return i;
}

/* "countriesreported": a scraper dropped the space. */
static bool
glued_verb(const struct hw_speech *s, const struct hw_token *t)
{
	struct hw_str w = hw_token_str(s->text, t);

	return !(t->kinds & HW_WORD_SAY) &&
	    (hw_str_ends(w, HW_STR("sreported")) ||
		hw_str_ends(w, HW_STR("sadded")) ||
		hw_str_ends(w, HW_STR("ssaid")));
}

/* "United States" */
static bool
in_name(const struct hw_speech *s, size_t i, const struct hw_token *t)
{
	return s->english && t->flags & HW_TOK_CAP && !s->item.v[i].sent &&
	    s->named[s->item.v[i].at];
}

/* Does the word before make a noun of it: "his claims", "par écrit"? */
static bool
is_noun(const struct hw_speech *s, size_t i)
{
	unsigned before = hw_item_kinds(s, i - 1);

	if (s->item.v[i].punct & HW_PUNCT_POSS ||
	    (before & HW_WORD_DET &&
		!(before &
		    (HW_WORD_HE | HW_WORD_SHE | HW_WORD_THEY |
			HW_WORD_PEOPLE))))
		return true;
	return !s->english && before & HW_WORD_PREP && !(before & HW_WORD_AUX);
}

bool
hw_speech_verb(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);

	if (t && s->english && t->end - t->start > 8 && glued_verb(s, t))
		return true;
	if (!t || !(t->kinds & HW_WORD_SAY) || in_name(s, i, t))
		return false;
	if (t->hash == s->w.so && s->german)
		return i > 0 &&
		    (s->item.v[i].punct & HW_PUNCT_COMMA ||
			s->item.v[i - 1].quote) &&
		    i + 1 < s->item.n && !s->item.v[i + 1].punct &&
		    (hw_item_flags(s, i + 1) & HW_TOK_CAP ||
			hw_item_kinds(s, i + 1) & HW_WORD_DET);
	return i == 0 || s->item.v[i].sent || s->german || s->verb_first ||
	    s->item.v[i].punct & HW_PUNCT_PARTS || !is_noun(s, i);
}

bool
hw_hash_among(uint32_t hash, const uint32_t *list, size_t n)
{
	for (size_t i = 0; i < n && list[i]; i++)
		if (list[i] == hash)
			return true;
	return false;
}

bool
hw_speech_reported(const struct hw_speech *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct hw_token *t = hw_speech_token(s, i);

		if (t && hw_hash_among(t->hash, s->w.reported, 16))
			return true;
	}
	return false;
}

void
hw_speech_words(struct hw_speech *s)
{
	static const char quoting[][10] = {
	    "zitierte", "zitiert", "quoted", "quotes", "quoting"};
	static const char pass[][16] = {"نقل", "نقلت", "ونقل", "ونقلت"};
	static const char reported[][8] = {"sei", "seien", "habe", "werde",
	    "könne", "müsse", "solle", "wolle", "dürfe", "gebe", "hätte",
	    "hätten", "würde", "würden", "stehe", "gehe"};

	static const char object[HW_OBJECT_WORDS][8] = {"den", "dem", "einen",
	    "einem", "diesen", "diesem", "keinen", "keinem", "seinen", "seinem",
	    "ihren", "ihrem"};

	for (size_t i = 0; i < HW_OBJECT_WORDS; i++)
		s->w.object[i] = hw_text_hash(hw_str_c(object[i]));
	for (size_t i = 0; i < sizeof(pass) / sizeof(*pass); i++)
		s->w.pass[i] = hw_text_hash(hw_str_c(pass[i]));
	s->w.about = hw_text_hash(HW_STR("عن"));
	s->w.to = hw_text_hash(HW_STR("to"));
	s->w.by = hw_text_hash(HW_STR("by"));
	s->w.so = hw_text_hash(HW_STR("so"));
	s->w.a = hw_text_hash(HW_STR("a"));
	s->w.with = hw_text_hash(HW_STR("with"));
	s->w.told = hw_text_hash(HW_STR("told"));
	for (size_t i = 0; i < sizeof(quoting) / sizeof(*quoting); i++)
		s->w.quote[i] = hw_text_hash(hw_str_c(quoting[i]));
	for (size_t i = 0; i < 16; i++)
		s->w.reported[i] = hw_text_hash(hw_str_c(reported[i]));
}
