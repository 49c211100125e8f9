/* SPDX-License-Identifier: MIT
 * Credits: whom a sentence rests on.  A cue grammar over the sentence's words
 * gives steps, each with its depth; sorted by depth they are the chain from
 * the page to the one who knows: page -> CNN -> Ankit Panda.  Scope is the
 * sentence; what a credit at a paragraph's end may cover besides is not
 * guessed. */
#include "base/arena.h"
#include "text/outlet.h"
#include "text/speech.h"
#include "text/text.h"
#include "text/text_int.h"

enum depth {     /* nearest to the page first */
	BY,      /* "as reported by X", "X" in brackets */
	REPORTS, /* "X reports that", X an outlet */
	PER,     /* "according to X" */
	CITING,  /* "citing X" */
	SAYS,    /* "X said" */
	QUOTED,  /* speaker of the sentence's quotation */
};

#define STEPS 12
#define WORDS 32         /* in a list of words */
#define CREDITS_MAX 2000 /* of an article */
#define SENTENCE_MAX 400 /* words of a sentence that are looked at */

struct step {
	enum depth depth;
	struct hw_str name;
	bool unnamed; /* "experts", "officials" */
};

struct finder {
	struct hw_arena *m;
	struct hw_article *a;
	struct hw_speech s;
	struct hw_str agency; /* last agency named: "the agency" means it */
	struct hw_str state;  /* first agency of a state: "state media" */
	HW_VEC(struct hw_credit) out;
	struct step step[STEPS];
	size_t n;
	size_t quote;  /* first that may lie in the sentence */
	struct words { /* hashes of the lists below */
		uint32_t hash[WORDS];
		size_t n;
	} by, citing, told, unsure, shows;
	uint64_t listed[16]; /* a bit for each of those hashes */
	struct hw_span sentence;
	bool hearsay;
};

/* ---- whom a phrase names ------------------------------------------------------ */

static struct hw_str
phrase_text(const struct finder *f, struct hw_mention p)
{
	if (p.from >= p.to || p.to > f->s.item.n)
		return (struct hw_str){0};
	return hw_str_sub(
	    f->a->text, f->s.item.v[p.from].start, f->s.item.v[p.to - 1].end);
}

/* The first name annotation that ends behind this place. */
static size_t
name_from(const struct finder *f, uint32_t start)
{
	size_t lo = 0, hi = f->a->n_names;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (f->a->names[mid].span.end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The last name that overlaps the phrase: the head of "North Korea's KCNA". */
static const struct hw_name *
name_in(const struct finder *f, struct hw_str phrase)
{
	uint32_t start = (uint32_t)(phrase.p - f->a->text.p);
	const struct hw_name *found = NULL;

	for (size_t i = name_from(f, start);
	     i < f->a->n_names && f->a->names[i].span.start < start + phrase.n;
	     i++)
		found = &f->a->names[i];
	return found;
}

/* An outlet anywhere in the phrase: "South Korea's Yonhap news agency". */
static const struct hw_outlet *
outlet_in(const struct finder *f, struct hw_str phrase)
{
	uint32_t start = (uint32_t)(phrase.p - f->a->text.p);
	const struct hw_outlet *o = hw_outlet_find(f->m, phrase);

	for (size_t i = name_from(f, start); !o && i < f->a->n_names; i++) {
		struct hw_span s = f->a->names[i].span;

		if (s.end > start + phrase.n)
			break;
		o = hw_outlet_find(
		    f->m, hw_str_sub(f->a->text, s.start, s.end));
	}
	return o;
}

static bool
has_word(struct hw_str folded, const char *const *words)
{
	for (; *words; words++) {
		struct hw_str w = hw_str_c(*words);
		size_t at = hw_str_find(folded, w, 0);

		while (at != HW_NPOS) {
			size_t end = at + w.n;

			if ((at == 0 ||
				!hw_is_alpha(
				    (unsigned char)folded.p[at - 1])) &&
			    (end == folded.n ||
				!hw_is_alpha((unsigned char)folded.p[end])))
				return true;
			at = hw_str_find(folded, w, end);
		}
	}
	return false;
}

/* "the news agency", "state media": a description that stands for the agency
 * the page has named, if it has. */
static bool
is_media(struct hw_str folded)
{
	static const char *const words[] = {"media", "agency", "broadcaster",
	    "newspaper", "news service", "agentur", "medien", "agence",
	    "medias", "agencia", "medios", "agenzia", "midia", "агентство",
	    "сми", NULL};

	return has_word(folded, words);
}

/* Of a state: its word, or only a nation's adjective before "media". */
static bool
is_official(struct hw_str folded)
{
	static const char *const words[] = {"state", "official", "media",
	    "staatlich", "staatliche", "staatlichen", "staatsmedien", "medios",
	    "medias", "oficiales", "государственное", "государственные", "сми",
	    NULL};

	return has_word(folded, words);
}

static void
add(struct finder *f, enum depth depth, struct hw_str name, bool unnamed)
{
	name = hw_str_trim(name);
	if (!name.n || f->n == STEPS)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (hw_str_eq(f->step[i].name, name))
			return;
	f->step[f->n++] = (struct step){depth, name, unnamed};
}

static void
add_phrase(struct finder *f, enum depth depth, struct hw_mention p)
{
	struct hw_str text = phrase_text(f, p), folded;
	const struct hw_outlet *o;
	const struct hw_name *name;
	struct hw_str office;

	if (!text.n || p.pronoun)
		return;
	folded = hw_text_fold(f->m, text);
	o = outlet_in(f, text);
	name = name_in(f, text);
	if (o && (!(o->flags & HW_OUTLET_WEAK) || depth == BY)) {
		if (o->flags & HW_OUTLET_AGENCY)
			f->agency = o->name;
		add(f, depth == SAYS ? REPORTS : depth, o->name, false);
	} else if (is_media(folded)) {
		struct hw_str meant = is_official(folded) ? f->state
							  : f->agency;

		add(f, depth == SAYS ? REPORTS : depth, meant.n ? meant : text,
		    false);
	} else if (name) {
		struct hw_str who = name->canonical.n
		    ? name->canonical
		    : hw_str_sub(f->a->text, name->span.start, name->span.end);

		if (hw_outlet_like(f->m, who) && depth == SAYS)
			depth = REPORTS;
		add(f, depth, who, false);
	} else {
		office = hw_text_office(f->m, f->a,
		    (struct hw_span){
			f->s.item.v[p.from].start, f->s.item.v[p.to - 1].end},
		    f->sentence);
		add(f, depth, office.n ? office : text, !office.n);
	}
}

/* ---- one sentence ------------------------------------------------------------- */

static bool
is_word(const struct finder *f, size_t i, const struct words *list)
{
	const struct hw_token *t = hw_speech_token(&f->s, i);

	if (!t || !(f->listed[t->hash >> 22 & 15] >> (t->hash >> 26) & 1))
		return false; /* most words */
	for (size_t k = 0; k < list->n; k++)
		if (list->hash[k] == t->hash)
			return true;
	return false;
}

static void
hash_words(struct finder *f, struct words *to, const char *const *list)
{
	for (; *list && to->n < WORDS; list++) {
		uint32_t hash = hw_text_hash(hw_str_c(*list));

		to->hash[to->n++] = hash;
		f->listed[hash >> 22 & 15] |= (uint64_t)1 << (hash >> 26);
	}
}

static const char *const by_words[] = {"by", "von", "par", "por", "da", "dal",
    "dall", "door", "przez", "av", "af", NULL};
static const char *const citing_words[] = {"citing", "quoting", "citant",
    "citando", "cytujac", "citerend", "ссылкой", "ссылаясь", "посиланням",
    "援引", "berufung", NULL};
static const char *const told_words[] = {"told", "declare", "erklarte", NULL};
static const char *const hearsay_words[] = {"reportedly", "apparently",
    "allegedly", "supposedly", "purportedly", "angeblich", "offenbar",
    "mutmaßlich", "mutmasslich", "supuestamente", "presuntamente",
    "pretendument", "apparemment", "presumibilmente", "alegadamente",
    "supostamente", "naar verluidt", "podobno", "rzekomo", "якобы",
    "предположительно", "нібито", "据称", "据悉", NULL};

/* The phrase after item i, over at most three words that only lead to it
 * ("to", "von", "a", "the"). */
static struct hw_mention
phrase_after(const struct finder *f, size_t i, size_t end)
{
	struct hw_mention p = {0, 0, false};

	for (size_t k = i + 1; k < end && k <= i + 4; k++) {
		const struct hw_token *t = hw_speech_token(&f->s, k);

		p = hw_speech_phrase(&f->s, k, end);
		if (p.to > p.from)
			return p;
		if (!t || !(t->flags & HW_TOK_STOP))
			break;
	}
	return p;
}

/* "X told Y": when Y is an outlet it is nearer to us than X. */
static void
told(struct finder *f, size_t i, size_t end)
{
	struct hw_mention p = phrase_after(f, i, end);
	struct hw_str text = phrase_text(f, p);
	const struct hw_outlet *o = text.n ? outlet_in(f, text) : NULL;

	if (o)
		add(f, REPORTS, o->name, false);
	else if (text.n && hw_outlet_like(f->m, text))
		add(f, REPORTS, text, false);
}

/* "countriesreported North Korean media": the space went with the markup. */
static bool
is_glued(const struct finder *f, const struct hw_token *t)
{
	static const struct hw_str verbs[] = {{"reported", 8}, {"reports", 7},
	    {"wrote", 5}, {"announced", 9}, {"added", 5}};
	struct hw_str w = hw_token_str(f->a->text, t);
	char last = w.n ? w.p[w.n - 1] : '\0';

	if (w.n < 9 || (last != 'd' && last != 's' && last != 'e'))
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (w.n >= verbs[i].n + 4 && hw_str_ends(w, verbs[i]))
			return true;
	return false;
}

static const char *const shows_words[] = {"showed", "shows", "show", NULL};

/* "Footage from the scene showed ...": pictures are a source of their own. */
static void
shown(struct finder *f, size_t i, size_t begin)
{
	static const char *const pictures[] = {"footage", "video", "videos",
	    "images", "photographs", "photos", "pictures"};
	const struct hw_token *t = hw_speech_token(&f->s, begin);
	struct hw_str w;

	if (!t || i > begin + 8)
		return;
	w = hw_token_str(f->a->text, t);
	for (size_t k = 0; k < sizeof(pictures) / sizeof(*pictures); k++)
		if (hw_str_ieq(w, hw_str_c(pictures[k])))
			add(f, SAYS, w, true);
}

static void
look_at(struct finder *f, size_t i, size_t begin, size_t end)
{
	const struct hw_token *t = hw_speech_token(&f->s, i);

	if (!t)
		return;
	if (is_word(f, i, &f->unsure)) {
		f->hearsay = true;
		return;
	}
	if (is_word(f, i, &f->citing)) {
		add_phrase(f, CITING, phrase_after(f, i, end));
		return;
	}
	if (t->kinds & HW_WORD_CUE) {
		add_phrase(f, PER, phrase_after(f, i, end));
		return;
	}
	if (i + 1 < end && is_word(f, i + 1, &f->by) &&
	    ((t->kinds & HW_WORD_SAY) || hw_speech_verb(&f->s, i))) {
		add_phrase(f, BY, phrase_after(f, i + 1, end));
		return;
	}
	if (is_glued(f, t)) {
		add_phrase(f, BY, phrase_after(f, i, end));
		return;
	}
	if (is_word(f, i, &f->shows)) {
		shown(f, i, begin);
		return;
	}
	if (!hw_speech_verb(&f->s, i))
		return;
	add_phrase(f, SAYS, hw_speech_subject(&f->s, i, begin, end));
	if (is_word(f, i, &f->told))
		told(f, i, end);
}

static void
quoted(struct finder *f, uint32_t start, uint32_t end)
{
	while (f->quote < f->a->n_quotes &&
	    f->a->quotes[f->quote].span.end <= start)
		f->quote++;
	for (size_t i = f->quote; i < f->a->n_quotes; i++) {
		const struct hw_quote *q = &f->a->quotes[i];

		if (q->span.start >= end)
			break;
		if (q->span.end > start && q->speaker.n && f->n)
			add(f, QUOTED, q->speaker, false);
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
	c = HW_PUSH(f->m, &f->out);
	*c = (struct hw_credit){.span = {start, end}, .hearsay = f->hearsay};
	c->chain.v = HW_ARRAY(f->m, struct hw_str, f->n + 1);
	for (size_t i = 0; i < f->n; i++) {
		c->chain.v[c->chain.n++] = f->step[i].name;
		c->hearsay |= f->step[i].unnamed && f->n == 1;
	}
}

/* A hyperlink inside the sentence leads to whom it credits. */
static void
link_of(const struct finder *f, struct hw_credit *c)
{
	for (size_t i = 0; i < f->a->n_links; i++) {
		const struct hw_link *l = &f->a->links[i];

		if (l->span.end > l->span.start &&
		    l->span.start >= c->span.start &&
		    l->span.end <= c->span.end)
			c->url = l->url;
	}
}

/* The agencies a page names, the first one first: descriptions before it
 * ("state media ... KCNA said") mean it too. */
static void
first_agency(struct finder *f)
{
	for (size_t i = 0; i < f->a->n_names && !f->state.n; i++) {
		struct hw_span s = f->a->names[i].span;
		const struct hw_outlet *o = hw_outlet_find(
		    f->m, hw_str_sub(f->a->text, s.start, s.end));

		if (!o || !(o->flags & HW_OUTLET_AGENCY) ||
		    (o->flags & HW_OUTLET_WEAK))
			continue;
		if (!f->agency.n)
			f->agency = o->name;
		if (o->flags & HW_OUTLET_STATE)
			f->state = o->name;
	}
}

/* "(XYZ) -": a short name in capitals that a dash parts from the text. */
static bool
is_dateline_code(struct hw_str code, struct hw_str rest)
{
	rest = hw_str_trim(rest);
	if (code.n < 2 || code.n > 8 ||
	    !(hw_str_starts(rest, HW_STR("\u2013")) ||
		hw_str_starts(rest, HW_STR("\u2014")) ||
		hw_str_starts(rest, HW_STR("-"))))
		return false;
	for (size_t i = 0; i < code.n; i++)
		if (code.p[i] < 'A' || code.p[i] > 'Z')
			return false;
	return true;
}

/* "TOKYO (Kyodo) - ", "(AP) ": the agency whose text this is.  One that is
 * not in the table is believed in the place of one. */
static void
dateline(struct finder *f)
{
	struct hw_str head = hw_str_sub(f->a->text, 0, 120), code;
	size_t open = hw_str_chr(head, '(', 0), close;
	const struct hw_outlet *o;
	struct hw_credit *c;

	if (open == HW_NPOS || open > 60)
		return;
	close = hw_str_chr(head, ')', open);
	if (close == HW_NPOS || close - open > 40)
		return;
	code = hw_str_sub(head, open + 1, close);
	o = hw_outlet_find(f->m, code);
	if (!o && !is_dateline_code(code, hw_str_from(head, close + 1)))
		return;
	c = HW_PUSH(f->m, &f->out);
	*c = (struct hw_credit){.span = {(uint32_t)open, (uint32_t)close + 1}};
	c->chain.v = HW_NEW(f->m, struct hw_str);
	c->chain.v[0] = o ? o->name : code;
	c->chain.n = 1;
}

void
hw_text_credits(
    struct hw_arena *m, struct hw_article *a, const struct hw_speech *s)
{
	struct finder f = {.m = m, .a = a, .s = *s};

	hash_words(&f, &f.by, by_words);
	hash_words(&f, &f.citing, citing_words);
	hash_words(&f, &f.told, told_words);
	hash_words(&f, &f.unsure, hearsay_words);
	hash_words(&f, &f.shows, shows_words);
	first_agency(&f);
	dateline(&f);
	for (size_t i = 0; i < f.s.item.n && f.out.n < CREDITS_MAX;) {
		size_t end = hw_speech_end(&f.s, i);

		if (end <= i)
			end = i + 1;
		f.n = 0;
		f.hearsay = false;
		f.sentence = (struct hw_span){
		    f.s.item.v[i].start, f.s.item.v[end - 1].end};
		for (size_t k = i;
		     k < end && k < i + SENTENCE_MAX && f.n < STEPS; k++)
			look_at(&f, k, i, end);
		quoted(&f, f.sentence.start, f.sentence.end);
		write_credit(&f, f.sentence.start, f.sentence.end);
		i = end;
	}
	for (size_t i = 0; i < f.out.n; i++)
		link_of(&f, &f.out.v[i]);
	a->credits = f.out.v;
	a->n_credits = f.out.n;
}
