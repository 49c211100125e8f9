/* SPDX-License-Identifier: MIT
 * What the headers of an HTTP answer mean.  Pure; the clock is an argument.
 * Sources: RFC 9110 (Retry-After, dates), RFC 9111 (freshness), RFC 8288
 * (Link). */
#ifndef HW_FETCH_HEADER_H
#define HW_FETCH_HEADER_H

#include "base/str.h"
#include "base/time.h"

struct hw_arena;

struct hw_header {
	struct hw_str name, value; /* value trimmed */
};

struct hw_headers {
	struct hw_header *v;
	size_t n, cap;
};

/* Add one header line, "name: value" with or without its line end.  false
 * when it is none.  The line is copied. */
bool hw_headers_add(
    struct hw_arena *m, struct hw_headers *h, struct hw_str line);

/* The first value of a name in any case; empty when there is none. */
struct hw_str hw_header(const struct hw_headers *h, const char *name);
/* All its values joined by ", ". */
struct hw_str hw_header_all(
    struct hw_arena *m, const struct hw_headers *h, const char *name);

/* Any of the three date forms of RFC 9110; false when it is none. */
bool hw_http_date(struct hw_str s, hw_time *out);

/* Seconds to wait from now by Retry-After, both forms; 0 when not stated,
 * at most a week. */
int64_t hw_header_retry_after(const struct hw_headers *h, hw_time now);

/* Seconds the answer stays fresh: max-age, else Expires - Date, less Age;
 * 0 with no-cache or no-store, or when not stated; at most a week. */
int64_t hw_header_fresh(const struct hw_headers *h, hw_time now);

/* The first target with that relation in Link headers, as written (it may be
 * relative); empty when there is none. */
struct hw_str hw_header_link(
    struct hw_arena *m, const struct hw_headers *h, const char *rel);

#endif
