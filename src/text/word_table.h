/* SPDX-License-Identifier: MIT
 * words.txt, folded and hashed by dev/gen-word-table.c: one table a
 * language, in buckets that never overflow.  Private to text/. */
#ifndef HW_TEXT_WORD_TABLE_H
#define HW_TEXT_WORD_TABLE_H

#include <stdint.h>

#define HW_WORD_STOP 0x800000u /* beside the bits of enum hw_word */

enum { HW_WORD_BUCKET = 4 };

struct hw_word_bucket {
	uint32_t hash[HW_WORD_BUCKET];  /* hw_text_hash; 0: empty */
	uint32_t kinds[HW_WORD_BUCKET]; /* enum hw_word, HW_WORD_STOP */
};

struct hw_word_table {
	char lang[4]; /* "*" in row 0 of hw_word_tables: every language,
			 capitalised words only */
	uint32_t mask, shift;
	const struct hw_word_bucket *bucket;
};

extern const struct hw_word_table hw_word_tables[];
extern const unsigned hw_word_tables_n;

/* The kinds of a word, 0 when the table does not hold it.  No branches:
 * whether a word is known cannot be predicted. */
static inline uint32_t
hw_word_find(const struct hw_word_table *t, uint32_t hash)
{
	const struct hw_word_bucket *b =
	    &t->bucket[(hash >> t->shift) & t->mask];
	uint32_t kinds = 0;

	for (int i = 0; i < HW_WORD_BUCKET; i++)
		kinds |= b->kinds[i] & -(uint32_t)(b->hash[i] == hash);
	return kinds;
}

#endif
