/* SPDX-License-Identifier: MIT
 * The live index: hash of a gram -> the articles that hold it.  It must stay
 * under 1 GB for a million articles and never grow past what it was born
 * with, so a posting is 6 bytes (16 bits of the hash, a 32-bit article
 * number) in 64-byte buckets; a hash may spill into the next seven buckets.
 * There are no chains to cut and nothing to rebuild: what is old is
 * overwritten. */
#include "trace/trace.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/vec.h"

enum {
	WAYS = 10,      /* postings in a bucket: one cache line */
	REACH = 8,      /* buckets a hash may use */
	POSTINGS = 108, /* planned for an article: 640 words and pivots */
	GUARD_BITS = 20,
	FOREIGN = 16, /* candidates in other languages */
};

struct bucket {
	uint16_t tag[WAYS];
	uint32_t doc[WAYS]; /* 0: never used */
	uint32_t spare;
};

struct doc {
	hw_id id;
	hw_time seen;
	uint32_t host; /* hash */
	uint16_t hashes;
	uint16_t language;
};

struct hw_trace_index {
	struct bucket *bucket;
	size_t n_bucket;
	void *raw;       /* what calloc gave; bucket is aligned inside it */
	struct doc *doc; /* doc[number - base] */
	size_t n, cap;
	uint32_t base; /* number of doc[0] */
	uint32_t live; /* lowest live number */
	hw_time keep, newest, halved;
	uint8_t *guard; /* how often a host repeats a hash, counted late */
	uint64_t postings, evicted, templates;
};

struct hw_trace_index *
hw_trace_index_new(size_t max, hw_time keep)
{
	struct hw_trace_index *ix = calloc(1, sizeof(*ix));
	HW_ASSERT(ix);
	if (max < 1000)
		max = 1000;
	HW_ASSERT(max < UINT32_MAX / 2);
	/* 80 % of the ways hold the planned postings. */
	ix->n_bucket = max * POSTINGS / (WAYS * 8 / 10) + 1;
	ix->raw = calloc(ix->n_bucket + REACH + 1, sizeof(struct bucket));
	ix->guard = calloc((size_t)1 << GUARD_BITS, 1);
	HW_ASSERT(ix->raw && ix->guard);
	uintptr_t at = ((uintptr_t)ix->raw + 63) & ~(uintptr_t)63;
	ix->bucket = (struct bucket *)at;
	ix->base = ix->live = 1;
	ix->keep = keep;
	ix->newest = ix->halved = HW_TIME_NONE;
	return ix;
}

void
hw_trace_index_free(struct hw_trace_index *ix)
{
	if (!ix)
		return;
	free(ix->raw);
	free(ix->doc);
	free(ix->guard);
	free(ix);
}

static uint32_t
host_hash(struct hw_str host)
{
	return host.n ? (uint32_t)hw_hash(host) | 1 : 0;
}

static const struct doc *
doc_of(const struct hw_trace_index *ix, uint32_t number)
{
	return &ix->doc[number - ix->base];
}

static struct bucket *
home_of(const struct hw_trace_index *ix, uint32_t hash, uint16_t *tag)
{
	uint64_t h = hw_hash_mix(hash, 0x7261636574727561ULL);
	*tag = (uint16_t)h;
	return &ix->bucket[(size_t)((h >> 32) * ix->n_bucket >> 32)];
}

static uint8_t *
guard_of(const struct hw_trace_index *ix, uint32_t hash, uint32_t host)
{
	uint64_t h = hw_hash_mix(hash, host);
	return &ix->guard[h >> (64 - GUARD_BITS)];
}

static bool
is_template(const struct hw_trace_index *ix, uint32_t hash, uint32_t host)
{
	return host && *guard_of(ix, hash, host) > HW_TRACE_TEMPLATE;
}

/* What one look through the buckets of a hash found. */
struct look {
	uint32_t *free_doc;
	uint16_t *free_tag; /* first slot that may be written */
	uint32_t *newest;   /* newest posting of this hash */
	uint32_t *oldest;   /* oldest posting of all, to be evicted */
	uint16_t *oldest_tag;
	size_t n;   /* live postings of this hash */
	size_t own; /* ... of the same host */
};

static void
look_at(const struct hw_trace_index *ix, struct bucket *home, uint16_t tag,
    uint32_t host, struct look *l)
{
	for (struct bucket *b = home; b < home + REACH; b++) {
		for (int i = 0; i < WAYS; i++) {
			uint32_t doc = b->doc[i];
			if (doc < ix->live) { /* empty or forgotten */
				if (!l->free_doc) {
					l->free_doc = &b->doc[i];
					l->free_tag = &b->tag[i];
				}
				if (!doc)
					return;
				continue;
			}
			if (!l->oldest || doc < *l->oldest) {
				l->oldest = &b->doc[i];
				l->oldest_tag = &b->tag[i];
			}
			if (b->tag[i] != tag)
				continue;
			l->n++;
			if (!l->newest || doc > *l->newest)
				l->newest = &b->doc[i];
			l->own += host && doc_of(ix, doc)->host == host;
		}
	}
}

static void
post(struct hw_trace_index *ix, uint32_t hash, uint32_t number, uint32_t host)
{
	if (is_template(ix, hash, host)) {
		ix->templates++;
		return;
	}
	uint16_t tag;
	struct bucket *home = home_of(ix, hash, &tag);
	struct look l = {0};
	look_at(ix, home, tag, host, &l);
	/* Only what a host repeats is counted: the table stays small. */
	if (l.own >= 4) {
		uint8_t *g = guard_of(ix, hash, host);
		if (*g < 4)
			*g = 4;
		if (*g < UINT8_MAX)
			++*g;
	}
	if (l.n >= HW_TRACE_CHAIN) {
		*l.newest = number;
		return;
	}
	ix->postings++;
	if (!l.free_doc) {
		ix->evicted++;
		l.free_doc = l.oldest;
		l.free_tag = l.oldest_tag;
	}
	*l.free_doc = number;
	*l.free_tag = tag;
}

/* Old articles leave; a template that stopped being used is forgiven. */
static void
age(struct hw_trace_index *ix, hw_time seen)
{
	if (seen == HW_TIME_NONE)
		return;
	if (ix->newest == HW_TIME_NONE || seen > ix->newest)
		ix->newest = seen;
	if (ix->halved == HW_TIME_NONE)
		ix->halved = ix->newest;
	if (ix->newest - ix->halved > 86400) {
		for (size_t i = 0; i < (size_t)1 << GUARD_BITS; i++)
			ix->guard[i] /= 2;
		ix->halved = ix->newest;
	}
	while (ix->keep > 0 && ix->live - ix->base < ix->n &&
	    doc_of(ix, ix->live)->seen < ix->newest - ix->keep)
		ix->live++;
	size_t dead = ix->live - ix->base;
	if (dead > 4096 && dead > ix->n / 4) {
		ix->n -= dead;
		memmove(ix->doc, ix->doc + dead, ix->n * sizeof(*ix->doc));
		ix->base = ix->live;
	}
}

static size_t
sketch_hashes(const struct hw_sketch *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		n += s->window[i].n_skeleton + s->window[i].n_word +
		    s->window[i].n_name;
	return n;
}

void
hw_trace_index_add(struct hw_trace_index *ix, hw_id id,
    const struct hw_sketch *s, struct hw_str host, hw_time seen)
{
	age(ix, seen);
	if (ix->n == ix->cap) {
		ix->cap = ix->cap ? ix->cap + ix->cap / 2 : 1024;
		ix->doc = realloc(ix->doc, ix->cap * sizeof(*ix->doc));
		HW_ASSERT(ix->doc);
	}
	size_t hashes = sketch_hashes(s);
	struct doc d = {
	    .id = id,
	    .seen = seen == HW_TIME_NONE ? ix->newest : seen,
	    .host = host_hash(host),
	    .hashes = (uint16_t)(hashes < UINT16_MAX ? hashes : UINT16_MAX),
	    .language = (uint16_t)s->language,
	};
	uint32_t number = ix->base + (uint32_t)ix->n;
	HW_ASSERT(number < UINT32_MAX);
	ix->doc[ix->n++] = d;
	for (size_t i = 0; i < s->n; i++) {
		const struct hw_window *w = &s->window[i];
		for (size_t k = 0; k < w->n_skeleton; k++)
			post(ix, w->skeleton[k], number, d.host);
		for (size_t k = 0; k < w->n_word; k++)
			post(ix, w->word[k], number, d.host);
		for (size_t k = 0; k < w->n_name; k++)
			post(ix, w->name[k], number, d.host);
	}
	for (size_t k = 0; k < s->n_pivot; k++)
		post(ix, s->pivot[k], number, d.host);
}

/* ---- looking up ---------------------------------------------------------- */

enum hash_kind { KIND_SKELETON, KIND_WORD, KIND_NAME, KIND_PIVOT };

struct hits {
	const struct hw_trace_index *ix;
	struct hw_arena *m;
	uint32_t host;
	HW_VEC(uint64_t) v; /* number << 2 | kind */
};

static void
collect(struct hits *h, const uint32_t *hash, size_t n, enum hash_kind kind)
{
	const struct hw_trace_index *ix = h->ix;
	for (size_t k = 0; k < n; k++) {
		if (is_template(ix, hash[k], h->host))
			continue;
		uint16_t tag;
		const struct bucket *b = home_of(ix, hash[k], &tag);
		for (int i = 0; i < WAYS * REACH; i++) {
			const struct bucket *at = b + i / WAYS;
			uint32_t doc = at->doc[i % WAYS];
			if (!doc)
				break;
			if (doc >= ix->live && at->tag[i % WAYS] == tag)
				*HW_PUSH(h->m, &h->v) = (uint64_t)doc << 2 |
				    kind;
		}
	}
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static int
by_shared(const void *a, const void *b)
{
	const struct hw_trace_candidate *x = a, *y = b;
	int nx = x->skeleton + x->word + x->name + x->pivot;
	int ny = y->skeleton + y->word + y->name + y->pivot;
	if (nx != ny)
		return ny - nx;
	return (x->id > y->id) - (x->id < y->id);
}

/* Enough in common to be compared?  Pivots count between languages only. */
static bool
is_near(const struct doc *d, const struct hw_sketch *s, uint16_t n[4])
{
	size_t own = sketch_hashes(s);
	size_t less = d->hashes < own ? d->hashes : own;
	size_t n_text = (size_t)n[KIND_SKELETON] + n[KIND_WORD] + n[KIND_NAME];
	if (!s->language || !d->language ||
	    d->language == (uint16_t)s->language)
		n[KIND_PIVOT] = 0;
	if (n[KIND_PIVOT] >= HW_TRACE_PIVOTS)
		return true;
	return n_text >= HW_TRACE_SHARED || (n_text && n_text * 2 >= less);
}

size_t
hw_trace_index_candidates(const struct hw_trace_index *ix, struct hw_arena *m,
    const struct hw_sketch *s, struct hw_str host, size_t max,
    struct hw_trace_candidate **out)
{
	struct hits h = {.ix = ix, .m = m, .host = host_hash(host)};
	for (size_t i = 0; i < s->n; i++) {
		const struct hw_window *w = &s->window[i];
		collect(&h, w->skeleton, w->n_skeleton, KIND_SKELETON);
		collect(&h, w->word, w->n_word, KIND_WORD);
		collect(&h, w->name, w->n_name, KIND_NAME);
	}
	collect(&h, s->pivot, s->n_pivot, KIND_PIVOT);
	if (h.v.n > 1)
		qsort(h.v.v, h.v.n, sizeof(*h.v.v), by_number);
	HW_VEC(struct hw_trace_candidate) list = {0};
	for (size_t i = 0; i < h.v.n;) {
		uint64_t number = h.v.v[i] >> 2;
		uint16_t n[4] = {0};
		for (; i < h.v.n && h.v.v[i] >> 2 == number; i++)
			n[h.v.v[i] & 3]++;
		const struct doc *d = doc_of(ix, (uint32_t)number);
		if (is_near(d, s, n))
			*HW_PUSH(m, &list) = (struct hw_trace_candidate){d->id,
			    n[KIND_SKELETON], n[KIND_WORD], n[KIND_NAME],
			    n[KIND_PIVOT]};
	}
	if (list.n > 1)
		qsort(list.v, list.n, sizeof(*list.v), by_shared);
	*out = list.v;
	size_t n = 0, foreign = 0;
	for (size_t i = 0; i < list.n && n < max; i++)
		if (!list.v[i].pivot || foreign++ < FOREIGN)
			list.v[n++] = list.v[i];
	return n;
}

void
hw_trace_index_stat(
    const struct hw_trace_index *ix, struct hw_trace_index_stat *out)
{
	*out = (struct hw_trace_index_stat){
	    .articles = ix->base + ix->n - ix->live,
	    .bytes = (ix->n_bucket + REACH + 1) * sizeof(struct bucket) +
		ix->cap * sizeof(*ix->doc) + ((size_t)1 << GUARD_BITS) +
		sizeof(*ix),
	    .postings = ix->postings,
	    .evicted = ix->evicted,
	    .templates = ix->templates,
	};
}
