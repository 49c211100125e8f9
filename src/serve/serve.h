/* SPDX-License-Identifier: MIT
 * The web: pages, feeds and forms for readers, read from the store.
 *
 * Threads of its own, each with an event base, a listening socket of the same
 * address (SO_REUSEPORT) and a query-only store handle.  Pages are rendered
 * here, need no script and make no request elsewhere.  TLS and HTTP/2 are the
 * reverse proxy's business. */
#ifndef HW_SERVE_SERVE_H
#define HW_SERVE_SERVE_H

#include "base/err.h"
#include "model/model.h"

struct hw_arena;
struct hw_buf;
struct hw_serve;

/* ---- routes of other rooms ------------------------------------------------ */

/* A request, borrowed until the handler returns. */
struct hw_serve_request {
	struct hw_arena *m;   /* of this request */
	struct hw_str method; /* "GET", "HEAD" or "POST" */
	struct hw_str path;   /* decoded, begins with / */
	struct hw_str query;  /* as sent, without ? */
	struct hw_str body;   /* at most 1 MiB */
	struct hw_str content_type;
	struct hw_str signature; /* X-Hub-Signature */
	struct hw_str peer;      /* address of the client, without port */
};

struct hw_serve_answer {
	int status;          /* 200 unless changed */
	struct hw_str type;  /* content type, text/plain unless changed */
	struct hw_buf *body; /* append to it; at most 8 MiB */
};

/* Everything below prefix ("/websub/") goes to handle, which runs in a web
 * thread and must not block. */
struct hw_serve_route {
	const char *prefix;
	void (*handle)(void *arg, const struct hw_serve_request *req,
	    struct hw_serve_answer *answer);
	void *arg;
};

/* ---- what the program around does for the pages --------------------------- */

/* A part of the starter list that the first page offers. */
struct hw_serve_starter {
	struct hw_str id;    /* [a-z0-9-]+, given back when chosen */
	struct hw_str group; /* heading it stands under: "By language" */
	struct hw_str label; /* "German" */
	int sources;
};

/* What became of a search for the feed behind an address. */
struct hw_serve_sought {
	struct hw_str url;   /* as it was asked for */
	bool done;           /* else it is under way */
	struct hw_str tried; /* a line for each address asked */
	struct hw_str kind;  /* "feed" of what is followed now; empty: none */
	struct hw_str found, title, domain;
};

/* Called from any web thread, so they lock what they share.  What they put in
 * err is shown to the person who asked.  NULL: the form is not offered. */
struct hw_serve_actions {
	void *arg;
	/* Look for the feed, sitemap or list of stories behind url and follow
	 * it.  Quick: *ticket gets the number to ask sought by. */
	int (*add)(
	    void *arg, struct hw_str url, int64_t *ticket, struct hw_err *err);
	/* False: there is no such search.  Strings live in m. */
	bool (*sought)(void *arg, int64_t ticket, struct hw_arena *m,
	    struct hw_serve_sought *out);
	/* Subscribe to the feeds of an OPML list; *added as below. */
	int (*opml)(
	    void *arg, struct hw_str list, int *added, struct hw_err *err);
	/* Subscribe to the chosen parts; *added gets the number of sources. */
	int (*import)(void *arg, const struct hw_str *ids, size_t n, int *added,
	    struct hw_err *err);
	/* Open a ticket in the store; NULL: the room opens the store for
	 * writing itself. */
	int (*complain)(void *arg, struct hw_arena *m, struct hw_complaint *c,
	    hw_time now, struct hw_err *err);
	/* Lines in the Prometheus text format for /metrics; may be NULL. */
	void (*metrics)(void *arg, struct hw_buf *b);
	/* False, with the reason: /readyz says 503.  May be NULL. */
	bool (*ready)(void *arg, struct hw_err *err);
};

/* Borrowed until hw_serve_free. */
struct hw_serve_config {
	const char *db;         /* path of the store */
	struct hw_str listen;   /* "127.0.0.1:8080", "[::1]:80", ":8080" (every
				    address), "unix:/run/headwater.sock";
				    port 0: a free one */
	struct hw_str base_url; /* how readers reach us, without a last slash;
				    empty: http:// and the Host they sent */
	struct hw_str name;     /* of the collection; empty: Headwater */
	struct hw_str contact;  /* mail address or page of the operator */
	int threads;            /* 1 to 64; 0: 2 */
	bool demo;              /* says on every page that all is invented */
	struct hw_serve_actions actions;
	const struct hw_serve_starter *starters;
	size_t n_starters;
	const struct hw_serve_route *routes;
	size_t n_routes;
	struct hw_strs hubs; /* told of news in /index.atom and .json */
};

/* Bind the address and start the threads.  HW_EIO names the address and what
 * to do when it is taken; HW_EINPUT a listen that is no address.  The store
 * need not exist yet: until it does pages say so (503).  Owned. */
int hw_serve_start(const struct hw_serve_config *cfg, struct hw_serve **out,
    struct hw_err *err) HW_MUST_USE;

/* "http://127.0.0.1:8080" or "unix:PATH" with the port really bound; borrowed
 * until hw_serve_free. */
struct hw_str hw_serve_address(const struct hw_serve *s);

/* Stop taking requests, finish those under way (at most 5 s), end the
 * threads, release everything.  NULL is allowed. */
void hw_serve_free(struct hw_serve *s);

#endif
