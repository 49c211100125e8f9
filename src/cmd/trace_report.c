/* SPDX-License-Identifier: MIT
 * Making the report: the same rooms as the walk, over a handful of pages. */
#include "cmd/trace_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "cmd/trace_pairs.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/nation.h"
#include "text/outlet.h"
#include "text/text.h"
#include "trace/findings.h"
#include "trace/roots.h"

struct maker {
	struct hw_arena *m;
	struct hw_report *r;
	const struct hw_phrase_list *phrases;
};

struct hw_str
hw_report_body(struct hw_arena *m, const struct hw_article *a)
{
	struct hw_buf b;

	if (!a->n_parts)
		return a->text;
	hw_buf_init(&b, m, (size_t)64 << 20);
	hw_buf_put(&b, a->text);
	for (size_t i = 0; i < a->n_parts; i++) {
		hw_buf_c(&b, "\n\n");
		hw_buf_put(&b, a->parts[i].text);
	}
	return hw_buf_str(&b);
}

enum {
	STATES = 16,     /* agencies of states that a story names */
	AHEAD = 3,       /* days after the story's first page */
	TURNED_NEAR = 3, /* days from another page */
	TURNED_FAR = 20  /* ... as the date was read */
};

/* ---- days ----------------------------------------------------------------------- */

/* "12/03/2024" was read with the month first, but the day-first reading is
 * within days of another page of the story. */
static void
turn_day(struct maker *k, struct hw_report_story *st, struct hw_article *a)
{
	struct hw_civil c = hw_civil_of(a->published.at);
	int month = c.month;
	bool near = false;
	hw_time turned;

	c.month = c.day;
	c.day = month;
	if (!hw_str_eq(a->published.source, HW_STR("text")) ||
	    !hw_civil_valid(&c))
		return;
	turned = hw_time_of(&c);
	for (size_t i = 0; i < st->n; i++) {
		const struct hw_article *b = k->r->page[st->page[i]].a;

		if (b == a || b->published.precision < HW_PRECISION_DAY)
			continue;
		if (llabs(b->published.at - a->published.at) <
		    TURNED_FAR * 86400)
			return;
		near |= llabs(b->published.at - turned) <= TURNED_NEAR * 86400;
	}
	if (!near)
		return;
	a->published.at = turned;
	hw_text_annotate(k->m, a);
}

/* "This Wednesday" on a page without a date: its own day, when that is the
 * story's or one of the next. */
static hw_time
own_day(const struct hw_article *a, hw_time day)
{
	static const struct hw_str this = HW_STR_INIT("this ");
	struct hw_date_parts p;
	size_t at = 0;

	while (hw_date_find(a->text, a->language, &at, &p)) {
		struct hw_str before = hw_str_sub(a->text, 0, p.start);
		int ahead;

		if (p.weekday < 0 || !hw_str_iends(before, this))
			continue;
		ahead = (p.weekday - hw_civil_of(day).weekday + 7) % 7;
		return ahead <= AHEAD ? day + ahead * (hw_time)86400 : day;
	}
	return day;
}

/* Pages without a date get that of their story, marked as such, so that
 * "on Wednesday" can be resolved on them too. */
static void
lend_days(struct maker *k)
{
	for (size_t s = 0; s < k->r->n_stories; s++) {
		struct hw_report_story *st = &k->r->story[s];
		hw_time day;

		for (size_t i = 0; i < st->n; i++)
			turn_day(k, st, k->r->page[st->page[i]].a);
		day = hw_report_day(k->r, st);
		for (size_t i = 0; i < st->n; i++) {
			struct hw_report_page *p = &k->r->page[st->page[i]];

			if (p->a->published.precision >= HW_PRECISION_DAY ||
			    day == HW_TIME_NONE)
				continue;
			p->a->published = (struct hw_date){
			    .at = own_day(p->a, day),
			    .precision = HW_PRECISION_DAY,
			    .source = HW_STR("story")};
			p->estimated = true;
			hw_text_annotate(k->m, p->a);
			for (size_t j = 0; j < p->a->n_parts; j++) {
				p->a->parts[j].published = p->a->published;
				hw_text_annotate(k->m, &p->a->parts[j]);
			}
		}
	}
}

/* ---- whom the story rests on ------------------------------------------------------ */

static bool
is_official(struct hw_str folded)
{
	return hw_str_find(folded, HW_STR("state media"), 0) != HW_NPOS ||
	    hw_str_find(folded, HW_STR("official media"), 0) != HW_NPOS ||
	    (hw_str_ends(folded, HW_STR(" media")) &&
		hw_str_chr(folded, ' ', 0) != HW_NPOS);
}

/* The agencies of states that the story's pages name. */
struct state_agencies {
	const struct hw_outlet *v[STATES];
	size_t n;
};

static void
state_agencies(struct maker *k, const struct hw_report_story *st,
    struct state_agencies *out)
{
	out->n = 0;
	for (size_t i = 0; i < st->n; i++) {
		const struct hw_article *a = k->r->page[st->page[i]].a;

		for (size_t c = 0; c < a->n_credits; c++) {
			const struct hw_outlet *o = a->credits[c].chain.n &&
				!a->credits[c].image
			    ? hw_outlet_find(k->m, a->credits[c].chain.v[0])
			    : NULL;
			bool known = !o || !(o->flags & HW_OUTLET_STATE);

			for (size_t x = 0; x < out->n; x++)
				known |= out->v[x] == o;
			if (!known && out->n < STATES)
				out->v[out->n++] = o;
		}
	}
}

/* "State media" on a page that does not name the agency means the one that
 * the other pages of the story name, of the nation if one is said. */
static void
name_one(struct maker *k, const struct state_agencies *s, struct hw_str *who)
{
	struct hw_str folded = hw_text_fold(k->m, *who), nation;

	if (!is_official(folded))
		return;
	nation = hw_text_nation(folded);
	for (size_t i = 0; i < s->n; i++)
		if (nation.n ? hw_str_eq(nation, s->v[i]->country)
			     : s->n == 1) {
			*who = s->v[i]->name;
			return;
		}
}

static void
name_official(
    struct maker *k, struct hw_article *a, const struct state_agencies *s)
{
	for (size_t c = 0; c < a->n_credits; c++)
		for (size_t i = 0; i < a->credits[c].chain.n; i++)
			name_one(k, s, &a->credits[c].chain.v[i]);
	for (size_t q = 0; q < a->n_quotes; q++) {
		name_one(k, s, &a->quotes[q].source);
		name_one(k, s, &a->quotes[q].speaker);
	}
}

/* An agency or institution that speaks is its own source. */
static void
own_source(struct maker *k, struct hw_article *a)
{
	for (size_t q = 0; q < a->n_quotes; q++) {
		enum hw_name_kind kind = hw_text_source(
		    k->m, a, a->quotes[q].speaker);

		if (!a->quotes[q].source.n &&
		    (kind == HW_NAME_OUTLET || kind == HW_NAME_ORG))
			a->quotes[q].source = a->quotes[q].speaker;
	}
}

static void
lend_source(struct maker *k, struct hw_article *a)
{
	struct hw_str only = {0};
	size_t sentences = 0;

	for (size_t c = 0; c < a->n_credits; c++)
		for (size_t i = 0;
		     !a->credits[c].image && i < a->credits[c].chain.n; i++) {
			const struct hw_outlet *o = hw_outlet_find(
			    k->m, a->credits[c].chain.v[i]);

			if (!o)
				continue;
			if (only.n && !hw_str_eq(only, o->name))
				return;
			only = o->name;
			sentences++;
		}
	if (sentences < 2)
		return;
	for (size_t q = 0; q < a->n_quotes; q++) {
		struct hw_str f = hw_text_fold(k->m, a->quotes[q].speaker);

		if (!a->quotes[q].source.n &&
		    hw_text_source(k->m, a, a->quotes[q].speaker) !=
			HW_NAME_ORG)
			a->quotes[q].source = only;
		if (hw_str_ends(f, HW_STR("agency")))
			a->quotes[q].speaker = only;
	}
}

/* Months without a year on an undated page: the year of the story that it
 * follows. */
static void
lend_year(struct maker *k, struct hw_report_story *st)
{
	hw_time day;

	if (!st->follows)
		return;
	day = hw_report_day(k->r, &k->r->story[st->follows - 1]);
	for (size_t i = 0; i < st->n && day != HW_TIME_NONE; i++) {
		struct hw_article *a = k->r->page[st->page[i]].a;

		for (size_t w = 0; w < a->n_whens; w++) {
			struct hw_date_parts p;
			size_t at = a->whens[w].span.start;

			if (a->whens[w].date.at == HW_TIME_NONE &&
			    hw_date_find(a->text, a->language, &at, &p) &&
			    p.start == a->whens[w].span.start && p.month)
				hw_date_resolve(&p, day, &a->whens[w].date);
		}
	}
}

static void
resolve_official(struct maker *k, struct hw_report_story *st)
{
	struct state_agencies s;

	state_agencies(k, st, &s);
	for (size_t i = 0; s.n && i < st->n; i++) {
		struct hw_article *a = k->r->page[st->page[i]].a;

		name_official(k, a, &s);
		for (size_t p = 0; p < a->n_parts; p++)
			name_official(k, &a->parts[p], &s);
	}
}

struct tally {
	struct hw_str name;
	size_t pages, last_page;
	bool agency;
};

/* Outlets alone: neither what a page calls itself, nor a name that is also a
 * common word. */
static void
count_outlet(struct maker *k, const struct hw_article *a, struct tally *t,
    size_t *n, struct hw_str who, size_t page)
{
	const struct hw_outlet *o = hw_outlet_find(k->m, who);
	struct hw_str folded;
	size_t i = 0;

	if ((!o && !hw_outlet_like(k->m, who)) ||
	    (o && (o->flags & HW_OUTLET_WEAK)) || hw_trace_named(k->m, who, a))
		return;
	if (o)
		who = o->name;
	folded = hw_text_fold(k->m, who);
	while (i < *n && !hw_str_eq(hw_text_fold(k->m, t[i].name), folded))
		i++;
	if (i == 64)
		return;
	if (i == *n)
		t[(*n)++] = (struct tally){
		    who, 0, HW_NPOS, o && (o->flags & HW_OUTLET_STATE)};
	t[i].pages += t[i].last_page != page;
	t[i].last_page = page;
}

/* Does the page rest on others, and name the root among them? */
static bool
leads_to(struct maker *k, const struct hw_article *a, struct hw_str root)
{
	if (!hw_trace_rests_on(k->m, a).n)
		return false;
	for (size_t c = 0; c < a->n_credits; c++)
		for (size_t x = 0; x < a->credits[c].chain.n; x++) {
			struct hw_str who = a->credits[c].chain.v[x];
			const struct hw_outlet *o = hw_outlet_find(k->m, who);

			if (hw_str_eq(o ? o->name : who, root))
				return true;
		}
	return false;
}

/* Does a page of the story that leads elsewhere rest on x? */
static bool
stays(struct maker *k, const struct hw_report_story *st,
    const struct hw_root *x, struct hw_str root)
{
	if (x->article)
		return !leads_to(k, k->r->page[x->article - 1].a, root);
	for (size_t i = 0; i < st->n; i++) {
		const struct hw_article *a = k->r->page[st->page[i]].a;

		if (hw_str_eq(hw_trace_rests_on(k->m, a), x->name) &&
		    !leads_to(k, a, root))
			return true;
	}
	return false;
}

/* The root, as a page of the story where it is one of them. */
static struct hw_root
at_hand(
    struct maker *k, const struct hw_report_story *st, const struct tally *t)
{
	struct hw_root root = {.name = t->name, .pages = (int)t->pages};

	for (size_t i = 0; i < st->n; i++) {
		const struct hw_article *a = k->r->page[st->page[i]].a;

		if (hw_trace_named(k->m, t->name, a)) {
			root.article = a->id;
			root.name = a->site.n ? a->site : t->name;
			root.url = a->url;
			root.pages++;
			break;
		}
	}
	return root;
}

static bool
is_root(const struct hw_root *root, size_t n, struct hw_str name)
{
	for (size_t i = 0; i < n; i++)
		if (hw_str_eq(root[i].name, name))
			return true;
	return false;
}

/* Outlets credited by the pages: the state's agency or the one most pages
 * lead to is the root, the others stand on the way; pages that tell of their
 * own knowledge, or of somebody else's, stay. */
static void
outside_roots(struct maker *k, struct hw_report_story *st)
{
	struct tally *t = HW_ARRAY(k->m, struct tally, 65);
	HW_VEC(struct hw_str) through = {0};
	HW_VEC(struct hw_root) root = {0};
	size_t n = 0, best = 0, leads = 0;

	for (size_t i = 0; i < st->n; i++) {
		const struct hw_article *a = k->r->page[st->page[i]].a;

		for (size_t c = 0; c < a->n_credits; c++)
			for (size_t x = 0;
			     !a->credits[c].image && x < a->credits[c].chain.n;
			     x++)
				count_outlet(
				    k, a, t, &n, a->credits[c].chain.v[x], i);
	}
	if (!n)
		return;
	for (size_t i = 1; i < n; i++)
		if (t[i].agency != t[best].agency ? t[i].agency
						  : t[i].pages > t[best].pages)
			best = i;
	for (size_t i = 0; i < st->n; i++)
		leads += leads_to(k, k->r->page[st->page[i]].a, t[best].name);
	if (!leads || (t[best].pages * 2 < st->n && !t[best].agency))
		return; /* most pages rest on themselves */
	*HW_PUSH(k->m, &root) = at_hand(k, st, &t[best]);
	for (size_t i = 0; i < st->s.n_roots; i++)
		if (!is_root(root.v, 1, st->s.roots[i].name) &&
		    stays(k, st, &st->s.roots[i], t[best].name))
			*HW_PUSH(k->m, &root) = st->s.roots[i];
	for (size_t i = 0; i < n; i++)
		if (!is_root(root.v, root.n, t[i].name))
			*HW_PUSH(k->m, &through) = t[i].name;
	st->s.roots = root.v;
	st->s.n_roots = root.n;
	st->s.independent = (int)root.n;
	st->through = (struct hw_strs){through.v, through.n, through.cap};
}

static void
compare(struct maker *k, struct hw_report_story *st)
{
	HW_VEC(const struct hw_article *) all = {0};
	const struct hw_article **main = HW_ARRAY(
	    k->m, const struct hw_article *, st->n);

	for (size_t i = 0; i < st->n; i++) {
		struct hw_article *a = k->r->page[st->page[i]].a;

		main[i] = a;
		*HW_PUSH(k->m, &all) = a;
		for (size_t p = 0; p < a->n_parts; p++) {
			a->parts[p].id = a->id;
			*HW_PUSH(k->m, &all) = &a->parts[p];
		}
	}
	hw_trace_roots(
	    k->m, main, st->n, st->n, k->r->edges, k->r->n_edges, &st->s);
	outside_roots(k, st);
	hw_trace_findings(k->m, all.v, all.n, all.n, &st->s);
}

static void
look_at_pages(struct maker *k)
{
	for (size_t i = 0; i < k->r->n_pages; i++) {
		struct hw_report_page *p = &k->r->page[i];

		hw_trace_signs(k->m, p->a, k->phrases, &p->signs);
		for (size_t d = 0; d < p->a->dropped.n; d++)
			p->aggregator |= hw_text_phrase(p->a->dropped.v[d],
					     NULL) == HW_PHRASE_AGGREGATOR;
	}
}

/* A page that a copy edge shows to be made from another is a rewriting
 * whatever its own phrases say. */
static void
mark_copies(struct maker *k)
{
	for (size_t i = 0; i < k->r->n_edges; i++) {
		const struct hw_edge *e = &k->r->edges[i];
		hw_id made = e->direction == HW_DIRECTION_AB ? e->b
		    : e->direction == HW_DIRECTION_BA        ? e->a
							     : 0;
		struct hw_report_page *p;

		if (!made)
			continue;
		p = &k->r->page[made - 1];
		if (e->kind == HW_EDGE_SPUN && !p->signs.kind)
			p->signs.kind = HW_REWRITING_SPUN;
		else if (e->kind == HW_EDGE_TRANSLATED && !p->signs.kind)
			p->signs.kind = HW_REWRITING_TRANSLATED;
	}
}

void
hw_report_make(struct hw_arena *m, struct hw_article **pages, size_t n,
    const struct hw_phrase_list *phrases, struct hw_report *out)
{
	struct maker k = {m, out, phrases};
	struct hw_edge_list edges = {0}, events = {0};

	*out = (struct hw_report){.n_pages = n};
	out->page = HW_ARRAY(m, struct hw_report_page, n);
	out->story = HW_ARRAY(m, struct hw_report_story, n);
	for (size_t i = 0; i < n; i++) {
		out->page[i].a = pages[i];
		pages[i]->id = (hw_id)i + 1;
	}
	hw_report_group(m, out);
	hw_trace_pairs(m, pages, n, &edges, &events);
	for (size_t i = 0; i < n; i++)
		pages[i]->id = (hw_id)i + 1;
	out->edges = edges.v;
	out->n_edges = edges.n;
	hw_report_bind(out, events.v, events.n);
	lend_days(&k);
	look_at_pages(&k);
	mark_copies(&k);
	for (size_t s = 0; s < out->n_stories; s++) {
		resolve_official(&k, &out->story[s]);
		for (size_t i = 0; i < out->story[s].n; i++) {
			lend_source(&k, pages[out->story[s].page[i]]);
			own_source(&k, pages[out->story[s].page[i]]);
		}
		lend_year(&k, &out->story[s]);
		compare(&k, &out->story[s]);
	}
}
