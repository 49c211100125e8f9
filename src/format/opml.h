/* SPDX-License-Identifier: MIT
 * OPML 2.0 (http://opml.org/spec2.opml): lists of feeds, read and written. */
#ifndef HW_FORMAT_OPML_H
#define HW_FORMAT_OPML_H

#include "base/err.h"
#include "model/model.h"

struct hw_arena;

#define HW_OPML_OUTLINES 100000
#define HW_OPML_DEPTH 64

/* One feed of the list. */
struct hw_opml_feed {
	struct hw_str title;
	struct hw_str xml_url, html_url; /* absolute where a base was known */
	struct hw_str type;              /* "rss", "atom", ... as written */
	struct hw_str language, description, country;
	struct hw_strs folders; /* names of the outlines around it */
};

struct hw_opml {
	struct hw_str title, created, owner;
	HW_VEC(struct hw_opml_feed) feeds;
};

/* Tolerant, as all of format/: outlines without an address are folders.
 * HW_EINPUT: no <opml> in it. */
int hw_opml_parse(struct hw_arena *m, struct hw_str bytes, struct hw_str base,
    struct hw_opml *out, struct hw_err *err) HW_MUST_USE;

/* The list as an OPML 2.0 document, UTF-8: feeds of the same folders in a
 * row stand in one outline. */
struct hw_str hw_opml_write(struct hw_arena *m, const struct hw_opml *o);

#endif
