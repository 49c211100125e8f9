/* SPDX-License-Identifier: MIT
 * Claims in the keyed slots in which reports can be compared: who holds which
 * office, the first since when, who met whom on which day, how many, in which
 * words, and who did what that others may not report.  Nothing else is a
 * claim: free numbers, causes and moods are left alone. */
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/names.h"
#include "text/text.h"

#define CLAIMS_MAX 1000
#define LEAD 3 /* sentences of a paragraph's or part's opening that date it */

enum word { /* what a word is to a claim */
	W_NONE,
	W_FIRST,
	W_SINCE,
	W_MEET,
	W_VISIT,
	W_DEATHS,
	W_INJURED,
	W_ARRESTED,
	W_AS,
	W_MOST,
	W_NUMBER, /* W_NUMBER + n: a number in words */
};

static const struct {
	enum word word;
	const char *list;
} table[] = {
    {W_FIRST,
	"first erste erster erstmals première premier primera primer "
	"primeira primeiro prima primo eerste pierwszy pierwsza впервые "
	"первый первая вперше"},
    {W_SINCE, "since seit depuis desde dal dalla sinds od с після"},
    {W_MEET,
	"met meet meets meeting talks talked discussed discuss traf "
	"trafen treffen rencontré rencontre reunió reunieron encontrou "
	"incontrato ontmoette spotkał встретился встретились зустрівся"},
    {W_VISIT,
	"visited visits visiting besuchte besucht visité visitó visitou "
	"visitato bezocht odwiedził посетил відвідав arrived attended"},
    {W_DEATHS,
	"dead killed died deaths tote toten todesopfer morts mort "
	"muertos mortos morti doden погибли погибших погиб загинули "
	"загиблих قتلى"},
    {W_INJURED,
	"injured wounded hurt injuries verletzte verletzten blessés "
	"heridos feridos feriti gewonden пострадали пострадавших "
	"ранены раненых поранені جرحى"},
    {W_ARRESTED,
	"arrested detained festgenommen arrêtées arrêtés detenidos "
	"detidos arrestati задержаны задержали"},
    {W_AS, "as it"},
    {W_MOST, "most best worst largest biggest greatest strongest"},
};

static const char *const numbers[] = {"zero", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty"};

struct scan {
	struct hw_arena *m;
	struct hw_article *a;
	const struct hw_tokens *t;
	struct hw_map words;
	uint8_t *w;  /* enum word of each token */
	size_t name; /* first annotation that may lie in the sentence */
	size_t when;
	HW_VEC(struct hw_claim) out;
};

/* ---- words -------------------------------------------------------------------- */

static void
put_word(struct scan *s, struct hw_str word, unsigned value)
{
	uint32_t *h = HW_NEW(s->m, uint32_t);

	*h = hw_text_hash(word);
	*hw_map_put(s->m, &s->words,
	    (struct hw_str){(const char *)h, sizeof(*h)}, NULL) = value;
}

static void
mark_words(struct scan *s)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct hw_str list = hw_str_c(table[i].list), word;

		while (hw_str_word(&list, &word))
			put_word(s, word, table[i].word);
	}
	for (unsigned i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		put_word(s, hw_str_c(numbers[i]), W_NUMBER + i);
	s->w = HW_ARRAY(s->m, uint8_t, s->t->n + 1);
	for (size_t i = 0; i < s->t->n; i++) {
		const uint32_t *h = &s->t->v[i].hash;
		uint64_t *v = hw_map_get(
		    &s->words, (struct hw_str){(const char *)h, sizeof(*h)});

		s->w[i] = v ? (uint8_t)*v : W_NONE;
	}
}

static struct hw_claim *
add(struct scan *s, enum hw_slot slot, struct hw_str key, struct hw_str value,
    size_t start, size_t end)
{
	struct hw_claim *c;

	if (s->out.n == CLAIMS_MAX || !key.n || !value.n)
		return NULL;
	c = HW_PUSH(s->m, &s->out);
	c->span = (struct hw_span){(uint32_t)start, (uint32_t)end};
	c->slot = slot;
	c->key = key;
	c->value = value;
	c->date.at = HW_TIME_NONE;
	return c;
}

static struct hw_str
cut(const struct scan *s, size_t start, size_t end)
{
	return hw_str_trim(hw_str_sub(s->a->text, start, end));
}

/* ---- office of a person --------------------------------------------------------- */

static void
offices(struct scan *s)
{
	for (size_t i = 0; i < s->a->n_names; i++) {
		const struct hw_name *n = &s->a->names[i];
		struct hw_str key;
		const char *from;

		if (n->kind != HW_NAME_PERSON || n->title.n < 4)
			continue;
		key = hw_name_key(s->m, n->canonical);
		/* The span is title and name where the title stands before. */
		from = n->title.p;
		if (from < s->a->text.p || from > s->a->text.p + n->span.start)
			from = s->a->text.p + n->span.start;
		add(s, HW_SLOT_OFFICE, key, n->title,
		    (size_t)(from - s->a->text.p), n->span.end);
	}
}

/* ---- one sentence ---------------------------------------------------------------- */

struct sentence {
	size_t from, to;   /* tokens */
	size_t start, end; /* bytes */
	size_t number;     /* from the opening of the text or a paragraph */
};

/* Where the clause that begins at token i ends: at a comma, a stop, or after
 * max words. */
static size_t
clause_end(const struct scan *s, size_t i, size_t to, size_t max)
{
	size_t end = s->t->v[i].end;

	for (size_t k = i + 1; k < to && k < i + max; k++) {
		struct hw_str gap = hw_str_sub(
		    s->a->text, end, s->t->v[k].start);

		for (size_t j = 0; j < gap.n; j++)
			if (memchr(",.;:()!?\n", gap.p[j], 9))
				return end;
		end = s->t->v[k].end;
	}
	return end;
}

/* "the first visit by ... since 2019" */
static void
first_since(struct scan *s, const struct sentence *q)
{
	size_t first = q->to, since = q->to, end;
	struct hw_claim *c;

	for (size_t i = q->from; i < q->to; i++) {
		if (s->w[i] == W_FIRST)
			first = i;
		if (s->w[i] == W_SINCE && first < i) {
			since = i;
			break;
		}
	}
	if (since + 1 >= q->to || since - first > 30)
		return;
	end = clause_end(s, since + 1, q->to, 9);
	c = add(s, HW_SLOT_SINCE,
	    cut(s, s->t->v[first].start, s->t->v[since].start),
	    cut(s, s->t->v[since + 1].start, end), s->t->v[first].start, end);
	for (size_t i = 0; c && i < s->a->n_whens; i++)
		if (s->a->whens[i].span.start >= s->t->v[since].start &&
		    s->a->whens[i].span.end <= end)
			c->date = s->a->whens[i].date;
}

/* A person, or a name of two words and more that is nothing else. */
static bool
is_person(const struct hw_name *n)
{
	return n->kind == HW_NAME_PERSON ||
	    (n->kind == HW_NAME_UNKNOWN &&
		hw_str_chr(n->canonical, ' ', 0) != HW_NPOS);
}

/* Keys of the persons in the sentence, sorted and joined; how many. */
static size_t
persons(struct scan *s, const struct sentence *q, struct hw_str *joined,
    struct hw_str *one)
{
	struct hw_str key[8];
	size_t n = 0;

	while (s->name < s->a->n_names &&
	    s->a->names[s->name].span.end <= q->start)
		s->name++;
	for (size_t i = s->name;
	     i < s->a->n_names && n < 8 && s->a->names[i].span.start < q->end;
	     i++) {
		struct hw_str k;
		size_t at;

		if (!is_person(&s->a->names[i]))
			continue;
		k = hw_name_key(s->m, s->a->names[i].canonical);
		for (at = 0; at < n && hw_str_cmp(key[at], k) < 0; at++)
			continue;
		if (at < n && hw_str_eq(key[at], k))
			continue;
		memmove(key + at + 1, key + at, (n - at) * sizeof(*key));
		key[at] = k;
		n++;
		if (n == 1)
			*one = k;
	}
	*joined = (struct hw_str){0};
	for (size_t i = 0; i < n; i++)
		*joined = hw_str_printf(s->m, "%.*s%s%.*s", HW_FMT(*joined),
		    i ? "+" : "", HW_FMT(key[i]));
	return n;
}

/* The day stated in the sentence, if any. */
static const struct hw_when *
day_in(struct scan *s, const struct sentence *q)
{
	while (s->when < s->a->n_whens &&
	    s->a->whens[s->when].span.end <= q->start)
		s->when++;
	for (size_t i = s->when; i < s->a->n_whens; i++) {
		const struct hw_when *w = &s->a->whens[i];

		if (w->span.start >= q->end)
			break;
		if (w->span.start >= q->start)
			return w;
	}
	return NULL;
}

static bool
holds(const struct scan *s, const struct sentence *q, enum word word)
{
	for (size_t i = q->from; i < q->to; i++)
		if (s->w[i] == word)
			return true;
	return false;
}

/* Who met whom on which day, in the lead; who visited in any sentence. */
static void
events(struct scan *s, const struct sentence *q)
{
	const struct hw_when *w = day_in(s, q);
	struct hw_str who, one = {0};
	size_t n = persons(s, q, &who, &one);
	struct hw_claim *c;

	if (n >= 2 && w && holds(s, q, W_MEET) && q->number <= LEAD) {
		c = add(s, HW_SLOT_DAY, who, cut(s, w->span.start, w->span.end),
		    q->start, q->end);
		if (c)
			c->date = w->date;
	}
	if (n >= 1 && holds(s, q, W_VISIT)) {
		c = add(s, HW_SLOT_EVENT, one, cut(s, q->start, q->end),
		    q->start, q->end);
		if (c && w)
			c->date = w->date;
	}
}

static bool
number_at(const struct scan *s, size_t i, struct hw_str *value)
{
	const struct hw_token *t = &s->t->v[i];

	if (s->w[i] >= W_NUMBER) {
		*value = hw_str_printf(s->m, "%u", s->w[i] - W_NUMBER);
		return true;
	}
	if (!(t->flags & HW_TOK_NUMBER) || (t->flags & HW_TOK_WORD) ||
	    t->end - t->start > 6)
		return false;
	*value = hw_text_fold(s->m, hw_token_str(s->a->text, t));
	return true;
}

/* "14 injured", "killed 12", "three people died" */
static void
counts(struct scan *s, const struct sentence *q)
{
	static const char *const name[] = {"deaths", "injured", "arrested"};

	for (size_t i = q->from; i < q->to; i++) {
		struct hw_str value;
		unsigned class = s->w[i];
		size_t lo = i > q->from + 4 ? i - 4 : q->from, k = i;

		if (class < W_DEATHS || class > W_ARRESTED)
			continue;
		while (k > lo && !number_at(s, k - 1, &value))
			k--;
		if (k > lo) {
			add(s, HW_SLOT_COUNT, hw_str_c(name[class - W_DEATHS]),
			    value, s->t->v[k - 1].start, s->t->v[i].end);
			continue;
		}
		for (k = i + 1; k < q->to && k <= i + 3; k++)
			if (number_at(s, k, &value)) {
				add(s, HW_SLOT_COUNT,
				    hw_str_c(name[class - W_DEATHS]), value,
				    s->t->v[i].start, s->t->v[k].end);
				break;
			}
	}
}

/* The person of the sentence, or the last one named before it. */
static struct hw_str
speaker_near(const struct scan *s, const struct sentence *q)
{
	struct hw_str found = {0};

	for (size_t i = 0; i < s->a->n_names; i++) {
		const struct hw_name *n = &s->a->names[i];

		if (n->span.start >= q->end)
			break;
		if (n->kind != HW_NAME_PERSON)
			continue;
		if (n->span.start >= q->start && found.n &&
		    n->span.start > q->start + 40)
			break;
		found = n->canonical;
	}
	return found;
}

static bool
is_quoted(const struct scan *s, size_t start, size_t end)
{
	for (size_t i = 0; i < s->a->n_quotes; i++)
		if (s->a->quotes[i].span.start < end &&
		    s->a->quotes[i].span.end > start)
			return true;
	return false;
}

/* "hailed it as", "praised ... as", "calling it": somebody is saying it. */
static bool
is_rendering(const struct scan *s, const struct sentence *q, size_t i)
{
	static const char *const verbs[] = {"hailing", "hailed", "calling",
	    "called", "describing", "described", "describe", "praised",
	    "praising", "labelled", "branded", "dubbed"};

	for (size_t k = i > q->from + 6 ? i - 6 : q->from; k < i; k++) {
		struct hw_str w = hw_token_str(s->a->text, &s->t->v[k]);

		for (size_t v = 0; v < sizeof(verbs) / sizeof(*verbs); v++)
			if (hw_str_ieq(w, hw_str_c(verbs[v])))
				return true;
	}
	return false;
}

/* Speech without marks that keeps a superlative: "hailing it as one of the
 * most powerful forces in the world". */
static void
indirect(struct scan *s, const struct sentence *q)
{
	for (size_t i = q->from; i + 2 < q->to; i++) {
		size_t end, most = 0;
		struct hw_str who;

		if (s->w[i] != W_AS || s->w[i + 1] == W_AS ||
		    !is_rendering(s, q, i))
			continue;
		end = clause_end(s, i + 1, q->to, 14);
		for (size_t k = i + 1; k < q->to && s->t->v[k].end <= end; k++)
			most += s->w[k] == W_MOST;
		if (!most)
			continue;
		who = speaker_near(s, q);
		if (who.n && !is_quoted(s, s->t->v[i + 1].start, end))
			add(s, HW_SLOT_WORDING, hw_name_key(s->m, who),
			    cut(s, s->t->v[i + 1].start, end),
			    s->t->v[i + 1].start, end);
		return;
	}
}

static void
quotes(struct scan *s)
{
	for (size_t i = 0; i < s->a->n_quotes; i++) {
		const struct hw_quote *q = &s->a->quotes[i];

		if (q->speaker.n)
			add(s, HW_SLOT_WORDING, hw_name_key(s->m, q->speaker),
			    cut(s, q->span.start, q->span.end), q->span.start,
			    q->span.end);
	}
}

static void
sentences(struct scan *s)
{
	struct sentence q = {0};
	size_t token = 0;

	for (size_t i = 0; i < s->a->n_sentences; i++) {
		q.start = s->a->sentences[i].start;
		q.end = s->a->sentences[i].end;
		while (token < s->t->n && s->t->v[token].start < q.start)
			token++;
		q.from = token;
		while (token < s->t->n && s->t->v[token].start < q.end)
			token++;
		q.to = token;
		q.number++;
		if (q.to - q.from < 3 || q.to - q.from > 200)
			continue;
		first_since(s, &q);
		events(s, &q);
		counts(s, &q);
		if (s->a->n_names < 2000)
			indirect(s, &q);
	}
}

void
hw_text_claims(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t)
{
	struct scan s = {.m = m, .a = a, .t = t};

	if (!t->n)
		return;
	mark_words(&s);
	offices(&s);
	quotes(&s);
	sentences(&s);
	a->claims = s.out.v;
	a->n_claims = s.out.n;
}
