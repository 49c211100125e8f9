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
	void *arg;
	bool fresh;
	uint64_t n, failed;
};

/* Read NDJSON from FILEs (none, or "-": standard input), in order.  A line
 * that is no article prints {"id":...,"error":...}.  Returns an exit code. */
int hw_records_read(
    struct hw_records *r, struct hw_arena *m, int argc, char **argv);

/* "--name=value" or "--name value" at argv[*i]; NULL when it is another. */
const char *hw_option(const char *name, int argc, char **argv, int *i);

#endif
