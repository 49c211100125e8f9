/* SPDX-License-Identifier: MIT
 * Compressed bytes within files: .xml.gz, WARC records, stored HTTP bodies.
 * (Bodies on the wire are fetch/'s.) */
#ifndef HW_FORMAT_UNPACK_H
#define HW_FORMAT_UNPACK_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;

enum hw_packing { HW_PACK_NONE, HW_PACK_GZIP, HW_PACK_ZLIB, HW_PACK_ZSTD };

/* What the first bytes say. */
enum hw_packing hw_packing_of(struct hw_str bytes);

/* Unpack one member or frame at the front of bytes; *used is its length.  At
 * most max bytes come out: more is HW_ELIMIT.  A stream that ends early gives
 * what there was and *cut; a damaged one is HW_EINPUT. */
int hw_unpack_one(struct hw_arena *m, struct hw_str bytes, size_t max,
    struct hw_str *out, size_t *used, bool *cut,
    struct hw_err *err) HW_MUST_USE;

/* All members; bytes themselves when they are not packed. */
int hw_unpack(struct hw_arena *m, struct hw_str bytes, size_t max,
    struct hw_str *out, struct hw_err *err) HW_MUST_USE;

/* Like hw_unpack_one for raw deflate, as some servers send it. */
int hw_unpack_deflate(struct hw_arena *m, struct hw_str bytes, size_t max,
    struct hw_str *out, struct hw_err *err) HW_MUST_USE;

/* The same for brotli, which no first bytes give away. */
int hw_unpack_brotli(struct hw_arena *m, struct hw_str bytes, size_t max,
    struct hw_str *out, bool *cut, struct hw_err *err) HW_MUST_USE;

#endif
