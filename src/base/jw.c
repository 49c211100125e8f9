/* SPDX-License-Identifier: MIT
 * The JSON writer of base/json.h. */
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

static void
quoted(struct hw_buf *b, struct hw_str s)
{
	static const char hex[] = "0123456789abcdef";
	size_t from = 0;

	hw_buf_byte(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		i = hw_scan(s.p, i, s.n, 0x20, '"', '\\', 0x7F);
		if (i == s.n)
			break;
		unsigned char c = (unsigned char)s.p[i];

		hw_buf_put(b, hw_str_sub(s, from, i));
		from = i + 1;
		hw_buf_byte(b, '\\');
		if (c == '"' || c == '\\')
			hw_buf_byte(b, (char)c);
		else if (c == '\n')
			hw_buf_byte(b, 'n');
		else if (c == '\t')
			hw_buf_byte(b, 't');
		else if (c == '\r')
			hw_buf_byte(b, 'r');
		else {
			hw_buf_c(b, "u00");
			hw_buf_byte(b, hex[c >> 4]);
			hw_buf_byte(b, hex[c & 15]);
		}
	}
	hw_buf_put(b, hw_str_from(s, from));
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

void
hw_jw_key(struct hw_jw *w, const char *key)
{
	hw_jw_keys(w, hw_str_c(key));
}

void
hw_jw_int(struct hw_jw *w, int64_t i)
{
	before(w);
	hw_buf_printf(w->b, "%lld", (long long)i);
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
