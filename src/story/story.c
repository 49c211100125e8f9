/* SPDX-License-Identifier: MIT
 * Placing an article: the articles that share its heaviest words vote for
 * their stories, each story is weighed by three cosines and the time since
 * its last article, and the best one is joined if it is good enough. */
#include <math.h>
#include <stdlib.h>

#include "base/vec.h"
#include "story/group.h"

enum {
	RIVALS = 8, /* stories weighed */
	SHARED = 8, /* words shown with a link */
};

/* Which story is the best. */
#define R_TOP 0.45
#define R_MEAN 0.25
#define R_CENTRE 0.3
#define R_VOTES 0.165
#define R_ROOT_GAP -0.02

/* Log-odds that an article belongs to the best one: a logistic model fitted
 * on five sets of gold stories (news with and without bodies, with and
 * without dates), each with the same weight. */
#define W_ALWAYS 1.02
#define W_TOP 2.483 /* cosine with the nearest member */
#define W_TOP_SQUARE -5.756
#define W_MEAN -0.14      /* mean cosine with the nearest three */
#define W_CENTRE 7.73     /* cosine with the sum of its members */
#define W_MARGIN 2.13     /* lead over the next story */
#define W_VOTES 1.133     /* share of the nearest articles */
#define W_ROOT_GAP -3.425 /* days since its last article, square root */
#define W_GAP 5.604       /* ... in fortnights */
#define W_BRIEF -4.353    /* a text of few terms */
#define W_BRIEF_TOP 5.48
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
#define FOLLOW_GAP 7    /* days after which a story is followed */

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
		return (double)(at - g->last) / HW_STORY_DAY;
	if (at < g->first)
		return (double)(g->first - at) / HW_STORY_DAY;
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
		if (!bsearch(&key, g->centre, g->n_centre, sizeof(key),
			hw_term_by_hash) ||
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
	uint32_t near[HW_STORY_NEAREST];
	size_t n = hw_term_index_find(
	    s->index, m, v, s->oldest, HW_STORY_NEAREST, near);
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

	for (uint32_t i = g->newest; i && n < HW_STORY_SMALL;
	     i = s->member[i - 1].prev) {
		if (s->n - i >= HW_STORY_RECENT)
			return 0;
		out[n++] = &s->raw[(i - 1) % HW_STORY_RECENT];
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
	const struct hw_story_raw *member[HW_STORY_SMALL];
	const struct rival *best = NULL;
	double next = 0;
	for (size_t i = 0; i < n; i++) {
		const struct rival *r = &rival[i];
		if (r->centre >= link_least(s) &&
		    (!*old || r->centre > (*old)->centre))
			*old = r;
		if (r->gap * HW_STORY_DAY > HW_STORY_WINDOW)
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
	uint32_t story = best ? best->story : hw_story_begin(s, s->next_id++);
	if (link) {
		link->from = s->group[story].id;
		if (!best && old)
			make_link(s, m, old, a, t, link);
	}
	hw_story_remember(s, story, &v, &raw, at);
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
	uint32_t known = hw_story_known(s, story);
	uint32_t g = known ? known - 1 : hw_story_begin(s, story);
	if (story >= s->next_id)
		s->next_id = story + 1;
	hw_story_remember(s, g, &v, &raw, time_of(a));
	hw_quoted_add(s->quoted, a, s->group[g].id, time_of(a));
}
