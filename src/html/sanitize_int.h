/* SPDX-License-Identifier: MIT
 * Shared by the sanitiser's files. */
#ifndef HW_HTML_SANITIZE_INT_H
#define HW_HTML_SANITIZE_INT_H

#include "base/arena.h"
#include "base/buf.h"
#include "html/sanitize.h"

enum {
	RULE_VOID = 1,     /* no content, no end tag */
	RULE_BLOCK = 2,    /* ends an open paragraph */
	RULE_DROP = 4,     /* goes with its content */
	RULE_TREE = 8,     /* only the tree can tell: no fast path */
	RULE_TABLE = 16,   /* part of a table */
	RULE_CONTROL = 32, /* form control: not within a form */
	RULE_EMPTY = 64,   /* kept only without content */
	RULE_HEADING = 128,
	RULE_P = 256,
	RULE_A = 512,
	RULE_LI = 1024,
};

struct hw_rule {
	const char *name;
	int flags;
};

/* The rule of an element by its name, any case; NULL: not allowed. */
const struct hw_rule *hw_rule_of(struct hw_str name);

/* Sound and film; read by the tree alone. */
bool hw_rule_loads(const struct hw_rule *r);

struct hw_clean_attr {
	struct hw_str name, value; /* value decoded */
};

struct hw_cleaner {
	struct hw_arena *m;
	struct hw_str base;
	struct hw_buf out;
};

/* Append the attributes of an element that may stay, as ` name="value"`. */
void hw_clean_attrs(struct hw_cleaner *c, const struct hw_rule *rule,
    const struct hw_clean_attr *attr, size_t n);
/* Append text or an attribute's value, escaped. */
void hw_clean_text(struct hw_cleaner *c, struct hw_str s);
void hw_clean_value(struct hw_cleaner *c, struct hw_str s);

/* The same for SVG and MathML (ns: enum hw_ns), which may only draw. */
const struct hw_rule *hw_rule_of_drawing(int ns, struct hw_str name);
void hw_clean_drawing(struct hw_cleaner *c, int ns, const struct hw_rule *rule,
    const struct hw_clean_attr *attr, size_t n);
/* An address to click on, resolved; false: it may not stay. */
bool hw_clean_href(
    struct hw_cleaner *c, struct hw_str value, struct hw_str *out);

/* What may stay of a style attribute; empty when nothing. */
struct hw_str hw_clean_style(struct hw_arena *m, struct hw_str style);

/* The fast path; false when html is not of the plain kind (then c->out is
 * rubbish). */
bool hw_clean_fast(struct hw_cleaner *c, struct hw_str html);

#endif
