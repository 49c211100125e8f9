/* SPDX-License-Identifier: MIT
 * Worker processes.  A worker is this very program run as a filter
 * (`headwater extract --jobs 0`): one NDJSON record a line in, one a line
 * out, jailed.  A record that crashes its worker, or takes too long, costs
 * that record and nothing else. */
#ifndef HW_PIPE_WORKER_H
#define HW_PIPE_WORKER_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;
struct hw_pool;

struct hw_pool_limits {
	int workers;        /* processes; at least 1 */
	int wall_ms;        /* per record; 0: 20,000 */
	size_t batch_bytes; /* records sent together; 0: 256 KiB */
};

/* argv of workers that read pages, in m: `extract --annotate --jobs=0`, with
 * the file of the operator's outlets unless outlets is NULL or empty. */
char *const *hw_pool_reader(struct hw_arena *m, const char *outlets);

/* Start the processes: argv[0] is ignored, the running program is used.
 * argv is borrowed until hw_pool_free. */
int hw_pool_new(struct hw_pool **out, char *const argv[],
    const struct hw_pool_limits *limits, struct hw_err *err) HW_MUST_USE;
void hw_pool_free(struct hw_pool *pool); /* ends the processes */

/* Room for another record?  The window is bounded in records and bytes. */
bool hw_pool_has_room(const struct hw_pool *pool);
/* Queue one record (without a newline); the bytes are copied. */
void hw_pool_put(struct hw_pool *pool, uint64_t tag, struct hw_str line);
/* Records put and not yet taken. */
size_t hw_pool_pending(const struct hw_pool *pool);

/* How many results can be taken now.  pool may be NULL. */
size_t hw_pool_ready(const struct hw_pool *pool);

/* Move bytes to and from the workers for at most timeout_ms (-1: until
 * something happened).  wake_fd (or -1) becoming readable also ends it. */
int hw_pool_pump(struct hw_pool *pool, int timeout_ms, int wake_fd,
    struct hw_err *err) HW_MUST_USE;

/* One record and its answer, as hw_pool_take gives it, for callers that have
 * no other under way. */
int hw_pool_ask(struct hw_pool *pool, struct hw_str record, struct hw_str *line,
    struct hw_str *why, struct hw_err *err) HW_MUST_USE;

/* The next result in the order of hw_pool_put; false when it is not there
 * yet.  When the record cost its worker, *line is empty, *why says what
 * happened and *in is the record; else *in is empty.  The views are valid
 * until the next take. */
bool hw_pool_take(struct hw_pool *pool, uint64_t *tag, struct hw_str *line,
    struct hw_str *why, struct hw_str *in);

#endif
