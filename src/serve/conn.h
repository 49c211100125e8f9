/* SPDX-License-Identifier: MIT
 * Connections of one web thread: one request at a time, absolute deadlines,
 * caps.  The framing of HTTP/1.1 is done here on libevent's bufferevents and
 * not by evhttp: evhttp 2.1.12 takes malformed heads (7 of 14 kinds tried),
 * lets a head drip for ever, and behind a filter that would mend this it
 * stalls or cuts replies. */
#ifndef HW_SERVE_CONN_H
#define HW_SERVE_CONN_H

#include "base/err.h"
#include "serve/head.h"

struct event_base;
struct hw_conn;
struct hw_conns;

struct hw_conn_limits {
	int head_seconds;  /* from the first byte to the end of the head */
	int body_seconds;  /* from there to the end of the body */
	int reply_seconds; /* until the client has taken the reply */
	int idle_seconds;  /* between two requests */
	int per_address;   /* connections of one foreign address */
	int total;
};

/* A request as it stands in the buffer; borrowed until the handler returns. */
struct hw_wire {
	struct hw_conn *conn;
	struct hw_head head;
	struct hw_str body;
	struct hw_str peer; /* address without port; empty: unix socket */
	int refusal;        /* status the head is refused with, or 0 */
	const char *why;
};

/* Calls hw_conn_reply once, before it returns. */
void hw_conn_reply(struct hw_conn *c, int status, struct hw_str headers,
    struct hw_str body, bool close);
typedef void hw_conn_handler(void *arg, const struct hw_wire *wire);

/* Take connections from fd (listening, non-blocking; closed with the rest).
 * Owned. */
int hw_conns_new(struct event_base *base, int fd,
    const struct hw_conn_limits *limits, hw_conn_handler *handler, void *arg,
    struct hw_conns **out, struct hw_err *err) HW_MUST_USE;
/* Take no more, close what is idle; how many are still busy. */
size_t hw_conns_quit(struct hw_conns *all);
void hw_conns_free(struct hw_conns *all); /* NULL is allowed */

/* The words of a status: "Not Found". */
const char *hw_status_words(int status);

#endif
