/* SPDX-License-Identifier: MIT
 * HTML fragments to one line of text, and telling HTML from text.  For
 * titles and their like; nothing here makes HTML safe. */
#include "format/feed_int.h"

#include <string.h>

static const char *const known_tags[] = {"a", "abbr", "acronym", "address",
    "area", "article", "aside", "audio", "b", "big", "blockquote", "br",
    "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup",
    "command", "datagrid", "datalist", "dd", "del", "details", "dfn", "dialog",
    "dir", "div", "dl", "dt", "em", "event-source", "fieldset", "figcaption",
    "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "img", "input", "ins", "kbd", "keygen", "label",
    "legend", "li", "m", "map", "mark", "menu", "meter", "multicol", "nav",
    "nextid", "noscript", "ol", "optgroup", "option", "output", "p", "pre",
    "progress", "q", "s", "samp", "section", "select", "small", "sound",
    "source", "spacer", "span", "strike", "strong", "sub", "sup", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt", "u",
    "ul", "var", "video"};

static bool
is_known(struct hw_str tag)
{
	for (size_t i = 0; i < sizeof known_tags / sizeof *known_tags; i++)
		if (hw_str_ieq(tag, hw_str_c(known_tags[i])))
			return true;
	return false;
}

/* The run of letters and digits at from. */
static struct hw_str
run(struct hw_str s, size_t from)
{
	size_t end = from;

	while (end < s.n &&
	    (hw_is_alnum((unsigned char)s.p[end]) || s.p[end] == '_' ||
		(unsigned char)s.p[end] >= 0x80))
		end++;
	return hw_str_sub(s, from, end);
}

bool
hw_feed_looks_like_html(struct hw_str s)
{
	bool sign = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<') {
			bool close = i + 1 < s.n && s.p[i + 1] == '/';
			struct hw_str tag = run(s, i + 1 + close);

			if (tag.n == 0)
				continue;
			if (!is_known(tag))
				return false;
			sign = sign ||
			    (close && i + 2 + tag.n < s.n &&
				s.p[i + 2 + tag.n] == '>');
		} else if (s.p[i] == '&') {
			bool number = i + 1 < s.n && s.p[i + 1] == '#';
			struct hw_str name = run(s, i + 1 + number);
			size_t end = i + 1 + number + name.n;

			if (name.n == 0 || end >= s.n || s.p[end] != ';')
				continue;
			if (!number && hw_entity_named(name).n == 0)
				return false;
			sign = true;
		}
	}
	return sign;
}

/* Behind the comment, declaration or tag at s.p[i] == '<'; i itself when it
 * is none. */
static size_t
skip_markup(struct hw_str s, size_t i)
{
	struct hw_str rest = hw_str_from(s, i);
	size_t end;

	if (hw_str_starts(rest, HW_STR("<!--"))) {
		end = hw_str_find(s, HW_STR("-->"), i + 4);
		return end == HW_NPOS ? s.n : end + 3;
	}
	unsigned char c = rest.n > 1 ? (unsigned char)rest.p[1] : 0;

	if (!hw_is_alpha(c) && c != '/' && c != '?' &&
	    (!hw_str_istarts(rest, HW_STR("<!doctype")) ||
		hw_str_chr(rest, '>', 0) == HW_NPOS))
		return i;
	char quote = '\0';

	for (end = i + 1; end < s.n; end++) {
		if (quote)
			quote = s.p[end] == quote ? '\0' : quote;
		else if (s.p[end] == '>')
			return end + 1;
		else if ((s.p[end] == '"' || s.p[end] == '\'') &&
		    s.p[end - 1] == '=')
			quote = s.p[end];
	}
	end = hw_str_chr(s, '>', i);
	return end == HW_NPOS ? s.n : end + 1;
}

/* +1 at the start, -1 at the end of an element whose content is no text. */
static int
hidden_tag(struct hw_str s, size_t i)
{
	static const char *const hidden[] = {
	    "script", "style", "applet", "template"};
	bool close = i + 1 < s.n && s.p[i + 1] == '/';
	struct hw_str name = run(s, i + 1 + close);

	for (size_t k = 0; k < sizeof hidden / sizeof *hidden; k++)
		if (hw_str_ieq(name, hw_str_c(hidden[k])))
			return close ? -1 : 1;
	return 0;
}

/* ASCII white space only: a no-break space is somebody's intention. */
struct hw_str
hw_feed_one_line(struct hw_arena *m, struct hw_str s)
{
	size_t n = 0;
	bool gap = false, dirty = false;

	s = hw_str_trim(s);
	for (size_t i = 0; i < s.n && !dirty; i++) {
		int c = (unsigned char)s.p[i];

		dirty = (c < ' ') || (c == ' ' && s.p[i + 1] == ' ');
	}
	if (!dirty)
		return s;
	char *p = hw_arena_alloc(m, s.n, 1);

	for (size_t i = 0; i < s.n; i++) {
		if (hw_is_space((unsigned char)s.p[i])) {
			gap = true;
			continue;
		}
		if (gap)
			p[n++] = ' ';
		gap = false;
		if ((unsigned char)s.p[i] >= ' ')
			p[n++] = s.p[i];
	}
	return (struct hw_str){p, n};
}

struct hw_str
hw_feed_plain(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;
	size_t from = 0, at = hw_str_chr(s, '<', 0);
	int hidden = 0;

	if (at == HW_NPOS)
		return hw_feed_one_line(m, hw_entity_decode(m, s));
	hw_buf_init(&b, m, s.n + 1);
	while (at != HW_NPOS) {
		size_t next = skip_markup(s, at);

		if (next == at) {
			at = hw_str_chr(s, '<', at + 1);
			continue;
		}
		if (hidden <= 0)
			hw_buf_put(&b, hw_str_sub(s, from, at));
		hidden += hidden_tag(s, at);
		from = next;
		at = hw_str_chr(s, '<', next);
	}
	if (hidden <= 0)
		hw_buf_put(&b, hw_str_from(s, from));
	return hw_feed_one_line(m, hw_entity_decode(m, hw_buf_str(&b)));
}
