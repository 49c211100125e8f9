/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

#define CHUNK_MIN ((size_t)64 * 1024)
#define CHUNK_KEEP ((size_t)4 * 1024 * 1024)
#define CHUNK_GROW ((size_t)16 * 1024 * 1024)

struct chunk {
	struct chunk *next; /* older chunk */
	size_t cap;         /* bytes in data */
	size_t n;           /* bytes handed out */
	_Alignas(64) unsigned char data[];
};

struct hw_arena {
	struct chunk *top;
	size_t used;
	const void *lent;
};

static struct chunk *
chunk_new(size_t want, size_t last)
{
	size_t cap = last * 2;
	struct chunk *c;

	if (cap < CHUNK_MIN)
		cap = CHUNK_MIN;
	if (cap > CHUNK_GROW)
		cap = CHUNK_GROW;
	if (want > cap)
		cap = want;
	HW_ASSERT(cap <= SIZE_MAX / 2);
	cap = (cap + 63) & ~(size_t)63;
	c = aligned_alloc(64, sizeof(*c) + cap);
	if (!c)
		hw_panic(__FILE__, __LINE__, "out of memory");
	c->next = NULL;
	c->cap = cap;
	c->n = 0;
	return c;
}

struct hw_arena *
hw_arena_new(void)
{
	struct hw_arena *m = calloc(1, sizeof(*m));

	if (!m)
		hw_panic(__FILE__, __LINE__, "out of memory");
	return m;
}

static void
free_chunks(struct chunk *c)
{
	while (c) {
		struct chunk *next = c->next;

		free(c);
		c = next;
	}
}

void
hw_arena_free(struct hw_arena *m)
{
	if (!m)
		return;
	free_chunks(m->top);
	free(m);
}

void
hw_arena_reset(struct hw_arena *m)
{
	struct chunk *keep = m->top;

	m->used = 0;
	if (!keep)
		return;
	free_chunks(keep->next);
	keep->next = NULL;
	keep->n = 0;
	if (keep->cap > CHUNK_KEEP) {
		free(keep);
		m->top = NULL;
	}
}

void *
hw_arena_raw(struct hw_arena *m, size_t n, size_t align)
{
	struct chunk *c = m->top;
	size_t at = 0;

	HW_ASSERT(align && align <= 64 && (align & (align - 1)) == 0);
	HW_ASSERT(n <= SIZE_MAX / 4);
	if (c)
		at = (c->n + align - 1) & ~(align - 1);
	if (!c || at > c->cap || n > c->cap - at) {
		c = chunk_new(n, c ? c->cap : 0);
		c->next = m->top;
		m->top = c;
		at = 0;
	}
	c->n = at + n;
	m->used += n;
	return c->data + at;
}

void *
hw_arena_alloc(struct hw_arena *m, size_t n, size_t align)
{
	return memset(hw_arena_raw(m, n, align), 0, n);
}

void *
hw_arena_array(struct hw_arena *m, size_t n, size_t size, size_t align)
{
	HW_ASSERT(size == 0 || n <= SIZE_MAX / 4 / size);
	return hw_arena_alloc(m, n * size, align);
}

void *
hw_arena_grow(struct hw_arena *m, void *p, size_t old, size_t n, size_t align)
{
	struct chunk *c = m->top;
	void *q;

	if (n <= old)
		return p;
	if (p && c && (unsigned char *)p + old == c->data + c->n &&
	    n - old <= c->cap - c->n) {
		c->n += n - old;
		m->used += n - old;
		return p;
	}
	q = hw_arena_raw(m, n, align);
	if (old)
		memcpy(q, p, old);
	return q;
}

size_t
hw_arena_used(const struct hw_arena *m)
{
	return m->used;
}

void
hw_arena_lend(struct hw_arena *m, const void *lent)
{
	m->lent = lent;
}

const void *
hw_arena_lent(const struct hw_arena *m)
{
	return m->lent;
}
