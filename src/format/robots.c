/* SPDX-License-Identifier: MIT
 * RFC 9309.  Patterns and addresses are compared in one form: escapes of
 * unreserved characters undone, everything outside of ASCII, reserved or
 * special escaped (section 2.2.2, 2.2.3). */
#include "format/robots.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "url/url.h"

#define PATTERN_MAX \
	8192 /* bytes; longer rules are cut there by nobody:
			    they are ignored */

static bool
unreserved(int c)
{
	return hw_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/* May c stand as it is?  '/' '?' and '#' only divide before the query. */
static bool
as_it_is(int c, bool query)
{
	if (unreserved(c))
		return true;
	if (c == 0 || c >= 0x80)
		return false;
	if (c == '/' || c == '?')
		return !query;
	return strchr("!&'()+,;=", c) != NULL;
}

static void
put_octet(struct hw_buf *b, int c)
{
	hw_buf_printf(b, "%%%02X", (unsigned)c);
}

/* The comparable form.  In a pattern '*' and a final '$' are special. */
static struct hw_str
comparable(struct hw_arena *m, struct hw_str s, bool pattern)
{
	struct hw_buf b;
	bool query = false;

	hw_buf_init(&b, m, 3 * s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		int c = (unsigned char)s.p[i];

		if (c == '%' && i + 2 < s.n && hw_hex(s.p[i + 1]) >= 0 &&
		    hw_hex(s.p[i + 2]) >= 0) {
			c = hw_hex(s.p[i + 1]) * 16 + hw_hex(s.p[i + 2]);
			if (unreserved(c))
				hw_buf_byte(&b, (char)c);
			else
				put_octet(&b, c);
			i += 2;
			continue;
		}
		bool special = pattern &&
		    (c == '*' || (c == '$' && i + 1 == s.n));

		if (special || as_it_is(c, query))
			hw_buf_byte(&b, (char)c);
		else
			put_octet(&b, c);
		query = query || c == '?';
	}
	return hw_buf_str(&b);
}

/* ---- parsing --------------------------------------------------------------- */

static struct hw_str
leading_token(struct hw_str s)
{
	size_t n = 0;

	while (n < s.n &&
	    (hw_is_alpha((unsigned char)s.p[n]) || s.p[n] == '-' ||
		s.p[n] == '_'))
		n++;
	/* "360Spider": not RFC 9309's, but somebody's */
	if (n == 0)
		while (n < s.n && hw_is_alnum((unsigned char)s.p[n]))
			n++;
	return hw_str_sub(s, 0, n);
}

struct hw_str
hw_robots_token(struct hw_str agent)
{
	struct hw_str s = hw_str_trim(agent);
	size_t at = hw_str_ifind(s, HW_STR("(compatible;"), 0);

	if (hw_str_istarts(s, HW_STR("Mozilla/")) && at != HW_NPOS)
		s = hw_str_trim(hw_str_from(s, at + 12));
	return leading_token(s);
}

static bool
key_is(struct hw_str key, const char *const *names)
{
	for (; *names; names++)
		if (hw_str_ieq(key, hw_str_c(*names)))
			return true;
	return false;
}

/* Key and value of a line; false when it has none.  A colon that is missing
 * between two words is forgiven. */
static bool
split_line(struct hw_str line, struct hw_str *key, struct hw_str *value)
{
	size_t hash = hw_str_chr(line, '#', 0), colon;

	if (hash != HW_NPOS)
		line = hw_str_sub(line, 0, hash);
	line = hw_str_trim(line);
	colon = hw_str_chr(line, ':', 0);
	if (colon != HW_NPOS) {
		*key = hw_str_trim(hw_str_sub(line, 0, colon));
		*value = hw_str_trim(hw_str_from(line, colon + 1));
		return key->n > 0;
	}
	*value = line;
	return hw_str_word(value, key) &&
	    (*value = hw_str_trim(*value)).n > 0 &&
	    hw_str_chr(*value, ' ', 0) == HW_NPOS;
}

struct reader {
	struct hw_arena *m;
	struct hw_robots *out;
	uint32_t group, line;
	bool agents_open; /* the last line of weight was a user-agent */
};

static void
on_agent(struct reader *r, struct hw_str value)
{
	struct hw_str token = leading_token(value);

	if (!r->agents_open)
		r->group = ++r->out->groups;
	r->agents_open = true;
	if (value.n > 0 && value.p[0] == '*' &&
	    (value.n == 1 || hw_is_space((unsigned char)value.p[1])))
		token = HW_STR("*");
	if (token.n == 0 || r->out->agents.n >= HW_ROBOTS_RULES)
		return;
	struct hw_robots_agent *a = HW_PUSH(r->m, &r->out->agents);

	a->token = token;
	a->group = r->group;
}

static void
on_rule(struct reader *r, bool allow, struct hw_str value)
{
	r->agents_open = false;
	if (r->group == 0 || value.n == 0 || value.n > PATTERN_MAX)
		return;
	if (r->out->rules.n >= HW_ROBOTS_RULES) {
		r->out->truncated = true;
		return;
	}
	struct hw_robots_rule *rule = HW_PUSH(r->m, &r->out->rules);

	rule->pattern = comparable(r->m, value, true);
	rule->raw = value;
	rule->allow = allow;
	rule->group = r->group;
	rule->line = r->line;
}

static void
on_line(struct reader *r, struct hw_str line)
{
	static const char *const agent[] = {
	    "user-agent", "useragent", "user agent", NULL};
	static const char *const disallow[] = {"disallow", "dissallow",
	    "dissalow", "disalow", "diasllow", "disallaw", NULL};
	static const char *const sitemap[] = {"sitemap", "site-map", NULL};
	struct hw_str key, value;

	if (!split_line(line, &key, &value))
		return;
	if (key_is(key, agent)) {
		on_agent(r, value);
	} else if (hw_str_ieq(key, HW_STR("allow"))) {
		on_rule(r, true, value);
	} else if (key_is(key, disallow)) {
		on_rule(r, false, value);
	} else if (key_is(key, sitemap)) {
		if (value.n > 0 && r->out->sitemaps.n < 1000)
			*HW_PUSH(r->m, &r->out->sitemaps) = value;
	} else if (r->out->lines.n < 1000) {
		struct hw_robots_line *l = HW_PUSH(r->m, &r->out->lines);

		*l = (struct hw_robots_line){.key = key,
		    .value = value,
		    .group = r->group,
		    .line = r->line};
	}
}

void
hw_robots_parse(struct hw_arena *m, struct hw_str bytes, struct hw_robots *out)
{
	struct reader r = {.m = m, .out = out};

	*out = (struct hw_robots){0};
	if (hw_str_starts(bytes, HW_STR("\xef\xbb\xbf")))
		bytes = hw_str_from(bytes, 3);
	if (bytes.n > HW_ROBOTS_BYTES) {
		bytes = hw_str_sub(bytes, 0, HW_ROBOTS_BYTES);
		out->truncated = true;
	}
	for (size_t at = 0; at < bytes.n;) {
		size_t end = at;

		while (end < bytes.n && bytes.p[end] != '\n' &&
		    bytes.p[end] != '\r')
			end++;
		/* Half a rule would be another rule. */
		if (end == bytes.n && out->truncated)
			break;
		r.line++;
		on_line(&r, hw_str_sub(bytes, at, end));
		at = end + 1;
		if (end + 1 < bytes.n && bytes.p[end] == '\r' &&
		    bytes.p[end + 1] == '\n')
			at++;
	}
}

/* ---- asking ---------------------------------------------------------------- */

/* Does pattern match the start of path?  '*' any run, '$' the end. */
static bool
match(struct hw_str pattern, struct hw_str path)
{
	bool anchored = pattern.n > 0 && pattern.p[pattern.n - 1] == '$',
	     first = true;
	size_t at = 0;

	if (anchored)
		pattern.n--;
	for (;;) {
		size_t star = hw_str_chr(pattern, '*', 0);
		bool last = star == HW_NPOS;
		struct hw_str piece = hw_str_sub(
		    pattern, 0, last ? pattern.n : star);

		if (last && anchored) {
			if (piece.n > path.n - at ||
			    (first && piece.n != path.n))
				return false;
			return hw_str_ends(path, piece);
		}
		if (first) {
			if (!hw_str_starts(path, piece))
				return false;
			at = piece.n;
		} else {
			size_t found = hw_str_find(path, piece, at);

			if (found == HW_NPOS)
				return false;
			at = found + piece.n;
		}
		if (last)
			return true;
		first = false;
		pattern = hw_str_from(pattern, star + 1);
	}
}

/* Has the agent a group of its own? */
static bool
has_own(const struct hw_robots *r, struct hw_str token)
{
	for (size_t i = 0; i < r->agents.n; i++)
		if (hw_str_ieq(r->agents.v[i].token, token))
			return true;
	return false;
}

bool
hw_robots_concerns(
    const struct hw_robots *r, struct hw_str agent, uint32_t group)
{
	struct hw_str token = hw_robots_token(agent);

	if (!has_own(r, token))
		token = HW_STR("*");
	for (size_t i = 0; i < r->agents.n; i++)
		if (r->agents.v[i].group == group &&
		    hw_str_ieq(r->agents.v[i].token, token))
			return true;
	return false;
}

/* Path and query of an address, in comparable form. */
static struct hw_str
path_of(struct hw_arena *m, struct hw_str url)
{
	struct hw_url u;
	size_t hash = hw_str_chr(url, '#', 0);

	if (hash != HW_NPOS)
		url = hw_str_sub(url, 0, hash);
	if (url.n > 0 && url.p[0] == '/' && !hw_str_starts(url, HW_STR("//")))
		return comparable(m, url, false);
	hw_url_split(url, &u);
	struct hw_str path = u.path.n > 0 ? u.path : HW_STR("/");

	if (u.has_query)
		path = hw_str_printf(
		    m, "%.*s?%.*s", HW_FMT(path), HW_FMT(u.query));
	if (path.p[0] != '/')
		path = hw_str_cat(m, HW_STR("/"), path);
	return comparable(m, path, false);
}

/* Which groups speak to the agent: a bit for each. */
static unsigned char *
concerned(struct hw_arena *m, const struct hw_robots *r, struct hw_str agent)
{
	unsigned char *set = HW_ARRAY(m, unsigned char, r->groups + 1);
	struct hw_str token = hw_robots_token(agent);

	if (!has_own(r, token))
		token = HW_STR("*");
	for (size_t i = 0; i < r->agents.n; i++)
		if (hw_str_ieq(r->agents.v[i].token, token))
			set[r->agents.v[i].group] = 1;
	return set;
}

bool
hw_robots_allowed(const struct hw_robots *r, struct hw_str agent,
    struct hw_str url, const struct hw_robots_rule **rule)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str path = path_of(m, url);
	const unsigned char *set = concerned(m, r, agent);
	const struct hw_robots_rule *best = NULL;

	/* The file itself may always be read. */
	if (!hw_str_eq(path, HW_STR("/robots.txt")))
		for (size_t i = 0; i < r->rules.n; i++) {
			const struct hw_robots_rule *x = &r->rules.v[i];

			if (!set[x->group] ||
			    (best && x->pattern.n < best->pattern.n) ||
			    !match(x->pattern, path))
				continue;
			if (!best || x->pattern.n > best->pattern.n ||
			    (x->allow && !best->allow))
				best = x;
		}
	hw_arena_free(m);
	if (rule)
		*rule = best;
	return !best || best->allow;
}

double
hw_robots_delay(const struct hw_robots *r, struct hw_str agent)
{
	double delay = -1;

	for (size_t i = 0; i < r->lines.n; i++) {
		const struct hw_robots_line *l = &r->lines.v[i];
		double v = 0, scale = 1;
		bool point = false;

		if (!hw_str_ieq(l->key, HW_STR("crawl-delay")) ||
		    l->value.n == 0 || l->value.n > 8 ||
		    !hw_robots_concerns(r, agent, l->group))
			continue;
		for (size_t k = 0; k < l->value.n; k++) {
			char c = l->value.p[k];

			if (c == '.' && !point) {
				point = true;
			} else if (!hw_is_digit(c)) {
				v = -1;
				break;
			} else if (point) {
				v += (c - '0') * (scale /= 10);
			} else {
				v = v * 10 + (c - '0');
			}
		}
		if (v > delay)
			delay = v;
	}
	return delay;
}
