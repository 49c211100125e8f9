/* SPDX-License-Identifier: MIT
 * Full text: an FTS5 tokenizer that gives our own tokens, and keeping the
 * contentless index in step.
 *
 * Neighbouring Han or kana characters are indexed as pairs, the last one of a
 * run also alone (at the pair's place, so that phrases keep their
 * distances); a lone character is then found as a prefix.  A text that begins
 * with byte 1 is a list of tags, cut at spaces and taken as they are. */
#include "store/store_int.h"

#include "text/token.h"
#include "url/url.h"

#define TERM_MAX 120 /* bytes of a term; longer ones are cut */
#define WAITING_MAX ((size_t)32 << 20) /* bytes of changes kept back */

typedef int (*emit_fn)(void *, int, const char *, int, int, int);

struct emit {
	emit_fn fn;
	void *arg;
};

static int
emit(const struct emit *e, int flags, struct hw_str term, size_t start,
    size_t end)
{
	term = hw_str_sub(term, 0, TERM_MAX);
	if (term.n == 0)
		return SQLITE_OK;
	return e->fn(e->arg, flags, term.p, (int)term.n, (int)start, (int)end);
}

static int
emit_tags(const struct emit *e, struct hw_str text)
{
	struct hw_str rest = hw_str_from(text, 1), tag;
	int rc = SQLITE_OK;

	while (rc == SQLITE_OK && hw_str_word(&rest, &tag)) {
		size_t at = (size_t)(tag.p - text.p);

		rc = emit(e, 0, tag, at, at + tag.n);
	}
	return rc;
}

static int
emit_han(const struct emit *e, struct hw_str text, const struct hw_tokens *t,
    size_t i, bool query, bool *in_run)
{
	const struct hw_token *a = &t->v[i];
	const struct hw_token *b = i + 1 < t->n ? &t->v[i + 1] : NULL;

	if (b && (b->flags & HW_TOK_HAN) && b->start == a->end) {
		*in_run = true;
		return emit(
		    e, 0, hw_str_sub(text, a->start, b->end), a->start, b->end);
	}
	if (*in_run) { /* the last of a run is in a pair already */
		*in_run = false;
		if (query)
			return SQLITE_OK;
		return emit(e, FTS5_TOKEN_COLOCATED, hw_token_str(text, a),
		    a->start, a->end);
	}
	return emit(e, 0, hw_token_str(text, a), a->start, a->end);
}

static int
emit_words(
    struct hw_store *st, const struct emit *e, struct hw_str text, bool query)
{
	struct hw_tokens t;
	bool in_run = false;
	int rc = SQLITE_OK;

	hw_text_tokens(st->words, text, st->token_lang, &t);
	for (size_t i = 0; i < t.n && rc == SQLITE_OK; i++) {
		const struct hw_token *w = &t.v[i];

		if (w->flags & HW_TOK_HAN)
			rc = emit_han(e, text, &t, i, query, &in_run);
		else
			rc = emit(e, 0,
			    hw_text_fold(st->words, hw_token_str(text, w)),
			    w->start, w->end);
	}
	return rc;
}

static int
tokenizer_run(
    Fts5Tokenizer *self, void *arg, int flags, const char *p, int n, emit_fn fn)
{
	struct hw_store *st = (struct hw_store *)self;
	struct hw_str text = {p, n > 0 ? (size_t)n : 0};
	struct emit e = {fn, arg};
	int rc;

	if (text.n && text.p[0] == 1)
		return emit_tags(&e, text);
	rc = emit_words(st, &e, text, flags & FTS5_TOKENIZE_QUERY);
	hw_arena_reset(st->words);
	return rc;
}

/* ---- ranking -------------------------------------------------------------- */

/* How well an item answers a query: hits in the headline and in the opening
 * weigh more, and the tenth mention adds less than the second.  Looks at the
 * item alone; bm25() would first count every hit in the archive, which for a
 * stop word at a million items takes longer than anybody waits. */
static void
rank_item(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *ctx,
    int n_args, sqlite3_value **args)
{
	double hits[HW_QUERY_TERMS] = {0}, sum = 0;
	int n = 0, phrases = api->xPhraseCount(fts);

	(void)n_args;
	(void)args;
	if (api->xInstCount(fts, &n) != SQLITE_OK)
		n = 0;
	for (int i = 0; i < n; i++) {
		int phrase, column, at;

		if (api->xInst(fts, i, &phrase, &column, &at) != SQLITE_OK)
			break;
		if (phrase < HW_QUERY_TERMS)
			hits[phrase] += column == 0 ? 4
			    : column == 1           ? (at < 60 ? 2 : 1)
						    : 0;
	}
	for (int i = 0; i < phrases && i < HW_QUERY_TERMS; i++)
		sum += hits[i] / (hits[i] + 2);
	sqlite3_result_double(ctx, sum);
}

/* ---- registering ---------------------------------------------------------- */

static int
tokenizer_new(void *st, const char **args, int n, Fts5Tokenizer **out)
{
	(void)args;
	(void)n;
	*out = st;
	return SQLITE_OK;
}

static void
tokenizer_free(Fts5Tokenizer *self)
{
	(void)self;
}

int
hw_fts_register(struct hw_store *st, struct hw_err *err)
{
	fts5_tokenizer t = {tokenizer_new, tokenizer_free, tokenizer_run};
	sqlite3_stmt *q = NULL;
	fts5_api *api = NULL;
	int rc = sqlite3_prepare_v2(st->db, "SELECT fts5(?1)", -1, &q, NULL);

	if (rc == SQLITE_OK) {
		sqlite3_bind_pointer(q, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(q);
	}
	sqlite3_finalize(q);
	if (!api)
		return hw_fail(err, HW_EIO,
		    "this SQLite has no FTS5: install another libsqlite3");
	rc = api->xCreateTokenizer(api, "headwater", st, &t, NULL);
	if (rc == SQLITE_OK)
		rc = api->xCreateFunction(api, "hw_rank", st, rank_item, NULL);
	return rc == SQLITE_OK ? HW_OK : hw_sql_fail(st, err, rc, "opening");
}

/* "\1host=a.b dom=a.b lang=en" */
static struct hw_str
tags_of(struct hw_arena *m, const struct hw_article *a)
{
	struct hw_str url = a->canonical.n ? a->canonical : a->url;
	struct hw_str host = hw_str_lower(m, hw_url_host(url));
	struct hw_str lang = hw_str_lower(m, a->language);
	struct hw_buf b;

	hw_buf_init(&b, m, 4096);
	hw_buf_printf(&b, "\1host=%.*s dom=%.*s", HW_FMT(host),
	    HW_FMT(hw_url_domain(m, url)));
	if (lang.n)
		hw_buf_printf(&b, " lang=%.*s", HW_FMT(lang));
	if (hw_str_chr(lang, '-', 0) != HW_NPOS) /* zh-hant is also zh */
		hw_buf_printf(&b, " lang=%.*s",
		    HW_FMT(hw_str_sub(lang, 0, hw_str_chr(lang, '-', 0))));
	return hw_buf_str(&b);
}

int
hw_fts_put(struct hw_store *st, hw_id id, bool del, const struct hw_article *a,
    struct hw_err *err)
{
	struct hw_arena *m = st->waiting;

	*HW_PUSH(m, &st->changes) = (struct hw_fts_change){
	    .id = id,
	    .del = del,
	    .language = hw_str_dup(m, a->language),
	    .title = hw_str_dup(m, a->title),
	    .text = hw_str_dup(m, a->text),
	    .tags = hw_str_dup(m, tags_of(st->scratch, a)),
	};
	/* in a savepoint (depth 3) what earlier verbs left would go, too, if
	 * this one were undone */
	return st->depth == 2 ? hw_fts_relieve(st, err) : HW_OK;
}

int
hw_fts_relieve(struct hw_store *st, struct hw_err *err)
{
	return hw_arena_used(st->waiting) > WAITING_MAX ? hw_fts_flush(st, err)
							: HW_OK;
}

static int
change(struct hw_store *st, const struct hw_fts_change *c, struct hw_err *err)
{
	st->token_lang = c->language;
	if (c->del)
		return hw_sql_do(st, err,
		    "INSERT INTO search(search, rowid, title, text, tags) "
		    "VALUES('delete', ?1, ?2, ?3, ?4)",
		    "isss", c->id, c->title, c->text, c->tags);
	return hw_sql_do(st, err,
	    "INSERT INTO search(rowid, title, text, tags) "
	    "VALUES(?1, ?2, ?3, ?4)",
	    "isss", c->id, c->title, c->text, c->tags);
}

void
hw_fts_forget(struct hw_store *st)
{
	memset(&st->changes, 0, sizeof(st->changes));
	st->saved_changes = 0;
	hw_arena_reset(st->waiting);
}

int
hw_fts_flush(struct hw_store *st, struct hw_err *err)
{
	int rc = HW_OK;

	for (size_t i = 0; i < st->changes.n && rc == HW_OK; i++)
		rc = change(st, &st->changes.v[i], err);
	st->token_lang = HW_STR("");
	hw_fts_forget(st);
	return rc;
}

void
hw_fts_tokens(struct hw_store *st, const struct hw_article *a, int column,
    int (*fn)(void *arg, int flags, const char *p, int n, int start, int end),
    void *arg)
{
	struct hw_str text = column == 0 ? a->title
	    : column == 1                ? a->text
					 : tags_of(st->scratch, a);

	st->token_lang = a->language;
	tokenizer_run((Fts5Tokenizer *)st, arg, FTS5_TOKENIZE_DOCUMENT, text.p,
	    (int)text.n, fn);
	st->token_lang = HW_STR("");
}
