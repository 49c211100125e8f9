/* SPDX-License-Identifier: MIT
 * The strict layer before evhttp.  Every byte a client sends passes a gate:
 * it hands on whole request heads that obey RFC 9112 to the letter and their
 * bodies, one request at a time, and turns everything else into a refusal.
 * evhttp 2.1 alone accepts two Hosts, NUL in fields, a sign before
 * Content-Length and a head that drips for ever. */
#ifndef HW_SERVE_GATE_H
#define HW_SERVE_GATE_H

#include "base/str.h"

#define HW_GATE_HEAD 16384       /* bytes of a head */
#define HW_GATE_FIELDS 100       /* header lines */
#define HW_GATE_BODY (1 << 20)   /* bytes of a body */

struct hw_gate_limits {
	int head_seconds;  /* from the first byte to the end of the head */
	int body_seconds;  /* from there to the end of the body */
	int reply_seconds; /* from there until the reply is taken */
	int idle_seconds;  /* between two requests */
	int per_address;   /* connections of one foreign address */
	int total;         /* connections of one thread */
};

/* What a head says, as far as we need it. */
struct hw_head {
	struct hw_str method; /* "GET", "HEAD", "POST" */
	struct hw_str target; /* origin form, begins with / */
	struct hw_str host;
	uint64_t length; /* of the body */
	bool old;        /* HTTP/1.0 */
};

/* Read the head (n bytes, with its empty line) strictly.  0, or the status
 * to refuse it with; *why says what is wrong, for people.  Views into head.
 * Pure: this is what the fuzzer and unit tests drive. */
int hw_head_parse(struct hw_str head, struct hw_head *out, const char **why);

/* A path without what could climb or hide: every escape valid, no control
 * byte, NUL, '\\' or dot segment after decoding. */
bool hw_path_tame(struct hw_str path);

#endif
