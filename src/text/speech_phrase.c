/* SPDX-License-Identifier: MIT
 * Noun phrases without a parser: runs of words that are neither function words
 * nor verbs of speech. */
#include "text/speech.h"

#define PHRASE_MAX 12 /* items of one */

/* Words are folded: Spanish "el", the article, and "él", he, are one. */
static bool
is_article(const struct hw_speech *s, size_t i)
{
	const struct hw_item *x = &s->item.v[i];

	return hw_item_kinds(s, i) & HW_WORD_DET &&
	    (unsigned char)s->text.p[x->start] < 0x80;
}

bool
hw_item_pronoun(const struct hw_speech *s, size_t i)
{
	unsigned k = hw_item_kinds(s, i);

	return (k & (HW_WORD_HE | HW_WORD_SHE | HW_WORD_THEY)) != 0 &&
	    !(hw_item_flags(s, i) & HW_TOK_UPPER) &&
	    !(k & HW_WORD_HE && is_article(s, i));
}

unsigned
hw_item_object(const struct hw_speech *s, size_t i)
{
	struct hw_str w = hw_str_sub(
	    s->text, s->item.v[i].start, s->item.v[i].end);

	if (s->item.v[i].quote)
		return 0;
	return hw_str_eq(w, HW_STR("him")) ? HW_WORD_HE
	    : hw_str_eq(w, HW_STR("her"))  ? HW_WORD_SHE
					   : 0;
}

bool
hw_item_date(const struct hw_speech *s, size_t i)
{
	return hw_item_kinds(s, i) & HW_WORD_DATE &&
	    (hw_item_flags(s, i) & HW_TOK_CAP || !s->english);
}

/* May item i be inside a noun phrase (not as its first word)? */
static bool
is_content(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);
	bool cap;

	if (!t || hw_item_pronoun(s, i))
		return false;
	if (s->verb_first && t->kinds & HW_WORD_DET)
		return true; /* the Arabic article, before every noun */
	cap = t->flags & HW_TOK_CAP && !s->item.v[i].sent;
	if (hw_item_date(s, i))
		return false;
	if (t->kinds & HW_WORD_PEOPLE)
		return true;
	if (t->flags & HW_TOK_STOP)
		return (t->flags & HW_TOK_UPPER) != 0 ||
		    (cap &&
			!(t->kinds &
			    (HW_WORD_PREP | HW_WORD_CONJ | HW_WORD_AUX |
				HW_WORD_DET)));
	if (t->kinds & (HW_WORD_PREP | HW_WORD_CONJ | HW_WORD_AUX) && !cap)
		return (t->kinds & HW_WORD_PARTICLE) != 0;
	return cap || !hw_speech_verb(s, i);
}

/* "countriesRussian": a scraper dropped the space between two words. */
static bool
is_run_together(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);
	struct hw_str w;

	if (!t || t->end - t->start < 9 || t->flags & HW_TOK_CAP || !s->english)
		return false;
	w = hw_token_str(s->text, t);
	for (size_t k = 4; k + 3 < w.n; k++)
		if (w.p[k] >= 'A' && w.p[k] <= 'Z' && w.p[k - 1] >= 'a' &&
		    w.p[k - 1] <= 'z')
			return true;
	return false;
}

struct hw_mention
hw_speech_phrase_before(const struct hw_speech *s, size_t from, size_t i)
{
	struct hw_mention none = {i, i, false}, r = {i, i, false};

	if (i <= from)
		return none;
	if (hw_item_pronoun(s, i - 1))
		return (struct hw_mention){i - 1, i, true};
	while (r.from > from && i - r.from < PHRASE_MAX) {
		size_t k = r.from - 1;

		if ((r.from < i && hw_item_parts(s, r.from)) ||
		    is_run_together(s, k))
			break;
		if (is_content(s, k)) {
			r.from = k;
			continue;
		}
		if (hw_item_kinds(s, k) & HW_WORD_DET) { /* "the two" */
			r.from = k;
			if (r.to - r.from == 1)
				continue;
		}
		break;
	}
	return r;
}

struct hw_mention
hw_speech_phrase(const struct hw_speech *s, size_t i, size_t to)
{
	struct hw_mention r = {i, i, false};

	if (i >= to)
		return r;
	if (hw_item_pronoun(s, i))
		return (struct hw_mention){i, i + 1, true};
	if (hw_item_kinds(s, i) & HW_WORD_DET)
		r.to = i + 1;
	while (r.to < to && r.to - i < PHRASE_MAX) {
		if (r.to > i && hw_item_parts(s, r.to))
			break;
		if (is_content(s, r.to))
			r.to++;
		else if (r.to > i &&
		    hw_item_kinds(s, r.to) & HW_WORD_PARTICLE &&
		    r.to + 1 < to && hw_item_flags(s, r.to + 1) & HW_TOK_CAP &&
		    !hw_item_parts(s, r.to + 1) &&
		    !(hw_item_flags(s, r.to) & HW_TOK_CAP))
			r.to += 2;
		else
			break;
	}
	if (r.to == i + 1 && hw_item_kinds(s, i) & HW_WORD_DET &&
	    !(hw_item_kinds(s, i) & HW_WORD_PEOPLE))
		r.to = i; /* "the" alone */
	return r;
}

bool
hw_speech_can(const struct hw_speech *s, struct hw_mention p)
{
	for (size_t i = p.from; i < p.to; i++) {
		if (hw_item_kinds(s, i) &
		    (HW_WORD_OFFICE | HW_WORD_PEOPLE | HW_WORD_ORG |
			HW_WORD_MEDIA))
			return true;
		if (hw_item_flags(s, i) & HW_TOK_CAP &&
		    (!s->item.v[i].sent || s->named[s->item.v[i].at]) &&
		    !(hw_item_kinds(s, i) & HW_WORD_DET))
			return true;
	}
	return p.pronoun;
}

struct hw_mention
hw_speech_trim(const struct hw_speech *s, struct hw_mention p)
{
	size_t to = p.to;

	while (to > p.from && s->english && !p.pronoun &&
	    !s->named[s->item.v[to - 1].at] &&
	    !(hw_item_flags(s, to - 1) & HW_TOK_CAP) &&
	    !(hw_item_kinds(s, to - 1) &
		(HW_WORD_OFFICE | HW_WORD_PEOPLE | HW_WORD_ORG |
		    HW_WORD_MEDIA)))
		to--;
	if (to > p.from)
		p.to = to;
	return p;
}

struct hw_mention
hw_speech_first(const struct hw_speech *s, size_t from, size_t to, bool any)
{
	struct hw_mention governed = {to, to, false}, p;

	for (size_t i = from; i < to;) {
		bool prep;

		if (s->item.v[i].quote) {
			i++;
			continue;
		}
		prep = i > from && hw_item_kinds(s, i - 1) & HW_WORD_PREP &&
		    !hw_item_parts(s, i);
		p = hw_speech_phrase(s, i, to);
		if (p.from == p.to) {
			i++;
			continue;
		}
		i = p.to;
		p = hw_speech_trim(s, p);
		if (!hw_speech_can(s, p) || hw_speech_verb(s, p.from))
			continue;
		if (!prep)
			return p;
		if (governed.from == governed.to)
			governed = p;
	}
	if (!any)
		governed.to = governed.from;
	return governed;
}

size_t
hw_speech_main(const struct hw_speech *s, size_t from, size_t to)
{
	size_t i = from, stop = from + 14 < to ? from + 14 : to;

	if (s->item.v[from].para && hw_item_flags(s, from) & HW_TOK_UPPER)
		for (; i < stop; i++) /* PARIS, May 1 (Reuters) -- */
			if (i > from && hw_item_parts(s, i) & HW_PUNCT_DASH)
				return i;
	if (!(hw_item_kinds(s, from) & (HW_WORD_PREP | HW_WORD_CONJ)) ||
	    hw_item_kinds(s, from) & HW_WORD_DET)
		return from;
	for (i = from + 1; i < to; i++)
		if (hw_item_parts(s, i) & HW_PUNCT_COMMA)
			return i;
	return from;
}

bool
hw_speech_media(const struct hw_speech *s, struct hw_mention p)
{
	for (size_t i = p.from; i < p.to; i++)
		if (hw_item_kinds(s, i) & HW_WORD_MEDIA)
			return true;
	return false;
}

/* "porte-parole", "porta-voz": two words to the tokens. */
static bool
is_voice(const struct hw_speech *s, size_t i)
{
	struct hw_str w = hw_str_sub(
	    s->text, s->item.v[i].start, s->item.v[i].end);

	return s->item.v[i].start > 0 &&
	    s->text.p[s->item.v[i].start - 1] == '-' &&
	    (hw_str_eq(w, HW_STR("parole")) || hw_str_eq(w, HW_STR("voz")));
}

struct hw_mention
hw_speech_added(const struct hw_speech *s, struct hw_mention w)
{
	const struct hw_item *item = s->item.v;
	struct hw_mention none = {w.to, w.to, false}, p;
	size_t i = w.to, end = s->item.n;
	bool office = false;

	for (size_t k = w.from; k < w.to; k++) {
		office |= (hw_item_kinds(s, k) & HW_WORD_OFFICE) != 0 ||
		    is_voice(s, k);
		if (s->named[item[k].at] && hw_item_kinds(s, k) & HW_WORD_MALE)
			return none;
	}
	if (!office || w.pronoun)
		return none;
	while (i < end && i < w.to + 9 && !(item[i].punct & HW_PUNCT_PARTS)) {
		if (item[i].quote || hw_speech_verb(s, i))
			return none;
		i++; /* "of the union" */
	}
	if (i >= end || (item[i].punct & HW_PUNCT_PARTS) != HW_PUNCT_COMMA)
		return none;
	p = hw_speech_trim(s, hw_speech_phrase(s, i, end));
	while (p.from + 1 < p.to && !s->named[item[p.from].at] &&
	    hw_item_kinds(s, p.from) & (HW_WORD_HONOUR | HW_WORD_OFFICE))
		p.from++; /* "the club doctor, Dr Anita Rao," */
	for (size_t k = p.from; k < p.to; k++)
		if (!s->named[item[k].at])
			return none;
	if (p.from >= p.to || p.to - p.from > 5)
		return none;
	return p;
}
