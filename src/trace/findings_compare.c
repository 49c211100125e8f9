/* SPDX-License-Identifier: MIT
 * Which claims speak of one thing, and when they differ. */
#include <string.h>

#include "base/arena.h"
#include "text/names.h"
#include "text/post.h"
#include "text/token.h"
#include "trace/findings.h"
#include "trace/findings_int.h"

#define NEAR 7     /* days */
#define BEFORE 200 /* bytes in which "such" is looked up */

/* ---- words --------------------------------------------------------------------- */

struct words {
	struct hw_str w[24];
	bool stop[24];
	size_t n;
};

/* Spellings that are no difference. */
static struct hw_str
even(struct hw_str w)
{
	static const char *const pair[][2] = {{"defence", "defense"},
	    {"organisation", "organization"}, {"labour", "labor"},
	    {"programme", "program"}, {"centre", "center"}, {"colour", "color"},
	    {"chairwoman", "chairman"}, {"spokeswoman", "spokesman"},
	    {"spokesperson", "spokesman"}, {"premier", "minister"}};

	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++)
		if (hw_str_eq(w, hw_str_c(pair[i][0])))
			return hw_str_c(pair[i][1]);
	return w;
}

static void
read_words(struct hw_finder *f, struct hw_str s, struct words *out)
{
	struct hw_tokens t;

	hw_text_tokens(f->m, s, HW_STR("en"), &t);
	for (size_t i = 0; i < t.n && out->n < 24; i++) {
		out->w[out->n] = even(
		    hw_text_fold(f->m, hw_token_str(s, &t.v[i])));
		out->stop[out->n] = (t.v[i].flags & HW_TOK_STOP) != 0;
		if (out->n &&
		    hw_finder_number(f->m, &out->w[out->n - 1], out->w[out->n]))
			continue; /* "twenty", "two" */
		hw_finder_number(f->m, &out->w[out->n], (struct hw_str){0});
		out->n++;
	}
}

/* Each claim is compared with many: its words are read once. */
static void
words_of(struct hw_finder *f, struct hw_str s, struct words *out)
{
	bool fresh = true;
	struct words *known;
	uint64_t *at = hw_map_put(f->m, &f->words, s, &fresh);

	if (fresh) {
		known = HW_NEW(f->m, struct words);
		read_words(f, s, known);
		*at = (uint64_t)(uintptr_t)known;
	}
	known = (struct words *)(uintptr_t)*at;
	*out = *known;
}

static bool
has(const struct words *x, struct hw_str w)
{
	for (size_t i = 0; i < x->n; i++)
		if (hw_str_eq(x->w[i], w))
			return true;
	return false;
}

/* Words of x that y lacks; content: only those that carry meaning. */
static size_t
lacks(const struct words *x, const struct words *y, bool content)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n; i++)
		n += (!content || !x->stop[i]) && !has(y, x->w[i]);
	return n;
}

static size_t
content(const struct words *x)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n; i++)
		n += !x->stop[i];
	return n;
}

/* ---- pages ------------------------------------------------------------------------- */

const struct hw_member *
hw_finder_member(const struct hw_finder *f, hw_id article)
{
	for (size_t k = 0; k < f->story->n_members; k++)
		if (f->story->members[k].article == article)
			return &f->story->members[k];
	return NULL;
}

/* Is it, or what it was made from, a rewriting? */
static bool
is_reworked(const struct hw_finder *f, const struct hw_article *a)
{
	const struct hw_member *m = hw_finder_member(f, a->id);

	for (int step = 0; m && step < 8; step++) {
		if (m->role == HW_ROLE_REWRITTEN)
			return true;
		m = m->of ? hw_finder_member(f, m->of) : NULL;
	}
	return false;
}

/* Directly, the one or the other. */
static bool
is_made_from(const struct hw_finder *f, const struct hw_article *a,
    const struct hw_article *b)
{
	const struct hw_member *x = hw_finder_member(f, a->id),
			       *y = hw_finder_member(f, b->id);

	return (x && x->of == b->id) || (y && y->of == a->id);
}

static bool
same_key(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	(void)f;
	return hw_str_eq(x->c->key, y->c->key);
}

static bool
one_language(const struct hw_finder_item *x, const struct hw_finder_item *y)
{
	struct hw_str a = x->a->language, b = y->a->language, p = {0}, q = {0};

	hw_str_split(&a, '-', &p);
	hw_str_split(&b, '-', &q);
	return !p.n || !q.n || hw_str_ieq(p, q);
}

/* One key, and the other perhaps with an ending. */
static bool
alike(struct hw_str x, struct hw_str y)
{
	struct hw_str less = x.n < y.n ? x : y, more = x.n < y.n ? y : x;

	return hw_str_eq(x, y) ||
	    (less.n >= 5 && more.n <= less.n + 5 && hw_str_starts(more, less));
}

/* ---- when two claims differ ------------------------------------------------------ */

/* Other departments or posts; else the same head ("minister") with other
 * words before it.  Words that are no office we know ("managing judge") are
 * a rewriter's as often as not. */
static bool
office_differs(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	struct hw_post p = hw_text_post(f->m, x->c->value);
	struct hw_post q = hw_text_post(f->m, y->c->value);
	struct words a, b;

	if (hw_post_differs(&p, &q))
		return true;
	if (!one_language(x, y) || p.head != q.head || p.head == HW_POST_NONE ||
	    (p.departments && q.departments))
		return false;
	words_of(f, x->c->value, &a);
	words_of(f, y->c->value, &b);
	if (a.n < 2 || b.n < 2 || !hw_str_eq(a.w[a.n - 1], b.w[b.n - 1]))
		return false;
	return lacks(&a, &b, true) > 0 && lacks(&b, &a, true) > 0;
}

static int
year_of(const struct hw_finder_item *x)
{
	if (x->c->date.at == HW_TIME_NONE)
		return 0;
	return hw_civil_of(x->c->date.at).year;
}

static bool
since_differs(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	struct words a, b;

	if (year_of(x) && year_of(y))
		return year_of(x) != year_of(y);
	if (!one_language(x, y))
		return false;
	words_of(f, x->c->value, &a);
	words_of(f, y->c->value, &b);
	return lacks(&a, &b, true) > 0 && lacks(&b, &a, true) > 0;
}

static bool
day_differs(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	if (x->c->date.precision >= HW_PRECISION_DAY &&
	    y->c->date.precision >= HW_PRECISION_DAY) {
		int64_t gap = x->c->date.at / 86400 - y->c->date.at / 86400;

		/* A week away, something else collapsed. */
		return gap &&
		    (!hw_str_ends(x->c->key, HW_STR("!")) ||
			(gap > -NEAR && gap < NEAR));
	}
	return one_language(x, y) &&
	    !hw_str_eq(hw_text_fold(f->m, x->c->value),
		hw_text_fold(f->m, y->c->value));
}

static bool
weakened(const struct words *x)
{
	return x->n > 2 && hw_str_eq(x->w[0], HW_STR("one")) &&
	    hw_str_eq(x->w[1], HW_STR("of"));
}

/* A third of all words of each are not the other's, one of which carries
 * meaning: "We would rather be early than sorry", "It is better to be early
 * than to be sorry".  What is only shorter lacks nothing in one direction. */
static bool
turned(const struct words *x, const struct words *y)
{
	return lacks(x, y, false) * 3 >= x->n &&
	    lacks(y, x, false) * 3 >= y->n &&
	    lacks(x, y, true) + lacks(y, x, true) > 0;
}

/* Other words, not only fewer.  A translation has other words anyway, and a
 * rewriter's words nobody said. */
static bool
wording_differs(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	struct words a, b;

	if (!one_language(x, y) || is_reworked(f, x->a) || is_reworked(f, y->a))
		return false;
	words_of(f, x->c->value, &a);
	words_of(f, y->c->value, &b);
	if (weakened(&a) != weakened(&b) || turned(&a, &b))
		return true;
	return lacks(&a, &b, true) > 0 && lacks(&b, &a, true) > 0;
}

/* ---- which claims go together ------------------------------------------------------ */

/* The sentence of the claim up to its end: what is the first may stand before
 * the word. */
static struct hw_str
sentence_of(const struct hw_finder_item *x)
{
	size_t start = x->c->span.start;

	for (size_t i = 0; i < x->a->n_sentences; i++) {
		if (x->a->sentences[i].start > start)
			break;
		if (x->a->sentences[i].end > start)
			return hw_str_sub(x->a->text, x->a->sentences[i].start,
			    x->c->span.end);
	}
	return hw_str_sub(x->a->text, start, x->c->span.end);
}

/* What a claim of a first is about. */
static int
event_class(struct hw_str s)
{
	static const char *const stems[] = {
	    "visit|besuch|visita|визит|been to|come to|rend a |sejourn|поездк",
	    /* bracketed: one row in two lines */
	    ("stoppage|strike|walkout|shut|closed|closure|streik|ausstand|"
	     "greve|huelga|paro |sciopero|забастовк|остановк"),
	    ("rise|raise|increase|hike|hausse|subida|aumento|erhohung|"
	     "zinsschritt nach oben|anhebung|повышен"),
	    "cut |lowered|fall |baisse|bajada|rebaja|senkung|снижен",
	    "win |won |victory|sieg|victoire|victoria|vittoria|побед",
	    "erupt|ausbruch|извержен",
	    ("exchang|swap|austausch|ausgetausch|echang|intercambi|canje|"
	     "scambi|troca|wymian|wymien|обмен|обмін"),
	    "summit|talks|gipfel|sommet|cumbre|vertice|саммит|переговор",
	    "landslide|mudslide|avalanche|lawine|alud|frana|оползен|лавин",
	    "flood|hochwasser|inondation|inundaci|alluvione|наводнен",
	    "launch|satellit|lancement|lanzamiento|lancio|запуск",
	    "recall|ruckruf|rappel|richiam|отзыв"};

	for (size_t i = 0; i < sizeof(stems) / sizeof(*stems); i++) {
		struct hw_str list = hw_str_c(stems[i]), stem;

		while (hw_str_split(&list, '|', &stem))
			if (stem.n && hw_str_find(s, stem, 0) != HW_NPOS)
				return (int)i + 1;
	}
	return 0;
}

/* The subject of a first; "the first such stoppage" is told of before. */
static struct hw_str
subject(struct hw_finder *f, const struct hw_finder_item *x)
{
	static const char *const such[] = {"such", "solche", "tel ", "telle",
	    "tal ", "takie", "такая", "такой", "такое"};
	struct hw_str key = x->c->key;

	for (size_t i = 0; i < sizeof(such) / sizeof(*such); i++)
		if (hw_str_find(key, hw_str_c(such[i]), 0) != HW_NPOS) {
			size_t at = x->c->span.start;

			return hw_text_fold(f->m,
			    hw_str_sub(x->a->text,
				at > BEFORE ? at - BEFORE : 0, x->c->span.end));
		}
	return hw_text_fold(f->m, key);
}

/* Do both speak of one thing by a name or a word of weight? */
static bool
shares_word(struct hw_finder *f, struct hw_str x, struct hw_str y)
{
	struct words a, b;

	words_of(f, x, &a);
	words_of(f, y, &b);
	for (size_t i = 0; i < a.n; i++) {
		if (a.stop[i] || a.w[i].n < 5 || event_class(a.w[i]))
			continue;
		for (size_t k = 0; k < b.n; k++)
			if (!b.stop[k] &&
			    alike(hw_name_key(f->m, a.w[i]),
				hw_name_key(f->m, b.w[k])))
				return true;
	}
	return false;
}

/* One stem: "Kestonian", "kestonischen". */
static bool
one_stem(struct hw_str x, struct hw_str y)
{
	size_t n = 0, more = x.n > y.n ? x.n : y.n;

	while (n < x.n && n < y.n && x.p[n] == y.p[n])
		n++;
	return alike(x, y) || (n >= 6 && n * 3 >= more * 2);
}

/* How many words of weight two sentences share. */
static size_t
shared_words(struct hw_finder *f, struct hw_str x, struct hw_str y)
{
	struct words a, b;
	size_t n = 0;

	words_of(f, x, &a);
	words_of(f, y, &b);
	for (size_t i = 0; i < a.n; i++) {
		bool hit = false;

		if (a.stop[i] || a.w[i].n < 4)
			continue;
		for (size_t k = 0; k < b.n && !hit; k++)
			hit = !b.stop[k] && b.w[k].n >= 4 &&
			    one_stem(hw_name_key(f->m, a.w[i]),
				hw_name_key(f->m, b.w[k]));
		n += hit;
	}
	return n;
}

/* "deadliest", "worst": told of what was never so bad since. */
static bool
is_extreme(struct hw_str key)
{
	struct hw_str word;

	return hw_str_word(&key, &word) &&
	    (hw_str_ieq(word, HW_STR("worst")) ||
		(word.n > 5 && hw_str_ends(word, HW_STR("est"))));
}

/* The kind of event it is the first of: by its own words, those that "such"
 * points to, or its sentence. */
static int
class_of(struct hw_finder *f, const struct hw_finder_item *x)
{
	int class = event_class(hw_text_fold(f->m, x->c->key));

	if (!class)
		class = event_class(subject(f, x));
	return class ? class : event_class(hw_text_fold(f->m, sentence_of(x)));
}

/* The claim and what was told just before it. */
static struct hw_str
context_of(const struct hw_finder_item *x)
{
	size_t at = x->c->span.start;

	return hw_str_sub(
	    x->a->text, at > BEFORE ? at - BEFORE : 0, x->c->span.end);
}

/* The same where the words of the claim are too few: both are the worst of
 * something, or the first of one kind of event. */
static bool
same_in_sentence(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	struct hw_str p = sentence_of(x), q = sentence_of(y);
	int class;

	if (is_extreme(x->c->key) != is_extreme(y->c->key))
		return false;
	if (is_extreme(x->c->key) && one_language(x, y))
		return shared_words(f, p, q) >= 2;
	if (one_language(x, y)) {
		class = class_of(f, x);
		return class && class == class_of(f, y) &&
		    shared_words(f, context_of(x), context_of(y)) >= 3;
	}
	class = event_class(hw_text_fold(f->m, p));
	return class && class == event_class(hw_text_fold(f->m, q)) &&
	    shared_words(f, p, q) >= 1;
}

/* Subjects of "first ... since" that share most of their content words, or
 * are events of one kind with a name or word in common. */
static bool
same_subject(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	struct words a, b;
	size_t shared, less;
	struct hw_str p = subject(f, x), q = subject(f, y);
	int class = event_class(p);

	if (x->c == y->c ||
	    (class && class == event_class(q) && shares_word(f, p, q)))
		return true;
	words_of(f, x->c->key, &a);
	words_of(f, y->c->key, &b);
	shared = content(&a) - lacks(&a, &b, true);
	less = content(&a) < content(&b) ? content(&a) : content(&b);
	if (shared >= 3 && shared * 5 >= less * 3)
		return true;
	/* "its first eruption", "the first eruption of the volcano" */
	return (shared >= 2 && shared == less && class != 1) ||
	    same_in_sentence(f, x, y);
}

/* Two of the persons, or the event under a name with another ending. */
static bool
same_day(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	struct hw_str a = x->c->key, b = y->c->key, one, other, place;
	size_t at = hw_str_chr(a, '@', 0), shared = 0;

	if (hw_str_ends(a, HW_STR("!")))
		return x->c == y->c ||
		    (hw_str_eq(a, b) &&
			shared_words(f, sentence_of(x), sentence_of(y)) >= 2);
	if (hw_str_eq(a, b))
		return true;
	if (at != HW_NPOS) {
		place = hw_str_from(a, at + 1);
		return hw_str_starts(b, hw_str_sub(a, 0, at + 1)) &&
		    alike(place, hw_str_from(b, at + 1));
	}
	while (hw_str_split(&a, '+', &one)) {
		b = y->c->key;
		while (hw_str_split(&b, '+', &other))
			shared += hw_str_eq(one, other);
	}
	return shared >= 2;
}

/* How many wordings the article has before this one, and in all. */
static size_t
ordinal(const struct hw_finder_item *x, size_t *all)
{
	size_t at = 0;

	*all = 0;
	for (size_t i = 0; i < x->a->n_claims; i++) {
		if (&x->a->claims[i] == x->c)
			at = *all;
		*all += x->a->claims[i].slot == HW_SLOT_WORDING;
	}
	return at;
}

/* One page was made from the other, and this is the quotation in its place:
 * rewriters and translators keep their order. */
static bool
in_its_place(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	size_t n, m, i = ordinal(x, &n), k = ordinal(y, &m);

	return n == m && i == k && x->a != y->a && is_made_from(f, x->a, y->a);
}

/* A name says who spoke; "the governor" may be anybody's words for him. */
bool
hw_finder_is_named(const struct hw_finder_item *x)
{
	for (size_t i = 0; i < x->a->n_quotes; i++) {
		const struct hw_quote *q = &x->a->quotes[i];

		if (q->span.start < x->c->span.end &&
		    q->span.end > x->c->span.start)
			for (size_t k = 0; k < x->a->n_names; k++)
				if (hw_str_eq(
					x->a->names[k].canonical, q->speaker))
					return true;
	}
	return false;
}

/* What one page quotes twice, it quotes shorter: other words are something
 * else that was said. */
static bool
is_shorter(const struct words *x, const struct words *y)
{
	return x->n <= y->n ? !lacks(x, y, true) : !lacks(y, x, true);
}

/* One utterance of one speaker: most words of the shorter in the longer.  All
 * words that carry meaning, where a page does not name him. */
static bool
same_utterance(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	struct words a, b;
	size_t shared, less;
	bool speaker = hw_str_eq(x->c->key, y->c->key);

	if (in_its_place(f, x, y) ||
	    (!one_language(x, y) && hw_finder_said_abroad(f, x, y)))
		return true;
	if (!speaker && hw_finder_is_named(x) && hw_finder_is_named(y))
		return false;
	words_of(f, x->c->value, &a);
	words_of(f, y->c->value, &b);
	if (x->a->id == y->a->id && x->c != y->c && !is_shorter(&a, &b))
		return false;
	less = a.n < b.n ? a.n : b.n;
	shared = a.n < b.n ? a.n - lacks(&a, &b, false)
			   : b.n - lacks(&b, &a, false);
	if (!speaker || shared * 5 < less * 3) {
		size_t missing;

		if (shared < 4 || !one_language(x, y))
			return false;
		missing = lacks(&a, &b, true);
		return content(&a) - missing >= 2 && missing <= 1 &&
		    lacks(&b, &a, true) <= 1;
	}
	return less >= 2 && (shared >= 3 || shared == less || less == 3);
}

/* ---- the rules --------------------------------------------------------------------- */

const struct hw_finder_rule hw_finder_rules[] = {
    {HW_SLOT_OFFICE, same_key, office_differs},
    {HW_SLOT_SINCE, same_subject, since_differs},
    {HW_SLOT_DAY, same_day, day_differs},
    {HW_SLOT_COUNT, same_key, hw_finder_count_differs},
    {HW_SLOT_WORDING, same_utterance, wording_differs},
};

const size_t hw_finder_n_rules = sizeof(hw_finder_rules) /
    sizeof(*hw_finder_rules);
