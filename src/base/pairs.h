/* SPDX-License-Identifier: MIT
 * Which of many phrases might a short text hold?  It holds none that has a
 * pair of neighbouring bytes which it has not, and so most phrases need not be
 * looked for.  ASCII case does not count. */
#ifndef HW_BASE_PAIRS_H
#define HW_BASE_PAIRS_H

#include "base/str.h"

struct hw_pairs {
	uint64_t bit[16];
};

static inline unsigned
hw_pair_at(const char *p)
{
	unsigned a = (unsigned char)p[0] | 32u, b = (unsigned char)p[1] | 32u;

	return (a * 37 + b) & 1023;
}

/* The pairs of s.  O(n). */
static inline struct hw_pairs
hw_pairs_of(struct hw_str s)
{
	struct hw_pairs p = {0};

	for (size_t i = 0; i + 1 < s.n; i++) {
		unsigned k = hw_pair_at(s.p + i);

		p.bit[k / 64] |= (uint64_t)1 << k % 64;
	}
	return p;
}

static inline bool
hw_pairs_has(const struct hw_pairs *p, const char *at)
{
	unsigned k = hw_pair_at(at);

	return p->bit[k / 64] >> k % 64 & 1;
}

/* Are the first and the last pair of the phrase in it?  If not, the phrase is
 * not.  Phrases of one byte may always be. */
static inline bool
hw_pairs_may_hold(const struct hw_pairs *p, struct hw_str phrase)
{
	return phrase.n < 2 ||
	    (hw_pairs_has(p, phrase.p) &&
		hw_pairs_has(p, phrase.p + phrase.n - 2));
}

#endif
