/* SPDX-License-Identifier: MIT
 * From settings to the fetcher, for every command that goes to the network. */
#ifndef HW_CMD_FETCHING_H
#define HW_CMD_FETCHING_H

#include "cmd/settings.h"
#include "fetch/fetch.h"

struct hw_arena;

/* The next of values parted by spaces or commas; false when none is left. */
bool hw_cmd_next_value(struct hw_str *rest, struct hw_str *value);

/* Fill c from the settings contact, allow_net, connect_to and host_delay; the
 * rest are defaults.  What c points to lives in m.  HW_EINPUT names the
 * setting that is wrong. */
int hw_cmd_fetch_config(struct hw_arena *m, const struct hw_settings *s,
    struct hw_fetch_config *c, struct hw_err *err) HW_MUST_USE;

/* Arguments of a command that takes addresses among its options: settings go
 * to s, what is no option to rest, in order.  --allow-net and --connect-to
 * may be repeated.  own (may be NULL) is asked about options that are no
 * settings: it returns how many arguments it took, 0 when the option is
 * unknown, -1 after a message of its own.  HW_ENOTFOUND: there is no such
 * option; HW_EINPUT: a setting is wrong. */
int hw_cmd_fetch_args(struct hw_arena *m, int argc, char **argv,
    int (*own)(void *arg, int argc, char **argv), void *arg,
    struct hw_settings *s, struct hw_strs *rest,
    struct hw_err *err) HW_MUST_USE;
/* Say what hw_cmd_fetch_args found wrong; the exit code. */
int hw_cmd_args_fail(const char *cmd, int rc, const struct hw_err *err);

#endif
