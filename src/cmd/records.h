/* SPDX-License-Identifier: MIT
 * Reading article records for the commands that look at many articles at a
 * time (cluster, trace) and so cannot be spread over workers. */
#ifndef HW_CMD_RECORDS_H
#define HW_CMD_RECORDS_H

#include "base/err.h"
#include "model/model.h"

struct hw_arena;
struct hw_json;

/* Largest record read; a longer line is an error record. */
#define HW_RECORD_MAX ((size_t)64 * 1024 * 1024)

struct hw_records {
	const char *cmd;
	/* One record.  m is reset after each when fresh is set, else lives
	 * until the end. */
	void (*article)(void *arg, struct hw_arena *m, struct hw_article *a);
	/* A line that is no article, in its turn; msg lives until the return.
	 * NULL: {"id":null,"error":...} is printed at once. */
	void (*error)(void *arg, const char *msg);
	void *arg;
	bool fresh;
	uint64_t n, failed;
};

/* Read NDJSON from FILEs (none, or "-": standard input), in order.  Returns an
 * exit code. */
int hw_records_read(
    struct hw_records *r, struct hw_arena *m, int argc, char **argv);

/* Print {"id":null,"error":msg}. */
void hw_records_put_error(struct hw_arena *m, const char *msg);

/* "--name=value" or "--name value" at argv[*i]; NULL when it is another. */
const char *hw_option(const char *name, int argc, char **argv, int *i);

#endif
