/* SPDX-License-Identifier: MIT
 * The days a text mentions, resolved against its own date. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "text/date.h"
#include "text/text.h"

#define WHENS_MAX 2000

/* Days known by name, and events that stand for a year.  in: a word of the
 * text that decides which of two days is meant. */
static const struct {
	const char *name, *in;
	int year, month, day; /* year 0: every year */
} known[] = {
    {"Victory Day", "Korea", 0, 7, 27},
    {"Victory Day", "Russia", 0, 5, 9},
    {"Christmas Day", "", 0, 12, 25},
    {"Christmas Eve", "", 0, 12, 24},
    {"New Year's Day", "", 0, 1, 1},
    {"New Year's Eve", "", 0, 12, 31},
    {"Valentine's Day", "", 0, 2, 14},
    {"Bastille Day", "", 0, 7, 14},
    {"Armistice Day", "", 0, 11, 11},
    {"Veterans Day", "", 0, 11, 11},
    {"Halloween", "", 0, 10, 31},
    {"May Day", "", 0, 5, 1},
    {"Fourth of July", "", 0, 7, 4},
    {"fall of the Soviet Union", "", 1991, 0, 0},
    {"collapse of the Soviet Union", "", 1991, 0, 0},
    {"breakup of the Soviet Union", "", 1991, 0, 0},
    {"fall of the Berlin Wall", "", 1989, 11, 9},
    {"end of World War II", "", 1945, 0, 0},
    {"end of the Second World War", "", 1945, 0, 0},
    {"end of the Cold War", "", 1991, 0, 0},
};

enum { BACK = 100 }; /* bytes in which the verb of a weekday is looked for */

struct scan {
	struct hw_arena *m;
	struct hw_article *a;
	const struct hw_tokens *t;
	hw_time reference;
	HW_VEC(struct hw_when) out;
};

static void
add(struct scan *s, size_t start, size_t end, const struct hw_date *d)
{
	struct hw_when *w;

	if (s->out.n == WHENS_MAX)
		return;
	w = HW_PUSH(s->m, &s->out);
	w->span = (struct hw_span){(uint32_t)start, (uint32_t)end};
	w->date = *d;
}

static bool
is_among(struct hw_str w, const char *const *list)
{
	for (; *list; list++)
		if (hw_str_ieq(w, hw_str_c(*list)))
			return true;
	return false;
}

/* "is expected to arrive on Friday": the nearest verb before the weekday says
 * whether the day is still ahead. */
static bool
is_ahead(struct hw_str text, size_t at)
{
	static const char *const ahead[] = {"will", "would", "shall", "may",
	    "expected", "due", "scheduled", "supposed", "planned", "plans",
	    "hopes", "next", "coming", "wird", "werden", "soll", "sollen",
	    "sollte", "kommenden", "nächsten", "doit", "doivent", "devrait",
	    "devraient", "sera", "seront", "será", "serán", "deberá", "próximo",
	    "sarà", "saranno", "prossimo", "zal", "zullen", NULL};
	static const char *const past[] = {"said", "told", "was", "were", "had",
	    "has", "have", "did", "met", "came", "went", "wrote", "spoke",
	    "last", "took", "gave", "fell", "held", "left", "began", "hat",
	    "haben", "war", "waren", "sagte", "a", "ont", "ha", "han", NULL};
	size_t least = at > BACK ? at - BACK : 0, end = at;

	while (end > least) {
		size_t from;
		struct hw_str w;

		while (end > least && text.p[end - 1] == ' ')
			end--;
		from = end;
		while (from > least && text.p[from - 1] != ' ' &&
		    text.p[from - 1] != '\n')
			from--;
		w = hw_str_sub(text, from, end);
		if (!w.n || memchr(".!?\n;\"", w.p[w.n - 1], 6))
			return false;
		if (is_among(w, ahead))
			return true;
		/* "was sold", but "will be sold" */
		if (!hw_str_iends(hw_str_sub(text, 0, from), HW_STR(" be ")) &&
		    (is_among(w, past) ||
			(w.n > 4 && hw_str_ends(w, HW_STR("ed")))))
			return false;
		if (from > 0 && text.p[from - 1] == '\n')
			return false;
		end = from;
	}
	return false;
}

/* "this Tuesday": the nearest one. */
static bool
is_nearest(struct hw_str text, size_t at)
{
	static const char *const this[] = {
	    "this", "diesen", "diesem", "ce", "este", "questo", "deze", NULL};
	size_t end = at, from;

	while (end > 0 && text.p[end - 1] == ' ')
		end--;
	from = end;
	while (from > 0 && hw_is_alpha((unsigned char)text.p[from - 1]))
		from--;
	return is_among(hw_str_sub(text, from, end), this);
}

/* A day without a date, or a month without a year, that is still ahead. */
static void
move_ahead(
    const struct scan *s, const struct hw_date_parts *p, struct hw_date *d)
{
	int64_t back = s->reference / 86400 - d->at / 86400;
	struct hw_civil c;

	if (p->weekday >= 0 && p->day == 0 && back > 0 &&
	    (is_ahead(s->a->text, p->start) ||
		(back > 3 && is_nearest(s->a->text, p->start)))) {
		d->at += 7 * 86400;
	} else if (p->month && !p->year && back > 31 &&
	    is_ahead(s->a->text, p->start)) {
		c = hw_civil_of(d->at);
		c.year++;
		if (hw_civil_valid(&c))
			d->at = hw_time_of(&c);
	}
}

static void
written_days(struct scan *s)
{
	struct hw_date_parts p;
	size_t at = 0;

	while (s->out.n < WHENS_MAX &&
	    hw_date_find(s->a->text, s->a->language, &at, &p)) {
		struct hw_date d;

		if (hw_date_resolve(&p, s->reference, &d)) {
			move_ahead(s, &p, &d);
			add(s, p.start, p.end, &d);
		} else if (p.weekday >= 0 || p.month)
			add(s, p.start, p.end,
			    &(struct hw_date){.at = HW_TIME_NONE});
	}
}

static void
known_days(struct scan *s)
{
	const char *done = "";

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		struct hw_str name = hw_str_c(known[i].name);
		struct hw_date_parts p = {.year = known[i].year,
		    .month = known[i].month,
		    .day = known[i].day,
		    .weekday = -1,
		    .hour = -1};
		size_t at = 0;

		if (known[i].in[0] &&
		    hw_str_find(s->a->text, hw_str_c(known[i].in), 0) ==
			HW_NPOS)
			continue;
		if (strcmp(known[i].name, done) == 0)
			continue; /* a day of that name was found */
		done = known[i].name;
		while ((at = hw_str_find(s->a->text, name, at)) != HW_NPOS) {
			struct hw_date d;

			if (!hw_date_resolve(&p, s->reference, &d))
				d = (struct hw_date){.at = HW_TIME_NONE};
			add(s, at, at + name.n, &d);
			at += name.n;
			if (s->out.n == WHENS_MAX)
				return;
		}
	}
}

/* "since 1961", "in 2009": a number of four digits behind a word that asks
 * for a year, where no date was found. */
static void
years(struct scan *s)
{
	static const char *const asks[] = {"since", "in", "until", "till",
	    "before", "after", "during", "early", "late", "mid", "as", "around",
	    "seit", "jahr", "jahre", "bis", "depuis", "en", "avant", "après",
	    "desde", "hasta", "dal", "nel", "sinds", "em", "с", "в", "до",
	    NULL};
	size_t found = s->out.n, w = 0;

	for (size_t i = 1; i < s->t->n && s->out.n < WHENS_MAX; i++) {
		const struct hw_token *k = &s->t->v[i];
		struct hw_str z = hw_token_str(s->a->text, k);
		struct hw_civil c = {.month = 1, .day = 1};
		struct hw_date d = {.precision = HW_PRECISION_YEAR};
		uint64_t year;

		while (w < found && s->out.v[w].span.end <= k->start)
			w++;
		if (!(k->flags & HW_TOK_NUMBER) || z.n != 4 ||
		    !hw_str_u64(z, &year) || year < 1800 || year > 2100 ||
		    (w < found && s->out.v[w].span.start < k->end) ||
		    k->start - k[-1].end != 1 ||
		    !is_among(hw_token_str(s->a->text, k - 1), asks))
			continue;
		c.year = (int)year;
		d.at = hw_time_of(&c);
		add(s, k[-1].start, k->end, &d);
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct hw_when *x = a, *y = b;

	return (x->span.start > y->span.start) -
	    (x->span.start < y->span.start);
}

void
hw_text_whens(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t)
{
	struct scan s = {.m = m, .a = a, .t = t, .reference = HW_TIME_NONE};

	if (!t->n)
		return;
	if (a->published.precision >= HW_PRECISION_DAY)
		s.reference = a->published.at +
		    (int64_t)a->published.offset * 60;
	else if (a->first_seen > 0)
		s.reference = a->first_seen;
	written_days(&s);
	years(&s);
	if (hw_str_istarts(a->language, HW_STR("en")))
		known_days(&s);
	if (s.out.n)
		qsort(s.out.v, s.out.n, sizeof(*s.out.v), by_place);
	a->whens = s.out.v;
	a->n_whens = s.out.n;
}
