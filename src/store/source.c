/* SPDX-License-Identifier: MIT
 * Sources, their fetch state and their log. */
#include "base/arena.h"
#include "store/store_int.h"
#include "url/url.h"

#define LOG_KEEP 100

static void
read_source(struct hw_arena *m, sqlite3_stmt *q, struct hw_source *s)
{
	memset(s, 0, sizeof(*s));
	s->id = sqlite3_column_int64(q, 0);
	s->kind = (enum hw_source_kind)sqlite3_column_int(q, 1);
	s->url = hw_col_str(m, q, 2);
	s->title = hw_col_str(m, q, 3);
	s->site = hw_col_str(m, q, 4);
	s->domain = hw_col_str(m, q, 5);
	s->language = hw_col_str(m, q, 6);
	s->etag = hw_col_str(m, q, 7);
	s->last_modified = hw_col_str(m, q, 8);
	s->state = hw_col_str(m, q, 9);
	s->fulltext = (enum hw_fulltext)sqlite3_column_int(q, 10);
	s->owner = (enum hw_rights_owner)sqlite3_column_int(q, 11);
	s->more = hw_col_str(m, q, 12);
	s->added = hw_col_time(q, 13);
	s->last_poll = hw_col_time(q, 14);
	s->last_change = hw_col_time(q, 15);
	s->next_poll = hw_col_time(q, 16);
	s->polls = sqlite3_column_int64(q, 17);
	s->changes = sqlite3_column_int64(q, 18);
	s->errors = sqlite3_column_int64(q, 19);
	s->rate = sqlite3_column_double(q, 20);
}

#define SOURCE_VALUES                                                         \
	"?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19," \
	"?20,?21"
#define SOURCE_BIND(s)                                                    \
	"iissssssssiibttttiiid", (s)->id, (int64_t)(s)->kind, (s)->url,   \
	    (s)->title, (s)->site, (s)->domain, (s)->language, (s)->etag, \
	    (s)->last_modified, (s)->state, (int64_t)(s)->fulltext,       \
	    (int64_t)(s)->owner, (s)->more, (s)->added, (s)->last_poll,   \
	    (s)->last_change, (s)->next_poll, (s)->polls, (s)->changes,   \
	    (s)->errors, (s)->rate

static int
write_source(struct hw_store *st, const struct hw_source *s, struct hw_err *err)
{
	return hw_sql_do(st, err,
	    "INSERT INTO source(" HW_SOURCE_COLS(
		"") ", sum) "
		    "VALUES(" SOURCE_VALUES ", hw_sum(" SOURCE_VALUES
		    ")) ON CONFLICT(id) DO UPDATE "
		    "SET kind = ?2, url = ?3, title = ?4, site = ?5, domain = ?6, "
		    "language = ?7, etag = ?8, last_modified = ?9, state = ?10, "
		    "fulltext = ?11, owner = ?12, more = ?13, added = ?14, "
		    "last_poll = ?15, last_change = ?16, next_poll = ?17, "
		    "polls = ?18, changes = ?19, errors = ?20, rate = ?21, "
		    "sum = hw_sum(" SOURCE_VALUES ")",
	    SOURCE_BIND(s));
}

/* What a poll comes to, within a batch: one statement, which needs no
 * savepoint, on a source that is there under this address, so that the
 * indexes of address and domain stay as they are.  HW_ENOTFOUND when it is
 * not there. */
static int
update_source(
    struct hw_store *st, const struct hw_source *s, struct hw_err *err)
{
	struct hw_tally saved[HW_STORE_TABLES];
	int rc;

	memcpy(saved, st->tally, sizeof(saved));
	rc = hw_sql_do(st, err,
	    "UPDATE source SET kind = ?2, title = ?4, site = ?5, "
	    "language = ?7, etag = ?8, last_modified = ?9, state = ?10, "
	    "fulltext = ?11, owner = ?12, more = ?13, added = ?14, "
	    "last_poll = ?15, last_change = ?16, next_poll = ?17, "
	    "polls = ?18, changes = ?19, errors = ?20, rate = ?21, "
	    "sum = hw_sum(" SOURCE_VALUES ") "
	    "WHERE id = ?1 AND url = ?3 AND domain = ?6",
	    SOURCE_BIND(s));
	if (rc != HW_OK)
		memcpy(st->tally, saved, sizeof(saved));
	else if (sqlite3_changes(st->db) == 0)
		rc = HW_ENOTFOUND;
	return rc;
}

static int
write_log(struct hw_store *st, hw_id source, hw_time now, struct hw_str what,
    struct hw_str detail, struct hw_err *err)
{
	int64_t id;
	int rc = hw_sql_next(st, "source_log", &id, err);

	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "INSERT INTO source_log(id, source, "
		    "at, what, detail, sum) VALUES(?1, ?2, ?3, ?4, ?5, "
		    "hw_sum(?1, ?2, ?3, ?4, ?5))",
		    "iiiss", id, source, now, what,
		    hw_str_sub(detail, 0, 1000));
	if (rc != HW_OK || id % 16)
		return rc;
	return hw_sql_do(st, err,
	    "DELETE FROM source_log WHERE source = ?1 "
	    "AND id <= (SELECT id FROM source_log WHERE source = ?1 "
	    "ORDER BY id DESC LIMIT 1 OFFSET ?2)",
	    "ii", source, (int64_t)LOG_KEEP);
}

static int
put(struct hw_store *st, const struct hw_source *s, hw_time now,
    struct hw_str what, struct hw_str detail, hw_id *id, struct hw_err *err)
{
	struct hw_source row = *s;
	int64_t there;
	int rc = hw_sql_int(st, err, 0, &there,
	    "SELECT id FROM source WHERE url = ?1", "s", s->url);

	if (rc != HW_OK)
		return rc;
	if (there && there != row.id) {
		*id = there;
		if (row.id == 0)
			return HW_OK;
		return hw_fail(err, HW_ECONFLICT, "%.*s is source %lld already",
		    HW_FMT(s->url), (long long)there);
	}
	if (row.id == 0) {
		rc = hw_sql_next(st, "source", &row.id, err);
		if (row.added == HW_TIME_NONE || row.added == 0)
			row.added = now;
	}
	if (rc == HW_OK)
		rc = write_source(st, &row, err);
	if (rc == HW_OK && what.n)
		rc = write_log(st, row.id, now, what, detail, err);
	*id = row.id;
	return rc;
}

int
hw_store_source_put(struct hw_store *st, const struct hw_source *s, hw_time now,
    struct hw_str what, struct hw_str detail, hw_id *id, struct hw_err *err)
{
	int rc = HW_ENOTFOUND;

	if (s->url.n == 0)
		return hw_fail(err, HW_EINPUT, "a source without an address");
	*id = s->id;
	if (s->id && st->depth == 1 && what.n == 0)
		rc = update_source(st, s, err);
	if (rc != HW_ENOTFOUND)
		return rc;
	rc = hw_store_enter(st, err);
	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st, put(st, s, now, what, detail, id, err), err);
}

int
hw_store_follow(struct hw_store *st, const struct hw_source *s, hw_time now,
    struct hw_str how, hw_id *id, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_source row = {.kind = s->kind,
	    .url = s->url,
	    .title = s->title,
	    .site = s->site,
	    .language = s->language,
	    .fulltext = s->fulltext,
	    .domain = hw_url_domain(m, s->url),
	    .added = now,
	    .next_poll = now,
	    .last_poll = HW_TIME_NONE,
	    .last_change = HW_TIME_NONE};
	int rc = hw_store_source_put(
	    st, &row, now, HW_STR("added"), how, id, err);

	hw_arena_free(m);
	return rc;
}

/* ---- reading -------------------------------------------------------------- */

static int
get_log(struct hw_store *st, struct hw_arena *m, struct hw_source_page *p,
    struct hw_err *err)
{
	HW_VEC(struct hw_source_line) list = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT at, what, detail, sum = hw_sum("
	    "id, source, at, what, detail) FROM source_log WHERE source = ?1 "
	    "ORDER BY id DESC LIMIT ?2",
	    "ii", p->source.id, (int64_t)LOG_KEEP);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		if (!sqlite3_column_int(q, 3)) {
			hw_sql_damage(st, NULL, "source_log", p->source.id);
			continue;
		}
		*HW_PUSH(m, &list) = (struct hw_source_line){
		    sqlite3_column_int64(q, 0), hw_col_str(m, q, 1),
		    hw_col_str(m, q, 2)};
	}
	p->log = list.v;
	p->n_log = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

static struct hw_str
title(struct hw_store *st, struct hw_arena *m, const char *query, hw_id id)
{
	struct hw_err err = {0};
	struct hw_str s = {0};
	sqlite3_stmt *q;

	if (hw_sql(st, &q, &err, query, "i", id) == HW_OK &&
	    hw_sql_row(st, q, &err) == HW_OK) {
		s = hw_col_str(m, q, 0);
		sqlite3_reset(q);
	}
	return s;
}

struct hw_str
hw_store_source_title(struct hw_store *st, struct hw_arena *m, hw_id id)
{
	return title(st, m, "SELECT title FROM source WHERE id = ?1", id);
}

struct hw_str
hw_store_outlet_of(struct hw_store *st, struct hw_arena *m, hw_id article)
{
	return title(st, m,
	    "SELECT s.title FROM article a JOIN source s ON s.id = a.source "
	    "WHERE a.id = ?1",
	    article);
}

int
hw_store_source(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_str name, struct hw_source_page *out, struct hw_err *err)
{
	sqlite3_stmt *q;
	bool good;
	int rc = hw_sql(st, &q, err,
	    "SELECT " HW_SOURCE_COLS("") ", sum = hw_sum(" HW_SOURCE_COLS(
		"") ") FROM source "
		    "WHERE (?1 <> 0 AND id = ?1) OR (?1 = 0 AND (url = ?2 OR "
		    "domain = ?2)) ORDER BY url <> ?2, id LIMIT 1",
	    "is", id, name);

	memset(out, 0, sizeof(*out));
	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc == HW_ENOTFOUND && id)
		return hw_fail(err, rc, "no source %lld", (long long)id);
	if (rc == HW_ENOTFOUND)
		return hw_fail(err, rc, "no source \"%.*s\"",
		    HW_FMT(hw_str_sub(name, 0, 150)));
	if (rc != HW_OK)
		return rc;
	read_source(m, q, &out->source);
	good = sqlite3_column_int(q, HW_SOURCE_N);
	sqlite3_reset(q);
	if (!good)
		return hw_sql_damage(st, err, "source", out->source.id);
	rc = get_log(st, m, out, err);
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, 0, &out->items,
		    "SELECT count(*) "
		    "FROM article WHERE source = ?1",
		    "i", out->source.id);
	return rc;
}

int
hw_store_sources(struct hw_store *st, struct hw_arena *m, hw_time due,
    struct hw_str domain, size_t limit, struct hw_sources *out,
    struct hw_err *err)
{
	HW_VEC(struct hw_source) list = {0};
	int64_t max = limit && limit < INT32_MAX ? (int64_t)limit : -1;
	struct hw_source s;
	sqlite3_stmt *q;
	int rc;

	if (due != HW_TIME_NONE)
		rc = hw_sql(st, &q, err,
		    "SELECT " HW_SOURCE_COLS("") ", sum = hw_sum(" HW_SOURCE_COLS(
			"") ") FROM source "
			    "WHERE next_poll <= ?1 AND (?2 = '' OR domain = ?2) "
			    "ORDER BY next_poll LIMIT ?3",
		    "isi", due, domain, max);
	else
		rc = hw_sql(st, &q, err,
		    "SELECT " HW_SOURCE_COLS("") ", sum = hw_sum(" HW_SOURCE_COLS(
			"") ") FROM source "
			    "WHERE (?1 = '' OR domain = ?1) ORDER BY id LIMIT ?2",
		    "si", domain, max);
	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		read_source(m, q, &s);
		if (sqlite3_column_int(q, HW_SOURCE_N))
			*HW_PUSH(m, &list) = s;
		else
			hw_sql_damage(st, NULL, "source", s.id);
	}
	out->v = list.v;
	out->n = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}
