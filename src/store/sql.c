/* SPDX-License-Identifier: MIT
 * SQL in few words: prepare once, bind by a format, step, read. */
#include "store/store_int.h"

#include <stdarg.h>

#include "base/log.h"

int
hw_sql_fail(struct hw_store *st, struct hw_err *err, int rc, const char *doing)
{
	const char *why = st->db ? sqlite3_errmsg(st->db) : sqlite3_errstr(rc);

	switch (rc & 0xff) {
	case SQLITE_FULL:
		return hw_fail(err, HW_EIO,
		    "%s: disk full while %s: nothing was stored; free some "
		    "space and it goes on",
		    st->path, doing);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return hw_fail(err, HW_EIO,
		    "%s: damaged (%s): see headwater fsck, or restore a backup",
		    st->path, why);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return hw_fail(err, HW_EIO,
		    "%s: in use by another program while %s", st->path, doing);
	case SQLITE_READONLY:
		return hw_fail(err, HW_EIO,
		    "%s: cannot be written: check its permissions and those "
		    "of its folder",
		    st->path);
	case SQLITE_CONSTRAINT:
		return hw_fail(
		    err, HW_ECONFLICT, "%s: %s while %s", st->path, why, doing);
	case SQLITE_NOMEM:
		hw_panic(__FILE__, __LINE__, "out of memory in sqlite");
	default:
		return hw_fail(
		    err, HW_EIO, "%s: %s while %s", st->path, why, doing);
	}
}

static size_t
slot_of(const char *sql)
{
	uint64_t h = (uint64_t)(uintptr_t)sql;

	return (size_t)((h * 0x9e3779b97f4a7c15ULL) >> 40) & (HW_SQL_SLOTS - 1);
}

static int
prepare(
    struct hw_store *st, sqlite3_stmt **q, const char *sql, struct hw_err *err)
{
	size_t i = slot_of(sql);
	int rc;

	for (size_t n = 0; n < HW_SQL_SLOTS; n++) {
		struct hw_sql_slot *s = &st->slot[(i + n) % HW_SQL_SLOTS];

		if (s->sql == sql) {
			*q = s->q;
			sqlite3_reset(*q);
			return HW_OK;
		}
		if (s->sql)
			continue;
		rc = sqlite3_prepare_v3(
		    st->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s->q, NULL);
		if (rc != SQLITE_OK)
			return hw_sql_fail(st, err, rc, "preparing");
		s->sql = sql;
		*q = s->q;
		return HW_OK;
	}
	hw_panic(__FILE__, __LINE__, "HW_SQL_SLOTS is too small");
}

static int
bind_str(sqlite3_stmt *q, int i, struct hw_str s, bool blob)
{
	const char *p = s.p && s.n ? s.p : "";

	/* Borrowed: every statement is stepped before its strings go. */
	if (blob)
		return sqlite3_bind_blob64(q, i, p, s.n, SQLITE_STATIC);
	return sqlite3_bind_text64(q, i, p, s.n, SQLITE_STATIC, SQLITE_UTF8);
}

static int
bind_all(sqlite3_stmt *q, const char *fmt, va_list *ap)
{
	int rc = SQLITE_OK;
	hw_time t;

	for (int i = 1; *fmt && rc == SQLITE_OK; fmt++, i++) {
		switch (*fmt) {
		case 'i':
			rc = sqlite3_bind_int64(q, i, va_arg(*ap, int64_t));
			break;
		case 'd':
			rc = sqlite3_bind_double(q, i, va_arg(*ap, double));
			break;
		case 's':
			rc = bind_str(q, i, va_arg(*ap, struct hw_str), false);
			break;
		case 'b':
			rc = bind_str(q, i, va_arg(*ap, struct hw_str), true);
			break;
		case 't':
			t = va_arg(*ap, hw_time);
			rc = t == HW_TIME_NONE ? sqlite3_bind_null(q, i)
					       : sqlite3_bind_int64(q, i, t);
			break;
		default:
			HW_ASSERT(!"unknown bind format");
		}
	}
	return rc;
}

static int
get(struct hw_store *st, sqlite3_stmt **q, struct hw_err *err, const char *sql,
    const char *fmt, va_list *ap)
{
	int rc = prepare(st, q, sql, err);

	if (rc != HW_OK)
		return rc;
	rc = bind_all(*q, fmt, ap);
	return rc == SQLITE_OK ? HW_OK : hw_sql_fail(st, err, rc, "binding");
}

int
hw_sql(struct hw_store *st, sqlite3_stmt **q, struct hw_err *err,
    const char *sql, const char *fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = get(st, q, err, sql, fmt, &ap);
	va_end(ap);
	return rc;
}

int
hw_sql_row(struct hw_store *st, sqlite3_stmt *q, struct hw_err *err)
{
	int rc = sqlite3_step(q);

	if (rc == SQLITE_ROW)
		return HW_OK;
	sqlite3_reset(q);
	if (rc == SQLITE_DONE)
		return HW_ENOTFOUND;
	return hw_sql_fail(
	    st, err, rc, sqlite3_stmt_readonly(q) ? "reading" : "writing");
}

int
hw_sql_do(struct hw_store *st, struct hw_err *err, const char *sql,
    const char *fmt, ...)
{
	sqlite3_stmt *q;
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = get(st, &q, err, sql, fmt, &ap);
	va_end(ap);
	while (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

int
hw_sql_int(struct hw_store *st, struct hw_err *err, int64_t dflt, int64_t *out,
    const char *sql, const char *fmt, ...)
{
	sqlite3_stmt *q;
	va_list ap;
	int rc;

	*out = dflt;
	va_start(ap, fmt);
	rc = get(st, &q, err, sql, fmt, &ap);
	va_end(ap);
	if (rc != HW_OK)
		return rc;
	rc = hw_sql_row(st, q, err);
	if (rc == HW_ENOTFOUND)
		return HW_OK;
	if (rc == HW_OK && sqlite3_column_type(q, 0) != SQLITE_NULL)
		*out = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return rc;
}

int
hw_sql_next(
    struct hw_store *st, const char *table, int64_t *id, struct hw_err *err)
{
	int rc = hw_sql_int(st, err, 0, id,
	    "SELECT seq FROM sqlite_sequence WHERE name = ?1", "s",
	    hw_str_c(table));

	*id += 1;
	return rc;
}

int
hw_sql_script(struct hw_store *st, struct hw_err *err, const char *sql)
{
	int rc = sqlite3_exec(st->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? HW_OK : hw_sql_fail(st, err, rc, "setting up");
}

struct hw_str
hw_col_str(struct hw_arena *m, sqlite3_stmt *q, int i)
{
	/* sqlite3_column_blob first: it also serves text, without copying */
	const void *p = sqlite3_column_blob(q, i);
	struct hw_str s = {p, (size_t)sqlite3_column_bytes(q, i)};

	return s.n ? hw_str_dup(m, s) : HW_STR("");
}

hw_time
hw_col_time(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL
	    ? HW_TIME_NONE
	    : sqlite3_column_int64(q, i);
}

int
hw_sql_damage(
    struct hw_store *st, struct hw_err *err, const char *table, int64_t id)
{
	st->damaged++;
	hw_log(HW_LOG_ERROR, "store", "damaged=%s row=%lld file=%s", table,
	    (long long)id, st->path);
	return hw_fail(err, HW_EIO,
	    "%s: row %lld of %s is damaged: see headwater fsck, or restore a "
	    "backup",
	    st->path, (long long)id, table);
}
