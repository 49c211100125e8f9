/* SPDX-License-Identifier: MIT */
#include "trace/rewriting.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/outlet.h"
#include "text/token.h"
#include "trace/rewriting_int.h"

#define SIGNS_MAX 64
#define LONG_TAG 8  /* bytes of "reported" */
#define LONG_HEAD 6 /* ... of a word before it: "under" is shorter */

const char *
hw_rewriting_name(enum hw_rewriting kind)
{
	static const char *const name[] = {
	    "none", "spun", "translated", "padded", "digest"};

	return name[kind];
}

struct signs {
	struct hw_arena *m;
	const struct hw_article *a;
	HW_VEC(struct hw_sign) v;
	size_t count[5];
};

static void
add(struct signs *s, size_t start, size_t end, struct hw_str usual,
    enum hw_rewriting of)
{
	struct hw_sign *g;

	if (s->v.n == SIGNS_MAX)
		return;
	for (size_t i = 0; i < s->v.n; i++)
		if (s->v.v[i].span.start <= start && s->v.v[i].span.end >= end)
			return;
	g = HW_PUSH(s->m, &s->v);
	g->span = (struct hw_span){(uint32_t)start, (uint32_t)end};
	g->usual = usual;
	g->of = of;
	s->count[of]++;
}

/* Which runs of four bytes the text has: most phrases need not be looked for. */
struct runs {
	uint64_t bit[1024];
};

static unsigned
run_at(const char *p)
{
	uint32_t w;

	memcpy(&w, p, sizeof(w));
	return w * 2654435761u >> 16;
}

static void
find_runs(struct hw_str low, struct runs *r)
{
	memset(r, 0, sizeof(*r));
	for (size_t i = 0; i + 4 <= low.n; i++) {
		unsigned k = run_at(low.p + i);

		r->bit[k / 64] |= (uint64_t)1 << k % 64;
	}
}

static bool
may_hold(const struct runs *r, struct hw_str phrase)
{
	for (size_t i = 0; i + 4 <= phrase.n; i += 3) {
		unsigned k = run_at(phrase.p + i);

		if (!(r->bit[k / 64] >> k % 64 & 1))
			return false;
	}
	return true;
}

static void
phrase(struct signs *s, const struct runs *r, struct hw_str low,
    struct hw_str damaged, struct hw_str usual, enum hw_rewriting of)
{
	size_t at = may_hold(r, damaged) ? hw_str_find(low, damaged, 0)
					 : HW_NPOS;
	size_t end = at + damaged.n;

	if (at == HW_NPOS || (of == HW_REWRITING_SPUN && !usual.n) ||
	    (at && hw_is_alpha((unsigned char)low.p[at - 1])) ||
	    (end < low.n && hw_is_alpha((unsigned char)low.p[end]) &&
		low.p[end] != 's'))
		return;
	add(s, at, end, usual, of);
}

static void
phrases(struct signs *s, const struct hw_phrase_list *more)
{
	struct hw_str low = hw_str_lower(s->m, s->a->text);
	struct runs r;

	find_runs(low, &r);
	for (size_t i = 0; i < hw_rewriting_n_spun; i++)
		phrase(s, &r, low, hw_str_c(hw_rewriting_spun[2 * i]),
		    hw_str_c(hw_rewriting_spun[2 * i + 1]), HW_REWRITING_SPUN);
	for (size_t i = 0; more && i < more->n; i++)
		phrase(s, &r, low, more->v[i].damaged, more->v[i].usual,
		    HW_REWRITING_SPUN);
	for (size_t i = 0; i < hw_rewriting_n_padded; i++)
		phrase(s, &r, low, hw_str_c(hw_rewriting_padded[i]),
		    (struct hw_str){0}, HW_REWRITING_PADDED);
}

/* What often follows a link or quotation whose markup was lost, and ends no
 * word of the language: "something", "furthermore" are no accidents. */
static bool
is_tag(struct hw_str word)
{
	static const char *const tag[] = {"reported", "regarding", "wrote",
	    "announced", "according", "although", "adding", "added",
	    "explained", "declared", "confirmed", "stated", "informed",
	    "published", "concluded", "recalled", "where", "because", "while",
	    "after", "during", "between", "despite", "until", "without", "that",
	    "this", "with", "from", "have", "were", "will", "said", "says",
	    "told", "they", "their", "which", "would", "when"};

	for (size_t i = 0; i < sizeof(tag) / sizeof(*tag); i++)
		if (hw_str_eq(word, hw_str_c(tag[i])))
			return true;
	return false;
}

/* "countriesreported", "onlyChina": the second word is one that follows, or a
 * name behind a small word; names of things are written like "MoviePass". */
static bool
is_glued(const struct hw_map *seen, struct hw_str w, size_t k)
{
	uint32_t x = hw_text_hash(hw_str_sub(w, 0, k));
	uint32_t y = hw_text_hash(hw_str_from(w, k));
	bool tag = is_tag(hw_str_from(w, k));
	bool cap = w.p[k] >= 'A' && w.p[k] <= 'Z' && w.p[k - 1] >= 'a' &&
	    w.p[0] >= 'a';

	/* No word ends in a long one of those, but for what begins with "un"
	 * or "under". */
	if (tag && w.n - k >= LONG_TAG && k >= LONG_HEAD)
		return true;
	return hw_map_get(seen, (struct hw_str){(const char *)&x, 4}) &&
	    (tag ||
		(cap &&
		    hw_map_get(seen, (struct hw_str){(const char *)&y, 4})));
}

/* Words glued where markup stood: two words of which the text has the first
 * apart, and no word that it has twice. */
static void
glued(struct signs *s, const struct hw_tokens *t)
{
	struct hw_map seen = {0};

	for (size_t i = 0; i < t->n; i++)
		(*hw_map_put(s->m, &seen,
		    (struct hw_str){(const char *)&t->v[i].hash, 4}, NULL))++;
	for (size_t i = 0; i < t->n && s->v.n < SIGNS_MAX; i++) {
		struct hw_str w = hw_token_str(s->a->text, &t->v[i]);
		size_t k = 4;

		if (w.n < 9 || w.n > 30 || !(t->v[i].flags & HW_TOK_WORD) ||
		    *hw_map_get(&seen,
			(struct hw_str){(const char *)&t->v[i].hash, 4}) > 1)
			continue;
		while (k + 4 <= w.n && !is_glued(&seen, w, k))
			k++;
		if (k + 4 <= w.n)
			add(s, t->v[i].start, t->v[i].end,
			    HW_STR("two words run together"),
			    HW_REWRITING_TRANSLATED);
	}
}

/* A closing mark with a word hard behind it, and speech tags turned round. */
static void
joints(struct signs *s)
{
	struct hw_str t = s->a->text;
	static const char *const foreign[] = {"Vostotchny", "Zelenski ",
	    "Poutine", "Moscou", "Kiew ", "Pequim", "Pekín", "Londres",
	    "Bruxelas"};
	size_t at = 0;

	while ((at = hw_str_find(t, HW_STR("\xE2\x80\x9D"), at)) != HW_NPOS) {
		size_t from = at, end = at += 3;

		if (at >= t.n || !hw_is_alpha((unsigned char)t.p[at]))
			continue;
		while (from > 0 && hw_is_alpha((unsigned char)t.p[from - 1]))
			from--;
		while (end < t.n && hw_is_alpha((unsigned char)t.p[end]))
			end++;
		add(s, from, end, HW_STR("no space after the quotation"),
		    HW_REWRITING_TRANSLATED);
	}
	for (size_t i = 0; i < sizeof(foreign) / sizeof(*foreign); i++) {
		struct hw_str w = hw_str_c(foreign[i]);

		at = hw_str_find(t, w, 0);
		if (at != HW_NPOS)
			add(s, at, at + w.n, HW_STR("foreign transliteration"),
			    HW_REWRITING_TRANSLATED);
	}
}

/* Three outlets or more are credited for what is told, by nearly a third of
 * the sentences. */
static void
digest(struct signs *s)
{
	struct hw_map outlets = {0};
	size_t credited = 0, first = s->v.n;

	for (size_t i = 0; i < s->a->n_credits; i++) {
		const struct hw_credit *c = &s->a->credits[i];
		const struct hw_outlet *o;
		bool fresh;

		if (!c->chain.n || c->image)
			continue;
		o = hw_outlet_find(s->m, c->chain.v[0]);
		if (!o)
			continue;
		credited++;
		hw_map_put(s->m, &outlets, o->name, &fresh);
		if (fresh)
			add(s, c->span.start, c->span.end,
			    HW_STR("told by another"), HW_REWRITING_DIGEST);
	}
	if (outlets.n < 3 || credited * 4 < s->a->n_sentences) {
		s->v.n = first;
		s->count[HW_REWRITING_DIGEST] = 0;
	}
}

/* ---- the most telling first ---------------------------------------------------- */

static bool
shares_word(struct hw_arena *m, struct hw_str x, struct hw_str y)
{
	struct hw_str word, other, rest;

	while (hw_str_word(&x, &word))
		for (rest = y; hw_str_word(&rest, &other);)
			if (word.n > 2 &&
			    hw_str_eq(
				hw_text_fold(m, word), hw_text_fold(m, other)))
				return true;
	return false;
}

/* What a careful writer may also say: it counts, but is not shown first. */
static bool
is_mild(struct hw_str words)
{
	static const char *const mild[] = {"worry", "climate", "agreement",
	    "facility", "epidemic", "advantage", "charges", "action",
	    "limitations", "treaty", "rocket"};

	for (size_t i = 0; i < sizeof(mild) / sizeof(*mild); i++)
		if (hw_str_iends(words, hw_str_c(mild[i])))
			return true;
	return false;
}

static struct hw_str
last_word(struct hw_str s)
{
	struct hw_str word, last = {0};

	while (hw_str_word(&s, &word))
		last = word;
	return last;
}

/* How little a damaged phrase tells: 0 is best.  One that shares a word with
 * the usual phrase, or with one shown before, tells less. */
static int
dullness(const struct signs *s, const struct hw_sign *g, size_t shown)
{
	struct hw_str words = hw_str_sub(
	    s->a->text, g->span.start, g->span.end);
	int dull = is_mild(words) ? 4 : 0;

	for (size_t i = 0; i < shown && g->of == HW_REWRITING_TRANSLATED; i++)
		dull += hw_str_eq(g->usual, s->v.v[i].usual);
	if (g->of != HW_REWRITING_SPUN)
		return dull;
	dull += shares_word(s->m, words, g->usual);
	dull += shares_word(s->m, last_word(words), g->usual);
	for (size_t i = 0; i < shown; i++)
		if (shares_word(s->m, words,
			hw_str_sub(s->a->text, s->v.v[i].span.start,
			    s->v.v[i].span.end)) ||
		    shares_word(s->m, g->usual, s->v.v[i].usual))
			dull += 1;
	return dull;
}

/* The first few in the order in which to show them. */
static void
rank(struct signs *s)
{
	for (size_t i = 0; i < 6 && i < s->v.n; i++) {
		size_t best = i;
		struct hw_sign x;

		for (size_t k = i + 1; k < s->v.n; k++)
			if (dullness(s, &s->v.v[k], i) <
			    dullness(s, &s->v.v[best], i))
				best = k;
		x = s->v.v[best];
		for (size_t k = best; k > i; k--)
			s->v.v[k] = s->v.v[k - 1];
		s->v.v[i] = x;
	}
}

/* English, and of a page's length. */
static bool
is_read(const struct hw_article *a)
{
	return hw_str_istarts(a->language, HW_STR("en")) &&
	    a->text.n <= ((size_t)1 << 20);
}

size_t
hw_trace_damaged(struct hw_arena *m, const struct hw_article *a)
{
	struct signs s = {.m = m, .a = a};

	if (is_read(a))
		phrases(&s, NULL);
	return s.count[HW_REWRITING_SPUN];
}

void
hw_trace_signs(struct hw_arena *m, const struct hw_article *a,
    const struct hw_phrase_list *more, struct hw_signs *out)
{
	struct signs s = {.m = m, .a = a};
	struct hw_tokens t;

	*out = (struct hw_signs){0};
	if (!is_read(a))
		return;
	hw_text_tokens(m, a->text, HW_STR("en"), &t);
	phrases(&s, more);
	glued(&s, &t);
	joints(&s);
	digest(&s);
	for (int k = HW_REWRITING_SPUN; k <= HW_REWRITING_DIGEST; k++)
		if (s.count[k] >= 2 && s.count[k] > s.count[out->kind])
			out->kind = (enum hw_rewriting)k;
	rank(&s);
	out->v = s.v.v;
	out->n = s.v.n;
}
