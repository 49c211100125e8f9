/* SPDX-License-Identifier: MIT
 * Faults: files that are no store, two owners, full disks, damaged disks. */
#include <sqlite3.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>

#include "store_test.h"

#define COPIES 60 /* damaged stores; HEADWATER_DAMAGE asks for more */
#define ITEMS 150

static void
sql(const char *path, const char *text)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
opens_with(struct fixture *f, const char *path, enum hw_store_mode mode, int rc,
    const char *text)
{
	struct hw_store *st = NULL;

	FAILS(hw_store_open(path, mode, &st, &f->err), rc);
	assert_null(st);
	if (!strstr(f->err.msg, text))
		fail_msg("\"%s\" does not say \"%s\"", f->err.msg, text);
	if (!strstr(f->err.msg, path))
		fail_msg("\"%s\" does not name %s", f->err.msg, path);
}

static void
files_that_are_no_store(void **state)
{
	struct fixture *f = *state;
	struct hw_str text = hw_str_printf(f->m, "%s/text", f->dir);
	struct hw_str other = hw_str_printf(f->m, "%s/other", f->dir);
	FILE *file = fopen(text.p, "w");

	fprintf(file, "%0999d", 7);
	fclose(file);
	opens_with(f, text.p, HW_STORE_OWN, HW_EIO, "damaged");
	assert_int_equal(truncate(text.p, 1), 0);
	opens_with(f, text.p, HW_STORE_OWN, HW_EIO, "no store");
	opens_with(f, text.p, HW_STORE_READ, HW_EIO, "damaged");
	sql(other.p, "CREATE TABLE t(x); INSERT INTO t VALUES(1)");
	opens_with(f, other.p, HW_STORE_OWN, HW_EDENIED, "another program");
	sql(other.p, "PRAGMA application_id = 7");
	opens_with(f, other.p, HW_STORE_READ, HW_EDENIED, "another program");
	opens_with(f, f->dir, HW_STORE_OWN, HW_EINPUT, "no file");
	opens_with(f, "/nowhere/at/all", HW_STORE_OWN, HW_EIO, "No such");
	opens_with(f, hw_str_printf(f->m, "%s/none", f->dir).p, HW_STORE_READ,
	    HW_ENOTFOUND, "no store yet");
}

static void
a_newer_version_says_what_to_do(void **state)
{
	struct fixture *f = *state;

	put(f, "https://a.example/1", "One", "Text", 0);
	hw_store_close(f->st);
	sql(f->path, "PRAGMA user_version = 99");
	opens_with(f, f->path, HW_STORE_OWN, HW_EDENIED, "newer headwater");
	opens_with(f, f->path, HW_STORE_READ, HW_EDENIED, "version 99");
	sql(f->path, "PRAGMA user_version = 1");
	f->st = NULL;
	reopen(f);
	assert_int_equal(found(f, "text"), 1);
}

static void
one_owner_many_visitors(void **state)
{
	struct fixture *f = *state;
	struct hw_store *visitor, *reader;
	struct hw_complaint c = {.url = HW_STR("https://a.example/1")};
	struct hw_source s = {.url = HW_STR("https://a.example/feed")};
	struct hw_items items;
	hw_id id;

	opens_with(f, f->path, HW_STORE_OWN, HW_EDENIED, "already open");
	OK(hw_store_open(f->path, HW_STORE_WRITE, &visitor, &f->err));
	OK(hw_store_open(f->path, HW_STORE_READ, &reader, &f->err));
	hw_store_floor(visitor, 0);
	put(f, "https://a.example/1", "One", "Text", 0);
	OK(hw_store_complaint_open(visitor, f->m, &c, time(NULL), &f->err));
	assert_int_equal(c.article, 1);
	put(f, "https://a.example/2", "Two", "Text", 0);
	FAILS(hw_store_source_put(
		  reader, &s, T0, HW_STR(""), HW_STR(""), &id, &f->err),
	    HW_EDENIED);
	OK(hw_store_list(
	    reader, f->m, &(struct hw_list_query){0}, &items, &f->err));
	assert_int_equal(items.n, 2);
	hw_store_close(visitor);
	hw_store_close(reader);
	assert_sound(f);
	reopen(f); /* the lock goes with its holder */
}

static void
the_reserve_is_kept(void **state)
{
	struct fixture *f = *state;
	struct hw_article a = article(f, "https://a.example/2", "Two", "Text");
	struct hw_verdict v = {.article = &a, .now = T0};
	struct hw_complaint c = {.url = HW_STR("https://c.example/")};
	struct hw_committed out;

	put(f, "https://a.example/1", "One", "Text", 0);
	hw_store_floor(f->st, INT64_MAX);
	FAILS(hw_store_commit(f->st, &v, &out, &f->err), HW_EIO);
	assert_non_null(strstr(f->err.msg, "kept in reserve"));
	assert_int_equal(found(f, "text"), 1); /* reading goes on */
	OK(hw_store_complaint_open(f->st, f->m, &c, T0, &f->err));
	hw_store_floor(f->st, 0);
	commit(f, &v); /* and so does writing, without a restart */
	assert_sound(f);
}

/* Files cannot grow: what a full disk feels like.  Returns how many items
 * were acknowledged before and after it. */
static int
ingest_until_full(struct fixture *f, int *refused)
{
	struct rlimit lim, whole;
	int n = 0;

	*refused = 0;
	getrlimit(RLIMIT_FSIZE, &whole);
	lim = whole;
	lim.rlim_cur = 600000;
	setrlimit(RLIMIT_FSIZE, &lim);
	for (int i = 0; i < 400; i++) {
		struct hw_str url = hw_str_printf(
		    f->m, "https://a.example/%d", i);
		struct hw_article a = article(f, url.p, "T", url.p);
		struct hw_verdict v = {.article = &a, .now = T0};
		struct hw_committed out;
		struct hw_items items;
		char noise[4000];

		for (size_t j = 0; j < sizeof(noise); j++)
			noise[j] = (char)('a' +
			    (hw_hash_mix((uint64_t)i, j) % 26));
		a.text = (struct hw_str){noise, sizeof(noise)};
		f->err = (struct hw_err){0};
		if (hw_store_commit(f->st, &v, &out, &f->err) == HW_OK) {
			n++;
			continue;
		}
		++*refused;
		if (hw_store_list(f->st, f->m, &(struct hw_list_query){0},
			&items, NULL) != HW_OK ||
		    items.n != (size_t)n)
			return -1;
		if (*refused == 3)
			setrlimit(RLIMIT_FSIZE, &whole);
	}
	return n;
}

static void
a_full_disk_costs_nothing_acknowledged(void **state)
{
	struct fixture *f = *state;
	struct hw_store_facts facts;
	int n, refused;

	signal(SIGXFSZ, SIG_IGN);
	n = ingest_until_full(f, &refused);
	assert_int_equal(refused, 3);
	assert_int_equal(n, 397);
	reopen(f);
	OK(hw_store_facts(f->st, f->m, T0, &facts, &f->err));
	assert_int_equal(facts.articles, 397);
	assert_sound(f);
}

static void
a_folder_that_cannot_be_written(void **state)
{
	struct fixture *f = *state;
	struct hw_str path = hw_str_printf(f->m, "%s/ro/news.db", f->dir);
	struct hw_str dir = hw_str_printf(f->m, "%s/ro", f->dir);

	if (geteuid() == 0)
		skip();
	assert_int_equal(mkdir(dir.p, 0500), 0);
	opens_with(f, path.p, HW_STORE_OWN, HW_EIO, "Permission");
}

/* ---- damage --------------------------------------------------------------- */

static struct hw_str
item_text(struct hw_arena *m, int i)
{
	struct hw_buf b;

	hw_buf_init(&b, m, 1 << 16);
	for (int j = 0; j < 60; j++)
		hw_buf_printf(&b, "%llx walrus %d ",
		    (unsigned long long)hw_hash_mix((uint64_t)i, (uint64_t)j),
		    i);
	return hw_buf_str(&b);
}

static void
fill(struct fixture *f)
{
	hw_id src = add_source(f, "https://a.example/feed", "a.example");
	struct hw_evidence ev = {.what = HW_STR("credit"), .weight = 1};

	OK(hw_store_begin(f->st, &f->err));
	for (int i = 1; i <= ITEMS; i++) {
		struct hw_str url = hw_str_printf(
		    f->m, "https://a.example/%d", i);
		struct hw_article a = article(
		    f, url.p, url.p + 8, item_text(f->m, i).p);
		struct hw_edge e = {.a = i - 1,
		    .kind = HW_EDGE_SPUN,
		    .score = 0.5,
		    .evidence = &ev,
		    .n = 1};
		struct hw_verdict v = {.article = &a,
		    .source = src,
		    .guid = url,
		    .now = T0,
		    .story = 1 + i / 5,
		    .edges = &e,
		    .n_edges = i > 1};

		commit(f, &v);
	}
	OK(hw_store_end(f->st, HW_OK, &f->err));
	hw_store_close(f->st);
	f->st = NULL;
}

static void
damage(char *p, size_t n, unsigned seed)
{
	uint64_t r = hw_hash_mix(seed, 1);
	size_t pages = n / 8192, at = (size_t)(r % n);

	switch (seed % 5) {
	case 0: /* one bit */
		p[at] ^= (char)(1 << (r >> 60 & 7));
		break;
	case 1: /* a few bytes */
		for (size_t i = 0; i < 40 && at + i < n; i++)
			p[at + i] = (char)hw_hash_mix(seed, i);
		break;
	case 2: /* a page of zeros */
		memset(p + (r % pages) * 8192, 0, 8192);
		break;
	case 3: /* a sector of another place */
		memcpy(p + at / 512 * 512,
		    p + hw_hash_mix(seed, 2) % n / 512 * 512, 512);
		break;
	default: /* two pages changed places */
	{
		size_t a = 1 + r % (pages - 1);
		size_t b = 1 + hw_hash_mix(seed, 3) % (pages - 1);
		char page[8192];

		memcpy(page, p + a * 8192, 8192);
		memcpy(p + a * 8192, p + b * 8192, 8192);
		memcpy(p + b * 8192, page, 8192);
	}
	}
}

struct reading {
	struct fixture *f;
	int good, wrong;
};

static int
look(void *arg, struct hw_arena *m, const struct hw_item *item,
    const struct hw_sketch *sketch)
{
	struct reading *r = arg;
	const struct hw_article *a = &item->article;
	struct hw_str url = hw_str_printf(
	    m, "https://a.example/%d", (int)a->id);

	(void)sketch;
	if (hw_str_eq(a->url, url) &&
	    hw_str_eq(a->title, hw_str_from(url, 8)) &&
	    hw_str_eq(a->text, item_text(m, (int)a->id)) &&
	    item->story == 1 + a->id / 5 && item->source == 1)
		r->good++;
	else
		r->wrong++;
	return HW_OK;
}

static void
read_stories(struct reading *r, struct hw_store *st, struct hw_arena *m)
{
	for (hw_id id = 1; id <= 1 + ITEMS / 5; id++) {
		struct hw_story_page p;

		if (hw_store_story(st, m, id, &p, NULL) != HW_OK)
			continue;
		for (size_t i = 0; i < p.n_items; i++)
			if (1 + p.items[i].article.id / 5 != id)
				r->wrong++;
		for (size_t i = 0; i < p.n_edges; i++)
			if (p.edges[i].b - p.edges[i].a != 1 ||
			    p.edges[i].score != 0.5)
				r->wrong++;
	}
}

/* 0: all is as it was, or fsck tells; 1: silently wrong; 2: silently lost */
static int
read_damaged(struct fixture *f, const char *path, int *told)
{
	struct reading r = {f, 0, 0};
	struct hw_fsck k = {0};
	struct hw_store *st = NULL;
	int rc = hw_store_open(path, HW_STORE_READ, &st, NULL);

	*told = 1;
	if (rc != HW_OK)
		return 0;
	rc = hw_store_recent(st, 0, HW_TIME_NONE, 0, look, &r, NULL, NULL);
	read_stories(&r, st, f->m);
	if (rc == HW_OK)
		rc = hw_store_fsck(st, NULL, NULL, &k, NULL);
	hw_store_close(st);
	*told = rc != HW_OK || k.damaged || k.missing || k.index ||
	    k.dangling || k.search || k.audit;
	if (r.wrong)
		return 1;
	return r.good == ITEMS || *told ? 0 : 2;
}

static void
write_file(const char *path, const char *p, size_t n)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(p, 1, n, file), n);
	fclose(file);
}

static void
sixty_damaged_stores_and_no_wrong_row(void **state)
{
	struct fixture *f = *state;
	struct hw_str copy = hw_str_printf(f->m, "%s/copy.db", f->dir);
	const char *more = getenv("HEADWATER_DAMAGE");
	unsigned copies = more ? (unsigned)strtoul(more, NULL, 10) : COPIES;
	int wrong = 0, lost = 0, all_told = 0, told;
	struct stat sb;
	char *whole, *p;
	FILE *file;

	fill(f);
	file = fopen(f->path, "rb");
	assert_int_equal(fstat(fileno(file), &sb), 0);
	whole = malloc((size_t)sb.st_size);
	p = malloc((size_t)sb.st_size);
	assert_int_equal(fread(whole, 1, (size_t)sb.st_size, file), sb.st_size);
	fclose(file);
	for (unsigned seed = 0; seed < copies; seed++) {
		memcpy(p, whole, (size_t)sb.st_size);
		damage(p, (size_t)sb.st_size, seed);
		write_file(copy.p, p, (size_t)sb.st_size);
		switch (read_damaged(f, copy.p, &told)) {
		case 1:
			wrong++;
			break;
		case 2:
			lost++;
		}
		all_told += told;
		hw_arena_reset(f->m);
		copy = hw_str_printf(f->m, "%s/copy.db", f->dir);
	}
	free(whole);
	free(p);
	print_message("%u damaged stores: %d told by fsck, %d silently wrong, "
		      "%d silently lost\n",
	    copies, all_told, wrong, lost);
	assert_int_equal(wrong, 0);
	assert_int_equal(lost, 0);
}

static void
a_damaged_row_is_an_error_and_is_told(void **state)
{
	struct fixture *f = *state;
	struct hw_list_query q = {0};
	struct hw_items items;
	struct hw_fsck k;

	put(f, "https://a.example/1", "One", "Text one", 1);
	put(f, "https://a.example/2", "Two", "Text two", 1);
	hw_store_close(f->st);
	/* valid for SQLite, and wrong */
	sql(f->path, "UPDATE article SET title = 'Lie' WHERE id = 2");
	f->st = NULL;
	reopen(f);
	FAILS(hw_store_article(
		  f->st, f->m, 2, 0, 0, &(struct hw_item){0}, &f->err),
	    HW_EIO);
	assert_non_null(strstr(f->err.msg, "row 2 of article is damaged"));
	OK(hw_store_list(f->st, f->m, &q, &items, &f->err));
	assert_int_equal(items.n, 1);
	OK(hw_store_fsck(f->st, NULL, NULL, &k, &f->err));
	assert_int_equal(k.damaged, 1);
	assert_int_equal(k.missing, 0);
	sql(f->path, "DELETE FROM body WHERE article = 2");
	OK(hw_store_fsck(f->st, NULL, NULL, &k, &f->err));
	assert_int_equal(k.missing, 1);
	assert_true(k.dangling > 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(files_that_are_no_store),
	    T(a_newer_version_says_what_to_do),
	    T(one_owner_many_visitors),
	    T(the_reserve_is_kept),
	    T(a_full_disk_costs_nothing_acknowledged),
	    T(a_folder_that_cannot_be_written),
	    T(sixty_damaged_stores_and_no_wrong_row),
	    T(a_damaged_row_is_an_error_and_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
