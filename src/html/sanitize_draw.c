/* SPDX-License-Identifier: MIT
 * The part of SVG and MathML that only draws: shapes, text, formulas.  No
 * animation, no references, no foreign content, nothing that loads.  Every
 * element here would be harmless in HTML too, so a reader that takes it for
 * HTML finds nothing either. */
#include "html/sanitize_int.h"

#include <stdlib.h>
#include <string.h>

#include "html/dom.h"

/* Sorted, lower case, as the parser gives names; RULE_DROP: with content. */
static const struct hw_rule svg_rules[] = {
    {"a", 0},
    {"circle", 0},
    {"defs", 0},
    {"desc", 0},
    {"ellipse", 0},
    {"g", 0},
    {"line", 0},
    {"lineargradient", 0},
    {"marker", 0},
    {"path", 0},
    {"polygon", 0},
    {"polyline", 0},
    {"radialgradient", 0},
    {"rect", 0},
    {"stop", 0},
    {"svg", 0},
    {"switch", 0},
    {"text", 0},
    {"tspan", 0},
};

static const struct hw_rule math_rules[] = {
    {"math", 0},
    {"menclose", 0},
    {"merror", 0},
    {"mfenced", 0},
    {"mfrac", 0},
    {"mi", 0},
    {"mmultiscripts", 0},
    {"mn", 0},
    {"mo", 0},
    {"mover", 0},
    {"mpadded", 0},
    {"mphantom", 0},
    {"mprescripts", 0},
    {"mroot", 0},
    {"mrow", 0},
    {"ms", 0},
    {"mspace", 0},
    {"msqrt", 0},
    {"mstyle", 0},
    {"msub", 0},
    {"msubsup", 0},
    {"msup", 0},
    {"mtable", 0},
    {"mtd", 0},
    {"mtext", 0},
    {"mtr", 0},
    {"munder", 0},
    {"munderover", 0},
    {"none", 0},
    {"semantics", 0},
};

/* Sorted, lower case. */
static const char *const svg_attrs[] = {"baseprofile", "color", "cx", "cy", "d",
    "direction", "display", "dx", "dy", "fill", "fill-opacity", "fill-rule",
    "font-family", "font-size", "font-stretch", "font-style", "font-variant",
    "font-weight", "fx", "fy", "gradientunits", "height", "lang",
    "markerheight", "markerunits", "markerwidth", "offset", "opacity", "orient",
    "pathlength", "points", "preserveaspectratio", "r", "refx", "refy",
    "rotate", "rx", "ry", "stop-color", "stop-opacity", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "text-anchor", "transform", "version", "viewbox", "visibility", "width",
    "x", "x1", "x2", "xml:lang", "y", "y1", "y2"};

static const char *const math_attrs[] = {"accent", "accentunder", "align",
    "bevelled", "close", "columnalign", "columnlines", "columnspacing",
    "columnspan", "denomalign", "depth", "dir", "display", "displaystyle",
    "fence", "fontstyle", "fontweight", "frame", "height", "largeop",
    "linethickness", "lspace", "mathbackground", "mathcolor", "mathsize",
    "mathvariant", "maxsize", "minsize", "movablelimits", "notation",
    "numalign", "open", "rowalign", "rowlines", "rowspacing", "rowspan",
    "rspace", "scriptlevel", "separator", "separators", "stretchy",
    "subscriptshift", "superscriptshift", "symmetric", "voffset", "width"};

static int
compare(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);
}

static int
compare_rule(const void *key, const void *row)
{
	return strcmp(key, ((const struct hw_rule *)row)->name);
}

/* name in lower case as a C string; empty when it is too long. */
static const char *
lower(struct hw_str name, char out[32])
{
	size_t n = name.n < 31 ? name.n : 0;

	for (size_t i = 0; i < n; i++)
		out[i] = (char)hw_lower((unsigned char)name.p[i]);
	out[n] = '\0';
	return out;
}

const struct hw_rule *
hw_rule_of_drawing(int ns, struct hw_str name)
{
	char key[32];

	lower(name, key);
	if (ns == HW_NS_SVG)
		return bsearch(key, svg_rules,
		    sizeof svg_rules / sizeof *svg_rules, sizeof *svg_rules,
		    compare_rule);
	return bsearch(key, math_rules, sizeof math_rules / sizeof *math_rules,
	    sizeof *math_rules, compare_rule);
}

/* Numbers, names, colours and the functions of transform. */
static bool
drawn(struct hw_str v)
{
	if (hw_str_ifind(v, HW_STR("url"), 0) != HW_NPOS)
		return false;
	for (size_t i = 0; i < v.n; i++) {
		int c = (unsigned char)v.p[i];

		if (!hw_is_alnum(c) && !hw_is_space(c) &&
		    (c == 0 || !strchr("#%.,;_+*-()'|{}[]", c)))
			return false;
	}
	return true;
}

static void
put(struct hw_cleaner *c, const char *name, struct hw_str value)
{
	hw_buf_byte(&c->out, ' ');
	hw_buf_c(&c->out, name);
	hw_buf_c(&c->out, "=\"");
	hw_clean_value(c, value);
	hw_buf_byte(&c->out, '"');
}

void
hw_clean_drawing(struct hw_cleaner *c, int ns, const struct hw_rule *rule,
    const struct hw_clean_attr *attr, size_t n)
{
	const char *const *names = ns == HW_NS_SVG ? svg_attrs : math_attrs;
	size_t count = ns == HW_NS_SVG ? sizeof svg_attrs / sizeof *svg_attrs
				       : sizeof math_attrs / sizeof *math_attrs;
	struct hw_str url;

	if (strcmp(rule->name, "svg") == 0)
		put(c, "xmlns", HW_STR("http://www.w3.org/2000/svg"));
	if (strcmp(rule->name, "math") == 0)
		put(c, "xmlns", HW_STR("http://www.w3.org/1998/Math/MathML"));
	for (size_t i = 0; i < n; i++) {
		char key[32];

		lower(attr[i].name, key);
		if (ns == HW_NS_SVG && strcmp(rule->name, "a") == 0 &&
		    strcmp(key, "xlink:href") == 0) {
			if (hw_clean_href(c, attr[i].value, &url)) {
				put(c, "xlink:href", url);
				put(c, "xmlns:xlink",
				    HW_STR("http://www.w3.org/1999/xlink"));
			}
		} else if (bsearch(key, names, count, sizeof *names, compare) &&
		    drawn(attr[i].value)) {
			put(c, key, attr[i].value);
		}
	}
}
