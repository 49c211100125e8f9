/* SPDX-License-Identifier: MIT
 * Features of what stands around a block: images, the site's own name, the
 * ends of the container, other blocks that begin alike. */
#include <math.h>

#include "base/arena.h"
#include "base/map.h"
#include "html/features.h"
#include "url/url.h"

#define SHORT_WORDS 60   /* longer blocks are no captions and no notices */
#define ALT_MIN 12       /* bytes of an image's description */
#define BEGINNING_MAX 60 /* bytes of the first two words */

struct around {
	struct hw_arena *m;
	const struct hw_page_view *v;
	const struct hw_dom *d;
	const struct hw_blocks *b;
	uint32_t *images;    /* before a node, d->n + 1 of them */
	struct hw_map alts;  /* hashes of image descriptions */
	struct hw_map begin; /* first two words -> blocks */
	uint64_t *keys;      /* of alts */
	struct hw_str site, host;
};

/* Of the letters and digits, ASCII case folded. */
static uint64_t
letters(struct hw_str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (hw_is_alnum(c) || c >= 0x80)
			h = (h ^ (unsigned char)hw_lower(c)) * 1099511628211u;
	}
	return h;
}

static struct hw_str
key_of(const uint64_t *h)
{
	return (struct hw_str){(const char *)h, sizeof(*h)};
}

static void
find_images(struct around *k)
{
	uint32_t n = 0, alts = 0;

	k->images = HW_ARRAY(k->m, uint32_t, k->d->n + 1);
	for (uint32_t i = 0; i < k->d->n; i++) {
		int tag = k->d->node[i].tag;

		k->images[i] = n;
		n += tag == HW_TAG_IMG || tag == HW_TAG_VIDEO ||
		    tag == HW_TAG_IFRAME;
	}
	k->images[k->d->n] = n;
	k->keys = HW_ARRAY(k->m, uint64_t, n + 1);
	for (uint32_t i = 0; n > 0 && i < k->d->n; i++) {
		struct hw_str alt;

		if (k->d->node[i].tag != HW_TAG_IMG)
			continue;
		alt = hw_dom_attr(k->d, i, HW_ATTR_ALT);
		if (alt.n < ALT_MIN || alt.n > 1000)
			continue;
		k->keys[alts] = letters(alt);
		hw_map_put(k->m, &k->alts, key_of(&k->keys[alts]), NULL);
		alts++;
	}
}

static struct hw_str
beginning(const struct hw_block *b)
{
	size_t at = 0;

	for (int word = 0; word < 2; word++) {
		at = hw_str_chr(b->text, ' ', at);
		if (at == HW_NPOS || at > BEGINNING_MAX)
			return (struct hw_str){0};
		at++;
	}
	return hw_str_sub(b->text, 0, at);
}

/* The longest name in a host without its last one: "example" of
 * "www.example.co.uk". */
static struct hw_str
name_of_host(struct hw_str host)
{
	struct hw_str best = {0};
	size_t from = 0, dot;

	while ((dot = hw_str_chr(host, '.', from)) != HW_NPOS) {
		if (dot - from > best.n)
			best = hw_str_sub(host, from, dot);
		from = dot + 1;
	}
	return best.n >= 4 ? best : (struct hw_str){0};
}

static void
prepare(struct around *k)
{
	const struct hw_meta *meta = k->v->meta;

	find_images(k);
	k->site = meta->site.n >= 4 ? meta->site : (struct hw_str){0};
	k->host = name_of_host(hw_url_host(meta->base));
	for (uint32_t i = 0; i < k->b->n; i++) {
		struct hw_str begin = beginning(&k->b->v[i]);

		if (begin.n > 0)
			++*hw_map_put(k->m, &k->begin, begin, NULL);
	}
}

static float
between(const struct around *k, uint32_t from, uint32_t to)
{
	uint32_t n = to > from ? k->images[to] - k->images[from] : 0;

	return n < 3 ? (float)n : 3;
}

static void
of_images(const struct around *k, uint32_t i, float *f)
{
	const struct hw_dom *d = k->d;
	const struct hw_block *b = &k->b->v[i];
	uint32_t up = d->node[b->box].parent;
	uint32_t before = i > 0 ? k->b->v[i - 1].last : 0;
	uint32_t after = i + 1 < k->b->n ? k->b->v[i + 1].first : d->n;
	uint64_t hash;

	f[HW_F_img_before] = between(k, before, b->first);
	f[HW_F_img_after] = between(k, b->last, after);
	f[HW_F_img_box] = between(k, b->box, d->node[b->box].end);
	f[HW_F_img_up] = between(k, up, d->node[up].end);
	if (k->alts.n == 0 || b->words > SHORT_WORDS || b->text.n < ALT_MIN)
		return;
	hash = letters(b->text);
	f[HW_F_alt_same] = hw_map_get(&k->alts, key_of(&hash)) != NULL;
}

static bool
in_link(const struct around *k, uint32_t node, uint32_t box)
{
	for (; node != 0 && node != box; node = k->d->node[node].parent)
		if (k->d->node[node].tag == HW_TAG_A)
			return true;
	return false;
}

static bool
holds(const struct around *k, const struct hw_block *b, uint32_t node)
{
	return node != 0 &&
	    (hw_dom_inside(k->d, b->first, node) ||
		(node >= b->first && node <= b->last));
}

static void
of_words(const struct around *k, const struct hw_block *b, float *f)
{
	struct hw_str begin = beginning(b);

	f[HW_F_link_first] = in_link(k, b->first, b->box);
	f[HW_F_link_last] = in_link(k, b->last, b->box);
	f[HW_F_address_share] = b->words ? (float)b->address / (float)b->words
					 : 0;
	if (begin.n > 0)
		f[HW_F_begins_alike] = log2f(
		    (float)*hw_map_get(&k->begin, begin));
	if (b->words > SHORT_WORDS)
		return;
	if (k->site.n && hw_str_ifind(b->text, k->site, 0) != HW_NPOS)
		f[HW_F_names_site] = 2;
	else if (k->host.n && hw_str_ifind(b->text, k->host, 0) != HW_NPOS)
		f[HW_F_names_site] = 1;
}

/* How much of the container's prose stands before and after it. */
static void
of_ends(const struct around *k, const struct hw_block *b, float *f)
{
	uint32_t top = k->v->votes->container, all, before;

	f[HW_F_cont_before] = f[HW_F_cont_after] = -1;
	if (top == 0 || !hw_dom_inside(k->d, b->first, top))
		return;
	all = hw_blocks_of(k->d, k->b, top).good;
	before = k->b->before[b->first].good - k->b->before[top].good;
	if (all == 0)
		return;
	f[HW_F_cont_before] = (float)before / (float)all;
	before += b->good ? b->words : 0;
	f[HW_F_cont_after] = 1 - (float)before / (float)all;
}

void
hw_html_features_around(
    struct hw_arena *m, const struct hw_page_view *v, float *features)
{
	struct around k = {.m = m, .v = v, .d = v->d, .b = v->b};

	prepare(&k);
	for (uint32_t i = 0; i < v->b->n; i++) {
		const struct hw_block *b = &v->b->v[i];
		float *f = features + (size_t)i * HW_F__N;

		of_images(&k, i, f);
		of_words(&k, b, f);
		of_ends(&k, b, f);
		f[HW_F_at_byline] = holds(&k, b, v->meta->byline_node);
		f[HW_F_at_date] = holds(&k, b, v->meta->date_node);
	}
}
