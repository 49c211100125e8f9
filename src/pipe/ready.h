/* SPDX-License-Identifier: MIT
 * Stored texts made ready for comparison, kept while they are asked for: the
 * articles of a day look alike to each other again and again.  Reading a text
 * and making it ready costs 1.3 million instructions, comparing it 0.5. */
#ifndef HW_PIPE_READY_H
#define HW_PIPE_READY_H

#include "pipe/parts.h"
#include "store/store.h"
#include "trace/trace.h"

struct hw_ready;

struct hw_ready *hw_ready_new(struct hw_store *store); /* owned */
void hw_ready_free(struct hw_ready *r);                /* NULL is allowed */

/* Article id, ready; its common sentences are those of now.  *parts are the
 * other texts of its page.  NULL: not in the store.  Valid until 63 others
 * were asked for. */
const struct hw_trace_doc *hw_ready_get(struct hw_ready *r,
    const struct hw_trace_words *w, hw_id id, const struct hw_parts **parts);

/* Keep no text that is very large. */
void hw_ready_trim(struct hw_ready *r);
/* The article has a new text. */
void hw_ready_drop(struct hw_ready *r, hw_id id);
/* Give all of it back. */
void hw_ready_clear(struct hw_ready *r);

#endif
