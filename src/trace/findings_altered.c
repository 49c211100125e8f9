/* SPDX-License-Identifier: MIT
 * Figures and weekdays that a rewriting has other than the page it was made
 * from.  Rewriters change words, not numbers: laid side by side the figures of
 * both are the same, and where one stands between two that agree, it was
 * altered. */
#include <string.h>

#include "base/arena.h"
#include "text/calendar.h"
#include "text/token.h"
#include "trace/findings_int.h"

enum {
	FIGURES = 300,   /* of a page */
	MET_LEAST = 4,   /* that agree, */
	MET_PART = 2,    /* ... half of those of the page with fewer */
	ALTERED_MOST = 4 /* more are another text */
};

struct figure {
	struct hw_span span;
	uint32_t hash;
	bool day; /* a weekday */
};

struct figures {
	const struct hw_article *a;
	struct figure v[FIGURES];
	size_t n;
};

static void
collect(struct hw_arena *m, const struct hw_article *a, struct figures *out)
{
	struct hw_tokens t;

	out->a = a;
	hw_text_tokens(m, a->text, a->language, &t);
	for (size_t i = 0; i < t.n && out->n < FIGURES; i++) {
		const struct hw_token *k = &t.v[i];
		bool number = (k->flags & HW_TOK_NUMBER) &&
		    !(k->flags & HW_TOK_WORD);
		bool day = !number && (k->flags & HW_TOK_CAP) &&
		    k->end - k->start > 4 && hw_calendar_may_hold(k->hash) &&
		    hw_calendar_find(k->hash, a->language) >=
			HW_CALENDAR_WEEKDAY;

		if (number || day)
			out->v[out->n++] = (struct figure){
			    {k->start, k->end}, k->hash, day};
	}
}

/* The longest common sequence: for each figure of x its twin in y + 1. */
static size_t
lay_side_by_side(struct hw_arena *m, const struct figures *x,
    const struct figures *y, uint16_t *twin)
{
	size_t w = y->n + 1, met = 0;
	uint16_t *best = HW_ARRAY(m, uint16_t, (x->n + 1) * w);

	for (size_t i = x->n; i-- > 0;)
		for (size_t k = y->n; k-- > 0;) {
			uint16_t down = best[(i + 1) * w + k];
			uint16_t on = best[i * w + k + 1];

			best[i * w + k] = x->v[i].hash == y->v[k].hash
			    ? (uint16_t)(best[(i + 1) * w + k + 1] + 1)
			    : down > on ? down
					: on;
		}
	for (size_t i = 0, k = 0; i < x->n && k < y->n;) {
		if (x->v[i].hash == y->v[k].hash) {
			twin[i++] = (uint16_t)++k;
			met++;
		} else if (best[(i + 1) * w + k] >= best[i * w + k + 1]) {
			i++;
		} else {
			k++;
		}
	}
	return met;
}

/* The figure and the word behind it. */
static struct hw_str
with_noun(const struct hw_article *a, const struct figure *g)
{
	size_t end = g->span.end;

	if (!g->day && end < a->text.n && a->text.p[end] == ' ')
		for (end++; end < a->text.n &&
		     (hw_is_alnum((unsigned char)a->text.p[end]) ||
			 (unsigned char)a->text.p[end] >= 0x80);)
			end++;
	return hw_str_trim(hw_str_sub(a->text, g->span.start, end));
}

static struct hw_finder_item
item(struct hw_finder *f, const struct figures *x, size_t i, int side)
{
	struct hw_claim *c = HW_NEW(f->m, struct hw_claim);

	c->slot = x->v[i].day ? HW_SLOT_DAY : HW_SLOT_COUNT;
	c->value = with_noun(x->a, &x->v[i]);
	c->key = c->value;
	c->span = x->v[i].span;
	c->date.at = HW_TIME_NONE;
	return (struct hw_finder_item){x->a, c, side};
}

static bool
is_anchor(const struct hw_finding *r, const struct hw_article *a,
    const struct figure *g)
{
	for (size_t k = 0; k < r->n; k++)
		if (r->anchors[k].article == a->id &&
		    r->anchors[k].span.start < g->span.end &&
		    r->anchors[k].span.end > g->span.start)
			return true;
	return false;
}

/* Were the two told as a difference of another kind? */
static bool
is_told(const struct hw_finder *f, const struct hw_article *a,
    const struct figure *g, const struct hw_article *b, const struct figure *h)
{
	for (size_t i = 0; i < f->out.n; i++) {
		const struct hw_finding *r = &f->out.v[i];

		if (r->kind == HW_FINDING_DIFFERS &&
		    r->slot != HW_SLOT_WORDING &&
		    (r->slot == HW_SLOT_DAY) == g->day && is_anchor(r, a, g) &&
		    is_anchor(r, b, h))
			return true;
	}
	return false;
}

static void
compare(struct hw_finder *f, const struct figures *x, const struct figures *y)
{
	uint16_t *twin = HW_ARRAY(f->m, uint16_t, x->n + 1);
	size_t met = lay_side_by_side(f->m, x, y, twin), n = 0;
	size_t few = x->n < y->n ? x->n : y->n, at[ALTERED_MOST][2];

	if (met < MET_LEAST || met * MET_PART < few)
		return;
	for (size_t i = 0; i < x->n; i++) {
		size_t k = i ? twin[i - 1] : 0; /* of y, where its twin were */

		if (twin[i] || (i && !twin[i - 1]) || k >= y->n ||
		    (i + 1 < x->n ? twin[i + 1] != k + 2 : k + 1 != y->n) ||
		    x->v[i].day != y->v[k].day)
			continue;
		if (n == ALTERED_MOST)
			return;
		at[n][0] = i;
		at[n++][1] = k;
	}
	for (size_t i = 0; i < n; i++) {
		if (is_told(f, x->a, &x->v[at[i][0]], y->a, &y->v[at[i][1]]))
			continue;
		f->g[0] = item(f, x, at[i][0], 0);
		f->g[1] = item(f, y, at[i][1], 1);
		f->n_g = 2;
		hw_finder_report(
		    f, HW_FINDING_DIFFERS, f->g[0].c->slot, f->g[0].c->key);
	}
}

static const struct hw_article *
page(const struct hw_finder *f, hw_id id)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->a[i]->id == id)
			return f->a[i];
	return NULL;
}

void
hw_finder_altered(struct hw_finder *f)
{
	for (size_t i = 0; i < f->own; i++) {
		const struct hw_member *m = hw_finder_member(f, f->a[i]->id);
		const struct hw_article *of = m ? page(f, m->of) : NULL;
		struct figures *x, *y;

		if (!of || of == f->a[i] || page(f, f->a[i]->id) != f->a[i] ||
		    (m->role != HW_ROLE_REWRITTEN && m->role != HW_ROLE_COPY) ||
		    !hw_str_eq(of->language, f->a[i]->language))
			continue;
		x = HW_NEW(f->m, struct figures);
		y = HW_NEW(f->m, struct figures);
		collect(f->m, of, x);
		collect(f->m, f->a[i], y);
		compare(f, x, y);
	}
}
