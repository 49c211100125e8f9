/* SPDX-License-Identifier: MIT
 * Writing HTML and XML without a template language:
 *
 *	HTML(b, "<p class=\"from\">from <b>", root->name, "</b> · ", n);
 *
 * The type decides.  A C string is markup and only ever our own; a struct
 * hw_str is text and always escaped; an integer is written in decimal.  So
 * nothing that came from the network can become markup by mistake. */
#ifndef HW_SERVE_HTML_H
#define HW_SERVE_HTML_H

#include "base/buf.h"
#include "model/model.h"

struct hw_bit {
	enum { HW_BIT_END, HW_BIT_MARKUP, HW_BIT_TEXT, HW_BIT_NUMBER } kind;
	struct hw_str str;
	int64_t i;
};

static inline struct hw_bit
hw_bit_markup(const char *z)
{
	return (struct hw_bit){HW_BIT_MARKUP, hw_str_c(z), 0};
}

static inline struct hw_bit
hw_bit_text(struct hw_str s)
{
	return (struct hw_bit){HW_BIT_TEXT, s, 0};
}

static inline struct hw_bit
hw_bit_number(int64_t i)
{
	return (struct hw_bit){HW_BIT_NUMBER, {0}, i};
}

/* clang-format off */
#define HW_BIT(x) _Generic((x), struct hw_str: hw_bit_text, \
	char *: hw_bit_markup, const char *: hw_bit_markup, \
	default: hw_bit_number)(x),

#define HW_EACH_1(f, x) f(x)
#define HW_EACH_2(f, x, ...) f(x) HW_EACH_1(f, __VA_ARGS__)
#define HW_EACH_3(f, x, ...) f(x) HW_EACH_2(f, __VA_ARGS__)
#define HW_EACH_4(f, x, ...) f(x) HW_EACH_3(f, __VA_ARGS__)
#define HW_EACH_5(f, x, ...) f(x) HW_EACH_4(f, __VA_ARGS__)
#define HW_EACH_6(f, x, ...) f(x) HW_EACH_5(f, __VA_ARGS__)
#define HW_EACH_7(f, x, ...) f(x) HW_EACH_6(f, __VA_ARGS__)
#define HW_EACH_8(f, x, ...) f(x) HW_EACH_7(f, __VA_ARGS__)
#define HW_EACH_9(f, x, ...) f(x) HW_EACH_8(f, __VA_ARGS__)
#define HW_EACH_10(f, x, ...) f(x) HW_EACH_9(f, __VA_ARGS__)
#define HW_EACH_11(f, x, ...) f(x) HW_EACH_10(f, __VA_ARGS__)
#define HW_EACH_12(f, x, ...) f(x) HW_EACH_11(f, __VA_ARGS__)
#define HW_EACH_13(f, x, ...) f(x) HW_EACH_12(f, __VA_ARGS__)
#define HW_EACH_14(f, x, ...) f(x) HW_EACH_13(f, __VA_ARGS__)
#define HW_EACH_15(f, x, ...) f(x) HW_EACH_14(f, __VA_ARGS__)
#define HW_EACH_16(f, x, ...) f(x) HW_EACH_15(f, __VA_ARGS__)
#define HW_EACH_N(_1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, \
	_14, _15, _16, n, ...) HW_EACH_##n
#define HW_EACH(f, ...) HW_EACH_N(__VA_ARGS__, 16, 15, 14, 13, 12, 11, 10, 9, \
	8, 7, 6, 5, 4, 3, 2, 1, 0)(f, __VA_ARGS__)

/* One to sixteen bits. */
#define HTML(b, ...) \
	hw_html((b), (const struct hw_bit[]){HW_EACH(HW_BIT, __VA_ARGS__) \
	{HW_BIT_END, {0}, 0}})
/* clang-format on */

void hw_html(struct hw_buf *b, const struct hw_bit *bits);

/* A string in a path or query of an address, percent-encoded. */
void hw_html_url(struct hw_buf *b, struct hw_str s);

/* ` lang="ar" dir="rtl"`, or ` dir="auto"` when the language is unknown. */
void hw_html_lang(struct hw_buf *b, struct hw_str language);
bool hw_lang_rtl(struct hw_str language);
/* "German" for de; the code itself when nobody knows it.  In m. */
struct hw_str hw_lang_name(struct hw_arena *m, struct hw_str code);

/* "1 page", "3 pages". */
void hw_html_count(
    struct hw_buf *b, int64_t n, const char *one, const char *many);

/* <time datetime=…>3 Nov 2026, 07:15</time>; all times are UTC.  Nothing for
 * HW_TIME_NONE. */
void hw_html_time(struct hw_buf *b, hw_time t);
void hw_html_date(struct hw_buf *b, const struct hw_date *d);
/* Hours and minutes, "2 days", "51 days": a distance for people. */
void hw_html_span(struct hw_buf *b, int64_t seconds);

/* The part of an address that a title makes: letters and digits of any
 * script, lower case, words joined by '-', at most 60 bytes.  In m. */
struct hw_str hw_slug(struct hw_arena *m, struct hw_str title);

#endif
