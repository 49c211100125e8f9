/* SPDX-License-Identifier: MIT
 * What a verb of speech or a cue of the sentence credits: its subject, whom it
 * cites, whom it was told to. */
#include "base/arena.h"
#include "text/credit_int.h"
#include "text/outlet.h"
#include "text/text.h"

#define VERBS_MAX 12 /* of speech in a sentence that are looked at */

/* "(in an interview with) CNN Anna Lind", "الوزير (لوكالة رويترز)": two
 * phrases that no mark parts.  Without the medium, who speaks. */
static struct hw_mention
without_medium(const struct hw_credit_finder *f, struct hw_mention p)
{
	const struct hw_credit_medium *x = hw_credit_medium_in(
	    &f->c, p.from, p.to);
	const struct hw_speech *s = &f->c.s;

	if (!x || !f->n || s->english)
		return p;
	if (x->from > p.from &&
	    !(f->c.role[p.from] & (HW_MEDIUM_NOUN | HW_MEDIUM_KIND)) &&
	    !(hw_item_kinds(s, p.from) & HW_WORD_DET && !s->verb_first)) {
		p.to = x->from;
		for (size_t k = p.from + 1; k < p.to; k++)
			if (f->c.role[k] & HW_MEDIUM_NOUN)
				p.to = k;
	} else if (x->to + 2 <= p.to && s->named[s->item.v[x->to].at] &&
	    s->named[s->item.v[x->to + 1].at]) {
		p.from = x->to;
	}
	return p;
}

/* The phrase after item i, over at most three words that only lead to it
 * ("to", "von", "a", "the"). */
static struct hw_mention
phrase_after(const struct hw_credit_finder *f, size_t i, size_t end)
{
	struct hw_mention p = {0, 0, false};

	for (size_t k = i + 1; k < end && k <= i + 4; k++) {
		const struct hw_token *t = hw_speech_token(&f->c.s, k);

		p = hw_speech_phrase(&f->c.s, k, end);
		if (p.to > p.from)
			return p;
		if (!t || !(t->flags & HW_TOK_STOP))
			break;
	}
	return p;
}

static struct hw_str
item_text(const struct hw_credit_finder *f, size_t i)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);

	return t ? hw_token_str(f->c.a->text, t) : (struct hw_str){0};
}

/* "told the Oregonian (last week)": whoever has an article and capitals and
 * is no assembly, court or place is a paper.  Else an empty phrase. */
static struct hw_mention
told_paper(const struct hw_credit_finder *f, size_t i, size_t end)
{
	static const char *const others[] = {"commons", "lords", "senate",
	    "house", "congress", "parliament", "bundestag", "knesset", "duma",
	    "cabinet", "inquiry", "hearing", "tribunal", "pope", "kremlin",
	    "pentagon", "vatican", "nation", "treasury", "fed", "un", "eu",
	    "king", "queen", "president", "taliban", "fbi", "cia", "nhs",
	    "rally", "forum", "summit", "union", "league", "fa", "bank"};
	const struct hw_speech *s = &f->c.s;
	struct hw_mention p = {i + 2, i + 2, false};

	if (!s->english || end < i + 3 ||
	    !hw_str_ieq(item_text(f, i), HW_STR("told")) ||
	    !hw_str_ieq(item_text(f, i + 1), HW_STR("the")))
		return (struct hw_mention){0};
	while (p.to < end && p.to < i + 6 &&
	    hw_item_flags(s, p.to) & HW_TOK_CAP &&
	    (p.to == p.from || !hw_item_parts(s, p.to))) {
		if (hw_item_kinds(s, p.to) &
		    (HW_WORD_ORG | HW_WORD_PLACE | HW_WORD_OFFICE |
			HW_WORD_PEOPLE | HW_WORD_DATE))
			return (struct hw_mention){0};
		for (size_t o = 0; o < sizeof(others) / sizeof(*others); o++)
			if (hw_str_ieq(item_text(f, p.to), hw_str_c(others[o])))
				return (struct hw_mention){0};
		p.to++;
	}
	return p;
}

/* "X told Y", "seen by Y", "displayed on Y": when Y is an outlet it is nearer
 * to us than X. */
static void
passed_to(struct hw_credit_finder *f, size_t i, size_t end)
{
	struct hw_credit_who who;
	struct hw_mention p;

	if (hw_credit_who(&f->c, phrase_after(f, i, end), false, &who) &&
	    who.outlet) {
		hw_credit_add(f, HW_CREDIT_REPORTS, who.name, false);
		return;
	}
	p = told_paper(f, i, end);
	if (p.from < p.to)
		hw_credit_add(
		    f, HW_CREDIT_REPORTS, hw_credit_text(&f->c, p), false);
}

/* "Footage from the scene showed ...": pictures are a source of their own. */
static void
shown(struct hw_credit_finder *f, size_t i, size_t begin)
{
	static const char *const pictures[] = {"footage", "video", "videos",
	    "images", "photographs", "photos", "pictures"};
	const struct hw_token *t = hw_speech_token(&f->c.s, begin);
	struct hw_str w;

	if (!t || i > begin + 8)
		return;
	w = hw_token_str(f->c.a->text, t);
	for (size_t k = 0; k < sizeof(pictures) / sizeof(*pictures); k++)
		if (hw_str_ieq(w, hw_str_c(pictures[k])))
			hw_credit_add(f, HW_CREDIT_SAYS, w, true);
}

/* Does a quotation lie in the sentence? */
bool
hw_credit_quoted(const struct hw_credit_finder *f)
{
	return f->quote < f->c.a->n_quotes &&
	    f->c.a->quotes[f->quote].span.start < f->c.sentence.end;
}

/* Is the sentence's quotation ascribed to a person?  Else it is to the one
 * that tells of it: "Solven called it “...”, according to VLTA". */
static bool
by_person(const struct hw_credit_finder *f)
{
	const struct hw_quote *q = &f->c.a->quotes[f->quote];

	return !q->speaker.n || q->pronoun ||
	    hw_text_source(f->c.m, f->c.a, q->speaker) != HW_NAME_ORG;
}

/* Does this verb tell what the sentence holds?  "began", "called" do so only
 * of a quotation, whose speaker is known by then.  "teilte die Polizei mit":
 * "mit" ends the clause. */
static bool
is_report(const struct hw_credit_finder *f, size_t i, size_t end)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);
	struct hw_str w = hw_token_str(f->c.a->text, t);

	if (!f->c.listed || f->c.s.caseless || f->given)
		return true;
	if (f->c.s.german && hw_str_istarts(w, HW_STR("teilt"))) {
		for (size_t k = i + 1; k < end && k < i + 16; k++) {
			const struct hw_token *x = hw_speech_token(&f->c.s, k);

			if (x &&
			    hw_str_eq(
				hw_token_str(f->c.a->text, x), HW_STR("mit")) &&
			    (k + 1 == end || hw_item_parts(&f->c.s, k + 1)))
				return true;
		}
		return false;
	}
	return t->kinds & HW_WORD_SOURCE ||
	    (hw_credit_quoted(f) && !by_person(f));
}

/* Of the name that ends with item i - 1. */
static enum hw_name_kind
kind_before(const struct hw_credit_finder *f, size_t i)
{
	uint32_t end = f->c.s.item.v[i - 1].end;

	for (size_t k = f->name; k < f->c.a->n_names; k++) {
		if (f->c.a->names[k].span.end == end)
			return f->c.a->names[k].kind;
		if (f->c.a->names[k].span.start > end)
			break;
	}
	return HW_NAME_UNKNOWN;
}

/* "Pyongyang and Moscow deny": the one before the "and" too.  Was it
 * anybody? */
static bool
add_subject(struct hw_credit_finder *f, struct hw_mention p, size_t begin)
{
	const struct hw_speech *s = &f->c.s;
	struct hw_mention first;

	if (p.pronoun) {
		if (hw_item_kinds(s, p.from) & (HW_WORD_HE | HW_WORD_SHE) &&
		    !hw_credit_quoted(f))
			hw_credit_add_pronoun(f, false);
		return true;
	}
	p = without_medium(f, p);
	if (p.from > begin + 1 && !hw_item_parts(s, p.from) &&
	    hw_item_kinds(s, p.from - 1) & HW_WORD_CONJ && s->english &&
	    s->named[s->item.v[p.from].at]) {
		first = hw_speech_phrase_before(s, begin, p.from - 1);
		if (first.from < first.to && !hw_item_parts(s, p.from - 1) &&
		    kind_before(f, first.to) != HW_NAME_UNKNOWN &&
		    kind_before(f, p.to) != HW_NAME_UNKNOWN)
			hw_credit_add_phrase(f, HW_CREDIT_SAYS, first);
	}
	return hw_credit_add_phrase(f, HW_CREDIT_SAYS, p);
}

/* Behind "according to": of "по", "nach" only with a noun for what was
 * said, and then whose it is. */
static void
per(struct hw_credit_finder *f, size_t i, size_t end)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);
	struct hw_str w = hw_text_fold(f->c.m, hw_token_str(f->c.a->text, t));
	bool loose = hw_str_eq(w, HW_STR("по")) || hw_str_eq(w, HW_STR("за")) ||
	    hw_str_eq(w, HW_STR("nach"));
	struct hw_mention p;

	for (size_t k = i + 1; k < end && k <= i + 3; k++) {
		if (!(f->c.role[k] & HW_CUE_LEADS))
			continue;
		loose = false;
		i = k;
		break;
	}
	if (loose)
		return;
	p = phrase_after(f, i, end);
	while (p.from < p.to && f->c.role[p.from] & HW_CUE_LEADS)
		p.from++;
	hw_credit_add_phrase(f, HW_CREDIT_PER, p);
}

/* "Angaben der Polizei zufolge": the phrase stands before. */
static void
per_before(struct hw_credit_finder *f, size_t i, size_t begin)
{
	struct hw_mention p = hw_speech_phrase_before(&f->c.s, begin, i);

	while (p.from < p.to && f->c.role[p.from] & HW_CUE_LEADS)
		p.from++;
	hw_credit_add_phrase(f, HW_CREDIT_PER, p);
}

/* "as per Reuters", ", per the Times"; not "per hour". */
static bool
is_per(const struct hw_credit_finder *f, size_t i, size_t begin, size_t end)
{
	const struct hw_speech *s = &f->c.s;
	struct hw_mention p;

	if (!s->english || !hw_str_ieq(item_text(f, i), HW_STR("per")))
		return false;
	if (i > begin && hw_str_ieq(item_text(f, i - 1), HW_STR("as")))
		return true;
	p = phrase_after(f, i, end);
	return p.from < p.to && (i == begin || hw_item_parts(s, i)) &&
	    hw_item_flags(s, p.to - 1) & HW_TOK_CAP;
}

/* Cues that name whom they credit: true when item i is one. */
static bool
look_cue(struct hw_credit_finder *f, size_t i, size_t begin, size_t end)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);

	if (f->c.role[i] & HW_CUE_UNSURE ||
	    hw_credit_rumour(&f->c, i, begin, end)) {
		f->hearsay = true;
		hw_credit_add_believer(f, i, begin);
	} else if (f->c.role[i] & HW_CUE_CITING) {
		hw_credit_add_phrase(f, HW_CREDIT_CITING,
		    without_medium(f, phrase_after(f, i, end)));
	} else if (is_per(f, i, begin, end)) {
		per(f, i, end);
	} else if (t->kinds & HW_WORD_CUE) {
		if (hw_str_ieq(
			hw_token_str(f->c.a->text, t), HW_STR("zufolge")))
			per_before(f, i, begin);
		else
			per(f, i, end);
	} else if (i + 1 < end && f->c.role[i + 1] & HW_CUE_BY &&
	    t->kinds & HW_WORD_SAY &&
	    (!f->c.listed || t->kinds & HW_WORD_SOURCE)) {
		hw_credit_add_phrase(
		    f, HW_CREDIT_BY, phrase_after(f, i + 1, end));
	} else if (hw_credit_glued(&f->c, t)) {
		hw_credit_add_phrase(f, HW_CREDIT_BY, phrase_after(f, i, end));
	} else if (f->c.role[i] & HW_CUE_SHOWS) {
		shown(f, i, begin);
	} else {
		return false;
	}
	return true;
}

/* "Sainsbury's said": the name ends so; no claim is theirs. */
static bool
is_said(const struct hw_credit_finder *f, size_t i)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);

	return f->c.s.english && i > 0 &&
	    f->c.s.item.v[i].punct & HW_PUNCT_POSS &&
	    hw_str_eq(hw_token_str(f->c.a->text, t), HW_STR("said"));
}

/* The holder of an office right before the verb, "District of Columbia
 * Attorney General Karl Racine said"; with after, the first person named
 * behind it in the clause, "says investor and author Kai Lee". */
static bool
add_beside(struct hw_credit_finder *f, size_t i, size_t end, bool after)
{
	const struct hw_speech *s = &f->c.s;
	uint32_t here = s->item.v[i].start, stop = s->item.v[i].end;

	if (!s->english || (after && i + 1 >= end))
		return false;
	for (size_t k = i + 1; after && k < end && k < i + 9 &&
	     !hw_item_parts(s, k) && !s->item.v[k].quote;
	     k++)
		stop = s->item.v[k].end;
	for (size_t k = f->name; k < f->c.a->n_names; k++) {
		const struct hw_name *n = &f->c.a->names[k];

		if (n->span.start >= stop)
			break;
		if (n->kind != HW_NAME_PERSON ||
		    (after ? n->span.start < here || n->span.end > stop
			   : n->span.end + 1 != here || !n->title.n))
			continue;
		hw_credit_add(f, HW_CREDIT_SAYS, n->canonical, false);
		return true;
	}
	return false;
}

/* "…, передаёт X", "نقل … عن X": not "the mother passes the salt". */
static bool
is_passed_on(const struct hw_credit_finder *f, size_t i, size_t end)
{
	const struct hw_speech *s = &f->c.s;

	if (!s->verb_first)
		return hw_item_parts(s, i) != 0;
	for (size_t k = i + 1; k < end && k < i + 12; k++)
		if (hw_speech_token(s, k) &&
		    hw_speech_token(s, k)->hash == s->w.about)
			return true;
	return false;
}

void
hw_credit_look_at(
    struct hw_credit_finder *f, size_t i, size_t begin, size_t end)
{
	const struct hw_speech *s = &f->c.s;
	const struct hw_token *t = hw_speech_token(s, i);
	struct hw_mention by;

	if (!t)
		return;
	if (f->c.role[i] & HW_CUE_PASSED)
		passed_to(f, i, end);
	if (look_cue(f, i, begin, end))
		return;
	if ((!hw_speech_verb(s, i) && !is_said(f, i)) ||
	    ++f->verbs > VERBS_MAX || hw_credit_passive(&f->c, i, begin) ||
	    !is_report(f, i, end))
		return;
	if (f->c.role[i] & HW_MEDIUM_ONLY && !f->n && !is_passed_on(f, i, end))
		return;
	hw_credit_keep_teller(f, i, begin);
	if (t->kinds & HW_WORD_GERUND && f->c.listed &&
	    !(t->kinds & HW_WORD_SOURCE))
		return;
	by = hw_speech_quoter(s, i, begin, end);
	if (by.from < by.to) /* "IRNA quoted X as saying" */
		hw_credit_add_phrase(f, HW_CREDIT_REPORTS, by);
	if (add_beside(f, i, end, false) ||
	    add_subject(f, hw_speech_subject(s, i, begin, end), begin))
		return;
	if (hw_item_parts(s, i) & HW_PUNCT_COMMA)
		add_beside(f, i, end, true);
	if (!s->english && i + 1 < end && !hw_item_parts(s, i + 1))
		hw_credit_add_phrase(
		    f, HW_CREDIT_SAYS, hw_speech_phrase(s, i + 1, end));
}
