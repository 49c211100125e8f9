/* SPDX-License-Identifier: MIT
 * How many were killed, hurt, are missing; how many were exchanged, recalled,
 * laid off. */
#include <math.h>

#include "base/arena.h"
#include "text/claim_int.h"

enum {
	AWAY = 4,          /* words from a number to what befell them */
	LONG = 3,          /* words of a number besides its last */
	NOUN = 4,          /* ... to the noun it counts */
	MOST = 1000000000, /* whom anything befell */
	LEAST = 2,         /* one prisoner is not how many were exchanged */
};

/* Units, money, spans of time: numbers with them count nothing. */
static bool
is_measure(struct hw_str w)
{
	static const char *const stems[] = {"year", "month", "week", "day",
	    "hour", "minute", "second", "per", "percent", "kilom", "mile",
	    "metre", "meter", "dollar", "euro", "pound", "jahr", "monat",
	    "woche", "tag", "stunde", "prozent", "meter", "an", "ans", "mois",
	    "jour", "heure", "pour", "año", "mes", "día", "hora", "por", "ann",
	    "mese", "giorn", "or", "km", "lei", "год", "лет", "месяц", "дн",
	    "час", "процент", "am", "pm", "gmt", "uhr", NULL};

	if (hw_str_istarts(w, HW_STR("pers"))) /* no "per cent" */
		return false;
	for (size_t i = 0; stems[i]; i++)
		if (hw_str_istarts(w, hw_str_c(stems[i])) &&
		    w.n <= hw_str_c(stems[i]).n + 3)
			return true;
	return false;
}

/* "6", "48,000" */
static struct hw_str
written(const struct hw_claim_scan *s, double v)
{
	uint64_t n = (uint64_t)v;
	unsigned low = (unsigned)(n % 1000);

	return n < 10000 ? hw_str_printf(s->m, "%u", (unsigned)n)
	    : n < 1000000
	    ? hw_str_printf(s->m, "%u,%03u", (unsigned)(n / 1000), low)
	    : hw_str_printf(s->m, "%u,%03u,%03u", (unsigned)(n / 1000000),
		  (unsigned)(n / 1000 % 1000), low);
}

/* The number that begins at token i and counts something, as text. */
static size_t
number_at(
    const struct hw_claim_scan *s, size_t i, size_t to, struct hw_str *value)
{
	double v = 1;
	size_t used = hw_number_at(s->numbers, s->a->text, s->t, i, &v);
	const struct hw_token *t;

	if (!used) { /* no number elsewhere: "one of them" */
		used = s->t->v[i].hash == hw_text_hash(HW_STR("one"));
		v = 1;
	}
	t = &s->t->v[i + used];
	if (!used || i + used > to || v != floor(v) || v > MOST ||
	    (i + used < to &&
		(t->kinds & HW_WORD_DATE ||
		    is_measure(hw_token_str(s->a->text, t)))))
		return 0;
	*value = written(s, v);
	return used;
}

/* The last number that ends within tokens from..to; it may begin before:
 * "twenty-three people were still". */
static size_t
last_number(const struct hw_claim_scan *s, const struct hw_claim_sentence *q,
    size_t to, struct hw_str *value)
{
	size_t from = to > q->from + AWAY ? to - AWAY : q->from;
	size_t begin = from > q->from + LONG ? from - LONG : q->from;
	size_t at = HW_NPOS;

	for (size_t i = begin; i < to; i++) {
		struct hw_str v;
		size_t used = number_at(s, i, to, &v);

		/* "rose to two, of injured to 19", "Nov 8" */
		if (used && i + used > from &&
		    hw_str_chr(hw_str_sub(s->a->text, s->t->v[i + used - 1].end,
				   s->t->v[to].start),
			',', 0) == HW_NPOS &&
		    !(i > q->from && s->t->v[i - 1].kinds & HW_WORD_DATE)) {
			at = i;
			*value = v;
		}
		i += used ? used - 1 : 0;
	}
	return at;
}

/* "14 injured", "killed 12", "three people died" */
static void
befallen(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	static const char *const name[] = {
	    "deaths", "injured", "arrested", "missing", "rescued", "evacuated"};

	for (size_t i = q->from; i < q->to; i++) {
		struct hw_str value;
		unsigned class = s->w[i];
		size_t k, used;

		if (class < W_DEATHS || class > W_EVACUATED)
			continue;
		k = last_number(s, q, i, &value);
		if (k != HW_NPOS) {
			hw_claim_add(s, HW_SLOT_COUNT,
			    hw_str_c(name[class - W_DEATHS]), value,
			    s->t->v[k].start, s->t->v[i].end);
			continue;
		}
		for (k = i + 1; k < q->to && k < i + AWAY &&
		     !(s->t->v[k].kinds & HW_WORD_CONJ);
		     k++) {
			used = number_at(s, k, q->to, &value);
			if (!used)
				continue;
			hw_claim_add(s, HW_SLOT_COUNT,
			    hw_str_c(name[class - W_DEATHS]), value,
			    s->t->v[i].start, s->t->v[k + used - 1].end);
			break;
		}
	}
}

/* "VT-36": a number that is part of a name counts nothing. */
static bool
is_joined(const struct hw_claim_scan *s, size_t i)
{
	uint32_t at = i ? s->t->v[i - 1].end : 0;

	return i > 0 && s->t->v[i].start == at + 1 && s->a->text.p[at] == '-';
}

/* The noun behind a number, or HW_NPOS: "48,000 lithium-ion batteries". */
static size_t
counted_noun(
    const struct hw_claim_scan *s, const struct hw_claim_sentence *q, size_t i)
{
	for (size_t k = i; k < q->to && k < i + NOUN; k++) {
		const struct hw_token *t = &s->t->v[k];
		struct hw_str w = hw_token_str(s->a->text, t);

		if (k > i && t->flags & HW_TOK_NUMBER && is_joined(s, k))
			continue;
		if (t->flags & (HW_TOK_STOP | HW_TOK_NUMBER) ||
		    !(t->flags & HW_TOK_WORD) ||
		    t->kinds & (HW_WORD_DATE | HW_WORD_PREP) || is_measure(w))
			return HW_NPOS;
		if (w.n > 3 && !hw_str_ends(w, HW_STR("-")))
			return k;
	}
	return HW_NPOS;
}

/* The largest number of things in the sentence. */
static void
largest(struct hw_claim_scan *s, const struct hw_claim_sentence *q,
    struct hw_str key)
{
	double best = LEAST - 1, v;
	size_t from = 0, to = 0;

	for (size_t i = q->from; i < q->to; i++) {
		size_t used = hw_number_at(s->numbers, s->a->text, s->t, i, &v);
		size_t noun = used ? counted_noun(s, q, i + used) : HW_NPOS;

		/* "9 November 2026 – Voltara" */
		if (i > q->from &&
		    (s->t->v[i - 1].kinds & HW_WORD_DATE || is_joined(s, i)))
			continue;
		if (noun == HW_NPOS || v <= best || v != floor(v) || v > MOST)
			continue;
		best = v;
		from = s->t->v[i].start;
		to = s->t->v[noun].end;
	}
	if (to)
		hw_claim_add(s, HW_SLOT_COUNT, key, written(s, best), from, to);
}

/* "calls back 84,000 batteries", as translated. */
static bool
is_called_back(const struct hw_claim_scan *s, size_t i, size_t to)
{
	struct hw_str w = hw_token_str(s->a->text, &s->t->v[i]);

	return i + 1 < to && hw_str_istarts(w, HW_STR("call")) && w.n <= 7 &&
	    hw_str_ieq(
		hw_token_str(s->a->text, &s->t->v[i + 1]), HW_STR("back"));
}

/* "exchanged 22 prisoners", "recalls 48,000 batteries": once a page, in its
 * opening.  What was told of already needs no prisoners beside it. */
static void
involved(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	static const char *const name[] = {"exchanged", "recalled", "laid off"};

	if (q->number > HW_CLAIM_OPENING)
		return;
	for (size_t i = q->from; i < q->to; i++) {
		unsigned what = is_called_back(s, i, q->to) ? W_RECALL
							    : s->w[i];
		unsigned bit = what - W_SWAP;
		size_t before = s->out.n;

		if (what < W_SWAP || what > W_LAYOFF ||
		    (s->counted >> bit & 1) ||
		    (!hw_claim_meant(s, q, i) &&
			!(s->occurred >> (W_SWAP - W_COLLAPSE + bit) & 1)))
			continue;
		largest(s, q, hw_str_c(name[bit]));
		s->counted |= (unsigned)(s->out.n > before) << bit;
		return;
	}
}

void
hw_claim_counts(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	befallen(s, q);
	involved(s, q);
}
