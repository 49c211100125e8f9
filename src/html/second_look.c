/* SPDX-License-Identifier: MIT
 * Features of a block that a first opinion on all blocks makes possible: what
 * its neighbours, its boxes and its like were taken for, and where it stands
 * in what was taken for the article. */
#include <math.h>

#include "base/arena.h"
#include "base/map.h"
#include "html/features.h"

struct look {
	struct hw_arena *m;
	const struct hw_page_view *v;
	const struct hw_blocks *b;
	const float *s;
	double *taken; /* words times score before a block, n + 1 of them */
	double *words; /* words before a block */
	struct hw_map path;
	struct sums {
		double taken, words;
	} * paths;
};

/* Mean score of the words of a node; 0 when it has none. */
static float
mean_of(const struct look *k, uint32_t node)
{
	uint32_t from = hw_blocks_from(k->b, node);
	uint32_t to = hw_blocks_from(k->b, k->v->d->node[node].end);
	double words = k->words[to] - k->words[from];

	return words > 0 ? (float)((k->taken[to] - k->taken[from]) / words) : 0;
}

static uint32_t
box_above(const struct hw_dom *d, uint32_t i)
{
	i = d->node[i].parent;
	while (i != 0 && !hw_tag_is_block(d->node[i].tag))
		i = d->node[i].parent;
	return i;
}

/* The nearest list or table around a box; 0: none. */
static uint32_t
group_of(const struct hw_dom *d, uint32_t i)
{
	for (; i != 0; i = d->node[i].parent)
		switch (d->node[i].tag) {
		case HW_TAG_UL:
		case HW_TAG_OL:
		case HW_TAG_DL:
		case HW_TAG_TABLE:
			return i;
		default:
			break;
		}
	return 0;
}

static float
at(const struct look *k, uint32_t i, int step)
{
	if (step < 0 ? i < (uint32_t)-step : i + (uint32_t)step >= k->b->n)
		return -1;
	return k->s[(int64_t)i + step];
}

static void
sum_up(struct look *k)
{
	uint32_t n = k->b->n;

	k->taken = HW_ARRAY(k->m, double, n + 1);
	k->words = HW_ARRAY(k->m, double, n + 1);
	k->paths = HW_ARRAY(k->m, struct sums, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		const struct hw_block *b = &k->b->v[i];
		double words = (double)b->words + 0.3;
		const uint64_t *key = &k->v->place[b->box].path;
		uint64_t *slot = hw_map_put(k->m, &k->path,
		    (struct hw_str){(const char *)key, sizeof(*key)}, NULL);

		if (*slot == 0)
			*slot = i + 1;
		k->paths[*slot].taken += words * (double)k->s[i];
		k->paths[*slot].words += words;
		k->words[i + 1] = k->words[i] + words;
		k->taken[i + 1] = k->taken[i] + words * (double)k->s[i];
	}
}

static void
of_block(const struct look *k, uint32_t i, float *f)
{
	const struct hw_dom *d = k->v->d;
	uint32_t box = k->b->v[i].box, group = group_of(d, box);
	const uint64_t *key = &k->v->place[box].path;
	const uint64_t *slot = hw_map_get(
	    &k->path, (struct hw_str){(const char *)key, sizeof(*key)});
	double all = k->taken[k->b->n];

	f[HW_F_s_self] = k->s[i];
	f[HW_F_s_p1] = at(k, i, -1);
	f[HW_F_s_p2] = at(k, i, -2);
	f[HW_F_s_n1] = at(k, i, 1);
	f[HW_F_s_n2] = at(k, i, 2);
	f[HW_F_s_box] = mean_of(k, box);
	box = box_above(d, box);
	f[HW_F_s_up] = mean_of(k, box);
	f[HW_F_s_up2] = mean_of(k, box_above(d, box));
	f[HW_F_s_list] = group ? mean_of(k, group) : -1;
	f[HW_F_s_path] = (float)(k->paths[*slot].taken / k->paths[*slot].words);
	f[HW_F_s_page] = log2f(1 + (float)all);
	f[HW_F_s_before] = all > 0 ? (float)(k->taken[i] / all) : 0;
}

/* Blocks and words since the last block surely taken, and until the next. */
static void
distances(const struct look *k, float *features)
{
	uint32_t n = k->b->n, blocks = 50, words = 500;
	float max = 0;

	for (uint32_t i = 0; i < n; i++) {
		float *f = features + (size_t)i * HW_F__N;

		max = fmaxf(max, k->s[i]);
		f[HW_F_s_since] = (float)blocks;
		f[HW_F_s_words_since] = log2f(1 + (float)words);
		if (k->s[i] > 0.7f && k->b->v[i].words > 8)
			blocks = words = 0;
		else if (blocks < 50)
			blocks++, words += k->b->v[i].words;
	}
	blocks = 50;
	words = 500;
	for (uint32_t i = n; i-- > 0;) {
		float *f = features + (size_t)i * HW_F__N;

		f[HW_F_s_max] = max;
		f[HW_F_s_until] = (float)blocks;
		f[HW_F_s_words_until] = log2f(1 + (float)words);
		if (k->s[i] > 0.7f && k->b->v[i].words > 8)
			blocks = words = 0;
		else if (blocks < 50)
			blocks++, words += k->b->v[i].words;
	}
}

void
hw_html_second_look(struct hw_arena *m, const struct hw_page_view *v,
    const float *score, float *features)
{
	struct look k = {.m = m, .v = v, .b = v->b, .s = score};

	sum_up(&k);
	for (uint32_t i = 0; i < v->b->n; i++)
		of_block(&k, i, features + (size_t)i * HW_F__N);
	distances(&k, features);
}
