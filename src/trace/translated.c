/* SPDX-License-Identifier: MIT
 * Is one text a translation of the other?  No dictionary and no model: names
 * and numbers survive translation, and they survive in their places.  Two
 * sums of log-likelihood ratios are kept apart: that the names are shared at
 * all (against unrelated texts), and that they stand in the same places
 * (against two reports of one event, which share names anyway). */
#include "trace/trace_int.h"

#include <math.h>
#include <stdlib.h>

#include "trace/pivot.h"

#define BAND 0.06       /* of the text: a translation keeps places this well, */
#define BAND_WORDS 8    /* or within so many words: it turns clauses round */
#define IN_BAND 0.8     /* of a translation's shared names that stand so */
#define SHARE_LEAST 3.0 /* names shared, against unrelated texts, */
#define PLACE_LEAST 5.0 /* places and shape, against one story told twice, */
#define SUM_LEAST 11.5  /* and both together: log-likelihoods */
#define ALL 0.85        /* of the names asked for: nearly all of them */
#define ALL_BONUS 2.0   /* ... is a log-likelihood of its own */
#define PARAGRAPHS 1.6  /* log-likelihood of equally many of them */
#define MOST 0.75       /* of the names: where neither is so, */
#define PLACE_ALONE 11. /* ... places must speak for themselves */
#define COMMON 0.3      /* of the texts hold a name that says nothing */
#define NAMES_MOST 12.0 /* of the log-likelihood that names give an event */
#define THINGS 12.0     /* what the things spoken of give: times the cosine */
#define THINGS_LEAST 0.35 /* less speaks against it */
#define MISSED 0.4 /* what a name that only one text holds speaks against */

enum {
	ALL_LEAST = 8,   /* ... when there are so many */
	MANY = 14,       /* so many tell a share */
	NEXT = 2,        /* tokens between the words of one name */
	NAMES_LEAST = 3, /* different names and numbers shared */
	EVENT_LEAST = 2, /* ... names, to speak of one event */
	SHOWN = 8,       /* of them, as evidence */
};

/* A number says less when it is short, or a year. */
static double
least_chance(const struct hw_trace_doc *d, const struct hw_pivot *x)
{
	const struct hw_token *t = &d->tok[x->token];
	if (x->kind != HW_PIVOT_NUMBER)
		return 0.01;
	return t->end - t->start <= 2 ? 0.25
	    : t->end - t->start == 4  ? 0.15
				      : 0.05;
}

static size_t
paragraphs(const struct hw_trace_doc *d)
{
	size_t n = 0;
	for (size_t i = 0; i < d->n; i++)
		n += (d->tok[i].flags & HW_TOK_PARA) != 0;
	return n;
}

/* Words, with a Chinese character counted as .6 of one. */
static double
words(const struct hw_trace_doc *d)
{
	double n = 0;
	for (size_t i = 0; i < d->n; i++)
		n += d->tok[i].flags & HW_TOK_HAN ? 0.6 : 1;
	return n;
}

/* A translation has the paragraphs and about the length of the original;
 * log-likelihoods against texts of any shape. */
static double
same_shape(const struct hw_trace_doc *a, const struct hw_trace_doc *b)
{
	double pa = (double)paragraphs(a), pb = (double)paragraphs(b);
	double r = words(a) / words(b), sum = 0;
	if (pa > 2 || pb > 2)
		sum += pa == pb ? PARAGRAPHS : fabs(pa - pb) < 2 ? 0 : -1;
	r = r > 1 ? 1 / r : r;
	return sum + (r > 0.75 ? 1 : r > 0.55 ? 0 : r > 0.4 ? -2 : -6);
}

/* Where each paragraph begins, as a share of the text, and the end. */
static float *
paragraph_places(struct hw_arena *m, const struct hw_trace_doc *d, size_t n)
{
	float *v = HW_ARRAY(m, float, n + 1);
	size_t k = 0;
	for (size_t i = 0; i < d->n && k < n; i++)
		if (d->tok[i].flags & HW_TOK_PARA)
			v[k++] = (float)d->tok[i].start / (float)d->a->text.n;
	v[n] = 1;
	return v;
}

/* Texts of equally many paragraphs are laid side by side paragraph by
 * paragraph: pivots of a in the places that they have in b. */
static struct hw_pivots
lay_beside(struct hw_arena *m, const struct hw_trace_doc *a,
    const struct hw_pivots *pa, const struct hw_trace_doc *b)
{
	struct hw_pivots out = *pa;
	size_t n = paragraphs(a), k = 0;
	if (n < 2 || n != paragraphs(b))
		return out;
	float *x = paragraph_places(m, a, n), *y = paragraph_places(m, b, n);
	out.v = HW_ARRAY(m, struct hw_pivot, pa->n);
	for (size_t i = 0; i < pa->n; i++) {
		while (k + 1 < n && pa->v[i].at >= x[k + 1])
			k++;
		float in = (pa->v[i].at - x[k]) / (x[k + 1] - x[k]);
		out.v[i] = pa->v[i];
		out.v[i].at = y[k] + in * (y[k + 1] - y[k]);
	}
	return out;
}

/* What speaks for a translation.  pa belongs to the text with fewer pivots. */
struct sums {
	double share, order, shape;
	int met, asked;       /* different pivots of a: met in b, looked for */
	struct hw_span *pair; /* token of a, token of b in its place */
	size_t n_pair;
	double event; /* that one event is told of, whatever the places */
	struct hw_strs names; /* met in both, that few texts hold */
};

/* Share of the texts read so far, of either language, that hold the name. */
static double
common(const struct hw_trace_words *w, const struct hw_trace_doc *a,
    const struct hw_pivot *x, const struct hw_trace_doc *b,
    const struct hw_pivot *y)
{
	uint32_t nx, ny;

	if (!w)
		return 0;
	nx = hw_trace_words_count(w, a->tok[x->token].hash);
	ny = y ? hw_trace_words_count(w, b->tok[y->token].hash) : 0;
	return (nx > ny ? nx : ny) / (hw_trace_words_articles(w) + 10.0);
}

/* As it is spelt in the text that marks it as a name. */
static void
add_name(struct hw_arena *m, const struct hw_trace_doc *a,
    const struct hw_pivot *x, const struct hw_trace_doc *b,
    const struct hw_pivot *y, struct sums *out)
{
	struct hw_str s;

	if (x->kind == HW_PIVOT_NUMBER || out->names.n == SHOWN)
		return;
	if (x->kind != HW_PIVOT_NAME && y && y->kind == HW_PIVOT_NAME)
		s = hw_token_str(b->a->text, &b->tok[y->token]);
	else
		s = hw_token_str(a->a->text, &a->tok[x->token]);
	for (size_t i = 0; i < out->names.n; i++)
		if (hw_str_eq(out->names.v[i], s))
			return;
	*HW_PUSH(m, &out->names) = s;
}

static void
add_up(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_trace_doc *a, const struct hw_pivots *pa,
    const struct hw_trace_doc *b, const struct hw_meeting *met,
    struct sums *out)
{
	int names = 0;
	double band = BAND_WORDS / words(a);
	band = band < BAND ? BAND : band > 0.3 ? 0.3 : band;
	uint32_t last = 0;
	bool was_in = false;
	for (size_t i = 0; i < pa->n; i++) {
		const struct hw_pivot *x = &pa->v[i];
		if (x->kind != HW_PIVOT_NUMBER && x->n < 3 && !x->exact)
			continue;
		struct hw_meeting r = met[i];
		double least = least_chance(a, x);
		double p = r.chance < least ? least : r.chance;
		if (!r.mentions && x->kind != HW_PIVOT_NUMBER && x->n < 3)
			continue;
		out->asked += !r.repeat;
		if (!r.mentions) {
			out->share -= r.repeat ? 0 : 0.5;
			out->event -= r.repeat ? 0 : MISSED;
			continue;
		}
		if (!r.repeat && p < 0.5) {
			double q = common(w, a, x, b, r.best);

			out->share += log(0.6 / p);
			out->met++;
			q = q > p ? q : p;
			if (q < COMMON) {
				out->event += log(0.6 / q);
				names += x->kind != HW_PIVOT_NUMBER;
				add_name(m, a, x, b, r.best, out);
			}
		}
		double by_luck = 1 - pow(1 - 2 * band, r.mentions);
		bool in = r.distance <= band;
		/* Words of one name, or of one line, keep together anyway. */
		double weight = x->token - last <= NEXT && in == was_in ? 0.3
									: 1;
		out->order += weight *
		    (in ? log(IN_BAND / by_luck)
			: log((1 - IN_BAND) / (1 - by_luck)));
		last = x->token;
		was_in = in;
		if (in && r.best && !r.repeat)
			out->pair[out->n_pair++] = (struct hw_span){
			    x->token, r.best->token};
	}
	if (names < EVENT_LEAST)
		out->event = 0;
}

static struct hw_span
span_of(const struct hw_trace_doc *d, uint32_t token)
{
	return (struct hw_span){d->tok[token].start, d->tok[token].end};
}

static void
show_names(struct hw_arena *m, const struct hw_trace_doc *a,
    const struct hw_trace_doc *b, const struct sums *s, bool swapped,
    struct hw_evidence_list *list)
{
	*HW_PUSH(m, list) = (struct hw_evidence){
	    .what = HW_STR("shared names and numbers"),
	    .detail = hw_str_printf(m,
		"%d of %d; log-likelihood %.1f, their places %.1f, shape %.1f",
		s->met, s->asked, s->share, s->order, s->shape)};
	for (size_t i = 0; i < s->n_pair && i < SHOWN; i++) {
		struct hw_span x = span_of(a, s->pair[i].start);
		struct hw_span y = span_of(b, s->pair[i].end);
		*HW_PUSH(m, list) = (struct hw_evidence){
		    .what = HW_STR("name in its place"),
		    .detail = hw_token_str(
			a->a->text, &a->tok[s->pair[i].start]),
		    .a = swapped ? y : x,
		    .b = swapped ? x : y};
	}
}

void
hw_trace_translated(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    struct hw_edge *out, struct hw_evidence_list *list)
{
	const struct hw_pivots *pa = hw_trace_pivots(a);
	const struct hw_pivots *pb = hw_trace_pivots(b);
	bool swap = pb->n < pa->n;
	if (swap) {
		const struct hw_trace_doc *d = a;
		const struct hw_pivots *p = pa;
		a = b;
		b = d;
		pa = pb;
		pb = p;
	}
	struct sums s = {.pair = HW_ARRAY(m, struct hw_span, pa->n),
	    .shape = same_shape(a, b)};
	struct hw_pivots laid = lay_beside(m, a, pa, b);
	struct hw_meeting *met = HW_ARRAY(m, struct hw_meeting, pa->n);
	hw_trace_pivots_meet(m, &laid, pb, met);
	add_up(m, w, a, pa, b, met, &s);
	/* Two reports of one event seldom have all names in common. */
	if (s.asked >= ALL_LEAST && s.met >= ALL * s.asked)
		s.shape += ALL_BONUS;
	/* Two pages of one outlet or agency share names in places, too. */
	bool formed = s.shape >= PARAGRAPHS || s.asked < MANY ||
	    s.met >= MOST * s.asked;
	double sum = s.share + s.order + s.shape;
	out->event = fmin(s.event, NAMES_MOST) +
	    THINGS * (hw_trace_concepts_alike(a, b) - THINGS_LEAST);
	out->names = s.names;
	if (s.met < NAMES_LEAST || s.share < SHARE_LEAST ||
	    s.order + s.shape < (formed ? PLACE_LEAST : PLACE_ALONE) ||
	    sum < SUM_LEAST)
		return;
	out->kind = HW_EDGE_TRANSLATED;
	out->score = 1 / (1 + exp((SUM_LEAST - 2 - sum) / 6));
	show_names(m, a, b, &s, swap, list);
}
