/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <stdio.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t
hw_hash(struct hw_str s)
{
	return XXH3_64bits(s.n ? s.p : "", s.n);
}

void
hw_hash_hex(struct hw_str s, char out[33])
{
	XXH128_hash_t h = XXH3_128bits(s.n ? s.p : "", s.n);

	snprintf(out, 33, "%016llx%016llx", (unsigned long long)h.high64,
	    (unsigned long long)h.low64);
}
