/* SPDX-License-Identifier: MIT
 * The complaints desk: tickets, decisions, the clock, the audit book. */
#include "store/store_int.h"

#include <sodium.h>

#include "rights/rights.h"

#define COMPLAINT_COLS                                                      \
	"id, token, article, kind, state, url, name, email, reason, text, " \
	"decision, by_clock, opened, due, closed"
#define COMPLAINT_N 15
#define FIELD_MAX 2000  /* bytes of a short field */
#define TEXT_MAX 100000 /* of a notice */

static void
read_complaint(struct hw_arena *m, sqlite3_stmt *q, struct hw_complaint *c)
{
	memset(c, 0, sizeof(*c));
	c->id = sqlite3_column_int64(q, 0);
	c->token = hw_col_str(m, q, 1);
	c->article = sqlite3_column_int64(q, 2);
	c->kind = (enum hw_complaint_kind)sqlite3_column_int(q, 3);
	c->state = (enum hw_complaint_state)sqlite3_column_int(q, 4);
	c->url = hw_col_str(m, q, 5);
	c->name = hw_col_str(m, q, 6);
	c->email = hw_col_str(m, q, 7);
	c->reason = hw_col_str(m, q, 8);
	c->text = hw_col_str(m, q, 9);
	c->decision = hw_col_str(m, q, 10);
	c->by_clock = sqlite3_column_int(q, 11);
	c->opened = sqlite3_column_int64(q, 12);
	c->due = sqlite3_column_int64(q, 13);
	c->closed = hw_col_time(q, 14);
}

static int
write_complaint(
    struct hw_store *st, const struct hw_complaint *c, struct hw_err *err)
{
#define VALUES "?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15"
	return hw_sql_do(st, err,
	    "INSERT INTO complaint(" COMPLAINT_COLS ", sum) VALUES(" VALUES
	    ", hw_sum(" VALUES ")) "
	    "ON CONFLICT(id) DO UPDATE SET state = ?5, decision = ?11, "
	    "by_clock = ?12, closed = ?15, sum = hw_sum(" VALUES ")",
	    "isiiissssssiiit", c->id, c->token, c->article, (int64_t)c->kind,
	    (int64_t)c->state, hw_str_sub(c->url, 0, FIELD_MAX),
	    hw_str_sub(c->name, 0, FIELD_MAX),
	    hw_str_sub(c->email, 0, FIELD_MAX),
	    hw_str_sub(c->reason, 0, FIELD_MAX),
	    hw_str_sub(c->text, 0, TEXT_MAX),
	    hw_str_sub(c->decision, 0, TEXT_MAX), (int64_t)c->by_clock,
	    c->opened, c->due, c->closed);
#undef VALUES
}

static int
load_complaint(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_str token, struct hw_complaint *out, struct hw_err *err)
{
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " COMPLAINT_COLS ", sum = hw_sum(" COMPLAINT_COLS
	    ") FROM complaint "
	    "WHERE CASE WHEN ?1 <> 0 THEN id = ?1 ELSE token = ?2 END",
	    "is", id, token);

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc == HW_ENOTFOUND)
		return hw_fail(err, rc, "no such complaint");
	if (rc != HW_OK)
		return rc;
	read_complaint(m, q, out);
	if (!sqlite3_column_int(q, COMPLAINT_N))
		rc = hw_sql_damage(st, err, "complaint", out->id);
	sqlite3_reset(q);
	return rc;
}

/* ---- the audit book ------------------------------------------------------- */

struct hw_str
hw_audit_chain(
    struct hw_arena *m, struct hw_str before, const struct hw_audit *a)
{
	unsigned char sum[32];
	char hex[65];
	struct hw_str row = hw_str_printf(m,
	    "%.*s\n%lld\n%.*s\n%.*s\n%lld\n%lld\n%.*s", HW_FMT(before),
	    (long long)a->at, HW_FMT(a->actor), HW_FMT(a->action),
	    (long long)a->complaint, (long long)a->article, HW_FMT(a->note));

	crypto_generichash(
	    sum, sizeof(sum), (const unsigned char *)row.p, row.n, NULL, 0);
	sodium_bin2hex(hex, sizeof(hex), sum, sizeof(sum));
	return hw_str_dup(m, hw_str_c(hex));
}

static int
write_audit(struct hw_store *st, const struct hw_audit *a, struct hw_err *err)
{
	struct hw_str before = HW_STR("");
	sqlite3_stmt *q = NULL;
	int64_t id;
	int rc = hw_sql(st, &q, err,
	    "SELECT chain FROM audit ORDER BY id DESC LIMIT 1", "");

	if (rc == HW_OK)
		rc = hw_sql_row(st, q, err);
	if (rc == HW_OK)
		before = hw_col_str(st->scratch, q, 0);
	else if (rc != HW_ENOTFOUND)
		return rc;
	sqlite3_reset(q);
	rc = hw_sql_next(st, "audit", &id, err);
	if (rc != HW_OK)
		return rc;
	return hw_sql_do(st, err,
	    "INSERT INTO audit(id, at, actor, action, "
	    "complaint, article, note, chain, sum) VALUES(?1, ?2, ?3, ?4, ?5, "
	    "?6, ?7, ?8, hw_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))",
	    "iissiiss", id, a->at, a->actor, a->action, a->complaint,
	    a->article, a->note, hw_audit_chain(st->scratch, before, a));
}

/* ---- hiding --------------------------------------------------------------- */

int
hw_hide(struct hw_store *st, hw_id article, enum hw_hidden hidden,
    struct hw_err *err)
{
	int64_t left;
	/* every column but the last two is hashed again as it stands, so a
	 * damaged row must not pass here; deleted text does not come back */
	int rc = hw_sql_do(st, err,
	    "UPDATE article AS a SET hidden = ?2, "
	    "sum = hw_sum(id, source, url, url_key, host, title, author, "
	    "credit, language, published, precision, utc_offset, first_seen, "
	    "seen, kind, revision, content, image, excerpt, showing, ?2) "
	    "WHERE id = ?1 AND hidden <> ?2 AND hidden <> 2 AND sum = hw_sum(" HW_ARTICLE_COLS(
		"a") ")",
	    "ii", article, (int64_t)hidden);

	if (rc == HW_OK)
		rc = hw_sql_int(st, err, 0, &left,
		    "SELECT 1 FROM article "
		    "WHERE id = ?1 AND hidden <> ?2 AND hidden <> 2",
		    "ii", article, (int64_t)hidden);
	if (rc == HW_OK && left)
		rc = hw_sql_damage(st, err, "article", article);
	return rc;
}

/* Another ticket still hides the item. */
static int
hidden_otherwise(struct hw_store *st, hw_id article, hw_id but, bool *yes,
    struct hw_err *err)
{
	int64_t n;
	int rc = hw_sql_int(st, err, 0, &n,
	    "SELECT count(*) FROM complaint "
	    "WHERE article = ?1 AND id <> ?2 AND state = ?3",
	    "iii", article, but, (int64_t)HW_COMPLAINT_WITHHELD);

	*yes = n > 0;
	return rc;
}

/* Text, revisions, fingerprints and index entries, for good.  What is left
 * is the address and a hash, so that the item is not read in again. */
int
hw_erase(struct hw_store *st, hw_id id, struct hw_err *err)
{
	struct hw_article a;
	int rc = hw_body_get(st, st->scratch, id, &a, err);

	if (rc == HW_OK)
		rc = hw_fts_put(st, id, true, &a, err);
	if (rc == HW_ENOTFOUND)
		rc = HW_OK;
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM body WHERE article = ?1", "i", id);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "DELETE FROM revision WHERE article = ?1", "i", id);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM sketch WHERE article = ?1", "i", id);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM finding WHERE article = ?1", "i", id);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM edge WHERE a = ?1", "i", id);
	if (rc == HW_OK)
		rc = hw_sql_do(
		    st, err, "DELETE FROM edge WHERE b = ?1", "i", id);
	if (rc == HW_OK)
		rc = hw_sql_do(st, err,
		    "UPDATE article AS a SET hidden = 2, "
		    "title = '', author = '', credit = '', image = '', "
		    "excerpt = '', sum = hw_sum(id, source, url, url_key, "
		    "host, '', '', '', language, published, precision, "
		    "utc_offset, first_seen, seen, kind, revision, content, "
		    "'', '', showing, 2) WHERE id = ?1 AND sum = hw_sum(" HW_ARTICLE_COLS(
			"a") ")",
		    "i", id);
	return rc;
}

static int
apply(struct hw_store *st, const struct hw_complaint *c, bool erase,
    struct hw_err *err)
{
	bool still;
	int rc;

	if (c->article == 0)
		return HW_OK;
	if (erase)
		return hw_erase(st, c->article, err);
	if (c->state == HW_COMPLAINT_WITHHELD)
		return hw_hide(st, c->article, HW_HIDDEN_WITHHELD, err);
	rc = hidden_otherwise(st, c->article, c->id, &still, err);
	if (rc != HW_OK || still)
		return rc;
	return hw_hide(st, c->article, HW_SHOWN, err);
}

/* The desk may use the disk's reserve: a takedown must always go through. */
static int
enter_desk(struct hw_store *st, struct hw_err *err)
{
	int64_t floor = st->floor;
	int rc;

	st->floor = 0;
	rc = hw_store_enter(st, err);
	st->floor = floor;
	return rc;
}

/* ---- verbs ---------------------------------------------------------------- */

static struct hw_str
new_token(struct hw_arena *m)
{
	/* no letters or digits that are mistaken for others; 80 bits */
	static const char letter[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
	char t[20];

	for (size_t i = 0; i < 19; i++)
		t[i] = i % 5 == 4 ? '-' : letter[randombytes_uniform(32)];
	t[19] = 0;
	return hw_str_dup(m, hw_str_c(t));
}

static int
open_ticket(struct hw_store *st, struct hw_arena *m, struct hw_complaint *c,
    hw_time now, struct hw_err *err)
{
	struct hw_audit a = {.at = now,
	    .actor = HW_STR("complainant"),
	    .action = HW_STR("open")};
	int rc = hw_sql_next(st, "complaint", &c->id, err);

	if (rc == HW_OK && c->article == 0 && c->url.n) {
		rc = hw_store_find(
		    st, 0, HW_STR(""), c->url, &c->article, NULL);
		if (rc == HW_ENOTFOUND)
			rc = HW_OK;
	}
	if (rc != HW_OK)
		return rc;
	c->token = new_token(m);
	c->decision = HW_STR("");
	hw_complaint_start(c, now);
	rc = write_complaint(st, c, err);
	a.complaint = c->id;
	a.article = c->article;
	a.note = hw_str_c(hw_complaint_kind_name(c->kind));
	return rc == HW_OK ? write_audit(st, &a, err) : rc;
}

int
hw_store_complaint_open(struct hw_store *st, struct hw_arena *m,
    struct hw_complaint *c, hw_time now, struct hw_err *err)
{
	int rc;

	if (sodium_init() < 0)
		return hw_fail(err, HW_EIO, "no source of random numbers");
	rc = enter_desk(st, err);
	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st, open_ticket(st, m, c, now, err), err);
}

static int
decide(struct hw_store *st, hw_id id, enum hw_complaint_state to, bool erase,
    struct hw_str actor, struct hw_str reason, hw_time now, struct hw_err *err)
{
	struct hw_complaint c;
	struct hw_audit a;
	int rc = load_complaint(st, st->scratch, id, HW_STR(""), &c, err);

	if (rc == HW_OK)
		rc = hw_complaint_may(&c, to, err);
	if (rc != HW_OK)
		return rc;
	a = (struct hw_audit){.at = now,
	    .actor = actor,
	    .complaint = id,
	    .action = erase ? HW_STR("delete")
			    : hw_str_c(hw_complaint_state_name(to)),
	    .article = c.article,
	    .note = reason};
	c.by_clock = hw_str_eq(actor, HW_STR("clock"));
	c.state = to;
	c.decision = reason;
	c.closed = now;
	rc = write_complaint(st, &c, err);
	if (rc == HW_OK)
		rc = apply(st, &c, erase, err);
	return rc == HW_OK ? write_audit(st, &a, err) : rc;
}

int
hw_store_complaint_decide(struct hw_store *st, hw_id complaint,
    enum hw_complaint_state to, bool erase, struct hw_str actor,
    struct hw_str reason, hw_time now, struct hw_err *err)
{
	int rc;

	if (erase && to != HW_COMPLAINT_WITHHELD)
		return hw_fail(err, HW_EINPUT,
		    "only a withheld item's text can be deleted");
	rc = enter_desk(st, err);
	if (rc != HW_OK)
		return rc;
	return hw_store_leave(
	    st, decide(st, complaint, to, erase, actor, reason, now, err), err);
}

static int
run_clock(struct hw_store *st, hw_time now, int *n, struct hw_err *err)
{
	hw_id ids[256];
	size_t found = 0;
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT id FROM complaint "
	    "WHERE state = 0 AND due <= ?1 LIMIT 256",
	    "i", now);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK)
		ids[found++] = sqlite3_column_int64(q, 0);
	if (rc == HW_ENOTFOUND)
		rc = HW_OK;
	for (size_t i = 0; i < found && rc == HW_OK; i++)
		rc = decide(st, ids[i], HW_COMPLAINT_WITHHELD, false,
		    HW_STR("clock"),
		    HW_STR("Nobody answered within 24 hours; "
			   "the item is withheld until somebody does."),
		    now, err);
	*n = (int)found;
	return rc;
}

int
hw_store_complaint_clock(
    struct hw_store *st, hw_time now, int *n, struct hw_err *err)
{
	int64_t due;
	int rc = hw_sql_int(st, err, 0, &due,
	    "SELECT count(*) "
	    "FROM complaint WHERE state = 0 AND due <= ?1",
	    "i", now);

	*n = 0;
	if (rc != HW_OK || due == 0)
		return rc;
	rc = enter_desk(st, err);
	if (rc != HW_OK)
		return rc;
	return hw_store_leave(st, run_clock(st, now, n, err), err);
}

static int
get_audit(struct hw_store *st, struct hw_arena *m, hw_id complaint,
    struct hw_complaints *out, struct hw_err *err)
{
	HW_VEC(struct hw_audit) list = {0};
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT at, actor, action, complaint, "
	    "article, note, sum = hw_sum(id, at, actor, action, complaint, "
	    "article, note, chain) FROM audit WHERE complaint = ?1 "
	    "ORDER BY id",
	    "i", complaint);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		if (!sqlite3_column_int(q, 6)) {
			hw_sql_damage(st, NULL, "audit", complaint);
			continue;
		}
		*HW_PUSH(m, &list) = (struct hw_audit){
		    .at = sqlite3_column_int64(q, 0),
		    .actor = hw_col_str(m, q, 1),
		    .action = hw_col_str(m, q, 2),
		    .complaint = sqlite3_column_int64(q, 3),
		    .article = sqlite3_column_int64(q, 4),
		    .note = hw_col_str(m, q, 5)};
	}
	out->audit = list.v;
	out->n_audit = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

static int
list_complaints(struct hw_store *st, struct hw_arena *m, hw_id before,
    size_t limit, struct hw_complaints *out, struct hw_err *err)
{
	HW_VEC(struct hw_complaint) list = {0};
	struct hw_complaint c;
	sqlite3_stmt *q;
	int rc = hw_sql(st, &q, err,
	    "SELECT " COMPLAINT_COLS ", sum = hw_sum(" COMPLAINT_COLS
	    ") FROM complaint "
	    "WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
	    "ii", before ? before : (hw_id)INT64_MAX,
	    limit ? (int64_t)limit : (int64_t)-1);

	while (rc == HW_OK && (rc = hw_sql_row(st, q, err)) == HW_OK) {
		read_complaint(m, q, &c);
		if (sqlite3_column_int(q, COMPLAINT_N))
			*HW_PUSH(m, &list) = c;
		else
			hw_sql_damage(st, NULL, "complaint", c.id);
	}
	out->v = list.v;
	out->n = list.n;
	return rc == HW_ENOTFOUND ? HW_OK : rc;
}

int
hw_store_complaints(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_str token, hw_id before, size_t limit, struct hw_complaints *out,
    struct hw_err *err)
{
	int rc;

	memset(out, 0, sizeof(*out));
	if (!id && !token.n)
		return list_complaints(st, m, before, limit, out, err);
	out->v = HW_NEW(m, struct hw_complaint);
	rc = load_complaint(st, m, id, token, out->v, err);
	if (rc != HW_OK)
		return rc;
	out->n = 1;
	return get_audit(st, m, out->v->id, out, err);
}
