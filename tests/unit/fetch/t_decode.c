/* SPDX-License-Identifier: MIT
 * Content codings undone as they arrive, in pieces of any size. */
#include "../arena_test.h"

#include <zlib.h>
#include <zstd.h>

#include "base/buf.h"
#include "fetch/decode.h"

#define TEXT                                                             \
	"A page, a page, a page that was packed with brotli: a page, a " \
	"page, the same page again and again."

/* TEXT as brotli writes it. */
static const char brotli[] = "\x1b\x61\x00\x88\x45\x37\x97\xea\xe8\x22\xdd\x66"
			     "\x8a\x13\x44\x04\xe1\xe7\x3f\x1c\x5a\x72\xc0\xde"
			     "\x41\x5b\x12\x78\xe2\xcf\xf0\x4e\xb9\x45\x59\x64"
			     "\x69\x9c\x86\xd7\xff\x8e\xcd\x4a\x01\xa5\x79\xd9"
			     "\xe7\xc5\xdf\x29\x05\x0e\xe2\xac\x37\x6d\xae\x02"
			     "\xd7\x4b\xeb\x1c\x0f\x61\x14";

static struct hw_str
by_zlib(struct hw_str s, int window)
{
	z_stream z = {0};
	char *p = hw_arena_alloc(arena, s.n + 1024, 1);

	assert_int_equal(
	    deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY),
	    Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)s.p;
	z.avail_in = (unsigned)s.n;
	z.next_out = (unsigned char *)p;
	z.avail_out = (unsigned)s.n + 1024;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return (struct hw_str){p, z.total_out};
}

static struct hw_str
by_zstd(struct hw_str s)
{
	size_t max = ZSTD_compressBound(s.n);
	char *p = hw_arena_alloc(arena, max, 1);

	return (struct hw_str){p, ZSTD_compress(p, max, s.p, s.n, 3)};
}

static struct hw_str
by_brotli(void)
{
	return (struct hw_str){brotli, sizeof(brotli) - 1};
}

static int
collect(void *arg, const void *bytes, size_t n)
{
	struct hw_buf *b = arg;

	hw_buf_put(b, (struct hw_str){bytes, n});
	return b->rc;
}

/* What comes of the bytes in pieces of at most `piece`; the code of put, else
 * of end. */
static int
decode(const char *codings, struct hw_str bytes, size_t piece,
    struct hw_str *out, struct hw_err *err)
{
	struct hw_decoder *d;
	struct hw_buf b;
	int rc = hw_decoder_new(hw_str_c(codings), &d, err);

	hw_buf_init(&b, arena, 4 << 20);
	for (size_t at = 0; !rc && at < bytes.n; at += piece) {
		struct hw_str part = hw_str_sub(bytes, at, at + piece);

		rc = hw_decoder_put(d, part.p, part.n, collect, &b, err);
	}
	if (!rc)
		rc = hw_decoder_end(d, err);
	hw_decoder_free(d);
	*out = hw_buf_str(&b);
	return rc;
}

static void
gives(const char *codings, struct hw_str bytes, const char *want)
{
	struct hw_str out;

	for (size_t piece = 1; piece < 300; piece += piece < 4 ? 1 : 67) {
		struct hw_err err = {0};

		if (decode(codings, bytes, piece, &out, &err) ||
		    !hw_str_eq(out, hw_str_c(want)))
			fail_msg("%s in pieces of %zu: \"%.*s\" %s", codings,
			    piece, HW_FMT(out), err.msg);
	}
}

static void
every_coding(void **state)
{
	struct hw_str text = HW_STR(TEXT), twice;

	(void)state;
	gives("", text, TEXT);
	gives("identity", text, TEXT);
	gives("gzip", by_zlib(text, 15 + 16), TEXT);
	gives("x-gzip", by_zlib(text, 15 + 16), TEXT);
	gives("deflate", by_zlib(text, 15), TEXT);
	gives("deflate", by_zlib(text, -15), TEXT); /* as some send it */
	gives("br", by_brotli(), TEXT);
	gives("zstd", by_zstd(text), TEXT);
	/* applied in the order named */
	gives("br, gzip", by_zlib(by_brotli(), 15 + 16), TEXT);
	gives("gzip,  zstd", by_zstd(by_zlib(text, 15 + 16)), TEXT);
	/* further members and frames, and what stands behind */
	twice = by_zlib(text, 15 + 16);
	gives("gzip", hw_str_cat(arena, twice, twice), TEXT TEXT);
	gives("gzip", hw_str_cat(arena, twice, HW_STR("rest")), TEXT);
	twice = by_zstd(text);
	gives("zstd", hw_str_cat(arena, twice, twice), TEXT TEXT);
	gives("br", hw_str_cat(arena, by_brotli(), HW_STR("rest")), TEXT);
	gives("gzip", HW_STR(""), "");
}

static void
what_is_not_whole(void **state)
{
	static const char *const coding[] = {"gzip", "deflate", "br", "zstd"};
	const struct hw_str text = HW_STR(TEXT);
	const struct hw_str packed[] = {by_zlib(text, 15 + 16),
	    by_zlib(text, 15), by_brotli(), by_zstd(text)};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct hw_str part = hw_str_sub(packed[i], 0, packed[i].n - 5);
		struct hw_err err = {0};
		struct hw_str out;

		assert_int_equal(
		    decode(coding[i], part, 7, &out, &err), HW_EIO);
		assert_non_null(strstr(err.msg, "before it is complete"));
		assert_true(hw_str_starts(text, out));
		err = (struct hw_err){0};
		assert_int_equal(
		    decode(coding[i], HW_STR("<html>\xff\xff this is a page"),
			7, &out, &err),
		    HW_EINPUT);
	}
}

static void
what_is_refused(void **state)
{
	struct hw_decoder *d;
	struct hw_err err = {0};
	size_t n = 1 << 20;
	char *zeros = hw_arena_alloc(arena, n, 1), *p;
	ZSTD_CCtx *c = ZSTD_createCCtx();
	struct hw_str out;

	(void)state;
	assert_int_equal(
	    hw_decoder_new(HW_STR("compress"), &d, &err), HW_EINPUT);
	assert_null(d);
	err = (struct hw_err){0};
	assert_int_equal(
	    hw_decoder_new(HW_STR("gzip, br, gzip"), &d, &err), HW_EINPUT);
	/* a window of 128 MB is memory we do not give */
	p = hw_arena_alloc(arena, ZSTD_compressBound(n), 1);
	ZSTD_CCtx_setParameter(c, ZSTD_c_windowLog, 27);
	ZSTD_CCtx_setParameter(c, ZSTD_c_enableLongDistanceMatching, 1);
	ZSTD_CCtx_setParameter(c, ZSTD_c_contentSizeFlag, 0);
	struct hw_str wide = {p, 0};
	ZSTD_inBuffer in = {zeros, n, 0};
	ZSTD_outBuffer to = {p, ZSTD_compressBound(n), 0};

	assert_int_equal(
	    ZSTD_compressStream2(c, &to, &in, ZSTD_e_flush) != 0, 0);
	assert_int_equal(ZSTD_compressStream2(c, &to, &in, ZSTD_e_end), 0);
	ZSTD_freeCCtx(c);
	wide.n = to.pos;
	err = (struct hw_err){0};
	assert_int_equal(decode("zstd", wide, 4096, &out, &err), HW_EINPUT);
}

/* The sink has seen enough: its code comes back, nothing more is made. */
static int
enough(void *arg, const void *bytes, size_t n)
{
	size_t *seen = arg;

	(void)bytes;
	*seen += n;
	return HW_ELIMIT;
}

static void
a_bomb_stops_at_the_sink(void **state)
{
	size_t n = 8 << 20, seen = 0;
	struct hw_str zeros = {hw_arena_alloc(arena, n, 1), n};
	struct hw_str bomb = by_zlib(zeros, 15 + 16);
	struct hw_decoder *d;
	struct hw_err err = {0};

	(void)state;
	assert_int_equal(hw_decoder_new(HW_STR("gzip"), &d, &err), HW_OK);
	assert_int_equal(
	    hw_decoder_put(d, bomb.p, bomb.n, enough, &seen, &err), HW_ELIMIT);
	assert_true(seen > 0 && seen <= 16384);
	hw_decoder_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_coding),
	    cmocka_unit_test(what_is_not_whole),
	    cmocka_unit_test(what_is_refused),
	    cmocka_unit_test(a_bomb_stops_at_the_sink),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
