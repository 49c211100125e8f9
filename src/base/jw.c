/* SPDX-License-Identifier: MIT
 * The JSON writer of base/json.h. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/scan.h"

void
hw_jw_init(struct hw_jw *w, struct hw_buf *b)
{
	*w = (struct hw_jw){.b = b};
}

static void
before(struct hw_jw *w)
{
	uint64_t bit = (uint64_t)1 << w->depth;

	if (!w->keyed && (w->some & bit))
		hw_buf_byte(w->b, ',');
	w->some |= bit;
	w->keyed = false;
}

static void
open_container(struct hw_jw *w, char c)
{
	before(w);
	hw_buf_byte(w->b, c);
	HW_ASSERT(w->depth < 62);
	w->depth++;
	w->some &= ~((uint64_t)1 << w->depth);
}

static void
close_container(struct hw_jw *w, char c)
{
	HW_ASSERT(w->depth > 0);
	w->depth--;
	hw_buf_byte(w->b, c);
}

void
hw_jw_obj(struct hw_jw *w)
{
	open_container(w, '{');
}

void
hw_jw_arr(struct hw_jw *w)
{
	open_container(w, '[');
}

void
hw_jw_end_obj(struct hw_jw *w)
{
	close_container(w, '}');
}

void
hw_jw_end_arr(struct hw_jw *w)
{
	close_container(w, ']');
}

/* s as the inside of a JSON string, to out, which has room for 6 bytes each.
 * Returns the bytes written. */
static size_t
escaped(char *out, const char *s, size_t n)
{
	static const char hex[] = "0123456789abcdef";
	char *p = out;
	size_t i = 0;

	for (;;) {
		size_t to = hw_scan(s, i, n, 0x20, '"', '\\', 0x7F);

		/* whole blocks where they fit: most runs are short */
		if (n - i >= 16 && to - i <= 16)
			memcpy(p, s + i, 16);
		else
			memcpy(p, s + i, to - i);
		p += to - i;
		if (to == n)
			return (size_t)(p - out);
		unsigned char c = (unsigned char)s[to];

		i = to + 1;
		*p++ = '\\';
		if (c == '"' || c == '\\')
			*p++ = (char)c;
		else if (c == '\n')
			*p++ = 'n';
		else if (c == '\t')
			*p++ = 't';
		else if (c == '\r')
			*p++ = 'r';
		else {
			memcpy(p, "u00", 3);
			p[3] = hex[c >> 4];
			p[4] = hex[c & 15];
			p += 5;
		}
	}
}

/* In pieces, so that room for the worst case is little; near the limit byte
 * by byte. */
static void
quoted(struct hw_buf *b, struct hw_str s)
{
	enum { PIECE = 1024 };

	hw_buf_byte(b, '"');
	while (s.n > 0 && !b->rc) {
		size_t n = s.n < PIECE ? s.n : PIECE;
		char one[6];

		if (b->max - b->n >= 6 * n) {
			b->n += escaped(hw_buf_room(b, 6 * n), s.p, n);
		} else {
			n = 1;
			hw_buf_put(
			    b, (struct hw_str){one, escaped(one, s.p, 1)});
		}
		s = hw_str_from(s, n);
	}
	hw_buf_byte(b, '"');
}

void
hw_jw_kutf8(struct hw_jw *w, const char *key, struct hw_str s)
{
	hw_jw_key(w, key);
	before(w);
	quoted(w->b, s);
}

void
hw_jw_str(struct hw_jw *w, struct hw_str s)
{
	struct hw_arena *tmp;

	before(w);
	if (hw_utf8_valid(s)) {
		quoted(w->b, s);
		return;
	}
	tmp = hw_arena_new();
	quoted(w->b, hw_utf8_clean(tmp, s));
	hw_arena_free(tmp);
}

void
hw_jw_keys(struct hw_jw *w, struct hw_str key)
{
	hw_jw_str(w, key);
	hw_buf_byte(w->b, ':');
	w->keyed = true;
}

/* Keys in the program's text need no escapes. */
void
hw_jw_key(struct hw_jw *w, const char *key)
{
	size_t n = strlen(key);
	char *p;

	before(w);
	w->keyed = true;
	p = hw_buf_room(w->b, n + 3);
	if (!p)
		return;
	p[0] = '"';
	memcpy(p + 1, key, n);
	p[n + 1] = '"';
	p[n + 2] = ':';
	w->b->n += n + 3;
}

void
hw_jw_int(struct hw_jw *w, int64_t i)
{
	char z[24];
	size_t k = sizeof(z);
	uint64_t v = i < 0 ? -(uint64_t)i : (uint64_t)i;

	before(w);
	do
		z[--k] = (char)('0' + v % 10);
	while (v /= 10);
	if (i < 0)
		z[--k] = '-';
	hw_buf_put(w->b, (struct hw_str){z + k, sizeof(z) - k});
}

void
hw_jw_real(struct hw_jw *w, double d, int digits)
{
	before(w);
	if (d != d || d > 1e300 || d < -1e300)
		hw_buf_c(w->b, "null");
	else
		hw_buf_printf(w->b, "%.*f", digits, d);
}

void
hw_jw_bool(struct hw_jw *w, bool v)
{
	before(w);
	hw_buf_c(w->b, v ? "true" : "false");
}

void
hw_jw_null(struct hw_jw *w)
{
	before(w);
	hw_buf_c(w->b, "null");
}

void
hw_jw_kstr(struct hw_jw *w, const char *key, struct hw_str s)
{
	hw_jw_key(w, key);
	hw_jw_str(w, s);
}

void
hw_jw_kstr_opt(struct hw_jw *w, const char *key, struct hw_str s)
{
	if (s.n)
		hw_jw_kstr(w, key, s);
}

void
hw_jw_kstr_null(struct hw_jw *w, const char *key, struct hw_str s)
{
	hw_jw_key(w, key);
	if (s.n)
		hw_jw_str(w, s);
	else
		hw_jw_null(w);
}

void
hw_jw_kint(struct hw_jw *w, const char *key, int64_t i)
{
	hw_jw_key(w, key);
	hw_jw_int(w, i);
}
