/* SPDX-License-Identifier: MIT
 * The compact tree: how it is filled, and what can be asked of it.  Knows
 * nothing of the parser behind. */
#include "html/dom.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "html/dom_int.h"

static const struct hw_str tag_names[HW_TAG__N] = {
    [HW_TAG__TEXT] = HW_STR_INIT("#text"),
    [HW_TAG__COMMENT] = HW_STR_INIT("#comment"),
    [HW_TAG__DOCTYPE] = HW_STR_INIT("#doctype"),
    [HW_TAG__DOCUMENT] = HW_STR_INIT("#document"),
#define X(id, name) [HW_TAG_##id] = HW_STR_INIT(name),
    HW_HTML_TAGS(X)
#undef X
};

static const struct hw_str attr_names[HW_ATTR__N] = {
#define X(id, name) [HW_ATTR_##id] = HW_STR_INIT(name),
    HW_HTML_ATTRS(X)
#undef X
};

/* Binary search in table[lo, hi), which is sorted. */
static int
find_name(const struct hw_str *table, int lo, int hi, struct hw_str name)
{
	while (lo < hi && name.n > 0) {
		int mid = (lo + hi) / 2;
		int c = (unsigned char)table[mid].p[0] -
		    (unsigned char)name.p[0];

		if (c == 0)
			c = hw_str_cmp(table[mid], name);
		if (c == 0)
			return mid;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

enum hw_tag
hw_tag_of(struct hw_str name)
{
	return (enum hw_tag)find_name(
	    tag_names, HW_TAG__DOCUMENT + 1, HW_TAG__N, name);
}

enum hw_attr
hw_attr_of(struct hw_str name)
{
	return (enum hw_attr)find_name(attr_names, 1, HW_ATTR__N, name);
}

struct hw_str
hw_tag_name(int tag)
{
	return tag > HW_TAG__DOCUMENT && tag < HW_TAG__N ? tag_names[tag]
							 : (struct hw_str){0};
}

/* ---- filling -------------------------------------------------------------- */

#define ROOM 65536 /* bytes for strings that are taken at once */

/* A copy in the arena, with a NUL behind; trees have many thousands of short ones. */
static struct hw_str
keep(struct hw_dom_maker *k, struct hw_str s)
{
	char *p = k->room;

	if (s.n == 0)
		return HW_STR("");
	if (s.n >= k->left) {
		if (s.n >= ROOM / 8)
			return hw_str_dup(k->m, s);
		k->left = ROOM;
		p = hw_arena_raw(k->m, ROOM, 1);
	}
	memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	k->room = p + s.n + 1;
	k->left -= s.n + 1;
	return (struct hw_str){p, s.n};
}

static struct hw_dom_node *
add_node(struct hw_dom_maker *k, int tag)
{
	struct hw_dom *d = k->d;
	struct hw_dom_node *n;

	if (d->n >= HW_DOM_NODES) {
		d->cut = true;
		return NULL;
	}
	if (d->n == k->cap_node) {
		uint32_t cap = k->cap_node * 2;

		d->node = hw_arena_grow(k->m, d->node,
		    k->cap_node * sizeof(*d->node), cap * sizeof(*d->node),
		    _Alignof(struct hw_dom_node));
		k->cap_node = cap;
	}
	n = &d->node[d->n];
	*n = (struct hw_dom_node){.parent = k->at,
	    .end = d->n + 1,
	    .tag = (uint16_t)tag,
	    .attr = d->n_attr};
	if (d->n > 0)
		n->depth = (uint16_t)(d->node[k->at].depth + 1);
	d->n++;
	return n;
}

bool
hw_dom_open(struct hw_dom_maker *k, int tag, int ns, struct hw_str name)
{
	struct hw_dom_node *n = add_node(k, tag);

	if (n == NULL)
		return false;
	n->ns = (uint8_t)ns;
	n->text = tag == HW_TAG_UNKNOWN ? keep(k, name) : tag_names[tag];
	k->at = k->d->n - 1;
	return true;
}

void
hw_dom_add_attr(
    struct hw_dom_maker *k, int id, struct hw_str name, struct hw_str value)
{
	struct hw_dom *d = k->d;
	struct hw_dom_attr *a;

	if (d->node[k->at].n_attr >= HW_DOM_ATTRS) {
		d->cut = true;
		return;
	}
	if (d->n_attr == k->cap_attr) {
		uint32_t cap = k->cap_attr * 2;

		d->attr = hw_arena_grow(k->m, d->attr,
		    k->cap_attr * sizeof(*d->attr), cap * sizeof(*d->attr),
		    _Alignof(struct hw_dom_attr));
		k->cap_attr = cap;
	}
	a = &d->attr[d->n_attr++];
	a->id = (uint16_t)(id ? id : (int)hw_attr_of(name));
	a->name = a->id ? attr_names[a->id] : keep(k, name);
	a->value = keep(k, value);
	d->node[k->at].n_attr++;
}

void
hw_dom_close(struct hw_dom_maker *k)
{
	struct hw_dom_node *n = &k->d->node[k->at];

	n->end = k->d->n;
	k->at = n->parent;
}

bool
hw_dom_leaf(struct hw_dom_maker *k, int tag, struct hw_str text)
{
	struct hw_dom_node *n = add_node(k, tag);

	if (n == NULL)
		return false;
	n->text = keep(k, text);
	return true;
}

static void
find_roots(struct hw_dom *d)
{
	uint32_t i;

	for (i = hw_dom_first(d, 0); i && !d->html; i = hw_dom_next(d, i))
		if (d->node[i].tag == HW_TAG_HTML)
			d->html = i;
	if (!d->html)
		return;
	for (i = hw_dom_first(d, d->html); i; i = hw_dom_next(d, i)) {
		if (d->node[i].tag == HW_TAG_HEAD && !d->head)
			d->head = i;
		else if (d->node[i].tag == HW_TAG_BODY && !d->body)
			d->body = i;
	}
}

static struct hw_dom *
make(struct hw_arena *m, struct hw_str html, bool fragment)
{
	struct hw_dom_maker k = {.m = m, .d = HW_NEW(m, struct hw_dom)};
	struct hw_str part = hw_utf8_clip(html, HW_DOM_BYTES);

	k.cap_node = (uint32_t)(part.n / 40 + 64);
	k.cap_attr = (uint32_t)(part.n / 60 + 64);
	k.d->node = hw_arena_raw(
	    m, k.cap_node * sizeof(*k.d->node), _Alignof(struct hw_dom_node));
	k.d->attr = hw_arena_raw(
	    m, k.cap_attr * sizeof(*k.d->attr), _Alignof(struct hw_dom_attr));
	k.d->cut = part.n < html.n;
	add_node(&k, HW_TAG__DOCUMENT);
	hw_dom_feed(&k, part, fragment);
	while (k.at != 0)
		hw_dom_close(&k);
	k.d->node[0].end = k.d->n;
	if (!fragment)
		find_roots(k.d);
	return k.d;
}

struct hw_dom *
hw_dom_parse(struct hw_arena *m, struct hw_str html)
{
	return make(m, html, false);
}

struct hw_dom *
hw_dom_fragment(struct hw_arena *m, struct hw_str html)
{
	return make(m, html, true);
}

/* ---- asking --------------------------------------------------------------- */

static const struct hw_dom_attr *
find_attr(const struct hw_dom *d, uint32_t i, int attr)
{
	const struct hw_dom_node *n = &d->node[i];

	for (uint32_t k = n->attr; k < n->attr + n->n_attr; k++)
		if (d->attr[k].id == attr)
			return &d->attr[k];
	return NULL;
}

struct hw_str
hw_dom_attr(const struct hw_dom *d, uint32_t i, int attr)
{
	const struct hw_dom_attr *a = find_attr(d, i, attr);

	return a ? a->value : (struct hw_str){0};
}

bool
hw_dom_has(const struct hw_dom *d, uint32_t i, int attr)
{
	return find_attr(d, i, attr) != NULL;
}

struct hw_str
hw_dom_attr_named(const struct hw_dom *d, uint32_t i, struct hw_str name)
{
	const struct hw_dom_node *n = &d->node[i];

	for (uint32_t k = n->attr; k < n->attr + n->n_attr; k++)
		if (hw_str_eq(d->attr[k].name, name))
			return d->attr[k].value;
	return (struct hw_str){0};
}

struct hw_str
hw_dom_name(const struct hw_dom *d, uint32_t i)
{
	int tag = d->node[i].tag;

	return tag == HW_TAG_UNKNOWN ? d->node[i].text : tag_names[tag];
}

uint32_t
hw_dom_find(const struct hw_dom *d, uint32_t root, uint32_t from, int tag)
{
	uint32_t end = d->node[root].end;

	for (uint32_t i = from + 1; i < end; i++)
		if (d->node[i].tag == tag)
			return i;
	return 0;
}

uint32_t
hw_dom_up(const struct hw_dom *d, uint32_t i, int tag)
{
	while (i != 0 && d->node[i].tag != tag)
		i = d->node[i].parent;
	return i;
}

bool
hw_tag_is_block(int tag)
{
	switch (tag) {
	case HW_TAG_ADDRESS:
	case HW_TAG_ARTICLE:
	case HW_TAG_ASIDE:
	case HW_TAG_BLOCKQUOTE:
	case HW_TAG_BODY:
	case HW_TAG_BR:
	case HW_TAG_BUTTON:
	case HW_TAG_CAPTION:
	case HW_TAG_CENTER:
	case HW_TAG_DD:
	case HW_TAG_DETAILS:
	case HW_TAG_DIALOG:
	case HW_TAG_DIR:
	case HW_TAG_DIV:
	case HW_TAG_DL:
	case HW_TAG_DT:
	case HW_TAG_FIELDSET:
	case HW_TAG_FIGCAPTION:
	case HW_TAG_FIGURE:
	case HW_TAG_FOOTER:
	case HW_TAG_FORM:
	case HW_TAG_FRAMESET:
	case HW_TAG_H1:
	case HW_TAG_H2:
	case HW_TAG_H3:
	case HW_TAG_H4:
	case HW_TAG_H5:
	case HW_TAG_H6:
	case HW_TAG_HEADER:
	case HW_TAG_HGROUP:
	case HW_TAG_HR:
	case HW_TAG_HTML:
	case HW_TAG_IFRAME:
	case HW_TAG_LEGEND:
	case HW_TAG_LI:
	case HW_TAG_LISTING:
	case HW_TAG_MAIN:
	case HW_TAG_MENU:
	case HW_TAG_NAV:
	case HW_TAG_OL:
	case HW_TAG_OPTION:
	case HW_TAG_P:
	case HW_TAG_PRE:
	case HW_TAG_SEARCH:
	case HW_TAG_SECTION:
	case HW_TAG_SELECT:
	case HW_TAG_SUMMARY:
	case HW_TAG_TABLE:
	case HW_TAG_TBODY:
	case HW_TAG_TD:
	case HW_TAG_TEXTAREA:
	case HW_TAG_TFOOT:
	case HW_TAG_TH:
	case HW_TAG_THEAD:
	case HW_TAG_TR:
	case HW_TAG_UL:
	case HW_TAG_XMP:
	case HW_TAG_VIDEO:
	case HW_TAG_AUDIO:
		return true;
	default:
		return false;
	}
}

bool
hw_tag_is_void(int tag)
{
	switch (tag) {
	case HW_TAG_AREA:
	case HW_TAG_BASE:
	case HW_TAG_BASEFONT:
	case HW_TAG_BGSOUND:
	case HW_TAG_BR:
	case HW_TAG_COL:
	case HW_TAG_EMBED:
	case HW_TAG_FRAME:
	case HW_TAG_HR:
	case HW_TAG_IMG:
	case HW_TAG_INPUT:
	case HW_TAG_KEYGEN:
	case HW_TAG_LINK:
	case HW_TAG_META:
	case HW_TAG_PARAM:
	case HW_TAG_SOURCE:
	case HW_TAG_TRACK:
	case HW_TAG_WBR:
		return true;
	default:
		return false;
	}
}

bool
hw_tag_is_hidden(int tag)
{
	switch (tag) {
	case HW_TAG_SCRIPT:
	case HW_TAG_STYLE:
	case HW_TAG_TEMPLATE:
	case HW_TAG_NOSCRIPT:
	case HW_TAG_HEAD:
	case HW_TAG_TITLE:
	case HW_TAG_IFRAME:
	case HW_TAG_OBJECT:
	case HW_TAG_NOEMBED:
	case HW_TAG_NOFRAMES:
	case HW_TAG_TEXTAREA:
	case HW_TAG_SELECT:
	case HW_TAG_DATALIST:
	case HW_TAG_SVG:
	case HW_TAG_MATH:
	case HW_TAG__COMMENT:
	case HW_TAG__DOCTYPE:
		return true;
	default:
		return false;
	}
}

/* Append s with white-space runs as one space; *gap: a space is owed. */
static void
put_squeezed(struct hw_buf *b, struct hw_str s, bool *gap)
{
	size_t i = 0;

	while (i < s.n) {
		size_t from = i;

		while (i < s.n && !hw_is_space((unsigned char)s.p[i]))
			i++;
		if (i > from) {
			if (*gap && b->n > 0)
				hw_buf_byte(b, ' ');
			*gap = false;
			hw_buf_put(b, hw_str_sub(s, from, i));
		}
		if (i < s.n)
			*gap = true;
		while (i < s.n && hw_is_space((unsigned char)s.p[i]))
			i++;
	}
}

struct hw_str
hw_dom_text(
    struct hw_arena *m, const struct hw_dom *d, uint32_t root, size_t max)
{
	uint32_t end = d->node[root].end, up;
	struct hw_buf b;
	bool gap = false;

	/* A node is appended whole, so leave room for one over the limit. */
	hw_buf_init(&b, m, HW_DOM_BYTES * 2);
	for (uint32_t i = root; i < end && b.n <= max; i++) {
		const struct hw_dom_node *n = &d->node[i];

		/* a block that ended just before this node */
		for (up = i > root ? i - 1 : i;
		     up != root && d->node[up].end == i && up != n->parent;
		     up = d->node[up].parent)
			gap |= hw_tag_is_block(d->node[up].tag);
		if (i != root && hw_tag_is_hidden(n->tag)) {
			i = n->end - 1;
			continue;
		}
		gap |= hw_tag_is_block(n->tag);
		if (n->tag == HW_TAG__TEXT)
			put_squeezed(&b, n->text, &gap);
	}
	return hw_utf8_clip(hw_buf_str(&b), max);
}

struct hw_str
hw_dom_raw(struct hw_arena *m, const struct hw_dom *d, uint32_t i)
{
	struct hw_str all = {0};
	uint32_t end = d->node[i].end;
	struct hw_buf b;
	size_t parts = 0;

	for (uint32_t k = i + 1; k < end; k++)
		if (d->node[k].tag == HW_TAG__TEXT && parts++ == 0)
			all = d->node[k].text;
	if (parts < 2)
		return all;
	hw_buf_init(&b, m, HW_DOM_BYTES * 2);
	for (uint32_t k = i + 1; k < end; k++)
		if (d->node[k].tag == HW_TAG__TEXT)
			hw_buf_put(&b, d->node[k].text);
	return hw_buf_str(&b);
}
