/* SPDX-License-Identifier: MIT
 * An article as rows of units: all words, the skeleton a rewriter leaves
 * alone, and the names and numbers. */
#include "trace/trace_int.h"

#include <stdlib.h>

#include "text/marks.h"

/* A gram of single Han or kana characters is longer: words have two. */
enum { HAN_GRAM = 8 };

static const int gram_size[HW_GRAMS] = {
    [HW_GRAM_WORD] = 5, [HW_GRAM_SKELETON] = 8, [HW_GRAM_NAME] = 3};

/* A set of token hashes; 0 is kept as 1. */
struct hash_set {
	uint32_t *v;
	size_t mask;
};

static void
set_init(struct hw_arena *m, struct hash_set *s, size_t n)
{
	size_t cap = 16;
	while (cap < n * 2)
		cap *= 2;
	s->v = HW_ARRAY(m, uint32_t, cap);
	s->mask = cap - 1;
}

static uint32_t *
set_slot(const struct hash_set *s, uint32_t hash)
{
	hash += !hash;
	size_t i = (hash * 0x9E3779B1u) & s->mask;
	while (s->v[i] && s->v[i] != hash)
		i = (i + 1) & s->mask;
	return &s->v[i];
}

/* A capital at the start of a sentence says nothing; there a word is a name
 * when the text also writes it with a capital elsewhere, or when the next
 * word is a name. */
static bool
is_name(const struct hw_trace_doc *d, size_t i, const struct hash_set *inside)
{
	uint16_t f = d->tok[i].flags;
	if (!(f & HW_TOK_CAP) || (f & HW_TOK_STOP))
		return false;
	if (!(f & HW_TOK_SENT))
		return true;
	if (*set_slot(inside, d->tok[i].hash))
		return true;
	return i + 1 < d->n && (d->tok[i + 1].flags & HW_TOK_CAP) &&
	    !(d->tok[i + 1].flags & (HW_TOK_SENT | HW_TOK_STOP));
}

static void
set_roles(struct hw_arena *m, struct hw_trace_doc *d)
{
	struct hash_set inside;
	set_init(m, &inside, d->n);
	for (size_t i = 0; i < d->n; i++) {
		uint16_t f = d->tok[i].flags;
		if ((f & HW_TOK_CAP) && !(f & (HW_TOK_SENT | HW_TOK_STOP)))
			*set_slot(&inside, d->tok[i].hash) = d->tok[i].hash +
			    !d->tok[i].hash;
	}
	for (size_t i = 0; i < d->n; i++) {
		uint16_t f = d->tok[i].flags;
		if ((f & HW_TOK_NUMBER) || is_name(d, i, &inside))
			d->role[i] = HW_ROLE_SKELETON | HW_ROLE_NAME;
		else if (f & HW_TOK_STOP)
			d->role[i] = HW_ROLE_SKELETON;
	}
}

static void
mark_within(struct hw_trace_doc *d, const struct hw_mark_pairs *p)
{
	size_t i = 0;
	for (size_t k = 0; k < p->n; k++) {
		while (i < d->n && d->tok[i].start < p->v[k].start)
			i++;
		for (; i < d->n && d->tok[i].start < p->v[k].end; i++)
			d->role[i] |= HW_ROLE_QUOTE;
	}
}

/* Tokens between quotation marks; where one of them is missing, too. */
static void
mark_quotes(struct hw_arena *m, struct hw_trace_doc *d, struct hw_str text)
{
	struct hw_mark_pairs pairs = {0}, ragged = {0};
	hw_quote_marks(m, text, &pairs, &ragged);
	mark_within(d, &pairs);
	mark_within(d, &ragged);
}

/* ---- sentences that many unrelated pages share ---------------------------- */

size_t
hw_trace_sentence(const struct hw_token *t, size_t n, size_t i, uint32_t *hash)
{
	uint64_t h = 0x73656E74656E6365ULL;
	size_t end = i;
	do {
		h = hw_hash_mix(h, t[end].hash);
		end++;
	} while (end < n && !(t[end].flags & HW_TOK_SENT));
	*hash = end - i < 4 ? 0 : (uint32_t)h | 1;
	return end;
}

struct counted {
	uint32_t count, tokens;
};

struct sentence {
	uint32_t from, to; /* tokens */
	uint32_t hash, count;
};

struct hw_sentences {
	struct sentence *v;
	size_t n;
	struct counted *sorted;
};

static int
by_count(const void *x, const void *y)
{
	const struct counted *a = x, *b = y;
	return (a->count > b->count) - (a->count < b->count);
}

/* How many articles a sentence of this text is in, at the lower quartile: 1
 * for a text of its own, 50 for an agency report that 50 pages print. */
static uint32_t
typical_count(struct counted *v, size_t n)
{
	uint32_t sum = 0, part = 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i].tokens;
	qsort(v, n, sizeof(*v), by_count);
	for (size_t i = 0; i < n; i++) {
		part += v[i].tokens;
		if (part * 4 >= sum)
			return v[i].count;
	}
	return 1;
}

static void
find_sentences(struct hw_arena *m, struct hw_trace_doc *d)
{
	struct hw_sentences *s = HW_NEW(m, struct hw_sentences);
	size_t most = 2; /* the first token may begin none; one past the end */
	for (size_t i = 0; i < d->n; i++)
		most += (d->tok[i].flags & HW_TOK_SENT) != 0;
	s->v = HW_ARRAY(m, struct sentence, most);
	s->sorted = HW_ARRAY(m, struct counted, most);
	for (size_t i = 0, end; i < d->n; i = end) {
		struct sentence *x = &s->v[s->n];
		end = hw_trace_sentence(d->tok, d->n, i, &x->hash);
		x->from = (uint32_t)i;
		x->to = (uint32_t)end;
		s->n += x->hash != 0;
	}
	d->sentences = s;
}

/* A sentence is common when it stands in many more articles than the rest of
 * this text does: "All rights reserved." */
static void
mark_common(const struct hw_trace_words *w, struct hw_trace_doc *d)
{
	struct hw_sentences *s = d->sentences;
	for (size_t i = 0; i < s->n; i++) {
		struct sentence *x = &s->v[i];
		x->count = hw_trace_words_count(w, x->hash);
		s->sorted[i] = (struct counted){x->count, x->to - x->from};
	}
	uint32_t typical = typical_count(s->sorted, s->n);
	for (size_t i = 0; i < s->n; i++) {
		const struct sentence *x = &s->v[i];
		bool common = x->count >= 4 && x->count >= 4 * typical;
		for (size_t k = x->from; k < x->to; k++) {
			d->role[k] &= (uint8_t)~HW_ROLE_COMMON;
			d->role[k] |= common ? HW_ROLE_COMMON : 0;
		}
	}
}

void
hw_trace_renew(const struct hw_trace_words *w, struct hw_trace_doc *d)
{
	if (w && d->sentences)
		mark_common(w, d);
}

struct hw_gram_set {
	struct hash_set s;
};

void
hw_trace_doc_read(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_article *a, const struct hw_tokens *t,
    struct hw_trace_doc *d)
{
	struct hw_tokens own = {0};
	*d = (struct hw_trace_doc){.a = a,
	    .m = m,
	    .pivots = HW_NEW(m, struct hw_pivots),
	    .concepts = hw_trace_concepts_new(m),
	    .gram_set = HW_NEW(m, struct hw_gram_set)};
	if (!t) {
		hw_text_tokens(m, a->text, a->language, &own);
		t = &own;
	}
	d->tok = t->v;
	d->n = t->n < HW_TRACE_MAX_TOKENS ? t->n : HW_TRACE_MAX_TOKENS;
	size_t han = 0;
	for (size_t i = 0; i < d->n; i++)
		han += (d->tok[i].flags & HW_TOK_HAN) != 0;
	d->han = han * 2 > d->n;
	d->role = HW_ARRAY(m, uint8_t, d->n);
	set_roles(m, d);
	mark_quotes(m, d, a->text);
	if (w) {
		find_sentences(m, d);
		mark_common(w, d);
	}
	for (int g = HW_GRAM_SKELETON; g <= HW_GRAM_NAME; g++) {
		uint8_t want = g == HW_GRAM_NAME ? HW_ROLE_NAME
						 : HW_ROLE_SKELETON;
		d->unit[g] = HW_ARRAY(m, uint32_t, d->n);
		for (size_t i = 0; i < d->n; i++)
			if (d->role[i] & want)
				d->unit[g][d->n_unit[g]++] = (uint32_t)i;
	}
	d->n_unit[HW_GRAM_WORD] = d->n;
}

/* 0 when all units are one and the same word: such grams are no evidence. */
static uint32_t
gram_hash(const struct hw_trace_doc *d, enum hw_gram g, size_t first)
{
	uint64_t h = 0x9E3779B97F4A7C15ULL * (unsigned)(g + 1);
	uint32_t lead = d->tok[hw_trace_unit(d, g, first)].hash, differ = 0;
	for (int k = 0; k < d->grams[g].size; k++) {
		uint32_t u =
		    d->tok[hw_trace_unit(d, g, first + (size_t)k)].hash;
		differ |= u ^ lead;
		h = (h ^ u) * 0xD6E8FEB86659FD93ULL;
		h ^= h >> 32;
	}
	uint32_t r = (uint32_t)(h ^ h >> 29);
	return differ ? r + !r : 0;
}

void
hw_trace_doc_grams(struct hw_arena *m, struct hw_trace_doc *d)
{
	for (enum hw_gram g = 0; g < HW_GRAMS; g++) {
		struct hw_grams *out = &d->grams[g];
		out->size = g == HW_GRAM_WORD && d->han ? HAN_GRAM
							: gram_size[g];
		size_t k = (size_t)out->size;
		out->n = d->n_unit[g] >= k ? d->n_unit[g] - k + 1 : 0;
		out->hash = HW_ARRAY(m, uint32_t, out->n);
		for (size_t i = 0; i < out->n; i++)
			out->hash[i] = gram_hash(d, g, i);
	}
}

bool
hw_trace_shares_gram(const struct hw_trace_doc *a, const struct hw_trace_doc *b)
{
	if (!b->gram_set->s.v && a->gram_set->s.v)
		return hw_trace_shares_gram(b, a);
	struct hash_set *s = &b->gram_set->s;
	if (!s->v) {
		set_init(b->m, s,
		    b->grams[HW_GRAM_WORD].n + b->grams[HW_GRAM_SKELETON].n +
			b->grams[HW_GRAM_NAME].n);
		for (enum hw_gram g = 0; g < HW_GRAMS; g++)
			for (size_t i = 0; i < b->grams[g].n; i++) {
				uint32_t h = b->grams[g].hash[i];
				if (h)
					*set_slot(s, h) = h;
			}
	}
	for (enum hw_gram g = 0; g < HW_GRAMS; g++)
		for (size_t i = 0; i < a->grams[g].n; i++) {
			uint32_t h = a->grams[g].hash[i];
			if (h && *set_slot(s, h))
				return true;
		}
	return false;
}
