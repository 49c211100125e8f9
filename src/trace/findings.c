/* SPDX-License-Identifier: MIT
 * Gather the claims of a slot and key, part them into sides, keep the sides
 * that say something. */
#include "trace/findings.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/names.h"
#include "text/token.h"

#define GROUP_MAX 64

struct item {
	const struct hw_article *a;
	const struct hw_claim *c;
	int side;
};

struct finder {
	struct hw_arena *m;
	const struct hw_article *const *a;
	size_t n, own;                /* the first own are the story's */
	const struct hw_story *story; /* members, as roots.c set them */
	struct item g[GROUP_MAX];     /* the group being looked at */
	size_t n_g;
	HW_VEC(struct hw_finding) out;
};

/* ---- words --------------------------------------------------------------------- */

struct words {
	struct hw_str w[24];
	bool stop[24];
	size_t n;
};

/* Spellings that are no difference. */
static struct hw_str
even(struct hw_str w)
{
	static const char *const pair[][2] = {{"defence", "defense"},
	    {"organisation", "organization"}, {"labour", "labor"},
	    {"programme", "program"}, {"centre", "center"}, {"colour", "color"},
	    {"chairwoman", "chairman"}, {"spokeswoman", "spokesman"},
	    {"spokesperson", "spokesman"}, {"premier", "minister"}};

	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++)
		if (hw_str_eq(w, hw_str_c(pair[i][0])))
			return hw_str_c(pair[i][1]);
	return w;
}

static void
words_of(struct finder *f, struct hw_str s, struct words *out)
{
	struct hw_tokens t;

	out->n = 0;
	hw_text_tokens(f->m, s, HW_STR("en"), &t);
	for (size_t i = 0; i < t.n && out->n < 24; i++) {
		out->w[out->n] = even(
		    hw_text_fold(f->m, hw_token_str(s, &t.v[i])));
		out->stop[out->n++] = (t.v[i].flags & HW_TOK_STOP) != 0;
	}
}

static bool
has(const struct words *x, struct hw_str w)
{
	for (size_t i = 0; i < x->n; i++)
		if (hw_str_eq(x->w[i], w))
			return true;
	return false;
}

/* Words of x that y lacks; content: only those that carry meaning. */
static size_t
lacks(const struct words *x, const struct words *y, bool content)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n; i++)
		n += (!content || !x->stop[i]) && !has(y, x->w[i]);
	return n;
}

static size_t
content(const struct words *x)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n; i++)
		n += !x->stop[i];
	return n;
}

/* ---- groups -------------------------------------------------------------------- */

/* A page counts once: what it says first; later numbers are of other days
 * and places. */
static bool
counted(const struct finder *f, size_t i)
{
	return f->n_g && f->g[f->n_g - 1].a == f->a[i];
}

/* A copy keeps the count of the moment its origin was taken. */
static bool
is_copy(const struct finder *f, size_t i)
{
	for (size_t k = 0; k < f->story->n_members; k++)
		if (f->story->members[k].article == f->a[i]->id)
			return f->story->members[k].role == HW_ROLE_COPY ||
			    f->story->members[k].role == HW_ROLE_REWRITTEN ||
			    f->story->members[k].role == HW_ROLE_TRANSLATED;
	return false;
}

/* All claims of a slot that go with the claim c. */
static void
gather(struct finder *f, const struct hw_claim *c,
    bool (*same)(
	struct finder *, const struct hw_claim *, const struct hw_claim *))
{
	f->n_g = 0;
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < f->a[i]->n_claims; k++) {
			const struct hw_claim *d = &f->a[i]->claims[k];

			if (d->slot == c->slot && f->n_g < GROUP_MAX &&
			    !(d->slot == HW_SLOT_COUNT &&
				(counted(f, i) || is_copy(f, i))) &&
			    same(f, c, d))
				f->g[f->n_g++] = (struct item){f->a[i], d, -1};
		}
}

static bool
same_key(struct finder *f, const struct hw_claim *x, const struct hw_claim *y)
{
	(void)f;
	return hw_str_eq(x->key, y->key);
}

/* Whose word the claim rests on in its article. */
static struct hw_str
credited(const struct item *g)
{
	for (size_t i = 0; i < g->a->n_credits; i++) {
		const struct hw_credit *c = &g->a->credits[i];

		if (c->span.start < g->c->span.end &&
		    c->span.end > g->c->span.start && c->chain.n)
			return c->chain.v[0];
	}
	return (struct hw_str){0};
}

static bool
touches_own(const struct finder *f)
{
	for (size_t i = 0; i < f->n_g; i++)
		for (size_t k = 0; f->g[i].side >= 0 && k < f->own; k++)
			if (f->a[k] == f->g[i].a)
				return true;
	return false;
}

static void
report(struct finder *f, enum hw_finding_kind kind, enum hw_slot slot,
    struct hw_str key)
{
	struct hw_finding *r;

	if (!touches_own(f))
		return;
	r = HW_PUSH(f->m, &f->out);
	*r = (struct hw_finding){.kind = kind, .slot = slot, .key = key};
	r->anchors = HW_ARRAY(f->m, struct hw_anchor, f->n_g);
	for (size_t i = 0; i < f->n_g; i++) {
		if (f->g[i].side < 0)
			continue;
		r->anchors[r->n++] = (struct hw_anchor){
		    .article = f->g[i].a->id,
		    .span = f->g[i].c->span,
		    .value = f->g[i].c->value,
		    .credited = credited(&f->g[i]),
		    .side = f->g[i].side};
	}
}

/* Part the group into sides; returns how many.  A claim joins the first side
 * all of whose members it agrees with. */
static int
part(struct finder *f,
    bool (*differs)(struct finder *, const struct item *, const struct item *))
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

static size_t
pages_in_group(const struct finder *f)
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

/* ---- when two claims differ ------------------------------------------------------ */

/* The same head ("minister") under different departments. */
static bool
office_differs(struct finder *f, const struct item *x, const struct item *y)
{
	struct words a, b;

	words_of(f, x->c->value, &a);
	words_of(f, y->c->value, &b);
	if (a.n < 2 || b.n < 2 || !hw_str_eq(a.w[a.n - 1], b.w[b.n - 1]))
		return false;
	return lacks(&a, &b, true) > 0 && lacks(&b, &a, true) > 0;
}

static int
year_of(const struct item *x)
{
	if (x->c->date.at == HW_TIME_NONE)
		return 0;
	return hw_civil_of(x->c->date.at).year;
}

static bool
since_differs(struct finder *f, const struct item *x, const struct item *y)
{
	struct words a, b;

	if (year_of(x) && year_of(y))
		return year_of(x) != year_of(y);
	words_of(f, x->c->value, &a);
	words_of(f, y->c->value, &b);
	return lacks(&a, &b, true) > 0 && lacks(&b, &a, true) > 0;
}

static bool
day_differs(struct finder *f, const struct item *x, const struct item *y)
{
	if (x->c->date.precision >= HW_PRECISION_DAY &&
	    y->c->date.precision >= HW_PRECISION_DAY)
		return x->c->date.at / 86400 != y->c->date.at / 86400;
	return !hw_str_eq(
	    hw_text_fold(f->m, x->c->value), hw_text_fold(f->m, y->c->value));
}

static hw_time
stamp(const struct hw_article *a)
{
	return a->published.precision >= HW_PRECISION_DAY ? a->published.at
							  : HW_TIME_NONE;
}

/* A larger count in a later report is an update; only pages of the same hour,
 * or a count that fell, differ. */
static bool
count_differs(struct finder *f, const struct item *x, const struct item *y)
{
	uint64_t nx, ny;
	hw_time tx = stamp(x->a), ty = stamp(y->a);

	(void)f;
	if (!hw_str_u64(x->c->value, &nx) || !hw_str_u64(y->c->value, &ny) ||
	    nx == ny || tx == HW_TIME_NONE || ty == HW_TIME_NONE)
		return false;
	if (x->a->published.precision < HW_PRECISION_SECOND ||
	    y->a->published.precision < HW_PRECISION_SECOND)
		return false;
	if (tx - ty < 3600 && ty - tx < 3600)
		return true;
	return tx > ty ? nx < ny : ny < nx;
}

static bool
weakened(const struct words *x)
{
	return x->n > 2 && hw_str_eq(x->w[0], HW_STR("one")) &&
	    hw_str_eq(x->w[1], HW_STR("of"));
}

/* Other words, not only fewer. */
static bool
wording_differs(struct finder *f, const struct item *x, const struct item *y)
{
	struct words a, b;

	words_of(f, x->c->value, &a);
	words_of(f, y->c->value, &b);
	if (weakened(&a) != weakened(&b))
		return true;
	return lacks(&a, &b, true) > 0 && lacks(&b, &a, true) > 0;
}

/* ---- which claims go together ------------------------------------------------------ */

/* Subjects of "first ... since" that share most of their content words. */
static bool
same_subject(
    struct finder *f, const struct hw_claim *x, const struct hw_claim *y)
{
	struct words a, b;
	size_t shared, less;

	words_of(f, x->key, &a);
	words_of(f, y->key, &b);
	shared = content(&a) - lacks(&a, &b, true);
	less = content(&a) < content(&b) ? content(&a) : content(&b);
	return shared >= 3 && shared * 5 >= less * 3;
}

/* One utterance of one speaker: most words of the shorter in the longer. */
static bool
same_utterance(
    struct finder *f, const struct hw_claim *x, const struct hw_claim *y)
{
	struct words a, b;
	size_t shared, less;

	if (!hw_str_eq(x->key, y->key))
		return false;
	words_of(f, x->value, &a);
	words_of(f, y->value, &b);
	less = a.n < b.n ? a.n : b.n;
	shared = a.n < b.n ? a.n - lacks(&a, &b, false)
			   : b.n - lacks(&b, &a, false);
	return less >= 2 && shared * 5 >= less * 3 &&
	    (shared >= 3 || shared == less || less == 3);
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

static const struct rule {
	enum hw_slot slot;
	bool (*same)(
	    struct finder *, const struct hw_claim *, const struct hw_claim *);
	bool (*differs)(
	    struct finder *, const struct item *, const struct item *);
} rules[] = {
    {HW_SLOT_OFFICE, same_key, office_differs},
    {HW_SLOT_SINCE, same_subject, since_differs},
    {HW_SLOT_DAY, same_key, day_differs},
    {HW_SLOT_COUNT, same_key, count_differs},
    {HW_SLOT_WORDING, same_utterance, wording_differs},
};

static void
conclude(struct finder *f, const struct rule *r, const struct hw_claim *c)
{
	int sides = part(f, r->differs);

	if (r->slot == HW_SLOT_WORDING && f->n_g > 1)
		report(f, HW_FINDING_QUOTE, r->slot, c->key);
	if (sides > 1)
		report(f, HW_FINDING_DIFFERS, r->slot, c->key);
	else if (pages_in_group(f) > 1 && r->slot != HW_SLOT_WORDING &&
	    r->slot != HW_SLOT_OFFICE)
		report(f, HW_FINDING_AGREES, r->slot, c->key);
}

/* The claims of this key that a page's first one stood for. */
static void
mark_key(struct finder *f, struct hw_map *done, const struct hw_claim *c)
{
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < f->a[i]->n_claims; k++)
			if (f->a[i]->claims[k].slot == c->slot &&
			    hw_str_eq(f->a[i]->claims[k].key, c->key))
				done_before(f->m, done, &f->a[i]->claims[k]);
}

static void
apply(struct finder *f, const struct rule *r)
{
	struct hw_map done = {0};

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < f->a[i]->n_claims; k++) {
			const struct hw_claim *c = &f->a[i]->claims[k];

			if (c->slot != r->slot || done_before(f->m, &done, c))
				continue;
			gather(f, c, r->same);
			for (size_t j = 0; j < f->n_g; j++)
				done_before(f->m, &done, f->g[j].c);
			if (r->slot == HW_SLOT_COUNT)
				mark_key(f, &done, c);
			conclude(f, r, c);
		}
}

/* Is the person of this key named on the page? */
static bool
names(struct finder *f, const struct hw_article *a, struct hw_str key)
{
	for (size_t i = 0; i < a->n_names; i++)
		if (hw_str_eq(hw_name_key(f->m, a->names[i].canonical), key))
			return true;
	return false;
}

/* A dated event of a person whom no other page names. */
static void
only_here(struct finder *f)
{
	for (size_t i = 0; f->n > 2 && i < f->own; i++)
		for (size_t k = 0; k < f->a[i]->n_claims; k++) {
			const struct hw_claim *c = &f->a[i]->claims[k];
			bool other = false;

			if (c->slot != HW_SLOT_EVENT)
				continue;
			for (size_t j = 0; j < f->n && !other; j++)
				other = f->a[j]->id != f->a[i]->id &&
				    names(f, f->a[j], c->key);
			if (other)
				continue;
			f->n_g = 1;
			f->g[0] = (struct item){f->a[i], c, 0};
			report(f, HW_FINDING_SINGLE, c->slot, c->key);
		}
}

void
hw_trace_findings(struct hw_arena *m, const struct hw_article *const *a,
    size_t n, size_t own, struct hw_story *out)
{
	struct finder f = {.m = m, .a = a, .n = n, .own = own, .story = out};

	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		apply(&f, &rules[i]);
	only_here(&f);
	out->findings = f.out.v;
	out->n_findings = f.out.n;
	out->differs = 0;
	for (size_t i = 0; i < f.out.n; i++)
		out->differs += f.out.v[i].kind == HW_FINDING_DIFFERS;
}
