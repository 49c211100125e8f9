/* SPDX-License-Identifier: MIT
 * English cues of several words: what is said of somebody, not by him. */
#include "text/credit_int.h"

/* "countriesreported North Korean media": the space went with the markup. */
bool
hw_credit_glued(const struct hw_credit_scan *c, const struct hw_token *t)
{
	static const struct hw_str verbs[] = {{"reported", 8}, {"reports", 7},
	    {"wrote", 5}, {"announced", 9}, {"added", 5}};
	struct hw_str w = hw_token_str(c->a->text, t);
	char last = w.n ? w.p[w.n - 1] : '\0';

	if (w.n < 9 || (last != 'd' && last != 's' && last != 'e'))
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (w.n >= verbs[i].n + 4 && hw_str_ends(w, verbs[i]))
			return true;
	return false;
}

/* "is believed to", "was asked", "were denied": not the subject's words. */
bool
hw_credit_passive(const struct hw_credit_scan *c, size_t i, size_t begin)
{
	struct hw_str word = hw_token_str(
	    c->a->text, hw_speech_token(&c->s, i));

	if (!c->s.english || hw_str_ends(word, HW_STR("ing")))
		return false;
	for (size_t k = i; k > begin && k + 3 > i; k--) {
		if (hw_item_parts(&c->s, k))
			return false;
		if (c->role[k - 1] & HW_CUE_VOICE)
			return true;
		if (!(hw_item_kinds(&c->s, k - 1) & HW_WORD_AUX))
			return false;
	}
	return false;
}

/* "is said to", "concerns that": told by nobody in particular. */
bool
hw_credit_rumour(
    const struct hw_credit_scan *c, size_t i, size_t begin, size_t end)
{
	const struct hw_token *next = i + 1 < end
	    ? hw_speech_token(&c->s, i + 1)
	    : NULL;
	struct hw_str word = next ? hw_token_str(c->a->text, next)
				  : (struct hw_str){0};

	if (!c->s.english || !next)
		return false;
	if (c->role[i] & HW_CUE_RUMOUR)
		return hw_str_eq(word, HW_STR("that"));
	return c->role[i] & HW_CUE_HELD && hw_credit_passive(c, i, begin) &&
	    (hw_str_eq(word, HW_STR("to")) || hw_str_eq(word, HW_STR("that")) ||
		hw_str_eq(word, HW_STR("as")));
}
