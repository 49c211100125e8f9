/* SPDX-License-Identifier: MIT
 * The order in which a page's statements about itself are gathered, and what
 * remains when they are weighed. */
#include "html/meta.h"

#include <string.h>

#include "base/arena.h"
#include "html/meta_int.h"
#include "html/places.h"
#include "url/url.h"

static void
find_base(struct hw_harvest *h)
{
	uint32_t i = hw_dom_find(h->d, 0, 0, HW_TAG_BASE);
	struct hw_str *base = &h->out->base;

	*base = h->page->url;
	if (i != 0 &&
	    hw_url_resolve(h->m, h->page->url,
		hw_dom_attr(h->d, i, HW_ATTR_HREF), base, NULL) != HW_OK)
		*base = h->page->url;
}

/* Whether 3/4 is the third of April: "en" alone leaves it to the country. */
static struct hw_str
day_language(const struct hw_harvest *h)
{
	static const char *const day_first[] = {".uk", ".au", ".nz", ".ie",
	    ".in", ".za", ".sg", ".ng", ".ke", ".pk", ".my", ".eu", NULL};
	struct hw_str lang = h->out->language, host, tld;

	if (!hw_str_istarts(lang, HW_STR("en")) || lang.n > 2)
		return lang;
	host = hw_url_host(
	    h->page->url.n > 0 ? h->page->url : h->out->canonical);
	tld = hw_str_from(host, hw_str_rchr(host, '.'));
	for (size_t i = 0; day_first[i] != NULL; i++)
		if (hw_str_ieq(tld, hw_str_c(day_first[i])))
			return HW_STR("en-GB");
	return lang;
}

static void
set_language(struct hw_harvest *h)
{
	struct hw_meta *out = h->out;

	if (out->language.n < 2)
		out->language = out->language_hint;
	if (out->language.n < 2)
		out->language = h->page->language;
	if (out->language.n > 2 && out->language.p[2] == '_')
		out->language = hw_str_sub(out->language, 0, 2);
	h->lang = day_language(h);
}

void
hw_meta_harvest(struct hw_arena *m, const struct hw_dom *d,
    const struct hw_page *page, const struct hw_entry *hint,
    struct hw_meta *out)
{
	struct hw_harvest *h = HW_NEW(m, struct hw_harvest);

	memset(out, 0, sizeof(*out));
	h->m = m;
	h->d = d;
	h->page = page;
	h->out = out;
	out->said = h;
	out->published.at = out->modified.at = HW_TIME_NONE;
	out->rights.max_snippet = -1;
	out->language = hw_dom_attr(d, d->html, HW_ATTR_LANG);
	h->lang = day_language(h);
	find_base(h);
	hw_meta_jsonld(h);
	hw_meta_elements(h);
	set_language(h);
	hw_meta_title(h);
	if (out->title.n == 0 && hint != NULL)
		out->title = hint->title;
	if (out->image.n > 0 &&
	    hw_url_resolve(m, out->base, out->image, &out->image, NULL) !=
		HW_OK)
		out->image = (struct hw_str){0};
}

bool
hw_meta_of_comment(const struct hw_dom *d, uint32_t i)
{
	for (int up = 0; i != 0 && up < 20; i = d->node[i].parent, up++) {
		struct hw_str type = hw_dom_attr(d, i, HW_ATTR_ITEMTYPE);

		if (type.n > 0 &&
		    hw_str_find(type, HW_STR("Comment"), 0) != HW_NPOS)
			return true;
	}
	return false;
}

uint32_t
hw_meta_near_end(const struct hw_blocks *b, const struct hw_place *place,
    uint32_t title, uint32_t n)
{
	uint32_t i = title;

	for (; i < b->n && n > 0; i++)
		n -= !(place[b->v[i].box].in & HW_IN_NAV);
	return i;
}

static void
use_hint(struct hw_harvest *h, const struct hw_entry *hint)
{
	struct hw_meta *out = h->out;

	hw_meta_say_author(h, hint->author, HW_BY_FEED, false, 0);
	if (hint->published.precision >= HW_PRECISION_DAY)
		hw_meta_add_day(
		    h, &hint->published, HW_BY_FEED, HW_DAY_PUBLISHED, 0.8f, 0);
	if (hint->updated.precision >= HW_PRECISION_DAY)
		hw_meta_add_day(
		    h, &hint->updated, HW_BY_FEED, HW_DAY_MODIFIED, 0.7f, 0);
	if (out->language.n == 0)
		out->language = hint->language;
	if (out->image.n == 0)
		out->image = hint->image;
}

void
hw_meta_settle(const struct hw_blocks *b, const struct hw_place *place,
    const struct hw_entry *hint, struct hw_meta *out)
{
	struct hw_harvest *h = out->said;

	hw_meta_dates(h, b, place);
	hw_meta_bylines(h, b, place);
	hw_meta_image(h, place);
	if (hint != NULL)
		use_hint(h, hint);
	hw_meta_decide_day(h);
	hw_meta_decide_author(h);
	out->said = NULL;
}
