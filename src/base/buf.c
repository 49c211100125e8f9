/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/utf8.h"

void
hw_buf_init(struct hw_buf *b, struct hw_arena *m, size_t max)
{
	*b = (struct hw_buf){.m = m, .max = max};
}

char *
hw_buf_room(struct hw_buf *b, size_t n)
{
	size_t cap;

	if (b->rc)
		return NULL;
	if (n > b->max - b->n) {
		b->rc = HW_ELIMIT;
		return NULL;
	}
	if (n <= b->cap - b->n && b->p)
		return b->p + b->n;
	cap = b->cap ? b->cap * 2 : 256;
	if (cap < b->n + n)
		cap = b->n + n;
	b->p = hw_arena_grow(b->m, b->p, b->cap, cap, 1);
	b->cap = cap;
	return b->p + b->n;
}

void
hw_buf_put_slow(struct hw_buf *b, struct hw_str s)
{
	char *p;

	if (s.n == 0 || !(p = hw_buf_room(b, s.n)))
		return;
	memcpy(p, s.p, s.n);
	b->n += s.n;
}

void
hw_buf_printf(struct hw_buf *b, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	HW_ASSERT(n >= 0);
	p = hw_buf_room(b, (size_t)n + 1);
	if (!p)
		return;
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

void
hw_buf_utf8(struct hw_buf *b, uint32_t cp)
{
	char *p = hw_buf_room(b, 4);

	if (p)
		b->n += hw_utf8_put(p, cp);
}

void
hw_buf_xml(struct hw_buf *b, struct hw_str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *e;

		switch (s.p[i]) {
		case '&':
			e = "&amp;";
			break;
		case '<':
			e = "&lt;";
			break;
		case '>':
			e = "&gt;";
			break;
		case '"':
			e = "&quot;";
			break;
		case '\'':
			e = "&#39;";
			break;
		default:
			continue;
		}
		hw_buf_put(b, hw_str_sub(s, from, i));
		hw_buf_c(b, e);
		from = i + 1;
	}
	hw_buf_put(b, hw_str_from(s, from));
}

void
hw_buf_clear(struct hw_buf *b)
{
	b->n = 0;
	b->rc = HW_OK;
}

struct hw_str
hw_buf_str(const struct hw_buf *b)
{
	return (struct hw_str){b->p, b->n};
}
