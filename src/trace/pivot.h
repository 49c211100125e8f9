/* SPDX-License-Identifier: MIT
 * Names and numbers folded so far that two languages, and two scripts, agree
 * on them: "Shoigu", "Шойгу" and "绍伊古" are all s-k.  Vowels fall away,
 * consonants become six classes.  Private to trace/ and to the program that
 * makes its table from ICU's transliteration. */
#ifndef HW_TRACE_PIVOT_H
#define HW_TRACE_PIVOT_H

#include "base/str.h"

enum hw_sound {
	HW_SOUND_END,
	HW_SOUND_P, /* b f p v */
	HW_SOUND_T, /* d t */
	HW_SOUND_K, /* c g k q */
	HW_SOUND_S, /* j s z, sh, ch, ts */
	HW_SOUND_N, /* m n */
	HW_SOUND_L, /* l r */
	HW_SOUND_W, /* w: a consonant or nothing */
};

enum {
	HW_SOUNDS = 10,         /* kept of a word; 3 bits each */
	HW_PIVOT_FIRST = 0x370, /* first code point of the table */
	HW_PIVOT_END = 0x1800,
	HW_PIVOT_BLOCK = 32,
};

/* Sounds are packed 3 bits each, the first one lowest. */

/* Sounds of a word of a-z, packed. */
uint32_t hw_sounds_latin(struct hw_str s);
/* Append the sounds in b to a; what does not fit is lost. */
uint32_t hw_sounds_join(uint32_t a, uint32_t b);
int hw_sounds_count(uint32_t a);

/* Made by dev/gen-pivot-table.c. */
extern const unsigned char
    hw_pivot_block[(HW_PIVOT_END - HW_PIVOT_FIRST) / HW_PIVOT_BLOCK + 1];
extern const unsigned short hw_pivot_sounds[];
extern const unsigned short hw_pivot_kana[0x60]; /* from U+30A0 */

struct hw_pivot_han { /* characters that spell foreign names, sorted */
	unsigned short cp, sounds;
};
extern const struct hw_pivot_han hw_pivot_han[];
extern const unsigned hw_pivot_han_n;

#endif
