/* SPDX-License-Identifier: MIT
 * A request head, read strictly (RFC 9110, 9112).  What two programs could
 * read in two ways is refused: that is what request smuggling lives on. */
#ifndef HW_SERVE_HEAD_H
#define HW_SERVE_HEAD_H

#include "base/str.h"

#define HW_HEAD_MAX 16384             /* bytes of a head */
#define HW_HEAD_FIELDS 100            /* header lines */
#define HW_BODY_MAX ((size_t)1 << 20) /* bytes of a body */

/* Views into the bytes it was read from. */
struct hw_head {
	struct hw_str method; /* "GET", "HEAD", "POST" */
	struct hw_str target; /* origin form, begins with / */
	struct hw_str host;
	struct hw_str fields; /* all header lines */
	uint64_t length;      /* of the body */
	bool old;             /* HTTP/1.0 */
	bool close;           /* the client wants no more after this */
	bool wait;            /* Expect: 100-continue */
};

/* Read a head with its empty line.  0, or the status to refuse it with; *why
 * says what is wrong, for people.  Linear time; pure. */
int hw_head_parse(struct hw_str bytes, struct hw_head *out, const char **why);

/* Value of a header line, empty when absent; the first of several. */
struct hw_str hw_head_field(const struct hw_head *h, const char *name);

/* A path without what could climb or hide: every escape valid, no control
 * byte, NUL, '\\', hidden slash or dot segment after decoding. */
bool hw_path_tame(struct hw_str path);

#endif
