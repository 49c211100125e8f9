/* SPDX-License-Identifier: MIT
 * Arena: memory of one job, released together.  Allocation never returns
 * NULL: exhausted memory ends the program, and hostile input cannot reach
 * that, because inputs are capped on entry.  Memory comes zeroed, but for
 * _raw and _grow, which are for what is overwritten at once. */
#ifndef HW_BASE_ARENA_H
#define HW_BASE_ARENA_H

#include <stddef.h>

struct hw_arena;

/* A new empty arena; owned, release with hw_arena_free. */
struct hw_arena *hw_arena_new(void);
void hw_arena_free(struct hw_arena *m); /* NULL is allowed */

/* Forget everything allocated; keeps one chunk of at most 4 MiB for reuse. */
void hw_arena_reset(struct hw_arena *m);

/* n bytes, aligned to align (a power of two up to 64).  O(1) amortised. */
void *hw_arena_alloc(struct hw_arena *m, size_t n, size_t align);

/* The same, not zeroed. */
void *hw_arena_raw(struct hw_arena *m, size_t n, size_t align);

/* n items of size bytes; the product is checked. */
void *hw_arena_array(struct hw_arena *m, size_t n, size_t size, size_t align);

/* Grow the block p from old to n bytes.  In place when p was the last
 * allocation, else copied.  p may be NULL when old is 0.  What is added is
 * not zeroed. */
void *hw_arena_grow(
    struct hw_arena *m, void *p, size_t old, size_t n, size_t align);

/* Bytes handed out since new or reset; for ceilings in tests. */
size_t hw_arena_used(const struct hw_arena *m);

/* What the job that uses the arena is lent, read by a room that knows what it
 * is (text: the outlets of the operator); kept by reset.  NULL at first. */
void hw_arena_lend(struct hw_arena *m, const void *lent);
const void *hw_arena_lent(const struct hw_arena *m);

#define HW_NEW(m, T) ((T *)hw_arena_alloc((m), sizeof(T), _Alignof(T)))
#define HW_ARRAY(m, T, n) \
	((T *)hw_arena_array((m), (n), sizeof(T), _Alignof(T)))

#endif
