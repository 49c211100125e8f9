/* SPDX-License-Identifier: MIT
 * A tokenizer for XML as it is really published: what is not well-formed is
 * read the way a person would read it, never refused.  No DTD is processed;
 * of a DOCTYPE only the entities that are plain text are kept.  Tokens are
 * views into the document.  Linear time, no recursion. */
#ifndef HW_FORMAT_XML_H
#define HW_FORMAT_XML_H

#include "base/str.h"

struct hw_arena;

#define HW_XML_ATTRS 64       /* of one element; more are ignored */
#define HW_XML_ENTITIES 128   /* declared in the DOCTYPE */
#define HW_XML_EXPAND 1048576 /* bytes all declared entities may add */

enum hw_xml_kind {
	HW_XML_END_OF_INPUT,
	HW_XML_START, /* name, attr; empty: "<a/>" */
	HW_XML_END,   /* name */
	HW_XML_TEXT,  /* text: raw, with references */
	HW_XML_CDATA, /* text: as it is */
	HW_XML_PI,    /* name: target, text: rest */
};

struct hw_xml_attr {
	struct hw_str name, value; /* value is raw, with references */
};

struct hw_xml {
	enum hw_xml_kind kind; /* of the current token */
	struct hw_str name;    /* as written, with prefix */
	struct hw_str text;
	bool empty; /* HW_XML_START that ends itself */
	struct hw_xml_attr attr[HW_XML_ATTRS];
	size_t n_attr;
	size_t at; /* offset of the current token */

	/* The tokenizer's own. */
	struct hw_str doc;
	size_t pos;
	struct hw_str open; /* name an unterminated CDATA section ends at */
	struct {
		struct hw_str name, value;
	} entity[HW_XML_ENTITIES];
	size_t n_entity;
	size_t expanded;
	size_t none[5];        /* from here on there is no such terminator */
	struct hw_str doctype; /* what stands in <!DOCTYPE ...> */
};

/* doc: UTF-8, borrowed as long as x is in use. */
void hw_xml_init(struct hw_xml *x, struct hw_str doc);
/* The next token; its kind is also returned. */
enum hw_xml_kind hw_xml_next(struct hw_xml *x);

/* Raw text with its references resolved: the five of XML, numbers, HTML's
 * names, and those of the DOCTYPE; what is none of them stays.  A view when
 * there is no '&'.  Numbers from 128 to 159 stay what they are. */
struct hw_str hw_xml_text(
    struct hw_arena *m, struct hw_xml *x, struct hw_str raw);
/* The value of an attribute by its name as written, ASCII case folded;
 * resolved.  Empty when absent; *has (may be NULL) tells. */
struct hw_str hw_xml_attr(
    struct hw_arena *m, struct hw_xml *x, const char *name, bool *has);
/* The part of a name after its prefix. */
struct hw_str hw_xml_local(struct hw_str name);

/* ---- references (entity.c) ---- */

/* The text of HTML's named reference, without '&' and ';'; empty: none. */
struct hw_str hw_entity_named(struct hw_str name);
/* One reference at s.p[0] == '&': writes its text to out (at most 8 bytes)
 * and returns its length in the source, or 0 when it is none.  A missing ';'
 * is accepted after numbers. */
size_t hw_entity_read(struct hw_str s, char out[8], size_t *n);
/* All of HTML's references resolved. */
struct hw_str hw_entity_decode(struct hw_arena *m, struct hw_str s);

#endif
