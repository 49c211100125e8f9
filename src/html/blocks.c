/* SPDX-License-Identifier: MIT
 * Cutting the tree into leaf blocks and counting in them, in two passes over
 * the bytes: one squeezes the text, one reads its words. */
#include "html/blocks.h"

#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "html/blocks_int.h"

struct cutter {
	struct hw_arena *m;
	const struct hw_dom *d;
	struct hw_words *w;
	struct hw_blocks *out;
	size_t cap;
	char *p; /* squeezed text of the page */
	size_t n;
	bool open;    /* a block is being collected */
	bool gap;     /* white space is owed */
	size_t start; /* of the block, in p */
	struct hw_block b;
	uint8_t brk;    /* break before the next block */
	uint32_t a_end; /* inside <a> up to this node */
	uint32_t b_end; /* inside bold */
	struct hw_spans {
		uint32_t *v; /* start, end in p; pairs */
		size_t n, cap;
	} link, bold;
};

static void
add_span(struct cutter *c, struct hw_spans *s, size_t start, size_t end)
{
	if (s->n > 0 && s->v[s->n - 1] == start) {
		s->v[s->n - 1] = (uint32_t)end;
		return;
	}
	*HW_PUSH(c->m, s) = (uint32_t)start;
	*HW_PUSH(c->m, s) = (uint32_t)end;
}

static void
flush(struct cutter *c)
{
	struct hw_blocks *out = c->out;

	c->gap = false;
	if (!c->open)
		return;
	c->open = false;
	c->b.text = (struct hw_str){c->p + c->start, c->n - c->start};
	if (c->b.text.n == 0 || out->n >= HW_BLOCKS_MAX)
		return;
	c->b.brk = c->brk;
	c->brk = HW_BREAK_CELL;
	if (out->n == c->cap)
		out->v = hw_vec_grow(c->m, out->v, &c->cap, sizeof(*out->v),
		    _Alignof(struct hw_block));
	out->v[out->n] = c->b;
	hw_block_count(&out->v[out->n], (struct hw_marks){c->link.v, c->link.n},
	    (struct hw_marks){c->bold.v, c->bold.n}, c->p);
	out->n++;
	c->link.n = c->bold.n = 0;
}

/* A border of kind brk lies here; the strongest one counts. */
static void
border(struct cutter *c, uint8_t brk)
{
	flush(c);
	if (brk < c->brk)
		c->brk = brk;
}

/* No byte that begins what blank() looks for. */
static bool
is_plain(char byte)
{
	unsigned char c = (unsigned char)byte;

	return c > ' ' && c != 0xC2 && c != 0xE2 && c != 0xE3 && c != 0xEF;
}

/* Bytes of the character at s.p[i] when it is white space (*space) or nothing:
 * no-break and other spaces, zero-width characters, the soft hyphen.  Else 0. */
static size_t
blank(struct hw_str s, size_t i, bool *space)
{
	unsigned char c = (unsigned char)s.p[i];
	size_t from = i;

	*space = true;
	if (hw_is_space(c) || c == 0)
		return 1;
	if (is_plain(s.p[i]))
		return 0;
	switch (hw_utf8_next(s, &i)) {
	case 0xAD:
	case 0x200B:
	case 0x200E:
	case 0x200F:
	case 0xFEFF:
		*space = false;
		return i - from;
	case 0xA0:
	case 0x2028:
	case 0x2029:
	case 0x202F:
	case 0x3000:
		return i - from;
	default:
		return c == 0xE2 && (unsigned char)s.p[from + 1] == 0x80 &&
			(unsigned char)s.p[from + 2] <= 0x8A
		    ? i - from
		    : 0;
	}
}

static void
begin(struct cutter *c, uint32_t node)
{
	uint32_t up = c->d->node[node].parent;

	while (up != 0 && !hw_tag_is_block(c->d->node[up].tag))
		up = c->d->node[up].parent;
	c->b = (struct hw_block){.first = node, .box = up};
	c->b.links = node < c->a_end;
	c->start = c->n;
	c->open = true;
	c->gap = false;
}

static void
add_text(struct cutter *c, uint32_t node)
{
	struct hw_str s = c->d->node[node].text;
	size_t from = c->n, skip;
	bool space;

	for (size_t i = 0; i < s.n;) {
		skip = blank(s, i, &space);
		if (skip > 0) {
			c->gap |= space;
			i += skip;
			continue;
		}
		if (!c->open) {
			begin(c, node);
			from = c->n;
		}
		if (c->gap && c->n > c->start)
			c->p[c->n++] = ' ';
		c->gap = false;
		do
			c->p[c->n++] = s.p[i++];
		while (i < s.n && is_plain(s.p[i]));
	}
	if (c->n == from || !c->open)
		return;
	c->b.last = node;
	if (node < c->a_end)
		add_span(c, &c->link, from, c->n);
	if (node < c->b_end)
		add_span(c, &c->bold, from, c->n);
}

static void
enter(struct cutter *c, uint32_t i)
{
	const struct hw_dom_node *n = &c->d->node[i];

	switch (n->tag) {
	case HW_TAG_A:
		if (i >= c->a_end && hw_dom_has(c->d, i, HW_ATTR_HREF)) {
			c->a_end = n->end;
			if (c->open)
				c->b.links++;
		}
		return;
	case HW_TAG_B:
	case HW_TAG_STRONG:
		if (i >= c->b_end)
			c->b_end = n->end;
		return;
	case HW_TAG_BR:
		border(c, c->open ? HW_BREAK_LINE : HW_BREAK_PARA);
		return;
	case HW_TAG_TD:
	case HW_TAG_TH:
		border(c, HW_BREAK_CELL);
		return;
	default:
		if (hw_tag_is_block(n->tag))
			border(c, HW_BREAK_PARA);
	}
}

/* Blocks that end right before node i, innermost first. */
static void
leave(struct cutter *c, uint32_t i)
{
	const struct hw_dom *d = c->d;
	uint32_t stop = i < d->n ? d->node[i].parent : 0;

	for (uint32_t up = i - 1; up != stop && up != 0;
	     up = d->node[up].parent) {
		int tag = d->node[up].tag;

		if (tag == HW_TAG_TD || tag == HW_TAG_TH)
			border(c, HW_BREAK_CELL);
		else if (tag != HW_TAG_BR && hw_tag_is_block(tag))
			border(c, HW_BREAK_PARA);
	}
}

/* A card that only shows when the pointer is over a word of a paragraph. */
static bool
pops_up(const struct cutter *c, uint32_t i)
{
	const struct hw_dom_node *n = &c->d->node[i];
	uint32_t bits;

	if (!c->open || !c->w || n->n_attr == 0 || n->tag == HW_TAG_A ||
	    hw_tag_is_block(n->tag) || hw_dom_up(c->d, i, HW_TAG_P) == 0)
		return false;
	bits = hw_words_class(c->w, hw_dom_attr(c->d, i, HW_ATTR_CLASS));
	return (bits & (1u << HW_CLASS_POPUP | 1u << HW_CLASS_HIDDEN)) != 0 &&
	    hw_dom_find(c->d, i, i, HW_TAG_A) +
		hw_dom_find(c->d, i, i, HW_TAG_IMG) +
		hw_dom_find(c->d, i, i, HW_TAG_SPAN) !=
	    0;
}

static void
cut(struct cutter *c)
{
	const struct hw_dom *d = c->d;

	for (uint32_t i = 1; i < d->n; i++) {
		if (d->node[i].parent != i - 1)
			leave(c, i);
		if (d->node[i].tag == HW_TAG__TEXT) {
			add_text(c, i);
		} else {
			enter(c, i);
			if (hw_tag_is_hidden(d->node[i].tag) || pops_up(c, i))
				i = d->node[i].end - 1;
		}
	}
	flush(c);
}

/* The tree's last node can be skipped by a hidden parent: leave() above walks
 * up from the last node before i, which is inside the skipped subtree; its
 * ancestors are the same. */

static size_t
text_bytes(const struct hw_dom *d)
{
	size_t n = 0;

	for (uint32_t i = 0; i < d->n; i++)
		if (d->node[i].tag == HW_TAG__TEXT)
			n += d->node[i].text.n + 1;
	return n;
}

static void
add_tallies(struct hw_arena *m, const struct hw_dom *d, struct hw_blocks *out)
{
	struct hw_tally *t = HW_ARRAY(m, struct hw_tally, d->n + 2);
	struct hw_tally sum = {0};
	uint32_t b = 0;

	for (uint32_t i = 0; i <= d->n; i++) {
		t[i] = sum;
		for (; b < out->n && out->v[b].first == i; b++) {
			const struct hw_block *k = &out->v[b];

			sum.words += k->words;
			sum.link_words += k->link_words;
			sum.blocks++;
			sum.commas += k->commas;
			if (k->good) {
				sum.good += k->words;
				sum.goods++;
			}
		}
	}
	out->before = t;
	out->all = sum;
}

/* Mark what stands on the page more than once.  Where that is most of the
 * prose, the page holds its text for several layouts: the first copy counts. */
static void
find_twice(struct hw_arena *m, struct hw_blocks *out)
{
	struct hw_map map = {0};
	uint32_t good = 0, twice = 0;

	for (uint32_t i = 0; i < out->n; i++) {
		struct hw_block *b = &out->v[i], *first;
		uint64_t *slot;

		good += b->good ? b->words : 0;
		if (b->words < 4)
			continue;
		slot = hw_map_put(m, &map,
		    (struct hw_str){(const char *)&b->hash, sizeof(b->hash)},
		    NULL);
		if (*slot == 0) {
			*slot = i + 1;
			continue;
		}
		first = &out->v[*slot - 1];
		if (b->good)
			twice += first->twice ? b->words : 2 * b->words;
		b->again = b->twice = first->twice = true;
	}
	for (uint32_t i = 0; i < out->n; i++) {
		struct hw_block *b = &out->v[i];

		if (twice * 2 < good)
			b->again = false;
		else if (!b->again)
			b->twice = false;
		if (b->again)
			b->good = false;
	}
}

void
hw_html_blocks(struct hw_arena *m, const struct hw_dom *d, struct hw_words *w,
    struct hw_blocks *out)
{
	struct cutter c = {.m = m, .d = d, .w = w, .out = out};

	memset(out, 0, sizeof(*out));
	c.p = hw_arena_raw(m, text_bytes(d) + 16, 1);
	cut(&c);
	find_twice(m, out);
	add_tallies(m, d, out);
}

struct hw_tally
hw_blocks_of(const struct hw_dom *d, const struct hw_blocks *b, uint32_t node)
{
	struct hw_tally t = b->before[d->node[node].end];
	const struct hw_tally *s = &b->before[node];

	t.words -= s->words;
	t.link_words -= s->link_words;
	t.good -= s->good;
	t.blocks -= s->blocks;
	t.goods -= s->goods;
	t.commas -= s->commas;
	return t;
}

uint32_t
hw_blocks_from(const struct hw_blocks *b, uint32_t node)
{
	return b->before[node].blocks;
}
