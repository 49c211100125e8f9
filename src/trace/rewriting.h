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

/* Read a->text (English; other languages give none) and credits.  Two
 * distinct signs of a kind make a suspicion.   Linear in
 * the text times the table.  Arena. */
void hw_trace_signs(
    struct hw_arena *m, const struct hw_article *a, struct hw_signs *out);

const char *hw_rewriting_name(enum hw_rewriting kind);

#endif
