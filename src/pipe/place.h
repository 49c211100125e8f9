/* SPDX-License-Identifier: MIT
 * The second half of the walk: an article that has been read finds its copies
 * and its story and is committed.  One placer, one store, one thread. */
#ifndef HW_PIPE_PLACE_H
#define HW_PIPE_PLACE_H

#include "base/err.h"
#include "model/model.h"
#include "store/store.h"

struct hw_arena;
struct hw_outlets;
struct hw_placer;

/* A placer on an owned store; outlets are those the operator added, or NULL.
 * Both are borrowed until hw_placer_free. */
struct hw_placer *hw_placer_new(
    struct hw_store *store, const struct hw_outlets *outlets);
void hw_placer_free(struct hw_placer *p); /* NULL is allowed */

/* Build the live indexes from what is stored of the last 30 days, unless that
 * was done: the first article would wait for it, inside its batch. */
int hw_placer_load(
    struct hw_placer *p, hw_time now, struct hw_err *err) HW_MUST_USE;

bool hw_placer_loaded(const struct hw_placer *p);

/* After a batch that was given up: what it taught the indexes cannot be taken
 * back, so they are built again when next needed. */
void hw_placer_forget(struct hw_placer *p);

/* What came with the article besides its text. */
struct hw_intake {
	struct hw_str guid;
	hw_id source; /* 0: none */
	bool fetched; /* read at its own address, not from a feed */
	hw_time now;
	const struct hw_source *state; /* fetch state to keep, or NULL */
	hw_id done;                    /* queue entry this finishes, or 0 */
};

/* Place and commit one annotated article, inside a batch of the store.  The
 * story it joined is remembered as changed until hw_placer_settle. */
int hw_placer_put(struct hw_placer *p, struct hw_article *a,
    const struct hw_intake *in, struct hw_committed *out,
    struct hw_err *err) HW_MUST_USE;

/* Look at each changed story as a whole: roles, roots, independent sources,
 * what agrees and what differs.  Inside the batch, before its end. */
int hw_placer_settle(
    struct hw_placer *p, hw_time now, struct hw_err *err) HW_MUST_USE;

/* Nothing to do for a while: give back memory that only saves time. */
void hw_placer_rest(struct hw_placer *p);

#endif
