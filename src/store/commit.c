/* SPDX-License-Identifier: MIT
 * Committing a verdict: a new item, the same again, or a revision. */
#include "store/store_int.h"

#include "rights/rights.h"
#include "url/url.h"

#define BLOCK_SCORE 0.9 /* near-copies of withheld items wait for review */
#define BLOCK_TEXT 200  /* bytes; shorter texts say nothing */

/* Title and text, that is what makes a revision. */
static int64_t
content_of(struct hw_store *st, const struct hw_article *a)
{
	struct hw_buf b;

	hw_buf_init(&b, st->scratch, HW_STORE_RECORD);
	hw_buf_put(&b, a->title);
	hw_buf_byte(&b, 0);
	hw_buf_put(&b, a->text);
	return hw_key(hw_buf_str(&b));
}

static int64_t
showing_bits(const struct hw_article *a, enum hw_rights_owner owner)
{
	struct hw_showing s;

	hw_rights_show(&a->rights, owner, &s);
	return (s.listed ? HW_SHOWING_LISTED : 0) |
	    (s.full ? HW_SHOWING_FULL : 0) |
	    (s.keep_text ? HW_SHOWING_KEEP : 0) |
	    (s.analysis ? HW_SHOWING_ANALYSIS : 0);
}

/* What of an article's row is not in the verdict. */
struct row {
	hw_id id;
	hw_time first_seen;
	int64_t content, revision;
	enum hw_hidden hidden;
	enum hw_rights_owner owner;
	bool placed; /* it is in a story already */
};

/* The one statement that writes an article's row, new or not. */
static int
write_row(struct hw_store *st, const struct hw_verdict *v, const struct row *r,
    struct hw_err *err)
{
	const struct hw_article *a = v->article;
	struct hw_str url = a->canonical.n ? a->canonical : a->url;
	struct hw_str host = a->host.n ? a->host : hw_url_host(url);
	int64_t showing = showing_bits(a, r->owner) |
	    (r->placed || v->story ? HW_SHOWING_PLACED : 0);

#define VALUES                                                                \
	"?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19," \
	"?20,?21"
	return hw_sql_do(st, err,
	    "INSERT INTO article(id, source, url, url_key, host, title, "
	    "author, credit, language, published, precision, utc_offset, "
	    "first_seen, seen, kind, revision, content, image, excerpt, "
	    "showing, hidden, sum) VALUES(" VALUES ", hw_sum(" VALUES ")) "
	    "ON CONFLICT(id) DO UPDATE SET source = ?2, url = ?3, "
	    "url_key = ?4, host = ?5, title = ?6, author = ?7, credit = ?8, "
	    "language = ?9, published = ?10, precision = ?11, "
	    "utc_offset = ?12, first_seen = ?13, seen = ?14, kind = ?15, "
	    "revision = ?16, content = ?17, image = ?18, excerpt = ?19, "
	    "showing = ?20, hidden = ?21, sum = hw_sum(" VALUES ")",
	    "iisissssstitiiiiissii", r->id, v->source, a->url,
	    hw_key(hw_url_ident(st->scratch, url)), host, a->title, a->author,
	    a->credit, a->language, a->published.at,
	    (int64_t)a->published.precision,
	    a->published.has_offset ? (hw_time)a->published.offset
				    : HW_TIME_NONE,
	    r->first_seen, v->now, (int64_t)a->kind, r->revision, r->content,
	    a->image, hw_rights_excerpt(st->scratch, a, r->owner), showing,
	    (int64_t)r->hidden);
#undef VALUES
}

/* Does a withheld item have this text? */
static int
is_blocked(struct hw_store *st, const struct hw_verdict *v, int64_t content,
    bool *blocked, struct hw_err *err)
{
	int64_t found = 0;
	int rc = HW_OK;

	if (v->article->text.n >= BLOCK_TEXT)
		rc = hw_sql_int(st, err, 0, &found,
		    "SELECT 1 FROM article WHERE content = ?1 "
		    "AND hidden <> 0 LIMIT 1",
		    "i", content);
	for (size_t i = 0; i < v->n_edges && !found && rc == HW_OK; i++) {
		const struct hw_edge *e = &v->edges[i];

		if ((e->kind == HW_EDGE_COPY || e->kind == HW_EDGE_NEAR) &&
		    e->score >= BLOCK_SCORE)
			rc = hw_sql_int(st, err, 0, &found,
			    "SELECT 1 FROM article WHERE id = ?1 "
			    "AND hidden <> 0",
			    "i", e->a ? e->a : e->b);
	}
	*blocked = found != 0;
	return rc;
}

static int
owner_of(struct hw_store *st, hw_id source, enum hw_rights_owner *out,
    struct hw_err *err)
{
	int64_t owner;
	int rc = hw_sql_int(st, err, HW_RIGHTS_OWNER_DEFAULT, &owner,
	    "SELECT owner FROM source WHERE id = ?1", "i", source);

	*out = (enum hw_rights_owner)owner;
	return rc;
}

static int
write_parts(struct hw_store *st, const struct hw_verdict *v, hw_id id,
    struct hw_err *err)
{
	int rc = hw_body_put(st, id, v->article, err);

	if (rc == HW_OK)
		rc = hw_sketch_put(st, id, v->sketch, err);
	if (rc == HW_OK)
		rc = hw_fts_put(st, id, false, v->article, err);
	if (rc == HW_OK)
		rc = hw_edges_put(st, v, id, err);
	if (rc == HW_OK)
		rc = hw_member_put(st, v, id, err);
	return rc;
}

static int
commit_new(struct hw_store *st, const struct hw_verdict *v, int64_t content,
    struct hw_committed *out, struct hw_err *err)
{
	hw_time seen = v->article->first_seen;
	struct row r = {.content = content, .revision = 1};
	int rc = hw_sql_next(st, "article", &r.id, err);

	if (rc == HW_OK)
		rc = owner_of(st, v->source, &r.owner, err);
	if (rc == HW_OK)
		rc = is_blocked(st, v, content, &out->hidden, err);
	if (rc != HW_OK)
		return rc;
	out->article = r.id;
	out->fate = HW_FATE_NEW;
	out->revision = 1;
	r.first_seen = seen != HW_TIME_NONE && seen != 0 ? seen : v->now;
	r.hidden = out->hidden ? HW_HIDDEN_REVIEW : HW_SHOWN;
	rc = write_row(st, v, &r, err);
	return rc == HW_OK ? write_parts(st, v, r.id, err) : rc;
}

/* May this source say what that article reads?  The one that brought it may,
 * the publisher may, and whoever read it at its own address. */
static int
may_revise(struct hw_store *st, const struct hw_verdict *v,
    const struct hw_known *k, bool *yes, struct hw_err *err)
{
	struct hw_str domain = hw_url_domain(st->scratch, k->url);
	int64_t owns;
	int rc;

	*yes = v->fetched || v->article->id || v->source == k->source;
	if (*yes || domain.n == 0)
		return HW_OK;
	rc = hw_sql_int(st, err, 0, &owns,
	    "SELECT 1 FROM source WHERE id = ?1 AND domain = ?2", "is",
	    v->source, domain);
	*yes = owns != 0;
	return rc;
}

/* Keep the text that stands as revision k->revision. */
static int
keep_revision(struct hw_store *st, const struct hw_known *k,
    const struct hw_article *old, hw_time seen, struct hw_err *err)
{
	struct hw_str record;
	int64_t id;
	int rc = hw_zip(st, st->scratch, hw_pack_article(st->scratch, old),
	    old->language, &record, err);

	if (rc == HW_OK)
		rc = hw_sql_next(st, "revision", &id, err);
	if (rc != HW_OK)
		return rc;
	return hw_sql_do(st, err,
	    "INSERT INTO revision(id, article, n, seen, "
	    "title, content, record, sum) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, "
	    "hw_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7))",
	    "iiiisib", id, k->article, (int64_t)k->revision, seen, old->title,
	    k->content, record);
}

/* A text that stood there before: flapping between two wordings, as some
 * sites do from one request to the next, must not fill the disk. */
static int
stood_before(struct hw_store *st, hw_id id, int64_t content, bool *yes,
    struct hw_err *err)
{
	int64_t found;
	int rc = hw_sql_int(st, err, 0, &found,
	    "SELECT 1 FROM revision WHERE article = ?1 AND content = ?2", "ii",
	    id, content);

	*yes = found != 0;
	return rc;
}

/* What the old text leaves behind is taken away. */
static int
retire(struct hw_store *st, const struct hw_verdict *v,
    const struct hw_known *k, hw_time *first_seen, struct hw_err *err)
{
	struct hw_article old;
	int64_t seen;
	int rc = hw_body_get(st, st->scratch, k->article, &old, err);

	if (rc == HW_ENOTFOUND)
		return hw_sql_damage(st, err, "body", k->article);
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, v->now, first_seen,
		    "SELECT first_seen FROM article WHERE id = ?1", "i",
		    k->article);
	if (rc == HW_OK)
		rc = hw_sql_int(st, err, v->now, &seen,
		    "SELECT seen FROM article WHERE id = ?1", "i", k->article);
	if (rc == HW_OK)
		rc = keep_revision(st, k, &old, seen, err);
	if (rc == HW_OK)
		rc = hw_fts_put(st, k->article, true, &old, err);
	if (rc != HW_OK || !v->sketch)
		return rc;
	/* judged again: the old judgements are void */
	rc = hw_sql_do(
	    st, err, "DELETE FROM edge WHERE a = ?1", "i", k->article);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM edge WHERE b = ?1", "i", k->article);
	return rc;
}

static int
revise(struct hw_store *st, const struct hw_verdict *v,
    const struct hw_known *k, int64_t content, struct hw_err *err)
{
	struct row r = {.id = k->article,
	    .content = content,
	    .revision = k->revision + 1,
	    .hidden = k->hidden,
	    .placed = k->showing & HW_SHOWING_PLACED};
	struct hw_verdict by = *v;
	int rc = retire(st, v, k, &r.first_seen, err);

	if (by.source == 0)
		by.source = k->source;
	if (rc == HW_OK)
		rc = owner_of(st, by.source, &r.owner, err);
	if (rc == HW_OK)
		rc = write_row(st, &by, &r, err);
	return rc == HW_OK ? write_parts(st, &by, k->article, err) : rc;
}

/* An article named by its id, with its old text: judged and placed anew. */
static int
place(struct hw_store *st, const struct hw_verdict *v, hw_id id,
    struct hw_err *err)
{
	int rc = hw_sketch_put(st, id, v->sketch, err);

	if (rc == HW_OK)
		rc = hw_edges_put(st, v, id, err);
	if (rc == HW_OK)
		rc = hw_member_put(st, v, id, err);
	if (rc != HW_OK || !v->story)
		return rc;
	return hw_sql_do(st, err,
	    "UPDATE article AS a SET showing = showing | 16, "
	    "sum = hw_sum(id, source, url, url_key, host, title, author, "
	    "credit, language, published, precision, utc_offset, first_seen, "
	    "seen, kind, revision, content, image, excerpt, showing | 16, "
	    "hidden) WHERE id = ?1 AND NOT showing & 16 AND sum = hw_sum(" HW_ARTICLE_COLS(
		"a") ")",
	    "i", id);
}

static int
commit_known(struct hw_store *st, const struct hw_verdict *v,
    const struct hw_known *k, int64_t content, struct hw_committed *out,
    struct hw_err *err)
{
	bool may, before;
	int rc;

	out->article = k->article;
	out->fate = HW_FATE_SAME;
	out->revision = k->revision;
	out->hidden = k->hidden != HW_SHOWN;
	if (content == k->content && v->article->id)
		return place(st, v, k->article, err);
	if (content == k->content || out->hidden)
		return HW_OK;
	rc = may_revise(st, v, k, &may, err);
	if (rc == HW_OK && may)
		rc = stood_before(st, k->article, content, &before, err);
	if (rc != HW_OK || !may || before)
		return rc;
	out->fate = HW_FATE_REVISED;
	out->revision++;
	return revise(st, v, k, content, err);
}

static int
commit_all(struct hw_store *st, const struct hw_verdict *v,
    struct hw_committed *out, struct hw_err *err)
{
	int64_t content = content_of(st, v->article);
	struct hw_known known;
	hw_id same;
	int rc = hw_ident(st, v, content, &known, err);

	if (rc == HW_ENOTFOUND)
		rc = commit_new(st, v, content, out, err);
	else if (rc == HW_OK)
		rc = commit_known(st, v, &known, content, out, err);
	if (rc == HW_OK)
		rc = hw_sight(st, v, out->article, err);
	if (rc == HW_OK && v->state)
		rc = hw_store_source_put(
		    st, v->state, v->now, HW_STR(""), HW_STR(""), &same, err);
	if (rc == HW_OK && v->done)
		rc = hw_store_drop(st, v->done, err);
	return rc;
}

int
hw_store_commit(struct hw_store *st, const struct hw_verdict *v,
    struct hw_committed *out, struct hw_err *err)
{
	int rc;

	memset(out, 0, sizeof(*out));
	if (!hw_url_is_http(v->article->url))
		return hw_fail(err, HW_EINPUT,
		    "\"%.*s\": an item without a "
		    "web address cannot be published",
		    HW_FMT(hw_str_sub(v->article->url, 0, 100)));
	rc = hw_store_enter(st, err);
	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st, commit_all(st, v, out, err), err);
}
