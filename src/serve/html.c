/* SPDX-License-Identifier: MIT
 * Small pieces of markup every page is made of. */
#include "serve/html.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "base/arena.h"
#include "base/utf8.h"

void
hw_html(struct hw_buf *b, const struct hw_bit *bits)
{
	for (; bits->kind != HW_BIT_END; bits++) {
		if (bits->kind == HW_BIT_MARKUP)
			hw_buf_put(b, bits->str);
		else if (bits->kind == HW_BIT_TEXT)
			hw_buf_xml(b, bits->str);
		else
			hw_buf_printf(b, "%lld", (long long)bits->i);
	}
}

void
hw_html_url(struct hw_buf *b, struct hw_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (hw_is_alnum(c) || c == '-' || c == '.' || c == '_')
			hw_buf_byte(b, (char)c);
		else
			hw_buf_printf(b, "%%%02X", c);
	}
}

/* ---- languages ------------------------------------------------------------ */

static struct hw_str
primary(struct hw_str code)
{
	size_t dash = hw_str_chr(code, '-', 0);

	return dash == HW_NPOS ? code : hw_str_sub(code, 0, dash);
}

bool
hw_lang_rtl(struct hw_str language)
{
	static const char *const rtl[] = {"ar", "he", "fa", "ur", "yi", "ps",
	    "sd", "ug", "dv", "ckb", "arc", "syr", "nqo"};
	struct hw_str code = primary(language);

	for (size_t i = 0; i < sizeof(rtl) / sizeof(*rtl); i++)
		if (hw_str_ieq(code, hw_str_c(rtl[i])))
			return true;
	return false;
}

void
hw_html_lang(struct hw_buf *b, struct hw_str language)
{
	if (language.n == 0 || hw_str_eq(language, HW_STR("und")))
		hw_buf_c(b, " dir=\"auto\"");
	else
		HTML(b, " lang=\"", language, "\" dir=\"",
		    hw_lang_rtl(language) ? "rtl\"" : "ltr\"");
}

struct hw_str
hw_lang_name(struct hw_arena *m, struct hw_str code)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[80];
	int32_t n = uloc_getDisplayLanguage(
	    hw_str_z(m, primary(code)), "en", wide, 80, &status);
	char *out = hw_arena_alloc(m, 320, 1);
	size_t k = 0;

	if (U_FAILURE(status) || n <= 0 || n >= 80)
		return code;
	for (int32_t i = 0; i < n; i++)
		k += hw_utf8_put(out + k, wide[i]);
	return (struct hw_str){out, k};
}

/* ---- numbers and times ----------------------------------------------------- */

void
hw_html_count(struct hw_buf *b, int64_t n, const char *one, const char *many)
{
	HTML(b, n, " ", n == 1 ? one : many);
}

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "June",
    "July", "Aug", "Sept", "Oct", "Nov", "Dec"};

static void
put_time(struct hw_buf *b, hw_time t, enum hw_precision precision)
{
	struct hw_civil c = hw_civil_of(t);
	char rfc[32];

	hw_time_rfc3339(t, rfc);
	if (precision == HW_PRECISION_YEAR)
		rfc[4] = '\0';
	else if (precision == HW_PRECISION_MONTH)
		rfc[7] = '\0';
	else if (precision == HW_PRECISION_DAY)
		rfc[10] = '\0';
	hw_buf_printf(b, "<time datetime=\"%s\">", rfc);
	if (precision >= HW_PRECISION_DAY)
		hw_buf_printf(b, "%d ", c.day);
	if (precision >= HW_PRECISION_MONTH)
		hw_buf_printf(b, "%s ", months[c.month - 1]);
	hw_buf_printf(b, "%d", c.year);
	if (precision == HW_PRECISION_SECOND)
		hw_buf_printf(b, ", %02d:%02d", c.hour, c.minute);
	hw_buf_c(b, "</time>");
}

/* Years the calendar of a page may hold: 0001 to 9999. */
static bool
sane(hw_time t)
{
	return t > -62135596800 && t < 253402300800;
}

void
hw_html_time(struct hw_buf *b, hw_time t)
{
	if (sane(t))
		put_time(b, t, HW_PRECISION_SECOND);
}

void
hw_html_date(struct hw_buf *b, const struct hw_date *d)
{
	if (d->precision != HW_PRECISION_NONE && sane(d->at))
		put_time(b, d->at, d->precision);
}

void
hw_html_span(struct hw_buf *b, int64_t seconds)
{
	if (seconds < 0)
		seconds = -seconds;
	if (seconds < 60)
		hw_html_count(b, seconds, "second", "seconds");
	else if (seconds < 3600)
		hw_buf_printf(b, "%d min", (int)(seconds / 60));
	else if (seconds < 48 * 3600)
		hw_buf_printf(b, "%d h %02d min", (int)(seconds / 3600),
		    (int)(seconds / 60 % 60));
	else
		hw_html_count(b, seconds / 86400, "day", "days");
}

/* ---- slugs ----------------------------------------------------------------- */

#define SLUG_MAX 60

struct hw_str
hw_slug(struct hw_arena *m, struct hw_str title)
{
	char *out = hw_arena_alloc(m, SLUG_MAX + 8, 1);
	size_t n = 0, word = 0, at = 0;
	bool gap = false;

	while (at < title.n) {
		UChar32 c = (UChar32)hw_utf8_next(title, &at);
		char utf8[4];
		size_t k;

		if (c == 0x2019 || c == '\'') /* don't → dont */
			continue;
		if (!u_isUAlphabetic(c) && !u_isdigit(c) &&
		    u_charType(c) != U_NON_SPACING_MARK) {
			gap = n > 0;
			continue;
		}
		if (gap)
			word = n; /* a cut here loses no half word */
		k = hw_utf8_put(utf8, (uint32_t)u_tolower(c));
		if (n + gap + k > SLUG_MAX) {
			n = word ? word : n;
			break;
		}
		if (gap)
			out[n++] = '-';
		gap = false;
		for (size_t i = 0; i < k; i++)
			out[n++] = utf8[i];
	}
	return (struct hw_str){out, n};
}
