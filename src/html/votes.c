/* SPDX-License-Identifier: MIT
 * The voters.  Each is linear in nodes and blocks. */
#include "html/votes.h"

#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/utf8.h"

struct poll {
	struct hw_arena *m;
	const struct hw_dom *d;
	const struct hw_blocks *b;
	const struct hw_place *place;
	struct hw_votes *out;
};

/* In a place where no article is: comments, navigation, footer. */
static bool
off(const struct poll *p, const struct hw_block *b)
{
	const struct hw_place *l = &p->place[b->box];

	return b->twice || l->dist[HW_CLASS_COMMENT] < HW_FAR ||
	    (l->in & (HW_IN_NAV | HW_IN_FOOTER | HW_IN_HIDDEN)) != 0;
}

static double
link_density(const struct hw_tally *t)
{
	return t->words > 0 ? (double)t->link_words / t->words : 0;
}

/* ---- container ------------------------------------------------------------ */

static double
first_score(const struct poll *p, uint32_t i)
{
	const struct hw_place *l = &p->place[i];
	double s = 0;

	switch (p->d->node[i].tag) {
	case HW_TAG_ARTICLE:
		s = 10;
		break;
	case HW_TAG_DIV:
	case HW_TAG_MAIN:
	case HW_TAG_SECTION:
		s = 5;
		break;
	case HW_TAG_PRE:
	case HW_TAG_TD:
	case HW_TAG_BLOCKQUOTE:
		s = 3;
		break;
	case HW_TAG_UL:
	case HW_TAG_OL:
	case HW_TAG_FORM:
	case HW_TAG_DL:
		s = -3;
		break;
	case HW_TAG_TH:
		s = -5;
		break;
	default:
		break;
	}
	if (l->dist[HW_CLASS_BODY] == 0 || l->dist[HW_CLASS_MAIN] == 0)
		s += 25;
	if (l->dist[HW_CLASS_COMMENT] == 0 || l->dist[HW_CLASS_SIDE] == 0 ||
	    l->dist[HW_CLASS_FOOTER] == 0 || l->dist[HW_CLASS_RELATED] == 0)
		s -= 25;
	return s;
}

static void
vote_container(struct poll *p)
{
	const struct hw_dom *d = p->d;
	double *score = HW_ARRAY(p->m, double, d->n), best = 0;
	uint32_t top = 0;

	for (uint32_t k = 0; k < p->b->n; k++) {
		const struct hw_block *b = &p->b->v[k];
		uint32_t up = b->box;
		double s = 1 + b->commas +
		    (b->text.n < 300 ? (double)b->text.n / 100 : 3);

		if (b->words < 5 || b->link_words * 2 > b->words || off(p, b))
			continue;
		if (d->node[up].tag != HW_TAG_DIV &&
		    d->node[up].tag != HW_TAG_TD)
			up = d->node[up].parent;
		for (int level = 0; level < 5 && up != 0; level++) {
			if (score[up] == 0)
				score[up] = first_score(p, up);
			score[up] += s / (level < 2 ? level + 1 : level * 3);
			up = d->node[up].parent;
		}
	}
	for (uint32_t i = 1; i < d->n; i++) {
		struct hw_tally t;

		if (score[i] <= 0)
			continue;
		t = hw_blocks_of(d, p->b, i);
		score[i] *= 1 - link_density(&t);
		if (score[i] > best) {
			best = score[i];
			top = i;
		}
	}
	p->out->container = top;
	if (top == 0)
		return;
	for (uint32_t k = 0; k < p->b->n; k++)
		if (hw_dom_inside(d, p->b->v[k].first, top))
			p->out->of[k] |= HW_VOTE_CONTAINER;
}

/* The element with most prose directly below it. */
static void
find_parent(struct poll *p)
{
	uint32_t *words = HW_ARRAY(p->m, uint32_t, p->d->n), best = 0;

	for (uint32_t k = 0; k < p->b->n; k++) {
		const struct hw_block *b = &p->b->v[k];
		uint32_t up = b->box;
		bool list;

		if (!b->good || off(p, b))
			continue;
		list = p->d->node[up].tag == HW_TAG_LI;
		if (list || p->d->node[up].tag == HW_TAG_P)
			up = p->d->node[up].parent;
		words[up] += list ? b->words / 2 : b->words;
		if (up != 0 && words[up] > words[best])
			best = up;
	}
	p->out->parent = best;
}

/* ---- selector ------------------------------------------------------------- */

static int
selector_rank(const struct poll *p, uint32_t i)
{
	const struct hw_place *l = &p->place[i];
	uint32_t up = p->d->node[i].parent;

	if ((l->in & HW_IN_BODYPROP) && !(p->place[up].in & HW_IN_BODYPROP))
		return 4;
	if (l->dist[HW_CLASS_BODY] == 0)
		return 3;
	if (p->d->node[i].tag == HW_TAG_ARTICLE)
		return 2;
	if (p->d->node[i].tag == HW_TAG_MAIN)
		return 1;
	return 0;
}

/* A third of the prose, or, when it is called the body, a quarter of the words
 * outside links: a table of results is an article too. */
static bool
holds_enough(const struct poll *p, int rank, const struct hw_tally *t)
{
	const struct hw_tally *all = &p->b->all;

	if (t->good > 0 && t->good * 3 >= all->good)
		return true;
	return rank >= 3 &&
	    (t->words - t->link_words) * 4 >= all->words - all->link_words &&
	    t->words > 0;
}

/* Among the elements that name themselves the body, the surest kind that
 * holds a third of the page's prose; of that kind the one with most prose,
 * and of equals the innermost. */
static void
vote_selector(struct poll *p)
{
	uint32_t best = 0, best_good = 0;
	int best_rank = 0;

	for (uint32_t i = 1; i < p->d->n; i++) {
		int tag = p->d->node[i].tag, rank;
		struct hw_tally t;

		if (tag == HW_TAG__TEXT || i == p->d->html || i == p->d->body ||
		    (rank = selector_rank(p, i)) < best_rank || rank == 0)
			continue;
		t = hw_blocks_of(p->d, p->b, i);
		if (!holds_enough(p, rank, &t))
			continue;
		if (rank > best_rank || t.good >= best_good) {
			best_rank = rank;
			best_good = t.good;
			best = i;
		}
	}
	p->out->selected = best;
	for (uint32_t k = 0; best != 0 && k < p->b->n; k++)
		if (hw_dom_inside(p->d, p->b->v[k].first, best))
			p->out->of[k] |= HW_VOTE_SELECTOR;
}

/* ---- density -------------------------------------------------------------- */

static double
density_of(const struct hw_blocks *b, uint32_t k)
{
	return k < b->n && b->v[k].words > 0
	    ? (double)b->v[k].link_words / b->v[k].words
	    : 0;
}

static void
vote_density(struct poll *p)
{
	const struct hw_blocks *b = p->b;

	for (uint32_t k = 0; k < b->n; k++) {
		uint32_t words = b->v[k].words;
		uint32_t prev = k > 0 ? b->v[k - 1].words : 0;
		uint32_t next = k + 1 < b->n ? b->v[k + 1].words : 0;
		double ld = density_of(b, k),
		       pd = k > 0 ? density_of(b, k - 1) : 0;
		bool yes;

		if (ld > 0.333333)
			yes = false;
		else if (pd <= 0.555556)
			yes = words > 16 || next > 15 ||
			    (words > 4 && prev > 4);
		else
			yes = words > 40 || (words > 15 && next > 17);
		if (yes)
			p->out->of[k] |= HW_VOTE_DENSITY;
	}
}

/* ---- prose ---------------------------------------------------------------- */

enum { BAD, SHORT, NEAR, GOOD };

static int
prose_class(const struct hw_block *b)
{
	double stops = b->words ? (double)b->stops / b->words : 0;

	if (b->words && b->link_words * 5 > b->words)
		return BAD;
	if (b->text.n < 70)
		return b->links > 0 ? BAD : SHORT;
	if (stops >= 0.32)
		return b->text.n > 200 ? GOOD : NEAR;
	if (stops >= 0.30 || (b->wide && b->sentence))
		return NEAR;
	return stops >= 0.2 ? NEAR : BAD;
}

/* For short and near-good blocks the nearest sure block on each side says. */
static void
vote_prose(struct poll *p)
{
	uint32_t n = p->b->n;
	uint8_t *kind = hw_arena_alloc(p->m, n + 1, 1);
	uint8_t *before = hw_arena_alloc(p->m, n + 1, 1), sure = BAD;

	for (uint32_t k = 0; k < n; k++) {
		kind[k] = (uint8_t)prose_class(&p->b->v[k]);
		before[k] = sure;
		if (kind[k] == GOOD || kind[k] == BAD)
			sure = kind[k];
	}
	sure = BAD;
	for (uint32_t k = n; k-- > 0;) {
		bool both = before[k] == GOOD && sure == GOOD;
		bool one = before[k] == GOOD || sure == GOOD;

		if (kind[k] == GOOD || (kind[k] == NEAR && one) ||
		    (kind[k] == SHORT && both))
			p->out->of[k] |= HW_VOTE_PROSE;
		if (kind[k] == GOOD || kind[k] == BAD)
			sure = kind[k];
	}
}

/* ---- run ------------------------------------------------------------------ */

#define RUN_GAP 12 /* blocks of other paths inside a run */

static void
vote_run(struct poll *p)
{
	const struct hw_blocks *b = p->b;
	uint32_t best = 0, from = 0, to = 0;
	struct run {
		uint32_t words, first, last;
	} *run = HW_ARRAY(p->m, struct run, b->n + 1);
	struct hw_map map = {0};
	uint64_t *keys = HW_ARRAY(p->m, uint64_t, b->n + 1);

	for (uint32_t k = 0; k < b->n; k++) {
		uint64_t *slot;
		struct run *r;

		if (!b->v[k].good || off(p, &b->v[k]))
			continue;
		keys[k] = p->place[b->v[k].box].path;
		slot = hw_map_put(p->m, &map,
		    (struct hw_str){(const char *)&keys[k], sizeof(keys[k])},
		    NULL);
		r = &run[*slot];
		if (*slot == 0 || k - r->last > RUN_GAP) {
			*slot = k + 1;
			r = &run[k + 1];
			r->first = k;
		}
		r->words += b->v[k].words;
		r->last = k;
		if (r->words > best) {
			best = r->words;
			from = r->first;
			to = r->last;
			p->out->path = keys[k];
		}
	}
	for (uint32_t k = from; best > 0 && k <= to; k++)
		p->out->of[k] |= HW_VOTE_RUN;
}

/* ---- declared ------------------------------------------------------------- */

#define SHINGLE 4 /* words */
#define BLOOM_BITS 18

static size_t
next_word(struct hw_str s, size_t *at, uint64_t *hash)
{
	uint64_t h = 14695981039346656037u;
	size_t n = 0;

	while (*at < s.n) {
		unsigned char c = (unsigned char)s.p[*at];

		if (!hw_is_alnum(c) && c < 0x80) {
			if (n > 0)
				break;
		} else {
			h = (h ^ (unsigned char)hw_lower(c)) * 1099511628211u;
			n++;
		}
		++*at;
	}
	*hash = h;
	return n;
}

/* Number of SHINGLEs of s; with set, those are added, else *hits counts those
 * that are there. */
static uint32_t
shingles(struct hw_str s, uint8_t *bloom, bool set, uint32_t *hits)
{
	uint64_t w[SHINGLE] = {0}, h;
	uint32_t n = 0, all = 0;
	size_t at = 0;

	while (next_word(s, &at, &h) > 0) {
		uint64_t mix = 0, bit;

		memmove(w, w + 1, sizeof(w) - sizeof(w[0]));
		w[SHINGLE - 1] = h;
		if (++n < SHINGLE)
			continue;
		for (int i = 0; i < SHINGLE; i++)
			mix = hw_hash_mix(mix, w[i]);
		bit = mix >> (64 - BLOOM_BITS);
		if (set)
			bloom[bit / 8] |= (uint8_t)(1 << bit % 8);
		else if (bloom[bit / 8] >> bit % 8 & 1)
			++*hits;
		all++;
	}
	return all;
}

static void
vote_declared(struct poll *p, struct hw_str declared)
{
	uint8_t *bloom;

	if (declared.n < 200)
		return;
	bloom = hw_arena_alloc(p->m, (1u << BLOOM_BITS) / 8, 8);
	shingles(hw_str_sub(declared, 0, 1u << 18), bloom, true, NULL);
	p->out->declared = true;
	for (uint32_t k = 0; k < p->b->n; k++) {
		uint32_t hits = 0, all;

		all = shingles(p->b->v[k].text, bloom, false, &hits);
		if (all > 0 && hits * 2 > all)
			p->out->of[k] |= HW_VOTE_DECLARED;
	}
}

void
hw_html_votes(struct hw_arena *m, const struct hw_dom *d,
    const struct hw_blocks *b, const struct hw_place *place,
    struct hw_str declared, struct hw_votes *out)
{
	struct poll p = {m, d, b, place, out};

	memset(out, 0, sizeof(*out));
	out->of = hw_arena_alloc(m, b->n + 1, 1);
	vote_container(&p);
	find_parent(&p);
	vote_selector(&p);
	vote_density(&p);
	vote_prose(&p);
	vote_run(&p);
	vote_declared(&p, declared);
}
