/* SPDX-License-Identifier: MIT
 * Things of the news by their names in twelve languages (concepts.txt): two
 * texts without a word in common may both tell of a volcano in the
 * Philippines.  Private to trace/ and to the program that makes the table. */
#ifndef HW_TRACE_CONCEPT_H
#define HW_TRACE_CONCEPT_H

#include "base/str.h"

enum {
	HW_CONCEPTS = 192, /* at most */
	HW_CONCEPT_SLOTS = 8192,
	HW_CONCEPT_BYTES = 32, /* of a word */
	HW_CONCEPT_FIRST = 3,  /* bytes by which most words are refused */
	HW_CONCEPT_STARTS = 16384,
};

/* A word or its beginning; open addressing by hash, 0 is an empty slot. */
struct hw_concept_word {
	uint32_t hash; /* of its language and bytes */
	uint8_t concept, whole;
};

extern const struct hw_concept_word hw_concept_words[HW_CONCEPT_SLOTS];
/* A bit for the hash of the first bytes of each. */
extern const uint32_t hw_concept_starts[HW_CONCEPT_STARTS / 32];

static inline uint32_t
hw_concept_step(uint32_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 16777619u;
}

/* What the hash of a word of a language ("en", "pt-BR") begins with. */
static inline uint32_t
hw_concept_seed(struct hw_str lang)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < lang.n && lang.p[i] != '-'; i++)
		h = hw_concept_step(h, lang.p[i]);
	return hw_concept_step(h, ':');
}

static inline uint32_t
hw_concept_bit(uint32_t hash)
{
	return (hash * 0x9E3779B1u) >> 18;
}

static inline uint32_t
hw_concept_home(uint32_t hash)
{
	return (hash * 0x9E3779B1u) % HW_CONCEPT_SLOTS;
}

#endif
