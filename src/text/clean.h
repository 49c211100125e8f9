/* SPDX-License-Identifier: MIT
 * The cleaner for text without a DOM: what is left when somebody saved a page
 * as plain text.  The same phrase tables serve html/ as evidence. */
#ifndef HW_TEXT_CLEAN_H
#define HW_TEXT_CLEAN_H

#include "model/model.h"

struct hw_arena;

/* Split dirty plain text into an article.  Sets title (only one that stands
 * there and belongs to the text), author (of a byline), site (whose page it
 * says it is, where it is empty), text (paragraphs parted by a blank line),
 * published (a date line), credit and image_credit,
 * parts (further articles under headings of their own) and dropped (each
 * removed piece, verbatim).  The input must be UTF-8 and outlive out; at most
 * HW_TEXT_MAX are read.  Other fields stay as they are.  Linear time.  Cannot fail.
 *
 * Removed: every line above the text but the headline and its standfirst; a
 * second headline, a headline that shares nothing with the text; follow and
 * share lines, picture credits with their captions, scripts, disclaimers,
 * lists of other articles; below the text what is no sentence, what asks
 * something of the reader, desk credits, author boxes; comment forms and what
 * follows them. */
void hw_text_clean(
    struct hw_arena *m, struct hw_str dirty, struct hw_article *out);

enum hw_phrase {
	HW_PHRASE_NONE,
	HW_PHRASE_FORM,       /* begins a comment or reply form */
	HW_PHRASE_SHARE,      /* follow us, share this, newsletter */
	HW_PHRASE_DISCLAIMER, /* denial, copyright, trademarks */
	HW_PHRASE_RELATED,    /* read also, most read */
	HW_PHRASE_PICTURE,    /* image source, photo: */
	HW_PHRASE_AGGREGATOR, /* the page says that it aggregates */
};

/* Does text begin with (or, for aggregators and disclaimers, hold) a phrase
 * of boilerplate, in any of 30 languages?  *n (may be NULL) is the length of
 * the phrase where text begins with it, else 0. */
enum hw_phrase hw_text_phrase(struct hw_str text, size_t *n);

#endif
