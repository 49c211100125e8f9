/* SPDX-License-Identifier: MIT
 * JSON, read and written.  Strict by default (RFC 8259); HW_JSON_LENIENT
 * reads what pages call JSON-LD: raw control characters in strings, trailing
 * commas, comments, single quotes, stray text after the value.  Integers keep
 * 64 bits.  Strings without escapes are views into the input, so the input
 * must live as long as the tree; the rest lives in the arena. */
#ifndef HW_BASE_JSON_H
#define HW_BASE_JSON_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;
struct hw_buf;

enum hw_json_kind {
	HW_JSON_NULL,
	HW_JSON_FALSE,
	HW_JSON_TRUE,
	HW_JSON_INT,
	HW_JSON_REAL,
	HW_JSON_STRING,
	HW_JSON_ARRAY,
	HW_JSON_OBJECT,
};

struct hw_json {
	enum hw_json_kind kind;
	struct hw_str key;     /* name, when the parent is an object */
	struct hw_str str;     /* string value; else the literal's bytes */
	int64_t i;             /* HW_JSON_INT */
	double d;              /* HW_JSON_REAL, and INT */
	struct hw_json *child; /* first member or item */
	struct hw_json *next;  /* next sibling */
};

#define HW_JSON_LENIENT 1
#define HW_JSON_DEPTH 128 /* deeper input is HW_ELIMIT */

/* Whole input is one value.  Malformed UTF-8 inside strings becomes U+FFFD.
 * Errors name the byte offset.  Linear time. */
int hw_json_parse(struct hw_arena *m, struct hw_str s, int flags,
    struct hw_json **out, struct hw_err *err) HW_MUST_USE;

/* Member of an object by name (first one), NULL when absent or no object. */
const struct hw_json *hw_json_get(const struct hw_json *o, const char *key);
/* Its string value; empty when absent or not a string. */
struct hw_str hw_json_str(const struct hw_json *o, const char *key);
/* Its integer value, or dflt. */
int64_t hw_json_int(const struct hw_json *o, const char *key, int64_t dflt);

/* Streaming writer: the caller keeps the nesting right. */
struct hw_jw {
	struct hw_buf *b;
	uint64_t some; /* bit d: the container at depth d has a member */
	int depth;
	bool keyed; /* a key was just written */
};

void hw_jw_init(struct hw_jw *w, struct hw_buf *b);
void hw_jw_obj(struct hw_jw *w); /* { */
void hw_jw_arr(struct hw_jw *w); /* [ */
void hw_jw_end_obj(struct hw_jw *w);
void hw_jw_end_arr(struct hw_jw *w);
void hw_jw_key(struct hw_jw *w, const char *key);
void hw_jw_keys(struct hw_jw *w, struct hw_str key);
void hw_jw_str(
    struct hw_jw *w, struct hw_str s); /* must be UTF-8 or is mended */
void hw_jw_int(struct hw_jw *w, int64_t i);
void hw_jw_real(struct hw_jw *w, double d, int digits); /* after the point */
void hw_jw_bool(struct hw_jw *w, bool v);
void hw_jw_null(struct hw_jw *w);
/* "key": value in one call; the _opt form writes nothing when empty, the
 * _null form writes null then. */
void hw_jw_kstr(struct hw_jw *w, const char *key, struct hw_str s);
void hw_jw_kstr_opt(struct hw_jw *w, const char *key, struct hw_str s);
void hw_jw_kstr_null(struct hw_jw *w, const char *key, struct hw_str s);
/* For long text that is known to be UTF-8: it is not looked at again. */
void hw_jw_kutf8(struct hw_jw *w, const char *key, struct hw_str s);
void hw_jw_kint(struct hw_jw *w, const char *key, int64_t i);

#endif
