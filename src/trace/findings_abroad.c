/* SPDX-License-Identifier: MIT
 * One utterance in two languages, where neither page was made from the other:
 * the speaker and the place on the page, and then what translators keep -
 * numbers, names, words of one root, the word that is said twice, the "not".
 * A speaker alone is never enough. */
#include "base/arena.h"
#include "text/names.h"
#include "text/token.h"
#include "trace/findings_int.h"

enum {
	WORDS = 40,         /* of an utterance that are looked at */
	APART = 2 * 86400,  /* seconds between the pages */
	ENOUGH = 3,         /* points */
	HERE_MAX = 1 << 18, /* bytes of a page in which a word is looked for */
};

struct said {
	struct hw_str word[WORDS], key[WORDS]; /* folded; as names are */
	bool stop[WORDS], cap[WORDS], number[WORDS];
	size_t n, content;
	size_t first, again; /* the word said twice; again 0: none */
	bool negated;
};

static bool
is_negation(struct hw_str w)
{
	static const char *const list[] = {"not", "no", "never", "nobody",
	    "nothing", "nicht", "kein", "keine", "keinen", "nie", "ne", "n",
	    "pas", "jamais", "nunca", "não", "nao", "non", "niet", "geen", "не",
	    "ни", "нет", "никто", "ні", "немає", "nikt", "لا", "لم", "لن",
	    "ليس", "ما"};

	for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++)
		if (hw_str_eq(w, hw_str_c(list[i])))
			return true;
	return hw_str_ends(w, HW_STR("n't")) ||
	    hw_str_ends(w, HW_STR("n\u2019t"));
}

/* Bytes at which two keys part. */
static size_t
same_start(struct hw_str a, struct hw_str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

/* Forms or spellings of one word: seven tenths of the shorter. */
static bool
alike(struct hw_str a, struct hw_str b)
{
	size_t less = a.n < b.n ? a.n : b.n, same = same_start(a, b);

	return same >= 4 && same * 10 >= less * 7;
}

static void
read_said(struct hw_finder *f, const struct hw_finder_item *x, struct said *out)
{
	struct hw_str s = x->c->value;
	struct hw_tokens t;

	hw_text_tokens(f->m, s, x->a->language, &t);
	for (size_t i = 0; i < t.n && out->n < WORDS; i++) {
		const struct hw_token *k = &t.v[i];
		size_t at = out->n++;

		out->word[at] = hw_text_fold(f->m, hw_token_str(s, k));
		out->key[at] = hw_name_key(f->m, out->word[at]);
		out->stop[at] = (k->flags & HW_TOK_STOP) != 0;
		out->cap[at] = k->flags & HW_TOK_CAP && i > 0 &&
		    !(k->flags & HW_TOK_SENT);
		out->number[at] = (k->flags & HW_TOK_NUMBER) != 0;
		out->content += !out->stop[at];
		out->negated |= is_negation(out->word[at]);
	}
	for (size_t i = 1; i < out->n && !out->again; i++)
		for (size_t k = 0; k < i && !out->again; k++)
			if (!out->stop[i] && !out->stop[k] && !out->number[i] &&
			    alike(out->key[i], out->key[k])) {
				out->first = k;
				out->again = i;
			}
}

/* Numbers of x that y lacks. */
static size_t
numbers(const struct said *x, const struct said *y, size_t *shared)
{
	size_t missing = 0;

	*shared = 0;
	for (size_t i = 0; i < x->n; i++) {
		bool has = false;

		for (size_t k = 0; k < y->n && x->number[i] && !has; k++)
			has = hw_str_eq(x->word[i], y->word[k]);
		*shared += has;
		missing += x->number[i] && !has;
	}
	return missing;
}

/* Words that every statement may have, in most languages alike. */
static bool
is_common(struct hw_str key)
{
	static const char *const roots[] = {"situat", "govern", "president",
	    "minist", "internat", "politi", "ekonom", "milion", "system",
	    "import", "problem", "sekur", "negoti", "kontrakt", "regiona",
	    "nation", "natsion", "parti", "demokra", "proiekt", "probl"};

	for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++)
		if (same_start(key, hw_str_c(roots[i])) >= 5)
			return true;
	return false;
}

/* Does the page say the word outside the utterance?  Then it is about that,
 * whoever speaks. */
static bool
elsewhere(const struct hw_finder_item *x, struct hw_str word)
{
	struct hw_str text = hw_str_sub(x->a->text, 0, HERE_MAX);
	struct hw_str stem = hw_str_sub(word, 0, word.n - word.n / 4);

	return hw_str_ifind(hw_str_sub(text, 0, x->c->span.start), stem, 0) !=
	    HW_NPOS ||
	    hw_str_ifind(hw_str_from(text, x->c->span.end), stem, 0) != HW_NPOS;
}

/* Points for words of one root, and for names. */
static int
roots(const struct hw_finder_item *x, const struct said *a,
    const struct hw_finder_item *y, const struct said *b)
{
	size_t rare = 0, told = 0, names = 0;
	size_t less = a->content < b->content ? a->content : b->content;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++) {
			if (a->stop[i] || b->stop[k] || a->number[i] ||
			    b->number[k] || a->key[i].n < 5 ||
			    b->key[k].n < 5 || !alike(a->key[i], b->key[k]))
				continue;
			if (a->cap[i] && b->cap[k])
				names++;
			else if (is_common(a->key[i]) ||
			    same_start(a->key[i], b->key[k]) < 5)
				break;
			else if (elsewhere(x, a->word[i]) ||
			    elsewhere(y, b->word[k]))
				told++;
			else
				rare++;
			break;
		}
	if (rare * 6 < less)
		rare = 0;
	return (rare ? 3 : 0) + (int)(told < 2 ? told : 2) +
	    (int)(names < 2 ? names : 2);
}

/* A word said twice, in about the same places. */
static int
repeated(const struct said *a, const struct said *b)
{
	double first, again;

	if (!a->again || !b->again)
		return a->again || b->again ? -1 : 0;
	first = (double)a->first / (double)a->n -
	    (double)b->first / (double)b->n;
	again = (double)a->again / (double)a->n -
	    (double)b->again / (double)b->n;
	return first < .2 && first > -.2 && again < .2 && again > -.2 ? 3 : -1;
}

/* Which of the speaker's wordings on its page, and of how many. */
static size_t
place(const struct hw_finder_item *x, size_t *all)
{
	size_t at = 0;

	*all = 0;
	for (size_t i = 0; i < x->a->n_claims; i++) {
		const struct hw_claim *c = &x->a->claims[i];

		if (c == x->c)
			at = *all;
		*all += c->slot == HW_SLOT_WORDING &&
		    hw_str_eq(c->key, x->c->key);
	}
	return at;
}

static bool
of_one_time(const struct hw_article *a, const struct hw_article *b)
{
	hw_time d = a->published.at - b->published.at;

	return a->published.at == HW_TIME_NONE ||
	    b->published.at == HW_TIME_NONE || (d <= APART && d >= -APART);
}

bool
hw_finder_said_abroad(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	struct said *a, *b;
	size_t n, m, shared, back;
	int points;

	if (!hw_str_eq(x->c->key, y->c->key) || !of_one_time(x->a, y->a) ||
	    place(x, &n) != place(y, &m) || n != m)
		return false;
	a = HW_NEW(f->m, struct said);
	b = HW_NEW(f->m, struct said);
	read_said(f, x, a);
	read_said(f, y, b);
	if (a->n < 4 || b->n < 4 || a->n > 2 * b->n || b->n > 2 * a->n ||
	    numbers(a, b, &shared) || numbers(b, a, &back))
		return false;
	points = (shared ? 3 : 0) + repeated(a, b) + roots(x, a, y, b);
	if (a->negated != b->negated)
		points -= 2;
	else if (a->negated)
		points++;
	return points >= ENOUGH;
}
