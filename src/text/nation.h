/* SPDX-License-Identifier: MIT
 * Whose state it is: "Iranian state media", "das russische Staatsfernsehen". */
#ifndef HW_TEXT_NATION_H
#define HW_TEXT_NATION_H

#include "base/str.h"

/* ISO 3166 code of the first nation that a folded phrase (hw_text_fold) names
 * by a noun or an adjective in a European language, Russian or Ukrainian, of
 * those whose state media are quoted abroad; empty: none.  Static memory.
 * O(n). */
struct hw_str hw_text_nation(struct hw_str folded);

#endif
