/* SPDX-License-Identifier: MIT
 * Articles in stories: what the store keeps up by itself. */
#include "store/store_int.h"

#include "story/story.h"

hw_time
hw_item_time(const struct hw_article *a, hw_time now)
{
	hw_time seen = a->first_seen != HW_TIME_NONE && a->first_seen != 0
	    ? a->first_seen
	    : now;

	/* a stated time in the future is not believed */
	if (a->published.precision >= HW_PRECISION_DAY &&
	    a->published.at <= seen)
		return a->published.at;
	return seen;
}

/* A first rank until hw_store_story_put knows better: every page counts. */
static double
first_importance(int pages, hw_time last)
{
	return hw_story_importance(pages, 1, last);
}

static bool
has_word(struct hw_str list, struct hw_str word)
{
	struct hw_str w;

	while (hw_str_word(&list, &w))
		if (hw_str_eq(w, word))
			return true;
	return false;
}

int
hw_story_load(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_story *s, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " HW_STORY_COLS ", sum = hw_sum(" HW_STORY_COLS
	    ") FROM story WHERE id = ?1",
	    "i", id);

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc != HW_OK)
		return rc;
	hw_row_story(m, q, 0, s);
	if (!sqlite3_column_int(q, 11))
		rc = hw_sql_damage(st, err, "story", id);
	sqlite3_reset(q);
	return rc;
}

int
hw_story_write(
    struct hw_store *st, const struct hw_story *s, struct hw_err *err)
{
	return hw_sql_do(st, err,
	    "INSERT INTO story(" HW_STORY_COLS ", sum) "
	    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
	    "hw_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)) "
	    "ON CONFLICT(id) DO UPDATE SET lead = ?2, language = ?3, "
	    "state = ?4, first = ?5, last = ?6, pages = ?7, "
	    "independent = ?8, differs = ?9, languages = ?10, "
	    "importance = ?11, "
	    "sum = hw_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
	    "iisiiiiiisd", s->id, s->lead, s->language, (int64_t)s->state,
	    s->first, s->last, (int64_t)s->pages, (int64_t)s->independent,
	    (int64_t)s->differs, s->languages, s->importance);
}

static int
write_member(struct hw_store *st, hw_id story, hw_id article, enum hw_role role,
    hw_id of, double score, struct hw_err *err)
{
	return hw_sql_do(st, err,
	    "INSERT INTO member(article, story, role, "
	    "of, score, sum) VALUES(?1, ?2, ?3, ?4, ?5, "
	    "hw_sum(?1, ?2, ?3, ?4, ?5)) ON CONFLICT(article) DO UPDATE SET "
	    "story = ?2, role = ?3, of = ?4, score = ?5, "
	    "sum = hw_sum(?1, ?2, ?3, ?4, ?5)",
	    "iiiid", article, story, (int64_t)role, of, score);
}

static int
write_links(struct hw_store *st, const struct hw_verdict *v, struct hw_err *err)
{
	for (size_t i = 0; i < v->n_links; i++) {
		const struct hw_story_link *l = &v->links[i];
		hw_id from = l->from ? l->from : v->story;
		hw_id to = l->to ? l->to : v->story;
		struct hw_buf b;
		int rc;

		hw_buf_init(&b, st->scratch, 65536);
		for (size_t j = 0; j < l->shared.n; j++) {
			if (j)
				hw_buf_byte(&b, '\n');
			hw_buf_put(&b, l->shared.v[j]);
		}
		rc = hw_sql_do(st, err,
		    "INSERT INTO story_link(from_story, "
		    "to_story, kind, score, shared, gap_days, sum) "
		    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
		    "hw_sum(?1, ?2, ?3, ?4, ?5, ?6)) "
		    "ON CONFLICT(from_story, to_story, kind) DO UPDATE SET "
		    "score = ?4, shared = ?5, gap_days = ?6, "
		    "sum = hw_sum(?1, ?2, ?3, ?4, ?5, ?6)",
		    "iiidsi", from, to, (int64_t)l->kind, l->score,
		    hw_buf_str(&b), (int64_t)l->gap_days);
		if (rc != HW_OK)
			return rc;
	}
	return HW_OK;
}

static int
grow_story(struct hw_store *st, const struct hw_verdict *v, hw_id article,
    struct hw_err *err)
{
	const struct hw_article *a = v->article;
	hw_time at = hw_item_time(a, v->now);
	struct hw_story s;
	bool ours; /* nobody but us has ranked it */
	int rc = hw_story_load(st, st->scratch, v->story, &s, err);

	if (rc == HW_ENOTFOUND) {
		s = (struct hw_story){.id = v->story,
		    .lead = article,
		    .language = a->language,
		    .first = at,
		    .last = at,
		    .independent = 1};
		rc = HW_OK;
	}
	if (rc != HW_OK)
		return rc;
	ours = s.pages == 0 ||
	    s.importance == first_importance(s.pages, s.last);
	s.pages++;
	s.first = at < s.first ? at : s.first;
	s.last = at > s.last ? at : s.last;
	if (a->language.n && s.languages.n < 1000 &&
	    !has_word(s.languages, a->language))
		s.languages = s.languages.n
		    ? hw_str_printf(st->scratch, "%.*s %.*s",
			  HW_FMT(s.languages), HW_FMT(a->language))
		    : a->language;
	if (ours)
		s.importance = first_importance(s.pages, s.last);
	return hw_story_write(st, &s, err);
}

/* Take the article out of the story it was in. */
static int
shrink_story(struct hw_store *st, hw_id story, struct hw_err *err)
{
	struct hw_story s;
	int rc = hw_story_load(st, st->scratch, story, &s, err);

	if (rc == HW_ENOTFOUND)
		return HW_OK;
	if (rc == HW_OK) {
		s.pages--;
		rc = hw_story_write(st, &s, err);
	}
	return rc;
}

int
hw_member_put(struct hw_store *st, const struct hw_verdict *v, hw_id id,
    struct hw_err *err)
{
	int64_t old;
	int rc = HW_OK;

	if (v->story) {
		rc = hw_sql_int(st, err, 0, &old,
		    "SELECT story FROM member WHERE article = ?1", "i", id);
		if (rc == HW_OK && old != v->story) {
			if (old)
				rc = shrink_story(st, old, err);
			if (rc == HW_OK)
				rc = write_member(st, v->story, id,
				    HW_ROLE_UNKNOWN, 0, v->score, err);
			if (rc == HW_OK)
				rc = grow_story(st, v, id, err);
		}
	}
	return rc == HW_OK ? write_links(st, v, err) : rc;
}

/* ---- what pipe/ finds out about a story ----------------------------------- */

static int
write_roots(struct hw_store *st, const struct hw_story *s, struct hw_err *err)
{
	int rc = hw_sql_do(
	    st, err, "DELETE FROM root WHERE story = ?1", "i", s->id);

	for (size_t i = 0; i < s->n_roots && rc == HW_OK; i++) {
		const struct hw_root *r = &s->roots[i];

		rc = hw_sql_do(st, err,
		    "INSERT INTO root(story, n, article, "
		    "name, url, pages, sum) VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
		    "hw_sum(?1, ?2, ?3, ?4, ?5, ?6))",
		    "iiissi", s->id, (int64_t)i, r->article, r->name, r->url,
		    (int64_t)r->pages);
	}
	return rc;
}

static int
write_finding(struct hw_store *st, hw_id story, size_t n,
    const struct hw_finding *f, struct hw_err *err)
{
	int rc = HW_OK;

	for (size_t i = 0; i < f->n && rc == HW_OK; i++) {
		const struct hw_anchor *a = &f->anchors[i];

		rc = hw_sql_do(st, err,
		    "INSERT INTO finding(story, n, i, "
		    "kind, slot, key, article, start, stop, value, credited, "
		    "sum) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
		    "?11, hw_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
		    "?11))",
		    "iiiiisiiiss", story, (int64_t)n,
		    (int64_t)i + HW_FINDING_SIDE * (a->side + 1),
		    (int64_t)f->kind, (int64_t)f->slot, f->key, a->article,
		    (int64_t)a->span.start, (int64_t)a->span.end, a->value,
		    a->credited);
	}
	return rc;
}

static int
write_members(struct hw_store *st, const struct hw_story *s, struct hw_err *err)
{
	int rc = HW_OK;

	for (size_t i = 0; i < s->n_members && rc == HW_OK; i++) {
		const struct hw_member *m = &s->members[i];

		rc = hw_sql_do(st, err,
		    "UPDATE member SET role = ?2, "
		    "of = ?3, sum = hw_sum(article, story, ?2, ?3, score) "
		    "WHERE article = ?1 AND story = ?4 "
		    "AND (role <> ?2 OR of <> ?3) "
		    "AND sum = hw_sum(article, story, role, of, score)",
		    "iiii", m->article, (int64_t)m->role, m->of, s->id);
	}
	return rc;
}

/* A link between the two says nothing any more; one both had stays once. */
static int
move_links(struct hw_store *st, hw_id old, hw_id into, struct hw_err *err)
{
	int rc = hw_sql_do(st, err,
	    "DELETE FROM story_link WHERE (from_story = ?1 AND to_story = ?2) "
	    "OR (from_story = ?2 AND to_story = ?1)",
	    "ii", old, into);

	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "UPDATE OR REPLACE story_link SET from_story = ?2, sum = "
		    "hw_sum(?2, to_story, kind, score, shared, gap_days) "
		    "WHERE from_story = ?1 AND sum = hw_sum(from_story, "
		    "to_story, kind, score, shared, gap_days)",
		    "ii", old, into);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "UPDATE OR REPLACE story_link SET to_story = ?2, sum = "
		    "hw_sum(from_story, ?2, kind, score, shared, gap_days) "
		    "WHERE to_story = ?1 AND sum = hw_sum(from_story, "
		    "to_story, kind, score, shared, gap_days)",
		    "ii", old, into);
	return rc;
}

static int
merge_story(
    struct hw_store *st, struct hw_story *into, hw_id old, struct hw_err *err)
{
	struct hw_story s;
	int rc = hw_story_load(st, st->scratch, old, &s, err);

	if (rc == HW_ENOTFOUND || old == into->id)
		return HW_OK;
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "UPDATE member SET story = ?2, "
		    "sum = hw_sum(article, ?2, role, of, score) "
		    "WHERE story = ?1 "
		    "AND sum = hw_sum(article, story, role, of, score)",
		    "ii", old, into->id);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "UPDATE story_alias SET story = ?2, "
		    "sum = hw_sum(id, ?2) WHERE story = ?1",
		    "ii", old, into->id);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "INSERT INTO story_alias(id, story, "
		    "sum) VALUES(?1, ?2, hw_sum(?1, ?2))",
		    "ii", old, into->id);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM story WHERE id = ?1", "i", old);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM root WHERE story = ?1", "i", old);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM finding WHERE story = ?1", "i", old);
	if (rc == HW_OK)
		rc = move_links(st, old, into->id, err);
	into->pages += s.pages;
	into->first = s.first < into->first ? s.first : into->first;
	into->last = s.last > into->last ? s.last : into->last;
	return rc;
}

static int
story_put(struct hw_store *st, const struct hw_story *story,
    const hw_id *merged, size_t n, struct hw_err *err)
{
	struct hw_story s;
	int rc = hw_story_load(st, st->scratch, story->id, &s, err);

	if (rc == HW_ENOTFOUND)
		return hw_fail(err, rc, "no story %lld", (long long)story->id);
	for (size_t i = 0; i < n && rc == HW_OK; i++)
		rc = merge_story(st, &s, merged[i], err);
	if (rc != HW_OK)
		return rc;
	s.lead = story->lead ? story->lead : s.lead;
	s.language = story->language.n ? story->language : s.language;
	s.state = story->state;
	s.independent = story->independent;
	s.importance = story->importance > 0 ? story->importance : s.importance;
	s.differs = 0;
	for (size_t i = 0; i < story->n_findings; i++)
		s.differs += story->findings[i].kind == HW_FINDING_DIFFERS;
	rc = hw_story_write(st, &s, err);
	if (rc == HW_OK)
		rc = write_members(st, story, err);
	if (rc == HW_OK)
		rc = write_roots(st, story, err);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM finding WHERE story = ?1", "i", s.id);
	for (size_t i = 0; i < story->n_findings && rc == HW_OK; i++)
		rc = write_finding(st, s.id, i, &story->findings[i], err);
	return rc;
}

int
hw_store_story_put(struct hw_store *st, const struct hw_story *story,
    const hw_id *merged, size_t n, struct hw_err *err)
{
	int rc = hw_store_enter(st, err);

	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st, story_put(st, story, merged, n, err), err);
}
