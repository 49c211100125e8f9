/* SPDX-License-Identifier: MIT
 * gzip, zlib, deflate, zstd and brotli under a limit on what comes out. */
#include "format/unpack.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include "base/arena.h"
#include "base/buf.h"

#define PIECE 65536
#define ZSTD_WINDOW 27 /* log2 bytes: 128 MiB, zstd's own default limit */

enum hw_packing
hw_packing_of(struct hw_str s)
{
	if (hw_str_starts(s, HW_STR("\x1f\x8b")))
		return HW_PACK_GZIP;
	if (hw_str_starts(s, HW_STR("\x28\xb5\x2f\xfd")))
		return HW_PACK_ZSTD;
	/* zstd's skippable frames stand before or between others */
	if (s.n >= 4 && ((unsigned char)s.p[0] & 0xf0) == 0x50 &&
	    hw_str_starts(hw_str_from(s, 1), HW_STR("\x2a\x4d\x18")))
		return HW_PACK_ZSTD;
	if (s.n >= 2 && ((unsigned char)s.p[0] & 0x0f) == 8 &&
	    ((unsigned char)s.p[0] * 256 + (unsigned char)s.p[1]) % 31 == 0 &&
	    ((unsigned char)s.p[0] >> 4) <= 7)
		return HW_PACK_ZLIB;
	return HW_PACK_NONE;
}

static int
too_large(struct hw_err *err, size_t max)
{
	return hw_fail(
	    err, HW_ELIMIT, "unpacked it has more than %zu bytes", max);
}

static int
by_zlib(struct hw_arena *m, struct hw_str s, int window, size_t max,
    struct hw_str *out, size_t *used, bool *cut, struct hw_err *err)
{
	z_stream z = {0};
	struct hw_buf b;
	int rc = Z_OK, fail = HW_OK;

	hw_buf_init(&b, m, max + PIECE);
	if (inflateInit2(&z, window) != Z_OK)
		return hw_fail(err, HW_EIO, "zlib does not start");
	z.next_in = (unsigned char *)(uintptr_t)s.p;
	z.avail_in = s.n > UINT32_MAX ? UINT32_MAX : (unsigned)s.n;
	while (rc == Z_OK && fail == HW_OK) {
		char *room = hw_buf_room(&b, PIECE);

		if (!room || b.n > max) {
			fail = too_large(err, max);
			break;
		}
		z.next_out = (unsigned char *)room;
		z.avail_out = PIECE;
		rc = inflate(&z, Z_NO_FLUSH);
		b.n += PIECE - z.avail_out;
	}
	*used = s.n - z.avail_in;
	*cut = rc != Z_STREAM_END;
	inflateEnd(&z);
	*out = hw_buf_str(&b);
	if (fail == HW_OK && b.n > max)
		fail = too_large(err, max);
	if (fail == HW_OK && rc != Z_STREAM_END && rc != Z_BUF_ERROR)
		return hw_fail(err, HW_EINPUT,
		    "the compressed data is damaged at byte %zu", *used);
	return fail;
}

static int
by_zstd(struct hw_arena *m, struct hw_str s, size_t max, struct hw_str *out,
    size_t *used, bool *cut, struct hw_err *err)
{
	ZSTD_DCtx *d = ZSTD_createDCtx();
	ZSTD_inBuffer in = {s.p, s.n, 0};
	struct hw_buf b;
	size_t left = 1;
	int rc = HW_OK;

	HW_ASSERT(d);
	(void)ZSTD_DCtx_setParameter(d, ZSTD_d_windowLogMax, ZSTD_WINDOW);
	hw_buf_init(&b, m, max + PIECE);
	*cut = false;
	while (left != 0 && rc == HW_OK && !*cut) {
		char *room = hw_buf_room(&b, PIECE);

		if (!room || b.n > max) {
			rc = too_large(err, max);
			break;
		}
		ZSTD_outBuffer o = {room, PIECE, 0};

		left = ZSTD_decompressStream(d, &o, &in);
		b.n += ZSTD_isError(left) ? 0 : o.pos;
		if (ZSTD_isError(left))
			rc = hw_fail(err, HW_EINPUT,
			    "the compressed data is damaged: %s",
			    ZSTD_getErrorName(left));
		else
			*cut = left != 0 && in.pos == in.size && o.pos < PIECE;
	}
	ZSTD_freeDCtx(d);
	*used = in.pos;
	*out = hw_buf_str(&b);
	return rc == HW_OK && b.n > max ? too_large(err, max) : rc;
}

int
hw_unpack_one(struct hw_arena *m, struct hw_str s, size_t max,
    struct hw_str *out, size_t *used, bool *cut, struct hw_err *err)
{
	enum hw_packing p = hw_packing_of(s);

	if (p == HW_PACK_ZSTD)
		return by_zstd(m, s, max, out, used, cut, err);
	if (p != HW_PACK_NONE)
		return by_zlib(m, s, 15 + 32, max, out, used, cut, err);
	return hw_fail(err, HW_EINPUT, "this is not compressed data");
}

int
hw_unpack_deflate(struct hw_arena *m, struct hw_str s, size_t max,
    struct hw_str *out, struct hw_err *err)
{
	size_t used;
	bool cut;

	return by_zlib(m, s, -15, max, out, &used, &cut, err);
}

int
hw_unpack_brotli(struct hw_arena *m, struct hw_str s, size_t max,
    struct hw_str *out, bool *cut, struct hw_err *err)
{
	BrotliDecoderState *d = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	BrotliDecoderResult r = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
	const uint8_t *in = (const uint8_t *)s.p;
	size_t left = s.n;
	struct hw_buf b;

	HW_ASSERT(d);
	hw_buf_init(&b, m, max + PIECE);
	while (r == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && b.n <= max) {
		size_t room = PIECE;
		uint8_t *p = (uint8_t *)hw_buf_room(&b, PIECE);

		r = BrotliDecoderDecompressStream(
		    d, &left, &in, &room, &p, NULL);
		b.n += PIECE - room;
	}
	BrotliDecoderDestroyInstance(d);
	*out = hw_buf_str(&b);
	*cut = r == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT;
	if (b.n > max)
		return too_large(err, max);
	return r == BROTLI_DECODER_RESULT_ERROR
	    ? hw_fail(err, HW_EINPUT,
		  "the compressed data is damaged at byte %zu", s.n - left)
	    : HW_OK;
}

int
hw_unpack(struct hw_arena *m, struct hw_str s, size_t max, struct hw_str *out,
    struct hw_err *err)
{
	struct hw_str part;
	size_t used;
	bool cut = false;

	*out = s;
	if (hw_packing_of(s) == HW_PACK_NONE)
		return HW_OK;
	int rc = hw_unpack_one(m, s, max, out, &used, &cut, err);

	while (rc == HW_OK && !cut && used < s.n) {
		s = hw_str_from(s, used);
		if (hw_packing_of(s) == HW_PACK_NONE)
			break; /* padding */
		rc = hw_unpack_one(m, s, max - out->n, &part, &used, &cut, err);
		if (rc == HW_OK)
			*out = hw_str_cat(m, *out, part);
	}
	return rc;
}
