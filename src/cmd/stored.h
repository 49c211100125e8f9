/* SPDX-License-Identifier: MIT
 * What the commands that read or care for the store have in common. */
#ifndef HW_CMD_STORED_H
#define HW_CMD_STORED_H

#include "base/buf.h"
#include "base/json.h"
#include "cmd/settings.h"
#include "store/care.h"

/* One command at the store; everything in it dies with hw_stored_close. */
struct hw_stored {
	const char *cmd;
	struct hw_arena *m;
	struct hw_settings s;
	struct hw_strs rest; /* arguments that are no options */
	bool json;           /* --json */
	const char *path;    /* of the store */
	struct hw_store *st;
	struct hw_err err;
	int (*own)(void *arg, int argc, char **argv);
	void *arg;
};

/* Read the arguments: settings, --json, and what own (may be NULL) takes, as
 * for hw_cmd_fetch_args.  Returns an exit code, 0 to go on, after a
 * message. */
int hw_stored_args(struct hw_stored *g, const char *cmd, int argc, char **argv,
    int (*own)(void *arg, int argc, char **argv), void *arg);
/* Open the store; 0 or an exit code after a message. */
int hw_stored_open(struct hw_stored *g, enum hw_store_mode mode);
void hw_stored_close(struct hw_stored *g);

/* Print g->err; the exit code of rc: storage faults 4, no such thing 1. */
int hw_stored_fail(struct hw_stored *g, int rc);

/* A whole number given as argument, or -1. */
int64_t hw_stored_number(struct hw_str s);

/* Parts of answers: an open object is expected. */
void hw_json_time(struct hw_jw *w, const char *key, hw_time t);
void hw_json_item(struct hw_jw *w, const struct hw_item *item);
void hw_json_story(struct hw_jw *w, const struct hw_story *s);
const char *hw_role_name(enum hw_role role);

/* "2023-07-27 09:30", or "" */
const char *hw_short_time(hw_time t, char out[32]);
/* One line about an item, for people. */
void hw_print_item(const struct hw_item *item);

/* Print a buffer and a line feed; forgets its content. */
void hw_print_buf(struct hw_buf *b);

#endif
