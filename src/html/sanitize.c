/* SPDX-License-Identifier: MIT
 * The sanitiser: from the tree a browser would build, what the rules allow is
 * written anew; the result is read again until it no longer changes, so what
 * was judged is what a browser will see. */
#include "html/sanitize_int.h"

#include <string.h>

#include "base/scan.h"
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

/* Elements in which the parser skips a first line break. */
static bool
eats_newline(const struct hw_rule *rule)
{
	return strcmp(rule->name, "pre") == 0 ||
	    strcmp(rule->name, "textarea") == 0;
}

/* The rule by which the node may stay, or NULL. */
static const struct hw_rule *
rule_of(const struct tree *t, uint32_t i)
{
	const struct hw_dom_node *n = &t->d->node[i];
	const struct hw_rule *rule = n->ns == HW_NS_HTML
	    ? hw_rule_of(hw_dom_name(t->d, i))
	    : n->ns == HW_NS_OTHER
	    ? NULL
	    : hw_rule_of_drawing(n->ns, hw_dom_name(t->d, i));

	if (!rule || t->depth == HW_SANITIZE_DEPTH)
		return NULL;
	if ((rule->flags & RULE_CONTROL) && i < t->form_end)
		return NULL;
	if ((rule->flags & RULE_EMPTY) && n->end != i + 1)
		return NULL;
	return rule;
}

/* Goes with its content: what runs, and of foreign elements all that does
 * not draw. */
static bool
is_dropped(const struct tree *t, uint32_t i)
{
	const struct hw_rule *rule = hw_rule_of(hw_dom_name(t->d, i));

	if (rule && (rule->flags & RULE_DROP))
		return true;
	return t->d->node[i].ns != HW_NS_HTML &&
	    (t->d->node[i].ns == HW_NS_OTHER ||
		!hw_rule_of_drawing(t->d->node[i].ns, hw_dom_name(t->d, i)));
}

static void
put_start(struct tree *t, uint32_t i, const struct hw_rule *rule)
{
	const struct hw_dom_node *n = &t->d->node[i];
	struct hw_clean_attr a[ATTRS];
	size_t k = 0;

	for (; k < n->n_attr && k < ATTRS; k++) {
		a[k].name = t->d->attr[n->attr + k].name;
		a[k].value = t->d->attr[n->attr + k].value;
	}
	hw_buf_byte(&t->c->out, '<');
	hw_buf_c(&t->c->out, rule->name);
	if (n->ns == HW_NS_HTML)
		hw_clean_attrs(t->c, rule, a, k);
	else
		hw_clean_drawing(t->c, n->ns, rule, a, k);
	/* Fetched when a reader asks, not by being looked at. */
	if (hw_rule_loads(rule) && (n->n_attr || n->end > i + 1))
		hw_buf_c(&t->c->out, " preload=\"none\"");
	hw_buf_byte(&t->c->out, '>');
}

/* Returns the next node. */
static uint32_t
element(struct tree *t, uint32_t i)
{
	const struct hw_dom_node *n = &t->d->node[i];
	const struct hw_rule *rule;

	if (is_dropped(t, i))
		return n->end;
	rule = rule_of(t, i);
	if (!rule && hw_str_eq(hw_dom_name(t->d, i), HW_STR("form")))
		t->form_end = n->end; /* its words stay */
	if (!rule)
		return i + 1;
	put_start(t, i, rule);
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

/* ---- before the parser ----------------------------------------------------- */

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

/* Elements whose content nobody should read. */
static bool
is_code(struct hw_str name)
{
	return hw_str_ieq(name, HW_STR("script")) ||
	    hw_str_ieq(name, HW_STR("style")) ||
	    hw_str_ieq(name, HW_STR("applet"));
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

/* Is the tag at s.p[at] "<name/>", with an element that has content? */
static bool
is_xhtml_empty(struct hw_str s, size_t at, struct hw_str name)
{
	size_t i = at + 1 + name.n;
	const struct hw_rule *r = hw_rule_of(name);

	while (i < s.n && hw_is_space((unsigned char)s.p[i]))
		i++;
	return name.n > 0 && hw_str_starts(hw_str_from(s, i), HW_STR("/>")) &&
	    !(r && (r->flags & RULE_VOID));
}

struct prepare {
	struct hw_buf out;
	struct hw_str s;
	size_t from; /* written up to here */
	int code;    /* scripts open; content is left out above 0 */
};

/* Write what stands before at, put text instead of the tag, go on at next. */
static void
replace(struct prepare *p, size_t at, size_t next, struct hw_str text)
{
	if (p->code <= 0) {
		hw_buf_put(&p->out, hw_str_sub(p->s, p->from, at));
		hw_buf_put(&p->out, text);
	}
	p->from = next;
}

/* Behind the '>' of the tag at s.p[at], quotes heeded when they close. */
static size_t
tag_end(struct hw_str s, size_t at)
{
	size_t first = hw_str_chr(s, '>', at), i = at;
	char quote = '\0';

	if (first == HW_NPOS)
		return s.n;
	for (; i < s.n; i++) {
		if (quote)
			quote = s.p[i] == quote ? '\0' : quote;
		else if (s.p[i] == '>')
			return i + 1;
		else if ((s.p[i] == '"' || s.p[i] == '\'') && s.p[i - 1] == '=')
			quote = s.p[i];
	}
	return first + 1;
}

/* The markup at s.p[at] == '<'; returns where to look on. */
static size_t
prepare_one(struct hw_arena *m, struct prepare *p, size_t at)
{
	struct hw_str s = p->s, rest = hw_str_from(s, at);
	bool close = rest.n > 1 && rest.p[1] == '/';
	struct hw_str name = tag_name(s, at + 1 + close);

	if (hw_str_starts(rest, HW_STR("<!--"))) {
		size_t end = hw_str_find(s, HW_STR("-->"), at + 4);

		return end == HW_NPOS ? s.n : end + 3;
	}
	if (rest.n > 2 && rest.p[1] == '!' &&
	    !hw_str_istarts(rest, HW_STR("<!doctype"))) {
		replace(p, at, at + 1, HW_STR("&lt;"));
	} else if (is_code(name)) {
		replace(p, at, tag_end(s, at), HW_STR(""));
		/* Counted, as feedparser does: scripts write scripts. */
		p->code += close ? -1 : 1;
		return p->from;
	} else if (is_shell(name)) {
		replace(p, at, tag_end(s, at), HW_STR(""));
		return p->from;
	} else if (!close && is_xhtml_empty(s, at, name)) {
		replace(p, at, tag_end(s, at),
		    hw_str_printf(
			m, "<%.*s></%.*s>", HW_FMT(name), HW_FMT(name)));
		return p->from;
	} else if (name.n > 0) {
		return tag_end(s, at);
	}
	return at + 1;
}

/* Repairs before parsing, none of which safety rests on: code and shells
 * go, "<b/>" is an empty element as in XHTML, "<!" of no kind is text. */
static struct hw_str
prepare(struct hw_arena *m, struct hw_str s)
{
	struct prepare p = {.s = s};
	size_t at = hw_str_chr(s, '<', 0);

	hw_buf_init(&p.out, m, 6 * s.n + 64);
	while (at != HW_NPOS)
		at = hw_str_chr(s, '<', prepare_one(m, &p, at));
	if (p.from == 0)
		return s;
	if (p.code <= 0)
		hw_buf_put(&p.out, hw_str_from(s, p.from));
	return p.out.rc ? s : hw_buf_str(&p.out);
}

/* One pass.  *plain: the fast path did it, whose output it gives back as it
 * is (fuzz/sanitize.c holds it to that). */
static struct hw_str
round_of(
    struct hw_arena *m, struct hw_str html, struct hw_str base, bool *plain)
{
	struct hw_cleaner c = {.m = m, .base = base};
	size_t max = 8 * html.n + 65536;

	hw_buf_init(&c.out, m, max);
	(void)hw_buf_room(&c.out, html.n + html.n / 8 + 64);
	*plain = hw_clean_fast(&c, html);
	if (!*plain) {
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
		i = hw_scan(s.p, i, s.n, ' ', '<', '>', '&');
		if (i == s.n)
			break;
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
	bool plain;

	if (is_plain(html))
		return html;
	out = round_of(m, html, base_url, &plain);
	for (int i = 0; i < ROUNDS && !plain; i++) {
		again = round_of(m, out, base_url, &plain);
		plain = plain || hw_str_eq(again, out);
		out = again;
	}
	if (plain)
		return out;
	/* It never settles: somebody works at it.  Text, then. */
	struct hw_cleaner c = {.m = m};

	hw_buf_init(&c.out, m, 6 * html.n + 1);
	hw_clean_text(&c, html);
	return hw_buf_str(&c.out);
}
