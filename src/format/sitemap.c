/* SPDX-License-Identifier: MIT
 * Sitemaps. */
#include "format/sitemap.h"

#include "format/feed_int.h"
#include "url/url.h"

struct reader {
	struct hw_arena *m;
	struct hw_xml *x;
	struct hw_feed *out;
	struct hw_str base;
	HW_VEC(struct hw_entry) v;
	struct hw_entry_more *more; /* of the open <url>, else NULL */
	struct hw_str text;         /* of the innermost element */
	struct hw_str prefix;       /* of that element: "news", "image" */
};

static struct hw_entry_more *
new_more(struct hw_arena *m)
{
	struct hw_entry_more *more = HW_NEW(m, struct hw_entry_more);

	more->f.published.at = more->f.updated.at = HW_TIME_NONE;
	more->f.created.at = more->f.expires.at = HW_TIME_NONE;
	return more;
}

static void
start(struct reader *r)
{
	struct hw_str name = hw_xml_local(r->x->name);

	r->text = HW_STR("");
	if (hw_str_ieq(name, HW_STR("sitemapindex")))
		r->out->format = HW_STR("sitemapindex");
	else if ((hw_str_ieq(name, HW_STR("url")) ||
		     hw_str_ieq(name, HW_STR("sitemap"))))
		r->more = new_more(r->m);
}

static void
end_url(struct reader *r)
{
	if (r->more->f.link.n > 0 && r->v.n < HW_SITEMAP_URLS) {
		struct hw_entry *e = HW_PUSH(r->m, &r->v);

		e->more = r->more;
	}
	r->more = NULL;
}

/* "news:title" and its siblings, whatever the prefix is called. */
static void
end_news(struct reader *r, struct hw_str name, struct hw_str text)
{
	struct hw_feed_fields *f = &r->more->f;

	if (hw_str_ieq(name, HW_STR("title")) && f->title_text.n == 0) {
		f->title_text = hw_feed_one_line(r->m, text);
	} else if (hw_str_ieq(name, HW_STR("publication_date"))) {
		hw_feed_set_date(text, &f->published_raw, &f->published);
	} else if (hw_str_ieq(name, HW_STR("language"))) {
		f->language = text;
	} else if (hw_str_ieq(name, HW_STR("keywords"))) {
		hw_feed_add_tags(r->m, f, text);
	} else if (hw_str_ieq(name, HW_STR("genres"))) {
		hw_feed_add_tags(r->m, f, text);
	} else if (hw_str_ieq(name, HW_STR("name"))) {
		r->more->source = HW_NEW(r->m, struct hw_feed_fields);
		r->more->source->title_text = text;
	}
}

static void
end(struct reader *r)
{
	struct hw_str name = hw_xml_local(r->x->name);
	struct hw_str text = hw_feed_mend(r->m, r->text);
	bool image = hw_str_istarts(r->x->name, HW_STR("image:"));
	bool prefixed = hw_str_chr(r->x->name, ':', 0) != HW_NPOS;

	r->text = HW_STR("");
	if (!r->more)
		return;
	struct hw_feed_fields *f = &r->more->f;

	if (hw_str_ieq(name, HW_STR("loc")) && image) {
		if (f->image.url.n == 0)
			f->image.url = hw_feed_url(r->m, r->base, text);
	} else if (hw_str_ieq(name, HW_STR("loc")) && !prefixed) {
		struct hw_str url = hw_feed_url(r->m, r->base, text);

		if (hw_url_is_http(url))
			f->link = f->id = url;
	} else if (hw_str_ieq(name, HW_STR("lastmod"))) {
		hw_feed_set_date(text, &f->updated_raw, &f->updated);
	} else if (hw_str_ieq(name, HW_STR("url")) ||
	    hw_str_ieq(name, HW_STR("sitemap"))) {
		end_url(r);
	} else if (prefixed && !image) {
		end_news(r, name, text);
	}
}

static void
add_text(struct reader *r, struct hw_str s)
{
	/* Two pieces are rare: CDATA beside text. */
	r->text = r->text.n == 0 ? s
	    : r->text.n < 65536  ? hw_str_cat(r->m, r->text, s)
				 : r->text;
}

int
hw_sitemap_xml(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_feed *out, struct hw_err *err)
{
	struct reader r = {.m = m, .out = out, .base = base};

	(void)err;
	r.x = HW_NEW(m, struct hw_xml);
	out->format = HW_STR("sitemap");
	hw_xml_init(r.x, doc);
	for (;;) {
		switch (hw_xml_next(r.x)) {
		case HW_XML_END_OF_INPUT:
			if (r.more)
				end_url(&r);
			out->entries = r.v.v;
			out->n = r.v.n;
			return HW_OK;
		case HW_XML_START:
			start(&r);
			break;
		case HW_XML_END:
			end(&r);
			break;
		case HW_XML_TEXT:
			if (r.more)
				add_text(&r, hw_xml_text(m, r.x, r.x->text));
			break;
		case HW_XML_CDATA:
			add_text(&r, r.x->text);
			break;
		case HW_XML_PI:
			break;
		}
	}
}

int
hw_sitemap_text(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_feed *out, struct hw_err *err)
{
	HW_VEC(struct hw_entry) v = {0};
	struct hw_str line;

	while (hw_str_line(&doc, &line) && v.n < HW_SITEMAP_URLS) {
		struct hw_str url = hw_feed_url(m, base, line);

		if (line.n == 0 || !hw_url_is_http(url))
			continue;
		struct hw_entry_more *more = new_more(m);

		more->f.link = more->f.id = url;
		HW_PUSH(m, &v)->more = more;
	}
	out->format = HW_STR("sitemap");
	out->entries = v.v;
	out->n = v.n;
	if (v.n == 0)
		return hw_fail(err, HW_EINPUT, "there is no address in it");
	return HW_OK;
}
