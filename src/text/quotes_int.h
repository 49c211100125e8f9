/* SPDX-License-Identifier: MIT
 * Private to the files of quotations: quotes.c finds who may have said each,
 * quotes_east.c where subjects are marked, quotes_who.c says who that is. */
#ifndef HW_TEXT_QUOTES_INT_H
#define HW_TEXT_QUOTES_INT_H

#include "base/vec.h"
#include "text/names_east.h"
#include "text/speech.h"

/* Who may have said it. */
struct hw_found {
	struct hw_mention who;
	int score;                /* 0: nobody */
	bool cue;                 /* "according to" */
	struct hw_mention source; /* who reported it */
};

struct hw_scan {
	struct hw_speech s;
	struct hw_article *a;
	HW_VEC(struct hw_quote) out;
	struct hw_found *found; /* by pair */
	uint8_t *gender;        /* by entity: 1 man, 2 woman, 4 told about */
	struct hw_str last;     /* the speaker before */
	struct hw_east_people people; /* where names have no capitals */
};

static inline bool
hw_some(struct hw_mention w)
{
	return w.from < w.to;
}

/* Who said the quotation at item q of a Chinese, Japanese or Korean text;
 * score as in quotes.c, 0: nobody. */
struct hw_mention hw_quote_east(
    const struct hw_speech *s, struct hw_str lang, size_t q, int *score);

/* Learn who is on the page, and t->gender from first names and titles. */
void hw_quote_people(struct hw_scan *t);

/* Set q's speaker and source, and t->last. */
void hw_quote_speaker(
    struct hw_scan *t, struct hw_quote *q, const struct hw_found *f);

#endif
