/* SPDX-License-Identifier: MIT
 * Hosts: their ASCII form and the registrable domain.  The Public Suffix List
 * is the one libpsl carries, so that nothing is read at run time. */
#include "url/url.h"

#include <libpsl.h>
#include <unicode/uidna.h>

#include "base/arena.h"

#define HOST_MAX 253

/* One number of an IPv4 host as inet_aton reads it: 0x hexadecimal, 0 octal,
 * else decimal. */
static bool
ipv4_number(struct hw_str s, uint64_t *out)
{
	uint64_t v = 0;
	int base = 10;

	if (s.n == 0)
		return false;
	if (s.n >= 2 && s.p[0] == '0' && (s.p[1] | 32) == 'x') {
		base = 16;
		s = hw_str_from(s, 2);
	} else if (s.n >= 2 && s.p[0] == '0') {
		base = 8;
		s = hw_str_from(s, 1);
	}
	for (size_t i = 0; i < s.n; i++) {
		int d = hw_hex((unsigned char)s.p[i]);

		if (d < 0 || d >= base)
			return false;
		v = v * (uint64_t)base + (uint64_t)d;
		if (v > UINT32_MAX)
			return false;
	}
	*out = v;
	return true;
}

/* "0x7f.1" and "2130706433" are 127.0.0.1 to everything that connects. */
static bool
ipv4(struct hw_arena *m, struct hw_str host, struct hw_str *out)
{
	uint64_t part[4], ip = 0;
	size_t n = 0;
	struct hw_str rest = host, piece;
	bool plain = true;

	while (hw_str_split(&rest, '.', &piece)) {
		if (n == 4 || !ipv4_number(piece, &part[n]))
			return false;
		plain &= piece.n == 1 || piece.p[0] != '0';
		n++;
	}
	if (n == 0)
		return false;
	for (size_t i = 0; i + 1 < n; i++) {
		if (part[i] > 255)
			return false;
		ip |= part[i] << (24 - 8 * i);
	}
	if (part[n - 1] >= (uint64_t)1 << (8 * (5 - n)))
		return false;
	ip |= part[n - 1];
	*out = host;
	if (n < 4 || !plain)
		*out = hw_str_printf(m, "%u.%u.%u.%u",
		    (unsigned)(ip >> 24) & 255, (unsigned)(ip >> 16) & 255,
		    (unsigned)(ip >> 8) & 255, (unsigned)ip & 255);
	return true;
}

static bool
is_ascii_host(struct hw_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (!hw_is_alnum(c) && c != '-' && c != '.' && c != '_')
			return false;
	}
	return true;
}

static struct hw_str
idna(struct hw_arena *m, struct hw_str host)
{
	char buf[HOST_MAX + 2];
	UErrorCode ec = U_ZERO_ERROR;
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;
	UIDNA *u = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &ec);

	if (U_FAILURE(ec))
		return HW_STR("");
	int32_t n = uidna_nameToASCII_UTF8(
	    u, host.p, (int32_t)host.n, buf, (int32_t)sizeof buf, &info, &ec);

	uidna_close(u);
	/* Hyphens where the standard wants none do stand in real names. */
	info.errors &= ~(UIDNA_ERROR_HYPHEN_3_4 | UIDNA_ERROR_LEADING_HYPHEN |
	    UIDNA_ERROR_TRAILING_HYPHEN);
	if (U_FAILURE(ec) || info.errors || n <= 0 || n > HOST_MAX)
		return HW_STR("");
	struct hw_str out = hw_str_dup(m, (struct hw_str){buf, (size_t)n});

	return is_ascii_host(out) ? out : HW_STR("");
}

struct hw_str
hw_url_host_ascii(struct hw_arena *m, struct hw_str host)
{
	struct hw_str out;

	host = hw_url_unescape(m, host);
	if (host.n == 0 || host.n > 1024)
		return HW_STR("");
	if (host.p[0] == '[') {
		for (size_t i = 1; i + 1 < host.n; i++)
			if (hw_hex((unsigned char)host.p[i]) < 0 &&
			    host.p[i] != ':' && host.p[i] != '.')
				return HW_STR("");
		return host.p[host.n - 1] == ']' ? hw_str_lower(m, host)
						 : HW_STR("");
	}
	out = is_ascii_host(host) ? hw_str_lower(m, host) : idna(m, host);
	if (out.n == 0 || out.n > HOST_MAX || out.p[0] == '.' ||
	    hw_str_find(out, HW_STR(".."), 0) != HW_NPOS)
		return HW_STR("");
	if (out.p[out.n - 1] == '.')
		out.n--;
	struct hw_str dotted;

	return ipv4(m, out, &dotted) ? dotted : out;
}

struct hw_str
hw_url_domain_of(struct hw_arena *m, struct hw_str host)
{
	struct hw_str h = hw_url_host_ascii(m, host), ip;

	if (h.n == 0 || h.p[0] == '[' || ipv4(m, h, &ip))
		return h;
	const char *z = hw_str_z(m, h);
	const char *reg = psl_registrable_domain(psl_builtin(), z);

	return reg ? hw_str_c(reg) : h;
}

struct hw_str
hw_url_domain(struct hw_arena *m, struct hw_str url)
{
	return hw_url_domain_of(m, hw_url_host(url));
}
