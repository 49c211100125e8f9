/* SPDX-License-Identifier: MIT
 * Memory of a site: what stands in several of its articles is none. */
#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/utf8.h"
#include "html/article_int.h"
#include "html/title_int.h"

#define SHORTEST 3 /* words of a block that is remembered */
#define LONGEST 150
#define TITLE_MAX 1000 /* bytes */

/* What stands behind the last separator of the page's title: often the name
 * of the site. */
static struct hw_str
title_tail(const struct hw_reading *r)
{
	struct hw_str s = hw_utf8_clip(r->meta.page_title, TITLE_MAX);
	size_t from, to;

	if (!hw_title_separator(s, true, &from, &to) || from < 3)
		return (struct hw_str){0};
	return hw_str_trim(hw_str_from(s, to));
}

static uint64_t
tail_hash(struct hw_str tail)
{
	return hw_hash_mix(hw_hash(tail), hw_hash(HW_STR("title")));
}

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
	if (title_tail(r).n > 0)
		out->v[out->n++] = tail_hash(title_tail(r));
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

/* The suffix of the site, learnt from the titles of its pages. */
static void
cut_title(struct hw_reading *r, const struct hw_site_memory *mem)
{
	struct hw_str tail = title_tail(r), *title = &r->meta.title;
	size_t from, to;

	if (tail.n == 0 || !hw_str_ends(*title, tail) ||
	    !known(mem, tail_hash(tail)) ||
	    !hw_title_separator(*title, true, &from, &to) ||
	    title->n - to > tail.n || from < 3)
		return;
	*title = hw_str_trim(hw_str_sub(*title, 0, from));
}

/* When most of the text is known, the page itself was seen before (another
 * address, an update): then nothing is dropped. */
void
hw_html_forget(struct hw_reading *r, const struct hw_site_memory *mem)
{
	uint32_t all = 0, old = 0;

	if (mem == NULL || mem->n == 0)
		return;
	cut_title(r, mem);
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
