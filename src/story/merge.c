/* SPDX-License-Identifier: MIT
 * Stories that turn out to tell of one event become one. */
#include <math.h>

#include "story/group.h"

enum {
	FACTS = 2, /* in common, to be kin */
};

/* Two stories are one: found on the same five sets and the sample newsroom. */
#define MERGE_SUMS 0.38 /* cosine of the sums of their members */
#define MERGE_PAIRS 0.32
#define MERGE_MIX 0.3
#define MERGE_EARLY 0.12
#define MERGE_DAY 0.02
#define MERGE_KIN 0.15 /* both are linked with one abroad, or quote alike */
#define MERGE_KIN_DAY 0.05
#define MERGE_UNNAMED 0.14
#define MERGE_SPLICED 0.1 /* a page made from both may be what they share */
#define MERGE_GAP 2.0     /* days between the nearest ends of two stories */
#define FACT_REACH (2 * 86400) /* seconds around a story */

/* Members of a story weighed anew; 0 when it is large or not recent. */
static size_t
weigh_members(
    const struct hw_stories *s, const struct group *g, struct hw_story_raw *out)
{
	size_t n = 0;
	if (g->n > HW_STORY_SMALL)
		return 0;
	for (uint32_t i = g->newest; i; i = s->member[i - 1].prev) {
		if (s->n - i >= HW_STORY_RECENT)
			return 0;
		out[n] = s->raw[(i - 1) % HW_STORY_RECENT];
		hw_story_weigh(s->counts, &out[n++]);
	}
	return n;
}

static double
mean_cosine(const struct hw_story_raw *a, size_t na,
    const struct hw_story_raw *b, size_t nb)
{
	double sum = 0;
	for (size_t i = 0; i < na; i++)
		for (size_t j = 0; j < nb; j++)
			sum += hw_story_cosine(a[i].v, a[i].n, b[j].v, b[j].n);
	return sum / (double)(na * nb);
}

/* Length of the mean of vectors of length 1; above 0 even of empty ones. */
static double
tightness(const struct hw_story_raw *a, size_t n)
{
	return sqrt(mean_cosine(a, n, a, n) + 1e-9);
}

static double
days_apart(const struct group *a, const struct group *b)
{
	double d = 0;
	if (a->last == HW_TIME_NONE || b->last == HW_TIME_NONE)
		return -1;
	if (a->last < b->first)
		d = (double)(b->first - a->last) / HW_STORY_DAY;
	else if (b->last < a->first)
		d = (double)(a->first - b->last) / HW_STORY_DAY;
	return d;
}

struct merge {
	struct hw_story_raw mine[HW_STORY_SMALL], other[HW_STORY_SMALL];
	size_t n;
	double tight;
	uint32_t
	    seen[HW_STORY_NEAREST * HW_STORY_SMALL + 1]; /* stories compared */
	size_t n_seen;
	uint32_t best; /* group + 1 */
	double lead;   /* over what is asked for */
	struct hw_story_ties ties;
};

static bool
is_among(const struct hw_stories *s, const hw_id *v, size_t n, uint32_t g)
{
	for (size_t i = 0; i < n; i++)
		if (hw_story_known(s, v[i]) == g + 1)
			return true;
	return false;
}

/* Is h linked with the same story abroad as g, or has it a quotation in
 * common with it? */
static bool
is_kin(
    const struct hw_stories *s, const struct merge *k, uint32_t g, uint32_t h)
{
	const hw_id(*pair)[2];
	size_t n = hw_quoted_pairs(s->quoted, &pair);

	if (is_among(s, k->ties.kin, k->ties.n_kin, h))
		return true;
	for (size_t i = 0; i < n; i++) {
		uint32_t x = hw_story_known(s, pair[i][0]),
			 y = hw_story_known(s, pair[i][1]);

		if ((x == g + 1 && y == h + 1) || (x == h + 1 && y == g + 1))
			return true;
	}
	return false;
}

/* Members near in time that hold the fact. */
static size_t
holders(const struct hw_stories *s, uint32_t fact, hw_time from, hw_time to)
{
	size_t n = 0;

	for (size_t i = s->n > HW_STORY_RECENT ? s->n - HW_STORY_RECENT : 0;
	     i < s->n; i++)
		n += s->member[i].at >= from && s->member[i].at <= to &&
		    hw_story_has_fact(&s->raw[i % HW_STORY_RECENT], fact);
	return n;
}

static size_t
members_with(const struct hw_story_raw *v, size_t n, uint32_t fact)
{
	size_t with = 0;

	for (size_t i = 0; i < n; i++)
		with += hw_story_has_fact(&v[i], fact);
	return with;
}

/* Facts that the two have in common and, these days, hardly others. */
static bool
has_facts(
    const struct hw_stories *s, const struct merge *k, uint32_t h, size_t n)
{
	const struct group *b = &s->group[h];
	uint32_t seen[FACTS];
	size_t shared = 0;

	for (size_t i = 0; i < k->n; i++)
		for (size_t j = 0; j < k->mine[i].n_facts; j++) {
			uint32_t f = k->mine[i].fact[j];
			size_t in = members_with(k->other, n, f), known = 0;

			while (known < shared && seen[known] != f)
				known++;
			if (!in || known < shared)
				continue;
			in += members_with(k->mine, k->n, f);
			if (in * 3 < 2 *
				holders(s, f, b->first - FACT_REACH,
				    b->last + FACT_REACH))
				continue;
			seen[shared++] = f;
			if (shared == FACTS)
				return true;
		}
	return false;
}

static bool
are_unnamed(const struct merge *k, size_t n)
{
	const struct hw_story_raw *a[HW_STORY_SMALL], *b[HW_STORY_SMALL];
	bool mine = true, other = true;

	for (size_t i = 0; i < k->n; i++)
		a[i] = &k->mine[i];
	for (size_t i = 0; i < n; i++)
		b[i] = &k->other[i];
	for (size_t i = 0; i < k->n; i++)
		mine &= hw_story_unnamed(a[i], b, n);
	for (size_t i = 0; i < n; i++)
		other &= hw_story_unnamed(b[i], a, k->n);
	return mine || other;
}

static bool
is_new_rival(struct merge *k, uint32_t h)
{
	for (size_t i = 0; i < k->n_seen; i++)
		if (k->seen[i] == h)
			return false;
	k->seen[k->n_seen++] = h;
	return true;
}

/* How far two stories are beyond what is asked for.  Two measures: sums of
 * members, for large stories in a large collection; pairs of members, to
 * which the beginning is allowed for, as with few articles all words weigh
 * alike and cosines are small. */
static void
compare(const struct hw_stories *s, struct merge *k, uint32_t g, uint32_t h)
{
	const struct group *a = &s->group[g], *b = &s->group[h];
	double gap = days_apart(a, b);
	size_t n = gap < 0 || gap > MERGE_GAP ? 0
					      : weigh_members(s, b, k->other);
	if (!n)
		return;
	double pairs = mean_cosine(k->mine, k->n, k->other, n);
	double sums = pairs / (k->tight * tightness(k->other, n));
	double early = MERGE_EARLY * 200 /
	    (200.0 + hw_story_articles(s->counts, k->mine->language));
	double by_sums = sums - MERGE_SUMS;
	double by_pairs = pairs + MERGE_MIX * (sums - pairs) + early -
	    MERGE_PAIRS;
	double lead = (by_sums > by_pairs ? by_sums : by_pairs) -
	    MERGE_DAY * gap;
	if (is_among(s, k->ties.spliced, k->ties.n_spliced, h))
		lead -= MERGE_SPLICED;
	else if (lead >= -MERGE_KIN &&
	    (is_kin(s, k, g, h) || has_facts(s, k, h, n)))
		lead += MERGE_KIN - MERGE_KIN_DAY * gap;
	if (lead >= 0 && are_unnamed(k, n))
		lead -= MERGE_UNNAMED;
	if (lead >= 0 && (!k->best || lead > k->lead)) {
		k->best = h + 1;
		k->lead = lead;
	}
}

/* The story that tells of the same event as story g, + 1; 0: none. */
static uint32_t
twin(struct hw_stories *s, struct hw_arena *m, uint32_t g,
    const struct hw_story_ties *ties)
{
	struct merge *k = HW_NEW(m, struct merge);
	uint32_t near[HW_STORY_NEAREST];
	if (ties)
		k->ties = *ties;
	k->n = weigh_members(s, &s->group[g], k->mine);
	if (!k->n)
		return 0;
	k->tight = tightness(k->mine, k->n);
	k->seen[k->n_seen++] = g;
	for (uint32_t i = s->group[g].newest; i; i = s->member[i - 1].prev) {
		size_t n = hw_term_index_find(s->index, m,
		    &s->member[i - 1].vec, s->oldest, HW_STORY_NEAREST, near);
		for (size_t j = 0; j < n; j++) {
			uint32_t h = s->member[near[j]].story;
			if (is_new_rival(k, h))
				compare(s, k, g, h);
		}
	}
	return k->best;
}

hw_id
hw_story_merge(struct hw_stories *s, struct hw_arena *m, hw_id story,
    const struct hw_story_ties *ties, hw_id *gone)
{
	uint32_t known = hw_story_known(s, story);
	*gone = 0;
	if (!known || s->group[known - 1].id != story)
		return story; /* went into another, which is looked at */
	uint32_t g = known - 1, found = twin(s, m, g, ties);
	if (!found)
		return s->group[g].id;
	uint32_t h = found - 1;
	if (s->group[h].id < s->group[g].id) {
		uint32_t swap = g;
		g = h;
		h = swap;
	}
	*gone = s->group[h].id;
	hw_story_absorb(s, g, h);
	return s->group[g].id;
}
