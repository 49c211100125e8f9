/* SPDX-License-Identifier: MIT
 * Whom the phrase beside a verb of speech or a cue names: an outlet, a person,
 * an institution, people without a name; or nobody: "the rain said nothing".
 * What a phrase is about is its head: in "Biden administration" not Biden,
 * in "South Korean intelligence" not South Korea. */
#include <string.h>

#include "base/arena.h"
#include "text/credit_int.h"
#include "text/outlet.h"
#include "text/text.h"
#include "text/word_table.h"

#define LONGEST 7 /* words of a description */
#define SPEAKS                                                           \
	(HW_WORD_PEOPLE | HW_WORD_OFFICE | HW_WORD_ORG | HW_WORD_MEDIA | \
	    HW_WORD_SOURCE)

struct hw_str
hw_credit_text(const struct hw_credit_scan *c, struct hw_mention p)
{
	if (p.from >= p.to || p.to > c->s.item.n)
		return (struct hw_str){0};
	return hw_str_trim(hw_str_sub(
	    c->a->text, c->s.item.v[p.from].start, c->s.item.v[p.to - 1].end));
}

/* The first name annotation that ends behind this place. */
static size_t
name_from(const struct hw_credit_scan *c, uint32_t start)
{
	size_t lo = 0, hi = c->a->n_names;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (c->a->names[mid].span.end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static unsigned
kinds_at(const struct hw_credit_scan *c, size_t i)
{
	unsigned k = hw_item_kinds(&c->s, i);

	/* "sources say" is no noun; "report", "list" are both. */
	return k & HW_WORD_SAY && !(k & ~(unsigned)HW_WORD_SOURCE & SPEAKS)
	    ? k & ~(unsigned)HW_WORD_SOURCE
	    : k;
}

/* "Wetterdienst", "Bundespolizei", "Hafenbehörde": heads of compounds. */
static bool
is_compound(const struct hw_credit_scan *c, size_t i)
{
	static const char *const ends[] = {"dienst", "polizei", "feuerwehr",
	    "ministerium", "ministeriums", "behörde", "behörden", "amt", "amts",
	    "amtes", "verwaltung", "gewerkschaft", "verband", "verbands",
	    "verbandes", "regierung", "konzern", "konzerns", "sprecher",
	    "sprecherin", "sprechers", "sprecherin", "anwaltschaft", "gericht",
	    "gerichts", "institut", "instituts", "betreiber", "betreibers",
	    "agentur", "experten", "forscher", "vertreter", "minister",
	    "ministerin", "chef", "chefin", "präsident", "präsidentin",
	    "direktor", "direktorin", "leiter", "leiterin", "leute", "kreise",
	    "kreisen", "medien", "zeitung", "mann", "frau", "arbeiter",
	    "helfer", "wache", "reederei", "vorstand", "vorsitzende",
	    "vorsitzender", "anwalt", "anwältin", "bericht", "berichten",
	    "mitteilung", "studie", "umfrage", "klinik", "krankenhaus",
	    "gesellschaft", "stelle"};
	const struct hw_token *t = hw_speech_token(&c->s, i);

	if (!c->s.german || !t || !(t->flags & HW_TOK_CAP))
		return false;
	for (size_t k = 0; k < sizeof(ends) / sizeof(*ends); k++)
		if (hw_str_iends(
			hw_token_str(c->a->text, t), hw_str_c(ends[k])))
			return true;
	return false;
}

static bool
is_named(const struct hw_credit_scan *c, size_t i)
{
	return !c->s.item.v[i].quote && c->s.named[c->s.item.v[i].at];
}

/* "led", "issued", "seen": what follows an English noun and is no head. */
static bool
is_participle(const struct hw_credit_scan *c, size_t i)
{
	static const char *const words[] = {"seen", "held", "made", "known",
	    "given", "sent", "born", "shown", "later", "both", "alike", "then"};
	const struct hw_token *t = hw_speech_token(&c->s, i);
	struct hw_str w = t ? hw_token_str(c->a->text, t) : (struct hw_str){0};

	if (hw_str_ends(w, HW_STR("ed")) || hw_str_ends(w, HW_STR("ing")))
		return true;
	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
		if (hw_str_eq(w, hw_str_c(words[k])))
			return true;
	return false;
}

/* English: up to the last word that can be the head ("A team led" is a team,
 * "The rules issued" is nobody); from behind what leads up to it. */
static struct hw_mention
trimmed(const struct hw_credit_scan *c, struct hw_mention p)
{
	while (p.from < p.to &&
	    hw_item_kinds(&c->s, p.from) &
		(HW_WORD_CUE | HW_WORD_CONJ | HW_WORD_AUX) &&
	    !is_named(c, p.from) && !(kinds_at(c, p.from) & SPEAKS))
		p.from++;
	while (c->s.english && p.to > p.from && !is_named(c, p.to - 1) &&
	    !(kinds_at(c, p.to - 1) & SPEAKS) && is_participle(c, p.to - 1))
		p.to--;
	return p;
}

/* The name that is the head of the phrase, or none. */
static const struct hw_name *
head_name(const struct hw_credit_scan *c, struct hw_mention p)
{
	uint32_t start = c->s.item.v[p.from].start;
	uint32_t end = c->s.item.v[p.to - 1].end;
	bool last = c->s.english || c->s.german;
	const struct hw_name *found = NULL;

	if (last && !is_named(c, p.to - 1))
		return NULL;
	if (!last && kinds_at(c, p.from) & (HW_WORD_SOURCE | HW_WORD_ORG) &&
	    !is_named(c, p.from))
		last = true; /* "gobierno de España": not Spain */
	for (size_t i = name_from(c, start);
	     i < c->a->n_names && c->a->names[i].span.start < end; i++)
		if (!found || found->kind != HW_NAME_PERSON || last)
			found = &c->a->names[i];
	if (found && !c->s.english && !c->s.german && last &&
	    found->kind != HW_NAME_PERSON)
		return NULL;
	if (found && found->kind == HW_NAME_UNKNOWN && p.to - p.from == 1 &&
	    c->s.item.v[p.from].sent && kinds_at(c, p.from) & SPEAKS)
		return NULL; /* "Advocates said": a capital of the sentence */
	return found;
}

/* Has it a word for those that news can rest on? */
static bool
can_credit(const struct hw_credit_scan *c, struct hw_mention p)
{
	if (!c->listed || c->s.caseless)
		return hw_speech_can(&c->s, p) || c->s.caseless;
	if (c->s.english) /* the head of the phrase */
		return (kinds_at(c, p.to - 1) & SPEAKS) != 0;
	for (size_t i = p.from; i < p.to; i++)
		if (kinds_at(c, i) & SPEAKS || is_compound(c, i) ||
		    c->role[i] & HW_MEDIUM_BODY)
			return true;
	return false;
}

/* "the coastguard", "his lawyer": somebody told of before, who is known. */
static bool
is_definite(const struct hw_credit_scan *c, struct hw_mention p)
{
	static const char *const words[] = {"the", "his", "her", "its", "their",
	    "our", "both", "der", "die", "das", "dem", "den", "le", "la", "les",
	    "el", "il", "lo", "o", "a", "de", "het", "los", "las", "gli"};
	const struct hw_token *t = hw_speech_token(&c->s, p.from);
	struct hw_str w = t ? hw_token_str(c->a->text, t) : (struct hw_str){0};

	if (!(hw_item_kinds(&c->s, p.from) & HW_WORD_DET) ||
	    (c->s.english && hw_str_ieq(w, HW_STR("a"))))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (hw_str_ieq(w, hw_str_c(words[i])))
			return true;
	return false;
}

/* Named by what it is: "New Zealand government", "the Home Office". */
static bool
is_institution(const struct hw_credit_scan *c, struct hw_mention p)
{
	unsigned head = kinds_at(c, p.to - 1);
	bool cap = false;

	for (size_t i = p.from; i < p.to; i++)
		cap |= is_named(c, i);
	return cap && head & (HW_WORD_SOURCE | HW_WORD_ORG | HW_WORD_MEDIA) &&
	    !(head & (HW_WORD_PEOPLE | HW_WORD_OFFICE)) &&
	    !hw_str_ends(
		hw_token_str(c->a->text, hw_speech_token(&c->s, p.to - 1)),
		HW_STR("s"));
}

/* "les services du district", "fuentes del gobierno", "die Leitstelle in
 * Linden": with what tells whose, where that follows. */
static struct hw_str
with_genitive(
    const struct hw_credit_scan *c, struct hw_mention p, struct hw_str text)
{
	const struct hw_token *t = hw_speech_token(&c->s, p.to);
	struct hw_mention more;

	if (!t || c->s.english || !(t->kinds & HW_WORD_PREP) ||
	    t->end - t->start > 3 || hw_item_parts(&c->s, p.to) ||
	    p.to + 1 >= c->s.item.n || hw_item_parts(&c->s, p.to + 1))
		return text;
	more = hw_speech_phrase(&c->s, p.to + 1, c->s.item.n);
	if (more.from >= more.to || more.pronoun || more.to - more.from > 4 ||
	    c->s.item.v[more.to - 1].end > c->sentence.end)
		return text;
	return hw_str_sub(c->a->text, c->s.item.v[p.from].start,
	    c->s.item.v[more.to - 1].end);
}

/* Where there is no article to tell the known from the unknown: words for
 * people. */
static bool
is_anybody(struct hw_str text)
{
	static const char *const stems[] = {"эксперт", "источник", "очевид",
	    "свидет", "жител", "специалист", "аналитик", "представител", "учен",
	    "учён", "джерел", "свідк", "мешкан", "źródł", "świadk", "ekspert",
	    "naukow", "مصادر", "مصدر", "خبراء", "شهود", "سكان"};

	for (size_t i = 0; i < sizeof(stems) / sizeof(*stems); i++)
		if (hw_str_find(text, hw_str_c(stems[i]), 0) != HW_NPOS)
			return true;
	return false;
}

static bool
is_slavic(struct hw_str lang)
{
	return hw_str_istarts(lang, HW_STR("ru")) ||
	    hw_str_istarts(lang, HW_STR("uk"));
}

static bool
is_adjective(const struct hw_credit_scan *c, size_t i)
{
	static const char *const ends[] = {"ая", "ый", "ий", "ое", "ые", "ие",
	    "ой", "ого", "ых", "их", "на", "ні", "не", "ної", "них"};
	struct hw_str w = hw_credit_text(
	    c, (struct hw_mention){i, i + 1, false});

	for (size_t k = 0; k < sizeof(ends) / sizeof(*ends); k++)
		if (hw_str_ends(w, hw_str_c(ends[k])))
			return true;
	return false;
}

/* Slavic, German and Arabic phrases run into what follows: "der Feuerwehr starben",
 * "the police closing".  Up to the end of the noun. */
static struct hw_mention
noun_only(const struct hw_credit_scan *c, struct hw_mention p)
{
	const struct hw_speech *s = &c->s;
	size_t i = p.from;

	if (p.to - i > 1 && is_slavic(c->a->language)) {
		while (i + 1 < p.to && !(kinds_at(c, i) & SPEAKS))
			i++;
		p.to = i + 1; /* "at night the police stopped" */
		if (i > p.from)
			p.from = is_adjective(c, i - 1) ? i - 1 : i;
	} else if (hw_str_istarts(c->a->language, HW_STR("de"))) {
		while (i < p.to && !(hw_item_flags(s, i) & HW_TOK_CAP))
			i++;
		while (i < p.to && hw_item_flags(s, i) & HW_TOK_CAP)
			i++;
		if (i + 1 < p.to && hw_item_kinds(s, i) & HW_WORD_DET &&
		    hw_item_flags(s, i + 1) & HW_TOK_CAP &&
		    !hw_item_parts(s, i))
			i += 2; /* "der Sprecher der Regierung" */
		p.to = i < p.to ? i : p.to;
	} else if (s->verb_first && p.to - i > 2 &&
	    is_anybody(
		hw_credit_text(c, (struct hw_mention){i, i + 1, false}))) {
		p.to = i + 2; /* "medical sources killed two" */
	} else if (s->verb_first && hw_item_kinds(s, i) & HW_WORD_DET) {
		for (i += 2; i + 1 < p.to && hw_item_kinds(s, i) & HW_WORD_DET;)
			i += 2;
		p.to = i < p.to ? i : p.to;
	}
	return p;
}

static bool
is_unnamed(const struct hw_credit_scan *c, struct hw_mention p)
{
	static const char *const bare[] = {"ru", "uk", "pl", "ar"};

	for (size_t i = 0; i < sizeof(bare) / sizeof(*bare); i++)
		if (hw_str_istarts(c->a->language, hw_str_c(bare[i])))
			return is_anybody(
			    hw_str_lower(c->m, hw_credit_text(c, p)));
	return !is_definite(c, p);
}

/* No name in it that says who: a description. */
static bool
described(
    struct hw_credit_scan *c, struct hw_mention p, struct hw_credit_who *out)
{
	struct hw_str text;
	struct hw_str office;
	bool known;

	if (!can_credit(c, p) || p.to - p.from > LONGEST)
		return false;
	p = noun_only(c, p);
	text = hw_credit_text(c, p);
	office = hw_text_office(c->m, c->a,
	    (struct hw_span){
		c->s.item.v[p.from].start, c->s.item.v[p.to - 1].end},
	    c->sentence);
	if (office.n) {
		*out = (struct hw_credit_who){.name = office};
		return true;
	}
	known = is_institution(c, p);
	text = with_genitive(c, p, text);
	if (known && p.from + 1 < p.to &&
	    hw_item_kinds(&c->s, p.from) & HW_WORD_DET)
		text = hw_credit_text(
		    c, (struct hw_mention){p.from + 1, p.to, false});
	*out = (struct hw_credit_who){
	    .name = text, .unnamed = !known && is_unnamed(c, p)};
	return true;
}

/* "Dockworkers' League": the possessor that the names' reader parted. */
static struct hw_str
with_possessor(const struct hw_credit_scan *c, const struct hw_name *n)
{
	struct hw_str text = c->a->text;
	size_t from = n->span.start, mark = 0;

	if (n->kind == HW_NAME_PERSON ||
	    n->canonical.n != n->span.end - n->span.start || from < 6)
		return n->canonical;
	if (hw_str_starts(hw_str_from(text, from - 2), HW_STR("' ")))
		mark = from - 2;
	else if (hw_str_starts(hw_str_from(text, from - 4), HW_STR("\u2019 ")))
		mark = from - 4;
	if (!mark || text.p[mark - 1] != 's')
		return n->canonical;
	for (from = mark;
	     from > 0 && hw_is_alpha((unsigned char)text.p[from - 1]);)
		from--;
	return text.p[from] >= 'A' && text.p[from] <= 'Z'
	    ? hw_str_sub(text, from, n->span.end)
	    : n->canonical;
}

/* Is a medium in phrase p, or is it one? */
static bool
names_medium(struct hw_credit_scan *c, struct hw_mention p, bool by,
    struct hw_credit_who *out)
{
	const struct hw_credit_medium *x = hw_credit_medium_in(c, p.from, p.to);
	const struct hw_outlet *o = x ? x->row : NULL;

	if (!x) {
		o = hw_outlet_find(c->m, hw_credit_text(c, p));
		for (size_t i = p.from; !o && c->s.caseless && i < p.to; i++)
			o = hw_outlet_find(c->m,
			    hw_credit_text(
				c, (struct hw_mention){i, i + 1, false}));
		if (!o && hw_item_kinds(&c->s, p.from) & HW_WORD_DET) {
			p.from++;
			o = hw_outlet_find(c->m, hw_credit_text(c, p));
		}
		if (!o || (o->flags & HW_OUTLET_WEAK && !by))
			return false;
	}
	*out = (struct hw_credit_who){
	    .name = o ? o->name : x->name, .outlet = true};
	if (!o || o->flags & HW_OUTLET_AGENCY)
		c->agency = out->name;
	return true;
}

/* "the APA news agency": what it is stands behind the name. */
static struct hw_str
called_so(const struct hw_credit_scan *c, struct hw_mention p)
{
	size_t from = p.from, to;

	while (from < p.to &&
	    (!(hw_item_flags(&c->s, from) & HW_TOK_CAP) ||
		hw_item_flags(&c->s, from) & HW_TOK_STOP ||
		c->role[from] & HW_MEDIUM_ANY ||
		hw_item_kinds(&c->s, from) & HW_WORD_PLACE))
		from++;
	for (to = from; to < p.to && hw_item_flags(&c->s, to) & HW_TOK_CAP;)
		to++;
	if (!c->s.english || from == to || to == p.to)
		return (struct hw_str){0};
	return hw_credit_text(c, (struct hw_mention){from, to, false});
}

bool
hw_credit_who(struct hw_credit_scan *c, struct hw_mention p, bool by,
    struct hw_credit_who *out)
{
	const struct hw_name *name;
	struct hw_mention added;
	struct hw_str text, meant;

	if (p.pronoun || p.from >= p.to || p.to > c->s.item.n)
		return false;
	added = hw_speech_added(&c->s, p);
	p = trimmed(c, added.from < added.to ? added : p);
	text = hw_credit_text(c, p);
	if (!text.n)
		return false;
	if (names_medium(c, p, by, out))
		return true;
	meant = hw_credit_media(c, text);
	if (meant.n && is_named(c, p.to - 1) && (name = head_name(c, p))) {
		meant = name->canonical; /* "the state agency VLTA" */
		c->agency = meant;
	} else if (meant.n && called_so(c, p).n) {
		meant = called_so(c, p);
	}
	if (meant.n) {
		*out = (struct hw_credit_who){.name = meant, .outlet = true};
		return true;
	}
	name = head_name(c, p);
	if (!name)
		return described(c, p, out);
	out->name = name->span.start < c->s.item.v[p.from].start
	    ? text
	    : with_possessor(c, name);
	out->outlet = hw_outlet_like(c->m, out->name) ||
	    hw_outlet_like(c->m, text) ||
	    (c->wire.n && hw_str_eq(out->name, c->wire));
	out->unnamed = false;
	return true;
}

/* ---- what a name in a chain is ------------------------------------------------- */

static bool
is_org_word(struct hw_arena *m, struct hw_str word)
{
	static const char *const more[] = {"intelligence", "coastguard",
	    "statement", "feuerwehr", "kustenwache", "leitstelle", "regierung",
	    "behorde", "landratsamt", "staatsanwaltschaft", "reederei",
	    "bundesregierung", "wetterdienst", "gouvernement", "pompiers",
	    "police", "prefecture", "parquet", "armee", "gobierno", "policia",
	    "bomberos", "fiscalia", "ejercito", "governo", "polizia", "procura",
	    "esercito", "правительство", "правительства", "полиция", "полиции",
	    "мчс", "мвд", "мид", "минобороны", "прокуратура", "прокуратуры",
	    "пресс-служба", "пресс-службе", "поліція", "поліції", "уряд",
	    "union", "operator", "watchdog", "regulator", "embassy", "kremlin"};
	struct hw_str f = hw_text_fold(m, word);
	const struct hw_word_table *every = hw_text_words(HW_STR(""));

	if (hw_word_find(every, hw_text_hash(word)) & HW_WORD_ORG)
		return true;
	for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++)
		if (hw_str_eq(f, hw_str_c(more[i])))
			return true;
	return false;
}

enum hw_name_kind
hw_text_source(
    struct hw_arena *m, const struct hw_article *a, struct hw_str name)
{
	const struct hw_outlet *o = hw_outlet_find(m, name);
	struct hw_str rest = name, word, last = {0};
	bool org = false;

	if ((o && !(o->flags & HW_OUTLET_WEAK)) ||
	    hw_credit_describes(hw_text_fold(m, name)))
		return HW_NAME_OUTLET;
	for (size_t i = 0; i < a->n_names; i++)
		if (hw_str_eq(a->names[i].canonical, name) &&
		    a->names[i].kind != HW_NAME_UNKNOWN)
			return a->names[i].kind;
	if (hw_outlet_like(m, name))
		return HW_NAME_OUTLET;
	while (hw_str_word(&rest, &word)) {
		last = word;
		org |= is_org_word(m, word);
	}
	if (hw_str_istarts(a->language, HW_STR("en")))
		org = last.n && is_org_word(m, last);
	return org ? HW_NAME_ORG : HW_NAME_UNKNOWN;
}
