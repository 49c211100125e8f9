/* SPDX-License-Identifier: MIT
 * The tolerant tokenizer.  Every search for a terminator that fails is
 * remembered, so that no document costs more than linear time. */
#include "format/xml.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

enum { END_COMMENT, END_CDATA, END_PI, END_SINGLE, END_DOUBLE };

void
hw_xml_init(struct hw_xml *x, struct hw_str doc)
{
	memset(x, 0, sizeof *x);
	x->doc = doc;
	for (size_t i = 0; i < 5; i++)
		x->none[i] = HW_NPOS;
}

/* Where what begins at or after from; HW_NPOS when nowhere. */
static size_t
seek(struct hw_xml *x, int which, struct hw_str what, size_t from)
{
	if (from >= x->none[which])
		return HW_NPOS;
	size_t at = what.n == 1 ? hw_str_chr(x->doc, what.p[0], from)
				: hw_str_find(x->doc, what, from);

	if (at == HW_NPOS)
		x->none[which] = from;
	return at;
}

static bool
name_start(unsigned char c)
{
	return hw_is_alpha(c) || c == '_' || c == ':' || c >= 0x80;
}

static bool
name_byte(unsigned char c)
{
	return hw_is_alnum(c) || c == '_' || c == ':' || c == '-' || c == '.' ||
	    c >= 0x80;
}

static struct hw_str
read_name(struct hw_xml *x, size_t *pos)
{
	size_t from = *pos;

	while (*pos < x->doc.n && name_byte((unsigned char)x->doc.p[*pos]))
		++*pos;
	return hw_str_sub(x->doc, from, *pos);
}

static void
skip_space(const struct hw_xml *x, size_t *pos)
{
	while (*pos < x->doc.n && hw_is_space((unsigned char)x->doc.p[*pos]))
		++*pos;
}

/* Whether a quoted value may end at end: a '<' inside is believed only when
 * the tag goes on behind the quote as tags do. */
static bool
quote_holds(const struct hw_xml *x, size_t from, size_t end)
{
	if (!memchr(x->doc.p + from, '<', end - from))
		return true;
	if (end + 1 >= x->doc.n)
		return false;
	unsigned char c = (unsigned char)x->doc.p[end + 1];

	return c == '>' || c == '/' || hw_is_space(c);
}

/* The value behind '='; pos moves past it. */
static struct hw_str
read_value(struct hw_xml *x, size_t *pos)
{
	char q = *pos < x->doc.n ? x->doc.p[*pos] : '\0';
	size_t from = *pos, end;

	if (q == '"' || q == '\'') {
		end = seek(x, q == '"' ? END_DOUBLE : END_SINGLE,
		    q == '"' ? HW_STR("\"") : HW_STR("'"), from + 1);
		if (end != HW_NPOS && quote_holds(x, from + 1, end)) {
			*pos = end + 1;
			return hw_str_sub(x->doc, from + 1, end);
		}
		from++;
	}
	end = from;
	while (end < x->doc.n && x->doc.p[end] != '>' && x->doc.p[end] != '<' &&
	    !hw_is_space((unsigned char)x->doc.p[end]))
		end++;
	*pos = end;
	if (end > from && end < x->doc.n && x->doc.p[end] == '>' &&
	    x->doc.p[end - 1] == '/')
		end--;
	return hw_str_sub(x->doc, from, end);
}

/* A start tag at pos, the '<'; false when it is text after all. */
static bool
start_tag(struct hw_xml *x)
{
	size_t pos = x->pos + 1;

	x->name = read_name(x, &pos);
	x->n_attr = 0;
	x->empty = false;
	for (;;) {
		skip_space(x, &pos);
		if (pos >= x->doc.n)
			return false;
		char c = x->doc.p[pos];

		if (c == '>') {
			x->empty = x->doc.p[pos - 1] == '/';
			pos++;
			break;
		}
		if (c == '<') /* the '>' is missing */
			break;
		if (!name_start((unsigned char)c)) {
			pos++;
			continue;
		}
		struct hw_xml_attr a = {.name = read_name(x, &pos)};

		skip_space(x, &pos);
		if (pos < x->doc.n && x->doc.p[pos] == '$') {
			pos++; /* a template's leftover: border$="0" */
			skip_space(x, &pos);
		}
		if (pos < x->doc.n && x->doc.p[pos] == '=') {
			pos++;
			skip_space(x, &pos);
			a.value = read_value(x, &pos);
		}
		if (x->n_attr < HW_XML_ATTRS)
			x->attr[x->n_attr++] = a;
	}
	x->pos = pos;
	x->kind = HW_XML_START;
	return true;
}

static void
end_tag(struct hw_xml *x)
{
	size_t pos = x->pos + 2;

	skip_space(x, &pos);
	x->name = read_name(x, &pos);
	while (pos < x->doc.n && x->doc.p[pos] != '>' && x->doc.p[pos] != '<')
		pos++;
	if (pos < x->doc.n && x->doc.p[pos] == '>')
		pos++;
	x->pos = pos;
	x->kind = HW_XML_END;
}

/* <!ENTITY name "plain text"> */
static void
declare(struct hw_xml *x, size_t pos)
{
	struct hw_str name, value;
	size_t end;

	skip_space(x, &pos);
	name = read_name(x, &pos);
	skip_space(x, &pos);
	if (name.n == 0 || pos >= x->doc.n || x->n_entity == HW_XML_ENTITIES)
		return;
	char q = x->doc.p[pos];

	if (q != '"' && q != '\'')
		return;
	end = hw_str_chr(x->doc, q, pos + 1);
	if (end == HW_NPOS || end - pos > 4096)
		return;
	value = hw_str_sub(x->doc, pos + 1, end);
	/* Entities made of entities are how documents explode. */
	if (hw_str_chr(value, '&', 0) != HW_NPOS &&
	    !(hw_str_starts(value, HW_STR("&#")) &&
		hw_str_chr(value, '&', 1) == HW_NPOS))
		return;
	x->entity[x->n_entity].name = name;
	x->entity[x->n_entity++].value = value;
}

/* <!DOCTYPE ... [ ... ]> */
static void
doctype(struct hw_xml *x)
{
	size_t pos = x->pos + 9, from = pos;
	int depth = 0;
	char quote = '\0';

	for (; pos < x->doc.n; pos++) {
		char c = x->doc.p[pos];

		if (quote) {
			quote = c == quote ? '\0' : quote;
		} else if ((c == '"' || c == '\'') && depth < 2) {
			quote = c;
		} else if (c == '[') {
			depth = 1;
		} else if (c == ']') {
			depth = 0;
		} else if (c == '<') {
			if (depth == 0) /* the '>' is missing */
				break;
			if (hw_str_starts(
				hw_str_from(x->doc, pos), HW_STR("<!ENTITY")))
				declare(x, pos + 8);
		} else if (c == '>' && depth == 0) {
			break;
		}
	}
	x->doctype = hw_str_sub(x->doc, from, pos);
	x->pos = pos + (pos < x->doc.n && x->doc.p[pos] == '>');
}

/* A CDATA section; without an end it stops at the end tag of its element. */
static void
cdata(struct hw_xml *x)
{
	size_t from = x->pos + 9;
	size_t end = seek(x, END_CDATA, HW_STR("]]>"), from);

	x->kind = HW_XML_CDATA;
	if (end != HW_NPOS) {
		x->text = hw_str_sub(x->doc, from, end);
		x->pos = end + 3;
		return;
	}
	end = from;
	while ((end = hw_str_find(x->doc, HW_STR("</"), end)) != HW_NPOS) {
		if (x->open.n > 0 &&
		    hw_str_starts(hw_str_from(x->doc, end + 2), x->open))
			break;
		end += 2;
	}
	end = end == HW_NPOS ? x->doc.n : end;
	x->text = hw_str_sub(x->doc, from, end);
	x->pos = end;
}

/* "<!" and "<?": what is skipped, and CDATA.  true: there is a token. */
static bool
declaration(struct hw_xml *x)
{
	struct hw_str rest = hw_str_from(x->doc, x->pos);
	size_t end;

	if (hw_str_starts(rest, HW_STR("<!--"))) {
		end = seek(x, END_COMMENT, HW_STR("-->"), x->pos + 4);
		if (end == HW_NPOS)
			end = hw_str_chr(x->doc, '>', x->pos);
		else
			end += 2;
		x->pos = end == HW_NPOS ? x->doc.n : end + 1;
		return false;
	}
	if (hw_str_starts(rest, HW_STR("<![CDATA["))) {
		cdata(x);
		return true;
	}
	if (hw_str_istarts(rest, HW_STR("<!DOCTYPE"))) {
		doctype(x);
		return false;
	}
	if (rest.p[1] == '?') {
		size_t pos = x->pos + 2;

		x->name = read_name(x, &pos);
		end = seek(x, END_PI, HW_STR("?>"), pos);
		if (end == HW_NPOS)
			end = hw_str_chr(x->doc, '>', pos);
		end = end == HW_NPOS ? x->doc.n : end;
		x->text = hw_str_sub(x->doc, pos, end);
		x->pos = end;
		while (x->pos < x->doc.n && x->doc.p[x->pos++] != '>')
			;
		x->kind = HW_XML_PI;
		return true;
	}
	if (rest.n > 2 && hw_is_alpha((unsigned char)rest.p[2])) {
		end = hw_str_chr(x->doc, '>', x->pos);
		x->pos = end == HW_NPOS ? x->doc.n : end + 1;
		return false;
	}
	/* "<!" of no kind: text */
	x->kind = HW_XML_TEXT;
	x->text = hw_str_sub(x->doc, x->pos, x->pos + 2);
	x->pos += 2;
	return true;
}

/* Text up to the next '<' that opens something. */
static void
text(struct hw_xml *x, size_t from)
{
	size_t pos = from;

	for (;;) {
		pos = hw_str_chr(x->doc, '<', pos);
		if (pos == HW_NPOS) {
			pos = x->doc.n;
			break;
		}
		unsigned char c = pos + 1 < x->doc.n
		    ? (unsigned char)x->doc.p[pos + 1]
		    : 0;

		if (c == '/' || c == '!' || c == '?' || name_start(c))
			break;
		pos++;
	}
	x->kind = HW_XML_TEXT;
	x->text = hw_str_sub(x->doc, x->pos, pos);
	x->pos = pos;
}

enum hw_xml_kind
hw_xml_next(struct hw_xml *x)
{
	for (;;) {
		if (x->pos >= x->doc.n)
			return x->kind = HW_XML_END_OF_INPUT;
		x->at = x->pos;
		char c = x->doc.p[x->pos];
		char d = x->pos + 1 < x->doc.n ? x->doc.p[x->pos + 1] : '\0';

		if (c != '<') {
			text(x, x->pos);
			return x->kind;
		}
		if (d == '/') {
			end_tag(x);
			return x->kind;
		}
		if (d == '!' || d == '?') {
			if (declaration(x))
				return x->kind;
			continue;
		}
		if (!name_start((unsigned char)d) || !start_tag(x))
			text(x, x->pos + 1);
		return x->kind;
	}
}

/* The value of an entity the document declared itself. */
static bool
declared(
    struct hw_arena *m, struct hw_xml *x, struct hw_str name, struct hw_buf *b)
{
	for (size_t i = 0; i < x->n_entity; i++) {
		if (!hw_str_eq(x->entity[i].name, name))
			continue;
		x->expanded += x->entity[i].value.n;
		if (x->expanded < HW_XML_EXPAND)
			hw_buf_put(b, hw_entity_decode(m, x->entity[i].value));
		return true;
	}
	return false;
}

struct hw_str
hw_xml_text(struct hw_arena *m, struct hw_xml *x, struct hw_str raw)
{
	size_t at = hw_str_chr(raw, '&', 0), from = 0;
	struct hw_buf b;

	if (at == HW_NPOS)
		return raw;
	/* A reference is never shorter than half its text. */
	hw_buf_init(&b, m, 2 * raw.n + HW_XML_EXPAND);
	(void)hw_buf_room(&b, raw.n);
	while (at != HW_NPOS) {
		struct hw_str rest = hw_str_from(raw, at);
		char out[8];
		size_t n, used = hw_entity_read(rest, out, &n);

		hw_buf_put(&b, hw_str_sub(raw, from, at));
		from = at;
		if (used > 0) {
			hw_buf_put(&b, (struct hw_str){out, n});
			from = at + used;
		} else if (x && x->n_entity > 0) {
			size_t end = hw_str_chr(
			    hw_str_sub(rest, 0, 64), ';', 0);

			if (end != HW_NPOS &&
			    declared(m, x, hw_str_sub(rest, 1, end), &b))
				from = at + end + 1;
		}
		at = hw_str_chr(raw, '&', from > at ? from : at + 1);
	}
	hw_buf_put(&b, hw_str_from(raw, from));
	return hw_buf_str(&b);
}

struct hw_str
hw_xml_attr(struct hw_arena *m, struct hw_xml *x, const char *name, bool *has)
{
	struct hw_str n = x->n_attr > 0 ? hw_str_c(name) : HW_STR("");

	if (has)
		*has = true;
	for (size_t i = 0; i < x->n_attr; i++)
		if (hw_str_ieq(x->attr[i].name, n))
			return hw_xml_text(m, x, x->attr[i].value);
	if (has)
		*has = false;
	return HW_STR("");
}

struct hw_str
hw_xml_local(struct hw_str name)
{
	size_t colon = hw_str_rchr(name, ':');

	return colon == HW_NPOS ? name : hw_str_from(name, colon + 1);
}
