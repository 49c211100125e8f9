/* SPDX-License-Identifier: MIT
 * JSON-LD: the article objects of all scripts, read leniently. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "html/html.h"
#include "html/meta_int.h"

#define OBJECTS_MAX 2000 /* of one script that are looked at */

static bool
type_is(const struct hw_json *o, const char *part)
{
	const struct hw_json *t = hw_json_get(o, "@type");

	if (t == NULL)
		return false;
	if (t->kind == HW_JSON_STRING)
		return hw_str_find(t->str, hw_str_c(part), 0) != HW_NPOS;
	for (const struct hw_json *c = t->child; c != NULL; c = c->next)
		if (c->kind == HW_JSON_STRING &&
		    hw_str_find(c->str, hw_str_c(part), 0) != HW_NPOS)
			return true;
	return false;
}

static bool
is_article(const struct hw_json *o)
{
	static const char *const types[] = {
	    "Article", "Posting", "Report", "BlogPost", "Review"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (type_is(o, types[i]) && !type_is(o, "AggregateRating") &&
		    !type_is(o, "JobPosting"))
			return true;
	return false;
}

static void
set(struct hw_arena *m, struct hw_str *field, struct hw_str v)
{
	if (field->n == 0 && v.n > 0)
		*field = hw_html_text(m, v);
}

/* A string, or the name or url of an object, or the first of an array. */
static struct hw_str
string_of(const struct hw_json *v, const char *member)
{
	for (int depth = 0; v != NULL && depth < 4; depth++) {
		if (v->kind == HW_JSON_STRING)
			return v->str;
		v = v->kind == HW_JSON_OBJECT ? hw_json_get(v, member)
					      : v->child;
	}
	return (struct hw_str){0};
}

static void
read_authors(struct hw_arena *m, const struct hw_json *v, struct hw_meta *out)
{
	struct hw_buf b;

	if (v == NULL || out->author.n > 0)
		return;
	hw_buf_init(&b, m, 4096);
	if (v->kind != HW_JSON_ARRAY) {
		set(m, &out->author, string_of(v, "name"));
		return;
	}
	for (const struct hw_json *c = v->child; c != NULL; c = c->next) {
		struct hw_str name = string_of(c, "name");

		if (name.n == 0)
			continue;
		if (b.n > 0)
			hw_buf_c(&b, "; ");
		hw_buf_put(&b, hw_html_text(m, name));
	}
	out->author = hw_buf_str(&b);
}

static void
read_date(const struct hw_json *o, const char *key, struct hw_date *out)
{
	struct hw_str s = hw_json_str(o, key);
	int offset = 0;

	if (out->precision != HW_PRECISION_NONE || s.n < 10 ||
	    !hw_time_parse(hw_str_trim(s), &out->at, &offset))
		return;
	out->precision = s.n > 10 ? HW_PRECISION_SECOND : HW_PRECISION_DAY;
	out->offset = (int16_t)offset;
	out->has_offset = s.n > 19;
	out->source = HW_STR("json-ld");
	out->confidence = 0.9f;
}

static void
read_article(struct hw_arena *m, const struct hw_json *o, struct hw_meta *out)
{
	const struct hw_json *free_ = hw_json_get(o, "isAccessibleForFree");
	struct hw_str body = hw_json_str(o, "articleBody");

	out->says_article = true;
	out->says_live |= type_is(o, "LiveBlogPosting");
	if (free_ != NULL &&
	    (free_->kind == HW_JSON_FALSE ||
		hw_str_ieq(free_->str, HW_STR("false"))))
		out->paywalled = true;
	set(m, &out->ld_title, hw_json_str(o, "headline"));
	if (body.n > out->article_body.n)
		out->article_body = hw_html_text(m, body);
	set(m, &out->type, string_of(hw_json_get(o, "@type"), "@id"));
	read_authors(m, hw_json_get(o, "author"), out);
	read_date(o, "datePublished", &out->published);
	read_date(o, "dateModified", &out->modified);
	set(m, &out->site, string_of(hw_json_get(o, "publisher"), "name"));
	set(m, &out->image, string_of(hw_json_get(o, "image"), "url"));
	set(m, &out->description, hw_json_str(o, "description"));
}

static void
read_object(struct hw_arena *m, const struct hw_json *o, struct hw_meta *out)
{
	if (is_article(o)) {
		read_article(m, o, out);
		return;
	}
	out->says_list |= type_is(o, "CollectionPage") ||
	    type_is(o, "ItemList") || type_is(o, "SearchResultsPage");
	out->says_other |= type_is(o, "Product") || type_is(o, "QAPage") ||
	    type_is(o, "Recipe");
}

/* Arrays and @graph are looked into, other members are not. */
static void
read_script(struct hw_arena *m, struct hw_str text, struct hw_meta *out)
{
	const struct hw_json *todo[64], *v;
	struct hw_json *root;
	size_t n = 0, seen = 0;

	if (hw_json_parse(m, text, HW_JSON_LENIENT, &root, NULL) != HW_OK)
		return;
	todo[n++] = root;
	while (n > 0 && seen++ < OBJECTS_MAX) {
		v = todo[--n];
		if (v->next != NULL && v != root)
			todo[n++] = v->next;
		if (v->kind == HW_JSON_OBJECT) {
			read_object(m, v, out);
			v = hw_json_get(v, "@graph");
		}
		if (v != NULL && v->kind == HW_JSON_ARRAY && v->child != NULL &&
		    n + 2 < sizeof(todo) / sizeof(todo[0]))
			todo[n++] = v->child;
	}
}

void
hw_meta_jsonld(struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out)
{
	for (uint32_t i = 1; i < d->n; i++)
		if (d->node[i].tag == HW_TAG_SCRIPT &&
		    hw_str_ieq(hw_str_trim(hw_dom_attr(d, i, HW_ATTR_TYPE)),
			HW_STR("application/ld+json")))
			read_script(m, hw_dom_raw(m, d, i), out);
}
