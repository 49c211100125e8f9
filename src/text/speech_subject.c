/* SPDX-License-Identifier: MIT
 * Whose verb of speech it is: the phrase beside the verb that no preposition
 * governs. */
#include "text/speech.h"

/* May it speak beside its verb?  There "the tycoon" will do. */
static bool
may_speak(const struct hw_speech *s, struct hw_mention p)
{
	if (p.from >= p.to)
		return false;
	if (hw_speech_can(s, p))
		return true;
	return s->caseless ||
	    (s->english && p.to - p.from > 1 &&
		hw_item_kinds(s, p.from) & HW_WORD_DET);
}

/* Step over "on Friday", "in a statement" backwards: to the head of the
 * chain of phrases that prepositions link.  None when the chain begins the
 * clause with a preposition. */
static struct hw_mention
chain_head(const struct hw_speech *s, struct hw_mention p, size_t from)
{
	struct hw_mention none = {p.from, p.from, false};

	while (p.from > from && !hw_item_parts(s, p.from) &&
	    hw_item_kinds(s, p.from - 1) & HW_WORD_PREP &&
	    !(hw_item_kinds(s, p.from - 1) & HW_WORD_PARTICLE &&
		hw_item_flags(s, p.from - 1) & HW_TOK_CAP)) {
		size_t prep = p.from - 1;

		if (prep == from || hw_item_parts(s, prep) ||
		    s->item.v[prep].sent)
			return none;
		if (hw_item_date(s, prep - 1))
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
	while (v > from && !hw_item_parts(s, v)) {
		const struct hw_token *t = hw_speech_token(s, v - 1);

		if (!t || hw_item_pronoun(s, v - 1))
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
		if (hw_item_date(s, v - 1)) {
			v--;
			if (v > from && hw_item_kinds(s, v - 1) & HW_WORD_PREP)
				v--;
			continue;
		}
		break;
	}
	return v;
}

static bool
is_name(const struct hw_speech *s, struct hw_mention p)
{
	for (size_t i = p.from; i < p.to; i++)
		if (!s->named[s->item.v[i].at])
			return false;
	return p.from < p.to;
}

static bool
has_name(const struct hw_speech *s, struct hw_mention p)
{
	for (size_t i = p.from; i < p.to; i++)
		if (s->named[s->item.v[i].at])
			return true;
	return p.pronoun;
}

/* The phrase before a comma that closes an insertion: "A, who is B, said". */
static struct hw_mention
before_insertion(const struct hw_speech *s, size_t i, size_t from)
{
	struct hw_mention p = {i, i, false}, best = p;
	size_t k = i;

	for (int round = 0; round < 3; round++) {
		for (k = k > from ? k - 1 : from;
		     k > from && !hw_item_parts(s, k);)
			k--;
		if (k <= from)
			break;
		p = chain_head(s, hw_speech_phrase_before(s, from, k), from);
		if (p.from == p.to || !hw_speech_can(s, p))
			continue;
		best = p;
		if (p.pronoun || p.from == from ||
		    !(hw_item_parts(s, p.from) & HW_PUNCT_COMMA))
			break;
	}
	p = hw_speech_phrase_before(s, from, i);
	if (best.from == best.to || (is_name(s, p) && !has_name(s, best)))
		best = p; /* "the union's leader, Tomas Brandt, said" */
	return best;
}

/* "Smith, a senator, said": from the apposition up to the name. */
static struct hw_mention
up_apposition(const struct hw_speech *s, struct hw_mention p, size_t from)
{
	struct hw_mention up;

	if (p.from >= p.to || p.from <= from ||
	    !(hw_item_parts(s, p.from) & HW_PUNCT_COMMA) ||
	    !(hw_item_kinds(s, p.from) & HW_WORD_DET))
		return p;
	up = chain_head(s, hw_speech_phrase_before(s, from, p.from), from);
	if (up.from < up.to && hw_item_flags(s, up.to - 1) & HW_TOK_CAP &&
	    up.from == from)
		return up;
	return p;
}

/* "X, who has called it ...": X. */
static bool
is_who(const struct hw_speech *s, size_t i)
{
	struct hw_str w = hw_str_sub(
	    s->text, s->item.v[i].start, s->item.v[i].end);

	return !s->item.v[i].quote &&
	    (hw_str_eq(w, HW_STR("who")) || hw_str_eq(w, HW_STR("qui")));
}

/* The subject left of verb v, none when it is not there. */
static struct hw_mention
subject_left(const struct hw_speech *s, size_t v, size_t from)
{
	struct hw_mention none = {v, v, false}, p;
	size_t i = before_verb(s, v, from);

	if (i <= from || s->item.v[i].sent)
		return none;
	if (hw_item_parts(s, i) &
	    (HW_PUNCT_COMMA | HW_PUNCT_PAREN | HW_PUNCT_DASH))
		return before_insertion(s, i, from);
	if (hw_item_parts(s, i))
		return none;
	if (i > from + 1 && i < v && is_who(s, i - 1) &&
	    hw_item_parts(s, i - 1) & HW_PUNCT_COMMA) {
		p = hw_speech_phrase_before(s, from, i - 1);
		if (p.from == from && has_name(s, p))
			return p;
	}
	p = hw_speech_phrase_before(s, from, i);
	if (p.from == p.to || p.pronoun)
		return p;
	return up_apposition(s, chain_head(s, p, from), from);
}

/* The last name of two words or more behind the first word of a phrase that
 * a preposition governs: cases are not told apart, so that "(at) the gates
 * secretary Maren Holt" is one phrase. */
static struct hw_mention
name_inside(const struct hw_speech *s, struct hw_mention p)
{
	size_t to = p.to, from;

	while (to > p.from + 2 &&
	    !(s->named[s->item.v[to - 1].at] && s->named[s->item.v[to - 2].at]))
		to--;
	if (to <= p.from + 2)
		return (struct hw_mention){p.from, p.from, false};
	for (from = to - 2;
	     from > p.from + 1 && s->named[s->item.v[from - 1].at];)
		from--;
	return (struct hw_mention){from, to, false};
}

/* The first phrase at or behind item i of the clause that has a name: "said
 * (to reporters) (at the gates) secretary Maren Holt". */
static struct hw_mention
beyond(const struct hw_speech *s, size_t i, size_t to)
{
	struct hw_mention none = {i, i, false}, p;

	for (int n = 0;
	     n < 4 && i < to && !s->item.v[i].quote && !hw_item_parts(s, i);
	     n++) {
		unsigned k = hw_item_kinds(s, i);
		bool governed = k & HW_WORD_PREP && !(k & HW_WORD_DET);

		if (k & HW_WORD_CONJ && !(k & HW_WORD_DET))
			break;
		p = hw_speech_phrase(s, i + governed, to);
		if (p.from == p.to || p.pronoun) {
			i += 1 + governed;
			continue;
		}
		i = p.to;
		if (governed)
			p = name_inside(s, p);
		if (p.from < p.to && has_name(s, p) && !hw_speech_media(s, p))
			return p;
	}
	return none;
}

/* The item behind "said on Friday", "ha dicho el viernes". */
static size_t
after_verb(const struct hw_speech *s, size_t v, size_t to)
{
	size_t i = v + 1;

	if (i + 1 < to && s->item.v[i].end - s->item.v[i].start == 1 &&
	    s->text.p[s->item.v[i].start] == 't' &&
	    s->text.p[s->item.v[i].end] == '-' && hw_item_pronoun(s, i + 1))
		return i + 1; /* "ajoute-t-elle" */
	while (i < to && !hw_item_parts(s, i)) {
		unsigned k = hw_item_kinds(s, i);

		if (k & (HW_WORD_PREP | HW_WORD_DET) && i + 1 < to &&
		    hw_item_date(s, i + 1))
			i += 2;
		else if (hw_item_date(s, i) ||
		    (k & HW_WORD_AUX && !hw_item_pronoun(s, i) &&
			!(hw_item_flags(s, i) & HW_TOK_CAP)))
			i++;
		else
			break;
	}
	return i;
}

/* "сообщили в управлении": whoever sits there says it. */
static struct hw_mention
place_speaks(const struct hw_speech *s, size_t v, size_t i, size_t to)
{
	static const char *const no[] = {"интервью", "эфире", "беседе",
	    "разговоре", "комментарии", "ходе", "соцсетях", "інтерв", "ефірі",
	    "розмові", "коментарі", "ході"};
	struct hw_mention none = {v, v, false}, p;
	struct hw_str verb = hw_token_str(s->text, hw_speech_token(s, v));
	struct hw_str prep = hw_str_sub(
	    s->text, s->item.v[i].start, s->item.v[i].end);

	if (!hw_str_ends(verb, HW_STR("ли")) || i + 1 >= to ||
	    (!hw_str_eq(prep, HW_STR("в")) && !hw_str_eq(prep, HW_STR("во")) &&
		!hw_str_eq(prep, HW_STR("у"))))
		return none;
	p = hw_speech_phrase(s, i + 1, to);
	for (size_t k = 0; p.from < p.to && k < sizeof(no) / sizeof(*no); k++)
		if (hw_str_starts(hw_str_from(s->text, s->item.v[p.from].start),
			hw_str_c(no[k])))
			return none;
	return p;
}

/* The subject right of verb v. */
static struct hw_mention
subject_right(const struct hw_speech *s, size_t v, size_t to)
{
	struct hw_mention none = {v, v, false}, p, far;
	bool free = !s->english && !s->german && !s->verb_first;
	size_t i = after_verb(s, v, to);

	if (i >= to || hw_item_parts(s, i) || s->item.v[i].quote)
		return none;
	if (hw_item_kinds(s, i) & (HW_WORD_PREP | HW_WORD_CONJ) &&
	    !(hw_item_kinds(s, i) & HW_WORD_DET) && !hw_item_pronoun(s, i)) {
		p = beyond(s, i, free ? to : i);
		return p.from < p.to || !free ? p : place_speaks(s, v, i, to);
	}
	if (s->german &&
	    hw_hash_among(
		hw_speech_token(s, i)->hash, s->w.object, HW_OBJECT_WORDS))
		return none;
	p = hw_speech_phrase(s, i, to);
	if (free && p.from < p.to &&
	    (!has_name(s, p) || hw_speech_media(s, p))) {
		far = beyond(s, p.to, to);
		if (far.from < far.to)
			return far;
	}
	return may_speak(s, p) ? p : none;
}

static bool
is_word(const struct hw_speech *s, size_t i, uint32_t hash)
{
	const struct hw_token *t = hw_speech_token(s, i);

	return t && t->hash == hash;
}

/* "quoted Smith as saying": Smith; none for "was quoted by Smith". */
static struct hw_mention
quoted(const struct hw_speech *s, size_t v, size_t to)
{
	struct hw_mention r = {v, v, false};

	if (!hw_hash_among(hw_speech_token(s, v)->hash, s->w.quote, 8) ||
	    v + 1 >= to || (s->english && is_word(s, v + 1, s->w.by)))
		return r;
	if (s->english && hw_item_object(s, v + 1))
		return (struct hw_mention){v + 1, v + 2, true};
	r = hw_speech_phrase(s, v + 1, to);
	if (r.from < r.to && !hw_speech_can(s, r))
		r.to = r.from;
	return r;
}

struct hw_mention
hw_speech_quoter(const struct hw_speech *s, size_t v, size_t from, size_t to)
{
	struct hw_mention none = {v, v, false}, p = quoted(s, v, to);

	return p.from < p.to ? subject_left(s, v, from) : none;
}

/* The subject of "..., saying": that of the clause before it. */
static struct hw_mention
subject_of_clause(const struct hw_speech *s, size_t v, size_t from)
{
	struct hw_mention p = {v, v, false};
	size_t main;

	for (size_t k = v; k > from; k--) {
		if (hw_speech_verb(s, k - 1) &&
		    !(hw_item_kinds(s, k - 1) & HW_WORD_GERUND)) {
			p = quoted(s, k - 1, v);
			if (p.from < p.to)
				return p;
			p = subject_left(s, k - 1, from);
			if (may_speak(s, p))
				return p;
			break;
		}
		if (hw_item_kinds(s, k - 1) & HW_WORD_CONJ && s->english) {
			p = hw_item_pronoun(s, k - 1)
			    ? (struct hw_mention){k - 1, k, true}
			    : hw_speech_phrase(s, k, v);
			if (p.from < p.to && hw_speech_can(s, p))
				return p;
		}
	}
	main = hw_speech_main(s, from, v);
	p = hw_speech_trim(s, hw_speech_phrase(s, main, v));
	if (may_speak(s, p))
		return p;
	p = hw_speech_first(s, main, v, false);
	if (p.from == p.to)
		p = hw_speech_first(s, from, v, true);
	return p;
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
	    (hw_item_parts(s, v) & HW_PUNCT_COMMA &&
		!(hw_item_kinds(s, r.from) & HW_WORD_DET));
}

/* Arabic "naqala X an Y qawluhu": X passes on what Y said. */
static struct hw_mention
passed_on(const struct hw_speech *s, size_t v, size_t to)
{
	struct hw_mention p = {v, v, false};

	for (size_t i = v + 1; i < to && !s->item.v[i].quote; i++)
		if (is_word(s, i, s->w.about)) {
			p = hw_speech_phrase(s, i + 1, to);
			for (size_t k = p.from; k < p.to; k++)
				if (hw_str_starts(hw_str_from(s->text,
						      s->item.v[k].start),
					HW_STR("قول")))
					p.to = k;
			break;
		}
	return p;
}

/* "quoted Smith as saying", "asked by Smith": who speaks is the object;
 * whoever "was quoted by" another speaks himself. */
static struct hw_mention
object_speaks(const struct hw_speech *s, size_t v, size_t to)
{
	uint32_t verb = hw_speech_token(s, v)->hash;
	struct hw_mention r = {v, v, false};
	bool by = s->english && v + 1 < to && is_word(s, v + 1, s->w.by);

	if (s->verb_first && hw_hash_among(verb, s->w.pass, 4))
		return passed_on(s, v, to);
	if (hw_hash_among(verb, s->w.quote, 8)) {
		if (by)
			return r;
		r = quoted(s, v, to);
		if (r.from < r.to)
			return r;
	}
	if (by)
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
		(v > from && is_word(s, v - 1, s->w.to) &&
		    !hw_item_parts(s, v)));
}

/* "the editorial calling", "with Smith calling"; not "met Smith, calling"
 * nor "a statement calling". */
static struct hw_mention
beside_gerund(const struct hw_speech *s, size_t v, size_t from)
{
	struct hw_mention none = {v, v, false}, l;
	size_t i = before_verb(s, v, from);

	if (v <= from || hw_item_parts(s, v) || is_word(s, v - 1, s->w.to))
		return none;
	l = hw_speech_phrase_before(s, from, i);
	if (l.from >= l.to || !hw_speech_can(s, l) ||
	    is_word(s, l.from, s->w.a))
		return none;
	for (size_t k = l.from; k > from && k + 10 > l.from; k--)
		if (is_word(s, k - 1, s->w.with))
			return hw_speech_phrase(s, k, l.to);
		else if (hw_item_parts(s, k))
			break;
	if (hw_item_parts(s, l.from) & HW_PUNCT_DASH)
		return l; /* "- Smith saying he was" */
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
	    s->item.v[v - 1].quote || hw_item_parts(s, v) & HW_PUNCT_COMMA ||
	    !(hw_item_kinds(s, v) & HW_WORD_SAY)) /* glued */
		r = subject_right(s, v, to);
	if (s->verb_first && r.from < r.to)
		return r;
	if (s->german && right_wins(s, v, l, r))
		return r;
	if (s->german)
		return l.from < l.to ? l : hw_speech_first(s, from, v, true);
	if (may_speak(s, l) && (hw_speech_can(s, l) || !hw_speech_can(s, r)))
		return l; /* not "after two warm days, says Odile Brask" */
	if (r.from < r.to)
		return r;
	return l.from < l.to ? l : subject_of_clause(s, v, from);
}
