/* SPDX-License-Identifier: MIT
 * Taking an address apart, after RFC 3986 appendix B. */
#include "url/url.h"

#include "base/arena.h"

/* The end of the scheme (offset of ':'), or 0. */
static size_t
scheme_end(struct hw_str s)
{
	if (s.n == 0 || !hw_is_alpha((unsigned char)s.p[0]))
		return 0;
	for (size_t i = 1; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == ':')
			return i;
		if (!hw_is_alnum(c) && c != '+' && c != '-' && c != '.')
			return 0;
	}
	return 0;
}

/* One of three bytes at or after from, or s.n. */
static size_t
find_any(struct hw_str s, const char set[3], size_t from)
{
	while (from < s.n && s.p[from] != set[0] && s.p[from] != set[1] &&
	    s.p[from] != set[2])
		from++;
	return from;
}

static void
split_authority(struct hw_str a, struct hw_url *out)
{
	size_t at = hw_str_rchr(a, '@');

	if (at != HW_NPOS) {
		out->user = hw_str_sub(a, 0, at);
		a = hw_str_from(a, at + 1);
	}
	size_t colon = hw_str_rchr(a, ':');
	size_t bracket = hw_str_rchr(a, ']');

	if (colon != HW_NPOS && (bracket == HW_NPOS || colon > bracket)) {
		out->port = hw_str_from(a, colon + 1);
		a = hw_str_sub(a, 0, colon);
	}
	out->host = a;
}

void
hw_url_split(struct hw_str s, struct hw_url *out)
{
	size_t i = scheme_end(s);

	*out = (struct hw_url){0};
	if (i > 0) {
		out->scheme = hw_str_sub(s, 0, i);
		s = hw_str_from(s, i + 1);
	}
	if (s.n >= 2 && s.p[0] == '/' && s.p[1] == '/') {
		i = find_any(s, "/?#", 2);
		split_authority(hw_str_sub(s, 2, i), out);
		out->has_authority = true;
		s = hw_str_from(s, i);
	}
	i = find_any(s, "?##", 0);
	out->path = hw_str_sub(s, 0, i);
	if (i < s.n && s.p[i] == '?') {
		size_t end = find_any(s, "###", i);

		out->query = hw_str_sub(s, i + 1, end);
		out->has_query = true;
		i = end;
	}
	if (i < s.n) {
		out->fragment = hw_str_from(s, i + 1);
		out->has_fragment = true;
	}
}

struct hw_str
hw_url_scheme(struct hw_str url)
{
	return hw_str_sub(url, 0, scheme_end(url));
}

struct hw_str
hw_url_host(struct hw_str url)
{
	struct hw_url u;

	hw_url_split(url, &u);
	return u.host;
}

bool
hw_url_is_http(struct hw_str url)
{
	struct hw_url u;

	hw_url_split(url, &u);
	return (hw_str_ieq(u.scheme, HW_STR("http")) ||
		   hw_str_ieq(u.scheme, HW_STR("https"))) &&
	    u.host.n > 0;
}

struct hw_str
hw_url_unescape(struct hw_arena *m, struct hw_str s)
{
	if (hw_str_chr(s, '%', 0) == HW_NPOS)
		return s;
	char *p = hw_arena_alloc(m, s.n + 1, 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '%' && i + 2 < s.n && hw_hex(s.p[i + 1]) >= 0 &&
		    hw_hex(s.p[i + 2]) >= 0) {
			c = (char)(hw_hex(s.p[i + 1]) * 16 +
			    hw_hex(s.p[i + 2]));
			i += 2;
		}
		p[n++] = c;
	}
	return (struct hw_str){p, n};
}
