/* SPDX-License-Identifier: MIT
 * What kind of statement a sentence is, by the words it is made with: how an
 * editor who reads for what is new would weigh it. */
#ifndef HW_TEXT_TELLING_H
#define HW_TEXT_TELLING_H

#include "base/str.h"

struct hw_arena;

enum hw_telling {
	HW_TELLING_OURS = 1,      /* told or shown to this paper alone */
	HW_TELLING_PAPERS = 2,    /* rests on a letter, a log, a filing */
	HW_TELLING_UNNAMED = 4,   /* rests on people it does not name */
	HW_TELLING_ADMITS = 8,    /* admitted, confirmed, denied */
	HW_TELLING_BEFORE = 16,   /* it happened before: "two years ago" */
	HW_TELLING_DISSENT = 32,  /* somebody sees it otherwise */
	HW_TELLING_STANDING = 64, /* what anybody knows: "was founded in" */
	HW_TELLING_VIEW = 128,    /* an opinion, a hope, a question */
	HW_TELLING_WEATHER = 256,
	HW_TELLING_AHEAD = 512,  /* a meeting, a date to come */
	HW_TELLING_VISIT = 2048, /* somebody went to see somebody */
	HW_TELLING_LEANS = 1024, /* begins with what the sentence before says */
};

/* A set of enum hw_telling, by stems in 13 languages.  O(n) in the sentence
 * times the size of the table. */
unsigned hw_text_telling(struct hw_arena *m, struct hw_str sentence);

#endif
