/* SPDX-License-Identifier: MIT
 * From any address of an outlet to the source we can poll.  A state machine
 * without sockets: the caller fetches what it asks for.
 *
 *	hw_discover_start(&d, m, url, parse, arg);
 *	while (hw_discover_next(&d, &req))
 *		fetch req; hw_discover_answer(&d, page, res);
 *	d.found, d.report
 *
 * The address itself is fetched, then at most three more: feeds the page
 * declares, feeds it links to, the usual paths of the software that made it,
 * sitemaps of robots.txt.  When none holds, a page that lists stories is
 * watched itself.  d.report says what was tried and what came of it. */
#ifndef HW_FETCH_DISCOVER_H
#define HW_FETCH_DISCOVER_H

#include "fetch/fetch.h"

#define HW_DISCOVER_TRIES 3
#define HW_DISCOVER_CANDIDATES 8

struct hw_candidate {
	struct hw_str url;
	const char *why; /* "the page names it", ... */
};

struct hw_discovery {
	struct hw_arena *m;
	/* Is it a feed, sitemap or OPML?  In a worker where there is one. */
	int (*parse)(void *arg, struct hw_arena *m, const struct hw_page *page,
	    struct hw_feed *out, struct hw_err *err);
	void *arg;
	struct hw_candidate candidate[HW_DISCOVER_CANDIDATES];
	size_t n, at; /* at: the next one to try */
	int tries;
	bool begun, done;
	struct hw_str asked; /* address under way */
	const char *why;
	struct hw_source section; /* what to watch if all else fails */
	size_t section_items;

	/* the outcome */
	bool ok;
	struct hw_source found; /* kind, url, title, site, language */
	struct hw_str report;   /* a line for each try */
};

/* url as a person typed it: without a scheme it means https, "feed:" is
 * taken off.  d lives in the caller, its strings in m. */
void hw_discover_start(struct hw_discovery *d, struct hw_arena *m,
    struct hw_str url,
    int (*parse)(void *arg, struct hw_arena *m, const struct hw_page *page,
	struct hw_feed *out, struct hw_err *err),
    void *arg);

/* The next request; false when there is an outcome. */
bool hw_discover_next(struct hw_discovery *d, struct hw_fetch_request *req);

/* What the request brought. */
void hw_discover_answer(struct hw_discovery *d, const struct hw_page *page,
    const struct hw_fetch_result *res);

#endif
