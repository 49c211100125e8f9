/* SPDX-License-Identifier: MIT
 * Which language and script a text is in.  Scripts that one language owns
 * decide by themselves; the rest asks CLD2, with the page's own word for it
 * as a hint.  Measured: see bench/RESULTS.md, "Language". */
#ifndef HW_TEXT_LANGUAGE_H
#define HW_TEXT_LANGUAGE_H

#include "base/str.h"

/* The language of text as a BCP 47 code ("en", "zh-Hant"); a static string.
 * hint: what the page or feed declares, or empty; it settles near relatives
 * (Croatian and Bosnian) and texts too short to tell.  About 1 KiB
 * of the text are looked at.  *confidence (may be NULL) gets 0..1.  Empty when
 * the text holds no letters or nothing is known.  Cannot fail. */
struct hw_str hw_text_language(
    struct hw_str text, struct hw_str hint, float *confidence);

/* The script of most letters, ISO 15924 ("Latn", "Cyrl", "Hans" is "Hani",
 * Japanese is "Jpan", Korean "Kore"); static; empty without letters. */
struct hw_str hw_text_script(struct hw_str text);

/* Is this script written from right to left? */
bool hw_text_rtl(struct hw_str script);

#endif
