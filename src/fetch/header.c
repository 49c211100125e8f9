/* SPDX-License-Identifier: MIT */
#include "fetch/header.h"

#include <curl/curl.h>
#include <string.h>

#include "base/buf.h"
#include "base/vec.h"

#define WEEK 604800

bool
hw_headers_add(struct hw_arena *m, struct hw_headers *h, struct hw_str line)
{
	size_t colon = hw_str_chr(line, ':', 0);

	if (colon == HW_NPOS || colon == 0 || hw_is_space(line.p[0]))
		return false;
	line = hw_str_dup(m, line);
	*HW_PUSH(m, h) = (struct hw_header){
	    hw_str_trim(hw_str_sub(line, 0, colon)),
	    hw_str_trim(hw_str_from(line, colon + 1))};
	return true;
}

struct hw_str
hw_header(const struct hw_headers *h, const char *name)
{
	struct hw_str want = hw_str_c(name);

	for (size_t i = 0; i < h->n; i++)
		if (hw_str_ieq(h->v[i].name, want))
			return h->v[i].value;
	return (struct hw_str){0};
}

struct hw_str
hw_header_all(struct hw_arena *m, const struct hw_headers *h, const char *name)
{
	struct hw_str want = hw_str_c(name), all = {0};

	for (size_t i = 0; i < h->n; i++) {
		if (!hw_str_ieq(h->v[i].name, want))
			continue;
		if (all.n)
			all = hw_str_cat(m, all, HW_STR(", "));
		all = all.n ? hw_str_cat(m, all, h->v[i].value) : h->v[i].value;
	}
	return all;
}

bool
hw_http_date(struct hw_str s, hw_time *out)
{
	char z[64];
	time_t t;

	s = hw_str_trim(s);
	if (s.n < 8 || s.n >= sizeof(z) || !memchr(s.p, ':', s.n))
		return false;
	memcpy(z, s.p, s.n);
	z[s.n] = '\0';
	t = curl_getdate(z, NULL);
	if (t == -1)
		return false;
	*out = t;
	return true;
}

static int64_t
clamp_week(int64_t s)
{
	return s < 0 ? 0 : s > WEEK ? WEEK : s;
}

int64_t
hw_header_retry_after(const struct hw_headers *h, hw_time now)
{
	struct hw_str v = hw_header(h, "retry-after");
	uint64_t s;
	hw_time at;

	if (v.n && hw_is_digit(v.p[0])) {
		/* digits alone may be more than 64 bits hold */
		size_t end = 0;

		while (end < v.n && hw_is_digit(v.p[end]))
			end++;
		if (end == v.n)
			return hw_str_u64(v, &s) && s < WEEK ? (int64_t)s
							     : WEEK;
	}
	return hw_http_date(v, &at) ? clamp_week(at - now) : 0;
}

/* The seconds of a directive's value: 60, "60"; -1 when it is none. */
static int64_t
directive_seconds(struct hw_str v)
{
	uint64_t s;

	if (v.n >= 2 && v.p[0] == '"' && v.p[v.n - 1] == '"')
		v = hw_str_sub(v, 1, v.n - 1);
	for (size_t i = 0; i < v.n; i++)
		if (!hw_is_digit(v.p[i]))
			return -1;
	if (v.n == 0)
		return -1;
	return hw_str_u64(v, &s) && s < WEEK ? (int64_t)s : WEEK;
}

/* Cache-Control's word: seconds, -1 silent, 0 also for no-cache. */
static int64_t
cache_control(const struct hw_headers *h)
{
	int64_t age = -1;

	for (size_t i = 0; i < h->n; i++) {
		struct hw_str rest = h->v[i].value, d;

		if (!hw_str_ieq(h->v[i].name, HW_STR("cache-control")))
			continue;
		while (hw_str_split(&rest, ',', &d)) {
			d = hw_str_trim(d);
			if (hw_str_ieq(d, HW_STR("no-cache")) ||
			    hw_str_ieq(d, HW_STR("no-store")))
				return 0;
			if (age < 0 && hw_str_istarts(d, HW_STR("max-age=")))
				age = directive_seconds(
				    hw_str_trim(hw_str_from(d, 8)));
		}
	}
	return age;
}

int64_t
hw_header_fresh(const struct hw_headers *h, hw_time now)
{
	int64_t life = cache_control(h), age;
	hw_time expires, date = now;

	if (life < 0) {
		if (!hw_http_date(hw_header(h, "expires"), &expires))
			return 0;
		if (!hw_http_date(hw_header(h, "date"), &date))
			date = now;
		life = expires - date;
	}
	age = directive_seconds(hw_header(h, "age"));
	return clamp_week(life - (age > 0 ? age : 0));
}

/* Does the parameter list of a Link value name the relation? */
static bool
link_has_rel(struct hw_str params, struct hw_str rel)
{
	struct hw_str p, word;

	while (hw_str_split(&params, ';', &p)) {
		p = hw_str_trim(p);
		if (!hw_str_istarts(p, HW_STR("rel")))
			continue;
		p = hw_str_trim(hw_str_from(p, 3));
		if (p.n == 0 || p.p[0] != '=')
			continue;
		p = hw_str_trim(hw_str_from(p, 1));
		if (p.n && p.p[0] == '"')
			p = hw_str_sub(p, 1, hw_str_chr(p, '"', 1));
		else
			p = hw_str_sub(p, 0, hw_str_chr(p, ',', 0));
		while (hw_str_word(&p, &word))
			if (hw_str_ieq(word, rel))
				return true;
	}
	return false;
}

struct hw_str
hw_header_link(struct hw_arena *m, const struct hw_headers *h, const char *rel)
{
	struct hw_str rest = hw_header_all(m, h, "link");
	struct hw_str want = hw_str_c(rel);

	for (;;) {
		size_t open = hw_str_chr(rest, '<', 0), close, next;

		if (open == HW_NPOS)
			return (struct hw_str){0};
		close = hw_str_chr(rest, '>', open);
		if (close == HW_NPOS)
			return (struct hw_str){0};
		next = hw_str_chr(rest, '<', close);
		if (link_has_rel(hw_str_trim(hw_str_sub(rest, close + 1,
				     next == HW_NPOS ? rest.n : next)),
			want))
			return hw_str_sub(rest, open + 1, close);
		rest = hw_str_from(rest, close + 1);
	}
}
