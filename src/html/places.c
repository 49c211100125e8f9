/* SPDX-License-Identifier: MIT
 * Places: one pass in document order, each element inherits from its parent. */
#include "html/places.h"

#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

#define SURE                                                            \
	(HW_IN_ARTICLE | HW_IN_MAIN | HW_IN_BODYPROP | HW_IN_ITEMPROP | \
	    HW_IN_PARAGRAPH | HW_IN_HEADING | HW_IN_BOLD | HW_IN_ITALIC)
#define POSITIVE                                                            \
	(1u << HW_CLASS_BODY | 1u << HW_CLASS_MAIN | 1u << HW_CLASS_TITLE | \
	    1u << HW_CLASS_LEAD)

static uint32_t
in_of_tag(int tag)
{
	switch (tag) {
	case HW_TAG_ARTICLE:
		return HW_IN_ARTICLE;
	case HW_TAG_MAIN:
		return HW_IN_MAIN;
	case HW_TAG_ASIDE:
		return HW_IN_ASIDE;
	case HW_TAG_NAV:
	case HW_TAG_MENU:
		return HW_IN_NAV;
	case HW_TAG_FOOTER:
		return HW_IN_FOOTER;
	case HW_TAG_HEADER:
		return HW_IN_HEADER;
	case HW_TAG_FORM:
	case HW_TAG_FIELDSET:
		return HW_IN_FORM;
	case HW_TAG_FIGURE:
		return HW_IN_FIGURE;
	case HW_TAG_FIGCAPTION:
	case HW_TAG_CAPTION:
		return HW_IN_FIGCAPTION;
	case HW_TAG_TABLE:
		return HW_IN_TABLE;
	case HW_TAG_UL:
	case HW_TAG_OL:
		return HW_IN_LIST;
	case HW_TAG_DL:
		return HW_IN_DL;
	case HW_TAG_BLOCKQUOTE:
	case HW_TAG_Q:
		return HW_IN_QUOTE;
	case HW_TAG_A:
		return HW_IN_LINK;
	case HW_TAG_H1:
	case HW_TAG_H2:
	case HW_TAG_H3:
	case HW_TAG_H4:
	case HW_TAG_H5:
	case HW_TAG_H6:
		return HW_IN_HEADING;
	case HW_TAG_BUTTON:
	case HW_TAG_LABEL:
		return HW_IN_BUTTON;
	case HW_TAG_PRE:
	case HW_TAG_CODE:
		return HW_IN_PRE;
	case HW_TAG_P:
		return HW_IN_PARAGRAPH;
	case HW_TAG_DETAILS:
		return HW_IN_DETAILS;
	case HW_TAG_B:
	case HW_TAG_STRONG:
		return HW_IN_BOLD;
	case HW_TAG_I:
	case HW_TAG_EM:
		return HW_IN_ITALIC;
	case HW_TAG_SMALL:
		return HW_IN_SMALL;
	case HW_TAG_TIME:
		return HW_IN_TIME;
	case HW_TAG_ADDRESS:
		return HW_IN_ADDRESS;
	default:
		return 0;
	}
}

static bool
has_word(struct hw_str s, struct hw_str word)
{
	return hw_str_ifind(s, word, 0) != HW_NPOS;
}

static uint32_t
in_of_attr(const struct hw_dom_attr *a)
{
	struct hw_str v = a->value;

	switch (a->id) {
	case HW_ATTR_HIDDEN:
		return HW_IN_HIDDEN;
	case HW_ATTR_ARIA_HIDDEN:
		return hw_str_ieq(v, HW_STR("true")) ? HW_IN_HIDDEN : 0;
	case HW_ATTR_STYLE:
		return has_word(v, HW_STR("display:none")) ||
			has_word(v, HW_STR("display: none"))
		    ? HW_IN_HIDDEN
		    : 0;
	case HW_ATTR_ITEMPROP:
		return has_word(v, HW_STR("articleBody")) ||
			has_word(v, HW_STR("blogPost")) ||
			has_word(v, HW_STR("reviewBody"))
		    ? HW_IN_BODYPROP
		    : HW_IN_ITEMPROP;
	case HW_ATTR_PROPERTY:
		return has_word(v, HW_STR("articleBody")) ||
			has_word(v, HW_STR("content:encoded"))
		    ? HW_IN_BODYPROP
		    : 0;
	case HW_ATTR_ROLE:
		return hw_str_ieq(v, HW_STR("main"))   ? HW_IN_MAIN
		    : hw_str_ieq(v, HW_STR("article")) ? HW_IN_ARTICLE
		    : hw_str_ieq(v, HW_STR("navigation")) ||
			hw_str_ieq(v, HW_STR("menu"))
		    ? HW_IN_NAV
		    : hw_str_ieq(v, HW_STR("complementary")) ? HW_IN_ASIDE
		    : hw_str_ieq(v, HW_STR("contentinfo"))   ? HW_IN_FOOTER
		    : hw_str_ieq(v, HW_STR("banner"))        ? HW_IN_HEADER
		    : hw_str_ieq(v, HW_STR("button"))        ? HW_IN_BUTTON
							     : 0;
	default:
		return 0;
	}
}

static bool
names_parts(int attr)
{
	return attr == HW_ATTR_CLASS || attr == HW_ATTR_ID ||
	    attr == HW_ATTR_DATA_TESTID || attr == HW_ATTR_DATA_QA ||
	    attr == HW_ATTR_DATA_COMPONENT || attr == HW_ATTR_DATA_TYPE;
}

/* Class names without those that hold digits: "post-1806 post" and "post-1807
 * post" are the same. */
static uint64_t
stable_hash(struct hw_str s)
{
	uint64_t h = 0;
	struct hw_str word;

	while (hw_str_word(&s, &word)) {
		bool digit = false;

		for (size_t i = 0; i < word.n; i++)
			digit |= hw_is_digit((unsigned char)word.p[i]);
		if (!digit)
			h = hw_hash_mix(h, hw_hash(word));
	}
	return h;
}

struct placer {
	struct hw_arena *m;
	const struct hw_dom *d;
	const struct hw_blocks *b;
	struct hw_words *w;
	uint32_t title;
	struct hw_map paths; /* class attribute -> stable_hash */
};

static uint64_t
class_hash(struct placer *k, struct hw_str s)
{
	bool fresh;
	uint64_t *h;

	if (s.n == 0)
		return 0;
	h = hw_map_put(k->m, &k->paths, s, &fresh);
	if (fresh)
		*h = stable_hash(s);
	return *h;
}

/* What an element that holds the page's headline or most of its prose is
 * called says nothing about them: the layout, not the content.  Comments can
 * be longer than the article. */
static void
drop_layout(const struct placer *k, uint32_t i, uint32_t *bits, uint32_t *in)
{
	struct hw_tally t = hw_blocks_of(k->d, k->b, i);
	const struct hw_tally *all = &k->b->all;
	uint32_t part = all->good > 0 ? t.good : t.words;
	uint32_t whole = all->good > 0 ? all->good : all->words;
	bool title = k->title != 0 && hw_dom_inside(k->d, k->title, i);
	bool most = part * 2 >= whole && t.blocks > 2;

	if (title && part * 5 >= whole)
		most = true;
	if (!most)
		return;
	if (!title && part * 10 < whole * 9)
		*bits &= POSITIVE | 1u << HW_CLASS_COMMENT;
	else
		*bits &= POSITIVE;
	*in &= SURE;
}

static void
set_place(struct hw_place *p, struct placer *k, uint32_t i)
{
	const struct hw_dom *d = k->d;
	const struct hw_dom_node *n = &d->node[i];
	uint32_t bits = 0, in;
	uint64_t class_ = 0;

	for (int c = 0; c < HW_CLASS__N; c++)
		p->dist[c] += p->dist[c] < HW_FAR;
	in = in_of_tag(n->tag);
	for (uint32_t a = n->attr; a < n->attr + n->n_attr; a++) {
		in |= in_of_attr(&d->attr[a]);
		if (names_parts(d->attr[a].id))
			bits |= hw_words_class(k->w, d->attr[a].value);
		if (d->attr[a].id == HW_ATTR_CLASS)
			class_ = class_hash(k, d->attr[a].value);
	}
	p->path = hw_hash_mix(hw_hash_mix(p->path, n->tag), class_);
	if (i == d->html || i == d->body)
		return;
	if ((bits & ~POSITIVE) != 0 || (in & ~SURE) != 0)
		drop_layout(k, i, &bits, &in);
	p->in |= in;
	for (; bits != 0; bits &= bits - 1)
		p->dist[__builtin_ctz(bits)] = 0;
}

struct hw_place *
hw_html_places(struct hw_arena *m, const struct hw_dom *d,
    const struct hw_blocks *b, struct hw_words *w, uint32_t title)
{
	struct placer k = {m, d, b, w, title, {0}};
	struct hw_place *v = HW_ARRAY(m, struct hw_place, d->n);

	memset(v[0].dist, HW_FAR, sizeof(v[0].dist));
	for (uint32_t i = 1; i < d->n; i++) {
		int tag = d->node[i].tag;

		if (tag == HW_TAG__TEXT || tag == HW_TAG__COMMENT)
			continue;
		v[i] = v[d->node[i].parent];
		if (hw_tag_is_block(tag) && v[i].box_depth < 255)
			v[i].box_depth++;
		set_place(&v[i], &k, i);
	}
	return v;
}

uint32_t
hw_block_element(const struct hw_dom *d, const struct hw_block *k)
{
	uint32_t i = d->node[k->first].parent;

	while (i != 0 && i != k->box && d->node[i].end <= k->last)
		i = d->node[i].parent;
	return i;
}
