/* SPDX-License-Identifier: MIT
 * Opening the store, its locks, its transactions.
 *
 * PATH.lock is held by the owner for as long as it lives; PATH.turn by
 * whoever writes, for one transaction with its checkpoint. */
#include "store/store_int.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/log.h"

#define TURN_WAIT_MS 10000
#define OWNER_WAIT_MS 500

static int
open_beside(struct hw_store *st, const char *suffix, struct hw_err *err)
{
	struct hw_str name = hw_str_printf(
	    st->scratch, "%s%s", st->path, suffix);
	int fd = open(name.p, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

	if (fd < 0)
		hw_fail(err, HW_EIO, "%s: %s", name.p, strerror(errno));
	return fd;
}

/* Become the owner; waits a little for one that is just leaving. */
static int
take_ownership(struct hw_store *st, struct hw_err *err)
{
	char pid[32] = "";
	ssize_t n;

	st->lock_fd = open_beside(st, ".lock", err);
	if (st->lock_fd < 0)
		return HW_EIO;
	for (int waited = 0; waited < OWNER_WAIT_MS && !st->owner;
	     waited += 50) {
		st->owner = flock(st->lock_fd, LOCK_EX | LOCK_NB) == 0;
		if (!st->owner)
			poll(NULL, 0, 50);
	}
	if (st->owner) {
		n = snprintf(pid, sizeof(pid), "%ld\n", (long)getpid());
		if (ftruncate(st->lock_fd, 0) != 0 ||
		    pwrite(st->lock_fd, pid, (size_t)n, 0) != n)
			hw_log(HW_LOG_WARN, "store", "lock=%s.lock why=%s",
			    st->path, strerror(errno));
		return HW_OK;
	}
	n = pread(st->lock_fd, pid, sizeof(pid) - 1, 0);
	pid[n > 0 ? n : 0] = 0;
	pid[strcspn(pid, "\n")] = 0;
	return hw_fail(err, HW_EDENIED,
	    "%s: already open in process %s: stop it first, or use another "
	    "--data folder",
	    st->path, pid[0] ? pid : "?");
}

static int
take_turn(struct hw_store *st, struct hw_err *err)
{
	for (int waited = 0; waited < TURN_WAIT_MS; waited += 5) {
		if (flock(st->turn_fd, LOCK_EX | LOCK_NB) == 0)
			return HW_OK;
		if (errno != EWOULDBLOCK && errno != EINTR)
			return hw_fail(err, HW_EIO, "%s.turn: %s", st->path,
			    strerror(errno));
		poll(NULL, 0, 5);
	}
	return hw_fail(err, HW_EIO,
	    "%s: another program has been writing for %d s: try again",
	    st->path, TURN_WAIT_MS / 1000);
}

static void
give_turn(struct hw_store *st)
{
	flock(st->turn_fd, LOCK_UN);
}

/* Any other file is refused: sqlite would take one of a few bytes for a new
 * database and write over it. */
static int
look_at_head(struct hw_store *st, struct hw_err *err)
{
	static const char magic[16] = "SQLite format 3";
	char head[sizeof(magic)] = "";
	int fd = open(st->path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : pread(fd, head, sizeof(head), 0);
	int why = errno;

	if (fd >= 0)
		close(fd);
	if (n < 0)
		return hw_fail(err, HW_EIO, "%s: %s", st->path, strerror(why));
	if (memcmp(head, magic, sizeof(magic)) != 0)
		return hw_fail(err, HW_EIO,
		    "%s: no store, or its beginning is damaged: name another "
		    "file, or restore a backup",
		    st->path);
	return HW_OK;
}

/* A store that is there must be readable before sqlite is asked: its own
 * text for a folder or a missing file helps nobody. */
static int
look_at_file(struct hw_store *st, struct hw_err *err)
{
	struct stat sb;

	if (stat(st->path, &sb) != 0) {
		if (errno != ENOENT)
			return hw_fail(
			    err, HW_EIO, "%s: %s", st->path, strerror(errno));
		if (st->mode == HW_STORE_READ)
			return hw_fail(err, HW_ENOTFOUND,
			    "%s: there is no store yet: headwater serve makes "
			    "one",
			    st->path);
		return HW_OK;
	}
	if (!S_ISREG(sb.st_mode))
		return hw_fail(err, HW_EINPUT, "%s: is no file", st->path);
	return sb.st_size == 0 ? HW_OK : look_at_head(st, err);
}

static int
connect_file(struct hw_store *st, struct hw_err *err)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
	    SQLITE_OPEN_READWRITE;
	int rc;

	if (st->mode != HW_STORE_READ)
		flags |= SQLITE_OPEN_CREATE;
	rc = sqlite3_open_v2(st->path, &st->db, flags, NULL);
	if (rc != SQLITE_OK)
		return hw_fail(err, HW_EIO, "%s: %s", st->path,
		    st->db ? sqlite3_errmsg(st->db) : sqlite3_errstr(rc));
	sqlite3_extended_result_codes(st->db, 1);
	sqlite3_busy_timeout(st->db, TURN_WAIT_MS);
	sqlite3_db_config(
	    st->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, st->owner ? 0 : 1, NULL);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	rc = hw_sum_register(st);
	if (rc != SQLITE_OK)
		return hw_sql_fail(st, err, rc, "opening");
	return hw_fts_register(st, err);
}

static int
set_up(struct hw_store *st, struct hw_err *err)
{
	static const char common[] =
	    "PRAGMA cell_size_check = ON;"
	    "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;";
	int rc = hw_sql_script(st, err, common);

	if (rc != HW_OK)
		return rc;
	if (st->mode == HW_STORE_READ)
		return hw_sql_script(st, err,
		    "PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0;"
		    "PRAGMA cache_size = -16000");
	rc = hw_sql_script(st, err,
	    "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;"
	    "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;"
	    "PRAGMA wal_autocheckpoint = 0");
	if (rc != HW_OK || !st->owner)
		return rc;
	return hw_sql_script(st, err,
	    "PRAGMA wal_autocheckpoint = 2000; PRAGMA cache_size = -64000");
}

/* Leases of an owner that was killed end; on a disk with no room at all they
 * end by themselves, later: no reason not to open. */
static void
end_leases(struct hw_store *st)
{
	struct hw_err err = {0};

	st->floor = 0; /* it is a small write: the reserve may serve */
	if (hw_queue_free(st, &err) != HW_OK)
		hw_log(HW_LOG_WARN, "store", "why=\"%s\"", err.msg);
	st->floor = HW_STORE_FLOOR;
}

static int
open_all(struct hw_store *st, struct hw_err *err)
{
	int rc = look_at_file(st, err);

	if (rc != HW_OK)
		return rc;
	if (st->mode != HW_STORE_READ) {
		if (st->mode == HW_STORE_OWN)
			rc = take_ownership(st, err);
		if (rc != HW_OK)
			return rc;
		st->turn_fd = open_beside(st, ".turn", err);
		if (st->turn_fd < 0)
			return HW_EIO;
		rc = take_turn(st, err);
		if (rc != HW_OK)
			return rc;
	}
	rc = connect_file(st, err);
	if (rc == HW_OK)
		rc = set_up(st, err);
	if (rc == HW_OK)
		rc = hw_store_migrate(st, err);
	if (st->turn_fd >= 0)
		give_turn(st);
	if (rc == HW_OK)
		rc = hw_dict_load(st, err);
	if (rc == HW_OK && st->owner)
		end_leases(st);
	hw_arena_reset(st->scratch);
	return rc;
}

int
hw_store_open(const char *path, enum hw_store_mode mode, struct hw_store **out,
    struct hw_err *err)
{
	struct hw_store *st = calloc(1, sizeof(*st));
	int rc;

	HW_ASSERT(st);
	if (strncmp(path, "sqlite:", 7) == 0)
		path += 7;
	st->path = strdup(path);
	HW_ASSERT(st->path);
	st->mode = mode;
	st->lock_fd = st->turn_fd = -1;
	st->floor = HW_STORE_FLOOR;
	st->scratch = hw_arena_new();
	st->words = hw_arena_new();
	st->waiting = hw_arena_new();
	rc = open_all(st, err);
	if (rc != HW_OK) {
		hw_store_close(st);
		return rc;
	}
	*out = st;
	return HW_OK;
}

void
hw_store_close(struct hw_store *st)
{
	bool turn = false;

	if (!st)
		return;
	for (size_t i = 0; i < HW_SQL_SLOTS; i++)
		sqlite3_finalize(st->slot[i].q);
	/* closing as owner checkpoints: that is a write */
	if (st->owner && st->turn_fd >= 0)
		turn = take_turn(st, NULL) == HW_OK;
	if (st->owner && !turn)
		sqlite3_db_config(
		    st->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_close(st->db);
	if (st->turn_fd >= 0)
		close(st->turn_fd);
	if (st->lock_fd >= 0)
		close(st->lock_fd);
	hw_dict_free(st);
	ZSTD_freeCCtx(st->cctx);
	ZSTD_freeDCtx(st->dctx);
	hw_arena_free(st->scratch);
	hw_arena_free(st->words);
	hw_arena_free(st->waiting);
	free(st->path);
	free(st);
}

void
hw_store_floor(struct hw_store *st, int64_t bytes)
{
	st->floor = bytes;
}

int
hw_store_space(struct hw_store *st, struct hw_err *err)
{
	struct statvfs v;
	int64_t left;

	if (st->floor <= 0 || statvfs(st->path, &v) != 0)
		return HW_OK;
	left = (int64_t)v.f_bavail * (int64_t)v.f_frsize;
	if (left >= st->floor)
		return HW_OK;
	return hw_fail(err, HW_EIO,
	    "%s: only %lld MiB free on its disk, %lld are kept in reserve: "
	    "free some space and it goes on",
	    st->path, (long long)(left >> 20), (long long)(st->floor >> 20));
}

/* ---- reading ------------------------------------------------------------- */

int
hw_store_look(struct hw_store *st, int64_t *version, struct hw_err *err)
{
	int rc = hw_sql_do(st, err, "BEGIN", "");

	if (rc != HW_OK)
		return rc;
	rc = hw_sql_int(st, err, 0, version, "PRAGMA data_version", "");
	if (rc != HW_OK)
		hw_store_looked(st);
	return rc;
}

void
hw_store_looked(struct hw_store *st)
{
	struct hw_err none = {0};

	if (hw_sql_do(st, &none, "COMMIT", "") != HW_OK)
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- transactions --------------------------------------------------------- */

int
hw_store_begin(struct hw_store *st, struct hw_err *err)
{
	int rc;

	HW_ASSERT(st->depth == 0);
	if (st->mode == HW_STORE_READ)
		return hw_fail(
		    err, HW_EDENIED, "%s: opened for reading only", st->path);
	rc = hw_store_space(st, err);
	if (rc == HW_OK)
		rc = take_turn(st, err);
	if (rc != HW_OK)
		return rc;
	rc = hw_sql_do(st, err, "BEGIN IMMEDIATE", "");
	if (rc == HW_OK) {
		rc = hw_tally_load(st, err);
		if (rc != HW_OK)
			sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	}
	if (rc != HW_OK)
		give_turn(st);
	else
		st->depth = 1;
	return rc;
}

int
hw_store_end(struct hw_store *st, int rc, struct hw_err *err)
{
	HW_ASSERT(st->depth == 1);
	if (rc == HW_OK)
		rc = hw_fts_flush(st, err);
	if (rc == HW_OK)
		rc = hw_tally_save(st, err);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err, "COMMIT", "");
	if (!sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	hw_fts_forget(st);
	st->depth = 0;
	give_turn(st);
	return rc;
}

int
hw_store_savepoint(struct hw_store *st, struct hw_err *err)
{
	memcpy(st->saved, st->tally, sizeof(st->saved));
	st->saved_changes = st->changes.n;
	return hw_sql_do(st, err, "SAVEPOINT part", "");
}

int
hw_store_release(struct hw_store *st, int rc, struct hw_err *err)
{
	int rc2;

	/* a full disk may have ended the transaction already */
	if (sqlite3_get_autocommit(st->db))
		return rc != HW_OK
		    ? rc
		    : hw_fail(err, HW_EIO, "%s: the transaction was given up",
			  st->path);
	if (rc != HW_OK) {
		memcpy(st->tally, st->saved, sizeof(st->saved));
		if (st->changes.n > st->saved_changes)
			st->changes.n = st->saved_changes;
		rc2 = hw_sql_do(st, err, "ROLLBACK TO part", "");
		if (rc2 != HW_OK)
			return rc;
	}
	rc2 = hw_sql_do(st, err, "RELEASE part", "");
	return rc != HW_OK ? rc : rc2;
}

int
hw_store_enter(struct hw_store *st, struct hw_err *err)
{
	int rc;

	if (st->depth == 0) {
		rc = hw_store_begin(st, err);
		if (rc != HW_OK)
			return rc;
		st->depth = 2; /* ours: hw_store_leave ends it */
		return HW_OK;
	}
	if (st->depth >= 2) { /* a verb within a verb */
		st->nested++;
		return HW_OK;
	}
	rc = hw_fts_relieve(st, err);
	if (rc == HW_OK)
		rc = hw_store_savepoint(st, err);
	if (rc == HW_OK)
		st->depth = 3;
	return rc;
}

int
hw_store_leave(struct hw_store *st, int rc, struct hw_err *err)
{
	int depth = st->depth;

	if (st->nested > 0) {
		st->nested--;
		return rc;
	}
	st->depth = 1;
	hw_arena_reset(st->scratch);
	if (depth == 2)
		return hw_store_end(st, rc, err);
	return hw_store_release(st, rc, err);
}
