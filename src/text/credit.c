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

#define STEPS 12
#define CREDITS_MAX 2000 /* of an article */
#define VERBS_MAX 12     /* of speech in a sentence that are looked at */
#define LINE_MAX 100     /* bytes of a line that only names the source */
#define SENTENCE_MAX 400 /* words of a sentence that are looked at */

struct step {
	enum hw_credit_depth depth;
	struct hw_str name;
	bool unnamed; /* "experts", "officials" */
};

struct finder {
	struct hw_credit_scan c;
	HW_VEC(struct hw_credit) out;
	struct step step[STEPS];
	size_t n, verbs; /* steps and verbs of the sentence */
	size_t quote;    /* first that may lie in the sentence */
	size_t name;     /* first behind the sentence before */
	struct hw_credit_words w;
	bool hearsay;
	bool given; /* the sentence tells what a medium was told */
};

/* ---- steps of a chain -------------------------------------------------------- */

static void
add(struct finder *f, enum hw_credit_depth depth, struct hw_str name,
    bool unnamed)
{
	const struct hw_outlet *o;

	name = hw_str_trim(name);
	o = name.n ? hw_outlet_find(f->c.m, name) : NULL;
	if (o && !(o->flags & HW_OUTLET_WEAK))
		name = o->name;
	if (!name.n || f->n == STEPS)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (hw_str_eq(f->step[i].name, name))
			return;
	f->step[f->n++] = (struct step){depth, name, unnamed};
}

static bool
is_word(const struct finder *f, size_t i, const struct hw_credit_list *list)
{
	return hw_credit_is(&f->c, &f->w, i, list);
}

/* "einem Bericht", "l'agence" beside a medium that is credited; "Berufung". */
static bool
is_empty(const struct finder *f, struct hw_mention p)
{
	if (hw_credit_medium_in(&f->c, p.from, p.to))
		return false;
	for (size_t i = p.from; i < p.to; i++)
		if (is_word(f, i, &f->w.citing) ||
		    (f->n && !f->c.s.named[f->c.s.item.v[i].at] &&
			hw_credit_role(&f->c, i) &
			    (HW_MEDIUM_THING | HW_MEDIUM_NOUN)))
			return true;
	return false;
}

static bool
add_phrase(struct finder *f, enum hw_credit_depth depth, struct hw_mention p)
{
	struct hw_credit_who who;

	if (is_empty(f, p) ||
	    !hw_credit_who(&f->c, p, depth == HW_CREDIT_BY, &who))
		return false;
	for (size_t i = 0; i < f->n && who.unnamed; i++)
		if (f->step[i].depth == depth && depth == HW_CREDIT_SAYS)
			return false; /* a second subject of no name */
	add(f,
	    depth == HW_CREDIT_SAYS && who.outlet ? HW_CREDIT_REPORTS : depth,
	    who.name, who.unnamed);
	return true;
}

/* "(in an interview with) CNN Anna Lind", "الوزير (لوكالة رويترز)": two
 * phrases that no mark parts.  Without the medium, who speaks. */
static struct hw_mention
without_medium(const struct finder *f, struct hw_mention p)
{
	const struct hw_credit_medium *x = hw_credit_medium_in(
	    &f->c, p.from, p.to);
	const struct hw_speech *s = &f->c.s;

	if (!x || !f->n)
		return p;
	if (x->from > p.from && !(hw_credit_role(&f->c, p.from) &
				    (HW_MEDIUM_NOUN | HW_MEDIUM_KIND)) &&
	    !(hw_item_kinds(s, p.from) & HW_WORD_DET && !s->verb_first)) {
		p.to = x->from;
		for (size_t k = p.from + 1; k < p.to; k++)
			if (hw_credit_role(&f->c, k) & HW_MEDIUM_NOUN)
				p.to = k;
	} else if (x->to + 2 <= p.to && s->named[s->item.v[x->to].at] &&
	    s->named[s->item.v[x->to + 1].at]) {
		p.from = x->to;
	}
	return p;
}

/* ---- one sentence ------------------------------------------------------------- */

/* The phrase after item i, over at most three words that only lead to it
 * ("to", "von", "a", "the"). */
static struct hw_mention
phrase_after(const struct finder *f, size_t i, size_t end)
{
	struct hw_mention p = {0, 0, false};

	for (size_t k = i + 1; k < end && k <= i + 4; k++) {
		const struct hw_token *t = hw_speech_token(&f->c.s, k);

		p = hw_speech_phrase(&f->c.s, k, end);
		if (p.to > p.from)
			return p;
		if (!t || !(t->flags & HW_TOK_STOP))
			break;
	}
	return p;
}

/* "X told Y", "seen by Y", "displayed on Y": when Y is an outlet it is nearer
 * to us than X. */
static void
passed_to(struct finder *f, size_t i, size_t end)
{
	struct hw_credit_who who;

	if (hw_credit_who(&f->c, phrase_after(f, i, end), false, &who) &&
	    who.outlet)
		add(f, HW_CREDIT_REPORTS, who.name, false);
}

/* "Footage from the scene showed ...": pictures are a source of their own. */
static void
shown(struct finder *f, size_t i, size_t begin)
{
	static const char *const pictures[] = {"footage", "video", "videos",
	    "images", "photographs", "photos", "pictures"};
	const struct hw_token *t = hw_speech_token(&f->c.s, begin);
	struct hw_str w;

	if (!t || i > begin + 8)
		return;
	w = hw_token_str(f->c.a->text, t);
	for (size_t k = 0; k < sizeof(pictures) / sizeof(*pictures); k++)
		if (hw_str_ieq(w, hw_str_c(pictures[k])))
			add(f, HW_CREDIT_SAYS, w, true);
}

/* Does a quotation lie in the sentence? */
static bool
has_quote(const struct finder *f)
{
	return f->quote < f->c.a->n_quotes &&
	    f->c.a->quotes[f->quote].span.start < f->c.sentence.end;
}

/* Is the sentence's quotation ascribed to a person?  Else it is to the one
 * that tells of it: "Solven called it “...”, according to VLTA". */
static bool
by_person(const struct finder *f)
{
	const struct hw_quote *q = &f->c.a->quotes[f->quote];

	return !q->speaker.n || q->pronoun ||
	    hw_text_source(f->c.m, f->c.a, q->speaker) != HW_NAME_ORG;
}

/* Does this verb tell what the sentence holds?  "began", "called" do so only
 * of a quotation, whose speaker is known by then.  "teilte die Polizei mit":
 * "mit" ends the clause. */
static bool
is_report(const struct finder *f, size_t i, size_t end)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);
	struct hw_str w = hw_token_str(f->c.a->text, t);

	if (!f->c.listed || f->c.s.caseless || f->given)
		return true;
	if (f->c.s.german && hw_str_istarts(w, HW_STR("teilt"))) {
		for (size_t k = i + 1; k < end && k < i + 16; k++) {
			const struct hw_token *x = hw_speech_token(&f->c.s, k);

			if (x &&
			    hw_str_eq(
				hw_token_str(f->c.a->text, x), HW_STR("mit")) &&
			    (k + 1 == end || hw_item_parts(&f->c.s, k + 1)))
				return true;
		}
		return false;
	}
	return t->kinds & HW_WORD_SOURCE || (has_quote(f) && !by_person(f));
}

/* "He said": the one person of the sentence before, if there is one. */
static void
add_pronoun(struct finder *f)
{
	const struct hw_name *found = NULL;

	for (size_t i = f->name;
	     i < f->c.a->n_names && f->c.before.end > f->c.before.start; i++) {
		const struct hw_name *n = &f->c.a->names[i];

		if (n->span.start >= f->c.before.end)
			break;
		if (n->span.start < f->c.before.start ||
		    (n->kind != HW_NAME_PERSON &&
			(n->kind != HW_NAME_UNKNOWN || f->c.s.english ||
			    hw_str_chr(n->canonical, ' ', 0) == HW_NPOS)))
			continue;
		if (found && found->entity != n->entity)
			return;
		found = n;
	}
	if (found)
		add(f, HW_CREDIT_SAYS, found->canonical, false);
}

/* Of the name that ends with item i - 1. */
static enum hw_name_kind
kind_before(const struct finder *f, size_t i)
{
	uint32_t end = f->c.s.item.v[i - 1].end;

	for (size_t k = f->name; k < f->c.a->n_names; k++) {
		if (f->c.a->names[k].span.end == end)
			return f->c.a->names[k].kind;
		if (f->c.a->names[k].span.start > end)
			break;
	}
	return HW_NAME_UNKNOWN;
}

/* "Pyongyang and Moscow deny": the one before the "and" too.  Was it
 * anybody? */
static bool
add_subject(struct finder *f, struct hw_mention p, size_t begin)
{
	const struct hw_speech *s = &f->c.s;
	struct hw_mention first;

	if (p.pronoun) {
		if (hw_item_kinds(s, p.from) & (HW_WORD_HE | HW_WORD_SHE) &&
		    !has_quote(f))
			add_pronoun(f);
		return true;
	}
	p = without_medium(f, p);
	if (p.from > begin + 1 && !hw_item_parts(s, p.from) &&
	    hw_item_kinds(s, p.from - 1) & HW_WORD_CONJ && s->english &&
	    s->named[s->item.v[p.from].at]) {
		first = hw_speech_phrase_before(s, begin, p.from - 1);
		if (first.from < first.to && !hw_item_parts(s, p.from - 1) &&
		    kind_before(f, first.to) != HW_NAME_UNKNOWN &&
		    kind_before(f, p.to) != HW_NAME_UNKNOWN)
			add_phrase(f, HW_CREDIT_SAYS, first);
	}
	return add_phrase(f, HW_CREDIT_SAYS, p);
}

/* Behind "according to": of "по", "nach" only with a noun for what was
 * said, and then whose it is. */
static void
per(struct finder *f, size_t i, size_t end)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);
	struct hw_str w = hw_text_fold(f->c.m, hw_token_str(f->c.a->text, t));
	bool loose = hw_str_eq(w, HW_STR("по")) || hw_str_eq(w, HW_STR("за")) ||
	    hw_str_eq(w, HW_STR("nach"));
	struct hw_mention p;

	for (size_t k = i + 1; k < end && k <= i + 3; k++) {
		if (!is_word(f, k, &f->w.leads))
			continue;
		loose = false;
		i = k;
		break;
	}
	if (loose)
		return;
	p = phrase_after(f, i, end);
	while (p.from < p.to && is_word(f, p.from, &f->w.leads))
		p.from++;
	add_phrase(f, HW_CREDIT_PER, p);
}

/* "Angaben der Polizei zufolge": the phrase stands before. */
static void
per_before(struct finder *f, size_t i, size_t begin)
{
	struct hw_mention p = hw_speech_phrase_before(&f->c.s, begin, i);

	while (p.from < p.to && is_word(f, p.from, &f->w.leads))
		p.from++;
	add_phrase(f, HW_CREDIT_PER, p);
}

/* Cues that name whom they credit: true when item i is one. */
static bool
look_cue(struct finder *f, size_t i, size_t begin, size_t end)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);

	if (is_word(f, i, &f->w.unsure) ||
	    hw_credit_rumour(&f->c, &f->w, i, begin, end)) {
		f->hearsay = true;
	} else if (is_word(f, i, &f->w.citing)) {
		add_phrase(f, HW_CREDIT_CITING,
		    without_medium(f, phrase_after(f, i, end)));
	} else if (t->kinds & HW_WORD_CUE) {
		if (hw_str_ieq(
			hw_token_str(f->c.a->text, t), HW_STR("zufolge")))
			per_before(f, i, begin);
		else
			per(f, i, end);
	} else if (i + 1 < end && is_word(f, i + 1, &f->w.by) &&
	    t->kinds & HW_WORD_SAY &&
	    (!f->c.listed || t->kinds & HW_WORD_SOURCE)) {
		add_phrase(f, HW_CREDIT_BY, phrase_after(f, i + 1, end));
	} else if (hw_credit_glued(&f->c, t)) {
		add_phrase(f, HW_CREDIT_BY, phrase_after(f, i, end));
	} else if (is_word(f, i, &f->w.shows)) {
		shown(f, i, begin);
	} else {
		return false;
	}
	return true;
}

/* "Sainsbury's said": the name ends so; no claim is theirs. */
static bool
is_said(const struct finder *f, size_t i)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, i);

	return f->c.s.english && i > 0 &&
	    f->c.s.item.v[i].punct & HW_PUNCT_POSS &&
	    hw_str_eq(hw_token_str(f->c.a->text, t), HW_STR("said"));
}

/* The holder of an office right before the verb, "District of Columbia
 * Attorney General Karl Racine said"; with after, the first person named
 * behind it in the clause, "says investor and author Kai Lee". */
static bool
add_beside(struct finder *f, size_t i, size_t end, bool after)
{
	const struct hw_speech *s = &f->c.s;
	uint32_t here = s->item.v[i].start, stop = s->item.v[i].end;

	if (!s->english || (after && i + 1 >= end))
		return false;
	for (size_t k = i + 1; after && k < end && k < i + 9 &&
	     !hw_item_parts(s, k) && !s->item.v[k].quote;
	     k++)
		stop = s->item.v[k].end;
	for (size_t k = f->name; k < f->c.a->n_names; k++) {
		const struct hw_name *n = &f->c.a->names[k];

		if (n->span.start >= stop)
			break;
		if (n->kind != HW_NAME_PERSON ||
		    (after ? n->span.start < here || n->span.end > stop
			   : n->span.end + 1 != here || !n->title.n))
			continue;
		add(f, HW_CREDIT_SAYS, n->canonical, false);
		return true;
	}
	return false;
}

/* "…, передаёт X", "نقل … عن X": not "the mother passes the salt". */
static bool
is_passed_on(const struct finder *f, size_t i, size_t end)
{
	const struct hw_speech *s = &f->c.s;

	if (!s->verb_first)
		return hw_item_parts(s, i) != 0;
	for (size_t k = i + 1; k < end && k < i + 12; k++)
		if (hw_speech_token(s, k) &&
		    hw_speech_token(s, k)->hash == s->w.about)
			return true;
	return false;
}

static void
look_at(struct finder *f, size_t i, size_t begin, size_t end)
{
	const struct hw_speech *s = &f->c.s;
	const struct hw_token *t = hw_speech_token(s, i);

	if (!t)
		return;
	if (is_word(f, i, &f->w.passed))
		passed_to(f, i, end);
	if (look_cue(f, i, begin, end))
		return;
	if ((!hw_speech_verb(s, i) && !is_said(f, i)) ||
	    ++f->verbs > VERBS_MAX ||
	    hw_credit_passive(&f->c, &f->w, i, begin) || !is_report(f, i, end))
		return;
	if (hw_credit_role(&f->c, i) & HW_MEDIUM_ONLY && !f->n &&
	    !is_passed_on(f, i, end))
		return;
	if (t->kinds & HW_WORD_GERUND && f->c.listed &&
	    !(t->kinds & HW_WORD_SOURCE))
		return;
	if (add_beside(f, i, end, false) ||
	    add_subject(f, hw_speech_subject(s, i, begin, end), begin))
		return;
	if (hw_item_parts(s, i) & HW_PUNCT_COMMA)
		add_beside(f, i, end, true);
	if (!s->english && i + 1 < end && !hw_item_parts(s, i + 1))
		add_phrase(f, HW_CREDIT_SAYS, hw_speech_phrase(s, i + 1, end));
}

/* The items that a span covers. */
static struct hw_mention
items_of(const struct finder *f, struct hw_span span, size_t i, size_t end)
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

/* A person, or somebody of two names. */
static bool
is_person(const struct hw_article *a, struct hw_str who)
{
	for (size_t i = 0; i < a->n_names; i++)
		if (hw_str_eq(a->names[i].canonical, who))
			return a->names[i].kind == HW_NAME_PERSON ||
			    hw_str_chr(who, ' ', 0) != HW_NPOS;
	return false;
}

/* Is it in the chain, with more or fewer words? */
static bool
has_step(const struct finder *f, struct hw_str who)
{
	for (size_t i = 0; i < f->n; i++)
		if (hw_str_ifind(f->step[i].name, who, 0) != HW_NPOS ||
		    hw_str_ifind(who, f->step[i].name, 0) != HW_NPOS)
			return true;
	return false;
}

/* „Handelsblatt“: marks around a name are no quotation. */
static bool
is_title(const struct finder *f, struct hw_mention p)
{
	return p.to == p.from + 1 && hw_credit_medium_in(&f->c, p.from, p.to);
}

/* Speakers of the quotations that are named or meant in the sentence. */
static void
quoted(struct finder *f, size_t i, size_t end)
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
				    : hw_credit_role(&f->c,
					  items_of(f, at, i, end).from) &
				HW_MEDIUM_QUOTES)
			continue;
		else if (inside && !q->pronoun && f->c.s.english &&
		    !hw_credit_who(&f->c, items_of(f, at, i, end), false, &who))
			continue;
		if (!has_step(f, who.name))
			add(f, HW_CREDIT_QUOTED, who.name, who.unnamed);
	}
}

/* "CNN Anna Lind" is one name to its reader: hers, of two words or more. */
static struct hw_str
beside_medium(const struct finder *f, struct hw_span name)
{
	const struct hw_item *item = f->c.s.item.v;
	struct hw_str rest = {0};

	for (size_t i = 0; i < f->c.media.n; i++) {
		const struct hw_credit_medium *x = &f->c.media.v[i];

		if (item[x->from].start == name.start &&
		    item[x->to - 1].end < name.end)
			rest = hw_str_trim(hw_str_sub(f->c.a->text,
			    item[x->to - 1].end, name.end));
	}
	return hw_str_chr(rest, ' ', 0) != HW_NPOS ? rest
						   : (struct hw_str){0};
}

/* Who talked to the medium, when no verb of speech says it. */
static void
add_given(struct finder *f, struct hw_span here)
{
	struct hw_str who;

	for (size_t k = f->name; k < f->c.a->n_names; k++) {
		const struct hw_name *n = &f->c.a->names[k];

		if (n->span.start >= here.end)
			break;
		if (n->span.start < here.start)
			continue;
		who = beside_medium(f, n->span);
		if (who.n || n->kind == HW_NAME_PERSON) {
			add(f, HW_CREDIT_SAYS, who.n ? who : n->canonical,
			    false);
			return;
		}
	}
}

static void
sort_steps(struct finder *f)
{
	for (size_t i = 1; i < f->n; i++) {
		struct step x = f->step[i];
		size_t k = i;

		for (; k > 0 && f->step[k - 1].depth > x.depth; k--)
			f->step[k] = f->step[k - 1];
		f->step[k] = x;
	}
}

static void
write_credit(struct finder *f, uint32_t start, uint32_t end)
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

/* "TOKYO (Kyodo) - ", "(AP) ": the agency whose text this is.  One that is
 * not in the table is believed in the place of one. */
static void
dateline(struct finder *f)
{
	struct hw_dateline line;
	const struct hw_outlet *o;
	struct hw_credit *c;

	hw_text_dateline(f->c.a->text, f->c.a->language, &line);
	if (!line.code.n)
		return;
	o = hw_outlet_find(f->c.m, line.code);
	if (!o && !(line.dash && hw_text_agency_sign(line.code)))
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
media(struct finder *f, size_t begin, size_t end)
{
	const struct hw_credit_medium *x = hw_credit_medium_in(
	    &f->c, begin, end);
	const struct hw_credit_medium *last = f->c.media.v + f->c.media.n;
	struct hw_credit_near near;

	for (; x && x < last && x->from < end && f->n < STEPS; x++) {
		if (!hw_credit_near(&f->c, x, begin, end, &near))
			continue;
		add(f, near.depth, x->name, false);
		f->given |= near.given;
		if (near.pronoun)
			add_pronoun(f);
		if (near.whom.from < near.whom.to)
			add_phrase(f, HW_CREDIT_CITING, near.whom);
	}
}

static void
look_east(struct finder *f, struct hw_span here)
{
	struct hw_credit_east e;

	hw_credit_east(
	    &f->c, hw_str_sub(f->c.a->text, here.start, here.end), &e);
	for (size_t i = 0; i < e.n; i++)
		add(f, e.step[i].depth, e.step[i].who.name,
		    e.step[i].who.unnamed);
	f->hearsay |= e.hearsay;
}

/* "Source: MERA", a line of its own in the text. */
static bool
source_line(struct finder *f, struct hw_span here)
{
	struct hw_str line = hw_str_sub(f->c.a->text, here.start, here.end);
	struct hw_str who;

	if (line.n > LINE_MAX ||
	    (hw_str_chr(line, ':', 0) == HW_NPOS &&
		hw_str_find(line, HW_STR("："), 0) == HW_NPOS) ||
	    !hw_text_source_line(f->c.m, line, &who))
		return false;
	add(f, HW_CREDIT_BY, who, false);
	write_credit(f, here.start, here.end);
	f->c.before = here;
	return true;
}

/* The sentence of items [i, end). */
static void
sentence(struct finder *f, size_t i, size_t end)
{
	const struct hw_speech *s = &f->c.s;
	struct hw_span here = {s->item.v[i].start, s->item.v[end - 1].end};
	const struct hw_article *a = f->c.a;

	f->n = f->verbs = 0;
	f->hearsay = f->given = false;
	if (s->item.v[i].para)
		f->c.before = (struct hw_span){0, 0};
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
	for (size_t k = i;
	     !s->east && k < end && k < i + SENTENCE_MAX && f->n < STEPS; k++)
		look_at(f, k, i, end);
	quoted(f, i, end);
	if (f->given && f->n == 1)
		add_given(f, here);
	write_credit(f, here.start, here.end);
	f->c.before = here;
}

void
hw_text_credits(
    struct hw_arena *m, struct hw_article *a, const struct hw_speech *s)
{
	struct finder f = {.c = {.m = m, .a = a, .s = *s}};

	hw_credit_words(&f.w);
	f.c.listed = hw_credit_listed(a->language);
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
}
