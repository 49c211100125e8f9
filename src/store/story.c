/* SPDX-License-Identifier: MIT
 * Reading stories: the front page and the page of one. */
#include "store/store_int.h"

#include <float.h>

#include "base/log.h"
#include "format/evidence.h"

#define FRONT_MAX 200
#define LINKS_MAX 20

/* ---- parts of a story ----------------------------------------------------- */

/* Roots that are pages of ours are named only while they are shown. */
static int
get_roots(struct hw_store *st, struct hw_arena *m, struct hw_story *s,
    struct hw_err *err)
{
	HW_VEC(struct hw_root) list = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT article, name, url, pages, "
	    "sum = hw_sum(story, n, article, name, url, pages), "
	    "article = 0 OR EXISTS (SELECT 1 FROM listed "
	    "WHERE listed.id = root.article) "
	    "FROM root WHERE story = ?1 ORDER BY n",
	    "i", s->id);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		struct hw_root *r;

		if (!sqlite3_column_int(q, 4)) {
			hw_sql_damage(st, NULL, "root", s->id);
			continue;
		}
		r = HW_PUSH(m, &list);
		r->pages = sqlite3_column_int(q, 3);
		if (!sqlite3_column_int(q, 5))
			continue;
		r->article = sqlite3_column_int64(q, 0);
		r->name = hw_col_str(m, q, 1);
		r->url = hw_col_str(m, q, 2);
	}
	s->roots = list.v;
	s->n_roots = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

#define FINDING_COLS \
	"story, n, i, kind, slot, key, article, start, stop, value, credited"

/* Findings with the anchors that are shown; a contradiction that lost one
 * side is none. */
static int
get_findings(struct hw_store *st, struct hw_arena *m, struct hw_story *s,
    struct hw_err *err)
{
	HW_VEC(struct hw_finding) list = {0};
	HW_VEC(struct hw_anchor) anchors = {0};
	int64_t last = -1;
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " FINDING_COLS ", sum = hw_sum(" FINDING_COLS
	    ") FROM finding WHERE story = ?1 "
	    "AND EXISTS (SELECT 1 FROM listed WHERE listed.id = "
	    "finding.article AND listed.showing & 8) ORDER BY n, i",
	    "i", s->id);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		int64_t n = sqlite3_column_int64(q, 1);
		struct hw_finding *f;

		if (!sqlite3_column_int(q, 11)) {
			hw_sql_damage(st, NULL, "finding", s->id);
			continue;
		}
		if (n != last) {
			f = HW_PUSH(m, &list);
			f->kind = (enum hw_finding_kind)sqlite3_column_int(
			    q, 3);
			f->slot = (enum hw_slot)sqlite3_column_int(q, 4);
			f->key = hw_col_str(m, q, 5);
			memset(&anchors, 0, sizeof(anchors));
			last = n;
		}
		*HW_PUSH(m, &anchors) = (struct hw_anchor){
		    .article = sqlite3_column_int64(q, 6),
		    .span = {(uint32_t)sqlite3_column_int64(q, 7),
			(uint32_t)sqlite3_column_int64(q, 8)},
		    .value = hw_col_str(m, q, 9),
		    .credited = hw_col_str(m, q, 10),
		    .side = sqlite3_column_int(q, 2) / HW_FINDING_SIDE - 1,
		};
		f = &list.v[list.n - 1];
		f->anchors = anchors.v;
		f->n = anchors.n;
	}
	s->findings = list.v;
	s->n_findings = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

static bool
has_one_side(const struct hw_finding *f)
{
	for (size_t i = 1; i < f->n; i++)
		if (f->anchors[i].side != f->anchors[0].side)
			return false;
	return f->n < 2 || f->anchors[0].side >= 0;
}

/* Drop findings that say nothing any more; count the contradictions. */
static void
settle_findings(struct hw_story *s)
{
	size_t kept = 0;

	s->differs = 0;
	for (size_t i = 0; i < s->n_findings; i++) {
		const struct hw_finding *f = &s->findings[i];

		if (f->kind == HW_FINDING_DIFFERS
			? has_one_side(f)
			: f->n < 2 && f->kind == HW_FINDING_AGREES)
			continue;
		s->differs += f->kind == HW_FINDING_DIFFERS;
		s->findings[kept++] = *f;
	}
	s->n_findings = kept;
}

static void
split_lines(struct hw_arena *m, struct hw_str text, struct hw_strs *out)
{
	struct hw_str line;

	while (hw_str_line(&text, &line))
		*HW_PUSH(m, out) = line;
}

/* Links both ways; other is the far story with its lead's title, given that
 * something of it may be shown. */
static int
get_links(struct hw_store *st, struct hw_arena *m, hw_id story,
    struct hw_story_ref **out, size_t *n, struct hw_err *err)
{
	HW_VEC(struct hw_story_ref) list = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT o.id, lead, o.language, state, "
	    "first, last, pages, independent, differs, languages, importance, "
	    "o.sum = hw_sum(o.id, lead, o.language, state, first, last, "
	    "pages, independent, differs, languages, importance), "
	    "a.title, l.from_story, l.to_story, l.kind, l.score, l.shared, "
	    "l.gap_days, l.sum = hw_sum(l.from_story, l.to_story, l.kind, "
	    "l.score, l.shared, l.gap_days), max(l.score) "
	    "FROM (SELECT *, to_story AS far FROM story_link "
	    "WHERE from_story = ?1 UNION ALL SELECT *, from_story AS far "
	    "FROM story_link WHERE to_story = ?1) l "
	    "JOIN story o ON o.id = l.far JOIN listed a ON a.id = o.lead "
	    "GROUP BY l.far, l.kind ORDER BY l.kind, l.score DESC LIMIT ?2",
	    "ii", story, (int64_t)LINKS_MAX);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		struct hw_story_ref *r;

		if (!sqlite3_column_int(q, 11) || !sqlite3_column_int(q, 19)) {
			hw_sql_damage(st, NULL, "story_link", story);
			continue;
		}
		r = HW_PUSH(m, &list);
		hw_row_story(m, q, 0, &r->other);
		r->other.title = hw_col_str(m, q, 12);
		r->link.from = sqlite3_column_int64(q, 13);
		r->link.to = sqlite3_column_int64(q, 14);
		r->link.kind = (enum hw_story_link_kind)sqlite3_column_int(
		    q, 15);
		r->link.score = sqlite3_column_double(q, 16);
		split_lines(m, hw_col_str(m, q, 17), &r->link.shared);
		r->link.gap_days = sqlite3_column_int(q, 18);
	}
	*out = list.v;
	*n = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

/* ---- the page of one ------------------------------------------------------ */

static int
get_members(struct hw_store *st, struct hw_arena *m, struct hw_story_page *p,
    struct hw_err *err)
{
	HW_VEC(struct hw_item) list = {0};
	HW_VEC(struct hw_member) members = {0};
	struct hw_item item;
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " HW_ITEM_COLS("a") " FROM member mm CROSS JOIN listed a ON a.id = mm.article" HW_ITEM_JOIN(
		"a") "WHERE mm.story = ?1 "
		     "AND mm.sum = hw_sum(mm.article, mm.story, mm.role, mm.of, "
		     "mm.score) ORDER BY coalesce(min(a.published, a.first_seen), "
		     "a.first_seen), a.id LIMIT ?2",
	    "ii", p->story.id, (int64_t)HW_STORY_ITEMS);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		if (hw_row_item(st, m, q, 0, &item, NULL) != HW_OK)
			continue;
		*HW_PUSH(m, &list) = item;
		*HW_PUSH(m, &members) = (struct hw_member){
		    item.article.id, item.role, item.of};
	}
	p->items = list.v;
	p->n_items = list.n;
	p->story.members = members.v;
	p->story.n_members = members.n;
	if (rc != HW_ENOTFOUND)
		return rc;
	rc = hw_sql_int(st, err, 0, &p->withheld,
	    "SELECT count(*) "
	    "FROM member WHERE story = ?1 AND NOT EXISTS (SELECT 1 "
	    "FROM listed WHERE listed.id = member.article)",
	    "i", p->story.id);
	return rc;
}

/* The pages of its stories abroad. */
static int
get_abroad(struct hw_store *st, struct hw_arena *m, struct hw_story_page *p,
    struct hw_err *err)
{
	HW_VEC(struct hw_item) list = {0};
	struct hw_item item;
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " HW_ITEM_COLS("a") " FROM member mm CROSS JOIN listed a ON a.id = mm.article" HW_ITEM_JOIN(
		"a") "WHERE mm.article IN " HW_PAGES_ABROAD
		     ") AND mm.story <> ?1 AND mm.sum = hw_sum(mm.article, mm.story, mm.role, mm.of, "
		     "mm.score) ORDER BY coalesce(min(a.published, a.first_seen), "
		     "a.first_seen), a.id LIMIT ?2",
	    "ii", p->story.id, (int64_t)HW_STORY_ABROAD);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK)
		if (hw_row_item(st, m, q, 0, &item, NULL) == HW_OK)
			*HW_PUSH(m, &list) = item;
	p->abroad = list.v;
	p->n_abroad = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

static int
get_edges(struct hw_store *st, struct hw_arena *m, struct hw_story_page *p,
    struct hw_err *err)
{
	HW_VEC(struct hw_edge) list = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT a, b, e.kind, e.score, direction, margin, cover_a, "
	    "cover_b, evidence, e.sum = hw_sum(a, b, e.kind, e.score, "
	    "direction, margin, cover_a, cover_b, evidence), "
	    "p.showing & q.showing & 8 FROM member x CROSS JOIN edge e "
	    "ON e.a = x.article JOIN member y ON y.article = e.b "
	    "JOIN listed p ON p.id = e.a JOIN listed q ON q.id = e.b "
	    "WHERE x.story IN " HW_STORIES_ABROAD " UNION SELECT ?1) "
	    "AND y.story IN " HW_STORIES_ABROAD " UNION SELECT ?1) "
	    "ORDER BY x.story <> ?1 AND y.story <> ?1, e.a, e.b LIMIT ?2",
	    "ii", p->story.id, (int64_t)HW_STORY_EDGES);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		struct hw_edge *e;

		if (!sqlite3_column_int(q, 9)) {
			hw_sql_damage(
			    st, NULL, "edge", sqlite3_column_int64(q, 0));
			continue;
		}
		e = HW_PUSH(m, &list);
		e->a = sqlite3_column_int64(q, 0);
		e->b = sqlite3_column_int64(q, 1);
		e->kind = (enum hw_edge_kind)sqlite3_column_int(q, 2);
		e->score = sqlite3_column_double(q, 3);
		e->direction = (enum hw_direction)sqlite3_column_int(q, 4);
		e->margin = sqlite3_column_double(q, 5);
		e->cover_a = (float)sqlite3_column_double(q, 6);
		e->cover_b = (float)sqlite3_column_double(q, 7);
		if (sqlite3_column_int(q, 10)) /* else it may not be quoted */
			hw_evidence_read(m, hw_col_str(m, q, 8), e);
	}
	p->edges = list.v;
	p->n_edges = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

static int
read_ids(struct hw_store *st, sqlite3_stmt *q, int rc, hw_id *out, size_t *n,
    struct hw_err *err)
{
	*n = 0;
	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK)
		out[(*n)++] = sqlite3_column_int64(q, 0);
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

int
hw_store_kin(struct hw_store *st, hw_id story, size_t max, hw_id *out,
    size_t *n, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT to_story FROM story_link WHERE kind = 2 AND to_story <> ?1 "
	    "AND from_story IN " HW_STORIES_ABROAD ") UNION "
	    "SELECT from_story FROM story_link WHERE kind = 2 "
	    "AND from_story <> ?1 AND to_story IN " HW_STORIES_ABROAD
	    ") LIMIT ?2",
	    "ii", story, (int64_t)max);

	return read_ids(st, q, rc, out, n, err);
}

int
hw_store_spliced(struct hw_store *st, hw_id story, size_t max, hw_id *out,
    size_t *n, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT o.story FROM member m JOIN edge e ON e.a = m.article "
	    "JOIN member o ON o.article = e.b "
	    "WHERE m.story = ?1 AND e.kind = 3 AND o.story <> ?1 UNION "
	    "SELECT o.story FROM member m JOIN edge e ON e.b = m.article "
	    "JOIN member o ON o.article = e.a "
	    "WHERE m.story = ?1 AND e.kind = 3 AND o.story <> ?1 LIMIT ?2",
	    "ii", story, (int64_t)max);

	return read_ids(st, q, rc, out, n, err);
}

/* The lead's headline; when it is not shown, the earliest page that is. */
static void
choose_lead(struct hw_story *s, const struct hw_item *items, size_t n)
{
	const struct hw_item *lead = &items[0];

	for (size_t i = 0; i < n; i++)
		if (items[i].article.id == s->lead)
			lead = &items[i];
	s->lead = lead->article.id;
	s->title = lead->article.title;
	s->language = lead->article.language;
}

int
hw_store_story(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_story_page *out, struct hw_err *err)
{
	int rc;

	memset(out, 0, sizeof(*out));
	rc = hw_sql_int(st, err, id, &id,
	    "SELECT story FROM story_alias WHERE id = ?1 "
	    "AND sum = hw_sum(id, story)",
	    "i", id);
	if (rc == HW_OK)
		rc = hw_story_load(st, m, id, &out->story, err);
	if (rc == HW_OK)
		rc = get_members(st, m, out, err);
	if (rc == HW_OK && out->n_items == 0)
		rc = HW_ENOTFOUND;
	if (rc == HW_ENOTFOUND)
		return hw_fail(err, rc, "no story %lld", (long long)id);
	if (rc == HW_OK)
		rc = get_roots(st, m, &out->story, err);
	if (rc == HW_OK)
		rc = get_findings(st, m, &out->story, err);
	if (rc == HW_OK)
		rc = get_abroad(st, m, out, err);
	if (rc == HW_OK)
		rc = get_edges(st, m, out, err);
	if (rc == HW_OK)
		rc = get_links(st, m, id, &out->links, &out->n_links, err);
	if (rc != HW_OK)
		return rc;
	settle_findings(&out->story);
	choose_lead(&out->story, out->items, out->n_items);
	return HW_OK;
}

/* ---- the front page ------------------------------------------------------- */

static int
get_roles(struct hw_store *st, struct hw_front_story *f, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT role, count(*) FROM member m "
	    "WHERE story = ?1 AND EXISTS (SELECT 1 FROM listed "
	    "WHERE listed.id = m.article) GROUP BY role",
	    "i", f->story.id);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		int role = sqlite3_column_int(q, 0);

		if (role >= 0 && role <= HW_ROLE_UPDATE)
			f->roles[role] = sqlite3_column_int(q, 1);
	}
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

/* The lead first, then independent pages, then others by age. */
static int
get_top_items(struct hw_store *st, struct hw_arena *m, struct hw_front_story *f,
    struct hw_err *err)
{
	HW_VEC(struct hw_item) list = {0};
	struct hw_item item;
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " HW_ITEM_COLS("a") " FROM member mm CROSS JOIN listed a ON a.id = mm.article" HW_ITEM_JOIN(
		"a") "WHERE mm.story = ?1 "
		     "ORDER BY a.id <> ?3, mm.role <> 1, a.id LIMIT ?2",
	    "iii", f->story.id, (int64_t)(1 + HW_FRONT_ALSO), f->story.lead);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK)
		if (hw_row_item(st, m, q, 0, &item, NULL) == HW_OK)
			*HW_PUSH(m, &list) = item;
	if (rc != HW_ENOTFOUND)
		return rc;
	if (list.n == 0)
		return rc;
	f->lead = list.v[0];
	f->also = list.v + 1;
	f->n_also = list.n - 1;
	f->story.lead = f->lead.article.id;
	f->story.title = f->lead.article.title;
	f->story.language = f->lead.article.language;
	return HW_OK;
}

static int
fill_front(struct hw_store *st, struct hw_arena *m, struct hw_front_story *f,
    struct hw_err *err)
{
	int rc = get_top_items(st, m, f, err);

	if (rc == HW_OK)
		rc = get_roles(st, f, err);
	if (rc == HW_OK)
		rc = get_roots(st, m, &f->story, err);
	if (rc == HW_OK)
		rc = get_links(st, m, f->story.id, &f->links, &f->n_links, err);
	return rc;
}

static int
rank(struct hw_store *st, struct hw_arena *m, const struct hw_front_query *fq,
    double importance, hw_id id, int64_t limit, struct hw_story *out, size_t *n,
    struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " HW_STORY_COLS ", sum = hw_sum(" HW_STORY_COLS
	    ") FROM story "
	    "WHERE (importance, id) < (?1, ?2) AND last >= ?3 "
	    "AND pages >= ?4 AND (?5 = '' OR ' ' || languages || ' ' "
	    "LIKE '% ' || ?5 || ' %') "
	    "ORDER BY importance DESC, id DESC LIMIT ?6",
	    "diiisi", importance, id,
	    fq->since == HW_TIME_NONE ? INT64_MIN : fq->since,
	    (int64_t)fq->min_pages, fq->language, limit);

	*n = 0;
	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		hw_row_story(m, q, 0, &out[*n]);
		if (sqlite3_column_int(q, HW_STORY_N))
			++*n;
		else
			hw_sql_damage(st, NULL, "story", out[*n].id);
	}
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

int
hw_store_stories(struct hw_store *st, struct hw_arena *m,
    const struct hw_front_query *q, struct hw_front *out, struct hw_err *err)
{
	size_t limit = q->limit && q->limit < FRONT_MAX ? q->limit : FRONT_MAX;
	struct hw_story *story = HW_ARRAY(m, struct hw_story, limit);
	double importance = q->before_id ? q->before_importance : DBL_MAX;
	hw_id id = q->before_id ? q->before_id : INT64_MAX;
	size_t n;
	int rc;

	out->v = HW_ARRAY(m, struct hw_front_story, limit);
	out->n = 0;
	do { /* until full: some stories have nothing to show */
		rc = rank(
		    st, m, q, importance, id, (int64_t)limit, story, &n, err);
		for (size_t i = 0; i < n && out->n < limit && rc == HW_OK;
		     i++) {
			struct hw_front_story *f = &out->v[out->n];

			importance = story[i].importance;
			id = story[i].id;
			memset(f, 0, sizeof(*f));
			f->story = story[i];
			rc = fill_front(st, m, f, err);
			if (rc == HW_OK)
				out->n++;
			else if (rc == HW_ENOTFOUND)
				rc = HW_OK;
		}
	} while (rc == HW_OK && n > 0 && out->n < limit);
	return rc;
}
