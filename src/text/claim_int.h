/* SPDX-License-Identifier: MIT
 * What the files that find claims share.  Private to text/. */
#ifndef HW_TEXT_CLAIM_INT_H
#define HW_TEXT_CLAIM_INT_H

#include "base/vec.h"
#include "model/model.h"
#include "text/token.h"

struct hw_claim_scan {
	struct hw_arena *m;
	struct hw_article *a;
	const struct hw_tokens *t;
	uint8_t *w;  /* enum word of each token */
	size_t name; /* first annotation that may lie in the sentence */
	size_t when;
	HW_VEC(struct hw_claim) out;
};

/* A claim with its anchor; NULL when it is empty or there are too many. */
struct hw_claim *hw_claim_add(struct hw_claim_scan *s, enum hw_slot slot,
    struct hw_str key, struct hw_str value, size_t start, size_t end);
struct hw_str hw_claim_cut(
    const struct hw_claim_scan *s, size_t start, size_t end);

/* Is it a person, or a name of two words and more that is nothing else? */
bool hw_claim_person(const struct hw_claim_scan *s, const struct hw_name *n);

/* Offices of the persons named. */
void hw_claim_offices(struct hw_claim_scan *s);

#endif
