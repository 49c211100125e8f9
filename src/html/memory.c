/* SPDX-License-Identifier: MIT
 * Memory of a site: what stands in several of its articles is none. */
#include "base/arena.h"
#include "base/map.h"
#include "html/article_int.h"

#define SHORTEST 3 /* words of a block that is remembered */
#define LONGEST 150

static bool
memorable(const struct hw_reading *r, uint32_t i)
{
	uint32_t words = r->blocks.v[i].words;

	return r->keep[i] && words >= SHORTEST && words <= LONGEST;
}

void
hw_html_remember(
    struct hw_arena *m, const struct hw_reading *r, struct hw_html_hashes *out)
{
	struct hw_map seen = {0};
	bool fresh;

	out->v = HW_ARRAY(m, uint64_t, HW_SITE_BLOCKS);
	out->n = 0;
	for (uint32_t i = 0; i < r->blocks.n && out->n < HW_SITE_BLOCKS; i++) {
		const uint64_t *h = &r->blocks.v[i].hash;

		if (!memorable(r, i))
			continue;
		hw_map_put(m, &seen,
		    (struct hw_str){(const char *)h, sizeof(*h)}, &fresh);
		if (fresh)
			out->v[out->n++] = *h;
	}
}

static bool
known(const struct hw_site_memory *mem, uint64_t hash)
{
	size_t lo = 0, hi = mem->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (mem->v[mid].hash < hash)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < mem->n && mem->v[lo].hash == hash &&
	    mem->v[lo].pages + 1 >= HW_SITE_MEMORY_PAGES;
}

/* When most of the text is known, the page itself was seen before (another
 * address, an update): then nothing is dropped. */
void
hw_html_forget(struct hw_reading *r, const struct hw_site_memory *mem)
{
	uint32_t all = 0, old = 0;

	if (mem == NULL || mem->n == 0)
		return;
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		if (!r->keep[i])
			continue;
		all += r->blocks.v[i].words;
		if (memorable(r, i) && known(mem, r->blocks.v[i].hash))
			old += r->blocks.v[i].words;
	}
	if (old * 2 > all)
		return;
	for (uint32_t i = 0; i < r->blocks.n; i++)
		if (memorable(r, i) && known(mem, r->blocks.v[i].hash))
			r->keep[i] = false;
}
