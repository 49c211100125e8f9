/* SPDX-License-Identifier: MIT */
#include "pipe/parts.h"

#include <string.h>

#include "base/arena.h"

/* A part as an article of its own: its text, on the page's site and day. */
static struct hw_article *
as_article(struct hw_arena *m, const struct hw_article *page,
    const struct hw_article *part)
{
	struct hw_article *x = HW_NEW(m, struct hw_article);

	*x = *part;
	x->id = page->id;
	x->url = page->url;
	x->host = page->host;
	x->site = page->site;
	x->first_seen = page->first_seen;
	if (!x->published.precision)
		x->published = page->published;
	if (!x->language.n)
		x->language = page->language;
	return x;
}

void
hw_parts_prepare(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_article *page, struct hw_parts *out)
{
	*out = (struct hw_parts){.page = page};
	if (page->kind == HW_KIND_LIVE)
		return; /* its posts stand in its text, too */
	for (size_t i = 0; i < page->n_parts && i < HW_PARTS_MAX; i++) {
		out->article[i] = as_article(m, page, &page->parts[i]);
		out->doc[i] = hw_trace_prepare(m, w, out->article[i], NULL);
		out->n++;
	}
}

void
hw_parts_sketch(
    struct hw_arena *m, const struct hw_parts *parts, struct hw_sketch *s)
{
	for (size_t i = 0; i < parts->n; i++) {
		struct hw_sketch more;
		struct hw_window *all;

		hw_trace_sketch_ready(m, parts->doc[i], &more);
		all = HW_ARRAY(m, struct hw_window, s->n + more.n);
		if (s->n)
			memcpy(all, s->window, s->n * sizeof(*all));
		if (more.n)
			memcpy(all + s->n, more.window, more.n * sizeof(*all));
		s->window = all;
		s->n += more.n;
	}
}

static float
share_of_page(const struct hw_parts *p, size_t i)
{
	float n = (float)p->article[i]->text.n;

	return n / ((float)p->page->text.n + n);
}

bool
hw_parts_compare(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_trace_doc *a, const struct hw_parts *pa, size_t i,
    const struct hw_trace_doc *b, const struct hw_parts *pb, size_t k,
    struct hw_edge *out)
{
	hw_trace_compare(m, w, pa ? pa->doc[i] : a, pb ? pb->doc[k] : b, out);
	if (out->kind == HW_EDGE_NONE || out->kind == HW_EDGE_UPDATE)
		return false;
	out->kind = HW_EDGE_PARTIAL;
	out->cover_a *= pa ? share_of_page(pa, i) : 1;
	out->cover_b *= pb ? share_of_page(pb, k) : 1;
	for (size_t j = 0; j < out->n; j++) {
		if (pa)
			out->evidence[j].a = (struct hw_span){0, 0};
		if (pb)
			out->evidence[j].b = (struct hw_span){0, 0};
	}
	return true;
}
