/* SPDX-License-Identifier: MIT
 * The sample newsroom: a small static server for the sites of
 * examples/newsroom, one folder a host, on one loopback port. */
#ifndef HW_CMD_NEWSROOM_H
#define HW_CMD_NEWSROOM_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;
struct event_base;
struct hw_newsroom;

/* One line of hosts.txt. */
struct hw_newsroom_host {
	struct hw_str host, outlet, language, owner, feed, kind;
};

/* Where the samples are: dir when given, else beside the program, else where
 * they are installed.  HW_ENOTFOUND names the places looked at. */
int hw_newsroom_find(struct hw_arena *m, const char *dir, struct hw_str *out,
    struct hw_err *err) HW_MUST_USE;

/* Reads DIR/hosts.txt. */
int hw_newsroom_hosts(struct hw_arena *m, struct hw_str dir,
    struct hw_newsroom_host **out, size_t *n, struct hw_err *err) HW_MUST_USE;

/* Serve DIR/sites/HOST/PATH on 127.0.0.1; *port gets the port.  Requests are
 * answered while base runs.  Owned. */
int hw_newsroom_serve(struct event_base *base, struct hw_str dir,
    struct hw_newsroom **out, int *port, struct hw_err *err) HW_MUST_USE;
void hw_newsroom_free(struct hw_newsroom *room);

#endif
