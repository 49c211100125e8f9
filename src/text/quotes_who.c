/* SPDX-License-Identifier: MIT
 * Whom the phrase that speaks means: the name in it or behind it, the person
 * a pronoun stands for, the holder of an office. */
#include "base/arena.h"
#include "text/post.h"
#include "text/quotes_int.h"

#define NEAR 800 /* bytes from a name to the office that means it */

enum { MAN = 1, WOMAN = 2, TOLD = 4 }; /* of hw_scan.gender */

/* Is the person told about where the name stands, before token k: "the
 * economist X", "X, 34,", "X, the owner"?  Whoever is named without is known,
 * or told about later. */
static bool
introduced(const struct hw_scan *t, const struct hw_name *x, size_t k)
{
	const struct hw_tokens *v = t->s.tokens;
	struct hw_str rest = hw_str_from(t->s.text, x->span.end);

	if (x->title.n || hw_str_starts(rest, HW_STR(" (")))
		return true;
	return hw_str_starts(rest, HW_STR(", ")) && k < v->n &&
	    (v->v[k].flags & HW_TOK_NUMBER ||
		v->v[k].kinds &
		    (HW_WORD_DET | HW_WORD_OFFICE | HW_WORD_PEOPLE |
			HW_WORD_CONJ));
}

static void
learn_genders(struct hw_scan *t)
{
	const struct hw_article *a = t->a;
	const struct hw_tokens *k = t->s.tokens;
	uint32_t most = 0;
	size_t j = 0;

	for (size_t i = 0; i < a->n_names; i++)
		if (a->names[i].entity > most)
			most = a->names[i].entity;
	t->gender = HW_ARRAY(t->s.m, uint8_t, most + 1);
	for (size_t i = 0; i < a->n_names; i++) {
		const struct hw_name *x = &a->names[i];
		unsigned g = 0;

		while (j < k->n && k->v[j].start < x->span.start)
			j++;
		if (j < k->n && k->v[j].end < x->span.end)
			g = k->v[j].kinds; /* the first of several words */
		if (j > 0 && x->title.n)
			g |= k->v[j - 1].kinds & ~(unsigned)HW_WORD_OFFICE;
		t->gender[x->entity] |= (g & HW_WORD_FEMALE ? WOMAN : 0) |
		    (g & HW_WORD_MALE ? MAN : 0);
		while (j < k->n && k->v[j].start < x->span.end)
			j++;
		if (introduced(t, x, j))
			t->gender[x->entity] |= TOLD;
	}
}

/* Chinese and Japanese names outside quotations. */
static void
learn_east(struct hw_scan *t)
{
	struct hw_east_people *p = &t->people;
	size_t pair = 0, n = 0;

	hw_text_east_people(t->s.m, t->s.text, p);
	for (size_t i = 0; i < p->mention.n; i++) {
		uint32_t at = p->mention.v[i].span.start;

		while (pair < t->s.pairs->n && t->s.pairs->v[pair].close <= at)
			pair++;
		if (pair == t->s.pairs->n || t->s.pairs->v[pair].open > at)
			p->mention.v[n++] = p->mention.v[i];
	}
	p->mention.n = n;
}

void
hw_quote_people(struct hw_scan *t)
{
	learn_genders(t);
	if (t->s.east)
		learn_east(t);
}

/* First name that starts at or behind a byte. */
static size_t
name_at(const struct hw_article *a, uint32_t byte)
{
	size_t lo = 0, hi = a->n_names;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (a->names[mid].span.end <= byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool
fits(const struct hw_scan *t, const struct hw_name *x, unsigned pronoun)
{
	unsigned g = t->gender[x->entity] & (MAN | WOMAN);

	if (x->kind != HW_NAME_PERSON && x->kind != HW_NAME_UNKNOWN)
		return false;
	if (pronoun & HW_WORD_HE)
		return g != WOMAN;
	if (pronoun & HW_WORD_SHE)
		return g != MAN;
	return x->kind == HW_NAME_PERSON;
}

static bool
in_quote(const struct hw_scan *t, const struct hw_name *x, size_t *pair)
{
	while (*pair > 0 && t->s.pairs->v[*pair - 1].open > x->span.start)
		--*pair;
	return *pair > 0 && t->s.pairs->v[*pair - 1].close > x->span.start;
}

/* "..., who": the subject of a clause that goes on. */
static bool
relative(const struct hw_scan *t, const struct hw_name *x)
{
	return hw_str_starts(
	    hw_str_from(t->s.text, x->span.end), HW_STR(", who "));
}

/* The person a pronoun at item i means: the first fitting name of its
 * sentence, else of the sentences before; persons before unknown names. */
static const struct hw_name *
antecedent(const struct hw_scan *t, size_t i)
{
	const struct hw_article *a = t->a;
	unsigned pronoun = hw_item_kinds(&t->s, i);
	size_t upto = i, pair = t->s.pairs->n;
	size_t n = name_at(a, t->s.item.v[i].start);

	for (int sentences = 0; sentences < 6; sentences++) {
		size_t from = hw_speech_begin(&t->s, upto);
		const struct hw_name *best = NULL;

		while (n > 0 &&
		    a->names[n - 1].span.start >= t->s.item.v[from].start) {
			const struct hw_name *x = &a->names[--n];

			if (in_quote(t, x, &pair) || !fits(t, x, pronoun))
				continue;
			if (relative(t, x))
				return x;
			if (!best || x->kind == HW_NAME_PERSON ||
			    best->kind != HW_NAME_PERSON)
				best = x;
		}
		if (best)
			return best;
		if (from == 0)
			break;
		upto = from - 1;
	}
	return NULL;
}

/* Byte span of a phrase. */
static struct hw_span
span_of(const struct hw_scan *t, struct hw_mention w)
{
	return (struct hw_span){
	    t->s.item.v[w.from].start, t->s.item.v[w.to - 1].end};
}

/* Whom "the", "le", "die" before an office may mean; 0: not the one that is
 * known. */
static uint8_t
definite(const struct hw_scan *t, struct hw_mention w)
{
	static const struct {
		char lang[3], article[4];
		uint8_t gender;
	} table[] = {{"en", "the", MAN | WOMAN}, {"fr", "le", MAN},
	    {"fr", "la", WOMAN}, {"fr", "l", MAN | WOMAN}, {"es", "el", MAN},
	    {"es", "la", WOMAN}, {"pt", "o", MAN}, {"pt", "a", WOMAN},
	    {"it", "il", MAN}, {"it", "lo", MAN}, {"it", "la", WOMAN},
	    {"it", "l", MAN | WOMAN}, {"nl", "de", MAN | WOMAN},
	    {"de", "der", MAN}, {"de", "die", WOMAN}};
	static const char bare[][3] = {"ru", "uk", "pl"}; /* no articles */
	const struct hw_item *x = &t->s.item.v[w.from];
	struct hw_str word = hw_str_sub(t->s.text, x->start, x->end);
	struct hw_str lang = t->a->language;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (hw_str_istarts(lang, hw_str_c(table[i].lang)) &&
		    hw_str_ieq(word, hw_str_c(table[i].article)))
			return table[i].gender;
	for (size_t i = 0; i < sizeof(bare) / sizeof(*bare); i++)
		if (hw_str_istarts(lang, hw_str_c(bare[i])))
			return MAN | WOMAN;
	return 0;
}

/* An office that one person has at a time. */
static bool
is_post(const struct hw_scan *t, struct hw_mention w)
{
	struct hw_span s = span_of(t, w);
	enum hw_post_head head;

	if (!(hw_item_kinds(&t->s, w.to - 1) & HW_WORD_OFFICE))
		return false;
	head = hw_text_post(t->s.m, hw_str_sub(t->s.text, s.start, s.end)).head;
	return head == HW_POST_MINISTER || head == HW_POST_EXECUTIVE ||
	    head == HW_POST_OTHER;
}

/* May the one who was named before hold an office that nobody is given? */
static bool
may_hold(const struct hw_scan *t, const struct hw_name *x, uint8_t gender)
{
	uint8_t g = t->gender[x->entity];

	return (x->kind == HW_NAME_PERSON || x->kind == HW_NAME_UNKNOWN) &&
	    !(g & TOLD) && (!(g & (MAN | WOMAN)) || g & gender) &&
	    hw_str_chr(x->canonical, ' ', 0) != HW_NPOS;
}

/* "It took Edmund Sayle nine sentences ... the governor said": where no
 * holder is named, the one person shortly before whom the page does not tell
 * about in other words. */
static struct hw_str
holder(const struct hw_scan *t, struct hw_mention w)
{
	const struct hw_article *a = t->a;
	const struct hw_name *who[2] = {NULL, NULL}; /* perhaps; surely */
	size_t two[2] = {0, 0}, pair = t->s.pairs->n;
	uint32_t at = span_of(t, w).start;
	uint8_t gender = definite(t, w);

	if (!gender || !is_post(t, w))
		return (struct hw_str){0};
	for (size_t i = name_at(a, at);
	     i > 0 && a->names[i - 1].span.start + NEAR > at; i--) {
		const struct hw_name *x = &a->names[i - 1];
		bool sure = gender != (MAN | WOMAN) &&
		    t->gender[x->entity] == gender;

		if (in_quote(t, x, &pair) || !may_hold(t, x, gender))
			continue;
		two[sure] += who[sure] && who[sure]->entity != x->entity;
		who[sure] = x;
	}
	if (who[1])
		return two[1] ? (struct hw_str){0} : who[1]->canonical;
	return who[0] && !two[0] ? who[0]->canonical : (struct hw_str){0};
}

/* Only small words behind the name, none of which can speak: "Brandt blieben",
 * "Brando avisou" where the verb is not known. */
static bool
small_tail(const struct hw_scan *t, struct hw_mention w, uint32_t end)
{
	for (size_t i = w.from; i < w.to; i++) {
		const struct hw_token *k = hw_speech_token(&t->s, i);

		if (k && k->start >= end &&
		    (k->flags & HW_TOK_CAP ||
			k->kinds &
			    (HW_WORD_OFFICE | HW_WORD_PEOPLE | HW_WORD_ORG |
				HW_WORD_MEDIA)))
			return false;
	}
	return !t->s.english;
}

/* The name a phrase ends with, or begins with when it goes on with small
 * words; its own words when it has none. */
static struct hw_str
called(const struct hw_scan *t, struct hw_mention w)
{
	const struct hw_article *a = t->a;
	struct hw_span s = span_of(t, w);
	const struct hw_name *best = NULL;

	for (size_t i = name_at(a, s.start);
	     i < a->n_names && a->names[i].span.start < s.end; i++)
		if (!best || a->names[i].kind == HW_NAME_PERSON ||
		    best->kind != HW_NAME_PERSON)
			best = &a->names[i];
	if (best &&
	    (best->span.end >= s.end || best->kind == HW_NAME_PERSON ||
		(hw_str_chr(best->canonical, ' ', 0) != HW_NPOS &&
		    small_tail(t, w, best->span.end))))
		return best->canonical;
	if (!best) {
		size_t end = hw_speech_end(&t->s, w.from);
		struct hw_str office = hw_text_office(t->s.m, a, s,
		    (struct hw_span){s.start, t->s.item.v[end - 1].end});

		if (!office.n)
			office = holder(t, w);
		if (office.n)
			return office;
	}
	return hw_str_sub(t->s.text, s.start, s.end);
}

/* "Kim and Shoigu": one of two names that a conjunction joins. */
static bool
is_joint(const struct hw_scan *t, struct hw_mention w)
{
	const struct hw_item *item = t->s.item.v;
	size_t i = w.from;

	if (w.pronoun || i < 2 || hw_item_kinds(&t->s, i - 1) & HW_WORD_DET ||
	    !(hw_item_kinds(&t->s, i - 1) & HW_WORD_CONJ) ||
	    item[i - 1].quote || item[i - 2].quote ||
	    item[i].punct & HW_PUNCT_PARTS ||
	    item[i - 1].punct & HW_PUNCT_PARTS)
		return false;
	return t->s.named[item[i - 2].at] && t->s.named[item[w.to - 1].at];
}

/* "Rennick has sent us a statement. “...,” it says.": whoever the sentence
 * before is about. */
static struct hw_str
issuer(const struct hw_scan *t, size_t i)
{
	size_t from = hw_speech_begin(&t->s, i);
	struct hw_mention p;

	if (from == 0 ||
	    !hw_str_ieq(
		hw_str_sub(t->s.text, t->s.item.v[i].start, t->s.item.v[i].end),
		HW_STR("it")))
		return (struct hw_str){0};
	p = hw_speech_first(
	    &t->s, hw_speech_begin(&t->s, from - 1), from, false);
	return hw_some(p) && !p.pronoun ? called(t, p) : (struct hw_str){0};
}

/* Whom a Chinese or Japanese phrase means, as far as the page tells. */
static struct hw_str
called_east(const struct hw_scan *t, struct hw_mention w)
{
	struct hw_span s = span_of(t, w);
	struct hw_str text = hw_str_sub(t->s.text, s.start, s.end);
	const struct hw_east_person *x;
	uint8_t gender = 0;

	if (hw_str_starts(text, HW_STR("她")) ||
	    hw_str_starts(text, HW_STR("彼女")))
		gender = 2;
	else if (hw_str_starts(text, HW_STR("他")) ||
	    hw_str_starts(text, HW_STR("彼")))
		gender = 1;
	if (w.pronoun)
		x = hw_text_east_antecedent(
		    &t->people, t->s.text, s.start, gender);
	else
		x = hw_text_east_called(&t->people, t->s.text, s);
	if (x)
		return x->name;
	return w.pronoun ? t->last : text;
}

void
hw_quote_speaker(
    struct hw_scan *t, struct hw_quote *q, const struct hw_found *f)
{
	struct hw_mention name = hw_speech_added(&t->s, f->who);

	q->speaker_span = span_of(t, f->who);
	q->pronoun = f->who.pronoun;
	if (t->s.east) {
		q->speaker = called_east(t, f->who);
	} else if (f->who.pronoun) {
		const struct hw_name *x = antecedent(t, f->who.from);

		if (x)
			q->speaker = x->canonical;
		else if (!t->s.english) /* who spoke last */
			q->speaker = t->last;
		else
			q->speaker = issuer(t, f->who.from);
	} else if (hw_some(name)) {
		q->speaker = called(t, name);
		q->speaker_span.end = span_of(t, name).end;
	} else {
		q->speaker = called(t, f->who);
	}
	if (hw_some(f->source))
		q->source = called(t, f->source);
	/* Two do not say one phrase: who reports their talk has the words. */
	if (q->source.n && is_joint(t, f->who)) {
		q->speaker = q->source;
		q->speaker_span = span_of(t, f->source);
	}
	t->last = q->speaker;
}
