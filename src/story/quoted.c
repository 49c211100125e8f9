/* SPDX-License-Identifier: MIT
 * One utterance in two stories: reporters hear the same words, and tell what
 * they saw in their own. */
#include <stdlib.h>

#include "base/err.h"
#include "story/story_int.h"

enum {
	SLOTS = 1 << 14, /* quotations remembered, one a slot */
	PAIRS = 256,     /* stories found to quote alike, the newest */
	QUOTES = 64,     /* of an article that are looked at */
	WORDS = 8,       /* fewer may be a saying, or said twice */
};
#define REACH (2 * 86400) /* seconds between the two */

struct hw_quoted {
	struct {
		uint64_t hash;
		hw_id story;
		hw_time at;
	} slot[SLOTS];
	hw_id pair[PAIRS][2];
	size_t n_pair; /* ever; a ring */
};

struct hw_quoted *
hw_quoted_new(void)
{
	struct hw_quoted *q = calloc(1, sizeof(*q));

	HW_ASSERT(q);
	return q;
}

void
hw_quoted_free(struct hw_quoted *q)
{
	free(q);
}

/* Hash of its letters and digits; 0: too short. */
static uint64_t
letters(struct hw_str s)
{
	uint64_t h = 0;
	int words = 1;

	s = hw_str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		words += c == ' ';
		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (c >= 0x80 || (c >= 'a' && c <= 'z') ||
		    (c >= '0' && c <= '9'))
			h = hw_hash_mix(h ^ c, 7);
	}
	return words >= WORDS ? h | 1 : 0;
}

void
hw_quoted_add(
    struct hw_quoted *q, const struct hw_article *a, hw_id story, hw_time at)
{
	for (size_t i = 0; i < a->n_quotes && i < QUOTES; i++) {
		uint64_t h = letters(hw_str_sub(
		    a->text, a->quotes[i].span.start, a->quotes[i].span.end));
		size_t k = h % SLOTS;

		if (!h)
			continue;
		if (q->slot[k].hash == h && q->slot[k].story != story &&
		    at != HW_TIME_NONE && q->slot[k].at != HW_TIME_NONE &&
		    at - q->slot[k].at <= REACH &&
		    q->slot[k].at - at <= REACH) {
			q->pair[q->n_pair % PAIRS][0] = story;
			q->pair[q->n_pair++ % PAIRS][1] = q->slot[k].story;
		}
		q->slot[k].hash = h;
		q->slot[k].story = story;
		q->slot[k].at = at;
	}
}

size_t
hw_quoted_pairs(const struct hw_quoted *q, const hw_id (**pair)[2])
{
	*pair = q->pair;
	return q->n_pair < PAIRS ? q->n_pair : PAIRS;
}
