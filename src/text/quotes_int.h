/* SPDX-License-Identifier: MIT
 * Private to quotes.c and quotes_east.c. */
#ifndef HW_TEXT_QUOTES_INT_H
#define HW_TEXT_QUOTES_INT_H

#include "text/speech.h"

/* Who said the quotation at item q of a Chinese, Japanese or Korean text;
 * score as in quotes.c, 0: nobody. */
struct hw_mention hw_quote_east(
    const struct hw_speech *s, struct hw_str lang, size_t q, int *score);

#endif
