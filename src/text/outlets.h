/* SPDX-License-Identifier: MIT
 * Agencies and outlets that the operator adds to the table of outlet.h: one
 * JSON object a line, blank lines and lines that begin with # left out.
 *
 *	{"name": "VLTA", "aliases": ["Velmark Telegraph Agency", "ВЛТА"],
 *	 "domains": ["vlta.example"], "languages": ["ru", "en"],
 *	 "owner": "State of Velmark", "country": "VM",
 *	 "agency": true, "state": true}
 *
 * (on one line).  Only "name" is needed.  languages: in texts of others its
 * names count only in quotation marks or behind a word like "agency".
 * common: so everywhere, for a name that is a common word, too. */
#ifndef HW_TEXT_OUTLETS_H
#define HW_TEXT_OUTLETS_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;
struct hw_outlets;

#define HW_OUTLETS_BYTES ((size_t)4 << 20) /* of a file */
#define HW_OUTLETS_MAX 20000               /* its rows */

/* Read text, the file called name; *out lives in m, and its strings do.
 * HW_EINPUT: err names the file and line of the first row that is wrong (no
 * JSON object, an unknown key, a name twice, a domain that is none).
 * O(n log n). */
int hw_outlets_read(struct hw_arena *m, struct hw_str text, const char *name,
    const struct hw_outlets **out, struct hw_err *err) HW_MUST_USE;

/* Rows that were read. */
size_t hw_outlets_count(const struct hw_outlets *t);

/* What uses the arena job finds these rows before those of the program, also
 * after a reset; NULL: the program's alone.  t must outlive job. */
void hw_outlets_use(struct hw_arena *job, const struct hw_outlets *t);

#endif
