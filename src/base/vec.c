/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

#include "base/err.h"

void *
hw_vec_grow(struct hw_arena *m, void *v, size_t *cap, size_t size, size_t align)
{
	size_t want = *cap ? *cap * 2 : 8;

	HW_ASSERT(want <= SIZE_MAX / 4 / size);
	v = hw_arena_grow(m, v, *cap * size, want * size, align);
	memset((char *)v + *cap * size, 0, (want - *cap) * size);
	*cap = want;
	return v;
}
