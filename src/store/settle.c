/* SPDX-License-Identifier: MIT
 * What pipe/ reads to look at a story as a whole, and no more: a story is
 * looked at again whenever a page joins it. */
#include "store/store_int.h"

#define PAGES_MAX 80 /* of a story, and of those it is linked with */

/* Rows of id, first_seen, role, of, title of the source, whether whole. */
static int
collect_pages(struct hw_store *st, struct hw_arena *m, sqlite3_stmt *q,
    struct hw_settle_page **out, size_t *n, struct hw_err *err)
{
	HW_VEC(struct hw_settle_page) list = {0};
	int rc;

	while ((rc = hw_sql_row(st, q, err)) == HW_OK) {
		if (!sqlite3_column_int(q, 5)) {
			hw_sql_damage(
			    st, NULL, "article", sqlite3_column_int64(q, 0));
			continue;
		}
		*HW_PUSH(m, &list) = (struct hw_settle_page){
		    .id = sqlite3_column_int64(q, 0),
		    .first_seen = sqlite3_column_int64(q, 1),
		    .role = (enum hw_role)sqlite3_column_int(q, 2),
		    .of = sqlite3_column_int64(q, 3),
		    .source_title = hw_col_str(m, q, 4),
		};
	}
	*out = list.v;
	*n = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

#define PAGE_COLS                                                     \
	"SELECT a.id, a.first_seen, mm.role, mm.of, (SELECT s.title " \
	"FROM source s WHERE s.id = a.source), a.sum = "              \
	"hw_sum(" HW_ARTICLE_COLS("a") ") FROM member mm CROSS JOIN " \
				       "listed a ON a.id = mm.article "
#define PAGE_ORDER                                                     \
	"AND mm.sum = hw_sum(mm.article, mm.story, mm.role, mm.of, "   \
	"mm.score) ORDER BY coalesce(min(a.published, a.first_seen), " \
	"a.first_seen), a.id LIMIT ?2"

static int
get_pages(struct hw_store *st, struct hw_arena *m, hw_id story,
    struct hw_settling *out, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    PAGE_COLS "WHERE mm.story = ?1 " PAGE_ORDER, "ii", story,
	    (int64_t)PAGES_MAX);

	if (rc == HW_OK)
		rc = collect_pages(st, m, q, &out->pages, &out->n_pages, err);
	if (rc != HW_OK || out->n_pages == PAGES_MAX)
		return rc;
	rc = hw_sql(st, &q, err,
	    PAGE_COLS "WHERE mm.article IN " HW_PAGES_ABROAD
		      ") AND mm.story <> ?1 " PAGE_ORDER,
	    "ii", story, (int64_t)(PAGES_MAX - out->n_pages));
	return rc == HW_OK
	    ? collect_pages(st, m, q, &out->abroad, &out->n_abroad, err)
	    : rc;
}

enum side { NOWHERE, OWN, ABROAD };

static enum side
side_of(const struct hw_settling *s, hw_id id)
{
	for (size_t i = 0; i < s->n_pages; i++)
		if (s->pages[i].id == id)
			return OWN;
	for (size_t i = 0; i < s->n_abroad; i++)
		if (s->abroad[i].id == id)
			return ABROAD;
	return NOWHERE;
}

/* Between the pages found: those of the story's own first. */
static int
get_edges(struct hw_store *st, struct hw_arena *m, struct hw_settling *out,
    struct hw_err *err)
{
	HW_VEC(struct hw_edge) own = {0}, far = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT a, b, e.kind, e.score, direction, margin, cover_a, "
	    "cover_b, e.sum = hw_sum(a, b, e.kind, e.score, direction, "
	    "margin, cover_a, cover_b, evidence) FROM member x CROSS JOIN "
	    "edge e ON e.a = x.article WHERE x.story IN " HW_STORIES_ABROAD
	    " UNION SELECT ?1) ORDER BY a, b",
	    "i", out->story);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		struct hw_edge e = {.a = sqlite3_column_int64(q, 0),
		    .b = sqlite3_column_int64(q, 1)};
		enum side a = side_of(out, e.a), b = side_of(out, e.b);

		if (a == NOWHERE || b == NOWHERE ||
		    own.n + far.n == HW_STORY_EDGES)
			continue;
		if (!sqlite3_column_int(q, 8)) {
			hw_sql_damage(st, NULL, "edge", e.a);
			continue;
		}
		e.kind = (enum hw_edge_kind)sqlite3_column_int(q, 2);
		e.score = sqlite3_column_double(q, 3);
		e.direction = (enum hw_direction)sqlite3_column_int(q, 4);
		e.margin = sqlite3_column_double(q, 5);
		e.cover_a = (float)sqlite3_column_double(q, 6);
		e.cover_b = (float)sqlite3_column_double(q, 7);
		if (a == OWN || b == OWN)
			*HW_PUSH(m, &own) = e;
		else
			*HW_PUSH(m, &far) = e;
	}
	for (size_t i = 0; i < far.n; i++)
		*HW_PUSH(m, &own) = far.v[i];
	out->edges = own.v;
	out->n_edges = own.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

static int
get_linked(struct hw_store *st, struct hw_arena *m, hw_id story,
    struct hw_settling *out, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT far FROM (SELECT to_story AS far, score FROM story_link "
	    "WHERE from_story = ?1 AND kind = 2 UNION ALL "
	    "SELECT from_story, score FROM story_link WHERE to_story = ?1 "
	    "AND kind = 2) GROUP BY far ORDER BY max(score) DESC, far "
	    "LIMIT ?2",
	    "ii", story, (int64_t)HW_SETTLE_LINKED);

	out->linked = HW_ARRAY(m, hw_id, HW_SETTLE_LINKED);
	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK)
		out->linked[out->n_linked++] = sqlite3_column_int64(q, 0);
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

/* ---- links across languages that contradict each other -------------------- */

enum { NEAR_LINKS = 256 }; /* around a story that are looked at */

struct tie {
	hw_id story[2];
	struct hw_str language[2];
	bool gone;
};

/* The partner of story among the first n in that language; 0: none. */
static hw_id
partner(const struct tie *v, size_t n, hw_id story, struct hw_str language)
{
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < 2; k++)
			if (!v[i].gone && v[i].story[k] == story &&
			    hw_str_eq(v[i].language[!k], language))
				return v[i].story[!k];
	return 0;
}

static bool
differ(hw_id a, hw_id b)
{
	return a && b && a != b;
}

static bool
has_partner(const struct tie *v, size_t n, hw_id story)
{
	for (size_t i = 0; i < n; i++)
		if (!v[i].gone &&
		    (v[i].story[0] == story || v[i].story[1] == story))
			return true;
	return false;
}

/* Does link n contradict better ones?  A story has one partner in a language,
 * and two that are one event have the same one in a third.  But one whose
 * partners all have better ones may be a part of these. */
static bool
contradicts(const struct tie *v, size_t n)
{
	const struct tie *t = &v[n];

	if (!has_partner(v, n, t->story[0]) || !has_partner(v, n, t->story[1]))
		return false;
	for (int k = 0; k < 2; k++)
		if (differ(partner(v, n, t->story[k], t->language[!k]),
			t->story[!k]))
			return true;
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < 2 && !v[i].gone; k++)
			if (v[i].story[k] == t->story[0] &&
			    differ(v[i].story[!k],
				partner(v, n, t->story[1], v[i].language[!k])))
				return true;
	return false;
}

static int
near_links(struct hw_store *st, struct hw_arena *m, hw_id story, struct tie *v,
    size_t *n, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "WITH RECURSIVE near(id, hops) AS (SELECT ?1, 0 "
	    "UNION SELECT to_story, hops + 1 FROM near JOIN story_link "
	    "ON from_story = near.id AND kind = 2 WHERE hops < 2 "
	    "UNION SELECT from_story, hops + 1 FROM near JOIN story_link "
	    "ON to_story = near.id AND kind = 2 WHERE hops < 2) "
	    "SELECT a.id, b.id, a.language, b.language FROM "
	    "(SELECT from_story, to_story, score FROM near JOIN story_link "
	    "ON from_story = near.id AND kind = 2 UNION "
	    "SELECT from_story, to_story, score FROM near JOIN story_link "
	    "ON to_story = near.id AND kind = 2) s "
	    "JOIN story a ON a.id = from_story "
	    "JOIN story b ON b.id = to_story "
	    "ORDER BY s.score DESC, a.id, b.id LIMIT ?2",
	    "ii", story, (int64_t)NEAR_LINKS);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK)
		v[(*n)++] = (struct tie){.story = {sqlite3_column_int64(q, 0),
					     sqlite3_column_int64(q, 1)},
		    .language = {hw_col_str(m, q, 2), hw_col_str(m, q, 3)}};
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

int
hw_store_prune_links(struct hw_store *st, struct hw_arena *m, hw_id story,
    hw_id **lost, size_t *n_lost, struct hw_err *err)
{
	struct tie *v = HW_ARRAY(m, struct tie, NEAR_LINKS);
	size_t n = 0;
	int rc = near_links(st, m, story, v, &n, err);

	*lost = HW_ARRAY(m, hw_id, n);
	*n_lost = 0;
	for (size_t i = 0; rc == HW_OK && i < n; i++) {
		const hw_id *s = v[i].story;

		v[i].gone = contradicts(v, i);
		if (!v[i].gone || (s[0] != story && s[1] != story))
			continue;
		(*lost)[(*n_lost)++] = s[s[0] == story];
		rc = hw_sql_do(st, err,
		    "DELETE FROM story_link WHERE from_story = ?1 "
		    "AND to_story = ?2 AND kind = 2",
		    "ii", s[0], s[1]);
	}
	return rc;
}

int
hw_store_settling(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_settling *out, struct hw_err *err)
{
	int rc;

	*out = (struct hw_settling){0};
	rc = hw_sql_int(st, err, id, &out->story,
	    "SELECT story FROM story_alias WHERE id = ?1 "
	    "AND sum = hw_sum(id, story)",
	    "i", id);
	if (rc == HW_OK)
		rc = get_pages(st, m, out->story, out, err);
	if (rc != HW_OK || out->n_pages == 0)
		return rc;
	rc = get_edges(st, m, out, err);
	return rc == HW_OK ? get_linked(st, m, out->story, out, err) : rc;
}

int
hw_store_text(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_article *out, struct hw_err *err)
{
	int rc = hw_body_get(st, m, id, out, err);

	if (rc != HW_OK)
		return rc;
	return hw_sql_int(st, err, 0, &out->first_seen,
	    "SELECT first_seen FROM article WHERE id = ?1", "i", id);
}

int
hw_store_seen(
    struct hw_store *st, hw_id article, hw_time *seen, struct hw_err *err)
{
	return hw_sql_int(st, err, HW_TIME_NONE, seen,
	    "SELECT seen FROM article WHERE id = ?1", "i", article);
}

int
hw_store_story_of(
    struct hw_store *st, hw_id article, hw_id *story, struct hw_err *err)
{
	return hw_sql_int(st, err, 0, story,
	    "SELECT story FROM member WHERE article = ?1", "i", article);
}
