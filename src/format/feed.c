/* SPDX-License-Identifier: MIT
 * One door for all that lists items: which format it is, is told from the
 * content, for servers call everything text/xml. */
#include "format/feed.h"

#include "base/charset.h"
#include "format/feed_int.h"
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

static int
parse(struct hw_arena *m, struct hw_str doc, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err)
{
	struct hw_str s = hw_str_trim(doc), root;

	if (s.n == 0)
		return hw_fail(err, HW_EINPUT, "the document is empty");
	if (s.p[0] == '{')
		return hw_feed_json(m, s, page->url, out, err);
	root = root_name(m, s);
	if (root.n == 0)
		return hw_fail(err, HW_EINPUT,
		    "this is no feed: there is no markup in it");
	if (hw_str_ieq(root, HW_STR("html")))
		return hw_fail(err, HW_EINPUT,
		    "this is a web page, not a feed; look in it for "
		    "<link rel=\"alternate\">");
	return hw_feed_xml(m, doc, page->url, page->language, out, err);
}

int
hw_feed_parse(struct hw_arena *m, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err)
{
	struct hw_feed_more *more = HW_NEW(m, struct hw_feed_more);
	struct hw_str doc;

	*out = (struct hw_feed){.more = more};
	more->f.published.at = more->f.updated.at = HW_TIME_NONE;
	more->f.created.at = more->f.expires.at = HW_TIME_NONE;
	if (page->body.n > HW_FEED_BYTES)
		return hw_fail(err, HW_ELIMIT,
		    "the feed has %zu bytes; the limit is %u", page->body.n,
		    HW_FEED_BYTES);
	doc = hw_charset_decode(
	    m, page->body, page->content_type, HW_CHARSET_XML, &more->encoding);
	int rc = parse(m, doc, page, out, err);

	if (rc)
		return rc;
	hw_feed_finish(m, out);
	return HW_OK;
}
