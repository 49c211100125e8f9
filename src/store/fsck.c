/* SPDX-License-Identifier: MIT
 * Looking at every row: sums, tallies, records, references, the audit book,
 * SQLite's own structures, and whether search still finds every word. */
#include "store/care.h"

#include <stdarg.h>

#include "base/hash.h"
#include "base/map.h"
#include "store/store_int.h"

#define FIRST_FAULTS 20 /* of a kind that are told one by one */

struct check {
	struct hw_store *st;
	void (*say)(void *arg, struct hw_str line);
	void *arg;
	struct hw_fsck *f;
	struct hw_arena *m;
};

static void tell(struct check *c, int64_t *count, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void
tell(struct check *c, int64_t *count, const char *fmt, ...)
{
	char line[512];
	va_list ap;

	if (++*count > FIRST_FAULTS || !c->say)
		return;
	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	c->say(c->arg, hw_str_c(line));
}

static int
prepare(struct check *c, sqlite3_stmt **q, const char *sql, struct hw_err *err)
{
	int rc = sqlite3_prepare_v2(c->st->db, sql, -1, q, NULL);

	return rc == SQLITE_OK ? HW_OK
			       : hw_sql_fail(c->st, err, rc, "checking");
}

/* ---- SQLite's own check --------------------------------------------------- */

static int
check_pages(struct check *c, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = prepare(c, &q, "PRAGMA integrity_check(100)", err);

	if (rc != HW_OK)
		return rc;
	while (sqlite3_step(q) == SQLITE_ROW) {
		const char *line = (const char *)sqlite3_column_text(q, 0);

		if (line && strcmp(line, "ok") != 0)
			tell(c, &c->f->index, "structure: %s", line);
	}
	if (sqlite3_finalize(q) != SQLITE_OK)
		tell(c, &c->f->index, "structure: %s",
		    sqlite3_errmsg(c->st->db));
	return HW_OK;
}

/* ---- sums and tallies ----------------------------------------------------- */

/* "SELECT sum, sum = hw_sum(a, b), a FROM t", or NULL for no columns. */
static const char *
sum_query(struct check *c, const char *table)
{
	struct hw_str ask = hw_str_printf(c->m, "PRAGMA table_info(%s)", table);
	struct hw_buf cols;
	sqlite3_stmt *q;

	hw_buf_init(&cols, c->m, 4096);
	if (sqlite3_prepare_v2(c->st->db, ask.p, -1, &q, NULL) != SQLITE_OK)
		return NULL;
	while (sqlite3_step(q) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(q, 1);

		if (!name || strcmp(name, "sum") == 0)
			continue;
		hw_buf_printf(&cols, "%s\"%s\"", cols.n ? ", " : "", name);
	}
	sqlite3_finalize(q);
	if (cols.n == 0)
		return NULL;
	/* NOT INDEXED: the table itself, not what an index says of it */
	return hw_str_printf(c->m,
	    "SELECT sum, sum = hw_sum(%.*s), %.*s "
	    "FROM %s NOT INDEXED",
	    HW_FMT(hw_buf_str(&cols)), HW_FMT(hw_buf_str(&cols)), table)
	    .p;
}

static void
check_table(struct check *c, const char *table, const struct hw_tally *want)
{
	const char *sql = sum_query(c, table);
	sqlite3_stmt *q = NULL;
	struct hw_tally got = {0};
	int rc = sql ? sqlite3_prepare_v2(c->st->db, sql, -1, &q, NULL)
		     : SQLITE_ERROR;

	while (rc == SQLITE_OK && (rc = sqlite3_step(q)) == SQLITE_ROW) {
		rc = SQLITE_OK;
		got.n++;
		got.total += (uint64_t)sqlite3_column_int64(q, 0);
		if (!sqlite3_column_int(q, 1))
			tell(c, &c->f->damaged, "%s: row %lld is damaged",
			    table, (long long)sqlite3_column_int64(q, 2));
	}
	if (rc != SQLITE_DONE)
		tell(c, &c->f->damaged, "%s: cannot be read to its end: %s",
		    table, sqlite3_errmsg(c->st->db));
	sqlite3_finalize(q);
	c->f->rows += got.n;
	if (got.n != want->n || got.total != want->total)
		tell(c, &c->f->missing, "%s: %lld rows, %lld were written%s",
		    table, (long long)got.n, (long long)want->n,
		    got.n == want->n ? ", not the same ones" : "");
}

static int
check_tables(struct check *c, struct hw_err *err)
{
	int rc = hw_tally_load(c->st, err);

	for (size_t i = 0; i + 1 < HW_STORE_TABLES && rc == HW_OK; i++)
		check_table(c, hw_tally_name[i], &c->st->tally[i]);
	return rc;
}

/* ---- records -------------------------------------------------------------- */

/* Bodies that their hash vouches for, but that cannot be read. */
static void
check_bodies(struct check *c)
{
	struct hw_arena *m = hw_arena_new();
	sqlite3_stmt *q = NULL;
	struct hw_article a;
	int rc = sqlite3_prepare_v2(
	    c->st->db, "SELECT article FROM body NOT INDEXED", -1, &q, NULL);

	while (rc == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW) {
		hw_id id = sqlite3_column_int64(q, 0);
		struct hw_err err = {0};

		hw_arena_reset(m);
		if (hw_body_get(c->st, m, id, &a, &err) != HW_OK &&
		    !strstr(err.msg, "is damaged"))
			tell(c, &c->f->damaged, "body %lld: %s", (long long)id,
			    err.msg);
	}
	sqlite3_finalize(q);
	hw_arena_free(m);
}

/* ---- references ----------------------------------------------------------- */

static void
check_references(struct check *c)
{
	static const struct {
		const char *what, *sql;
	} rule[] = {
	    {"body of no article",
		"SELECT article FROM body "
		"WHERE article NOT IN (SELECT id FROM article)"},
	    {"article without body",
		"SELECT id FROM article WHERE "
		"hidden <> 2 AND id NOT IN (SELECT article FROM body)"},
	    {"revision of no article",
		"SELECT article FROM revision "
		"WHERE article NOT IN (SELECT id FROM article)"},
	    {"member that is no article",
		"SELECT article FROM member "
		"WHERE article NOT IN (SELECT id FROM article)"},
	    {"member of no story",
		"SELECT article FROM member "
		"WHERE story NOT IN (SELECT id FROM story)"},
	    {"story whose count of pages is wrong",
		"SELECT id FROM story s "
		"WHERE pages <> (SELECT count(*) FROM member "
		"WHERE story = s.id)"},
	    {"edge to no article",
		"SELECT a FROM edge WHERE a NOT IN "
		"(SELECT id FROM article) OR b NOT IN "
		"(SELECT id FROM article)"},
	    {"sighting of no article",
		"SELECT article FROM sighting "
		"WHERE article NOT IN (SELECT id FROM article)"},
	    {"withheld complaint whose item is shown",
		"SELECT c.id "
		"FROM complaint c JOIN article a ON a.id = c.article "
		"WHERE c.state = 1 AND a.hidden = 0"},
	};

	for (size_t i = 0; i < sizeof(rule) / sizeof(*rule); i++) {
		sqlite3_stmt *q = NULL;
		int rc = sqlite3_prepare_v2(
		    c->st->db, rule[i].sql, -1, &q, NULL);

		while (rc == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW)
			tell(c, &c->f->dangling, "%s: %lld", rule[i].what,
			    (long long)sqlite3_column_int64(q, 0));
		sqlite3_finalize(q);
	}
}

static void
check_audit(struct check *c)
{
	struct hw_str chain = HW_STR("");
	sqlite3_stmt *q = NULL;
	int rc = sqlite3_prepare_v2(c->st->db,
	    "SELECT id, at, actor, action, "
	    "complaint, article, note, chain FROM audit ORDER BY id",
	    -1, &q, NULL);

	while (rc == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW) {
		struct hw_audit a = {.at = sqlite3_column_int64(q, 1),
		    .actor = hw_col_str(c->m, q, 2),
		    .action = hw_col_str(c->m, q, 3),
		    .complaint = sqlite3_column_int64(q, 4),
		    .article = sqlite3_column_int64(q, 5),
		    .note = hw_col_str(c->m, q, 6)};
		struct hw_str want = hw_audit_chain(c->m, chain, &a);

		chain = hw_col_str(c->m, q, 7);
		if (!hw_str_eq(chain, want))
			tell(c, &c->f->audit,
			    "audit book: broken at line "
			    "%lld",
			    (long long)sqlite3_column_int64(q, 0));
	}
	sqlite3_finalize(q);
}

/* ---- search --------------------------------------------------------------- */

/* Every place of every term, per item, as a sum of hashes: once from the
 * index, once from the texts. */

static uint64_t
place(struct hw_str term, int column, int64_t position)
{
	return hw_hash_mix(
	    hw_hash(term), (uint64_t)position * 4 + (uint64_t)column);
}

struct want {
	uint64_t sum;
	int64_t at;
	int column;
};

static int
want_token(void *arg, int flags, const char *p, int n, int start, int end)
{
	struct want *w = arg;

	(void)start;
	(void)end;
	if (!(flags & FTS5_TOKEN_COLOCATED))
		w->at++;
	w->sum += place(
	    (struct hw_str){p, (size_t)n}, w->column, w->at < 0 ? 0 : w->at);
	return SQLITE_OK;
}

static int
find_all(struct check *c, struct hw_map *sums, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql_script(c->st, err,
	    "PRAGMA query_only = OFF; "
	    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_place "
	    "USING fts5vocab(main, search, instance)");

	if (rc == HW_OK)
		rc = prepare(c, &q,
		    "SELECT term, doc, col, \"offset\" "
		    "FROM temp.search_place",
		    err);
	if (rc != HW_OK)
		return rc;
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int64_t doc = sqlite3_column_int64(q, 1);
		struct hw_str key = {(const char *)&doc, sizeof(doc)};
		uint64_t *sum = hw_map_get(sums, key);
		const char *col = (const char *)sqlite3_column_text(q, 2);
		struct hw_str term = {sqlite3_column_blob(q, 0),
		    (size_t)sqlite3_column_bytes(q, 0)};
		int column = !col               ? 3
		    : strcmp(col, "title") == 0 ? 0
		    : strcmp(col, "text") == 0  ? 1
						: 2;

		if (!sum)
			sum = hw_map_put(
			    c->m, sums, hw_str_dup(c->m, key), NULL);
		*sum += place(term, column, sqlite3_column_int64(q, 3));
	}
	if (rc != SQLITE_DONE)
		tell(c, &c->f->search, "search: %s", sqlite3_errmsg(c->st->db));
	sqlite3_finalize(q);
	return HW_OK;
}

static void
compare(struct check *c, const struct hw_map *sums)
{
	struct hw_arena *m = hw_arena_new();
	sqlite3_stmt *q = NULL;
	struct hw_article a;
	int rc = sqlite3_prepare_v2(
	    c->st->db, "SELECT article FROM body", -1, &q, NULL);
	size_t seen = 0;

	while (rc == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(q, 0);
		struct hw_str key = {(const char *)&id, sizeof(id)};
		uint64_t *sum = hw_map_get(sums, key);
		struct want w = {0, -1, 0};

		seen += sum != NULL;
		hw_arena_reset(m);
		if (hw_body_get(c->st, m, id, &a, NULL) != HW_OK)
			continue;
		hw_fts_tokens(c->st, &a, 0, want_token, &w);
		w.at = -1;
		w.column = 1;
		hw_fts_tokens(c->st, &a, 1, want_token, &w);
		w.at = -1;
		w.column = 2;
		hw_fts_tokens(c->st, &a, 2, want_token, &w);
		hw_arena_reset(c->st->scratch);
		if ((sum ? *sum : 0) != w.sum)
			tell(c, &c->f->search,
			    "search: item %lld is not "
			    "indexed as it reads (headwater fsck --reindex)",
			    (long long)id);
	}
	sqlite3_finalize(q);
	if (seen < sums->n)
		tell(c, &c->f->search, "search: %zu items that are not there",
		    sums->n - seen);
	hw_arena_free(m);
}

static int
check_search(struct check *c, struct hw_err *err)
{
	struct hw_map sums = {0};
	int rc = find_all(c, &sums, err);

	if (rc == HW_OK)
		compare(c, &sums);
	sqlite3_exec(c->st->db, "DROP TABLE IF EXISTS temp.search_place", NULL,
	    NULL, NULL);
	if (c->st->mode == HW_STORE_READ)
		sqlite3_exec(
		    c->st->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
	return rc;
}

int
hw_store_fsck(struct hw_store *st, void (*say)(void *arg, struct hw_str line),
    void *arg, struct hw_fsck *out, struct hw_err *err)
{
	struct check c = {st, say, arg, out, hw_arena_new()};
	int rc;

	HW_ASSERT(st->depth == 0);
	memset(out, 0, sizeof(*out));
	rc = hw_sql_script(st, err, "BEGIN"); /* one snapshot for all */
	if (rc != HW_OK) {
		hw_arena_free(c.m);
		return rc;
	}
	rc = check_pages(&c, err);
	if (rc == HW_OK)
		rc = check_tables(&c, err);
	if (rc == HW_OK) {
		check_bodies(&c);
		check_references(&c);
		check_audit(&c);
	}
	if (rc == HW_OK)
		rc = check_search(&c, err);
	sqlite3_exec(st->db, "COMMIT", NULL, NULL, NULL);
	hw_arena_free(c.m);
	return rc;
}
