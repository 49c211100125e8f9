/* SPDX-License-Identifier: MIT
 * Telling hubs (WebSub) that our own feeds have news.  After a commit we wait
 * until none follows for some seconds, so that a burst is told once. */
#ifndef HW_PIPE_PUBLISH_H
#define HW_PIPE_PUBLISH_H

#include "pipe/engine_int.h"

/* NULL when there is no hub.  Copies; owned. */
struct publisher *publisher_new(const struct hw_engine_config *c);
void publisher_free(struct publisher *p); /* NULL is allowed */

/* Once a turn of the loop: tell the hubs when it is time. */
void publish_work(struct hw_engine *e);

#endif
