/* SPDX-License-Identifier: MIT
 * The pages given to trace, story by story.  They are few and somebody put
 * them side by side: what the live grouping leaves apart is looked at again. */
#include "base/arena.h"
#include "base/time.h"
#include "cmd/trace_report.h"
#include "story/story.h"
#include "text/date.h"
#include "text/token.h"

#define KIN_PAGES 200          /* more are no handful that somebody chose */
#define LATER ((hw_id)1000000) /* ids of stories split off here */

/* ---- stories -------------------------------------------------------------------- */

/* The story's day: the earliest that a page states. */
hw_time
hw_report_day(const struct hw_report *r, const struct hw_report_story *s)
{
	hw_time best = HW_TIME_NONE;

	for (size_t i = 0; i < s->n; i++) {
		const struct hw_article *a = r->page[s->page[i]].a;

		if (a->published.precision >= HW_PRECISION_DAY &&
		    (best == HW_TIME_NONE || a->published.at < best))
			best = a->published.at;
	}
	return best;
}

/* Does the text speak of this month by its name alone ("in July")?  Nobody
 * does who writes in that month. */
static bool
looks_back_at(const struct hw_article *a, int month)
{
	struct hw_date_parts p;
	size_t at = 0;

	while (hw_date_find(a->text, a->language, &at, &p))
		if (p.month == month && !p.day && !p.year)
			return true;
	return false;
}

static size_t
story_of(struct hw_arena *m, struct hw_report *r, hw_id id)
{
	size_t s = 0;

	while (s < r->n_stories && r->story[s].s.id != id)
		s++;
	if (s == r->n_stories) {
		r->story[s].s.id = id;
		r->story[s].page = HW_ARRAY(m, size_t, r->n_pages);
		r->n_stories++;
	}
	return s;
}

static void
put_page(
    struct hw_arena *m, struct hw_report *r, struct hw_stories *live, size_t i)
{
	struct hw_article *a = r->page[i].a;
	struct hw_story_link link = {0};
	struct hw_report_story *st;
	struct hw_tokens t;
	hw_time day;
	size_t s;

	hw_text_tokens(m, a->text, a->language, &t);
	s = story_of(m, r, hw_story_place(live, m, a, &t, &link));
	st = &r->story[s];
	day = hw_report_day(r, st);
	if (st->n && a->published.precision < HW_PRECISION_DAY &&
	    day != HW_TIME_NONE && looks_back_at(a, hw_civil_of(day).month)) {
		/* About the same people, but later: a story of its own. */
		s = story_of(m, r, LATER + (hw_id)i);
		r->story[s].follows = (size_t)(st - r->story) + 1;
		st = &r->story[s];
	} else if (link.to && !st->n) {
		st->follows = story_of(m, r, link.to) + 1;
	}
	r->page[i].story = s;
	st->page[st->n++] = i;
}

/* Page numbers of each story in order. */
static void
sort_pages(struct hw_report *r)
{
	for (size_t s = 0; s < r->n_stories; s++) {
		struct hw_report_story *st = &r->story[s];

		for (size_t i = 1; i < st->n; i++) {
			size_t x = st->page[i], j = i;

			for (; j > 0 && st->page[j - 1] > x; j--)
				st->page[j] = st->page[j - 1];
			st->page[j] = x;
		}
	}
}

/* The pages of story b are those of story a too. */
static void
join_stories(struct hw_report *r, size_t a, size_t b)
{
	struct hw_report_story *st = r->story;

	for (size_t k = 0; k < st[b].n; k++) {
		r->page[st[b].page[k]].story = a;
		st[a].page[st[a].n++] = st[b].page[k];
	}
	st[b].n = 0;
	if (st[a].follows == b + 1)
		st[a].follows = st[b].follows;
	for (size_t k = 0; k < r->n_stories; k++)
		if (st[k].follows == b + 1)
			st[k].follows = k == a ? 0 : a + 1;
}

static void
drop_empty_stories(struct hw_report *r)
{
	struct hw_report_story *st = r->story;
	size_t to = 0;

	for (size_t s = 0; s < r->n_stories; s++) {
		if (!st[s].n)
			continue;
		for (size_t k = 0; k < r->n_stories; k++)
			if (st[k].follows == s + 1)
				st[k].follows = to + 1;
		for (size_t k = 0; k < st[s].n; k++)
			r->page[st[s].page[k]].story = to;
		st[to++] = st[s];
	}
	for (size_t s = 0; s < to; s++)
		if (st[s].follows == s + 1 || st[s].follows > to)
			st[s].follows = 0; /* it followed what is now it */
	r->n_stories = to;
	sort_pages(r);
}

static void
bind(struct hw_report *r, const struct hw_edge *e)
{
	size_t a = r->page[e->a - 1].story;
	size_t b = r->page[e->b - 1].story;

	if (a != b && e->kind != HW_EDGE_CREDIT)
		join_stories(r, a < b ? a : b, a < b ? b : a);
}

/* What was made from a page of a story tells that story, in whatever language,
 * and so does what tells of the same event. */
void
hw_report_bind(struct hw_report *r, const struct hw_edge *event, size_t n)
{
	for (size_t i = 0; i < r->n_edges; i++)
		bind(r, &r->edges[i]);
	for (size_t i = 0; i < n; i++)
		if (r->story[r->page[event[i].a - 1].story].s.id < LATER &&
		    r->story[r->page[event[i].b - 1].story].s.id < LATER)
			bind(r, &event[i]);
	drop_empty_stories(r);
}

/* The first pages were placed before it was known which words are rare. */
static void
merge_stories(struct hw_arena *m, struct hw_report *r, struct hw_stories *live)
{

	for (size_t s = 0; s < r->n_stories; s++) {
		hw_id gone, stays;

		if (!r->story[s].n || r->story[s].s.id >= LATER)
			continue;
		stays = hw_story_merge(live, m, r->story[s].s.id, NULL, &gone);
		if (!gone)
			continue;
		join_stories(r, story_of(m, r, stays), story_of(m, r, gone));
		s = (size_t)-1; /* the larger story is like others */
	}
}

/* Stories of pages that name the same people. */
static void
merge_kin(struct hw_arena *m, struct hw_report *r)
{
	struct hw_trace_names *names = HW_ARRAY(
	    m, struct hw_trace_names, r->n_pages);

	if (r->n_pages > KIN_PAGES)
		return;
	for (size_t i = 0; i < r->n_pages; i++)
		hw_trace_names(m, r->page[i].a, &names[i]);
	for (size_t i = 0; i < r->n_pages; i++)
		for (size_t j = i + 1; j < r->n_pages; j++) {
			size_t a = r->page[i].story, b = r->page[j].story;

			if (a == b || r->story[a].s.id >= LATER ||
			    r->story[b].s.id >= LATER ||
			    !hw_trace_kin(r->page[i].a, &names[i], r->page[j].a,
				&names[j]))
				continue;
			join_stories(r, a < b ? a : b, a < b ? b : a);
		}
}

/* Dated pages first: they tell when a story was, and when those that state
 * no day were read. */
void
hw_report_group(struct hw_arena *m, struct hw_report *r)
{
	struct hw_stories *live = hw_stories_new(
	    &(struct hw_story_options){.granularity = HW_STORY_GRANULARITY});
	hw_time day = HW_TIME_NONE;

	for (int dated = 1; dated >= 0; dated--)
		for (size_t i = 0; i < r->n_pages; i++) {
			struct hw_article *a = r->page[i].a;
			hw_time seen = a->first_seen;

			if ((a->published.precision >= HW_PRECISION_DAY) !=
			    (dated == 1))
				continue;
			if (dated)
				day = a->published.at;
			else if (seen <= 0)
				a->first_seen = day;
			put_page(m, r, live, i);
			a->first_seen = seen;
		}
	merge_stories(m, r, live);
	merge_kin(m, r);
	hw_stories_free(live);
}
