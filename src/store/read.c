/* SPDX-License-Identifier: MIT
 * Reading items: one, lists, the walk over all, search. */
#include "store/store_int.h"

#include <limits.h>

#define LIST_MAX 1000
#define SEARCH_MAX 200

/* Collect the rows of q, item columns first; damaged ones are left out. */
static int
collect(struct hw_store *st, struct hw_arena *m, sqlite3_stmt *q,
    struct hw_items *out, struct hw_err *err)
{
	HW_VEC(struct hw_item) list = {0};
	struct hw_item item;
	int rc;

	while ((rc = hw_sql_row(st, q, err)) == HW_OK)
		if (hw_row_item(st, m, q, 0, &item, NULL) == HW_OK)
			*HW_PUSH(m, &list) = item;
	out->v = list.v;
	out->n = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

/* ---- one item ------------------------------------------------------------- */

static int
get_item(struct hw_store *st, struct hw_arena *m, hw_id id, struct hw_item *out,
    struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " HW_ITEM_COLS(
		"a") ", NOT EXISTS (SELECT 1 FROM shown WHERE shown.id = a.id) "
		     "FROM article a" HW_ITEM_JOIN("a") "WHERE a.id = ?1",
	    "i", id);

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc == HW_ENOTFOUND)
		return hw_fail(err, rc, "no item %lld", (long long)id);
	if (rc != HW_OK)
		return rc;
	rc = hw_row_item(st, m, q, 0, out, err);
	if (rc == HW_OK && out->hidden == HW_SHOWN &&
	    sqlite3_column_int(q, HW_ITEM_N))
		out->hidden = HW_HIDDEN_CLOCK;
	sqlite3_reset(q);
	return rc;
}

/* Fill in the record, without losing what the row says. */
static void
join(struct hw_item *item, struct hw_article *whole)
{
	whole->id = item->article.id;
	whole->first_seen = item->article.first_seen;
	item->article = *whole;
}

static int
get_revisions(struct hw_store *st, struct hw_arena *m, struct hw_item *item,
    struct hw_err *err)
{
	HW_VEC(struct hw_revision) list = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT n, seen, title, sum = hw_sum(id, "
	    "article, n, seen, title, content, record) FROM revision "
	    "WHERE article = ?1 ORDER BY n",
	    "i", item->article.id);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		int n = sqlite3_column_int(q, 0);

		if (!sqlite3_column_int(q, 3)) {
			hw_sql_damage(st, NULL, "revision", n);
			continue;
		}
		*HW_PUSH(m, &list) = (struct hw_revision){
		    n, sqlite3_column_int64(q, 1), hw_col_str(m, q, 2)};
	}
	item->revisions = list.v;
	item->n_revisions = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

static int
get_old_text(struct hw_store *st, struct hw_arena *m, hw_id id, int n,
    struct hw_item *item, struct hw_err *err)
{
	struct hw_str record, packed;
	struct hw_article whole;
	sqlite3_stmt *q;
	bool good;
	int rc = hw_sql(st, &q, err,
	    "SELECT record, seen, sum = hw_sum(id, "
	    "article, n, seen, title, content, record) FROM revision "
	    "WHERE article = ?1 AND n = ?2",
	    "ii", id, (int64_t)n);

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc == HW_ENOTFOUND)
		return hw_fail(
		    err, rc, "item %lld has no revision %d", (long long)id, n);
	if (rc != HW_OK)
		return rc;
	record = hw_col_str(m, q, 0);
	item->seen = sqlite3_column_int64(q, 1);
	item->revision = n;
	good = sqlite3_column_int(q, 2);
	sqlite3_reset(q);
	if (!good)
		return hw_sql_damage(st, err, "revision", n);
	rc = hw_unzip(st, m, record, &packed, err);
	if (rc == HW_OK)
		rc = hw_unpack_article(m, packed, &whole, err);
	if (rc == HW_OK)
		join(item, &whole);
	return rc;
}

static int
get_guid(struct hw_store *st, struct hw_arena *m, struct hw_item *item,
    struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT guid, sum = hw_sum(source, guid_key, bare_key, guid, "
	    "article, seen) FROM sighting WHERE article = ?1 "
	    "ORDER BY source <> ?2, seen LIMIT 1",
	    "ii", item->article.id, item->source);

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc != HW_OK)
		return rc == HW_ENOTFOUND ? HW_OK : rc;
	item->guid = hw_col_str(m, q, 0);
	if (!sqlite3_column_int(q, 1))
		rc = hw_sql_damage(st, err, "sighting", item->article.id);
	sqlite3_reset(q);
	return rc;
}

int
hw_store_article(struct hw_store *st, struct hw_arena *m, hw_id id,
    int revision, int flags, struct hw_item *out, struct hw_err *err)
{
	struct hw_article whole;
	int rc = get_item(st, m, id, out, err);

	if (rc != HW_OK)
		return rc;
	if (out->hidden != HW_SHOWN && !(flags & HW_READ_HIDDEN)) {
		*out = (struct hw_item){.hidden = out->hidden,
		    .article = {
			.id = id, .first_seen = out->article.first_seen}};
		return hw_fail(err, HW_EDENIED,
		    "item %lld is withheld after a complaint", (long long)id);
	}
	rc = get_revisions(st, m, out, err);
	if (rc == HW_OK)
		rc = get_guid(st, m, out, err);
	if (rc == HW_OK && revision && revision != out->revision)
		return get_old_text(st, m, id, revision, out, err);
	if (rc != HW_OK)
		return rc;
	rc = hw_body_get(st, m, id, &whole, err);
	if (rc == HW_OK)
		join(out, &whole);
	if (rc != HW_ENOTFOUND)
		return rc;
	if (out->hidden == HW_HIDDEN_WITHDRAWN) /* the row is left */
		return HW_OK;
	return hw_sql_damage(st, err, "body", id);
}

/* ---- lists ---------------------------------------------------------------- */

int
hw_store_list(struct hw_store *st, struct hw_arena *m,
    const struct hw_list_query *query, struct hw_items *out, struct hw_err *err)
{
	int64_t limit = query->limit && query->limit < LIST_MAX
	    ? (int64_t)query->limit
	    : LIST_MAX;
	int64_t before = query->before ? query->before : INT64_MAX;
	int64_t unlisted = query->flags & HW_READ_UNLISTED;
	sqlite3_stmt *q;
	int rc;

#define FILTER                                                               \
	"AND (?3 OR a.showing & 1) AND (?4 = 0 OR a.source = ?4 OR EXISTS (" \
	"SELECT 1 FROM sighting g WHERE g.article = a.id AND "               \
	"g.source = ?4)) AND (?5 = 0 OR m.story = ?5) "                      \
	"AND (?6 = '' OR s.domain = ?6 OR a.host = ?6 "                      \
	"OR a.host LIKE '%.' || ?6) "
	if (query->after)
		rc = hw_sql(st, &q, err,
		    "SELECT " HW_ITEM_COLS("a") " FROM shown a" HW_ITEM_JOIN(
			"a") "WHERE a.id > ?1 " FILTER "ORDER BY a.id LIMIT ?2",
		    "iiiiis", query->after, limit, unlisted, query->source,
		    query->story, query->domain);
	else
		rc = hw_sql(st, &q, err,
		    "SELECT " HW_ITEM_COLS("a") " FROM shown a" HW_ITEM_JOIN(
			"a") "WHERE a.id < ?1 " FILTER
			     "ORDER BY a.id DESC LIMIT ?2",
		    "iiiiis", before, limit, unlisted, query->source,
		    query->story, query->domain);
#undef FILTER
	return rc == HW_OK ? collect(st, m, q, out, err) : rc;
}

int
hw_store_search(struct hw_store *st, struct hw_arena *m,
    const struct hw_search_query *query, struct hw_items *out,
    struct hw_err *err)
{
	int64_t limit = query->limit && query->limit < SEARCH_MAX
	    ? (int64_t)query->limit
	    : SEARCH_MAX;
	struct hw_str fts;
	sqlite3_stmt *q;
	int rc = hw_query(m, query->text, &fts, err);

	if (rc != HW_OK)
		return rc;
	/* CROSS JOIN: the index first, its rows in order */
	if (query->order == HW_ORDER_BEST)
		rc = hw_sql(st, &q, err,
		    "SELECT " HW_ITEM_COLS(
			"a") " FROM (SELECT rowid AS id, hw_rank(search) "
			     "AS r FROM search WHERE search MATCH ?1 "
			     "ORDER BY rowid DESC LIMIT ?4) f "
			     "CROSS JOIN listed a ON a.id = f.id" HW_ITEM_JOIN(
				 "a") "ORDER BY f.r DESC, f.id DESC LIMIT ?2 OFFSET ?3",
		    "siii", fts, limit, query->before,
		    (int64_t)HW_SEARCH_RANKED);
	else
		rc = hw_sql(st, &q, err,
		    "SELECT " HW_ITEM_COLS("a") " FROM search f CROSS JOIN listed a ON a.id = f.rowid" HW_ITEM_JOIN(
			"a") "WHERE f.search MATCH ?1 "
			     "AND f.rowid < ?3 ORDER BY f.rowid DESC LIMIT ?2",
		    "sii", fts, limit,
		    query->before ? query->before : (hw_id)INT64_MAX);
	return rc == HW_OK ? collect(st, m, q, out, err) : rc;
}

/* ---- the walk over all ---------------------------------------------------- */

static int
get_sketch(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_sketch *out, struct hw_err *err)
{
	struct hw_str record;
	sqlite3_stmt *q;
	bool good;
	int rc = hw_sql(st, &q, err,
	    "SELECT record, sum = hw_sum(article, "
	    "record) FROM sketch WHERE article = ?1",
	    "i", id);

	memset(out, 0, sizeof(*out));
	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc != HW_OK)
		return rc == HW_ENOTFOUND ? HW_OK : rc;
	record = hw_col_str(m, q, 0);
	good = sqlite3_column_int(q, 1);
	sqlite3_reset(q);
	return good ? hw_unpack_sketch(m, record, out, err)
		    : hw_sql_damage(st, err, "sketch", id);
}

/* The next id after this one, by page of ids so that no statement stays open
 * while the caller works (a long reader would hold up checkpoints). */
static int
next_ids(struct hw_store *st, hw_id after, hw_time since, int flags, hw_id *ids,
    size_t max, size_t *n, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT id FROM article a "
	    "WHERE id > ?1 AND first_seen >= ?2 AND (?3 OR EXISTS ("
	    "SELECT 1 FROM shown WHERE shown.id = a.id)) "
	    "AND (?4 OR showing & 1) ORDER BY id LIMIT ?5",
	    "iiiii", after, since == HW_TIME_NONE ? INT64_MIN : since,
	    (int64_t)(flags & HW_READ_HIDDEN),
	    (int64_t)(flags & (HW_READ_HIDDEN | HW_READ_UNLISTED)),
	    (int64_t)max);

	*n = 0;
	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK)
		ids[(*n)++] = sqlite3_column_int64(q, 0);
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

static int
get_whole(struct hw_store *st, struct hw_arena *m, hw_id id, int flags,
    struct hw_item *item, struct hw_sketch *sketch)
{
	int rc;

	if (flags & HW_READ_TEXT) {
		memset(item, 0, sizeof(*item));
		rc = hw_store_text(st, m, id, &item->article, NULL);
		if (rc == HW_OK)
			rc = hw_store_story_of(st, id, &item->story, NULL);
	} else {
		rc = hw_store_article(st, m, id, 0, HW_READ_HIDDEN, item, NULL);
	}
	return rc == HW_OK ? get_sketch(st, m, id, sketch, NULL) : rc;
}

/* The walk over one page of ids. */
static int
walk_page(struct hw_store *st, struct hw_arena *m, const hw_id *ids, size_t n,
    int flags,
    int (*each)(void *arg, struct hw_arena *m, const struct hw_item *item,
	const struct hw_sketch *sketch),
    void *arg, int64_t *bad)
{
	struct hw_sketch sketch;
	struct hw_item item;
	int rc = HW_OK;

	for (size_t i = 0; i < n && rc == HW_OK; i++) {
		int got;

		hw_arena_reset(m);
		got = get_whole(st, m, ids[i], flags, &item, &sketch);
		if (got == HW_OK)
			rc = each(arg, m, &item, &sketch);
		else if (got != HW_ENOTFOUND || !(flags & HW_READ_TEXT))
			++*bad; /* else its text was withdrawn */
	}
	return rc;
}

int
hw_store_recent(struct hw_store *st, hw_id after, hw_time since, int flags,
    int (*each)(void *arg, struct hw_arena *m, const struct hw_item *item,
	const struct hw_sketch *sketch),
    void *arg, int64_t *damaged, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	hw_id ids[256];
	int64_t bad = 0, version;
	size_t n;
	int rc = HW_OK;

	do {
		/* many reads in one transaction: each has its locks */
		bool look = sqlite3_get_autocommit(st->db);

		n = 0;
		if (look)
			rc = hw_store_look(st, &version, err);
		if (rc == HW_OK)
			rc = next_ids(st, after, since, flags, ids,
			    sizeof(ids) / sizeof(*ids), &n, err);
		if (rc == HW_OK)
			rc = walk_page(st, m, ids, n, flags, each, arg, &bad);
		if (look)
			hw_store_looked(st);
		after = n ? ids[n - 1] : after;
	} while (n > 0 && rc == HW_OK);
	if (damaged)
		*damaged = bad;
	hw_arena_free(m);
	return rc;
}

int
hw_store_recent_count(
    struct hw_store *st, hw_time since, int64_t *n, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT count(*) FROM article WHERE first_seen >= ?1", "i", since);

	*n = 0;
	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc != HW_OK)
		return rc;
	*n = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return HW_OK;
}
