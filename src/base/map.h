/* SPDX-License-Identifier: MIT
 * Hash map from byte strings to a 64-bit value, in an arena.  Open
 * addressing, seeded XXH3, O(1) expected.  Keys are borrowed: they must live
 * as long as the map.  Nothing is ever removed. */
#ifndef HW_BASE_MAP_H
#define HW_BASE_MAP_H

#include "base/str.h"

struct hw_arena;

struct hw_map_slot {
	struct hw_str key;
	uint64_t hash; /* 0: empty slot */
	uint64_t val;
};

/* {0} is a valid empty map. */
struct hw_map {
	struct hw_map_slot *slot;
	size_t cap; /* a power of two, or 0 */
	size_t n;
};

/* The value of key, or NULL. */
uint64_t *hw_map_get(const struct hw_map *map, struct hw_str key);
/* Make room for n keys before they come. */
void hw_map_reserve(struct hw_arena *m, struct hw_map *map, size_t n);
/* The value of key, a new zero when it was absent.  Valid until the next
 * put.  *fresh (may be NULL) tells which. */
uint64_t *hw_map_put(
    struct hw_arena *m, struct hw_map *map, struct hw_str key, bool *fresh);

#endif
