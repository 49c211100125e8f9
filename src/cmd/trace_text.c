/* SPDX-License-Identifier: MIT
 * The report for people: an editor's note that fits a terminal.  What comes
 * first is where the story comes from; doubt is worded as doubt. */
#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cmd/trace_text.h"
#include "text/clean.h"
#include "text/outlet.h"
#include "text/text.h"
#include "url/url.h"

enum {
	LABEL_MAX = 8,     /* bytes of a file name that serves as a label */
	SOURCES_SHOWN = 8, /* of a page */
	SIGNS_SHOWN = 3,   /* of rewriting, unless all is asked for */
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

/* "VigourTimes is an automatic aggregator": its name. */
static struct hw_str
aggregator_name(const struct hw_article *a)
{
	for (size_t i = 0; i < a->dropped.n; i++) {
		struct hw_str d = a->dropped.v[i];
		size_t at = hw_str_find(d, HW_STR("aggregator"), 0), is, from;

		if (at == HW_NPOS)
			continue;
		is = hw_str_find(d, HW_STR(" is an "), 0);
		if (is == HW_NPOS || is > at || at - is > 30)
			continue;
		for (from = is;
		     from > 0 && d.p[from - 1] != ' ' && d.p[from - 1] != '\n';)
			from--;
		if (d.p[from] >= 'A' && d.p[from] <= 'Z')
			return hw_str_sub(d, from, is);
	}
	return (struct hw_str){0};
}

static struct hw_str
who(const struct hw_report_page *p)
{
	const struct hw_article *a = p->a;
	struct hw_str name = p->aggregator ? aggregator_name(a)
					   : (struct hw_str){0};

	if (name.n && !a->site.n)
		return name;
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

/* "a, b and c" */
struct hw_str
hw_trace_list(const struct hw_trace_out *o, const struct hw_strs *s)
{
	struct hw_str all = {0};

	for (size_t i = 0; i < s->n; i++)
		all = hw_str_printf(o->m, "%.*s%s%.*s", HW_FMT(all),
		    i == 0             ? ""
			: i + 1 < s->n ? ", "
				       : " and ",
		    HW_FMT(s->v[i]));
	return all;
}

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

/* ---- head ------------------------------------------------------------------- */

/* "state news agency, North Korea": what the table knows of an outlet. */
static struct hw_str
described(const struct hw_trace_out *o, struct hw_str name)
{
	const struct hw_outlet *x = hw_outlet_find(o->m, name);
	struct hw_str s, land = {0};
	UErrorCode err = U_ZERO_ERROR;
	UChar wide[64];
	char place[16], utf8[128];
	int32_t n;

	if (!x)
		return (struct hw_str){0};
	if (x->country.n) {
		snprintf(place, sizeof(place), "und_%.*s", HW_FMT(x->country));
		n = uloc_getDisplayCountry(place, "en", wide, 64, &err);
		if (U_SUCCESS(err) && n > 0 && n < 64 &&
		    u_strToUTF8(utf8, sizeof(utf8), NULL, wide, n, &err) &&
		    U_SUCCESS(err))
			land = hw_str_dup(o->m, hw_str_c(utf8));
	}
	s = hw_str_c(x->flags & HW_OUTLET_AGENCY ? x->flags & HW_OUTLET_STATE
		    ? "state news agency"
		    : "news agency"
		: x->flags & HW_OUTLET_STATE     ? "state media"
						 : "outlet");
	return land.n
	    ? hw_str_printf(o->m, "%.*s, %.*s", HW_FMT(s), HW_FMT(land))
	    : s;
}

static void
root(const struct hw_trace_out *o, const struct hw_report_story *st,
    const struct hw_root *r, bool first)
{
	struct hw_str what = r->article ? (struct hw_str){0}
					: described(o, r->name);
	struct hw_str s;

	if (r->article)
		s = hw_str_printf(o->m, "%.*s, page %.*s",
		    HW_FMT(r->name.n ? r->name : HW_STR("a page of no site")),
		    HW_FMT(hw_trace_label(o, r->article)));
	else
		s = hw_str_printf(o->m,
		    "%.*s (%.*s%snot in the collection): %s%d page%s rest%s "
		    "on it",
		    HW_FMT(r->name), HW_FMT(what), what.n ? "; " : "",
		    r->pages > 1 && (size_t)r->pages == st->n ? "all " : "",
		    r->pages, plural((size_t)r->pages),
		    r->pages == 1 ? "s" : "");
	printf("  %s  ", first ? "Root" : "    ");
	hw_trace_wrap(s, 8, 8);
	if (r->url.n)
		printf("        %.*s\n", HW_FMT(r->url));
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
	printf("        ");
	hw_trace_wrap(hw_str_printf(o->m, "through %.*s, as the pages say",
			  HW_FMT(hw_trace_list(o, &named))),
	    8, 8);
}

/* The day of the earliest dated page of a story. */
static struct hw_str
story_day(
    const struct hw_trace_out *o, const struct hw_report_story *st, char z[32])
{
	const struct hw_date *best = NULL;

	for (size_t i = 0; i < st->n; i++) {
		const struct hw_date *d = &o->r->page[st->page[i]].a->published;

		if (d->precision >= HW_PRECISION_DAY &&
		    (!best || d->at < best->at))
			best = d;
	}
	return best ? hw_trace_day(best, z) : HW_STR("undated");
}

/* The sentence by which a page looks back at an earlier month. */
static void
looks_back(const struct hw_trace_out *o, const struct hw_article *a)
{
	for (size_t i = 0; i < a->n_whens; i++) {
		struct hw_span w = a->whens[i].span;

		if (a->whens[i].date.precision != HW_PRECISION_MONTH)
			continue;
		for (size_t k = 0; k < a->n_sentences; k++) {
			struct hw_span x = a->sentences[k];

			if (x.end <= w.start || x.start > w.start)
				continue;
			printf("  It looks back: “");
			hw_trace_wrap(
			    hw_str_printf(o->m, "%.*s”",
				HW_FMT(hw_trace_clip(o->m,
				    hw_str_sub(a->text, x.start, x.end), 52))),
			    3, 18);
			return;
		}
	}
}

static void
head(const struct hw_trace_out *o, size_t s)
{
	const struct hw_report_story *st = &o->r->story[s];
	const struct hw_article *lead = o->r->page[st->page[0]].a;
	char z[32], z2[32];
	struct hw_str day = story_day(o, st, z);

	for (size_t i = 0; i < st->n; i++)
		if (o->r->page[st->page[i]].a->id == st->s.lead)
			lead = o->r->page[st->page[i]].a;
	if (st->follows && hw_str_eq(day, HW_STR("undated"))) {
		struct hw_str after = story_day(
		    o, &o->r->story[st->follows - 1], z2);

		if (!hw_str_eq(after, day))
			day = hw_str_printf(o->m, "after %.*s", HW_FMT(after));
	}
	printf("%sSTORY %zu  %.*s   %zu page%s, %d source%s", s ? "\n" : "",
	    s + 1, HW_FMT(day), st->n, plural(st->n), st->s.independent,
	    plural((size_t)st->s.independent));
	if (st->follows)
		printf("   follows story %zu", st->follows);
	printf("\n\n");
	if (lead->title.n) {
		printf("  “");
		hw_trace_wrap(hw_str_printf(o->m, "%.*s”%s%.*s%s",
				  HW_FMT(lead->title), st->n > 1 ? " (" : "",
				  HW_FMT(st->n > 1 ? hw_trace_label(o, lead->id)
						   : (struct hw_str){0}),
				  st->n > 1 ? ")" : ""),
		    3, 3);
	}
	if (st->follows && hw_str_starts(day, HW_STR("after")))
		looks_back(o, lead);
	for (size_t i = 0; i < st->s.n_roots; i++)
		root(o, st, &st->s.roots[i], i == 0);
	through(o, st);
}

/* ---- pages ------------------------------------------------------------------ */

/* Whom the page has its news from, each once: outlets and institutions, then
 * who has no name.  People that are quoted stand with their words. */
static struct hw_str
sources(const struct hw_trace_out *o, const struct hw_article *a)
{
	struct hw_strs seen = {0};
	struct hw_str unnamed = {0};

	for (size_t i = 0; i < a->n_credits; i++) {
		const struct hw_credit *c = &a->credits[i];

		if (c->hearsay && !unnamed.n)
			unnamed = HW_STR("hearsay");
		if (c->hearsay && c->chain.n &&
		    hw_str_eq(unnamed, HW_STR("hearsay")) &&
		    hw_text_source(o->m, a, c->chain.v[0]) == HW_NAME_UNKNOWN)
			unnamed = hw_str_printf(o->m,
			    "unnamed sources (“%.*s”)",
			    HW_FMT(hw_trace_clip(o->m, c->chain.v[0], 40)));
		for (size_t k = 0; k < c->chain.n; k++) {
			enum hw_name_kind kind = hw_text_source(
			    o->m, a, c->chain.v[k]);
			bool known = c->image || c->hearsay;

			if (kind != HW_NAME_OUTLET && kind != HW_NAME_ORG)
				continue;
			for (size_t j = 0; j < seen.n; j++)
				known |= hw_str_eq(seen.v[j], c->chain.v[k]);
			if (!known && seen.n < SOURCES_SHOWN)
				*HW_PUSH(o->m, &seen) = c->chain.v[k];
		}
	}
	if (unnamed.n)
		*HW_PUSH(o->m, &seen) = unnamed;
	return hw_trace_list(o, &seen);
}

static void
say_sources(const struct hw_trace_out *o, const struct hw_article *a)
{
	struct hw_str from = sources(o, a);

	if (!from.n && !a->image_credit.n)
		return;
	printf("         ");
	hw_trace_wrap(
	    hw_str_printf(o->m, "%s%.*s%s%s%.*s", from.n ? "credits " : "",
		HW_FMT(from), from.n && a->image_credit.n ? "; " : "",
		a->image_credit.n ? "picture by " : "",
		HW_FMT(a->image_credit)),
	    9, 9);
}

static const char *
suspicion(enum hw_rewriting kind)
{
	static const char *const text[] = {"",
	    "suspected rewriting: ", "suspected machine translation: ",
	    "suspected padding: ", "a digest of what others reported"};

	return text[kind];
}

/* “fluid fuel” for liquid fuel */
static struct hw_str
sign_text(const struct hw_trace_out *o, const struct hw_report_page *p,
    const struct hw_sign *g)
{
	struct hw_str words = hw_str_sub(
	    p->a->text, g->span.start, g->span.end);

	if (g->usual.n && g->of == HW_REWRITING_SPUN)
		return hw_str_printf(
		    o->m, "“%.*s” for %.*s", HW_FMT(words), HW_FMT(g->usual));
	if (g->usual.n)
		return hw_str_printf(
		    o->m, "“%.*s” (%.*s)", HW_FMT(words), HW_FMT(g->usual));
	return hw_str_printf(o->m, "“%.*s”", HW_FMT(words));
}

/* In turn the most telling; what begins or ends like one shown waits. */
static void
signs(const struct hw_trace_out *o, const struct hw_report_page *p)
{
	struct hw_strs shown = {0};
	size_t of = 0;

	if (!p->signs.kind)
		return;
	for (size_t i = 0; i < p->signs.n; i++)
		of += p->signs.v[i].of == p->signs.kind;
	for (size_t i = 0;
	     i < p->signs.n && p->signs.kind != HW_REWRITING_DIGEST; i++)
		if (p->signs.v[i].of == p->signs.kind &&
		    (o->evidence || shown.n < SIGNS_SHOWN))
			*HW_PUSH(o->m, &shown) = sign_text(
			    o, p, &p->signs.v[i]);
	if (shown.n && shown.n < of) {
		struct hw_str more = hw_str_printf(
		    o->m, "%zu more", of - shown.n);

		*HW_PUSH(o->m, &shown) = more;
	}
	if (!of)
		return; /* the copy edge says it */
	printf("         ");
	hw_trace_wrap(hw_str_printf(o->m, "%s%.*s", suspicion(p->signs.kind),
			  HW_FMT(hw_trace_list(o, &shown))),
	    9, 9);
}

static bool
has_any(struct hw_str s, const char *marks)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(marks, s.p[i]))
			return true;
	return false;
}

/* A line that is a headline by its looks and was dropped from a page that
 * has no other. */
static struct hw_str
stray_headline(const struct hw_article *a)
{
	for (size_t i = 0; i < a->dropped.n && !a->title.n; i++) {
		struct hw_str d = a->dropped.v[i], rest = d, word;
		size_t words = 0;
		char last = d.n ? d.p[d.n - 1] : '.';

		while (hw_str_word(&rest, &word))
			words++;
		if (words >= 5 && words <= 30 && last != '.' && last != '*' &&
		    !has_any(d, ";{}=()[]<>@") &&
		    hw_text_phrase(d, NULL) == HW_PHRASE_NONE &&
		    hw_str_find(d, HW_STR(": "), 0) == HW_NPOS)
			return d;
	}
	return (struct hw_str){0};
}

static void
page(const struct hw_trace_out *o, const struct hw_report_page *p)
{
	const struct hw_article *a = p->a;
	struct hw_str label = hw_trace_label(o, a->id);
	struct hw_str stray = stray_headline(a), day;
	char z[32];

	day = hw_trace_day(&a->published, z);
	printf("    %.*s  %s%.*s · ", HW_FMT(label),
	    p->estimated ? "about " : "", HW_FMT(day));
	hw_trace_wrap(
	    hw_str_printf(o->m, "%.*s%s%s", HW_FMT(who(p)),
		p->aggregator ? ", an aggregator by its own words" : "",
		a->n_parts ? ", two texts on one page" : ""),
	    label.n + 6, label.n + day.n + 9 + (p->estimated ? 6 : 0));
	if (!hw_str_starts(a->key, label))
		printf("         %.*s\n", HW_FMT(hw_utf8_clip(a->key, 68)));
	if (stray.n) {
		printf("         ");
		hw_trace_wrap(
		    hw_str_printf(o->m, "headed by another story's “%.*s”",
			HW_FMT(hw_trace_clip(o->m, stray, 90))),
		    9, 9);
	}
	say_sources(o, a);
	signs(o, p);
}

static void
pages(const struct hw_trace_out *o, const struct hw_report_story *st)
{
	printf("\n  Pages\n");
	for (size_t i = 0; i < st->n; i++)
		page(o, &o->r->page[st->page[i]]);
}

/* One line about all of it, where there is more than one page. */
static void
summary(const struct hw_report *r)
{
	size_t copies = 0, made = 0;

	if (r->n_pages < 2)
		return;
	for (size_t i = 0; i < r->n_edges; i++)
		copies += r->edges[i].kind != HW_EDGE_CREDIT;
	for (size_t s = 0; s < r->n_stories; s++)
		for (size_t i = 0; i < r->story[s].s.n_members; i++)
			made += r->story[s].s.members[i].of != 0;
	printf("%zu pages, %zu stor%s; ", r->n_pages, r->n_stories,
	    r->n_stories == 1 ? "y" : "ies");
	if (made)
		printf("%zu made from another of them\n\n", made);
	else
		printf("%s\n\n",
		    copies ? "copies of which none is known to be the first"
			   : "no page is a copy of another");
}

void
hw_report_text(struct hw_arena *m, const struct hw_report *r, bool evidence)
{
	struct hw_trace_out o = {.m = m, .r = r, .evidence = evidence};

	set_labels(&o);
	summary(r);
	for (size_t s = 0; s < r->n_stories; s++) {
		head(&o, s);
		pages(&o, &r->story[s]);
		hw_trace_copies(&o, s);
		hw_trace_differences(&o, &r->story[s]);
		hw_trace_quotations(&o, &r->story[s]);
		hw_trace_timeline(&o, &r->story[s]);
	}
}
