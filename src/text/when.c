/* SPDX-License-Identifier: MIT
 * The days a text mentions, resolved against its own date. */
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

struct scan {
	struct hw_arena *m;
	struct hw_article *a;
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

static void
written_days(struct scan *s)
{
	struct hw_date_parts p;
	size_t at = 0;

	while (s->out.n < WHENS_MAX &&
	    hw_date_find(s->a->text, s->a->language, &at, &p)) {
		struct hw_date d;

		if (hw_date_resolve(&p, s->reference, &d))
			add(s, p.start, p.end, &d);
		else if (p.weekday >= 0 || p.month)
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

void
hw_text_whens(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t)
{
	struct scan s = {.m = m, .a = a, .reference = HW_TIME_NONE};

	if (!t->n)
		return;
	if (a->published.precision >= HW_PRECISION_DAY)
		s.reference = a->published.at +
		    (int64_t)a->published.offset * 60;
	else if (a->first_seen > 0)
		s.reference = a->first_seen;
	written_days(&s);
	if (hw_str_istarts(a->language, HW_STR("en")))
		known_days(&s);
	a->whens = s.out.v;
	a->n_whens = s.out.n;
}
