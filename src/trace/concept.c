/* SPDX-License-Identifier: MIT
 * Which things of the news a text speaks of, and how alike two texts are by
 * them. */
#include "trace/concept.h"

#include <math.h>

#include "trace/trace_int.h"

#define OPENING 0.1f /* share of the text whose things count for more: */
#define OPENS 1.5f
#define MOST 300 /* tokens looked at */
#define RUN 8    /* single characters of a word, at most */

struct hw_concepts {
	float weight[HW_CONCEPTS]; /* of length 1 */
};

struct counts {
	uint16_t n[HW_CONCEPTS];
	bool opens[HW_CONCEPTS];
	uint32_t seed;
};

static void
look_up(struct counts *c, uint32_t hash, bool whole, bool opening)
{
	uint32_t i = hw_concept_home(hash);

	for (; hw_concept_words[i].hash; i = (i + 1) % HW_CONCEPT_SLOTS) {
		const struct hw_concept_word *w = &hw_concept_words[i];

		if (w->hash != hash || (w->whole && !whole))
			continue;
		c->n[w->concept] += c->n[w->concept] < UINT16_MAX;
		c->opens[w->concept] |= opening;
	}
}

static bool
is_start(uint32_t hash)
{
	uint32_t b = hw_concept_bit(hash);

	return hw_concept_starts[b / 32] >> b % 32 & 1;
}

/* Every beginning of the word. */
static void
count_word(struct counts *c, struct hw_str word, bool opening)
{
	uint32_t h = c->seed;

	for (size_t i = 0; i < word.n && i < HW_CONCEPT_BYTES; i++) {
		bool end = i + 1 == word.n;

		h = hw_concept_step(h, (char)hw_lower(word.p[i]));
		if (i + 1 == HW_CONCEPT_FIRST && !is_start(h))
			return;
		if (i > 0 && (end || (word.p[i + 1] & 0xC0) != 0x80))
			look_up(c, h, end, opening);
	}
}

/* The word folded, where it could be known: most are not, and most need no
 * folding to see it. */
static struct hw_str
fold(struct hw_arena *m, const struct counts *c, struct hw_str word)
{
	uint32_t h = c->seed;

	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] & 0x80)
			return hw_text_fold(m, word);
		h = hw_concept_step(h, (char)hw_lower(word.p[i]));
		if (i + 1 == HW_CONCEPT_FIRST && !is_start(h))
			return (struct hw_str){0};
	}
	return word;
}

/* From where the article stands, Arabic words go on without it. */
static struct hw_str
without_article(struct hw_str word)
{
	return hw_str_starts(word, HW_STR("\xD8\xA7\xD9\x84")) && word.n > 8
	    ? hw_str_from(word, 4)
	    : word;
}

static void
count_tokens(struct hw_arena *m, struct counts *c, struct hw_str text,
    const struct hw_token *t, size_t n, size_t opening)
{
	for (size_t i = 0; i < n; i++) {
		size_t end = i;

		if (t[i].flags & HW_TOK_STOP)
			continue;
		if (!(t[i].flags & HW_TOK_HAN)) {
			struct hw_str w = hw_token_str(text, &t[i]);

			count_word(
			    c, without_article(fold(m, c, w)), i < opening);
			continue;
		}
		while (end + 1 < n && end + 1 < i + RUN &&
		    (t[end + 1].flags & HW_TOK_HAN) &&
		    t[end + 1].start == t[end].end)
			end++;
		count_word(
		    c, hw_str_sub(text, t[i].start, t[end].end), i < opening);
	}
}

static const struct hw_concepts *
concepts_of(const struct hw_trace_doc *d)
{
	struct hw_concepts *out = d->concepts;
	struct counts c = {.seed = hw_concept_seed(d->a->language)};
	struct hw_tokens title;
	float sum = 0;

	if (out->weight[0] >= 0)
		return out;
	hw_text_tokens(d->m, d->a->title, d->a->language, &title);
	count_tokens(d->m, &c, d->a->title, title.v, title.n, title.n);
	count_tokens(d->m, &c, d->a->text, d->tok, d->n < MOST ? d->n : MOST,
	    (size_t)(OPENING * (float)d->n));
	for (int i = 0; i < HW_CONCEPTS; i++) {
		out->weight[i] = !c.n[i]
		    ? 0
		    : (1 + logf(c.n[i])) * (c.opens[i] ? OPENS : 1);
		sum += out->weight[i] * out->weight[i];
	}
	for (int i = 0; i < HW_CONCEPTS && sum > 0; i++)
		out->weight[i] /= sqrtf(sum);
	return out;
}

struct hw_concepts *
hw_trace_concepts_new(struct hw_arena *m)
{
	struct hw_concepts *c = HW_NEW(m, struct hw_concepts);

	c->weight[0] = -1; /* not made yet */
	return c;
}

double
hw_trace_concepts_alike(
    const struct hw_trace_doc *a, const struct hw_trace_doc *b)
{
	const struct hw_concepts *x = concepts_of(a), *y = concepts_of(b);
	double sum = 0;

	for (int i = 0; i < HW_CONCEPTS; i++)
		sum += x->weight[i] * y->weight[i];
	return sum;
}
