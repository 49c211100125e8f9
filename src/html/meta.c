/* SPDX-License-Identifier: MIT
 * Meta and link elements, and the order in which a page's statements about
 * itself are gathered. */
#include "html/meta.h"

#include <string.h>

#include "base/arena.h"
#include "html/meta_int.h"
#include "url/url.h"

static void
set(struct hw_arena *m, struct hw_str *field, struct hw_str v)
{
	if (field->n == 0)
		*field = hw_str_squeeze(m, v);
}

static void
set_date(struct hw_date *out, struct hw_str s)
{
	int offset = 0;

	if (out->precision != HW_PRECISION_NONE || s.n < 10 ||
	    !hw_time_parse(hw_str_trim(s), &out->at, &offset))
		return;
	out->precision = s.n > 10 ? HW_PRECISION_SECOND : HW_PRECISION_DAY;
	out->offset = (int16_t)offset;
	out->has_offset = s.n > 19;
	out->source = HW_STR("meta");
	out->confidence = 0.8f;
}

static void
read_meta(struct hw_arena *m, struct hw_str name, struct hw_str v,
    struct hw_meta *out)
{
	struct {
		const char *name;
		struct hw_str *field;
	} const map[] = {
	    {"og:title", &out->og_title},
	    {"twitter:title", &out->og_title},
	    {"og:site_name", &out->site},
	    {"application-name", &out->site},
	    {"og:description", &out->description},
	    {"description", &out->description},
	    {"og:image", &out->image},
	    {"og:type", &out->type},
	    {"author", &out->author},
	    {"article:author", &out->author},
	    {"dc.creator", &out->author},
	    {"parsely-author", &out->author},
	};

	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (hw_str_ieq(name, hw_str_c(map[i].name)) &&
		    !(map[i].field == &out->author &&
			hw_str_starts(v, HW_STR("http"))))
			set(m, map[i].field, v);
	if (hw_str_ieq(name, HW_STR("article:published_time")) ||
	    hw_str_ieq(name, HW_STR("datePublished")) ||
	    hw_str_ieq(name, HW_STR("dc.date")) ||
	    hw_str_ieq(name, HW_STR("date")))
		set_date(&out->published, v);
	if (hw_str_ieq(name, HW_STR("article:modified_time")) ||
	    hw_str_ieq(name, HW_STR("dateModified")))
		set_date(&out->modified, v);
	if (hw_str_ieq(name, HW_STR("og:type")) &&
	    hw_str_ieq(v, HW_STR("article")))
		out->says_article = true;
}

void
hw_meta_elements(
    struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out)
{
	for (uint32_t i = 1; i < d->n; i++) {
		struct hw_str name, v;

		if (d->node[i].tag == HW_TAG_META) {
			v = hw_dom_attr(d, i, HW_ATTR_CONTENT);
			name = hw_dom_attr(d, i, HW_ATTR_PROPERTY);
			if (name.n == 0)
				name = hw_dom_attr(d, i, HW_ATTR_NAME);
			if (name.n == 0)
				name = hw_dom_attr(d, i, HW_ATTR_ITEMPROP);
			if (v.n > 0 && name.n > 0)
				read_meta(m, name, v, out);
		} else if (d->node[i].tag == HW_TAG_TITLE &&
		    d->node[i].ns == HW_NS_HTML && out->page_title.n == 0) {
			out->page_title = hw_str_squeeze(
			    m, hw_dom_raw(m, d, i));
		} else if (d->node[i].tag == HW_TAG_LINK &&
		    out->canonical.n == 0 &&
		    hw_str_ieq(
			hw_dom_attr(d, i, HW_ATTR_REL), HW_STR("canonical"))) {
			v = hw_dom_attr(d, i, HW_ATTR_HREF);
			if (hw_url_resolve(m, out->base, v, &out->canonical,
				NULL) != HW_OK)
				out->canonical = (struct hw_str){0};
		}
	}
}

static void
find_base(struct hw_arena *m, const struct hw_dom *d,
    const struct hw_page *page, struct hw_meta *out)
{
	uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_BASE);

	out->base = page->url;
	if (i != 0 &&
	    hw_url_resolve(m, page->url, hw_dom_attr(d, i, HW_ATTR_HREF),
		&out->base, NULL) != HW_OK)
		out->base = page->url;
}

static void
use_hint(const struct hw_entry *hint, struct hw_meta *out)
{
	if (hint == NULL)
		return;
	if (out->title.n == 0)
		out->title = hint->title;
	if (out->author.n == 0)
		out->author = hint->author;
	if (out->published.precision == HW_PRECISION_NONE)
		out->published = hint->published;
	if (out->modified.precision == HW_PRECISION_NONE)
		out->modified = hint->updated;
	if (out->language.n == 0)
		out->language = hint->language;
	if (out->image.n == 0)
		out->image = hint->image;
}

void
hw_meta_harvest(struct hw_arena *m, const struct hw_dom *d,
    const struct hw_page *page, const struct hw_entry *hint,
    struct hw_meta *out)
{
	memset(out, 0, sizeof(*out));
	out->published.at = out->modified.at = HW_TIME_NONE;
	out->rights.max_snippet = -1;
	out->language = hw_dom_attr(d, d->html, HW_ATTR_LANG);
	find_base(m, d, page, out);
	hw_meta_jsonld(m, d, out);
	hw_meta_elements(m, d, out);
	hw_meta_title(m, d, out);
	hw_meta_date(m, d, out);
	hw_meta_byline(m, d, out);
	use_hint(hint, out);
	if (hw_url_resolve(m, out->base, out->image, &out->image, NULL) !=
	    HW_OK)
		out->image = (struct hw_str){0};
}
