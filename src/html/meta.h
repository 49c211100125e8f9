/* SPDX-License-Identifier: MIT
 * What a page says about itself, gathered before anything is pruned: JSON-LD,
 * meta elements, microdata, headings, <time>, the address.  The text of the
 * article is decided elsewhere (article.c); it borrows from here what the
 * page calls the headline, the author and the day, to cut them from it. */
#ifndef HW_HTML_META_H
#define HW_HTML_META_H

#include "html/dom.h"
#include "model/model.h"

struct hw_blocks;
struct hw_harvest;
struct hw_place;

struct hw_meta {
	/* for the article */
	struct hw_str title, author, credit, site, description, language;
	struct hw_str canonical; /* absolute */
	struct hw_str image, image_credit, image_licence;
	struct hw_date published, modified;
	struct hw_rights rights;

	/* evidence for the body and the kind of page */
	struct hw_str article_body; /* JSON-LD articleBody as text, or empty */
	struct hw_str type;         /* JSON-LD @type or og:type, as written */
	bool says_article;          /* NewsArticle, BlogPosting, og:article */
	bool says_live;             /* LiveBlogPosting */
	bool says_list;             /* CollectionPage, ItemList, ... */
	bool says_other;            /* Product, QAPage, Recipe, ... */
	bool says_forum;            /* DiscussionForumPosting */
	bool author_is_site;        /* for want of a better one */
	bool paywalled;             /* isAccessibleForFree: false */
	uint32_t title_node;        /* heading that bears the title; 0: none */
	uint32_t byline_node; /* element the author was read from; 0: none */
	uint32_t date_node;   /* element the date was read from; 0: none */

	/* what was found where, for those who decide later */
	struct hw_str page_title; /* <title> */
	struct hw_str site_hint;  /* JSON-LD WebSite, app name, home link */
	struct hw_str og_title, ld_title, card_title, other_title;
	struct hw_str og_url, language_hint;
	struct hw_str base;      /* base address for links: <base> or page's */
	struct hw_harvest *said; /* until hw_meta_settle */
};

/* Harvest, first half: all that is said in the head of the page, and the
 * headline.  hint (may be NULL) is the feed's entry for this page.  Always
 * succeeds; what is not found stays empty.  Arena. */
void hw_meta_harvest(struct hw_arena *m, const struct hw_dom *d,
    const struct hw_page *page, const struct hw_entry *hint,
    struct hw_meta *out);

/* Second half: days and authors, which need to know where on the page
 * something stands.  b and place: of the same tree.  Bounded work a block;
 * statements beyond the first few hundred are not weighed.
 *
 * A day is chosen from candidates in JSON-LD, meta elements, microdata,
 * <time>, readers' text in 70 languages and the address, by their weight and
 * agreement; comments, copyright lines, teasers and the future are refused.
 * Measured: bench/RESULTS.md, "Dates, titles, authors". */
void hw_meta_settle(const struct hw_blocks *b, const struct hw_place *place,
    const struct hw_entry *hint, struct hw_meta *out);

#endif
