/* SPDX-License-Identifier: MIT */
#include "cmd/trace_phrases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "base/vec.h"
#include "cmd/cmd.h"
#include "cmd/records.h"
#include "trace/trace.h"

enum { ORIGINALS = 2, WORDS = 4 };

/* A damaged phrase with the usual one it stands for. */
struct row {
	struct hw_phrase_pair p;
	hw_id last; /* family of the original seen last */
	size_t originals, pages;
};

struct rows {
	struct row *v;
	size_t n, cap;
};

/* The original and the rewriting of a pair whose way is known. */
static bool
ends(const struct hw_edge *e, hw_id *original, hw_id *rewriting)
{
	if (e->kind != HW_EDGE_SPUN || e->direction == HW_DIRECTION_UNKNOWN)
		return false;
	*original = e->direction == HW_DIRECTION_AB ? e->a : e->b;
	*rewriting = e->direction == HW_DIRECTION_AB ? e->b : e->a;
	return true;
}

static uint64_t
gram(const struct hw_token *t, size_t n)
{
	uint64_t h = n;

	for (size_t i = 0; i < n; i++)
		h = hw_hash_mix(h, t[i].hash);
	return h;
}

/* Every run of two to four words. */
static void
read_honest(struct hw_arena *m, struct hw_arena *scratch,
    const struct hw_article *a, struct hw_map *honest)
{
	struct hw_tokens t;

	hw_text_tokens(scratch, a->text, a->language, &t);
	for (size_t i = 0; i < t.n; i++)
		for (size_t k = 2; k <= WORDS && i + k <= t.n; k++) {
			uint64_t h = gram(&t.v[i], k);
			struct hw_str key = {(const char *)&h, sizeof(h)};

			if (!hw_map_get(honest, key))
				hw_map_put(m, honest, hw_str_dup(m, key), NULL);
		}
	hw_arena_reset(scratch);
}

static bool
is_honest(struct hw_arena *m, const struct hw_map *honest, struct hw_str s)
{
	struct hw_tokens t;
	uint64_t h;

	hw_text_tokens(m, s, HW_STR("en"), &t);
	h = gram(t.v, t.n);
	return hw_map_get(honest, (struct hw_str){(const char *)&h, sizeof(h)});
}

static void
count(struct hw_arena *m, struct hw_map *by_text, struct rows *rows,
    const struct hw_phrase_pair *p, hw_id family)
{
	struct hw_str key = hw_str_printf(
	    m, "%.*s\t%.*s", HW_FMT(p->damaged), HW_FMT(p->usual));
	bool fresh;
	uint64_t *at = hw_map_put(m, by_text, key, &fresh);
	struct row *r;

	if (fresh) {
		*at = rows->n;
		*HW_PUSH(m, rows) = (struct row){.p = *p};
		rows->v[*at].p.damaged = hw_str_dup(m, p->damaged);
		rows->v[*at].p.usual = hw_str_dup(m, p->usual);
	}
	r = &rows->v[*at];
	r->pages++;
	r->originals += r->last != family;
	r->last = family;
}

static void
put(struct hw_arena *m, const struct row *r)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, 1 << 16);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "damaged", r->p.damaged);
	hw_jw_kstr(&w, "usual", r->p.usual);
	hw_jw_kint(&w, "originals", (int64_t)r->originals);
	hw_jw_kint(&w, "pages", (int64_t)r->pages);
	hw_jw_end_obj(&w);
	printf("%.*s\n", HW_FMT(hw_buf_str(&b)));
}

static hw_id
family(hw_id *of, hw_id i)
{
	while (of[i] != i)
		i = of[i] = of[of[i]];
	return i;
}

/* Copies of one text are one original: of[i] leads to the first of them. */
static hw_id *
families(struct hw_arena *m, size_t n, const struct hw_edge *e, size_t n_edges)
{
	hw_id *of = HW_ARRAY(m, hw_id, n + 1);

	for (size_t i = 0; i <= n; i++)
		of[i] = (hw_id)i;
	for (size_t i = 0; i < n_edges; i++) {
		hw_id a = family(of, e[i].a), b = family(of, e[i].b);

		if (e[i].kind != HW_EDGE_PARTIAL && a != b)
			of[a > b ? a : b] = a > b ? b : a;
	}
	return of;
}

struct rewriting {
	hw_id family, original, page;
};

static int
by_family(const void *x, const void *y)
{
	const struct rewriting *a = x, *b = y;

	if (a->family != b->family)
		return a->family < b->family ? -1 : 1;
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	return (a->original > b->original) - (a->original < b->original);
}

/* Each rewritten page once, with an original, by family. */
static size_t
rewritings(struct hw_arena *m, size_t n, const struct hw_edge *e,
    size_t n_edges, bool *rewritten, struct rewriting **out)
{
	struct rewriting *v = HW_ARRAY(m, struct rewriting, n_edges);
	hw_id *of = families(m, n, e, n_edges), from, to;
	size_t k = 0, kept = 0;

	for (size_t i = 0; i < n_edges; i++)
		if (ends(&e[i], &from, &to))
			rewritten[to] = true;
	for (size_t i = 0; i < n_edges; i++)
		if (ends(&e[i], &from, &to) && !rewritten[from])
			v[k++] = (struct rewriting){family(of, to), from, to};
	if (k > 1)
		qsort(v, k, sizeof(*v), by_family);
	for (size_t i = 0; i < k; i++)
		if (!i || v[i].page != v[i - 1].page)
			v[kept++] = v[i];
	*out = v;
	return kept;
}

void
hw_trace_phrases_print(struct hw_arena *m, struct hw_article *const *article,
    size_t n, const struct hw_edge *edge, size_t n_edges)
{
	struct hw_arena *scratch = hw_arena_new();
	bool *rewritten = HW_ARRAY(m, bool, n + 1);
	struct hw_map by_text = {0}, honest = {0};
	struct rewriting *r;
	struct rows rows = {0};
	size_t n_r = rewritings(m, n, edge, n_edges, rewritten, &r);

	for (size_t i = 0; i < n; i++)
		if (!rewritten[i + 1])
			read_honest(m, scratch, article[i], &honest);
	for (size_t i = 0; i < n_r; i++) {
		struct hw_phrase_pair *v;
		size_t k = hw_trace_replaced(scratch,
		    hw_trace_prepare(
			scratch, NULL, article[r[i].original - 1], NULL),
		    hw_trace_prepare(
			scratch, NULL, article[r[i].page - 1], NULL),
		    &v);

		for (size_t j = 0; j < k; j++)
			if (!is_honest(scratch, &honest, v[j].damaged))
				count(m, &by_text, &rows, &v[j], r[i].family);
		hw_arena_reset(scratch);
	}
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].originals >= ORIGINALS)
			put(m, &rows.v[i]);
	hw_arena_free(scratch);
}

int
hw_trace_phrases_read(struct hw_arena *m, const char *path,
    struct hw_phrase_list *out, struct hw_err *err)
{
	struct hw_str text, line;
	int rc = hw_cmd_read(m, path, HW_RECORD_MAX, &text, err);

	while (!rc && hw_str_split(&text, '\n', &line)) {
		const struct hw_json *damaged;
		struct hw_json *rec;

		if (!hw_str_trim(line).n)
			continue;
		rc = hw_json_parse(m, line, 0, &rec, err);
		if (rc)
			break;
		damaged = hw_json_get(rec, "damaged");
		if (!damaged || damaged->kind != HW_JSON_STRING ||
		    !damaged->str.n)
			return hw_fail(
			    err, HW_EINPUT, "%s: row has no \"damaged\"", path);
		*HW_PUSH(m, out) = (struct hw_phrase_pair){
		    hw_str_lower(m, damaged->str), hw_json_str(rec, "usual")};
	}
	return rc;
}
