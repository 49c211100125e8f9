/* SPDX-License-Identifier: MIT
 * Finding the feed behind an address that a reader typed into a page: the
 * rules of fetch/discover.h on the engine's own loop and fetcher.  Web
 * threads hand in the address and ask what came of it (engine.h). */
#ifndef HW_PIPE_SEEK_H
#define HW_PIPE_SEEK_H

#include "pipe/engine_int.h"

struct hw_discovery;

struct seekers *seekers_new(struct hw_engine *e);
void seekers_free(struct seekers *s); /* NULL is allowed */

/* Begin what the web threads left to do. */
void seek_work(struct hw_engine *e);

/* What a worker saw in the answer of a SEEK task; then, outside of any
 * transaction, the next request or the end of the task. */
void seek_seen(struct seek *k, struct hw_str line, struct hw_str why);
void seek_go_on(struct seek *k);

#endif
