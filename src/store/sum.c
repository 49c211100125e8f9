/* SPDX-License-Identifier: MIT
 * A hash in every row, and the sum of a table's hashes.
 *
 * SQLite's own check passed 5 of 60 damaged stores that then gave wrong rows;
 * these two find a changed row when it is read, and a lost row by fsck. */
#include "store/store_int.h"

#include "base/hash.h"

const char *const hw_tally_name[HW_STORE_TABLES] = {"article", "audit", "body",
    "complaint", "dict", "edge", "finding", "member", "note", "quarantine",
    "queue", "revision", "root", "sighting", "sketch", "source", "source_log",
    "story", "story_alias", "story_link", "tally"};

static uint64_t
sum_value(uint64_t h, sqlite3_value *v)
{
	int type = sqlite3_value_type(v);
	struct hw_str s;
	uint64_t bits = 0;
	double d;

	h = hw_hash_mix(h, (uint64_t)type);
	switch (type) {
	case SQLITE_INTEGER:
		return hw_hash_mix(h, (uint64_t)sqlite3_value_int64(v));
	case SQLITE_FLOAT:
		d = sqlite3_value_double(v);
		memcpy(&bits, &d, sizeof(bits));
		return hw_hash_mix(h, bits);
	case SQLITE_TEXT:
	case SQLITE_BLOB:
		s.p = sqlite3_value_blob(v);
		s.n = (size_t)sqlite3_value_bytes(v);
		return hw_hash_mix(h, hw_hash(s));
	default:
		return h;
	}
}

static void
sum_function(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	uint64_t h = (uint64_t)n;

	for (int i = 0; i < n; i++)
		h = sum_value(h, v[i]);
	sqlite3_result_int64(ctx, (int64_t)h);
}

static struct hw_tally *
tally_of(struct hw_store *st, const char *table)
{
	size_t lo = 0, hi = HW_STORE_TABLES - 1; /* without tally itself */

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(table, hw_tally_name[mid]);

		if (c == 0)
			return &st->tally[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

/* SQLite calls this before each row it inserts, updates or deletes. */
static void
count_change(void *arg, sqlite3 *db, int op, const char *schema,
    const char *table, sqlite3_int64 old_id, sqlite3_int64 new_id)
{
	struct hw_store *st = arg;
	struct hw_tally *t = tally_of(st, table);
	int last = sqlite3_preupdate_count(db) - 1;
	sqlite3_value *v;

	(void)schema;
	(void)old_id;
	(void)new_id;
	if (!t)
		return;
	t->dirty = true;
	if (op != SQLITE_INSERT &&
	    sqlite3_preupdate_old(db, last, &v) == SQLITE_OK) {
		t->n--;
		t->total -= (uint64_t)sqlite3_value_int64(v);
	}
	if (op != SQLITE_DELETE &&
	    sqlite3_preupdate_new(db, last, &v) == SQLITE_OK) {
		t->n++;
		t->total += (uint64_t)sqlite3_value_int64(v);
	}
}

int
hw_sum_register(struct hw_store *st)
{
	sqlite3_preupdate_hook(st->db, count_change, st);
	return sqlite3_create_function(st->db, "hw_sum", -1,
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
	    sum_function, NULL, NULL);
}

int
hw_tally_load(struct hw_store *st, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc;

	memset(st->tally, 0, sizeof(st->tally));
	rc = hw_sql(st, &q, err, "SELECT name, n, total FROM tally", "");
	if (rc != HW_OK)
		return rc;
	while ((rc = hw_sql_row(st, q, err)) == HW_OK) {
		const char *name = (const char *)sqlite3_column_text(q, 0);
		struct hw_tally *t = name ? tally_of(st, name) : NULL;

		if (!t)
			continue;
		t->n = sqlite3_column_int64(q, 1);
		t->total = (uint64_t)sqlite3_column_int64(q, 2);
	}
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

int
hw_tally_save(struct hw_store *st, struct hw_err *err)
{
	for (size_t i = 0; i < HW_STORE_TABLES; i++) {
		struct hw_tally *t = &st->tally[i];
		int rc;

		if (!t->dirty)
			continue;
		rc = hw_sql_do(st, err,
		    "INSERT INTO tally(name, n, total) VALUES(?1, ?2, ?3) "
		    "ON CONFLICT(name) DO UPDATE SET n = ?2, total = ?3",
		    "sii", hw_str_c(hw_tally_name[i]), t->n, (int64_t)t->total);
		if (rc != HW_OK)
			return rc;
		t->dirty = false;
	}
	return HW_OK;
}
