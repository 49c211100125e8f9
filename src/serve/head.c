/* SPDX-License-Identifier: MIT
 * evhttp 2.1, and most small servers, accept two Hosts, control bytes in
 * fields or a sign before Content-Length; this reader accepts none. */
#include "serve/head.h"

static bool
is_token(unsigned char c)
{
	return hw_is_alnum(c) ||
	    (c && hw_str_chr(HW_STR("!#$%&'*+-.^_`|~"), (char)c, 0) != HW_NPOS);
}

static bool
all_token(struct hw_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_token((unsigned char)s.p[i]))
			return false;
	return s.n > 0;
}

/* The byte at *i, an escape decoded (then *i is on its last digit); -1 for a
 * broken escape. */
static int
decoded(struct hw_str s, size_t *i)
{
	int hi, lo;

	if (s.p[*i] != '%')
		return (unsigned char)s.p[*i];
	if (*i + 2 >= s.n)
		return -1;
	hi = hw_hex(s.p[*i + 1]);
	lo = hw_hex(s.p[*i + 2]);
	*i += 2;
	return hi < 0 || lo < 0 ? -1 : hi << 4 | lo;
}

bool
hw_path_tame(struct hw_str path)
{
	size_t dots = 0, other = 0;

	if (path.n == 0 || path.p[0] != '/')
		return false;
	for (size_t i = 1; i < path.n; i++) {
		bool plain = path.p[i] == '/';
		int c = decoded(path, &i);

		if (c < 0x20 || c == 0x7f || c == '\\' || (c == '/' && !plain))
			return false;
		if (plain && dots && dots <= 2 && !other)
			return false;
		dots = plain ? 0 : dots + (c == '.');
		other = plain ? 0 : other + (c != '.');
	}
	return !(dots && dots <= 2 && !other);
}

/* host, host:port, [v6], [v6]:port in the letters an address may have. */
static bool
good_host(struct hw_str h)
{
	struct hw_str port = {0};
	uint64_t number = 0;
	size_t end;

	if (h.n > 0 && h.p[0] == '[') {
		end = hw_str_chr(h, ']', 0);
		if (end == HW_NPOS || end < 3)
			return false;
		for (size_t i = 1; i < end; i++)
			if (hw_hex(h.p[i]) < 0 && h.p[i] != ':' &&
			    h.p[i] != '.')
				return false;
		end++;
	} else {
		for (end = 0; end < h.n && h.p[end] != ':'; end++)
			if (!hw_is_alnum((unsigned char)h.p[end]) &&
			    h.p[end] != '-' && h.p[end] != '.' &&
			    h.p[end] != '_')
				return false;
	}
	if (end == 0 || end > 255)
		return false;
	if (end == h.n)
		return true;
	port = hw_str_from(h, end + 1);
	return h.p[end] == ':' && hw_str_u64(port, &number) &&
	    number <= 65535 && port.n <= 5;
}

/* "GET /path HTTP/1.1" */
static int
parse_line(struct hw_str line, struct hw_head *out, const char **why)
{
	size_t one = hw_str_chr(line, ' ', 0);
	size_t two = one == HW_NPOS ? HW_NPOS : hw_str_chr(line, ' ', one + 1);
	struct hw_str version;

	*why = "the request line is not METHOD TARGET HTTP/1.1";
	if (two == HW_NPOS || hw_str_chr(line, ' ', two + 1) != HW_NPOS)
		return 400;
	out->method = hw_str_sub(line, 0, one);
	out->target = hw_str_sub(line, one + 1, two);
	version = hw_str_from(line, two + 1);
	if (!all_token(out->method) || out->target.n == 0)
		return 400;
	if (!hw_str_eq(version, HW_STR("HTTP/1.1"))) {
		out->old = hw_str_eq(version, HW_STR("HTTP/1.0"));
		*why = "only HTTP/1.1 and HTTP/1.0 are spoken here";
		if (!out->old)
			return hw_str_starts(version, HW_STR("HTTP/")) &&
				version.n == 8 && hw_is_digit(version.p[5])
			    ? 505
			    : 400;
	}
	for (size_t i = 0; i < out->target.n; i++)
		if (out->target.p[i] <= 0x20 || out->target.p[i] >= 0x7f ||
		    out->target.p[i] == '#') {
			*why = "the target holds a byte that must be escaped";
			return 400;
		}
	return 0;
}

/* A proxy's form, "http://host/path": the path, and the host it names. */
static int
origin_form(struct hw_head *out, struct hw_str *named, const char **why)
{
	size_t skip = 0, q;
	struct hw_str path;

	if (hw_str_istarts(out->target, HW_STR("http://")))
		skip = 7;
	else if (hw_str_istarts(out->target, HW_STR("https://")))
		skip = 8;
	if (skip) {
		size_t end = hw_str_chr(out->target, '/', skip);

		if (end == HW_NPOS)
			end = out->target.n;
		*named = hw_str_sub(out->target, skip, end);
		out->target = end < out->target.n
		    ? hw_str_from(out->target, end)
		    : HW_STR("/");
	}
	q = hw_str_chr(out->target, '?', 0);
	path = q == HW_NPOS ? out->target : hw_str_sub(out->target, 0, q);
	if (!hw_path_tame(path)) {
		*why = "the path is not one of a web page";
		return 400;
	}
	for (size_t i = path.n; i < out->target.n; i++)
		if (decoded(out->target, &i) == 0) {
			*why = "a NUL in the query";
			return 400;
		}
	return 0;
}

/* What the fields counted so far. */
struct fields {
	int n, hosts, lengths, codings;
};

/* "close", "keep-alive" (which old clients must ask for). */
static void
take_connection(struct hw_str value, struct hw_head *out)
{
	struct hw_str token;

	while (hw_str_split(&value, ',', &token)) {
		token = hw_str_trim(token);
		if (hw_str_ieq(token, HW_STR("close")))
			out->close = true;
		else if (out->old && hw_str_ieq(token, HW_STR("keep-alive")))
			out->close = false;
	}
}

static int
parse_field(
    struct hw_str line, struct fields *f, struct hw_head *out, const char **why)
{
	size_t colon = hw_str_chr(line, ':', 0);
	struct hw_str name, value;

	*why = "a header line is not \"Name: value\"";
	if (colon == HW_NPOS)
		return 400;
	name = hw_str_sub(line, 0, colon);
	value = hw_str_trim(hw_str_from(line, colon + 1));
	if (!all_token(name)) /* also a space before the colon, a folded line */
		return 400;
	for (size_t i = colon + 1; i < line.n; i++) {
		unsigned char c = (unsigned char)line.p[i];

		if ((c < 0x20 && c != '\t') || c == 0x7f) {
			*why = "a control byte in a header line";
			return 400;
		}
	}
	if (++f->n > HW_HEAD_FIELDS) {
		*why = "more than 100 header lines";
		return 431;
	}
	if (hw_str_ieq(name, HW_STR("host"))) {
		*why = "Host is not a host";
		f->hosts++;
		out->host = value;
		return good_host(value) ? 0 : 400;
	}
	if (hw_str_ieq(name, HW_STR("content-length"))) {
		*why = "Content-Length is not a number";
		f->lengths++;
		return hw_str_u64(value, &out->length) ? 0 : 400;
	}
	if (hw_str_ieq(name, HW_STR("transfer-encoding")))
		f->codings++;
	else if (hw_str_ieq(name, HW_STR("connection")))
		take_connection(value, out);
	else if (hw_str_ieq(name, HW_STR("expect"))) {
		*why = "only 100-continue can be expected";
		out->wait = hw_str_ieq(value, HW_STR("100-continue"));
		return out->wait ? 0 : 417;
	}
	return 0;
}

/* What the lines say together. */
static int
weigh(const struct fields *f, struct hw_head *out, struct hw_str named,
    const char **why)
{
	bool post = hw_str_eq(out->method, HW_STR("POST"));

	*why = "exactly one Host is needed";
	if (f->hosts > 1 || (f->hosts == 0 && !out->old))
		return 400;
	if (named.n && f->hosts && !hw_str_ieq(named, out->host))
		return 400;
	*why = "more than one way to say how long the body is";
	if (f->lengths > 1 || (f->lengths && f->codings))
		return 400;
	*why = "bodies come with a Content-Length here";
	if (f->codings)
		return 411;
	*why = "this server knows GET, HEAD and POST";
	if (!post && !hw_str_eq(out->method, HW_STR("GET")) &&
	    !hw_str_eq(out->method, HW_STR("HEAD")))
		return 405;
	*why = "a POST comes with a Content-Length";
	if (post && f->lengths == 0)
		return 411;
	*why = "a GET has no body";
	if (!post && out->length > 0)
		return 400;
	*why = "a body may have one mebibyte";
	return out->length > HW_BODY_MAX ? 413 : 0;
}

/* The next line, ended by CRLF and nothing else. */
static bool
next_line(struct hw_str *rest, struct hw_str *line)
{
	size_t nl = hw_str_chr(*rest, '\n', 0);

	if (nl == HW_NPOS || nl == 0 || rest->p[nl - 1] != '\r')
		return false;
	*line = hw_str_sub(*rest, 0, nl - 1);
	*rest = hw_str_from(*rest, nl + 1);
	return hw_str_chr(*line, '\r', 0) == HW_NPOS;
}

int
hw_head_parse(struct hw_str bytes, struct hw_head *out, const char **why)
{
	struct hw_str rest = bytes, line, named = {0};
	struct fields f = {0};
	int refused;

	*out = (struct hw_head){0};
	*why = "lines end in CR LF";
	if (!next_line(&rest, &line))
		return 400;
	refused = parse_line(line, out, why);
	out->close = out->old;
	out->fields = rest;
	while (!refused) {
		*why = "lines end in CR LF";
		if (!next_line(&rest, &line))
			return 400;
		if (line.n == 0)
			break;
		refused = parse_field(line, &f, out, why);
	}
	if (!refused)
		refused = origin_form(out, &named, why);
	return refused ? refused : weigh(&f, out, named, why);
}

struct hw_str
hw_head_field(const struct hw_head *h, const char *name)
{
	struct hw_str rest = h->fields, line, want = hw_str_c(name);

	while (hw_str_line(&rest, &line) && line.n)
		if (line.n > want.n && line.p[want.n] == ':' &&
		    hw_str_istarts(line, want))
			return hw_str_trim(hw_str_from(line, want.n + 1));
	return (struct hw_str){0};
}
