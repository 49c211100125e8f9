/* SPDX-License-Identifier: MIT
 * Eight bytes at a time: whether any of them is one somebody looks for.  The
 * answers are exact, whatever the byte order (Mycroft's test). */
#ifndef HW_BASE_SCAN_H
#define HW_BASE_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HW_EACH(byte) (0x0101010101010101ULL * (uint64_t)(byte))

static inline uint64_t
hw_load8(const char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
	return w;
}

/* Not 0 when a byte of w equals c. */
static inline uint64_t
hw_any_equal(uint64_t w, unsigned char c)
{
	w ^= HW_EACH(c);
	return (w - HW_EACH(1)) & ~w & HW_EACH(0x80);
}

/* Not 0 when a byte of w is below c (c at most 128). */
static inline uint64_t
hw_any_below(uint64_t w, unsigned char c)
{
	return (w - HW_EACH(c)) & ~w & HW_EACH(0x80);
}

/* The offset of the first byte at or after i that is not ASCII, or n. */
static inline size_t
hw_skip_ascii(const char *p, size_t i, size_t n)
{
	while (n - i >= 8 && (hw_load8(p + i) & HW_EACH(0x80)) == 0)
		i += 8;
	while (i < n && (unsigned char)p[i] < 0x80)
		i++;
	return i;
}

#endif
