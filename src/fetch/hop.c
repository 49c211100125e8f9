/* SPDX-License-Identifier: MIT
 * One request and its answer: every option libcurl is given stands here. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fetch/fetch_int.h"

#define RATIO_FROM (1 << 20) /* decoded bytes before the ratio counts */
#define ASIDE (64 << 10)     /* kept of redirects' and errors' bodies */
#define LINE_MAX_BYTES 1100  /* a header line of ours */
#define TLS_IDLE 512         /* news of TLS records without header or body */

/* ---- the connection ------------------------------------------------------ */

/* libcurl asks for a socket to an address it is about to connect to: the one
 * place where any spelling of it, any name and any redirect has become the
 * address itself. */
static curl_socket_t
open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *sa)
{
	struct job *job = arg;
	const struct hw_fetch_config *c = &job->f->c;
	struct hw_err err = {0};
	struct hw_address a;

	(void)purpose;
	if (!hw_address_of(&sa->addr, &a))
		return CURL_SOCKET_BAD;
	if (hw_address_check(&a, c->allow, c->n_allow, &err) != HW_OK) {
		if (job->denied.rc == HW_OK)
			job->denied = err;
		return CURL_SOCKET_BAD;
	}
	return socket(sa->family, sa->socktype | SOCK_CLOEXEC, sa->protocol);
}

/* While a server sends frames of HTTP/2 that say nothing, libcurl 7.88 reads
 * on and on in one call: no timer rings and no other transfer moves.  It does
 * tell of every TLS record, so there the line is cut. */
static int
on_record(CURL *easy, curl_infotype type, char *p, size_t n, void *arg)
{
	const struct sockaddr nowhere = {.sa_family = AF_UNSPEC};
	struct job *job = arg;

	(void)easy, (void)p, (void)n;
	if (type != CURLINFO_SSL_DATA_IN || ++job->records < TLS_IDLE)
		return 0;
	job->records = 0;
	if (job->halt == HALT_NONE) {
		job->halt = HALT_ERROR;
		hw_fail(&job->err, HW_ELIMIT,
		    "the server sends HTTP/2 frames without end and no answer");
	}
	/* connecting to nowhere also drops what has come: after shutdown it
	 * could still be read, and more would follow */
	if (job->fd >= 0 && connect(job->fd, &nowhere, sizeof(nowhere)))
		shutdown(job->fd, SHUT_RDWR);
	return 0;
}

/* ---- the answer ---------------------------------------------------------- */

static size_t
stop(struct job *job, int rc, const char *why)
{
	job->halt = HALT_ERROR;
	hw_fail(&job->err, rc, "%s", why);
	return 0;
}

/* All Content-Length lines state the same number, or there are none. */
static bool
read_length(const struct hw_headers *h, uint64_t *length)
{
	struct hw_str first = hw_header(h, "content-length");

	*length = 0;
	if (first.n && !hw_str_u64(first, length))
		return false;

	for (size_t i = 0; i < h->n; i++)
		if (hw_str_ieq(h->v[i].name, HW_STR("content-length")) &&
		    !hw_str_eq(h->v[i].value, first))
			return false;
	return true;
}

/* We ask for no transfer coding, and libcurl's decoders have no caps. */
static bool
plain_transfer(const struct hw_headers *h)
{
	for (size_t i = 0; i < h->n; i++)
		if (hw_str_ieq(h->v[i].name, HW_STR("transfer-encoding")) &&
		    !hw_str_ieq(h->v[i].value, HW_STR("chunked")) &&
		    !hw_str_ieq(h->v[i].value, HW_STR("identity")))
			return false;
	return true;
}

/* The headers of the final answer are complete: what about its body? */
static size_t
head_done(struct job *job, size_t n)
{
	const struct hw_headers *h = &job->headers;
	uint64_t length;

	if (job->status >= 300) {
		job->quiet = true;
		job->max = ASIDE;
	}
	if (!read_length(h, &length))
		return stop(job, HW_EINPUT,
		    "the answer's Content-Length makes no sense");
	if (!plain_transfer(h))
		return stop(job, HW_EINPUT,
		    "the answer uses a transfer coding we did not ask for");
	if (!job->quiet && length > job->max) {
		job->halt = HALT_ERROR;
		hw_fail(&job->err, HW_ELIMIT,
		    "too large: the server announces %llu bytes, the limit is "
		    "%zu",
		    (unsigned long long)length, job->max);
		return 0;
	}
	if (!job->decoder &&
	    hw_decoder_new(hw_header_all(job->m, h, "content-encoding"),
		&job->decoder, &job->err) != HW_OK) {
		job->halt = HALT_ERROR;
		return 0;
	}
	return n;
}

static size_t
on_header(char *p, size_t one, size_t n, void *arg)
{
	struct job *job = arg;
	struct hw_str line = {p, n};
	long status = 0;

	(void)one;
	job->records = 0;
	job->header_bytes += n;
	if (++job->n_headers > job->f->c.max_headers ||
	    job->header_bytes > job->f->c.max_header_bytes)
		return stop(job, HW_ELIMIT,
		    "the server sends more headers than any page needs");
	if (job->decoder)
		return n; /* trailers */
	if (hw_str_istarts(line, HW_STR("HTTP/"))) {
		job->headers.n = 0;
		return n;
	}
	if (hw_str_trim(line).n) {
		if (hw_headers_add(job->m, &job->headers, line) &&
		    hw_str_istarts(line, HW_STR("set-cookie:")))
			job->got_cookie = true;
		return n;
	}
	curl_easy_getinfo(job->easy, CURLINFO_RESPONSE_CODE, &status);
	job->status = (int)status;
	return status < 200 ? n : head_done(job, n);
}

static void
grow_body(struct job *job, size_t n)
{
	size_t want = job->n + n, cap = job->cap;

	if (want <= cap)
		return;
	while (cap < want)
		cap = cap ? cap + cap / 2 : 16384;
	if (cap > job->max)
		cap = job->max;
	job->body = realloc(job->body, cap);
	HW_ASSERT(job->body);
	job->cap = cap;
}

/* Decoded bytes of the body. */
static int
take_body(void *arg, const void *bytes, size_t n)
{
	struct job *job = arg;
	size_t rest = job->max - job->n;

	if (n > rest && !job->quiet)
		return hw_fail(&job->err, HW_ELIMIT,
		    "too large: more than the limit of %zu bytes%s", job->max,
		    job->decoder ? " when unpacked" : "");
	grow_body(job, n < rest ? n : rest);
	memcpy(job->body + job->n, bytes, n < rest ? n : rest);
	job->n += n < rest ? n : rest;
	if (job->n > RATIO_FROM &&
	    (int64_t)job->n > job->wire * job->f->c.max_ratio)
		return hw_fail(&job->err, HW_ELIMIT,
		    "the body unpacks to more than %d times its size: a "
		    "decompression bomb",
		    job->f->c.max_ratio);
	if (n > rest) {
		job->halt = HALT_ENOUGH;
		return HW_ELIMIT;
	}
	return HW_OK;
}

static size_t
on_body(char *p, size_t one, size_t n, void *arg)
{
	struct job *job = arg;

	(void)one;
	if (n == 0)
		return 0;
	job->records = 0;
	job->wire += (int64_t)n;
	if (!job->decoder)
		return stop(job, HW_EINPUT, "a body without headers");
	if (job->wire > (int64_t)job->max + ASIDE) {
		/* packed bytes that unpack to nothing, without end */
		job->halt = job->quiet ? HALT_ENOUGH : HALT_ERROR;
		hw_fail(&job->err, HW_ELIMIT,
		    "too large: more than the limit of %zu bytes", job->max);
		return 0;
	}
	if (hw_decoder_put(job->decoder, p, n, take_body, job, &job->err) ==
	    HW_OK)
		return n;
	if (job->halt == HALT_NONE)
		job->halt = job->status >= 300 ? HALT_ENOUGH : HALT_ERROR;
	return 0;
}

/* ---- the request --------------------------------------------------------- */

/* A line before others.  Text from answers and feeds: none without a value,
 * too long or with control characters. */
static struct curl_slist *
line_before(struct hw_arena *m, struct curl_slist *next, const char *name,
    struct hw_str value)
{
	struct curl_slist *l;

	if (value.n == 0 || value.n > LINE_MAX_BYTES)
		return next;
	for (size_t i = 0; i < value.n; i++)
		if (iscntrl((unsigned char)value.p[i]))
			return next;
	l = HW_NEW(m, struct curl_slist);
	l->data = hw_str_z(m, hw_str_cat(m, hw_str_c(name), value));
	l->next = next;
	return l;
}

static struct hw_str
accept_of(enum hw_fetch_kind kind)
{
	switch (kind) {
	case HW_FETCH_FEED:
		/* every byte of it costs libcurl 125 instructions a poll */
		return HW_STR("application/atom+xml, application/rss+xml, "
			      "application/feed+json, application/xml;q=0.9, "
			      "text/xml;q=0.9, */*;q=0.1");
	case HW_FETCH_PAGE:
		return HW_STR("text/html, application/xhtml+xml, "
			      "application/xml;q=0.9, */*;q=0.1");
	case HW_FETCH_ROBOTS:
		return HW_STR("text/plain, */*;q=0.1");
	case HW_FETCH_HUB:
		break;
	}
	return HW_STR("*/*");
}

struct curl_slist *
hop_lines(struct hw_fetcher *f, enum hw_fetch_kind kind)
{
	struct curl_slist *l = NULL;

	if (kind == HW_FETCH_HUB)
		l = line_before(f->m, l, "Expect: ", HW_STR(" "));
	l = line_before(f->m, l, "Accept-Encoding: ", HW_STR(HW_DECODE_ACCEPT));
	l = line_before(f->m, l, "Accept: ", accept_of(kind));
	/* libcurl writes its own lines twice */
	return line_before(f->m, l, "User-Agent: ", f->agent);
}

static void
set_lines(struct job *job)
{
	struct curl_slist *l = job->f->lines[job->req.kind];

	l = line_before(job->m, l, "If-None-Match: ", job->req.etag);
	l = line_before(
	    job->m, l, "If-Modified-Since: ", job->req.last_modified);
	curl_easy_setopt(job->easy, CURLOPT_HTTPHEADER, l);
}

/* What holds for every request. */
static CURL *
new_handle(struct hw_fetcher *f)
{
	CURL *e = curl_easy_init();

	HW_ASSERT(e);
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(e, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(
	    e, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
	curl_easy_setopt(e, CURLOPT_REDIR_PROTOCOLS,
	    (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
#if LIBCURL_VERSION_NUM >= 0x075700
	/* never wait for a name server that does not answer */
	curl_easy_setopt(e, CURLOPT_QUICK_EXIT, 1L);
#endif
	curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(e, CURLOPT_NOPROGRESS, 1L);
	/* a proxy from the environment would hide the address */
	curl_easy_setopt(e, CURLOPT_PROXY, "");
	curl_easy_setopt(e, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(e, CURLOPT_DEBUGFUNCTION, on_record);
	curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(e, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (f->ca_file)
		curl_easy_setopt(e, CURLOPT_CAINFO, f->ca_file);
	if (f->ca_dir)
		curl_easy_setopt(e, CURLOPT_CAPATH, f->ca_dir);
	if (f->connect_to)
		curl_easy_setopt(e, CURLOPT_CONNECT_TO, f->connect_to);
	/* a cookie engine that starts empty and ends with the handle */
	curl_easy_setopt(e, CURLOPT_COOKIEFILE, "");
	curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, (long)f->c.connect_ms);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_LIMIT, (long)f->c.min_rate);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_TIME, (long)f->c.min_rate_s);
	return e;
}

/* A handle costs as much to make and end as a request does otherwise: those
 * that learnt nothing are used again. */
static void
take_handle(struct job *job)
{
	struct hw_fetcher *f = job->f;
	CURL *e = f->n_spare ? f->spare[--f->n_spare] : new_handle(f);

	job->easy = e;
	curl_easy_setopt(e, CURLOPT_PRIVATE, job);
	curl_easy_setopt(e, CURLOPT_ERRORBUFFER, job->curl_msg);
	curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, job);
	curl_easy_setopt(e, CURLOPT_DEBUGDATA, job);
	curl_easy_setopt(e, CURLOPT_HEADERDATA, job);
	curl_easy_setopt(e, CURLOPT_WRITEDATA, job);
	set_lines(job);
	if (job->req.kind == HW_FETCH_HUB) {
		curl_easy_setopt(e, CURLOPT_POSTFIELDS, job->req.form.p);
		curl_easy_setopt(
		    e, CURLOPT_POSTFIELDSIZE, (long)job->req.form.n);
	}
}

void
hop_give_handle(struct job *job)
{
	struct hw_fetcher *f = job->f;

	if (job->easy && job->res.rc == HW_OK && !job->got_cookie &&
	    job->req.kind != HW_FETCH_HUB && f->n_spare < HW_FETCH_SPARE)
		f->spare[f->n_spare++] = job->easy;
	else
		curl_easy_cleanup(job->easy);
	job->easy = NULL;
}

static void
set_limits(struct job *job)
{
	const struct hw_fetch_config *c = &job->f->c;
	long left = (long)(c->total_ms - job->spent_ms);

	curl_easy_setopt(job->easy, CURLOPT_TIMEOUT_MS, left < 1 ? 1L : left);
	curl_easy_setopt(job->easy, CURLOPT_HTTP_VERSION,
	    c->http1 || job->http1 ? (long)CURL_HTTP_VERSION_1_1
				   : (long)CURL_HTTP_VERSION_2TLS);
	switch (job->req.kind) {
	case HW_FETCH_FEED:
		job->max = c->max_feed;
		break;
	case HW_FETCH_ROBOTS:
		job->max = 500 * 1024;
		break;
	default:
		job->max = c->max_page;
	}
	if (job->req.max_bytes)
		job->max = job->req.max_bytes;
	job->quiet = job->req.kind == HW_FETCH_ROBOTS;
}

static void
forget_answer(struct job *job)
{
	job->headers.n = 0;
	job->n_headers = 0;
	job->header_bytes = 0;
	job->status = 0;
	hw_decoder_free(job->decoder);
	job->decoder = NULL;
	job->wire = 0;
	job->records = 0;
	job->n = 0;
	job->halt = HALT_NONE;
	job->err = (struct hw_err){0};
	job->denied = (struct hw_err){0};
	job->curl_msg[0] = '\0';
}

void
hop_start(struct job *job)
{
	forget_answer(job);
	job->fd = -1;
	if (!job->easy)
		take_handle(job);
	set_limits(job);
	/* "verbose" is what has on_record called; it costs something */
	curl_easy_setopt(job->easy, CURLOPT_VERBOSE,
	    (long)hw_str_istarts(job->url, HW_STR("https:")));
	curl_easy_setopt(job->easy, CURLOPT_URL, job->url.p);
	curl_multi_add_handle(job->f->multi, job->easy);
}

void
hop_stop(struct job *job)
{
	curl_multi_remove_handle(job->f->multi, job->easy);
}

/* ---- failures in words --------------------------------------------------- */

static int
explain_timeout(const struct job *job, struct hw_err *err)
{
	const struct hw_fetch_config *c = &job->f->c;
	curl_off_t connected = 0, took = 0;

	curl_easy_getinfo(job->easy, CURLINFO_PRETRANSFER_TIME_T, &connected);
	curl_easy_getinfo(job->easy, CURLINFO_TOTAL_TIME_T, &took);
	if (connected == 0)
		return hw_fail(err, HW_EIO,
		    "no connection to %.*s within %d s; it may be down",
		    HW_FMT(job->host), c->connect_ms / 1000);
	if (took / 1000 + job->spent_ms + 50 >= c->total_ms)
		return hw_fail(err, HW_EIO,
		    "%.*s did not finish within %d s (%zu bytes came)",
		    HW_FMT(job->host), c->total_ms / 1000, job->n);
	return hw_fail(err, HW_EIO,
	    "%.*s is too slow: under %d bytes a second for %d s",
	    HW_FMT(job->host), c->min_rate, c->min_rate_s);
}

static int
explain_connect(const struct job *job, struct hw_err *err)
{
	long no = 0;

	if (job->denied.rc != HW_OK)
		return hw_fail(err, job->denied.rc, "%s", job->denied.msg);
	curl_easy_getinfo(job->easy, CURLINFO_OS_ERRNO, &no);
	return hw_fail(err, HW_EIO, "no connection to %.*s: %s",
	    HW_FMT(job->host),
	    no ? strerrordesc_np((int)no) : "nothing answers there");
}

int
hop_explain(struct job *job, CURLcode code, struct hw_err *err)
{
	const char *detail = job->curl_msg[0] ? job->curl_msg
					      : curl_easy_strerror(code);

	if (job->halt == HALT_ERROR)
		return hw_fail(err, job->err.rc, "%s", job->err.msg);
	switch (code) {
	case CURLE_OK:
		return HW_OK;
	case CURLE_OPERATION_TIMEDOUT:
		return explain_timeout(job, err);
	case CURLE_COULDNT_CONNECT:
		return explain_connect(job, err);
	case CURLE_COULDNT_RESOLVE_HOST:
		return hw_fail(err, HW_EIO,
		    "the name %.*s is not known; check its spelling",
		    HW_FMT(job->host));
	case CURLE_URL_MALFORMAT:
		return hw_fail(err, HW_EINPUT, "not an address: %s", detail);
	case CURLE_PEER_FAILED_VERIFICATION:
		return hw_fail(err, HW_EIO,
		    "the certificate of %.*s does not hold: %s",
		    HW_FMT(job->host), detail);
	case CURLE_SSL_CONNECT_ERROR:
		return hw_fail(err, HW_EIO,
		    "%.*s speaks no TLS that we know; try http:// (%s)",
		    HW_FMT(job->host), detail);
	case CURLE_PARTIAL_FILE:
		return hw_fail(err, HW_EIO,
		    "%.*s hung up before the end (%zu bytes came)",
		    HW_FMT(job->host), job->n);
	case CURLE_GOT_NOTHING:
		return hw_fail(err, HW_EIO, "%.*s hung up without an answer",
		    HW_FMT(job->host));
	default:
		return hw_fail(
		    err, HW_EIO, "%.*s: %s", HW_FMT(job->host), detail);
	}
}
