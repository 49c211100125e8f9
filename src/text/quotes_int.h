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

/* Of hw_scan.gender; HW_SEEMS: a woman by the end of the first name;
 * HW_FIRST: known by a first name alone. */
enum { HW_MAN = 1, HW_WOMAN = 2, HW_TOLD = 4, HW_SEEMS = 8, HW_FIRST = 16 };

/* An office that stands beside a name. */
struct hw_held {
	struct hw_str office, canonical; /* folded; of the name */
	uint32_t entity, at;             /* at: byte of the office */
};

struct hw_scan {
	struct hw_speech s;
	struct hw_article *a;
	HW_VEC(struct hw_quote) out;
	struct hw_found *found; /* by pair */
	uint8_t *gender;        /* by entity: HW_MAN ... */
	struct hw_str last;     /* the speaker before */
	HW_VEC(struct hw_held) held;
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

/* First name that ends behind a byte. */
size_t hw_name_at(const struct hw_article *a, uint32_t byte);
/* Is the name inside a quotation?  Asked of names from last to first; *pair
 * begins as the number of pairs. */
bool hw_name_quoted(
    const struct hw_scan *t, const struct hw_name *x, size_t *pair);
/* Byte span of a phrase. */
struct hw_span hw_quote_span(const struct hw_scan *t, struct hw_mention w);

/* Whom the article of a phrase may mean, bits as in t->gender; 0: nobody that
 * is known. */
uint8_t hw_quote_definite(const struct hw_scan *t, struct hw_mention w);
/* Is it a word for an organisation ("agency", "Hafenamt")? */
bool hw_text_is_body(struct hw_str w);

/* quotes_office.c: learn t->held; whom an office without a name means, empty:
 * nobody, or one of several. */
void hw_quote_offices(struct hw_scan *t);
struct hw_str hw_quote_holder(const struct hw_scan *t, struct hw_mention w);

/* Set q's speaker and source, and t->last. */
void hw_quote_speaker(
    struct hw_scan *t, struct hw_quote *q, const struct hw_found *f);

#endif
