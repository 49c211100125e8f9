/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include "base/arena.h"
#include "base/hash.h"

static uint64_t
hash_of(struct hw_str key)
{
	uint64_t h = hw_hash(key);

	return h ? h : 1;
}

static struct hw_map_slot *
find(const struct hw_map *map, struct hw_str key, uint64_t h)
{
	size_t i = h & (map->cap - 1);

	while (map->slot[i].hash &&
	    (map->slot[i].hash != h || !hw_str_eq(map->slot[i].key, key)))
		i = (i + 1) & (map->cap - 1);
	return &map->slot[i];
}

uint64_t *
hw_map_get(const struct hw_map *map, struct hw_str key)
{
	struct hw_map_slot *s;

	if (!map->cap)
		return NULL;
	s = find(map, key, hash_of(key));
	return s->hash ? &s->val : NULL;
}

static void
grow(struct hw_arena *m, struct hw_map *map, size_t cap)
{
	struct hw_map old = *map;

	map->cap = cap;
	map->slot = HW_ARRAY(m, struct hw_map_slot, map->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slot[i].hash)
			*find(map, old.slot[i].key,
			    old.slot[i].hash) = old.slot[i];
}

void
hw_map_reserve(struct hw_arena *m, struct hw_map *map, size_t n)
{
	size_t cap = 16;

	while (cap * 3 < n * 4)
		cap *= 2;
	if (cap > map->cap)
		grow(m, map, cap);
}

uint64_t *
hw_map_put(
    struct hw_arena *m, struct hw_map *map, struct hw_str key, bool *fresh)
{
	uint64_t h = hash_of(key);
	struct hw_map_slot *s;

	if (map->n * 4 >= map->cap * 3)
		grow(m, map, map->cap ? map->cap * 2 : 16);
	s = find(map, key, h);
	if (fresh)
		*fresh = !s->hash;
	if (!s->hash) {
		s->key = key;
		s->hash = h;
		map->n++;
	}
	return &s->val;
}
