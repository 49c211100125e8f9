/* SPDX-License-Identifier: MIT
 * Who holds an office, as the page tells beside a name ("Ruth Ames, the
 * minister"; "la ministre de la Santé, Ruth Amar") or nowhere. */
#include "base/arena.h"
#include "text/post.h"
#include "text/quotes_int.h"

enum {
	NEAR = 800, /* bytes from a name to the office that means it */
	HELD = 400, /* offices of one page */
	BEFORE = 6, /* words from an office to the name behind it */
	BEHIND = 5, /* ... to the name before it */
	ASIDE = 40, /* bytes around an office: what it is of */
};

/* ---- beside a name ------------------------------------------------------------ */

static bool
parts(struct hw_str text, size_t from, size_t to, bool comma)
{
	for (size_t i = from; i < to; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c != ' ' && c != '-' && c != '\'' && c < 0x80 &&
		    !(comma && c == ','))
			return true;
	}
	return false;
}

static void
hold(struct hw_scan *t, size_t token, const struct hw_name *x)
{
	struct hw_held *h = HW_PUSH(t->s.m, &t->held);

	h->entity = x->entity;
	h->at = t->s.tokens->v[token].start;
	h->canonical = x->canonical;
	h->office = hw_text_fold(
	    t->s.m, hw_token_str(t->s.text, &t->s.tokens->v[token]));
}

/* "Gesundheitsministerin": German joins what others part. */
static bool
is_office(const struct hw_scan *t, const struct hw_token *k)
{
	struct hw_str w;

	if (k->kinds & HW_WORD_OFFICE)
		return true;
	if (!t->s.german || k->end - k->start < 10 || !(k->flags & HW_TOK_CAP))
		return false;
	w = hw_token_str(t->s.text, k);
	return hw_str_iends(w, HW_STR("minister")) ||
	    hw_str_iends(w, HW_STR("ministerin")) ||
	    hw_str_iends(w, HW_STR("präsident")) ||
	    hw_str_iends(w, HW_STR("präsidentin")) ||
	    hw_str_iends(w, HW_STR("meister")) ||
	    hw_str_iends(w, HW_STR("meisterin")) ||
	    hw_str_iends(w, HW_STR("chef")) ||
	    hw_str_iends(w, HW_STR("chefin")) ||
	    hw_str_iends(w, HW_STR("sprecher")) ||
	    hw_str_iends(w, HW_STR("sprecherin")) ||
	    hw_str_iends(w, HW_STR("direktor")) ||
	    hw_str_iends(w, HW_STR("direktorin"));
}

/* Languages that need no preposition for "minister of health". */
static bool
cases(const struct hw_scan *t)
{
	struct hw_str lang = t->a->language;

	return hw_str_istarts(lang, HW_STR("ru")) ||
	    hw_str_istarts(lang, HW_STR("uk")) ||
	    hw_str_istarts(lang, HW_STR("pl"));
}

/* The office in front of the name that begins at token j. */
static bool
office_before(struct hw_scan *t, const struct hw_name *x, size_t j)
{
	const struct hw_token *v = t->s.tokens->v;

	for (size_t n = 0; n < BEFORE && j > n; n++) {
		size_t k = j - n - 1;

		if (v[k + 1].flags & HW_TOK_SENT ||
		    parts(t->s.text, v[k].end, v[k + 1].start, n == 0))
			return false;
		if (is_office(t, &v[k])) {
			hold(t, k, x);
			return true;
		}
		if (n == 0 && v[k].kinds & HW_WORD_PREP &&
		    !(v[k].flags & HW_TOK_CAP))
			return false; /* "the president of Velmark" */
		if (v[k].kinds & HW_WORD_SAY || k == 0 ||
		    (v[k].kinds & HW_WORD_CONJ && !(v[k].kinds & HW_WORD_DET)))
			return false;
		/* "minister of health Ames"; not "lawmaker wants Ames" */
		if (!(v[k].flags & HW_TOK_CAP) && !cases(t) &&
		    !(v[k].kinds & (HW_WORD_PREP | HW_WORD_DET)) &&
		    !(v[k - 1].kinds & (HW_WORD_PREP | HW_WORD_DET)))
			return false;
	}
	return false;
}

/* "X, the minister of Y,": the office behind the name that ends before token
 * j; not the title of the next one. */
static void
office_behind(struct hw_scan *t, const struct hw_name *x, size_t j)
{
	const struct hw_tokens *k = t->s.tokens;

	if (!hw_str_starts(hw_str_from(t->s.text, x->span.end), HW_STR(", ")))
		return;
	for (size_t i = j; i < k->n && i < j + BEHIND; i++) {
		if (k->v[i].flags & HW_TOK_SENT ||
		    (i > j &&
			parts(t->s.text, k->v[i - 1].end, k->v[i].start,
			    false)) ||
		    k->v[i].kinds & (HW_WORD_SAY | HW_WORD_CONJ))
			return;
		if (!is_office(t, &k->v[i]))
			continue;
		if (i + 1 == k->n || !(k->v[i + 1].flags & HW_TOK_CAP) ||
		    parts(t->s.text, k->v[i].end, k->v[i + 1].start, false))
			hold(t, i, x);
		return;
	}
}

void
hw_quote_offices(struct hw_scan *t)
{
	const struct hw_article *a = t->a;
	const struct hw_tokens *k = t->s.tokens;
	size_t j = 0;

	for (size_t i = 0; i < a->n_names && t->held.n < HELD; i++) {
		const struct hw_name *x = &a->names[i];

		while (j < k->n && k->v[j].start < x->span.start)
			j++;
		if (x->kind != HW_NAME_PERSON &&
		    (x->kind != HW_NAME_UNKNOWN ||
			hw_str_chr(x->canonical, ' ', 0) == HW_NPOS))
			continue; /* "Health" of "the minister of Health" */
		if (!office_before(t, x, j)) {
			while (j < k->n && k->v[j].start < x->span.end)
				j++;
			office_behind(t, x, j);
		}
	}
}

/* ---- who is meant ------------------------------------------------------------- */

/* Whom "the", "le", "die" before an office may mean; 0: not the one that is
 * known. */
uint8_t
hw_quote_definite(const struct hw_scan *t, struct hw_mention w)
{
	static const struct {
		char lang[3], article[4];
		uint8_t gender;
	} table[] = {{"en", "the", HW_MAN | HW_WOMAN}, {"fr", "le", HW_MAN},
	    {"fr", "la", HW_WOMAN}, {"fr", "l", HW_MAN | HW_WOMAN},
	    {"es", "el", HW_MAN}, {"es", "la", HW_WOMAN}, {"pt", "o", HW_MAN},
	    {"pt", "a", HW_WOMAN}, {"it", "il", HW_MAN}, {"it", "lo", HW_MAN},
	    {"it", "la", HW_WOMAN}, {"it", "l", HW_MAN | HW_WOMAN},
	    {"nl", "de", HW_MAN | HW_WOMAN}, {"nl", "het", HW_MAN | HW_WOMAN},
	    {"de", "das", HW_MAN | HW_WOMAN}, {"de", "der", HW_MAN},
	    {"de", "die", HW_WOMAN}};
	const struct hw_item *x = &t->s.item.v[w.from];
	struct hw_str word = hw_str_sub(t->s.text, x->start, x->end);
	struct hw_str lang = t->a->language;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (hw_str_istarts(lang, hw_str_c(table[i].lang)) &&
		    hw_str_ieq(word, hw_str_c(table[i].article)))
			return table[i].gender;
	if (cases(t)) /* nor articles */
		return HW_MAN | HW_WOMAN;
	return 0;
}

/* A word for an organisation, whole or the end of a compound. */
bool
hw_text_is_body(struct hw_str w)
{
	static const char *const words[] = {"company", "firm", "agency",
	    "ministry", "authority", "union", "bank", "council", "committee",
	    "department", "board", "commission", "university", "organisation",
	    "organization", "association", "trust", "operator", "entreprise",
	    "société", "compagnie", "agence", "ministère", "syndicat", "banque",
	    "autorité", "office", "empresa", "compañía", "agencia",
	    "ministerio", "sindicato", "banco", "autoridad", "organismo",
	    "consejo", "commission", "conseil", "companhia", "conselho",
	    "agência", "ministério", "autoridade", "azienda", "società",
	    "agenzia", "ministero", "sindacato", "banca", "autorità",
	    "consiglio", "firma", "spółka", "urząd", "ministerstwo", "zarząd",
	    "компания", "компании", "ведомство", "ведомстве", "управление",
	    "управлении", "министерство", "министерстве", "агентство",
	    "компанія", "компанії", "відомство", "відомстві", "управління",
	    "управлінні", "міністерство", "міністерстві", "агентстві"};
	static const char *const ends[] = {"behörde", "amt", "ministerium",
	    "unternehmen", "firma", "konzern", "verband", "gewerkschaft",
	    "bank", "gesellschaft", "bedrijf", "ministerie", "bond", "vakbond",
	    "reederei", "agentur", "maatschappij"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (hw_str_ieq(w, hw_str_c(words[i])))
			return true;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (hw_str_iends(w, hw_str_c(ends[i])))
			return true;
	return false;
}

/* An office that one person has at a time. */
static bool
is_post(const struct hw_scan *t, struct hw_mention w)
{
	struct hw_span s = hw_quote_span(t, w);
	enum hw_post_head head;

	if (!(hw_item_kinds(&t->s, w.to - 1) & HW_WORD_OFFICE))
		return false;
	head = hw_text_post(t->s.m, hw_str_sub(t->s.text, s.start, s.end)).head;
	return head == HW_POST_MINISTER || head == HW_POST_EXECUTIVE ||
	    head == HW_POST_OTHER;
}

/* May the one who was named before hold an office that nobody is given? */
static bool
may_hold(const struct hw_scan *t, const struct hw_name *x, uint8_t gender)
{
	uint8_t g = t->gender[x->entity];

	return (x->kind == HW_NAME_PERSON || x->kind == HW_NAME_UNKNOWN) &&
	    !(g & HW_TOLD) && (!(g & (HW_MAN | HW_WOMAN)) || g & gender) &&
	    hw_str_chr(x->canonical, ' ', 0) != HW_NPOS;
}

/* "It took Edmund Sayle nine sentences ... the governor said": where no
 * holder is named, the one person shortly before whom the page does not tell
 * about in other words. */
static struct hw_str
untold(const struct hw_scan *t, struct hw_mention w)
{
	const struct hw_article *a = t->a;
	const struct hw_name *who[2] = {NULL, NULL}; /* perhaps; surely */
	size_t two[2] = {0, 0}, pair = t->s.pairs->n;
	uint32_t at = hw_quote_span(t, w).start;
	uint8_t gender = hw_quote_definite(t, w);

	if (!gender || !is_post(t, w))
		return (struct hw_str){0};
	for (size_t i = hw_name_at(a, at);
	     i > 0 && a->names[i - 1].span.start + NEAR > at; i--) {
		const struct hw_name *x = &a->names[i - 1];
		bool sure = gender != (HW_MAN | HW_WOMAN) &&
		    t->gender[x->entity] == gender;

		if (hw_name_quoted(t, x, &pair) || !may_hold(t, x, gender))
			continue;
		two[sure] += who[sure] && who[sure]->entity != x->entity;
		who[sure] = x;
	}
	if (who[1])
		return two[1] ? (struct hw_str){0} : who[1]->canonical;
	return who[0] && !two[0] ? who[0]->canonical : (struct hw_str){0};
}

/* "ministro", "ministra"; "Ministerin", "Gesundheitsministerin". */
static bool
one_office(const struct hw_scan *t, struct hw_str held, struct hw_str said)
{
	size_t n = 0;

	if (t->s.german && said.n >= 4 && hw_str_ends(held, said))
		return true;
	while (n < held.n && n < said.n && held.p[n] == said.p[n])
		n++;
	return n >= 5 && n + 3 >= held.n && n + 3 >= said.n;
}

/* "The head of the union" is not any head: what it is of must stand beside
 * the office of that person, too. */
static bool
of_another(
    const struct hw_scan *t, struct hw_mention w, const struct hw_held *h)
{
	size_t from = h->at > ASIDE ? h->at - ASIDE : 0, i = w.to;
	struct hw_str near = hw_str_sub(t->s.text, from, h->at + 2 * ASIDE);

	if (i >= t->s.item.n || t->s.item.v[i].quote ||
	    hw_item_parts(&t->s, i) || hw_item_flags(&t->s, i) & HW_TOK_SENT ||
	    !(hw_item_kinds(&t->s, i) & (HW_WORD_PREP | HW_WORD_DET)))
		return false;
	for (; i < t->s.item.n && i < w.to + 4; i++)
		if (hw_item_flags(&t->s, i) & HW_TOK_CAP)
			return hw_str_find(near,
				   hw_str_sub(t->s.text, t->s.item.v[i].start,
				       t->s.item.v[i].end),
				   0) == HW_NPOS;
	return false;
}

/* The one person beside whose name the page puts that office. */
static struct hw_str
told(const struct hw_scan *t, struct hw_mention w)
{
	const struct hw_item *last = &t->s.item.v[w.to - 1];
	const struct hw_held *who = NULL;
	uint8_t gender = hw_quote_definite(t, w);
	struct hw_str office;

	if (!gender || w.to - w.from > 2 || last->quote ||
	    !is_office(t, hw_speech_token(&t->s, w.to - 1)))
		return (struct hw_str){0};
	office = hw_text_fold(
	    t->s.m, hw_str_sub(t->s.text, last->start, last->end));
	for (size_t i = 0; i < t->held.n; i++) {
		const struct hw_held *h = &t->held.v[i];
		uint8_t g = t->gender[h->entity] & (HW_MAN | HW_WOMAN);

		if (!one_office(t, h->office, office) || (g && !(g & gender)) ||
		    of_another(t, w, h))
			continue;
		if (who && who->entity != h->entity)
			return (struct hw_str){0};
		who = h;
	}
	return who ? who->canonical : (struct hw_str){0};
}

struct hw_str
hw_quote_holder(const struct hw_scan *t, struct hw_mention w)
{
	struct hw_str who = told(t, w);

	return who.n ? who : untold(t, w);
}
