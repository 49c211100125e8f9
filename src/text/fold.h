/* SPDX-License-Identifier: MIT
 * Folding and hashing characters, inline: the tokeniser spends most of its
 * time here.  Only token.c and fold.c read this. */
#ifndef HW_TEXT_FOLD_H
#define HW_TEXT_FOLD_H

#include <string.h>

#include "base/utf8.h"
#include "text/text_int.h"

/* Hash of the folded bytes, eight at a time. */
struct hw_fold {
	uint64_t h, part; /* part: n bytes not yet mixed in, n < 8 */
	unsigned n;
};

static inline uint64_t
hw_fold_step(uint64_t h, uint64_t eight)
{
	h = (h ^ eight) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 32;
}

static inline void
hw_fold_byte(struct hw_fold *h, unsigned byte)
{
	h->part |= (uint64_t)byte << 8 * h->n;
	if (++h->n < 8)
		return;
	h->h = hw_fold_step(h->h, h->part);
	h->part = 0;
	h->n = 0;
}

static inline void
hw_fold_add(struct hw_fold *h, uint32_t cp)
{
	char u[4];

	for (size_t i = 0, n = hw_utf8_put(u, cp); i < n; i++)
		hw_fold_byte(h, (unsigned char)u[i]);
}

static inline uint32_t
hw_fold_end(const struct hw_fold *h)
{
	uint64_t r = h->n ? hw_fold_step(h->h, h->part) : h->h;
	uint32_t x = (uint32_t)(r ^ r >> 29);

	return x ? x : 1;
}

#define HW_FOLD_EACH(byte) (0x0101010101010101u * (byte))
#define HW_FOLD_TOPS HW_FOLD_EACH(0x80u)

/* Eight bytes of the text at i, the first one lowest; zeros past the end. */
static inline uint64_t
hw_fold_load(struct hw_str s, size_t i)
{
	uint64_t w = 0;

	if (s.n - i >= 8)
		memcpy(&w, s.p + i, 8);
	else
		memcpy(&w, s.p + i, s.n - i);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/* Top bit of each byte of seven-bit w that is >= lo and <= hi. */
static inline uint64_t
hw_fold_between(uint64_t w, unsigned lo, unsigned hi)
{
	return (w + HW_FOLD_EACH(0x80u - lo)) & ~(w + HW_FOLD_EACH(0x7Fu - hi));
}

/* ASCII letters and digits of up to eight bytes: the top bit of each. */
struct hw_fold_eight {
	uint64_t letter, upper, digit;
	unsigned n; /* how many of the bytes are either, from the first */
};

/* Look at the bytes at i and hash the letters and digits they begin with.
 * Folding those is setting bit 5. */
static inline struct hw_fold_eight
hw_fold_ascii(struct hw_str s, size_t i, struct hw_fold *h)
{
	uint64_t w = hw_fold_load(s, i), low = w & ~HW_FOLD_TOPS, stop, keep;
	struct hw_fold_eight e;

	e.letter = hw_fold_between(low | HW_FOLD_EACH(0x20u), 'a', 'z') & ~w &
	    HW_FOLD_TOPS;
	e.digit = hw_fold_between(low, '0', '9') & ~w & HW_FOLD_TOPS;
	stop = ~(e.letter | e.digit) & HW_FOLD_TOPS;
	if (!stop) {
		e.n = 8;
		h->h = hw_fold_step(h->h, w | HW_FOLD_EACH(0x20u));
	} else {
		keep = stop ^ (stop - 1); /* up to the first stop */
		e.n = (unsigned)__builtin_ctzll(stop) / 8;
		keep = e.n ? keep >> 8 : 0;
		e.letter &= keep;
		e.digit &= keep;
		h->part = (w | HW_FOLD_EACH(0x20u)) & keep;
		h->n = e.n;
	}
	e.upper = e.letter & ~(w << 2);
	return e;
}

/* The code point at *i, moving *i past it: the usual lengths inline. */
static inline uint32_t
hw_fold_next(struct hw_str s, size_t *i)
{
	const unsigned char *p = (const unsigned char *)s.p + *i;
	size_t left = s.n - *i;

	if (left > 1 && p[0] >= 0xC2 && p[0] < 0xE0 && (p[1] & 0xC0) == 0x80) {
		*i += 2;
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	}
	if (left > 2 && p[0] > 0xE0 && p[0] < 0xED && (p[1] & 0xC0) == 0x80 &&
	    (p[2] & 0xC0) == 0x80) {
		*i += 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 |
		    (p[2] & 0x3Fu);
	}
	return hw_utf8_next(s, i);
}

static inline bool
hw_fold_digit_at(struct hw_str s, size_t i)
{
	return i < s.n && hw_is_digit((unsigned char)s.p[i]);
}

/* The fold of cp into out; returns how many code points. */
static inline int
hw_fold_cp(uint32_t cp, uint32_t out[HW_FOLD_EXPAND])
{
	unsigned to = 0;
	int n = 0;

	if (cp < HW_FOLD_CPS)
		to = hw_fold_to[hw_fold_to_block[cp / HW_FOLD_BLOCK] *
			HW_FOLD_BLOCK +
		    cp % HW_FOLD_BLOCK];
	if (to < HW_FOLD_MANY) {
		out[0] = to ? to : cp;
		return 1;
	}
	if (to == HW_FOLD_DROP)
		return 0;
	for (to -= HW_FOLD_MANY; n < HW_FOLD_EXPAND; n++) {
		out[n] = hw_fold_many[to * HW_FOLD_EXPAND + (unsigned)n];
		if (!out[n])
			break;
	}
	return n;
}

#endif
