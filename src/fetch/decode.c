/* SPDX-License-Identifier: MIT */
#include "fetch/decode.h"

#include <brotli/decode.h>
#include <stdlib.h>
#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

#define STAGES 2
#define ZSTD_WINDOW_LOG 23
#define CHUNK 16384

enum coding { GZIP, DEFLATE, BROTLI, ZSTD };

static const char *const coding_name[] = {"gzip", "deflate", "br", "zstd"};

struct stage {
	enum coding coding;
	bool started, ended;
	z_stream z;
	BrotliDecoderState *br;
	ZSTD_DStream *zstd;
	unsigned char *out; /* CHUNK bytes, once started */
};

struct hw_decoder {
	struct stage stage[STAGES]; /* in the order they are undone */
	int n;
	int (*sink)(void *, const void *, size_t); /* during put */
	void *arg;
	struct hw_err *err;
};

static bool
find_coding(struct hw_str name, enum coding *out)
{
	if (hw_str_istarts(name, HW_STR("x-")))
		name = hw_str_from(name, 2);
	for (int i = 0; i < 4; i++)
		if (hw_str_ieq(name, hw_str_c(coding_name[i]))) {
			*out = (enum coding)i;
			return true;
		}
	return false;
}

int
hw_decoder_new(
    struct hw_str codings, struct hw_decoder **out, struct hw_err *err)
{
	struct hw_decoder *d = calloc(1, sizeof(*d));
	enum coding found[STAGES];
	struct hw_str name;

	HW_ASSERT(d);
	*out = d;
	while (hw_str_split(&codings, ',', &name)) {
		name = hw_str_trim(name);
		if (name.n == 0 || hw_str_ieq(name, HW_STR("identity")))
			continue;
		if (d->n == STAGES || !find_coding(name, &found[d->n])) {
			hw_decoder_free(d);
			*out = NULL;
			return hw_fail(err, HW_EINPUT,
			    "the body is packed in a way we did not ask for "
			    "(Content-Encoding: %.*s)",
			    (int)(name.n < 40 ? name.n : 40), name.p);
		}
		d->n++;
	}
	/* the last coding named was applied last and is undone first */
	for (int i = 0; i < d->n; i++)
		d->stage[i].coding = found[d->n - 1 - i];
	return HW_OK;
}

void
hw_decoder_free(struct hw_decoder *d)
{
	if (!d)
		return;
	for (int i = 0; i < d->n; i++) {
		struct stage *s = &d->stage[i];

		if (s->started && s->coding <= DEFLATE)
			inflateEnd(&s->z);
		if (s->br)
			BrotliDecoderDestroyInstance(s->br);
		ZSTD_freeDStream(s->zstd);
		free(s->out);
	}
	free(d);
}

static int
bad(struct hw_decoder *d, const struct stage *s)
{
	return hw_fail(d->err, HW_EINPUT,
	    "the server says the body is %s, but it is not or it is damaged",
	    coding_name[s->coding]);
}

/* deflate means zlib's format, but some servers send the bare stream. */
static int
window_bits(const struct stage *s, unsigned char first)
{
	if (s->coding == GZIP)
		return 15 + 16;
	return (first & 0x0f) == 8 && first >> 4 <= 7 ? 15 : -15;
}

static void
start(struct stage *s, unsigned char first)
{
	s->started = true;
	s->out = malloc(CHUNK);
	HW_ASSERT(s->out);
	switch (s->coding) {
	case GZIP:
	case DEFLATE:
		HW_ASSERT(inflateInit2(&s->z, window_bits(s, first)) == Z_OK);
		break;
	case BROTLI:
		s->br = BrotliDecoderCreateInstance(NULL, NULL, NULL);
		HW_ASSERT(s->br);
		break;
	case ZSTD:
		s->zstd = ZSTD_createDStream();
		HW_ASSERT(s->zstd);
		ZSTD_DCtx_setParameter(
		    s->zstd, ZSTD_d_windowLogMax, ZSTD_WINDOW_LOG);
		break;
	}
}

static int put_stage(
    struct hw_decoder *d, int at, const unsigned char *p, size_t n);

static int
pass_on(struct hw_decoder *d, int at, const unsigned char *p, size_t n)
{
	if (n == 0)
		return HW_OK;
	if (at == d->n)
		return d->sink(d->arg, p, n);
	return put_stage(d, at, p, n);
}

static int
put_zlib(struct hw_decoder *d, int at, const unsigned char *p, size_t n)
{
	struct stage *s = &d->stage[at];

	s->z.next_in = p;
	s->z.avail_in = (uInt)n;
	for (;;) {
		int zrc, rc;

		if (s->ended) {
			if (s->coding != GZIP || s->z.avail_in == 0 ||
			    *s->z.next_in != 0x1f)
				return HW_OK;
			inflateReset(&s->z); /* a further member */
			s->ended = false;
		}
		s->z.next_out = s->out;
		s->z.avail_out = CHUNK;
		zrc = inflate(&s->z, Z_NO_FLUSH);
		if (zrc == Z_BUF_ERROR)
			return HW_OK;
		if (zrc != Z_OK && zrc != Z_STREAM_END)
			return bad(d, s);
		s->ended = zrc == Z_STREAM_END;
		rc = pass_on(d, at + 1, s->out, CHUNK - s->z.avail_out);
		if (rc != HW_OK)
			return rc;
		if (s->z.avail_in == 0 && s->z.avail_out > 0)
			return HW_OK;
	}
}

static int
put_brotli(struct hw_decoder *d, int at, const unsigned char *p, size_t n)
{
	struct stage *s = &d->stage[at];

	while (!s->ended) {
		size_t room = CHUNK;
		unsigned char *out = s->out;
		BrotliDecoderResult r = BrotliDecoderDecompressStream(
		    s->br, &n, &p, &room, &out, NULL);
		int rc;

		if (r == BROTLI_DECODER_RESULT_ERROR)
			return bad(d, s);
		s->ended = r == BROTLI_DECODER_RESULT_SUCCESS;
		rc = pass_on(d, at + 1, s->out, CHUNK - room);
		if (rc != HW_OK)
			return rc;
		if (r == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
			break;
	}
	return HW_OK;
}

static int
put_zstd(struct hw_decoder *d, int at, const unsigned char *p, size_t n)
{
	struct stage *s = &d->stage[at];
	ZSTD_inBuffer in = {p, n, 0};

	for (;;) {
		ZSTD_outBuffer out = {s->out, CHUNK, 0};
		size_t r = ZSTD_decompressStream(s->zstd, &out, &in);
		int rc;

		if (ZSTD_isError(r))
			return bad(d, s);
		s->ended = r == 0;
		rc = pass_on(d, at + 1, s->out, out.pos);
		if (rc != HW_OK)
			return rc;
		if (in.pos == in.size && out.pos < out.size)
			return HW_OK;
	}
}

/* As deep as there are stages. */
static int
put_stage(struct hw_decoder *d, int at, const unsigned char *p, size_t n)
{
	struct stage *s = &d->stage[at];

	if (!s->started)
		start(s, p[0]);
	switch (s->coding) {
	case GZIP:
	case DEFLATE:
		return put_zlib(d, at, p, n);
	case BROTLI:
		return put_brotli(d, at, p, n);
	case ZSTD:
		break;
	}
	return put_zstd(d, at, p, n);
}

int
hw_decoder_put(struct hw_decoder *d, const void *bytes, size_t n,
    int (*sink)(void *, const void *, size_t), void *arg, struct hw_err *err)
{
	d->sink = sink;
	d->arg = arg;
	d->err = err;
	return pass_on(d, 0, bytes, n);
}

int
hw_decoder_end(const struct hw_decoder *d, struct hw_err *err)
{
	for (int i = 0; i < d->n; i++)
		if (d->stage[i].started && !d->stage[i].ended)
			return hw_fail(err, HW_EIO,
			    "the %s body ends before it is complete",
			    coding_name[d->stage[i].coding]);
	return HW_OK;
}
