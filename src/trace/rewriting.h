/* SPDX-License-Identifier: MIT
 * Signs in one page alone that its text was rewritten, translated, padded or
 * put together by a machine.  Only ever a suspicion, with the phrases shown. */
#ifndef HW_TRACE_REWRITING_H
#define HW_TRACE_REWRITING_H

#include "model/model.h"

struct hw_arena;

enum hw_rewriting {
	HW_REWRITING_NONE,
	HW_REWRITING_SPUN,       /* fixed phrases damaged by synonyms */
	HW_REWRITING_TRANSLATED, /* letters glued where markup was, ... */
	HW_REWRITING_PADDED,     /* stock phrases without content */
	HW_REWRITING_DIGEST,     /* nothing but what others reported */
};

struct hw_sign {
	struct hw_span span; /* in the text */
	struct hw_str usual; /* the usual phrase, or what kind of sign */
	enum hw_rewriting of;
};

struct hw_signs {
	enum hw_rewriting kind; /* the one with most signs; two at least */
	struct hw_sign *v;
	size_t n;
};

/* A fixed phrase as a rewriter damaged it: "tactical march", "military
 * parade".  Small letters. */
struct hw_phrase_pair {
	struct hw_str damaged, usual;
};

struct hw_phrase_list {
	struct hw_phrase_pair *v;
	size_t n, cap;
};

/* Read a->text (English; other languages give none) and credits.  Two
 * distinct signs of a kind make a suspicion.  more (may be NULL): phrases
 * besides those of the table.  Linear in the text times the table.  Arena. */
void hw_trace_signs(struct hw_arena *m, const struct hw_article *a,
    const struct hw_phrase_list *more, struct hw_signs *out);
/* How many damaged phrases of the table it holds, and no other signs. */
size_t hw_trace_damaged(struct hw_arena *m, const struct hw_article *a);

/* The phrases of usual that rewritten has others for, in the order of the
 * text: two to four words, none of them a name, two that are no stop words.
 * Two made ready by hw_trace_prepare; the list lives in m. */
struct hw_trace_doc;
size_t hw_trace_replaced(struct hw_arena *m, const struct hw_trace_doc *usual,
    const struct hw_trace_doc *rewritten, struct hw_phrase_pair **out);

const char *hw_rewriting_name(enum hw_rewriting kind);

#endif
