/* SPDX-License-Identifier: MIT
 * From any address of an outlet to the source we can poll.  A state machine
 * without sockets and without parsers: the caller fetches what it asks for,
 * and has a worker look at what came.
 *
 *	hw_discover_start(&d, m, url);
 *	while (hw_discover_next(&d, &req))
 *		fetch req
 *		if (hw_discover_answer(&d, page, res))
 *			hw_look in a worker; hw_discover_seen(&d, &look)
 *	d.found, d.report
 *
 * The address itself is fetched, then at most three more: feeds the page
 * declares, feeds it links to, the usual paths of the software that made it,
 * sitemaps of robots.txt.  When none holds, a page that lists stories is
 * watched itself.  d.report says what was tried and what came of it. */
#ifndef HW_FETCH_DISCOVER_H
#define HW_FETCH_DISCOVER_H

#include "base/json.h"
#include "fetch/fetch.h"

#define HW_DISCOVER_TRIES 3
#define HW_DISCOVER_CANDIDATES 8

/* ---- in the worker --------------------------------------------------------- */

/* What an answer holds.  Addresses are absolute http or https ones. */
struct hw_look {
	struct hw_str format; /* of a feed, sitemap or OPML; else "page", or
			       * "robots" of a /robots.txt */
	struct hw_str title, link, language;
	struct hw_str generator; /* of a page: the software that made it */
	struct hw_strs declared, linked; /* feeds of a page, two each */
	struct hw_strs sitemaps; /* of robots.txt, news first; at most 4 */
	size_t articles;         /* headlines a page lists */
};

/* Parses the foreign bytes; never fails, a page is the last guess. */
void hw_look(
    struct hw_arena *m, const struct hw_page *page, struct hw_look *out);
/* As members of the record under way; and back.  rec's strings are borrowed,
 * the lists are in m. */
void hw_look_put(struct hw_jw *w, const struct hw_look *look);
void hw_look_get(
    struct hw_arena *m, const struct hw_json *rec, struct hw_look *out);

/* ---- outside of it --------------------------------------------------------- */

struct hw_candidate {
	struct hw_str url;
	const char *why; /* "the page names it", ... */
};

struct hw_discovery {
	struct hw_arena *m;
	struct hw_candidate candidate[HW_DISCOVER_CANDIDATES];
	size_t n, at; /* at: the next one to try */
	int tries;
	bool begun, done;
	struct hw_str bare;  /* as typed, without a scheme; else empty */
	struct hw_str asked; /* address under way */
	const char *why;
	struct hw_str base, lasting; /* of the answer being looked at: where it
				      * is, and the address that will last */
	struct hw_source section;    /* what to watch if all else fails */
	size_t section_items;

	/* the outcome */
	bool ok;
	struct hw_source found; /* kind, url, title, site, language */
	struct hw_str report;   /* a line for each try */
};

/* url as a person typed it: without a scheme it means https, and http where
 * nobody answers that; "feed:" is taken off.  d lives in the caller, its strings in m. */
void hw_discover_start(
    struct hw_discovery *d, struct hw_arena *m, struct hw_str url);

/* The next request; false when there is an outcome. */
bool hw_discover_next(struct hw_discovery *d, struct hw_fetch_request *req);

/* What the request brought.  True: have it looked at, and say what was seen,
 * before the next request. */
bool hw_discover_answer(struct hw_discovery *d, const struct hw_page *page,
    const struct hw_fetch_result *res) HW_MUST_USE;
void hw_discover_seen(struct hw_discovery *d, const struct hw_look *look);
/* It could not be looked at: it cost the worker. */
void hw_discover_unread(struct hw_discovery *d, struct hw_str why);

#endif
