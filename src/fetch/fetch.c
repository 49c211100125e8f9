/* SPDX-License-Identifier: MIT
 * A request from its address to its result: queue, hops, verdict. */
#include "fetch/fetch.h"

#include <event2/event.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fetch/block.h"
#include "fetch/fetch_int.h"
#include "url/url.h"

#define HTTP1_MEMORY_MS ((int64_t)7 * 86400 * 1000)

static void end_job(struct job *job);

/* ---- settings ------------------------------------------------------------ */

void
hw_fetch_defaults(struct hw_fetch_config *c)
{
	*c = (struct hw_fetch_config){
	    .max_feed = 32u << 20,
	    .max_page = 16u << 20,
	    .max_ratio = 100,
	    .max_redirects = 10,
	    .max_headers = 256,
	    .max_header_bytes = 64u << 10,
	    .total_ms = 25000,
	    .connect_ms = 10000,
	    .min_rate = 200,
	    .min_rate_s = 10,
	    .host_delay_ms = 1000,
	    .host_connections = 1,
	    .connections = 64,
	};
}

static char *
copy_z(struct hw_str s)
{
	char *z = malloc(s.n + 1);

	HW_ASSERT(z);
	if (s.n)
		memcpy(z, s.p, s.n);
	z[s.n] = '\0';
	return z;
}

/* "Headwater/0.1.0 (+https://example.org/bot)": who asks, and where to
 * complain. */
static char *
agent_of(struct hw_str contact)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str s = contact.n
	    ? hw_str_printf(
		  m, "Headwater/%s (+%.*s)", HW_VERSION, HW_FMT(contact))
	    : hw_str_printf(m, "Headwater/%s (news reader)", HW_VERSION);
	char *z = copy_z(s);

	hw_arena_free(m);
	return z;
}

static int
check_config(const struct hw_fetch_config *c, struct hw_err *err)
{
	for (size_t i = 0; i < c->contact.n; i++)
		if ((unsigned char)c->contact.p[i] < ' ' ||
		    strchr("()\\\x7f", c->contact.p[i]))
			return hw_fail(err, HW_EINPUT,
			    "the contact address \"%.*s\" has characters a "
			    "user agent cannot carry",
			    HW_FMT(c->contact));
	if (c->total_ms < 1 || c->connect_ms < 1 || c->max_redirects < 0 ||
	    c->host_connections < 1 || c->connections < 1 || c->max_ratio < 1 ||
	    c->max_feed < 1 || c->max_page < 1)
		return hw_fail(err, HW_EINPUT,
		    "a limit of the fetcher is zero or negative");
	return HW_OK;
}

/* Roots: ours, the caller's, or what libcurl was built with. */
static void
find_roots(struct hw_fetcher *f)
{
	const char *file = getenv("SSL_CERT_FILE");
	const char *dir = getenv("SSL_CERT_DIR");

	if (f->c.ca_file.n)
		f->ca_file = copy_z(f->c.ca_file);
	else if (file && file[0])
		f->ca_file = copy_z(hw_str_c(file));
	if (dir && dir[0])
		f->ca_dir = copy_z(hw_str_c(dir));
}

/* libcurl's form is HOST:PORT:ADDRESS:PORT, empty for any. */
static int
set_connect_to(
    struct hw_fetcher *f, const struct hw_strs *list, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	int rc = HW_OK;

	for (size_t i = 0; list && rc == HW_OK && i < list->n; i++) {
		struct hw_str s = list->v[i], host;
		size_t eq = hw_str_chr(s, '=', 0);
		size_t colon = hw_str_rchr(s, ':');

		if (eq == HW_NPOS || eq == 0 || colon == HW_NPOS || colon < eq)
			rc = hw_fail(err, HW_EINPUT,
			    "connect_to: \"%.*s\" is not HOST=ADDRESS:PORT",
			    HW_FMT(s));
		host = hw_str_sub(s, 0, eq);
		if (hw_str_eq(host, HW_STR("*")))
			host.n = 0;
		s = hw_str_from(s, eq + 1);
		f->connect_to = curl_slist_append(f->connect_to,
		    hw_str_printf(m, "%.*s::%.*s", HW_FMT(host), HW_FMT(s)).p);
	}
	hw_arena_free(m);
	return rc;
}

int
hw_fetcher_new(const struct hw_fetch_config *c, struct event_base *base,
    struct hw_fetcher **out, struct hw_err *err)
{
	struct hw_fetcher *f;
	int rc = check_config(c, err);

	*out = NULL;
	if (rc != HW_OK)
		return rc;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK ||
	    sodium_init() < 0)
		return hw_fail(err, HW_EIO, "a library did not start");
	f = calloc(1, sizeof(*f));
	HW_ASSERT(f);
	f->c = *c;
	f->allow = calloc(c->n_allow + 1, sizeof(*f->allow));
	HW_ASSERT(f->allow);
	if (c->n_allow)
		memcpy(f->allow, c->allow, c->n_allow * sizeof(*f->allow));
	f->c.allow = f->allow;
	f->agent = agent_of(c->contact);
	find_roots(f);
	f->hosts = hw_hosts_new();
	rc = set_connect_to(f, c->connect_to, err);
	if (rc == HW_OK && loop_init(f, base) != HW_OK)
		rc = hw_fail(err, HW_EIO, "no event loop");
	if (rc != HW_OK) {
		hw_fetcher_free(f);
		return rc;
	}
	*out = f;
	return HW_OK;
}

void
hw_fetcher_free(struct hw_fetcher *f)
{
	if (!f)
		return;
	f->stopping = true;
	while (f->jobs) {
		struct job *job = f->jobs;

		if (job->res.rc == HW_OK) {
			job->res.rc = HW_EIO;
			memcpy(job->res.reason, "stopped", 8);
		}
		end_job(job);
	}
	hw_hosts_free(f->hosts, loop_free_timer);
	loop_free(f);
	curl_slist_free_all(f->connect_to);
	free(f->ready);
	free(f->allow);
	free(f->agent);
	free(f->ca_file);
	free(f->ca_dir);
	free(f);
}

/* ---- queues -------------------------------------------------------------- */

static void
push_ready(struct hw_fetcher *f, struct hw_host *h)
{
	if (h->ready)
		return;
	if (f->n_ready == f->cap_ready) {
		size_t cap = f->cap_ready ? f->cap_ready * 2 : 64;
		struct hw_host **v = calloc(cap, sizeof(struct hw_host *));

		HW_ASSERT(v);
		for (size_t i = 0; i < f->n_ready; i++)
			v[i] = f->ready[(f->ready_at + i) % f->cap_ready];
		free(f->ready);
		f->ready = v;
		f->cap_ready = cap;
		f->ready_at = 0;
	}
	f->ready[(f->ready_at + f->n_ready++) % f->cap_ready] = h;
	h->ready = true;
}

static struct hw_host *
pop_ready(struct hw_fetcher *f)
{
	struct hw_host *h = f->ready[f->ready_at];

	f->ready_at = (f->ready_at + 1) % f->cap_ready;
	f->n_ready--;
	h->ready = false;
	return h;
}

/* Start what the host's queue and its pause permit. */
static void
start_host(struct hw_fetcher *f, struct hw_host *h)
{
	int64_t now = loop_now_ms();

	while (h->first && h->active < f->c.host_connections) {
		struct job *job = (struct job *)(void *)h->first;

		if (h->next_ms > now && !job->req.now) {
			loop_wake_host(f, h, h->next_ms - now);
			return;
		}
		if (f->active >= f->c.connections) {
			push_ready(f, h);
			return;
		}
		(void)hw_host_take(h);
		h->active++;
		f->active++;
		job->record = h;
		job->http1 = h->http1_until_ms > now;
		hop_start(job);
	}
}

void
fetcher_wake(struct hw_fetcher *f, struct hw_host *h)
{
	start_host(f, h);
}

/* Give the job's slot back and start whoever waits for it. */
static void
release(struct job *job)
{
	struct hw_fetcher *f = job->f;
	struct hw_host *h = job->record;

	if (!h)
		return;
	job->record = NULL;
	h->active--;
	f->active--;
	h->next_ms = loop_now_ms() +
	    (h->pause_ms > f->c.host_delay_ms ? h->pause_ms
					      : f->c.host_delay_ms);
	if (f->stopping)
		return;
	start_host(f, h);
	for (size_t n = f->n_ready; n > 0 && f->active < f->c.connections; n--)
		start_host(f, pop_ready(f));
}

/* "host" or "host:port": one queue. */
static struct hw_str
queue_name(struct hw_arena *m, const struct hw_url *u)
{
	struct hw_str host = hw_str_lower(m, u->host);

	if (u->port.n == 0)
		return host;
	return hw_str_printf(m, "%.*s:%.*s", HW_FMT(host), HW_FMT(u->port));
}

/* ---- results ------------------------------------------------------------- */

/* Text from the network in one line of clean UTF-8 bytes. */
static void
say(struct hw_fetch_result *res, int rc, const char *msg)
{
	size_t n = 0;

	res->rc = rc;
	for (; *msg && n + 1 < sizeof(res->reason); msg++) {
		unsigned char c = (unsigned char)*msg;

		res->reason[n++] = c < 0x20 || c == 0x7f ? ' ' : (char)c;
	}
	res->reason[n] = '\0';
}

static int
rc_of_status(int status, bool conditional)
{
	if (status / 100 == 2)
		return status == 206 ? HW_EINPUT : HW_OK;
	switch (status) {
	case 304:
		return conditional ? HW_OK : HW_EIO;
	case 404:
	case 410:
		return HW_ENOTFOUND;
	case 401:
	case 402:
	case 403:
	case 451:
		return HW_EDENIED;
	case 429:
		return HW_ELIMIT;
	}
	return status / 100 == 4 ? HW_EINPUT : HW_EIO;
}

static const char *
words_of_status(int status)
{
	static const struct {
		int status;
		const char *words;
	} known[] = {
	    {206, "answers with a part, although we asked for the whole"},
	    {300, "offers several versions and no address"},
	    {304, "says \"not modified\", although we never had it"},
	    {401, "wants a login (401)"},
	    {402, "wants payment (402)"},
	    {403, "refuses us (403); ask its owner to let the agent in"},
	    {404, "has no such page (404)"},
	    {406, "has no version that suits (406)"},
	    {410, "says it is gone for good (410)"},
	    {429, "asks for fewer requests (429)"},
	    {451, "may not show it for legal reasons (451)"},
	    {500, "has an error of its own (500)"},
	    {502, "does not reach its own back end (502)"},
	    {503, "is overloaded or under maintenance (503)"},
	    {504, "does not reach its own back end (504)"},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].status == status)
			return known[i].words;
	return NULL;
}

static void
judge_status(struct job *job)
{
	struct hw_fetch_result *res = &job->res;
	bool conditional = job->req.etag.n || job->req.last_modified.n;
	int rc = rc_of_status(job->status, conditional);
	const char *words = words_of_status(job->status);
	const char *by = hw_block_by(
	    job->status, &job->headers, (struct hw_str){job->body, job->n});
	struct hw_err err = {0};

	if (by) {
		res->blocked = hw_str_c(by);
		say(res, HW_EDENIED,
		    hw_str_printf(job->m,
			"blocked by %s; its owner can let the agent in", by)
			.p);
		return;
	}
	if (rc == HW_OK)
		return;
	if (words)
		hw_fail(&err, rc, "%.*s %s", HW_FMT(job->host), words);
	else
		hw_fail(&err, rc, "%.*s answers with status %d",
		    HW_FMT(job->host), job->status);
	say(res, rc, err.msg);
}

static int64_t
time_of(struct job *job, CURLINFO what)
{
	curl_off_t us = 0;

	curl_easy_getinfo(job->easy, what, &us);
	return (int64_t)us;
}

static struct hw_str
link_to(struct job *job, const char *rel)
{
	struct hw_str ref = hw_header_link(job->m, &job->headers, rel), url;

	if (ref.n == 0 ||
	    hw_url_resolve(job->m, job->url, ref, &url, NULL) != HW_OK ||
	    !hw_url_is_http(url))
		return (struct hw_str){0};
	return url;
}

/* What the last hop's headers and its transfer say. */
static void
fill_result(struct job *job)
{
	struct hw_fetch_result *res = &job->res;
	hw_time now = time(NULL);
	long version = 0;
	char *ip = NULL;

	res->status = job->status;
	res->fresh = hw_header_fresh(&job->headers, now);
	res->retry_after = hw_header_retry_after(&job->headers, now);
	res->hub = link_to(job, "hub");
	res->self = link_to(job, "self");
	res->content_encoding = hw_header_all(
	    job->m, &job->headers, "content-encoding");
	curl_easy_getinfo(job->easy, CURLINFO_PRIMARY_IP, &ip);
	res->address = hw_str_dup(job->m, hw_str_c(ip));
	curl_easy_getinfo(job->easy, CURLINFO_HTTP_VERSION, &version);
	res->http_version = version == CURL_HTTP_VERSION_1_0 ? 10
	    : version == CURL_HTTP_VERSION_1_1               ? 11
	    : version == CURL_HTTP_VERSION_2_0               ? 20
							     : 0;
	res->wire_bytes = job->wire;
	res->body_bytes = (int64_t)job->n;
	res->name_us = time_of(job, CURLINFO_NAMELOOKUP_TIME_T);
	res->connect_us = time_of(job, CURLINFO_APPCONNECT_TIME_T);
	if (res->connect_us == 0)
		res->connect_us = time_of(job, CURLINFO_CONNECT_TIME_T);
	res->first_us = time_of(job, CURLINFO_STARTTRANSFER_TIME_T);
	res->total_us = time_of(job, CURLINFO_TOTAL_TIME_T);
}

static void
fill_page(struct job *job, struct hw_page *page)
{
	const struct hw_headers *h = &job->headers;

	*page = (struct hw_page){
	    .id = job->req.url,
	    .url = job->url,
	    .status = job->status,
	    .first_seen = time(NULL),
	};
	if (job->status == 0)
		return;
	page->content_type = hw_header(h, "content-type");
	page->language = hw_header(h, "content-language");
	page->etag = hw_header(h, "etag");
	page->last_modified = hw_header(h, "last-modified");
	page->robots_tag = hw_header_all(job->m, h, "x-robots-tag");
	page->tdm = hw_header(h, "tdm-reservation");
	page->body = (struct hw_str){job->body, job->n};
}

/* Tell the domain's record how it went. */
static void
remember(struct job *job)
{
	struct hw_domain *d = job->record->domain;
	uint64_t noise;

	randombytes_buf(&noise, sizeof(noise));
	if (job->status == 429 || job->status == 503 || job->res.blocked.n)
		hw_domain_refused(
		    d, loop_now_ms(), job->res.retry_after, noise);
	else if (job->res.rc == HW_OK)
		hw_domain_answered(d);
}

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
	curl_easy_cleanup(job->easy);
	curl_slist_free_all(job->lines);
	hw_decoder_free(job->decoder);
	free(job->body);
	hw_arena_free(job->m);
	free(job);
}

/* Call done with res, then forget the job.  Its transfer may be under way
 * only when the fetcher stops. */
static void
end_job(struct job *job)
{
	struct hw_page page;

	if (job->record && job->f->stopping)
		hop_stop(job);
	unlink_job(job);
	job->res.final_url = job->url;
	job->res.hops = job->hops.v;
	job->res.n_hops = job->hops.n;
	fill_page(job, &page);
	release(job);
	job->done(job->arg, &page, &job->res);
	free_job(job);
}

void
job_soon(struct job *job)
{
	end_job(job);
}

/* An outcome known without a transfer. */
static void
end_soon(struct job *job, const struct hw_err *err)
{
	say(&job->res, err->rc, err->msg);
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

static void
queue_job(struct job *job, bool first)
{
	struct hw_fetcher *f = job->f;
	struct hw_host *h = hw_hosts_get(f->hosts, job->host, loop_now_ms());

	hw_host_queue(h, &job->wait, first);
	start_host(f, h);
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
		queue_job(job, job->req.urgent);
}

void
hw_fetch_pause(struct hw_fetcher *f, struct hw_str url, int ms)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_url u;

	hw_url_split(url, &u);
	hw_hosts_get(f->hosts, queue_name(m, &u), loop_now_ms())->pause_ms = ms;
	hw_arena_free(m);
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
		    "the redirects of %.*s go in a circle", HW_FMT(job->host));
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
	release(job);
	if (!defer(job))
		queue_job(job, true);
}

/* Did HTTP/2 break in a way that HTTP/1.1 may not?  Before an answer libcurl
 * does not tell which of the two it was: TLS may have chosen HTTP/2. */
static bool
http2_failed(struct job *job, CURLcode code)
{
	bool silent = job->n_headers == 0 &&
	    time_of(job, CURLINFO_APPCONNECT_TIME_T) > 0;
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

	job->spent_ms += time_of(job, CURLINFO_TOTAL_TIME_T) / 1000;
	if (http2_failed(job, code)) {
		hop_stop(job);
		job->http1 = true;
		job->record->http1_until_ms = loop_now_ms() + HTTP1_MEMORY_MS;
		hop_start(job);
		return;
	}
	rc = answer_complete(job, code, &err);
	fill_result(job);
	hop_stop(job);
	if (rc == HW_OK && is_redirect(job)) {
		rc = follow(job, &err);
		if (rc == HW_OK) {
			next_hop(job);
			return;
		}
	} else if (rc == HW_OK) {
		judge_status(job);
	}
	if (rc != HW_OK) {
		/* what came is not the whole: none of it is an answer */
		say(&job->res, rc, err.msg);
		job->n = 0;
		job->status = job->res.status = 0;
	}
	remember(job);
	end_job(job);
}

/* ---- waiting ------------------------------------------------------------- */

size_t
hw_fetch_pending(const struct hw_fetcher *f)
{
	return f->n_jobs;
}

void
hw_fetch_run(struct hw_fetcher *f)
{
	while (f->n_jobs)
		if (event_base_loop(f->base, EVLOOP_ONCE) < 0)
			return;
}

struct hw_fetch_result
hw_fetch_keep(struct hw_arena *m, const struct hw_fetch_result *res)
{
	struct hw_fetch_result copy = *res;

	copy.final_url = hw_str_dup(m, res->final_url);
	copy.permanent = hw_str_dup(m, res->permanent);
	copy.hub = hw_str_dup(m, res->hub);
	copy.self = hw_str_dup(m, res->self);
	copy.content_encoding = hw_str_dup(m, res->content_encoding);
	copy.address = hw_str_dup(m, res->address);
	copy.hops = HW_ARRAY(m, struct hw_hop, res->n_hops + 1);
	for (size_t i = 0; i < res->n_hops; i++)
		copy.hops[i] = (struct hw_hop){
		    res->hops[i].status, hw_str_dup(m, res->hops[i].url)};
	return copy;
}

struct waiter {
	struct hw_arena *m;
	struct hw_page *page;
	struct hw_fetch_result *res;
	bool done;
};

static void
keep(void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct waiter *w = arg;
	struct hw_arena *m = w->m;

	*w->page = (struct hw_page){
	    .id = hw_str_dup(m, page->id),
	    .url = hw_str_dup(m, page->url),
	    .content_type = hw_str_dup(m, page->content_type),
	    .language = hw_str_dup(m, page->language),
	    .body = hw_str_dup(m, page->body),
	    .etag = hw_str_dup(m, page->etag),
	    .last_modified = hw_str_dup(m, page->last_modified),
	    .robots_tag = hw_str_dup(m, page->robots_tag),
	    .tdm = hw_str_dup(m, page->tdm),
	    .status = page->status,
	    .first_seen = page->first_seen,
	};
	*w->res = hw_fetch_keep(m, res);
	w->done = true;
}

int
hw_fetch_wait(struct hw_fetcher *f, struct hw_arena *m,
    const struct hw_fetch_request *req, struct hw_page *page,
    struct hw_fetch_result *res, struct hw_err *err)
{
	struct waiter w = {.m = m, .page = page, .res = res};

	hw_fetch(f, req, keep, &w);
	while (!w.done)
		if (event_base_loop(f->base, EVLOOP_ONCE) < 0)
			return hw_fail(err, HW_EIO, "the event loop failed");
	if (res->rc != HW_OK)
		return hw_fail(err, res->rc, "%s", res->reason);
	return HW_OK;
}
