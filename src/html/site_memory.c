/* SPDX-License-Identifier: MIT
 * The memory of a site as bytes to be kept: a count of its articles, then a
 * row a block, sorted by hash.  What does not fit is forgotten, blocks that
 * are boilerplate last. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "html/html.h"

#define HEAD 4
#define ROW 14      /* hash, pages, number of the article that had it last */
#define ROWS 512    /* kept of a site */
#define GRACE 2000u /* articles longer that boilerplate is remembered */

struct row {
	uint64_t hash;
	uint16_t pages;
	uint32_t last;
};

static uint64_t
get(const char *p, int bytes)
{
	uint64_t v = 0;

	for (int i = bytes; i-- > 0;)
		v = v << 8 | (unsigned char)p[i];
	return v;
}

static char *
put(char *p, uint64_t v, int bytes)
{
	for (int i = 0; i < bytes; i++, v >>= 8)
		*p++ = (char)(v & 0xFF);
	return p;
}

static struct row
get_row(struct hw_str kept, size_t i)
{
	const char *p = kept.p + HEAD + i * ROW;

	return (struct row){
	    get(p, 8), (uint16_t)get(p + 8, 2), (uint32_t)get(p + 10, 4)};
}

static size_t
rows_of(struct hw_str kept)
{
	return kept.n < HEAD ? 0 : (kept.n - HEAD) / ROW;
}

static bool
is_common(const struct row *r)
{
	return r->pages + 1 >= HW_SITE_MEMORY_PAGES;
}

static int
by_hash(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

static int
by_worth(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	uint64_t p = x->last + (is_common(x) ? GRACE : 0);
	uint64_t q = y->last + (is_common(y) ? GRACE : 0);

	return p != q ? (p < q) - (p > q) : by_hash(a, b);
}

void
hw_site_memory_read(
    struct hw_arena *m, struct hw_str kept, struct hw_site_memory *out)
{
	size_t n = rows_of(kept);
	struct hw_site_block *v = HW_ARRAY(m, struct hw_site_block, n + 1);

	for (size_t i = 0; i < n; i++) {
		struct row r = get_row(kept, i);

		v[i] = (struct hw_site_block){r.hash, r.pages};
	}
	*out = (struct hw_site_memory){v, n};
}

static struct hw_str
pack(struct hw_arena *m, uint32_t articles, const struct row *v, size_t n)
{
	char *p = hw_arena_alloc(m, HEAD + n * ROW, 1), *at;

	at = put(p, articles, HEAD);
	for (size_t i = 0; i < n; i++) {
		at = put(at, v[i].hash, 8);
		at = put(at, v[i].pages, 2);
		at = put(at, v[i].last, 4);
	}
	return (struct hw_str){p, HEAD + n * ROW};
}

struct hw_str
hw_site_memory_common(struct hw_arena *m, struct hw_str kept)
{
	size_t n = rows_of(kept), common = 0;
	struct row *v = HW_ARRAY(m, struct row, n + 1);

	for (size_t i = 0; i < n; i++) {
		v[common] = get_row(kept, i);
		common += is_common(&v[common]);
	}
	return common ? pack(m, 0, v, common) : (struct hw_str){0};
}

struct hw_str
hw_site_memory_learn(
    struct hw_arena *m, struct hw_str kept, const struct hw_html_hashes *blocks)
{
	size_t old = rows_of(kept), n = old;
	uint32_t now = (old ? (uint32_t)get(kept.p, HEAD) : 0) + 1;
	struct row *v = HW_ARRAY(m, struct row, old + blocks->n + 1);

	for (size_t i = 0; i < old; i++)
		v[i] = get_row(kept, i);
	qsort(v, old, sizeof(*v), by_hash);
	for (size_t i = 0; i < blocks->n; i++) {
		struct row key = {.hash = blocks->v[i]}, *r;

		r = old ? bsearch(&key, v, old, sizeof(*v), by_hash) : NULL;
		if (r == NULL)
			r = &v[n++];
		r->hash = key.hash;
		r->pages += r->pages < UINT16_MAX;
		r->last = now;
	}
	if (n > ROWS) {
		qsort(v, n, sizeof(*v), by_worth);
		n = ROWS;
	}
	qsort(v, n, sizeof(*v), by_hash);
	return pack(m, now, v, n);
}
