/* SPDX-License-Identifier: MIT
 * Words by which a page tells what its parts are: stop words and cue phrases
 * of the text, and the words authors of pages put into class and id. */
#ifndef HW_HTML_WORDS_H
#define HW_HTML_WORDS_H

#include "base/map.h"

/* What a class or id word says about an element. */
enum hw_class {
	HW_CLASS_BODY, /* surely the article's body */
	HW_CLASS_MAIN, /* content, post, story: perhaps */
	HW_CLASS_COMMENT,
	HW_CLASS_RELATED,
	HW_CLASS_SHARE,
	HW_CLASS_NAV,
	HW_CLASS_SIDE,
	HW_CLASS_FOOTER,
	HW_CLASS_AD,
	HW_CLASS_SIGNUP, /* newsletter, paywall, login */
	HW_CLASS_CAPTION,
	HW_CLASS_MEDIA,
	HW_CLASS_AUTHOR,
	HW_CLASS_DATE,
	HW_CLASS_TAGS,
	HW_CLASS_TITLE,
	HW_CLASS_LEAD,
	HW_CLASS_POPUP, /* modal, cookie notice, tooltip */
	HW_CLASS_LEGAL,
	HW_CLASS_HIDDEN,
	HW_CLASS_QUOTE, /* tweets, pull quotes, embeds */
	HW_CLASS_LIST,  /* cards, grids, feeds */
	HW_CLASS_FACTS, /* boxes, tables of contents */
	HW_CLASS__N
};

/* What was found for the class attributes of a page. */
struct hw_words {
	struct hw_arena *m;
	struct hw_map memo; /* class attribute -> bits */
};

/* Lower case of a letter of the Latin, Greek, Cyrillic and Armenian
 * alphabets; other code points stay. */
uint32_t hw_words_lower_long(uint32_t cp); /* beyond ASCII */

static inline uint32_t
hw_words_lower(uint32_t cp)
{
	return cp < 0x80 ? (uint32_t)hw_lower((int)cp)
			 : hw_words_lower_long(cp);
}

/* Kinds of a word of running text, bits. */
enum hw_words_kinds {
	HW_WORDS_STOP = 1,
	HW_WORDS_ADDRESS = 2, /* you, your, our, us: speaks to the reader */
};
uint32_t hw_words_kind(struct hw_str word);

/* Cue phrases that begin at the start of rest, whose first word is word; both
 * lower case.  Bits of enum hw_cue. */
uint32_t hw_words_cue(struct hw_str word, struct hw_str rest);

/* Bits (1 << enum hw_class) of the words of a class or id attribute: split at
 * anything but letters and digits and at inner capitals; an unknown word may
 * be two known ones ("relatedposts").  Remembered per attribute value. */
uint32_t hw_words_class(struct hw_words *w, struct hw_str attribute);

#endif
