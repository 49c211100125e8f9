/* SPDX-License-Identifier: MIT
 * gumbo behind the compact tree, where lexbor cannot be had.  gumbo has no
 * limits: it allocates from an arena of its own, a long jump leaves it when
 * that is full, and input that would nest too deep (its scope checks are
 * quadratic then) is cut before it is parsed. */
#ifdef HW_HTML_GUMBO

#include <gumbo.h>
#include <setjmp.h>
#include <string.h>

#include "base/arena.h"
#include "html/dom_int.h"

#define OPEN_MAX 1000 /* nesting at which the input is cut */

struct guard {
	struct hw_arena *m;
	jmp_buf full;
};

const char *
hw_dom_parser(void)
{
	return "gumbo";
}

static void *
guard_alloc(void *ctx, size_t n)
{
	struct guard *g = ctx;

	if (hw_arena_used(g->m) + n > HW_DOM_MEMORY)
		longjmp(g->full, 1);
	return hw_arena_alloc(g->m, n, 16);
}

static void
guard_free(void *ctx, void *p)
{
	(void)ctx;
	(void)p;
}

/* Elements that a sibling closes: they do not nest by being left open. */
static bool
closes_itself(int tag)
{
	switch (tag) {
	case HW_TAG_P:
	case HW_TAG_LI:
	case HW_TAG_DD:
	case HW_TAG_DT:
	case HW_TAG_OPTION:
	case HW_TAG_TR:
	case HW_TAG_TD:
	case HW_TAG_TH:
	case HW_TAG_TBODY:
	case HW_TAG_THEAD:
	case HW_TAG_TFOOT:
		return true;
	default:
		return hw_tag_is_void(tag);
	}
}

/* The longest prefix that does not nest deeper than OPEN_MAX, by a count of
 * start and end tags that overestimates. */
static struct hw_str
shallow_part(struct hw_str s)
{
	uint32_t open[HW_TAG__N] = {0}, all = 0;
	char name[16];

	for (size_t i = 0; i + 1 < s.n; i++) {
		bool close = s.p[i + 1] == '/';
		size_t from = i + 1 + close, n = 0;
		int tag;

		if (s.p[i] != '<' || from >= s.n ||
		    !hw_is_alpha((unsigned char)s.p[from]))
			continue;
		for (; n < sizeof(name) && from + n < s.n &&
		     hw_is_alnum((unsigned char)s.p[from + n]);
		     n++)
			name[n] = (char)hw_lower((unsigned char)s.p[from + n]);
		tag = hw_tag_of((struct hw_str){name, n});
		if (closes_itself(tag))
			continue;
		if (close && open[tag] > 0) {
			open[tag]--;
			all--;
		} else if (!close) {
			open[tag]++;
			if (++all > OPEN_MAX)
				return hw_str_sub(s, 0, i);
		}
	}
	return s;
}

static struct hw_str
view(const char *z)
{
	return hw_str_c(z);
}

static bool
feed_element(struct hw_dom_maker *k, const GumboElement *e)
{
	GumboStringPiece piece = e->original_tag;
	struct hw_str name;
	int tag, ns;

	ns = e->tag_namespace == GUMBO_NAMESPACE_SVG     ? HW_NS_SVG
	    : e->tag_namespace == GUMBO_NAMESPACE_MATHML ? HW_NS_MATH
							 : HW_NS_HTML;
	if (e->tag != GUMBO_TAG_UNKNOWN) {
		name = view(gumbo_normalized_tagname(e->tag));
	} else {
		gumbo_tag_from_original_text(&piece);
		name = hw_str_lower(
		    k->m, (struct hw_str){piece.data, piece.length});
	}
	tag = hw_tag_of(name);
	if (!hw_dom_open(k, tag, ns, name))
		return false;
	for (unsigned i = 0; i < e->attributes.length; i++) {
		const GumboAttribute *a = e->attributes.data[i];

		hw_dom_add_attr(
		    k, HW_ATTR_UNKNOWN, view(a->name), view(a->value));
	}
	return true;
}

static const GumboVector *
feed_node(struct hw_dom_maker *k, const GumboNode *n, bool *full)
{
	*full = false;
	switch (n->type) {
	case GUMBO_NODE_ELEMENT:
	case GUMBO_NODE_TEMPLATE:
		*full = !feed_element(k, &n->v.element);
		return &n->v.element.children;
	case GUMBO_NODE_COMMENT:
		*full = !hw_dom_leaf(k, HW_TAG__COMMENT, view(n->v.text.text));
		return NULL;
	case GUMBO_NODE_DOCUMENT:
		return NULL;
	default:
		*full = !hw_dom_leaf(k, HW_TAG__TEXT, view(n->v.text.text));
		return NULL;
	}
}

struct level {
	const GumboVector *child;
	unsigned at;
};

static void
feed_children(struct hw_dom_maker *k, const GumboVector *child)
{
	struct level *level = HW_ARRAY(k->m, struct level, 4 * OPEN_MAX);
	size_t depth = 0;
	bool full;

	level[0] = (struct level){child, 0};
	for (;;) {
		struct level *l = &level[depth];

		if (l->at == l->child->length) {
			if (depth-- == 0)
				return;
			hw_dom_close(k);
			continue;
		}
		child = feed_node(k, l->child->data[l->at++], &full);
		if (full)
			return;
		if (child != NULL && depth + 1 < 4 * OPEN_MAX)
			level[++depth] = (struct level){child, 0};
		else if (child != NULL)
			hw_dom_close(k);
	}
}

static void
feed_output(struct hw_dom_maker *k, const GumboOutput *out, bool fragment)
{
	const GumboDocument *doc = &out->document->v.document;

	if (fragment) {
		feed_children(k, &out->root->v.element.children);
		return;
	}
	k->d->quirks = doc->doc_type_quirks_mode == GUMBO_DOCTYPE_QUIRKS;
	if (doc->has_doctype)
		hw_dom_leaf(k, HW_TAG__DOCTYPE, view(doc->name));
	feed_children(k, &doc->children);
}

void
hw_dom_feed(struct hw_dom_maker *k, struct hw_str html, bool fragment)
{
	struct guard g = {.m = hw_arena_new()};
	GumboOptions opt = kGumboDefaultOptions;
	struct hw_str part = shallow_part(html);
	GumboOutput *volatile out = NULL;

	opt.allocator = guard_alloc;
	opt.deallocator = guard_free;
	opt.userdata = &g;
	opt.max_errors = 0;
	if (fragment) {
		opt.fragment_context = GUMBO_TAG_DIV;
		opt.fragment_namespace = GUMBO_NAMESPACE_HTML;
	}
	if (part.n < html.n)
		k->d->cut = true;
	if (setjmp(g.full) == 0)
		out = gumbo_parse_with_options(
		    &opt, part.p ? part.p : "", part.n);
	else
		k->d->cut = true;
	if (out != NULL)
		feed_output(k, out, fragment);
	hw_arena_free(g.m);
}

#endif
