/* SPDX-License-Identifier: MIT
 * Looking at an answer in a worker of `headwater parse`, for whoever searches
 * (fetch/discover.h): the engine and headwater add. */
#ifndef HW_PIPE_LOOK_H
#define HW_PIPE_LOOK_H

#include "base/str.h"

struct hw_arena;
struct hw_discovery;
struct hw_page;

/* The record that asks a worker for hw_look.  Arena. */
struct hw_str hw_pipe_look_record(
    struct hw_arena *m, const struct hw_page *page);

/* The worker's answer to it, as hw_pool_take gave it: an empty line was the
 * end of the worker, and why says of what. */
void hw_pipe_look_take(
    struct hw_discovery *d, struct hw_str line, struct hw_str why);

#endif
