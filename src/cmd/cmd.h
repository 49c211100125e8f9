/* SPDX-License-Identifier: MIT
 * Subcommands: one cmd_*.c each, a row in main.c's table, a man page. */
#ifndef HW_CMD_CMD_H
#define HW_CMD_CMD_H

#include <stdio.h>

#include "base/err.h"
#include "base/str.h"
#include "cmd/table.h"

struct hw_arena;

/* Exit codes of every command. */
enum hw_exit {
	HW_EXIT_OK = 0,
	HW_EXIT_SOME = 1, /* some records failed, or the answer is no */
	HW_EXIT_USAGE = 2,
	HW_EXIT_CONFIG = 3,
	HW_EXIT_STORE = 4,
	HW_EXIT_NETWORK = 5,
};

struct hw_cmd {
	const char *name;
	int (*run)(int argc, char **argv); /* argv[0] is the name */
	const char *group;                 /* "Filters", "Aggregator", "Care" */
	const char *summary;               /* one line */
	const char *usage;                 /* of --help: synopsis and options */
};

#define COMMAND(name, group, summary)    \
	int hw_cmd_##name(int, char **); \
	extern const char hw_usage_##name[];
HW_COMMANDS
#undef COMMAND

extern const struct hw_cmd hw_cmds[]; /* ends with name NULL */
const struct hw_cmd *hw_cmd_find(const char *name);

/* "headwater CMD: " message on standard error; returns code. */
int hw_cmd_fail(const char *cmd, int code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The same with "try headwater CMD --help"; returns HW_EXIT_USAGE. */
int hw_cmd_usage(const char *cmd, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Print the command's help on standard output; returns 0. */
int hw_cmd_help(const char *cmd);
/* HW_OK -> 0, HW_EIO of the store -> HW_EXIT_STORE and so on is the
 * command's own choice; this maps the usual: EINPUT, ELIMIT, ENOTFOUND -> 1,
 * EIO -> io_code, EDENIED -> 1. */
int hw_cmd_exit(int rc, int io_code);

/* Read a whole file ("-": standard input) of at most max bytes. */
int hw_cmd_read(struct hw_arena *m, const char *path, size_t max,
    struct hw_str *out, struct hw_err *err) HW_MUST_USE;
struct hw_outlets;
/* The outlets an operator added in the file path; *out lives in m and is NULL
 * without a path. */
int hw_cmd_outlets(struct hw_arena *m, const char *path,
    const struct hw_outlets **out, struct hw_err *err) HW_MUST_USE;
/* Base name without the last extension: the id of a FILE. */
struct hw_str hw_cmd_id(const char *path);

#define HW_MAX_INPUT ((size_t)256 * 1024 * 1024)

#endif
