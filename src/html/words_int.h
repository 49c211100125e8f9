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

/* Words that begin with the same three letters have the same one of these. */
#define HW_WORDS_STARTS 4096

static inline unsigned
hw_words_start(const char *p)
{
	return (((unsigned char)p[0] * 31u + (unsigned char)p[1]) * 31u +
		   (unsigned char)p[2]) %
	    HW_WORDS_STARTS;
}

#endif
