/* SPDX-License-Identifier: MIT
 * The gate of one connection: a filter between socket and evhttp, with the
 * deadlines of the connection.  It runs in the thread of its event base. */
#include "serve/gate_int.h"

#include <stdlib.h>
#include <sys/socket.h>

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <netinet/in.h>

#include "base/err.h"

/* ---- the list of a thread's gates ----------------------------------------- */

static void
link_gate(struct hw_gates *gates, struct hw_gate *g)
{
	for (size_t i = 0; i < HW_GATES; i++) {
		size_t slot = (gates->next + i) % HW_GATES;

		if (gates->slot[slot])
			continue;
		gates->slot[slot] = g;
		gates->next = slot + 1;
		gates->n++;
		g->slot = (int)slot;
		return;
	}
	g->slot = -1;
}

static void
unlink_gate(struct hw_gate *g)
{
	if (g->slot < 0)
		return;
	g->gates->slot[g->slot] = NULL;
	g->gates->n--;
}

/* End the connection from outside evhttp: it sees the end of input. */
static void
hang_up(struct hw_gate *g)
{
	evutil_socket_t fd = bufferevent_getfd(g->bev);

	g->phase = HW_GATE_DEAD;
	if (fd >= 0)
		shutdown(fd, SHUT_RDWR);
}

static void
deadline(struct hw_gate *g, int seconds)
{
	struct timeval tv = {seconds, 0};

	event_add(g->timer, &tv);
}

static void
on_timer(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	hang_up(arg);
}

/* ---- who is it ------------------------------------------------------------- */

/* The address as bytes; a unix socket and loopback (where a reverse proxy
 * speaks for many) have none. */
static void
peer_of(struct hw_gate *g)
{
	struct sockaddr_storage ss = {0};
	socklen_t n = sizeof(ss);
	evutil_socket_t fd = bufferevent_getfd(g->bev);

	if (fd < 0 || getpeername(fd, (struct sockaddr *)&ss, &n) != 0)
		return;
	if (ss.ss_family == AF_INET) {
		const struct sockaddr_in *in = (const void *)&ss;
		uint32_t a = ntohl(in->sin_addr.s_addr);

		if (a >> 24 != 127)
			g->peer = 1ULL << 63 | a;
	} else if (ss.ss_family == AF_INET6) {
		const struct sockaddr_in6 *in = (const void *)&ss;
		const unsigned char *a = in->sin6_addr.s6_addr;

		/* One subscriber has a /64. */
		for (int i = 0; i < 8; i++)
			g->peer = g->peer << 8 | a[i];
		if (IN6_IS_ADDR_LOOPBACK(&in->sin6_addr))
			g->peer = 0;
	}
}

/* Runs once the socket is known: too many from one address or in all? */
static void
on_born(evutil_socket_t fd, short what, void *arg)
{
	struct hw_gate *g = arg;
	int same = 0;

	(void)fd;
	(void)what;
	if (g->known)
		return;
	g->known = true;
	peer_of(g);
	for (size_t i = 0; g->peer && i < HW_GATES; i++)
		same += g->gates->slot[i] && g->gates->slot[i]->peer == g->peer;
	if (g->slot < 0 || g->gates->n > (size_t)g->gates->limits.total ||
	    same > g->gates->limits.per_address) {
		g->gates->refused++;
		hang_up(g);
	}
}

/* ---- the filter ------------------------------------------------------------ */

/* Hand evhttp a request that our handler answers with the refusal. */
static void
refuse(struct hw_gate *g, struct evbuffer *dst, int status, const char *why)
{
	g->refusal = status;
	g->why = why;
	g->phase = HW_GATE_REPLY;
	g->last = true;
	evbuffer_add_printf(dst,
	    "GET / HTTP/1.1\r\nHost: refused\r\nConnection: close\r\n"
	    HW_GATE_FIELD ": %d\r\n\r\n", g->slot);
	deadline(g, g->gates->limits.head_seconds);
}

/* Is our own field among the client's?  Then it lies. */
static bool
forged(struct hw_str head)
{
	return hw_str_ifind(head, HW_STR("\n" HW_GATE_FIELD ":"), 0) !=
	    HW_NPOS;
}

/* The head as evhttp is to see it: origin form, our field, nothing else. */
static void
hand_on(struct hw_gate *g, struct evbuffer *dst, struct hw_str head,
    const struct hw_head *parsed)
{
	size_t line = hw_str_find(head, HW_STR("\r\n"), 0);

	evbuffer_add_printf(dst, "%.*s ", HW_FMT(parsed->method));
	evbuffer_add(dst, parsed->target.p, parsed->target.n);
	evbuffer_add_printf(dst, " HTTP/1.%d\r\n" HW_GATE_FIELD ": %d",
	    !parsed->old, g->slot);
	evbuffer_add(dst, head.p + line, head.n - line);
}

static enum bufferevent_filter_result
take_head(struct hw_gate *g, struct evbuffer *src, struct evbuffer *dst)
{
	size_t have = evbuffer_get_length(src), n;
	struct evbuffer_ptr end = evbuffer_search(src, "\n\r\n", 3, NULL);
	struct hw_head parsed;
	struct hw_str head;
	const char *why;
	int refused;

	if (g->fresh) {
		g->fresh = false;
		deadline(g, g->gates->limits.head_seconds);
	}
	n = end.pos >= 0 ? (size_t)end.pos + 3 : have;
	if (n > HW_GATE_HEAD) {
		refuse(g, dst, 431, "a request head may have 16 KiB");
		return BEV_OK;
	}
	if (end.pos < 0)
		return BEV_NEED_MORE;
	head = (struct hw_str){(char *)evbuffer_pullup(src, (ev_ssize_t)n), n};
	refused = hw_head_parse(head, &parsed, &why);
	if (!refused && forged(head)) {
		refused = 400;
		why = "a reserved header line";
	}
	if (refused) {
		refuse(g, dst, refused, why);
		return BEV_OK;
	}
	hand_on(g, dst, head, &parsed);
	evbuffer_drain(src, n);
	g->body = parsed.length;
	g->phase = g->body ? HW_GATE_BODY_PHASE : HW_GATE_REPLY;
	deadline(g, g->body ? g->gates->limits.body_seconds
			    : g->gates->limits.reply_seconds);
	return BEV_OK;
}

static enum bufferevent_filter_result
take_body(struct hw_gate *g, struct evbuffer *src, struct evbuffer *dst)
{
	size_t n = evbuffer_get_length(src);

	if (n > g->body)
		n = (size_t)g->body;
	if (n == 0)
		return BEV_NEED_MORE;
	evbuffer_remove_buffer(src, dst, n);
	g->body -= n;
	if (g->body == 0) {
		g->phase = HW_GATE_REPLY;
		deadline(g, g->gates->limits.reply_seconds);
	}
	return BEV_OK;
}

static enum bufferevent_filter_result
on_input(struct evbuffer *src, struct evbuffer *dst, ev_ssize_t limit,
    enum bufferevent_flush_mode mode, void *arg)
{
	struct hw_gate *g = arg;

	(void)limit;
	(void)mode;
	on_born(-1, 0, g);
	if (g->phase == HW_GATE_HEAD_PHASE && evbuffer_get_length(src) > 0)
		return take_head(g, src, dst);
	if (g->phase == HW_GATE_BODY_PHASE)
		return take_body(g, src, dst);
	if (g->phase == HW_GATE_DEAD || g->last)
		evbuffer_drain(src, evbuffer_get_length(src));
	return BEV_NEED_MORE; /* the next request waits for its turn */
}

/* ---- life ------------------------------------------------------------------ */

static void
on_free(void *arg)
{
	struct hw_gate *g = arg;

	unlink_gate(g);
	event_free(g->timer);
	event_free(g->kick);
	event_free(g->born);
	free(g);
}

/* After a reply: look at what has come meanwhile. */
static void
on_kick(evutil_socket_t fd, short what, void *arg)
{
	struct hw_gate *g = arg;

	(void)fd;
	(void)what;
	if (bufferevent_flush(g->bev, EV_READ, BEV_NORMAL) >= 0 &&
	    evbuffer_get_length(bufferevent_get_input(g->bev)) > 0)
		bufferevent_trigger(g->bev, EV_READ, 0);
}

struct bufferevent *
hw_gate_new(struct event_base *base, void *arg)
{
	struct hw_gate *g = calloc(1, sizeof(*g));
	struct bufferevent *sock =
	    bufferevent_socket_new(base, -1, BEV_OPT_CLOSE_ON_FREE);

	HW_ASSERT(g && sock);
	g->gates = arg;
	g->fresh = false;
	bufferevent_setwatermark(sock, EV_READ, 0, 2 * HW_GATE_HEAD);
	g->timer = evtimer_new(base, on_timer, g);
	g->kick = evtimer_new(base, on_kick, g);
	g->born = evtimer_new(base, on_born, g);
	HW_ASSERT(g->timer && g->kick && g->born);
	g->bev = bufferevent_filter_new(
	    sock, on_input, NULL, BEV_OPT_CLOSE_ON_FREE, on_free, g);
	HW_ASSERT(g->bev);
	link_gate(g->gates, g);
	/* The first head's clock runs from the connection on. */
	deadline(g, g->gates->limits.head_seconds);
	event_active(g->born, EV_TIMEOUT, 0);
	return g->bev;
}

struct hw_gate *
hw_gate_of(struct hw_gates *gates, const char *field)
{
	uint64_t slot;

	if (!field || !hw_str_u64(hw_str_c(field), &slot) || slot >= HW_GATES)
		return NULL;
	return gates->slot[slot];
}

void
hw_gate_replied(struct hw_gate *g)
{
	if (g->phase != HW_GATE_REPLY || g->last)
		return;
	g->phase = HW_GATE_HEAD_PHASE;
	g->fresh = true;
	deadline(g, g->gates->limits.idle_seconds);
	event_active(g->kick, EV_TIMEOUT, 0);
}

size_t
hw_gates_quit(struct hw_gates *gates)
{
	size_t busy = 0;

	for (size_t i = 0; i < HW_GATES; i++) {
		struct hw_gate *g = gates->slot[i];

		if (!g)
			continue;
		if (g->phase == HW_GATE_REPLY || g->phase == HW_GATE_BODY_PHASE)
			busy++;
		else
			hang_up(g);
	}
	return busy;
}
