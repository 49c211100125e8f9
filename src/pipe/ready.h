/* SPDX-License-Identifier: MIT
 * Stored texts, kept while they are asked for: the articles of a day look
 * alike to each other again and again, and a story is read again with each
 * page that joins it.  Reading a short item costs 43,000 instructions, making
 * it ready for comparison 50,000 more. */
#ifndef HW_PIPE_READY_H
#define HW_PIPE_READY_H

#include "pipe/parts.h"
#include "store/store.h"
#include "trace/trace.h"

struct hw_outlets;
struct hw_ready;

struct hw_ready *hw_ready_new(
    struct hw_store *store, const struct hw_outlets *outlets); /* owned */
void hw_ready_free(struct hw_ready *r); /* NULL is allowed */

/* What is got from now on stays until the next turn; what was got before may
 * go.  Texts that take too much memory go now. */
void hw_ready_turn(struct hw_ready *r);

/* Article id as hw_store_text gives it; NULL: not in the store.  In m where
 * there is no room to keep it. */
const struct hw_article *hw_ready_text(
    struct hw_ready *r, struct hw_arena *m, hw_id id);
/* The same, ready; its common sentences are those of now.  *parts are the
 * other texts of its page. */
const struct hw_trace_doc *hw_ready_doc(struct hw_ready *r, struct hw_arena *m,
    const struct hw_trace_words *w, hw_id id, const struct hw_parts **parts);

/* The article has a new text. */
void hw_ready_drop(struct hw_ready *r, hw_id id);
/* Give all of it back. */
void hw_ready_clear(struct hw_ready *r);

#endif
