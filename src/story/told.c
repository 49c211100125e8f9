/* SPDX-License-Identifier: MIT
 * What two reports of one event have in common besides their words, and what
 * two events that are told alike have not.  Two central banks decide on one
 * day in the same words: but what the headline of one names, nobody names in
 * the other.  A comment on a strike has other words than the news of it: but
 * the same people are in both, and nowhere else on these days. */
#include <stdlib.h>
#include <string.h>

#include "story/story_int.h"

enum {
	LETTERS = 4, /* bytes of a name in a headline */
	LOWER = 2,   /* words without a capital: no Title Case */
	WHOLE = 64,  /* terms of a text that names all there is to name */
	NAMES = 300, /* of an article that are looked at */
};

/* ---- headlines ------------------------------------------------------------- */

/* Nouns have a capital anyway. */
static bool
nouns_have_capitals(struct hw_str lang)
{
	return hw_str_starts(lang, HW_STR("de")) ||
	    hw_str_starts(lang, HW_STR("lb"));
}

static bool
is_plain(const struct hw_token *k, unsigned flags)
{
	return (k->flags & flags) &&
	    !(k->flags & (HW_TOK_STOP | HW_TOK_HAN | HW_TOK_NUMBER));
}

/* Has the word a capital inside a sentence of the text? */
static bool
is_name_in(const struct hw_tokens *t, uint32_t hash)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].hash == hash && (t->v[i].flags & HW_TOK_CAP) &&
		    !(t->v[i].flags & HW_TOK_SENT))
			return true;
	return false;
}

static void
keep_heads(struct hw_arena *m, struct hw_term_counts *c,
    const struct hw_article *a, const struct hw_tokens *title,
    const struct hw_tokens *t, struct hw_story_raw *raw)
{
	struct hw_article head = {.text = a->title, .language = a->language};
	size_t lower = 0;

	if (nouns_have_capitals(a->language))
		return;
	for (size_t i = 0; i < t->n; i++)
		if (is_plain(&t->v[i], HW_TOK_CAP))
			hw_story_add_cap(raw, hw_story_term(m, c, a, &t->v[i]));
	for (size_t i = 0; i < title->n; i++)
		if (is_plain(&title->v[i], HW_TOK_CAP))
			hw_story_add_cap(
			    raw, hw_story_term(m, c, &head, &title->v[i]));
	for (size_t i = 0; i < title->n; i++)
		lower += is_plain(&title->v[i], HW_TOK_WORD) &&
		    !(title->v[i].flags & HW_TOK_CAP);
	for (size_t i = 0;
	     lower >= LOWER && i < title->n && raw->n_heads < HW_STORY_HEADS;
	     i++) {
		const struct hw_token *k = &title->v[i];

		if (is_plain(k, HW_TOK_CAP) && k->end - k->start >= LETTERS &&
		    is_name_in(t, k->hash))
			raw->head[raw->n_heads++] = hw_story_term(
			    m, c, &head, k);
	}
}

static uint32_t
bit_of(uint32_t term, int which)
{
	return (uint32_t)(hw_hash_mix(term, 23 + (uint64_t)which) >> 32) %
	    (HW_STORY_CAPS * 32);
}

void
hw_story_add_cap(struct hw_story_raw *raw, uint32_t term)
{
	for (int i = 0; i < 2; i++) {
		uint32_t b = bit_of(term, i);

		raw->caps[b / 32] |= (uint32_t)1 << b % 32;
	}
}

static bool
holds(const struct hw_story_raw *x, uint32_t term)
{
	uint32_t a = bit_of(term, 0), b = bit_of(term, 1);

	return (x->caps[a / 32] >> a % 32 & 1) &&
	    (x->caps[b / 32] >> b % 32 & 1);
}

bool
hw_story_unnamed(const struct hw_story_raw *x,
    const struct hw_story_raw *const *other, size_t n)
{
	if (!x->n_heads || x->n < WHOLE || !n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (other[i]->n < WHOLE)
			return false;
		for (size_t k = 0; k < x->n_heads; k++)
			if (holds(other[i], x->head[k]))
				return false;
	}
	return true;
}

/* ---- facts ------------------------------------------------------------------ */

static void
keep_fact(struct hw_story_raw *raw, uint64_t hash)
{
	uint32_t fact = (uint32_t)(hash >> 32) | 1;

	for (size_t i = 0; i < raw->n_facts; i++)
		if (raw->fact[i] == fact)
			return;
	if (raw->n_facts < HW_STORY_FACTS)
		raw->fact[raw->n_facts++] = fact;
}

/* People and bodies by their full names; how many died or were hurt. */
static void
keep_facts(
    struct hw_arena *m, const struct hw_article *a, struct hw_story_raw *raw)
{
	for (size_t i = 0; i < a->n_names && i < NAMES; i++) {
		const struct hw_name *n = &a->names[i];

		if (n->kind != HW_NAME_PLACE && n->kind != HW_NAME_OUTLET &&
		    hw_str_chr(n->canonical, ' ', 0) != HW_NPOS)
			keep_fact(raw,
			    hw_hash_mix(
				hw_hash(hw_text_fold(m, n->canonical)), 3));
	}
	for (size_t i = 0; i < a->n_claims; i++)
		if (a->claims[i].slot == HW_SLOT_COUNT &&
		    !hw_str_eq(a->claims[i].value, HW_STR("1")))
			keep_fact(raw,
			    hw_hash_mix(hw_hash(a->claims[i].key),
				hw_hash(a->claims[i].value)));
}

bool
hw_story_has_fact(const struct hw_story_raw *x, uint32_t fact)
{
	for (size_t i = 0; i < x->n_facts; i++)
		if (x->fact[i] == fact)
			return true;
	return false;
}

void
hw_story_told(struct hw_arena *m, struct hw_term_counts *c,
    const struct hw_article *a, const struct hw_tokens *title,
    const struct hw_tokens *t, struct hw_story_raw *raw)
{
	raw->n_heads = raw->n_facts = 0;
	memset(raw->caps, 0, sizeof(raw->caps));
	keep_heads(m, c, a, title, t, raw);
	keep_facts(m, a, raw);
}
