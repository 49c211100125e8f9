/* SPDX-License-Identifier: MIT
 * Credits of pictures in text and captions: "Photo: Jane Doe/AP",
 * "写真＝共同", "图源：新华社". */
#ifndef HW_TEXT_PICTURE_H
#define HW_TEXT_PICTURE_H

#include "model/model.h"

struct hw_arena;

/* Whom a line of text names as the maker of a picture: labels of 20 languages
 * at its start or end, also in brackets.  *span is the credit in line, *chain
 * the names, agencies and outlets first.  False: it credits no picture.  Of a
 * longer line the ends are read.  O(n). */
bool hw_text_picture(struct hw_arena *m, struct hw_str line,
    struct hw_span *span, struct hw_strs *chain);
/* The same of what stands behind the label: "Jane Doe/AP". */
bool hw_text_picture_names(
    struct hw_arena *m, struct hw_str names, struct hw_strs *chain);
/* Where a sentence ends that is no initial: "J. Doe / AP. The bridge". */
size_t hw_text_picture_end(struct hw_str s);

#endif
