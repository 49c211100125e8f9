/* SPDX-License-Identifier: MIT
 * Inside the room: articles and stories as they are remembered. */
#ifndef HW_STORY_GROUP_H
#define HW_STORY_GROUP_H

#include "story/story_int.h"

enum {
	HW_STORY_NEAREST = 40,  /* articles that are looked at as neighbours */
	HW_STORY_RECENT = 2048, /* members that can be weighed anew */
	HW_STORY_SMALL = 12,    /* members of a story that may be merged */
};

#define HW_STORY_DAY 86400.0

struct member {
	struct hw_vector vec;
	uint32_t story; /* number in stories.story */
	uint32_t prev;  /* member of the same story + 1 */
	hw_time at;     /* HW_TIME_NONE: undated */
};

struct group {
	hw_id id;
	struct hw_term centre[HW_STORY_CENTRE]; /* sum of vectors, by hash */
	uint16_t n_centre;
	uint32_t n;
	uint32_t newest;     /* member + 1 */
	uint32_t into;       /* group + 1 it was merged into */
	hw_time first, last; /* HW_TIME_NONE: undated */
};

struct hw_stories {
	struct hw_story_options opt;
	struct hw_term_counts *counts;
	struct hw_term_index *index;
	struct hw_quoted *quoted;
	struct member *member;
	size_t n, cap;
	struct hw_story_raw *raw; /* of the newest members, a ring */
	struct group *group;
	size_t n_group, cap_group;
	uint32_t *by_id; /* group number + 1 of an id; open addressing */
	size_t by_id_mask;
	uint32_t oldest; /* first member that is still remembered */
	hw_time newest;
	hw_id next_id;
};

/* The group an id belongs to by now, + 1; 0: unknown. */
uint32_t hw_story_known(const struct hw_stories *s, hw_id id);

/* A group without members. */
uint32_t hw_story_begin(struct hw_stories *s, hw_id id);

void hw_story_remember(struct hw_stories *s, uint32_t story,
    const struct hw_vector *v, const struct hw_story_raw *raw, hw_time at);

/* All of from goes into to. */
void hw_story_absorb(struct hw_stories *s, uint32_t to, uint32_t from);

#endif
