/* SPDX-License-Identifier: MIT
 * What came of a job: in words, in figures, and for the domain's record. */
#include <sodium.h>
#include <string.h>
#include <time.h>

#include "fetch/block.h"
#include "fetch/fetch_int.h"
#include "url/url.h"

void
result_say(struct hw_fetch_result *res, int rc, const char *msg)
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
	    {401,
		"wants a login (401); what is free may stand at another address"},
	    {402, "wants payment (402); only its owner can open it"},
	    {403, "refuses us (403); ask its owner to let the agent in"},
	    {404,
		"has no such page (404); look on the site for its new address"},
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

void
result_judge(struct job *job)
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
		result_say(res, HW_EDENIED,
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
		hw_fail(&err, rc,
		    "%.*s answers with status %d; check the address",
		    HW_FMT(job->host), job->status);
	result_say(res, rc, err.msg);
}

int64_t
result_time(struct job *job, CURLINFO what)
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

void
result_fill(struct job *job)
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
	res->name_us = result_time(job, CURLINFO_NAMELOOKUP_TIME_T);
	res->connect_us = result_time(job, CURLINFO_APPCONNECT_TIME_T);
	if (res->connect_us == 0)
		res->connect_us = result_time(job, CURLINFO_CONNECT_TIME_T);
	res->first_us = result_time(job, CURLINFO_STARTTRANSFER_TIME_T);
	res->total_us = result_time(job, CURLINFO_TOTAL_TIME_T);
}

void
result_page(struct job *job, struct hw_page *page)
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

void
result_remember(struct job *job)
{
	struct hw_domain *d = job->record->domain;
	uint64_t noise;

	if (job->status == 429 || job->status == 503 || job->res.blocked.n) {
		randombytes_buf(&noise, sizeof(noise));
		hw_domain_refused(
		    d, loop_now_ms(), job->res.retry_after, noise);
	} else if (job->res.rc == HW_OK) {
		hw_domain_answered(d);
	}
}
