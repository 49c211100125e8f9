/* SPDX-License-Identifier: MIT
 * Which of the sentences that only one page has are worth naming: those a
 * careful editor would ask about first.  Points for where it comes from (told
 * to this paper, papers seen, people not named), for what can be checked in
 * it and stands nowhere else (numbers, days, names), and for leading its
 * page; what anybody knows, views and weather lose. */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "text/calendar.h"
#include "text/telling.h"
#include "trace/findings_single.h"

enum {
	OF_PAGE = 2, /* sentences named of one page */
	OF_STORY = 8,
	SOURCES = 3, /* independent pages from which on it is worth telling */
	SHORT = 5,   /* words that carry meaning, at least */
	LONG = 60,
	MANY = 5,   /* ... or so many pages, where two of them are */
	LATELY = 6, /* years */
};

#define LEAST 3.0        /* points that make it worth naming */
#define LEAST_OF_TWO 4.0 /* ... where one page is all there is beside it */
#define FRESH 0.4        /* of its weight that nobody else has */
#define FROM (HW_TELLING_OURS | HW_TELLING_PAPERS | HW_TELLING_UNNAMED)
#define SPOKEN 4 /* a quarter of a sentence may be a quotation */

struct pick {
	const struct hw_singles_page *p;
	struct hw_span span;
	struct hw_str key;
	double points;
	bool ours; /* told to the page's own outlet */
};

struct picker {
	struct hw_singles s;
	double least;
	HW_VEC(struct pick) all;
};

/* What can be checked in a sentence and stands nowhere else. */
struct checks {
	int numbers, pairs, days, names, words;
	bool who;           /* a new name is somebody's */
	bool past;          /* a year before the page's own */
	struct hw_str name; /* the first new name, */
	struct hw_str any;  /* ... the first name at all */
};

/* ---- one sentence --------------------------------------------------------------- */

/* How many bytes of the sentence are quoted? */
static size_t
quoted(const struct hw_article *a, struct hw_span q)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n_quotes; i++) {
		struct hw_span x = a->quotes[i].span;

		if (a->quotes[i].indirect || x.start >= q.end ||
		    x.end <= q.start)
			continue;
		n += (x.end < q.end ? x.end : q.end) -
		    (x.start > q.start ? x.start : q.start);
	}
	return n;
}

static bool
is_quoted(const struct hw_article *a, uint32_t byte)
{
	for (size_t i = 0; i < a->n_quotes; i++)
		if (!a->quotes[i].indirect && a->quotes[i].span.start <= byte &&
		    a->quotes[i].span.end > byte)
			return true;
	return false;
}

static const struct hw_name *
name_at(const struct hw_article *a, uint32_t byte)
{
	for (size_t i = 0; i < a->n_names; i++) {
		if (a->names[i].span.start > byte)
			break;
		if (a->names[i].span.end > byte)
			return &a->names[i];
	}
	return NULL;
}

/* How many years before the page the year was; 0: it is none. */
static int
years_before(const struct hw_article *a, const struct hw_term *t)
{
	int now = a->published.precision >= HW_PRECISION_YEAR
	    ? hw_civil_of(a->published.at).year
	    : 0;

	return t->kind == HW_TERM_NUMBER && t->value >= 1500 &&
		t->value < now && t->value == floor(t->value)
	    ? now - (int)t->value
	    : 0;
}

/* A number is checked once: as itself, or by what it counts. */
static void
check_number(const struct hw_term *v, size_t i, size_t from, struct checks *out)
{
	bool before = i > from && v[i - 1].token == v[i].token &&
	    v[i - 1].kind == HW_TERM_NUMBER && !v[i - 1].seen;

	if (v[i].kind == HW_TERM_NUMBER)
		out->numbers++;
	else if (!before && v[i].value >= 2 && v[i].value <= 12)
		out->pairs++;
}

/* A single word may be a name for standing at the head of a sentence. */
static bool
is_told_name(const struct hw_name *n)
{
	return n->kind == HW_NAME_PERSON || n->kind == HW_NAME_ORG ||
	    hw_str_chr(n->canonical, ' ', 0) != HW_NPOS;
}

/* A name is new when nobody else has any part of it. */
static void
check_name(const struct hw_singles_page *p, size_t i, size_t from, size_t to,
    struct checks *out)
{
	const struct hw_name *n = name_at(p->a, p->t.v[p->term[i].token].start);

	if (!n || !is_told_name(n) ||
	    (i > from && p->term[i - 1].kind == HW_TERM_NAME &&
		name_at(p->a, p->t.v[p->term[i - 1].token].start) == n))
		return;
	if (!out->any.n &&
	    (n->kind == HW_NAME_PERSON || n->kind == HW_NAME_ORG))
		out->any = n->canonical;
	for (; i < to && p->term[i].kind == HW_TERM_NAME &&
	     p->t.v[p->term[i].token].start < n->span.end;
	     i++)
		if (p->term[i].seen)
			return;
	out->names++;
	out->who |= n->kind != HW_NAME_PLACE;
	if (!out->name.n)
		out->name = n->canonical;
}

static void
check(
    const struct hw_singles_page *p, size_t from, size_t to, struct checks *out)
{
	*out = (struct checks){0};
	for (size_t i = from; i < to; i++) {
		const struct hw_term *t = &p->term[i];
		int ago = t->seen ? 0 : years_before(p->a, t);

		if (is_quoted(p->a, p->t.v[t->token].start))
			continue;
		out->past |= ago > 0 && ago <= LATELY;
		if (t->kind == HW_TERM_NAME) {
			check_name(p, i, from, to, out);
		} else if (t->seen || ago > LATELY) {
			continue; /* long ago: what anybody can look up */
		} else if (t->kind == HW_TERM_NUMBER ||
		    t->kind == HW_TERM_PAIR) {
			check_number(p->term, i, from, out);
		} else if (t->kind == HW_TERM_DAY) {
			out->days += t->value < HW_CALENDAR_WEEKDAY;
		} else {
			out->words += t->kind == HW_TERM_WORD;
		}
	}
}

/* The page's outlet by its name, or its short one: "told the Observer". */
static bool
names_itself(
    struct picker *k, const struct hw_singles_page *p, const struct hw_term *x)
{
	struct hw_str site = p->a->site, word, code = {0};
	const struct hw_span *q = &p->a->sentences[x->sentence];
	size_t open = hw_str_chr(site, '(', 0), n = 0, run = 0;
	uint32_t part[8], last = 0;

	if (open != HW_NPOS) { /* "Meridian Agency (MERA)" */
		code = hw_str_trim(hw_str_from(site, open + 1));
		code.n -= code.n && code.p[code.n - 1] == ')';
		site.n = open;
	}
	while (n < 8 && hw_str_word(&site, &word))
		if (!hw_str_ieq(word, HW_STR("the")))
			part[n++] = hw_singles_stem(k->s.m, word);
	for (size_t i = x->token; n && i < p->t.n && p->t.v[i].start < q->end;
	     i++) {
		const struct hw_token *t = &p->t.v[i];
		struct hw_str w = hw_token_str(p->a->text, t);
		uint32_t stem;

		if (code.n > 2 && hw_str_eq(w, code))
			return true;
		stem = hw_singles_stem(k->s.m, w);
		if (stem == part[n - 1] && n > 1 && (t->flags & HW_TOK_CAP) &&
		    last == hw_text_hash(HW_STR("the")))
			return true;
		run = stem == part[run] ? run + 1 : stem == part[0];
		if (run == n)
			return true;
		last = t->hash;
	}
	return false;
}

/* Does somebody say, tell or show it there? */
static bool
is_said(const struct hw_singles_page *p, struct hw_span q)
{
	for (size_t i = 0; i < p->t.n && p->t.v[i].start < q.end; i++)
		if (p->t.v[i].start >= q.start &&
		    (p->t.v[i].kinds & (HW_WORD_SAY | HW_WORD_CUE)))
			return true;
	return false;
}

static double
worth(unsigned telling, const struct checks *c, size_t place, bool spoken)
{
	static const struct {
		enum hw_telling is;
		double points;
	} table[] = {{HW_TELLING_OURS, 3}, {HW_TELLING_PAPERS, 2},
	    {HW_TELLING_UNNAMED, 2}, {HW_TELLING_ADMITS, 1.5},
	    {HW_TELLING_BEFORE, 2.5}, {HW_TELLING_DISSENT, 1.5},
	    {HW_TELLING_STANDING, -3}, {HW_TELLING_VIEW, -3},
	    {HW_TELLING_WEATHER, -2}, {HW_TELLING_AHEAD, -1.5},
	    {HW_TELLING_LEANS, -1}};
	double points = 0;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		points += telling & table[i].is ? table[i].points : 0;
	points += 1.5 * fmin(c->numbers, 2) + .8 * fmin(c->pairs, 2);
	points += .7 * fmin(c->days, 1) + fmin(c->names, 2);
	if (c->past && c->numbers + c->pairs + c->names + c->days > 1)
		points += telling & HW_TELLING_STANDING ? 0 : 1.5;
	if (telling & (FROM | HW_TELLING_BEFORE))
		return points + (place == 0 ? 2 : place == 1 ? .5 : 0);
	if (c->numbers + c->pairs == 0 &&
	    !(telling & HW_TELLING_ADMITS && (c->names || spoken)))
		return 0;
	return points + (place == 0 && c->numbers + c->pairs > 1 ? 1 : 0);
}

/* Does a claim stand in it that others contradict, or a count of victims,
 * which the next report has another of? */
static bool
is_compared(
    const struct hw_finder *f, const struct hw_article *a, struct hw_span q)
{
	for (size_t i = 0; i < f->out.n; i++) {
		const struct hw_finding *r = &f->out.v[i];

		for (size_t k = 0; r->kind == HW_FINDING_DIFFERS && k < r->n;
		     k++)
			if (r->anchors[k].article == a->id &&
			    r->anchors[k].span.start < q.end &&
			    r->anchors[k].span.end > q.start)
				return true;
	}
	for (size_t i = 0; i < a->n_claims; i++)
		if (a->claims[i].slot == HW_SLOT_COUNT &&
		    (hw_str_eq(a->claims[i].key, HW_STR("deaths")) ||
			hw_str_eq(a->claims[i].key, HW_STR("injured"))) &&
		    a->claims[i].span.start < q.end &&
		    a->claims[i].span.end > q.start)
			return true;
	return false;
}

/* Where his own words, which follow the sentence, end: "He did not deny it.
 * He said: ..." */
static uint32_t
words_after(const struct hw_article *a, size_t sentence)
{
	struct hw_span q = a->sentences[sentence], next;

	if (sentence + 1 == a->n_sentences)
		return 0;
	next = a->sentences[sentence + 1];
	for (size_t i = 0; i < a->n_quotes; i++) {
		struct hw_span x = a->quotes[i].span;

		if (x.start >= next.start && x.start < next.end &&
		    x.start < q.end + 40 &&
		    hw_str_chr(hw_str_sub(a->text, q.end, x.start), '\n', 0) ==
			HW_NPOS)
			return x.end;
	}
	return 0;
}

struct seen {
	unsigned before; /* telling of the sentence before, if it was short */
	size_t place;    /* which sentence of the page's text it is */
};

static unsigned
telling_of(struct picker *k, const struct hw_singles_page *p, struct hw_span q)
{
	return hw_text_telling(k->s.m, hw_str_sub(p->a->text, q.start, q.end));
}

/* What its points are for, when nobody else says it: a pick, or none. */
static void
weigh(struct picker *k, const struct hw_singles_page *p,
    const struct hw_term *first, const struct checks *c, unsigned telling,
    size_t place)
{
	uint32_t i = first->sentence, until;
	struct hw_span q = p->a->sentences[i];
	bool said = is_said(p, q);
	double points;

	if ((said || (telling & HW_TELLING_PAPERS)) &&
	    names_itself(k, p, first))
		telling |= HW_TELLING_OURS;
	until = telling & HW_TELLING_ADMITS ? words_after(p->a, i) : 0;
	points = worth(telling, c, place, until > 0);
	points += c->names && said ? .5 : 0;
	points += (telling & HW_TELLING_VISIT) && c->who ? LEAST : 0;
	points += until ? 1.5 : 0;
	if (points >= k->least)
		*HW_PUSH(k->s.m, &k->all) = (struct pick){.p = p,
		    .span = {q.start, until ? until : q.end},
		    .key = c->name.n ? c->name : c->any,
		    .points = points,
		    .ours = telling & HW_TELLING_OURS};
}

static void
look_at(struct picker *k, const struct hw_singles_page *p, size_t from,
    size_t to, struct seen *seen)
{
	struct hw_span q = p->a->sentences[p->term[from].sentence];
	size_t said = quoted(p->a, q);
	struct hw_singles_sums sums;
	struct checks c;
	unsigned telling;

	if (is_compared(k->s.f, p->a, q) || said * SPOKEN > q.end - q.start ||
	    to - from > LONG)
		return;
	if (to - from < SHORT) {
		seen->before = telling_of(k, p, q) & HW_TELLING_DISSENT;
		return;
	}
	telling = seen->before;
	seen->before = 0;
	hw_singles_compare(&k->s, p, from, to, &sums);
	if (sums.told || (sums.beside && sums.fresh < FRESH * sums.words))
		return;
	telling |= telling_of(k, p, q);
	check(p, from, to, &c);
	if (!sums.beside) /* nothing to compare small numbers with */
		c.pairs = c.pairs && (telling & HW_TELLING_BEFORE);
	if (sums.beside && !c.words)
		return;
	if (said * 2 * SPOKEN > q.end - q.start && c.numbers + c.days == 0)
		return; /* who said it is no news */
	weigh(k, p, &p->term[from], &c, telling, seen->place);
}

static void
look_at_page(struct picker *k, struct hw_singles_page *p)
{
	struct seen seen = {0};

	hw_singles_page(&k->s, p);
	for (size_t i = 0, end; i < p->n_term; i = end) {
		for (end = i; end < p->n_term &&
		     p->term[end].sentence == p->term[i].sentence;)
			end++;
		look_at(k, p, i, end, &seen);
		seen.place++;
	}
}

/* ---- the best of them -------------------------------------------------------------- */

static size_t
best(const struct picker *k)
{
	size_t at = 0;

	for (size_t i = 1; i < k->all.n; i++)
		if (k->all.v[i].points > k->all.v[at].points)
			at = i;
	return at;
}

static void
report(struct hw_finder *f, const struct pick *x)
{
	struct hw_finding *r = HW_PUSH(f->m, &f->out);
	struct hw_str text = hw_str_sub(
	    x->p->a->text, x->span.start, x->span.end);

	*r = (struct hw_finding){.kind = HW_FINDING_SINGLE,
	    .slot = HW_SLOT_EVENT,
	    .key = x->key,
	    .n = 1,
	    .anchors = HW_NEW(f->m, struct hw_anchor)};
	r->anchors[0] = (struct hw_anchor){.article = x->p->a->id,
	    .span = x->span,
	    .value = hw_str_trim(text),
	    .credited = x->ours ? (struct hw_str){0}
				: hw_finder_credited(x->p->a, x->span)};
}

void
hw_finder_singles(struct hw_finder *f)
{
	struct picker *k = HW_NEW(f->m, struct picker);
	size_t of_page[HW_SINGLES_PAGES] = {0}, n = 0, sources;

	sources = f->n < SOURCES ? 0 : hw_singles_open(&k->s, f);
	if (sources < 2 || (sources < SOURCES && f->n < MANY))
		return;
	k->least = sources < SOURCES ? LEAST_OF_TWO : LEAST;
	hw_singles_index(&k->s);
	for (size_t i = 0; i < k->s.n; i++)
		if (k->s.page[i].asks)
			look_at_page(k, &k->s.page[i]);
	while (n < OF_STORY && k->all.n) {
		struct pick *x = &k->all.v[best(k)];

		if (of_page[x->p - k->s.page]++ < OF_PAGE) {
			report(f, x);
			n++;
		}
		*x = k->all.v[--k->all.n];
	}
}
