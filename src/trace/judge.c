/* SPDX-License-Identifier: MIT
 * Is one text made from the other, and how: verbatim, lightly edited, in
 * part, rewritten, or brought up to date by its own publisher.  Quotations
 * do not count: two reporters at one press conference share them.  Nor do
 * sentences that stand on many unrelated pages. */
#include "trace/trace_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "text/note.h"

/* True copies of the reuse set share more than this; same-event reports of two
 * other sets less (figures: bench/RESULTS.md, "Copies"). */
#define SHARE_LEAST 0.28    /* shared of the shorter text's own words */
#define SHARE_MOST 0.5      /* above it fewer words will do */
#define WORDS_LEAST 36      /* shared words */
#define WORDS_FEW 24        /* ... when SHARE_MOST is shared */
#define WORDS_SPUN 44       /* ... when words stand for others, */
#define WORDS_SPUN_FEW 30   /* ... when SHARE_MOST is shared, */
#define SHARE_SPUN 0.6      /* ... unless so much is */
#define RUN_LEAST 56        /* shared words of one stretch, enough alone */
#define RUN_DENSE 12        /* ... when not more than one in so many differs */
#define VERBATIM_RUN 12     /* words the same in a row, quoted or not */
#define VERBATIM_OWN 16     /* ... of them not quoted, enough when such runs */
#define VERBATIM_SHARE 0.24 /* are this much of the shorter text */
#define QUOTED_SHARE 0.8    /* of texts that are nearly all quotation */
#define UPDATE_SHARE 0.6    /* of a publisher's reworded text */
#define SPUN_RATE 0.045     /* replacements for each word kept */
#define PART_OWN 0.18       /* own paragraphs of the better covered text */

/* Paragraphs shorter than this are page furniture: bylines, share buttons,
 * "read also". */
enum { FURNITURE = 22, SPANS = 8, HAN_UNIT = 2 };

#define ASIDE (HW_ROLE_QUOTE | HW_ROLE_COMMON)

static uint32_t
count_without(const struct hw_trace_doc *d, uint8_t roles)
{
	uint32_t n = 0;
	for (size_t i = 0; i < d->n; i++)
		n += !(d->role[i] & roles);
	return n;
}

/* Texts that are nearly all quotation (interviews) are compared whole. */
static bool
mostly_quoted(const struct hw_trace_doc *d)
{
	uint32_t outside = count_without(d, ASIDE);
	return outside < 40 && outside * 3 < count_without(d, HW_ROLE_COMMON);
}

static void
measure_blocks(struct hw_arena *m, struct hw_pair *p, uint8_t aside)
{
	const struct hw_trace_doc *a = p->a, *b = p->b;
	p->in_a = HW_ARRAY(m, uint8_t, a->n + 1);
	p->in_b = HW_ARRAY(m, uint8_t, b->n + 1);
	for (size_t k = 0; k < p->x.n; k++) {
		const struct hw_block *bl = &p->x.block[k];
		uint32_t here = 0;
		for (uint32_t i = bl->a0; i < bl->a1; i++) {
			bool again = p->in_a[i];
			p->in_a[i] = 1;
			uint32_t j = p->x.to_b[i];
			if (!j || again)
				continue;
			p->equal++;
			here += !((a->role[i] | b->role[j - 1]) & aside);
		}
		for (uint32_t j = bl->b0; j < bl->b1; j++)
			p->in_b[j] = 1;
		p->replaced += bl->replaced;
		p->shared += here;
		if (bl->replaced * RUN_DENSE <= bl->equal && here > p->longest)
			p->longest = here;
	}
}

/* Speech that two reporters quote stands between words of their own; a part
 * that was taken over runs on through quotation and narration alike. */
static void
measure_verbatim(struct hw_pair *p, uint8_t aside)
{
	const struct hw_trace_doc *a = p->a, *b = p->b;
	uint32_t unit = a->han ? HAN_UNIT : 1;
	for (uint32_t i = 0, end; i < a->n; i = end) {
		uint32_t j = p->x.to_b[i], own = 0;
		for (end = i + 1; end < a->n && j; end++)
			if (p->x.to_b[end] != j + (end - i))
				break;
		if (end - i < VERBATIM_RUN * unit)
			continue;
		for (uint32_t k = i; k < end; k++)
			own += !((a->role[k] | b->role[j - 1 + k - i]) & aside);
		p->verbatim += end - i;
		p->verbatim_own += own;
	}
}

/* Tokens outside all blocks, in paragraphs long enough to be prose. */
static uint32_t
own_prose(const struct hw_trace_doc *d, const uint8_t *in)
{
	uint32_t own = 0;
	for (size_t i = 0; i < d->n;) {
		size_t end = i + 1;
		while (end < d->n && !(d->tok[end].flags & HW_TOK_PARA))
			end++;
		uint32_t free = 0;
		for (size_t k = i; k < end; k++)
			free += !in[k];
		if (free >= FURNITURE)
			own += free;
		i = end;
	}
	return own;
}

static double
cover(const uint8_t *in, size_t n)
{
	size_t c = 0;
	for (size_t i = 0; i < n; i++)
		c += in[i];
	return n ? (double)c / (double)n : 0;
}

static void
measure(struct hw_arena *m, struct hw_pair *p)
{
	p->whole = mostly_quoted(p->a) || mostly_quoted(p->b);
	uint8_t aside = p->whole ? HW_ROLE_COMMON : ASIDE;
	p->out_a = count_without(p->a, aside);
	p->out_b = count_without(p->b, aside);
	hw_trace_align(m, p->a, p->b, &p->x);
	measure_blocks(m, p, aside);
	measure_verbatim(p, aside);
	p->own_a = own_prose(p->a, p->in_a);
	p->own_b = own_prose(p->b, p->in_b);
	p->cover_a = cover(p->in_a, p->a->n);
	p->cover_b = cover(p->in_b, p->b->n);
}

static double
share(const struct hw_pair *p)
{
	uint32_t least = p->out_a < p->out_b ? p->out_a : p->out_b;
	double s = least ? (double)p->shared / least : 0;
	return s > 1 ? 1 : s;
}

static bool
same_publisher(const struct hw_article *a, const struct hw_article *b)
{
	return a->host.n && hw_str_ieq(a->host, b->host);
}

/* Is what follows byte i of the text nothing, or a last line that says whose
 * text it is? */
static bool
ends_at(const struct hw_trace_doc *d, size_t i)
{
	struct hw_str rest = hw_str_sub(d->a->text, i, d->tok[d->n - 1].end),
		      who;
	size_t line = hw_str_chr(rest, '\n', 0);

	if (!rest.n)
		return true;
	return line < 4 && /* behind a full stop */
	    hw_text_source_line(
		d->m, hw_str_trim(hw_str_from(rest, line)), &who);
}

/* The same characters but for white space and a credit line: not so when
 * quotation marks were straightened or a comma moved. */
static bool
same_characters(const struct hw_pair *p)
{
	struct hw_str a = p->a->a->text, b = p->b->a->text;
	size_t i = p->a->tok[0].start, j = p->b->tok[0].start;
	size_t i1 = p->a->tok[p->a->n - 1].end;
	size_t j1 = p->b->tok[p->b->n - 1].end;
	for (;;) {
		while (i < i1 && hw_is_space((unsigned char)a.p[i]))
			i++;
		while (j < j1 && hw_is_space((unsigned char)b.p[j]))
			j++;
		if (i == i1 || j == j1)
			return ends_at(p->a, i) && ends_at(p->b, j);
		if (a.p[i++] != b.p[j++])
			return false;
	}
}

static bool
runs_on(const struct hw_pair *p, uint32_t unit)
{
	size_t shorter = p->a->n < p->b->n ? p->a->n : p->b->n;
	return p->verbatim_own >= VERBATIM_OWN * unit &&
	    p->verbatim >= VERBATIM_SHARE * (double)shorter;
}

/* Is what they share more than two reports of one event do? */
static bool
enough(const struct hw_pair *p, bool reworded)
{
	uint32_t unit = p->a->han ? HAN_UNIT : 1, words = p->shared / unit;
	double s = share(p);

	if (p->whole)
		return s >= QUOTED_SHARE && words >= WORDS_FEW;
	if (p->longest >= RUN_LEAST * unit || runs_on(p, unit))
		return true;
	if (reworded && s < SHARE_SPUN &&
	    words < (s < SHARE_MOST ? WORDS_SPUN : WORDS_SPUN_FEW))
		return false;
	return (s >= SHARE_LEAST && words >= WORDS_LEAST) ||
	    (s >= SHARE_MOST && words >= WORDS_FEW);
}

static enum hw_edge_kind
kind_of(const struct hw_pair *p)
{
	bool reworded = p->replaced >= 3 && p->replaced > SPUN_RATE * p->equal;
	if (!enough(p, reworded))
		return HW_EDGE_NONE;
	/* What a publisher writes every week is no update of last week's. */
	if (same_publisher(p->a->a, p->b->a))
		return reworded && share(p) < UPDATE_SHARE ? HW_EDGE_NONE
							   : HW_EDGE_UPDATE;
	if (reworded)
		return HW_EDGE_SPUN;
	if (same_characters(p))
		return HW_EDGE_COPY;
	double a = (double)p->own_a / (double)p->a->n;
	double b = (double)p->own_b / (double)p->b->n;
	return (a < b ? a : b) > PART_OWN ? HW_EDGE_PARTIAL : HW_EDGE_NEAR;
}

/* ---- evidence ------------------------------------------------------------ */

static struct hw_span
token_span(const struct hw_trace_doc *d, uint32_t from, uint32_t to)
{
	return (struct hw_span){d->tok[from].start, d->tok[to - 1].end};
}

static int
by_equal(const void *x, const void *y)
{
	const struct hw_block *a = x, *b = y;
	if (a->equal != b->equal)
		return a->equal < b->equal ? 1 : -1;
	return (a->a0 > b->a0) - (a->a0 < b->a0);
}

/* The longest parallel stretches, as proof. */
static void
show_blocks(
    struct hw_arena *m, const struct hw_pair *p, struct hw_evidence_list *list)
{
	struct hw_block *v = HW_ARRAY(m, struct hw_block, p->x.n);
	for (size_t k = 0; k < p->x.n; k++)
		v[k] = p->x.block[k];
	qsort(v, p->x.n, sizeof(*v), by_equal);
	for (size_t k = 0; k < p->x.n && k < SPANS; k++)
		*HW_PUSH(m, list) = (struct hw_evidence){
		    .what = HW_STR("shared text"),
		    .detail = hw_str_printf(
			m, "%u words, %u replaced", v[k].equal, v[k].replaced),
		    .a = token_span(p->a, v[k].a0, v[k].a1),
		    .b = token_span(p->b, v[k].b0, v[k].b1)};
}

void
hw_trace_sum(struct hw_edge *e)
{
	e->margin = 0;
	for (size_t i = 0; i < e->n; i++)
		e->margin += e->evidence[i].weight;
	e->direction = e->margin >= HW_TRACE_MARGIN ? HW_DIRECTION_AB
	    : e->margin <= -HW_TRACE_MARGIN         ? HW_DIRECTION_BA
						    : HW_DIRECTION_UNKNOWN;
}

static bool
other_language(const struct hw_article *a, const struct hw_article *b)
{
	struct hw_str x = a->language, y = b->language, fx = {0}, fy = {0};
	hw_str_split(&x, '-', &fx);
	hw_str_split(&y, '-', &fy);
	return fx.n && fy.n && !hw_str_ieq(fx, fy);
}

static void
finish(struct hw_edge *out, const struct hw_evidence_list *list)
{
	out->evidence = list->v;
	out->n = list->n;
	hw_trace_sum(out);
}

struct hw_trace_doc *
hw_trace_prepare(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_article *a, const struct hw_tokens *t)
{
	struct hw_trace_doc *d = HW_NEW(m, struct hw_trace_doc);
	hw_trace_doc_read(m, w, a, t, d);
	hw_trace_doc_grams(m, d);
	return d;
}

/* The one that is judged as the first, so that the outcome does not depend on
 * who asks about whom: the longer, else by its bytes. */
static bool
comes_first(const struct hw_trace_doc *a, const struct hw_trace_doc *b)
{
	struct hw_str x = a->a->text, y = b->a->text;

	if (a->n != b->n)
		return a->n > b->n;
	if (x.n != y.n)
		return x.n > y.n;
	return !x.n || memcmp(x.p, y.p, x.n) <= 0;
}

/* What is said of the first, said of the second.  Static, as all of it. */
static struct hw_str
turn_words(struct hw_str s)
{
	static const char *const said[][2] = {
	    {"first names second", "second names first"},
	    {"first is an aggregator", "second is an aggregator"},
	    {"first is named in its text", "second is named in its text"},
	    {"first names no writer", "second names no writer"},
	    {"first is dated before its own dateline",
		"second is dated before its own dateline"},
	    {"first lies inside second", "second lies inside first"},
	    {"first is wrapped in furniture", "second is wrapped in furniture"},
	    {"first mixes quotation marks", "second mixes quotation marks"},
	    {"first uses a name it has not introduced",
		"second uses a name it has not introduced"},
	    {"first has the rarer words", "second has the rarer words"},
	    {"first has the longer words", "second has the longer words"},
	    {"first puts more words", "second puts more words"},
	    {"first damages phrases", "second damages phrases"},
	    {"first keeps foreign spellings", "second keeps foreign spellings"},
	    {"first keeps foreign words", "second keeps foreign words"},
	    {"first counts in foreign measures",
		"second counts in foreign measures"},
	};

	for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++)
		for (int k = 0; k < 2; k++)
			if (hw_str_eq(s, hw_str_c(said[i][k])))
				return hw_str_c(said[i][!k]);
	/* "seen first" and "shared text" are said of both. */
	HW_ASSERT(!hw_str_starts(s, HW_STR("first ")) &&
	    !hw_str_starts(s, HW_STR("second ")));
	return s;
}

/* The same judgement seen from the other side. */
static void
turn(struct hw_edge *e)
{
	hw_id id = e->a;
	float cover = e->cover_a;

	e->a = e->b;
	e->b = id;
	e->cover_a = e->cover_b;
	e->cover_b = cover;
	for (size_t i = 0; i < e->n; i++) {
		struct hw_evidence *v = &e->evidence[i];
		struct hw_span span = v->a;

		v->what = turn_words(v->what);
		v->weight = 0 - v->weight;
		v->a = v->b;
		v->b = span;
	}
	hw_trace_sum(e);
}

static void
compare(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    struct hw_edge *out)
{
	struct hw_evidence_list list = {0};
	if (other_language(a->a, b->a)) {
		hw_trace_translated(m, w, a, b, out, &list);
		if (out->kind == HW_EDGE_TRANSLATED) {
			hw_trace_direct_translated(m, a, b, &list);
			finish(out, &list);
			return;
		}
	}
	if (!hw_trace_shares_gram(a, b))
		return; /* so measure would find no blocks */
	struct hw_pair p = {.a = a, .b = b, .words = w};
	measure(m, &p);
	out->score = share(&p);
	out->cover_a = (float)p.cover_a;
	out->cover_b = (float)p.cover_b;
	out->kind = kind_of(&p);
	if (out->kind == HW_EDGE_NONE)
		return;
	show_blocks(m, &p, &list);
	hw_trace_direct(m, &p, out->kind, &list);
	finish(out, &list);
}

void
hw_trace_compare(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    struct hw_edge *out)
{
	bool flip = !comes_first(a, b);
	const struct hw_trace_doc *x = flip ? b : a, *y = flip ? a : b;

	*out = (struct hw_edge){.a = x->a->id, .b = y->a->id};
	if (a->n && b->n)
		compare(m, w, x, y, out);
	if (flip)
		turn(out);
}

void
hw_trace_judge(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_article *a, const struct hw_article *b, struct hw_edge *out)
{
	hw_trace_compare(m, w, hw_trace_prepare(m, w, a, NULL),
	    hw_trace_prepare(m, w, b, NULL), out);
}
