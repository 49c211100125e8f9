/* SPDX-License-Identifier: MIT
 * Listening, threads, and the way from a connection to our requests and back. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include <event2/event.h>

#include "base/codec.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/utf8.h"
#include "serve/cache.h"
#include "serve/conn.h"
#include "serve/listen.h"
#include "serve/metrics.h"
#include "serve/serve_int.h"

static const struct hw_conn_limits limits = {
    .head_seconds = 10,
    .body_seconds = 30,
    .reply_seconds = 120,
    .idle_seconds = 30,
    .per_address = 128,
    .total = 8000,
};

static const char css[] = {
#include "serve/style.css.inc"
};

struct hw_worker {
	struct hw_serve *serve;
	pthread_t thread;
	struct event_base *base;
	struct hw_conns *conns;
	struct event *stop, *quit;
	struct hw_store *st;
	struct hw_err st_err;
	time_t st_tried, quit_at;
	struct hw_arena *m;
	z_stream z;
	struct hw_cache *cache;
	struct hw_kept *kept; /* in it: what is answered now, or NULL */
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

static const char fixed[] =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
    "Vary: Accept-Encoding\r\n";

/* A value that cannot end its line. */
static void
put_field(struct hw_buf *b, const char *name, struct hw_str value)
{
	hw_buf_printf(b, "%s: ", name);
	for (size_t i = 0; i < value.n; i++)
		hw_buf_byte(b,
		    (unsigned char)value.p[i] < 0x20 || value.p[i] == 0x7f
			? ' '
			: value.p[i]);
	hw_buf_c(b, "\r\n");
}

static void
put_headers(struct hw_buf *b, const struct hw_res *r)
{
	hw_buf_c(b, fixed);
	put_field(b, "Content-Type", hw_str_c(r->type));
	/* With no-referrer a browser says "Origin: null" to our own forms. */
	put_field(b, "Referrer-Policy",
	    r->form ? HW_STR("same-origin") : HW_STR("no-referrer"));
	put_field(b, "Cache-Control",
	    r->constant ? HW_STR("public, max-age=31536000, immutable")
		: r->status >= 400 || r->form ? HW_STR("no-store")
					      : HW_STR("no-cache"));
	if (r->noindex || r->status >= 400)
		put_field(b, "X-Robots-Tag", HW_STR("noindex"));
	if (r->location.n)
		put_field(b, "Location", r->location);
	if (r->blocked_by.n)
		hw_buf_printf(b, "Link: <%.*s>; rel=\"blocked-by\"\r\n",
		    HW_FMT(r->blocked_by));
	if (r->links.n)
		put_field(b, "Link", r->links);
	if (r->refresh)
		hw_buf_printf(b, "Refresh: %d\r\n", r->refresh);
	if (r->status == 405)
		put_field(b, "Allow", HW_STR("GET, HEAD, POST"));
	if (r->status == 503)
		put_field(b, "Retry-After", HW_STR("5"));
}

/* The body gzipped in m, or as it is when that is no gain. */
static struct hw_str
squeeze(struct hw_worker *w, const struct hw_req *q, struct hw_str body,
    const char *type, bool *squeezed)
{
	uLong room;
	char *out;

	*squeezed = false;
	if (!q->gzip || body.n < 512 ||
	    hw_str_starts(hw_str_c(type), HW_STR("image/png")))
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

/* The same of a page that is kept. */
static struct hw_str
squeeze_kept(struct hw_worker *w, const struct hw_req *q, struct hw_kept *k,
    bool *squeezed)
{
	struct hw_str body;

	*squeezed = q->gzip && k->squeezed;
	if (*squeezed)
		return (struct hw_str){k->squeezed, k->n_squeezed};
	body = squeeze(w, q, k->body, k->type, squeezed);
	if (*squeezed)
		hw_cache_squeezed(k, body);
	return body;
}

/* 304 when the client has this very page. */
static void
validate(struct hw_buf *b, const struct hw_req *q, struct hw_res *r,
    const struct hw_kept *kept)
{
	char hex[33];

	if (r->status != 200 || q->post || r->form)
		return;
	if (kept)
		memcpy(hex, kept->etag, sizeof(hex));
	else
		hw_hash_hex(hw_buf_str(&r->b), hex);
	hw_buf_printf(b, "ETag: W/\"%s\"\r\n", hex);
	if (hw_str_find(q->none_match, hw_str_c(hex), 0) != HW_NPOS)
		r->status = 304;
}

static void
send_reply(struct hw_worker *w, const struct hw_wire *wire,
    const struct hw_req *q, struct hw_res *r)
{
	struct hw_str body = {0};
	struct hw_buf head;
	bool squeezed = false;

	if (r->b.rc)
		hw_page_error(q, r, 500, HW_STR("This page became too long."));
	hw_buf_init(&head, w->m, 65536);
	if (w->kept) {
		r->type = w->kept->type;
		r->links = w->kept->links;
		r->noindex = w->kept->noindex;
	}
	validate(&head, q, r, w->kept);
	put_headers(&head, r);
	if (r->status != 304) {
		body = w->kept
		    ? squeeze_kept(w, q, w->kept, &squeezed)
		    : squeeze(w, q, hw_buf_str(&r->b), r->type, &squeezed);
		hw_buf_printf(&head, "Content-Length: %zu\r\n", body.n);
	}
	if (squeezed)
		hw_buf_c(&head, "Content-Encoding: gzip\r\n");
	if (hw_str_eq(q->method, HW_STR("HEAD")))
		body.n = 0;
	HW_ASSERT(head.rc == HW_OK); /* lengths are capped by the makers */
	hw_conn_reply(wire->conn, r->status, hw_buf_str(&head), body, r->close);
}

/* ---- requests --------------------------------------------------------------- */

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
read_request(struct hw_worker *w, const struct hw_wire *wire, struct hw_req *q)
{
	const struct hw_head *h = &wire->head;
	size_t mark = hw_str_chr(h->target, '?', 0);

	q->method = h->method;
	q->post = hw_str_eq(h->method, HW_STR("POST"));
	if (mark != HW_NPOS)
		q->query = hw_str_from(h->target, mark + 1);
	q->path = hw_utf8_clean(w->m,
	    hw_percent_decode(w->m,
		mark == HW_NPOS ? h->target : hw_str_sub(h->target, 0, mark)));
	q->body = wire->body;
	q->host = h->host;
	q->type = hw_head_field(h, "Content-Type");
	q->origin = hw_head_field(h, "Origin");
	q->referer = hw_head_field(h, "Referer");
	q->fetch_site = hw_head_field(h, "Sec-Fetch-Site");
	q->signature = hw_head_field(h, "X-Hub-Signature");
	q->none_match = hw_head_field(h, "If-None-Match");
	q->gzip = accepts_gzip(hw_head_field(h, "Accept-Encoding"));
	q->peer = wire->peer;
	q->local = is_local(q->peer) &&
	    !hw_head_field(h, "X-Forwarded-For").n &&
	    !hw_head_field(h, "Forwarded").n && !hw_head_field(h, "Via").n &&
	    !hw_head_field(h, "X-Real-IP").n;
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

/* Run the handler over one state of the store, unless the page was made of
 * this very state before. */
static void
answer(struct hw_worker *w, struct hw_req *q, struct hw_res *r,
    struct hw_str target)
{
	enum hw_reads reads = q->post || !q->st ? HW_READS_NOTHING
						: hw_route_reads(q->path);
	struct hw_str key = {0};
	struct hw_err err = {0};
	hw_time minute = q->now / 60;
	int64_t version = 0;

	if (reads && hw_store_look(q->st, &version, &err) != HW_OK)
		reads = HW_READS_NOTHING;
	if (reads == HW_READS_SHARED) {
		key = hw_str_printf(
		    w->m, "%.*s %.*s", HW_FMT(q->host), HW_FMT(target));
		w->kept = hw_cache_find(w->cache, key, version, minute);
	}
	if (!w->kept) {
		hw_route(q, r);
		if (reads == HW_READS_SHARED)
			w->kept = hw_cache_keep(
			    w->cache, key, version, minute, r);
	}
	if (reads)
		hw_store_looked(q->st);
}

static void
on_request(void *arg, const struct hw_wire *wire)
{
	struct hw_worker *w = arg;
	struct hw_req q = {.m = w->m,
	    .cfg = w->serve->cfg,
	    .css = w->serve->css_path,
	    .now = time(NULL)};
	struct hw_res r = {.status = 200, .type = "text/html; charset=utf-8"};
	struct timespec a, b;

	clock_gettime(CLOCK_MONOTONIC, &a);
	hw_arena_reset(w->m);
	w->kept = NULL;
	hw_buf_init(&r.b, w->m, HW_PAGE_MAX);
	read_request(w, wire, &q);
	if (wire->refusal) {
		r.close = true;
		hw_page_error(&q, &r, wire->refusal, hw_str_c(wire->why));
	} else if (hw_str_eq(q.path, HW_STR("/metrics"))) {
		hw_metrics_page(&w->serve->metrics, &q, &r);
	} else if (!is_style(w, &q, &r)) {
		open_store(w, &q);
		answer(w, &q, &r, wire->head.target);
	}
	send_reply(w, wire, &q, &r);
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
	if (hw_conns_quit(w->conns) == 0 || time(NULL) > w->quit_at + 5)
		event_base_loopbreak(w->base);
	else
		event_add(w->stop, &soon);
}

/* The eventfd has spoken: let on_stop run until all is quiet. */
static void
on_quit(evutil_socket_t fd, short what, void *arg)
{
	struct hw_worker *w = arg;

	(void)fd;
	(void)what;
	w->quit_at = time(NULL);
	event_del(w->quit);
	on_stop(-1, 0, w);
}

static void *
run(void *arg)
{
	struct hw_worker *w = arg;

	event_base_dispatch(w->base);
	return NULL;
}

static int
worker_init(struct hw_worker *w, int *fd, struct hw_err *err)
{
	int rc;

	w->m = hw_arena_new();
	w->cache = hw_cache_new();
	w->base = event_base_new();
	if (w->base) {
		w->stop = evtimer_new(w->base, on_stop, w);
		w->quit = event_new(
		    w->base, w->serve->quit, EV_READ, on_quit, w);
	}
	if (!w->stop || !w->quit || event_add(w->quit, NULL) != 0 ||
	    deflateInit2(
		&w->z, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return hw_fail(err, HW_EIO, "cannot start a web thread");
	rc = hw_conns_new(w->base, *fd, &limits, on_request, w, &w->conns, err);
	*fd = -1; /* closed with the connections */
	return rc;
}

static void
worker_free(struct hw_worker *w)
{
	hw_conns_free(w->conns);
	if (w->stop)
		event_free(w->stop);
	if (w->quit)
		event_free(w->quit);
	if (w->base)
		event_base_free(w->base);
	(void)deflateEnd(&w->z);
	hw_store_close(w->st);
	hw_cache_free(w->cache);
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
	s->n = cfg->threads < 1 ? 2
	    : cfg->threads > 64 ? 64
				: (size_t)cfg->threads;
	s->worker = calloc(s->n, sizeof(*s->worker));
	HW_ASSERT(s->worker);
	s->quit = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	hw_hash_hex((struct hw_str){css, sizeof(css) - 1}, hex);
	(void)snprintf(
	    s->css_path, sizeof(s->css_path), "/style-%.12s.css", hex);
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
		hw_log(
		    HW_LOG_ERROR, "serve", "cannot stop: %s", strerror(errno));
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
