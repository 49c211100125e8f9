/* SPDX-License-Identifier: MIT
 * JSON-LD, read leniently: all objects of all scripts are collected first, so
 * that an author or publisher may be a reference into another script. */
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"
#include "html/html.h"
#include "html/meta_int.h"

#define OBJECTS_MAX 2000 /* of a page that are looked at */
#define BYTES_MAX \
	1500000 /* of all scripts: a value may cost 40 times its size */
#define AUTHORS_MAX 20

struct graph {
	struct hw_harvest *h;
	struct hw_map id; /* "@id" -> index in object, from 1 */
	HW_VEC(const struct hw_json *) object;
	bool had_article;
};

/* ---- collecting ----------------------------------------------------------- */

static const char *const inner[] = {"@graph", "mainEntity", "mainEntityOfPage",
    "liveBlogUpdate", "author", "publisher", "creator"};

static void
collect_object(struct graph *g, const struct hw_json *o)
{
	struct hw_str id = hw_json_str(o, "@id");

	*HW_PUSH(g->h->m, &g->object) = o;
	if (id.n > 0 &&
	    (hw_json_get(o, "name") != NULL || hw_json_get(o, "url") != NULL))
		*hw_map_put(g->h->m, &g->id, id, NULL) = g->object.n;
}

/* Arrays, and the members that may hold the article or somebody's name. */
static void
collect(struct graph *g, const struct hw_json *root)
{
	const struct hw_json *todo[64], *v;
	size_t n = 0;
	const size_t room = sizeof(todo) / sizeof(todo[0]) -
	    sizeof(inner) / sizeof(inner[0]) - 1;

	todo[n++] = root;
	while (n > 0 && g->object.n < OBJECTS_MAX) {
		v = todo[--n];
		if (v->next != NULL && v != root && v->key.n == 0)
			todo[n++] = v->next;
		if (n > room)
			continue;
		if (v->kind == HW_JSON_ARRAY && v->child != NULL)
			todo[n++] = v->child;
		if (v->kind != HW_JSON_OBJECT)
			continue;
		collect_object(g, v);
		for (size_t i = sizeof(inner) / sizeof(inner[0]); i-- > 0;) {
			const struct hw_json *c = hw_json_get(v, inner[i]);

			if (c != NULL && c->kind >= HW_JSON_ARRAY)
				todo[n++] = c;
		}
	}
}

/* ---- looking at values ---------------------------------------------------- */

static bool
has_type(const struct hw_json *o, const char *part)
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
has_any(const struct hw_json *o, const char *const *types)
{
	for (; *types != NULL; types++)
		if (has_type(o, *types))
			return true;
	return false;
}

static bool
is_article(const struct hw_json *o)
{
	static const char *const yes[] = {
	    "Article", "Posting", "Report", "BlogPost", "Review", NULL};
	static const char *const no[] = {
	    "AggregateRating", "JobPosting", "ReviewAction", NULL};

	return has_any(o, yes) && !has_any(o, no);
}

/* A string, or the member of an object, or the first of an array. */
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
set(struct hw_arena *m, struct hw_str *field, struct hw_str v)
{
	if (field->n == 0 && v.n > 0)
		*field = hw_html_text(m, v);
}

/* ---- authors -------------------------------------------------------------- */

static const struct hw_json *
follow(const struct graph *g, const struct hw_json *o)
{
	const uint64_t *at;

	if (o->kind != HW_JSON_OBJECT || hw_json_get(o, "name") != NULL)
		return o;
	at = hw_map_get(&g->id, hw_json_str(o, "@id"));
	return at != NULL ? g->object.v[*at - 1] : o;
}

static void
one_author(struct graph *g, const struct hw_json *v, enum hw_said_by by)
{
	struct hw_str name;

	v = follow(g, v);
	name = string_of(v, "name");
	if (name.n > 0)
		hw_meta_say_author(g->h, hw_html_text(g->h->m, name), by,
		    v->kind == HW_JSON_OBJECT && has_type(v, "Organi"), 0);
}

static void
read_authors(struct graph *g, const struct hw_json *o, enum hw_said_by by)
{
	const struct hw_json *v = hw_json_get(o, "author");
	int n = 0;

	if (v == NULL)
		v = hw_json_get(o, "creator");
	if (v == NULL)
		return;
	if (v->kind != HW_JSON_ARRAY) {
		one_author(g, v, by);
		return;
	}
	for (v = v->child; v != NULL && n++ < AUTHORS_MAX; v = v->next)
		one_author(g, v, by);
}

/* ---- objects -------------------------------------------------------------- */

static void
read_dates(
    struct graph *g, const struct hw_json *o, enum hw_said_by by, float weight)
{
	struct hw_str s = hw_json_str(o, "datePublished");

	hw_meta_say_day(g->h, s, by, HW_DAY_PUBLISHED, weight, 0);
	if (s.n == 0) {
		hw_meta_say_day(g->h, hw_json_str(o, "dateCreated"), by,
		    HW_DAY_PUBLISHED, weight - 0.1f, 0);
		hw_meta_say_day(g->h, hw_json_str(o, "uploadDate"), by,
		    HW_DAY_PUBLISHED, weight - 0.3f, 0);
	}
	hw_meta_say_day(g->h, hw_json_str(o, "dateModified"), by,
	    HW_DAY_MODIFIED, weight, 0);
}

/* The picture, who made it and what may be done with it. */
static void
read_image(struct graph *g, const struct hw_json *v)
{
	struct hw_meta *out = g->h->out;
	struct hw_arena *m = g->h->m;
	struct hw_str url;

	if (v != NULL && v->kind == HW_JSON_ARRAY)
		v = v->child;
	if (v == NULL || out->image.n > 0)
		return;
	v = follow(g, v);
	url = string_of(v, "url");
	set(m, &out->image, url.n > 0 ? url : string_of(v, "contentUrl"));
	if (v->kind != HW_JSON_OBJECT || out->image.n == 0)
		return;
	set(m, &out->image_credit, hw_json_str(v, "creditText"));
	set(m, &out->image_credit,
	    string_of(hw_json_get(v, "creator"), "name"));
	set(m, &out->image_credit, hw_json_str(v, "copyrightNotice"));
	set(m, &out->image_licence,
	    string_of(hw_json_get(v, "license"), "url"));
}

static void
read_article(struct graph *g, const struct hw_json *o)
{
	struct hw_meta *out = g->h->out;
	struct hw_arena *m = g->h->m;
	const struct hw_json *free_ = hw_json_get(o, "isAccessibleForFree");
	struct hw_str body = hw_json_str(o, "articleBody");
	enum hw_said_by by = g->had_article ? HW_BY_LD_ODD : HW_BY_LD;

	out->says_article = true;
	out->says_forum |= has_type(o, "DiscussionForum");
	out->says_live |= has_type(o, "LiveBlogPosting");
	if (free_ != NULL &&
	    (free_->kind == HW_JSON_FALSE ||
		hw_str_ieq(free_->str, HW_STR("false"))))
		out->paywalled = true;
	set(m, &out->ld_title, hw_json_str(o, "headline"));
	if (body.n > out->article_body.n)
		out->article_body = hw_html_text(m, body);
	set(m, &out->type, string_of(hw_json_get(o, "@type"), "@id"));
	read_authors(g, o, by);
	read_dates(g, o, by, g->had_article ? 0.5f : 0.9f);
	if (hw_json_get(o, "publisher") != NULL)
		set(m, &out->site,
		    string_of(follow(g, hw_json_get(o, "publisher")), "name"));
	read_image(g, hw_json_get(o, "image"));
	set(m, &out->description, hw_json_str(o, "description"));
	set(m, &out->rights.holder,
	    string_of(hw_json_get(o, "copyrightHolder"), "name"));
	set(m, &out->rights.licence,
	    string_of(hw_json_get(o, "license"), "url"));
	g->had_article = true;
}

static void
read_other(struct graph *g, const struct hw_json *o)
{
	static const char *const no[] = {"Comment", "Event", "Review", "Image",
	    "Product", "Answer", "Offer", "Person", "Organi", "Job", "Rating",
	    "WebSite", NULL};
	static const char *const list[] = {
	    "CollectionPage", "ItemList", "SearchResultsPage", NULL};
	static const char *const other[] = {
	    "Product", "QAPage", "Recipe", NULL};
	struct hw_meta *out = g->h->out;

	out->says_list |= has_any(o, list);
	out->says_other |= has_any(o, other);
	if (has_type(o, "WebSite"))
		set(g->h->m, &out->site_hint, hw_json_str(o, "name"));
	if (has_any(o, no))
		return;
	read_dates(g, o, HW_BY_LD_ODD, 0.75f);
	read_authors(g, o, HW_BY_LD_ODD);
}

void
hw_meta_jsonld(struct hw_harvest *h)
{
	struct graph g = {.h = h};
	const struct hw_dom *d = h->d;
	struct hw_json *root;
	size_t room = BYTES_MAX;

	for (uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_SCRIPT); i != 0;
	     i = hw_dom_find(d, 0, i, HW_TAG_SCRIPT)) {
		struct hw_str type = hw_dom_attr(d, i, HW_ATTR_TYPE), text;

		if (hw_str_ifind(type, HW_STR("ld+json"), 0) == HW_NPOS)
			continue;
		text = hw_dom_raw(h->m, d, i);
		if (text.n > room)
			continue;
		room -= text.n;
		if (hw_json_parse(h->m, text, HW_JSON_LENIENT, &root, NULL) ==
		    HW_OK)
			collect(&g, root);
	}
	for (size_t i = 0; i < g.object.n; i++)
		if (is_article(g.object.v[i]))
			read_article(&g, g.object.v[i]);
	for (size_t i = 0; i < g.object.n; i++)
		if (!is_article(g.object.v[i]))
			read_other(&g, g.object.v[i]);
}
