/* SPDX-License-Identifier: MIT
 * Pages whose text only scripts would show: templates in scripts, <noscript>,
 * JSON-LD's articleBody, and the state some frameworks leave in the page.
 * What is found so has not been looked at block by block: little confidence. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "html/article_int.h"

#define ENOUGH 200         /* bytes of text: the page needs no other */
#define LEAST 300          /* bytes of text worth taking */
#define SCRIPT_MAX 1500000 /* bytes of a script that is read as JSON */
#define VALUES_MAX 20000   /* of it that are looked at */

static bool
type_is(const struct hw_dom *d, uint32_t i, const char *part)
{
	return hw_str_ifind(hw_dom_attr(d, i, HW_ATTR_TYPE), hw_str_c(part),
		   0) != HW_NPOS;
}

/* Templates in scripts, read as a page of their own. */
static void
from_templates(struct hw_arena *m, const struct hw_reading *r,
    const struct hw_page *page, struct hw_article *out)
{
	const struct hw_dom *d = r->d;
	struct hw_page inner = *page;
	struct hw_reading found;
	struct hw_buf b;

	hw_buf_init(&b, m, HW_DOM_BYTES);
	for (uint32_t i = 1; i < d->n; i++)
		if (d->node[i].tag == HW_TAG_SCRIPT &&
		    (type_is(d, i, "template") || type_is(d, i, "text/html")))
			hw_buf_put(&b, hw_dom_raw(m, d, i));
	inner.body = hw_buf_str(&b);
	if (inner.body.n < LEAST)
		return;
	inner.content_type = HW_STR("text/html; charset=utf-8");
	hw_html_read(m, &inner, NULL, &found);
	found.meta.base = r->meta.base;
	hw_html_assemble(m, &found, found.keep, out);
}

static void
take(struct hw_article *out, struct hw_str text)
{
	if (text.n >= LEAST && text.n > out->text.n)
		out->text = text;
}

static bool
is_body_key(struct hw_str key)
{
	static const char *const keys[] = {"articleBody", "body", "bodyHtml",
	    "body_html", "content", "contentHtml", "content_html", "html",
	    "rendered", "text", NULL};

	for (int i = 0; keys[i] != NULL; i++)
		if (hw_str_eq(key, hw_str_c(keys[i])))
			return true;
	return false;
}

/* The longest string that a member with the name of a body holds. */
static struct hw_str
longest(const struct hw_json *root)
{
	const struct hw_json *todo[200], *v;
	struct hw_str best = {0};
	size_t n = 0, seen = 0;

	todo[n++] = root;
	while (n > 0 && seen++ < VALUES_MAX) {
		v = todo[--n];
		if (v->next != NULL)
			todo[n++] = v->next;
		if (v->kind == HW_JSON_STRING && is_body_key(v->key) &&
		    v->str.n > best.n)
			best = v->str;
		if (v->kind >= HW_JSON_ARRAY && v->child != NULL &&
		    n < sizeof(todo) / sizeof(todo[0]) - 1)
			todo[n++] = v->child;
	}
	return best;
}

static void
from_state(
    struct hw_arena *m, const struct hw_reading *r, struct hw_article *out)
{
	const struct hw_dom *d = r->d;
	size_t left = SCRIPT_MAX;

	for (uint32_t i = 1; i < d->n; i++) {
		struct hw_json *state;
		struct hw_str s;

		if (d->node[i].tag != HW_TAG_SCRIPT ||
		    !type_is(d, i, "application/json"))
			continue;
		s = hw_dom_raw(m, d, i);
		if (s.n > left)
			return;
		left -= s.n;
		if (hw_json_parse(m, s, 0, &state, NULL) == HW_OK)
			take(out, hw_html_text(m, longest(state)));
	}
}

static void
from_noscript(
    struct hw_arena *m, const struct hw_reading *r, struct hw_article *out)
{
	for (uint32_t i = 1; i < r->d->n; i++)
		if (r->d->node[i].tag == HW_TAG_NOSCRIPT) {
			take(out, hw_dom_text(m, r->d, i, HW_DOM_BYTES));
			i = r->d->node[i].end - 1;
		}
}

bool
hw_html_fallback(struct hw_arena *m, const struct hw_reading *r,
    const struct hw_page *page, struct hw_article *out)
{
	struct hw_article other = {0};

	if (out->text.n >= ENOUGH)
		return false;
	from_templates(m, r, page, &other);
	take(&other, r->meta.article_body);
	if (other.text.n < LEAST)
		from_state(m, r, &other);
	if (other.text.n < LEAST)
		from_noscript(m, r, &other);
	if (other.text.n < LEAST)
		return false;
	out->text = other.text;
	out->links = other.links;
	out->n_links = other.n_links;
	return true;
}
