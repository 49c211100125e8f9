/* SPDX-License-Identifier: MIT
 * A restore does not undo decisions: what was withheld, and every ticket,
 * since the backup was made goes from the store that is replaced into the one
 * that replaces it. */
#include "store/store_int.h"

/* The item of the new store that the old one hides. */
static int
hide_one(struct hw_store *to, struct hw_str url, enum hw_hidden hidden,
    struct hw_err *err)
{
	hw_id id;
	int rc = hw_store_find(to, 0, HW_STR(""), url, &id, NULL);

	if (rc != HW_OK)
		return rc == HW_ENOTFOUND ? HW_OK : rc;
	return hidden == HW_HIDDEN_WITHDRAWN ? hw_erase(to, id, err)
					     : hw_hide(to, id, hidden, err);
}

static int
carry_hidden(struct hw_store *from, struct hw_store *to, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(from, &q, err,
	    "SELECT url, hidden FROM article WHERE hidden <> 0 ORDER BY id",
	    "");

	while (rc == HW_OK && (rc = hw_sql_row(from, q, err)) == HW_OK) {
		struct hw_str url = hw_col_str(from->scratch, q, 0);
		int hidden = sqlite3_column_int(q, 1);

		rc = hide_one(to, url, (enum hw_hidden)hidden, err);
	}
	sqlite3_reset(q);
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

/* Rows of the old table, sums and all, in the place of the new one's.  The
 * statement has a parameter a column. */
static int
carry_rows(struct hw_store *from, struct hw_store *to, const char *table,
    const char *insert, struct hw_err *err)
{
	struct hw_str ask = hw_str_printf(
	    from->scratch, "SELECT * FROM %s ORDER BY id", table);
	sqlite3_stmt *in = NULL, *out = NULL;
	int rc = sqlite3_prepare_v2(from->db, ask.p, -1, &in, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(to->db, insert, -1, &out, NULL);
	while (rc == SQLITE_OK && (rc = sqlite3_step(in)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(in); i++)
			sqlite3_bind_value(
			    out, i + 1, sqlite3_column_value(in, i));
		rc = sqlite3_step(out);
		if (rc == SQLITE_DONE)
			rc = sqlite3_reset(out);
	}
	sqlite3_finalize(in);
	sqlite3_finalize(out);
	return rc == SQLITE_DONE ? HW_OK
				 : hw_sql_fail(to, err, rc, "carrying over");
}

/* Has the new store's audit book the same past as the old one's? */
static int
same_past(
    struct hw_store *from, struct hw_store *to, bool *yes, struct hw_err *err)
{
	struct hw_str chain = HW_STR("");
	int64_t found = 0;
	sqlite3_stmt *q;
	int rc = hw_sql(to, &q, err,
	    "SELECT chain FROM audit ORDER BY id DESC LIMIT 1", "");

	if (rc == HW_OK)
		rc = hw_sql_row(to, q, err);
	if (rc == HW_OK)
		chain = hw_col_str(to->scratch, q, 0);
	sqlite3_reset(q);
	if (rc == HW_ENOTFOUND)
		rc = HW_OK;
	if (rc == HW_OK && chain.n)
		rc = hw_sql_int(from, err, 0, &found,
		    "SELECT 1 FROM audit WHERE chain = ?1", "s", chain);
	*yes = chain.n == 0 || found;
	return rc;
}

static int
carry_tickets(struct hw_store *from, struct hw_store *to, struct hw_err *err)
{
	bool same;
	int rc = same_past(from, to, &same, err);

	if (rc != HW_OK || !same) /* a backup of another collection */
		return rc;
	rc = carry_rows(from, to, "complaint",
	    "INSERT OR REPLACE INTO complaint VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
	    "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
	    err);
	if (rc == HW_OK)
		rc = carry_rows(from, to, "audit",
		    "INSERT OR REPLACE INTO audit VALUES(?1, ?2, ?3, ?4, ?5, "
		    "?6, ?7, ?8, ?9)",
		    err);
	return rc;
}

int
hw_carry(struct hw_store *from, struct hw_store *to, struct hw_err *err)
{
	int rc = hw_store_enter(to, err);

	if (rc != HW_OK)
		return rc;
	rc = carry_tickets(from, to, err);
	if (rc == HW_OK)
		rc = carry_hidden(from, to, err);
	return hw_store_leave(to, rc, err);
}
