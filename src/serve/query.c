/* SPDX-License-Identifier: MIT
 * What a request says: form fields, ids, where it came from. */
#include "base/codec.h"
#include "base/utf8.h"
#include "serve/serve_int.h"
#include "url/url.h"

/* '+' is a space here, %XX a byte, CR goes, control bytes go but LF. */
static struct hw_str
decode(struct hw_arena *m, struct hw_str raw)
{
	struct hw_str plain = hw_str_dup(m, raw);
	char *p = (char *)(uintptr_t)plain.p;
	struct hw_str s;
	size_t n = 0;

	for (size_t i = 0; i < plain.n; i++)
		if (p[i] == '+')
			p[i] = ' ';
	s = hw_str_dup(m, hw_percent_decode(m, plain));
	p = (char *)(uintptr_t)s.p;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c >= 0x20 ? c != 0x7f : c == '\n')
			p[n++] = p[i];
		else if (c == '\t')
			p[n++] = ' ';
	}
	s.n = n;
	return hw_utf8_clean(m, s);
}

size_t
hw_form_all(struct hw_arena *m, struct hw_str form, const char *name,
    struct hw_str *out, size_t max)
{
	struct hw_str piece;
	size_t n = 0;

	while (n < max && hw_str_split(&form, '&', &piece)) {
		size_t eq = hw_str_chr(piece, '=', 0);
		struct hw_str key = eq == HW_NPOS ? piece
						  : hw_str_sub(piece, 0, eq);

		if (hw_str_eq(decode(m, key), hw_str_c(name)))
			out[n++] = eq == HW_NPOS
			    ? (struct hw_str){0}
			    : decode(m, hw_str_from(piece, eq + 1));
	}
	return n;
}

struct hw_str
hw_form_get(struct hw_arena *m, struct hw_str form, const char *name)
{
	struct hw_str value = {0};

	(void)hw_form_all(m, form, name, &value, 1);
	return value;
}

/* The next line "--MARK" of a multipart body at or after from; at the mark. */
static size_t
delimiter(struct hw_str body, struct hw_str mark, size_t from)
{
	size_t at = from;

	while ((at = hw_str_find(body, mark, at)) != HW_NPOS) {
		if (at >= 2 && body.p[at - 1] == '-' && body.p[at - 2] == '-' &&
		    (at == 2 || (at >= 4 && body.p[at - 3] == '\n')))
			return at;
		at++;
	}
	return HW_NPOS;
}

struct hw_str
hw_form_file(struct hw_str type, struct hw_str body, const char *name)
{
	size_t at = hw_str_ifind(type, HW_STR("boundary="), 0), from, end;
	struct hw_str mark, head, want = hw_str_c(name);

	if (at == HW_NPOS)
		return (struct hw_str){0};
	mark = hw_str_from(type, at + 9);
	if (mark.n && mark.p[0] == '"')
		mark = hw_str_sub(mark, 1, hw_str_chr(mark, '"', 1));
	else
		mark = hw_str_sub(mark, 0, hw_str_chr(mark, ';', 0));
	if (!mark.n || mark.n > 70)
		return (struct hw_str){0};
	for (from = delimiter(body, mark, 0); from != HW_NPOS; from = end) {
		from += mark.n;
		end = delimiter(body, mark, from);
		if (end == HW_NPOS)
			break;
		head = hw_str_sub(body, from, end);
		at = hw_str_find(head, HW_STR("\r\n\r\n"), 0);
		if (at == HW_NPOS)
			continue;
		head = hw_str_sub(head, 0, at);
		at = hw_str_ifind(head, HW_STR("; name=\""), 0);
		if (at == HW_NPOS ||
		    !hw_str_starts(hw_str_from(head, at + 8), want) ||
		    !hw_str_starts(
			hw_str_from(head, at + 8 + want.n), HW_STR("\"")))
			continue;
		/* without the blank line before, "\r\n--" after it */
		from += head.n + 4;
		return hw_str_sub(body, from, end - from >= 4 ? end - 4 : from);
	}
	return (struct hw_str){0};
}

hw_id
hw_path_id(struct hw_str part)
{
	uint64_t id = 0;
	size_t n = 0;

	while (n < part.n && hw_is_digit(part.p[n]))
		n++;
	if (n == 0 || n > 18 || (n < part.n && part.p[n] != '-') ||
	    !hw_str_u64(hw_str_sub(part, 0, n), &id))
		return 0;
	return (hw_id)id;
}

/* Scheme, host and port of an address: "http://127.0.0.1:8080". */
static struct hw_str
authority(struct hw_str url)
{
	size_t at = hw_str_find(url, HW_STR("://"), 0);
	size_t end;

	if (at == HW_NPOS)
		return (struct hw_str){0};
	end = hw_str_chr(url, '/', at + 3);
	return hw_str_sub(url, at + 3, end == HW_NPOS ? url.n : end);
}

static bool
is_ours(const struct hw_req *q, struct hw_str url)
{
	struct hw_str from = authority(url);

	return from.n &&
	    (hw_str_ieq(from, q->host) ||
		hw_str_ieq(from, authority(q->cfg->base_url)));
}

/* On loopback without a public address only names that mean loopback count:
 * a foreign name that resolves to it (DNS rebinding) does not. */
static bool
host_known(const struct hw_req *q)
{
	struct hw_str host = q->host;
	size_t colon = hw_str_rchr(host, ':');

	if (!q->local || q->cfg->base_url.n ||
	    hw_str_starts(q->cfg->listen, HW_STR("unix:")))
		return true;
	if (host.n && host.p[0] == '[')
		return true;
	if (colon != HW_NPOS)
		host = hw_str_sub(host, 0, colon);
	for (size_t i = 0; i < host.n; i++)
		if (!hw_is_digit(host.p[i]) && host.p[i] != '.')
			return hw_str_ieq(host, HW_STR("localhost")) ||
			    hw_str_iends(host, HW_STR(".localhost"));
	return true;
}

bool
hw_same_origin(const struct hw_req *q)
{
	if (!host_known(q))
		return false;
	if (q->fetch_site.n &&
	    !hw_str_eq(q->fetch_site, HW_STR("same-origin")) &&
	    !hw_str_eq(q->fetch_site, HW_STR("none")))
		return false;
	if (q->origin.n)
		return is_ours(q, q->origin);
	return !q->referer.n || is_ours(q, q->referer);
}

bool
hw_link_ok(struct hw_str url)
{
	if (url.n > HW_URL_MAX || !hw_url_is_http(url))
		return false;
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] <= 0x20)
			return false;
	return true;
}
