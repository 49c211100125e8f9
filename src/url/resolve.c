/* SPDX-License-Identifier: MIT
 * Relative addresses made absolute: RFC 3986 section 5 with the repairs the
 * WHATWG standard asks of browsers, because addresses in feeds and pages are
 * written to be read by browsers. */
#include "url/url_int.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

#define DATA_MAX (1u << 20) /* data: addresses carry whole pictures */

bool
hw_url_is_special(struct hw_str s)
{
	return hw_str_ieq(s, HW_STR("http")) ||
	    hw_str_ieq(s, HW_STR("https")) || hw_str_ieq(s, HW_STR("ftp")) ||
	    hw_str_ieq(s, HW_STR("ws")) || hw_str_ieq(s, HW_STR("wss"));
}

/* Without surrounding control bytes and spaces, and without line breaks and
 * tabs anywhere.  A view when nothing has to go from the middle. */
static struct hw_str
clean(struct hw_arena *m, struct hw_str s)
{
	size_t a = 0, b = s.n, n = 0;

	while (a < b && (unsigned char)s.p[a] <= ' ')
		a++;
	while (b > a && (unsigned char)s.p[b - 1] <= ' ')
		b--;
	s = hw_str_sub(s, a, b);
	if (hw_str_chr(s, '\n', 0) == HW_NPOS &&
	    hw_str_chr(s, '\r', 0) == HW_NPOS &&
	    hw_str_chr(s, '\t', 0) == HW_NPOS)
		return s;
	char *p = hw_arena_alloc(m, s.n, 1);

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\n' && s.p[i] != '\r' && s.p[i] != '\t')
			p[n++] = s.p[i];
	return (struct hw_str){p, n};
}

/* Append with spaces, controls, quotes and angle brackets as %XX. */
static void
put_safe(struct hw_buf *b, struct hw_str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c > ' ' && c != 0x7f && c != '"' && c != '<' && c != '>' &&
		    c != '`')
			continue;
		hw_buf_put(b, hw_str_sub(s, from, i));
		hw_buf_printf(b, "%%%02X", c);
		from = i + 1;
	}
	hw_buf_put(b, hw_str_from(s, from));
}

/* "." and ".." in any spelling: 1, 2; else 0. */
static int
dots(struct hw_str seg)
{
	int n = 0;

	while (seg.n > 0) {
		if (seg.p[0] == '.')
			seg = hw_str_from(seg, 1);
		else if (hw_str_istarts(seg, HW_STR("%2e")))
			seg = hw_str_from(seg, 3);
		else
			return 0;
		if (++n > 2)
			return 0;
	}
	return n;
}

void
hw_url_undot(struct hw_arena *m, struct hw_buf *b, struct hw_str path)
{
	char *out = hw_arena_alloc(m, path.n + 1, 1);
	size_t n = 0, i = 0;

	if (path.n > 0 && path.p[0] == '/')
		out[n++] = path.p[i++];
	size_t root = n;

	/* out always ends where the next segment begins. */
	while (i < path.n) {
		size_t cut = hw_str_chr(path, '/', i);
		size_t end = cut == HW_NPOS ? path.n : cut + 1;
		int d = dots(hw_str_sub(path, i, cut == HW_NPOS ? end : cut));

		if (d == 2 && n > root)
			n--;
		while (d == 2 && n > root && out[n - 1] != '/')
			n--;
		if (d == 0) {
			memcpy(out + n, path.p + i, end - i);
			n += end - i;
		}
		i = end;
	}
	hw_buf_put(b, (struct hw_str){out, n});
}

/* '\' as '/' before the query, in addresses of the special schemes. */
static struct hw_str
slashes(struct hw_arena *m, struct hw_str s)
{
	size_t end = 0, bs = hw_str_chr(s, '\\', 0);

	while (end < s.n && s.p[end] != '?' && s.p[end] != '#')
		end++;
	if (bs == HW_NPOS || bs >= end)
		return s;
	char *p = hw_str_z(m, s);

	for (size_t i = bs; i < end; i++)
		if (p[i] == '\\')
			p[i] = '/';
	return (struct hw_str){p, s.n};
}

static int
check_authority(const struct hw_url *u, struct hw_err *err)
{
	uint64_t port;

	if (u->host.n == 0)
		return hw_fail(err, HW_EINPUT, "the address has no host");
	for (size_t i = 0; i < u->host.n; i++) {
		unsigned char c = (unsigned char)u->host.p[i];

		if (c <= ' ' || c == 0x7f || strchr("#/<>?@\\^|\"`", c) ||
		    ((c == '[' || c == ']' || c == ':') && u->host.p[0] != '['))
			return hw_fail(err, HW_EINPUT,
			    "byte 0x%02x may not stand in a host", c);
	}
	if (u->port.n > 0 && (!hw_str_u64(u->port, &port) || port > 65535))
		return hw_fail(
		    err, HW_EINPUT, "the port is no number to 65535");
	return HW_OK;
}

static void
put_tail(struct hw_buf *b, const struct hw_url *u)
{
	if (u->has_query) {
		hw_buf_byte(b, '?');
		put_safe(b, u->query);
	}
	if (u->has_fragment) {
		hw_buf_byte(b, '#');
		put_safe(b, u->fragment);
	}
}

static void
put_authority(struct hw_buf *b, struct hw_str scheme, const struct hw_url *u)
{
	hw_buf_put(b, scheme);
	hw_buf_c(b, "://");
	if (u->user.n > 0) {
		put_safe(b, u->user);
		hw_buf_byte(b, '@');
	}
	hw_buf_put(b, u->host);
	if (u->port.n > 0) {
		hw_buf_byte(b, ':');
		hw_buf_put(b, u->port);
	}
}

static void
put_path(struct hw_arena *m, struct hw_buf *b, struct hw_str path)
{
	struct hw_buf safe;

	hw_buf_init(&safe, m, HW_URL_MAX * 3);
	put_safe(&safe, path);
	hw_url_undot(m, b, hw_buf_str(&safe));
}

/* base's directory and the relative path. */
static struct hw_str
merge(struct hw_arena *m, const struct hw_url *base, struct hw_str path)
{
	size_t cut = hw_str_rchr(base->path, '/');

	if (path.n > 0 && path.p[0] == '/')
		return path;
	if (cut == HW_NPOS)
		return base->has_authority ? hw_str_cat(m, HW_STR("/"), path)
					   : path;
	return hw_str_cat(m, hw_str_sub(base->path, 0, cut + 1), path);
}

/* An address with a scheme.  A special one needs no more than its host. */
static int
absolute(
    struct hw_arena *m, struct hw_str s, struct hw_buf *b, struct hw_err *err)
{
	struct hw_str scheme = hw_url_scheme(s);
	struct hw_str rest = hw_str_from(s, scheme.n + 1);
	struct hw_url u;

	if (!hw_url_is_special(scheme)) {
		put_safe(b, s);
		return HW_OK;
	}
	rest = slashes(m, rest);
	while (rest.n > 0 && rest.p[0] == '/')
		rest = hw_str_from(rest, 1);
	hw_url_split(
	    hw_str_printf(m, "%.*s://%.*s", HW_FMT(scheme), HW_FMT(rest)), &u);
	int rc = check_authority(&u, err);

	if (rc)
		return rc;
	put_authority(b, scheme, &u);
	put_path(m, b, u.path);
	put_tail(b, &u);
	return HW_OK;
}

static int
relative(struct hw_arena *m, struct hw_str base, struct hw_str ref,
    struct hw_buf *b, struct hw_err *err)
{
	struct hw_url u, r;

	hw_url_split(base, &u);
	if (hw_url_is_special(u.scheme)) {
		/* "http:/x" as a base is "http://x" */
		struct hw_buf whole;

		hw_buf_init(&whole, m, 8 * HW_URL_MAX);
		int rc = absolute(m, base, &whole, err);

		if (rc)
			return rc;
		hw_url_split(hw_buf_str(&whole), &u);
		ref = slashes(m, ref);
	}
	if (!u.has_authority && (u.path.n == 0 || u.path.p[0] != '/') &&
	    u.scheme.n > 0 && !(ref.n > 0 && ref.p[0] == '#'))
		return hw_fail(err, HW_EINPUT,
		    "%.*s: addresses take no relative ones", HW_FMT(u.scheme));
	/* A first segment may hold a ':' that is no scheme's. */
	hw_url_split(ref, &r);
	if (r.scheme.n > 0)
		r = (struct hw_url){.path = ref};
	if (r.has_authority)
		return absolute(m,
		    hw_str_printf(
			m, "%.*s:%.*s", HW_FMT(u.scheme), HW_FMT(ref)),
		    b, err);
	if (r.path.n > 0) {
		u.path = merge(m, &u, r.path);
		u.query = r.query;
		u.has_query = r.has_query;
	} else if (r.has_query) {
		u.query = r.query;
		u.has_query = true;
	}
	u.fragment = r.fragment;
	u.has_fragment = r.has_fragment;
	if (u.has_authority)
		put_authority(b, u.scheme, &u);
	else if (u.scheme.n > 0)
		hw_buf_printf(b, "%.*s:", HW_FMT(u.scheme));
	put_path(m, b, u.path);
	put_tail(b, &u);
	return HW_OK;
}

/* "http:page" is relative to a base of the same scheme, as browsers hold. */
static bool
same_scheme_relative(struct hw_str base, struct hw_str ref)
{
	struct hw_str s = hw_url_scheme(ref);
	struct hw_str after = hw_str_from(ref, s.n + 1);

	return hw_url_is_special(s) && hw_str_ieq(s, hw_url_scheme(base)) &&
	    !(after.n > 0 && (after.p[0] == '/' || after.p[0] == '\\'));
}

/* ":8080" and then a path or nothing; *at goes behind it. */
static bool
is_port(struct hw_str s, size_t *at)
{
	size_t i = *at + 1;
	unsigned port = 0;

	if (s.p[*at] != ':' || i == s.n || s.p[i] == '/')
		return false;
	for (; i < s.n && s.p[i] != '/'; i++) {
		if (!hw_is_digit((unsigned char)s.p[i]) || port > 6552)
			return false;
		port = port * 10 + (unsigned)(s.p[i] - '0');
	}
	*at = i;
	return true;
}

/* An absolute address as nearly all are: nothing to repair, nothing to
 * refuse, and seen at a glance. */
static bool
is_clean(struct hw_str s)
{
	size_t i = hw_str_starts(s, HW_STR("https://")) ? 8
	    : hw_str_starts(s, HW_STR("http://"))       ? 7
							: 0;
	size_t host = i;

	if (i == 0)
		return false;
	while (i < s.n &&
	    (hw_is_alnum((unsigned char)s.p[i]) || s.p[i] == '.' ||
		s.p[i] == '-'))
		i++;
	if (i == host || (i < s.n && s.p[i] != '/' && !is_port(s, &i)))
		return false;
	for (; i < s.n; i++) {
		int c = (unsigned char)s.p[i];

		if (c == '/' && i + 1 < s.n && s.p[i + 1] == '.')
			return false;
		if (!hw_is_alnum(c) && (c == 0 || !strchr("/.-_=&?%+,;~#", c)))
			return false;
	}
	return true;
}

int
hw_url_resolve(struct hw_arena *m, struct hw_str base, struct hw_str ref,
    struct hw_str *out, struct hw_err *err)
{
	struct hw_buf b;
	int rc;

	ref = clean(m, ref);
	base = clean(m, base);
	*out = ref;
	if (ref.n <= HW_URL_MAX && is_clean(ref))
		return HW_OK;
	bool data = hw_str_istarts(ref, HW_STR("data:"));

	if (ref.n > (data ? DATA_MAX : HW_URL_MAX) || base.n > HW_URL_MAX)
		return hw_fail(err, HW_ELIMIT,
		    "the address is longer than %d bytes", HW_URL_MAX);
	/* What comes out must go in again: escaping makes it longer. */
	hw_buf_init(&b, m, data ? DATA_MAX : HW_URL_MAX);
	struct hw_str scheme = hw_url_scheme(ref);

	if (scheme.n > 0 && !same_scheme_relative(base, ref))
		rc = absolute(m, ref, &b, err);
	else if (base.n == 0)
		put_safe(&b, ref), rc = HW_OK;
	else
		rc = relative(m, base,
		    scheme.n > 0 ? hw_str_from(ref, scheme.n + 1) : ref, &b,
		    err);
	if (rc)
		return rc;
	if (b.rc)
		return hw_fail(err, HW_ELIMIT, "the address is too long");
	*out = hw_buf_str(&b);
	return HW_OK;
}
