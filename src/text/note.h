/* SPDX-License-Identifier: MIT
 * Lines around a text in which a page tells where the text comes from. */
#ifndef HW_TEXT_NOTE_H
#define HW_TEXT_NOTE_H

#include "base/str.h"

struct hw_arena;

#define HW_NOTE_MOST 300 /* bytes of a line that may be one */

/* "Source: MERA", "Quelle: dpa", "来源：…", "With reporting by X", "This article
 * first appeared in X.": *who is X, a view of line.  A credit of a picture is
 * none.  Labels of 30 languages.  O(n). */
bool hw_text_source_line(
    struct hw_arena *m, struct hw_str line, struct hw_str *who);

/* Does the text say that its page collects what others wrote?  The words that
 * do, static; empty: no. */
struct hw_str hw_text_gathers(struct hw_str text);

#endif
