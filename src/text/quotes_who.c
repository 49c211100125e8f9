/* SPDX-License-Identifier: MIT
 * Whom the phrase that speaks means: the name in it or behind it, the person
 * a pronoun stands for, the holder of an office. */
#include "base/arena.h"
#include "text/quotes_int.h"

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

/* Most first names that do are women's, from Lisbon to Kyiv. */
static bool
ends_in_a(struct hw_str w)
{
	static const char *const men[] = {"luca", "andrea", "joshua", "ezra",
	    "nikita", "mustafa", "mika", "никита", "илья", "лука", "фома",
	    "кузьма", "саша", "миша", "паша", "микита", "ілля", "микола"};

	for (size_t i = 0; i < sizeof(men) / sizeof(*men); i++)
		if (hw_str_ieq(w, hw_str_c(men[i])))
			return false;
	return w.n > 3 &&
	    (hw_str_ends(w, HW_STR("a")) || hw_str_ends(w, HW_STR("а")) ||
		hw_str_ends(w, HW_STR("я")));
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
		if (j < k->n && k->v[j].end < x->span.end) {
			g = k->v[j].kinds; /* the first of several words */
			if (ends_in_a(hw_token_str(t->s.text, &k->v[j])))
				t->gender[x->entity] |= HW_SEEMS;
		}
		if (j < k->n && k->v[j].end == x->span.end &&
		    k->v[j].kinds & (HW_WORD_MALE | HW_WORD_FEMALE) &&
		    x->canonical.n == x->span.end - x->span.start)
			t->gender[x->entity] |= HW_FIRST;
		if (j > 0 && x->title.n)
			g |= k->v[j - 1].kinds & ~(unsigned)HW_WORD_OFFICE;
		t->gender[x->entity] |= (g & HW_WORD_FEMALE ? HW_WOMAN : 0) |
		    (g & HW_WORD_MALE ? HW_MAN : 0);
		while (j < k->n && k->v[j].start < x->span.end)
			j++;
		if (introduced(t, x, j))
			t->gender[x->entity] |= HW_TOLD;
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
	hw_quote_offices(t);
	if (t->s.east)
		learn_east(t);
}

/* First name that starts at or behind a byte. */
size_t
hw_name_at(const struct hw_article *a, uint32_t byte)
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

/* "the Tolliver Register": no person, where those have no articles. */
static bool
has_article(const struct hw_scan *t, const struct hw_name *x)
{
	return t->s.english && x->span.start >= 4 &&
	    hw_str_iends(
		hw_str_sub(t->s.text, 0, x->span.start), HW_STR("the "));
}

static bool
fits(const struct hw_scan *t, const struct hw_name *x, unsigned pronoun,
    bool strict)
{
	unsigned g = t->gender[x->entity] & (HW_MAN | HW_WOMAN);

	if (!g && strict && t->gender[x->entity] & HW_SEEMS)
		g = HW_WOMAN;

	if (x->kind != HW_NAME_PERSON &&
	    (x->kind != HW_NAME_UNKNOWN || has_article(t, x)))
		return false;
	if (pronoun & HW_WORD_HE)
		return g != HW_WOMAN;
	if (pronoun & HW_WORD_SHE)
		return g != HW_MAN;
	return x->kind == HW_NAME_PERSON;
}

bool
hw_name_quoted(const struct hw_scan *t, const struct hw_name *x, size_t *pair)
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

static int
rank(const struct hw_scan *t, const struct hw_name *x)
{
	if (t->gender[x->entity] & HW_FIRST)
		return 2; /* "Josef", and no more */
	return x->kind == HW_NAME_PERSON                  ? 2
	    : hw_str_chr(x->canonical, ' ', 0) != HW_NPOS ? 1
							  : 0;
}

/* The person a pronoun at item i means: the first fitting name of its
 * sentence, else of the sentences before; persons before unknown names, and
 * those before single words, which may be places. */
static const struct hw_name *
named_before(const struct hw_scan *t, size_t i, bool strict)
{
	const struct hw_article *a = t->a;
	unsigned pronoun = hw_item_kinds(&t->s, i) | hw_item_object(&t->s, i);
	size_t upto = i, pair = t->s.pairs->n;
	size_t n = hw_name_at(a, t->s.item.v[i].start);
	const struct hw_name *weak = NULL;

	for (int sentences = 0; sentences < 6; sentences++) {
		size_t from = hw_speech_begin(&t->s, upto);
		const struct hw_name *best = NULL;

		while (n > 0 &&
		    a->names[n - 1].span.start >= t->s.item.v[from].start) {
			const struct hw_name *x = &a->names[--n];

			if (hw_name_quoted(t, x, &pair) ||
			    !fits(t, x, pronoun, strict))
				continue;
			if (relative(t, x))
				return x;
			if (!best || rank(t, x) >= rank(t, best))
				best = x;
		}
		if (best && rank(t, best))
			return best;
		if (!weak)
			weak = best;
		if (from == 0)
			break;
		upto = from - 1;
	}
	return weak;
}

/* Byte span of a phrase. */
struct hw_span
hw_quote_span(const struct hw_scan *t, struct hw_mention w)
{
	return (struct hw_span){
	    t->s.item.v[w.from].start, t->s.item.v[w.to - 1].end};
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

/* "l'Office du port": the small words by which Romance names of
 * organisations go on; a name as it stands where it does not. */
static struct hw_str
whole(const struct hw_scan *t, struct hw_mention w, const struct hw_name *x)
{
	size_t i = w.from;

	if (x->kind != HW_NAME_ORG || t->s.english || t->s.german ||
	    hw_str_chr(x->canonical, ' ', 0) != HW_NPOS)
		return x->canonical;
	while (i < t->s.item.n && t->s.item.v[i].start < x->span.end)
		i++;
	if (i + 1 >= t->s.item.n || hw_item_parts(&t->s, i) ||
	    hw_item_parts(&t->s, i + 1) || t->s.item.v[i + 1].quote ||
	    !(hw_item_kinds(&t->s, i) & HW_WORD_PARTICLE) ||
	    (!(hw_item_kinds(&t->s, i) & HW_WORD_PREP) &&
		t->s.item.v[i].end - t->s.item.v[i].start != 3) || /* "des" */
	    hw_item_flags(&t->s, i + 1) & HW_TOK_STOP)
		return x->canonical;
	return hw_str_sub(t->s.text, x->span.start, t->s.item.v[i + 1].end);
}

/* "A report by the state survey": the survey. */
static struct hw_mention
author(const struct hw_scan *t, struct hw_mention w)
{
	static const char *const papers[] = {
	    "report", "study", "survey", "audit", "review", "statement"};
	const struct hw_item *item = t->s.item.v;
	struct hw_mention p = w;
	struct hw_str last = hw_str_sub(
	    t->s.text, item[w.to - 1].start, item[w.to - 1].end);
	bool paper = false;

	for (size_t i = 0; i < sizeof(papers) / sizeof(*papers); i++)
		paper |= hw_str_eq(last, hw_str_c(papers[i]));
	if (!paper || !t->s.english || w.to + 1 >= t->s.item.n ||
	    hw_item_parts(&t->s, w.to) || item[w.to].quote ||
	    !hw_str_eq(hw_str_sub(t->s.text, item[w.to].start, item[w.to].end),
		HW_STR("by")))
		return w;
	p = hw_speech_phrase(&t->s, w.to + 1, t->s.item.n);
	return hw_some(p) && !p.pronoun && hw_speech_can(&t->s, p) ? p : w;
}

/* The name a phrase ends with, or begins with when it goes on with small
 * words; its own words when it has none. */
static struct hw_str
called(const struct hw_scan *t, struct hw_mention w)
{
	const struct hw_article *a = t->a;
	struct hw_span s;
	const struct hw_name *best = NULL;

	w = author(t, w);
	s = hw_quote_span(t, w);

	for (size_t i = hw_name_at(a, s.start);
	     i < a->n_names && a->names[i].span.start < s.end; i++)
		if (!best || a->names[i].kind == HW_NAME_PERSON ||
		    best->kind != HW_NAME_PERSON)
			best = &a->names[i];
	if (best &&
	    (best->span.end >= s.end || best->kind == HW_NAME_PERSON ||
		(hw_str_chr(best->canonical, ' ', 0) != HW_NPOS &&
		    small_tail(t, w, best->span.end))))
		return whole(t, w, best);
	if (!best) {
		size_t end = hw_speech_end(&t->s, w.from);
		struct hw_str office = hw_text_office(t->s.m, a, s,
		    (struct hw_span){s.start, t->s.item.v[end - 1].end});

		if (!office.n)
			office = hw_quote_holder(t, w);
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

/* What can issue a statement, in a phrase without a person: an organisation
 * by its name or by a word for its kind; with any, whatever has a name. */
static struct hw_str
body(const struct hw_scan *t, struct hw_mention w, bool any)
{
	struct hw_span s = hw_quote_span(t, w);
	const struct hw_name *name = NULL;
	bool is = any;

	for (size_t n = hw_name_at(t->a, s.start);
	     n < t->a->n_names && t->a->names[n].span.start < s.end; n++) {
		const struct hw_name *x = &t->a->names[n];

		if (x->kind == HW_NAME_PERSON)
			return (struct hw_str){0};
		if (!name)
			name = x;
		is |= x->kind == HW_NAME_ORG || x->kind == HW_NAME_OUTLET;
	}
	if (is && name)
		return whole(t, w, name);
	for (size_t i = w.from; i < w.to; i++)
		if (hw_item_kinds(&t->s, i) & (HW_WORD_ORG | HW_WORD_MEDIA) ||
		    hw_text_is_body(hw_str_sub(
			t->s.text, t->s.item.v[i].start, t->s.item.v[i].end)))
			return called(t, w);
	return (struct hw_str){0};
}

static bool
is_it(const struct hw_scan *t, size_t i)
{
	return hw_str_ieq(
	    hw_str_sub(t->s.text, t->s.item.v[i].start, t->s.item.v[i].end),
	    HW_STR("it"));
}

/* "The Harbour Trust has sent us a statement. “...,” it says.": whoever the
 * sentence before is about, or an organisation that one a little earlier
 * is. */
static struct hw_str
issuer(const struct hw_scan *t, size_t i, bool any, int most)
{
	size_t upto = hw_speech_begin(&t->s, i);
	bool it = is_it(t, i);

	for (int n = 0; n < (it ? 1 : most) && upto > 0; n++) {
		size_t from = hw_speech_begin(&t->s, upto - 1);
		struct hw_mention p = hw_speech_first(&t->s, from, upto, false);
		struct hw_str who = {0};

		if (hw_some(p) && !p.pronoun)
			who = body(t, p, any && n == 0);
		if (!who.n && it && hw_some(p) && !p.pronoun)
			who = called(t, p);
		if (who.n)
			return who;
		upto = from;
	}
	return (struct hw_str){0};
}

/* "the agency", "die Behörde" without a name: the one just spoken of. */
static struct hw_str
same_body(const struct hw_scan *t, struct hw_mention w)
{
	const struct hw_item *last = &t->s.item.v[w.to - 1];

	if (w.to - w.from > 2 || last->quote ||
	    t->s.named[t->s.item.v[w.to - 1].at] || !hw_quote_definite(t, w) ||
	    !hw_text_is_body(hw_str_sub(t->s.text, last->start, last->end)))
		return (struct hw_str){0};
	return issuer(t, w.from, true, 3);
}

/* Whom a Chinese or Japanese phrase means, as far as the page tells. */
static struct hw_str
called_east(const struct hw_scan *t, struct hw_mention w)
{
	struct hw_span s = hw_quote_span(t, w);
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

/* The end of a first name is a hint, which nobody else may bear out. */
static const struct hw_name *
antecedent(const struct hw_scan *t, size_t i)
{
	const struct hw_name *x = named_before(t, i, true);

	return x ? x : named_before(t, i, false);
}

/* "a company called Meridian, which specialises in what it calls ...". */
static struct hw_str
of_which(const struct hw_scan *t, size_t i)
{
	const struct hw_article *a = t->a;
	uint32_t from = t->s.item.v[hw_speech_begin(&t->s, i)].start;

	for (size_t n = hw_name_at(a, t->s.item.v[i].start);
	     n > 0 && a->names[n - 1].span.start >= from; n--)
		if (hw_str_starts(
			hw_str_from(t->s.text, a->names[n - 1].span.end),
			HW_STR(", which ")))
			return a->names[n - 1].canonical;
	return (struct hw_str){0};
}

/* Whom the pronoun at item i means.  Where an organisation is he or she, the
 * one just spoken of goes before a person who may not be. */
static struct hw_str
of_pronoun(const struct hw_scan *t, size_t i)
{
	const struct hw_name *x = is_it(t, i) ? NULL : antecedent(t, i);
	struct hw_str who = {0};
	bool sure = x && t->gender[x->entity] & (HW_MAN | HW_WOMAN);

	if (x && (sure || t->s.english))
		return x->canonical;
	if (is_it(t, i))
		who = of_which(t, i);
	if (!who.n && (!t->s.english || is_it(t, i)))
		who = issuer(t, i, false, x ? 1 : 3);
	if (!who.n && x)
		who = x->canonical;
	if (!who.n && !t->s.english) /* who spoke last */
		who = t->last;
	return who;
}

void
hw_quote_speaker(
    struct hw_scan *t, struct hw_quote *q, const struct hw_found *f)
{
	struct hw_mention name = hw_speech_added(&t->s, f->who);

	q->speaker_span = hw_quote_span(t, f->who);
	q->pronoun = f->who.pronoun;
	if (t->s.east) {
		q->speaker = called_east(t, f->who);
	} else if (f->who.pronoun) {
		q->speaker = of_pronoun(t, f->who.from);
	} else if (hw_some(name)) {
		q->speaker = called(t, name);
		q->speaker_span.end = hw_quote_span(t, name).end;
	} else {
		q->speaker = same_body(t, f->who);
		if (!q->speaker.n)
			q->speaker = called(t, f->who);
	}
	if (hw_some(f->source))
		q->source = called(t, f->source);
	/* Two do not say one phrase: who reports their talk has the words. */
	if (q->source.n && is_joint(t, f->who)) {
		q->speaker = q->source;
		q->speaker_span = hw_quote_span(t, f->source);
	}
	t->last = q->speaker;
}
