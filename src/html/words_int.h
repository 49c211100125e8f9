/* SPDX-License-Identifier: MIT
 * The tables of words_data.c, from which dev/gen-html-words.c makes maps. */
#ifndef HW_HTML_WORDS_INT_H
#define HW_HTML_WORDS_INT_H

#include <stdint.h>

struct hw_words_cue {
	const char *phrase; /* lower case */
	uint8_t kind;       /* enum hw_cue */
};

struct hw_words_class {
	uint8_t kind;      /* enum hw_class */
	const char *words; /* separated by spaces */
};

extern const char *const hw_words_stops[];   /* NULL ends it */
extern const char *const hw_words_address[]; /* NULL ends it */
extern const struct hw_words_cue hw_words_cues[];
extern const struct hw_words_class hw_words_classes[];

#endif
