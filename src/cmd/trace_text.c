/* SPDX-License-Identifier: MIT
 * The report for people: an editor's note that fits a terminal.  What comes
 * first is where the story comes from; doubt is worded as doubt. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "cmd/trace_report.h"
#include "format/article.h"
#include "text/names.h"

struct out {
	struct hw_arena *m;
	const struct hw_report *r;
	bool evidence;
};

static struct hw_str
day(const struct hw_date *d, char z[32])
{
	static const char mon[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct hw_civil c;

	z[0] = '\0';
	if (d->precision < HW_PRECISION_DAY)
		return hw_str_c("undated");
	c = hw_civil_of(d->at + (int64_t)d->offset * 60);
	snprintf(z, 32, "%d %.3s %d", c.day, mon + 3 * (c.month - 1), c.year);
	return hw_str_c(z);
}

static struct hw_str
who(const struct hw_article *a)
{
	if (a->site.n)
		return a->site;
	return a->host.n ? a->host : HW_STR("unnamed");
}

/* A key short enough for a column, cut at an underscore where there is one. */
static struct hw_str
name(const struct hw_report *r, hw_id id)
{
	struct hw_str k = r->page[id - 1].a->key;
	size_t at = hw_str_chr(k, '_', 0);

	return at != HW_NPOS && at > 1 ? hw_str_sub(k, 0, at)
				       : hw_utf8_clip(k, 24);
}

/* Print s in lines of at most 78 columns, the first after used columns, the
 * others indented by in. */
static void
wrap(struct hw_str s, size_t in, size_t used)
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

/* ---- head ------------------------------------------------------------------------ */

static void
head(const struct out *o, size_t s)
{
	const struct hw_report_story *st = &o->r->story[s];
	const struct hw_article *lead = o->r->page[st->page[0]].a;
	char z[32];

	for (size_t i = 0; i < st->n; i++)
		if (o->r->page[st->page[i]].a->id == st->s.lead)
			lead = o->r->page[st->page[i]].a;
	printf("%sSTORY %zu  %.*s%s%zu page%s, %d source%s", s ? "\n" : "",
	    s + 1, HW_FMT(day(&lead->published, z)), "   ", st->n,
	    st->n == 1 ? "" : "s", st->s.independent,
	    st->s.independent == 1 ? "" : "s");
	if (st->follows)
		printf("   follows story %zu", st->follows);
	printf("\n\n");
	if (lead->title.n) {
		printf("  ");
		wrap(hw_str_printf(o->m, "“%.*s” (headline of %.*s)",
			 HW_FMT(lead->title), HW_FMT(name(o->r, lead->id))),
		    2, 2);
	}
	for (size_t i = 0; i < st->s.n_roots; i++) {
		const struct hw_root *r = &st->s.roots[i];

		printf("  %s  %.*s", i ? "    " : "Root", HW_FMT(r->name));
		if (!r->article)
			printf(" (not in the collection), %d page%s rest on it",
			    r->pages, r->pages == 1 ? "" : "s");
		else
			printf(", page %.*s", HW_FMT(name(o->r, r->article)));
		if (r->url.n)
			printf("\n        %.*s", HW_FMT(r->url));
		printf("\n");
	}
	if (st->through.n) {
		printf("        through ");
		list(&st->through, ", ");
		printf(" (as the pages credit them)\n");
	}
}

/* ---- pages ------------------------------------------------------------------------- */

/* The outlets and people a page credits, each once. */
static void
credits(const struct out *o, const struct hw_article *a)
{
	struct hw_strs seen = {0};

	seen.v = HW_ARRAY(o->m, struct hw_str, 8);
	for (size_t i = 0; i < a->n_credits && seen.n < 6; i++) {
		const struct hw_credit *c = &a->credits[i];
		bool known = false;

		if (!c->chain.n || c->hearsay)
			continue;
		for (size_t k = 0; k < seen.n; k++)
			known |= hw_str_eq(seen.v[k], c->chain.v[0]);
		if (!known)
			seen.v[seen.n++] = c->chain.v[0];
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
signs(const struct out *o, const struct hw_report_page *p)
{
	size_t shown = 0, of = 0;

	if (!p->signs.kind)
		return;
	for (size_t i = 0; i < p->signs.n; i++)
		of += p->signs.v[i].of == p->signs.kind;
	printf("         %s (%zu signs)", suspicion(p->signs.kind), of);
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
pages(const struct out *o, const struct hw_report_story *st)
{
	char z[32];

	printf("\n  Pages\n");
	for (size_t i = 0; i < st->n; i++) {
		const struct hw_report_page *p = &o->r->page[st->page[i]];
		const struct hw_article *a = p->a;

		printf("    %.*s  %s%.*s  %.*s%s%s\n",
		    HW_FMT(name(o->r, a->id)), p->estimated ? "~" : "",
		    HW_FMT(day(&a->published, z)), HW_FMT(who(a)),
		    p->aggregator ? ", an aggregator by its own words" : "",
		    a->n_parts ? ", two texts on one page" : "");
		credits(o, a);
		if (a->image_credit.n)
			printf(
			    "         picture %.*s\n", HW_FMT(a->image_credit));
		signs(o, p);
	}
}

static void
edges(const struct out *o, size_t s)
{
	size_t n = 0;

	for (size_t i = 0; i < o->r->n_edges; i++) {
		const struct hw_edge *e = &o->r->edges[i];
		bool ba = e->direction == HW_DIRECTION_BA;
		hw_id from = ba ? e->b : e->a, to = ba ? e->a : e->b;

		if (o->r->page[e->a - 1].story != s &&
		    o->r->page[e->b - 1].story != s)
			continue;
		if (!n++)
			printf("\n  Copies\n");
		printf("    %.*s %s %.*s   %s, %.0f%%\n",
		    HW_FMT(name(o->r, from)),
		    e->direction == HW_DIRECTION_UNKNOWN ? "—" : "→",
		    HW_FMT(name(o->r, to)), hw_edge_name(e->kind),
		    e->score * 100);
		for (size_t k = 0; k < e->n && (o->evidence || k < 3); k++)
			printf("         %.*s: %.*s\n",
			    HW_FMT(e->evidence[k].what),
			    HW_FMT(hw_utf8_clip(e->evidence[k].detail, 90)));
	}
	if (!n)
		printf("  No page is a copy of another.\n");
}

/* ---- findings ----------------------------------------------------------------------- */

static const char *
slot_title(enum hw_slot slot)
{
	static const char *const text[] = {"", "office", "first since", "day",
	    "number of", "wording", "event"};

	return text[slot];
}

/* The name behind a name key: as a page of the story writes it. */
static struct hw_str
subject(const struct out *o, const struct hw_finding *f)
{
	const struct hw_article *a = o->r->page[f->anchors[0].article - 1].a;

	if (f->slot == HW_SLOT_SINCE || f->slot == HW_SLOT_COUNT)
		return f->key;
	for (size_t q = 0; q < a->n_quotes; q++)
		if (a->quotes[q].span.start == f->anchors[0].span.start &&
		    f->slot == HW_SLOT_WORDING)
			return a->quotes[q].speaker;
	for (size_t i = 0; i < a->n_names; i++)
		if (a->names[i].span.end == f->anchors[0].span.end)
			return a->names[i].canonical;
	/* The people of a key "x+y", as this page writes them. */
	struct hw_strs who = {0};

	who.v = HW_ARRAY(o->m, struct hw_str, a->n_names + 1);
	for (size_t i = 0; i < a->n_names; i++) {
		struct hw_str k = hw_name_key(o->m, a->names[i].canonical);
		bool known = false;

		for (size_t j = 0; j < who.n; j++)
			known |= hw_str_eq(who.v[j], a->names[i].canonical);
		if (k.n > 3 && !known && hw_str_find(f->key, k, 0) != HW_NPOS)
			who.v[who.n++] = a->names[i].canonical;
	}
	struct hw_str all = who.n ? who.v[0] : (struct hw_str){0};

	for (size_t j = 1; j < who.n; j++)
		all = hw_str_printf(
		    o->m, "%.*s and %.*s", HW_FMT(all), HW_FMT(who.v[j]));
	return all;
}

static void
sides(const struct out *o, const struct hw_finding *f)
{
	for (int side = 0; side < 64; side++) {
		bool any = false;

		for (size_t i = 0; i < f->n; i++) {
			const struct hw_anchor *a = &f->anchors[i];

			if (a->side != side)
				continue;
			if (!any)
				printf("      %s “%.*s”  ", side ? "≠" : " ",
				    HW_FMT(hw_utf8_clip(a->value, 120)));
			printf("%s%.*s", any ? ", " : "(",
			    HW_FMT(name(o->r, a->article)));
			any = true;
		}
		if (!any)
			break;
		printf(")\n");
	}
}

static void
section(const struct out *o, const struct hw_report_story *st,
    enum hw_finding_kind kind, const char *title)
{
	size_t n = 0;

	for (size_t i = 0; i < st->s.n_findings; i++) {
		const struct hw_finding *f = &st->s.findings[i];
		struct hw_str of = subject(o, f);

		if (f->kind != kind || !f->n)
			continue;
		if (!n++)
			printf("\n  %s\n", title);
		if (kind == HW_FINDING_SINGLE) {
			printf("    %.*s  ",
			    HW_FMT(name(o->r, f->anchors[0].article)));
			wrap(f->anchors[0].value, 9, 9);
			continue;
		}
		printf("    %s%s%.*s\n", slot_title(f->slot),
		    f->slot == HW_SLOT_OFFICE || f->slot == HW_SLOT_WORDING
			? " of "
			: ": ",
		    HW_FMT(of));
		sides(o, f);
	}
}

static void
quotations(const struct out *o, const struct hw_report_story *st)
{
	size_t n = 0;

	for (size_t i = 0; i < st->n; i++) {
		const struct hw_article *a = o->r->page[st->page[i]].a;

		for (size_t q = 0; q < a->n_quotes; q++) {
			const struct hw_quote *x = &a->quotes[q];

			if (!x->speaker.n)
				continue;
			if (!n++)
				printf("\n  Quotations\n");
			printf("    %.*s (%.*s%s%.*s)\n      “",
			    HW_FMT(x->speaker), HW_FMT(name(o->r, a->id)),
			    x->source.n ? ", through " : "", HW_FMT(x->source));
			wrap(hw_str_printf(o->m, "%.*s”",
				 HW_FMT(hw_str_sub(
				     a->text, x->span.start, x->span.end))),
			    7, 7);
		}
	}
}

void
hw_report_text(struct hw_arena *m, const struct hw_report *r, bool evidence)
{
	struct out o = {m, r, evidence};

	for (size_t s = 0; s < r->n_stories; s++) {
		const struct hw_report_story *st = &r->story[s];

		head(&o, s);
		pages(&o, st);
		edges(&o, s);
		quotations(&o, st);
		section(&o, st, HW_FINDING_DIFFERS, "The pages differ");
		section(&o, st, HW_FINDING_AGREES, "They agree on");
		section(&o, st, HW_FINDING_SINGLE, "Only one page says");
	}
}
