/* SPDX-License-Identifier: MIT
 * Growing byte buffer in an arena, born with a limit.  Errors stick: append
 * freely, look at rc once.  After a refused append the content stays as it
 * was before that append and later appends do nothing. */
#ifndef HW_BASE_BUF_H
#define HW_BASE_BUF_H

#include <string.h>

#include "base/str.h"

struct hw_arena;

struct hw_buf {
	char *p;
	size_t n;           /* bytes in use */
	size_t cap;         /* bytes allocated */
	size_t max;         /* never holds more than this */
	int rc;             /* HW_OK, or HW_ELIMIT after overflow */
	struct hw_arena *m; /* where p lives */
};

void hw_buf_init(struct hw_buf *b, struct hw_arena *m, size_t max);
static inline void hw_buf_put(struct hw_buf *b, struct hw_str s);
static inline void hw_buf_byte(struct hw_buf *b, char c);
static inline void hw_buf_c(struct hw_buf *b, const char *z);
void hw_buf_printf(struct hw_buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* A code point as UTF-8; an invalid one becomes U+FFFD. */
void hw_buf_utf8(struct hw_buf *b, uint32_t cp);
/* Text escaped for HTML/XML content and quoted attributes (& < > " '). */
void hw_buf_xml(struct hw_buf *b, struct hw_str s);
/* Room for n more bytes, or NULL (then rc is set).  Does not change n. */
char *hw_buf_room(struct hw_buf *b, size_t n);
/* Forget the content, keep memory and clear rc. */
void hw_buf_clear(struct hw_buf *b);
struct hw_str hw_buf_str(const struct hw_buf *b); /* view; until next append */

/* The three above are inline where there is room: writers live on them. */
void hw_buf_put_slow(struct hw_buf *b, struct hw_str s);

static inline void
hw_buf_put(struct hw_buf *b, struct hw_str s)
{
	if (s.n == 0 || s.n > b->cap - b->n || b->rc || s.n > b->max - b->n) {
		hw_buf_put_slow(b, s);
		return;
	}
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

static inline void
hw_buf_byte(struct hw_buf *b, char c)
{
	if (b->n < b->cap && b->n < b->max && !b->rc)
		b->p[b->n++] = c;
	else
		hw_buf_put_slow(b, (struct hw_str){&c, 1});
}

static inline void
hw_buf_c(struct hw_buf *b, const char *z)
{
	hw_buf_put(b, (struct hw_str){z, strlen(z)});
}

#endif
