/* SPDX-License-Identifier: MIT
 * The filters' common driver.  A filter is one pure function from a record to
 * a record; the driver reads NDJSON, spreads it over worker processes
 * (pipe/worker.h), keeps the order, and turns failures into records with an
 * "error" field.
 *
 *	static int
 *	one(struct hw_arena *m, const struct hw_json *rec, struct hw_jw *w,
 *	    struct hw_err *err);
 *
 *	int
 *	hw_cmd_sanitize(int argc, char **argv)
 *	{
 *		struct hw_filter f = {.cmd = "sanitize", .record = one};
 *		int i = hw_filter_options(&f, argc, argv);
 *		return i < 0 ? -i - 1 : hw_filter_run(&f, f.argc - i,
 *		    argv + i);
 *	}
 */
#ifndef HW_CMD_FILTER_H
#define HW_CMD_FILTER_H

#include "base/err.h"
#include "base/json.h"
#include "base/str.h"

struct hw_arena;
struct hw_outlets;

/* Largest record read; a longer line becomes an error record.  In base64 a
 * page of the 16 MiB that are fetched fits, and a feed of HW_FEED_BYTES. */
#define HW_FILTER_LINE ((size_t)32 << 20)
#define HW_FILTER_FEED ((size_t)48 << 20)

/* Processor time one record may take in a worker, in milliseconds. */
#define HW_FILTER_CPU_MS 2000

struct hw_filter {
	const char *cmd;
	/* One record.  w stands inside the output object, after "id"; on
	 * failure what was written is dropped and an error record made.
	 * m is reset after every record. */
	int (*record)(struct hw_arena *m, const struct hw_json *rec,
	    struct hw_jw *w, struct hw_err *err);
	/* A FILE into one record {"id":...}; NULL: the file is NDJSON.  May
	 * call emit several times (WARC).  Borrowed strings end with it. */
	int (*file)(struct hw_filter *f, const char *path, struct hw_err *err);
	/* An output record for people; NULL: the line as it is. */
	void (*print)(struct hw_filter *f, struct hw_str line);
	bool knows_outlets;         /* --outlets FILE is an option */
	const char *input, *output; /* values of --input and --output */
	size_t line;                /* its largest record; 0: HW_FILTER_LINE */
	int jobs;                   /* --jobs; 0: be a worker; -1: not given */
	/* Further options: name and where its value goes; ends with NULL. */
	struct hw_filter_option {
		const char *name;   /* "granularity" */
		const char **value; /* NULL: no argument, *flag is set */
		bool *flag;
	} * options;

	/* The driver's own. */
	const char *outlets;           /* --outlets, or NULL */
	const struct hw_outlets *rows; /* what it holds; NULL: none */
	char **argv;
	int argc;
	struct hw_pool *pool;
	char **worker_argv; /* lives as long as pool */
	uint64_t records, failed;
	int lost; /* why standard output takes no more (errno), or 0 */
};

/* Reads the options.  Returns the index of the first FILE, or -1 - exit code
 * when the command is finished (help, usage error). */
int hw_filter_options(struct hw_filter *f, int argc, char **argv);

/* Run over FILEs (none: standard input).  Returns the exit code. */
int hw_filter_run(struct hw_filter *f, int argc, char **argv);

/* Send one record line (JSON, no newline) through; used by file callbacks. */
int hw_filter_emit(
    struct hw_filter *f, struct hw_str line, struct hw_err *err) HW_MUST_USE;
/* In its place a record that says why there is none. */
int hw_filter_refuse(struct hw_filter *f, struct hw_str id, const char *why,
    struct hw_err *err) HW_MUST_USE;

#endif
