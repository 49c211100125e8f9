/* SPDX-License-Identifier: MIT
 * Copies of the store: backup while it is written, and restore. */
#include "store/care.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_int.h"

static int
sync_folder(struct hw_arena *m, const char *path, struct hw_err *err)
{
	char *copy = hw_str_z(m, hw_str_c(path));
	int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = fd >= 0 && fsync(fd) == 0
	    ? HW_OK
	    : hw_fail(err, HW_EIO, "%s: %s", path, strerror(errno));

	if (fd >= 0)
		close(fd);
	return rc;
}

/* One snapshot of db into a new file, as a plain file without WAL. */
static int
copy_database(sqlite3 *db, const char *to, struct hw_err *err)
{
	sqlite3 *copy = NULL;
	sqlite3_backup *b;
	int rc = sqlite3_open_v2(to, &copy,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
	    NULL);

	if (rc == SQLITE_OK) {
		b = sqlite3_backup_init(copy, "main", db, "main");
		rc = b ? sqlite3_backup_step(b, -1) : sqlite3_errcode(copy);
		if (b)
			sqlite3_backup_finish(b);
		if (rc == SQLITE_DONE)
			rc = sqlite3_exec(copy, "PRAGMA journal_mode = DELETE",
			    NULL, NULL, NULL);
	}
	if (rc != SQLITE_OK)
		hw_fail(err, HW_EIO, "%s: %s", to, sqlite3_errstr(rc));
	sqlite3_close(copy);
	return rc == SQLITE_OK ? HW_OK : HW_EIO;
}

int
hw_store_backup(struct hw_store *st, const char *path, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str tmp = hw_str_printf(m, "%s.partial", path);
	int rc = HW_OK;

	if (access(path, F_OK) == 0)
		rc = hw_fail(err, HW_EDENIED,
		    "%s: is there already: name a new file", path);
	if (rc == HW_OK && unlink(tmp.p) != 0 && errno != ENOENT)
		rc = hw_fail(err, HW_EIO, "%s: %s", tmp.p, strerror(errno));
	if (rc == HW_OK)
		rc = copy_database(st->db, tmp.p, err);
	/* link, not rename: it never replaces a file */
	if (rc == HW_OK && link(tmp.p, path) != 0)
		rc = hw_fail(err, HW_EIO, "%s: %s", path, strerror(errno));
	unlink(tmp.p);
	if (rc == HW_OK)
		rc = sync_folder(m, path, err);
	hw_arena_free(m);
	return rc;
}

/* ---- restore -------------------------------------------------------------- */

static int
must_be_sound(const char *from, struct hw_store **out, struct hw_err *err)
{
	struct hw_fsck f;
	int rc = hw_store_open(from, HW_STORE_READ, out, err);

	if (rc == HW_OK)
		rc = hw_store_fsck(*out, NULL, NULL, &f, err);
	if (rc == HW_OK && (f.damaged || f.missing || f.index || f.dangling))
		rc = hw_fail(err, HW_EDENIED,
		    "%s: damaged: not restored (headwater fsck --db %s tells "
		    "what is wrong)",
		    from, from);
	return rc;
}

static int
move(const char *from, const char *to, struct hw_err *err)
{
	if (rename(from, to) == 0 || errno == ENOENT)
		return HW_OK;
	return hw_fail(err, HW_EIO, "%s: %s", to, strerror(errno));
}

/* The old file and its WAL go aside together; a WAL left beside the new file
 * would be played into it. */
static int
swap(
    struct hw_arena *m, const char *path, const char *fresh, struct hw_err *err)
{
	struct hw_str wal = hw_str_printf(m, "%s-wal", path);
	struct hw_str shm = hw_str_printf(m, "%s-shm", path);
	struct hw_str old = hw_str_printf(m, "%s.before-restore", path);
	struct hw_str old_wal = hw_str_printf(m, "%s-wal", old.p);
	int rc = HW_OK;

	if (unlink(old_wal.p) != 0 && errno != ENOENT)
		rc = hw_fail(err, HW_EIO, "%s: %s", old_wal.p, strerror(errno));
	if (rc == HW_OK)
		rc = move(wal.p, old_wal.p, err);
	if (rc == HW_OK)
		rc = move(path, old.p, err);
	unlink(shm.p);
	if (rc == HW_OK)
		rc = move(fresh, path, err);
	return rc == HW_OK ? sync_folder(m, path, err) : rc;
}

/* Own what stands at path: its WAL goes into it, and others stay out.  A
 * broken file is no obstacle (*old is NULL then), a running owner is. */
static int
take_over(const char *path, struct hw_store **old, struct hw_err *err)
{
	struct hw_err why = {0};
	int rc;

	*old = NULL;
	if (access(path, F_OK) != 0)
		return HW_OK;
	rc = hw_store_open(path, HW_STORE_OWN, old, &why);
	if (rc == HW_EDENIED && strstr(why.msg, "already open"))
		return hw_fail(err, rc, "%s", why.msg);
	return HW_OK;
}

/* The backup as a new file, with the decisions made since. */
static int
prepare(struct hw_store *backup, struct hw_store *old, const char *fresh,
    struct hw_err *err)
{
	struct hw_store *st = NULL;
	int rc = copy_database(backup->db, fresh, err);

	if (rc != HW_OK || !old)
		return rc;
	rc = hw_store_open(fresh, HW_STORE_OWN, &st, err);
	if (rc == HW_OK)
		rc = hw_carry(old, st, err);
	hw_store_close(st); /* as owner: its WAL goes into it */
	return rc;
}

static void
clear_away(struct hw_arena *m, const char *path)
{
	static const char *const suffix[] = {
	    "", "-wal", "-shm", ".lock", ".turn"};

	for (size_t i = 0; i < sizeof(suffix) / sizeof(*suffix); i++)
		unlink(hw_str_printf(m, "%s%s", path, suffix[i]).p);
}

int
hw_store_restore(const char *from, const char *path, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_store *backup = NULL, *old = NULL;
	struct hw_str tmp;
	int rc;

	if (strncmp(path, "sqlite:", 7) == 0)
		path += 7;
	tmp = hw_str_printf(m, "%s.restoring", path);
	clear_away(m, tmp.p);
	rc = must_be_sound(from, &backup, err);
	if (rc == HW_OK)
		rc = take_over(path, &old, err);
	if (rc == HW_OK)
		rc = prepare(backup, old, tmp.p, err);
	hw_store_close(old);
	if (rc == HW_OK)
		rc = swap(m, path, tmp.p, err);
	clear_away(m, tmp.p);
	hw_store_close(backup);
	hw_arena_free(m);
	return rc;
}
