/* SPDX-License-Identifier: MIT
 * Addresses: taking them apart, making them absolute, and the one spelling
 * under which two of them are the same page.  After the WHATWG URL standard
 * where it matters for safety (white space, back slashes, dot segments,
 * numeric hosts), but what the publisher wrote is kept where it does not:
 * "http://example.com" stays without a slash, letters stay as they are.
 * hw_url_canon and hw_url_wire do the strict part. */
#ifndef HW_URL_URL_H
#define HW_URL_URL_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;

#define HW_URL_MAX 8192 /* longer addresses are refused, except data: */

/* The parts as written; views into the address.  RFC 3986 appendix B. */
struct hw_url {
	struct hw_str scheme; /* without ':' */
	struct hw_str user;   /* "user:password", without '@' */
	struct hw_str host;   /* IPv6 keeps its brackets */
	struct hw_str port;   /* digits as written */
	struct hw_str path;
	struct hw_str query;    /* without '?' */
	struct hw_str fragment; /* without '#' */
	bool has_authority, has_query, has_fragment;
};

/* Take an address apart; never fails, nothing is checked or decoded. */
void hw_url_split(struct hw_str url, struct hw_url *out);

/* ref, made absolute with base.  White space and control bytes around ref
 * and line breaks within are dropped, '\' is '/' in http(s), spaces, quotes
 * and angle brackets become %XX, dot segments go.  With an empty base a
 * relative ref comes back cleaned.  On failure *out is the cleaned ref.
 * HW_EINPUT: no host, forbidden bytes in the host, a bad port, or a base
 * that has no hierarchy.  HW_ELIMIT: longer than HW_URL_MAX. */
int hw_url_resolve(struct hw_arena *m, struct hw_str base, struct hw_str ref,
    struct hw_str *out, struct hw_err *err) HW_MUST_USE;

/* Host without port, as written except case when that needs no copy: use
 * hw_url_canon or hw_url_domain to compare.  Empty when there is none. */
struct hw_str hw_url_host(struct hw_str url);
struct hw_str hw_url_scheme(struct hw_str url); /* as written, or empty */
bool hw_url_is_http(struct hw_str url);         /* http or https, with a host */

/* Two spellings of one page have one canonical form: scheme and host in
 * lower case (IDNA: xn--), numeric IPv4 hosts dotted, default port, user,
 * fragment and tracking parameters gone, dot segments gone, escapes of
 * unreserved characters undone and others in upper case, "/" for an empty
 * path.  Query parameters keep their order.  Not http(s): url as it is. */
struct hw_str hw_url_canon(struct hw_arena *m, struct hw_str url);

/* What goes over the wire: like canon, but user, query and its parameters
 * stay whole.  ASCII only.  Empty when url is no http(s) address. */
struct hw_str hw_url_wire(struct hw_arena *m, struct hw_str url);

/* Registrable domain ("bbc.co.uk") by the Public Suffix List (libpsl), lower
 * case; a public suffix itself, an IP address or a bare name stays whole. */
struct hw_str hw_url_domain(struct hw_arena *m, struct hw_str url);
/* The same for a host name. */
struct hw_str hw_url_domain_of(struct hw_arena *m, struct hw_str host);

/* Host in ASCII lower case: IDNA (UTS 46, ICU), numeric IPv4 dotted, trailing
 * dot gone.  Empty when it is no valid host. */
struct hw_str hw_url_host_ascii(struct hw_arena *m, struct hw_str host);

/* %XX decoded; malformed escapes stay. */
struct hw_str hw_url_unescape(struct hw_arena *m, struct hw_str s);

#endif
