/* SPDX-License-Identifier: MIT
 * Care of the store: backup, restore, check, facts for the doctor. */
#ifndef HW_STORE_CARE_H
#define HW_STORE_CARE_H

#include "store/store.h"

/* A consistent copy at path while others write; synced before it returns.
 * An existing file is not overwritten: HW_EDENIED. */
int hw_store_backup(
    struct hw_store *st, const char *path, struct hw_err *err) HW_MUST_USE;

/* Check the backup at from, then put it in the place of the store at path,
 * whose old file is kept as PATH.before-restore.  HW_EDENIED while somebody
 * owns the store, or when from is no sound store. */
int hw_store_restore(
    const char *from, const char *path, struct hw_err *err) HW_MUST_USE;

struct hw_fsck {
	int64_t rows;     /* looked at */
	int64_t damaged;  /* whose sum is wrong, or that cannot be unpacked */
	int64_t missing;  /* tables whose tally differs */
	int64_t index;    /* faults SQLite finds in pages and indexes */
	int64_t search;   /* items whose search entries differ */
	int64_t dangling; /* references to rows that are not there */
	int64_t audit;    /* breaks in the chain of the complaints' book */
};

/* Look at every row.  Each fault is told by one line to say (may be NULL).
 * HW_OK with all counts zero but rows: sound.  Only reads. */
int hw_store_fsck(struct hw_store *st,
    void (*say)(void *arg, struct hw_str line), void *arg, struct hw_fsck *out,
    struct hw_err *err) HW_MUST_USE;

/* Make the search index anew from the texts. */
int hw_store_reindex(struct hw_store *st, struct hw_err *err) HW_MUST_USE;

struct hw_quarantined {
	hw_id id;
	hw_time at;
	struct hw_str name, stage, reason;
};

/* What the doctor reads. */
struct hw_store_facts {
	int64_t articles, revisions, stories, sources, edges;
	int64_t due, failing; /* sources overdue; with errors in a row */
	hw_time oldest_due;   /* how far polling lags; NONE: nothing due */
	int64_t queued;       /* work waiting */
	int64_t complaints_open, complaints_overdue;
	int64_t hidden;
	int64_t quarantine;
	struct hw_quarantined *newest; /* of the quarantine, at most 10 */
	size_t n_newest;
	int64_t bytes, wal_bytes, free_bytes; /* files; of the disk */
	int64_t damaged;                      /* rows refused since open */
	int version;                          /* of the schema */
	hw_id next_story;                     /* first id never used */
	hw_id last_article;
};
int hw_store_facts(struct hw_store *st, struct hw_arena *m, hw_time now,
    struct hw_store_facts *out, struct hw_err *err) HW_MUST_USE;

/* House-keeping for what is older than window seconds: sketches, the text of
 * items whose publisher wants no archive; expired notes, old log lines and
 * quarantine.  At most some thousand rows a call.  Outside of a batch also
 * trains the dictionary of one language that has none and texts enough. */
int hw_store_tidy(struct hw_store *st, hw_time now, int64_t window,
    struct hw_err *err) HW_MUST_USE;

/* Train a zstd dictionary on the newest bodies of a language; new bodies of
 * it use it.  HW_ENOTFOUND: fewer than 1,000 of them. */
int hw_store_train(struct hw_store *st, struct hw_str language,
    struct hw_err *err) HW_MUST_USE;

#endif
