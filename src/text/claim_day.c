/* SPDX-License-Identifier: MIT
 * The days on which things happen. */
#include <string.h>

#include "base/arena.h"
#include "text/claim_int.h"
#include "text/names.h"

enum {
	DAY_REACH = 90,   /* bytes from what happened to its day */
	BEFORE_REACH = 44 /* ... when the day stands before it */
};

/* The day stated in the sentence, if any. */
const struct hw_when *
hw_claim_day(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	while (s->when < s->a->n_whens &&
	    s->a->whens[s->when].span.end <= q->start)
		s->when++;
	for (size_t i = s->when; i < s->a->n_whens; i++) {
		const struct hw_when *w = &s->a->whens[i];

		if (w->span.start >= q->end)
			break;
		if (w->span.start >= q->start &&
		    w->date.precision != HW_PRECISION_YEAR)
			return w;
	}
	return NULL;
}

/* The name beside token i, within two words and no comma. */
static const struct hw_name *
name_beside(
    const struct hw_claim_scan *s, const struct hw_claim_sentence *q, size_t i)
{
	size_t lo = s->t->v[i > q->from + 2 ? i - 2 : q->from].start;
	size_t hi = s->t->v[i + 2 < q->to ? i + 2 : q->to - 1].end;

	for (size_t k = s->name; k < s->a->n_names; k++) {
		const struct hw_name *n = &s->a->names[k];
		size_t from = n->span.end, to = s->t->v[i].start;

		if (n->span.start >= hi)
			break;
		if (n->span.end <= lo || n->kind == HW_NAME_PERSON)
			continue;
		if (from > to) {
			from = s->t->v[i].end;
			to = n->span.start;
		}
		if (from <= to &&
		    hw_str_chr(hw_str_sub(s->a->text, from, to), ',', 0) ==
			HW_NPOS)
			return n;
	}
	return NULL;
}

/* What happens on one day, with the place it is named after: "won the Linden
 * marathon on Sunday".  Only in the lead: further down others are told of. */
/* The day nearest behind token i in the sentence, else before it. */
static const struct hw_when *
day_near(struct hw_claim_scan *s, const struct hw_claim_sentence *q, size_t i)
{
	const struct hw_when *w = hw_claim_day(s, q), *found = NULL;
	size_t at = s->t->v[i].start;

	for (; w && w < s->a->whens + s->a->n_whens && w->span.start < q->end;
	     w++) {
		if (w->date.precision != HW_PRECISION_DAY)
			continue;
		if (w->span.start > at)
			return w->span.start < at + DAY_REACH || !found ? w
									: found;
		/* "announced on Wednesday an inquiry into the blast"; German
		 * puts the verb last. */
		if (at - w->span.end < BEFORE_REACH ||
		    hw_str_istarts(s->a->language, HW_STR("de")) ||
		    hw_str_istarts(s->a->language, HW_STR("nl")))
			found = w;
	}
	return found;
}

static bool
holds_any(struct hw_str text, const char *const *stem)
{
	for (; *stem; stem++)
		if (hw_str_ifind(text, hw_str_c(*stem), 0) != HW_NPOS)
			return true;
	return false;
}

/* "gave way", "raised rates", "swapped prisoners", but not "gave talks",
 * "raised hopes" and "traded shares". */
bool
hw_claim_meant(
    const struct hw_claim_scan *s, const struct hw_claim_sentence *q, size_t i)
{
	static const char *const rates[] = {"rate", "zins", "taux", "tipos",
	    "tasa", "tassi", "juros", "ставк", NULL};
	static const char *const captives[] = {"prisoner", "detainee",
	    "captive", "hostage", "inmate", "gefangene", "geisel", "häftling",
	    "prisonnier", "otage", "détenu", "prisioner", "rehen", "preso",
	    "prigionier", "ostagg", "detenut", "gijzel", "jeńc", "więźni",
	    "пленн", "заложник", "заключенн", "заключённ", "полонен", "أسرى",
	    NULL};
	struct hw_str all = hw_str_sub(s->a->text, q->start, q->end);

	if (s->w[i] == W_SWAP)
		return holds_any(all, captives);

	if (hw_str_ieq(hw_token_str(s->a->text, &s->t->v[i]), HW_STR("gave")))
		return hw_str_istarts(
		    hw_str_from(s->a->text, s->t->v[i].end), HW_STR(" way"));
	if (s->w[i] != W_RAISE && s->w[i] != W_CUT)
		return true;
	return holds_any(all, rates);
}

/* What happens once and is told by all: the bridge fell, the treaty was
 * signed.  The first sentence of the opening that gives a day for it. */
static void
occurrences(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	static const char *const name[] = {"collapse", "eruption", "crash",
	    "sinking", "blast", "verdict", "signing", "raise", "cut",
	    "exchange", "recall", "layoffs"};

	if (q->number > HW_CLAIM_OPENING)
		return;
	for (size_t i = q->from; i < q->to; i++) {
		unsigned bit = s->w[i] - W_COLLAPSE;
		const struct hw_when *w;
		struct hw_claim *c;

		if (s->w[i] < W_COLLAPSE || s->w[i] > W_LAYOFF ||
		    (s->occurred >> bit & 1) || !hw_claim_meant(s, q, i))
			continue;
		w = day_near(s, q, i);
		if (!w)
			continue;
		c = hw_claim_add(s, HW_SLOT_DAY,
		    hw_str_printf(s->m, "%s!", name[bit]),
		    hw_claim_cut(s, w->span.start, w->span.end), q->start,
		    q->end);
		if (c)
			c->date = w->date;
		s->occurred |= 1u << bit;
		return;
	}
}

void
hw_claim_happenings(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	static const char *const word[] = {"marathon", "referendum", "election",
	    "funeral", "earthquake", "final"};
	const struct hw_when *w = hw_claim_day(s, q);

	occurrences(s, q);
	if (!w || w->date.precision < HW_PRECISION_DAY ||
	    q->number > HW_CLAIM_LEAD)
		return;
	for (size_t i = q->from; i < q->to; i++) {
		const struct hw_name *n;
		struct hw_claim *c;

		if (s->w[i] < W_MARATHON || s->w[i] > W_FINAL)
			continue;
		n = name_beside(s, q, i);
		c = n ? hw_claim_add(s, HW_SLOT_DAY,
			    hw_str_printf(s->m, "%s@%.*s",
				word[s->w[i] - W_MARATHON],
				HW_FMT(hw_name_key(s->m, n->canonical))),
			    hw_claim_cut(s, w->span.start, w->span.end),
			    q->start, q->end)
		      : NULL;
		if (c)
			c->date = w->date;
		return;
	}
}
