/* SPDX-License-Identifier: MIT
 * The report for people: where the pages of a story differ, what only one of
 * them says, and when it happened. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "cmd/trace_text.h"

enum {
	DAYS_SHOWN = 6,    /* of a timeline, unless all is asked for */
	SINGLES_SHOWN = 5, /* what only one page says */
	AGREED_SHOWN = 5,
	SINGLE_BYTES = 200, /* of one of them */
	EVENT_BYTES = 105,  /* of an event of the timeline */
	LINE = 78,          /* columns */
};

void
hw_trace_told_by(struct hw_trace_told *t, hw_id page)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->page[i] == page)
			return;
	if (t->n < sizeof(t->page) / sizeof(*t->page))
		t->page[t->n++] = page;
}

struct hw_str
hw_trace_told_list(const struct hw_trace_out *o, const struct hw_trace_told *t)
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
	struct hw_trace_told by;
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
		/* A sentence that tells of two is shown once. */
		if (e->day == day &&
		    (hw_str_eq(e->key, c->key) ||
			e->text.p == a->text.p + c->span.start)) {
			hw_trace_told_by(&e->by, page);
			return;
		}
	}
	e = HW_PUSH(m, all);
	*e = (struct event){.day = day,
	    .key = c->key,
	    .text = hw_str_sub(a->text, c->span.start, c->span.end)};
	hw_trace_told_by(&e->by, page);
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
			HW_FMT(hw_trace_clip(o->m, all.v[i].text, EVENT_BYTES)),
			HW_FMT(hw_trace_told_list(o, &all.v[i].by))),
		    day.n + 6, day.n + 6);
	}
	if (!o->evidence && all.n > DAYS_SHOWN)
		printf("    and %zu more (--evidence shows all)\n",
		    all.n - DAYS_SHOWN);
}

/* ---- where they differ ------------------------------------------------------ */

static const char *
slot_title(enum hw_slot slot)
{
	static const char *const text[] = {"", "the office of ",
	    "since when: ", "which day: ", "how many: ", "the words of ",
	    "event"};

	return text[slot];
}

/* Without the comma that leads on to who said it. */
struct hw_str
hw_trace_spoken(struct hw_str s)
{
	s = hw_str_trim(s);
	if (hw_str_ends(s, HW_STR(",")))
		s.n--;
	else if (hw_str_ends(s, HW_STR("，")) || hw_str_ends(s, HW_STR("、")))
		s.n -= 3;
	return s;
}

/* What the two sides are about, as the finder made it legible. */
static struct hw_str
subject(const struct hw_trace_out *o, const struct hw_finding *f)
{
	const struct hw_article *a = o->r->page[f->anchors[0].article - 1].a;

	for (size_t i = 0; i < a->n_names && f->slot == HW_SLOT_OFFICE; i++)
		if (a->names[i].span.end == f->anchors[0].span.end)
			return a->names[i].canonical;
	return hw_trace_clip(o->m, f->key, 60);
}

/* "Wednesday", and which one that is by the page's own date. */
static struct hw_str
valued(const struct hw_trace_out *o, const struct hw_article *a,
    const struct hw_anchor *x)
{
	struct hw_str value = hw_str_printf(o->m, "“%.*s”",
	    HW_FMT(hw_trace_clip(o->m, hw_trace_spoken(x->value), 120)));
	char z[32];

	for (size_t i = 0; i <= a->n_parts; i++) {
		const struct hw_article *p = i ? &a->parts[i - 1] : a;

		for (size_t k = 0; k < p->n_claims; k++) {
			const struct hw_claim *c = &p->claims[k];

			if (c->slot != HW_SLOT_DAY ||
			    c->value.p != x->value.p ||
			    c->date.precision < HW_PRECISION_DAY ||
			    c->date.at == HW_TIME_NONE)
				continue;
			return hw_str_printf(o->m, "%.*s, %.*s", HW_FMT(value),
			    HW_FMT(hw_trace_day(&c->date, z)));
		}
	}
	return value;
}

size_t
hw_trace_sides(const struct hw_trace_out *o, const struct hw_finding *f,
    struct hw_str *side, size_t max)
{
	size_t n = 0;

	for (int k = 0; n < max; k++) {
		struct hw_trace_told by = {0};
		struct hw_str value = {0};

		for (size_t i = 0; i < f->n; i++) {
			if (f->anchors[i].side != k)
				continue;
			if (!by.n)
				value = valued(o,
				    o->r->page[f->anchors[i].article - 1].a,
				    &f->anchors[i]);
			hw_trace_told_by(&by, f->anchors[i].article);
		}
		if (!by.n && k > 64)
			break;
		if (by.n)
			side[n++] = hw_str_printf(o->m, "%.*s (%.*s)",
			    HW_FMT(value), HW_FMT(hw_trace_told_list(o, &by)));
	}
	return n;
}

/* On one line where they fit, else one below the other. */
void
hw_trace_put_sides(const struct hw_str *side, size_t n, const char *sign)
{
	size_t columns = 8;

	for (size_t i = 0; i < n; i++)
		columns += hw_utf8_len(side[i]) + 3;
	printf("        ");
	for (size_t i = 0; i < n; i++) {
		if (i)
			printf(
			    columns <= LINE + 3 ? " %s " : "      %s ", sign);
		if (columns <= LINE + 3)
			printf("%.*s", HW_FMT(side[i]));
		else
			hw_trace_wrap(side[i], 9, 8);
	}
	if (columns <= LINE + 3)
		printf("\n");
}

static void
single(const struct hw_trace_out *o, const struct hw_finding *f)
{
	struct hw_str l = hw_trace_label(o, f->anchors[0].article);

	printf("    %.*s  ", HW_FMT(l));
	hw_trace_wrap(hw_trace_clip(o->m, f->anchors[0].value,
			  o->evidence ? 4000 : SINGLE_BYTES),
	    l.n + 6, l.n + 6);
}

static void
section(const struct hw_trace_out *o, const struct hw_report_story *st,
    enum hw_finding_kind kind, const char *title, size_t most)
{
	struct hw_str side[16];
	size_t n = 0;

	for (size_t i = 0; i < st->s.n_findings; i++) {
		const struct hw_finding *f = &st->s.findings[i];

		/* How the words differ stands with the quotations. */
		if (f->kind != kind || !f->n || f->slot == HW_SLOT_WORDING)
			continue;
		if (!n++)
			printf("\n  %s\n", title);
		if (n > most && !o->evidence)
			continue;
		if (kind == HW_FINDING_SINGLE) {
			single(o, f);
			continue;
		}
		printf(
		    "    %s%.*s\n", slot_title(f->slot), HW_FMT(subject(o, f)));
		/* An agreement has two sides where a number is newer. */
		hw_trace_put_sides(side, hw_trace_sides(o, f, side, 16),
		    kind == HW_FINDING_AGREES ? "→" : "≠");
	}
	if (n > most && !o->evidence)
		printf("    and %zu more (--evidence shows all)\n", n - most);
}

void
hw_trace_differences(
    const struct hw_trace_out *o, const struct hw_report_story *st)
{
	section(o, st, HW_FINDING_DIFFERS, "Where they differ", 20);
	section(o, st, HW_FINDING_SINGLE, "Only one page says", SINGLES_SHOWN);
	if (st->s.independent > 1) /* copies agree anyway */
		section(
		    o, st, HW_FINDING_AGREES, "Where they agree", AGREED_SHOWN);
}
