/* SPDX-License-Identifier: MIT
 * Placing an article: the articles that share its heaviest words vote for
 * their stories, each story is weighed by three cosines and the time since
 * its last article, and the best one is joined if it is good enough. */
#include "story/story_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/vec.h"

enum {
	NEAREST = 40,  /* articles that vote */
	RIVALS = 8,    /* stories weighed */
	SHARED = 8,    /* words shown with a link */
	RECENT = 2048, /* members that can be weighed anew */
	SMALL = 12,    /* members of a story that is compared with others */
	FACTS = 2,     /* in common, to be kin */
};

#define DAY 86400.0

/* Which story is the best. */
#define R_TOP 0.45
#define R_MEAN 0.25
#define R_CENTRE 0.3
#define R_VOTES 0.1
#define R_ROOT_GAP -0.02

/* Log-odds that an article belongs to the best one: a logistic model fitted
 * on five sets of gold stories (news with and without bodies, with and
 * without dates), each with the same weight. */
#define W_ALWAYS 1.224
#define W_TOP 2.483 /* cosine with the nearest member */
#define W_TOP_SQUARE -5.756
#define W_MEAN -0.14      /* mean cosine with the nearest three */
#define W_CENTRE 7.62     /* cosine with the sum of its members */
#define W_MARGIN 1.832    /* lead over the next story */
#define W_VOTES 1.133     /* share of the nearest articles */
#define W_ROOT_GAP -3.425 /* days since its last article, square root */
#define W_GAP 5.604       /* ... in fortnights */
#define W_BRIEF -4.353    /* a text of few terms */
#define W_BRIEF_TOP 5.328
#define W_SIZE -0.226 /* members, logarithm */
#define W_CENTRE_SIZE -0.836
#define UNDATED_LEAST 0.175
#define UNDATED_SLOPE 25.0
#define JOIN 0.0
#define UNNAMED 4.0    /* asked more when the headline's names are absent */
#define JOIN_EARLY 2.0 /* more at the beginning: a merge can make up for it */
#define FINER 8.0
#define LINK_LEAST 0.30 /* cosine with the story that is followed */
#define LINK_EARLY 0.15 /* less of it at the beginning */
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
#define FOLLOW_GAP 7           /* days after which a story is followed */

struct member {
	struct hw_vector vec;
	uint32_t story; /* number in stories.story */
	uint32_t prev;  /* member of the same story + 1 */
	hw_time at;     /* HW_TIME_NONE: undated */
};

struct group {
	hw_id id;
	struct hw_term centre[HW_STORY_CENTRE]; /* sum of vectors, by hash */
	uint16_t n_centre;
	uint32_t n;
	uint32_t newest;     /* member + 1 */
	uint32_t into;       /* group + 1 it was merged into */
	hw_time first, last; /* HW_TIME_NONE: undated */
};

struct hw_stories {
	struct hw_story_options opt;
	struct hw_term_counts *counts;
	struct hw_term_index *index;
	struct hw_quoted *quoted;
	struct member *member;
	size_t n, cap;
	struct hw_story_raw *raw; /* of the newest members, a ring */
	struct group *group;
	size_t n_group, cap_group;
	uint32_t *by_id; /* group number + 1 of an id; open addressing */
	size_t by_id_mask;
	uint32_t oldest; /* first member that is still remembered */
	hw_time newest;
	hw_id next_id;
};

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
	s->raw = calloc(RECENT, sizeof(*s->raw));
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

static hw_time
time_of(const struct hw_article *a)
{
	if (a->published.precision >= HW_PRECISION_DAY)
		return a->published.at;
	return a->first_seen;
}

/* ---- weighing ------------------------------------------------------------ */

struct rival {
	uint32_t story;
	double top[3]; /* largest cosines with members */
	double mean;   /* of them */
	double centre; /* cosine with the sum of all members */
	double votes;  /* share of the nearest articles that are members */
	double gap;    /* days; -1 unknown */
	double rank;
};

static struct rival *
rival_of(struct rival *r, size_t *n, uint32_t story)
{
	for (size_t i = 0; i < *n; i++)
		if (r[i].story == story)
			return &r[i];
	if (*n == RIVALS)
		return NULL;
	r[*n] = (struct rival){.story = story};
	return &r[(*n)++];
}

static void
vote(struct rival *r, double cosine)
{
	r->votes++;
	for (int k = 0; k < 3; k++)
		if (cosine > r->top[k]) {
			double old = r->top[k];
			r->top[k] = cosine;
			cosine = old;
		}
}

static double
centre_cosine(const struct group *g, const struct hw_vector *v)
{
	double len = 0;
	for (size_t i = 0; i < g->n_centre; i++)
		len += (double)g->centre[i].weight * g->centre[i].weight;
	return len > 0
	    ? hw_story_cosine(g->centre, g->n_centre, v->v, v->n) / sqrt(len)
	    : 0;
}

/* Days between an article and the nearest end of a story; -1 unknown. */
static double
gap_days(const struct group *g, hw_time at)
{
	if (at == HW_TIME_NONE || g->last == HW_TIME_NONE)
		return -1;
	/* One midnight for all: a day was stated, or nothing at all. */
	if (at == g->first && at == g->last && at % 86400 == 0)
		return -1;
	if (at > g->last)
		return (double)(at - g->last) / DAY;
	if (at < g->first)
		return (double)(g->first - at) / DAY;
	return 0;
}

/* Cosines of a rival story. */
static void
measure(const struct hw_stories *s, struct rival *r, const struct hw_vector *v)
{
	int n = 0;
	r->mean = 0;
	for (; n < 3 && r->top[n] > 0; n++)
		r->mean += r->top[n];
	r->mean = n ? r->mean / n : 0;
	r->centre = centre_cosine(&s->group[r->story], v);
}

static void
rank(const struct hw_stories *s, struct rival *r, const struct hw_vector *v,
    hw_time at)
{
	measure(s, r, v);
	r->gap = gap_days(&s->group[r->story], at);
	r->rank = R_TOP * r->top[0] + R_MEAN * r->mean + R_CENTRE * r->centre +
	    R_VOTES * r->votes;
	if (r->gap > 0)
		r->rank += R_ROOT_GAP * sqrt(r->gap);
}

/* Log-odds that the article belongs to its best story, which leads the next
 * one by margin. */
static double
belongs(const struct hw_stories *s, const struct rival *r,
    const struct hw_vector *v, double margin)
{
	if (r->gap < 0) /* without dates the words decide alone */
		return UNDATED_SLOPE *
		    (R_TOP * r->top[0] + R_MEAN * r->mean +
			R_CENTRE * r->centre - UNDATED_LEAST);
	double brief = 1 / sqrt(v->n > 1 ? v->n : 1.0), top = r->top[0];
	double size = log(s->group[r->story].n);
	double z = W_ALWAYS + W_TOP * top + W_TOP_SQUARE * top * top +
	    W_MEAN * r->mean + W_CENTRE * r->centre + W_BRIEF * brief +
	    W_BRIEF_TOP * brief * top + W_SIZE * size +
	    W_CENTRE_SIZE * r->centre * size + W_VOTES * r->votes +
	    W_MARGIN * margin;
	return z + W_ROOT_GAP * sqrt(r->gap) + W_GAP * r->gap / 14;
}

/* ---- members ------------------------------------------------------------- */

static int
by_weight(const void *a, const void *b)
{
	const struct hw_term *x = a, *y = b;
	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

static int
by_hash(const void *a, const void *b)
{
	const struct hw_term *x = a, *y = b;
	return (x->hash > y->hash) - (x->hash < y->hash);
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
		qsort(sum, n, sizeof(*sum), by_weight);
		n = HW_STORY_CENTRE;
		qsort(sum, n, sizeof(*sum), by_hash);
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

static void
add_member(struct hw_stories *s, uint32_t story, const struct hw_vector *v,
    const struct hw_story_raw *raw, hw_time at)
{
	struct group *g = &s->group[story];
	s->member = grow(s->member, s->n, &s->cap, sizeof(*s->member));
	s->member[s->n] = (struct member){*v, story, g->newest, at};
	s->raw[s->n % RECENT] = *raw;
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

/* The group an id belongs to by now, + 1; 0: unknown. */
static uint32_t
known_group(const struct hw_stories *s, hw_id id)
{
	uint32_t g = s->by_id ? *id_slot(s, id) : 0;
	while (g && s->group[g - 1].into)
		g = s->group[g - 1].into;
	return g;
}

static uint32_t
new_group(struct hw_stories *s, hw_id id)
{
	grow_ids(s);
	s->group = grow(s->group, s->n_group, &s->cap_group, sizeof(*s->group));
	s->group[s->n_group] = (struct group){
	    .id = id, .first = HW_TIME_NONE, .last = HW_TIME_NONE};
	*id_slot(s, id) = (uint32_t)s->n_group + 1;
	return (uint32_t)s->n_group++;
}

/* ---- placing ------------------------------------------------------------- */

static bool
is_day(const struct hw_article *a, const struct hw_token *t)
{
	for (size_t i = 0; i < a->n_whens; i++)
		if (t->start >= a->whens[i].span.start &&
		    t->end <= a->whens[i].span.end)
			return true;
	return false;
}

/* Names that the new story and the old one have in common, as they come. */
static void
shared_words(const struct hw_stories *s, struct hw_arena *m,
    const struct group *g, const struct hw_article *a,
    const struct hw_tokens *t, struct hw_story_link *link)
{
	for (size_t i = 0; i < t->n && link->shared.n < SHARED; i++) {
		unsigned flags = t->v[i].flags;
		if (flags & (HW_TOK_STOP | HW_TOK_SENT) ||
		    !(flags & (HW_TOK_CAP | HW_TOK_HAN)))
			continue;
		struct hw_term key = {
		    hw_story_term(m, s->counts, a, &t->v[i]), 0};
		if (!bsearch(
			&key, g->centre, g->n_centre, sizeof(key), by_hash) ||
		    is_day(a, &t->v[i]))
			continue;
		struct hw_str w = hw_token_str(a->text, &t->v[i]);
		bool known = false;
		for (size_t k = 0; k < link->shared.n; k++)
			known |= hw_str_ieq(link->shared.v[k], w);
		if (!known)
			*HW_PUSH(m, &link->shared) = w;
	}
}

static void
make_link(const struct hw_stories *s, struct hw_arena *m, const struct rival *r,
    const struct hw_article *a, const struct hw_tokens *t,
    struct hw_story_link *link)
{
	const struct group *g = &s->group[r->story];
	double gap = gap_days(g, time_of(a));
	link->to = g->id;
	link->kind = gap >= FOLLOW_GAP ? HW_LINK_FOLLOWS : HW_LINK_SIMILAR;
	link->score = r->centre;
	link->gap_days = gap > 0 ? (int)(gap + 0.5) : 0;
	shared_words(s, m, g, a, t, link);
	/* The later one follows, whichever was read first. */
	if (g->first != HW_TIME_NONE && time_of(a) != HW_TIME_NONE &&
	    time_of(a) < g->first) {
		link->to = link->from;
		link->from = g->id;
	}
}

static size_t
find_rivals(struct hw_stories *s, struct hw_arena *m, const struct hw_vector *v,
    hw_time at, struct rival *rival)
{
	uint32_t near[NEAREST];
	size_t n = hw_term_index_find(s->index, m, v, s->oldest, NEAREST, near);
	size_t rivals = 0;
	for (size_t i = 0; i < n; i++) {
		const struct member *x = &s->member[near[i]];
		struct rival *r = rival_of(rival, &rivals, x->story);
		if (r)
			vote(
			    r, hw_story_cosine(x->vec.v, x->vec.n, v->v, v->n));
	}
	for (size_t i = 0; i < rivals; i++)
		rival[i].votes /= (double)n;
	for (size_t i = 0; i < rivals; i++)
		rank(s, &rival[i], v, at);
	return rivals;
}

/* Before much was read all words weigh alike, and cosines are small. */
static double
link_least(const struct hw_stories *s)
{
	return LINK_LEAST - LINK_EARLY * 50 / (50 + (double)s->n);
}

/* The newest members as they stand in themselves; 0 when not recent. */
static size_t
raws_of(const struct hw_stories *s, const struct group *g,
    const struct hw_story_raw **out)
{
	size_t n = 0;

	for (uint32_t i = g->newest; i && n < SMALL;
	     i = s->member[i - 1].prev) {
		if (s->n - i >= RECENT)
			return 0;
		out[n++] = &s->raw[(i - 1) % RECENT];
	}
	return n;
}

/* Do the two tell of other persons and places by their headlines?  Of the
 * headlines of the n, all. */
static bool
is_unnamed(
    const struct hw_story_raw *x, const struct hw_story_raw *const *v, size_t n)
{
	if (hw_story_unnamed(x, v, n))
		return true;
	for (size_t i = 0; i < n; i++)
		if (!hw_story_unnamed(v[i], &x, 1))
			return false;
	return n > 0;
}

/* The story to join, or NULL; *old: the one to point at instead. */
static const struct rival *
choose(const struct hw_stories *s, const struct rival *rival, size_t n,
    const struct hw_vector *v, const struct hw_story_raw *raw,
    const struct rival **old)
{
	const struct hw_story_raw *member[SMALL];
	const struct rival *best = NULL;
	double next = 0;
	for (size_t i = 0; i < n; i++) {
		const struct rival *r = &rival[i];
		if (r->centre >= link_least(s) &&
		    (!*old || r->centre > (*old)->centre))
			*old = r;
		if (r->gap * DAY > HW_STORY_WINDOW)
			continue;
		if (!best || r->rank > best->rank) {
			next = best ? best->rank : next;
			best = r;
		} else if (r->rank > next) {
			next = r->rank;
		}
	}
	if (!best)
		return NULL;
	double least = JOIN + JOIN_EARLY * 30 / (30.0 + (double)s->n) +
	    FINER * (s->opt.granularity - 0.5);
	n = raws_of(s, &s->group[best->story], member);
	if (is_unnamed(raw, member, n))
		least += UNNAMED;
	return belongs(s, best, v, best->rank - next) >= least ? best : NULL;
}

hw_id
hw_story_place(struct hw_stories *s, struct hw_arena *m,
    const struct hw_article *a, const struct hw_tokens *t,
    struct hw_story_link *link)
{
	struct hw_vector v;
	struct hw_story_raw raw;
	struct rival rival[RIVALS];
	hw_time at = time_of(a);
	hw_story_vector(m, s->counts, a, t, &v, &raw);
	size_t n = find_rivals(s, m, &v, at, rival);
	const struct rival *old = NULL,
			   *best = choose(s, rival, n, &v, &raw, &old);
	if (link)
		*link = (struct hw_story_link){0};
	uint32_t story = best ? best->story : new_group(s, s->next_id++);
	if (link) {
		link->from = s->group[story].id;
		if (!best && old)
			make_link(s, m, old, a, t, link);
	}
	add_member(s, story, &v, &raw, at);
	hw_quoted_add(s->quoted, a, s->group[story].id, at);
	return s->group[story].id;
}

void
hw_story_restore(struct hw_stories *s, struct hw_arena *m,
    const struct hw_article *a, const struct hw_tokens *t, hw_id story)
{
	struct hw_vector v;
	struct hw_story_raw raw;
	hw_story_vector(m, s->counts, a, t, &v, &raw);
	uint32_t known = known_group(s, story);
	uint32_t g = known ? known - 1 : new_group(s, story);
	if (story >= s->next_id)
		s->next_id = story + 1;
	add_member(s, g, &v, &raw, time_of(a));
	hw_quoted_add(s->quoted, a, s->group[g].id, time_of(a));
}

/* ---- merging -------------------------------------------------------------- */

/* Members of a story weighed anew; 0 when it is large or not recent. */
static size_t
weigh_members(
    const struct hw_stories *s, const struct group *g, struct hw_story_raw *out)
{
	size_t n = 0;
	if (g->n > SMALL)
		return 0;
	for (uint32_t i = g->newest; i; i = s->member[i - 1].prev) {
		if (s->n - i >= RECENT)
			return 0;
		out[n] = s->raw[(i - 1) % RECENT];
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
		d = (double)(b->first - a->last) / DAY;
	else if (b->last < a->first)
		d = (double)(a->first - b->last) / DAY;
	return d;
}

struct merge {
	struct hw_story_raw mine[SMALL], other[SMALL];
	size_t n;
	double tight;
	uint32_t seen[NEAREST * SMALL + 1]; /* stories compared */
	size_t n_seen;
	uint32_t best; /* group + 1 */
	double lead;   /* over what is asked for */
	struct hw_story_ties ties;
};

static bool
is_among(const struct hw_stories *s, const hw_id *v, size_t n, uint32_t g)
{
	for (size_t i = 0; i < n; i++)
		if (known_group(s, v[i]) == g + 1)
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
		uint32_t x = known_group(s, pair[i][0]),
			 y = known_group(s, pair[i][1]);

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

	for (size_t i = s->n > RECENT ? s->n - RECENT : 0; i < s->n; i++)
		n += s->member[i].at >= from && s->member[i].at <= to &&
		    hw_story_has_fact(&s->raw[i % RECENT], fact);
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
	const struct hw_story_raw *a[SMALL], *b[SMALL];
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
	uint32_t near[NEAREST];
	if (ties)
		k->ties = *ties;
	k->n = weigh_members(s, &s->group[g], k->mine);
	if (!k->n)
		return 0;
	k->tight = tightness(k->mine, k->n);
	k->seen[k->n_seen++] = g;
	for (uint32_t i = s->group[g].newest; i; i = s->member[i - 1].prev) {
		size_t n = hw_term_index_find(s->index, m,
		    &s->member[i - 1].vec, s->oldest, NEAREST, near);
		for (size_t j = 0; j < n; j++) {
			uint32_t h = s->member[near[j]].story;
			if (is_new_rival(k, h))
				compare(s, k, g, h);
		}
	}
	return k->best;
}

static void
absorb(struct hw_stories *s, uint32_t to, uint32_t from)
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

hw_id
hw_story_merge(struct hw_stories *s, struct hw_arena *m, hw_id story,
    const struct hw_story_ties *ties, hw_id *gone)
{
	uint32_t known = known_group(s, story);
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
	absorb(s, g, h);
	return s->group[g].id;
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
