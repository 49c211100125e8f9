/* SPDX-License-Identifier: MIT
 * Private to text/: people in Chinese and Japanese, where names have no
 * capitals and no blanks.  Asked for the speakers of quotations. */
#ifndef HW_TEXT_NAMES_EAST_H
#define HW_TEXT_NAMES_EAST_H

#include "base/vec.h"
#include "model/model.h"

struct hw_arena;

struct hw_east_person {
	struct hw_str name;  /* as the page writes it in full */
	struct hw_str title; /* the first one beside it; empty: none */
	uint8_t gender;      /* 1 man, 2 woman, 3 both were seen */
};

struct hw_east_mention {
	struct hw_span span;
	uint32_t person; /* index */
};

struct hw_east_people {
	HW_VEC(struct hw_east_person) person;
	HW_VEC(struct hw_east_mention) mention; /* in the order of the text */
};

/* The people a Chinese or Japanese text names: with parts joined by a dot
 * (characters that write foreign sounds; katakana), with a title behind the
 * name or, in Chinese, before it.  At most 400 mentions.  Linear.  Strings
 * point into text. */
void hw_text_east_people(
    struct hw_arena *m, struct hw_str text, struct hw_east_people *out);

/* The person whom a phrase of the text means: by full name, by a part of it,
 * or by an office that one person of the page holds.  NULL: nobody, or one of
 * several. */
const struct hw_east_person *hw_text_east_called(
    const struct hw_east_people *p, struct hw_str text, struct hw_span phrase);

/* The woman or man (2, 1; 0: anybody) whom a pronoun at byte at means: the
 * one named first in its sentence, else in those before; NULL: nobody. */
const struct hw_east_person *hw_text_east_antecedent(
    const struct hw_east_people *p, struct hw_str text, size_t at,
    uint8_t gender);

#endif
