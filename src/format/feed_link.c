/* SPDX-License-Identifier: MIT
 * Elements of feeds that point at something: links, enclosures, media,
 * licences. */
#include "format/feed_int.h"

struct hw_feed_link *
hw_links_add(struct hw_arena *m, struct hw_feed_links *l)
{
	if (l->n >= HW_FEED_LIST)
		l->n--;
	return HW_PUSH(m, l);
}

/* The address of a link, however it is called. */
struct hw_str
hw_feed_attr_href(struct parser *p)
{
	struct hw_str s = hw_feed_attr(p, "url");

	if (s.n == 0)
		s = hw_feed_attr(p, "uri");
	return s.n > 0 ? s : hw_feed_attr(p, "href");
}

static bool
is_html_type(struct hw_str t)
{
	return hw_str_eq(t, HW_STR("text/html")) ||
	    hw_str_eq(t, HW_STR("html")) || hw_str_eq(t, HW_STR("xhtml")) ||
	    hw_str_eq(t, HW_STR("application/xhtml+xml"));
}

static void
add_enclosure(struct parser *p, struct hw_str url, struct hw_str type,
    struct hw_str length)
{
	uint64_t n;

	if (!p->entry || p->source || url.n == 0 ||
	    p->entry->enclosures.n >= HW_FEED_LIST)
		return;
	for (size_t i = 0; i < p->entry->enclosures.n; i++)
		if (hw_str_eq(p->entry->enclosures.v[i].url, url))
			return;
	struct hw_enclosure *e = HW_PUSH(p->m, &p->entry->enclosures);

	e->url = url;
	e->type = type;
	e->length = hw_str_u64(length, &n) && n <= INT64_MAX ? (int64_t)n : -1;
}

void
hw_feed_start_link(struct parser *p, struct frame *f)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_str href = hw_feed_attr_href(p);
	bool has = href.n > 0;

	hw_xml_attr(p->m, p->x, "href", has ? NULL : &has);
	struct hw_feed_link *l = hw_links_add(p->m, &to->links);

	l->rel = hw_str_lower(p->m, hw_feed_attr(p, "rel"));
	l->type = hw_str_lower(p->m, hw_feed_attr(p, "type"));
	l->hreflang = hw_feed_attr(p, "hreflang");
	l->title = hw_feed_attr(p, "title");
	l->length = hw_feed_attr(p, "length");
	if (l->rel.n == 0)
		l->rel = HW_STR("alternate");
	if (l->type.n == 0)
		l->type = hw_str_eq(l->rel, HW_STR("self"))
		    ? HW_STR("application/atom+xml")
		    : HW_STR("text/html");
	f->flag = has;
	f->other = !hw_str_eq(l->rel, HW_STR("alternate"));
	if (!has)
		return; /* the address is the text */
	l->href = hw_feed_url(p->m, p->base, href);
	if (hw_str_eq(l->rel, HW_STR("alternate")) && is_html_type(l->type) &&
	    l->href.n > 0)
		to->link = l->href;
	if (hw_str_eq(l->rel, HW_STR("enclosure")))
		add_enclosure(p, l->href, hw_feed_attr(p, "type"), l->length);
	if (hw_str_eq(l->rel, HW_STR("license")))
		to->license = l->href;
}

/* "&amp;" escaped twice is common in RSS links. */
static struct hw_str
fix_link(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;
	size_t at, from = 0;

	if (hw_str_find(s, HW_STR("&amp;"), 0) == HW_NPOS)
		return s;
	hw_buf_init(&b, m, s.n);
	while ((at = hw_str_find(s, HW_STR("&amp;"), from)) != HW_NPOS) {
		hw_buf_put(&b, hw_str_sub(s, from, at + 1));
		from = at + 5;
	}
	hw_buf_put(&b, hw_str_from(s, from));
	return hw_buf_str(&b);
}

void
hw_feed_end_link(struct parser *p, struct frame *f, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_feed_image *image = hw_feed_image_of(p);
	struct hw_str url;

	if (f->flag)
		return;
	url = text.n > 0 ? hw_feed_url(p->m, p->base, fix_link(p->m, text))
			 : HW_STR("");
	if (image)
		image->link = url;
	else if (url.n > 0 && !f->other)
		to->link = url;
	if (to->links.n > 0 && to->links.v[to->links.n - 1].href.n == 0)
		to->links.v[to->links.n - 1].href = url;
}

void
hw_feed_start_media(struct parser *p, enum hw_feed_el el)
{
	struct hw_str url = hw_feed_url(p->m, p->base, hw_feed_attr_href(p));
	struct hw_str type = hw_str_lower(p->m, hw_feed_attr(p, "type"));
	struct hw_feed_fields *to = hw_feed_context(p);

	if (hw_feed_attr_href(p).n == 0)
		return;
	if (el == EL_ITUNES_IMAGE || el == EL_MEDIA_THUMBNAIL) {
		if (to->image.url.n == 0)
			to->image.url = url;
		return;
	}
	if (to->image.url.n == 0 &&
	    (hw_str_starts(type, HW_STR("image/")) ||
		hw_str_ieq(hw_feed_attr(p, "medium"), HW_STR("image"))))
		to->image.url = url;
	add_enclosure(p, url, type, hw_feed_attr(p, "fileSize"));
}

void
hw_feed_start_enclosure(struct parser *p)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_str url = hw_feed_attr_href(p);
	struct hw_feed_link *l = hw_links_add(p->m, &to->links);

	l->rel = HW_STR("enclosure");
	l->href = url.n > 0 ? hw_feed_url(p->m, p->base, url) : url;
	l->type = hw_str_lower(p->m, hw_feed_attr(p, "type"));
	l->length = hw_feed_attr(p, "length");
	add_enclosure(p, l->href, l->type, l->length);
}

void
hw_feed_add_license(struct parser *p, struct hw_str url)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_feed_link *l = hw_links_add(p->m, &to->links);

	l->rel = HW_STR("license");
	l->href = hw_feed_url(p->m, p->base, url);
	to->license = l->href;
}
