/* SPDX-License-Identifier: MIT
 * What office a phrase names, in the words of many languages, so that offices
 * can be compared across them. */
#ifndef HW_TEXT_POST_H
#define HW_TEXT_POST_H

#include "base/str.h"

struct hw_arena;

enum hw_post_head {
	HW_POST_NONE,
	HW_POST_MINISTER, /* of the departments in the mask */
	HW_POST_DEPUTY,   /* deputy or vice governor, president, director */
	HW_POST_ECONOMIST,
	HW_POST_SPOKESMAN,
	HW_POST_EXECUTIVE,
	HW_POST_OTHER, /* president, governor, director, mayor, ... */
};

struct hw_post {
	enum hw_post_head head;
	uint32_t departments; /* bits; 0: none named, or no head */
};

/* Read "ministre de l'Industrie", "Verteidigungsminister", "deputy governor".
 * head is HW_POST_NONE when there is none.  O(n) in the phrase. */
struct hw_post hw_text_post(struct hw_arena *m, struct hw_str phrase);

/* Does it name a department, with or without a head: "la Défense"? */
bool hw_text_department(struct hw_arena *m, struct hw_str phrase);

/* Can one person not hold both at once, as far as can be told? */
bool hw_post_differs(const struct hw_post *a, const struct hw_post *b);

#endif
