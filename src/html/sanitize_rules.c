/* SPDX-License-Identifier: MIT
 * What the sanitiser lets through: elements, attributes, addresses.  The
 * lists follow feedparser's, less what acts: whoever adds a name here asks
 * first what it can do with any value. */
#include "html/sanitize_int.h"

#include <string.h>

#include "url/url.h"

#define V RULE_VOID
#define B RULE_BLOCK
#define D RULE_DROP
#define T RULE_TREE
#define P RULE_TABLE
#define C (RULE_CONTROL | RULE_TREE)
#define E RULE_EMPTY
#define H (RULE_HEADING | RULE_BLOCK)

/* Sorted by name. */
static const struct hw_rule rules[] = {
    {"a", RULE_A},
    {"abbr", 0},
    {"acronym", 0},
    {"address", B},
    {"annotation", D},
    {"annotation-xml", D},
    {"applet", D | T},
    {"area", V},
    {"article", B},
    {"aside", B},
    {"audio", T},
    {"b", 0},
    {"bdi", 0},
    {"bdo", 0},
    {"big", 0},
    {"blockquote", B},
    {"br", V},
    {"button", C},
    {"canvas", T},
    {"caption", P},
    {"center", B},
    {"cite", 0},
    {"code", 0},
    {"col", V | P},
    {"colgroup", P},
    {"command", T},
    {"datagrid", T},
    {"datalist", T},
    {"dd", B | T},
    {"del", 0},
    {"details", B},
    {"dfn", 0},
    {"dialog", B | T},
    {"dir", B},
    {"div", B},
    {"dl", B},
    {"dt", B | T},
    {"em", 0},
    {"event-source", T},
    {"fieldset", B | T},
    {"figcaption", B},
    {"figure", B},
    {"font", 0},
    {"footer", B},
    {"h1", H},
    {"h2", H},
    {"h3", H},
    {"h4", H},
    {"h5", H},
    {"h6", H},
    {"header", B},
    {"hgroup", B},
    {"hr", V | B},
    {"i", 0},
    {"img", V},
    {"input", V | C},
    {"ins", 0},
    {"kbd", 0},
    {"keygen", V | C},
    {"label", 0},
    {"legend", T},
    {"li", B | RULE_LI},
    {"m", 0},
    {"main", B},
    {"map", T},
    {"mark", 0},
    {"menu", B},
    {"meter", T},
    {"multicol", T},
    {"nav", B},
    {"nextid", T},
    {"noscript", E | T},
    {"ol", B},
    {"optgroup", T},
    {"option", T},
    {"output", T},
    {"p", B | RULE_P},
    {"pre", B | T},
    {"progress", T},
    {"q", 0},
    {"rp", T},
    {"rt", T},
    {"ruby", T},
    {"s", 0},
    {"samp", 0},
    {"script", D | T},
    {"section", B},
    {"select", C},
    {"small", 0},
    {"sound", T},
    {"source", V | T},
    {"spacer", T},
    {"span", 0},
    {"strike", 0},
    {"strong", 0},
    {"style", D | T},
    {"sub", 0},
    {"summary", B},
    {"sup", 0},
    {"table", B | P},
    {"tbody", P},
    {"td", P},
    {"template", D | T},
    {"textarea", C},
    {"tfoot", P},
    {"th", P},
    {"thead", P},
    {"time", 0},
    {"tr", P},
    {"tt", 0},
    {"u", 0},
    {"ul", B},
    {"var", 0},
    {"video", T},
    {"wbr", V},
};

/* What the value of an attribute may be. */
enum kind {
	ATTR_FLAG,  /* nothing: the bare name does no harm */
	ATTR_TOKEN, /* letters, digits and a few signs */
	ATTR_TEXT,  /* anything: nobody interprets it */
	ATTR_HREF,  /* where a click leads */
	ATTR_SRC,   /* what is loaded */
	ATTR_CITE,  /* an address nobody follows */
	ATTR_STYLE,
	ATTR_TARGET,
};

struct attr_rule {
	const char *name;
	enum kind kind;
};

/* Sorted by name. */
static const struct attr_rule attrs[] = {
    {"abbr", ATTR_TEXT},
    {"accept", ATTR_FLAG},
    {"accept-charset", ATTR_FLAG},
    {"accesskey", ATTR_FLAG},
    {"action", ATTR_FLAG},
    {"align", ATTR_TOKEN},
    {"alt", ATTR_TEXT},
    {"autocomplete", ATTR_FLAG},
    {"autofocus", ATTR_FLAG},
    {"axis", ATTR_TOKEN},
    {"background", ATTR_FLAG},
    {"balance", ATTR_FLAG},
    {"bgcolor", ATTR_TOKEN},
    {"bgproperties", ATTR_FLAG},
    {"border", ATTR_TOKEN},
    {"bordercolor", ATTR_TOKEN},
    {"bordercolordark", ATTR_TOKEN},
    {"bordercolorlight", ATTR_TOKEN},
    {"bottompadding", ATTR_FLAG},
    {"cellpadding", ATTR_TOKEN},
    {"cellspacing", ATTR_TOKEN},
    {"ch", ATTR_FLAG},
    {"challenge", ATTR_FLAG},
    {"char", ATTR_TOKEN},
    {"charoff", ATTR_TOKEN},
    {"charset", ATTR_FLAG},
    {"checked", ATTR_FLAG},
    {"choff", ATTR_FLAG},
    {"cite", ATTR_CITE},
    {"class", ATTR_FLAG},
    {"clear", ATTR_TOKEN},
    {"color", ATTR_TOKEN},
    {"cols", ATTR_TOKEN},
    {"colspan", ATTR_TOKEN},
    {"compact", ATTR_FLAG},
    {"contenteditable", ATTR_FLAG},
    {"controls", ATTR_FLAG},
    {"coords", ATTR_TOKEN},
    {"data", ATTR_FLAG},
    {"datafld", ATTR_FLAG},
    {"datapagesize", ATTR_FLAG},
    {"datasrc", ATTR_FLAG},
    {"datetime", ATTR_TOKEN},
    {"default", ATTR_FLAG},
    {"delay", ATTR_FLAG},
    {"dir", ATTR_TOKEN},
    {"disabled", ATTR_FLAG},
    {"draggable", ATTR_FLAG},
    {"dynsrc", ATTR_FLAG},
    {"enctype", ATTR_FLAG},
    {"end", ATTR_FLAG},
    {"face", ATTR_TOKEN},
    {"for", ATTR_FLAG},
    {"form", ATTR_FLAG},
    {"frame", ATTR_TOKEN},
    {"galleryimg", ATTR_FLAG},
    {"gutter", ATTR_FLAG},
    {"headers", ATTR_FLAG},
    {"height", ATTR_TOKEN},
    {"hidden", ATTR_FLAG},
    {"hidefocus", ATTR_FLAG},
    {"high", ATTR_TOKEN},
    {"href", ATTR_HREF},
    {"hreflang", ATTR_TOKEN},
    {"hspace", ATTR_TOKEN},
    {"icon", ATTR_FLAG},
    {"id", ATTR_FLAG},
    {"inputmode", ATTR_FLAG},
    {"ismap", ATTR_FLAG},
    {"keytype", ATTR_FLAG},
    {"label", ATTR_TEXT},
    {"lang", ATTR_TOKEN},
    {"leftspacing", ATTR_FLAG},
    {"list", ATTR_FLAG},
    {"longdesc", ATTR_CITE},
    {"loop", ATTR_TOKEN},
    {"loopcount", ATTR_FLAG},
    {"loopend", ATTR_FLAG},
    {"loopstart", ATTR_FLAG},
    {"low", ATTR_TOKEN},
    {"lowsrc", ATTR_FLAG},
    {"max", ATTR_TOKEN},
    {"maxlength", ATTR_FLAG},
    {"media", ATTR_FLAG},
    {"method", ATTR_FLAG},
    {"min", ATTR_TOKEN},
    {"multiple", ATTR_FLAG},
    {"name", ATTR_FLAG},
    {"nohref", ATTR_FLAG},
    {"noshade", ATTR_FLAG},
    {"nowrap", ATTR_FLAG},
    {"open", ATTR_FLAG},
    {"optimum", ATTR_TOKEN},
    {"pattern", ATTR_FLAG},
    {"ping", ATTR_FLAG},
    {"point-size", ATTR_TOKEN},
    {"poster", ATTR_SRC},
    {"pqg", ATTR_FLAG},
    {"preload", ATTR_FLAG},
    {"prompt", ATTR_FLAG},
    {"radiogroup", ATTR_FLAG},
    {"readonly", ATTR_FLAG},
    {"rel", ATTR_TOKEN},
    {"repeat-max", ATTR_FLAG},
    {"repeat-min", ATTR_FLAG},
    {"replace", ATTR_FLAG},
    {"required", ATTR_FLAG},
    {"rev", ATTR_TOKEN},
    {"rightspacing", ATTR_FLAG},
    {"rows", ATTR_TOKEN},
    {"rowspan", ATTR_TOKEN},
    {"rules", ATTR_TOKEN},
    {"scope", ATTR_TOKEN},
    {"selected", ATTR_FLAG},
    {"shape", ATTR_TOKEN},
    {"size", ATTR_TOKEN},
    {"span", ATTR_TOKEN},
    {"src", ATTR_SRC},
    {"start", ATTR_TOKEN},
    {"step", ATTR_TOKEN},
    {"style", ATTR_STYLE},
    {"summary", ATTR_TEXT},
    {"suppress", ATTR_FLAG},
    {"tabindex", ATTR_FLAG},
    {"target", ATTR_TARGET},
    {"template", ATTR_FLAG},
    {"title", ATTR_TEXT},
    {"toppadding", ATTR_FLAG},
    {"type", ATTR_FLAG},
    {"unselectable", ATTR_FLAG},
    {"urn", ATTR_FLAG},
    {"usemap", ATTR_FLAG},
    {"valign", ATTR_TOKEN},
    {"value", ATTR_TOKEN},
    {"variable", ATTR_FLAG},
    {"volume", ATTR_FLAG},
    {"vrml", ATTR_FLAG},
    {"vspace", ATTR_TOKEN},
    {"width", ATTR_TOKEN},
    {"wrap", ATTR_FLAG},
    {"xml:lang", ATTR_TOKEN},
};

/* Order of a name, any case, against a lower-case table name. */
static int
compare(struct hw_str name, const char *row)
{
	size_t i = 0;

	for (; i < name.n && row[i]; i++) {
		int d = hw_lower((unsigned char)name.p[i]) -
		    (unsigned char)row[i];

		if (d)
			return d;
	}
	return i < name.n ? 1 : row[i] ? -1 : 0;
}

/* Elements of one letter, which half of all tags are; 0: look further. */
static const unsigned char one_letter[26] = {
    ['a' - 'a'] = 1, ['b' - 'a'] = 2, ['i' - 'a'] = 3, ['p' - 'a'] = 4};
static const struct hw_rule one_letter_rules[] = {
    {"", 0}, {"a", RULE_A}, {"b", 0}, {"i", 0}, {"p", B | RULE_P}};

const struct hw_rule *
hw_rule_of(struct hw_str name)
{
	if (name.n == 1 && hw_is_alpha((unsigned char)name.p[0]) &&
	    one_letter[hw_lower(name.p[0]) - 'a'])
		return &one_letter_rules[one_letter[hw_lower(name.p[0]) - 'a']];
	size_t lo = 0, hi = sizeof rules / sizeof *rules;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int d = compare(name, rules[mid].name);

		if (d == 0)
			return &rules[mid];
		if (d > 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static const struct attr_rule *
attr_rule_of(struct hw_str name)
{
	size_t lo = 0, hi = sizeof attrs / sizeof *attrs;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int d = compare(name, attrs[mid].name);

		if (d == 0)
			return &attrs[mid];
		if (d > 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static bool
is(const struct hw_rule *rule, const char *name)
{
	return strcmp(rule->name, name) == 0;
}

static bool
token(struct hw_str s)
{
	if (s.n > 64)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int c = (unsigned char)s.p[i];

		if (!hw_is_alnum(c) && (c == 0 || !strchr(" #%.,:;_+*-", c)))
			return false;
	}
	return true;
}

/* A scheme behind which only a person acts. */
static bool
may_click(struct hw_str scheme)
{
	static const char *const ok[] = {"http", "https", "mailto", "ftp",
	    "tel", "feed", "news", "nntp", "irc", "ircs", "xmpp", "sip", "sips",
	    "gopher", "gemini", "magnet", "webcal", "geo"};

	for (size_t i = 0; i < sizeof ok / sizeof *ok; i++)
		if (hw_str_ieq(scheme, hw_str_c(ok[i])))
			return true;
	return false;
}

/* "data:image/png;base64,..." and its raster siblings. */
static bool
is_picture(struct hw_str s)
{
	static const char *const ok[] = {"data:image/png;base64,",
	    "data:image/gif;base64,", "data:image/jpeg;base64,",
	    "data:image/jpg;base64,", "data:image/webp;base64,"};

	for (size_t i = 0; i < sizeof ok / sizeof *ok; i++) {
		struct hw_str front = hw_str_c(ok[i]);

		if (!hw_str_istarts(s, front))
			continue;
		for (size_t k = front.n; k < s.n; k++)
			if (!hw_is_alnum((unsigned char)s.p[k]) &&
			    s.p[k] != '+' && s.p[k] != '/' && s.p[k] != '=' &&
			    s.p[k] != '%')
				return false;
		return true;
	}
	return false;
}

/* Without a base: relative, and in no way like a scheme. */
static bool
is_relative(struct hw_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ':')
			return false;
		if (s.p[i] == '/' || s.p[i] == '?' || s.p[i] == '#')
			return true;
	}
	return true;
}

static bool
address(
    struct hw_cleaner *c, enum kind kind, struct hw_str v, struct hw_str *out)
{
	struct hw_str scheme;

	if (hw_str_trim(v).n == 0 ||
	    hw_url_resolve(c->m, c->base, v, out, NULL))
		return false;
	scheme = hw_url_scheme(*out);
	if (scheme.n == 0)
		return is_relative(*out);
	if (kind == ATTR_HREF)
		return may_click(scheme);
	return hw_str_ieq(scheme, HW_STR("http")) ||
	    hw_str_ieq(scheme, HW_STR("https")) ||
	    (kind == ATTR_SRC && is_picture(*out));
}

bool
hw_clean_href(struct hw_cleaner *c, struct hw_str value, struct hw_str *out)
{
	return address(c, ATTR_HREF, value, out);
}

/* Addresses mean something on some elements only. */
static bool
has_address(const struct hw_rule *r, const struct attr_rule *a)
{
	switch (a->kind) {
	case ATTR_HREF:
		return is(r, "a") || is(r, "area");
	case ATTR_SRC:
		if (strcmp(a->name, "poster") == 0)
			return is(r, "video");
		return is(r, "img") || is(r, "audio") || is(r, "video") ||
		    is(r, "source");
	default:
		return true;
	}
}

bool
hw_rule_loads(const struct hw_rule *r)
{
	return is(r, "audio") || is(r, "video");
}

/* What is written for an attribute; false: nothing. */
static bool
value_of(struct hw_cleaner *c, const struct hw_rule *r,
    const struct attr_rule *a, struct hw_str v, struct hw_str *out)
{
	*out = v;
	switch (a->kind) {
	case ATTR_FLAG:
		*out = HW_STR("");
		if (hw_rule_loads(r) && strcmp(a->name, "preload") == 0)
			return false;
		return v.n == 0 ||
		    (hw_str_ieq(v, hw_str_c(a->name)) && is(r, "details"));
	case ATTR_TOKEN:
		return token(v);
	case ATTR_TEXT:
		return true;
	case ATTR_HREF:
	case ATTR_SRC:
	case ATTR_CITE:
		if (v.n == 0 && (a->kind == ATTR_CITE || !has_address(r, a)))
			return true; /* nothing to go to */
		if (!has_address(r, a))
			return false;
		return address(c, a->kind, v, out);
	case ATTR_STYLE:
		*out = hw_clean_style(c->m, v);
		return out->n > 0;
	case ATTR_TARGET:
		return v.n == 0 || hw_str_ieq(v, HW_STR("_blank"));
	}
	return false;
}

void
hw_clean_value(struct hw_cleaner *c, struct hw_str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *esc;

		switch (s.p[i]) {
		case '&':
			esc = "&amp;";
			break;
		case '<':
			esc = "&lt;";
			break;
		case '>':
			esc = "&gt;";
			break;
		case '"':
			esc = "&quot;";
			break;
		case '`': /* old browsers took it for a quote */
			esc = "&#96;";
			break;
		default:
			continue;
		}
		hw_buf_put(&c->out, hw_str_sub(s, from, i));
		hw_buf_c(&c->out, esc);
		from = i + 1;
	}
	hw_buf_put(&c->out, hw_str_from(s, from));
}

void
hw_clean_text(struct hw_cleaner *c, struct hw_str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i];

		if (ch != '&' && ch != '<' && ch != '>')
			continue;
		hw_buf_put(&c->out, hw_str_sub(s, from, i));
		hw_buf_c(&c->out,
		    ch == '&'       ? "&amp;"
			: ch == '<' ? "&lt;"
				    : "&gt;");
		from = i + 1;
	}
	hw_buf_put(&c->out, hw_str_from(s, from));
}

static bool
seen_before(const struct hw_clean_attr *a, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (hw_str_ieq(a[k].name, a[i].name))
			return true;
	return false;
}

void
hw_clean_attrs(struct hw_cleaner *c, const struct hw_rule *rule,
    const struct hw_clean_attr *attr, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct attr_rule *a = attr_rule_of(attr[i].name);
		struct hw_str v;

		if (!a || !value_of(c, rule, a, attr[i].value, &v) ||
		    seen_before(attr, i))
			continue;
		hw_buf_byte(&c->out, ' ');
		hw_buf_c(&c->out, a->name);
		hw_buf_c(&c->out, "=\"");
		hw_clean_value(c, v);
		hw_buf_byte(&c->out, '"');
	}
}
