/* SPDX-License-Identifier: MIT
 * Which charset bytes are in.  Declarations are tried, not believed. */
#include "base/charset.h"

#include <string.h>

#include "base/arena.h"
#include "base/charset_int.h"
#include "base/utf8.h"

#define PRESCAN 1024 /* bytes in which browsers look for <meta charset> */

/* How the bytes look when they are read as UTF-8. */
struct look {
	size_t high; /* bytes above 0x7f */
	size_t good; /* well-formed sequences of two bytes or more */
	size_t bad;  /* malformed ones */
};

struct hw_str
hw_charset_of_type(struct hw_str type)
{
	size_t at = 0;

	while ((at = hw_str_ifind(type, HW_STR("charset"), at)) != HW_NPOS) {
		struct hw_str s = hw_str_trim(hw_str_from(type, at + 7));

		at += 7;
		if (s.n == 0 || s.p[0] != '=')
			continue;
		s = hw_str_trim(hw_str_from(s, 1));
		if (s.n > 0 && (s.p[0] == '"' || s.p[0] == '\'')) {
			size_t q = hw_str_chr(s, s.p[0], 1);

			return hw_str_trim(
			    hw_str_sub(s, 1, q == HW_NPOS ? s.n : q));
		}
		size_t n = 0;

		while (n < s.n && !strchr("; \t\r\n,\"'", s.p[n]))
			n++;
		return hw_str_sub(s, 0, n);
	}
	return HW_STR("");
}

static struct hw_str
of_label(struct hw_str label)
{
	if (hw_str_chr(label, '/', 0) != HW_NPOS ||
	    hw_str_chr(label, '=', 0) != HW_NPOS)
		return hw_charset_of_type(label);
	return hw_str_trim(label);
}

static struct hw_str
of_bom(struct hw_str s, size_t *skip)
{
	*skip = 0;
	if (hw_str_starts(s, HW_STR("\xef\xbb\xbf"))) {
		*skip = 3;
		return HW_STR("utf-8");
	}
	if (hw_str_starts(s, HW_STR("\0\0\xfe\xff"))) {
		*skip = 4;
		return HW_STR("utf-32be");
	}
	if (hw_str_starts(s, HW_STR("\xff\xfe\0\0"))) {
		*skip = 4;
		return HW_STR("utf-32le");
	}
	if (hw_str_starts(s, HW_STR("\xfe\xff"))) {
		*skip = 2;
		return HW_STR("utf-16be");
	}
	if (hw_str_starts(s, HW_STR("\xff\xfe"))) {
		*skip = 2;
		return HW_STR("utf-16le");
	}
	return HW_STR("");
}

/* XML 1.0 appendix F: what "<?" or "<" and its neighbours look like. */
static struct hw_str
of_shape(struct hw_str s)
{
	if (s.n < 4)
		return HW_STR("");
	if (memcmp(s.p, "\0\0\0<", 4) == 0)
		return HW_STR("utf-32be");
	if (memcmp(s.p, "<\0\0\0", 4) == 0)
		return HW_STR("utf-32le");
	if (s.p[0] == 0 && s.p[1] == '<' && s.p[2] == 0)
		return HW_STR("utf-16be");
	if (s.p[0] == '<' && s.p[1] == 0 && s.p[3] == 0)
		return HW_STR("utf-16le");
	if (memcmp(s.p, "\x4c\x6f\xa7\x94", 4) == 0)
		return HW_STR("cp037");
	return HW_STR("");
}

/* The value of name="..." in s, quotes optional. */
static struct hw_str
attribute(struct hw_str s, struct hw_str name)
{
	size_t at = 0;

	while ((at = hw_str_ifind(s, name, at)) != HW_NPOS) {
		struct hw_str v = hw_str_trim(hw_str_from(s, at + name.n));

		at += name.n;
		if (v.n < 2 || v.p[0] != '=')
			continue;
		v = hw_str_trim(hw_str_from(v, 1));
		if (v.n == 0)
			break;
		bool quoted = v.p[0] == '"' || v.p[0] == '\'';
		size_t n = quoted;

		while (n < v.n &&
		    (quoted ? v.p[n] != v.p[0]
			    : !strchr(" \t\n\r;/?>\"'", v.p[n])))
			n++;
		return hw_str_trim(hw_str_sub(v, quoted, n));
	}
	return HW_STR("");
}

static struct hw_str
of_prolog(struct hw_str s)
{
	while (s.n > 0 && hw_is_space((unsigned char)s.p[0]))
		s = hw_str_from(s, 1);
	if (!hw_str_starts(s, HW_STR("<?")))
		return HW_STR("");
	size_t end = hw_str_chr(hw_str_sub(s, 0, PRESCAN), '>', 0);

	return end == HW_NPOS
	    ? HW_STR("")
	    : attribute(hw_str_sub(s, 0, end), HW_STR("encoding"));
}

static struct hw_str
of_meta(struct hw_str s)
{
	size_t at = 0;

	s = hw_str_sub(s, 0, 4 * PRESCAN);
	while ((at = hw_str_ifind(s, HW_STR("<meta"), at)) != HW_NPOS) {
		size_t end = hw_str_chr(s, '>', at);
		struct hw_str v = attribute(
		    hw_str_sub(s, at, end == HW_NPOS ? s.n : end),
		    HW_STR("charset"));

		if (v.n > 0)
			return v;
		at += 5;
	}
	return HW_STR("");
}

struct hw_str
hw_charset_declared(struct hw_str bytes, int hint)
{
	size_t skip;
	struct hw_str v = of_bom(bytes, &skip);

	if (v.n > 0)
		return v;
	v = hint == HW_CHARSET_TEXT ? HW_STR("") : of_prolog(bytes);
	return v.n > 0 || hint != HW_CHARSET_HTML ? v : of_meta(bytes);
}

bool
hw_charset_known(struct hw_str name)
{
	struct hw_arena *m = hw_arena_new();
	bool known = hw_charset_find(m, name).name.n > 0;

	hw_arena_free(m);
	return known;
}

/* Well-formed length of the sequence at p (2 to 4), or 0. */
static size_t
sequence(const unsigned char *p, size_t n)
{
	size_t want = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;

	if (p[0] < 0xc2 || p[0] > 0xf4 || want > n)
		return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
	    (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	for (size_t i = 1; i < want; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return want;
}

static struct look
look(struct hw_str s)
{
	struct look l = {0};
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;

	while (i < s.n) {
		uint64_t w;

		if (i + 8 <= s.n) {
			memcpy(&w, p + i, 8);
			if ((w & 0x8080808080808080u) == 0) {
				i += 8;
				continue;
			}
		}
		if (p[i] < 0x80) {
			i++;
			continue;
		}
		size_t len = sequence(p + i, s.n - i);

		l.good += len > 0;
		l.bad += len == 0;
		l.high += len ? len : 1;
		i += len ? len : 1;
	}
	return l;
}

/* Valid UTF-8 that some other charset claims: by chance, or by mistake? */
static bool
surely_utf8(const struct look *l, const struct hw_charset *cs)
{
	size_t enough = cs->table == hw_charset_table[0] ? 1
	    : cs->multibyte                              ? 4
							 : 2;

	return l->bad == 0 && l->good >= enough;
}

struct attempt {
	struct hw_arena *m;
	struct hw_str bytes;
	struct look look;
	struct hw_str out, name;
};

/* Whether the candidate decodes; if so, out and name are set. */
static bool
try_one(struct attempt *a, const struct hw_charset *cs)
{
	size_t bad;

	if (cs->name.n == 0)
		return false;
	if (cs->utf8 || surely_utf8(&a->look, cs)) {
		if (a->look.bad * 50 > a->look.high)
			return false;
		a->out = hw_utf8_clean(a->m, a->bytes);
		a->name = HW_STR("utf-8");
		return true;
	}
	if (a->look.high == 0 && !cs->wide && cs->table) {
		a->out = a->bytes;
		a->name = cs->name;
		return true;
	}
	struct hw_str out = hw_charset_convert(a->m, a->bytes, cs, &bad);
	size_t count = cs->stateful || cs->wide ? a->bytes.n : a->look.high;

	if (bad * 50 > count || (out.n == 0 && a->bytes.n > 0))
		return false;
	a->out = out;
	a->name = cs->name;
	return true;
}

static bool
try_label(struct attempt *a, struct hw_str label)
{
	struct hw_charset cs = hw_charset_find(a->m, label);

	/* Bytes without a NUL are no UTF-16, and what is EBCDIC was seen. */
	if (cs.wide &&
	    (!hw_str_starts(cs.name, HW_STR("utf-")) ||
		hw_str_chr(hw_str_sub(a->bytes, 0, 64), '\0', 0) == HW_NPOS))
		return false;
	return try_one(a, &cs);
}

/* Decode what is neither ASCII-compatible nor declared in ASCII. */
static struct hw_str
decode_shaped(struct attempt *a, struct hw_str shape)
{
	struct hw_charset cs = hw_charset_find(a->m, shape);
	size_t bad;
	struct hw_str out = hw_charset_convert(a->m, a->bytes, &cs, &bad);

	a->name = cs.name;
	a->out = out;
	if (!hw_str_eq(shape, HW_STR("cp037")))
		return out;
	cs = hw_charset_find(a->m, of_prolog(out));
	if (cs.name.n == 0)
		return out;
	out = hw_charset_convert(a->m, a->bytes, &cs, &bad);
	if (bad == 0 && hw_str_starts(out, HW_STR("<?xml"))) {
		a->name = cs.name;
		a->out = out;
	}
	return a->out;
}

static void
undeclared(struct attempt *a)
{
	if (a->look.bad == 0 ||
	    (a->look.good > 0 && a->look.bad * 4 <= a->look.good)) {
		a->out = hw_utf8_clean(a->m, a->bytes);
		a->name = HW_STR("utf-8");
		return;
	}
	struct hw_charset cs = hw_charset_sniff(a->m, a->bytes);

	if (cs.utf8 || cs.wide || cs.stateful || !try_one(a, &cs)) {
		cs = hw_charset_find(a->m, HW_STR("windows-1252"));
		(void)try_one(a, &cs);
	}
}

/* Nobody says it is anything else, and it is. */
static bool
is_utf8(const struct attempt *a, struct hw_str mark, struct hw_str charset,
    struct hw_str label, int hint)
{
	struct hw_str said = hw_charset_declared(a->bytes, hint);

	if ((mark.n > 0 && !hw_str_eq(mark, HW_STR("utf-8"))) ||
	    (charset.n > 0 && !hw_str_ieq(charset, HW_STR("utf-8"))) ||
	    (said.n > 0 && !hw_str_ieq(said, HW_STR("utf-8"))))
		return false;
	/* 7-bit text/xml may have to be called by another name */
	if (charset.n == 0 && said.n == 0 &&
	    hw_str_istarts(label, HW_STR("text/")))
		return false;
	return hw_utf8_valid(a->bytes);
}

struct hw_str
hw_charset_decode(struct hw_arena *m, struct hw_str bytes, struct hw_str label,
    int hint, struct hw_str *used)
{
	struct attempt a = {.m = m, .bytes = bytes};
	struct hw_str charset = of_label(label);
	size_t skip;
	struct hw_str mark = of_bom(bytes, &skip);

	a.bytes = hw_str_from(bytes, skip);
	if (mark.n == 0 && hint != HW_CHARSET_TEXT)
		mark = of_shape(bytes);
	if (is_utf8(&a, mark, charset, label, hint)) {
		if (used)
			*used = HW_STR("utf-8");
		return a.bytes;
	}
	a.look = look(a.bytes);
	if (mark.n > 0 && !hw_str_eq(mark, HW_STR("utf-8"))) {
		(void)decode_shaped(&a, mark);
	} else if (mark.n > 0 && a.look.bad * 4 <= a.look.high) {
		a.out = hw_utf8_clean(m, a.bytes);
		a.name = mark;
	} else if (!try_label(&a, charset) &&
	    !try_label(&a, hw_charset_declared(a.bytes, hint))) {
		undeclared(&a);
		if (a.look.high == 0 && hw_str_istarts(label, HW_STR("text/")))
			a.name = HW_STR("us-ascii");
	}
	if (hw_str_starts(a.out, HW_STR("\xef\xbb\xbf")))
		a.out = hw_str_from(a.out, 3);
	if (used)
		*used = a.name;
	return a.out;
}
