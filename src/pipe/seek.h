/* SPDX-License-Identifier: MIT
 * Finding the feed behind an address that a reader typed into a page: the
 * rules of fetch/discover.h on the engine's own loop and fetcher.  Web
 * threads hand in the address and ask what came of it (engine.h). */
#ifndef HW_PIPE_SEEK_H
#define HW_PIPE_SEEK_H

#include "pipe/engine_int.h"

struct seekers *seekers_new(struct hw_engine *e);
void seekers_free(struct seekers *s); /* NULL is allowed */

/* Begin what the web threads left to do. */
void seek_work(struct hw_engine *e);

#endif
