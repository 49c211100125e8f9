/* SPDX-License-Identifier: MIT
 * An HTML document as a compact tree in an arena.
 *
 * Nodes are numbered in document order, so the subtree of i is the interval
 * [i, end of i) and a walk is a loop: no recursion anywhere, whatever the
 * input.  Node 0 is the document.  Strings are views into the same arena.
 * The tree is what the HTML standard's tree construction gives with
 * scripting off; lexbor or gumbo builds it (dom_lexbor.c, dom_gumbo.c) and
 * tests/unit/html/t_dom.c holds them to the same cases. */
#ifndef HW_HTML_DOM_H
#define HW_HTML_DOM_H

#include "base/err.h"
#include "base/str.h"
#include "html/names.h"

struct hw_arena;

/* Limits on entry.  What lies beyond is cut off and dom->cut is set; it is
 * no error, for half a page is still a page. */
#define HW_DOM_BYTES (6u << 20) /* of HTML */
#define HW_DOM_NODES 400000u    /* text and comments included */
#define HW_DOM_DEPTH \
	500u                      /* open elements; deeper start tags are
				     ignored, their content stays */
#define HW_DOM_ATTRS 100u         /* of one element */
#define HW_DOM_MEMORY (44u << 20) /* bytes the parser may use meanwhile */

enum hw_tag {
	HW_TAG_UNKNOWN, /* element; its name is in text */
	HW_TAG__TEXT,
	HW_TAG__COMMENT,
	HW_TAG__DOCTYPE, /* its name is in text */
	HW_TAG__DOCUMENT,
#define X(id, name) HW_TAG_##id,
	HW_HTML_TAGS(X)
#undef X
	    HW_TAG__N
};

enum hw_attr {
	HW_ATTR_UNKNOWN,
#define X(id, name) HW_ATTR_##id,
	HW_HTML_ATTRS(X)
#undef X
	    HW_ATTR__N
};

enum hw_ns { HW_NS_HTML, HW_NS_SVG, HW_NS_MATH, HW_NS_OTHER };

struct hw_dom_attr {
	struct hw_str name; /* lower case in HTML; prefix:name in SVG */
	struct hw_str value;
	uint16_t id; /* enum hw_attr */
};

struct hw_dom_node {
	uint32_t parent; /* of node 0: 0 */
	uint32_t end;    /* one past its last descendant */
	uint16_t tag;    /* enum hw_tag */
	uint8_t ns;      /* enum hw_ns */
	uint8_t flags;   /* free for the owner of the tree; 0 at first */
	uint16_t depth;  /* of node 0: 0 */
	uint16_t n_attr;
	uint32_t attr;      /* first one, in hw_dom.attr */
	struct hw_str text; /* text, comment; name of an element */
};

struct hw_dom {
	struct hw_dom_node *node;
	uint32_t n;
	struct hw_dom_attr *attr;
	uint32_t n_attr;
	uint32_t html, head, body; /* elements; 0 when absent */
	bool cut;                  /* a limit was reached */
	bool quirks;               /* no or an old doctype */
};

/* Parse a document: html is UTF-8 (base/charset.h).  Every byte string has
 * a tree.  Bounded by the limits above; linear time.  Arena. */
struct hw_dom *hw_dom_parse(struct hw_arena *m, struct hw_str html);

/* The same for a fragment, as if it stood inside a <div>: the children of
 * node 0 are the fragment's nodes; html, head and body are 0. */
struct hw_dom *hw_dom_fragment(struct hw_arena *m, struct hw_str html);

/* Which parser stands behind: "lexbor" or "gumbo", with its version. */
const char *hw_dom_parser(void);

/* Value of an attribute; empty when absent. */
struct hw_str hw_dom_attr(const struct hw_dom *d, uint32_t i, int attr);
bool hw_dom_has(const struct hw_dom *d, uint32_t i, int attr);
/* The same by name, for attributes that have no number. */
struct hw_str hw_dom_attr_named(
    const struct hw_dom *d, uint32_t i, struct hw_str name);

/* Name of an element ("div", "my-widget"); "#text" and so on for others. */
struct hw_str hw_dom_name(const struct hw_dom *d, uint32_t i);
/* Numbers of names, ASCII lower case expected; *_UNKNOWN when not listed. */
enum hw_tag hw_tag_of(struct hw_str name);
enum hw_attr hw_attr_of(struct hw_str name);
/* Name of a number; empty for pseudo tags. */
struct hw_str hw_tag_name(int tag);

/* First child and next sibling; 0 when there is none. */
static inline uint32_t
hw_dom_first(const struct hw_dom *d, uint32_t i)
{
	return d->node[i].end > i + 1 ? i + 1 : 0;
}

static inline uint32_t
hw_dom_next(const struct hw_dom *d, uint32_t i)
{
	uint32_t end = d->node[i].end;

	return i != 0 && end < d->node[d->node[i].parent].end ? end : 0;
}

static inline bool
hw_dom_inside(const struct hw_dom *d, uint32_t i, uint32_t root)
{
	return i >= root && i < d->node[root].end;
}

/* First descendant of root (root excluded) with this tag, after node from
 * (from = root to begin); 0 when there is none. */
uint32_t hw_dom_find(
    const struct hw_dom *d, uint32_t root, uint32_t from, int tag);
/* Nearest ancestor of i with this tag, i itself included; 0: none. */
uint32_t hw_dom_up(const struct hw_dom *d, uint32_t i, int tag);

/* Is this a box of its own in running text (p, div, li, td, h1, br, ...)? */
bool hw_tag_is_block(int tag);
/* Has the element no content by definition (br, img, ...)? */
bool hw_tag_is_void(int tag);
/* Its content is never text for readers (script, style, template, ...). */
bool hw_tag_is_hidden(int tag);

/* Readers' text of a subtree: white space squeezed, a space where a block
 * begins or ends, none at inline joins; hidden tags left out.  At most max
 * bytes, cut at a character.  O(subtree).  Arena. */
struct hw_str hw_dom_text(
    struct hw_arena *m, const struct hw_dom *d, uint32_t root, size_t max);

/* The text of a raw element (title, script): its text children joined as
 * they stand.  A view when there is one child. */
struct hw_str hw_dom_raw(
    struct hw_arena *m, const struct hw_dom *d, uint32_t i);

#endif
