/* SPDX-License-Identifier: MIT
 * WebSub inside the engine: subscriptions asked for after polls, and what
 * hubs send back, which arrives in web threads.  The rules are fetch/websub.h;
 * here is the table the threads share and the post between them. */
#ifndef HW_PIPE_HUB_H
#define HW_PIPE_HUB_H

#include "pipe/engine_int.h"

/* callback: "https://news.example/websub/"; empty: no WebSub at all.  Owned;
 * leases of the store's sources are remembered. */
int hubs_new(struct hw_engine *e, struct hw_str callback, struct hubs **out,
    struct hw_err *err) HW_MUST_USE;
void hubs_free(struct hubs *h); /* NULL is allowed */

/* A poll of t's source is over: take over its lease, (re)subscribe when that
 * is due.  Before t->poll is written. */
void hubs_after_poll(struct task *t);

/* Do what the web threads left to do. */
int hubs_work(struct hw_engine *e, struct hw_err *err);

#endif
