/* SPDX-License-Identifier: MIT
 * Listening, threads, and the way from evhttp to our requests and back. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>

#include "base/codec.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/utf8.h"
#include "serve/gate_int.h"
#include "serve/listen.h"
#include "serve/metrics.h"
#include "serve/serve_int.h"

static const struct hw_gate_limits limits = {
    .head_seconds = 10,
    .body_seconds = 30,
    .reply_seconds = 120,
    .idle_seconds = 30,
    .per_address = 128,
    .total = HW_GATES - 64,
};

static const char css[] = {
#include "serve/style.css.inc"
};

struct hw_worker {
	struct hw_serve *serve;
	pthread_t thread;
	struct event_base *base;
	struct evhttp *http;
	struct event *stop;
	struct evhttp_bound_socket *bound;
	struct hw_gates gates;
	struct hw_store *st;
	struct hw_err st_err;
	time_t st_tried;
	struct hw_arena *m;
	z_stream z;
	bool stopping;
};

struct hw_serve {
	const struct hw_serve_config *cfg;
	struct hw_arena *m; /* strings of this struct */
	struct hw_listener listener;
	char css_path[48];
	int quit; /* eventfd: readable when we stop */
	struct hw_metrics metrics;
	size_t n;
	struct hw_worker *worker;
};

/* ---- answers ---------------------------------------------------------------- */

static void
put_header(struct evhttp_request *req, const char *name, const char *value)
{
	(void)evhttp_add_header(
	    evhttp_request_get_output_headers(req), name, value);
}

static const char policy_csp[] =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

static void
put_headers(struct evhttp_request *req, const struct hw_req *q,
    const struct hw_res *r)
{
	put_header(req, "Content-Type", r->type);
	put_header(req, "Content-Security-Policy", policy_csp);
	put_header(req, "X-Content-Type-Options", "nosniff");
	put_header(req, "X-Frame-Options", "DENY");
	put_header(req, "Cross-Origin-Opener-Policy", "same-origin");
	/* With no-referrer a browser says "Origin: null" to our own forms. */
	put_header(req, "Referrer-Policy",
	    r->form ? "same-origin" : "no-referrer");
	put_header(req, "Permissions-Policy",
	    "camera=(), geolocation=(), microphone=()");
	put_header(req, "Cache-Control",
	    r->constant               ? "public, max-age=31536000, immutable"
		: r->status >= 400    ? "no-store"
		: q->method.n && r->form ? "no-store"
				      : "no-cache");
	put_header(req, "Vary", "Accept-Encoding");
	if (r->noindex || r->status >= 400)
		put_header(req, "X-Robots-Tag", "noindex");
	if (r->location.n)
		put_header(req, "Location", hw_str_z(q->m, r->location));
	if (r->blocked_by.n)
		put_header(req, "Link",
		    hw_str_printf(q->m, "<%.*s>; rel=\"blocked-by\"",
			HW_FMT(r->blocked_by)).p);
	if (r->status == 405)
		put_header(req, "Allow", "GET, HEAD, POST");
	if (r->status == 503)
		put_header(req, "Retry-After", "5");
	if (r->close)
		put_header(req, "Connection", "close");
}

/* The body gzipped in m, or as it is when that is no gain. */
static struct hw_str
squeeze(struct hw_worker *w, const struct hw_req *q, const struct hw_res *r,
    bool *squeezed)
{
	struct hw_str body = hw_buf_str(&r->b);
	uLong room;
	char *out;

	*squeezed = false;
	if (!q->gzip || body.n < 512 || hw_str_starts(hw_str_c(r->type),
					    HW_STR("image/png")))
		return body;
	if (deflateReset(&w->z) != Z_OK)
		return body;
	room = deflateBound(&w->z, body.n);
	out = hw_arena_alloc(q->m, room, 1);
	w->z.next_in = (Bytef *)(uintptr_t)body.p;
	w->z.avail_in = (uInt)body.n;
	w->z.next_out = (Bytef *)out;
	w->z.avail_out = (uInt)room;
	if (deflate(&w->z, Z_FINISH) != Z_STREAM_END)
		return body;
	*squeezed = true;
	return (struct hw_str){out, room - w->z.avail_out};
}

static void
on_complete(struct evhttp_request *req, void *arg)
{
	(void)req;
	hw_gate_replied(arg);
}

/* 304 when the client has this very page. */
static void
validate(struct evhttp_request *req, const struct hw_req *q, struct hw_res *r)
{
	char tag[48], hex[33];

	if (r->status != 200 || q->post || r->form)
		return;
	hw_hash_hex(hw_buf_str(&r->b), hex);
	(void)snprintf(tag, sizeof(tag), "W/\"%s\"", hex);
	put_header(req, "ETag", tag);
	if (hw_str_find(q->none_match, hw_str_c(hex), 0) != HW_NPOS)
		r->status = 304;
}

static void
send_reply(struct hw_worker *w, struct evhttp_request *req,
    const struct hw_req *q, struct hw_res *r, struct hw_gate *gate)
{
	struct evbuffer *out = NULL;
	struct hw_str body;
	bool squeezed = false;

	if (r->b.rc)
		hw_page_error(q, r, 500, HW_STR("This page became too long."));
	validate(req, q, r);
	put_headers(req, q, r);
	body = r->status == 304 ? (struct hw_str){0}
				: squeeze(w, q, r, &squeezed);
	if (squeezed)
		put_header(req, "Content-Encoding", "gzip");
	if (r->status != 304)
		put_header(req, "Content-Length",
		    hw_str_printf(q->m, "%zu", body.n).p);
	if (body.n && !hw_str_eq(q->method, HW_STR("HEAD"))) {
		out = evbuffer_new();
		HW_ASSERT(out && evbuffer_add(out, body.p, body.n) == 0);
	}
	if (gate)
		evhttp_request_set_on_complete_cb(req, on_complete, gate);
	evhttp_send_reply(req, r->status, NULL, out);
	if (out)
		evbuffer_free(out);
}

/* ---- requests --------------------------------------------------------------- */

static struct hw_str
field(struct evhttp_request *req, const char *name)
{
	return hw_str_c(evhttp_find_header(
	    evhttp_request_get_input_headers(req), name));
}

static void
open_store(struct hw_worker *w, struct hw_req *q)
{
	if (!w->st && w->st_tried != q->now) {
		w->st_tried = q->now;
		w->st_err = (struct hw_err){0};
		if (hw_store_open(w->serve->cfg->db, HW_STORE_READ, &w->st,
			&w->st_err) != HW_OK) {
			w->st = NULL;
			hw_log(HW_LOG_WARN, "serve", "store=%s why=%s",
			    w->serve->cfg->db, w->st_err.msg);
		}
	}
	q->st = w->st;
	q->why = w->st_err.msg;
}

static bool
is_local(struct hw_str peer)
{
	return peer.n == 0 || hw_str_starts(peer, HW_STR("127.")) ||
	    hw_str_eq(peer, HW_STR("::1")) ||
	    hw_str_starts(peer, HW_STR("::ffff:127."));
}

/* Accept-Encoding: gzip, unless refused by q=0. */
static bool
accepts_gzip(struct hw_str accept)
{
	size_t at = hw_str_ifind(accept, HW_STR("gzip"), 0);
	struct hw_str rest;

	if (at == HW_NPOS)
		return false;
	rest = hw_str_trim(hw_str_from(accept, at + 4));
	return !(hw_str_starts(rest, HW_STR(";q=0")) &&
	    !hw_str_starts(rest, HW_STR(";q=0.")));
}

static void
read_request(struct hw_worker *w, struct evhttp_request *req, struct hw_req *q)
{
	struct hw_str target = hw_str_c(evhttp_request_get_uri(req));
	size_t mark = hw_str_chr(target, '?', 0);
	struct evbuffer *in = evhttp_request_get_input_buffer(req);
	size_t n = evbuffer_get_length(in);
	enum evhttp_cmd_type cmd = evhttp_request_get_command(req);
	char *peer = NULL;
	ev_uint16_t port;

	q->method = cmd == EVHTTP_REQ_POST   ? HW_STR("POST")
	    : cmd == EVHTTP_REQ_HEAD ? HW_STR("HEAD")
				     : HW_STR("GET");
	q->post = cmd == EVHTTP_REQ_POST;
	if (mark != HW_NPOS)
		q->query = hw_str_from(target, mark + 1);
	q->path = hw_utf8_clean(w->m, hw_percent_decode(w->m,
	    mark == HW_NPOS ? target : hw_str_sub(target, 0, mark)));
	if (n)
		q->body = (struct hw_str){(char *)evbuffer_pullup(in, -1), n};
	q->type = field(req, "Content-Type");
	q->host = field(req, "Host");
	q->origin = field(req, "Origin");
	q->referer = field(req, "Referer");
	q->fetch_site = field(req, "Sec-Fetch-Site");
	q->signature = field(req, "X-Hub-Signature");
	q->none_match = field(req, "If-None-Match");
	q->gzip = accepts_gzip(field(req, "Accept-Encoding"));
	evhttp_connection_get_peer(
	    evhttp_request_get_connection(req), &peer, &port);
	q->peer = hw_str_c(peer);
	q->local = is_local(q->peer) && !field(req, "X-Forwarded-For").n &&
	    !field(req, "Forwarded").n && !field(req, "Via").n &&
	    !field(req, "X-Real-IP").n;
}

static bool
is_style(const struct hw_worker *w, const struct hw_req *q, struct hw_res *r)
{
	if (!hw_str_eq(q->path, hw_str_c(w->serve->css_path)))
		return false;
	r->type = "text/css; charset=utf-8";
	r->constant = true;
	hw_buf_put(&r->b, (struct hw_str){css, sizeof(css) - 1});
	return true;
}

static void
on_request(struct evhttp_request *req, void *arg)
{
	struct hw_worker *w = arg;
	struct hw_gate *gate =
	    hw_gate_of(&w->gates, field(req, HW_GATE_FIELD).p);
	struct hw_req q = {.m = w->m, .cfg = w->serve->cfg,
	    .css = w->serve->css_path, .now = time(NULL)};
	struct hw_res r = {.status = 200, .type = "text/html; charset=utf-8"};
	struct timespec a, b;

	clock_gettime(CLOCK_MONOTONIC, &a);
	hw_arena_reset(w->m);
	hw_buf_init(&r.b, w->m, HW_PAGE_MAX);
	r.close = w->stopping;
	read_request(w, req, &q);
	if (gate && gate->refusal) {
		r.close = true;
		hw_page_error(&q, &r, gate->refusal, hw_str_c(gate->why));
	} else if (hw_str_eq(q.path, HW_STR("/metrics"))) {
		hw_metrics_page(&w->serve->metrics, &q, &r);
	} else if (!is_style(w, &q, &r)) {
		open_store(w, &q);
		hw_route(&q, &r);
	}
	send_reply(w, req, &q, &r, gate);
	clock_gettime(CLOCK_MONOTONIC, &b);
	hw_metrics_count(&w->serve->metrics, r.status,
	    (b.tv_sec - a.tv_sec) * 1000000 + (b.tv_nsec - a.tv_nsec) / 1000);
}

/* ---- threads ---------------------------------------------------------------- */

static void
on_stop(evutil_socket_t fd, short what, void *arg)
{
	struct hw_worker *w = arg;
	struct timeval soon = {0, 20000};

	(void)fd;
	(void)what;
	if (!w->stopping && w->bound)
		evhttp_del_accept_socket(w->http, w->bound);
	w->bound = NULL;
	w->stopping = true;
	hw_gates_quit(&w->gates);
	if (w->gates.n == 0 || time(NULL) > w->st_tried + 5) {
		event_base_loopbreak(w->base);
		return;
	}
	event_add(w->stop, &soon);
}

/* The eventfd has spoken: let on_stop run until all is quiet. */
static void
on_quit(evutil_socket_t fd, short what, void *arg)
{
	struct hw_worker *w = arg;

	(void)fd;
	(void)what;
	w->st_tried = time(NULL);
	on_stop(-1, 0, w);
}

static void *
run(void *arg)
{
	struct hw_worker *w = arg;
	struct event *quit = event_new(
	    w->base, w->serve->quit, EV_READ, on_quit, w);

	HW_ASSERT(quit && event_add(quit, NULL) == 0);
	event_base_dispatch(w->base);
	event_free(quit);
	return NULL;
}

static int
worker_init(struct hw_worker *w, int *fd, struct hw_err *err)
{
	w->gates.limits = limits;
	w->m = hw_arena_new();
	w->base = event_base_new();
	w->http = w->base ? evhttp_new(w->base) : NULL;
	w->stop = w->base ? evtimer_new(w->base, on_stop, w) : NULL;
	if (!w->http || !w->stop ||
	    deflateInit2(&w->z, 5, Z_DEFLATED, 15 + 16, 8,
		Z_DEFAULT_STRATEGY) != Z_OK)
		return hw_fail(err, HW_EIO, "cannot start a web thread");
	evhttp_set_max_headers_size(w->http, HW_GATE_HEAD + 256);
	evhttp_set_max_body_size(w->http, HW_GATE_BODY);
	evhttp_set_allowed_methods(w->http,
	    EVHTTP_REQ_GET | EVHTTP_REQ_HEAD | EVHTTP_REQ_POST);
	evhttp_set_timeout(w->http, limits.idle_seconds + 5);
	evhttp_set_bevcb(w->http, hw_gate_new, &w->gates);
	evhttp_set_gencb(w->http, on_request, w);
	w->bound = evhttp_accept_socket_with_handle(w->http, *fd);
	if (!w->bound)
		return hw_fail(err, HW_EIO, "cannot take connections");
	*fd = -1; /* evhttp closes it */
	return HW_OK;
}

static void
worker_free(struct hw_worker *w)
{
	if (w->http)
		evhttp_free(w->http);
	if (w->stop)
		event_free(w->stop);
	if (w->base)
		event_base_free(w->base);
	(void)deflateEnd(&w->z);
	hw_store_close(w->st);
	hw_arena_free(w->m);
}

/* ---- life ------------------------------------------------------------------- */

static int
start_threads(struct hw_serve *s, struct hw_err *err)
{
	for (size_t i = 0; i < s->n; i++) {
		struct hw_worker *w = &s->worker[i];
		int rc = worker_init(w, &s->listener.fd[i], err);

		if (rc)
			return rc;
	}
	for (size_t i = 0; i < s->n; i++) {
		struct hw_worker *w = &s->worker[i];

		if (pthread_create(&w->thread, NULL, run, w) != 0) {
			s->worker[i].thread = 0;
			return hw_fail(err, HW_EIO, "no more threads");
		}
	}
	return HW_OK;
}

int
hw_serve_start(const struct hw_serve_config *cfg, struct hw_serve **out,
    struct hw_err *err)
{
	struct hw_serve *s = calloc(1, sizeof(*s));
	int rc = HW_OK;
	char hex[33];

	HW_ASSERT(s);
	*out = NULL;
	s->cfg = cfg;
	s->m = hw_arena_new();
	s->n = cfg->threads < 1 ? 2 : cfg->threads > 64 ? 64
						: (size_t)cfg->threads;
	s->worker = calloc(s->n, sizeof(*s->worker));
	HW_ASSERT(s->worker);
	s->quit = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	hw_hash_hex((struct hw_str){css, sizeof(css) - 1}, hex);
	(void)snprintf(s->css_path, sizeof(s->css_path), "/style-%.12s.css", hex);
	rc = hw_listen(s->m, cfg->listen, s->n, &s->listener, err);
	for (size_t i = 0; i < s->n; i++)
		s->worker[i].serve = s;
	if (!rc)
		rc = start_threads(s, err);
	if (rc) {
		hw_serve_free(s);
		return rc;
	}
	*out = s;
	return HW_OK;
}

struct hw_str
hw_serve_address(const struct hw_serve *s)
{
	return s->listener.address;
}

void
hw_serve_free(struct hw_serve *s)
{
	uint64_t one = 1;

	if (!s)
		return;
	if (s->quit >= 0 && write(s->quit, &one, sizeof(one)) < 0)
		hw_log(HW_LOG_ERROR, "serve", "cannot stop: %s", strerror(errno));
	for (size_t i = 0; i < s->n; i++)
		if (s->worker[i].thread)
			pthread_join(s->worker[i].thread, NULL);
	for (size_t i = 0; i < s->n; i++)
		worker_free(&s->worker[i]);
	hw_listen_close(&s->listener);
	if (s->quit >= 0)
		close(s->quit);
	free(s->worker);
	hw_arena_free(s->m);
	free(s);
}
