/* SPDX-License-Identifier: MIT
 * Sitemaps (sitemaps.org 0.9) as feeds: indexes, news and image extensions,
 * plain text.  hw_feed_parse calls these by content. */
#ifndef HW_FORMAT_SITEMAP_H
#define HW_FORMAT_SITEMAP_H

#include "base/err.h"
#include "model/model.h"

struct hw_arena;

#define HW_SITEMAP_URLS 50000 /* the protocol's own limit */

/* doc: UTF-8.  out->format is "sitemap", or "sitemapindex" when the entries
 * are sitemaps themselves.  Of an entry: link and id the address, updated its
 * lastmod; news: title, published, language, tags, source_title.  Addresses
 * that are not http(s) are left out. */
int hw_sitemap_xml(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_feed *out, struct hw_err *err) HW_MUST_USE;

/* One address a line. */
int hw_sitemap_text(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_feed *out, struct hw_err *err) HW_MUST_USE;

#endif
