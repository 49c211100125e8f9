/* SPDX-License-Identifier: MIT
 * The path without a tree, for markup that is balanced and plain, as most in
 * feeds is.  It writes the same as the tree would, or gives up at the first
 * thing it does not know; it never guesses.  What it writes comes from the
 * same tables, so giving up late costs time, not safety. */
#include "html/sanitize_int.h"

#include <string.h>

#include "base/scan.h"
#include "base/utf8.h"

#define ATTRS 24

struct fast {
	struct hw_cleaner *c;
	struct hw_str s;
	size_t at;
	const struct hw_rule *open[HW_SANITIZE_DEPTH];
	size_t depth;
	int paragraphs, anchors, headings;
};

static const struct {
	const char *name, *text;
} named[] = {
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"apos", "'"},
    {"nbsp", "\u00a0"},
    {"hellip", "…"},
    {"mdash", "—"},
    {"ndash", "–"},
    {"rsquo", "’"},
    {"lsquo", "‘"},
    {"rdquo", "”"},
    {"ldquo", "“"},
    {"bdquo", "„"},
    {"sbquo", "‚"},
    {"bull", "•"},
    {"middot", "·"},
    {"copy", "©"},
    {"reg", "®"},
    {"trade", "™"},
    {"eacute", "é"},
    {"egrave", "è"},
    {"agrave", "à"},
    {"ccedil", "ç"},
    {"uuml", "ü"},
    {"ouml", "ö"},
    {"auml", "ä"},
    {"szlig", "ß"},
    {"laquo", "«"},
    {"raquo", "»"},
    {"euro", "€"},
    {"pound", "£"},
    {"times", "×"},
    {"deg", "°"},
    {"Uuml", "Ü"},
    {"Ouml", "Ö"},
    {"Auml", "Ä"},
    {"aacute", "á"},
    {"iacute", "í"},
    {"oacute", "ó"},
    {"uacute", "ú"},
    {"ntilde", "ñ"},
    {"ecirc", "ê"},
    {"acirc", "â"},
    {"rarr", "→"},
};

/* The reference at s.p[at] == '&': its text in out, its length in the
 * source, or 0: leave it to the tree. */
static size_t
reference(struct hw_str s, size_t at, char out[8], size_t *n)
{
	size_t end = hw_str_chr(hw_str_sub(s, 0, at + 10), ';', at);
	uint32_t cp = 0;

	if (end == HW_NPOS)
		return 0;
	struct hw_str name = hw_str_sub(s, at + 1, end);

	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (hw_str_eq(name, hw_str_c(named[i].name))) {
			*n = strlen(named[i].text);
			memcpy(out, named[i].text, *n);
			return end + 1 - at;
		}
	if (name.n < 2 || name.p[0] != '#')
		return 0;
	bool hex = (name.p[1] | 32) == 'x';

	if (hex && name.n == 2)
		return 0;
	for (size_t i = 1 + hex; i < name.n; i++) {
		int d = hw_hex((unsigned char)name.p[i]);

		if (d < 0 || (!hex && d > 9))
			return 0;
		cp = cp * (hex ? 16 : 10) + (uint32_t)d;
	}
	if (cp < 32 || (cp >= 0x7f && cp < 0xa0) || cp > 0xfffd ||
	    (cp >= 0xd800 && cp < 0xe000))
		return 0;
	*n = hw_utf8_put(out, cp);
	return end + 1 - at;
}

static void
put_char(struct hw_buf *b, const char *p, size_t n)
{
	if (n == 1 && *p == '&')
		hw_buf_c(b, "&amp;");
	else if (n == 1 && *p == '<')
		hw_buf_c(b, "&lt;");
	else if (n == 1 && *p == '>')
		hw_buf_c(b, "&gt;");
	else
		hw_buf_put(b, (struct hw_str){p, n});
}

/* Is text, other than white space, at home here?  Not between the parts of
 * a table. */
static bool
text_fits(const struct fast *f)
{
	if (f->depth == 0 || !(f->open[f->depth - 1]->flags & RULE_TABLE))
		return true;
	const char *name = f->open[f->depth - 1]->name;

	return strcmp(name, "td") == 0 || strcmp(name, "th") == 0 ||
	    strcmp(name, "caption") == 0;
}

/* Text up to the next '<'. */
static bool
text(struct fast *f)
{
	struct hw_str s = f->s;
	size_t from = f->at, i = from;
	bool fits = text_fits(f);

	for (; i < s.n && s.p[i] != '<'; i++) {
		if (fits)
			i = hw_scan(s.p, i, s.n, ' ', '<', '>', '&');
		if (i == s.n)
			break;
		unsigned char c = (unsigned char)s.p[i];
		char out[8];
		size_t n, used = 1;

		if (c == '<')
			break;

		if (c > '>' || (c > ' ' && c != '&' && c != '>')) {
			if (!fits)
				return false;
			continue;
		}
		if (c == '&') {
			used = reference(s, i, out, &n);
			if (used == 0 || !fits)
				return false;
		} else if (c == '>') {
			out[0] = '>';
			n = 1;
		} else if (c == '\r') { /* line ends are \n */
			n = i + 1 < s.n && s.p[i + 1] == '\n' ? 0 : 1;
			out[0] = '\n';
		} else if (c < ' ' && c != '\n' && c != '\t') {
			return false;
		} else {
			continue;
		}
		hw_buf_put(&f->c->out, hw_str_sub(s, from, i));
		put_char(&f->c->out, out, n);
		i += used - 1;
		from = i + 1;
	}
	hw_buf_put(&f->c->out, hw_str_sub(s, from, i));
	f->at = i;
	return true;
}

static bool
name_byte(unsigned char c)
{
	return hw_is_alnum(c) || c == '-' || c == ':' || c == '_';
}

static struct hw_str
read_name(struct fast *f)
{
	size_t from = f->at;

	while (f->at < f->s.n && name_byte((unsigned char)f->s.p[f->at]))
		f->at++;
	return hw_str_sub(f->s, from, f->at);
}

/* References in an attribute's value. */
static bool
decode(struct fast *f, struct hw_str *v)
{
	struct hw_buf b;
	size_t from = 0, i = hw_str_chr(*v, '&', 0);

	for (size_t k = 0; k < v->n; k++)
		if ((unsigned char)v->p[k] < ' ' && v->p[k] != '\n' &&
		    v->p[k] != '\t')
			return false;
	if (i == HW_NPOS)
		return true;
	hw_buf_init(&b, f->c->m, v->n);
	while (i != HW_NPOS) {
		char out[8];
		size_t n, used = reference(*v, i, out, &n);

		if (used == 0) {
			/* "?a=1&b=2": no reference when a name and '='
			 * or the end follow */
			size_t k = i + 1;

			while (k < v->n && hw_is_alnum((unsigned char)v->p[k]))
				k++;
			if (k < v->n && v->p[k] != '=')
				return false;
			out[0] = '&';
			n = used = 1;
			if (k >= v->n)
				return false;
		}
		hw_buf_put(&b, hw_str_sub(*v, from, i));
		hw_buf_put(&b, (struct hw_str){out, n});
		from = i + used;
		i = hw_str_chr(*v, '&', from);
	}
	hw_buf_put(&b, hw_str_from(*v, from));
	*v = hw_buf_str(&b);
	return b.rc == 0;
}

static void
skip_space(struct fast *f)
{
	while (f->at < f->s.n && hw_is_space((unsigned char)f->s.p[f->at]))
		f->at++;
}

/* Attributes up to and with '>' or "/>". */
static bool
attributes(struct fast *f, struct hw_clean_attr *a, size_t *n, bool *slash)
{
	*slash = false;
	for (*n = 0;; ++*n) {
		size_t before = f->at;

		skip_space(f);
		if (f->at >= f->s.n)
			return false;
		char c = f->s.p[f->at];

		if (c == '/' && f->at + 1 < f->s.n &&
		    f->s.p[f->at + 1] == '>') {
			*slash = true;
			f->at++;
			c = '>';
		}
		if (c == '>') {
			f->at++;
			return true;
		}
		if (f->at == before || *n == ATTRS)
			return false;
		a[*n].name = read_name(f);
		a[*n].value = HW_STR("");
		if (a[*n].name.n == 0 || f->at >= f->s.n)
			return false;
		if (f->s.p[f->at] != '=')
			continue;
		char q = ++f->at < f->s.n ? f->s.p[f->at] : '\0';

		if (q != '"' && q != '\'')
			return false;
		size_t end = hw_str_chr(f->s, q, f->at + 1);

		if (end == HW_NPOS)
			return false;
		a[*n].value = hw_str_sub(f->s, f->at + 1, end);
		if (!decode(f, &a[*n].value))
			return false;
		f->at = end + 1;
	}
}

static bool
is(const struct hw_rule *r, const char *name)
{
	return r && strcmp(r->name, name) == 0;
}

/* Where a part of a table may stand.  At the top anything goes: it is a
 * piece of somebody's table. */
static bool
table_fits(const struct hw_rule *r, const struct hw_rule *top)
{
	if (!top)
		return true;
	if (is(r, "table"))
		return true;
	if (is(r, "td") || is(r, "th"))
		return is(top, "tr");
	if (is(r, "tr"))
		return is(top, "tbody") || is(top, "thead") ||
		    is(top, "tfoot") || is(top, "table");
	if (is(r, "col"))
		return is(top, "colgroup");
	return is(top, "table");
}

/* Would HTML put the element where it stands? */
static bool
element_fits(const struct fast *f, const struct hw_rule *r)
{
	const struct hw_rule *top = f->depth ? f->open[f->depth - 1] : NULL;

	if ((r->flags & RULE_BLOCK) && f->paragraphs > 0)
		return false;
	if ((r->flags & RULE_HEADING) && f->headings > 0)
		return false;
	if (r->flags & RULE_TABLE) {
		if (!table_fits(r, top))
			return false;
		return !is(r, "table") || text_fits(f);
	}
	if (r->flags & RULE_LI)
		return !top || is(top, "ul") || is(top, "ol") ||
		    is(top, "menu");
	if ((r->flags & RULE_A) && f->anchors > 0)
		return false;
	return text_fits(f);
}

static void
count(struct fast *f, const struct hw_rule *r, int by)
{
	f->paragraphs += r->flags & RULE_P ? by : 0;
	f->anchors += r->flags & RULE_A ? by : 0;
	f->headings += r->flags & RULE_HEADING ? by : 0;
}

static bool
start_tag(struct fast *f)
{
	struct hw_clean_attr a[ATTRS + 1];
	size_t n;
	bool slash;

	f->at++;
	const struct hw_rule *r = hw_rule_of(read_name(f));

	if (!r || (r->flags & (RULE_TREE | RULE_DROP)) ||
	    !attributes(f, a, &n, &slash) || !element_fits(f, r))
		return false;
	bool is_void = r->flags & RULE_VOID;

	if ((slash && !is_void && n > 0) ||
	    (!is_void && !slash && f->depth == HW_SANITIZE_DEPTH))
		return false;
	hw_buf_byte(&f->c->out, '<');
	hw_buf_c(&f->c->out, r->name);
	hw_clean_attrs(f->c, r, a, n);
	hw_buf_byte(&f->c->out, '>');
	if (slash && !is_void) { /* XHTML's way to write an empty element */
		hw_buf_c(&f->c->out, "</");
		hw_buf_c(&f->c->out, r->name);
		hw_buf_byte(&f->c->out, '>');
	} else if (!is_void) {
		f->open[f->depth++] = r;
		count(f, r, 1);
	}
	return true;
}

static bool
end_tag(struct fast *f)
{
	f->at += 2;
	struct hw_str name = read_name(f);

	skip_space(f);
	if (f->depth == 0 || f->at >= f->s.n || f->s.p[f->at] != '>')
		return false;
	const struct hw_rule *r = f->open[f->depth - 1];

	if (!hw_str_ieq(name, hw_str_c(r->name)))
		return false;
	f->at++;
	f->depth--;
	count(f, r, -1);
	hw_buf_c(&f->c->out, "</");
	hw_buf_c(&f->c->out, r->name);
	hw_buf_byte(&f->c->out, '>');
	return true;
}

bool
hw_clean_fast(struct hw_cleaner *c, struct hw_str html)
{
	struct fast f = {.c = c, .s = html};

	while (f.at < html.n) {
		if (html.p[f.at] != '<') {
			if (!text(&f))
				return false;
			continue;
		}
		unsigned char next = f.at + 1 < html.n
		    ? (unsigned char)html.p[f.at + 1]
		    : 0;

		if (next == '/' ? !end_tag(&f)
				: !hw_is_alpha(next) || !start_tag(&f))
			return false;
	}
	return f.depth == 0 && c->out.rc == 0;
}
