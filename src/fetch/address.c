/* SPDX-License-Identifier: MIT */
#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

/* What is refused, most specific first: the first match names the reason. */
static const struct range {
	const char *net; /* as text, so that it can be read beside the RFC */
	uint8_t bits;
	bool v6;
	uint8_t b[16];
	const char *what;
} refused[] = {
/* clang-format off */
#define V4(a, b, c, d, n, what) \
	{#a "." #b "." #c "." #d, n, false, {a, b, c, d}, what}
    V4(0, 0, 0, 0, 8, "\"this network\" (RFC 791)"),
    V4(10, 0, 0, 0, 8, "a private network (RFC 1918)"),
    V4(100, 64, 0, 0, 10, "shared address space of providers (RFC 6598)"),
    V4(127, 0, 0, 0, 8, "loopback"),
    V4(168, 63, 129, 16, 32, "a cloud's own service address"),
    V4(169, 254, 0, 0, 16, "link-local, where clouds keep credentials"),
    V4(172, 16, 0, 0, 12, "a private network (RFC 1918)"),
    V4(192, 0, 0, 0, 24, "IETF protocol assignments (RFC 6890)"),
    V4(192, 0, 2, 0, 24, "documentation (RFC 5737)"),
    V4(192, 31, 196, 0, 24, "AS112 (RFC 7535)"),
    V4(192, 52, 193, 0, 24, "multicast tunnelling (RFC 7450)"),
    V4(192, 88, 99, 0, 24, "the retired 6to4 relay (RFC 7526)"),
    V4(192, 168, 0, 0, 16, "a private network (RFC 1918)"),
    V4(192, 175, 48, 0, 24, "AS112 (RFC 7534)"),
    V4(198, 18, 0, 0, 15, "benchmarking (RFC 2544)"),
    V4(198, 51, 100, 0, 24, "documentation (RFC 5737)"),
    V4(203, 0, 113, 0, 24, "documentation (RFC 5737)"),
    V4(224, 0, 0, 0, 4, "multicast"),
    V4(255, 255, 255, 255, 32, "broadcast"),
    V4(240, 0, 0, 0, 4, "reserved (RFC 1112)"),
#undef V4
#define V6(text, n, what, ...) {text, n, true, {__VA_ARGS__}, what}
    V6("2001::", 32, "Teredo (RFC 4380)", 0x20, 0x01, 0, 0),
    V6("2001:2::", 48, "benchmarking (RFC 5180)", 0x20, 0x01, 0, 2),
    V6("2001::", 23, "IETF protocol assignments (RFC 2928)", 0x20, 0x01),
    V6("2001:db8::", 32, "documentation (RFC 3849)", 0x20, 0x01, 0x0d, 0xb8),
    V6("2002::", 16, "6to4 (RFC 3056)", 0x20, 0x02),
    V6("2620:4f:8000::", 48, "AS112 (RFC 7534)", 0x26, 0x20, 0, 0x4f, 0x80),
    V6("3ffe::", 16, "the retired 6bone (RFC 3701)", 0x3f, 0xfe),
    V6("3fff::", 20, "documentation (RFC 9637)", 0x3f, 0xff),
    V6("::", 128, "the unspecified address", 0),
    V6("::1", 128, "loopback", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
    V6("::ffff:0:0", 96, "IPv4 in IPv6 (RFC 4291)", 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0xff, 0xff),
    V6("::", 96, "IPv4 in IPv6, retired (RFC 4291)", 0),
    V6("64:ff9b::", 96, "NAT64 (RFC 6052)", 0, 0x64, 0xff, 0x9b),
    V6("64:ff9b:1::", 48, "local NAT64 (RFC 8215)", 0, 0x64, 0xff, 0x9b, 0, 1),
    V6("100::", 64, "discarded (RFC 6666)", 1, 0),
    V6("100:0:0:1::", 64, "a dummy prefix (RFC 9780)", 1, 0, 0, 0, 0, 0, 0, 1),
    V6("5f00::", 16, "segment routing (RFC 9602)", 0x5f),
    V6("fc00::", 7, "a private network (RFC 4193)", 0xfc),
    V6("fe80::", 10, "link-local", 0xfe, 0x80),
    V6("fec0::", 10, "site-local, retired (RFC 3879)", 0xfe, 0xc0),
    V6("ff00::", 8, "multicast", 0xff),
#undef V6
    /* clang-format on */
};

/* The only part of IPv6 that is global unicast. */
static const struct hw_net global_v6 = {{true, {0x20}}, 3};

bool
hw_address_of(const struct sockaddr *sa, struct hw_address *out)
{
	*out = (struct hw_address){0};
	if (sa->sa_family == AF_INET) {
		struct sockaddr_in in;

		memcpy(&in, sa, sizeof(in));
		memcpy(out->b, &in.sin_addr, 4);
		return true;
	}
	if (sa->sa_family == AF_INET6) {
		struct sockaddr_in6 in;

		memcpy(&in, sa, sizeof(in));
		memcpy(out->b, &in.sin6_addr, 16);
		out->v6 = true;
		return true;
	}
	return false;
}

void
hw_address_print(const struct hw_address *a, char out[HW_ADDRESS_Z])
{
	if (!inet_ntop(a->v6 ? AF_INET6 : AF_INET, a->b, out, HW_ADDRESS_Z))
		out[0] = '\0';
}

/* Are the first bits bits of a and b the same? */
static bool
same_bits(const uint8_t *a, const uint8_t *b, int bits)
{
	int whole = bits / 8, rest = bits % 8;
	int mask = (0xff00 >> rest) & 0xff;

	return memcmp(a, b, (size_t)whole) == 0 &&
	    (rest == 0 || ((a[whole] ^ b[whole]) & mask) == 0);
}

bool
hw_net_has(const struct hw_net *net, const struct hw_address *a)
{
	return net->first.v6 == a->v6 &&
	    same_bits(net->first.b, a->b, net->bits);
}

static bool
zero_behind(const struct hw_net *net)
{
	int n = net->first.v6 ? 128 : 32;

	for (int i = net->bits; i < n; i++)
		if (net->first.b[i / 8] & (0x80 >> i % 8))
			return false;
	return true;
}

int
hw_net_parse(struct hw_str s, struct hw_net *out, struct hw_err *err)
{
	size_t slash = hw_str_chr(s, '/', 0);
	struct hw_str host = hw_str_sub(s, 0, slash);
	char z[HW_ADDRESS_Z];
	uint64_t bits;

	*out = (struct hw_net){0};
	if (host.n == 0 || host.n >= sizeof(z))
		goto bad;
	memcpy(z, host.p, host.n);
	z[host.n] = '\0';
	out->first.v6 = memchr(z, ':', host.n) != NULL;
	if (inet_pton(out->first.v6 ? AF_INET6 : AF_INET, z, out->first.b) != 1)
		goto bad;
	out->bits = out->first.v6 ? 128 : 32;
	if (slash != HW_NPOS) {
		if (!hw_str_u64(hw_str_from(s, slash + 1), &bits) ||
		    bits > (uint64_t)out->bits)
			goto bad;
		out->bits = (int)bits;
	}
	if (!zero_behind(out))
		return hw_fail(err, HW_EINPUT,
		    "%.*s: the address goes on behind its prefix of %d bits; "
		    "write the first address of the network",
		    HW_FMT(s), out->bits);
	return HW_OK;
bad:
	return hw_fail(err, HW_EINPUT,
	    "%.*s is not a network like 192.0.2.0/24 or 2001:db8::/32",
	    HW_FMT(s));
}

/* The IPv4 address an IPv6 address stands for, where the network or the
 * kernel would turn one into the other. */
static bool
embedded(const struct hw_address *a, struct hw_address *v4)
{
	static const struct {
		struct hw_net net;
		int at;
	} form[] = {
	    {{{true, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}}, 96}, 12},
	    {{{true, {0, 0x64, 0xff, 0x9b}}, 96}, 12},
	    {{{true, {0x20, 0x02}}, 16}, 2},
	};

	for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++)
		if (hw_net_has(&form[i].net, a)) {
			*v4 = (struct hw_address){0};
			memcpy(v4->b, a->b + form[i].at, 4);
			return true;
		}
	return false;
}

static const struct range *
find_refused(const struct hw_address *a)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (refused[i].v6 == a->v6 &&
		    same_bits(refused[i].b, a->b, refused[i].bits))
			return &refused[i];
	return NULL;
}

/* The address itself, without what it may carry. */
static int
check_outer(const struct hw_address *a, const struct hw_net *allow, size_t n,
    struct hw_err *err)
{
	const struct range *r;
	char z[HW_ADDRESS_Z];

	for (size_t i = 0; i < n; i++)
		if (hw_net_has(&allow[i], a))
			return HW_OK;
	r = find_refused(a);
	if (!r && (!a->v6 || hw_net_has(&global_v6, a)))
		return HW_OK;
	hw_address_print(a, z);
	if (!r)
		return hw_fail(err, HW_EDENIED,
		    "refused: %s is no public address (outside 2000::/3)", z);
	return hw_fail(err, HW_EDENIED,
	    "refused: %s lies in %s/%d, %s; the setting allow_net lets it in if you mean it",
	    z, r->net, r->bits, r->what);
}

int
hw_address_check(const struct hw_address *a, const struct hw_net *allow,
    size_t n, struct hw_err *err)
{
	struct hw_address v4;
	int rc = check_outer(a, allow, n, err);

	if (rc == HW_OK && a->v6 && embedded(a, &v4))
		rc = check_outer(&v4, allow, n, err);
	return rc;
}

bool
hw_port_blocked(unsigned port)
{
	static const uint16_t bad[] = {0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21,
	    22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
	    109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161,
	    179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540,
	    548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720,
	    1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666,
	    6667, 6668, 6669, 6679, 6697, 10080};

	if (port > 65535)
		return true;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (bad[i] == port)
			return true;
	return false;
}
