/* SPDX-License-Identifier: MIT
 * What only one page of a story says.  Every word, number, day and name of
 * the pages goes into one index.  A sentence counts when it holds something
 * that can be checked and nobody else has, and when no sentence of another
 * page shares most of its words, or two of its numbers and names where the
 * other page is written in another language.  What a page was copied,
 * rewritten or translated into is no other page. */

#include "base/arena.h"
#include "text/token.h"
#include "trace/findings_single.h"

enum {
	MEETINGS = 16, /* pages of another script, for one page */
};

#define SHARED 0.5 /* of a sentence's weight: another has it, too */
#define COPIED 0.8 /* ... and a copy has that much of it from here */
#define MET 1.5    /* weight of numbers and names in another language */
#define MET_OF 0.6 /* ... and their share */
#define ALL 0.7    /* of a sentence, all over a page: it says so in pieces */
#define CHANCE 0.1 /* that two names sound alike for no reason */

struct hw_singles_entry {
	uint32_t hash, first; /* posting + 1 */
	uint32_t pages, last; /* how many have it; the last one + 1 */
};

struct hw_singles_score {   /* of a page, or of two sentences */
	float words, items; /* weight shared with a sentence and the next */
	uint32_t stamp;     /* the term counted last */
	uint32_t turn;      /* the sentence compared last */
	bool copied;
};

/* ---- the index -------------------------------------------------------------------- */

static struct hw_singles_entry *
entry_of(const struct hw_singles *s, uint32_t hash)
{
	size_t i = hash & s->mask;

	while (s->entry[i].hash && s->entry[i].hash != hash)
		i = (i + 1) & s->mask;
	return &s->entry[i];
}

static void
index_page(struct hw_singles *s, uint32_t page)
{
	struct hw_singles_page *p = &s->page[page];

	for (size_t i = 0; i < p->n_term; i++) {
		struct hw_singles_entry *e = entry_of(s, p->term[i].hash);

		e->hash = p->term[i].hash;
		*HW_PUSH(s->m, &s->posting) = (struct hw_posting){
		    page, p->term[i].sentence, e->first};
		e->first = (uint32_t)s->posting.n;
		e->pages += e->last != page + 1;
		e->last = page + 1;
	}
}

void
hw_singles_index(struct hw_singles *s)
{
	size_t terms = 0, sentences = 0, cap = 64;

	for (size_t i = 0; i < s->n; i++) {
		hw_singles_read(s->m, &s->page[i]);
		s->page[i].at = (uint32_t)sentences;
		sentences += s->page[i].a->n_sentences;
		terms += s->page[i].n_term;
	}
	while (cap < terms * 2)
		cap *= 2;
	s->entry = HW_ARRAY(s->m, struct hw_singles_entry, cap);
	s->mask = cap - 1;
	s->sentences = (uint32_t)sentences;
	s->score = HW_ARRAY(s->m, struct hw_singles_score, sentences + s->n);
	for (size_t i = 0; i < s->n; i++)
		index_page(s, (uint32_t)i);
}

/* ---- which pages there are --------------------------------------------------------- */

/* Was page q made from page p, in some steps? */
static bool
comes_from(const struct hw_singles *s, const struct hw_singles_page *q,
    const struct hw_singles_page *p)
{
	const struct hw_member *m = q->member;

	for (int step = 0; m && m->of && step < 8; step++) {
		if (m->of == p->a->id)
			return true;
		m = hw_finder_member(s->f, m->of);
	}
	return false;
}

static bool
same_language(const struct hw_singles_page *p, const struct hw_singles_page *q)
{
	return p->a->language.n >= 2 && q->a->language.n >= 2 &&
	    hw_str_ieq(hw_str_sub(p->a->language, 0, 2),
		hw_str_sub(q->a->language, 0, 2));
}

/* Does what q says count for a page p? */
static bool
counts(const struct hw_singles *s, const struct hw_singles_page *q,
    const struct hw_singles_page *p)
{
	return q->a->id != p->a->id && !comes_from(s, q, p);
}

static bool
is_made(const struct hw_singles_page *p)
{
	return p->member &&
	    (p->member->role == HW_ROLE_COPY ||
		p->member->role == HW_ROLE_REWRITTEN ||
		p->member->role == HW_ROLE_TRANSLATED);
}

size_t
hw_singles_open(struct hw_singles *s, struct hw_finder *f)
{
	size_t sources = 0;

	*s = (struct hw_singles){.f = f, .m = f->m};
	for (size_t i = 0; i < s->f->n && s->n < HW_SINGLES_PAGES; i++) {
		struct hw_singles_page *p = &s->page[s->n++];

		p->a = s->f->a[i];
		p->member = hw_finder_member(s->f, p->a->id);
		p->asks = i < s->f->own && !is_made(p);
		sources += p->member &&
		    p->member->role == HW_ROLE_INDEPENDENT &&
		    (i == 0 || s->f->a[i - 1]->id != p->a->id);
	}
	return sources;
}

/* ---- names in other scripts --------------------------------------------------------- */

static void
ready(struct hw_singles *s, struct hw_singles_page *p)
{
	if (!p->doc.a)
		hw_trace_doc_read(s->m, NULL, p->a, &p->t, &p->doc);
}

static uint32_t
sentence_of(const struct hw_singles_page *p, uint32_t token)
{
	uint32_t lo = 0, hi = (uint32_t)p->a->n_sentences;

	while (lo + 1 < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (p->a->sentences[mid].start <= p->t.v[token].start)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* Whom p calls as q does in its own letters. */
static void
meet_names(struct hw_singles *s, struct hw_singles_page *p, uint32_t page)
{
	struct hw_singles_page *q = &s->page[page];
	const struct hw_pivots *a, *b;
	struct hw_meeting *met;

	ready(s, q);
	a = hw_trace_pivots(&p->doc);
	b = hw_trace_pivots(&q->doc);
	met = HW_ARRAY(s->m, struct hw_meeting, a->n + 1);
	hw_trace_pivots_meet(s->m, a, b, met);
	for (size_t i = 0; i < a->n; i++) {
		uint32_t token = a->v[i].token;

		if (a->v[i].kind == HW_PIVOT_NUMBER || !met[i].best ||
		    met[i].chance > CHANCE)
			continue;
		*HW_PUSH(s->m, &s->posting) = (struct hw_posting){
		    page, sentence_of(q, met[i].best->token), p->met[token]};
		p->met[token] = (uint32_t)s->posting.n;
	}
}

void
hw_singles_page(struct hw_singles *s, struct hw_singles_page *p)
{
	size_t n = 0;

	ready(s, p);
	p->met = HW_ARRAY(s->m, uint32_t, p->t.n + 1);
	for (size_t i = 0; i < s->n && n < MEETINGS; i++) {
		const struct hw_singles_page *q = &s->page[i];

		if (counts(s, q, p) && !hw_str_eq(q->a->script, p->a->script)) {
			meet_names(s, p, (uint32_t)i);
			n++;
		}
	}
}

/* ---- a sentence beside the others --------------------------------------------------- */

/* What all pages speak of tells least. */
static double
weight(const struct hw_singles *s, const struct hw_term *t)
{
	static const double by_kind[] = {[HW_TERM_WORD] = 1,
	    [HW_TERM_SMALL] = .5,
	    [HW_TERM_PAIR] = 1,
	    [HW_TERM_NUMBER] = 2,
	    [HW_TERM_DAY] = .7,
	    [HW_TERM_NAME] = 1};
	const struct hw_singles_entry *e = entry_of(s, t->hash);
	double w = by_kind[t->kind];

	if (e->pages * 2 > s->n && s->n > 2)
		return w * .3;
	return e->pages > 2 ? w * .6 : w;
}

static bool
is_item(const struct hw_term *t)
{
	return t->kind != HW_TERM_WORD && t->kind != HW_TERM_PAIR;
}

/* Does the term mean on page q what it means on p? */
static bool
speaks(const struct hw_singles_page *p, const struct hw_singles_page *q,
    const struct hw_term *t)
{
	return is_item(t) || same_language(p, q);
}

static void
add(struct hw_singles *s, uint32_t at, double w, bool item)
{
	struct hw_singles_score *x = &s->score[at];

	if (x->turn != s->turn) {
		*x = (struct hw_singles_score){.turn = s->turn};
		*HW_PUSH(s->m, &s->touched) = at;
	}
	if (x->stamp == s->stamp)
		return;
	x->stamp = s->stamp;
	x->words += (float)w;
	x->items += item ? (float)w : 0;
}

/* A sentence of another page holds the term: it counts for that, and for the
 * one before, which is looked at together with it. */
static void
touch(struct hw_singles *s, const struct hw_singles_page *p,
    const struct hw_term *t, const struct hw_posting *x, double w)
{
	const struct hw_singles_page *q = &s->page[x->page];

	if (!counts(s, q, p) || !speaks(p, q, t))
		return;
	add(s, q->at + x->sentence, w, is_item(t));
	if (x->sentence)
		add(s, q->at + x->sentence - 1, w, is_item(t));
	add(s, s->sentences + x->page, w, is_item(t));
}

static uint32_t
met_of(const struct hw_singles_page *p, const struct hw_term *t)
{
	return t->kind == HW_TERM_NAME && p->met ? p->met[t->token] : 0;
}

static void
weigh_terms(struct hw_singles *s, const struct hw_singles_page *p, size_t from,
    size_t to, struct hw_singles_sums *out)
{
	s->turn++;
	s->touched.n = 0;
	for (size_t i = from; i < to; i++) {
		const struct hw_term *t = &p->term[i];
		double w = weight(s, t);

		s->stamp++;
		out->words += w;
		out->items += is_item(t) ? w : 0;
		for (uint32_t k = entry_of(s, t->hash)->first; k;
		     k = s->posting.v[k - 1].next)
			touch(s, p, t, &s->posting.v[k - 1], w);
		for (uint32_t k = met_of(p, t); k; k = s->posting.v[k - 1].next)
			touch(s, p, t, &s->posting.v[k - 1], w);
	}
}

static const struct hw_singles_page *
page_at(const struct hw_singles *s, uint32_t at)
{
	size_t i = s->n - 1;

	if (at >= s->sentences)
		return &s->page[at - s->sentences];
	while (s->page[i].at > at)
		i--;
	return &s->page[i];
}

/* Does a sentence of another page say the same?  A page that is a copy of a
 * third and has it word by word has it from p. */
static void
look_around(struct hw_singles *s, const struct hw_singles_page *p,
    struct hw_singles_sums *out)
{
	for (size_t i = 0; i < s->touched.n; i++) {
		uint32_t at = s->touched.v[i];
		struct hw_singles_score *x = &s->score[at];
		const struct hw_singles_page *q = page_at(s, at);
		bool whole = at >= s->sentences;

		if (!same_language(p, q))
			out->told |= x->items >= MET &&
			    x->items > (whole ? ALL : MET_OF) * out->items;
		else if (is_made(q) && x->words > COPIED * out->words)
			x->copied = !whole;
		else
			out->told |= x->words >
			    (whole ? ALL : SHARED) * out->words;
	}
}

static bool
is_seen(const struct hw_singles *s, const struct hw_singles_page *p,
    const struct hw_term *t, uint32_t first)
{
	for (uint32_t k = first; k; k = s->posting.v[k - 1].next) {
		const struct hw_posting *x = &s->posting.v[k - 1];
		const struct hw_singles_page *q = &s->page[x->page];
		const struct hw_singles_score *y =
		    &s->score[q->at + x->sentence];

		if (!counts(s, q, p) || !speaks(p, q, t))
			continue;
		if (y->copied && y->turn == s->turn)
			continue;
		if (x->sentence && y[-1].copied && y[-1].turn == s->turn)
			continue;
		return true;
	}
	return false;
}

/* Set sums of the terms [from, to) and which of them stand elsewhere. */
void
hw_singles_compare(struct hw_singles *s, const struct hw_singles_page *p,
    size_t from, size_t to, struct hw_singles_sums *out)
{
	*out = (struct hw_singles_sums){0};
	weigh_terms(s, p, from, to, out);
	look_around(s, p, out);
	for (size_t i = from; i < to; i++) {
		struct hw_term *t = &p->term[i];

		t->seen = is_seen(s, p, t, entry_of(s, t->hash)->first) ||
		    is_seen(s, p, t, met_of(p, t));
		out->fresh += t->seen ? 0 : weight(s, t);
	}
	for (size_t i = 0; i < s->n; i++)
		out->beside |= counts(s, &s->page[i], p) &&
		    same_language(p, &s->page[i]);
}
