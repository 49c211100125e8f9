/* SPDX-License-Identifier: MIT
 * The report for people: an editor's note that fits a terminal.  What comes
 * first is where the story comes from; doubt is worded as doubt. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cmd/trace_text.h"
#include "format/article.h"
#include "text/outlet.h"
#include "url/url.h"

#define STRONG 1.0 /* margin of an edge that is shown beside a common origin */

enum {
	LABEL_MAX = 8,     /* bytes of a file name that serves as a label */
	CREDITS_SHOWN = 6, /* of a page */
	ROWS_SHOWN = 3,    /* of a copy's evidence, unless all is asked for */
	SAMPLE_BYTES = 160,
	SIBLINGS_MAX = 2000, /* edges; beyond, all are shown */
};

struct hw_str
hw_trace_day(const struct hw_date *d, char z[32])
{
	static const char mon[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct hw_civil c;

	if (d->precision < HW_PRECISION_DAY)
		return HW_STR("undated");
	c = hw_civil_of(d->at + (int64_t)d->offset * 60);
	snprintf(z, 32, "%d %.3s %d", c.day, mon + 3 * (c.month - 1), c.year);
	return hw_str_c(z);
}

static struct hw_str
who(const struct hw_article *a)
{
	if (a->site.n)
		return a->site;
	if (a->host.n)
		return a->host;
	return a->canonical.n ? hw_url_host(a->canonical)
			      : HW_STR("site not named");
}

struct hw_str
hw_trace_label(const struct hw_trace_out *o, hw_id id)
{
	return o->label[id - 1];
}

/* File names up to an underscore where these are short and differ; else
 * numbers. */
static void
set_labels(struct hw_trace_out *o)
{
	size_t n = o->r->n_pages;
	bool good = true;

	o->label = HW_ARRAY(o->m, struct hw_str, n);
	for (size_t i = 0; i < n; i++) {
		struct hw_str k = o->r->page[i].a->key;
		size_t at = hw_str_chr(k, '_', 0);

		o->label[i] = at != HW_NPOS && at > 1 ? hw_str_sub(k, 0, at)
						      : k;
		good &= o->label[i].n > 0 && o->label[i].n <= LABEL_MAX;
		for (size_t j = 0; j < i; j++)
			good &= !hw_str_eq(o->label[i], o->label[j]);
	}
	for (size_t i = 0; i < n && !good; i++)
		o->label[i] = hw_str_printf(o->m, "%zu", i + 1);
}

struct hw_str
hw_trace_clip(struct hw_arena *m, struct hw_str s, size_t max)
{
	struct hw_str word;
	struct hw_buf b;

	hw_buf_init(&b, m, (size_t)64 << 20);
	while (hw_str_word(&s, &word)) {
		if (b.n + 1 + word.n > max) {
			if (!b.n)
				hw_buf_put(&b, hw_utf8_clip(word, max));
			hw_buf_c(&b, " …");
			break;
		}
		if (b.n)
			hw_buf_byte(&b, ' ');
		hw_buf_put(&b, word);
	}
	return hw_buf_str(&b);
}

void
hw_trace_wrap(struct hw_str s, size_t in, size_t used)
{
	struct hw_str word;
	bool first = true;

	while (hw_str_word(&s, &word)) {
		size_t n = hw_utf8_len(word);

		if (!first && used + 1 + n > 78) {
			printf("\n%*s", (int)in, "");
			used = in;
		} else if (!first) {
			putchar(' ');
			used++;
		}
		printf("%.*s", HW_FMT(word));
		used += n;
		first = false;
	}
	putchar('\n');
}

static void
list(const struct hw_strs *s, const char *between)
{
	for (size_t i = 0; i < s->n; i++)
		printf("%s%.*s", i ? between : "", HW_FMT(s->v[i]));
}

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

/* ---- head ------------------------------------------------------------------- */

static void
root(const struct hw_trace_out *o, const struct hw_root *r, bool first)
{
	printf("  %s  %.*s", first ? "Root" : "    ",
	    HW_FMT(r->name.n ? r->name : HW_STR("a page of no site")));
	if (r->article)
		printf(", page %.*s", HW_FMT(hw_trace_label(o, r->article)));
	else
		printf(" (not in the collection): %d page%s rest%s on it",
		    r->pages, plural((size_t)r->pages),
		    r->pages == 1 ? "s" : "");
	if (r->url.n)
		printf("\n        %.*s", HW_FMT(r->url));
	printf("\n");
}

/* Outlets by name that stand between the pages and the root. */
static void
through(const struct hw_trace_out *o, const struct hw_report_story *st)
{
	struct hw_strs named = {0};

	for (size_t i = 0; i < st->through.n; i++)
		if (st->through.v[i].n &&
		    !(st->through.v[i].p[0] >= 'a' &&
			st->through.v[i].p[0] <= 'z'))
			*HW_PUSH(o->m, &named) = st->through.v[i];
	if (!named.n)
		return;
	printf("        through ");
	list(&named, ", ");
	printf(" (as the pages credit them)\n");
}

static void
head(const struct hw_trace_out *o, size_t s)
{
	const struct hw_report_story *st = &o->r->story[s];
	const struct hw_article *lead = o->r->page[st->page[0]].a;
	char z[32];

	for (size_t i = 0; i < st->n; i++)
		if (o->r->page[st->page[i]].a->id == st->s.lead)
			lead = o->r->page[st->page[i]].a;
	printf("%sSTORY %zu  %.*s   %zu page%s, %d source%s", s ? "\n" : "",
	    s + 1, HW_FMT(hw_trace_day(&lead->published, z)), st->n,
	    plural(st->n), st->s.independent,
	    plural((size_t)st->s.independent));
	if (st->follows)
		printf("   follows story %zu", st->follows);
	printf("\n\n");
	if (lead->title.n) {
		printf("  “");
		hw_trace_wrap(hw_str_printf(o->m, "%.*s” (headline of %.*s)",
				  HW_FMT(lead->title),
				  HW_FMT(hw_trace_label(o, lead->id))),
		    3, 3);
	}
	for (size_t i = 0; i < st->s.n_roots; i++)
		root(o, &st->s.roots[i], i == 0);
	through(o, st);
}

/* ---- pages ------------------------------------------------------------------ */

/* Worth naming: an outlet, or a name that is not only a place. */
static bool
is_somebody(
    const struct hw_trace_out *o, const struct hw_article *a, struct hw_str s)
{
	if (hw_outlet_find(o->m, s))
		return true;
	for (size_t i = 0; i < a->n_names; i++)
		if (hw_str_eq(a->names[i].canonical, s))
			return a->names[i].kind != HW_NAME_PLACE;
	return hw_str_chr(s, ' ', 0) != HW_NPOS && s.p[0] >= 'A' &&
	    s.p[0] <= 'Z';
}

/* The outlets and people a page credits, each once. */
static void
credits(const struct hw_trace_out *o, const struct hw_article *a)
{
	struct hw_strs seen = {0};

	for (size_t i = 0; i < a->n_credits && seen.n < CREDITS_SHOWN; i++) {
		const struct hw_credit *c = &a->credits[i];
		bool known = false;

		if (!c->chain.n || c->hearsay ||
		    !is_somebody(o, a, c->chain.v[0]))
			continue;
		for (size_t k = 0; k < seen.n; k++)
			known |= hw_str_eq(seen.v[k], c->chain.v[0]);
		if (!known)
			*HW_PUSH(o->m, &seen) = c->chain.v[0];
	}
	if (!seen.n)
		return;
	printf("         credits ");
	list(&seen, ", ");
	printf("\n");
}

static const char *
suspicion(enum hw_rewriting kind)
{
	static const char *const text[] = {"", "suspected rewriting",
	    "suspected machine translation", "suspected padding",
	    "a digest of what others reported"};

	return text[kind];
}

static void
signs(const struct hw_trace_out *o, const struct hw_report_page *p)
{
	size_t shown = 0, of = 0;

	if (!p->signs.kind)
		return;
	for (size_t i = 0; i < p->signs.n; i++)
		of += p->signs.v[i].of == p->signs.kind;
	printf("         %s (%zu sign%s)", suspicion(p->signs.kind), of,
	    plural(of));
	for (size_t i = 0;
	     i < p->signs.n && p->signs.kind != HW_REWRITING_DIGEST; i++) {
		const struct hw_sign *g = &p->signs.v[i];

		if (g->of != p->signs.kind || (!o->evidence && ++shown > 3))
			continue;
		printf("\n           “%.*s”",
		    HW_FMT(hw_str_sub(p->a->text, g->span.start, g->span.end)));
		if (g->usual.n)
			printf(" (%s%.*s)",
			    g->of == HW_REWRITING_SPUN ? "usual: " : "",
			    HW_FMT(g->usual));
	}
	printf("\n");
}

static void
pages(const struct hw_trace_out *o, const struct hw_report_story *st)
{
	char z[32];

	printf("\n  Pages\n");
	for (size_t i = 0; i < st->n; i++) {
		const struct hw_report_page *p = &o->r->page[st->page[i]];
		const struct hw_article *a = p->a;
		struct hw_str label = hw_trace_label(o, a->id);

		printf("    %.*s  %s%.*s  %.*s%s%s\n", HW_FMT(label),
		    p->estimated ? "about " : "",
		    HW_FMT(hw_trace_day(&a->published, z)), HW_FMT(who(a)),
		    p->aggregator ? ", an aggregator by its own words" : "",
		    a->n_parts ? ", two texts on one page" : "");
		if (!hw_str_starts(a->key, label))
			printf("         %.*s\n",
			    HW_FMT(hw_utf8_clip(a->key, 68)));
		credits(o, a);
		if (a->image_credit.n)
			printf("         picture by %.*s\n",
			    HW_FMT(a->image_credit));
		signs(o, p);
	}
}

/* ---- copies ----------------------------------------------------------------- */

/* A row of evidence, with the pages' labels for "first" and "second". */
static void
row(const struct hw_trace_out *o, const struct hw_edge *e,
    const struct hw_evidence *v)
{
	struct hw_str rest = v->what, word, s = {0};
	struct hw_str a = hw_trace_label(o, e->a), b = hw_trace_label(o, e->b);
	bool timed = hw_str_starts(v->what, HW_STR("seen")) ||
	    hw_str_starts(v->what, HW_STR("published"));

	while (hw_str_word(&rest, &word)) {
		bool one = hw_str_eq(word, HW_STR("first")) && !timed;
		bool two = hw_str_eq(word, HW_STR("second"));

		s = hw_str_printf(o->m, "%.*s%s%.*s", HW_FMT(s), s.n ? " " : "",
		    HW_FMT(one    ? a
			    : two ? b
				  : word));
	}
	if (timed)
		s = hw_str_printf(o->m, "%.*s %.*s",
		    HW_FMT(v->weight > 0 ? a : b), HW_FMT(s));
	if (v->detail.n)
		s = hw_str_printf(o->m, "%.*s: %.*s", HW_FMT(s),
		    HW_FMT(hw_utf8_clip(v->detail, 90)));
	printf("         ");
	hw_trace_wrap(s, 11, 9);
}

/* The longest shared stretch, in the words of the first page. */
static void
sample(const struct hw_trace_out *o, const struct hw_edge *e)
{
	const struct hw_evidence *v = &e->evidence[0];
	struct hw_str text = o->r->page[e->a - 1].a->text;

	if (!e->n || v->a.end <= v->a.start || v->a.end > text.n)
		return;
	printf("         “");
	hw_trace_wrap(
	    hw_str_printf(o->m, "%.*s”",
		HW_FMT(hw_trace_clip(o->m,
		    hw_str_sub(text, v->a.start, v->a.end), SAMPLE_BYTES))),
	    10, 10);
}

/* "12 of 13" */
static struct hw_str
met(const struct hw_edge *e)
{
	struct hw_str s = e->n ? e->evidence[0].detail : HW_STR("some");

	return hw_str_sub(s, 0, hw_str_chr(s, ';', 0));
}

static void
edge(const struct hw_trace_out *o, const struct hw_edge *e)
{
	bool ba = e->direction == HW_DIRECTION_BA;
	hw_id from = ba ? e->b : e->a, to = ba ? e->a : e->b;
	size_t shown = 0;

	printf("    %.*s %s %.*s   %s, ", HW_FMT(hw_trace_label(o, from)),
	    e->direction == HW_DIRECTION_UNKNOWN ? "—" : "→",
	    HW_FMT(hw_trace_label(o, to)), hw_edge_name(e->kind));
	if (e->kind == HW_EDGE_TRANSLATED)
		printf("%.*s names and numbers in common", HW_FMT(met(e)));
	else
		printf("%.0f %% of the shorter", e->score * 100);
	printf("%s\n",
	    e->direction == HW_DIRECTION_UNKNOWN ? ", which way is not known"
						 : "");
	if (!o->evidence)
		sample(o, e);
	for (size_t k = 0; k < e->n; k++) {
		const struct hw_evidence *v = &e->evidence[k];
		bool speaks = v->weight > 0 || v->weight < 0;

		if (o->evidence || (speaks && shown++ < ROWS_SHOWN))
			row(o, e, v);
	}
}

/* The page that this edge's copy was made from, as far as is known; 0. */
static hw_id
origin(const struct hw_edge *e, hw_id copy)
{
	if (e->direction == HW_DIRECTION_AB && e->b == copy)
		return e->a;
	return e->direction == HW_DIRECTION_BA && e->a == copy ? e->b : 0;
}

/* Two copies of one page are alike; little says that one was made from the
 * other. */
static bool
are_siblings(const struct hw_trace_out *o, const struct hw_edge *e)
{
	const struct hw_report *r = o->r;

	if (e->margin >= STRONG || e->margin <= -STRONG ||
	    r->n_edges > SIBLINGS_MAX)
		return false;
	for (size_t i = 0; i < r->n_edges; i++) {
		hw_id z = origin(&r->edges[i], e->a);

		for (size_t k = 0; z && k < r->n_edges; k++)
			if (origin(&r->edges[k], e->b) == z)
				return true;
	}
	return false;
}

static void
edges(const struct hw_trace_out *o, size_t s)
{
	size_t n = 0;

	for (size_t i = 0; i < o->r->n_edges; i++) {
		const struct hw_edge *e = &o->r->edges[i];

		size_t x = o->r->page[e->a - 1].story;
		size_t y = o->r->page[e->b - 1].story;

		if ((x < y ? x : y) != s)
			continue; /* of two stories, with the first */
		if (!o->evidence && are_siblings(o, e))
			continue;
		if (!n++)
			printf("\n  Copies\n");
		edge(o, e);
	}
	if (!n && o->r->story[s].n > 1)
		printf("\n  No page is a copy of another.\n");
}

void
hw_report_text(struct hw_arena *m, const struct hw_report *r, bool evidence)
{
	struct hw_trace_out o = {.m = m, .r = r, .evidence = evidence};

	set_labels(&o);
	for (size_t s = 0; s < r->n_stories; s++) {
		head(&o, s);
		pages(&o, &r->story[s]);
		edges(&o, s);
		hw_trace_timeline(&o, &r->story[s]);
		hw_trace_quotations(&o, &r->story[s]);
		hw_trace_differences(&o, &r->story[s]);
	}
}
