/* SPDX-License-Identifier: MIT
 * An article as a vector of terms: how often a word stands in it, by place,
 * times how rare it is; document frequencies are counted for each language as
 * articles pass. */
#include "story/story_int.h"

#include <libstemmer.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/vec.h"

enum {
	BITS = 21,       /* cells of a row of counts */
	LANGUAGES = 251, /* beyond, languages share a count */
	CACHE_BITS = 16, /* stems remembered */
	LEAD = 60,       /* tokens of the text that count whole */
	MOST = 4000,     /* tokens read */
};

/* What a word counts for, beside 1 in the lead. */
#define TITLE 2.0
#define REST 0.37
#define CAPITAL 1.22
#define PAIR 0.25 /* two words of the title together */

struct stem {
	uint32_t word, stem; /* hashes */
};

struct hw_term_counts {
	uint16_t *cell[2];
	uint32_t articles[LANGUAGES];
	struct sb_stemmer *stemmer[LANGUAGES]; /* made when first met */
	bool asked[LANGUAGES];
	struct stem *cache; /* of stems */
};

struct hw_term_counts *
hw_term_counts_new(void)
{
	struct hw_term_counts *c = calloc(1, sizeof(*c));
	HW_ASSERT(c);
	for (int r = 0; r < 2; r++) {
		c->cell[r] = calloc((size_t)1 << BITS, sizeof(uint16_t));
		HW_ASSERT(c->cell[r]);
	}
	c->cache = calloc((size_t)1 << CACHE_BITS, sizeof(*c->cache));
	HW_ASSERT(c->cache);
	return c;
}

void
hw_term_counts_free(struct hw_term_counts *c)
{
	if (!c)
		return;
	free(c->cell[0]);
	free(c->cell[1]);
	free(c->cache);
	for (int i = 0; i < LANGUAGES; i++)
		sb_stemmer_delete(c->stemmer[i]);
	free(c);
}

static uint32_t
language_hash(struct hw_str lang)
{
	struct hw_str first = {0};
	hw_str_split(&lang, '-', &first);
	return (uint32_t)hw_hash(first);
}

static uint16_t *
cell_of(const struct hw_term_counts *c, int row, uint32_t term)
{
	uint64_t h = hw_hash_mix(term, (uint64_t)row + 17);
	return &c->cell[row][h >> (64 - BITS)];
}

static uint32_t
count_of(const struct hw_term_counts *c, uint32_t term)
{
	uint16_t a = *cell_of(c, 0, term), b = *cell_of(c, 1, term);
	return a < b ? a : b;
}

static void
count_one(struct hw_term_counts *c, uint32_t term)
{
	for (int r = 0; r < 2; r++) {
		uint16_t *x = cell_of(c, r, term);
		*x = (uint16_t)(*x + (*x < UINT16_MAX));
	}
}

/* ---- stems --------------------------------------------------------------- */

static struct sb_stemmer *
stemmer_of(struct hw_term_counts *c, struct hw_str lang)
{
	char name[4] = "";
	struct hw_str first = {0};
	hw_str_split(&lang, '-', &first);
	uint32_t i = language_hash(first) % LANGUAGES;
	if (!c->asked[i] && first.n == 2) {
		memcpy(name, first.p, 2);
		c->stemmer[i] = sb_stemmer_new(name, "UTF_8");
	}
	c->asked[i] = true;
	return c->stemmer[i];
}

/* Hash of the stem of a word; the word's own without a stemmer. */
static uint32_t
stem_hash(struct hw_arena *m, struct hw_term_counts *c,
    struct sb_stemmer *stemmer, struct hw_str word, uint32_t hash,
    uint32_t salt)
{
	if (!stemmer)
		return hash;
	uint32_t key = (uint32_t)hw_hash_mix(hash, salt) | 1;
	struct stem *s = &c->cache[key >> (32 - CACHE_BITS)];
	if (s->word == key)
		return s->stem;
	struct hw_str low = hw_text_fold(m, word);
	const sb_symbol *p = sb_stemmer_stem(
	    stemmer, (const sb_symbol *)low.p, (int)low.n);
	struct hw_str out = {(const char *)p, low.n};
	if (p)
		out.n = (size_t)sb_stemmer_length(stemmer);
	*s = (struct stem){key, p ? (uint32_t)hw_hash(out) : hash};
	return s->stem;
}

/* ---- terms of one article ------------------------------------------------ */

struct bag {
	struct hw_arena *m;
	struct hw_term_counts *c;
	struct sb_stemmer *stemmer;
	struct hw_term *v; /* open addressing; hash 0: empty */
	size_t mask, n;
	uint32_t salt; /* of the language */
};

static uint32_t
salted(uint32_t hash, uint32_t salt)
{
	hash = (uint32_t)hw_hash_mix(hash, salt);
	return hash + !hash;
}

static void
put(struct bag *b, uint32_t hash, double weight)
{
	hash = salted(hash, b->salt);
	size_t i = (hash * 0x9E3779B1u) & b->mask;
	while (b->v[i].hash && b->v[i].hash != hash)
		i = (i + 1) & b->mask;
	b->n += !b->v[i].hash;
	b->v[i].hash = hash;
	b->v[i].weight += (float)weight;
}

static uint32_t
term_of(struct bag *b, struct hw_str text, const struct hw_token *k)
{
	return stem_hash(
	    b->m, b->c, b->stemmer, hw_token_str(text, k), k->hash, b->salt);
}

/* Han and kana characters count in pairs; so do words of a title, besides. */
static void
put_tokens(
    struct bag *b, struct hw_str text, const struct hw_tokens *t, bool title)
{
	size_t n = t->n < MOST ? t->n : MOST;
	uint32_t last = 0;

	for (size_t i = 0; i < n; i++) {
		const struct hw_token *k = &t->v[i];
		double w = title ? TITLE : i < LEAD ? 1 : REST;
		uint32_t term;

		if (k->flags & HW_TOK_HAN) {
			if (i + 1 < n && (k[1].flags & HW_TOK_HAN) &&
			    k[1].start == k->end)
				put(b, hw_token_pair(k->hash, k[1].hash), w);
			continue;
		}
		if (k->flags & HW_TOK_STOP) {
			last = 0;
			continue;
		}
		term = term_of(b, text, k);
		if (k->flags & HW_TOK_CAP)
			w *= CAPITAL;
		put(b, term, w);
		if (title && last)
			put(b, hw_token_pair(last, term), w * PAIR);
		last = term;
	}
}

int
hw_term_by_weight(const void *a, const void *b)
{
	const struct hw_term *x = a, *y = b;
	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

int
hw_term_by_hash(const void *a, const void *b)
{
	const struct hw_term *x = a, *y = b;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

static void
normalise(struct hw_vector *v)
{
	double sum = 0;
	for (size_t i = 0; i < v->n; i++)
		sum += (double)v->v[i].weight * v->v[i].weight;
	double f = sum > 0 ? 1 / sqrt(sum) : 0;
	for (size_t i = 0; i < v->n; i++)
		v->v[i].weight = (float)(v->v[i].weight * f);
}

static double
idf_of(const struct hw_term_counts *c, uint32_t articles, uint32_t term)
{
	double idf = log((articles + 50.0) / (count_of(c, term) + 0.5));

	return idf > 0.1 ? idf : 0.1;
}

/* The heaviest terms as they stand in the article, before they are weighed. */
static void
keep_raw(const struct hw_term_counts *c, const struct hw_term *list, size_t n,
    uint32_t language, struct hw_story_raw *raw)
{
	raw->language = language;
	raw->n = (uint16_t)(n < HW_STORY_RAW ? n : HW_STORY_RAW);
	for (size_t i = 0; i < raw->n; i++) {
		double idf = idf_of(
		    c, c->articles[language % LANGUAGES], list[i].hash);

		raw->v[i].hash = list[i].hash;
		raw->v[i].weight = (float)(list[i].weight / idf);
	}
	qsort(raw->v, raw->n, sizeof(*raw->v), hw_term_by_hash);
}

uint32_t
hw_story_articles(const struct hw_term_counts *c, uint32_t language)
{
	return c->articles[language % LANGUAGES];
}

void
hw_story_weigh(const struct hw_term_counts *c, struct hw_story_raw *raw)
{
	uint32_t articles = c->articles[raw->language % LANGUAGES];
	double sum = 0;

	for (size_t i = 0; i < raw->n; i++) {
		/* This article is one of those counted. */
		double df = count_of(c, raw->v[i].hash);
		double w = raw->v[i].weight *
		    log((articles + 50.0) / (df + 0.5));

		raw->v[i].weight = (float)(w > 0 ? w : 0);
		sum += w > 0 ? w * w : 0;
	}
	for (size_t i = 0; i < raw->n && sum > 0; i++)
		raw->v[i].weight = (float)(raw->v[i].weight / sqrt(sum));
}

void
hw_story_vector(struct hw_arena *m, struct hw_term_counts *c,
    const struct hw_article *a, const struct hw_tokens *t,
    struct hw_vector *out, struct hw_story_raw *raw)
{
	struct hw_tokens title;
	hw_text_tokens(m, a->title, a->language, &title);
	size_t most = title.n * 2 + (t->n < MOST ? t->n : MOST), cap = 16;
	while (cap < most * 2)
		cap *= 2;
	struct bag b = {.m = m,
	    .c = c,
	    .stemmer = stemmer_of(c, a->language),
	    .v = HW_ARRAY(m, struct hw_term, cap),
	    .mask = cap - 1,
	    .salt = language_hash(a->language)};
	put_tokens(&b, a->title, &title, true);
	put_tokens(&b, a->text, t, false);
	uint32_t *articles = &c->articles[b.salt % LANGUAGES];
	struct hw_term *list = HW_ARRAY(m, struct hw_term, b.n);
	size_t n = 0;
	for (size_t i = 0; i < cap; i++) {
		if (!b.v[i].hash)
			continue;
		list[n] = b.v[i];
		list[n].weight = (float)(list[n].weight *
		    idf_of(c, *articles, list[n].hash));
		if (list[n].weight > 0)
			n++;
	}
	qsort(list, n, sizeof(*list), hw_term_by_weight);
	keep_raw(c, list, n, b.salt, raw);
	hw_story_told(m, c, a, &title, t, raw);
	for (size_t i = 0; i < cap; i++)
		if (b.v[i].hash)
			count_one(c, b.v[i].hash);
	++*articles;
	out->n = (uint16_t)(n < HW_STORY_TERMS ? n : HW_STORY_TERMS);
	memcpy(out->v, list, out->n * sizeof(*list));
	normalise(out);
	qsort(out->v, out->n, sizeof(*out->v), hw_term_by_hash);
}

uint32_t
hw_story_term(struct hw_arena *m, struct hw_term_counts *c,
    const struct hw_article *a, const struct hw_token *word)
{
	uint32_t salt = language_hash(a->language);
	return salted(stem_hash(m, c, stemmer_of(c, a->language),
			  hw_token_str(a->text, word), word->hash, salt),
	    salt);
}

double
hw_story_cosine(
    const struct hw_term *a, size_t na, const struct hw_term *b, size_t nb)
{
	double sum = 0;
	for (size_t i = 0, j = 0; i < na && j < nb;) {
		if (a[i].hash == b[j].hash)
			sum += (double)a[i++].weight * b[j++].weight;
		else if (a[i].hash < b[j].hash)
			i++;
		else
			j++;
	}
	return sum;
}
