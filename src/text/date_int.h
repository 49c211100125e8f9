/* SPDX-License-Identifier: MIT
 * The elements dates are made of: numbers and words, a window of them. */
#ifndef HW_TEXT_DATE_INT_H
#define HW_TEXT_DATE_INT_H

#include "text/date.h"

struct hw_date_element {
	size_t start, end;
	bool number;
	int value, digits; /* of a number; digits > 4: value is -1 */
	int name;          /* of a word: hw_calendar_find */
	uint32_t hash;     /* of a word, folded */
	bool capital;      /* the word begins with one, or has no case */
	bool sentence;     /* first word of the text or after . ! ? */
};

struct hw_date_reader {
	struct hw_str s, lang;
	size_t at;
	struct hw_date_element e[8]; /* look-ahead window */
	size_t n;
};

/* Make k elements stand in the window, as far as there are. */
void hw_date_look(struct hw_date_reader *r, size_t k);
/* Drop the first k of them. */
void hw_date_shift(struct hw_date_reader *r, size_t k);

#endif
