/* SPDX-License-Identifier: MIT
 * Hashes.  Not for adversarial secrets: content identity that matters uses
 * the 128-bit form. */
#ifndef HW_BASE_HASH_H
#define HW_BASE_HASH_H

#include "base/str.h"

uint64_t hw_hash(struct hw_str s); /* XXH3, 64 bits */
/* XXH3, 128 bits as 32 hexadecimal digits and a NUL. */
void hw_hash_hex(struct hw_str s, char out[33]);

/* Mix two 64-bit values; order matters. */
static inline uint64_t
hw_hash_mix(uint64_t a, uint64_t b)
{
	a ^= b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2);
	a ^= a >> 32;
	a *= 0xd6e8feb86659fd93ULL;
	a ^= a >> 32;
	return a;
}

#endif
