/* SPDX-License-Identifier: MIT
 * JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1). */
#include "format/feed_int.h"

#include "base/json.h"

static struct hw_str
get(struct hw_arena *m, const struct hw_json *o, const char *key)
{
	const struct hw_json *v = hw_json_get(o, key);

	/* Ids that are numbers are strings, says the specification. */
	if (v && (v->kind == HW_JSON_INT || v->kind == HW_JSON_REAL))
		return v->str;
	return hw_feed_mend(m, hw_json_str(o, key));
}

static struct hw_str
url(struct hw_arena *m, const struct hw_json *o, const char *key,
    struct hw_str base)
{
	struct hw_str s = hw_json_str(o, key);

	return s.n > 0 ? hw_feed_url(m, base, s) : s;
}

static struct hw_str
text_as_html(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;

	if (s.n == 0)
		return s;
	hw_buf_init(&b, m, 6 * s.n);
	hw_buf_xml(&b, s);
	return hw_buf_str(&b);
}

static void
add_link(struct hw_arena *m, struct hw_feed_fields *f, const char *rel,
    struct hw_str href)
{
	if (href.n == 0)
		return;
	struct hw_feed_link *l = hw_links_add(m, &f->links);

	l->rel = hw_str_c(rel);
	l->href = href;
}

static void
person(struct hw_arena *m, struct hw_feed_fields *f, const struct hw_json *o,
    struct hw_str base)
{
	struct hw_person p = {
	    .name = get(m, o, "name"), .url = url(m, o, "url", base)};

	if (p.name.n > 0 || p.url.n > 0)
		*hw_people_add(m, &f->authors) = p;
}

/* 1.1 has "authors", 1.0 had "author". */
static void
people(struct hw_arena *m, struct hw_feed_fields *f, const struct hw_json *o,
    struct hw_str base)
{
	const struct hw_json *list = hw_json_get(o, "authors");

	if (list && list->kind == HW_JSON_ARRAY)
		for (list = list->child; list; list = list->next)
			person(m, f, list, base);
	if (f->authors.n == 0)
		person(m, f, hw_json_get(o, "author"), base);
}

static void
attachments(struct hw_arena *m, struct hw_entry_more *e,
    const struct hw_json *o, struct hw_str base)
{
	const struct hw_json *a = hw_json_get(o, "attachments");

	if (!a || a->kind != HW_JSON_ARRAY)
		return;
	for (a = a->child; a; a = a->next) {
		struct hw_str href = url(m, a, "url", base);

		if (href.n == 0 || e->enclosures.n >= HW_FEED_LIST)
			continue;
		struct hw_enclosure *c = HW_PUSH(m, &e->enclosures);

		c->url = href;
		c->type = get(m, a, "mime_type");
		c->length = hw_json_int(a, "size_in_bytes", -1);
		add_link(m, &e->f, "enclosure", href);
	}
}

static void
item(struct hw_arena *m, struct hw_entry *e, const struct hw_json *o,
    struct hw_str base, struct hw_str language)
{
	struct hw_entry_more *more = HW_NEW(m, struct hw_entry_more);
	struct hw_feed_fields *f = &more->f;
	struct hw_str external = url(m, o, "external_url", base);
	const struct hw_json *t = hw_json_get(o, "tags");

	e->more = more;
	f->published.at = f->updated.at = HW_TIME_NONE;
	f->created.at = f->expires.at = HW_TIME_NONE;
	f->id = get(m, o, "id");
	f->link = url(m, o, "url", base);
	add_link(m, f, "alternate", f->link);
	add_link(m, f, "related", external);
	if (f->link.n == 0)
		f->link = external;
	f->title_text = hw_feed_one_line(m, get(m, o, "title"));
	f->title.html = f->title_text;
	f->content.html = get(m, o, "content_html");
	if (f->content.html.n == 0)
		f->content.html = text_as_html(m, get(m, o, "content_text"));
	f->description.html = text_as_html(m, get(m, o, "summary"));
	f->content.base = f->description.base = f->link.n > 0 ? f->link : base;
	f->image.url = url(m, o, "image", base);
	if (f->image.url.n == 0)
		f->image.url = url(m, o, "banner_image", base);
	hw_feed_set_date(
	    get(m, o, "date_published"), &f->published_raw, &f->published);
	hw_feed_set_date(
	    get(m, o, "date_modified"), &f->updated_raw, &f->updated);
	f->language = get(m, o, "language");
	if (f->language.n == 0)
		f->language = language;
	people(m, f, o, base);
	attachments(m, more, o, base);
	if (t && t->kind == HW_JSON_ARRAY)
		for (t = t->child; t; t = t->next)
			hw_feed_add_tag(m, f, t->str);
}

static void
head(struct hw_arena *m, struct hw_feed *out, const struct hw_json *o,
    struct hw_str base)
{
	struct hw_feed_more *more = (struct hw_feed_more *)(uintptr_t)out->more;
	struct hw_feed_fields *f = &more->f;
	const struct hw_json *hub = hw_json_get(o, "hubs");

	f->title_text = hw_feed_one_line(m, get(m, o, "title"));
	f->title.html = f->title_text;
	f->link = url(m, o, "home_page_url", base);
	f->id = url(m, o, "feed_url", base);
	f->description.html = text_as_html(m, get(m, o, "description"));
	f->description.base = base;
	f->logo = url(m, o, "icon", base);
	f->icon = url(m, o, "favicon", base);
	f->language = get(m, o, "language");
	add_link(m, f, "alternate", f->link);
	add_link(m, f, "self", f->id);
	add_link(m, f, "next", url(m, o, "next_url", base));
	if (hub && hub->kind == HW_JSON_ARRAY && hub->child)
		add_link(m, f, "hub", url(m, hub->child, "url", base));
	people(m, f, o, base);
}

int
hw_feed_json(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_feed *out, struct hw_err *err)
{
	struct hw_json *o;
	int rc = hw_json_parse(m, doc, HW_JSON_LENIENT, &o, err);

	if (rc)
		return rc;
	const struct hw_json *list = hw_json_get(o, "items");
	struct hw_str version = hw_json_str(o, "version");

	if (hw_str_find(version, HW_STR("jsonfeed.org"), 0) == HW_NPOS &&
	    (!list || list->kind != HW_JSON_ARRAY))
		return hw_fail(err, HW_EINPUT,
		    "this is JSON, but no JSON Feed: it has neither "
		    "\"version\" nor \"items\"");
	out->format = hw_str_ends(version, HW_STR("/1.0")) ||
		hw_str_ends(version, HW_STR("/1"))
	    ? HW_STR("json10")
	    : HW_STR("json11");
	head(m, out, o, base);
	HW_VEC(struct hw_entry) v = {0};

	if (list && list->kind == HW_JSON_ARRAY)
		for (list = list->child; list && v.n < HW_FEED_ENTRIES;
		     list = list->next)
			if (list->kind == HW_JSON_OBJECT)
				item(m, HW_PUSH(m, &v), list, base,
				    hw_json_str(o, "language"));
	out->entries = v.v;
	out->n = v.n;
	return HW_OK;
}
