/* SPDX-License-Identifier: MIT
 * Elements of feeds that may hold markup: titles, summaries, contents.  The
 * markup may be escaped, in CDATA, or inline, whatever the element says. */
#include "format/feed_int.h"

#include "base/codec.h"
#include "base/utf8.h"

bool
hw_feed_is_content(enum hw_feed_el el)
{
	return el >= EL_TITLE && el <= EL_RIGHTS;
}

static enum hw_feed_type
type_of(struct hw_str t, enum hw_feed_type dflt)
{
	if (t.n == 0)
		return dflt;
	if (hw_str_ieq(t, HW_STR("html")) || hw_str_ieq(t, HW_STR("text/html")))
		return TYPE_HTML;
	if (hw_str_ieq(t, HW_STR("xhtml")) || hw_str_iends(t, HW_STR("xml")))
		return TYPE_XHTML;
	if (hw_str_ieq(t, HW_STR("text")) || hw_str_ieq(t, HW_STR("plain")) ||
	    hw_str_istarts(t, HW_STR("text/")))
		return TYPE_TEXT;
	return TYPE_OTHER;
}

static enum hw_feed_type
default_type(enum hw_feed_el el)
{
	if (el == EL_DESCRIPTION || el == EL_ENCODED)
		return TYPE_HTML;
	return el == EL_BODY ? TYPE_XHTML : TYPE_TEXT;
}

void
hw_feed_start_content(struct parser *p, enum hw_feed_el el)
{
	struct hw_str mode = hw_xml_attr(p->m, p->x, "mode", NULL);
	bool summary = el == EL_DESCRIPTION || el == EL_SUMMARY;
	enum hw_feed_type dflt = default_type(el);

	p->as_content = false;
	if (summary && p->entry && !p->source && p->has_summary &&
	    !p->has_content) {
		p->as_content = true;
		dflt = TYPE_TEXT;
	}
	if (p->as_content || el == EL_CONTENT || el == EL_ENCODED)
		p->has_content = true;
	p->content_at = p->depth;
	p->div_at = 0;
	p->div_end = 0;
	p->type = type_of(
	    hw_str_trim(hw_xml_attr(p->m, p->x, "type", NULL)), dflt);
	p->base64 = p->type == TYPE_OTHER || hw_str_ieq(mode, HW_STR("base64"));
}

/* Inline markup is written out again as HTML. */
void
hw_feed_inline_start(struct parser *p)
{
	struct frame *f = &p->stack[p->content_at];
	struct hw_str name = hw_xml_local(p->x->name);
	struct hw_buf b;

	if (p->type != TYPE_XHTML && hw_str_ieq(name, HW_STR("div")))
		return; /* a wrapper around escaped markup */
	p->type = TYPE_XHTML;
	hw_buf_init(&b, p->m, 1 << 20);
	hw_buf_byte(&b, '<');
	hw_buf_put(&b, name);
	for (size_t i = 0; i < p->x->n_attr; i++) {
		struct hw_xml_attr *a = &p->x->attr[i];

		if (hw_str_istarts(a->name, HW_STR("xmlns")))
			continue;
		hw_buf_byte(&b, ' ');
		hw_buf_put(&b, a->name);
		hw_buf_c(&b, "=\"");
		hw_buf_xml(&b, hw_xml_text(p->m, p->x, a->value));
		hw_buf_byte(&b, '"');
	}
	hw_buf_byte(&b, '>');
	bool first = !f->joined && hw_str_trim(f->one).n == 0;

	hw_feed_add_text(p, f, hw_buf_str(&b));
	if (first && p->atom10 && hw_str_ieq(name, HW_STR("div"))) {
		p->div_at = p->depth;
		p->div_in = f->joined ? f->buf.n : f->one.n;
	}
}

static bool
is_void(struct hw_str name)
{
	static const char *const names[] = {"area", "base", "br", "col",
	    "embed", "frame", "hr", "img", "input", "isindex", "keygen", "link",
	    "meta", "param", "source", "track", "wbr"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (hw_str_ieq(name, hw_str_c(names[i])))
			return true;
	return false;
}

/* The end of an inline element whose frame is the top one. */
void
hw_feed_inline_end(struct parser *p, struct hw_str name)
{
	struct frame *f = &p->stack[p->content_at];

	name = hw_xml_local(name);
	if (p->type != TYPE_XHTML || is_void(name))
		return;
	size_t before = f->joined ? f->buf.n : f->one.n;

	hw_feed_add_text(p, f, HW_STR("</"));
	hw_feed_add_text(p, f, name);
	hw_feed_add_text(p, f, HW_STR(">"));
	if (p->depth == p->div_at) {
		p->div_out = before;
		p->div_end = f->joined ? f->buf.n : f->one.n;
	}
}

/* Atom 1.0: the <div> around all of an xhtml content is not part of it. */
static struct hw_str
strip_div(const struct parser *p, struct hw_str s)
{
	if (p->div_end == 0 || p->div_end > s.n ||
	    hw_str_trim(hw_str_from(s, p->div_end)).n > 0)
		return s;
	return hw_str_sub(s, p->div_in, p->div_out);
}

/* Text as HTML that shows it. */
static struct hw_str
escape(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;

	if (hw_str_chr(s, '<', 0) == HW_NPOS &&
	    hw_str_chr(s, '&', 0) == HW_NPOS)
		return s;
	hw_buf_init(&b, m, 6 * s.n);
	hw_buf_xml(&b, s);
	return hw_buf_str(&b);
}

static void
set_title(struct parser *p, enum hw_feed_el el, struct hw_str text, bool html)
{
	struct hw_feed_fields *f = hw_feed_context(p);
	struct hw_str plain = html ? hw_feed_plain(p->m, text)
				   : hw_feed_one_line(p->m, text);

	if (p->image_at) {
		struct hw_feed_image *i = p->entry ? &p->entry->f.image
						   : &p->more->f.image;

		i->title = plain;
		return;
	}
	if (p->title_depth > 0 && p->title_depth <= p->depth)
		return;
	if (!p->entry || p->source || p->d_title == 0 ||
	    p->depth <= p->d_title) {
		f->title.html = text;
		f->title.base = p->base;
		f->title_is_html = html;
		f->title_text = plain;
		if (p->entry && !p->source)
			p->d_title = p->depth;
	}
	if (plain.n > 0 && el != EL_MEDIA_TITLE)
		p->title_depth = p->depth;
}

static void
set_html(struct parser *p, struct hw_feed_html *to, struct hw_str text)
{
	to->html = text;
	to->base = p->base;
}

/* The feed's own words rank above those for podcast clients. */
static void
set_description(
    struct parser *p, enum hw_feed_el el, struct hw_str text, bool prefixed)
{
	struct hw_feed_fields *f = hw_feed_context(p);
	int rank = (el != EL_SUMMARY) + 2 * !prefixed;

	if (p->entry || p->source || p->image_at || p->input_at) {
		if (f->description.html.n == 0 || el != EL_SUBTITLE)
			set_html(p, &f->description, text);
		return;
	}
	if (rank < p->description_rank && f->description.html.n > 0)
		return;
	p->description_rank = rank;
	set_html(p, &f->description, text);
}

static void
set_language(struct parser *p, int rank)
{
	if (!p->entry || p->source || rank < p->lang_rank)
		return;
	p->lang_rank = rank;
	p->entry->f.language = p->lang;
}

static void
set_content(struct parser *p, struct hw_str text)
{
	struct hw_feed_fields *f = hw_feed_context(p);

	if (f->content.html.n == 0)
		set_html(p, &f->content, text);
	if (p->entry && !p->source)
		p->has_summary = true;
	set_language(p, 3);
}

/* A word may pass for base64: its padding and what comes of it must hold. */
static struct hw_str
unpack(struct parser *p, struct hw_str s)
{
	struct hw_str out;
	size_t letters = 0;

	if (!p->base64 || hw_base64_decode(p->m, s, &out, NULL))
		return s;
	for (size_t i = 0; i < s.n; i++)
		letters += !hw_is_space((unsigned char)s.p[i]);
	return letters % 4 == 0 && hw_utf8_valid(out) ? out : s;
}

void
hw_feed_end_content(
    struct parser *p, enum hw_feed_el el, struct frame *f, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	bool html;

	if (p->type == TYPE_XHTML)
		text = strip_div(p, text);
	text = hw_feed_mend(p->m, unpack(p, text));
	html = p->type == TYPE_HTML || p->type == TYPE_XHTML;
	if (!html && (!p->feed_is_atom || p->base64))
		html = hw_feed_looks_like_html(text);
	p->content_at = 0;
	if (el == EL_TITLE || el == EL_MEDIA_TITLE) {
		set_title(p, el, text, html);
		set_language(p, 1);
		return;
	}
	if (!html)
		text = escape(p->m, text);
	if (p->as_content || el == EL_CONTENT || el == EL_BODY ||
	    el == EL_ENCODED) {
		set_content(p, text);
	} else if (el == EL_RIGHTS) {
		set_html(p, &to->rights, text);
	} else if (el == EL_INFO) {
		set_html(p, &to->info, text);
	} else {
		if (el != EL_SUBTITLE && p->entry && !p->source &&
		    !p->image_at && !p->input_at) {
			p->has_summary = true;
			set_language(p, 2);
		}
		set_description(p, el, text, f->prefixed);
	}
	p->as_content = false;
}
