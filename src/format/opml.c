/* SPDX-License-Identifier: MIT
 * OPML: reading outlines into a flat list, and writing it back. */
#include "format/opml.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/charset.h"
#include "format/feed_int.h"

struct outline {
	struct hw_str name; /* empty: a feed, no folder */
};

struct reader {
	struct hw_arena *m;
	struct hw_xml *x;
	struct hw_str base;
	struct hw_opml *out;
	struct outline open[HW_OPML_DEPTH];
	size_t depth, deeper;
	struct hw_str *text; /* where text of a head element goes */
	bool seen;
};

static struct hw_str
attr(struct reader *r, const char *name)
{
	return hw_str_trim(hw_xml_attr(r->m, r->x, name, NULL));
}

static struct hw_str
url(struct reader *r, const char *name)
{
	struct hw_str s = attr(r, name);

	return s.n > 0 ? hw_feed_url(r->m, r->base, s) : s;
}

static void
add_feed(struct reader *r, struct hw_str xml_url, struct hw_str title)
{
	if (r->out->feeds.n >= HW_OPML_OUTLINES)
		return;
	struct hw_opml_feed *f = HW_PUSH(r->m, &r->out->feeds);

	f->title = title;
	f->xml_url = xml_url;
	f->html_url = url(r, "htmlUrl");
	f->type = attr(r, "type");
	f->language = attr(r, "language");
	f->description = attr(r, "description");
	f->country = attr(r, "country");
	for (size_t i = 0; i < r->depth; i++)
		if (r->open[i].name.n > 0)
			*HW_PUSH(r->m, &f->folders) = r->open[i].name;
}

static void
outline(struct reader *r)
{
	struct hw_str title = attr(r, "title"), xml_url = url(r, "xmlUrl");

	if (title.n == 0)
		title = attr(r, "text");
	title = hw_feed_one_line(r->m, title);
	if (xml_url.n == 0 && hw_str_ieq(attr(r, "type"), HW_STR("rss")))
		xml_url = url(r, "url");
	if (xml_url.n > 0)
		add_feed(r, xml_url, title.n > 0 ? title : xml_url);
	if (r->x->empty)
		return;
	if (r->depth == HW_OPML_DEPTH) {
		r->deeper++;
		return;
	}
	r->open[r->depth++].name = xml_url.n > 0 ? HW_STR("") : title;
}

static void
start(struct reader *r)
{
	struct hw_str name = hw_xml_local(r->x->name);

	r->text = NULL;
	if (hw_str_ieq(name, HW_STR("opml")))
		r->seen = true;
	else if (hw_str_ieq(name, HW_STR("outline")))
		outline(r);
	else if (hw_str_ieq(name, HW_STR("title")))
		r->text = &r->out->title;
	else if (hw_str_ieq(name, HW_STR("dateCreated")))
		r->text = &r->out->created;
	else if (hw_str_ieq(name, HW_STR("ownerName")))
		r->text = &r->out->owner;
}

static void
end(struct reader *r)
{
	r->text = NULL;
	if (!hw_str_ieq(hw_xml_local(r->x->name), HW_STR("outline")))
		return;
	if (r->deeper > 0)
		r->deeper--;
	else if (r->depth > 0)
		r->depth--;
}

int
hw_opml_parse(struct hw_arena *m, struct hw_str bytes, struct hw_str base,
    struct hw_opml *out, struct hw_err *err)
{
	struct reader *r = HW_NEW(m, struct reader);

	*out = (struct hw_opml){0};
	r->m = m;
	r->x = HW_NEW(m, struct hw_xml);
	r->base = base;
	r->out = out;
	hw_xml_init(r->x,
	    hw_charset_decode(m, bytes, HW_STR(""), HW_CHARSET_XML, NULL));
	for (;;) {
		switch (hw_xml_next(r->x)) {
		case HW_XML_END_OF_INPUT:
			return r->seen ? HW_OK
				       : hw_fail(err, HW_EINPUT,
					     "this is no OPML: there is no "
					     "<opml> in it");
		case HW_XML_START:
			start(r);
			break;
		case HW_XML_END:
			end(r);
			break;
		case HW_XML_TEXT:
			if (r->text)
				*r->text = hw_feed_one_line(
				    m, hw_xml_text(m, r->x, r->x->text));
			break;
		case HW_XML_CDATA:
			if (r->text)
				*r->text = hw_feed_one_line(m, r->x->text);
			break;
		case HW_XML_PI:
			break;
		}
	}
}

/* ---- writing --------------------------------------------------------------- */

static void
put_attr(struct hw_buf *b, const char *name, struct hw_str v)
{
	if (v.n == 0)
		return;
	hw_buf_printf(b, " %s=\"", name);
	hw_buf_xml(b, v);
	hw_buf_byte(b, '"');
}

static void
indent(struct hw_buf *b, size_t n)
{
	while (n-- > 0)
		hw_buf_byte(b, '\t');
}

/* Close and open folders on the way from one feed's to the next one's. */
static size_t
move(struct hw_buf *b, const struct hw_strs *from, const struct hw_strs *to)
{
	size_t same = 0;

	while (same < from->n && same < to->n &&
	    hw_str_eq(from->v[same], to->v[same]))
		same++;
	for (size_t i = from->n; i > same; i--) {
		indent(b, i + 1);
		hw_buf_c(b, "</outline>\n");
	}
	for (size_t i = same; i < to->n; i++) {
		indent(b, i + 2);
		hw_buf_c(b, "<outline");
		put_attr(b, "text", to->v[i]);
		hw_buf_c(b, ">\n");
	}
	return to->n;
}

static void
put_head(struct hw_buf *b, const char *name, struct hw_str v)
{
	if (v.n == 0)
		return;
	hw_buf_printf(b, "\t\t<%s>", name);
	hw_buf_xml(b, v);
	hw_buf_printf(b, "</%s>\n", name);
}

struct hw_str
hw_opml_write(struct hw_arena *m, const struct hw_opml *o)
{
	static const struct hw_strs none;
	const struct hw_strs *at = &none;
	struct hw_buf b;

	hw_buf_init(&b, m, (size_t)1 << 30);
	hw_buf_c(&b,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<opml version=\"2.0\">\n\t<head>\n");
	put_head(&b, "title", o->title);
	put_head(&b, "dateCreated", o->created);
	put_head(&b, "ownerName", o->owner);
	hw_buf_c(&b, "\t</head>\n\t<body>\n");
	for (size_t i = 0; i < o->feeds.n; i++) {
		const struct hw_opml_feed *f = &o->feeds.v[i];

		indent(&b, move(&b, at, &f->folders) + 2);
		at = &f->folders;
		hw_buf_c(&b, "<outline");
		put_attr(&b, "type", f->type.n ? f->type : HW_STR("rss"));
		put_attr(&b, "text", f->title);
		put_attr(&b, "xmlUrl", f->xml_url);
		put_attr(&b, "htmlUrl", f->html_url);
		put_attr(&b, "language", f->language);
		put_attr(&b, "country", f->country);
		put_attr(&b, "description", f->description);
		hw_buf_c(&b, "/>\n");
	}
	(void)move(&b, at, &none);
	hw_buf_c(&b, "\t</body>\n</opml>\n");
	return hw_buf_str(&b);
}
