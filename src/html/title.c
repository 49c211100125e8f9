/* SPDX-License-Identifier: MIT
 * The headline: the h1 that the page's own titles agree with. */
#include "base/arena.h"
#include "html/meta_int.h"

#define TITLE_MAX 400 /* bytes of a heading */
#define H1_MAX 100    /* headings that are looked at */

static struct hw_str
said_title(const struct hw_meta *o)
{
	return o->ld_title.n > 0 ? o->ld_title
	    : o->og_title.n > 0  ? o->og_title
				 : o->page_title;
}

/* "Headline | Site" without its last part, when something long stays. */
static struct hw_str
without_site(struct hw_str s)
{
	static const struct hw_str seps[] = {HW_STR_INIT(" | "),
	    HW_STR_INIT(" - "), HW_STR_INIT(" \xe2\x80\x93 "),
	    HW_STR_INIT(" \xe2\x80\x94 "), HW_STR_INIT(" :: ")};

	for (size_t i = 0; i < sizeof(seps) / sizeof(seps[0]); i++) {
		size_t at = HW_NPOS, next = 0;

		while ((next = hw_str_find(s, seps[i], next)) != HW_NPOS)
			at = next++;
		if (at != HW_NPOS && at > 15)
			return hw_str_sub(s, 0, at);
	}
	return s;
}

void
hw_meta_title(struct hw_harvest *h)
{
	struct hw_arena *m = h->m;
	const struct hw_dom *d = h->d;
	struct hw_meta *out = h->out;
	struct hw_str said = said_title(out), text;

	for (uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_H1), n = 0;
	     i != 0 && n++ < H1_MAX; i = hw_dom_find(d, 0, i, HW_TAG_H1)) {
		text = hw_dom_text(m, d, i, TITLE_MAX);
		if (text.n < 5)
			continue;
		if (out->title_node == 0 ||
		    hw_str_ifind(said, text, 0) != HW_NPOS) {
			out->title = text;
			out->title_node = i;
		}
		if (hw_str_ifind(said, text, 0) != HW_NPOS)
			return;
	}
	if (out->title.n == 0 || out->ld_title.n > 0 || out->og_title.n > 0)
		out->title = without_site(said.n > 0 ? said : out->title);
}
