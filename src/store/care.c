/* SPDX-License-Identifier: MIT
 * Care: facts for the doctor, house-keeping, reindexing. */
#include "store/care.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include "store/store_int.h"

#define TIDY_MAX 5000 /* rows a call */

/* ---- facts ---------------------------------------------------------------- */

static int64_t
file_bytes(struct hw_arena *m, const char *path, const char *suffix)
{
	struct hw_str name = hw_str_printf(m, "%s%s", path, suffix);
	struct stat sb;

	return stat(name.p, &sb) == 0 ? (int64_t)sb.st_size : 0;
}

static void
count_files(struct hw_store *st, struct hw_arena *m, struct hw_store_facts *f)
{
	struct statvfs v;

	f->bytes = file_bytes(m, st->path, "");
	f->wal_bytes = file_bytes(m, st->path, "-wal");
	if (statvfs(st->path, &v) == 0)
		f->free_bytes = (int64_t)v.f_bavail * (int64_t)v.f_frsize;
}

static int
rows_of(
    struct hw_store *st, const char *table, int64_t *out, struct hw_err *err)
{
	return hw_sql_int(st, err, 0, out,
	    "SELECT n FROM tally "
	    "WHERE name = ?1",
	    "s", hw_str_c(table));
}

static int
count_rows(struct hw_store *st, struct hw_store_facts *f, struct hw_err *err)
{
	int rc = rows_of(st, "article", &f->articles, err);

	if (rc == HW_OK)
		rc = rows_of(st, "revision", &f->revisions, err);
	if (rc == HW_OK)
		rc = rows_of(st, "story", &f->stories, err);
	if (rc == HW_OK)
		rc = rows_of(st, "source", &f->sources, err);
	if (rc == HW_OK)
		rc = rows_of(st, "edge", &f->edges, err);
	if (rc == HW_OK)
		rc = rows_of(st, "queue", &f->queued, err);
	if (rc == HW_OK)
		rc = rows_of(st, "quarantine", &f->quarantine, err);
	return rc;
}

static int
count_states(struct hw_store *st, hw_time now, struct hw_store_facts *f,
    struct hw_err *err)
{
	int rc = hw_sql_int(st, err, 0, &f->due,
	    "SELECT count(*) "
	    "FROM source WHERE next_poll <= ?1",
	    "i", now);

	if (rc == HW_OK)
		rc = hw_sql_int(st, err, 0, &f->failing,
		    "SELECT count(*) "
		    "FROM source WHERE errors > 0",
		    "");
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, HW_TIME_NONE, &f->oldest_due,
		    "SELECT min(next_poll) FROM source "
		    "WHERE next_poll <= ?1",
		    "i", now);
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, 0, &f->complaints_open,
		    "SELECT count(*) FROM complaint WHERE state = 0", "");
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, 0, &f->complaints_overdue,
		    "SELECT count(*) FROM complaint WHERE state = 0 "
		    "AND due <= ?1",
		    "i", now);
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, 0, &f->hidden,
		    "SELECT count(*) FROM article WHERE hidden <> 0", "");
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, 1, &f->next_story,
		    "SELECT 1 + seq "
		    "FROM sqlite_sequence WHERE name = 'story'",
		    "");
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, 0, &f->last_article,
		    "SELECT max(id) FROM article", "");
	return rc;
}

static int
newest_quarantine(struct hw_store *st, struct hw_arena *m,
    struct hw_store_facts *f, struct hw_err *err)
{
	HW_VEC(struct hw_quarantined) list = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT id, at, name, stage, reason, "
	    "sum = hw_sum(id, at, name, stage, reason, sample) "
	    "FROM quarantine ORDER BY id DESC LIMIT 10",
	    "");

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		int64_t id = sqlite3_column_int64(q, 0);

		if (!sqlite3_column_int(q, 5)) {
			hw_sql_damage(st, NULL, "quarantine", id);
			continue;
		}
		*HW_PUSH(m, &list) = (struct hw_quarantined){id,
		    sqlite3_column_int64(q, 1), hw_col_str(m, q, 2),
		    hw_col_str(m, q, 3), hw_col_str(m, q, 4)};
	}
	f->newest = list.v;
	f->n_newest = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

int
hw_store_facts(struct hw_store *st, struct hw_arena *m, hw_time now,
    struct hw_store_facts *out, struct hw_err *err)
{
	int rc;

	memset(out, 0, sizeof(*out));
	out->version = HW_STORE_VERSION;
	count_files(st, m, out);
	rc = count_rows(st, out, err);
	if (rc == HW_OK)
		rc = count_states(st, now, out, err);
	if (rc == HW_OK)
		rc = newest_quarantine(st, m, out, err);
	out->damaged = st->damaged;
	return rc;
}

/* ---- house-keeping -------------------------------------------------------- */

/* Take the text out of one item whose publisher wants no archive; headline,
 * extract and annotations without place in the text stay. */
static int
drop_text(struct hw_store *st, hw_id id, struct hw_err *err)
{
	struct hw_article a;
	int rc = hw_body_get(st, st->scratch, id, &a, err);

	if (rc != HW_OK || a.text.n == 0)
		return rc;
	rc = hw_fts_put(st, id, true, &a, err);
	a.text = HW_STR("");
	a.n_sentences = a.n_names = a.n_whens = a.n_quotes = 0;
	a.n_credits = a.n_claims = 0;
	for (size_t i = 0; i < a.n_links; i++)
		a.links[i].span = (struct hw_span){0, 0};
	if (rc == HW_OK)
		rc = hw_fts_put(st, id, false, &a, err);
	if (rc == HW_OK)
		rc = hw_body_put(st, id, &a, err);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "DELETE FROM revision WHERE article = ?1", "i", id);
	return rc;
}

static int
drop_texts(struct hw_store *st, hw_time before, struct hw_err *err)
{
	hw_id ids[64];
	size_t n = 0;
	sqlite3_stmt *q;
	/* sketches go last, so that each item is looked at once */
	int rc = hw_sql(st, &q, err,
	    "SELECT s.article FROM sketch s "
	    "JOIN article a ON a.id = s.article WHERE a.seen < ?1 "
	    "AND NOT a.showing & 4 AND a.hidden <> 2 ORDER BY s.article "
	    "LIMIT 64",
	    "i", before);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK)
		ids[n++] = sqlite3_column_int64(q, 0);
	if (rc == HW_ENOTFOUND)
		rc = HW_OK;
	for (size_t i = 0; i < n && rc == HW_OK; i++) {
		rc = drop_text(st, ids[i], err);
		if (rc == HW_OK || rc == HW_ENOTFOUND)
			rc = hw_sql_do(st, err,
			    "DELETE FROM sketch "
			    "WHERE article = ?1",
			    "i", ids[i]);
	}
	return rc;
}

static int
tidy(struct hw_store *st, hw_time now, int64_t window, struct hw_err *err)
{
	int rc = drop_texts(st, now - window, err);

	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "DELETE FROM sketch WHERE article IN ("
		    "SELECT s.article FROM sketch s JOIN article a "
		    "ON a.id = s.article WHERE a.seen < ?1 AND a.showing & 4 "
		    "ORDER BY s.article LIMIT ?2)",
		    "ii", now - window, (int64_t)TIDY_MAX);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "DELETE FROM note "
		    "WHERE expires <= ?1",
		    "i", now);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "UPDATE story SET state = ?2, "
		    "sum = hw_sum(id, lead, language, ?2, first, last, pages, "
		    "independent, differs, languages, importance) "
		    "WHERE last < ?1 AND last >= ?3 AND state <> ?2 "
		    "AND sum = hw_sum(" HW_STORY_COLS ")",
		    "iii", now - window, (int64_t)HW_STORY_CLOSED,
		    now - 2 * window);
	return rc;
}

int
hw_store_tidy(
    struct hw_store *st, hw_time now, int64_t window, struct hw_err *err)
{
	int rc = hw_store_enter(st, err);

	if (rc != HW_OK)
		return rc;
	rc = hw_store_leave(st, tidy(st, now, window, err), err);
	return rc == HW_OK && st->depth == 0 ? hw_dict_due(st, err) : rc;
}

/* ---- the search index anew ------------------------------------------------ */

static int
reindex(struct hw_store *st, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;
	int64_t id = 0;
	int rc = hw_sql_do(
	    st, err, "INSERT INTO search(search) VALUES('delete-all')", "");

	while (rc == HW_OK) {
		rc = hw_sql_int(st, err, 0, &id,
		    "SELECT article FROM body "
		    "WHERE article > ?1 ORDER BY article LIMIT 1",
		    "i", id);
		if (rc != HW_OK || id == 0)
			break;
		hw_arena_reset(m);
		if (hw_body_get(st, m, id, &a, NULL) != HW_OK)
			continue; /* damaged: counted and logged */
		rc = hw_fts_put(st, id, false, &a, err);
	}
	hw_arena_free(m);
	return rc;
}

int
hw_store_reindex(struct hw_store *st, struct hw_err *err)
{
	int rc = hw_store_enter(st, err);

	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st, reindex(st, err), err);
}
