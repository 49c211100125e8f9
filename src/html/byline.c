/* SPDX-License-Identifier: MIT
 * The author from the page's own byline, when nobody said it better. */
#include "base/arena.h"
#include "html/meta_int.h"

#define BYLINE_MAX 120 /* bytes */

static bool
is_byline(const struct hw_dom *d, uint32_t i)
{
	struct hw_str prop = hw_dom_attr(d, i, HW_ATTR_ITEMPROP);

	return hw_str_ieq(hw_dom_attr(d, i, HW_ATTR_REL), HW_STR("author")) ||
	    hw_str_ieq(prop, HW_STR("author")) ||
	    hw_str_ifind(hw_dom_attr(d, i, HW_ATTR_CLASS), HW_STR("byline"),
		0) != HW_NPOS;
}

static struct hw_str
without_by(struct hw_str s)
{
	static const struct hw_str by[] = {HW_STR_INIT("by "),
	    HW_STR_INIT("von "), HW_STR_INIT("par "), HW_STR_INIT("por ")};

	for (size_t i = 0; i < sizeof(by) / sizeof(by[0]); i++)
		if (hw_str_istarts(s, by[i]))
			return hw_str_trim(hw_str_from(s, by[i].n));
	return s;
}

void
hw_meta_byline(struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out)
{
	for (uint32_t i = 1; i < d->n && out->author.n == 0; i++) {
		struct hw_str text;

		if (d->node[i].n_attr == 0 || !is_byline(d, i))
			continue;
		text = hw_dom_text(m, d, i, BYLINE_MAX + 1);
		if (text.n > 0 && text.n <= BYLINE_MAX) {
			out->author = text;
			out->byline_node = i;
		}
	}
	out->author = without_by(out->author);
}
