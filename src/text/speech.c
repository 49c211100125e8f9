/* SPDX-License-Identifier: MIT
 * Items, verbs of speech and their subjects.  No parser: noun phrases are
 * runs of words that are neither function words nor verbs of speech, and a
 * subject is the phrase beside its verb that no preposition governs. */
#include "text/speech.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define PHRASE_MAX 12
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

const struct hw_token *
hw_speech_token(const struct hw_speech *s, size_t i)
{
	if (i >= s->item.n || s->item.v[i].quote)
		return NULL;
	return &s->tokens->v[s->item.v[i].at];
}

static unsigned
kinds(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);

	return t ? t->kinds : 0;
}

static unsigned
flags(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);

	return t ? t->flags : 0;
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
	return (flags(s, i) & HW_TOK_SENT) != 0;
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

bool
hw_speech_verb(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);

	if (t && s->english && t->end - t->start > 8 && glued_verb(s, t))
		return true;
	if (!t || !(t->kinds & HW_WORD_SAY))
		return false;
	if (t->hash == s->w.so && s->german)
		return i > 0 &&
		    (s->item.v[i].punct & HW_PUNCT_COMMA ||
			s->item.v[i - 1].quote) &&
		    i + 1 < s->item.n && !s->item.v[i + 1].punct &&
		    (flags(s, i + 1) & HW_TOK_CAP ||
			kinds(s, i + 1) & HW_WORD_DET);
	if (i > 0 && !s->item.v[i].sent && !s->german && !s->verb_first &&
	    !(s->item.v[i].punct & HW_PUNCT_PARTS)) {
		if (s->item.v[i].punct & HW_PUNCT_POSS ||
		    (kinds(s, i - 1) & HW_WORD_DET &&
			!(kinds(s, i - 1) &
			    (HW_WORD_HE | HW_WORD_SHE | HW_WORD_THEY |
				HW_WORD_PEOPLE))))
			return false;
	}
	return true;
}

/* ---- noun phrases --------------------------------------------------------- */

static bool
is_pronoun(const struct hw_speech *s, size_t i)
{
	unsigned k = kinds(s, i);

	return (k & (HW_WORD_HE | HW_WORD_SHE | HW_WORD_THEY)) != 0 &&
	    !(flags(s, i) & HW_TOK_UPPER);
}

static bool
is_date(const struct hw_speech *s, size_t i)
{
	return kinds(s, i) & HW_WORD_DATE &&
	    (flags(s, i) & HW_TOK_CAP || !s->english);
}

/* May item i be inside a noun phrase (not as its first word)? */
static bool
is_content(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);
	bool cap;

	if (!t || is_pronoun(s, i))
		return false;
	if (s->verb_first && t->kinds & HW_WORD_DET)
		return true; /* the Arabic article, before every noun */
	cap = t->flags & HW_TOK_CAP && !s->item.v[i].sent;
	if (is_date(s, i))
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

/* Marks between items i-1 and i that part phrases. */
static unsigned
parts(const struct hw_speech *s, size_t i)
{
	return s->item.v[i].punct & HW_PUNCT_PARTS;
}

struct hw_mention
hw_speech_phrase_before(const struct hw_speech *s, size_t from, size_t i)
{
	struct hw_mention none = {i, i, false}, r = {i, i, false};

	if (i <= from)
		return none;
	if (is_pronoun(s, i - 1))
		return (struct hw_mention){i - 1, i, true};
	while (r.from > from && i - r.from < PHRASE_MAX) {
		size_t k = r.from - 1;

		if (r.from < i && parts(s, r.from))
			break;
		if (is_content(s, k)) {
			r.from = k;
			continue;
		}
		if (kinds(s, k) & HW_WORD_DET) { /* "the two" */
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
	if (is_pronoun(s, i))
		return (struct hw_mention){i, i + 1, true};
	if (kinds(s, i) & HW_WORD_DET)
		r.to = i + 1;
	while (r.to < to && r.to - i < PHRASE_MAX) {
		if (r.to > i && parts(s, r.to))
			break;
		if (is_content(s, r.to))
			r.to++;
		else if (r.to > i && kinds(s, r.to) & HW_WORD_PARTICLE &&
		    r.to + 1 < to && flags(s, r.to + 1) & HW_TOK_CAP &&
		    !parts(s, r.to + 1) && !(flags(s, r.to) & HW_TOK_CAP))
			r.to += 2;
		else
			break;
	}
	if (r.to == i + 1 && kinds(s, i) & HW_WORD_DET &&
	    !(kinds(s, i) & HW_WORD_PEOPLE))
		r.to = i; /* "the" alone */
	return r;
}

bool
hw_speech_can(const struct hw_speech *s, struct hw_mention p)
{
	for (size_t i = p.from; i < p.to; i++) {
		if (kinds(s, i) &
		    (HW_WORD_OFFICE | HW_WORD_PEOPLE | HW_WORD_ORG |
			HW_WORD_MEDIA))
			return true;
		if (flags(s, i) & HW_TOK_CAP &&
		    (!s->item.v[i].sent || s->named[s->item.v[i].at]) &&
		    !(kinds(s, i) & HW_WORD_DET))
			return true;
	}
	return p.pronoun;
}

/* May it speak beside its verb?  There "the tycoon" will do. */
static bool
may_speak(const struct hw_speech *s, struct hw_mention p)
{
	if (p.from >= p.to)
		return false;
	if (hw_speech_can(s, p))
		return true;
	return s->caseless ||
	    (s->english && p.to - p.from > 1 && kinds(s, p.from) & HW_WORD_DET);
}

/* Step over "on Friday", "in a statement" backwards: to the head of the
 * chain of phrases that prepositions link.  None when the chain begins the
 * clause with a preposition. */
static struct hw_mention
chain_head(const struct hw_speech *s, struct hw_mention p, size_t from)
{
	struct hw_mention none = {p.from, p.from, false};

	while (p.from > from && !parts(s, p.from) &&
	    kinds(s, p.from - 1) & HW_WORD_PREP &&
	    !(kinds(s, p.from - 1) & HW_WORD_PARTICLE &&
		flags(s, p.from - 1) & HW_TOK_CAP)) {
		size_t prep = p.from - 1;

		if (prep == from || parts(s, prep) || s->item.v[prep].sent)
			return none;
		if (is_date(s, prep - 1))
			prep--;
		p = hw_speech_phrase_before(s, from, prep);
		if (p.from == p.to)
			return none;
	}
	return p;
}

/* Items before a verb that are no part of its subject: auxiliaries, adverbs,
 * days. */
static size_t
before_verb(const struct hw_speech *s, size_t v, size_t from)
{
	while (v > from && !parts(s, v)) {
		const struct hw_token *t = hw_speech_token(s, v - 1);

		if (!t || is_pronoun(s, v - 1))
			break;
		if (t->kinds & HW_WORD_AUX && !(t->flags & HW_TOK_CAP)) {
			v--;
			continue;
		}
		if (t->end - t->start > 4 && !s->german &&
		    hw_str_ends(hw_token_str(s->text, t), HW_STR("ly")) &&
		    !(t->flags & HW_TOK_CAP)) {
			v--;
			continue;
		}
		if (is_date(s, v - 1)) {
			v--;
			if (v > from && kinds(s, v - 1) & HW_WORD_PREP)
				v--;
			continue;
		}
		break;
	}
	return v;
}

/* The phrase before a comma that closes an insertion: "A, who is B, said". */
static struct hw_mention
before_insertion(const struct hw_speech *s, size_t i, size_t from)
{
	struct hw_mention p = {i, i, false}, best = p;
	size_t k = i;

	for (int round = 0; round < 3; round++) {
		for (k = k > from ? k - 1 : from; k > from && !parts(s, k);)
			k--;
		if (k <= from)
			break;
		p = chain_head(s, hw_speech_phrase_before(s, from, k), from);
		if (p.from == p.to || !hw_speech_can(s, p))
			continue;
		best = p;
		if (p.pronoun || p.from == from ||
		    !(parts(s, p.from) & HW_PUNCT_COMMA))
			break;
	}
	if (best.from == best.to)
		best = hw_speech_phrase_before(s, from, i);
	return best;
}

/* "Smith, a senator, said": from the apposition up to the name. */
static struct hw_mention
up_apposition(const struct hw_speech *s, struct hw_mention p, size_t from)
{
	struct hw_mention up;

	if (p.from >= p.to || p.from <= from ||
	    !(parts(s, p.from) & HW_PUNCT_COMMA) ||
	    !(kinds(s, p.from) & HW_WORD_DET))
		return p;
	up = chain_head(s, hw_speech_phrase_before(s, from, p.from), from);
	if (up.from < up.to && flags(s, up.to - 1) & HW_TOK_CAP &&
	    up.from == from)
		return up;
	return p;
}

/* The subject left of verb v, none when it is not there. */
static struct hw_mention
subject_left(const struct hw_speech *s, size_t v, size_t from)
{
	struct hw_mention none = {v, v, false}, p;
	size_t i = before_verb(s, v, from);

	if (i <= from || s->item.v[i].sent)
		return none;
	if (parts(s, i) & (HW_PUNCT_COMMA | HW_PUNCT_PAREN | HW_PUNCT_DASH))
		return before_insertion(s, i, from);
	if (parts(s, i))
		return none;
	p = hw_speech_phrase_before(s, from, i);
	if (p.from == p.to || p.pronoun)
		return p;
	return up_apposition(s, chain_head(s, p, from), from);
}

/* The subject right of verb v. */
static struct hw_mention
subject_right(const struct hw_speech *s, size_t v, size_t to)
{
	struct hw_mention none = {v, v, false}, p;
	size_t i = v + 1;

	while (i < to && !parts(s, i)) {
		unsigned k = kinds(s, i);

		if (k & HW_WORD_PREP && i + 1 < to && is_date(s, i + 1))
			i += 2;
		else if (is_date(s, i) ||
		    (k & HW_WORD_AUX && !is_pronoun(s, i) &&
			!(flags(s, i) & HW_TOK_CAP)))
			i++;
		else
			break;
	}
	if (i >= to || parts(s, i) || s->item.v[i].quote)
		return none;
	if (kinds(s, i) & (HW_WORD_PREP | HW_WORD_CONJ) &&
	    !(kinds(s, i) & HW_WORD_DET) && !is_pronoun(s, i))
		return none;
	p = hw_speech_phrase(s, i, to);
	return may_speak(s, p) ? p : none;
}

/* "Miller left": a name without the verb behind it. */
static struct hw_mention
without_verb(const struct hw_speech *s, struct hw_mention p)
{
	size_t to = p.to;

	while (to > p.from && s->english && !p.pronoun &&
	    !s->named[s->item.v[to - 1].at] &&
	    !(flags(s, to - 1) & HW_TOK_CAP) &&
	    !(kinds(s, to - 1) &
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
		prep = i > from && kinds(s, i - 1) & HW_WORD_PREP &&
		    !parts(s, i);
		p = hw_speech_phrase(s, i, to);
		if (p.from == p.to) {
			i++;
			continue;
		}
		i = p.to;
		p = without_verb(s, p);
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

	if (s->item.v[from].para && flags(s, from) & HW_TOK_UPPER)
		for (; i < stop; i++) /* PARIS, May 1 (Reuters) -- */
			if (i > from && parts(s, i) & HW_PUNCT_DASH)
				return i;
	if (!(kinds(s, from) & (HW_WORD_PREP | HW_WORD_CONJ)) ||
	    kinds(s, from) & HW_WORD_DET)
		return from;
	for (i = from + 1; i < to; i++)
		if (parts(s, i) & HW_PUNCT_COMMA)
			return i;
	return from;
}

/* The subject of "..., saying": that of the clause before it. */
static struct hw_mention
subject_of_clause(const struct hw_speech *s, size_t v, size_t from)
{
	struct hw_mention p = {v, v, false};
	size_t main;

	for (size_t k = v; k > from; k--) {
		if (hw_speech_verb(s, k - 1) &&
		    !(kinds(s, k - 1) & HW_WORD_GERUND)) {
			p = subject_left(s, k - 1, from);
			if (may_speak(s, p))
				return p;
			break;
		}
		if (kinds(s, k - 1) & HW_WORD_CONJ && s->english) {
			p = is_pronoun(s, k - 1)
			    ? (struct hw_mention){k - 1, k, true}
			    : hw_speech_phrase(s, k, v);
			if (p.from < p.to && hw_speech_can(s, p))
				return p;
		}
	}
	main = hw_speech_main(s, from, v);
	p = without_verb(s, hw_speech_phrase(s, main, v));
	if (may_speak(s, p))
		return p;
	p = hw_speech_first(s, main, v, false);
	if (p.from == p.to)
		p = hw_speech_first(s, from, v, true);
	return p;
}

static bool
in_list(uint32_t hash, const uint32_t *list, size_t n)
{
	for (size_t i = 0; i < n && list[i]; i++)
		if (list[i] == hash)
			return true;
	return false;
}

/* Verb second: which of the two beside the verb is the subject? */
static bool
right_wins(const struct hw_speech *s, size_t v, struct hw_mention l,
    struct hw_mention r)
{
	bool name = false, lname = false;

	if (r.from == r.to)
		return false;
	if (l.from == l.to || !hw_speech_can(s, l))
		return true;
	if (l.pronoun || r.pronoun)
		return !l.pronoun;
	for (size_t i = r.from; i < r.to; i++)
		name |= s->named[s->item.v[i].at];
	for (size_t i = l.from; i < l.to; i++)
		lname |= s->named[s->item.v[i].at];
	if (!name)
		return false;
	return !lname ||
	    (parts(s, v) & HW_PUNCT_COMMA && !(kinds(s, r.from) & HW_WORD_DET));
}

static bool
is_word(const struct hw_speech *s, size_t i, uint32_t hash)
{
	const struct hw_token *t = hw_speech_token(s, i);

	return t && t->hash == hash;
}

/* "quoted Smith as saying", "asked by Smith": who speaks is the object. */
static struct hw_mention
object_speaks(const struct hw_speech *s, size_t v, size_t to)
{
	struct hw_mention r = {v, v, false};

	if (in_list(hw_speech_token(s, v)->hash, s->w.quote, 8)) {
		r = hw_speech_phrase(s, v + 1, to);
		if (r.from < r.to && hw_speech_can(s, r))
			return r;
	}
	if (s->english && v + 1 < to && is_word(s, v + 1, s->w.by))
		r = hw_speech_phrase(s, v + 2, to);
	if (!may_speak(s, r))
		r.to = r.from;
	return r;
}

/* "..., saying", "wanted to say": no subject of its own. */
static bool
no_subject(const struct hw_speech *s, size_t v, size_t from)
{
	const struct hw_token *t = hw_speech_token(s, v);

	if (t->kinds & HW_WORD_GERUND)
		return true;
	return s->english &&
	    (hw_str_ends(hw_token_str(s->text, t), HW_STR("ing")) ||
		(v > from && is_word(s, v - 1, s->w.to) && !parts(s, v)));
}

/* "the editorial calling", "with Smith calling"; not "met Smith, calling"
 * nor "a statement calling". */
static struct hw_mention
beside_gerund(const struct hw_speech *s, size_t v, size_t from)
{
	struct hw_mention none = {v, v, false}, l;
	size_t i = before_verb(s, v, from);

	if (v <= from || parts(s, v) || is_word(s, v - 1, s->w.to))
		return none;
	l = hw_speech_phrase_before(s, from, i);
	if (l.from >= l.to || !hw_speech_can(s, l) ||
	    is_word(s, l.from, s->w.a))
		return none;
	for (size_t k = l.from; k > from && k + 10 > l.from; k--)
		if (is_word(s, k - 1, s->w.with))
			return hw_speech_phrase(s, k, l.to);
		else if (parts(s, k))
			break;
	return s->named[s->item.v[l.to - 1].at] ? none : l;
}

struct hw_mention
hw_speech_subject(const struct hw_speech *s, size_t v, size_t from, size_t to)
{
	struct hw_mention l = object_speaks(s, v, to), r = {v, v, false};

	if (l.from < l.to)
		return l;
	if (no_subject(s, v, from)) {
		l = beside_gerund(s, v, from);
		return l.from < l.to ? l : subject_of_clause(s, v, from);
	}
	l = subject_left(s, v, from);
	if (!s->english || v == from || s->item.v[v].sent ||
	    s->item.v[v - 1].quote || parts(s, v) & HW_PUNCT_COMMA ||
	    !(kinds(s, v) & HW_WORD_SAY)) /* glued */
		r = subject_right(s, v, to);
	if (s->verb_first && r.from < r.to)
		return r;
	if (s->german && right_wins(s, v, l, r))
		return r;
	if (s->german)
		return l.from < l.to ? l : hw_speech_first(s, from, v, true);
	if (may_speak(s, l))
		return l;
	if (r.from < r.to)
		return r;
	return l.from < l.to ? l : subject_of_clause(s, v, from);
}

bool
hw_speech_reported(const struct hw_speech *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct hw_token *t = hw_speech_token(s, i);

		if (t && in_list(t->hash, s->w.reported, 16))
			return true;
	}
	return false;
}

void
hw_speech_words(struct hw_speech *s)
{
	static const char quoting[][10] = {
	    "zitierte", "zitiert", "quoted", "quotes", "quoting"};
	static const char reported[][8] = {"sei", "seien", "habe", "werde",
	    "könne", "müsse", "solle", "wolle", "dürfe", "gebe", "hätte",
	    "hätten", "würde", "würden", "stehe", "gehe"};

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
