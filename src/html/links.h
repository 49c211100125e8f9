/* SPDX-License-Identifier: MIT
 * What a page links to, for finding feeds and for watching section pages of
 * outlets that have none. */
#ifndef HW_HTML_LINKS_H
#define HW_HTML_LINKS_H

#include "model/model.h"

struct hw_arena;

#define HW_PAGE_LINKS 300 /* of each kind; the rest is ignored */

struct hw_page_links {
	/* Feeds, best first: those in <link rel=alternate>, comments' feeds
	 * last, then anchors that look like feeds.  text: their title. */
	struct hw_link *feeds;
	size_t n_feeds, n_declared; /* declared: by <link> */
	/* Articles a section page lists, in its order, each once.  text: the
	 * headline. */
	struct hw_link *articles;
	size_t n_articles;
	struct hw_str hub, self; /* WebSub */
	struct hw_str icon, canonical;
	struct hw_str generator; /* <meta name=generator> */
	struct hw_str title, language;
};

/* Read the links of a page in any charset.  All addresses are absolute
 * http(s) ones.  An article link stays on the page's registrable domain, is
 * no part of the navigation, and has the text of a headline or the address of
 * a story; at least two of such signs.  Linear time.  Arena. */
void hw_html_links(
    struct hw_arena *m, const struct hw_page *page, struct hw_page_links *out);

/* The page as a feed whose entries are its article links (id and link the
 * address, title the headline, no dates); format "page". */
void hw_html_section(
    struct hw_arena *m, const struct hw_page *page, struct hw_feed *out);

#endif
