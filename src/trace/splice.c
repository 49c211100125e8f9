/* SPDX-License-Identifier: MIT
 * A page glued together from two others shows only when both are compared
 * with it: neither comparison alone tells a splice from a shortened copy. */
#include "trace/trace_int.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 32 };

/* An edge seen from one of its ends. */
struct end {
	hw_id x, other;
	uint32_t edge;
	bool is_a; /* x is the edge's a */
};

static int
by_article(const void *p, const void *q)
{
	const struct end *a = p, *b = q;
	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	return (a->edge > b->edge) - (a->edge < b->edge);
}

static bool
may_be_part(const struct hw_edge *e, bool is_a)
{
	if (e->kind != HW_EDGE_NEAR && e->kind != HW_EDGE_PARTIAL)
		return false;
	float x = is_a ? e->cover_a : e->cover_b;
	float other = is_a ? e->cover_b : e->cover_a;
	return x < 0.97F && other < 0.85F;
}

/* Bytes of x in the stretches of an edge. */
static struct hw_span
span_in(const struct hw_evidence *v, bool is_a)
{
	return is_a ? v->a : v->b;
}

/* Bytes that the stretches of both edges cover, and the smaller of what each
 * covers. */
static uint32_t
overlap(const struct hw_edge *p, bool p_a, const struct hw_edge *q, bool q_a,
    uint32_t *smaller)
{
	uint32_t both = 0, np = 0, nq = 0;
	for (size_t i = 0; i < p->n; i++) {
		struct hw_span s = span_in(&p->evidence[i], p_a);
		np += s.end - s.start;
		nq = 0;
		for (size_t k = 0; k < q->n; k++) {
			struct hw_span t = span_in(&q->evidence[k], q_a);
			uint32_t lo = s.start > t.start ? s.start : t.start;
			uint32_t hi = s.end < t.end ? s.end : t.end;
			nq += t.end - t.start;
			both += hi > lo ? hi - lo : 0;
		}
	}
	*smaller = np < nq ? np : nq;
	return both;
}

static bool
related(const struct end *v, size_t n, hw_id p, hw_id q)
{
	struct end key = {.x = p};
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (by_article(&v[mid], &key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < n && v[lo].x == p; lo++)
		if (v[lo].other == q)
			return true;
	return false;
}

static void
mark(struct hw_arena *m, struct hw_edge *e, const struct end *at,
    struct hw_str other)
{
	struct hw_evidence *v = HW_ARRAY(m, struct hw_evidence, e->n + 1);
	if (e->n)
		memcpy(v, e->evidence, e->n * sizeof(*v));
	v[e->n] = (struct hw_evidence){.what = at->is_a
		? HW_STR("first also holds another page")
		: HW_STR("second also holds another page"),
	    .detail = other,
	    .weight = at->is_a ? -0.5 : 0.5};
	e->evidence = v;
	e->n++;
	e->kind = HW_EDGE_PARTIAL;
	hw_trace_sum(e);
}

void
hw_trace_splices(struct hw_arena *m, struct hw_edge *e, size_t n,
    struct hw_str (*name)(const void *arg, hw_id id), const void *arg)
{
	struct end *v = HW_ARRAY(m, struct end, n * 2);
	const struct end **partner = HW_ARRAY(m, const struct end *, n * 2);
	for (size_t i = 0; i < n; i++) {
		v[i * 2] = (struct end){e[i].a, e[i].b, (uint32_t)i, true};
		v[i * 2 + 1] = (struct end){e[i].b, e[i].a, (uint32_t)i, false};
	}
	qsort(v, n * 2, sizeof(*v), by_article);
	for (size_t i = 0; i < n * 2; i++) {
		const struct hw_edge *p = &e[v[i].edge];
		if (!may_be_part(p, v[i].is_a))
			continue;
		for (size_t k = i + 1;
		     k < n * 2 && k < i + MOST && v[k].x == v[i].x; k++) {
			const struct hw_edge *q = &e[v[k].edge];
			uint32_t least;
			if (!may_be_part(q, v[k].is_a) ||
			    overlap(p, v[i].is_a, q, v[k].is_a, &least) * 5 >
				least ||
			    related(v, n * 2, v[i].other, v[k].other))
				continue;
			partner[i] = partner[i] ? partner[i] : &v[k];
			partner[k] = partner[k] ? partner[k] : &v[i];
		}
	}
	for (size_t i = 0; i < n * 2; i++)
		if (partner[i])
			mark(m, &e[v[i].edge], &v[i],
			    name ? name(arg, partner[i]->other)
				 : (struct hw_str){0});
}
