/* SPDX-License-Identifier: MIT
 * Which network addresses may be reached.  Judged on the address a socket is
 * about to connect to, never on a name, so that no spelling of an address, no
 * redirect and no DNS answer gets around it.  Pure: the caller holds the
 * socket.  Source: the IANA special-purpose address registries for IPv4 and
 * IPv6 (RFC 6890 and successors), multicast, and addresses clouds reserve. */
#ifndef HW_FETCH_ADDRESS_H
#define HW_FETCH_ADDRESS_H

#include "base/err.h"
#include "base/str.h"

struct sockaddr;

struct hw_address {
	bool v6;
	uint8_t b[16]; /* network order; IPv4 uses the first four */
};

/* Addresses whose first bits bits are those of first. */
struct hw_net {
	struct hw_address first;
	int bits;
};

#define HW_ADDRESS_Z 46 /* room for any address in print, with its NUL */

/* false for families other than IPv4 and IPv6. */
bool hw_address_of(const struct sockaddr *sa, struct hw_address *out);

/* The usual text: dotted quad, or RFC 5952. */
void hw_address_print(const struct hw_address *a, char out[HW_ADDRESS_Z]);

/* "10.0.0.0/8", "2001:db8::/32"; a lone address is a net of one.  HW_EINPUT
 * for anything else, and for bits set behind the prefix. */
int hw_net_parse(
    struct hw_str s, struct hw_net *out, struct hw_err *err) HW_MUST_USE;

bool hw_net_has(const struct hw_net *net, const struct hw_address *a);

/* HW_OK when a may be connected to: it is globally reachable unicast in no
 * special-purpose range, or one of allow's n nets holds it.  An IPv6 address
 * that carries an IPv4 address (mapped, NAT64, 6to4) needs both allowed.
 * HW_EDENIED otherwise, err says which range and how to allow it. */
int hw_address_check(const struct hw_address *a, const struct hw_net *allow,
    size_t n, struct hw_err *err) HW_MUST_USE;

/* Ports of services that could mistake a request for their own protocol
 * (mail, IRC, X11, ...): the "bad ports" of the WHATWG Fetch Standard. */
bool hw_port_blocked(unsigned port);

#endif
