/* SPDX-License-Identifier: MIT
 * Pages that are the same for every reader, kept by each web thread for as
 * long as the store stays as it is (PRAGMA data_version), a minute at most. */
#ifndef HW_SERVE_CACHE_H
#define HW_SERVE_CACHE_H

#include "serve/serve_int.h"

/* One page; borrowed until the next hw_cache_keep. */
struct hw_kept {
	struct hw_str key, links, body;
	const char *type;
	bool noindex;
	char etag[33];
	char *squeezed; /* body as gzip; NULL: nobody asked for it */
	size_t n_squeezed;
	int64_t version;
	hw_time minute;
	void *memory; /* of the strings; NULL: the place is free */
};

struct hw_cache *hw_cache_new(void); /* owned */
void hw_cache_free(struct hw_cache *c);

/* The page of this key, version of the store and minute; NULL: none. */
struct hw_kept *hw_cache_find(
    struct hw_cache *c, struct hw_str key, int64_t version, hw_time minute);
/* Keep a page; NULL when it is none to keep (an error, a form, too long). */
struct hw_kept *hw_cache_keep(struct hw_cache *c, struct hw_str key,
    int64_t version, hw_time minute, const struct hw_res *r);
/* Keep its gzip as well. */
void hw_cache_squeezed(struct hw_kept *k, struct hw_str bytes);

#endif
