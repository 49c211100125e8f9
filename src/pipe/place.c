/* SPDX-License-Identifier: MIT
 * Look, judge, place, commit.  The live indexes are memory of what is stored
 * and can be rebuilt from it at any time. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/vec.h"
#include "pipe/parts.h"
#include "pipe/place_int.h"
#include "text/outlets.h"
#include "text/token.h"

#define LIVE_MIN 2000         /* the copy index is made for so many articles */
#define LIVE_MAX 1000000      /* ... at most; then it forgets the oldest */
#define LIVE_ROOM 4           /* ... and for so many times those there are */
#define REMEMBER (30 * 86400) /* seconds the indexes reach back */
#define CANDIDATES 24         /* texts compared with a new one */
#define ABROAD_MOST 16        /* stories an article is linked with */

/* ---- memory ---------------------------------------------------------------- */

static hw_time
time_of(const struct hw_article *a)
{
	return a->first_seen != HW_TIME_NONE ? a->first_seen : a->published.at;
}

static void
learn(struct hw_placer *p, hw_id id, const struct hw_article *a,
    const struct hw_tokens *t, const struct hw_sketch *sketch)
{
	hw_trace_index_add(p->index, id, sketch, a->host, time_of(a));
	hw_trace_words_add(p->words, t);
}

struct restore {
	struct hw_placer *p;
	hw_id last_story;
};

static int
restore_one(void *arg, struct hw_arena *m, const struct hw_item *item,
    const struct hw_sketch *sketch)
{
	struct restore *r = arg;
	const struct hw_article *a = &item->article;
	struct hw_sketch made;
	struct hw_tokens t;

	hw_text_tokens(m, a->text, a->language, &t);
	if (!sketch || !sketch->n) {
		hw_trace_sketch_tokens(m, a, &t, &made);
		sketch = &made;
	}
	learn(r->p, a->id, a, &t, sketch);
	if (item->story)
		hw_story_restore(r->p->stories, m, a, &t, item->story);
	if (item->story > r->last_story)
		r->last_story = item->story;
	return HW_OK;
}

void
hw_placer_forget(struct hw_placer *p)
{
	hw_trace_index_free(p->index);
	hw_trace_words_free(p->words);
	hw_stories_free(p->stories);
	hw_ready_clear(p->ready);
	p->index = NULL;
	p->words = NULL;
	p->stories = NULL;
	p->n_changed = 0;
}

/* An index of the right size for n articles. */
static void
new_index(struct hw_placer *p, size_t n)
{
	p->live = n < LIVE_MIN / LIVE_ROOM ? LIVE_MIN
	    : n > LIVE_MAX / LIVE_ROOM     ? LIVE_MAX
					   : n * LIVE_ROOM;
	hw_trace_index_free(p->index);
	p->index = hw_trace_index_new(p->live, REMEMBER);
}

static hw_time
since(hw_time now)
{
	return now == HW_TIME_NONE ? HW_TIME_NONE : now - REMEMBER;
}

int
hw_placer_load(struct hw_placer *p, hw_time now, struct hw_err *err)
{
	struct restore r = {p, 0};
	int64_t damaged = 0, n;
	int rc;

	if (p->index)
		return HW_OK;
	rc = hw_store_recent_count(p->store, since(now), &n, err);
	if (rc)
		return rc;
	new_index(p, (size_t)n);
	p->words = hw_trace_words_new();
	p->stories = hw_stories_new(
	    &(struct hw_story_options){.granularity = HW_STORY_GRANULARITY});
	rc = hw_store_recent(p->store, 0, since(now),
	    HW_READ_HIDDEN | HW_READ_UNLISTED | HW_READ_TEXT, restore_one, &r,
	    &damaged, err);
	if (rc)
		hw_placer_forget(p);
	if (damaged)
		hw_log(HW_LOG_WARN, "pipe",
		    "damaged=%lld hint=\"headwater fsck\"", (long long)damaged);
	return rc;
}

bool
hw_placer_loaded(const struct hw_placer *p)
{
	return p->index;
}

static int
index_one(void *arg, struct hw_arena *m, const struct hw_item *item,
    const struct hw_sketch *sketch)
{
	struct hw_placer *p = arg;

	(void)m;
	if (sketch && sketch->n)
		hw_trace_index_add(p->index, item->article.id, sketch,
		    item->article.host, time_of(&item->article));
	return HW_OK;
}

int
placer_make_room(struct hw_placer *p, hw_time now, struct hw_err *err)
{
	struct hw_trace_index_stat st;

	hw_trace_index_stat(p->index, &st);
	if (st.articles < p->live || p->live >= LIVE_MAX)
		return HW_OK;
	new_index(p, st.articles);
	hw_log(HW_LOG_INFO, "pipe", "articles=%zu index=%zu", st.articles,
	    p->live);
	return hw_store_recent(p->store, 0, since(now),
	    HW_READ_HIDDEN | HW_READ_UNLISTED | HW_READ_TEXT, index_one, p,
	    NULL, err);
}

struct hw_placer *
hw_placer_new(struct hw_store *store, const struct hw_outlets *outlets)
{
	struct hw_placer *p = calloc(1, sizeof(*p));

	if (!p)
		hw_panic(__FILE__, __LINE__, "out of memory");
	p->store = store;
	p->outlets = outlets;
	p->ready = hw_ready_new(store, outlets);
	return p;
}

void
hw_placer_free(struct hw_placer *p)
{
	if (!p)
		return;
	hw_placer_forget(p);
	hw_ready_free(p->ready);
	free(p);
}

/* ---- one article ------------------------------------------------------------ */

struct hw_edges {
	struct hw_edge *v;
	size_t n, cap;
};

/* Text that was copied tells of the same event, whatever the cosines say; a
 * splice tells of two, a translation is linked and not merged. */
static bool
binds(const struct hw_edge *e)
{
	switch (e->kind) {
	case HW_EDGE_COPY:
	case HW_EDGE_NEAR:
	case HW_EDGE_SPUN:
	case HW_EDGE_UPDATE:
		return e->score >= 0.5;
	default:
		return false;
	}
}

struct links {
	struct hw_story_link v[1 + ABROAD_MOST];
	size_t n;
};

/* The text of another language tells of the same event: its story is linked.
 * Which of two of one language it is, is seen when the story is settled. */
static void
go_abroad(struct links *l, const struct hw_article *other, hw_id story,
    const struct hw_article *a, const struct hw_edge *e)
{
	hw_time gap;
	double score = hw_trace_same_event(a, other, e, &gap);
	size_t i = 0;

	if (!story || score < 0)
		return;
	while (i < l->n && l->v[i].to != story)
		i++;
	if (i == ABROAD_MOST || (i < l->n && l->v[i].score >= score))
		return;
	l->n += i == l->n;
	l->v[i] = (struct hw_story_link){.to = story,
	    .kind = HW_LINK_OTHER_LANGUAGE,
	    .score = score,
	    .shared = e->names,
	    .gap_days = (int)(gap / 86400)};
}

/* Was own made from a part of the page, or the part from it? */
static void
from_part(struct hw_placer *p, struct hw_arena *m, const struct hw_parts *parts,
    const struct hw_trace_doc *own, struct hw_edge *e)
{
	struct hw_edge found;

	for (size_t k = 0; k < parts->n; k++)
		if (hw_parts_compare(
			m, p->words, NULL, parts, k, own, NULL, 0, &found)) {
			*e = found;
			return;
		}
}

/* The texts that share fingerprints, judged; *story is that of the nearest
 * text that binds, or 0. */
static void
judge(struct hw_placer *p, struct hw_arena *m, const struct hw_article *a,
    const struct hw_trace_doc *own, const struct hw_sketch *sketch,
    struct hw_edges *edges, hw_id *story, struct links *links)
{
	struct hw_trace_candidate *near;
	double best = 0;
	bool spliced = false;
	size_t n = hw_trace_index_candidates(
	    p->index, m, sketch, a->host, CANDIDATES, &near);

	*story = 0;
	for (size_t i = 0; i < n; i++) {
		const struct hw_trace_doc *old;
		const struct hw_parts *parts;
		const struct hw_article *other;
		struct hw_edge e = {0};
		hw_id its;

		if (near[i].id == a->id ||
		    !(old = hw_ready_doc(
			  p->ready, m, p->words, near[i].id, &parts)))
			continue;
		hw_trace_compare(m, p->words, old, own, &e);
		spliced |= e.kind == HW_EDGE_PARTIAL;
		if (e.kind == HW_EDGE_NONE && e.event < HW_TRACE_EVENT_LEAST)
			from_part(p, m, parts, own, &e);
		/* Its story may be another by now. */
		if ((e.kind == HW_EDGE_NONE &&
			e.event < HW_TRACE_EVENT_LEAST) ||
		    !(other = hw_ready_text(p->ready, m, near[i].id)) ||
		    hw_store_story_of(p->store, near[i].id, &its, NULL))
			continue;
		go_abroad(links, other, its, a, &e);
		if (e.kind == HW_EDGE_NONE)
			continue;
		*HW_PUSH(m, edges) = e;
		if (its && binds(&e) && e.score > best) {
			best = e.score;
			*story = its;
		}
	}
	if (spliced)
		links->n = 0; /* it tells of several events */
}

static bool
has_edge(const struct hw_edges *edges, hw_id a)
{
	for (size_t i = 0; i < edges->n; i++)
		if (edges->v[i].a == a)
			return true;
	return false;
}

/* What a page holds besides its article may have been copied, too: the page
 * is then a copy in part. */
static void
judge_parts(struct hw_placer *p, struct hw_arena *m, const struct hw_article *a,
    const struct hw_parts *parts, struct hw_edges *edges)
{
	for (size_t i = 0; i < parts->n; i++) {
		struct hw_trace_candidate *near;
		struct hw_sketch sketch;
		size_t n;

		hw_trace_sketch_ready(m, parts->doc[i], &sketch);
		n = hw_trace_index_candidates(
		    p->index, m, &sketch, a->host, CANDIDATES, &near);
		for (size_t k = 0; k < n; k++) {
			const struct hw_trace_doc *old;
			const struct hw_parts *others;
			struct hw_edge e = {0};
			bool found;

			if (near[k].id == a->id ||
			    has_edge(edges, near[k].id) ||
			    !(old = hw_ready_doc(
				  p->ready, m, p->words, near[k].id, &others)))
				continue;
			found = hw_parts_compare(
			    m, p->words, old, NULL, 0, NULL, parts, i, &e);
			for (size_t j = 0; j < others->n && !found; j++)
				found = hw_parts_compare(m, p->words, NULL,
				    others, j, NULL, parts, i, &e);
			if (found)
				*HW_PUSH(m, edges) = e;
		}
	}
}

void
placer_mark(struct hw_placer *p, hw_id story)
{
	size_t max = sizeof(p->changed) / sizeof(*p->changed);

	for (size_t i = 0; i < p->n_changed; i++)
		if (p->changed[i] == story)
			return;
	if (story && p->n_changed < max)
		p->changed[p->n_changed++] = story;
}

static int
commit(struct hw_placer *p, struct hw_arena *m, struct hw_article *a,
    const struct hw_intake *in, struct hw_committed *out, struct hw_err *err)
{
	struct hw_story_link link = {0};
	struct links links = {0};
	struct hw_edges edges = {0};
	struct hw_parts parts;
	struct hw_trace_doc *own;
	struct hw_sketch sketch;
	struct hw_tokens t;
	struct hw_verdict v;
	struct hw_article named = *a;
	hw_id story;
	int rc;

	/* Others credit an outlet by the name its feed has. */
	if (!named.site.n)
		named.site = hw_store_source_title(p->store, m, in->source);
	hw_text_tokens(m, a->text, a->language, &t);
	own = hw_trace_prepare(m, p->words, &named, &t);
	hw_trace_sketch_ready(m, own, &sketch);
	judge(p, m, a, own, &sketch, &edges, &story, &links);
	hw_parts_prepare(m, p->words, a, &parts);
	judge_parts(p, m, a, &parts, &edges);
	hw_parts_sketch(m, &parts, &sketch);
	if (story)
		hw_story_restore(p->stories, m, a, &t, story);
	else
		story = hw_story_place(p->stories, m, a, &t, &link);
	for (size_t i = links.n; i-- > 0;) {
		links.v[i].from = story;
		if (links.v[i].to == story)
			links.v[i] = links.v[--links.n];
	}
	if (link.to)
		links.v[links.n++] = link;
	v = (struct hw_verdict){.article = a,
	    .guid = in->guid,
	    .source = in->source,
	    .fetched = in->fetched,
	    .now = in->now,
	    .sketch = &sketch,
	    .edges = edges.v,
	    .n_edges = edges.n,
	    .story = story,
	    .links = links.v,
	    .n_links = links.n,
	    .state = in->state,
	    .done = in->done};
	rc = hw_store_commit(p->store, &v, out, err);
	if (rc)
		return rc;
	if (out->fate != HW_FATE_SAME) {
		learn(p, out->article, a, &t, &sketch);
		hw_ready_drop(p->ready, out->article);
	}
	placer_mark(p, v.story);
	return HW_OK;
}

int
hw_placer_put(struct hw_placer *p, struct hw_article *a,
    const struct hw_intake *in, struct hw_committed *out, struct hw_err *err)
{
	struct hw_arena *m;
	int rc = hw_placer_load(p, in->now, err);

	if (rc)
		return rc;
	m = hw_arena_new();
	hw_outlets_use(m, p->outlets);
	hw_ready_turn(p->ready);
	if (a->first_seen == HW_TIME_NONE)
		a->first_seen = in->now;
	if (a->published.precision && a->published.at > in->now + 86400) {
		/* The future is a mistake: the moment we saw it is not. */
		a->published.at = in->now;
		a->published.source = HW_STR("first seen");
	}
	rc = commit(p, m, a, in, out, err);
	hw_arena_free(m);
	return rc;
}

void
hw_placer_rest(struct hw_placer *p)
{
	hw_ready_clear(p->ready);
}
