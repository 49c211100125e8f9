/* SPDX-License-Identifier: MIT
 * Fingerprints, lookup and judgement with a million articles live: articles a
 * CPU second, memory, and, where the reuse set is at hand, what is found by
 * kind beside word 5-grams.
 *
 *	bench/trace [ARTICLES LIVE]          default 1000000
 *
 * The articles are made here, the same ones each time: Zipf words between
 * English stop words, names, numbers, 200 to 1,100 words.  Of those measured
 * 3 of 10 are made from earlier ones (verbatim, shortened, spliced,
 * rewritten), the rest are new.  Those live before are fingerprints alone. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "trace/trace.h"

enum {
	MEASURED = 6000,
	VOCABULARY = 40000,
	POPULAR = 20000, /* hashes that many texts share */
};

static uint64_t state = 88172645463325252ULL;

static uint32_t
dice(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 32) * n >> 32);
}

static double
cpu(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

/* ---- texts --------------------------------------------------------------- */

static void
put_word(struct hw_buf *b, uint32_t number, bool capital)
{
	static const char *const part[] = {"ba", "co", "di", "fu", "ga", "le",
	    "mi", "no", "pa", "re", "sa", "ti", "vo", "wen", "lor", "dan"};
	char word[64];
	size_t n = 0;

	number = number * 2654435761u >> 8;
	for (int i = 0; i < 4; i++, number >>= 4) {
		const char *p = part[number & 15];
		memcpy(word + n, p, strlen(p));
		n += strlen(p);
	}
	if (capital)
		word[0] = (char)(word[0] - 32);
	hw_buf_put(b, (struct hw_str){word, n});
}

static void
put_text(struct hw_buf *b, uint32_t words)
{
	static const char *const stop[] = {"the", "of", "and", "to", "in", "a",
	    "that", "was", "for", "on", "with", "he", "as", "it", "by", "from",
	    "at", "is", "his", "but", "not", "have", "an", "they", "which",
	    "after", "were", "had", "who", "their", "been", "when"};
	uint32_t names[12], sentence = 0, topic = dice(VOCABULARY);

	for (int i = 0; i < 12; i++)
		names[i] = dice(2000000);
	for (uint32_t i = 0; i < words; i++) {
		uint32_t kind = dice(100);

		if (sentence == 0)
			hw_buf_c(b, i % 80 < 22 && i ? "\n\n" : i ? " " : "");
		else
			hw_buf_byte(b, ' ');
		if (kind < 42) {
			hw_buf_c(b, stop[dice(32) * dice(32) / 32]);
		} else if (kind < 50) {
			put_word(b, names[dice(12)], true);
		} else if (kind < 52) {
			hw_buf_printf(b, "%u", dice(2000) + 10);
		} else {
			double u = (dice(1000000) + 1) / 1e6;
			uint32_t w = (uint32_t)(pow((double)VOCABULARY, u)) +
			    topic % 97;
			put_word(b, w, sentence == 0);
		}
		if (++sentence > 12 && dice(8) == 0) {
			hw_buf_byte(b, '.');
			sentence = 0;
		}
	}
	hw_buf_byte(b, '.');
}

/* A text made from two others: every word of the first, with rate percent of
 * the small words replaced, from share percent on words of the second. */
static void
put_made(struct hw_buf *b, struct hw_str one, struct hw_str two, uint32_t share,
    uint32_t rate)
{
	size_t cut = one.n * share / 100;
	struct hw_str rest = hw_utf8_clip(one, cut), word;

	while (rest.n) {
		size_t at = hw_str_chr(rest, ' ', 0);

		word = hw_str_sub(rest, 0, at == HW_NPOS ? rest.n : at);
		rest = at == HW_NPOS ? (struct hw_str){0}
				     : hw_str_from(rest, at + 1);
		if (word.n > 7 && word.p[0] >= 'a' && dice(100) < rate)
			put_word(b, dice(2000000000), false);
		else
			hw_buf_put(b, word);
		hw_buf_byte(b, ' ');
	}
	hw_buf_put(b, hw_str_from(two, two.n * share / 100));
}

static struct hw_str
make_text(struct hw_arena *m, const struct hw_article *old, size_t n)
{
	struct hw_buf b;
	const struct hw_article *x = &old[n ? dice((uint32_t)n) : 0];
	const struct hw_article *y = &old[n ? dice((uint32_t)n) : 0];
	struct hw_str none = {0};

	hw_buf_init(&b, m, 1 << 20);
	switch (n > 100 ? dice(20) : 20) {
	case 0:
	case 1:
		return x->text;
	case 2:
		put_made(&b, x->text, none, 60, 0);
		break;
	case 3:
		put_made(&b, x->text, y->text, 50, 0);
		break;
	case 4:
	case 5:
		put_made(&b, x->text, none, 100, 35);
		break;
	default:
		put_text(&b, 200 + dice(900));
	}
	return hw_buf_str(&b);
}

/* ---- speed and memory ---------------------------------------------------- */

static void
fill_index(struct hw_trace_index *ix, size_t n)
{
	uint32_t hash[3][72], pivot[24];
	struct hw_window w = {.skeleton = hash[0],
	    .word = hash[1],
	    .name = hash[2],
	    .n_skeleton = 50,
	    .n_word = 17,
	    .n_name = 17};
	struct hw_sketch s = {
	    .window = &w, .n = 1, .pivot = pivot, .n_pivot = 24, .language = 3};

	for (size_t i = 0; i < n; i++) {
		char host[32];

		for (int g = 0; g < 3; g++)
			for (int k = 0; k < 72; k++)
				hash[g][k] = dice(50) ? dice(UINT32_MAX)
						      : dice(POPULAR);
		for (int k = 0; k < 24; k++)
			pivot[k] = dice(400000);
		snprintf(host, sizeof(host), "h%u.example", dice(20000));
		hw_trace_index_add(
		    ix, (hw_id)i + 1000000, &s, hw_str_c(host), (hw_time)i);
	}
}

static void
measure(size_t live)
{
	struct hw_arena *m = hw_arena_new(), *job = hw_arena_new();
	struct hw_trace_index *ix = hw_trace_index_new(live, 0);
	struct hw_trace_words *words = hw_trace_words_new();
	struct hw_article *a = HW_ARRAY(m, struct hw_article, MEASURED);
	struct hw_trace_index_stat st;
	size_t judged = 0, found = 0, bytes = 0;
	struct rusage use;

	fill_index(ix, live - MEASURED);
	for (size_t i = 0; i < MEASURED; i++) {
		a[i] = (struct hw_article){.id = (hw_id)i,
		    .language = HW_STR("en"),
		    .first_seen = (hw_time)(live + i),
		    .text = make_text(m, a, i)};
		bytes += a[i].text.n;
	}
	double t0 = cpu();
	for (size_t i = 0; i < MEASURED; i++) {
		struct hw_trace_candidate *c;
		struct hw_tokens t;
		struct hw_sketch s;
		struct hw_edge e;

		hw_text_tokens(job, a[i].text, a[i].language, &t);
		hw_trace_sketch_tokens(job, &a[i], &t, &s);
		hw_trace_words_add(words, &t);
		size_t n = hw_trace_index_candidates(
		    ix, job, &s, a[i].host, 16, &c);
		struct hw_trace_doc *own = n
		    ? hw_trace_prepare(job, words, &a[i], &t)
		    : NULL;

		for (size_t k = 0; k < n; k++) {
			if (c[k].id >= 1000000)
				continue; /* a fingerprint without a text */
			hw_trace_compare(job, words,
			    hw_trace_prepare(job, words, &a[c[k].id], NULL),
			    own, &e);
			judged++;
			found += e.kind != HW_EDGE_NONE;
		}
		hw_trace_index_add(
		    ix, (hw_id)i, &s, a[i].host, a[i].first_seen);
		hw_arena_reset(job);
	}
	double seconds = cpu() - t0;
	hw_trace_index_stat(ix, &st);
	getrusage(RUSAGE_SELF, &use);
	printf("articles live         %zu\n", st.articles);
	printf("articles / CPU second %.0f (%zu of %.0f bytes; %zu judged, "
	       "%zu edges)\n",
	    MEASURED / seconds, (size_t)MEASURED, (double)bytes / MEASURED,
	    judged, found);
	printf("index                 %.1f MB, %.0f bytes an article, "
	       "%.2f %% of postings evicted\n",
	    (double)st.bytes / 1e6, (double)st.bytes / (double)st.articles,
	    100.0 * (double)st.evicted / (double)st.postings);
	printf(
	    "whole process         %.0f MB\n\n", (double)use.ru_maxrss / 1000);
	hw_trace_words_free(words);
	hw_trace_index_free(ix);
	hw_arena_free(job);
	hw_arena_free(m);
}

/* ---- what is found, beside word 5-grams ---------------------------------- */

struct gold {
	uint32_t a, b;
	struct hw_str how;
};

struct set {
	struct hw_article *v;
	size_t n;
	struct gold *gold;
	size_t n_gold;
	float *gram;     /* containment of word 5-grams, n x n */
	uint8_t *ours;   /* 1: an edge, n x n */
	uint8_t *excuse; /* 1: two copies of one source */
};

static bool
slurp(struct hw_arena *m, const char *dir, const char *name, struct hw_str *out)
{
	struct hw_str path = hw_str_printf(m, "%s/%s", dir, name);
	FILE *f = fopen(hw_str_z(m, path), "rbe");
	struct hw_buf b;

	if (!f)
		return false;
	hw_buf_init(&b, m, 64 << 20);
	for (;;) {
		char *p = hw_buf_room(&b, 65536);
		size_t n = p ? fread(p, 1, 65536, f) : 0;
		if (n == 0)
			break;
		b.n += n;
	}
	fclose(f);
	*out = hw_buf_str(&b);
	return true;
}

static bool
read_set(struct hw_arena *m, const char *dir, struct set *s)
{
	struct hw_str docs, gold, line;
	struct hw_map ids = {0};
	struct hw_json *j;

	if (!slurp(m, dir, "docs.ndjson", &docs) ||
	    !slurp(m, dir, "gold.ndjson", &gold))
		return false;
	s->v = HW_ARRAY(m, struct hw_article, 20000);
	s->gold = HW_ARRAY(m, struct gold, 20000);
	while (s->n < 20000 && hw_str_line(&docs, &line)) {
		if (hw_json_parse(m, line, 0, &j, NULL))
			continue;
		s->v[s->n] = (struct hw_article){.id = (hw_id)s->n,
		    .text = hw_json_str(j, "text"),
		    .language = hw_json_str(j, "lang"),
		    .first_seen = HW_TIME_NONE};
		*hw_map_put(m, &ids, hw_json_str(j, "id"), NULL) = s->n++;
	}
	while (s->n_gold < 20000 && hw_str_line(&gold, &line)) {
		if (hw_json_parse(m, line, 0, &j, NULL))
			continue;
		uint64_t *a = hw_map_get(&ids, hw_json_str(j, "a"));
		uint64_t *b = hw_map_get(&ids, hw_json_str(j, "b"));
		if (a && b)
			s->gold[s->n_gold++] = (struct gold){
			    (uint32_t)*a, (uint32_t)*b, hw_json_str(j, "how")};
	}
	return s->n > 0;
}

struct gram {
	uint32_t hash, doc;
};

static int
by_gram(const void *x, const void *y)
{
	const struct gram *a = x, *b = y;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->doc > b->doc) - (a->doc < b->doc);
}

/* Exact containment: what a MinHash of word 5-grams estimates. */
static void
word_grams(struct hw_arena *m, struct set *s)
{
	HW_VEC(struct gram) g = {0};
	float *own = HW_ARRAY(m, float, s->n);

	s->gram = HW_ARRAY(m, float, s->n * s->n);
	for (size_t d = 0; d < s->n; d++) {
		struct hw_tokens t;

		hw_text_tokens(m, s->v[d].text, s->v[d].language, &t);
		for (size_t i = 0; i + 5 <= t.n; i++) {
			uint64_t h = 1;
			for (int k = 0; k < 5; k++)
				h = hw_hash_mix(h, t.v[i + (size_t)k].hash);
			*HW_PUSH(m, &g) = (struct gram){
			    (uint32_t)h, (uint32_t)d};
		}
	}
	qsort(g.v, g.n, sizeof(*g.v), by_gram);
	size_t n = 0;
	for (size_t i = 0; i < g.n; i++)
		if (!n || by_gram(&g.v[n - 1], &g.v[i]) != 0)
			g.v[n++] = g.v[i];
	for (size_t i = 0; i < n; i++) {
		own[g.v[i].doc]++;
		for (size_t k = i + 1; k < n && g.v[k].hash == g.v[i].hash; k++)
			s->gram[g.v[i].doc * s->n + g.v[k].doc]++;
	}
	for (size_t a = 0; a < s->n; a++)
		for (size_t b = a + 1; b < s->n; b++) {
			float least = own[a] < own[b] ? own[a] : own[b];
			float c = s->gram[a * s->n + b];
			c = least > 0 ? c / least : 0;
			s->gram[a * s->n + b] = s->gram[b * s->n + a] = c;
		}
}

static void
our_edges(struct hw_arena *m, struct set *s)
{
	struct hw_trace_index *ix = hw_trace_index_new(s->n, 0);
	struct hw_trace_words *w = hw_trace_words_new();
	struct hw_sketch *sketch = HW_ARRAY(m, struct hw_sketch, s->n);
	struct hw_arena *job = hw_arena_new();
	struct hw_str none = {0};

	s->ours = HW_ARRAY(m, uint8_t, s->n * s->n);
	for (size_t i = 0; i < s->n; i++) {
		struct hw_tokens t;

		hw_text_tokens(m, s->v[i].text, s->v[i].language, &t);
		hw_trace_sketch_tokens(m, &s->v[i], &t, &sketch[i]);
		hw_trace_words_add(w, &t);
	}
	for (size_t i = 0; i < s->n; i++) {
		struct hw_trace_candidate *c;
		size_t n = hw_trace_index_candidates(
		    ix, job, &sketch[i], none, 64, &c);

		for (size_t k = 0; k < n; k++) {
			struct hw_edge e;
			size_t x = (size_t)c[k].id;

			hw_trace_judge(job, w, &s->v[x], &s->v[i], &e);
			s->ours[x * s->n + i] = s->ours[i * s->n + x] =
			    e.kind != HW_EDGE_NONE;
		}
		hw_trace_index_add(ix, (hw_id)i, &sketch[i], none, 0);
		hw_arena_reset(job);
	}
	hw_trace_words_free(w);
	hw_trace_index_free(ix);
	hw_arena_free(job);
}

/* Copies of one source, and the pairs of gold: not false when found. */
static void
excuse(struct hw_arena *m, struct set *s)
{
	s->excuse = HW_ARRAY(m, uint8_t, s->n * s->n);
	for (size_t i = 0; i < s->n_gold; i++)
		for (size_t k = 0; k < s->n_gold; k++) {
			struct gold *x = &s->gold[i], *y = &s->gold[k];
			if (x->a == y->a)
				s->excuse[x->b * s->n + y->b] = 1;
			if (x->b == y->a)
				s->excuse[x->a * s->n + y->b] =
				    s->excuse[y->b * s->n + x->a] = 1;
		}
	for (size_t i = 0; i < s->n_gold; i++) {
		struct gold *x = &s->gold[i];
		s->excuse[x->a * s->n + x->b] = 1;
		s->excuse[x->b * s->n + x->a] = 1;
	}
}

static double
f1(const struct set *s, float least, size_t *hit, size_t *wrong)
{
	*hit = *wrong = 0;
	for (size_t i = 0; i < s->n_gold; i++) {
		size_t at = s->gold[i].a * s->n + s->gold[i].b;
		*hit += least < 0 ? s->ours[at] : s->gram[at] >= least;
	}
	for (size_t a = 0; a < s->n; a++)
		for (size_t b = a + 1; b < s->n; b++) {
			size_t at = a * s->n + b;
			bool yes = least < 0 ? s->ours[at]
					     : s->gram[at] >= least;
			*wrong += yes && !s->excuse[at];
		}
	return 2.0 * (double)*hit / (double)(*hit + *wrong + s->n_gold);
}

static void
table(const struct set *s, float least)
{
	printf("  %-12s %6s %9s %9s\n", "recall of", "pairs", "headwater",
	    "5-grams");
	for (size_t i = 0; i < s->n_gold; i++) {
		size_t n = 0, ours = 0, grams = 0, k = 0;

		while (k < i && !hw_str_eq(s->gold[k].how, s->gold[i].how))
			k++;
		if (k < i)
			continue;
		for (k = i; k < s->n_gold; k++) {
			size_t at = s->gold[k].a * s->n + s->gold[k].b;
			if (!hw_str_eq(s->gold[k].how, s->gold[i].how))
				continue;
			n++;
			ours += s->ours[at];
			grams += s->gram[at] >= least;
		}
		printf("  %-12.*s %6zu %9.3f %9.3f\n", HW_FMT(s->gold[i].how),
		    n, (double)ours / (double)n, (double)grams / (double)n);
	}
}

static void
quality(const char *dir)
{
	struct hw_arena *m = hw_arena_new();
	struct set s = {0};
	size_t hit, wrong;
	float best = 0;
	double best_f1 = 0;

	if (!read_set(m, dir, &s)) {
		printf("no reuse set in %s: what is found by kind is not "
		       "measured\n",
		    dir);
		hw_arena_free(m);
		return;
	}
	word_grams(m, &s);
	our_edges(m, &s);
	excuse(m, &s);
	for (float t = 0.02F; t < 0.9F; t += 0.02F) {
		double f = f1(&s, t, &hit, &wrong);
		if (f > best_f1) {
			best_f1 = f;
			best = t;
		}
	}
	double f = f1(&s, -1, &hit, &wrong);
	printf("reuse set: %zu articles, %zu pairs\n", s.n, s.n_gold);
	printf("  headwater            F1 %.3f, %zu false\n", f, wrong);
	f = f1(&s, best, &hit, &wrong);
	printf("  word 5-grams, exact  F1 %.3f, %zu false (threshold %.2f, the "
	       "best for this set)\n",
	    f, wrong, (double)best);
	table(&s, best);
	hw_arena_free(m);
}

int
main(int argc, char **argv)
{
	uint64_t live = 1000000;
	const char *shared = getenv("HEADWATER_SHARED");
	char dir[512];

	if (argc > 1 && !hw_str_u64(hw_str_c(argv[1]), &live))
		return 2;
	snprintf(dir, sizeof(dir), "%s/data/provenance-dev/reuse",
	    shared ? shared : "../shared");
	if (live > MEASURED)
		measure((size_t)live);
	quality(dir);
	return 0;
}
