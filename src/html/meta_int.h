/* SPDX-License-Identifier: MIT
 * The steps of hw_meta_harvest, one file each. */
#ifndef HW_HTML_META_INT_H
#define HW_HTML_META_INT_H

#include "html/meta.h"

/* jsonld.c: every script of JSON-LD; fills ld_title, article_body, type,
 * author, dates, image, site, paywalled. */
void hw_meta_jsonld(
    struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out);
/* meta.c: meta and link elements; does not overwrite. */
void hw_meta_elements(
    struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out);
/* title.c: the headline from what was found and the headings. */
void hw_meta_title(
    struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out);
/* date.c: <time> and microdata, when nothing surer was found. */
void hw_meta_date(
    struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out);
/* byline.c: rel=author, itemprop, class byline; cleans the author. */
void hw_meta_byline(
    struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out);

#endif
