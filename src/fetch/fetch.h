/* SPDX-License-Identifier: MIT
 * The one function that makes outgoing connections: feeds, pages, robots.txt,
 * hubs.  libcurl's multi interface on a libevent base.
 *
 * What it holds to, for every hop of every redirect: http and https only; the
 * connected address passes fetch/address.h; TLS verified; caps on decoded
 * bytes, ratio, headers, redirects, time and rate; cookies live for one chain
 * and no longer; one connection to a host with a pause between requests; a
 * registrable domain that says 429 or 503 is left alone until it may be asked
 * again.  It does not decide whether robots.txt permits: the caller does. */
#ifndef HW_FETCH_FETCH_H
#define HW_FETCH_FETCH_H

#include "base/err.h"
#include "fetch/address.h"
#include "model/model.h"

struct event_base;
struct hw_fetcher;

/* Settings, all with defaults from hw_fetch_defaults.  Strings are borrowed
 * until hw_fetcher_new returns. */
struct hw_fetch_config {
	struct hw_str contact; /* URL or address shown in the user agent */
	struct hw_str ca_file; /* PEM roots; empty: SSL_CERT_FILE, system */
	const struct hw_net *allow; /* networks reachable although special */
	size_t n_allow;
	/* "HOST=ADDRESS:PORT", "*=ADDRESS:PORT": where requests for HOST go
	 * instead, names and certificates staying as they are.  The address
	 * is filtered as any other. */
	const struct hw_strs *connect_to; /* NULL: none */
	size_t max_feed;                  /* decoded bytes: 32 MB */
	size_t max_page;                  /* decoded bytes: 16 MB */
	int max_ratio;           /* decoded / received bytes, above 1 MB: 100 */
	int max_redirects;       /* 10 */
	int max_headers;         /* header lines of a chain's answer: 256 */
	size_t max_header_bytes; /* 64 KB */
	int total_ms;      /* a whole chain, waiting in queues left out: 25 s */
	int connect_ms;    /* name look-up, TCP and TLS: 10 s */
	int min_rate;      /* bytes a second ... */
	int min_rate_s;    /* ... over that many seconds: 200 in 10 s */
	int host_delay_ms; /* between two requests to a host: 1 s */
	int host_connections; /* 1 */
	int connections;      /* 64, all hosts together */
	bool http1;           /* never HTTP/2 */
};

void hw_fetch_defaults(struct hw_fetch_config *c);

enum hw_fetch_kind {
	HW_FETCH_FEED,   /* feeds and sitemaps */
	HW_FETCH_PAGE,   /* pages for people */
	HW_FETCH_ROBOTS, /* cut at 500 KiB, at most 5 redirects */
	HW_FETCH_HUB,    /* form is posted; redirects are not followed */
};

struct hw_fetch_request {
	struct hw_str url;
	enum hw_fetch_kind kind;
	struct hw_str etag, last_modified; /* empty: unconditional */
	struct hw_str form; /* HW_FETCH_HUB: x-www-form-urlencoded body */
	size_t max_bytes;   /* 0: by kind */
	bool urgent;        /* first in its host's queue */
	bool now;           /* a person waits: no pause, no back-off */
};

struct hw_hop {
	int status;
	struct hw_str url; /* the address that answered with it */
};

/* What became of a request.  rc:
 *	HW_OK         2xx, or 304 to a conditional request
 *	HW_ENOTFOUND  404 or 410
 *	HW_ELIMIT     429, or a limit of ours; deferred: not asked at all
 *	HW_EDENIED    401, 402, 403, 451, a wall, or refused by us (status 0)
 *	HW_EINPUT     any other 4xx, a bad address, a damaged body
 *	HW_EIO        5xx, or the network; retry later
 * reason says it in words, with what to do where there is something to do. */
struct hw_fetch_result {
	int rc;
	char reason[244];
	int status;            /* of the last hop; 0: no answer */
	bool deferred;         /* left alone until retry_after is over */
	struct hw_str blocked; /* whose wall stands before it; empty: none */
	struct hw_str final_url;
	struct hw_str permanent; /* where leading 301/308 led; empty: none */
	struct hw_hop *hops;     /* the redirects, in order */
	size_t n_hops;
	int64_t fresh;       /* seconds by Cache-Control or Expires; 0: none */
	int64_t retry_after; /* seconds; 0: not stated */
	struct hw_str hub, self; /* WebSub, from Link headers; absolute */
	struct hw_str content_encoding;
	struct hw_str address; /* that answered */
	int http_version;      /* 10, 11, 20; 0: none */
	int64_t wire_bytes, body_bytes;
	int64_t name_us, connect_us, first_us, total_us; /* last hop, from
							    its start */
};

/* A fetcher on base (borrowed; NULL: one of its own).  Owned.  HW_EINPUT when
 * a setting is wrong. */
int hw_fetcher_new(const struct hw_fetch_config *c, struct event_base *base,
    struct hw_fetcher **out, struct hw_err *err) HW_MUST_USE;
/* Requests under way end with HW_EIO "stopped".  NULL is allowed. */
void hw_fetcher_free(struct hw_fetcher *f);

/* Fetch.  The request is copied.  done is called exactly once, from the event
 * loop, never from within this call; page and result are valid until it
 * returns.  page->body is empty unless an answer came. */
void hw_fetch(struct hw_fetcher *f, const struct hw_fetch_request *req,
    void (*done)(void *arg, const struct hw_page *page,
	const struct hw_fetch_result *res),
    void *arg);

/* Ask that host (of url) less often: at least ms between two requests. */
void hw_fetch_pause(struct hw_fetcher *f, struct hw_str url, int ms);

/* A copy that outlives done; strings in m. */
struct hw_fetch_result hw_fetch_keep(
    struct hw_arena *m, const struct hw_fetch_result *res);

/* Requests not yet done. */
size_t hw_fetch_pending(const struct hw_fetcher *f);

/* Run the event loop until none is pending. */
void hw_fetch_run(struct hw_fetcher *f);

/* The blocking form: fetch and wait; page and result live in m.  For commands
 * and tests.  Returns res->rc, err gets its reason. */
int hw_fetch_wait(struct hw_fetcher *f, struct hw_arena *m,
    const struct hw_fetch_request *req, struct hw_page *page,
    struct hw_fetch_result *res, struct hw_err *err) HW_MUST_USE;

#endif
