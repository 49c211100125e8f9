/* SPDX-License-Identifier: MIT
 * Credits: whom a sentence rests on.  A cue grammar over the sentence's words
 * gives steps, each with its depth; sorted by depth they are the chain from
 * the page to the one who knows: page -> CNN -> Ankit Panda.  Scope is the
 * sentence; what a credit at a paragraph's end may cover besides is not
 * guessed. */
#include "base/arena.h"
#include "text/credit_int.h"
#include "text/dateline.h"
#include "text/note.h"
#include "text/outlet.h"
#include "text/text.h"

#define CREDITS_MAX 2000 /* of an article */
#define LINE_MOST 100    /* bytes of a line that only names the source */
#define SENTENCE_MAX 400 /* words of a sentence that are looked at */

/* ---- steps of a chain -------------------------------------------------------- */

void
hw_credit_add(struct hw_credit_finder *f, enum hw_credit_depth depth,
    struct hw_str name, bool unnamed)
{
	const struct hw_outlet *o;

	name = hw_str_trim(name);
	o = name.n ? hw_outlet_find(f->c.m, name) : NULL;
	if (o && !(o->flags & HW_OUTLET_WEAK))
		name = o->name;
	if (!name.n || f->n == HW_CREDIT_STEPS)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (hw_str_eq(f->step[i].name, name))
			return;
	f->step[f->n++] = (struct hw_credit_step){depth, name, unnamed};
}

/* "einem Bericht", "l'agence" beside a medium that is credited; "Berufung". */
static bool
is_empty(const struct hw_credit_finder *f, struct hw_mention p)
{
	if (hw_credit_medium_in(&f->c, p.from, p.to))
		return false;
	for (size_t i = p.from; i < p.to; i++)
		if (f->c.role[i] & HW_CUE_CITING ||
		    (f->n && !f->c.s.english &&
			!f->c.s.named[f->c.s.item.v[i].at] &&
			f->c.role[i] & (HW_MEDIUM_THING | HW_MEDIUM_NOUN)))
			return true;
	return false;
}

bool
hw_credit_add_phrase(
    struct hw_credit_finder *f, enum hw_credit_depth depth, struct hw_mention p)
{
	struct hw_credit_who who;

	if (is_empty(f, p) ||
	    !hw_credit_who(&f->c, p, depth == HW_CREDIT_BY, &who))
		return false;
	for (size_t i = 0; i < f->n && who.unnamed; i++)
		if (f->step[i].depth == depth && depth == HW_CREDIT_SAYS)
			return false; /* a second subject of no name */
	hw_credit_add(f,
	    depth == HW_CREDIT_SAYS && who.outlet ? HW_CREDIT_REPORTS : depth,
	    who.name, who.unnamed);
	return true;
}

/* ---- one sentence ------------------------------------------------------------- */

/* The items that a span covers. */
static struct hw_mention
items_of(
    const struct hw_credit_finder *f, struct hw_span span, size_t i, size_t end)
{
	const struct hw_speech *s = &f->c.s;
	struct hw_mention p = {end, end, false};

	for (; i < end && s->item.v[i].start < span.end; i++) {
		if (s->item.v[i].end <= span.start)
			continue;
		if (p.from == end)
			p.from = i;
		p.to = i + 1;
	}
	return p;
}

/* A person, or somebody of two names ("伊拉娜·托雷"). */
static bool
is_person(const struct hw_article *a, struct hw_str who)
{
	for (size_t i = 0; i < a->n_names; i++)
		if (hw_str_eq(a->names[i].canonical, who))
			return a->names[i].kind == HW_NAME_PERSON ||
			    hw_str_chr(who, ' ', 0) != HW_NPOS;
	return hw_str_find(who, HW_STR("·"), 0) != HW_NPOS;
}

/* Is it in the chain, with more or fewer words? */
static bool
has_step(const struct hw_credit_finder *f, struct hw_str who)
{
	for (size_t i = 0; i < f->n; i++)
		if (hw_str_ifind(f->step[i].name, who, 0) != HW_NPOS ||
		    hw_str_ifind(who, f->step[i].name, 0) != HW_NPOS)
			return true;
	return false;
}

/* „Handelsblatt“: marks around a name are no quotation. */
static bool
is_title(const struct hw_credit_finder *f, struct hw_mention p)
{
	return p.to == p.from + 1 && hw_credit_medium_in(&f->c, p.from, p.to);
}

/* Speakers of the quotations that are named or meant in the sentence. */
static void
quoted(struct hw_credit_finder *f, size_t i, size_t end)
{
	struct hw_span here = f->c.sentence;

	for (size_t k = f->quote; k < f->c.a->n_quotes; k++) {
		const struct hw_quote *q = &f->c.a->quotes[k];
		struct hw_span at = q->speaker_span;
		struct hw_credit_who who = {q->speaker, false, false};
		struct hw_str meant;
		bool inside = at.start >= here.start && at.end <= here.end &&
		    at.end > at.start;

		if (q->span.start >= here.end)
			break;
		if (q->span.end <= here.start || !q->speaker.n ||
		    !(f->n || inside))
			continue;
		meant = hw_credit_media(&f->c, q->speaker);
		if (meant.n)
			who.name = meant;
		else if (is_title(f, items_of(f, q->span, i, end)))
			continue;
		else if (q->pronoun ? !is_person(f->c.a, q->speaker)
				    : f->c.role[items_of(f, at, i, end).from] &
			    HW_MEDIUM_QUOTES)
			continue;
		else if (inside && !q->pronoun && f->c.s.english &&
		    !hw_credit_who(&f->c, items_of(f, at, i, end), false, &who))
			continue;
		if (!has_step(f, who.name))
			hw_credit_add(
			    f, HW_CREDIT_QUOTED, who.name, who.unnamed);
	}
}

static void
sort_steps(struct hw_credit_finder *f)
{
	for (size_t i = 1; i < f->n; i++) {
		struct hw_credit_step x = f->step[i];
		size_t k = i;

		for (; k > 0 && f->step[k - 1].depth > x.depth; k--)
			f->step[k] = f->step[k - 1];
		f->step[k] = x;
	}
}

static void
write_credit(struct hw_credit_finder *f, uint32_t start, uint32_t end)
{
	struct hw_credit *c;

	if (!f->n && !f->hearsay)
		return;
	sort_steps(f);
	c = HW_PUSH(f->c.m, &f->out);
	*c = (struct hw_credit){.span = {start, end}, .hearsay = f->hearsay};
	c->chain.v = HW_ARRAY(f->c.m, struct hw_str, f->n + 1);
	for (size_t i = 0; i < f->n; i++) {
		c->chain.v[c->chain.n++] = f->step[i].name;
		c->hearsay |= f->step[i].unnamed && f->n == 1;
	}
}

/* ---- the text ----------------------------------------------------------------- */

/* A hyperlink inside the sentence leads to whom it credits. */
static void
link_of(const struct hw_article *a, struct hw_credit *c)
{
	for (size_t i = 0; i < a->n_links; i++) {
		const struct hw_link *l = &a->links[i];

		if (l->span.end > l->span.start &&
		    l->span.start >= c->span.start &&
		    l->span.end <= c->span.end)
			c->url = l->url;
	}
}

/* The agencies a page names, the first one first: descriptions before it
 * ("state media ... KCNA said") mean it too. */
static void
first_agency(struct hw_credit_scan *c)
{
	for (size_t i = 0; i < c->media.n && !c->state.n; i++) {
		const struct hw_outlet *o = c->media.v[i].row;

		if (!o || !(o->flags & HW_OUTLET_AGENCY) ||
		    (o->flags & HW_OUTLET_WEAK))
			continue;
		if (!c->agency.n)
			c->agency = o->name;
		if (o->flags & HW_OUTLET_STATE)
			c->state = o->name;
	}
}

/* "(Norvan Press)" behind the town and the day: a few words, each with a
 * capital; a state stands where a town is, "SPRINGFIELD (Ohio) -". */
static bool
is_agency_name(const struct hw_dateline *line)
{
	struct hw_str rest = line->code, word;
	int words = 0;

	while (hw_str_word(&rest, &word)) {
		unsigned char c = (unsigned char)word.p[0];

		if (!((c >= 'A' && c <= 'Z') || c >= 0x80) &&
		    !hw_str_eq(word, HW_STR("of")) &&
		    !hw_str_eq(word, HW_STR("de")))
			return false;
		words++;
	}
	return line->dated && words >= 2 && words <= 4;
}

/* "TOKYO (Kyodo) - ", "(AP) ": the agency whose text this is.  One that is
 * not in the table is believed in the place of one. */
static void
dateline(struct hw_credit_finder *f)
{
	struct hw_dateline line;
	const struct hw_outlet *o;
	struct hw_credit *c;

	hw_text_dateline(f->c.a->text, f->c.a->language, &line);
	if (!line.code.n)
		return;
	o = hw_outlet_find(f->c.m, line.code);
	if (!o &&
	    !(line.dash &&
		(hw_text_agency_sign(line.code) || is_agency_name(&line) ||
		    hw_outlet_like(f->c.m, line.code))))
		return;
	f->c.wire = o ? o->name : line.code;
	if (!f->c.agency.n)
		f->c.agency = f->c.wire;
	c = HW_PUSH(f->c.m, &f->out);
	*c = (struct hw_credit){.span = line.span};
	c->chain.v = HW_NEW(f->c.m, struct hw_str);
	c->chain.v[0] = o ? o->name : line.code;
	c->chain.n = 1;
}

/* The media of the sentence that a word beside them makes its source. */
static void
media(struct hw_credit_finder *f, size_t begin, size_t end)
{
	const struct hw_credit_medium *x = hw_credit_medium_in(
	    &f->c, begin, end);
	const struct hw_credit_medium *last = f->c.media.v + f->c.media.n;
	struct hw_credit_near near;

	for (; x && x < last && x->from < end && f->n < HW_CREDIT_STEPS; x++) {
		if (!hw_credit_near(&f->c, x, begin, end, &near))
			continue;
		hw_credit_add(f, near.depth, x->name, false);
		f->given |= near.given;
		if (near.pronoun)
			hw_credit_add_pronoun(f, true);
		if (near.whom.from < near.whom.to)
			hw_credit_add_phrase(f, HW_CREDIT_CITING, near.whom);
	}
}

static void
look_east(struct hw_credit_finder *f, struct hw_span here)
{
	struct hw_credit_east e;

	hw_credit_east(
	    &f->c, hw_str_sub(f->c.a->text, here.start, here.end), &e);
	for (size_t i = 0; i < e.n; i++)
		hw_credit_add(f, e.step[i].depth, e.step[i].who.name,
		    e.step[i].who.unnamed);
	f->hearsay |= e.hearsay;
}

/* "Source: MERA", a line of its own in the text. */
static bool
source_line(struct hw_credit_finder *f, struct hw_span here)
{
	struct hw_str line = hw_str_sub(f->c.a->text, here.start, here.end);
	struct hw_str who;

	if (line.n > LINE_MOST ||
	    (hw_str_chr(line, ':', 0) == HW_NPOS &&
		hw_str_find(line, HW_STR("："), 0) == HW_NPOS) ||
	    !hw_text_source_line(f->c.m, line, &who))
		return false;
	hw_credit_add(f, HW_CREDIT_BY, who, false);
	write_credit(f, here.start, here.end);
	f->c.before = here;
	return true;
}

/* The sentence of items [i, end). */
static void
sentence(struct hw_credit_finder *f, size_t i, size_t end)
{
	const struct hw_speech *s = &f->c.s;
	struct hw_span here = {s->item.v[i].start, s->item.v[end - 1].end};
	const struct hw_article *a = f->c.a;

	f->n = f->verbs = 0;
	f->hearsay = f->given = false;
	f->teller = f->told;
	f->told = (struct hw_str){0};
	if (s->item.v[i].para) {
		f->c.before = (struct hw_span){0, 0};
		f->teller = f->told;
	}
	f->c.sentence = here;
	while (f->quote < a->n_quotes &&
	    a->quotes[f->quote].span.end <= here.start)
		f->quote++;
	while (f->name < a->n_names &&
	    a->names[f->name].span.end <= f->c.before.start)
		f->name++;
	if (source_line(f, here))
		return;
	if (s->east)
		look_east(f, here);
	else
		media(f, i, end);
	for (size_t k = i; !s->east && k < end && k < i + SENTENCE_MAX &&
	     f->n < HW_CREDIT_STEPS;
	     k++)
		hw_credit_look_at(f, k, i, end);
	quoted(f, i, end);
	if (f->given && f->n == 1)
		hw_credit_add_given(f, here);
	write_credit(f, here.start, here.end);
	f->c.before = here;
}

/* The medium that the credit of a quotation's sentence leads through. */
static struct hw_str
medium_of(const struct hw_article *a, const struct hw_quote *q, size_t *at)
{
	while (*at < a->n_credits && a->credits[*at].span.end <= q->span.start)
		++*at;
	for (size_t i = *at; i < a->n_credits; i++) {
		const struct hw_credit *c = &a->credits[i];

		if (c->span.start >= q->span.end)
			break;
		for (size_t k = 1; k < c->chain.n && c->span.end; k++)
			if (hw_str_eq(c->chain.v[k], q->speaker))
				return c->chain.v[0];
	}
	return (struct hw_str){0};
}

/* "told the newspaper": whom a quotation was told to is its source, also of
 * what the speaker goes on to say in the paragraph. */
static void
tell_sources(struct hw_arena *m, struct hw_article *a)
{
	size_t at = 0;

	for (size_t i = 0; i < a->n_quotes; i++) {
		struct hw_quote *q = &a->quotes[i], *last = q - (i > 0);
		struct hw_str found;

		if (!q->speaker.n ||
		    (q->source.n &&
			!hw_credit_describes(hw_text_fold(m, q->source))))
			continue;
		found = medium_of(a, q, &at);
		if (!found.n && !q->source.n && last != q &&
		    q->span.start > last->span.end &&
		    hw_str_eq(last->speaker, q->speaker) &&
		    hw_str_chr(
			hw_str_sub(a->text, last->span.end, q->span.start),
			'\n', 0) == HW_NPOS)
			found = last->source;
		if (found.n)
			q->source = found;
	}
}

void
hw_text_credits(
    struct hw_arena *m, struct hw_article *a, const struct hw_speech *s)
{
	struct hw_credit_finder f = {.c = {.m = m, .a = a, .s = *s}};

	f.c.listed = hw_credit_listed(a->language);
	hw_credit_learn(&f.c);
	if (!s->east)
		hw_credit_media_find(&f.c);
	first_agency(&f.c);
	dateline(&f);
	for (size_t i = 0; i < s->item.n && f.out.n < CREDITS_MAX;) {
		size_t end = hw_speech_end(s, i);

		if (end <= i)
			end = i + 1;
		sentence(&f, i, end);
		i = end;
	}
	for (size_t i = 0; i < f.out.n; i++)
		link_of(a, &f.out.v[i]);
	a->credits = f.out.v;
	a->n_credits = f.out.n;
	tell_sources(m, a);
}
