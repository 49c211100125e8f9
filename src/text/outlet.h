/* SPDX-License-Identifier: MIT
 * Agencies and outlets by name: who is credited when a page says "AFP" or
 * "state media".  A compact table of facts; a page may also name others. */
#ifndef HW_TEXT_OUTLET_H
#define HW_TEXT_OUTLET_H

#include <stdint.h>

#include "base/str.h"

struct hw_arena;

enum hw_outlet_flag {
	HW_OUTLET_AGENCY = 1, /* wire: others reprint it */
	HW_OUTLET_STATE = 2,  /* speaks for a government */
	HW_OUTLET_WEAK = 4,   /* the short name is also a common word */
};

struct hw_outlet {
	struct hw_str name;    /* as people know it: "KCNA" */
	struct hw_str aliases; /* folded, parted by | */
	struct hw_str domain;  /* of its pages, parted by |, or empty */
	struct hw_str country; /* ISO 3166, or empty */
	struct hw_str owner;   /* group; outlets of one owner are one source */
	struct hw_str languages; /* of its names, parted by |; empty: all */
	unsigned flags;
};

/* The outlet of this name or alias, whatever its spelling of capitals, with or
 * without "the", in whatever Han characters; NULL when none.  The rows m is
 * lent (outlets.h) come first.  O(log table). */
const struct hw_outlet *hw_outlet_find(struct hw_arena *m, struct hw_str name);
/* Are the pages of this host the outlet's? */
bool hw_outlet_has_host(const struct hw_outlet *o, struct hw_str host);
/* Does a text of this language name it without further words, by its
 * languages and flags?  Else "the agency" or quotation marks must be there. */
bool hw_outlet_plain(const struct hw_outlet *o, struct hw_str language);
/* All rows of the program, for tests and lists; NULL past the end. */
const struct hw_outlet *hw_outlet_at(size_t i);

/* How many words (tokens) the names have that begin with the word of this
 * hash (hw_token.hash): bit n for n words; 0: none does.  O(log table). */
unsigned hw_outlet_begins(const struct hw_arena *m, uint32_t hash);

/* Does the name end like that of an outlet ("... News", "... Times",
 * "... Agency", "... Zeitung")? */
bool hw_outlet_like(struct hw_arena *m, struct hw_str name);

#endif
