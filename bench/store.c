/* SPDX-License-Identifier: MIT
 * What the store costs: articles committed a CPU second (with text, names,
 * quotations, fingerprints, edges, story and full text index) by size of the
 * batch, bytes an article, and how long readers wait for pages and searches.
 *
 *	bench/store [ARTICLES [FOLDER]]      default 30000, $TMPDIR
 *
 * The articles are made here, the same ones each time: 3.1 KB of Zipf words
 * between English stop words.  Peer for the index alone: the same texts in a
 * bare contentless FTS5 table with SQLite's own unicode61 tokens, in batches
 * of 1,000, synchronous=NORMAL. */
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "rights/rights.h"
#include "store/care.h"

#define VOCABULARY 60000
#define TEXT_BYTES 3100
#define T0 ((hw_time)1690000000)
#define PEER 5000 /* articles given to the peer */

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

static double
wall(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
must(int rc, const struct hw_err *err)
{
	if (rc == HW_OK)
		return;
	fprintf(stderr, "bench/store: %s\n", err->msg);
	exit(1);
}

/* ---- articles ------------------------------------------------------------- */

static void
put_word(struct hw_buf *b, uint32_t number)
{
	static const char *const part[] = {"ba", "co", "di", "fu", "ga", "le",
	    "mi", "no", "pa", "re", "sa", "ti", "vo", "wen", "lor", "dan"};

	number = (number + 16) * 2654435761u >> 6;
	for (int i = 0; i < 2 || (i < 5 && number > 0); i++, number >>= 4)
		hw_buf_c(b, part[number & 15]);
}

/* Zipf by inversion, exponent 1. */
static uint32_t
zipf(void)
{
	double u = (double)dice(1000000) / 1000000.0;

	return (uint32_t)exp(u * log(VOCABULARY));
}

static struct hw_str
make_text(struct hw_arena *m)
{
	static const char *const stop[] = {
	    "the", "of", "and", "to", "in", "a", "that", "is", "was", "for"};
	struct hw_buf b;

	hw_buf_init(&b, m, 1 << 16);
	while (b.n < TEXT_BYTES) {
		if (dice(10) < 4)
			hw_buf_c(&b, stop[dice(10)]);
		else
			put_word(&b, zipf());
		hw_buf_c(&b, dice(18) ? " " : ". ");
	}
	return hw_buf_str(&b);
}

static void
annotate(struct hw_arena *m, struct hw_article *a)
{
	a->n_sentences = 25;
	a->sentences = HW_ARRAY(m, struct hw_span, a->n_sentences);
	for (uint32_t i = 0; i < 25; i++)
		a->sentences[i] = (struct hw_span){i * 120, i * 120 + 119};
	a->n_names = 40;
	a->names = HW_ARRAY(m, struct hw_name, a->n_names);
	for (uint32_t i = 0; i < 40; i++)
		a->names[i] = (struct hw_name){.span = {i * 70, i * 70 + 11},
		    .kind = HW_NAME_PERSON,
		    .canonical = hw_str_sub(a->text, i * 70, i * 70 + 11),
		    .entity = i / 3 + 1};
	a->n_quotes = 4;
	a->quotes = HW_ARRAY(m, struct hw_quote, a->n_quotes);
	for (uint32_t i = 0; i < 4; i++)
		a->quotes[i] = (struct hw_quote){
		    .span = {i * 500, i * 500 + 90},
		    .speaker = hw_str_sub(a->text, i * 70, i * 70 + 11)};
}

static void
make_sketch(struct hw_arena *m, struct hw_sketch *s)
{
	struct hw_window *w = HW_ARRAY(m, struct hw_window, 2);

	for (int i = 0; i < 2; i++) {
		uint32_t *h = HW_ARRAY(m, uint32_t, 64);

		for (int j = 0; j < 64; j++)
			h[j] = dice(UINT32_MAX);
		w[i] = (struct hw_window){.skeleton = h,
		    .n_skeleton = 32,
		    .word = h + 32,
		    .n_word = 16,
		    .name = h + 48,
		    .n_name = 16};
	}
	*s = (struct hw_sketch){.window = w, .n = 2};
}

static void
put_one(struct hw_store *st, struct hw_arena *m, int i, hw_id source)
{
	struct hw_str title = hw_str_sub(make_text(m), 0, 60);
	struct hw_article a = {.language = HW_STR("en"),
	    .title = title,
	    .text = make_text(m),
	    .author = HW_STR("J. Doe"),
	    .url = hw_str_printf(
		m, "https://www.example%d.org/2026/%d.html", i % 500, i),
	    .published = {.at = T0 + i, .precision = HW_PRECISION_SECOND},
	    .modified.at = HW_TIME_NONE,
	    .first_seen = T0 + i + 60};
	struct hw_evidence ev[3] = {
	    {HW_STR("published earlier"), HW_STR("12 minutes"), 1.5, {0, 0},
		{0, 0}},
	    {HW_STR("shared text"), title, 0, {10, 90}, {20, 100}},
	    {HW_STR("credit"), HW_STR("Reuters"), 2, {0, 0}, {50, 60}}};
	struct hw_edge edge = {.a = i > 3 ? i - 2 : 0,
	    .kind = HW_EDGE_SPUN,
	    .score = 0.5,
	    .direction = HW_DIRECTION_AB,
	    .evidence = ev,
	    .n = 3};
	struct hw_sketch sketch;
	struct hw_verdict v = {.article = &a,
	    .guid = a.url,
	    .source = source,
	    .now = T0 + i + 60,
	    .sketch = &sketch,
	    .story = 1 + i / 4,
	    .edges = &edge,
	    .n_edges = i > 3 && i % 3 == 0};
	struct hw_committed out;
	struct hw_err err = {0};

	hw_rights_init(&a.rights);
	annotate(m, &a);
	make_sketch(m, &sketch);
	must(hw_store_commit(st, &v, &out, &err), &err);
}

/* CPU seconds of committing n articles in batches; making them is not
 * counted. */
static double
fill(struct hw_store *st, int from, int n, int batch)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_err err = {0};
	uint64_t keep = state;
	double t, made;

	t = cpu();
	for (int i = from; i < from + n; i++) { /* the same, not committed */
		struct hw_article a = {.text = make_text(m)};
		struct hw_sketch s;

		a.title = make_text(m);
		annotate(m, &a);
		make_sketch(m, &s);
		hw_arena_reset(m);
	}
	made = cpu() - t;
	state = keep;
	t = cpu();
	for (int i = from; i < from + n; i++) {
		if ((i - from) % batch == 0)
			must(hw_store_begin(st, &err), &err);
		put_one(st, m, i, 1 + i % 500);
		if ((i - from) % batch == batch - 1 || i == from + n - 1)
			must(hw_store_end(st, HW_OK, &err), &err);
		hw_arena_reset(m);
	}
	hw_arena_free(m);
	return cpu() - t - made;
}

static double
peer(const char *dir, int n)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str path = hw_str_printf(m, "%s/peer.db", dir);
	sqlite3_stmt *q;
	sqlite3 *db;
	double t = 0;

	sqlite3_open(path.p, &db);
	sqlite3_exec(db,
	    "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;"
	    "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000;"
	    "CREATE VIRTUAL TABLE f USING fts5(text, content='')",
	    NULL, NULL, NULL);
	sqlite3_prepare_v2(
	    db, "INSERT INTO f(rowid, text) VALUES(?, ?)", -1, &q, NULL);
	for (int i = 0; i < n; i++) {
		struct hw_arena *one = hw_arena_new();
		struct hw_str text = make_text(one);
		double start = cpu();

		if (i % 1000 == 0)
			sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
		sqlite3_bind_int64(q, 1, i + 1);
		sqlite3_bind_text(q, 2, text.p, (int)text.n, SQLITE_STATIC);
		sqlite3_step(q);
		sqlite3_reset(q);
		if (i % 1000 == 999)
			sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
		t += cpu() - start;
		hw_arena_free(one);
	}
	sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	sqlite3_finalize(q);
	sqlite3_close(db);
	hw_arena_free(m);
	return t;
}

/* ---- reading -------------------------------------------------------------- */

struct asked {
	const char *name;
	struct hw_str query; /* or, empty: a page */
	int what;            /* 1 front page, 2 story page, 3 item */
};

static size_t
ask(struct hw_store *st, struct hw_arena *m, const struct asked *a,
    enum hw_order order, int turn)
{
	struct hw_search_query q = {
	    .text = a->query, .order = order, .limit = 20};
	struct hw_front_query fq = {.limit = 30};
	struct hw_story_page page;
	struct hw_front front;
	struct hw_items items;
	struct hw_item item;
	struct hw_err err = {0};

	switch (a->what) {
	case 1:
		must(hw_store_stories(st, m, &fq, &front, &err), &err);
		return front.n;
	case 2:
		must(hw_store_story(st, m, 1 + turn * 7, &page, &err), &err);
		return page.n_items;
	case 3:
		must(hw_store_article(st, m, 1 + turn * 29, 0, 0, &item, &err),
		    &err);
		return 1;
	default:
		must(hw_store_search(st, m, &q, &items, &err), &err);
		return items.n;
	}
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
time_asking(struct hw_store *st, const struct asked *a, enum hw_order order)
{
	enum { TURNS = 101 };
	struct hw_arena *m = hw_arena_new();
	double ms[TURNS];
	size_t n = 0;

	for (int i = 0; i < TURNS; i++) {
		double t = wall();

		n = ask(st, m, a, order, i);
		ms[i] = (wall() - t) * 1e3;
		hw_arena_reset(m);
	}
	qsort(ms, TURNS, sizeof(*ms), by_size);
	printf("| %s%s | %zu | %.2f | %.2f |\n", a->name,
	    order == HW_ORDER_BEST ? ", best first" : "", n, ms[TURNS / 2],
	    ms[TURNS * 99 / 100]);
	hw_arena_free(m);
}

static void
read_all(const char *path)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_buf rare, two;

	hw_buf_init(&rare, m, 100);
	put_word(&rare, 45000);
	hw_buf_init(&two, m, 100);
	put_word(&two, 300);
	hw_buf_byte(&two, ' ');
	put_word(&two, 700);
	const struct asked asked[] = {
	    {"front page, 30 stories", {"", 0}, 1},
	    {"story page", {"", 0}, 2},
	    {"item with text", {"", 0}, 3},
	    {"rare word", hw_buf_str(&rare), 0},
	    {"two words", hw_buf_str(&two), 0},
	    {"prefix, 230 words", HW_STR_INIT("wendan*"), 0},
	    {"stop word", HW_STR_INIT("the"), 0},
	    {"phrase of stop words", HW_STR_INIT("\"of the\""), 0},
	    {"stop word in one source", HW_STR_INIT("the source:example7.org"),
		0},
	};
	struct hw_store *st;
	struct hw_err err = {0};

	must(hw_store_open(path, HW_STORE_READ, &st, &err), &err);
	printf("\n| asked | answers | median ms | p99 ms |\n"
	       "|---|---:|---:|---:|\n");
	for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++) {
		time_asking(st, &asked[i], HW_ORDER_NEWEST);
		if (asked[i].query.n)
			time_asking(st, &asked[i], HW_ORDER_BEST);
	}
	hw_store_close(st);
	hw_arena_free(m);
}

static void
add_sources(struct hw_store *st)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_err err = {0};

	must(hw_store_begin(st, &err), &err);
	for (int i = 0; i < 500; i++) {
		struct hw_source s = {.next_poll = T0,
		    .url = hw_str_printf(m, "https://example%d.org/feed", i),
		    .domain = hw_str_printf(m, "example%d.org", i),
		    .title = HW_STR("Example"),
		    .last_poll = HW_TIME_NONE,
		    .last_change = HW_TIME_NONE};
		hw_id id;

		must(hw_store_source_put(
			 st, &s, T0, HW_STR("added"), HW_STR(""), &id, &err),
		    &err);
	}
	must(hw_store_end(st, HW_OK, &err), &err);
	hw_arena_free(m);
}

int
main(int argc, char **argv)
{
	int n = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 30000, at = 1;
	const char *tmp = argc > 2 ? argv[2] : getenv("TMPDIR");
	static const int batch[] = {1000, 100, 1};
	char dir[256], path[300], cmd[300];
	struct hw_store *st;
	struct hw_err err = {0};
	struct stat sb;

	snprintf(dir, sizeof(dir), "%s/hw-bench-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(dir))
		return 1;
	snprintf(path, sizeof(path), "%s/news.db", dir);
	must(hw_store_open(path, HW_STORE_OWN, &st, &err), &err);
	add_sources(st);
	printf("| committed in batches of | articles | a CPU second |\n"
	       "|---:|---:|---:|\n");
	for (size_t i = 0; i < 3; i++) {
		int share = i == 0 ? n : i == 1 ? 5000 : 1000;
		double t = fill(st, at, share, batch[i]);

		printf(
		    "| %d | %d | %.0f |\n", batch[i], share, (double)share / t);
		at += share;
	}
	hw_store_close(st);
	printf("| peer: bare FTS5, 1000 | %d | %.0f |\n", PEER,
	    (double)PEER / peer(dir, PEER));
	if (stat(path, &sb) == 0)
		printf("\n%d articles, %.0f bytes each\n", at - 1,
		    (double)sb.st_size / (at - 1));
	read_all(path);
	snprintf(cmd, sizeof(cmd), "rm -rf '%s'", dir);
	return system(cmd) != 0;
}
