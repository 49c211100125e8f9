/* SPDX-License-Identifier: MIT
 * Names across spellings. */
#ifndef HW_TEXT_NAMES_H
#define HW_TEXT_NAMES_H

#include "base/str.h"

struct hw_arena;

/* One key for the spellings of a name: "Sergei", "Sergey" and Cyrillic;
 * "Kang Sun Nam" and "Kang Sun-nam"; "Zelensky" and "Zelenskyy".  Small
 * letters without spaces, rules of transliteration folded; a name in a script
 * we do not transliterate gives its folded form.  Give the name without
 * title.  Not for display.  Arena memory.  O(n). */
struct hw_str hw_name_key(struct hw_arena *m, struct hw_str name);

#endif
