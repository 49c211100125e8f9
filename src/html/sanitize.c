/* SPDX-License-Identifier: MIT
 * The sanitiser: from the tree a browser would build, what the rules allow is
 * written anew; the result is read again until it no longer changes, so what
 * was judged is what a browser will see. */
#include "html/sanitize_int.h"

#include <string.h>

#include "html/dom.h"

#define ROUNDS 5 /* until the result must hold */
#define ATTRS 64

struct tree {
	struct hw_cleaner *c;
	const struct hw_dom *d;
	struct {
		const struct hw_rule *rule;
		uint32_t end;
	} open[HW_SANITIZE_DEPTH];
	size_t depth;
	uint32_t form_end; /* nodes before it stand in a form */
	uint32_t math_end;
};

static void
close_until(struct tree *t, uint32_t i)
{
	while (t->depth > 0 && t->open[t->depth - 1].end <= i) {
		hw_buf_c(&t->c->out, "</");
		hw_buf_c(&t->c->out, t->open[--t->depth].rule->name);
		hw_buf_byte(&t->c->out, '>');
	}
}

static void
put_attrs(struct tree *t, uint32_t i, const struct hw_rule *rule)
{
	const struct hw_dom_node *n = &t->d->node[i];
	struct hw_clean_attr a[ATTRS];
	size_t k = 0;

	for (; k < n->n_attr && k < ATTRS; k++) {
		a[k].name = t->d->attr[n->attr + k].name;
		a[k].value = t->d->attr[n->attr + k].value;
	}
	hw_clean_attrs(t->c, rule, a, k);
}

/* Elements in which the parser skips a first line break. */
static bool
eats_newline(const struct hw_rule *rule)
{
	return strcmp(rule->name, "pre") == 0 ||
	    strcmp(rule->name, "textarea") == 0;
}

static bool
allowed(const struct tree *t, uint32_t i, const struct hw_rule *rule)
{
	const struct hw_dom_node *n = &t->d->node[i];

	if (!rule || n->ns != HW_NS_HTML || i < t->math_end ||
	    t->depth == HW_SANITIZE_DEPTH)
		return false;
	if ((rule->flags & RULE_CONTROL) && i < t->form_end)
		return false;
	return !(rule->flags & RULE_EMPTY) || n->end == i + 1;
}

/* Returns the next node. */
static uint32_t
element(struct tree *t, uint32_t i)
{
	const struct hw_dom_node *n = &t->d->node[i];
	const struct hw_rule *rule = hw_rule_of(hw_dom_name(t->d, i));

	if (n->ns == HW_NS_SVG || (rule && (rule->flags & RULE_DROP)))
		return n->end;
	if (n->ns == HW_NS_MATH && n->end > t->math_end)
		t->math_end = n->end;
	if (!allowed(t, i, rule))
		return i + 1;
	if (strcmp(rule->name, "form") == 0)
		t->form_end = n->end;
	hw_buf_byte(&t->c->out, '<');
	hw_buf_c(&t->c->out, rule->name);
	put_attrs(t, i, rule);
	hw_buf_byte(&t->c->out, '>');
	if (rule->flags & RULE_VOID)
		return n->end;
	if (eats_newline(rule) && n->end > i + 1 &&
	    t->d->node[i + 1].tag == HW_TAG__TEXT &&
	    hw_str_starts(t->d->node[i + 1].text, HW_STR("\n")))
		hw_buf_byte(&t->c->out, '\n');
	t->open[t->depth].rule = rule;
	t->open[t->depth++].end = n->end;
	return i + 1;
}

static void
by_tree(struct hw_cleaner *c, struct hw_str html)
{
	struct tree t = {.c = c, .d = hw_dom_fragment(c->m, html)};
	uint32_t i = 1;

	while (i < t.d->n) {
		const struct hw_dom_node *n = &t.d->node[i];

		close_until(&t, i);
		if (n->tag == HW_TAG__TEXT) {
			hw_clean_text(c, n->text);
			i++;
		} else if (n->tag == HW_TAG__COMMENT ||
		    n->tag == HW_TAG__DOCTYPE) {
			i++;
		} else {
			i = element(&t, i);
		}
	}
	close_until(&t, UINT32_MAX);
}

/* ---- before the parser --------------------------------------------------- */

/* Tags whose content browsers take for raw text although it is markup for
 * those who do not know them: the tag goes, the content is read as markup. */
static bool
is_shell(struct hw_str name)
{
	static const char *const names[] = {
	    "iframe", "noembed", "noframes", "plaintext", "xmp"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (hw_str_ieq(name, hw_str_c(names[i])))
			return true;
	return false;
}

static struct hw_str
tag_name(struct hw_str s, size_t at)
{
	size_t end = at;

	while (end < s.n &&
	    (hw_is_alnum((unsigned char)s.p[end]) || s.p[end] == '-' ||
		s.p[end] == ':'))
		end++;
	return hw_str_sub(s, at, end);
}

static bool
is_plain_void(struct hw_str name)
{
	const struct hw_rule *r = hw_rule_of(name);

	return r && (r->flags & RULE_VOID);
}

/* Repairs before parsing, none of which safety rests on: shells go, "<b/>"
 * is an empty element as in XHTML, "<!" of no kind and CDATA are text. */
static struct hw_str
prepare(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;
	size_t from = 0, at = hw_str_chr(s, '<', 0);

	hw_buf_init(&b, m, 6 * s.n + 64);
	for (; at != HW_NPOS; at = hw_str_chr(s, '<', at + 1)) {
		struct hw_str rest = hw_str_from(s, at);
		bool close = rest.n > 1 && rest.p[1] == '/';
		struct hw_str name = tag_name(s, at + 1 + close);

		if (hw_str_starts(rest, HW_STR("<!")) && rest.n > 2 &&
		    !hw_str_starts(rest, HW_STR("<!--")) &&
		    !hw_str_istarts(rest, HW_STR("<!doctype"))) {
			hw_buf_put(&b, hw_str_sub(s, from, at));
			hw_buf_c(&b, "&lt;");
			from = at + 1;
		} else if (name.n > 0 && is_shell(name)) {
			size_t end = hw_str_chr(s, '>', at);

			hw_buf_put(&b, hw_str_sub(s, from, at));
			from = end == HW_NPOS ? s.n : end + 1;
			at = from - 1;
		} else if (!close && name.n > 0 &&
		    hw_str_starts(hw_str_trim(hw_str_sub(
				      s, at + 1 + name.n, at + 4 + name.n)),
			HW_STR("/>")) &&
		    !is_plain_void(name)) {
			size_t end = hw_str_chr(s, '>', at);

			hw_buf_put(&b, hw_str_sub(s, from, at));
			hw_buf_printf(
			    &b, "<%.*s></%.*s>", HW_FMT(name), HW_FMT(name));
			from = end + 1;
			at = end;
		}
	}
	if (from == 0)
		return s;
	hw_buf_put(&b, hw_str_from(s, from));
	return b.rc ? s : hw_buf_str(&b);
}

static struct hw_str
round_of(struct hw_arena *m, struct hw_str html, struct hw_str base)
{
	struct hw_cleaner c = {.m = m, .base = base};
	size_t max = 8 * html.n + 65536;

	hw_buf_init(&c.out, m, max);
	(void)hw_buf_room(&c.out, html.n + html.n / 8 + 64);
	if (!hw_clean_fast(&c, html)) {
		hw_buf_clear(&c.out);
		by_tree(&c, prepare(m, html));
	}
	return hw_buf_str(&c.out);
}

/* Nothing that needs a second look? */
static bool
is_plain(struct hw_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '<' || c == '&' || c == '>' || c == '\r' ||
		    (c < ' ' && c != '\n' && c != '\t'))
			return false;
	}
	return true;
}

struct hw_str
hw_html_sanitize(struct hw_arena *m, struct hw_str html, struct hw_str base_url)
{
	struct hw_str out, again;

	if (is_plain(html))
		return html;
	out = round_of(m, html, base_url);
	for (int i = 0; i < ROUNDS; i++) {
		again = round_of(m, out, base_url);
		if (hw_str_eq(again, out))
			return out;
		out = again;
	}
	/* It never settles: somebody works at it.  Text, then. */
	struct hw_cleaner c = {.m = m};

	hw_buf_init(&c.out, m, 6 * html.n + 1);
	hw_clean_text(&c, html);
	return hw_buf_str(&c.out);
}
