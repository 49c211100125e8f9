/* SPDX-License-Identifier: MIT
 * The report for people, second half: what the pages of a story tell, when it
 * happened, in whose words, and where they differ. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "cmd/trace_text.h"
#include "format/article.h"
#include "text/names.h"
#include "text/outlet.h"
#include "text/token.h"

enum {
	DAYS_SHOWN = 8,    /* of a timeline, unless all is asked for */
	QUOTES_SHOWN = 10, /* of a story */
	QUOTE_BYTES = 240, /* of one quotation */
	QUOTES_MAX = 500,  /* of a story that are looked at */
	PAGES_MAX = 8,     /* that one line names */
};

/* Pages that say one thing, each once. */
struct told {
	hw_id page[PAGES_MAX];
	size_t n;
};

static void
told_by(struct told *t, hw_id page)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->page[i] == page)
			return;
	if (t->n < PAGES_MAX)
		t->page[t->n++] = page;
}

/* "000, 003" */
static struct hw_str
told_list(const struct hw_trace_out *o, const struct told *t)
{
	struct hw_str s = {0};

	for (size_t i = 0; i < t->n; i++)
		s = hw_str_printf(o->m, "%.*s%s%.*s", HW_FMT(s), i ? ", " : "",
		    HW_FMT(hw_trace_label(o, t->page[i])));
	return s;
}

/* ---- timeline --------------------------------------------------------------- */

struct event {
	hw_time day;
	struct hw_str key, text;
	struct told by;
};

struct events {
	struct event *v;
	size_t n, cap;
};

static void
add_event(struct hw_arena *m, struct events *all, const struct hw_article *a,
    const struct hw_claim *c, hw_id page)
{
	hw_time day = c->date.at - ((c->date.at % 86400) + 86400) % 86400;
	struct event *e;

	for (size_t i = 0; i < all->n; i++) {
		e = &all->v[i];
		if (e->day == day && hw_str_eq(e->key, c->key)) {
			told_by(&e->by, page);
			return;
		}
	}
	e = HW_PUSH(m, all);
	*e = (struct event){.day = day,
	    .key = c->key,
	    .text = hw_str_sub(a->text, c->span.start, c->span.end)};
	told_by(&e->by, page);
}

static void
add_events(struct hw_arena *m, struct events *all, const struct hw_article *a,
    hw_id page)
{
	for (size_t i = 0; i < a->n_claims; i++)
		if (a->claims[i].slot == HW_SLOT_DAY &&
		    a->claims[i].date.precision >= HW_PRECISION_DAY &&
		    a->claims[i].date.at != HW_TIME_NONE)
			add_event(m, all, a, &a->claims[i], page);
	for (size_t i = 0; i < a->n_parts; i++)
		add_events(m, all, &a->parts[i], page);
}

static int
by_day(const void *x, const void *y)
{
	const struct event *a = x, *b = y;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->text.p > b->text.p) - (a->text.p < b->text.p);
}

void
hw_trace_timeline(
    const struct hw_trace_out *o, const struct hw_report_story *st)
{
	struct events all = {0};
	char z[32];

	for (size_t i = 0; i < st->n; i++)
		add_events(o->m, &all, o->r->page[st->page[i]].a,
		    o->r->page[st->page[i]].a->id);
	if (!all.n)
		return;
	qsort(all.v, all.n, sizeof(*all.v), by_day);
	printf("\n  Timeline\n");
	for (size_t i = 0; i < all.n && (o->evidence || i < DAYS_SHOWN); i++) {
		const struct hw_date d = {
		    .at = all.v[i].day, .precision = HW_PRECISION_DAY};
		struct hw_str day = hw_trace_day(&d, z);

		printf("    %.*s  ", HW_FMT(day));
		hw_trace_wrap(
		    hw_str_printf(o->m, "%.*s (%.*s)",
			HW_FMT(hw_trace_clip(o->m, all.v[i].text, 110)),
			HW_FMT(told_list(o, &all.v[i].by))),
		    day.n + 6, day.n + 6);
	}
}

/* ---- quotations ------------------------------------------------------------- */

struct said {
	struct hw_str speaker, key; /* key: the same for its spellings */
	struct hw_str words, folded, source;
	struct told by;
	bool named, shown;
};

struct sayings {
	struct said *v;
	size_t n, cap;
};

/* Letters and digits only: a comma moved is no other wording. */
static struct hw_str
letters(struct hw_arena *m, struct hw_str s)
{
	struct hw_str f = hw_str_dup(m, hw_text_fold(m, s));
	char *p = HW_ARRAY(m, char, f.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < f.n; i++)
		if (hw_is_alnum((unsigned char)f.p[i]) ||
		    (unsigned char)f.p[i] >= 0x80)
			p[n++] = f.p[i];
	return (struct hw_str){p, n};
}

static struct hw_str
outlet_name(struct hw_arena *m, struct hw_str s)
{
	const struct hw_outlet *x = s.n ? hw_outlet_find(m, s) : NULL;

	return x ? x->name : s;
}

static void
add_said(const struct hw_trace_out *o, struct sayings *all,
    const struct hw_article *a, const struct hw_quote *q, hw_id page)
{
	struct hw_str words = hw_str_sub(a->text, q->span.start, q->span.end);
	struct hw_str speaker = outlet_name(o->m, q->speaker);
	struct hw_str key = hw_name_key(o->m, speaker);
	struct hw_str folded = letters(o->m, words);
	struct said *s;

	for (size_t i = 0; i < all->n; i++) {
		s = &all->v[i];
		if (!hw_str_eq(s->folded, folded) || !hw_str_eq(s->key, key))
			continue;
		told_by(&s->by, page);
		return;
	}
	if (all->n == QUOTES_MAX)
		return;
	s = HW_PUSH(o->m, all);
	*s = (struct said){.speaker = speaker,
	    .key = key,
	    .words = hw_str_trim(words),
	    .folded = folded,
	    .source = outlet_name(o->m, q->source),
	    .named = speaker.p[0] >= 'A' && speaker.p[0] <= 'Z'};
	if (hw_str_eq(s->source, s->speaker))
		s->source.n = 0;
	told_by(&s->by, page);
}

static void
add_sayings(const struct hw_trace_out *o, struct sayings *all,
    const struct hw_article *a, hw_id page)
{
	for (size_t i = 0; i < a->n_quotes; i++)
		if (a->quotes[i].speaker.n)
			add_said(o, all, a, &a->quotes[i], page);
	for (size_t i = 0; i < a->n_parts; i++)
		add_sayings(o, all, &a->parts[i], page);
}

/* Those that several pages have, then those of people with a name, in turn
 * one of each speaker. */
static size_t
choose(struct sayings *all, size_t most)
{
	size_t n = 0;

	for (int round = 0; round < 12 && n < most; round++)
		for (size_t i = 0; i < all->n && n < most; i++) {
			struct said *s = &all->v[i];
			int before = 0;

			for (size_t k = 0; k < i; k++)
				before += hw_str_eq(all->v[k].key, s->key);
			if (s->shown || (round < 1 && s->by.n < 2) ||
			    (round < 10 && (!s->named || before > round - 1) &&
				s->by.n < 2))
				continue;
			s->shown = true;
			n++;
		}
	return n;
}

static void
put_said(const struct hw_trace_out *o, const struct said *s)
{
	struct hw_str words = o->evidence
	    ? s->words
	    : hw_trace_clip(o->m, s->words, QUOTE_BYTES);

	printf("      “");
	hw_trace_wrap(hw_str_printf(o->m, "%.*s” (%.*s%s%.*s)", HW_FMT(words),
			  HW_FMT(told_list(o, &s->by)),
			  s->source.n ? ", through " : "", HW_FMT(s->source)),
	    7, 7);
}

void
hw_trace_quotations(
    const struct hw_trace_out *o, const struct hw_report_story *st)
{
	struct sayings all = {0};
	size_t n;

	for (size_t i = 0; i < st->n; i++)
		add_sayings(o, &all, o->r->page[st->page[i]].a,
		    o->r->page[st->page[i]].a->id);
	if (!all.n)
		return;
	n = choose(&all, o->evidence ? all.n : QUOTES_SHOWN);
	printf("\n  Quotations\n");
	for (size_t i = 0; i < all.n; i++) {
		if (!all.v[i].shown)
			continue;
		printf("    %.*s\n", HW_FMT(all.v[i].speaker));
		for (size_t k = i; k < all.n; k++)
			if (all.v[k].shown &&
			    hw_str_eq(all.v[k].key, all.v[i].key)) {
				put_said(o, &all.v[k]);
				all.v[k].shown = false;
			}
	}
	if (n < all.n)
		printf("    and %zu more (--evidence shows all)\n", all.n - n);
}

/* ---- where they differ ------------------------------------------------------ */

static const char *
slot_title(enum hw_slot slot)
{
	static const char *const text[] = {"", "the office of ",
	    "since when: ", "the day: ", "how many: ", "the words of ",
	    "event"};

	return text[slot];
}

/* The people of a key "x+y", as this page writes them. */
static struct hw_str
people(
    const struct hw_trace_out *o, const struct hw_article *a, struct hw_str key)
{
	struct hw_strs who = {0};
	struct hw_str all = {0};

	who.v = HW_ARRAY(o->m, struct hw_str, a->n_names + 1);
	for (size_t i = 0; i < a->n_names; i++) {
		struct hw_str k = hw_name_key(o->m, a->names[i].canonical);
		bool known = false;

		for (size_t j = 0; j < who.n; j++)
			known |= hw_str_eq(who.v[j], a->names[i].canonical);
		if (k.n > 3 && !known && hw_str_find(key, k, 0) != HW_NPOS)
			who.v[who.n++] = a->names[i].canonical;
	}
	for (size_t j = 0; j < who.n; j++)
		all = hw_str_printf(o->m, "%.*s%s%.*s", HW_FMT(all),
		    j ? " and " : "", HW_FMT(who.v[j]));
	return all;
}

/* The name behind a name key: as a page of the story writes it. */
static struct hw_str
subject(const struct hw_trace_out *o, const struct hw_finding *f)
{
	const struct hw_article *a = o->r->page[f->anchors[0].article - 1].a;
	struct hw_str who;

	if (f->slot == HW_SLOT_SINCE || f->slot == HW_SLOT_COUNT)
		return f->key;
	for (size_t q = 0; q < a->n_quotes; q++)
		if (a->quotes[q].span.start == f->anchors[0].span.start &&
		    f->slot == HW_SLOT_WORDING)
			return outlet_name(o->m, a->quotes[q].speaker);
	for (size_t i = 0; i < a->n_names; i++)
		if (a->names[i].span.end == f->anchors[0].span.end)
			return a->names[i].canonical;
	who = people(o, a, f->key);
	return who.n ? who
		     : hw_trace_clip(o->m,
			   hw_str_sub(a->text, f->anchors[0].span.start,
			       f->anchors[0].span.end),
			   60);
}

static void
sides(const struct hw_trace_out *o, const struct hw_finding *f)
{
	for (int side = 0; side < 64; side++) {
		struct told by = {0};
		struct hw_str value = {0};

		for (size_t i = 0; i < f->n; i++) {
			if (f->anchors[i].side != side)
				continue;
			if (!by.n)
				value = f->anchors[i].value;
			told_by(&by, f->anchors[i].article);
		}
		if (!by.n)
			return;
		printf("      %s “", side ? "≠" : " ");
		hw_trace_wrap(hw_str_printf(o->m, "%.*s” (%.*s)",
				  HW_FMT(hw_trace_clip(o->m, value, 120)),
				  HW_FMT(told_list(o, &by))),
		    9, 9);
	}
}

static void
section(const struct hw_trace_out *o, const struct hw_report_story *st,
    enum hw_finding_kind kind, const char *title)
{
	size_t n = 0;

	for (size_t i = 0; i < st->s.n_findings; i++) {
		const struct hw_finding *f = &st->s.findings[i];

		if (f->kind != kind || !f->n)
			continue;
		if (!n++)
			printf("\n  %s\n", title);
		if (kind == HW_FINDING_SINGLE) {
			struct hw_str l = hw_trace_label(
			    o, f->anchors[0].article);

			printf("    %.*s  ", HW_FMT(l));
			hw_trace_wrap(
			    hw_trace_clip(o->m, f->anchors[0].value, 240),
			    l.n + 6, l.n + 6);
			continue;
		}
		printf(
		    "    %s%.*s\n", slot_title(f->slot), HW_FMT(subject(o, f)));
		sides(o, f);
	}
}

void
hw_trace_differences(
    const struct hw_trace_out *o, const struct hw_report_story *st)
{
	section(o, st, HW_FINDING_DIFFERS, "Where they differ");
	if (st->s.independent > 1) /* copies agree anyway */
		section(o, st, HW_FINDING_AGREES, "Where they agree");
	section(o, st, HW_FINDING_SINGLE, "Only one page says");
}
