/* SPDX-License-Identifier: MIT
 * What the store's tests share: a store in a folder of its own, articles made
 * of few words, and short forms of the verbs that must succeed. */
#ifndef STORE_TEST_H
#define STORE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "rights/rights.h"
#include "store/care.h"
#include "store/store.h"

#define T0 ((hw_time)1690000000)

struct fixture {
	char dir[64];
	char path[96];
	struct hw_arena *m;
	struct hw_store *st;
	struct hw_err err;
};

/* The call is good, else its message is the failure's. */
#define OK(call)                                               \
	do {                                                   \
		memset(&f->err, 0, sizeof(f->err));            \
		if ((call) != HW_OK)                           \
			fail_msg("%s: %s", #call, f->err.msg); \
	} while (0)
#define FAILS(call, want)                           \
	do {                                        \
		memset(&f->err, 0, sizeof(f->err)); \
		assert_int_equal((call), (want));   \
	} while (0)
#define STR_EQ(s, z) assert_string_equal(hw_str_z(f->m, (s)), (z))

static inline int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	const char *tmp = getenv("TMPDIR");

	snprintf(f->dir, sizeof(f->dir), "%.40s/hw-store-XXXXXX",
	    tmp ? tmp : "/tmp");
	if (!mkdtemp(f->dir))
		return -1;
	snprintf(f->path, sizeof(f->path), "%s/news.db", f->dir);
	f->m = hw_arena_new();
	if (hw_store_open(f->path, HW_STORE_OWN, &f->st, &f->err) != HW_OK) {
		fprintf(stderr, "%s\n", f->err.msg);
		return -1;
	}
	hw_store_floor(f->st, 0);
	*state = f;
	return 0;
}

static inline int
teardown(void **state)
{
	struct fixture *f = *state;
	char cmd[128];

	hw_store_close(f->st);
	hw_arena_free(f->m);
	snprintf(cmd, sizeof(cmd), "rm -rf '%s'", f->dir);
	if (system(cmd) != 0)
		return -1;
	free(f);
	return 0;
}

static inline void
reopen(struct fixture *f)
{
	hw_store_close(f->st);
	f->st = NULL;
	OK(hw_store_open(f->path, HW_STORE_OWN, &f->st, &f->err));
	hw_store_floor(f->st, 0);
}

static inline hw_id
add_source(struct fixture *f, const char *url, const char *domain)
{
	struct hw_source s = {.url = hw_str_c(url),
	    .title = HW_STR("Source"),
	    .domain = hw_str_c(domain),
	    .state = HW_STR("ok"),
	    .last_poll = HW_TIME_NONE,
	    .last_change = HW_TIME_NONE,
	    .next_poll = T0};
	hw_id id;

	OK(hw_store_source_put(
	    f->st, &s, T0, HW_STR("add"), HW_STR(""), &id, &f->err));
	return id;
}

static inline struct hw_article
article(struct fixture *f, const char *url, const char *title, const char *text)
{
	struct hw_article a = {.url = hw_str_dup(f->m, hw_str_c(url)),
	    .title = hw_str_dup(f->m, hw_str_c(title)),
	    .text = hw_str_dup(f->m, hw_str_c(text)),
	    .language = HW_STR("en"),
	    .published.at = HW_TIME_NONE,
	    .modified.at = HW_TIME_NONE,
	    .first_seen = T0};

	hw_rights_init(&a.rights);
	return a;
}

static inline struct hw_committed
commit(struct fixture *f, const struct hw_verdict *v)
{
	struct hw_committed out;

	OK(hw_store_commit(f->st, v, &out, &f->err));
	return out;
}

/* An item of source 0 with a text of its own, in a story (0: none). */
static inline hw_id
put(struct fixture *f, const char *url, const char *title, const char *text,
    hw_id story)
{
	struct hw_article a = article(f, url, title, text);
	struct hw_verdict v = {
	    .article = &a, .now = T0, .story = story, .fetched = true};

	return commit(f, &v).article;
}

static inline void
assert_sound(struct fixture *f)
{
	struct hw_fsck k;

	OK(hw_store_fsck(f->st, NULL, NULL, &k, &f->err));
	assert_int_equal(k.damaged, 0);
	assert_int_equal(k.missing, 0);
	assert_int_equal(k.index, 0);
	assert_int_equal(k.dangling, 0);
	assert_int_equal(k.search, 0);
	assert_int_equal(k.audit, 0);
}

static inline size_t
found(struct fixture *f, const char *query)
{
	struct hw_search_query q = {.text = hw_str_c(query)};
	struct hw_items items;

	OK(hw_store_search(f->st, f->m, &q, &items, &f->err));
	return items.n;
}

#endif
