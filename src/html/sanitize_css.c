/* SPDX-License-Identifier: MIT
 * Style attributes: a few properties, and values made of words, numbers and
 * colours.  The lists follow feedparser's, which were drawn from what feeds
 * use. */
#include "html/sanitize_int.h"

#include <string.h>

static const char *const properties[] = {"azimuth", "background-color",
    "border-bottom-color", "border-collapse", "border-color",
    "border-left-color", "border-right-color", "border-top-color", "clear",
    "color", "cursor", "direction", "display", "elevation", "float", "font",
    "font-family", "font-size", "font-style", "font-variant", "font-weight",
    "height", "letter-spacing", "line-height", "overflow", "pause",
    "pause-after", "pause-before", "pitch", "pitch-range", "richness", "speak",
    "speak-header", "speak-numeral", "speak-punctuation", "speech-rate",
    "stress", "text-align", "text-decoration", "text-indent", "unicode-bidi",
    "vertical-align", "voice-family", "volume", "white-space", "width"};

/* Of background, border, margin and padding in all their forms. */
static const char *const keywords[] = {"!important", "aqua", "auto", "black",
    "block", "blue", "bold", "both", "bottom", "brown", "center", "collapse",
    "dashed", "dotted", "fuchsia", "gray", "green", "italic", "left", "lime",
    "maroon", "medium", "navy", "none", "normal", "nowrap", "olive", "pointer",
    "purple", "red", "right", "silver", "solid", "teal", "top", "transparent",
    "underline", "white", "yellow"};

static const char *const units[] = {
    "", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"};

#define LISTED(list, s) listed(list, sizeof(list) / sizeof *(list), s)

static bool
listed(const char *const *list, size_t n, struct hw_str s)
{
	for (size_t i = 0; i < n; i++)
		if (hw_str_ieq(s, hw_str_c(list[i])))
			return true;
	return false;
}

static bool
word_byte(int c)
{
	return hw_is_alnum(c) || c == '_';
}

/* "url(...)" becomes a space; *out is s itself when there is none. */
static struct hw_str
without_urls(struct hw_arena *m, struct hw_str s)
{
	size_t from = 0, at;
	struct hw_buf b;

	if (hw_str_find(s, HW_STR("url"), 0) == HW_NPOS)
		return s;
	hw_buf_init(&b, m, s.n + 1);
	while ((at = hw_str_find(s, HW_STR("url"), from)) != HW_NPOS) {
		size_t end = at + 3;

		while (end < s.n && hw_is_space((unsigned char)s.p[end]))
			end++;
		hw_buf_put(&b, hw_str_sub(s, from, at));
		size_t close = end < s.n && s.p[end] == '('
		    ? hw_str_chr(s, ')', end)
		    : HW_NPOS;

		if (close == HW_NPOS) {
			hw_buf_c(&b, "url");
			from = at + 3;
		} else {
			hw_buf_byte(&b, ' ');
			from = close + 1;
		}
	}
	hw_buf_put(&b, hw_str_from(s, from));
	return hw_buf_str(&b);
}

/* Behind a quoted name or a parenthesis of numbers at i; i if it is none. */
static size_t
group(struct hw_str s, size_t i)
{
	char close = s.p[i] == '(' ? ')' : s.p[i];
	size_t end = i + 1;

	for (; end < s.n && s.p[end] != close; end++) {
		int c = (unsigned char)s.p[end];
		bool ok = close == ')'
		    ? hw_is_digit(c) || c == ',' || hw_is_space(c)
		    : word_byte(c) || hw_is_space(c);

		if (!ok)
			return i;
	}
	return end < s.n && end > i + 1 ? end + 1 : i;
}

/* Nothing in it but what the lists can judge: no escapes, no functions, no
 * comments, no strings that are not names. */
static bool
plain(struct hw_str s)
{
	for (size_t i = 0; i < s.n;) {
		int c = (unsigned char)s.p[i];

		if (word_byte(c) || hw_is_space(c) ||
		    (c && strchr(":,;#%.!", c))) {
			i++;
		} else if (c == '-' && i > 0 && i + 1 < s.n &&
		    word_byte((unsigned char)s.p[i - 1]) &&
		    word_byte((unsigned char)s.p[i + 1])) {
			i++;
		} else if (c == '\'' || c == '"' || c == '(') {
			size_t end = group(s, i);

			if (end == i)
				return false;
			i = end;
		} else {
			return false;
		}
	}
	return true;
}

static bool
colour(struct hw_str w)
{
	size_t i = 0;

	if (w.n > 1 && w.p[0] == '#') {
		for (i = 1; i < w.n; i++)
			if (hw_hex((unsigned char)w.p[i]) < 0)
				return false;
		return true;
	}
	return hw_str_istarts(w, HW_STR("rgb("));
}

/* "15px", ".5em", "0" */
static bool
size(struct hw_str w)
{
	size_t i = 0, n = 0;

	while (i < w.n && hw_is_digit((unsigned char)w.p[i]))
		i++, n++;
	if (n > 2)
		return false;
	if (i < w.n && w.p[i] == '.')
		i++;
	for (n = 0; i < w.n && hw_is_digit((unsigned char)w.p[i]); n++)
		i++;
	return n <= 2 && LISTED(units, hw_str_from(w, i));
}

static bool
box_value(struct hw_str v)
{
	struct hw_str w;

	while (hw_str_word(&v, &w))
		if (!LISTED(keywords, w) && !colour(w) && !size(w))
			return false;
	return true;
}

static bool
acceptable(struct hw_str prop, struct hw_str value)
{
	static const char *const boxes[] = {
	    "background", "border", "margin", "padding"};
	size_t dash = hw_str_chr(prop, '-', 0);

	if (LISTED(properties, prop))
		return true;
	return LISTED(boxes,
		   hw_str_sub(prop, 0, dash == HW_NPOS ? prop.n : dash)) &&
	    box_value(value);
}

struct hw_str
hw_clean_style(struct hw_arena *m, struct hw_str style)
{
	struct hw_str decl;
	struct hw_buf b;

	if (style.n > 4096)
		return HW_STR("");
	style = without_urls(m, style);
	/* "cursor: URL(1)" loads */
	if (!plain(style) || hw_str_ifind(style, HW_STR("url"), 0) != HW_NPOS)
		return HW_STR("");
	hw_buf_init(&b, m, 2 * style.n + 16);
	while (hw_str_split(&style, ';', &decl)) {
		size_t colon = hw_str_chr(decl, ':', 0);

		if (hw_str_trim(decl).n == 0)
			continue;
		if (colon == HW_NPOS ||
		    hw_str_chr(decl, ':', colon + 1) != HW_NPOS)
			return HW_STR("");
		struct hw_str prop = hw_str_trim(hw_str_sub(decl, 0, colon));
		struct hw_str value = hw_str_trim(hw_str_from(decl, colon + 1));

		if (value.n == 0 || !acceptable(prop, value))
			continue;
		if (b.n > 0)
			hw_buf_byte(&b, ' ');
		hw_buf_put(&b, prop);
		hw_buf_c(&b, ": ");
		hw_buf_put(&b, value);
		hw_buf_byte(&b, ';');
	}
	return hw_buf_str(&b);
}
