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

#define BAND 0.06       /* of the text: a translation keeps places this well */
#define IN_BAND 0.8     /* of a translation's shared names that stand so */
#define SHARE_LEAST 3.0 /* names shared, against unrelated texts, */
#define PLACE_LEAST 5.0 /* places and shape, against one story told twice, */
#define SUM_LEAST 11.0  /* and both together: log-likelihoods */

enum {
	NAMES_LEAST = 3, /* different names and numbers shared */
	SHOWN = 8,       /* of them, as evidence */
};

/* Cost of sounding x as y, in sounds lost. */
static double
replace_cost(unsigned x, unsigned y)
{
	if (x == y)
		return 0;
	if ((x == HW_SOUND_W && y == HW_SOUND_P) ||
	    (x == HW_SOUND_P && y == HW_SOUND_W))
		return 0.2;
	if ((x == HW_SOUND_K && y == HW_SOUND_S) ||
	    (x == HW_SOUND_S && y == HW_SOUND_K))
		return 0.6;
	return 1.2;
}

static double
drop_cost(unsigned x)
{
	return x == HW_SOUND_W ? 0.2 : x == HW_SOUND_L ? 0.6 : 1;
}

/* Cost of finding the name x in y.  Ends of y may hang over: freely where
 * words are not parted, for a little where they carry endings. */
static double
sounding(const struct hw_pivot *x, const struct hw_pivot *y)
{
	double over = y->kind == HW_PIVOT_SPELT ? 0
	    : y->kind == HW_PIVOT_WORD          ? 0.4
						: 0.6;
	double row[HW_SOUNDS + 1], best = 99;
	for (int j = 0; j <= y->n; j++)
		row[j] = over * j;
	for (int i = 0; i < x->n; i++) {
		unsigned a = x->sounds >> (3 * i) & 7;
		double diagonal = row[0];
		row[0] += drop_cost(a);
		for (int j = 0; j < y->n; j++) {
			unsigned b = y->sounds >> (3 * j) & 7;
			double c = diagonal + replace_cost(a, b);
			double drop = row[j + 1] + drop_cost(a);
			double add = row[j] + drop_cost(b);
			diagonal = row[j + 1];
			c = drop < c ? drop : c;
			row[j + 1] = add < c ? add : c;
		}
	}
	for (int j = 0; j <= y->n; j++) {
		double c = row[j] + over * (y->n - j);
		best = c < best ? c : best;
	}
	return best;
}

/* How likely is it that a name of an unrelated text matches so well? */
static double
chance(const struct hw_pivot *x, const struct hw_pivot *y)
{
	if (x->kind == HW_PIVOT_NUMBER || y->kind == HW_PIVOT_NUMBER)
		return x->kind == y->kind && x->exact == y->exact ? 0.002 : 1;
	if (x->exact && x->exact == y->exact)
		return 0.002;
	if (x->n < 3 || y->n < 2)
		return 1;
	double kept = x->n - 1.4 * sounding(x, y);
	double slide = y->kind == HW_PIVOT_SPELT && y->n > x->n
	    ? y->n - x->n + 1
	    : 1;
	return kept < 2 ? 1 : slide * pow(5.0, -kept);
}

/* A name of a with its mentions in b. */
struct meeting {
	double chance;   /* of the best match, for all of b */
	double distance; /* to the nearest mention, share of the text */
	int mentions;    /* in b */
	const struct hw_pivot *best;
};

static struct meeting
meet(const struct hw_pivot *x, const struct hw_pivots *b)
{
	struct meeting r = {.chance = 1, .distance = 1};
	for (size_t j = 0; j < b->n; j++) {
		const struct hw_pivot *y = &b->v[j];
		double c = chance(x, y);
		if (c > 0.02)
			continue;
		double d = fabs((double)x->at - (double)y->at);
		r.mentions++;
		if (c < r.chance)
			r.chance = c;
		if (d < r.distance) {
			r.distance = d;
			r.best = y;
		}
	}
	if (r.mentions)
		r.chance = 1 - pow(1 - r.chance, (double)b->n);
	return r;
}

static bool
is_repeat(const struct hw_pivots *a, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (a->v[k].kind == a->v[i].kind &&
		    a->v[k].exact == a->v[i].exact &&
		    a->v[k].sounds == a->v[i].sounds)
			return true;
	return false;
}

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
		sum += pa == pb ? 1.6 : fabs(pa - pb) < 2 ? 0 : -1;
	r = r > 1 ? 1 / r : r;
	return sum + (r > 0.75 ? 1 : r > 0.55 ? 0 : r > 0.4 ? -2 : -6);
}

/* What speaks for a translation.  pa belongs to the text with fewer pivots. */
struct sums {
	double share, order, shape;
	int met, asked;       /* different pivots of a: met in b, looked for */
	struct hw_span *pair; /* token of a, token of b in its place */
	size_t n_pair;
};

static void
add_up(const struct hw_trace_doc *a, const struct hw_pivots *pa,
    const struct hw_pivots *pb, struct sums *out)
{
	for (size_t i = 0; i < pa->n; i++) {
		const struct hw_pivot *x = &pa->v[i];
		bool repeat = is_repeat(pa, i);
		if (x->kind != HW_PIVOT_NUMBER && x->n < 3 && !x->exact)
			continue;
		struct meeting r = meet(x, pb);
		double least = least_chance(a, x);
		double p = r.chance < least ? least : r.chance;
		if (!r.mentions && x->kind != HW_PIVOT_NUMBER && x->n < 3)
			continue;
		out->asked += !repeat;
		if (!r.mentions) {
			out->share -= repeat ? 0 : 0.5;
			continue;
		}
		if (!repeat && p < 0.5) {
			out->share += log(0.6 / p);
			out->met++;
		}
		double by_luck = 1 - pow(1 - 2 * BAND, r.mentions);
		bool in = r.distance <= BAND;
		out->order += in ? log(IN_BAND / by_luck)
				 : log((1 - IN_BAND) / (1 - by_luck));
		if (in && r.best && !repeat)
			out->pair[out->n_pair++] = (struct hw_span){
			    x->token, r.best->token};
	}
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
hw_trace_translated(struct hw_arena *m, const struct hw_trace_doc *a,
    const struct hw_trace_doc *b, struct hw_edge *out,
    struct hw_evidence_list *list)
{
	struct hw_pivots pa, pb;
	hw_trace_pivots(m, a, &pa);
	hw_trace_pivots(m, b, &pb);
	bool swap = pb.n < pa.n;
	if (swap) {
		const struct hw_trace_doc *d = a;
		struct hw_pivots p = pa;
		a = b;
		b = d;
		pa = pb;
		pb = p;
	}
	struct sums s = {.pair = HW_ARRAY(m, struct hw_span, pa.n),
	    .shape = same_shape(a, b)};
	add_up(a, &pa, &pb, &s);
	double sum = s.share + s.order + s.shape;
	if (s.met < NAMES_LEAST || s.share < SHARE_LEAST ||
	    s.order + s.shape < PLACE_LEAST || sum < SUM_LEAST)
		return;
	out->kind = HW_EDGE_TRANSLATED;
	out->score = 1 / (1 + exp((SUM_LEAST - 2 - sum) / 6));
	show_names(m, a, b, &s, swap, list);
}
