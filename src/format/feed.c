/* SPDX-License-Identifier: MIT
 * One door for all that lists items: which format it is, is told from the
 * content, for servers call everything text/xml. */
#include "format/feed.h"

#include "base/charset.h"
#include "format/feed_int.h"
#include "format/opml.h"
#include "format/sitemap.h"
#include "format/unpack.h"
#include "url/url.h"

/* The first element's name; empty when there is none. */
static struct hw_str
root_name(struct hw_arena *m, struct hw_str doc)
{
	struct hw_xml *x = HW_NEW(m, struct hw_xml);

	hw_xml_init(x, doc);
	for (;;) {
		enum hw_xml_kind kind = hw_xml_next(x);

		if (kind == HW_XML_START)
			return hw_xml_local(x->name);
		if (kind == HW_XML_END_OF_INPUT)
			return HW_STR("");
	}
}

/* A list of feeds, as a feed whose entries are feeds. */
static int
from_opml(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_feed *out, struct hw_err *err)
{
	struct hw_feed_more *more = (struct hw_feed_more *)(uintptr_t)out->more;
	struct hw_opml o;
	int rc = hw_opml_parse(m, doc, base, &o, err);

	if (rc)
		return rc;
	out->format = HW_STR("opml");
	more->f.title_text = o.title;
	out->n = o.feeds.n;
	out->entries = HW_ARRAY(m, struct hw_entry, out->n);
	for (size_t i = 0; i < out->n; i++) {
		const struct hw_opml_feed *f = &o.feeds.v[i];
		struct hw_entry_more *e = HW_NEW(m, struct hw_entry_more);
		struct hw_feed_link *l = hw_links_add(m, &e->f.links);

		e->f.published.at = e->f.updated.at = HW_TIME_NONE;
		e->f.id = f->xml_url;
		e->f.link = f->html_url.n > 0 ? f->html_url : f->xml_url;
		e->f.title_text = f->title;
		e->f.language = f->language;
		e->f.tags = f->folders;
		l->rel = HW_STR("alternate");
		l->type = HW_STR("application/rss+xml");
		l->href = f->xml_url;
		out->entries[i].more = e;
	}
	return HW_OK;
}

static bool
looks_like_addresses(struct hw_str s)
{
	return hw_str_istarts(s, HW_STR("http://")) ||
	    hw_str_istarts(s, HW_STR("https://"));
}

static int
parse(struct hw_arena *m, struct hw_str doc, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err)
{
	struct hw_str s = hw_str_trim(doc), root;

	if (s.n == 0)
		return hw_fail(err, HW_EINPUT, "the document is empty");
	if (s.p[0] == '{')
		return hw_feed_json(m, s, page->url, out, err);
	if (looks_like_addresses(s))
		return hw_sitemap_text(m, s, page->url, out, err);
	root = root_name(m, s);
	if (root.n == 0)
		return hw_fail(err, HW_EINPUT,
		    "this is no feed: there is no markup in it");
	if (hw_str_ieq(root, HW_STR("html")))
		return hw_fail(err, HW_EINPUT,
		    "this is a web page, not a feed; look in it for "
		    "<link rel=\"alternate\">");
	if (hw_str_ieq(root, HW_STR("urlset")) ||
	    hw_str_ieq(root, HW_STR("sitemapindex")))
		return hw_sitemap_xml(m, doc, page->url, out, err);
	if (hw_str_ieq(root, HW_STR("opml")))
		return from_opml(m, doc, page->url, out, err);
	return hw_feed_xml(m, doc, page->url, page->language, out, err);
}

int
hw_feed_parse(struct hw_arena *m, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err)
{
	struct hw_feed_more *more = HW_NEW(m, struct hw_feed_more);
	struct hw_str doc = page->body;
	int rc = HW_OK;

	*out = (struct hw_feed){.more = more};
	more->f.published.at = more->f.updated.at = HW_TIME_NONE;
	more->f.created.at = more->f.expires.at = HW_TIME_NONE;
	if (page->body.n > HW_FEED_BYTES)
		return hw_fail(err, HW_ELIMIT,
		    "the feed has %zu bytes; the limit is %u", page->body.n,
		    HW_FEED_BYTES);
	/* "sitemap.xml.gz" comes packed, whatever the server says of it. */
	if (hw_packing_of(doc) == HW_PACK_GZIP ||
	    hw_packing_of(doc) == HW_PACK_ZSTD)
		rc = hw_unpack(m, doc, HW_FEED_BYTES, &doc, err);
	if (rc)
		return rc;
	doc = hw_charset_decode(
	    m, doc, page->content_type, HW_CHARSET_XML, &more->encoding);
	rc = parse(m, doc, page, out, err);

	if (rc)
		return rc;
	hw_feed_finish(m, out);
	return HW_OK;
}
