/* SPDX-License-Identifier: MIT
 * Walk copy edges and credits to their sinks. */
#include "trace/roots.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/token.h"
#include "trace/trace_int.h"
#include "url/url.h"

#define FIRST_REACH 86400 /* seconds before the page most come from */

struct node {
	const struct hw_article *a;
	enum hw_edge_kind kind; /* of the edge to the parent */
	double weight;          /* of that edge; 0: none */
	bool sure;              /* of its direction */
	bool outside;  /* a copy of what a page of the same text names */
	bool credits;  /* it rests on somebody not at hand */
	size_t parent; /* index; self: none */
};

struct roots {
	struct hw_arena *m;
	struct node *node;
	size_t n, own;       /* the first own are the story's */
	struct hw_map by_id; /* article id -> index + 1 */
	HW_VEC(struct hw_root) root;
	struct hw_map by_name; /* folded root name -> index + 1 */
};

static struct hw_str
id_key(const hw_id *id)
{
	return (struct hw_str){(const char *)id, sizeof(*id)};
}

static size_t
find(const struct roots *r, hw_id id)
{
	uint64_t *at = hw_map_get(&r->by_id, id_key(&id));

	return at ? (size_t)*at - 1 : HW_NPOS;
}

static bool
earlier(const struct hw_article *a, const struct hw_article *b)
{
	hw_time ta = hw_trace_out(a), tb = hw_trace_out(b);

	if (ta != tb && ta != HW_TIME_NONE && tb != HW_TIME_NONE)
		return ta < tb;
	return a->id < b->id;
}

/* Would a parent of i at p close a circle? */
static bool
circle(const struct roots *r, size_t i, size_t p)
{
	for (size_t steps = 0; steps <= r->n; steps++) {
		if (p == i)
			return true;
		if (r->node[p].parent == p)
			return false;
		p = r->node[p].parent;
	}
	return true;
}

/* The strongest edge into each page is its origin.  Where the direction is
 * not known the earlier page stands for the family. */
static void
take_edge(struct roots *r, const struct hw_edge *e)
{
	size_t a = find(r, e->a), b = find(r, e->b), from, to;
	double weight;

	if (a == HW_NPOS || b == HW_NPOS || a == b || e->kind == HW_EDGE_NONE ||
	    e->kind == HW_EDGE_CREDIT)
		return;
	from = a;
	to = b;
	/* A text of the same language is nearer than one translated. */
	weight = e->score + (e->direction != HW_DIRECTION_UNKNOWN) +
	    (e->kind != HW_EDGE_TRANSLATED ? 2 : 0);
	if (e->direction == HW_DIRECTION_BA ||
	    (e->direction == HW_DIRECTION_UNKNOWN &&
		earlier(r->node[b].a, r->node[a].a))) {
		from = b;
		to = a;
	}
	if (weight <= r->node[to].weight || circle(r, to, from))
		return;
	r->node[to].parent = from;
	r->node[to].kind = e->kind;
	r->node[to].weight = weight;
	r->node[to].sure = e->direction != HW_DIRECTION_UNKNOWN;
}

static enum hw_role
role_of(const struct node *n)
{
	if (n->weight == 0)
		return n->outside ? HW_ROLE_COPY : HW_ROLE_INDEPENDENT;
	switch (n->kind) {
	case HW_EDGE_SPUN:
		return HW_ROLE_REWRITTEN;
	case HW_EDGE_TRANSLATED:
		return HW_ROLE_TRANSLATED;
	case HW_EDGE_UPDATE:
		return HW_ROLE_UPDATE;
	default:
		return HW_ROLE_COPY;
	}
}

static size_t
sink(const struct roots *r, size_t i)
{
	while (r->node[i].parent != i)
		i = r->node[i].parent;
	return i;
}

/* ---- credits --------------------------------------------------------------- */

/* The page of this story that a credit names, other than i itself. */
static size_t
credited_page(const struct roots *r, size_t i, struct hw_str who)
{
	for (size_t k = 0; k < r->n; k++)
		if (k != i && r->node[k].parent == k &&
		    hw_trace_named(r->m, who, r->node[k].a) &&
		    earlier(r->node[k].a, r->node[i].a))
			return k;
	return HW_NPOS;
}

static void
add_root(struct roots *r, hw_id article, struct hw_str name, struct hw_str url,
    int pages)
{
	struct hw_str key = article ? id_key(HW_NEW(r->m, hw_id))
				    : hw_text_fold(r->m, name);
	struct hw_root *root;
	uint64_t *at;
	bool fresh;

	if (article)
		*(hw_id *)(uintptr_t)key.p = article;
	at = hw_map_put(r->m, &r->by_name, key, &fresh);
	if (fresh) {
		root = HW_PUSH(r->m, &r->root);
		*root = (struct hw_root){article, name, url, 0};
		*at = r->root.n;
	}
	r->root.v[*at - 1].pages += pages;
}

static struct hw_str
name_of(const struct hw_article *a)
{
	return a->site.n ? a->site : a->host;
}

/* Of two pages with one text, of which neither is known to be the first, one
 * says where it comes from: then the other comes from there, too. */
static void
stand_for(struct roots *r, size_t i, struct hw_str *who)
{
	const struct node *n = &r->node[i];
	struct node *other = &r->node[n->parent];

	if (n->parent != i && !n->sure &&
	    (n->kind == HW_EDGE_COPY || n->kind == HW_EDGE_NEAR) && who[i].n &&
	    !who[n->parent].n && !hw_trace_named(r->m, who[i], other->a)) {
		who[n->parent] = who[i];
		other->outside = other->parent == n->parent;
	}
}

/* A page of several short texts gathers news; it is a source only where no
 * other page is. */
static bool
is_digest(const struct hw_article *a)
{
	return a->n_parts > 1 && a->kind != HW_KIND_LIVE;
}

static void
find_roots(struct roots *r)
{
	int *pages = HW_ARRAY(r->m, int, r->n);
	struct hw_str *who = HW_ARRAY(r->m, struct hw_str, r->n);

	for (size_t i = 0; i < r->n; i++) {
		size_t page;

		who[i] = hw_trace_rests_on(r->m, r->node[i].a);
		if (hw_trace_named(r->m, who[i], r->node[i].a))
			who[i].n = 0; /* itself */
		if (r->node[i].parent != i || !who[i].n)
			continue;
		page = credited_page(r, i, who[i]);
		if (page != HW_NPOS && !circle(r, i, page)) {
			r->node[i].parent = page;
			r->node[i].kind = HW_EDGE_CREDIT;
		}
	}
	for (size_t i = 0; i < r->n; i++)
		stand_for(r, i, who);
	for (size_t i = 0; i < r->n; i++)
		r->node[i].credits = who[i].n;
	for (size_t i = 0; i < r->own; i++)
		pages[sink(r, i)]++;
	for (size_t i = 0; i < r->n; i++) {
		const struct hw_article *a = r->node[i].a;

		if (!pages[i])
			continue;
		if (who[i].n)
			add_root(r, 0, who[i], (struct hw_str){0}, pages[i]);
		else if (!is_digest(a) || pages[i] > 1)
			add_root(r, a->id, name_of(a), a->url, pages[i]);
	}
	for (size_t i = 0; i < r->n && !r->root.n; i++)
		if (pages[i])
			add_root(r, r->node[i].a->id, name_of(r->node[i].a),
			    r->node[i].a->url, pages[i]);
}

/* An outlet that told of it twice in its own words is one source: the page
 * that more were made from stands for both. */
static void
join_outlets(struct roots *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->root.n; i++) {
		struct hw_root *x = &r->root.v[i], *same = NULL;
		struct hw_str host = hw_url_host(x->url);

		for (size_t k = 0; k < n && !same && host.n; k++)
			if (hw_str_ieq(hw_url_host(r->root.v[k].url), host))
				same = &r->root.v[k];
		if (!same) {
			r->root.v[n++] = *x;
			continue;
		}
		x->pages += same->pages;
		if (x->pages > 2 * same->pages)
			*same = *x;
		same->pages = x->pages;
	}
	r->root.n = n;
}

static void
sort_roots(struct roots *r)
{
	for (size_t i = 1; i < r->root.n; i++) {
		struct hw_root x = r->root.v[i];
		size_t k = i;

		for (; k > 0 && r->root.v[k - 1].pages < x.pages; k--)
			r->root.v[k] = r->root.v[k - 1];
		r->root.v[k] = x;
	}
}

/* The first page of this story on the way from i to its origin. */
static size_t
top(const struct roots *r, size_t i)
{
	size_t best = i;

	for (; r->node[i].parent != i; i = r->node[i].parent)
		if (r->node[i].parent < r->own)
			best = r->node[i].parent;
	return best;
}

/* Does it tell of its own knowledge, and at which hour? */
static bool
is_own(const struct node *n, const struct roots *r)
{
	return n == &r->node[n->parent] && !n->credits &&
	    n->a->published.precision >= HW_PRECISION_SECOND &&
	    !hw_trace_backdated(n->a);
}

/* Who had it before the page that most come from, on that day: an agency
 * makes the most copies, and is not always the first to report. */
static size_t
first_report(const struct roots *r, size_t best)
{
	const struct node *source = &r->node[best];
	hw_time at = source->a->published.at;
	size_t first = best;

	if (!is_own(source, r))
		return best;
	for (size_t i = 0; i < r->own; i++) {
		const struct node *n = &r->node[i];

		if (is_own(n, r) && n->a->published.at > at - FIRST_REACH &&
		    n->a->published.at < r->node[first].a->published.at)
			first = i;
	}
	return first;
}

/* The page shown first: the one most pages of the story come from; of equals
 * one that is no copy, then the earliest.  Before it goes one that reported
 * earlier of its own knowledge. */
static hw_id
lead_of(const struct roots *r)
{
	size_t *pages = HW_ARRAY(r->m, size_t, r->own), best = 0;

	for (size_t i = 0; i < r->own; i++)
		pages[top(r, i)]++;
	for (size_t i = 1; i < r->own; i++) {
		bool copy = r->node[i].weight > 0,
		     best_copy = r->node[best].weight > 0;

		if (pages[i] != pages[best] ? pages[i] > pages[best]
			: copy != best_copy
			? best_copy
			: earlier(r->node[i].a, r->node[best].a))
			best = i;
	}
	return r->node[first_report(r, best)].a->id;
}

static void
write_out(struct roots *r, struct hw_story *out)
{
	out->pages = (int)r->own;
	out->members = HW_ARRAY(r->m, struct hw_member, r->n);
	out->n_members = r->n;
	out->first = out->last = HW_TIME_NONE;
	for (size_t i = 0; i < r->n; i++) {
		struct node *n = &r->node[i];
		hw_time t = hw_trace_out(n->a);

		out->members[i].article = n->a->id;
		out->members[i].role = role_of(n);
		out->members[i].of = n->parent != i ? r->node[n->parent].a->id
						    : 0;
		if (t == HW_TIME_NONE || i >= r->own)
			continue;
		if (out->first == HW_TIME_NONE || t < out->first)
			out->first = t;
		if (out->last == HW_TIME_NONE || t > out->last)
			out->last = t;
	}
	out->roots = r->root.v;
	out->n_roots = r->root.n;
	out->independent = (int)r->root.n;
	out->lead = lead_of(r);
	out->language = r->node[find(r, out->lead)].a->language;
	out->title = r->node[find(r, out->lead)].a->title;
}

void
hw_trace_roots(struct hw_arena *m, const struct hw_article *const *a, size_t n,
    size_t own, const struct hw_edge *edges, size_t n_edges,
    struct hw_story *out)
{
	struct roots r = {.m = m, .n = n, .own = own};

	if (!own)
		return;
	r.node = HW_ARRAY(m, struct node, n);
	for (size_t i = 0; i < n; i++) {
		r.node[i].a = a[i];
		r.node[i].parent = i;
		*hw_map_put(m, &r.by_id, id_key(&a[i]->id), NULL) = i + 1;
	}
	for (size_t i = 0; i < n_edges; i++)
		take_edge(&r, &edges[i]);
	find_roots(&r);
	join_outlets(&r);
	sort_roots(&r);
	write_out(&r, out);
}
