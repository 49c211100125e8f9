/* SPDX-License-Identifier: MIT
 * Inside the finder of what only one page says: the pages as rows of terms in
 * one index (findings_terms.c, findings_single.c), and what a sentence is worth
 * (findings_worth.c). */
#ifndef HW_TRACE_FINDINGS_SINGLE_H
#define HW_TRACE_FINDINGS_SINGLE_H

#include "base/vec.h"
#include "trace/findings_int.h"
#include "trace/trace_int.h"

enum { HW_SINGLES_PAGES = 40 }; /* of a story, that are looked at */

enum hw_term_kind {
	HW_TERM_WORD,
	HW_TERM_SMALL,  /* a number up to twelve */
	HW_TERM_PAIR,   /* a number and what it counts */
	HW_TERM_NUMBER, /* any other */
	HW_TERM_DAY,    /* a month or weekday */
	HW_TERM_NAME,
};

struct hw_term {
	uint32_t hash, token, sentence;
	uint8_t kind; /* enum hw_term_kind */
	bool seen;    /* on another page; set by hw_singles_compare */
	double value; /* of a number, and of the number of a pair */
};

struct hw_posting {
	uint32_t page, sentence, next; /* next: index + 1 */
};

struct hw_singles_page {
	const struct hw_article *a;
	const struct hw_member *member;
	struct hw_tokens t;
	struct hw_trace_doc doc; /* names across scripts; made when needed */
	uint32_t *met;           /* token -> postings of its other spellings */
	bool asks;               /* its own sentences are looked at */
	uint32_t at;             /* of its first sentence among all */
	struct hw_term *term;
	size_t n_term;
};

struct hw_singles_score;
struct hw_singles_entry;

struct hw_singles {
	struct hw_finder *f;
	struct hw_arena *m;
	struct hw_singles_page page[HW_SINGLES_PAGES];
	size_t n;
	struct hw_singles_entry *entry;
	size_t mask;
	HW_VEC(struct hw_posting) posting;
	struct hw_singles_score *score; /* of all sentences, then of pages */
	uint32_t sentences;
	HW_VEC(uint32_t) touched;
	uint32_t turn, stamp;
};

struct hw_singles_sums {
	double words, items; /* weight of all terms; of numbers and names */
	double fresh;        /* weight of what nobody else has */
	bool told;           /* a sentence of another page says it */
	bool beside;         /* there are other pages of this language */
};

/* The pages of the story; returns how many are independent. */
size_t hw_singles_open(struct hw_singles *s, struct hw_finder *f);
void hw_singles_index(struct hw_singles *s);
/* Be ready to compare sentences of this page. */
void hw_singles_page(struct hw_singles *s, struct hw_singles_page *p);
/* The terms [from, to), one sentence of p, beside all other pages. */
void hw_singles_compare(struct hw_singles *s, const struct hw_singles_page *p,
    size_t from, size_t to, struct hw_singles_sums *out);
/* Tokens and terms of the page. */
void hw_singles_read(struct hw_arena *m, struct hw_singles_page *p);
/* A word without its ending, as the terms have it. */
uint32_t hw_singles_stem(struct hw_arena *m, struct hw_str word);

#endif
