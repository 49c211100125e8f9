/* SPDX-License-Identifier: MIT
 * Two passes: every article is fingerprinted and its words counted, then each
 * is compared with the earlier ones that look like it. */
#include "cmd/trace_pairs.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "format/article.h"
#include "format/evidence.h"
#include "text/language.h"
#include "trace/trace.h"
#include "url/url.h"

enum { CANDIDATES = 64 };

static void
prepare(struct hw_arena *m, struct hw_arena *scratch, struct hw_article *a,
    struct hw_trace_words *words, struct hw_sketch *s)
{
	struct hw_tokens t;

	if (!a->language.n)
		a->language = hw_text_language(a->text, a->language, NULL);
	if (!a->host.n)
		a->host = hw_url_host(a->url);
	hw_text_tokens(scratch, a->text, a->language, &t);
	hw_trace_sketch_tokens(m, a, &t, s);
	hw_trace_words_add(words, &t);
	hw_arena_reset(scratch);
}

static void
copy_edge(
    struct hw_arena *m, const struct hw_edge *from, struct hw_edge_list *out)
{
	struct hw_edge *e = HW_PUSH(m, out);

	*e = *from;
	e->evidence = HW_ARRAY(m, struct hw_evidence, e->n);
	for (size_t i = 0; i < e->n; i++) {
		e->evidence[i] = from->evidence[i];
		e->evidence[i].detail = hw_str_dup(m, from->evidence[i].detail);
	}
}

static struct hw_str
key_of(const void *arg, hw_id id)
{
	struct hw_article *const *article = arg;

	return article[id - 1]->key;
}

void
hw_trace_pairs(struct hw_arena *m, struct hw_article **article, size_t n,
    struct hw_edge_list *out, struct hw_edge_list *events)
{
	struct hw_arena *scratch = hw_arena_new();
	struct hw_trace_index *ix = hw_trace_index_new(n, 0);
	struct hw_trace_words *words = hw_trace_words_new();
	struct hw_sketch *sketch = HW_ARRAY(m, struct hw_sketch, n);

	hw_arena_lend(scratch, hw_arena_lent(m));

	for (size_t i = 0; i < n; i++)
		prepare(m, scratch, article[i], words, &sketch[i]);
	for (size_t i = 0; i < n; i++) {
		struct hw_trace_candidate *c;
		size_t k = hw_trace_index_candidates(
		    ix, scratch, &sketch[i], article[i]->host, CANDIDATES, &c);

		struct hw_trace_doc *own = k
		    ? hw_trace_prepare(scratch, words, article[i], NULL)
		    : NULL;

		for (size_t x = 0; x < k; x++) {
			struct hw_edge e;
			hw_time gap;
			struct hw_trace_doc *old = hw_trace_prepare(
			    scratch, words, article[c[x].id - 1], NULL);

			hw_trace_compare(scratch, words, old, own, &e);
			e.a = c[x].id;
			e.b = (hw_id)i + 1;
			if (e.kind != HW_EDGE_NONE)
				copy_edge(m, &e, out);
			else if (events &&
			    hw_trace_same_event(
				article[c[x].id - 1], article[i], &e, &gap) > 0)
				*HW_PUSH(m, events) = (struct hw_edge){
				    .a = e.a, .b = e.b};
		}
		hw_trace_index_add(ix, (hw_id)i + 1, &sketch[i],
		    article[i]->host, HW_TIME_NONE);
		hw_arena_reset(scratch);
	}
	hw_trace_splices(m, out->v, out->n, key_of, article);
	hw_trace_words_free(words);
	hw_trace_index_free(ix);
	hw_arena_free(scratch);
}

/* ---- printing ------------------------------------------------------------ */

void
hw_trace_pairs_print(
    struct hw_article *const *article, const struct hw_edge *edge, size_t n)
{
	static const char *const way[] = {"?", "a>b", "b>a"};
	struct hw_arena *m = hw_arena_new();

	for (size_t i = 0; i < n; i++) {
		struct hw_buf b;
		struct hw_jw w;

		hw_buf_init(&b, m, 16 << 20);
		hw_jw_init(&w, &b);
		hw_jw_obj(&w);
		hw_jw_kstr(&w, "a", article[edge[i].a - 1]->key);
		hw_jw_kstr(&w, "b", article[edge[i].b - 1]->key);
		hw_jw_kstr(&w, "kind", hw_str_c(hw_edge_name(edge[i].kind)));
		hw_jw_key(&w, "score");
		hw_jw_real(&w, edge[i].score, 3);
		hw_jw_kstr(&w, "direction", hw_str_c(way[edge[i].direction]));
		hw_jw_key(&w, "evidence");
		hw_evidence_put(&w, &edge[i], 2);
		hw_jw_end_obj(&w);
		printf("%.*s\n", HW_FMT(hw_buf_str(&b)));
		hw_arena_reset(m);
	}
	hw_arena_free(m);
}
