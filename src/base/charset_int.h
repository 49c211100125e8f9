/* SPDX-License-Identifier: MIT
 * Shared by the charset files of base/. */
#ifndef HW_BASE_CHARSET_INT_H
#define HW_BASE_CHARSET_INT_H

#include "base/str.h"

struct hw_arena;

struct hw_charset_alias {
	const char *key;  /* lower case, letters and digits only */
	const char *name; /* public name */
	const char *icu;  /* ICU converter; empty: one of our tables */
};

extern const char *const hw_charset_table_name[];
extern const size_t hw_charset_tables;
extern const uint16_t hw_charset_table[][128];
extern const struct hw_charset_alias hw_charset_alias[];
extern const size_t hw_charset_aliases;

/* A charset we can read.  name is empty when there is none. */
struct hw_charset {
	struct hw_str name;
	char icu[48]; /* converter, when table is NULL */
	const uint16_t *table;
	bool utf8;
	bool wide;     /* ASCII bytes are not ASCII: EBCDIC, UTF-16 */
	bool stateful; /* escapes: ASCII bytes are ASCII at first */
	bool multibyte;
};

/* Look label up, however it is spelled. */
struct hw_charset hw_charset_find(struct hw_arena *m, struct hw_str label);

/* Decode; *bad counts what was malformed. */
struct hw_str hw_charset_convert(struct hw_arena *m, struct hw_str bytes,
    const struct hw_charset *cs, size_t *bad);

/* Guess by statistics (ICU); name empty when it cannot tell. */
struct hw_charset hw_charset_sniff(struct hw_arena *m, struct hw_str bytes);

/* charset_mend.c: the detector's answer, unless the text (markup left out)
 * is what it takes for something else: Thai, Polish of Windows. */
struct hw_str hw_charset_second_look(struct hw_str text, struct hw_str sniffed);

#endif
