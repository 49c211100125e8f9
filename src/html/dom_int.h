/* SPDX-License-Identifier: MIT
 * Between dom.c, which holds the tree, and the parsers that fill it.  The
 * parser calls open/text/close in document order; the limits are kept here,
 * so that both parsers obey the same ones. */
#ifndef HW_HTML_DOM_INT_H
#define HW_HTML_DOM_INT_H

#include "html/dom.h"

struct hw_dom_maker {
	struct hw_arena *m;
	struct hw_dom *d;
	uint32_t cap_node, cap_attr;
	uint32_t at; /* the open node */
	char *room;  /* for strings of the tree */
	size_t left; /* bytes of it */
};

/* Each returns false when no more nodes fit: stop feeding. */
bool hw_dom_open(struct hw_dom_maker *k, int tag, int ns, struct hw_str name);
/* id: enum hw_attr, or HW_ATTR_UNKNOWN to have it looked up. */
void hw_dom_add_attr(
    struct hw_dom_maker *k, int id, struct hw_str name, struct hw_str value);
void hw_dom_close(struct hw_dom_maker *k);
bool hw_dom_leaf(struct hw_dom_maker *k, int tag, struct hw_str text);

/* The back end: feed the tree of html into k.  html obeys HW_DOM_BYTES. */
void hw_dom_feed(struct hw_dom_maker *k, struct hw_str html, bool fragment);

#endif
