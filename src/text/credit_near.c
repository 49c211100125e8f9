/* SPDX-License-Identifier: MIT
 * Which word beside a medium makes it a credit: "meldet dpa", "im Gespräch
 * mit der FAZ", "rapportés par l'agence TASS", "приводит её слова VLTA". */
#include "base/arena.h"
#include "text/credit_int.h"

enum {
	LEADS = 7, /* small words looked over on the way to that word */
	CONTENT = 4, /* ... and others: "сказал министр агентству" */
	BEHIND = 3, /* between a medium and its verb */
};

/* A word that only leads up to a medium: articles, "agency", "state". */
static bool
is_lead(const struct hw_credit_scan *c, size_t i)
{
	unsigned k = hw_item_kinds(&c->s, i);

	if (k & HW_WORD_CONJ && !(k & HW_WORD_DET))
		return false;
	return hw_item_flags(&c->s, i) & HW_TOK_STOP ||
	    k &
	    (HW_WORD_PREP | HW_WORD_DET | HW_WORD_AUX | HW_WORD_DATE |
		HW_WORD_PLACE) ||
	    c->role[i] & (HW_MEDIUM_NOUN | HW_MEDIUM_KIND);
}

/* Those who work for a medium do not speak for it. */
static bool
is_staff(const struct hw_credit_scan *c, size_t i)
{
	static const char *const stems[] = {"chef", "direct", "direkt",
	    "redakt", "reporter", "journalist", "periodist", "giornalist",
	    "jornalist", "dziennikarz", "korrespond", "correspond",
	    "corrispond", "boss", "owner", "head", "журналист", "корреспондент",
	    "редактор", "глава", "журналіст", "кореспондент", "головн", "مدير",
	    "رئيس", "مراسل", "rédact"};
	struct hw_str w = hw_credit_text(
	    c, (struct hw_mention){i, i + 1, false});

	for (size_t k = 0; k < sizeof(stems) / sizeof(*stems); k++)
		if (hw_str_istarts(w, hw_str_c(stems[k])))
			return true;
	return false;
}

/* Does the verb at item i, before the medium, tell: "schreibt die FAZ"?  far:
 * it has a subject of its own, and to the medium it was told. */
static bool
tells(const struct hw_credit_scan *c, size_t i, unsigned role, bool far)
{
	const struct hw_token *t = hw_speech_token(&c->s, i);

	if (!t || c->s.english)
		return false;
	if (far)
		return role & (HW_MEDIUM_GIVEN | HW_MEDIUM_QUOTES) ||
		    (t->kinds & HW_WORD_SAY && t->kinds & HW_WORD_SOURCE);
	return role & (HW_MEDIUM_TELLS | HW_MEDIUM_GIVEN) ||
	    hw_speech_verb(&c->s, i);
}

/* The French "d'après". */
static bool
is_apres(const struct hw_credit_scan *c, size_t i)
{
	return i > 0 &&
	    hw_str_eq(hw_credit_text(c, (struct hw_mention){i, i + 1, false}),
		HW_STR("après")) &&
	    hw_str_ieq(hw_credit_text(c, (struct hw_mention){i - 1, i, false}),
		HW_STR("d"));
}

/* Does item i make a credit of the medium behind it, which a preposition may
 * govern and other words stand before?  -1: look further. */
static int
leads_to(const struct hw_credit_scan *c, size_t i, unsigned role, bool governed,
    size_t content, struct hw_credit_near *out)
{
	bool verb = (hw_item_kinds(&c->s, i) & HW_WORD_SAY) != 0;

	if (role & HW_MEDIUM_BY && governed && !content) {
		out->depth = HW_CREDIT_BY;
		return 1;
	}
	if (role & HW_MEDIUM_THING || (!content && is_apres(c, i))) {
		out->depth = HW_CREDIT_PER;
		return content == 0;
	}
	out->depth = HW_CREDIT_REPORTS;
	out->given = role & HW_MEDIUM_GIVEN && (governed || content || !verb);
	return out->given || tells(c, i, role, content > 0) ? 1 : -1;
}

static bool
word_before(const struct hw_credit_scan *c, const struct hw_credit_medium *x,
    size_t begin, struct hw_credit_near *out)
{
	const struct hw_speech *s = &c->s;
	size_t leads = 0, content = 0;
	bool governed = false;
	int answer;

	for (size_t k = x->from; k > begin && leads < LEADS; k--) {
		unsigned role, kinds = hw_item_kinds(s, k - 1);

		if (hw_item_parts(s, k) & ~(unsigned)HW_PUNCT_COMMA ||
		    s->item.v[k - 1].quote ||
		    (hw_item_parts(s, k) && (leads || !s->english)))
			return false;
		role = c->role[k - 1];
		out->at = k - 1;
		answer = leads_to(c, k - 1, role, governed, content, out);
		if (answer >= 0)
			return answer > 0;
		out->pronoun |= (role & HW_MEDIUM_HIS) != 0;
		if (is_lead(c, k - 1)) {
			governed |= (kinds & HW_WORD_PREP) != 0;
			leads++;
			continue;
		}
		if (kinds & HW_WORD_CONJ && governed)
			continue; /* Dutch "dat aan VRT": that */
		if (++content > CONTENT || is_staff(c, k - 1) ||
		    kinds & HW_WORD_CONJ || s->english)
			return false;
	}
	return false;
}

/* A preposition before the medium's words: "von der BBC" does nothing. */
static bool
is_governed(const struct hw_credit_scan *c, const struct hw_credit_medium *x,
    size_t begin)
{
	size_t i = x->from;

	if (x->titled && i > begin && /* "об этом «Интерфаксу»" */
	    !(hw_item_kinds(&c->s, i - 1) & HW_WORD_PREP) && !c->role[i - 1])
		return false;
	for (size_t k = i; k > begin && k + 4 > i; k--) {
		if (hw_item_parts(&c->s, k))
			return false;
		if ((hw_item_kinds(&c->s, k - 1) &
			(HW_WORD_PREP | HW_WORD_DET)) == HW_WORD_PREP &&
		    !(k > begin + 1 && /* "agenzia di Stato" */
			c->role[k - 2] & HW_MEDIUM_NOUN))
			return true;
		if (!(hw_item_kinds(&c->s, k - 1) &
			(HW_WORD_DET | HW_WORD_PLACE)) &&
		    !(c->role[k - 1] & (HW_MEDIUM_NOUN | HW_MEDIUM_KIND)))
			return false;
	}
	return false;
}

static bool
verb_behind(const struct hw_credit_scan *c, const struct hw_credit_medium *x,
    size_t begin, size_t end, struct hw_credit_near *out)
{
	const struct hw_speech *s = &c->s;

	if (is_governed(c, x, begin))
		return false;
	for (size_t k = x->to; k < end && k <= x->to + BEHIND; k++) {
		unsigned role = c->role[k];

		if (hw_item_parts(s, k) || s->item.v[k].quote ||
		    s->item.v[k].punct & HW_PUNCT_POSS)
			return false;
		if (role & HW_MEDIUM_TELLS ||
		    (!s->english && hw_speech_verb(s, k))) {
			out->depth = HW_CREDIT_REPORTS;
			out->at = k;
			return true;
		}
		if (!is_lead(c, k) ||
		    (hw_item_kinds(s, k) & (HW_WORD_PREP | HW_WORD_AUX)) ==
			HW_WORD_PREP)
			return false;
	}
	return false;
}

/* Whom it quotes: what follows the verb, or "слова министра" before it. */
static void
whom(const struct hw_credit_scan *c, const struct hw_credit_medium *x,
    size_t begin, size_t end, struct hw_credit_near *out)
{
	const struct hw_speech *s = &c->s;
	size_t i = out->at;

	for (size_t k = i > begin + 5 ? i - 5 : begin; k < i && k < end; k++)
		if (c->role[k] & HW_MEDIUM_WORDS && k + 1 < i) {
			out->whom = hw_speech_phrase(s, k + 1, i);
			return;
		}
	for (i++; i < end && i < out->at + 3; i++) {
		out->whom = hw_speech_phrase(s, i, end);
		if (out->whom.from < out->whom.to)
			break;
		if (!is_lead(c, i))
			return;
	}
	if (out->whom.from <= x->from && x->from < out->whom.to)
		out->whom.to = out->whom.from;
}

bool
hw_credit_near(const struct hw_credit_scan *c, const struct hw_credit_medium *x,
    size_t begin, size_t end, struct hw_credit_near *out)
{
	*out = (struct hw_credit_near){0};
	if (!verb_behind(c, x, begin, end, out) &&
	    !word_before(c, x, begin, out))
		return false;
	if (out->depth == HW_CREDIT_BY && out->at == begin)
		out->whom = hw_speech_phrase(&c->s, x->to, end);
	if (!(c->role[out->at] & HW_MEDIUM_QUOTES)) {
		out->pronoun = false;
		return true;
	}
	for (size_t k = out->at; k > begin && k + 3 > out->at; k--)
		out->pronoun |= c->role[k - 1] & HW_MEDIUM_WORDS &&
		    k > begin + 1 && c->role[k - 2] & HW_MEDIUM_HIS;
	if (!out->pronoun)
		whom(c, x, begin, end, out);
	return true;
}
