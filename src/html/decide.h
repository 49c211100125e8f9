/* SPDX-License-Identifier: MIT
 * From scores to a decision: which blocks are the article. */
#ifndef HW_HTML_DECIDE_H
#define HW_HTML_DECIDE_H

#include "html/features.h"

/* keep[block] for every block.  The scores decide; then rules that look at
 * more than one block: tables stand or fall as one, the headline is not part
 * of the text, other articles of the page go.  features: rows of HW_F__N.
 * Linear.  Returns the mean score of the kept words, 0 when there are none. */
float hw_html_decide(struct hw_arena *m, const struct hw_page_view *v,
    const float *features, const float *score, bool *keep);

#endif
