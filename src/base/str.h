/* SPDX-License-Identifier: MIT
 * String views.  Not NUL-terminated, never owned; the bytes live in an arena
 * or are borrowed.  The empty view has n == 0; p may then be NULL. */
#ifndef HW_BASE_STR_H
#define HW_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct hw_arena;

struct hw_str {
	const char *p;
	size_t n;
};

#define HW_STR(lit) ((struct hw_str){"" lit, sizeof(lit) - 1})
#define HW_STR_INIT(lit)                \
	{                               \
		"" lit, sizeof(lit) - 1 \
	} /* static tables */
#define HW_FMT(s) (int)((s).n > 0x7fffffff ? 0x7fffffff : (s).n), (s).p
/* printf("%.*s", HW_FMT(s)) */

/* View of a C string; NULL is empty. */
static inline struct hw_str
hw_str_c(const char *z)
{
	return (struct hw_str){z, z ? strlen(z) : 0};
}

static inline bool
hw_str_eq(struct hw_str a, struct hw_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* The same with ASCII case folded; of n bytes. */
bool hw_ieq(const char *a, const char *b, size_t n);

static inline bool
hw_str_ieq(struct hw_str a, struct hw_str b)
{
	return a.n == b.n && hw_ieq(a.p, b.p, a.n);
}

int hw_str_cmp(struct hw_str a, struct hw_str b); /* memcmp order */
bool hw_str_starts(struct hw_str s, struct hw_str prefix);
bool hw_str_istarts(struct hw_str s, struct hw_str prefix);
bool hw_str_ends(struct hw_str s, struct hw_str suffix);
bool hw_str_iends(struct hw_str s, struct hw_str suffix);

#define HW_NPOS ((size_t)-1)
/* First offset >= from where it occurs, or HW_NPOS. */
size_t hw_str_find(struct hw_str s, struct hw_str what, size_t from);
size_t hw_str_ifind(struct hw_str s, struct hw_str what, size_t from);

static inline size_t
hw_str_chr(struct hw_str s, char c, size_t from)
{
	const char *at = from < s.n
	    ? (const char *)memchr(s.p + from, c, s.n - from)
	    : NULL;

	return at ? (size_t)(at - s.p) : HW_NPOS;
}

size_t hw_str_rchr(struct hw_str s, char c);

/* The part [start, end), clipped to s. */
static inline struct hw_str
hw_str_sub(struct hw_str s, size_t start, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (start >= end)
		return (struct hw_str){NULL, 0};
	return (struct hw_str){s.p + start, end - start};
}

static inline struct hw_str
hw_str_from(struct hw_str s, size_t start)
{
	return hw_str_sub(s, start, s.n);
}

/* Without ASCII white space (and NUL) at both ends. */
struct hw_str hw_str_trim(struct hw_str s);
/* Nor any of the n marks, in whatever order they stand there. */
struct hw_str hw_str_strip(struct hw_str s, const char *const *marks, size_t n);

/* Take the next piece up to sep off the front of *rest; false at the end.
 * "a,,b," gives "a", "", "b": no empty piece at the end. */
bool hw_str_split(struct hw_str *rest, char sep, struct hw_str *piece);
/* The next run of non-white-space bytes; false at the end. */
bool hw_str_word(struct hw_str *rest, struct hw_str *word);
/* The next line without its \n or \r\n; false at the end. */
bool hw_str_line(struct hw_str *rest, struct hw_str *line);

/* Decimal digits only, the whole view; false on anything else or overflow. */
bool hw_str_u64(struct hw_str s, uint64_t *out);

/* Copies in the arena; the bytes are followed by a NUL. */
struct hw_str hw_str_dup(struct hw_arena *m, struct hw_str s);
char *hw_str_z(struct hw_arena *m, struct hw_str s);
struct hw_str hw_str_lower(struct hw_arena *m, struct hw_str s); /* ASCII */
/* a and b joined. */
struct hw_str hw_str_cat(struct hw_arena *m, struct hw_str a, struct hw_str b);
/* White-space runs (ASCII and U+00A0) become one space, ends trimmed. */
struct hw_str hw_str_squeeze(struct hw_arena *m, struct hw_str s);
struct hw_str hw_str_printf(struct hw_arena *m, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* ASCII classes, independent of the locale. */
static inline bool
hw_is_space(int c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
hw_is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static inline bool
hw_is_alpha(int c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static inline bool
hw_is_alnum(int c)
{
	return hw_is_alpha(c) || hw_is_digit(c);
}

static inline int
hw_lower(int c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static inline int
hw_hex(int c) /* value of a hexadecimal digit, or -1 */
{
	if (hw_is_digit(c))
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
