/* SPDX-License-Identifier: MIT
 * Feeds in XML: the stack of open elements, their namespaces, base addresses
 * and languages.  What elements mean is in feed_text.c and feed_content.c. */
#include "format/feed_int.h"

#include <string.h>

struct hw_feed_fields *
hw_feed_context(struct parser *p)
{
	if (p->source)
		return p->source;
	if (p->image_at || p->input_at)
		return &p->scratch;
	return p->entry ? &p->entry->f : &p->more->f;
}

void
hw_feed_add_text(struct parser *p, struct frame *f, struct hw_str s)
{
	if (s.n == 0)
		return;
	if (!f->joined) {
		if (f->one.n == 0) {
			f->one = s;
			return;
		}
		hw_buf_init(&f->buf, p->m, HW_FEED_BYTES * (size_t)8);
		(void)hw_buf_room(&f->buf, 2 * (f->one.n + s.n));
		hw_buf_put(&f->buf, f->one);
		f->joined = true;
	}
	hw_buf_put(&f->buf, s);
}

/* ---- namespaces ---- */

static void
bind(struct parser *p, struct hw_str prefix, struct hw_str uri)
{
	if (hw_str_ieq(uri, HW_STR("http://purl.org/rss/1.0/")))
		p->rss10 = true;
	else if (hw_str_ieq(uri, HW_STR("http://www.w3.org/2005/Atom")))
		p->atom10 = true;
	else if (hw_str_ieq(
		     uri, HW_STR("http://my.netscape.com/rdf/simple/0.9/")))
		p->rss090 = true;
	if (p->n_bind == HW_FEED_BINDINGS)
		return;
	enum hw_feed_ns ns = hw_feed_ns_of_uri(uri);

	/* A URI nobody knows: the prefix says what is meant. */
	if (ns == NS_OTHER)
		ns = hw_feed_ns_of_prefix(prefix);
	p->bind[p->n_bind].prefix = prefix;
	p->bind[p->n_bind++].ns = ns;
}

static enum hw_feed_ns
ns_of(const struct parser *p, struct hw_str prefix)
{
	for (size_t i = p->n_bind; i-- > 0;)
		if (hw_str_eq(p->bind[i].prefix, prefix))
			return p->bind[i].ns;
	return hw_feed_ns_of_prefix(prefix);
}

/* Bindings, base and language an element brings with it. */
static void
scope(struct parser *p)
{
	struct hw_xml *x = p->x;

	for (size_t i = 0; i < x->n_attr; i++) {
		struct hw_str n = x->attr[i].name;
		struct hw_str v = x->attr[i].value;

		if (hw_str_istarts(n, HW_STR("xmlns"))) {
			v = hw_xml_text(p->m, x, v);
			if (n.n == 5)
				bind(p, HW_STR(""), v);
			else if (n.p[5] == ':')
				bind(p, hw_str_from(n, 6), v);
		} else if (hw_str_ieq(n, HW_STR("xml:base")) ||
		    hw_str_ieq(n, HW_STR("base"))) {
			struct hw_str url = hw_feed_url(
			    p->m, p->base, hw_xml_text(p->m, x, v));

			if (url.n > 0)
				p->base = url;
		} else if (hw_str_ieq(n, HW_STR("xml:lang")) ||
		    hw_str_ieq(n, HW_STR("lang"))) {
			p->lang = hw_str_trim(v);
		}
	}
}

/* ---- the root ---- */

static struct hw_str
rss_version(const struct parser *p, struct hw_str v)
{
	if (hw_str_ifind(p->x->doctype, HW_STR("netscape"), 0) != HW_NPOS ||
	    hw_str_eq(v, HW_STR("0.91")))
		return HW_STR("rss091");
	if (hw_str_eq(v, HW_STR("0.92")))
		return HW_STR("rss092");
	if (hw_str_eq(v, HW_STR("0.93")))
		return HW_STR("rss093");
	if (hw_str_eq(v, HW_STR("0.94")))
		return HW_STR("rss094");
	return hw_str_starts(v, HW_STR("2.")) ? HW_STR("rss20") : HW_STR("rss");
}

static struct hw_str
atom_version(const struct parser *p, struct hw_str v)
{
	if (p->atom10)
		return HW_STR("atom10");
	if (hw_str_eq(v, HW_STR("0.3")))
		return HW_STR("atom03");
	if (hw_str_eq(v, HW_STR("0.2")))
		return HW_STR("atom02");
	return hw_str_eq(v, HW_STR("0.1")) ? HW_STR("atom01") : HW_STR("atom");
}

static void
root(struct parser *p, enum hw_feed_el el)
{
	struct hw_str v = hw_str_trim(hw_xml_attr(p->m, p->x, "version", NULL));

	if (el == EL_RSS || el == EL_FEED || el == EL_RDF)
		p->more->f.language = p->lang;
	if (p->feed->format.n > 0)
		return;
	if (el == EL_RSS) {
		p->feed->format = rss_version(p, v);
	} else if (el == EL_FEED) {
		p->feed->format = atom_version(p, v);
		p->feed_is_atom = true;
	} else if (el == EL_RDF) {
		p->feed->format = p->rss090 && !p->rss10 ? HW_STR("rss090")
							 : HW_STR("rss10");
	} else if (el == EL_CHANNEL) {
		p->feed->format = HW_STR("cdf");
	} else if (el == EL_ITEM) {
		p->feed->format = p->atom10 ? HW_STR("atom10") : HW_STR("rss");
		p->feed_is_atom = p->atom10;
	}
}

/* ---- the stack ---- */

static void
end_frame(struct parser *p, bool stated)
{
	struct frame *f = &p->stack[p->depth];
	struct hw_str text = f->joined ? hw_buf_str(&f->buf) : f->one;

	if (p->content_at && p->depth > p->content_at) {
		if (stated)
			hw_feed_inline_end(p, f->name);
	} else if (hw_feed_is_content(f->el)) {
		hw_feed_end_content(p, f->el, f, text);
	} else if (f->el != EL_NONE) {
		hw_feed_end_text(p, f->el, f, text);
	}
	p->n_bind = f->n_bind;
	p->base = f->base;
	p->lang = f->lang;
	p->depth--;
}

static void
end_from(struct parser *p, size_t at)
{
	while (p->depth >= at)
		end_frame(p, false);
}

static void
on_end(struct parser *p)
{
	struct hw_str name = p->x->name;
	size_t at = p->depth;

	while (at > 0 && !hw_str_ieq(p->stack[at].name, name))
		at--;
	if (p->ignored > 0 && (at == 0 || p->stack[at].el == EL_NONE)) {
		p->ignored--;
		return;
	}
	if (at == 0)
		return;
	p->ignored = 0;
	while (p->depth > at)
		end_frame(p, false);
	end_frame(p, true);
}

/* An item begins: what should have ended before, has. */
static void
end_forgotten(struct parser *p)
{
	size_t at = p->entry_at ? p->entry_at
	    : p->image_at       ? p->image_at
	    : p->input_at       ? p->input_at
				: p->person_at;

	if (at > 0)
		end_from(p, at);
}

static struct frame *
push(struct parser *p, struct hw_str base, struct hw_str lang, size_t n_bind)
{
	if (p->depth + 1 >= HW_FEED_DEPTH) {
		p->ignored++;
		return NULL;
	}
	struct frame *f = &p->stack[++p->depth];

	*f = (struct frame){
	    .name = p->x->name, .base = base, .lang = lang, .n_bind = n_bind};
	return f;
}

static enum hw_feed_el
look_up(struct parser *p, enum hw_feed_ns ns, struct hw_str name)
{
	size_t slot = name.n * 7 + (unsigned char)name.p[0] * 3u +
	    (unsigned char)name.p[name.n - 1];
	struct cached *c = &p->cache[slot & (HW_FEED_CACHE - 1)];

	if (c->ns != ns || !hw_str_eq(c->name, name)) {
		c->ns = ns;
		c->name = name;
		c->el = hw_feed_el_of(ns, hw_xml_local(name));
	}
	return c->el;
}

static bool
is_item(struct hw_str name)
{
	return hw_str_ieq(name, HW_STR("item")) ||
	    hw_str_ieq(name, HW_STR("entry"));
}

static void
start_element(struct parser *p, struct frame *f)
{
	size_t colon = hw_str_chr(f->name, ':', 0);
	struct hw_str prefix = colon == HW_NPOS ? HW_STR("")
						: hw_str_sub(f->name, 0, colon);
	enum hw_feed_ns ns = ns_of(p, prefix);

	f->el = look_up(p, ns, f->name);
	f->prefixed = ns != NS_NONE;
	if (f->el == EL_NONE)
		return;
	if (f->el <= EL_ITEM)
		root(p, f->el);
	if (hw_feed_is_content(f->el))
		hw_feed_start_content(p, f->el);
	else
		hw_feed_start_text(p, f->el);
}

static void
on_start(struct parser *p)
{
	bool empty = p->x->empty;

	/* HTML has no such element: what is open was never closed. */
	if (p->depth > 0 && is_item(p->x->name)) {
		if (p->content_at)
			end_from(p, p->content_at);
		end_forgotten(p);
	}
	struct hw_str base = p->base, lang = p->lang;
	size_t n_bind = p->n_bind;

	if (p->x->n_attr > 0)
		scope(p);
	struct frame *f = push(p, base, lang, n_bind);

	if (!f) {
		p->base = base;
		p->lang = lang;
		p->n_bind = n_bind;
		if (p->content_at)
			hw_feed_inline_start(p);
		if (empty)
			p->ignored--;
		return;
	}
	if (p->content_at)
		hw_feed_inline_start(p);
	else
		start_element(p, f);
	if (empty)
		end_frame(p, true);
}

static void
on_text(struct parser *p, bool cdata)
{
	struct frame *f = &p->stack[p->content_at ? p->content_at : p->depth];
	struct hw_str s = p->x->text;
	struct hw_buf b;

	if (p->depth == 0 || f->el == EL_NONE)
		return;
	if (!p->content_at || p->type != TYPE_XHTML) {
		hw_feed_add_text(p, f, cdata ? s : hw_xml_text(p->m, p->x, s));
		return;
	}
	/* inline markup: text stays escaped */
	if (cdata || p->x->n_entity > 0) {
		if (!cdata)
			s = hw_xml_text(p->m, p->x, s);
		hw_buf_init(&b, p->m, 6 * s.n + 1);
		hw_buf_xml(&b, s);
		s = hw_buf_str(&b);
	}
	hw_feed_add_text(p, f, s);
}

static void
walk(struct parser *p)
{
	for (; !p->full;) {
		switch (hw_xml_next(p->x)) {
		case HW_XML_END_OF_INPUT:
			if (p->depth > 0)
				p->more->ill_formed = true;
			end_from(p, 1);
			return;
		case HW_XML_START:
			on_start(p);
			break;
		case HW_XML_END:
			on_end(p);
			break;
		case HW_XML_TEXT:
			on_text(p, false);
			break;
		case HW_XML_CDATA:
			on_text(p, true);
			break;
		case HW_XML_PI:
			break;
		}
		p->x->open = p->depth > 0 ? p->stack[p->depth].name
					  : HW_STR("");
	}
	end_from(p, 1);
}

int
hw_feed_xml(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_str lang, struct hw_feed *out, struct hw_err *err)
{
	struct hw_xml *x = HW_NEW(m, struct hw_xml);
	struct parser *p = HW_NEW(m, struct parser);

	hw_xml_init(x, doc);
	p->m = m;
	p->x = x;
	p->feed = out;
	p->more = (struct hw_feed_more *)(uintptr_t)out->more;
	p->base = base;
	p->lang = lang;
	p->more->f.language = lang;
	walk(p);
	out->entries = p->entries.v;
	out->n = p->entries.n;
	if (out->ttl_minutes == 0 && p->sy_minutes > 0)
		out->ttl_minutes = p->sy_minutes /
		    (p->sy_frequency > 0 ? p->sy_frequency : 1);
	if (out->format.n == 0)
		return hw_fail(
		    err, HW_EINPUT, "this is XML, but neither RSS nor Atom");
	return HW_OK;
}
