/* SPDX-License-Identifier: MIT
 * A request from its address to its result, hop by hop. */
#include "fetch/fetch.h"

#include <event2/event.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/fetch_int.h"
#include "url/url.h"

#define HTTP1_MEMORY_MS ((int64_t)7 * 86400 * 1000)

/* ---- a job's life -------------------------------------------------------- */

static void
unlink_job(struct job *job)
{
	if (job->prev)
		job->prev->next = job->next;
	else
		job->f->jobs = job->next;
	if (job->next)
		job->next->prev = job->prev;
	job->f->n_jobs--;
}

static void
free_job(struct job *job)
{
	if (job->later)
		event_free(job->later);
	hop_give_handle(job);
	hw_decoder_free(job->decoder);
	free(job->body);
	hw_arena_free(job->m);
	free(job);
}

void
job_end(struct job *job)
{
	struct hw_page page;

	if (job->record && job->f->stopping)
		hop_stop(job);
	unlink_job(job);
	job->res.final_url = job->url;
	job->res.hops = job->hops.v;
	job->res.n_hops = job->hops.n;
	result_page(job, &page);
	queue_release(job);
	job->done(job->arg, &page, &job->res);
	free_job(job);
}

/* An outcome known without a transfer. */
static void
end_soon(struct job *job, const struct hw_err *err)
{
	result_say(&job->res, err->rc, err->msg);
	loop_soon(job);
}

/* Is target an address we go to?  Sets job->url and job->host. */
static int
set_target(struct job *job, struct hw_str base, struct hw_str target,
    struct hw_err *err)
{
	struct hw_str url, wire;
	struct hw_url u;
	uint64_t port = 80;
	int rc = hw_url_resolve(job->m, base, target, &url, err);

	if (rc != HW_OK)
		return rc;
	wire = hw_url_wire(job->m, url);
	if (wire.n == 0)
		return hw_fail(err, HW_EINPUT,
		    "refused: %.*s is no http or https address",
		    (int)(url.n < 100 ? url.n : 100), url.p);
	hw_url_split(wire, &u);
	if (u.port.n &&
	    (!hw_str_u64(u.port, &port) || hw_port_blocked((unsigned)port)))
		return hw_fail(err, HW_EDENIED,
		    "refused: port %.*s belongs to another service",
		    (int)(u.port.n < 9 ? u.port.n : 9), u.port.p);
	job->url = hw_str_dup(job->m, wire);
	job->host = queue_name(job->m, &u);
	return HW_OK;
}

/* Is the domain to be left alone?  Then the job ends with that. */
static bool
defer(struct job *job)
{
	struct hw_fetcher *f = job->f;
	int64_t now = loop_now_ms();
	struct hw_host *h = hw_hosts_get(f->hosts, job->host, now);
	int64_t wait = (h->domain->until_ms - now + 999) / 1000;
	struct hw_err err = {0};

	if (job->req.now || wait <= 0)
		return false;
	job->status = 0;
	job->n = 0;
	job->res.deferred = true;
	job->res.retry_after = wait;
	hw_fail(&err, HW_ELIMIT,
	    "%s asked for fewer requests; next try in %lld s", h->domain->name,
	    (long long)wait);
	end_soon(job, &err);
	return true;
}

void
hw_fetch(struct hw_fetcher *f, const struct hw_fetch_request *req,
    void (*done)(
	void *, const struct hw_page *, const struct hw_fetch_result *),
    void *arg)
{
	struct job *job = calloc(1, sizeof(*job));
	struct hw_err err = {0};

	HW_ASSERT(job);
	job->f = f;
	job->m = hw_arena_new();
	job->req = *req;
	job->req.url = hw_str_dup(job->m, req->url);
	job->req.etag = hw_str_dup(job->m, req->etag);
	job->req.last_modified = hw_str_dup(job->m, req->last_modified);
	job->req.form = hw_str_dup(job->m, req->form);
	job->done = done;
	job->arg = arg;
	job->moved_for_good = true;
	job->next = f->jobs;
	if (f->jobs)
		f->jobs->prev = job;
	f->jobs = job;
	f->n_jobs++;
	if (f->stopping)
		return; /* hw_fetcher_free ends it */
	if (set_target(job, (struct hw_str){0}, job->req.url, &err) != HW_OK)
		end_soon(job, &err);
	else if (!defer(job))
		queue_put(job, job->req.urgent);
}

/* ---- hops ---------------------------------------------------------------- */

static bool
is_redirect(const struct job *job)
{
	switch (job->status) {
	case 301:
	case 302:
	case 303:
	case 307:
	case 308:
		return job->req.kind != HW_FETCH_HUB &&
		    hw_header(&job->headers, "location").n > 0;
	}
	return false;
}

/* Has this chain been at url before?  Once more is fine after a cookie: that
 * is how cookie walls send everybody. */
static bool
is_loop(const struct job *job, struct hw_str url)
{
	int seen = 0;

	for (size_t i = 0; i < job->hops.n; i++)
		seen += hw_str_eq(job->hops.v[i].url, url);
	return seen > (job->got_cookie ? 1 : 0);
}

/* Follow the redirect: HW_OK when job->url is the next hop. */
static int
follow(struct job *job, struct hw_err *err)
{
	struct hw_str to = hw_header(&job->headers, "location");
	int max = job->f->c.max_redirects, rc;

	if (job->req.kind == HW_FETCH_ROBOTS && max > 5)
		max = 5; /* RFC 9309 2.3.1.2 */
	*HW_PUSH(job->m, &job->hops) = (struct hw_hop){job->status, job->url};
	for (size_t i = 0; i < job->headers.n; i++)
		if (hw_str_ieq(job->headers.v[i].name, HW_STR("location")) &&
		    !hw_str_eq(job->headers.v[i].value, to))
			return hw_fail(err, HW_EINPUT,
			    "the answer redirects to two addresses");
	if (job->hops.n > (size_t)max)
		return hw_fail(err, HW_ELIMIT,
		    "more than %d redirects; ask the site's owner", max);
	rc = set_target(job, job->url, to, err);
	if (rc != HW_OK) {
		hw_err_prefix(err, "redirect from %.*s", HW_FMT(job->host));
		return rc;
	}
	if (is_loop(job, job->url))
		return hw_fail(err, HW_ELIMIT,
		    "the redirects of %.*s go in a circle; ask its owner",
		    HW_FMT(job->host));
	if (job->status != 301 && job->status != 308)
		job->moved_for_good = false;
	if (job->moved_for_good)
		job->res.permanent = job->url;
	return HW_OK;
}

/* Go to job->url: at once on the same host, else through the new queue. */
static void
next_hop(struct job *job)
{
	struct hw_str here = {job->record->name, job->record->n_name};

	if (hw_str_eq(here, job->host)) {
		hop_start(job);
		return;
	}
	queue_release(job);
	if (!defer(job))
		queue_put(job, true);
}

/* Did HTTP/2 break in a way that HTTP/1.1 may not?  Before an answer libcurl
 * does not tell which of the two it was: TLS may have chosen HTTP/2. */
static bool
http2_failed(struct job *job, CURLcode code)
{
	bool silent = job->n_headers == 0 &&
	    result_time(job, CURLINFO_APPCONNECT_TIME_T) > 0;
	long version = 0;

	if (job->http1 || job->f->c.http1 || job->halt != HALT_NONE)
		return false;
	curl_easy_getinfo(job->easy, CURLINFO_HTTP_VERSION, &version);
	switch (code) {
	case CURLE_HTTP2:
	case CURLE_HTTP2_STREAM:
		return true;
	case CURLE_GOT_NOTHING:
	case CURLE_RECV_ERROR:
	case CURLE_SEND_ERROR:
	case CURLE_PARTIAL_FILE:
		return silent || version == CURL_HTTP_VERSION_2_0;
	default:
		return false;
	}
}

static int
answer_complete(struct job *job, CURLcode code, struct hw_err *err)
{
	/* the headers say all that a redirect or an error has to say */
	if (job->status >= 300 && job->decoder && job->halt != HALT_ERROR)
		return HW_OK;
	if (job->halt == HALT_ENOUGH)
		return HW_OK;
	if (code != CURLE_OK)
		return hop_explain(job, code, err);
	return job->decoder ? hw_decoder_end(job->decoder, err) : HW_OK;
}

void
job_hop_done(struct job *job, CURLcode code)
{
	struct hw_err err = {0};
	int rc;

	job->spent_ms += result_time(job, CURLINFO_TOTAL_TIME_T) / 1000;
	if (http2_failed(job, code)) {
		hop_stop(job);
		job->http1 = true;
		job->record->http1_until_ms = loop_now_ms() + HTTP1_MEMORY_MS;
		hop_start(job);
		return;
	}
	rc = answer_complete(job, code, &err);
	result_fill(job);
	hop_stop(job);
	if (rc == HW_OK && is_redirect(job)) {
		rc = follow(job, &err);
		if (rc == HW_OK) {
			next_hop(job);
			return;
		}
	} else if (rc == HW_OK) {
		result_judge(job);
	}
	if (rc != HW_OK) {
		/* what came is not the whole: none of it is an answer */
		result_say(&job->res, rc, err.msg);
		job->n = 0;
		job->status = job->res.status = 0;
	}
	result_remember(job);
	job_end(job);
}
