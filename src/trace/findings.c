/* SPDX-License-Identifier: MIT
 * Gather the claims of a slot and key, part them into sides, keep the sides
 * that say something. */
#include "trace/findings.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/names.h"
#include "trace/findings_int.h"

#define NAMES_LOOKED 200 /* of a page, for one that can be read */

/* ---- groups -------------------------------------------------------------------- */

/* A page counts once: what it says first; later numbers are of other days
 * and places. */
static bool
counted(const struct hw_finder *f, size_t i)
{
	return f->n_g && f->g[f->n_g - 1].a == f->a[i];
}

/* Does page a give the count c? */
static bool
gives(const struct hw_article *a, const struct hw_claim *c)
{
	for (size_t i = 0; i < a->n_claims; i++)
		if (a->claims[i].slot == c->slot &&
		    hw_str_eq(a->claims[i].key, c->key) &&
		    hw_str_eq(a->claims[i].value, c->value))
			return true;
	return false;
}

/* A copy keeps the count of the moment its origin was taken, and says nothing
 * of its own but where it changed it. */
static bool
is_copied(const struct hw_finder *f, size_t i, const struct hw_claim *c)
{
	const struct hw_member *m = hw_finder_member(f, f->a[i]->id);

	if (!m ||
	    (m->role != HW_ROLE_COPY && m->role != HW_ROLE_REWRITTEN &&
		m->role != HW_ROLE_TRANSLATED))
		return false;
	for (size_t k = 0; m->of && k < f->n; k++)
		if (f->a[k]->id == m->of)
			return gives(f->a[k], c);
	return true;
}

/* All claims of a slot that go with the claim x. */
static void
gather(struct hw_finder *f, const struct hw_finder_item *x,
    bool (*same)(struct hw_finder *, const struct hw_finder_item *,
	const struct hw_finder_item *))
{
	const struct hw_claim *c = x->c;

	f->n_g = 0;
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < f->a[i]->n_claims; k++) {
			const struct hw_claim *d = &f->a[i]->claims[k];
			struct hw_finder_item y = {f->a[i], d, -1};

			if (d->slot == c->slot && f->n_g < HW_FINDER_GROUP &&
			    !(d->slot == HW_SLOT_COUNT &&
				(counted(f, i) || is_copied(f, i, d))) &&
			    same(f, x, &y))
				f->g[f->n_g++] = y;
		}
}

/* What goes with those, too, in the order of the pages. */
static void
gather_more(struct hw_finder *f, enum hw_slot slot,
    bool (*same)(struct hw_finder *, const struct hw_finder_item *,
	const struct hw_finder_item *))
{
	struct hw_finder_item all[HW_FINDER_GROUP];
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < f->a[i]->n_claims && n < HW_FINDER_GROUP;
		     k++) {
			struct hw_finder_item y = {
			    f->a[i], &f->a[i]->claims[k], -1};
			bool in = false;

			for (size_t j = 0;
			     j < f->n_g && !in && y.c->slot == slot; j++)
				in = y.c == f->g[j].c || same(f, &f->g[j], &y);
			if (in)
				all[n++] = y;
		}
	memcpy(f->g, all, n * sizeof(*all));
	f->n_g = n;
}

struct hw_str
hw_finder_credited(const struct hw_article *a, struct hw_span q)
{
	for (size_t i = 0; i < a->n_credits; i++) {
		const struct hw_credit *c = &a->credits[i];

		if (c->span.start < q.end && c->span.end > q.start &&
		    c->chain.n && !c->image)
			return c->chain.v[0];
	}
	return (struct hw_str){0};
}

static bool
touches_own(const struct hw_finder *f)
{
	for (size_t i = 0; i < f->n_g; i++)
		for (size_t k = 0; f->g[i].side >= 0 && k < f->own; k++)
			if (f->a[k] == f->g[i].a)
				return true;
	return false;
}

/* The name under this key as the pages write it, the first that does. */
static struct hw_str
name_of(struct hw_finder *f, struct hw_str key)
{
	for (size_t i = 0; i < f->n_g; i++) {
		const struct hw_article *a = f->g[i].a;

		for (size_t k = 0; k < a->n_names && k < NAMES_LOOKED; k++)
			if (hw_str_eq(
				key, hw_name_key(f->m, a->names[k].canonical)))
				return a->names[k].canonical;
		for (size_t k = 0; k < a->n_quotes; k++)
			if (hw_str_eq(
				key, hw_name_key(f->m, a->quotes[k].speaker)))
				return a->quotes[k].speaker;
	}
	return key;
}

/* A key is made for comparing: this one is for reading.  "marathon@linden"
 * is the Linden marathon, "a+b" are A and B. */
static struct hw_str
legible(struct hw_finder *f, enum hw_slot slot, struct hw_str key)
{
	size_t at = hw_str_chr(key, '@', 0);
	struct hw_str out = {0}, one;

	if (slot == HW_SLOT_DAY && at != HW_NPOS)
		return hw_str_printf(f->m, "%.*s, %.*s",
		    HW_FMT(name_of(f, hw_str_from(key, at + 1))),
		    HW_FMT(hw_str_sub(key, 0, at)));
	if (hw_str_ends(key, HW_STR("!")))
		return hw_str_sub(key, 0, key.n - 1);
	if (slot != HW_SLOT_DAY && slot != HW_SLOT_OFFICE &&
	    slot != HW_SLOT_WORDING && slot != HW_SLOT_EVENT)
		return key;
	while (hw_str_split(&key, '+', &one)) {
		one = name_of(f, one);
		out = out.n ? hw_str_printf(
				  f->m, "%.*s, %.*s", HW_FMT(out), HW_FMT(one))
			    : one;
	}
	return out;
}

void
hw_finder_report(struct hw_finder *f, enum hw_finding_kind kind,
    enum hw_slot slot, struct hw_str key)
{
	struct hw_finding *r;

	if (!touches_own(f))
		return;
	r = HW_PUSH(f->m, &f->out);
	*r = (struct hw_finding){
	    .kind = kind, .slot = slot, .key = legible(f, slot, key)};
	r->anchors = HW_ARRAY(f->m, struct hw_anchor, f->n_g);
	for (size_t i = 0; i < f->n_g; i++) {
		if (f->g[i].side < 0)
			continue;
		r->anchors[r->n++] = (struct hw_anchor){
		    .article = f->g[i].a->id,
		    .span = f->g[i].c->span,
		    .value = f->g[i].c->value,
		    .credited = hw_finder_credited(f->g[i].a, f->g[i].c->span),
		    .side = f->g[i].side};
	}
}

/* Part the group into sides; returns how many.  A claim joins the first side
 * all of whose members it agrees with. */
static int
part(struct hw_finder *f,
    bool (*differs)(struct hw_finder *, const struct hw_finder_item *,
	const struct hw_finder_item *))
{
	int sides = 0;

	for (size_t i = 0; i < f->n_g; i++) {
		int side = 0;

		for (; side < sides; side++) {
			bool fits = true;

			for (size_t k = 0; k < i && fits; k++)
				if (f->g[k].side == side)
					fits = !differs(f, &f->g[i], &f->g[k]);
			if (fits)
				break;
		}
		f->g[i].side = side;
		if (side == sides)
			sides++;
	}
	return sides;
}

static bool
rewrites(const struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	const struct hw_member *m = hw_finder_member(f, x->a->id);

	return m && m->role == HW_ROLE_REWRITTEN && m->of == y->a->id;
}

/* The words of a rewriting are no other side, whichever of the two was the
 * first: returns how many are left. */
static int
join_rewritten(struct hw_finder *f, int sides)
{
	for (size_t i = 0; i < f->n_g; i++)
		for (size_t k = 0; k < f->n_g; k++) {
			int from = f->g[i].side, to = f->g[k].side;

			if (from == to || !rewrites(f, &f->g[i], &f->g[k]))
				continue;
			for (size_t j = 0; j < f->n_g; j++)
				if (f->g[j].side == from)
					f->g[j].side = to;
			sides--;
		}
	return sides;
}

static size_t
pages_in_group(const struct hw_finder *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n_g; i++) {
		bool seen = false;

		for (size_t k = 0; k < i; k++)
			seen |= f->g[k].a->id == f->g[i].a->id;
		n += !seen;
	}
	return n;
}

/* ---- the slots --------------------------------------------------------------------- */

static bool
done_before(struct hw_arena *m, struct hw_map *done, const struct hw_claim *c)
{
	const struct hw_claim **p = HW_NEW(m, const struct hw_claim *);
	bool fresh;

	*p = c;
	hw_map_put(
	    m, done, (struct hw_str){(const char *)p, sizeof(*p)}, &fresh);
	return !fresh;
}

/* A number and the newer one agree, but are not the same: sides in the order
 * of the pages. */
static void
part_by_value(struct hw_finder *f)
{
	for (size_t i = 0; i < f->n_g; i++) {
		int side = 0;
		size_t k = 0;

		for (; k < i; k++) {
			if (hw_str_eq(f->g[k].c->value, f->g[i].c->value))
				break;
			if (f->g[k].side >= side)
				side = f->g[k].side + 1;
		}
		f->g[i].side = k < i ? f->g[k].side : side;
	}
}

/* An utterance goes by the name of who said it, though the first page only
 * says "the governor". */
static struct hw_str
speaker(struct hw_finder *f, const struct hw_claim *c)
{
	for (size_t i = 0; i < f->n_g; i++)
		if (hw_finder_is_named(&f->g[i]))
			return f->g[i].c->key;
	return c->key;
}

static void
conclude(struct hw_finder *f, const struct hw_finder_rule *r,
    const struct hw_claim *c)
{
	int sides = part(f, r->differs);

	if (r->slot == HW_SLOT_WORDING && f->n_g > 1)
		hw_finder_report(f, HW_FINDING_QUOTE, r->slot, speaker(f, c));
	if (r->slot == HW_SLOT_WORDING)
		sides = join_rewritten(f, sides);
	if (sides > 1)
		hw_finder_report(f, HW_FINDING_DIFFERS, r->slot, c->key);
	else if (pages_in_group(f) > 1 && r->slot != HW_SLOT_WORDING &&
	    r->slot != HW_SLOT_OFFICE) {
		if (r->slot == HW_SLOT_COUNT)
			part_by_value(f);
		hw_finder_report(f, HW_FINDING_AGREES, r->slot, c->key);
	}
}

/* The claims of this key that a page's first one stood for. */
static void
mark_key(struct hw_finder *f, struct hw_map *done, const struct hw_claim *c)
{
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < f->a[i]->n_claims; k++)
			if (f->a[i]->claims[k].slot == c->slot &&
			    hw_str_eq(f->a[i]->claims[k].key, c->key))
				done_before(f->m, done, &f->a[i]->claims[k]);
}

static void
apply(struct hw_finder *f, const struct hw_finder_rule *r)
{
	struct hw_map done = {0};

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < f->a[i]->n_claims; k++) {
			const struct hw_claim *c = &f->a[i]->claims[k];

			if (c->slot != r->slot || done_before(f->m, &done, c))
				continue;
			gather(f, &(struct hw_finder_item){f->a[i], c, -1},
			    r->same);
			if (r->slot == HW_SLOT_SINCE ||
			    r->slot == HW_SLOT_WORDING)
				gather_more(f, r->slot, r->same);
			for (size_t j = 0; j < f->n_g; j++)
				done_before(f->m, &done, f->g[j].c);
			if (r->slot == HW_SLOT_COUNT)
				mark_key(f, &done, c);
			conclude(f, r, c);
		}
}

void
hw_trace_findings(struct hw_arena *m, const struct hw_article *const *a,
    size_t n, size_t own, struct hw_story *out)
{
	struct hw_finder f = {.m = m, .a = a, .n = n, .own = own, .story = out};

	for (size_t i = 0; i < hw_finder_n_rules; i++)
		apply(&f, &hw_finder_rules[i]);
	hw_finder_altered(&f);
	hw_finder_singles(&f);
	out->findings = f.out.v;
	out->n_findings = f.out.n;
	out->differs = 0;
	for (size_t i = 0; i < f.out.n; i++)
		out->differs += f.out.v[i].kind == HW_FINDING_DIFFERS;
}
