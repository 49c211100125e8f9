/* SPDX-License-Identifier: MIT
 * What the pages of one story say about the same thing: where they differ,
 * where they agree, what only one of them says, and one utterance in its
 * wordings. */
#ifndef HW_TRACE_FINDINGS_H
#define HW_TRACE_FINDINGS_H

#include "model/model.h"

struct hw_arena;

/* Compare the claims of the articles (annotated, ids set; parts of one page
 * share its id; out->members as hw_trace_roots set them) and set out->findings and differs.  Only keyed slots are
 * compared; both anchors stand in every finding.  A count that grew with time
 * is an update and not a difference; spellings of one name, and a title
 * beside its longer form, do not differ.  The first own articles are the
 * story's, the others tell of it in other languages: what only they say is
 * left out.  Arrays live in m.  Cannot fail.
 * Quadratic in the claims of one key, of which at most 64 are looked at. */
void hw_trace_findings(struct hw_arena *m, const struct hw_article *const *a,
    size_t n, size_t own, struct hw_story *out);

/* Write a folded English number word in digits; with the word behind it, join
 * "20" and "two" to "22".  False where they are none; the word is then as it
 * was.  Arena memory. */
bool hw_finder_number(
    struct hw_arena *m, struct hw_str *word, struct hw_str next);

#endif
