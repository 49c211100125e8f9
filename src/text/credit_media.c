/* SPDX-License-Identifier: MIT
 * The media that a text names: those of the table, and those it calls an
 * agency, a paper, a station.  Found once for the whole text; credits ask
 * which of them a sentence holds and which word beside it makes it a credit. */
#include <string.h>

#include "base/arena.h"
#include "text/credit_int.h"
#include "text/outlet.h"
#include "text/token.h"

enum {
	TITLE_MAX = 64,    /* bytes of a name in quotation marks */
	CALLED = 8,        /* media without a row that are remembered */
	BETWEEN = 3,       /* words between "agency" and its name */
	MEDIA_MAX = 20000, /* of a text */
};

/* ---- the media of a text ------------------------------------------------------- */

struct search {
	struct hw_credit_scan *c;
	struct hw_str called[CALLED]; /* "the agency VLTA": VLTA */
	size_t n_called;
	bool slavic, french;
};

static struct hw_str
text_of(const struct search *s, size_t from, size_t to)
{
	return hw_credit_text(s->c, (struct hw_mention){from, to, false});
}

/* Does a word for a medium lead item i in: "agence d'État VLTA"? */
static bool
is_led(const struct search *s, size_t i)
{
	const struct hw_speech *p = &s->c->s;

	for (size_t k = i; k > 0 && k + BETWEEN > i; k--) {
		unsigned role = s->c->role[k - 1];

		if (hw_item_parts(p, k))
			return false;
		if (role & HW_MEDIUM_NOUN)
			return true;
		if (!(role & HW_MEDIUM_KIND) &&
		    !(hw_item_kinds(p, k - 1) & HW_WORD_PREP))
			return false;
	}
	return false;
}

/* Does a quotation mark stand before item i: «Ведомости»? */
static bool
is_titled(const struct search *s, size_t i)
{
	static const char *const marks[] = {"«", "„", "“", "”", "\""};
	struct hw_str before = hw_str_sub(
	    s->c->a->text, 0, s->c->s.item.v[i].start);

	for (size_t k = 0; k < sizeof(marks) / sizeof(*marks); k++)
		if (hw_str_ends(before, hw_str_c(marks[k])))
			return true;
	return false;
}

/* Cases of a Slavic name: "Интерфаксу", "Укрінформом", "Суспільному". */
static const struct hw_outlet *
declined(const struct search *s, struct hw_str name)
{
	static const struct {
		const char *end, *becomes;
	} cases[] = {{"ому", "е"}, {"ом", ""}, {"у", ""}, {"а", ""}, {"е", ""},
	    {"ы", "а"}, {"и", "а"}, {"ой", "а"}, {"у", "а"}, {"е", "а"},
	    {"owi", ""}, {"em", ""}, {"u", ""}, {"a", ""}};
	const struct hw_outlet *o = NULL;

	for (size_t k = 0;
	     !o && name.n > 7 && k < sizeof(cases) / sizeof(*cases); k++) {
		struct hw_str end = hw_str_c(cases[k].end);

		if (hw_str_ends(name, end))
			o = hw_outlet_find(s->c->m,
			    hw_str_cat(s->c->m,
				hw_str_sub(name, 0, name.n - end.n),
				hw_str_c(cases[k].becomes)));
	}
	return o;
}

static void
add(struct search *s, size_t from, size_t to, struct hw_str name,
    const struct hw_outlet *o)
{
	struct hw_credit_scan *c = s->c;

	if (!name.n || c->media.n == MEDIA_MAX)
		return;
	*HW_PUSH(c->m, &c->media) = (struct hw_credit_medium){.from = from,
	    .to = to,
	    .name = o ? o->name : name,
	    .row = o,
	    .titled = c->s.item.v[from].quote || is_titled(s, from)};
	for (size_t i = 0; !o && i < s->n_called; i++)
		if (hw_str_eq(s->called[i], name))
			return;
	if (!o && s->n_called < CALLED)
		s->called[s->n_called++] = name;
}

static bool
was_called(const struct search *s, struct hw_str name)
{
	for (size_t i = 0; i < s->n_called; i++)
		if (hw_str_eq(s->called[i], name))
			return true;
	return false;
}

/* The longest name of the table that begins with item i; *to is its end. */
static const struct hw_outlet *
row_at(const struct search *s, size_t i, size_t *to)
{
	const struct hw_speech *p = &s->c->s;
	unsigned words = hw_outlet_begins(s->c->m, hw_speech_token(p, i)->hash);
	size_t most = 1, end = i + 1;

	while (words >> most > 1)
		most++;
	while (words && end < p->item.n && end < i + most &&
	    !p->item.v[end].quote && !hw_item_parts(p, end))
		end++;
	for (; words && end > i; end--) {
		const struct hw_outlet *o;

		if (!(words >> (end - i) & 1))
			continue;
		o = hw_outlet_find(s->c->m, text_of(s, i, end));
		if (o) {
			*to = end;
			return o;
		}
	}
	return NULL;
}

/* „Süddeutsche Zeitung“, «Коммерсантъ». */
static void
look_at_title(struct search *s, size_t i)
{
	const struct hw_mark_pair *q = &s->c->s.pairs->v[s->c->s.item.v[i].at];
	struct hw_str name = hw_str_trim(
	    hw_str_sub(s->c->a->text, q->start, q->end));
	const struct hw_outlet *o;

	if (!name.n || name.n > TITLE_MAX)
		return;
	o = hw_outlet_find(s->c->m, name);
	if (!o && s->slavic)
		o = declined(s, name);
	if (o)
		add(s, i, i + 1, o->name, o);
	else if (is_led(s, i))
		add(s, i, i + 1, name, NULL);
}

/* Without capitals: what stands behind a word for media. */
static size_t
look_behind(struct search *s, size_t noun)
{
	const struct hw_speech *p = &s->c->s;
	size_t from = noun + 1, to;
	const struct hw_outlet *o;

	while (from < p->item.n && from < noun + BETWEEN &&
	    s->c->role[from] & HW_MEDIUM_KIND)
		from++;
	if (from == p->item.n || p->item.v[from].quote ||
	    hw_item_parts(p, from))
		return noun;
	o = row_at(s, from, &to);
	if (o) {
		add(s, from, to, o->name, o);
		return to - 1;
	}
	if (hw_item_flags(p, from) & HW_TOK_UPPER)
		add(s, from, from + 1, text_of(s, from, from + 1), NULL);
	return noun;
}

/* "du Parisien", "au Monde": the article of "Le Monde" went into them. */
static const struct hw_outlet *
contracted(const struct search *s, size_t i, size_t *to)
{
	struct hw_str before;
	const struct hw_outlet *o;

	if (i == 0 || !s->french || hw_item_parts(&s->c->s, i))
		return NULL;
	before = text_of(s, i - 1, i);
	if (!hw_str_eq(before, HW_STR("du")) &&
	    !hw_str_eq(before, HW_STR("au")))
		return NULL;
	o = hw_outlet_find(
	    s->c->m, hw_str_cat(s->c->m, HW_STR("le "), text_of(s, i, i + 1)));
	*to = i + 1;
	return o && !(o->flags & HW_OUTLET_WEAK) ? o : NULL;
}

/* Where a declined name is looked for: beside what makes it a medium's. */
static bool
may_decline(const struct search *s, size_t i, bool led)
{
	const struct hw_speech *p = &s->c->s;

	return led || is_titled(s, i) ||
	    (i > 0 &&
		(s->c->role[i - 1] & HW_MEDIUM_ANY ||
		    hw_item_kinds(p, i - 1) & HW_WORD_SAY));
}

/* No name of the table: capital letters or a name, led in by the word for a
 * medium here or before. */
static void
add_called(struct search *s, size_t i, size_t name_to, bool led)
{
	size_t to = i + 1;

	if (!(hw_item_flags(&s->c->s, i) & HW_TOK_UPPER)) {
		if (name_to <= i || s->c->s.german)
			return;
		to = name_to;
	}
	if (led || was_called(s, text_of(s, i, to)))
		add(s, i, to, text_of(s, i, to), NULL);
}

/* A name of the table, or one that the text itself calls a medium's.  Returns
 * the last item read. */
static size_t
look_at_item(struct search *s, size_t i, size_t name_to)
{
	const struct hw_token *t = hw_speech_token(&s->c->s, i);
	bool cap = t->flags & HW_TOK_CAP, led;
	const struct hw_outlet *o = NULL;
	size_t to = i + 1;

	if (cap || !(t->flags & HW_TOK_STOP))
		o = row_at(s, i, &to);
	if (o && !cap && o->name.p[0] <= 'Z')
		o = NULL; /* "the sun"; but franceinfo, dpa */
	if (!o && !cap)
		return i;
	led = is_led(s, i);
	if (!o && s->slavic && may_decline(s, i, led))
		o = declined(s, text_of(s, i, i + 1));
	if (!o)
		o = contracted(s, i, &to);
	if (o &&
	    (hw_outlet_plain(o, s->c->a->language) || led || is_titled(s, i))) {
		add(s, i, to, o->name, o);
		return to - 1;
	}
	if (!o && !(s->c->role[i] & HW_MEDIUM_ANY))
		add_called(s, i, name_to, led);
	return i;
}

void
hw_credit_media_find(struct hw_credit_scan *c)
{
	struct search s = {.c = c};
	const struct hw_article *a = c->a;
	struct hw_str lang = hw_str_sub(a->language, 0, 2);
	size_t name = 0;

	s.slavic = hw_str_ieq(lang, HW_STR("ru")) ||
	    hw_str_ieq(lang, HW_STR("uk")) || hw_str_ieq(lang, HW_STR("pl"));
	s.french = hw_str_ieq(lang, HW_STR("fr"));
	for (size_t i = 0; i < c->s.item.n; i++) {
		const struct hw_item *x = &c->s.item.v[i];
		size_t to = 0;

		while (name < a->n_names && a->names[name].span.end <= x->start)
			name++;
		if (x->quote) {
			look_at_title(&s, i);
		} else if (c->s.caseless) {
			if (c->role[i] & HW_MEDIUM_NOUN)
				i = look_behind(&s, i);
		} else {
			if (name < a->n_names &&
			    a->names[name].span.start == x->start)
				for (to = i + 1; to < c->s.item.n &&
				     !c->s.item.v[to].quote &&
				     c->s.item.v[to].end <=
					 a->names[name].span.end;)
					to++;
			i = look_at_item(&s, i, to);
		}
	}
}

const struct hw_credit_medium *
hw_credit_medium_in(const struct hw_credit_scan *c, size_t from, size_t to)
{
	size_t lo = 0, hi = c->media.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (c->media.v[mid].to <= from)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < c->media.n && c->media.v[lo].from < to ? &c->media.v[lo]
							   : NULL;
}
