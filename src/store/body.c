/* SPDX-License-Identifier: MIT
 * The parts of an article kept as records: body, sketch, edges. */
#include "store/store_int.h"

#include "format/evidence.h"

int
hw_body_put(struct hw_store *st, hw_id id, const struct hw_article *a,
    struct hw_err *err)
{
	struct hw_str packed = hw_pack_article(st->scratch, a), record;
	int rc;

	if (packed.n == 0)
		return hw_fail(
		    err, HW_ELIMIT, "%.*s: article too large", HW_FMT(a->url));
	rc = hw_zip(st, st->scratch, packed, a->language, &record, err);
	if (rc != HW_OK)
		return rc;
	return hw_sql_do(st, err,
	    "INSERT INTO body(article, record, sum) "
	    "VALUES(?1, ?2, hw_sum(?1, ?2)) ON CONFLICT(article) DO UPDATE "
	    "SET record = ?2, sum = hw_sum(?1, ?2)",
	    "ib", id, record);
}

int
hw_body_get(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_article *out, struct hw_err *err)
{
	struct hw_str record, packed;
	sqlite3_stmt *q;
	int good,
	    rc = hw_sql(st, &q, err,
		"SELECT record, "
		"sum = hw_sum(article, record) FROM body WHERE article = ?1",
		"i", id);

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc != HW_OK)
		return rc;
	record = hw_col_str(m, q, 0);
	good = sqlite3_column_int(q, 1);
	sqlite3_reset(q);
	if (!good)
		return hw_sql_damage(st, err, "body", id);
	rc = hw_unzip(st, m, record, &packed, err);
	if (rc == HW_OK)
		rc = hw_unpack_article(m, packed, out, err);
	out->id = id;
	return rc;
}

int
hw_sketch_put(struct hw_store *st, hw_id id, const struct hw_sketch *s,
    struct hw_err *err)
{
	if (!s)
		return HW_OK;
	return hw_sql_do(st, err,
	    "INSERT INTO sketch(article, record, sum) "
	    "VALUES(?1, ?2, hw_sum(?1, ?2)) ON CONFLICT(article) DO UPDATE "
	    "SET record = ?2, sum = hw_sum(?1, ?2)",
	    "ib", id, hw_pack_sketch(st->scratch, s));
}

/* ---- edges ---------------------------------------------------------------- */

static struct hw_str
evidence_of(struct hw_arena *m, const struct hw_edge *e)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, (size_t)1 << 20);
	hw_jw_init(&w, &b);
	hw_evidence_put(&w, e, 6);
	return b.rc == HW_OK ? hw_buf_str(&b) : HW_STR("[]");
}

int
hw_edges_put(struct hw_store *st, const struct hw_verdict *v, hw_id id,
    struct hw_err *err)
{
	for (size_t i = 0; i < v->n_edges; i++) {
		const struct hw_edge *e = &v->edges[i];
		hw_id a = e->a ? e->a : id, b = e->b ? e->b : id;
		int rc;

		if (e->kind == HW_EDGE_NONE || a == b)
			continue;
		rc = hw_sql_do(st, err,
		    "INSERT INTO edge(a, b, kind, score, direction, margin, "
		    "cover_a, cover_b, evidence, sum) VALUES(?1, ?2, ?3, ?4, "
		    "?5, ?6, ?7, ?8, ?9, hw_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, "
		    "?8, ?9)) ON CONFLICT(a, b) DO UPDATE SET kind = ?3, "
		    "score = ?4, direction = ?5, margin = ?6, cover_a = ?7, "
		    "cover_b = ?8, evidence = ?9, sum = hw_sum(?1, ?2, ?3, "
		    "?4, ?5, ?6, ?7, ?8, ?9)",
		    "iiididdds", a, b, (int64_t)e->kind, e->score,
		    (int64_t)e->direction, e->margin, (double)e->cover_a,
		    (double)e->cover_b, evidence_of(st->scratch, e));
		if (rc != HW_OK)
			return rc;
	}
	return HW_OK;
}
