/* SPDX-License-Identifier: MIT
 * What is remembered: articles, the stories they are members of, and under
 * which ids.  A story that went into another leads there. */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "story/group.h"

static void *
grow(void *p, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return p;
	*cap = *cap ? *cap + *cap / 2 : 256;
	p = realloc(p, *cap * size);
	HW_ASSERT(p);
	return p;
}

struct hw_stories *
hw_stories_new(const struct hw_story_options *o)
{
	struct hw_stories *s = calloc(1, sizeof(*s));
	HW_ASSERT(s);
	s->opt = o
	    ? *o
	    : (struct hw_story_options){.granularity = HW_STORY_GRANULARITY};
	s->next_id = s->opt.first_id > 0 ? s->opt.first_id : 1;
	s->counts = hw_term_counts_new();
	s->index = hw_term_index_new();
	s->quoted = hw_quoted_new();
	s->newest = HW_TIME_NONE;
	s->raw = calloc(HW_STORY_RECENT, sizeof(*s->raw));
	HW_ASSERT(s->raw);
	return s;
}

void
hw_stories_free(struct hw_stories *s)
{
	if (!s)
		return;
	hw_term_counts_free(s->counts);
	hw_term_index_free(s->index);
	hw_quoted_free(s->quoted);
	free(s->member);
	free(s->raw);
	free(s->group);
	free(s->by_id);
	free(s);
}

static void
add_to_centre(struct group *g, const struct hw_vector *v)
{
	struct hw_term sum[HW_STORY_CENTRE + HW_STORY_TERMS];
	size_t n = 0, i = 0, j = 0;
	while (i < g->n_centre || j < v->n) {
		bool left = j == v->n ||
		    (i < g->n_centre && g->centre[i].hash <= v->v[j].hash);
		struct hw_term t = left ? g->centre[i] : v->v[j];
		if (left && j < v->n && v->v[j].hash == t.hash)
			t.weight += v->v[j++].weight;
		else if (!left)
			j++;
		i += left;
		sum[n++] = t;
	}
	if (n > HW_STORY_CENTRE) {
		qsort(sum, n, sizeof(*sum), hw_term_by_weight);
		n = HW_STORY_CENTRE;
		qsort(sum, n, sizeof(*sum), hw_term_by_hash);
	}
	memcpy(g->centre, sum, n * sizeof(*sum));
	g->n_centre = (uint16_t)n;
}

static void
widen(struct group *g, hw_time at)
{
	if (at == HW_TIME_NONE)
		return;
	if (g->first == HW_TIME_NONE || at < g->first)
		g->first = at;
	if (g->last == HW_TIME_NONE || at > g->last)
		g->last = at;
}

void
hw_story_remember(struct hw_stories *s, uint32_t story,
    const struct hw_vector *v, const struct hw_story_raw *raw, hw_time at)
{
	struct group *g = &s->group[story];
	s->member = grow(s->member, s->n, &s->cap, sizeof(*s->member));
	s->member[s->n] = (struct member){*v, story, g->newest, at};
	s->raw[s->n % HW_STORY_RECENT] = *raw;
	hw_term_index_add(s->index, (uint32_t)s->n, v);
	s->n++;
	g->newest = (uint32_t)s->n;
	g->n++;
	add_to_centre(g, v);
	widen(g, at);
	if (at == HW_TIME_NONE)
		return;
	if (s->newest == HW_TIME_NONE || at > s->newest)
		s->newest = at;
	while (s->oldest < s->n && s->member[s->oldest].at != HW_TIME_NONE &&
	    s->member[s->oldest].at < s->newest - HW_STORY_MEMORY)
		s->oldest++;
}

/* Where the group of an id is kept, or would be. */
static uint32_t *
id_slot(const struct hw_stories *s, hw_id id)
{
	size_t i = hw_hash_mix((uint64_t)id, 5) & s->by_id_mask;
	while (s->by_id[i] && s->group[s->by_id[i] - 1].id != id)
		i = (i + 1) & s->by_id_mask;
	return &s->by_id[i];
}

static void
grow_ids(struct hw_stories *s)
{
	if (s->by_id && s->n_group * 2 < s->by_id_mask)
		return;
	size_t cap = s->by_id ? (s->by_id_mask + 1) * 2 : 1024;
	free(s->by_id);
	s->by_id = calloc(cap, sizeof(*s->by_id));
	HW_ASSERT(s->by_id);
	s->by_id_mask = cap - 1;
	for (size_t i = 0; i < s->n_group; i++)
		*id_slot(s, s->group[i].id) = (uint32_t)i + 1;
}

uint32_t
hw_story_known(const struct hw_stories *s, hw_id id)
{
	uint32_t g = s->by_id ? *id_slot(s, id) : 0;
	while (g && s->group[g - 1].into)
		g = s->group[g - 1].into;
	return g;
}

uint32_t
hw_story_begin(struct hw_stories *s, hw_id id)
{
	grow_ids(s);
	s->group = grow(s->group, s->n_group, &s->cap_group, sizeof(*s->group));
	s->group[s->n_group] = (struct group){
	    .id = id, .first = HW_TIME_NONE, .last = HW_TIME_NONE};
	*id_slot(s, id) = (uint32_t)s->n_group + 1;
	return (uint32_t)s->n_group++;
}

void
hw_story_absorb(struct hw_stories *s, uint32_t to, uint32_t from)
{
	struct group *g = &s->group[to], *h = &s->group[from];
	uint32_t last = 0;
	for (uint32_t i = h->newest; i; i = s->member[i - 1].prev) {
		s->member[i - 1].story = to;
		add_to_centre(g, &s->member[i - 1].vec);
		last = i;
	}
	if (last) {
		s->member[last - 1].prev = g->newest;
		g->newest = h->newest;
	}
	g->n += h->n;
	widen(g, h->first);
	widen(g, h->last);
	h->into = to + 1;
	h->n = 0;
	h->newest = 0;
	h->n_centre = 0;
}

void
hw_stories_stat(const struct hw_stories *s, struct hw_story_stat *out)
{
	*out = (struct hw_story_stat){
	    .articles = s->n - s->oldest,
	    .stories = s->n_group,
	    .bytes = s->cap * sizeof(*s->member) +
		s->cap_group * sizeof(*s->group) +
		hw_term_index_bytes(s->index),
	};
}
