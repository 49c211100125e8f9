/* SPDX-License-Identifier: MIT
 * The gates of a thread, known to gate.c and http.c. */
#ifndef HW_SERVE_GATE_INT_H
#define HW_SERVE_GATE_INT_H

#include <stddef.h>

#include "serve/gate.h"

struct bufferevent;
struct event;
struct event_base;

/* The field by which a request names its gate; clients may not send it. */
#define HW_GATE_FIELD "X-Headwater-Gate"
#define HW_GATES 8192 /* connections of a thread */

enum hw_gate_phase {
	HW_GATE_HEAD_PHASE, /* between requests, or a head is coming */
	HW_GATE_BODY_PHASE,
	HW_GATE_REPLY, /* evhttp has the request */
	HW_GATE_DEAD,
};

struct hw_gate {
	struct hw_gates *gates;
	struct bufferevent *bev;
	struct event *timer, *kick, *born;
	enum hw_gate_phase phase;
	uint64_t body; /* bytes still to come */
	uint64_t peer; /* 0: loopback or unix */
	int slot;
	int refusal;     /* status, 0: none */
	const char *why; /* of the refusal */
	bool known;      /* the peer has been looked at */
	bool fresh;      /* no byte of the next head yet */
	bool last;       /* nothing more is read */
};

struct hw_gates {
	struct hw_gate *slot[HW_GATES];
	size_t n, next;
	uint64_t refused; /* connections */
	struct hw_gate_limits limits;
};

/* For evhttp_set_bevcb; arg is the thread's struct hw_gates. */
struct bufferevent *hw_gate_new(struct event_base *base, void *arg);
/* By the value of HW_GATE_FIELD; NULL when it names none. */
struct hw_gate *hw_gate_of(struct hw_gates *gates, const char *field);
/* The reply is out: the next request may come. */
void hw_gate_replied(struct hw_gate *g);
/* Close what is idle; how many are still busy. */
size_t hw_gates_quit(struct hw_gates *gates);

#endif
