/* SPDX-License-Identifier: MIT
 * Base64 (RFC 4648), hexadecimal, percent-encoding. */
#ifndef HW_BASE_CODEC_H
#define HW_BASE_CODEC_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;

/* White space is skipped, padding optional, URL-safe letters accepted.
 * The error names the offset of the first wrong byte. */
int hw_base64_decode(struct hw_arena *m, struct hw_str s, struct hw_str *out,
    struct hw_err *err) HW_MUST_USE;
struct hw_str hw_base64_encode(struct hw_arena *m, struct hw_str s);

/* %HH becomes its byte, + stays; malformed escapes stay as they are. */
struct hw_str hw_percent_decode(struct hw_arena *m, struct hw_str s);
/* Everything but unreserved characters (RFC 3986) becomes %HH. */
struct hw_str hw_percent_encode(struct hw_arena *m, struct hw_str s);

#endif
