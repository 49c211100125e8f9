/* SPDX-License-Identifier: MIT
 * Conformance: backup, restore, facts, house-keeping, dictionaries. */
#include "store_test.h"

#include <sqlite3.h>

#define TEXT                                                                    \
	"The harbour council met for the second time this week to talk about "  \
	"the strike, which has kept forty ships waiting outside the port, and " \
	"nobody left before midnight."

static struct hw_str
beside(struct fixture *f, const char *name)
{
	return hw_str_printf(f->m, "%s/%s", f->dir, name);
}

static void
restore_from(struct fixture *f, const char *file)
{
	hw_store_close(f->st);
	f->st = NULL;
	OK(hw_store_restore(file, f->path, &f->err));
	reopen(f);
}

static void
a_backup_is_the_store(void **state)
{
	struct fixture *f = *state;
	struct hw_str file = beside(f, "backup");
	struct hw_store *copy;
	struct hw_items items;
	struct hw_fsck k;

	put(f, "https://a.example/1", "One", TEXT, 1);
	OK(hw_store_backup(f->st, file.p, &f->err));
	put(f, "https://a.example/2", "Two", TEXT, 1);
	FAILS(hw_store_backup(f->st, file.p, &f->err), HW_EDENIED);
	assert_non_null(strstr(f->err.msg, "is there already"));
	OK(hw_store_open(file.p, HW_STORE_READ, &copy, &f->err));
	OK(hw_store_fsck(copy, NULL, NULL, &k, &f->err));
	assert_int_equal(k.damaged + k.missing + k.index + k.search, 0);
	OK(hw_store_list(
	    copy, f->m, &(struct hw_list_query){0}, &items, &f->err));
	assert_int_equal(items.n, 1);
	hw_store_close(copy);
	FAILS(hw_store_restore(file.p, f->path, &f->err), HW_EDENIED);
	assert_non_null(strstr(f->err.msg, "already open"));
	restore_from(f, file.p);
	OK(hw_store_list(
	    f->st, f->m, &(struct hw_list_query){0}, &items, &f->err));
	assert_int_equal(items.n, 1);
	assert_int_equal(
	    access(beside(f, "news.db.before-restore").p, R_OK), 0);
	assert_sound(f);
	put(f, "https://a.example/3", "Three", TEXT, 1);
	assert_sound(f);
}

static void
a_restore_undoes_no_takedown(void **state)
{
	struct fixture *f = *state;
	struct hw_str file = beside(f, "backup");
	struct hw_complaint c[3] = {{.url = HW_STR("https://a.example/1")},
	    {.url = HW_STR("https://a.example/2")},
	    {.url = HW_STR("https://a.example/3")}};
	struct hw_complaints list;
	struct hw_item item;

	for (int i = 1; i <= 4; i++)
		put(f, hw_str_printf(f->m, "https://a.example/%d", i).p, "T",
		    hw_str_printf(f->m, "%d " TEXT, i).p, 1);
	OK(hw_store_complaint_open(f->st, f->m, &c[0], T0, &f->err));
	OK(hw_store_backup(f->st, file.p, &f->err));
	for (int i = 0; i < 3; i++) {
		if (i)
			OK(hw_store_complaint_open(
			    f->st, f->m, &c[i], T0, &f->err));
		OK(hw_store_complaint_decide(f->st, c[i].id,
		    HW_COMPLAINT_WITHHELD, i == 2, HW_STR("operator"),
		    HW_STR("because"), T0, &f->err));
	}
	restore_from(f, file.p);
	for (hw_id id = 1; id <= 3; id++)
		FAILS(hw_store_article(f->st, f->m, id, 0, 0, &item, &f->err),
		    HW_EDENIED);
	OK(hw_store_article(f->st, f->m, 4, 0, 0, &item, &f->err));
	OK(hw_store_article(f->st, f->m, 3, 0, HW_READ_HIDDEN, &item, &f->err));
	assert_int_equal(item.article.text.n, 0);
	OK(hw_store_complaints(
	    f->st, f->m, 0, c[2].token, 0, 0, &list, &f->err));
	assert_int_equal(list.v[0].state, HW_COMPLAINT_WITHHELD);
	assert_int_equal(list.n_audit, 2);
	assert_sound(f);
}

static void
damaged_backups_are_refused(void **state)
{
	struct fixture *f = *state;
	struct hw_str file = beside(f, "backup");
	struct stat sb;
	FILE *out;

	put(f, "https://a.example/1", "One", TEXT, 1);
	OK(hw_store_backup(f->st, file.p, &f->err));
	assert_int_equal(stat(file.p, &sb), 0);
	out = fopen(file.p, "r+b");
	for (long at = 8192 * 3; at + 100 < sb.st_size; at += 8192) {
		fseek(out, at + 8100, SEEK_SET);
		fwrite("walrus walrus walrus", 1, 20, out);
	}
	fclose(out);
	hw_store_close(f->st);
	f->st = NULL;
	memset(&f->err, 0, sizeof(f->err));
	assert_int_not_equal(hw_store_restore(file.p, f->path, &f->err), HW_OK);
	assert_non_null(strstr(f->err.msg, file.p));
	FAILS(hw_store_restore(beside(f, "none").p, f->path, &f->err),
	    HW_ENOTFOUND);
	reopen(f);
	assert_int_equal(found(f, "strike"), 1); /* untouched */
}

static void
facts_for_the_doctor(void **state)
{
	struct fixture *f = *state;
	struct hw_store_facts facts;

	add_source(f, "https://a.example/feed", "a.example");
	put(f, "https://a.example/1", "One", TEXT, 41);
	OK(hw_store_quarantine(f->st, T0, HW_STR("https://a.example/bad"),
	    HW_STR("extract"), HW_STR("killed after 2 s"), HW_STR("<html>"),
	    &f->err));
	OK(hw_store_facts(f->st, f->m, T0 + 60, &facts, &f->err));
	assert_int_equal(facts.articles, 1);
	assert_int_equal(facts.next_story, 42);
	assert_int_equal(facts.last_article, 1);
	assert_int_equal(facts.due, 1);
	assert_int_equal(facts.oldest_due, T0);
	assert_int_equal(facts.quarantine, 1);
	STR_EQ(facts.newest[0].reason, "killed after 2 s");
	assert_true(facts.bytes + facts.wal_bytes > 8192);
	assert_true(facts.free_bytes > 0);
	for (int i = 0; i < 1005; i++)
		OK(hw_store_quarantine(f->st, T0, HW_STR("x"), HW_STR("feed"),
		    HW_STR("r"), HW_STR(""), &f->err));
	OK(hw_store_facts(f->st, f->m, T0, &facts, &f->err));
	assert_int_equal(facts.quarantine, 1000);
	assert_int_equal(facts.oldest_due, T0);
	assert_sound(f);
}

static void
notes_come_and_go(void **state)
{
	struct fixture *f = *state;
	struct hw_str site = HW_STR("site"), key = HW_STR("a.example"), v;
	hw_time at;

	OK(hw_store_note_put(
	    f->st, site, key, HW_STR("one"), T0, T0 + 10, &f->err));
	OK(hw_store_note_put(
	    f->st, site, key, HW_STR("two\0x"), T0 + 1, T0 + 10, &f->err));
	OK(hw_store_note_get(f->st, f->m, site, key, T0 + 9, &v, &at, &f->err));
	assert_true(hw_str_eq(v, HW_STR("two\0x")));
	assert_int_equal(at, T0 + 1);
	FAILS(hw_store_note_get(
		  f->st, f->m, site, key, T0 + 10, &v, &at, &f->err),
	    HW_ENOTFOUND);
	OK(hw_store_note_put(
	    f->st, site, key, HW_STR("x"), T0, HW_TIME_NONE, &f->err));
	OK(hw_store_note_get(
	    f->st, f->m, site, key, T0 * 2, &v, NULL, &f->err));
	OK(hw_store_note_put(f->st, site, key, HW_STR(""), T0, 0, &f->err));
	FAILS(hw_store_note_get(f->st, f->m, site, key, T0, &v, &at, &f->err),
	    HW_ENOTFOUND);
}

static void
sources_have_a_log_of_their_own(void **state)
{
	struct fixture *f = *state;
	hw_id id = add_source(f, "https://a.example/feed", "a.example"), other;
	struct hw_source_page p;
	struct hw_sources list;

	add_source(f, "https://b.example/feed", "b.example");
	OK(hw_store_source(f->st, f->m, id, HW_STR(""), &p, &f->err));
	for (int i = 0; i < 250; i++)
		OK(hw_store_source_put(f->st, &p.source, T0 + i, HW_STR("poll"),
		    HW_STR("200"), &other, &f->err));
	OK(hw_store_source(
	    f->st, f->m, 0, HW_STR("https://a.example/feed"), &p, &f->err));
	assert_int_equal(p.n_log, 100);
	assert_int_equal(p.log[0].at, T0 + 249);
	p.source.url = HW_STR("https://b.example/feed");
	FAILS(hw_store_source_put(f->st, &p.source, T0, HW_STR(""), HW_STR(""),
		  &other, &f->err),
	    HW_ECONFLICT);
	assert_int_equal(
	    add_source(f, "https://b.example/feed", "b.example"), 2);
	OK(hw_store_sources(f->st, f->m, T0, HW_STR(""), 0, &list, &f->err));
	assert_int_equal(list.n, 2);
	OK(hw_store_sources(
	    f->st, f->m, T0 - 1, HW_STR(""), 0, &list, &f->err));
	assert_int_equal(list.n, 0);
	OK(hw_store_sources(
	    f->st, f->m, HW_TIME_NONE, HW_STR("b.example"), 0, &list, &f->err));
	assert_int_equal(list.n, 1);
	FAILS(hw_store_source(f->st, f->m, 77, HW_STR(""), &p, &f->err),
	    HW_ENOTFOUND);
	assert_sound(f);
}

static void
tidying_keeps_what_may_be_kept(void **state)
{
	struct fixture *f = *state;
	uint32_t hash[2] = {1, 2};
	struct hw_window w = {.word = hash, .n_word = 2};
	struct hw_sketch sketch = {.window = &w, .n = 1};
	struct hw_article a = article(f, "https://a.example/1", "Kept", TEXT);
	struct hw_article b = article(
	    f, "https://b.example/1", "Dropped", "Walrus " TEXT);
	struct hw_verdict v = {.article = &a, .now = T0, .sketch = &sketch};
	struct hw_item item;
	hw_id kept, dropped;

	kept = commit(f, &v).article;
	b.rights.noarchive = true;
	v.article = &b;
	dropped = commit(f, &v).article;
	OK(hw_store_tidy(f->st, T0 + 86400, 14 * 86400, &f->err));
	assert_int_equal(found(f, "strike"), 2);
	OK(hw_store_tidy(f->st, T0 + 15 * 86400, 14 * 86400, &f->err));
	OK(hw_store_article(f->st, f->m, kept, 0, 0, &item, &f->err));
	assert_true(item.article.text.n > 0);
	OK(hw_store_article(f->st, f->m, dropped, 0, 0, &item, &f->err));
	assert_int_equal(item.article.text.n, 0);
	assert_int_equal(found(f, "walrus"), 0);
	assert_int_equal(found(f, "dropped"), 1);
	assert_sound(f);
}

static int
dictionaries(struct fixture *f)
{
	sqlite3_stmt *q;
	sqlite3 *db;
	int n;

	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(db, "SELECT count(*) FROM dict", -1, &q, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_step(q), SQLITE_ROW);
	n = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	sqlite3_close(db);
	return n;
}

static void
dictionaries_are_trained_and_used(void **state)
{
	struct fixture *f = *state;
	struct hw_store *reader;
	struct hw_item item;
	hw_id id = 0;

	FAILS(hw_store_train(f->st, HW_STR("en"), &f->err), HW_ENOTFOUND);
	OK(hw_store_begin(f->st, &f->err));
	for (int i = 0; i < 1100; i++) {
		struct hw_str text = hw_str_printf(f->m,
		    "%d walruses %x came to the %x harbour. " TEXT " %d %d", i,
		    (unsigned)hw_hash_mix(1, (uint64_t)i),
		    (unsigned)hw_hash_mix(2, (uint64_t)i), i * 7, i * 11);

		put(f, hw_str_printf(f->m, "https://a.example/%d", i).p, "T",
		    text.p, 0);
	}
	OK(hw_store_end(f->st, HW_OK, &f->err));
	OK(hw_store_open(f->path, HW_STORE_READ, &reader, &f->err));
	/* house-keeping does it, once */
	for (int i = 0; i < 2; i++) {
		OK(hw_store_tidy(f->st, T0, 14 * 86400, &f->err));
		assert_int_equal(dictionaries(f), 1);
	}
	id = put(f, "https://b.example/1", "T", "With it. " TEXT, 0);
	/* a reader that was open before reads it too */
	OK(hw_store_article(reader, f->m, id, 0, 0, &item, &f->err));
	STR_EQ(item.article.text, "With it. " TEXT);
	hw_store_close(reader);
	reopen(f);
	OK(hw_store_article(f->st, f->m, id, 0, 0, &item, &f->err));
	STR_EQ(item.article.text, "With it. " TEXT);
	assert_sound(f);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(a_backup_is_the_store),
	    T(a_restore_undoes_no_takedown),
	    T(damaged_backups_are_refused),
	    T(facts_for_the_doctor),
	    T(notes_come_and_go),
	    T(sources_have_a_log_of_their_own),
	    T(tidying_keeps_what_may_be_kept),
	    T(dictionaries_are_trained_and_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
