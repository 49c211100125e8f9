/* SPDX-License-Identifier: MIT
 * What the files that find claims share.  Private to text/. */
#ifndef HW_TEXT_CLAIM_INT_H
#define HW_TEXT_CLAIM_INT_H

#include "base/vec.h"
#include "model/model.h"
#include "text/number.h"
#include "text/token.h"

#define HW_CLAIM_LEAD \
	3 /* sentences of a paragraph's or part's opening that date it */

#define HW_CLAIM_OPENING 5 /* sentences in which an occurrence is told */

enum hw_claim_word { /* what a word is to a claim */
	W_NONE,
	W_FIRST,
	W_SINCE,
	W_MEET,
	W_VISIT,
	W_DEATHS,
	W_INJURED,
	W_ARRESTED,
	W_MISSING,
	W_RESCUED,
	W_EVACUATED,
	W_AS,
	W_MOST,
	W_NO,
	W_TIME,
	W_SUCH,
	W_MARATHON, /* what happens on one day */
	W_REFERENDUM,
	W_ELECTION,
	W_FUNERAL,
	W_QUAKE,
	W_FINAL,
	W_COLLAPSE, /* what happens once; its day is looked for */
	W_ERUPTION,
	W_CRASH,
	W_SINKING,
	W_BLAST,
	W_VERDICT,
	W_SIGNING,
	W_RAISE,
	W_CUT,
	W_SWAP, /* ... and how many */
	W_RECALL,
	W_LAYOFF,
	W_WORST, /* "deadliest": a superlative that is told with "since" */
};

struct hw_claim_sentence {
	size_t from, to;   /* tokens */
	size_t start, end; /* bytes */
	size_t number;     /* from the opening of the text or a paragraph */
};

struct hw_claim_scan {
	struct hw_arena *m;
	struct hw_article *a;
	const struct hw_tokens *t;
	uint8_t *w;  /* enum word of each token */
	size_t name; /* first annotation that may lie in the sentence */
	size_t when;
	unsigned occurred;                /* bits of what was dated before */
	unsigned counted;                 /* ... and of what was counted */
	const struct hw_numbers *numbers; /* words of the language */
	HW_VEC(struct hw_claim) out;
};

/* A claim with its anchor; NULL when it is empty or there are too many. */
struct hw_claim *hw_claim_add(struct hw_claim_scan *s, enum hw_slot slot,
    struct hw_str key, struct hw_str value, size_t start, size_t end);
struct hw_str hw_claim_cut(
    const struct hw_claim_scan *s, size_t start, size_t end);

/* Is it a person, or a name of two words and more that is nothing else? */
bool hw_claim_person(const struct hw_claim_scan *s, const struct hw_name *n);

/* Offices of the persons named. */
void hw_claim_offices(struct hw_claim_scan *s);

/* claim_day.c */
/* The day stated in the sentence, if any. */
const struct hw_when *hw_claim_day(
    struct hw_claim_scan *s, const struct hw_claim_sentence *q);
/* Days of what happens once, with the place or in the lead. */
void hw_claim_happenings(
    struct hw_claim_scan *s, const struct hw_claim_sentence *q);
/* Is the word at token i the happening it may be: prisoners, not shares, are
 * swapped? */
bool hw_claim_meant(
    const struct hw_claim_scan *s, const struct hw_claim_sentence *q, size_t i);

/* claim_count.c: how many were killed, are missing, were exchanged. */
void hw_claim_counts(
    struct hw_claim_scan *s, const struct hw_claim_sentence *q);

#endif
