/* SPDX-License-Identifier: MIT
 * What changed is looked at as a whole: stories that are one become one, and
 * each gets its roles, roots and findings. */
#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "pipe/place_int.h"
#include "text/outlets.h"
#include "trace/findings.h"
#include "trace/roots.h"

#define WHOLE 80 /* pages of a story looked at together */
#define KIN 16   /* stories linked with the same one abroad */

static bool
is_copied(const struct hw_story *s, hw_id article)
{
	for (size_t i = 0; i < s->n_members; i++)
		if (s->members[i].article == article)
			return s->members[i].of &&
			    s->members[i].role != HW_ROLE_UPDATE;
	return false;
}

struct whole {
	const struct hw_article *a[WHOLE];
	size_t n;
};

/* HW_TIME_NONE: it states no day; a day ahead of our own clock is not
 * believed. */
static hw_time
stated_time(const struct hw_article *a)
{
	if (a->published.precision < HW_PRECISION_DAY)
		return HW_TIME_NONE;
	if (a->first_seen != HW_TIME_NONE && a->first_seen < a->published.at)
		return a->first_seen;
	return a->published.at;
}

static void
keep_later(hw_time t, hw_time *last)
{
	if (t != HW_TIME_NONE && (*last == HW_TIME_NONE || t > *last))
		*last = t;
}

/* Copies neither vote nor keep a story young.  A page without a date is as
 * old as what its own story or, failing that, other languages state; only
 * where nobody states a day, the moment we first saw it must do. */
static double
importance(struct hw_arena *m, const struct whole *w, size_t own,
    const struct hw_story *s)
{
	struct hw_map languages = {0};
	hw_time last = HW_TIME_NONE, abroad = HW_TIME_NONE, seen = HW_TIME_NONE;
	int n_languages = 0;

	for (size_t i = 0; i < own; i++) {
		bool fresh;

		if (is_copied(s, w->a[i]->id))
			continue;
		keep_later(stated_time(w->a[i]), &last);
		keep_later(w->a[i]->first_seen, &seen);
		hw_map_put(m, &languages, w->a[i]->language, &fresh);
		n_languages += fresh;
	}
	for (size_t i = own; i < w->n; i++)
		keep_later(stated_time(w->a[i]), &abroad);
	if (last == HW_TIME_NONE)
		last = abroad != HW_TIME_NONE ? abroad : seen;
	/* All of it came from elsewhere: the pages it came from are not here. */
	if (last == HW_TIME_NONE)
		last = s->last;
	return hw_story_importance(
	    s->independent, n_languages ? n_languages : 1, last);
}

static void
read_texts(struct hw_placer *p, struct hw_arena *m,
    const struct hw_settle_page *v, size_t n, struct whole *out)
{
	for (size_t i = 0; i < n && out->n < WHOLE; i++) {
		const struct hw_article *a = hw_ready_text(
		    p->ready, m, v[i].id);

		/* Others credit an outlet by the name its feed has. */
		if (a && !a->site.n && v[i].source_title.n) {
			struct hw_article *named = HW_NEW(m, struct hw_article);

			*named = *a;
			named->site = v[i].source_title;
			a = named;
		}
		if (a)
			out->a[out->n++] = a;
	}
}

/* Of its members, those to be written: most roles stay what they are. */
static void
keep_changed(struct hw_story *story, const struct hw_settling *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < story->n_members; i++) {
		const struct hw_member *m = &story->members[i];
		size_t k = 0;

		while (k < s->n_pages && s->pages[k].id != m->article)
			k++;
		if (k == s->n_pages || s->pages[k].role != m->role ||
		    s->pages[k].of != m->of)
			story->members[kept++] = *m;
	}
	story->n_members = kept;
}

/* A story is looked at together with its other languages: pages of one are
 * made from pages of another, and contradict them.  Each keeps what concerns
 * its own pages; what changed in one is looked at in the others. */
static int
settle_one(struct hw_placer *p, struct hw_arena *m, hw_id id, bool changed,
    struct hw_err *err)
{
	struct whole w = {.n = 0};
	struct hw_story story = {.state = HW_STORY_ACTIVE};
	struct hw_settling s;
	size_t own;
	int rc = hw_store_settling(p->store, m, id, &s, err);

	if (rc)
		return rc;
	hw_ready_turn(p->ready);
	read_texts(p, m, s.pages, s.n_pages, &w);
	own = w.n;
	if (!own)
		return HW_OK;
	read_texts(p, m, s.abroad, s.n_abroad, &w);
	for (size_t i = 0; changed && i < s.n_linked; i++)
		placer_mark(p, s.linked[i]);
	story.id = s.story;
	hw_trace_roots(m, w.a, w.n, own, s.edges, s.n_edges, &story);
	hw_trace_findings(m, w.a, w.n, own, &story);
	story.importance = importance(m, &w, own, &story);
	keep_changed(&story, &s);
	return hw_store_story_put(p->store, &story, NULL, 0, err);
}

/* Stories that turn out to tell of one event become one. */
static int
merge_one(struct hw_placer *p, struct hw_arena *m, hw_id *id, hw_id *gone,
    struct hw_err *err)
{
	hw_id kin[KIN], spliced[KIN];
	struct hw_story_ties ties = {.kin = kin, .spliced = spliced};
	struct hw_story story = {.state = HW_STORY_ACTIVE};
	int rc = hw_store_kin(p->store, *id, KIN, kin, &ties.n_kin, err);

	if (!rc)
		rc = hw_store_spliced(
		    p->store, *id, KIN, spliced, &ties.n_spliced, err);
	*gone = 0;
	if (rc)
		return rc;
	story.id = *id = hw_story_merge(p->stories, m, *id, &ties, gone);
	if (!*gone)
		return HW_OK;
	placer_mark(p, *id);
	return hw_store_story_put(p->store, &story, gone, 1, err);
}

/* What stays is looked at again: it is larger now. */
static int
merge_all(struct hw_placer *p, struct hw_arena *m, hw_id id, struct hw_err *err)
{
	hw_id gone = 1;
	int rc = HW_OK;

	for (int i = 0; !rc && gone && i < KIN; i++) {
		rc = merge_one(p, m, &id, &gone, err);
		hw_arena_reset(m);
	}
	return rc;
}

/* What was looked at together with a story is looked at again without it. */
static int
prune(struct hw_placer *p, struct hw_arena *m, hw_id id, struct hw_err *err)
{
	hw_id *lost;
	size_t n;
	int rc = hw_store_prune_links(p->store, m, id, &lost, &n, err);

	for (size_t i = 0; !rc && i < n; i++)
		placer_mark(p, lost[i]);
	hw_arena_reset(m);
	return rc;
}

int
hw_placer_settle(struct hw_placer *p, hw_time now, struct hw_err *err)
{
	struct hw_arena *m;
	size_t near;
	int rc;

	if (!p->n_changed)
		return HW_OK;
	m = hw_arena_new();
	hw_outlets_use(m, p->outlets);
	rc = placer_make_room(p, now, err);

	for (size_t i = 0; !rc && i < p->n_changed; i++)
		rc = prune(p, m, p->changed[i], err);
	for (size_t i = 0; !rc && i < p->n_changed; i++)
		rc = merge_all(p, m, p->changed[i], err);
	near = p->n_changed;
	for (size_t i = 0; !rc && i < p->n_changed; i++) {
		rc = settle_one(p, m, p->changed[i], i < near, err);
		hw_arena_reset(m);
	}
	p->n_changed = 0;
	hw_arena_free(m);
	return rc;
}
