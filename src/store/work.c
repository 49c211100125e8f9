/* SPDX-License-Identifier: MIT
 * Work that outlives a restart, quarantine, and small notes. */
#include "store/store_int.h"

#define QUARANTINE_KEEP 1000
#define SAMPLE_MAX ((size_t)256 << 10)

static int
enqueue(struct hw_store *st, const struct hw_queued *e, struct hw_err *err)
{
	int64_t id;
	int rc = hw_sql_next(st, "queue", &id, err);

	if (rc != HW_OK)
		return rc;
	return hw_sql_do(st, err,
	    "INSERT INTO queue(id, kind, source, key, "
	    "payload, due, tries, sum) VALUES(?1, ?2, ?3, ?4, ?5, ?6, 0, "
	    "hw_sum(?1, ?2, ?3, ?4, ?5, ?6, 0)) ON CONFLICT DO NOTHING",
	    "isisbi", id, e->kind, e->source, e->key, e->payload, e->due);
}

int
hw_store_enqueue(
    struct hw_store *st, const struct hw_queued *e, struct hw_err *err)
{
	int rc = hw_store_enter(st, err);

	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st, enqueue(st, e, err), err);
}

#define QUEUE_COLS "id, kind, source, key, payload, due, tries"

static int
take(struct hw_store *st, struct hw_arena *m, struct hw_str kind, hw_time now,
    int lease, int64_t limit, struct hw_queued **out, size_t *n,
    struct hw_err *err)
{
	HW_VEC(struct hw_queued) list = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " QUEUE_COLS ", sum = hw_sum(" QUEUE_COLS
	    ") FROM queue WHERE kind = ?1 AND due <= ?2 "
	    "ORDER BY due LIMIT ?3",
	    "sii", kind, now, limit);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		hw_id id = sqlite3_column_int64(q, 0);

		if (!sqlite3_column_int(q, 7)) {
			hw_sql_damage(st, NULL, "queue", id);
			continue;
		}
		*HW_PUSH(m, &list) = (struct hw_queued){
		    .id = id,
		    .kind = hw_col_str(m, q, 1),
		    .source = sqlite3_column_int64(q, 2),
		    .key = hw_col_str(m, q, 3),
		    .payload = hw_col_str(m, q, 4),
		    .due = sqlite3_column_int64(q, 5),
		    .tries = sqlite3_column_int(q, 6),
		};
	}
	if (rc == HW_ENOTFOUND)
		rc = HW_OK;
	for (size_t i = 0; i < list.n && rc == HW_OK; i++)
		rc = hw_sql_do(st, err,
		    "UPDATE queue SET due = ?2, "
		    "tries = tries + 1, sum = hw_sum(id, kind, source, key, "
		    "payload, ?2, tries + 1) WHERE id = ?1",
		    "ii", list.v[i].id, now + lease);
	*out = list.v;
	*n = list.n;
	return rc;
}

int
hw_store_take(struct hw_store *st, struct hw_arena *m, struct hw_str kind,
    hw_time now, int lease, size_t limit, struct hw_queued **out, size_t *n,
    struct hw_err *err)
{
	int rc = hw_store_enter(st, err);

	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st,
	    take(st, m, kind, now, lease, (int64_t)limit, out, n, err), err);
}

int
hw_queue_free(struct hw_store *st, struct hw_err *err)
{
	int64_t leased;
	int rc = hw_sql_int(st, err, 0, &leased,
	    "SELECT count(*) FROM queue WHERE tries > 0 AND due > 0", "");

	if (rc != HW_OK || leased == 0)
		return rc;
	rc = hw_store_enter(st, err);
	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st,
	    hw_sql_do(st, err,
		"UPDATE queue SET due = 0, sum = hw_sum(id, kind, source, "
		"key, payload, 0, tries) WHERE tries > 0 "
		"AND sum = hw_sum(" QUEUE_COLS ")",
		""),
	    err);
}

int
hw_store_has_work(
    struct hw_store *st, hw_time now, int64_t *yes, struct hw_err *err)
{
	return hw_sql_int(st, err, 0, yes,
	    "SELECT EXISTS (SELECT 1 FROM queue WHERE due <= ?1)", "i", now);
}

int
hw_store_drop(struct hw_store *st, hw_id queued, struct hw_err *err)
{
	int rc = hw_store_enter(st, err);

	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st,
	    hw_sql_do(st, err, "DELETE FROM queue WHERE id = ?1", "i", queued),
	    err);
}

/* ---- quarantine ----------------------------------------------------------- */

static int
quarantine(struct hw_store *st, hw_time now, struct hw_str name,
    struct hw_str stage, struct hw_str reason, struct hw_str sample,
    struct hw_err *err)
{
	struct hw_str zipped;
	int64_t id;
	int rc = hw_zip(st, st->scratch, hw_str_sub(sample, 0, SAMPLE_MAX),
	    HW_STR(""), &zipped, err);

	if (rc == HW_OK)
		rc = hw_sql_next(st, "quarantine", &id, err);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "INSERT INTO quarantine(id, at, name, "
		    "stage, reason, sample, sum) VALUES(?1, ?2, ?3, ?4, ?5, "
		    "?6, hw_sum(?1, ?2, ?3, ?4, ?5, ?6))",
		    "iisssb", id, now, name, stage, hw_str_sub(reason, 0, 1000),
		    zipped);
	if (rc != HW_OK)
		return rc;
	return hw_sql_do(st, err, "DELETE FROM quarantine WHERE id <= ?1", "i",
	    id - QUARANTINE_KEEP);
}

int
hw_store_quarantine(struct hw_store *st, hw_time now, struct hw_str name,
    struct hw_str stage, struct hw_str reason, struct hw_str sample,
    struct hw_err *err)
{
	int rc = hw_store_enter(st, err);

	if (rc != HW_OK)
		return rc;
	return hw_store_leave(
	    st, quarantine(st, now, name, stage, reason, sample, err), err);
}

/* ---- notes ---------------------------------------------------------------- */

int
hw_store_note_put(struct hw_store *st, struct hw_str kind, struct hw_str key,
    struct hw_str value, hw_time now, hw_time expires, struct hw_err *err)
{
	int rc = hw_store_enter(st, err);

	if (rc != HW_OK)
		return rc;
	if (value.n == 0 && expires == 0)
		rc = hw_sql_do(st, err,
		    "DELETE FROM note WHERE kind = ?1 AND key = ?2", "ss", kind,
		    key);
	else
		rc = hw_sql_do(st, err,
		    "INSERT INTO note(kind, key, value, "
		    "at, expires, sum) VALUES(?1, ?2, ?3, ?4, ?5, "
		    "hw_sum(?1, ?2, ?3, ?4, ?5)) ON CONFLICT(kind, key) "
		    "DO UPDATE SET value = ?3, at = ?4, expires = ?5, "
		    "sum = hw_sum(?1, ?2, ?3, ?4, ?5)",
		    "ssbit", kind, key, value, now, expires);
	return hw_store_leave(st, rc, err);
}

int
hw_store_note_get(struct hw_store *st, struct hw_arena *m, struct hw_str kind,
    struct hw_str key, hw_time now, struct hw_str *value, hw_time *at,
    struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT value, at, sum = hw_sum(kind, "
	    "key, value, at, expires) FROM note WHERE kind = ?1 AND key = ?2 "
	    "AND (expires IS NULL OR expires > ?3)",
	    "ssi", kind, key, now);

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc == HW_ENOTFOUND)
		return hw_fail(err, rc, "no %.*s \"%.*s\"", HW_FMT(kind),
		    HW_FMT(hw_str_sub(key, 0, 150)));
	if (rc != HW_OK)
		return rc;
	*value = hw_col_str(m, q, 0);
	if (at)
		*at = sqlite3_column_int64(q, 1);
	if (!sqlite3_column_int(q, 2))
		rc = hw_sql_damage(st, err, "note", 0);
	sqlite3_reset(q);
	return rc;
}
