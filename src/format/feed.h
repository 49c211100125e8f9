/* SPDX-License-Identifier: MIT
 * Feeds of every make into one struct hw_feed: RSS 0.90 to 2.0 with the usual
 * modules, RDF, Atom 0.3 and 1.0, CDF, JSON Feed 1.0 and 1.1, and by content
 * also sitemaps and OPML.  Ill-formed feeds are read as feedparser reads
 * them: its documented rules are the reference for every element. */
#ifndef HW_FORMAT_FEED_H
#define HW_FORMAT_FEED_H

#include "base/err.h"
#include "model/model.h"

struct hw_arena;

/* Limits on entry. */
#define HW_FEED_BYTES (32u << 20) /* of document; longer is HW_ELIMIT */
#define HW_FEED_ENTRIES 10000     /* the rest is ignored */
#define HW_FEED_DEPTH 256         /* open elements; deeper ones are text */
#define HW_FEED_LIST 256          /* people, links, tags of one thing */

/* HTML as published, and what its addresses are relative to. */
struct hw_feed_html {
	struct hw_str html, base;
};

struct hw_feed_link {
	struct hw_str rel, type, href; /* href absolute, or empty if unsafe */
	struct hw_str hreflang, title, length;
};

struct hw_feed_image {
	struct hw_str url, title, link, width, height;
};

struct hw_people {
	struct hw_person *v;
	size_t n, cap;
};

struct hw_feed_links {
	struct hw_feed_link *v;
	size_t n, cap;
};

struct hw_enclosures {
	struct hw_enclosure *v;
	size_t n, cap;
};

/* What feeds, entries and the sources of entries have in common. */
struct hw_feed_fields {
	struct hw_str id, link, language;
	struct hw_feed_html title; /* HTML when title_is_html, else text */
	bool title_is_html;
	struct hw_str title_text; /* plain, one line */
	struct hw_feed_html description, content, info, rights;
	struct hw_people authors, contributors;
	struct hw_person publisher;
	struct hw_strs tags;
	struct hw_feed_links links;
	struct hw_feed_image image;
	struct hw_str icon, logo, generator, generator_url, license;
	struct hw_str published_raw, updated_raw, created_raw, expires_raw;
	struct hw_date published, updated, created, expires;
};

/* hw_feed.more */
struct hw_feed_more {
	struct hw_feed_fields f;
	struct hw_str encoding; /* charset the bytes were in */
	struct hw_str new_feed_url;
	struct hw_str docs, errors_to;
	struct {
		struct hw_str domain, port, path, procedure, protocol;
	} cloud;
	bool ill_formed; /* something had to be mended */
};

/* hw_entry.more */
struct hw_entry_more {
	struct hw_feed_fields f;
	struct hw_enclosures enclosures;
	struct hw_feed_fields *source; /* NULL: none stated */
	struct hw_str comments, comments_feed, comments_count;
	struct hw_str duration, geo_lat, geo_long;
	struct hw_str credit; /* media:credit */
	bool id_is_link;
};

/* Read page->body; page->url and content_type help.  Every address in the
 * result is absolute where a base is known, and http(s) or otherwise
 * harmless; titles are plain text; *_html fields are raw: sanitise them with
 * more->f.*.base before anybody sees them (pipe/feed.c does).  Arena; views
 * into page->body.  HW_EINPUT: no feed (says what it looks like);
 * HW_ELIMIT: longer than HW_FEED_BYTES.  Linear time. */
int hw_feed_parse(struct hw_arena *m, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err) HW_MUST_USE;

/* "Name", or the address when there is no name; all people joined by ", ". */
struct hw_str hw_people_join(struct hw_arena *m, const struct hw_people *p);

/* The text of an HTML fragment in one line: tags, comments and scripts gone,
 * references resolved.  For titles; html/ does it for whole pages. */
struct hw_str hw_feed_plain(struct hw_arena *m, struct hw_str html);

/* Does plain text look as if it were HTML?  It must close a tag or have a
 * reference, and every tag and reference must be HTML's. */
bool hw_feed_looks_like_html(struct hw_str s);

#endif
