/* SPDX-License-Identifier: MIT
 * How likely each block belongs to the article. */
#ifndef HW_HTML_SCORE_H
#define HW_HTML_SCORE_H

#include "html/features.h"

/* out[block] in 0..1, by the weight table over the features, rows of
 * HW_F__N. */
void hw_html_score(struct hw_arena *m, const struct hw_page_view *v,
    const float *features, float *out);

#endif
