/* SPDX-License-Identifier: MIT
 * The identity ladder: is this item one we know?
 *
 * Keys are 64-bit hashes; what they find is compared as text, so that nobody
 * can make his item pass for another's by a collision. */
#include "store/store_int.h"

#include "base/hash.h"
#include "url/url.h"

#define SAME_SCORE 0.95           /* of a near-copy in the same source */
#define SAME_TERM (3 * 24 * 3600) /* seconds within which it is the same */
#define SAME_TEXT 200             /* bytes; shorter texts say nothing */
#define SAME_UPDATE 0.98          /* score of an update that is an edit, ... */
#define SAME_LENGTH 0.9           /* ... and the shorter text of the longer */

int64_t
hw_key(struct hw_str s)
{
	return (int64_t)hw_hash(s);
}

struct hw_str
hw_bare(struct hw_str guid)
{
	size_t p = hw_str_find(guid, HW_STR("://"), 0), slash;

	if (p == HW_NPOS || p > 8)
		return HW_STR("");
	slash = hw_str_chr(guid, '/', p + 3);
	/* "/" alone would make all of a source one item */
	if (slash == HW_NPOS || guid.n - slash < 3)
		return HW_STR("");
	return hw_str_from(guid, slash);
}

struct hw_str
hw_url_ident(struct hw_arena *m, struct hw_str url)
{
	struct hw_str s = hw_url_canon(m, url);
	size_t p = hw_str_find(s, HW_STR("://"), 0);

	if (p == HW_NPOS || !hw_url_is_http(s))
		return HW_STR("");
	s = hw_str_from(s, p + 3);
	if (hw_str_istarts(s, HW_STR("www.")))
		s = hw_str_from(s, 4);
	/* a home page is the address of no item */
	if (hw_str_chr(s, '/', 0) + 1 >= s.n)
		return HW_STR("");
	return s;
}

static int
by_sighting(struct hw_store *st, hw_id source, struct hw_str guid, bool bare,
    hw_id *out, struct hw_err *err)
{
	struct hw_str want = bare ? hw_bare(guid) : guid;
	sqlite3_stmt *q;
	int rc;

	if (want.n == 0 || source == 0)
		return HW_ENOTFOUND;
	rc = hw_sql(st, &q, err,
	    bare
		? "SELECT article, guid, sum = hw_sum(source, guid_key, bare_key, "
		  "guid, article, seen) FROM sighting "
		  "WHERE source = ?1 AND bare_key = ?2"
		: "SELECT article, guid, sum = hw_sum(source, guid_key, bare_key, "
		  "guid, article, seen) FROM sighting "
		  "WHERE source = ?1 AND guid_key = ?2",
	    "ii", source, hw_key(want));
	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		struct hw_str g = hw_col_str(st->scratch, q, 1);

		*out = sqlite3_column_int64(q, 0);
		if (!sqlite3_column_int(q, 2))
			rc = hw_sql_damage(st, err, "sighting", *out);
		else if (!hw_str_eq(bare ? hw_bare(g) : g, want))
			continue;
		sqlite3_reset(q);
		return rc;
	}
	return rc;
}

/* Is the article's canonical address the one wanted?  Its row has only the
 * address it was read at; the record has both. */
static bool
is_canonical(struct hw_store *st, hw_id article, struct hw_str want)
{
	struct hw_article a;

	return hw_body_get(st, st->scratch, article, &a, NULL) == HW_OK &&
	    a.canonical.n > 0 &&
	    hw_str_eq(hw_url_ident(st->scratch, a.canonical), want);
}

static int
by_url(struct hw_store *st, struct hw_str url, hw_id *out, struct hw_err *err)
{
	struct hw_str want = hw_url_ident(st->scratch, url);
	sqlite3_stmt *q;
	int rc;

	if (want.n == 0)
		return HW_ENOTFOUND;
	rc = hw_sql(st, &q, err,
	    "SELECT id, url FROM article WHERE url_key = ?1", "i",
	    hw_key(want));
	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		struct hw_str s = hw_col_str(st->scratch, q, 1);

		*out = sqlite3_column_int64(q, 0);
		if (!hw_str_eq(hw_url_ident(st->scratch, s), want) &&
		    !is_canonical(st, *out, want))
			continue;
		sqlite3_reset(q);
		return HW_OK;
	}
	return rc;
}

/* Was the article seen in this source, and lately? */
static int
lately_in(struct hw_store *st, hw_id source, hw_id article, hw_time now,
    struct hw_err *err)
{
	int64_t there;
	int rc = hw_sql_int(st, err, 0, &there,
	    "SELECT 1 FROM article WHERE id = ?1 AND source = ?2 "
	    "AND first_seen >= ?3 AND first_seen <= ?4",
	    "iiii", article, source, now - SAME_TERM, now + SAME_TERM);

	return rc != HW_OK ? rc : there ? HW_OK : HW_ENOTFOUND;
}

/* Of one publisher's texts trace/ calls every likeness an update: of nearly
 * the same words and length it is the item itself, edited. */
static bool
is_edit(
    struct hw_store *st, const struct hw_edge *e, const struct hw_article *a)
{
	struct hw_article old;
	double x = (double)a->text.n, y;

	if (e->a && e->b)
		return false;
	if (e->kind == HW_EDGE_COPY || e->kind == HW_EDGE_NEAR)
		return e->score >= (float)SAME_SCORE;
	if (e->kind != HW_EDGE_UPDATE || e->score < (float)SAME_UPDATE ||
	    hw_body_get(st, st->scratch, e->a ? e->a : e->b, &old, NULL) !=
		HW_OK)
		return false;
	y = (double)old.text.n;
	return x < y ? x >= SAME_LENGTH * y : y >= SAME_LENGTH * x;
}

static int
by_text(struct hw_store *st, const struct hw_verdict *v, int64_t content,
    hw_id *out, struct hw_err *err)
{
	int rc;

	if (v->source == 0 || v->article->text.n < SAME_TEXT)
		return HW_ENOTFOUND;
	rc = hw_sql_int(st, err, 0, out,
	    "SELECT id FROM article WHERE content = ?1 AND source = ?2 "
	    "ORDER BY id DESC LIMIT 1",
	    "ii", content, v->source);
	if (rc == HW_OK && *out)
		rc = lately_in(st, v->source, *out, v->now, err);
	else if (rc == HW_OK)
		rc = HW_ENOTFOUND;
	for (size_t i = 0; i < v->n_edges && rc == HW_ENOTFOUND; i++) {
		const struct hw_edge *e = &v->edges[i];

		if (!is_edit(st, e, v->article))
			continue;
		*out = e->a ? e->a : e->b;
		rc = lately_in(st, v->source, *out, v->now, err);
	}
	return rc;
}

static int
load_known(struct hw_store *st, struct hw_known *k, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT source, revision, content, "
	    "hidden, url, host, language, showing, a.sum = hw_sum(" HW_ARTICLE_COLS(
		"a") ") FROM article a WHERE id = ?1",
	    "i", k->article);

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc == HW_ENOTFOUND)
		return hw_fail(err, HW_EIO, "%s: article %lld is not there",
		    st->path, (long long)k->article);
	if (rc != HW_OK)
		return rc;
	k->source = sqlite3_column_int64(q, 0);
	k->revision = sqlite3_column_int(q, 1);
	k->content = sqlite3_column_int64(q, 2);
	k->hidden = (enum hw_hidden)sqlite3_column_int(q, 3);
	k->url = hw_col_str(st->scratch, q, 4);
	k->host = hw_col_str(st->scratch, q, 5);
	k->language = hw_col_str(st->scratch, q, 6);
	k->showing = sqlite3_column_int64(q, 7);
	if (!sqlite3_column_int(q, 8))
		rc = hw_sql_damage(st, err, "article", k->article);
	sqlite3_reset(q);
	return rc;
}

int
hw_ident(struct hw_store *st, const struct hw_verdict *v, int64_t content,
    struct hw_known *out, struct hw_err *err)
{
	struct hw_str url = v->article->canonical.n ? v->article->canonical
						    : v->article->url;
	int rc;

	memset(out, 0, sizeof(*out));
	out->article = v->article->id;
	if (out->article)
		return load_known(st, out, err);
	out->rung = HW_RUNG_GUID;
	rc = by_sighting(st, v->source, v->guid, false, &out->article, err);
	if (rc == HW_ENOTFOUND) {
		out->rung = HW_RUNG_BARE;
		rc = by_sighting(
		    st, v->source, v->guid, true, &out->article, err);
	}
	if (rc == HW_ENOTFOUND) {
		out->rung = HW_RUNG_URL;
		rc = by_url(st, url, &out->article, err);
	}
	if (rc == HW_ENOTFOUND) {
		out->rung = HW_RUNG_TEXT;
		rc = by_text(st, v, content, &out->article, err);
	}
	return rc == HW_OK ? load_known(st, out, err) : rc;
}

int
hw_sight(struct hw_store *st, const struct hw_verdict *v, hw_id article,
    struct hw_err *err)
{
	struct hw_str guid = v->guid.n ? v->guid : v->article->url;
	struct hw_str bare = hw_bare(guid);

	if (v->source == 0)
		return HW_OK;
	return hw_sql_do(st, err,
	    "INSERT INTO sighting(source, guid_key, bare_key, guid, article, "
	    "seen, sum) VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
	    "hw_sum(?1, ?2, ?3, ?4, ?5, ?6)) ON CONFLICT DO NOTHING",
	    "iiisii", v->source, hw_key(guid), hw_key(bare.n ? bare : guid),
	    guid, article, v->now);
}

int
hw_store_find(struct hw_store *st, hw_id source, struct hw_str guid,
    struct hw_str url, hw_id *out, struct hw_err *err)
{
	int rc = by_sighting(st, source, guid, false, out, err);

	if (rc == HW_ENOTFOUND)
		rc = by_sighting(st, source, guid, true, out, err);
	if (rc == HW_ENOTFOUND)
		rc = by_url(st, url, out, err);
	if (st->depth == 0)
		hw_arena_reset(st->scratch);
	return rc == HW_ENOTFOUND ? hw_fail(err, rc, "no such item") : rc;
}
