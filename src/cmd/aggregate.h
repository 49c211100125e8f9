/* SPDX-License-Identifier: MIT
 * What the commands that run the engine have in common. */
#ifndef HW_CMD_AGGREGATE_H
#define HW_CMD_AGGREGATE_H

#include "cmd/settings.h"
#include "pipe/engine.h"

struct event_base;

/* Settings, event base and engine of one command; everything in it dies with
 * hw_aggregate_free. */
struct hw_aggregate {
	const char *cmd;
	struct hw_arena *m;
	struct hw_settings s;
	struct hw_strs rest; /* arguments that are no settings */
	struct hw_str db;
	struct event_base *base;
	struct hw_engine_config c;
	struct hw_engine *engine;
};

/* Read arguments and settings into g, fill g->c.  own is as in
 * hw_cmd_fetch_args.  Returns an exit code (0 to go on) after a message. */
int hw_aggregate_init(struct hw_aggregate *g, const char *cmd, int argc,
    char **argv, int (*own)(void *arg, int argc, char **argv), void *arg);

/* Start the engine; 0 or an exit code after a message. */
int hw_aggregate_open(struct hw_aggregate *g);

/* Run the engine until it is done, or by SIGINT or SIGTERM. */
int hw_aggregate_run(struct hw_aggregate *g);

void hw_aggregate_free(struct hw_aggregate *g);

/* Subscribe: a source of this kind at url; its id. */
int hw_aggregate_add(struct hw_aggregate *g, enum hw_source_kind kind,
    struct hw_str url, struct hw_str title, struct hw_str language, hw_id *id,
    struct hw_err *err) HW_MUST_USE;

#endif
