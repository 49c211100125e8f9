/* SPDX-License-Identifier: MIT
 * A page as a row of terms: its words without endings, numbers with what they
 * count, days, names. */
#include <math.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/calendar.h"
#include "text/dateline.h"
#include "text/number.h"
#include "text/text.h"
#include "trace/findings_single.h"

enum {
	TOKENS = 1500,  /* of a page */
	STEM = 5,       /* letters of a word that count */
	DATELINE = 120, /* bytes it takes at most */
};

/* ---- words ---------------------------------------------------------------------- */

static uint32_t
hash_of(enum hw_term_kind kind, uint64_t x)
{
	return (uint32_t)(hw_hash_mix(x, 0x51CE + (uint64_t)kind) >> 32) | 1;
}

/* The beginning of a word: its ending is grammar. */
uint32_t
hw_singles_stem(struct hw_arena *m, struct hw_str word)
{
	struct hw_str w = hw_text_fold(m, word);
	size_t i = 0, n = 0;

	for (; i < w.n && n < STEM; n++)
		hw_utf8_next(w, &i);
	if (i == w.n && n > 3 && w.p[w.n - 1] == 's')
		i--;
	w.n = i;
	return hash_of(HW_TERM_WORD, hw_text_hash(w));
}

static void
put_term(struct hw_singles_page *p, uint32_t hash, size_t token,
    size_t sentence, enum hw_term_kind kind, double value)
{
	p->term[p->n_term++] = (struct hw_term){.hash = hash,
	    .value = value,
	    .token = (uint32_t)token,
	    .sentence = (uint32_t)sentence,
	    .kind = (uint8_t)kind};
}

static bool
is_word(const struct hw_token *t)
{
	return !(t->flags & HW_TOK_STOP) && t->end - t->start > 1;
}

/* The noun a number counts: the next word that carries meaning. */
static size_t
noun_after(const struct hw_singles_page *p, size_t i, size_t end)
{
	for (size_t k = i; k < end && k < i + 3; k++)
		if (is_word(&p->t.v[k]) && (p->t.v[k].flags & HW_TOK_WORD) &&
		    !(p->t.v[k].flags & HW_TOK_SENT))
			return k;
	return HW_NPOS;
}

static bool
is_month(const struct hw_singles_page *p, const struct hw_token *t)
{
	int m = hw_calendar_may_hold(t->hash)
	    ? hw_calendar_find(t->hash, p->a->language)
	    : 0;

	return m >= 1 && m <= 12;
}

/* A day of a month, or the page's own year. */
static bool
is_of_date(const struct hw_singles_page *p, double v, size_t i, size_t used,
    size_t end)
{
	static const char *const after[] = {"日", "月", "号"};
	struct hw_str rest = hw_str_from(p->a->text, p->t.v[i + used - 1].end);

	if (p->a->published.precision >= HW_PRECISION_YEAR &&
	    v == hw_civil_of(p->a->published.at).year)
		return true;
	if (v > 31)
		return false;
	for (size_t k = 0; k < sizeof(after) / sizeof(*after); k++)
		if (hw_str_starts(rest, hw_str_c(after[k])))
			return true;
	return (i > 0 && is_month(p, &p->t.v[i - 1])) ||
	    (i + used < end && is_month(p, &p->t.v[i + used]));
}

/* "ten past four", "twenty to eleven", "9:40": how many tokens it takes.  A
 * time of day tells little. */
static size_t
time_at(const struct hw_singles_page *p, const struct hw_numbers *numbers,
    size_t i, size_t end)
{
	struct hw_str text = p->a->text;
	const struct hw_token *t = &p->t.v[i];
	double minutes, hour;
	size_t used = hw_number_at(numbers, text, &p->t, i, &minutes), more;

	if (!used || minutes > 59 || i + used >= end)
		return 0;
	if (t[used].start == t[used - 1].end + 1 &&
	    text.p[t[used - 1].end] == ':')
		more = 0;
	else if (t[used].hash == hw_text_hash(HW_STR("to")) ||
	    t[used].hash == hw_text_hash(HW_STR("past")))
		more = 1;
	else
		return 0;
	if (i + used + more >= end)
		return 0;
	more += hw_number_at(numbers, text, &p->t, i + used + more, &hour);
	return hour < 60 && hour > 0 ? used + more : 0;
}

static void
put_number(struct hw_arena *m, struct hw_singles_page *p, double v, size_t i,
    size_t used, size_t end, size_t sentence)
{
	size_t noun = noun_after(p, i + used, end);
	uint64_t value = (uint64_t)llround(v * 1000);
	bool dates = is_of_date(p, v, i, used, end);

	put_term(p, hash_of(HW_TERM_NUMBER, value), i, sentence,
	    (v > 12 || v != floor(v)) && !dates ? HW_TERM_NUMBER
						: HW_TERM_SMALL,
	    v);
	if (noun != HW_NPOS && !dates)
		put_term(p,
		    hash_of(HW_TERM_PAIR,
			value ^
			    (uint64_t)hw_singles_stem(
				m, hw_token_str(p->a->text, &p->t.v[noun]))
				<< 24),
		    i, sentence, HW_TERM_PAIR, v);
}

/* One word of a sentence; how many tokens it takes. */
static size_t
put_token(struct hw_arena *m, struct hw_singles_page *p,
    const struct hw_numbers *numbers, size_t i, size_t end, size_t sentence,
    bool named)
{
	const struct hw_token *t = &p->t.v[i];
	double v;
	size_t used = hw_number_at(numbers, p->a->text, &p->t, i, &v);
	int day;

	if (used && time_at(p, numbers, i, end)) {
		used = time_at(p, numbers, i, end);
		put_term(p, hash_of(HW_TERM_SMALL, p->t.v[i].hash), i, sentence,
		    HW_TERM_SMALL, v);
		return used;
	}
	if (used && i + used <= end) {
		put_number(m, p, v, i, used, end, sentence);
		return used;
	}
	day = hw_calendar_may_hold(t->hash)
	    ? hw_calendar_find(t->hash, p->a->language)
	    : 0;
	if (day &&
	    !(day >= HW_CALENDAR_TODAY - 1 && day <= HW_CALENDAR_TODAY + 1)) {
		put_term(p, hash_of(HW_TERM_DAY, (uint64_t)day), i, sentence,
		    HW_TERM_DAY, day);
		return 1;
	}
	if (t->flags & HW_TOK_HAN) {
		if (i + 1 < end && p->t.v[i + 1].start == t->end &&
		    (p->t.v[i + 1].flags & HW_TOK_HAN))
			put_term(p,
			    hash_of(HW_TERM_WORD,
				hw_token_pair(t->hash, p->t.v[i + 1].hash)),
			    i, sentence, named ? HW_TERM_NAME : HW_TERM_WORD,
			    0);
		return 1;
	}
	if (is_word(t) && (t->flags & HW_TOK_WORD))
		put_term(p, hw_singles_stem(m, hw_token_str(p->a->text, t)), i,
		    sentence, named ? HW_TERM_NAME : HW_TERM_WORD, 0);
	return 1;
}

static bool
in_name(const struct hw_article *a, size_t *name, const struct hw_token *t)
{
	while (*name < a->n_names && a->names[*name].span.end <= t->start)
		(*name)++;
	return *name < a->n_names && a->names[*name].span.start <= t->start;
}

/* Where the text begins behind its dateline. */
static size_t
behind_dateline(const struct hw_article *a)
{
	static const char *const dash[] = {"–", "—", " - "};
	struct hw_dateline d;
	size_t best = 0;

	hw_text_dateline(a->text, a->language, &d);
	if (!d.dash || !(d.code.n || d.dated || d.capitals))
		return 0;
	for (size_t i = 0; i < sizeof(dash) / sizeof(*dash); i++) {
		size_t at = hw_str_find(
		    hw_str_sub(a->text, 0, DATELINE), hw_str_c(dash[i]), 0);

		if (at != HW_NPOS && (!best || at < best))
			best = at;
	}
	return best;
}

void
hw_singles_read(struct hw_arena *m, struct hw_singles_page *p)
{
	size_t begin = behind_dateline(p->a);
	struct hw_numbers numbers;
	size_t i = 0, name = 0;

	hw_numbers_open(&numbers, p->a->language);
	hw_text_tokens(m, p->a->text, p->a->language, &p->t);
	if (!p->a->n_sentences) { /* a stored text comes without them */
		struct hw_article *a = HW_NEW(m, struct hw_article);

		*a = *p->a;
		hw_text_sentences(m, a, &p->t);
		p->a = a;
	}
	if (p->t.n > TOKENS)
		p->t.n = TOKENS;
	p->term = HW_ARRAY(m, struct hw_term, 2 * p->t.n + 2);
	for (size_t k = 0; k < p->a->n_sentences; k++) {
		const struct hw_span *q = &p->a->sentences[k];
		size_t end;

		while (i < p->t.n &&
		    (p->t.v[i].start < q->start || p->t.v[i].start < begin))
			i++;
		for (end = i; end < p->t.n && p->t.v[end].start < q->end;)
			end++;
		while (i < end)
			i += put_token(m, p, &numbers, i, end, k,
			    in_name(p->a, &name, &p->t.v[i]));
	}
}
