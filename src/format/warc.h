/* SPDX-License-Identifier: MIT
 * WARC 1.0 and 1.1 (ISO 28500): pages from web archives, as bare, gzip'd or
 * zstd'd files, record by record. */
#ifndef HW_FORMAT_WARC_H
#define HW_FORMAT_WARC_H

#include "base/err.h"
#include "base/map.h"
#include "model/model.h"

struct hw_arena;

#define HW_WARC_RECORD (32u << 20) /* bytes of one record, unpacked */

/* {.in = bytes of the file} begins; bytes are borrowed (a mapping will do). */
struct hw_warc {
	struct hw_str in;
	uint64_t pages;    /* given out */
	uint64_t skipped;  /* requests, metadata, warcinfo, ... */
	uint64_t revisits; /* whose page is not in this file */
	uint64_t damaged;  /* records that could not be read */
	uint64_t cut;      /* records shorter than they say: the file ended */

	/* The reader's own. */
	size_t at;            /* next member, or record of a bare file */
	struct hw_arena *own; /* digests, zstd dictionary */
	struct hw_map digest; /* payload digest -> 1 + member's offset */
	struct hw_str dict;
	struct hw_arena *block_arena;
	struct hw_str block; /* the member unpacked, what is left of it */
	size_t member;       /* where it begins */
};

/* The next page (a response or resource record) in m.  HTTP transfer and
 * content encodings are undone (chunked, gzip, deflate, zstd).  A revisit is
 * given with the body of the record it repeats when that stands earlier in
 * the file; others are counted.  A record cut short gives what there is.
 * HW_ENOTFOUND: the end.  HW_EINPUT, HW_ELIMIT: this record cannot be read;
 * call again for the next one.  out->id is the record's id, first_seen its
 * date. */
int hw_warc_next(struct hw_arena *m, struct hw_warc *w, struct hw_page *out,
    struct hw_err *err) HW_MUST_USE;

/* Release what the reader holds. */
void hw_warc_end(struct hw_warc *w);

/* The HTTP message of a response record: status, headers and body into out
 * (url, id and first_seen stay). */
int hw_warc_http(struct hw_arena *m, struct hw_str message, struct hw_page *out,
    struct hw_err *err) HW_MUST_USE;

#endif
