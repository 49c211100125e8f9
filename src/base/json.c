/* SPDX-License-Identifier: MIT
 * The reader.  Iterative: nesting is a stack of HW_JSON_DEPTH pointers. */
#include "base/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/scan.h"

struct reader {
	struct hw_arena *m;
	struct hw_str s;
	size_t at;
	bool lenient;
	struct hw_err *err;
};

static int
bad(struct reader *r, const char *what)
{
	return hw_fail(r->err, HW_EINPUT, "JSON: %s at byte %zu", what, r->at);
}

static void
skip_comment(struct reader *r)
{
	const char *p = r->s.p;
	size_t n = r->s.n;

	if (p[r->at + 1] == '/') {
		while (r->at < n && p[r->at] != '\n')
			r->at++;
		return;
	}
	r->at += 2;
	while (r->at + 1 < n && !(p[r->at] == '*' && p[r->at + 1] == '/'))
		r->at++;
	r->at = r->at + 2 > n ? n : r->at + 2;
}

static void
skip_space(struct reader *r)
{
	const char *p = r->s.p;

	for (;;) {
		while (r->at < r->s.n &&
		    (p[r->at] == ' ' || p[r->at] == '\n' || p[r->at] == '\r' ||
			p[r->at] == '\t'))
			r->at++;
		if (!r->lenient || r->at + 1 >= r->s.n || p[r->at] != '/' ||
		    (p[r->at + 1] != '/' && p[r->at + 1] != '*'))
			return;
		skip_comment(r);
	}
}

static int
hex4(struct reader *r, uint32_t *cp)
{
	*cp = 0;
	for (int i = 0; i < 4; i++, r->at++) {
		int h = r->at < r->s.n ? hw_hex((unsigned char)r->s.p[r->at])
				       : -1;

		if (h < 0)
			return bad(r, "bad \\u escape");
		*cp = *cp << 4 | (uint32_t)h;
	}
	return HW_OK;
}

static int
unicode_escape(struct reader *r, char *out, size_t *n)
{
	uint32_t cp, low;
	size_t save;
	int rc = hex4(r, &cp);

	if (rc)
		return rc;
	if (cp >= 0xD800 && cp < 0xDC00 && r->at + 6 <= r->s.n &&
	    r->s.p[r->at] == '\\' && r->s.p[r->at + 1] == 'u') {
		save = r->at;
		r->at += 2;
		rc = hex4(r, &low);
		if (rc)
			return rc;
		if (low >= 0xDC00 && low < 0xE000)
			cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
		else
			r->at = save;
	}
	*n += hw_utf8_put(out + *n, cp);
	return HW_OK;
}

static int
escape(struct reader *r, char *out, size_t *n)
{
	char c;

	if (++r->at >= r->s.n)
		return bad(r, "unfinished escape");
	c = r->s.p[r->at++];
	switch (c) {
	case 'b':
		out[(*n)++] = '\b';
		return HW_OK;
	case 'f':
		out[(*n)++] = '\f';
		return HW_OK;
	case 'n':
		out[(*n)++] = '\n';
		return HW_OK;
	case 'r':
		out[(*n)++] = '\r';
		return HW_OK;
	case 't':
		out[(*n)++] = '\t';
		return HW_OK;
	case 'u':
		return unicode_escape(r, out, n);
	case '"':
	case '\\':
	case '/':
		break;
	default:
		if (!r->lenient)
			return bad(r, "unknown escape");
	}
	out[(*n)++] = c;
	return HW_OK;
}

/* Advance over bytes that stand for themselves. */
static int
plain_run(struct reader *r, char quote)
{
	while (r->at < r->s.n) {
		r->at = hw_scan(r->s.p, r->at, r->s.n, 0x20,
		    (unsigned char)quote, '\\', '\\');
		if (r->at == r->s.n)
			break;
		unsigned char c = (unsigned char)r->s.p[r->at];

		if (c == (unsigned char)quote || c == '\\')
			break;
		if (c < 0x20 && !r->lenient)
			return bad(r, "control character in a string");
		r->at++;
	}
	if (r->at >= r->s.n)
		return bad(r, "unfinished string");
	return HW_OK;
}

/* A string being copied without its escapes.  It grows as it goes: a long
 * input with many short strings must not cost the rest of the input for
 * each. */
struct copy {
	char *p;
	size_t n, cap;
};

#define SLACK 16     /* that hw_scan_copy() wants */
#define ROOM 64      /* at least, before anything is written */
#define LONG 0x10000 /* from here on the rest is measured first */

/* Where the string being read ends; an escape is never longer without it. */
static size_t
end_of_string(const struct reader *r, char quote)
{
	size_t i = r->at;

	while (i < r->s.n) {
		i = hw_scan(
		    r->s.p, i, r->s.n, 1, (unsigned char)quote, '\\', '\\');
		if (i >= r->s.n || r->s.p[i] == quote)
			break;
		i += r->s.p[i] == '\\' ? 2 : 1;
	}
	return i < r->s.n ? i : r->s.n;
}

static void
make_room(struct reader *r, char quote, struct copy *c)
{
	size_t cap = c->cap * 2 + ROOM;

	if (c->cap - c->n >= ROOM)
		return;
	if (c->cap > LONG) /* doubling would leave as much again behind */
		cap = c->n + (end_of_string(r, quote) - r->at) + 2 * ROOM;
	c->p = hw_arena_grow(r->m, c->p, c->cap, cap, 1);
	c->cap = cap;
}

/* Copy up to the quote that ends the string. */
static int
copy_string(struct reader *r, char quote, struct copy *c)
{
	int rc = HW_OK;

	while (!rc) {
		size_t start = r->at, room, end;

		make_room(r, quote, c);
		room = c->cap - c->n - SLACK;
		end = r->s.n - start > room ? start + room : r->s.n;
		r->at = hw_scan_copy(c->p + c->n, r->s.p, start, end, 0x20,
		    (unsigned char)quote, '\\');
		c->n += r->at - start;
		if (r->at == r->s.n)
			return bad(r, "unfinished string");
		if (r->at == end)
			continue;
		if (r->s.p[r->at] == quote)
			break;
		if (r->s.p[r->at] == '\\')
			rc = escape(r, c->p, &c->n);
		else if (r->lenient)
			c->p[c->n++] = r->s.p[r->at++];
		else
			rc = bad(r, "control character in a string");
	}
	return rc;
}

static int
string(struct reader *r, struct hw_str *out)
{
	char quote = r->s.p[r->at++];
	size_t start = r->at;
	struct copy c = {0};
	int rc = plain_run(r, quote);

	if (rc)
		return rc;
	*out = hw_str_sub(r->s, start, r->at);
	if (r->s.p[r->at] != quote) {
		r->at = start;
		rc = copy_string(r, quote, &c);
		*out = (struct hw_str){c.p, c.n};
	}
	r->at++;
	if (!rc)
		*out = hw_utf8_clean(r->m, *out);
	return rc;
}

/* The grammar of RFC 8259 section 6 over the token; sets *real. */
static bool
number_ok(struct hw_str t, bool *real)
{
	size_t i = 0, d;

	*real = false;
	if (i < t.n && t.p[i] == '-')
		i++;
	d = i;
	while (i < t.n && hw_is_digit((unsigned char)t.p[i]))
		i++;
	if (i == d || (t.p[d] == '0' && i - d > 1))
		return false;
	if (i < t.n && t.p[i] == '.') {
		*real = true;
		d = ++i;
		while (i < t.n && hw_is_digit((unsigned char)t.p[i]))
			i++;
		if (i == d)
			return false;
	}
	if (i < t.n && (t.p[i] | 32) == 'e') {
		*real = true;
		i++;
		if (i < t.n && (t.p[i] == '+' || t.p[i] == '-'))
			i++;
		d = i;
		while (i < t.n && hw_is_digit((unsigned char)t.p[i]))
			i++;
		if (i == d)
			return false;
	}
	return i == t.n;
}

static void
number(struct hw_str t, bool real, struct hw_json *v)
{
	uint64_t u;
	bool neg = t.p[0] == '-';
	char z[400];

	if (!real && hw_str_u64(hw_str_from(t, neg), &u) &&
	    u <= (uint64_t)INT64_MAX) {
		v->kind = HW_JSON_INT;
		v->i = neg ? -(int64_t)u : (int64_t)u;
		v->d = (double)v->i;
		return;
	}
	v->kind = HW_JSON_REAL;
	if (t.n >= sizeof(z))
		t.n = sizeof(z) - 1;
	memcpy(z, t.p, t.n);
	z[t.n] = '\0';
	v->d = strtod(z, NULL);
}

static int
literal(struct reader *r, struct hw_json *v)
{
	size_t start = r->at;
	struct hw_str t;
	bool real;

	for (; r->at < r->s.n; r->at++) {
		char c = r->s.p[r->at];

		if (!hw_is_alnum((unsigned char)c) && c != '+' && c != '-' &&
		    c != '.')
			break;
	}
	t = hw_str_sub(r->s, start, r->at);
	v->str = t;
	if (hw_str_eq(t, HW_STR("null")))
		v->kind = HW_JSON_NULL;
	else if (hw_str_eq(t, HW_STR("true")))
		v->kind = HW_JSON_TRUE;
	else if (hw_str_eq(t, HW_STR("false")))
		v->kind = HW_JSON_FALSE;
	else if (number_ok(t, &real))
		number(t, real, v);
	else {
		r->at = start;
		return bad(r, "no value");
	}
	return HW_OK;
}

static bool
is_quote(const struct reader *r)
{
	return r->at < r->s.n &&
	    (r->s.p[r->at] == '"' || (r->lenient && r->s.p[r->at] == '\''));
}

/* A value; a container is only opened (its kind set, the bracket eaten). */
static int
value(struct reader *r, struct hw_json *v)
{
	skip_space(r);
	if (r->at >= r->s.n)
		return bad(r, "unfinished input");
	if (is_quote(r)) {
		v->kind = HW_JSON_STRING;
		return string(r, &v->str);
	}
	if (r->s.p[r->at] == '{' || r->s.p[r->at] == '[') {
		v->kind = r->s.p[r->at] == '{' ? HW_JSON_OBJECT : HW_JSON_ARRAY;
		r->at++;
		return HW_OK;
	}
	return literal(r, v);
}

static int
key(struct reader *r, struct hw_json *v)
{
	int rc;

	skip_space(r);
	if (!is_quote(r))
		return bad(r, "no member name");
	rc = string(r, &v->key);
	if (rc)
		return rc;
	skip_space(r);
	if (r->at >= r->s.n || r->s.p[r->at] != ':')
		return bad(r, "no colon");
	r->at++;
	return HW_OK;
}

/* One open container while it is being filled. */
struct frame {
	struct hw_json *node;
	struct hw_json **tail;
};

/* Eat separators; *closed when the container at the top ended. */
static int
separator(struct reader *r, const struct frame *f, bool *closed)
{
	char end = f->node->kind == HW_JSON_OBJECT ? '}' : ']';
	bool first = f->tail == &f->node->child;

	*closed = false;
	skip_space(r);
	if (r->at < r->s.n && r->s.p[r->at] == end) {
		r->at++;
		*closed = true;
		return HW_OK;
	}
	if (first)
		return HW_OK;
	if (r->at >= r->s.n || r->s.p[r->at] != ',')
		return bad(r, "no comma");
	r->at++;
	if (!r->lenient)
		return HW_OK;
	skip_space(r);
	while (r->at < r->s.n && r->s.p[r->at] == ',') {
		r->at++;
		skip_space(r);
	}
	if (r->at < r->s.n && r->s.p[r->at] == end) {
		r->at++;
		*closed = true;
	}
	return HW_OK;
}

static int
push(struct reader *r, struct frame *stack, int *depth, struct hw_json *v)
{
	if (*depth >= HW_JSON_DEPTH)
		return hw_fail(r->err, HW_ELIMIT,
		    "JSON: nested deeper than %d at byte %zu", HW_JSON_DEPTH,
		    r->at);
	stack[(*depth)++] = (struct frame){v, &v->child};
	return HW_OK;
}

static int
tree(struct reader *r, struct hw_json *root)
{
	struct frame stack[HW_JSON_DEPTH];
	int depth = 0, rc = value(r, root);

	if (!rc && root->kind >= HW_JSON_ARRAY)
		rc = push(r, stack, &depth, root);
	while (!rc && depth > 0) {
		struct frame *f = &stack[depth - 1];
		struct hw_json *v;
		bool closed;

		rc = separator(r, f, &closed);
		if (rc || closed) {
			depth -= closed;
			continue;
		}
		v = HW_NEW(r->m, struct hw_json);
		if (f->node->kind == HW_JSON_OBJECT)
			rc = key(r, v);
		if (!rc)
			rc = value(r, v);
		if (rc)
			break;
		*f->tail = v;
		f->tail = &v->next;
		if (v->kind >= HW_JSON_ARRAY)
			rc = push(r, stack, &depth, v);
	}
	return rc;
}

int
hw_json_parse(struct hw_arena *m, struct hw_str s, int flags,
    struct hw_json **out, struct hw_err *err)
{
	struct reader r = {m, s, 0, (flags & HW_JSON_LENIENT) != 0, err};
	int rc;

	*out = HW_NEW(m, struct hw_json);
	if (hw_str_starts(s, HW_STR("\xEF\xBB\xBF")))
		r.at = 3;
	rc = tree(&r, *out);
	if (rc)
		return rc;
	skip_space(&r);
	if (r.at != s.n && !r.lenient)
		return bad(&r, "text after the value");
	return HW_OK;
}

const struct hw_json *
hw_json_get(const struct hw_json *o, const char *name)
{
	struct hw_str k = hw_str_c(name);

	if (!o || o->kind != HW_JSON_OBJECT)
		return NULL;
	for (const struct hw_json *v = o->child; v; v = v->next)
		if (hw_str_eq(v->key, k))
			return v;
	return NULL;
}

struct hw_str
hw_json_str(const struct hw_json *o, const char *name)
{
	const struct hw_json *v = hw_json_get(o, name);

	return v && v->kind == HW_JSON_STRING ? v->str : (struct hw_str){0};
}

int64_t
hw_json_int(const struct hw_json *o, const char *name, int64_t dflt)
{
	const struct hw_json *v = hw_json_get(o, name);

	return v && v->kind == HW_JSON_INT ? v->i : dflt;
}
