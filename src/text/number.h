/* SPDX-License-Identifier: MIT
 * Numbers as texts write them, in figures or in words, so that "sixty-two",
 * "62", "vierundneunzig" and "二百四十三" can be compared. */
#ifndef HW_TEXT_NUMBER_H
#define HW_TEXT_NUMBER_H

#include "base/str.h"
#include "text/token.h"

enum { HW_NUMBER_WORDS = 128 }; /* a power of two; half of it is taken */

/* The number words of one language. */
struct hw_numbers {
	struct {
		uint32_t hash; /* of the token; 0: free */
		double value;
	} word[HW_NUMBER_WORDS];
	bool joins; /* German, Dutch: "vierundneunzig" */
};

/* Words of en de fr es it pt nl pl ru uk ar; of other languages figures and
 * Han numerals only.  lang is BCP 47. */
void hw_numbers_open(struct hw_numbers *n, struct hw_str lang);

/* The number that begins at token i: how many tokens it takes, 0 when there
 * is none.  "1,840" and "1.840" are thousands, "9,5" and "9.5" are not;
 * "12 billion" is one number.  Ordinals and years are plain numbers. */
size_t hw_number_at(const struct hw_numbers *n, struct hw_str text,
    const struct hw_tokens *t, size_t i, double *value);

#endif
