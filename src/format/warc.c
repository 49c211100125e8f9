/* SPDX-License-Identifier: MIT
 * WARC: members, records, revisits.  A damaged record costs itself: the
 * reader goes on at the next member, or the next line "WARC/1." */
#include "format/warc.h"

#include <zstd.h>

#include "base/arena.h"
#include "format/unpack.h"

#define DICT_MAX (4u << 20)

/* ---- members --------------------------------------------------------------- */

/* zstd frames with the file's dictionary. */
static int
unpack_with_dict(struct hw_warc *w, struct hw_str s, struct hw_str *out,
    size_t *used, struct hw_err *err)
{
	size_t frame = ZSTD_findFrameCompressedSize(s.p, s.n);
	unsigned long long size = ZSTD_getFrameContentSize(s.p, s.n);

	if (ZSTD_isError(frame))
		return hw_fail(err, HW_EINPUT, "zstd frame damaged");
	*used = frame;
	if (size == ZSTD_CONTENTSIZE_UNKNOWN || size > HW_WARC_RECORD)
		size = HW_WARC_RECORD;
	ZSTD_DCtx *d = ZSTD_createDCtx();
	char *p = hw_arena_alloc(w->block_arena, (size_t)size + 1, 1);

	HW_ASSERT(d);
	size_t n = ZSTD_decompress_usingDict(
	    d, p, (size_t)size, s.p, frame, w->dict.p, w->dict.n);

	ZSTD_freeDCtx(d);
	if (ZSTD_isError(n))
		return hw_fail(err, HW_EINPUT, "zstd frame damaged: %s",
		    ZSTD_getErrorName(n));
	*out = (struct hw_str){p, n};
	return HW_OK;
}

/* A skippable frame; the first one of a .warc.zst is the dictionary. */
static bool
skip_frame(struct hw_warc *w, struct hw_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n < 8 || (p[0] & 0xf0) != 0x50 || p[1] != 0x2a || p[2] != 0x4d ||
	    p[3] != 0x18)
		return false;
	size_t n = (size_t)p[4] | (size_t)p[5] << 8 | (size_t)p[6] << 16 |
	    (size_t)p[7] << 24;
	struct hw_str dict = hw_str_sub(s, 8, 8 + n);

	if (w->at == 0 && p[0] == 0x5d && n <= DICT_MAX) {
		w->dict = dict;
		if (hw_packing_of(dict) == HW_PACK_ZSTD &&
		    hw_unpack(w->own, dict, DICT_MAX, &w->dict, NULL))
			w->dict = HW_STR("");
	}
	w->at += 8 + n;
	return true;
}

/* Where the next gzip member may begin, at or after from. */
static size_t
resync(struct hw_str in, size_t from)
{
	size_t at = hw_str_find(in, HW_STR("\x1f\x8b\x08"), from);

	return at == HW_NPOS ? in.n : at;
}

/* Unpack the member at w->at into w->block; w->at moves on. */
static int
next_member(struct hw_warc *w, struct hw_err *err)
{
	struct hw_str s = hw_str_from(w->in, w->at), block;
	size_t used = 0;
	bool cut;
	int rc;

	hw_arena_reset(w->block_arena);
	w->block = HW_STR("");
	w->member = w->at;
	enum hw_packing p = hw_packing_of(s);

	if (p == HW_PACK_ZSTD && skip_frame(w, s))
		return HW_OK;
	if (p == HW_PACK_ZSTD && w->dict.n > 0)
		rc = unpack_with_dict(w, s, &block, &used, err);
	else if (p == HW_PACK_ZSTD || p == HW_PACK_GZIP)
		rc = hw_unpack_one(w->block_arena, s, HW_WARC_RECORD + 65536,
		    &block, &used, &cut, err);
	else {
		w->block = s; /* a bare file is one block */
		w->at = w->in.n;
		return HW_OK;
	}
	w->at += used > 0 ? used : 1;
	if (rc) {
		if (p == HW_PACK_GZIP)
			w->at = resync(w->in, w->at);
		else if (used == 0)
			w->at = w->in.n;
		return rc;
	}
	w->block = block;
	return HW_OK;
}

/* ---- records ---------------------------------------------------------------- */

struct record {
	struct hw_str type, target, date, id, digest, content_type, truncated;
	struct hw_str refers_to, profile;
	struct hw_str body;
	uint64_t length;
	bool has_length;
};

static void
field(struct record *r, struct hw_str name, struct hw_str v)
{
	static const char *const names[] = {"WARC-Type", "WARC-Target-URI",
	    "WARC-Date", "WARC-Record-ID", "WARC-Payload-Digest",
	    "Content-Type", "WARC-Truncated", "WARC-Refers-To", "WARC-Profile"};
	struct hw_str *const to[] = {&r->type, &r->target, &r->date, &r->id,
	    &r->digest, &r->content_type, &r->truncated, &r->refers_to,
	    &r->profile};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (hw_str_ieq(name, hw_str_c(names[i])))
			*to[i] = v;
	if (hw_str_ieq(name, HW_STR("Content-Length")))
		r->has_length = hw_str_u64(v, &r->length);
}

static struct hw_str
unbracket(struct hw_str s)
{
	if (s.n >= 2 && s.p[0] == '<' && s.p[s.n - 1] == '>')
		return hw_str_sub(s, 1, s.n - 1);
	return s;
}

/* Give up on what is at the front of the block; go to the next record. */
static int
bad_record(struct hw_warc *w, struct hw_err *err, const char *why)
{
	size_t next = hw_str_find(w->block, HW_STR("\nWARC/1."), 0);

	w->damaged++;
	w->block = next == HW_NPOS ? HW_STR("")
				   : hw_str_from(w->block, next + 1);
	return hw_fail(
	    err, HW_EINPUT, "record at byte %zu: %s", w->member, why);
}

/* The record at the front of the block, taken off it. */
static int
take_record(struct hw_warc *w, struct record *r, struct hw_err *err)
{
	struct hw_str rest = w->block, line;

	*r = (struct record){0};
	if (!hw_str_line(&rest, &line) ||
	    !hw_str_starts(line, HW_STR("WARC/1.")))
		return bad_record(w, err, "it does not begin with WARC/1.");
	while (hw_str_line(&rest, &line) && line.n > 0) {
		size_t colon = hw_str_chr(line, ':', 0);

		if (colon != HW_NPOS && !hw_is_space((unsigned char)line.p[0]))
			field(r, hw_str_trim(hw_str_sub(line, 0, colon)),
			    hw_str_trim(hw_str_from(line, colon + 1)));
	}
	if (!r->has_length)
		return bad_record(w, err, "it has no Content-Length");
	if (r->length > HW_WARC_RECORD) {
		w->damaged++;
		w->block = hw_str_from(
		    rest, r->length > rest.n ? rest.n : (size_t)r->length);
		return hw_fail(err, HW_ELIMIT,
		    "record at byte %zu: longer than %u bytes", w->member,
		    HW_WARC_RECORD);
	}
	r->body = hw_str_sub(rest, 0, (size_t)r->length);
	w->cut += r->body.n < r->length;
	rest = hw_str_from(rest, r->body.n);
	while (rest.n > 0 && (rest.p[0] == '\r' || rest.p[0] == '\n'))
		rest = hw_str_from(rest, 1);
	w->block = rest;
	r->target = unbracket(r->target);
	r->id = unbracket(r->id);
	return HW_OK;
}

static int
page_of(struct hw_arena *m, const struct record *r, struct hw_page *out,
    struct hw_err *err)
{
	*out = (struct hw_page){.id = hw_str_dup(m, r->id),
	    .url = hw_str_dup(m, r->target),
	    .first_seen = HW_TIME_NONE};
	(void)hw_time_parse(r->date, &out->first_seen, NULL);
	if (hw_str_ieq(r->type, HW_STR("resource")) ||
	    !hw_str_starts(r->body, HW_STR("HTTP/"))) {
		out->content_type = hw_str_dup(m, r->content_type);
		out->body = hw_str_dup(m, r->body);
		return HW_OK;
	}
	return hw_warc_http(m, hw_str_dup(m, r->body), out, err);
}

/* The body of the record a revisit repeats. */
static bool
revisited(struct hw_arena *m, struct hw_warc *w, const struct record *r,
    struct hw_page *out)
{
	const uint64_t *at = r->digest.n > 0 ? hw_map_get(&w->digest, r->digest)
					     : NULL;
	struct record first;
	struct hw_page page;
	bool found = false;

	if (!at)
		return false;
	struct hw_warc old = {.in = w->in,
	    .at = (size_t)*at - 1,
	    .dict = w->dict,
	    .own = w->own,
	    .block_arena = hw_arena_new()};

	if (next_member(&old, NULL) == HW_OK &&
	    take_record(&old, &first, NULL) == HW_OK &&
	    page_of(m, &first, &page, NULL) == HW_OK) {
		out->body = page.body;
		if (out->content_type.n == 0)
			out->content_type = page.content_type;
		if (out->status == 0)
			out->status = page.status;
		found = true;
	}
	hw_arena_free(old.block_arena);
	return found;
}

static void
remember(struct hw_warc *w, const struct record *r, size_t at)
{
	if (r->digest.n == 0 || w->digest.n > 1000000)
		return;
	bool fresh;
	uint64_t *v = hw_map_put(
	    w->own, &w->digest, hw_str_dup(w->own, r->digest), &fresh);

	if (fresh)
		*v = at + 1;
}

/* One record into a page; HW_ENOTFOUND: it is none. */
static int
one(struct hw_arena *m, struct hw_warc *w, struct hw_page *out,
    struct hw_err *err)
{
	/* In a bare file records begin where the block does. */
	size_t at = w->block.p >= w->in.p && w->block.p <= w->in.p + w->in.n
	    ? (size_t)(w->block.p - w->in.p)
	    : w->member;
	struct record r;
	int rc = take_record(w, &r, err);

	if (rc)
		return rc;
	bool revisit = hw_str_ieq(r.type, HW_STR("revisit"));

	if (!revisit && !hw_str_ieq(r.type, HW_STR("response")) &&
	    !hw_str_ieq(r.type, HW_STR("resource"))) {
		w->skipped++;
		return HW_ENOTFOUND;
	}
	rc = page_of(m, &r, out, err);
	if (rc) {
		w->damaged++;
		return rc;
	}
	if (revisit && !revisited(m, w, &r, out)) {
		w->revisits++;
		return HW_ENOTFOUND;
	}
	if (!revisit)
		remember(w, &r, at);
	w->pages++;
	return HW_OK;
}

int
hw_warc_next(struct hw_arena *m, struct hw_warc *w, struct hw_page *out,
    struct hw_err *err)
{
	if (!w->own) {
		w->own = hw_arena_new();
		w->block_arena = hw_arena_new();
	}
	for (;;) {
		while (w->block.n == 0) {
			if (w->at >= w->in.n)
				return HW_ENOTFOUND;
			int rc = next_member(w, err);

			if (rc) {
				w->damaged++;
				return rc;
			}
			while (w->block.n > 0 &&
			    hw_is_space((unsigned char)w->block.p[0]))
				w->block = hw_str_from(w->block, 1);
		}
		int rc = one(m, w, out, err);

		if (rc != HW_ENOTFOUND)
			return rc;
	}
}

void
hw_warc_end(struct hw_warc *w)
{
	hw_arena_free(w->own);
	hw_arena_free(w->block_arena);
	w->own = w->block_arena = NULL;
	w->block = (struct hw_str){0};
}
