/* SPDX-License-Identifier: MIT
 * lexbor behind the compact tree.  Its tree builder has no limits of its
 * own, so every token passes limit_token() first, which keeps depth, the
 * list of open formatting elements (each new paragraph copies it), the
 * attributes of a tag and the memory used within bounds. */
#ifdef HW_HTML_LEXBOR

#include <lexbor/dom/interfaces/character_data.h>
#include <lexbor/dom/interfaces/document_type.h>
#include <lexbor/html/html.h>

#include "html/dom_int.h"

#define FORMATTING_MAX 40 /* open formatting elements */
#define CHUNK 16384       /* bytes fed at a time */
#define CROWD 1000        /* attributes of a tag that is given up on */
#define CROWDS 50         /* tags with more than HW_DOM_ATTRS attributes */

static const uint16_t tag_map[LXB_TAG__LAST_ENTRY] = {
#define X(id, name) [LXB_TAG_##id] = HW_TAG_##id,
    HW_HTML_TAGS(X)
#undef X
};

static const uint16_t attr_map[LXB_DOM_ATTR__LAST_ENTRY] = {
    [LXB_DOM_ATTR_ALT] = HW_ATTR_ALT,
    [LXB_DOM_ATTR_CLASS] = HW_ATTR_CLASS,
    [LXB_DOM_ATTR_CONTENT] = HW_ATTR_CONTENT,
    [LXB_DOM_ATTR_HEIGHT] = HW_ATTR_HEIGHT,
    [LXB_DOM_ATTR_HREF] = HW_ATTR_HREF,
    [LXB_DOM_ATTR_ID] = HW_ATTR_ID,
    [LXB_DOM_ATTR_SRC] = HW_ATTR_SRC,
    [LXB_DOM_ATTR_STYLE] = HW_ATTR_STYLE,
    [LXB_DOM_ATTR_TITLE] = HW_ATTR_TITLE,
    [LXB_DOM_ATTR_TYPE] = HW_ATTR_TYPE,
    [LXB_DOM_ATTR_WIDTH] = HW_ATTR_WIDTH,
};

struct limiter {
	lxb_html_tokenizer_token_f next;
	void *next_ctx;
	lxb_html_tree_t *tree;
	lxb_dom_document_t *doc;
	bool cut;     /* something was left out */
	bool cut_off; /* and the rest of the input */
	unsigned crowds;
};

const char *
hw_dom_parser(void)
{
	return "lexbor " LEXBOR_VERSION_STRING;
}

static void
limit_attrs(struct limiter *l, lxb_html_token_t *token)
{
	lxb_html_token_attr_t *a = token->attr_first;

	for (unsigned n = 1; a != NULL && n < HW_DOM_ATTRS; n++)
		a = a->next;
	if (a != NULL && a->next != NULL) {
		a->next = NULL;
		token->attr_last = a;
		l->cut = true;
		l->crowds++;
	}
}

static bool
is_formatting(lxb_tag_id_t tag)
{
	switch (tag) {
	case LXB_TAG_A:
	case LXB_TAG_B:
	case LXB_TAG_BIG:
	case LXB_TAG_CODE:
	case LXB_TAG_EM:
	case LXB_TAG_FONT:
	case LXB_TAG_I:
	case LXB_TAG_NOBR:
	case LXB_TAG_S:
	case LXB_TAG_SMALL:
	case LXB_TAG_STRIKE:
	case LXB_TAG_STRONG:
	case LXB_TAG_TT:
	case LXB_TAG_U:
		return true;
	default:
		return false;
	}
}

static lxb_html_token_t *
limit_token(lxb_html_tokenizer_t *tkz, lxb_html_token_t *token, void *ctx)
{
	struct limiter *l = ctx;
	lxb_html_tree_t *tree = l->tree;
	size_t used = l->doc->mraw->mem->chunk_length *
	    l->doc->mraw->mem->chunk_min_size;

	if (used +
		l->doc->text->mem->chunk_length *
		    l->doc->text->mem->chunk_min_size >
	    HW_DOM_MEMORY) {
		l->cut = true;
		tkz->status = LXB_STATUS_ERROR_MEMORY_ALLOCATION;
		return NULL;
	}
	if (token->tag_id >= LXB_TAG_A &&
	    !(token->type & LXB_HTML_TOKEN_TYPE_CLOSE)) {
		size_t depth = lexbor_array_length(tree->open_elements);

		limit_attrs(l, token);
		if (depth >= HW_DOM_DEPTH ||
		    (is_formatting(token->tag_id) &&
			lexbor_array_length(tree->active_formatting) >=
			    FORMATTING_MAX)) {
			l->cut = true;
			return token;
		}
	}
	return l->next(tkz, token, l->next_ctx);
}

static struct hw_str
view(const lxb_char_t *p, size_t n)
{
	return (struct hw_str){(const char *)p, p ? n : 0};
}

static int
ns_of(const lxb_dom_node_t *n)
{
	return n->ns == LXB_NS_HTML ? HW_NS_HTML
	    : n->ns == LXB_NS_SVG   ? HW_NS_SVG
	    : n->ns == LXB_NS_MATH  ? HW_NS_MATH
				    : HW_NS_OTHER;
}

static bool
feed_element(struct hw_dom_maker *k, lxb_dom_node_t *n)
{
	lxb_dom_element_t *e = lxb_dom_interface_element(n);
	int tag = n->local_name < LXB_TAG__LAST_ENTRY ? tag_map[n->local_name]
						      : HW_TAG_UNKNOWN;
	struct hw_str name = {0};
	size_t len = 0;

	if (tag == HW_TAG_UNKNOWN) {
		const lxb_char_t *p = lxb_dom_element_qualified_name(e, &len);

		name = view(p, len);
	}
	if (!hw_dom_open(k, tag, ns_of(n), name))
		return false;
	for (lxb_dom_attr_t *a = e->first_attr; a != NULL; a = a->next) {
		const lxb_char_t *p = lxb_dom_attr_qualified_name(a, &len);
		struct hw_str value = {0};
		int id = HW_ATTR_UNKNOWN;

		if (a->value != NULL)
			value = view(a->value->data, a->value->length);
		if (n->ns == LXB_NS_HTML &&
		    a->node.local_name < LXB_DOM_ATTR__LAST_ENTRY)
			id = attr_map[a->node.local_name];
		hw_dom_add_attr(k, id, view(p, len), value);
	}
	return true;
}

/* Enter n; false: full.  *inside: its first child, or NULL. */
static bool
feed_node(struct hw_dom_maker *k, lxb_dom_node_t *n, lxb_dom_node_t **inside)
{
	lxb_dom_character_data_t *text;

	*inside = NULL;
	switch (n->type) {
	case LXB_DOM_NODE_TYPE_ELEMENT:
		if (!feed_element(k, n))
			return false;
		*inside = n->first_child;
		if (n->local_name == LXB_TAG_TEMPLATE && n->ns == LXB_NS_HTML)
			*inside = lxb_dom_interface_node(
			    lxb_html_interface_template(n)->content)
				      ->first_child;
		return true;
	case LXB_DOM_NODE_TYPE_TEXT:
	case LXB_DOM_NODE_TYPE_CDATA_SECTION:
	case LXB_DOM_NODE_TYPE_COMMENT:
		text = lxb_dom_interface_character_data(n);
		return hw_dom_leaf(k,
		    n->type == LXB_DOM_NODE_TYPE_COMMENT ? HW_TAG__COMMENT
							 : HW_TAG__TEXT,
		    view(text->data.data, text->data.length));
	case LXB_DOM_NODE_TYPE_DOCUMENT_TYPE: {
		size_t len = 0;
		const lxb_char_t *p = lxb_dom_document_type_name(
		    lxb_dom_interface_document_type(n), &len);

		return hw_dom_leaf(k, HW_TAG__DOCTYPE, view(p, len));
	}
	default:
		return true;
	}
}

/* The parent whose child list n is in: template content hangs off a fragment
 * that does not know its template, so the way down is kept.  A </form> leaves
 * its children open, so the tree may be twice as deep as the open elements. */
static void
feed_children(struct hw_dom_maker *k, lxb_dom_node_t *root)
{
	lxb_dom_node_t *owner[2 * HW_DOM_DEPTH + 100], *n = root->first_child;
	lxb_dom_node_t *inside;
	size_t depth = 0;

	owner[0] = root;
	while (n != NULL) {
		if (!feed_node(k, n, &inside))
			return;
		if (inside != NULL &&
		    depth + 1 < sizeof(owner) / sizeof(owner[0])) {
			owner[++depth] = n;
			n = inside;
			continue;
		}
		if (n->type == LXB_DOM_NODE_TYPE_ELEMENT)
			hw_dom_close(k);
		while (n->next == NULL && depth > 0) {
			n = owner[depth--];
			hw_dom_close(k);
		}
		n = n->next;
	}
}

static void
limit(struct limiter *l, lxb_html_parser_t *p, lxb_dom_document_t *doc)
{
	lxb_html_tokenizer_t *tkz = lxb_html_parser_tokenizer(p);

	l->tree = lxb_html_parser_tree(p);
	l->doc = doc;
	l->next = tkz->callback_token_done;
	l->next_ctx = tkz->callback_token_ctx;
	lxb_html_tokenizer_callback_token_done_set(tkz, limit_token, l);
	/* The lists of parse errors grow by a constant, so a page of errors
	 * would be copied a quadratic number of times; nobody reads them. */
	tkz->parse_errors = lexbor_array_obj_destroy(tkz->parse_errors, true);
	l->tree->parse_errors = lexbor_array_obj_destroy(
	    l->tree->parse_errors, true);
}

/* lexbor looks for doubled attributes by walking those of the tag, which is
 * quadratic: give up inside a tag that has too many, or after too many tags
 * that have many. */
static bool
crowded(const struct limiter *l, lxb_html_parser_t *p)
{
	const lxb_html_token_t *token = lxb_html_parser_tokenizer(p)->token;
	unsigned n = 0;

	if (l->crowds > CROWDS)
		return true;
	if (token == NULL)
		return false;
	for (const lxb_html_token_attr_t *a = token->attr_first;
	     a != NULL && n <= CROWD; a = a->next)
		n++;
	return n > CROWD;
}

typedef lxb_status_t process_fn(
    lxb_html_parser_t *p, const lxb_char_t *html, size_t size);

static void
process(
    struct limiter *l, lxb_html_parser_t *p, process_fn *fn, struct hw_str html)
{
	for (size_t at = 0; at < html.n && !l->cut_off; at += CHUNK) {
		size_t n = html.n - at < CHUNK ? html.n - at : CHUNK;

		if (fn(p, (const lxb_char_t *)html.p + at, n) !=
			LXB_STATUS_OK ||
		    crowded(l, p))
			l->cut_off = true;
	}
}

static void
parse_document(struct hw_dom_maker *k, lxb_html_parser_t *p, struct hw_str html)
{
	struct limiter l = {0};
	lxb_html_document_t *doc = lxb_html_parse_chunk_begin(p);

	if (doc == NULL)
		return;
	limit(&l, p, lxb_dom_interface_document(doc));
	process(&l, p, lxb_html_parse_chunk_process, html);
	if (!l.cut_off && lxb_html_parse_chunk_end(p) != LXB_STATUS_OK)
		l.cut = true;
	k->d->cut |= l.cut || l.cut_off;
	k->d->quirks = lxb_dom_interface_document(doc)->compat_mode ==
	    LXB_DOM_DOCUMENT_CMODE_QUIRKS;
	feed_children(k, lxb_dom_interface_node(doc));
	lxb_html_document_destroy(doc);
}

static void
parse_fragment(struct hw_dom_maker *k, lxb_html_parser_t *p, struct hw_str html)
{
	struct limiter l = {0};
	lxb_html_document_t *doc = lxb_html_document_create();
	lxb_dom_node_t *root = NULL;

	if (doc == NULL)
		return;
	if (lxb_html_parse_fragment_chunk_begin(
		p, doc, LXB_TAG_DIV, LXB_NS_HTML) == LXB_STATUS_OK) {
		limit(&l, p, lxb_dom_interface_document(doc));
		process(&l, p, lxb_html_parse_fragment_chunk_process, html);
		root = lxb_html_parse_fragment_chunk_end(p);
	}
	k->d->cut |= l.cut || l.cut_off;
	if (root != NULL)
		feed_children(k, root);
	lxb_html_document_destroy(doc);
}

void
hw_dom_feed(struct hw_dom_maker *k, struct hw_str html, bool fragment)
{
	lxb_html_parser_t *p = lxb_html_parser_create();

	if (p != NULL && lxb_html_parser_init(p) == LXB_STATUS_OK) {
		if (fragment)
			parse_fragment(k, p, html);
		else
			parse_document(k, p, html);
	} else {
		k->d->cut = true;
	}
	lxb_html_parser_destroy(p);
}

#endif
