/* SPDX-License-Identifier: MIT
 * Inside the placer: place.c places articles, settle.c looks at the stories
 * that gained them. */
#ifndef HW_PIPE_PLACE_INT_H
#define HW_PIPE_PLACE_INT_H

#include "pipe/place.h"
#include "pipe/ready.h"
#include "story/story.h"
#include "trace/trace.h"

struct hw_placer {
	struct hw_store *store;
	const struct hw_outlets *outlets;
	struct hw_trace_index *index; /* NULL: nothing is loaded */
	size_t live;                  /* articles the index was made for */
	struct hw_trace_words *words;
	struct hw_stories *stories;
	struct hw_ready *ready;
	hw_id changed[1024]; /* stories to settle */
	size_t n_changed;
};

/* Memory follows what is there: an index that is full is made anew, larger.
 * That is so seldom (2,000, 8,000, 32,000 ... articles) that reading the
 * fingerprints again costs less than room for a million from the start. */
int placer_make_room(struct hw_placer *p, hw_time now, struct hw_err *err);

/* The story is to be settled; 0 is none. */
void placer_mark(struct hw_placer *p, hw_id story);

#endif
