/* SPDX-License-Identifier: MIT
 * The HTTP message in a WARC record: headers, transfer and content encoding.
 * What archives hold is often half undone already, so an encoding that does
 * not fit the bytes is taken to have been removed. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "format/unpack.h"
#include "format/warc.h"

struct head {
	struct hw_str content_encoding, transfer_encoding;
};

/* "a, b" and "c" make "a, b, c". */
static struct hw_str
join(struct hw_arena *m, struct hw_str a, struct hw_str b)
{
	return a.n == 0 ? b
			: hw_str_printf(m, "%.*s, %.*s", HW_FMT(a), HW_FMT(b));
}

static void
header(struct hw_arena *m, struct hw_str name, struct hw_str v,
    struct hw_page *out, struct head *h)
{
	if (hw_str_ieq(name, HW_STR("Content-Type")))
		out->content_type = v;
	else if (hw_str_ieq(name, HW_STR("Content-Language")))
		out->language = v;
	else if (hw_str_ieq(name, HW_STR("ETag")))
		out->etag = v;
	else if (hw_str_ieq(name, HW_STR("Last-Modified")))
		out->last_modified = v;
	else if (hw_str_ieq(name, HW_STR("X-Robots-Tag")))
		out->robots_tag = join(m, out->robots_tag, v);
	else if (hw_str_ieq(name, HW_STR("TDM-Reservation")))
		out->tdm = v;
	else if (hw_str_ieq(name, HW_STR("Content-Encoding")))
		h->content_encoding = v;
	else if (hw_str_ieq(name, HW_STR("Transfer-Encoding")))
		h->transfer_encoding = v;
}

/* The size line of a chunk; false when it is none. */
static bool
chunk_size(struct hw_str line, size_t *size)
{
	size_t i = 0;

	*size = 0;
	for (; i < line.n && i < 8 && hw_hex((unsigned char)line.p[i]) >= 0;
	     i++)
		*size = *size * 16 + (size_t)hw_hex((unsigned char)line.p[i]);
	return i > 0 && (i == line.n || line.p[i] == ';' || line.p[i] == ' ');
}

/* Chunks joined; the body as it is when it is not chunked. */
static struct hw_str
unchunk(struct hw_arena *m, struct hw_str body)
{
	struct hw_str rest = body, line;
	struct hw_buf b;
	size_t size;

	hw_buf_init(&b, m, body.n + 1);
	(void)hw_buf_room(&b, body.n);
	while (hw_str_line(&rest, &line)) {
		if (line.n == 0)
			continue;
		if (!chunk_size(line, &size))
			return b.n > 0 ? hw_buf_str(&b) : body;
		if (size == 0)
			break;
		hw_buf_put(&b, hw_str_sub(rest, 0, size));
		rest = hw_str_from(rest, size > rest.n ? rest.n : size);
	}
	return hw_buf_str(&b);
}

/* Packed bytes are hardly ever UTF-8: what is, has been unpacked before,
 * unless it is a whole stream all the same. */
static int
decode_brotli(struct hw_arena *m, struct hw_page *out, struct hw_err *err)
{
	bool text = hw_utf8_valid(out->body), cut;
	struct hw_str body;
	int rc = hw_unpack_brotli(
	    m, out->body, HW_WARC_RECORD, &body, &cut, text ? NULL : err);

	if (rc == HW_OK && !(text && cut))
		out->body = body;
	return text ? HW_OK : rc;
}

static int
decode(struct hw_arena *m, struct hw_str coding, struct hw_page *out,
    struct hw_err *err)
{
	coding = hw_str_trim(coding);
	if (coding.n == 0 || hw_str_ieq(coding, HW_STR("identity")))
		return HW_OK;
	enum hw_packing p = hw_packing_of(out->body);

	if (p != HW_PACK_NONE)
		return hw_unpack(m, out->body, HW_WARC_RECORD, &out->body, err);
	if (hw_str_ieq(coding, HW_STR("br")))
		return decode_brotli(m, out, err);
	struct hw_str body;

	if (hw_str_ieq(coding, HW_STR("deflate")) &&
	    hw_unpack_deflate(m, out->body, HW_WARC_RECORD, &body, NULL) ==
		HW_OK)
		out->body = body;
	return HW_OK;
}

int
hw_warc_http(struct hw_arena *m, struct hw_str message, struct hw_page *out,
    struct hw_err *err)
{
	struct hw_str rest = message, line, code;
	struct head h = {0};
	uint64_t status = 0;

	if (!hw_str_line(&rest, &line) || !hw_str_starts(line, HW_STR("HTTP/")))
		return hw_fail(err, HW_EINPUT, "this is no HTTP response");
	(void)hw_str_word(&line, &code);
	if (hw_str_word(&line, &code) && hw_str_u64(code, &status) &&
	    status < 1000)
		out->status = (int)status;
	while (hw_str_line(&rest, &line) && line.n > 0) {
		size_t colon = hw_str_chr(line, ':', 0);

		if (colon != HW_NPOS && !hw_is_space((unsigned char)line.p[0]))
			header(m, hw_str_trim(hw_str_sub(line, 0, colon)),
			    hw_str_trim(hw_str_from(line, colon + 1)), out, &h);
	}
	out->body = rest;
	if (hw_str_ifind(h.transfer_encoding, HW_STR("chunked"), 0) != HW_NPOS)
		out->body = unchunk(m, out->body);
	return decode(m, h.content_encoding, out, err);
}
