/* SPDX-License-Identifier: MIT
 * Which reports tell of the same event.  Articles come one by one, in the
 * order of their time; each joins the story it fits or begins one.
 *
 * Two or three cosines and the time decide; measured, everything else adds
 * less than .003 F1.  Only stories in reach of 14 days are joined: an article
 * that is like an older story begins its own, and a link says that it
 * follows.  Where dates are missing the words decide alone.
 *
 * Pure: no clock; ids are counted here, so the same articles in the same
 * order give the same stories. */
#ifndef HW_STORY_STORY_H
#define HW_STORY_STORY_H

#include "model/model.h"
#include "text/token.h"

struct hw_arena;
struct hw_stories; /* the live grouping; owned */

#define HW_STORY_WINDOW (14 * 86400) /* seconds a story can still be joined */
#define HW_STORY_MEMORY (90 * 86400) /* ... can still be followed */
#define HW_STORY_GRANULARITY 0.5

struct hw_story_options {
	double granularity; /* 0: few large stories, 1: many small ones */
	hw_id first_id;     /* id of the first new story; 0 is taken as 1 */
};

struct hw_stories *hw_stories_new(const struct hw_story_options *o);
void hw_stories_free(struct hw_stories *s); /* NULL is allowed */

/* The story of an article, a new one when it fits none.  t: the tokens of
 * a->text.  Reads title, text, language, published (or first_seen when it was
 * not stated), host, and quotes when they are set.  *link, when not NULL, is set to the story a new one
 * is like, from the later to the earlier; link->to is 0 when there is none,
 * and link->shared lives in m.  Bounded work: see bench/RESULTS.md. */
hw_id hw_story_place(struct hw_stories *s, struct hw_arena *m,
    const struct hw_article *a, const struct hw_tokens *t,
    struct hw_story_link *link);

/* Put an article into a story decided earlier (the store's, at start). */
void hw_story_restore(struct hw_stories *s, struct hw_arena *m,
    const struct hw_article *a, const struct hw_tokens *t, hw_id story);

/* The rank of a story: sources that are independent (what was copied has no
 * vote) times languages, losing nine tenths every half day after last, when
 * the newest of those sources came out.  As a logarithm, so that the order
 * of two stories never changes by waiting and a rank once stored stays
 * good. */
double hw_story_importance(int sources, int languages, hw_time last);

/* Look at a story again: the earlier articles of a language were weighed
 * before it was known which of its words are rare.  When another story within
 * two days of it tells of the same event, the younger one of the two goes
 * into the older: returns the id that stays, *gone the one that went, 0 when
 * nothing was merged.  Less is asked of kin: of stories linked with the same
 * story of another language (ties->kin), of those that had a quotation in
 * common when their articles came, of those that name the same people or
 * count the same dead as nobody else does these days.  More is asked of
 * ties->spliced, where a page made from both may be what they have in common.
 * ties may be NULL. */
struct hw_story_ties {
	const hw_id *kin, *spliced;
	size_t n_kin, n_spliced;
};

hw_id hw_story_merge(struct hw_stories *s, struct hw_arena *m, hw_id story,
    const struct hw_story_ties *ties, hw_id *gone);

struct hw_story_stat {
	size_t articles; /* held, joinable or only to be followed */
	size_t stories;
	size_t bytes; /* about */
};

void hw_stories_stat(const struct hw_stories *s, struct hw_story_stat *out);

#endif
