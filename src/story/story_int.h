/* SPDX-License-Identifier: MIT
 * Inside the room: articles as vectors of terms, and the table that finds
 * those sharing them. */
#ifndef HW_STORY_STORY_INT_H
#define HW_STORY_STORY_INT_H

#include "base/arena.h"
#include "base/hash.h"
#include "story/story.h"

enum {
	HW_STORY_TERMS = 40,  /* kept of an article */
	HW_STORY_CENTRE = 64, /* kept of a story */
	HW_STORY_RAW = 96,    /* kept of a recent article, to be weighed anew */
	HW_STORY_HEADS = 6,   /* names in its headline */
	HW_STORY_CAPS = 128,  /* words of 32 bits */
	HW_STORY_FACTS = 32,  /* people, bodies and counts in its text */
};

struct hw_term {
	uint32_t hash;
	float weight;
};

int hw_term_by_hash(const void *a, const void *b);
int hw_term_by_weight(const void *a, const void *b); /* heaviest first */

/* Sorted by hash, of length 1. */
struct hw_vector {
	struct hw_term v[HW_STORY_TERMS];
	uint16_t n;
};

/* How many articles of a language hold a term. */
struct hw_term_counts;
struct hw_term_counts *hw_term_counts_new(void);
void hw_term_counts_free(struct hw_term_counts *c);

/* Terms with their weight in the article alone, sorted by hash. */
struct hw_story_raw {
	struct hw_term v[HW_STORY_RAW];
	uint32_t language; /* hash */
	uint16_t n;
	uint16_t n_heads, n_facts;
	uint32_t head[HW_STORY_HEADS]; /* terms */
	/* Terms written with a capital, two bits each (a Bloom filter: one in
	 * 200 that is not there seems to be). */
	uint32_t caps[HW_STORY_CAPS];
	uint32_t fact[HW_STORY_FACTS]; /* hashes, each once */
};

/* The vector of an article, and what it was made of; counts it in c
 * afterwards. */
void hw_story_vector(struct hw_arena *m, struct hw_term_counts *c,
    const struct hw_article *a, const struct hw_tokens *t,
    struct hw_vector *out, struct hw_story_raw *raw);

/* Articles of a language (its hash) counted so far. */
uint32_t hw_story_articles(const struct hw_term_counts *c, uint32_t language);

/* The terms as they weigh by what is counted by now, length 1. */
void hw_story_weigh(const struct hw_term_counts *c, struct hw_story_raw *raw);

/* The hash under which a word of a's text is kept. */
uint32_t hw_story_term(struct hw_arena *m, struct hw_term_counts *c,
    const struct hw_article *a, const struct hw_token *word);

/* Sets heads and facts of raw; the names and claims of a may be missing. */
void hw_story_told(struct hw_arena *m, struct hw_term_counts *c,
    const struct hw_article *a, const struct hw_tokens *title,
    const struct hw_tokens *t, struct hw_story_raw *raw);

void hw_story_add_cap(struct hw_story_raw *raw, uint32_t term);

/* Is all that the headline of x names absent from the n texts?  False where a
 * text is too short to tell. */
bool hw_story_unnamed(const struct hw_story_raw *x,
    const struct hw_story_raw *const *other, size_t n);

bool hw_story_has_fact(const struct hw_story_raw *x, uint32_t fact);

double hw_story_cosine(
    const struct hw_term *a, size_t na, const struct hw_term *b, size_t nb);

/* Quotations of the articles that came lately, and which stories had one in
 * common. */
struct hw_quoted;
struct hw_quoted *hw_quoted_new(void);
void hw_quoted_free(struct hw_quoted *q);
void hw_quoted_add(
    struct hw_quoted *q, const struct hw_article *a, hw_id story, hw_time at);
size_t hw_quoted_pairs(const struct hw_quoted *q, const hw_id (**pair)[2]);

/* Term -> the newest articles that hold it. */
struct hw_term_index;
struct hw_term_index *hw_term_index_new(void);
void hw_term_index_free(struct hw_term_index *ix);
void hw_term_index_add(
    struct hw_term_index *ix, uint32_t article, const struct hw_vector *v);
/* Articles >= oldest that share terms with v, best first, at most max;
 * score[i] is their part of the dot product. */
size_t hw_term_index_find(struct hw_term_index *ix, struct hw_arena *m,
    const struct hw_vector *v, uint32_t oldest, size_t max, uint32_t *article);
size_t hw_term_index_bytes(const struct hw_term_index *ix);

#endif
