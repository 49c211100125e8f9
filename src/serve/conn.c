/* SPDX-License-Identifier: MIT
 * The life of a connection.  Everything runs in the thread of its base. */
#include "serve/conn.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/listener.h>

#include "base/log.h"
#include "base/time.h"

enum phase {
	HEAD,   /* between requests, or a head is coming */
	BODY,   /* the head is whole, its body is not */
	REPLY,  /* the client takes the reply */
	LINGER, /* all is said; what still comes is thrown away */
};

struct hw_conn {
	struct hw_conns *all;
	struct hw_conn *next, *prev;
	struct bufferevent *bev;
	struct event *timer;
	enum phase phase;
	bool fresh; /* no byte of this head has come yet */
	bool last;  /* close after this reply */
	bool eof;   /* the client has said all it will say */
	char peer[INET6_ADDRSTRLEN];
	uint64_t key; /* of the address for counting; 0: this machine */
};

struct hw_conns {
	struct event_base *base;
	struct evconnlistener *listener;
	struct event *again; /* listen again after a shortage */
	struct hw_conn_limits limits;
	hw_conn_handler *handler;
	void *arg;
	struct hw_conn *first;
	size_t n;
	bool quitting;
};

/* ---- ends ------------------------------------------------------------------- */

static void
conn_free(struct hw_conn *c)
{
	if (c->prev)
		c->prev->next = c->next;
	else
		c->all->first = c->next;
	if (c->next)
		c->next->prev = c->prev;
	c->all->n--;
	bufferevent_free(c->bev);
	event_free(c->timer);
	free(c);
}

static void
deadline(struct hw_conn *c, int seconds)
{
	struct timeval tv = {seconds, 0};

	event_add(c->timer, &tv);
}

static void
on_timer(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	conn_free(arg);
}

/* Closing with unread bytes would reset the connection and may destroy the
 * reply on its way: say that we are done, and read on for two seconds. */
static void
linger(struct hw_conn *c)
{
	if (c->eof) {
		conn_free(c);
		return;
	}
	c->phase = LINGER;
	shutdown(bufferevent_getfd(c->bev), SHUT_WR);
	bufferevent_setwatermark(c->bev, EV_READ, 0, 0);
	deadline(c, 2);
}

/* ---- replies ------------------------------------------------------------------ */

const char *
hw_status_words(int status)
{
	static const struct {
		int status;
		const char *words;
	} v[] = {{200, "OK"}, {301, "Moved Permanently"}, {303, "See Other"},
	    {304, "Not Modified"}, {400, "Bad Request"}, {403, "Forbidden"},
	    {404, "Not Found"}, {405, "Method Not Allowed"}, {410, "Gone"},
	    {411, "Length Required"}, {413, "Content Too Large"},
	    {415, "Unsupported Media Type"}, {417, "Expectation Failed"},
	    {429, "Too Many Requests"},
	    {431, "Request Header Fields Too Large"},
	    {451, "Unavailable For Legal Reasons"},
	    {500, "Internal Server Error"}, {503, "Service Unavailable"},
	    {505, "HTTP Version Not Supported"}};

	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		if (v[i].status == status)
			return v[i].words;
	return "Status";
}

void
hw_conn_reply(struct hw_conn *c, int status, struct hw_str headers,
    struct hw_str body, bool close)
{
	struct evbuffer *out = bufferevent_get_output(c->bev);
	char date[32];

	if (close || c->all->quitting || c->eof)
		c->last = true;
	hw_time_http(time(NULL), date);
	evbuffer_add_printf(out, "HTTP/1.1 %d %s\r\nDate: %s\r\n", status,
	    hw_status_words(status), date);
	if (c->last)
		evbuffer_add_printf(out, "Connection: close\r\n");
	evbuffer_add(out, headers.p, headers.n);
	evbuffer_add(out, "\r\n", 2);
	if (body.n)
		evbuffer_add(out, body.p, body.n);
	c->phase = REPLY;
	deadline(c, c->all->limits.reply_seconds);
}

/* ---- requests ------------------------------------------------------------------ */

static void
refuse(struct hw_conn *c, int status, const char *why)
{
	struct hw_wire wire = {.conn = c,
	    .refusal = status,
	    .why = why,
	    .peer = hw_str_c(c->peer)};

	wire.head.method = HW_STR("GET");
	wire.head.target = HW_STR("/");
	c->last = true;
	c->all->handler(c->all->arg, &wire);
}

/* The body is not all there: wait, but not for ever. */
static void
await_body(struct hw_conn *c, const struct hw_head *head, size_t need)
{
	if (c->phase == BODY)
		return;
	c->phase = BODY;
	bufferevent_setwatermark(c->bev, EV_READ, 0, need + HW_HEAD_MAX);
	deadline(c, c->all->limits.body_seconds);
	if (head->wait)
		evbuffer_add_printf(bufferevent_get_output(c->bev),
		    "HTTP/1.1 100 Continue\r\n\r\n");
}

static void
serve(struct hw_conn *c, struct evbuffer *in, size_t n, struct hw_head *head)
{
	struct hw_wire wire = {.conn = c, .peer = hw_str_c(c->peer)};
	size_t need = n + (size_t)head->length;
	const char *p = (const char *)evbuffer_pullup(in, (ev_ssize_t)need);

	/* The bytes have moved: read the views again. */
	HW_ASSERT(p &&
	    hw_head_parse((struct hw_str){p, n}, &wire.head, &wire.why) == 0);
	wire.body = (struct hw_str){p + n, (size_t)head->length};
	c->last = c->last || wire.head.close;
	bufferevent_setwatermark(c->bev, EV_READ, 0, 2 * HW_HEAD_MAX);
	c->all->handler(c->all->arg, &wire);
	evbuffer_drain(in, need);
}

/* Look at what has come.  May free nothing: the callbacks do. */
static void
look(struct hw_conn *c)
{
	struct evbuffer *in = bufferevent_get_input(c->bev);
	size_t have = evbuffer_get_length(in), n;
	struct evbuffer_ptr end;
	struct hw_head head;
	const char *why;
	int refused;

	if (c->phase == LINGER) {
		evbuffer_drain(in, have);
		return;
	}
	if (c->phase == REPLY || have == 0)
		return; /* the next request waits for its turn */
	if (c->fresh) {
		c->fresh = false;
		deadline(c, c->all->limits.head_seconds);
	}
	end = evbuffer_search(in, "\n\r\n", 3, NULL);
	n = end.pos >= 0 ? (size_t)end.pos + 3 : have;
	if (n > HW_HEAD_MAX) {
		refuse(c, 431, "A request head may have 16 KiB.");
		return;
	}
	if (end.pos < 0)
		return;
	refused = hw_head_parse(
	    (struct hw_str){
		(const char *)evbuffer_pullup(in, (ev_ssize_t)n), n},
	    &head, &why);
	if (refused)
		refuse(c, refused, why);
	else if (have < n + head.length)
		await_body(c, &head, n + (size_t)head.length);
	else
		serve(c, in, n, &head);
}

/* ---- callbacks ------------------------------------------------------------------- */

static void
on_read(struct bufferevent *bev, void *arg)
{
	(void)bev;
	look(arg);
}

/* All of the reply has been taken. */
static void
on_write(struct bufferevent *bev, void *arg)
{
	struct hw_conn *c = arg;

	if (c->phase != REPLY ||
	    evbuffer_get_length(bufferevent_get_output(bev)))
		return;
	if (c->last || c->all->quitting) {
		linger(c);
		return;
	}
	c->phase = HEAD;
	c->fresh = true;
	deadline(c, c->all->limits.idle_seconds);
	look(c);
}

static void
on_event(struct bufferevent *bev, short what, void *arg)
{
	struct hw_conn *c = arg;

	/* A client may close its side and wait for the reply. */
	if ((what & BEV_EVENT_EOF) && c->phase == REPLY) {
		c->eof = c->last = true;
		bufferevent_disable(bev, EV_READ);
		if (evbuffer_get_length(bufferevent_get_output(bev)))
			return;
	}
	conn_free(c);
}

/* ---- accepting --------------------------------------------------------------------- */

/* Who is it?  Loopback, where a reverse proxy speaks for many, and unix
 * sockets are not counted. */
static void
read_peer(struct hw_conn *c, const struct sockaddr *sa)
{
	if (sa->sa_family == AF_INET) {
		const struct sockaddr_in *in = (const void *)sa;
		uint32_t a = ntohl(in->sin_addr.s_addr);

		inet_ntop(AF_INET, &in->sin_addr, c->peer, sizeof(c->peer));
		if (a >> 24 != 127)
			c->key = 1ULL << 63 | a;
	} else if (sa->sa_family == AF_INET6) {
		const struct sockaddr_in6 *in = (const void *)sa;
		const unsigned char *a = in->sin6_addr.s6_addr;
		bool v4 = IN6_IS_ADDR_V4MAPPED(&in->sin6_addr);

		inet_ntop(AF_INET6, &in->sin6_addr, c->peer, sizeof(c->peer));
		/* A subscriber has a /64 of IPv6. */
		for (int i = v4 ? 12 : 0; i < (v4 ? 16 : 8); i++)
			c->key = c->key << 8 | a[i];
		if (IN6_IS_ADDR_LOOPBACK(&in->sin6_addr) ||
		    (v4 && a[12] == 127))
			c->key = 0;
		else
			c->key |= v4 ? 1ULL << 63 : 0;
	}
}

static bool
is_crowd(const struct hw_conns *all, uint64_t key)
{
	int same = 0;

	if (all->n >= (size_t)all->limits.total)
		return true;
	for (const struct hw_conn *c = all->first; key && c; c = c->next)
		same += c->key == key;
	return same >= all->limits.per_address;
}

static void
on_accept(struct evconnlistener *l, evutil_socket_t fd, struct sockaddr *sa,
    int n, void *arg)
{
	struct hw_conns *all = arg;
	struct hw_conn *c = calloc(1, sizeof(*c));

	(void)l;
	(void)n;
	HW_ASSERT(c);
	c->all = all;
	read_peer(c, sa);
	if (is_crowd(all, c->key)) {
		evutil_closesocket(fd);
		free(c);
		return;
	}
	c->bev = bufferevent_socket_new(all->base, fd, BEV_OPT_CLOSE_ON_FREE);
	c->timer = evtimer_new(all->base, on_timer, c);
	HW_ASSERT(c->bev && c->timer);
	c->next = all->first;
	if (c->next)
		c->next->prev = c;
	all->first = c;
	all->n++;
	bufferevent_setcb(c->bev, on_read, on_write, on_event, c);
	bufferevent_setwatermark(c->bev, EV_READ, 0, 2 * HW_HEAD_MAX);
	/* The clock of the first head runs from here. */
	deadline(c, all->limits.head_seconds);
	bufferevent_enable(c->bev, EV_READ | EV_WRITE);
}

static void
on_again(evutil_socket_t fd, short what, void *arg)
{
	struct hw_conns *all = arg;

	(void)fd;
	(void)what;
	if (all->listener)
		evconnlistener_enable(all->listener);
}

/* No file descriptors left, most likely: rest a little instead of spinning. */
static void
on_shortage(struct evconnlistener *l, void *arg)
{
	struct hw_conns *all = arg;
	struct timeval soon = {0, 100000};

	hw_log(HW_LOG_WARN, "serve", "cannot accept: %s",
	    evutil_socket_error_to_string(EVUTIL_SOCKET_ERROR()));
	evconnlistener_disable(l);
	event_add(all->again, &soon);
}

int
hw_conns_new(struct event_base *base, int fd,
    const struct hw_conn_limits *limits, hw_conn_handler *handler, void *arg,
    struct hw_conns **out, struct hw_err *err)
{
	struct hw_conns *all = calloc(1, sizeof(*all));

	HW_ASSERT(all);
	*all = (struct hw_conns){
	    .base = base, .limits = *limits, .handler = handler, .arg = arg};
	all->again = evtimer_new(base, on_again, all);
	all->listener = evconnlistener_new(base, on_accept, all,
	    LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 0, fd);
	if (!all->again || !all->listener) {
		hw_conns_free(all);
		return hw_fail(err, HW_EIO, "cannot take connections");
	}
	evconnlistener_set_error_cb(all->listener, on_shortage);
	*out = all;
	return HW_OK;
}

size_t
hw_conns_quit(struct hw_conns *all)
{
	struct hw_conn *c = all->first, *next;

	all->quitting = true;
	if (all->listener)
		evconnlistener_free(all->listener);
	all->listener = NULL;
	for (; c; c = next) {
		next = c->next;
		if (c->phase == HEAD || c->phase == LINGER)
			conn_free(c);
	}
	return all->n;
}

void
hw_conns_free(struct hw_conns *all)
{
	if (!all)
		return;
	while (all->first)
		conn_free(all->first);
	if (all->listener)
		evconnlistener_free(all->listener);
	if (all->again)
		event_free(all->again);
	free(all);
}
