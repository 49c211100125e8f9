/* SPDX-License-Identifier: MIT
 * The decision.  Each rule is a function and says what it was made for. */
#include "html/decide.h"

#include "base/arena.h"
#include "base/map.h"

#define YES 0.5f
#define DOUBT 0.65f /* below it others of the same place have a say */
#define KIN 0.4f    /* their mean score, when they say no */
#define SURE 0.8f   /* above it the name of a place is not believed */
#define LITTLE 25   /* words: look again with a lower threshold */
#define NOTICE 40   /* words of the longest note of the house */
#define CERTAIN 0.9f
#define CORE 0.85      /* of the certain words */
#define CORE_WORDS 100 /* fewer do not tell where the article is */

struct decider {
	const struct hw_page_view *v;
	const struct hw_blocks *b;
	const float *f;
	const float *score;
	const float *kin; /* mean score of what stands in elements of a path */
	bool *keep;
};

static float
feature(const struct decider *k, uint32_t i, int f)
{
	return k->f[(size_t)i * HW_F__N + (size_t)f];
}

static uint32_t
kept_words(const struct decider *k)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < k->b->n; i++)
		n += k->keep[i] ? k->b->v[i].words : 0;
	return n;
}

/* A page whose article nobody is sure of: the best there is. */
static void
by_score(struct decider *k)
{
	float best = 0, bar = YES;

	for (uint32_t i = 0; i < k->b->n; i++) {
		k->keep[i] = k->score[i] >= YES;
		if (k->b->v[i].words >= 8 && k->score[i] > best)
			best = k->score[i];
	}
	if (kept_words(k) >= LITTLE || best < 0.04f)
		return;
	bar = best * 0.6f;
	for (uint32_t i = 0; i < k->b->n; i++)
		k->keep[i] = k->score[i] >= YES ||
		    (k->score[i] >= bar && k->b->v[i].words >= 8);
}

/* Cells of one table are of one kind. */
static void
tables(struct decider *k)
{
	const struct hw_dom *d = k->v->d;

	for (uint32_t i = 0; i < k->b->n;) {
		uint32_t table = hw_dom_up(d, k->b->v[i].box, HW_TAG_TABLE);
		uint32_t end = i, cells = 0, good = 0;
		double sum = 0, words = 0;

		if (table == 0 ||
		    !(k->v->place[k->b->v[i].box].in & HW_IN_TABLE)) {
			i++;
			continue;
		}
		for (; end < k->b->n &&
		     hw_dom_inside(d, k->b->v[end].first, table);
		     end++) {
			const struct hw_block *b = &k->b->v[end];

			sum += (double)(k->score[end] * (float)(b->words + 1));
			words += b->words + 1;
			cells++;
			good += b->good;
		}
		if (cells >= 6 && good * 3 < cells)
			for (uint32_t c = i; c < end; c++)
				k->keep[c] = sum >= words * 0.5;
		i = end > i ? end : i + 1;
	}
}

/* The headline is no part of the text, wherever it is repeated; nor is a second
 * copy of the text. */
static void
headline(struct decider *k)
{
	for (uint32_t i = 0; i < k->b->n; i++) {
		const struct hw_block *b = &k->b->v[i];

		if (b->again ||
		    (!b->good && b->words >= 3 &&
			feature(k, i, HW_F_title_share) > 0.95f))
			k->keep[i] = false;
	}
}

/* "Advertisement" is no text whatever stands around it, nor is what the house
 * notes about the report. */
static void
labels(struct decider *k)
{
	for (uint32_t i = 0; i < k->b->n; i++) {
		const struct hw_block *b = &k->b->v[i];

		if ((!b->sentence && b->words <= 3 &&
			(b->heads & 1 << HW_CUE_AD) != 0) ||
		    (b->words <= NOTICE && (b->cues & 1 << HW_CUE_NOTICE)))
			k->keep[i] = false;
	}
}

/* "Tags", and the names of other pages below it. */
static void
tags(struct decider *k)
{
	uint32_t end = 0;

	for (uint32_t i = 0; i < k->b->n; i++) {
		const struct hw_block *b = &k->b->v[i];

		if (b->sentence || b->words > NOTICE)
			end = 0;
		if (!b->sentence && b->words <= 2 &&
		    (b->heads & 1 << HW_CUE_TAGS) != 0)
			end = k->v->d->node[k->v->d->node[b->box].parent].end;
		if (b->first < end)
			k->keep[i] = false;
	}
}

/* Places that hold no text of the article, whatever the words: captions,
 * menus, buttons, pop-up boxes, comments; and a paragraph that is one link,
 * which leads to another story.  Shares of such blocks that the answers of the
 * dev pages want, of those a first opinion had taken: 1 of 53 captions, 0 of
 * 25 in menus, 2 of 52 comments, 12 of 82 in pop-ups, and by words a sixth of
 * the links and of the buttons.  Questions (of a list of them) are kept. */
static bool
elsewhere(const struct decider *k, uint32_t i)
{
	const struct hw_block *b = &k->b->v[i];
	uint32_t in = k->v->place[b->box].in;
	bool list = (in & (HW_IN_LIST | HW_IN_QUOTE | HW_IN_HEADING)) != 0;

	if (feature(k, i, HW_F_in_figcaption) > 0 ||
	    (feature(k, i, HW_F_d_caption) <= 1 && k->score[i] < SURE) ||
	    feature(k, i, HW_F_in_nav) > 0 ||
	    feature(k, i, HW_F_d_comment) <= 2 ||
	    feature(k, i, HW_F_d_popup) <= 2)
		return true;
	if (b->sentence)
		return false;
	return feature(k, i, HW_F_in_button) > 0 ||
	    (!list && b->words >= 5 && b->link_words >= b->words &&
		hw_str_find(b->text, HW_STR("://"), 0) == HW_NPOS);
}

/* A teaser among teasers, a comment among comments: doubtful, and what stands
 * in elements of the same path is left out.  Of what a first opinion had taken
 * on unknown sites, the answers leave out 8.0 pages' weight of such blocks and
 * want 3.0. */
static bool
unlike_kin(const struct decider *k, uint32_t i)
{
	return k->score[i] < DOUBT && k->kin[i] < KIN;
}

/* Leave such blocks out, but not when that would be the most'th part of the
 * text: then the page uses those places for others. */
static void
drop(struct decider *k, bool (*rule)(const struct decider *k, uint32_t i),
    uint32_t most)
{
	uint32_t words = 0;

	for (uint32_t i = 0; i < k->b->n; i++)
		if (k->keep[i] && rule(k, i))
			words += k->b->v[i].words;
	if (words * most >= kept_words(k))
		return;
	for (uint32_t i = 0; i < k->b->n; i++)
		if (k->keep[i] && rule(k, i))
			k->keep[i] = false;
}

/* The innermost element that holds nearly all words that are certainly the
 * article's; the body when there are hardly any. */
static uint32_t
core_of(struct hw_arena *m, const struct decider *k)
{
	const struct hw_dom *d = k->v->d;
	uint32_t *before = HW_ARRAY(m, uint32_t, k->b->n + 1), n = k->b->n;
	uint32_t core = d->body, child;

	for (uint32_t i = 0; i < n; i++) {
		bool sure = k->keep[i] && k->score[i] >= CERTAIN;

		before[i + 1] = before[i] + (sure ? k->b->v[i].words : 0);
	}
	if (before[n] < CORE_WORDS)
		return d->body;
	do {
		for (child = hw_dom_first(d, core); child != 0;
		     child = hw_dom_next(d, child)) {
			uint32_t from = hw_blocks_from(k->b, child);
			uint32_t to = hw_blocks_from(k->b, d->node[child].end);

			if (before[to] - before[from] >= CORE * before[n])
				break;
		}
		core = child != 0 ? child : core;
	} while (child != 0);
	return core;
}

/* What follows the element of the article: comments, other stories, offers.
 * Of what the score had kept there on unknown sites, the answers leave out 4.7
 * pages' weight and want .7 (of articles, 1.9 and .1). */
static void
after_core(struct hw_arena *m, struct decider *k)
{
	uint32_t core = core_of(m, k);

	for (uint32_t i = hw_blocks_from(k->b, k->v->d->node[core].end);
	     core != 0 && i < k->b->n; i++)
		k->keep[i] = false;
}

static uint32_t
parent_of(const struct decider *k, uint32_t i)
{
	return k->v->d->node[k->b->v[i].box].parent;
}

/* A subhead between kept blocks, beside the text it stands over, is part of
 * it, though a table of contents says it too.  On unknown sites the answers
 * want 112 of 133 such headings that the scores had left out. */
static void
subheads(struct decider *k)
{
	for (uint32_t i = 1; i + 1 < k->b->n; i++) {
		const struct hw_block *b = &k->b->v[i];
		bool after = k->keep[i - 1] || (i > 1 && k->keep[i - 2]);

		if (!k->keep[i] && after && k->keep[i + 1] && !b->again &&
		    (k->v->place[b->box].in & HW_IN_HEADING) &&
		    b->link_words * 3 <= b->words &&
		    feature(k, i, HW_F_title_share) <= 0.95f &&
		    parent_of(k, i) == parent_of(k, i + 1))
			k->keep[i] = true;
	}
}

/* Another <article> than the one with the headline, when that one holds text
 * of its own: teasers and the next stories of an endless page. */
static void
other_articles(struct decider *k)
{
	uint32_t own = 0, other = 0;

	for (uint32_t i = 0; i < k->b->n; i++) {
		float rel = feature(k, i, HW_F_art_title);

		if (!k->keep[i])
			continue;
		own += rel > 0 ? k->b->v[i].words : 0;
		other += rel < 0 ? k->b->v[i].words : 0;
	}
	if (k->v->meta->says_live || own < 60 || other == 0)
		return;
	for (uint32_t i = 0; i < k->b->n; i++)
		if (feature(k, i, HW_F_art_title) < 0)
			k->keep[i] = false;
}

/* The mean score, by words, of the blocks whose boxes share a block's path. */
static const float *
means_of_kin(
    struct hw_arena *m, const struct hw_page_view *v, const float *score)
{
	uint32_t n = v->b->n, *of = HW_ARRAY(m, uint32_t, n + 1);
	float *kin = HW_ARRAY(m, float, n + 1);
	struct hw_map path = {0};
	struct sums {
		double taken, words;
	} *sums = HW_ARRAY(m, struct sums, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		const struct hw_block *b = &v->b->v[i];
		const uint64_t *key = &v->place[b->box].path;
		double words = (double)b->words + 0.3;
		uint64_t *slot = hw_map_put(m, &path,
		    (struct hw_str){(const char *)key, sizeof(*key)}, NULL);

		if (*slot == 0)
			*slot = i + 1;
		of[i] = (uint32_t)*slot;
		sums[*slot].taken += words * (double)score[i];
		sums[*slot].words += words;
	}
	for (uint32_t i = 0; i < n; i++)
		kin[i] = (float)(sums[of[i]].taken / sums[of[i]].words);
	return kin;
}

float
hw_html_decide(struct hw_arena *m, const struct hw_page_view *v,
    const float *features, const float *score, bool *keep)
{
	struct decider k = {
	    v, v->b, features, score, means_of_kin(m, v, score), keep};
	double sum = 0, words = 0;

	by_score(&k);
	tables(&k);
	headline(&k);
	labels(&k);
	tags(&k);
	drop(&k, elsewhere, 2);
	drop(&k, unlike_kin, 3);
	after_core(m, &k);
	subheads(&k);
	other_articles(&k);
	for (uint32_t i = 0; i < v->b->n; i++)
		if (keep[i]) {
			sum += (double)(score[i] * (float)v->b->v[i].words);
			words += v->b->v[i].words;
		}
	return words > 0 ? (float)(sum / words) : 0;
}
