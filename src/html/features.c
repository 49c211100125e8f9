/* SPDX-License-Identifier: MIT
 * Features of blocks.  Each group is filled by its own function, in the order
 * of the list in features.h. */
#include "html/features.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/pairs.h"

#define KNOWN_MAX 1000 /* bytes of title and description whose words count */

struct sums { /* of a path, or of a set of words */
	uint32_t words, blocks;
};

struct maker {
	struct hw_arena *m;
	const struct hw_page_view *v;
	const struct hw_blocks *b;
	float *f;
	uint32_t title_block;  /* b->n: none */
	struct hw_map known;   /* words of title (1) and description (2) */
	struct hw_pairs pairs; /* of all these */
	struct hw_map path, seen;
	struct sums *paths;
	uint32_t n_title;
};

const char *
hw_html_feature_name(int f)
{
	static const char *const names[HW_F__N] = {
#define X(name) #name,
	    HW_FEATURES(X)
#undef X
	};

	return f >= 0 && f < HW_F__N ? names[f] : "";
}

static float
share(uint32_t part, uint32_t all)
{
	return all > 0 ? (float)part / (float)all : 0;
}

static float
soft(uint32_t n) /* counts of any size, on a scale of magnitudes */
{
	return log2f(1.0f + (float)n);
}

/* ---- the block itself ----------------------------------------------------- */

static void
of_block(const struct hw_block *b, float *f)
{
	f[HW_F_words] = soft(b->words);
	f[HW_F_chars_per_word] = share((uint32_t)b->text.n, b->words);
	f[HW_F_link_density] = share(b->link_words, b->words);
	f[HW_F_links] = (float)b->links;
	f[HW_F_bold] = share(b->bold_words, b->words);
	f[HW_F_stop_share] = share(b->stops, b->words);
	f[HW_F_sentence] = b->sentence;
	f[HW_F_ends] = soft(b->ends);
	f[HW_F_commas_per_word] = share(b->commas, b->words);
	f[HW_F_cap_share] = share(b->caps, b->words);
	f[HW_F_upper_share] = share(b->uppers, b->words);
	f[HW_F_digit_share] = share(b->digits, b->words);
	f[HW_F_lower] = b->lower;
	f[HW_F_good] = b->good;
	f[HW_F_wide] = b->wide;
	for (int c = 0; c < HW_CUE__N; c++)
		f[HW_F_cue_share + c] = (float)(2 * (b->heads >> c & 1) +
		    (b->cues >> c & 1));
	f[HW_F_colon] = b->text.p[b->text.n - 1] == ':';
	f[HW_F_mail] = (hw_str_chr(b->text, '@', 0) != HW_NPOS) +
	    2 * (hw_str_find(b->text, HW_STR("://"), 0) != HW_NPOS);
	f[HW_F_brk] = b->brk;
}

/* ---- its place ------------------------------------------------------------ */

static float
tag_class(int tag)
{
	switch (tag) {
	case HW_TAG_P:
		return 0;
	case HW_TAG_BLOCKQUOTE:
	case HW_TAG_PRE:
		return 1;
	case HW_TAG_LI:
	case HW_TAG_DD:
	case HW_TAG_DT:
		return 3;
	case HW_TAG_TD:
	case HW_TAG_TH:
		return 4;
	case HW_TAG_DIV:
	case HW_TAG_SECTION:
	case HW_TAG_ARTICLE:
		return 2;
	case HW_TAG_H1:
	case HW_TAG_H2:
	case HW_TAG_H3:
	case HW_TAG_H4:
	case HW_TAG_H5:
	case HW_TAG_H6:
		return 5;
	default:
		return 6;
	}
}

static void
of_place(const struct maker *k, const struct hw_block *b, float *f)
{
	static const struct {
		uint16_t feature;
		uint32_t bit;
	} bits[] = {{HW_F_in_article, HW_IN_ARTICLE},
	    {HW_F_in_main, HW_IN_MAIN}, {HW_F_in_aside, HW_IN_ASIDE},
	    {HW_F_in_nav, HW_IN_NAV}, {HW_F_in_footer, HW_IN_FOOTER},
	    {HW_F_in_header, HW_IN_HEADER}, {HW_F_in_form, HW_IN_FORM},
	    {HW_F_in_figure, HW_IN_FIGURE},
	    {HW_F_in_figcaption, HW_IN_FIGCAPTION},
	    {HW_F_in_table, HW_IN_TABLE}, {HW_F_in_list, HW_IN_LIST},
	    {HW_F_in_quote, HW_IN_QUOTE}, {HW_F_in_link, HW_IN_LINK},
	    {HW_F_in_button, HW_IN_BUTTON}, {HW_F_in_pre, HW_IN_PRE},
	    {HW_F_in_hidden, HW_IN_HIDDEN}, {HW_F_in_bodyprop, HW_IN_BODYPROP},
	    {HW_F_in_paragraph, HW_IN_PARAGRAPH},
	    {HW_F_in_italic, HW_IN_ITALIC}, {HW_F_in_small, HW_IN_SMALL},
	    {HW_F_in_time, HW_IN_TIME}, {HW_F_in_dl, HW_IN_DL}};
	const struct hw_dom *d = k->v->d;
	const struct hw_place *p = &k->v->place[hw_block_element(d, b)];
	uint32_t h = b->box;

	for (size_t i = 0; i < sizeof(bits) / sizeof(bits[0]); i++)
		f[bits[i].feature] = (p->in & bits[i].bit) != 0;
	f[HW_F_tag] = tag_class(d->node[b->box].tag);
	while (h != 0 &&
	    !(d->node[h].tag >= HW_TAG_H1 && d->node[h].tag <= HW_TAG_H6))
		h = d->node[h].parent;
	f[HW_F_heading] = h ? (float)(1 + d->node[h].tag - HW_TAG_H1) : 0;
	f[HW_F_depth] = p->box_depth;
	for (int c = 0; c < HW_CLASS__N; c++)
		f[HW_F_d_body + c] = p->dist[c];
}

/* ---- the voters ----------------------------------------------------------- */

/* Levels from node up to the nearest ancestor (or self) that holds inner, and
 * from inner's element up to that one. */
static void
relation(const struct hw_dom *d, uint32_t node, uint32_t inner, float *climb,
    float *below)
{
	uint32_t up = node;

	if (node == 0) {
		*climb = 30;
		if (below)
			*below = 30;
		return;
	}
	while (up != 0 && !hw_dom_inside(d, inner, up))
		up = d->node[up].parent;
	*climb = (float)(d->node[node].depth - d->node[up].depth);
	if (below)
		*below = (float)(d->node[inner].depth - d->node[up].depth);
}

static void
of_votes(const struct maker *k, uint32_t i, float *f)
{
	const struct hw_votes *v = k->v->votes;
	const struct hw_block *b = &k->b->v[i];
	uint64_t path = k->v->place[b->box].path;
	const uint64_t *slot;
	int n = 0;

	for (int bit = 0; bit < 6; bit++) {
		f[HW_F_v_container + bit] = v->of[i] >> bit & 1;
		n += v->of[i] >> bit & 1;
	}
	if (!v->declared)
		f[HW_F_v_declared] = -1;
	f[HW_F_votes] = (float)n;
	relation(k->v->d, v->container, b->box, &f[HW_F_climb_container],
	    &f[HW_F_below_container]);
	relation(k->v->d, v->parent, b->box, &f[HW_F_climb_parent],
	    &f[HW_F_below_parent]);
	relation(k->v->d, v->selected, b->box, &f[HW_F_climb_selected], NULL);
	f[HW_F_same_path] = path == v->path;
	slot = hw_map_get(
	    &k->path, (struct hw_str){(const char *)&path, sizeof(path)});
	f[HW_F_path_words] = share(k->paths[*slot].words, k->b->all.good + 1);
	f[HW_F_path_blocks] = soft(k->paths[*slot].blocks);
}

/* ---- neighbours ----------------------------------------------------------- */

static const struct hw_block *
block_at(const struct maker *k, uint32_t i, int step)
{
	static const struct hw_block none;

	return step < 0 && i < (uint32_t)-step ? &none
	    : i + (uint32_t)step >= k->b->n    ? &none
					       : &k->b->v[i + (uint32_t)step];
}

static void
of_side(const struct maker *k, const struct hw_block *b,
    const struct hw_block *o, float *f)
{
	uint32_t in = o->words ? k->v->place[o->box].in : 0;

	f[0] = soft(o->words);
	f[1] = share(o->link_words, o->words);
	f[2] = o->good;
	f[3] = (in & HW_IN_HEADING) != 0;
	f[4] = o->sentence;
	(void)b;
}

static bool
same_path(
    const struct maker *k, const struct hw_block *a, const struct hw_block *b)
{
	return a->words > 0 && b->words > 0 &&
	    k->v->place[a->box].path == k->v->place[b->box].path;
}

static void
of_neighbours(const struct maker *k, uint32_t i, float *f)
{
	const struct hw_block *b = &k->b->v[i];
	const struct hw_block *p = block_at(k, i, -1), *n = block_at(k, i, 1);

	of_side(k, b, p, f + HW_F_p_words);
	of_side(k, b, n, f + HW_F_n_words);
	f[HW_F_pp_words] = soft(block_at(k, i, -2)->words);
	f[HW_F_nn_words] = soft(block_at(k, i, 2)->words);
	f[HW_F_pp_good] = block_at(k, i, -2)->good;
	f[HW_F_nn_good] = block_at(k, i, 2)->good;
	f[HW_F_p_same] = same_path(k, b, p);
	f[HW_F_n_same] = same_path(k, b, n);
}

/* Blocks and words since the last good block that the container holds, and
 * until the next one. */
static void
of_distances(const struct maker *k)
{
	uint32_t n = k->b->n, blocks = 50, words = 500;

	for (uint32_t i = 0; i < n; i++) {
		float *f = k->f + (size_t)i * HW_F__N;
		const struct hw_block *b = &k->b->v[i];

		f[HW_F_since_good] = (float)blocks;
		f[HW_F_words_since] = soft(words);
		if (b->good && (k->v->votes->of[i] & HW_VOTE_CONTAINER))
			blocks = words = 0;
		else if (blocks < 50)
			blocks++, words += b->words;
	}
	blocks = 50;
	words = 500;
	for (uint32_t i = n; i-- > 0;) {
		float *f = k->f + (size_t)i * HW_F__N;
		const struct hw_block *b = &k->b->v[i];

		f[HW_F_until_good] = (float)blocks;
		f[HW_F_words_until] = soft(words);
		if (b->good && (k->v->votes->of[i] & HW_VOTE_CONTAINER))
			blocks = words = 0;
		else if (blocks < 50)
			blocks++, words += b->words;
	}
}

/* ---- the page ------------------------------------------------------------- */

static bool
next_word(struct hw_str *rest, struct hw_str *word)
{
	size_t i = 0, n;

	while (i < rest->n && !hw_is_alnum((unsigned char)rest->p[i]) &&
	    (unsigned char)rest->p[i] < 0xC0)
		i++;
	for (n = i; n < rest->n &&
	     (hw_is_alnum((unsigned char)rest->p[n]) ||
		 (unsigned char)rest->p[n] >= 0x80);
	     n++)
		;
	*word = hw_str_sub(*rest, i, n);
	*rest = hw_str_from(*rest, n);
	return word->n > 0;
}

static uint32_t
collect_words(struct hw_arena *m, struct hw_str s, struct hw_map *map, int bit)
{
	struct hw_str word;
	uint32_t n = 0;

	s = hw_str_lower(m, hw_str_sub(s, 0, KNOWN_MAX));
	for (; next_word(&s, &word); n++)
		*hw_map_put(m, map, word, NULL) |= (uint64_t)bit;
	return n;
}

/* Shares of the words of a short block that stand in title and description. */
static void
of_known(const struct maker *k, const struct hw_block *b, float *f)
{
	char low[600];
	struct hw_str s = hw_str_sub(b->text, 0, sizeof(low)), word;
	uint32_t n = 0, title = 0, description = 0;

	if (k->known.n == 0 || b->words > 60)
		return;
	for (size_t i = 0; i < s.n; i++)
		low[i] = (char)hw_lower((unsigned char)s.p[i]);
	s.p = low;
	for (; next_word(&s, &word); n++) {
		const uint64_t *bits = hw_pairs_may_hold(&k->pairs, word)
		    ? hw_map_get(&k->known, word)
		    : NULL;

		title += bits != NULL && (*bits & 1);
		description += bits != NULL && (*bits & 2);
	}
	if (k->n_title <= 2 || b->words * 2 >= k->n_title)
		f[HW_F_title_share] = share(title, n);
	f[HW_F_description_share] = share(description, n);
}

static void
of_page(const struct maker *k, uint32_t i, float *f)
{
	const struct hw_block *b = &k->b->v[i];
	const struct hw_tally *all = &k->b->all;
	uint32_t before = k->b->before[b->first].good, title = k->title_block;
	const uint64_t *seen = hw_map_get(
	    &k->seen, (struct hw_str){(const char *)&b->hash, sizeof(b->hash)});

	f[HW_F_after_title] = title >= k->b->n ? -1 : i > title;
	f[HW_F_from_title] = title >= k->b->n
	    ? 99
	    : fmaxf(-20, fminf(60, (float)i - (float)title));
	f[HW_F_is_title] = i == title;
	of_known(k, b, f);
	f[HW_F_twice] = seen && *seen > 1 ? (float)(*seen < 9 ? *seen : 9) : 0;
	f[HW_F_position] = share(i, k->b->n);
	f[HW_F_good_before] = share(before, all->good);
	f[HW_F_good_after] = all->good
	    ? 1 - share(before + (b->good ? b->words : 0), all->good)
	    : 0;
	f[HW_F_good_all] = soft(all->good);
	f[HW_F_good_share] = share(all->good, all->words);
	f[HW_F_blocks_all] = soft(k->b->n);
	f[HW_F_says_article] = k->v->meta->says_article;
}

/* ---- towards the headline ------------------------------------------------- */

static void
of_headline(const struct maker *k, const struct hw_block *b, float *f)
{
	const struct hw_dom *d = k->v->d;
	uint32_t title = k->v->meta->title_node, up = b->box, nearest = 0;
	uint32_t depth = 0;

	for (; up != 0; up = d->node[up].parent)
		if (d->node[up].tag == HW_TAG_ARTICLE) {
			depth++;
			if (nearest == 0)
				nearest = up;
		}
	f[HW_F_art_depth] = (float)depth;
	if (nearest != 0 && title != 0)
		f[HW_F_art_title] = hw_dom_inside(d, title, nearest) ? 1 : -1;
	relation(d, title, b->box, &f[HW_F_climb_title], &f[HW_F_below_title]);
	if (title == 0)
		return;
	f[HW_F_title_words] = b->first > title
	    ? soft(k->b->before[b->first].words - k->b->before[title].words)
	    : -soft(k->b->before[title].words - k->b->before[b->first].words);
}

static uint32_t
box_above(const struct hw_dom *d, uint32_t i)
{
	i = d->node[i].parent;
	while (i != 0 && !hw_tag_is_block(d->node[i].tag))
		i = d->node[i].parent;
	return i;
}

/* ---- under which short line, and the page ----------------------------------- */

/* Blocks since the last short line that announces related pages, comments, a
 * newsletter or the author, as long as its parent's box goes on. */
static void
of_lines(const struct maker *k)
{
	static const struct {
		uint16_t feature;
		uint16_t cues;
	} kinds[] = {{HW_F_u_related, 1 << HW_CUE_RELATED},
	    {HW_F_u_comment, 1 << HW_CUE_COMMENT},
	    {HW_F_u_newsletter, 1 << HW_CUE_NEWSLETTER | 1 << HW_CUE_SHARE},
	    {HW_F_u_about, 1 << HW_CUE_ABOUT | 1 << HW_CUE_LEGAL}};
	uint32_t since[4] = {30, 30, 30, 30}, until[4] = {0};

	for (uint32_t i = 0; i < k->b->n; i++) {
		const struct hw_block *b = &k->b->v[i];
		float *f = k->f + (size_t)i * HW_F__N;
		bool heading = (k->v->place[b->box].in & HW_IN_HEADING) != 0;

		for (int c = 0; c < 4; c++) {
			if (b->first >= until[c] || since[c] > 30)
				since[c] = 30;
			f[kinds[c].feature] = (float)since[c];
			if (since[c] < 30)
				f[HW_F_u_inside] += 1;
			if (b->words <= 8 && !b->sentence &&
			    (b->heads & kinds[c].cues)) {
				uint32_t up = box_above(k->v->d, b->box);

				since[c] = 0;
				until[c] = k->v->d->node[up].end;
			} else if (heading) {
				since[c] = 30;
			} else if (since[c] < 30) {
				since[c]++;
			}
		}
	}
}

static void
of_whole(const struct maker *k, const struct hw_block *b, float *f)
{
	const struct hw_votes *v = k->v->votes;
	const struct hw_tally *all = &k->b->all;
	struct hw_tally t = hw_blocks_of(k->v->d, k->b, v->selected);

	if (v->selected != 0) {
		f[HW_F_sel_good] = share(t.good, all->good);
		f[HW_F_sel_words] = share(
		    t.words - t.link_words, all->words - all->link_words);
	}
	t = hw_blocks_of(k->v->d, k->b, v->container);
	f[HW_F_cont_good] = v->container ? share(t.good, all->good) : 0;
	t = hw_blocks_of(k->v->d, k->b, v->parent);
	f[HW_F_parent_good] = v->parent ? share(t.good, all->good) : 0;
	f[HW_F_caps_link] = b->link_words == b->words &&
	    b->uppers * 2 > b->words && b->words > 3;
	f[HW_F_first_words] = soft(k->b->before[b->first].words);
	f[HW_F_li_alone] = k->v->d->node[b->box].tag == HW_TAG_LI &&
	    b->link_words == b->words;
}

/* ---- the boxes around it -------------------------------------------------- */

static void
of_box(const struct maker *k, uint32_t box, float *f)
{
	struct hw_tally t = hw_blocks_of(k->v->d, k->b, box);

	f[0] = soft(t.words);
	f[1] = share(t.link_words, t.words);
	f[2] = share(t.good, k->b->all.good);
}

/* Siblings of the same tag and class as the box, for the nearest box that has
 * at least two of them: rows of cards look like that. */
static void
of_cards(const struct maker *k, const struct hw_block *b, float *f)
{
	const struct hw_dom *d = k->v->d;
	uint32_t box = b->box;

	for (int level = 0; level < 4 && box != 0 && box != d->body; level++) {
		uint32_t up = d->node[box].parent, same = 0, steps = 0;
		struct hw_tally t;

		for (uint32_t s = hw_dom_first(d, up); s != 0 && steps < 200;
		     s = hw_dom_next(d, s), steps++)
			same += d->node[s].tag != HW_TAG__TEXT &&
			    k->v->place[s].path == k->v->place[box].path;
		if (same >= 3 && d->node[box].tag != HW_TAG_P) {
			t = hw_blocks_of(d, k->b, up);
			f[HW_F_cards] = soft(same);
			f[HW_F_card_words] = share(t.words, same);
			f[HW_F_card_links] = share(t.link_words, t.words);
			f[HW_F_card_level] = (float)level + 1;
			return;
		}
		box = box_above(d, box);
	}
}

static void
of_boxes(const struct maker *k, const struct hw_block *b, float *f)
{
	const struct hw_dom *d = k->v->d;
	uint32_t up = box_above(d, b->box), list = b->box;
	struct hw_tally t = hw_blocks_of(d, k->b, b->box);

	of_box(k, b->box, f + HW_F_box_words);
	of_box(k, up, f + HW_F_up_words);
	of_box(k, box_above(d, up), f + HW_F_up2_words);
	f[HW_F_alone] = t.blocks == 1;
	of_cards(k, b, f);
	while (list != 0 && d->node[list].tag != HW_TAG_UL &&
	    d->node[list].tag != HW_TAG_OL && d->node[list].tag != HW_TAG_DL)
		list = d->node[list].parent;
	t = hw_blocks_of(d, k->b, list);
	f[HW_F_list_links] = list ? share(t.link_words, t.words) : -1;
}

/* ---- all ------------------------------------------------------------------ */

static void
prepare(struct maker *k)
{
	const struct hw_meta *meta = k->v->meta;

	k->title_block = k->b->n;
	if (meta->title_node != 0)
		k->title_block = hw_blocks_from(k->b, meta->title_node);
	k->n_title = collect_words(k->m, meta->title, &k->known, 1);
	collect_words(k->m, meta->description, &k->known, 2);
	k->pairs = hw_pairs_of(
	    hw_str_cat(k->m, hw_str_sub(meta->title, 0, KNOWN_MAX),
		hw_str_sub(meta->description, 0, KNOWN_MAX)));
	k->paths = HW_ARRAY(k->m, struct sums, k->b->n + 1);
	for (uint32_t i = 0; i < k->b->n; i++) {
		const struct hw_block *b = &k->b->v[i];
		const uint64_t *key = &k->v->place[b->box].path;
		uint64_t *slot = hw_map_put(k->m, &k->path,
		    (struct hw_str){(const char *)key, sizeof(*key)}, NULL);

		if (*slot == 0)
			*slot = i + 1;
		k->paths[*slot].words += b->good ? b->words : 0;
		k->paths[*slot].blocks++;
		++*hw_map_put(k->m, &k->seen,
		    (struct hw_str){(const char *)&b->hash, sizeof(b->hash)},
		    NULL);
	}
}

float *
hw_html_features(struct hw_arena *m, const struct hw_page_view *v)
{
	struct maker k = {.m = m, .v = v, .b = v->b};

	k.f = HW_ARRAY(m, float, (size_t)v->b->n *HW_F__N + 1);
	prepare(&k);
	for (uint32_t i = 0; i < v->b->n; i++) {
		float *f = k.f + (size_t)i * HW_F__N;

		of_block(&v->b->v[i], f);
		of_place(&k, &v->b->v[i], f);
		of_votes(&k, i, f);
		of_neighbours(&k, i, f);
		of_page(&k, i, f);
		of_boxes(&k, &v->b->v[i], f);
		of_headline(&k, &v->b->v[i], f);
		of_whole(&k, &v->b->v[i], f);
	}
	of_distances(&k);
	of_lines(&k);
	hw_html_features_around(m, v, k.f);
	return k.f;
}
