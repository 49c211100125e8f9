/* SPDX-License-Identifier: MIT
 * Content-Encoding, undone as the bytes arrive.  Our own rather than
 * libcurl's, because libcurl 7.88 takes zstd windows of 128 MB and does not
 * notice a compressed body that ends too early.  Bounded memory: 8 MB window
 * for zstd (RFC 8878), 16 MB for brotli, 32 KB for gzip and deflate. */
#ifndef HW_FETCH_DECODE_H
#define HW_FETCH_DECODE_H

#include "base/err.h"
#include "base/str.h"

struct hw_decoder;

/* What we can undo, as an Accept-Encoding value. */
#define HW_DECODE_ACCEPT "gzip, deflate, br, zstd"

/* A decoder for the value of Content-Encoding ("gzip"; "br, gzip" is two, no
 * more are taken; empty and "identity" are none).  Owned; HW_EINPUT when a
 * coding is unknown. */
int hw_decoder_new(struct hw_str codings, struct hw_decoder **out,
    struct hw_err *err) HW_MUST_USE;
void hw_decoder_free(struct hw_decoder *d); /* NULL is allowed */

/* Decode n more bytes and hand the plain ones to sink as they come.  Stops
 * with sink's own code when that is not HW_OK; HW_EINPUT when the bytes are
 * not what was promised.  What stands behind the end of a stream is ignored,
 * except a further gzip member or zstd frame. */
int hw_decoder_put(struct hw_decoder *d, const void *bytes, size_t n,
    int (*sink)(void *arg, const void *plain, size_t n), void *arg,
    struct hw_err *err) HW_MUST_USE;

/* HW_EIO when the stream is not complete.  No bytes at all are complete. */
int hw_decoder_end(const struct hw_decoder *d, struct hw_err *err) HW_MUST_USE;

#endif
