/* SPDX-License-Identifier: MIT
 * The fetcher from inside: its parts (fetcher.c), who may ask now (queue.c),
 * jobs (fetch.c), one transfer of a job (hop.c), what came of it (result.c),
 * and libcurl on libevent (loop.c). */
#ifndef HW_FETCH_FETCH_INT_H
#define HW_FETCH_FETCH_INT_H

#include <curl/curl.h>

#include "base/arena.h"
#include "fetch/decode.h"
#include "fetch/fetch.h"
#include "fetch/header.h"
#include "fetch/host.h"
#include "url/url.h"

struct event;

/* Why we ended a transfer ourselves. */
enum halt {
	HALT_NONE,
	HALT_ENOUGH, /* the rest of the body is of no interest */
	HALT_ERROR,  /* job->err says */
};

struct job {
	struct hw_waiting wait; /* must be first */
	struct hw_fetcher *f;
	struct job *prev, *next; /* all jobs of f */
	struct hw_arena *m;
	struct hw_fetch_request req; /* strings in m, NUL-terminated */
	void (*done)(
	    void *arg, const struct hw_page *, const struct hw_fetch_result *);
	void *arg;
	struct event *later; /* for outcomes known before any transfer */

	CURL *easy;
	struct hw_str url;      /* of the current hop */
	struct hw_str host;     /* its queue's name */
	struct hw_host *record; /* while a slot of it is held */
	int64_t spent_ms;       /* by earlier hops */
	bool http1;             /* HTTP/2 failed on this hop */
	HW_VEC(struct hw_hop) hops;
	bool got_cookie;     /* on any hop */
	bool moved_for_good; /* all hops so far were 301 or 308 */

	/* the current hop's answer */
	struct hw_headers headers;
	int n_headers; /* of all its header blocks */
	size_t header_bytes;
	int status;
	struct hw_decoder *decoder;
	int64_t wire;
	int records; /* of TLS since the last header or body */
	int fd;      /* libcurl waits for it on behalf of job; -1: none */
	char *body;  /* malloc */
	size_t n, cap, max;
	bool quiet; /* cut at max without an error */
	enum halt halt;
	struct hw_err err;    /* HALT_ERROR */
	struct hw_err denied; /* the first address refused */
	char curl_msg[CURL_ERROR_SIZE];

	struct hw_fetch_result res;
};

#define HW_FETCH_SPARE 64 /* handles of ended jobs kept */

struct hw_fetcher {
	struct hw_fetch_config c;
	struct hw_arena *m; /* of what it keeps to its end */
	struct hw_net *allow;
	struct curl_slist *connect_to;
	struct hw_str agent;
	char *ca_file, *ca_dir; /* NULL: libcurl's own */
	/* request headers of each enum hw_fetch_kind; in m */
	struct curl_slist *lines[HW_FETCH_HUB + 1];
	CURL *spare[HW_FETCH_SPARE];
	size_t n_spare;
	CURLM *multi;
	struct event_base *base;
	bool own_base;
	struct event *timer;
	struct hw_hosts *hosts;
	struct hw_host **ready; /* ring of hosts that wait for a free slot */
	size_t ready_at, n_ready, cap_ready;
	struct job *jobs;
	size_t n_jobs;
	int active;
	bool stopping;
};

/* ---- fetch.c: a job's life ----------------------------------------------- */

/* The transfer of job ended with code. */
void job_hop_done(struct job *job, CURLcode code);
/* Call done with res, then forget the job.  Its transfer may be under way
 * only when the fetcher stops. */
void job_end(struct job *job);

/* ---- queue.c ------------------------------------------------------------- */

/* "host" or "host:port": one queue. */
struct hw_str queue_name(struct hw_arena *m, const struct hw_url *u);
/* Have job wait for its host; first: before the others. */
void queue_put(struct job *job, bool first);
/* Start what the host's queue and its pause permit. */
void queue_start(struct hw_fetcher *f, struct hw_host *h);
/* Give the job's slot back and start whoever waits for it. */
void queue_release(struct job *job);

/* ---- result.c ------------------------------------------------------------ */

/* Text from the network in one line of clean UTF-8 bytes. */
void result_say(struct hw_fetch_result *res, int rc, const char *msg);
/* What the last hop's headers and its transfer say. */
void result_fill(struct job *job);
/* Is its status an answer, a refusal, a block? */
void result_judge(struct job *job);
/* One of libcurl's times of the transfer, in microseconds. */
int64_t result_time(struct job *job, CURLINFO what);
void result_page(struct job *job, struct hw_page *page);
/* Tell the domain's record how it went. */
void result_remember(struct job *job);

/* ---- hop.c: one request and its answer ----------------------------------- */

/* Make ready and add to the multi handle. */
void hop_start(struct job *job);
/* Take it off again; what came stays in job. */
void hop_stop(struct job *job);
/* The job has ended: keep its handle for another, or end it. */
void hop_give_handle(struct job *job);
/* The header lines that are the same in every request of a kind, in f->m. */
struct curl_slist *hop_lines(struct hw_fetcher *f, enum hw_fetch_kind kind);
/* Fill err with what a transfer's code means; the code of the result. */
int hop_explain(struct job *job, CURLcode code, struct hw_err *err);

/* ---- loop.c -------------------------------------------------------------- */

int loop_init(struct hw_fetcher *f, struct event_base *base);
void loop_free(struct hw_fetcher *f);
int64_t loop_now_ms(void); /* monotonic */
/* Call queue_start for h in ms from now. */
void loop_wake_host(struct hw_fetcher *f, struct hw_host *h, int64_t ms);
void loop_free_timer(void *timer);
/* Call job_end in the next turn of the loop. */
void loop_soon(struct job *job);

#endif
