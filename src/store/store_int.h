/* SPDX-License-Identifier: MIT
 * Inside the store: SQL helpers and the parts the verbs are made of. */
#ifndef HW_STORE_STORE_INT_H
#define HW_STORE_STORE_INT_H

#define SQLITE_ENABLE_PREUPDATE_HOOK 1 /* Debian's has it */
#include <sqlite3.h>
#include <zstd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "store/store.h"

#define HW_STORE_APPLICATION 0x48574154 /* "HWAT" */
#define HW_STORE_VERSION 1              /* of schema.sql */

#define HW_SQL_SLOTS 256    /* prepared statements kept; a power of two */
#define HW_FINDING_SIDE 256 /* anchors of a side, at most: finding.i */
#define HW_STORE_TABLES 21
#define HW_STORE_DICTS 16

struct hw_sql_slot {
	const char *sql; /* the literal's address is the key */
	sqlite3_stmt *q;
};

struct hw_tally {
	int64_t n;
	uint64_t total;
	bool dirty;
};

struct hw_dict {
	uint32_t id;
	char family[16];
	ZSTD_CDict *c;
	ZSTD_DDict *d;
};

/* A change of the search index that waits for the end of the batch: FTS5
 * writes out what it has gathered at every savepoint, and gathering a batch is
 * what makes it fast (twice as fast in batches of 1,000). */
struct hw_fts_change {
	hw_id id;
	bool del;
	struct hw_str language, title, text, tags;
};

struct hw_store {
	sqlite3 *db;
	struct hw_sql_slot slot[HW_SQL_SLOTS];
	char *path;
	enum hw_store_mode mode;
	bool owner;      /* holds PATH.lock: checkpoints are ours */
	int lock_fd;     /* PATH.lock, or -1 */
	int turn_fd;     /* PATH.turn: held while a transaction writes */
	int depth;       /* 1 in a batch, 2 or 3 in a verb, alone or in one */
	int nested;      /* verbs within that verb */
	int64_t floor;   /* bytes of the disk we leave free */
	int64_t damaged; /* rows refused since open */
	struct hw_tally tally[HW_STORE_TABLES];
	struct hw_tally saved[HW_STORE_TABLES]; /* at the savepoint */
	struct hw_arena *scratch;               /* of one verb */
	struct hw_arena *words;                 /* of the tokenizer */
	struct hw_arena *waiting;               /* where changes are */
	HW_VEC(struct hw_fts_change) changes;
	size_t saved_changes;     /* at the savepoint */
	struct hw_str token_lang; /* language of what is tokenised now */
	ZSTD_CCtx *cctx;
	ZSTD_DCtx *dctx;
	struct hw_dict dict[HW_STORE_DICTS];
	size_t n_dicts;
};

/* ---- sql.c ---------------------------------------------------------------- */

/* Prepare (or take from the cache; sql must be a literal) and bind.  fmt, one
 * letter an argument: i int64_t, d double, s struct hw_str as text, b struct
 * hw_str as blob, t hw_time (HW_TIME_NONE is NULL). */
int hw_sql(struct hw_store *st, sqlite3_stmt **q, struct hw_err *err,
    const char *sql, const char *fmt, ...) HW_MUST_USE;
/* HW_OK: there is a row; HW_ENOTFOUND: there is none (err is not set) and
 * the statement is reset.  Reset it yourself when leaving earlier. */
int hw_sql_row(
    struct hw_store *st, sqlite3_stmt *q, struct hw_err *err) HW_MUST_USE;
/* Run to the end. */
int hw_sql_do(struct hw_store *st, struct hw_err *err, const char *sql,
    const char *fmt, ...) HW_MUST_USE;
/* The first column of the first row as integer, dflt without rows. */
int hw_sql_int(struct hw_store *st, struct hw_err *err, int64_t dflt,
    int64_t *out, const char *sql, const char *fmt, ...) HW_MUST_USE;
/* The next id of a table, never used before; insert it explicitly. */
int hw_sql_next(struct hw_store *st, const char *table, int64_t *id,
    struct hw_err *err) HW_MUST_USE;
/* What SQLite complains about, as our error. */
int hw_sql_fail(
    struct hw_store *st, struct hw_err *err, int rc, const char *doing);
/* Several statements, uncached. */
int hw_sql_script(
    struct hw_store *st, struct hw_err *err, const char *sql) HW_MUST_USE;

struct hw_str hw_col_str(struct hw_arena *m, sqlite3_stmt *q, int i);
hw_time hw_col_time(sqlite3_stmt *q, int i);

/* A row whose sum is wrong: counts it, logs it, gives HW_EIO. */
int hw_sql_damage(
    struct hw_store *st, struct hw_err *err, const char *table, int64_t id);

int hw_sum_register(struct hw_store *st); /* sum.c: hw_sum(...) */
int hw_tally_load(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
int hw_tally_save(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
extern const char *const hw_tally_name[HW_STORE_TABLES];

/* ---- open.c --------------------------------------------------------------- */

/* One part of a transaction that can be undone alone. */
int hw_store_savepoint(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
/* rc HW_OK keeps it, else undoes it; returns rc or the failure to keep. */
int hw_store_release(struct hw_store *st, int rc, struct hw_err *err);
/* begin for a verb: joins the caller's batch, else a transaction of its own,
 * which hw_store_leave ends by rc. */
int hw_store_enter(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
int hw_store_leave(struct hw_store *st, int rc, struct hw_err *err);
int hw_store_space(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
int hw_store_migrate(struct hw_store *st, struct hw_err *err) HW_MUST_USE;

/* ---- work.c --------------------------------------------------------------- */

/* A new owner: what the one before had leased is due at once. */
int hw_queue_free(struct hw_store *st, struct hw_err *err) HW_MUST_USE;

/* ---- pack.c --------------------------------------------------------------- */

/* The whole article (but for id, dropped, parts) and back.  Reading refuses
 * what it did not write: HW_EIO. */
struct hw_str hw_pack_article(struct hw_arena *m, const struct hw_article *a);
int hw_unpack_article(struct hw_arena *m, struct hw_str s, struct hw_article *a,
    struct hw_err *err) HW_MUST_USE;
struct hw_str hw_pack_sketch(struct hw_arena *m, const struct hw_sketch *s);
int hw_unpack_sketch(struct hw_arena *m, struct hw_str s, struct hw_sketch *out,
    struct hw_err *err) HW_MUST_USE;

/* ---- zip.c ---------------------------------------------------------------- */

#define HW_STORE_RECORD ((size_t)64 << 20) /* larger records are refused */

int hw_zip(struct hw_store *st, struct hw_arena *m, struct hw_str s,
    struct hw_str language, struct hw_str *out, struct hw_err *err) HW_MUST_USE;
int hw_unzip(struct hw_store *st, struct hw_arena *m, struct hw_str s,
    struct hw_str *out, struct hw_err *err) HW_MUST_USE;
int hw_dict_load(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
void hw_dict_free(struct hw_store *st);
/* Train the dictionary of the most common language among the newest articles
 * that has 1,000 of them and none yet; HW_OK, too, when there is no such. */
int hw_dict_due(struct hw_store *st, struct hw_err *err) HW_MUST_USE;

/* ---- ident.c -------------------------------------------------------------- */

int64_t hw_key(struct hw_str s);           /* hash as SQL integer */
struct hw_str hw_bare(struct hw_str guid); /* without scheme and host */
/* Canonical address without scheme: what url_key hashes. */
struct hw_str hw_url_ident(struct hw_arena *m, struct hw_str url);

enum hw_rung { /* of the identity ladder */
	HW_RUNG_NONE,
	HW_RUNG_GUID,
	HW_RUNG_BARE,
	HW_RUNG_URL,
	HW_RUNG_TEXT,
};

struct hw_known {
	hw_id article;
	enum hw_rung rung;
	hw_id source; /* that brought it first */
	int revision;
	int64_t content;
	int64_t showing;
	enum hw_hidden hidden;
	struct hw_str url, host, language;
};

/* Which article is this?  HW_ENOTFOUND: a new one. */
int hw_ident(struct hw_store *st, const struct hw_verdict *v, int64_t content,
    struct hw_known *out, struct hw_err *err) HW_MUST_USE;
int hw_sight(struct hw_store *st, const struct hw_verdict *v, hw_id article,
    struct hw_err *err) HW_MUST_USE;

/* ---- commit.c, member.c, body.c ------------------------------------------- */

/* Store an article's record in place of the one there. */
int hw_body_put(struct hw_store *st, hw_id id, const struct hw_article *a,
    struct hw_err *err) HW_MUST_USE;
/* HW_ENOTFOUND: deleted. */
int hw_body_get(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_article *out, struct hw_err *err) HW_MUST_USE;
int hw_sketch_put(struct hw_store *st, hw_id id, const struct hw_sketch *s,
    struct hw_err *err) HW_MUST_USE;
int hw_edges_put(struct hw_store *st, const struct hw_verdict *v, hw_id id,
    struct hw_err *err) HW_MUST_USE;
/* Put the article into v's story, made when needed, and its links. */
int hw_member_put(struct hw_store *st, const struct hw_verdict *v, hw_id id,
    struct hw_err *err) HW_MUST_USE;
/* The time a page stands under: stated, else our clock. */
hw_time hw_item_time(const struct hw_article *a, hw_time now);

/* ---- row.c: rows to nouns ------------------------------------------------- */

/* The columns of an item; t is the name of article, shown or listed in the
 * statement, s and m those of a left-joined source and member. */
#define HW_ARTICLE_COLS(t)                                                     \
	t ".id," t ".source," t ".url," t ".url_key," t ".host," t ".title," t \
	  ".author," t ".credit," t ".language," t ".published," t             \
	  ".precision," t ".utc_offset," t ".first_seen," t ".seen," t         \
	  ".kind," t ".revision," t ".content," t ".image," t ".excerpt," t    \
	  ".showing," t ".hidden"
#define HW_SOURCE_COLS(s)                                                     \
	s "id," s "kind," s "url," s "title," s "site," s "domain," s         \
	  "language," s "etag," s "last_modified," s "state," s "fulltext," s \
	  "owner," s "more," s "added," s "last_poll," s "last_change," s     \
	  "next_poll," s "polls," s "changes," s "errors," s "rate"
#define HW_SOURCE_N 21
#define HW_ITEM_COLS(t)                                                                       \
	HW_ARTICLE_COLS(t)                                                                    \
	"," t ".sum = hw_sum(" HW_ARTICLE_COLS(                                               \
	    t) ")"                                                                            \
	       " AND (s.sum IS NULL OR s.sum = hw_sum(" HW_SOURCE_COLS(                       \
		   "s.") "))"                                                                 \
			 " AND (m.sum IS NULL OR m.sum = hw_sum(m.article, m.story, m.role, " \
			 "m.of, m.score)),s.title,s.domain,m.story,m.role,m.of"
#define HW_ITEM_JOIN(t)                              \
	" LEFT JOIN source s ON s.id = " t ".source" \
	" LEFT JOIN member m ON m.article = " t ".id "
#define HW_ITEM_N 27 /* columns of HW_ITEM_COLS */

/* The columns of a story, in order; its sum comes after them. */
#define HW_STORY_COLS                                                  \
	"id, lead, language, state, first, last, pages, independent, " \
	"differs, languages, importance"
#define HW_STORY_N 11
/* Read HW_STORY_COLS from column at on.  Title stays empty. */
void hw_row_story(
    struct hw_arena *m, sqlite3_stmt *q, int at, struct hw_story *out);
/* HW_ENOTFOUND without a message. */
int hw_story_load(struct hw_store *st, struct hw_arena *m, hw_id id,
    struct hw_story *s, struct hw_err *err) HW_MUST_USE;
int hw_story_write(struct hw_store *st, const struct hw_story *s,
    struct hw_err *err) HW_MUST_USE;

/* Stories linked as the same one as ?1 in another language; ")" closes it. */
#define HW_STORIES_ABROAD                                                      \
	"(SELECT to_story FROM story_link WHERE from_story = ?1 AND kind = 2 " \
	"UNION SELECT from_story FROM story_link WHERE to_story = ?1 "         \
	"AND kind = 2"
/* Their pages, and those of other stories that hold a part of this one's. */
#define HW_PAGES_ABROAD                                                     \
	"(SELECT article FROM member WHERE story IN " HW_STORIES_ABROAD ")" \
	" UNION SELECT e.b FROM member x CROSS JOIN edge e "                \
	"ON e.a = x.article AND e.kind = 3 WHERE x.story = ?1"

/* Bits of article.showing. */
#define HW_SHOWING_LISTED 1
#define HW_SHOWING_FULL 2
#define HW_SHOWING_KEEP 4
#define HW_SHOWING_ANALYSIS 8
#define HW_SHOWING_PLACED 16

/* Read HW_ITEM_COLS from column at on; HW_EIO when the row is damaged. */
int hw_row_item(struct hw_store *st, struct hw_arena *m, sqlite3_stmt *q,
    int at, struct hw_item *out, struct hw_err *err) HW_MUST_USE;

/* ---- complaint.c ---------------------------------------------------------- */

/* Set an item's enum hw_hidden; deleted text stays deleted. */
int hw_hide(struct hw_store *st, hw_id article, enum hw_hidden hidden,
    struct hw_err *err) HW_MUST_USE;
/* Delete an item's text, revisions, fingerprints and index entries. */
int hw_erase(struct hw_store *st, hw_id id, struct hw_err *err) HW_MUST_USE;
/* carry.c: tickets, the audit book and what is hidden, from one store into
 * another that was a copy of it. */
int hw_carry(
    struct hw_store *from, struct hw_store *to, struct hw_err *err) HW_MUST_USE;
/* The chain value of a line of the audit book. */
struct hw_str hw_audit_chain(
    struct hw_arena *m, struct hw_str before, const struct hw_audit *a);

/* ---- fts.c, query.c ------------------------------------------------------- */

int hw_fts_register(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
/* Add (or with del, take out) an item's tokens; done by hw_fts_flush, which
 * hw_store_end calls. */
int hw_fts_put(struct hw_store *st, hw_id id, bool del,
    const struct hw_article *a, struct hw_err *err) HW_MUST_USE;
/* The same when much is waiting; not within a savepoint. */
int hw_fts_relieve(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
int hw_fts_flush(struct hw_store *st, struct hw_err *err) HW_MUST_USE;
void hw_fts_forget(struct hw_store *st); /* give the changes up */
/* The tokens of column 0 title, 1 text, 2 tags, as they are indexed. */
void hw_fts_tokens(struct hw_store *st, const struct hw_article *a, int column,
    int (*fn)(void *arg, int flags, const char *p, int n, int start, int end),
    void *arg);
#define HW_QUERY_TERMS 32
/* A reader's query as FTS5 expression. */
int hw_query(struct hw_arena *m, struct hw_str text, struct hw_str *fts,
    struct hw_err *err) HW_MUST_USE;

#endif
