/* SPDX-License-Identifier: MIT
 * Versions of the store's file: making a new one, bringing an old one up.
 *
 * schema.sql is what a new file gets.  A change of it raises
 * HW_STORE_VERSION and adds a step here which turns the version before into
 * it; each step is one transaction, so that a kill leaves one or the other. */
#include "store/store_int.h"

static const char schema[] = {
#include "store/schema.sql.inc"
};

/* step[i] makes version i + 2 of version i + 1. */
static const char *const step[] = {NULL};

static int
pragma_int(
    struct hw_store *st, const char *sql, int64_t *out, struct hw_err *err)
{
	return hw_sql_int(st, err, 0, out, sql, "");
}

static int
run_step(
    struct hw_store *st, const char *sql, int64_t version, struct hw_err *err)
{
	struct hw_str mark = hw_str_printf(st->scratch,
	    "PRAGMA application_id = %d; PRAGMA user_version = %lld",
	    HW_STORE_APPLICATION, (long long)version);
	int rc = hw_sql_script(st, err, "BEGIN IMMEDIATE");

	if (rc != HW_OK)
		return rc;
	rc = hw_sql_script(st, err, sql);
	if (rc == HW_OK)
		rc = hw_sql_script(st, err, mark.p);
	if (rc == HW_OK)
		rc = hw_sql_script(st, err, "COMMIT");
	if (rc != HW_OK)
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return rc;
}

static int
create(struct hw_store *st, struct hw_err *err)
{
	int64_t tables;
	int rc = pragma_int(
	    st, "SELECT count(*) FROM sqlite_master", &tables, err);

	if (rc != HW_OK)
		return rc;
	if (tables > 0)
		return hw_fail(err, HW_EDENIED,
		    "%s: a database of another program: name another file",
		    st->path);
	if (st->mode == HW_STORE_READ)
		return hw_fail(err, HW_ENOTFOUND,
		    "%s: there is no store yet: headwater serve makes one",
		    st->path);
	return run_step(st, schema, HW_STORE_VERSION, err);
}

int
hw_store_migrate(struct hw_store *st, struct hw_err *err)
{
	int64_t app, version;
	int rc = pragma_int(st, "PRAGMA application_id", &app, err);

	if (rc == HW_OK)
		rc = pragma_int(st, "PRAGMA user_version", &version, err);
	if (rc != HW_OK)
		return rc;
	if (app == 0 && version == 0)
		return create(st, err);
	if (app != HW_STORE_APPLICATION)
		return hw_fail(err, HW_EDENIED,
		    "%s: a database of another program: name another file",
		    st->path);
	if (version > HW_STORE_VERSION)
		return hw_fail(err, HW_EDENIED,
		    "%s: written by a newer headwater (store version %lld, "
		    "this one reads up to %d): install the newer one, or "
		    "restore a backup made before the upgrade",
		    st->path, (long long)version, HW_STORE_VERSION);
	if (version < HW_STORE_VERSION && st->mode == HW_STORE_READ)
		return hw_fail(err, HW_EDENIED,
		    "%s: written by an older headwater (store version %lld): "
		    "headwater serve brings it up to %d",
		    st->path, (long long)version, HW_STORE_VERSION);
	for (; version < HW_STORE_VERSION; version++) {
		rc = run_step(st, step[version - 1], version + 1, err);
		if (rc != HW_OK)
			return rc;
	}
	return HW_OK;
}
