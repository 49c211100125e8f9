/* SPDX-License-Identifier: MIT
 * Finding a charset by name and converting from it: our tables for what ICU
 * lacks and for windows-1252, ICU's converters for the rest. */
#include "base/charset_int.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#define NAME_MAX_BYTES 40
#define SNIFF_MAX 65536 /* bytes given to the detector */

static int
alias_cmp(const void *k, const void *row)
{
	return strcmp(k, ((const struct hw_charset_alias *)row)->key);
}

/* Whether ASCII bytes mean ASCII (at first: escapes may change that), and
 * whether one byte is one character. */
static void
shape(struct hw_charset *cs, UConverter *cv)
{
	static const char ascii[] = "<?xml 09=\"azAZ\">";
	UErrorCode ec = U_ZERO_ERROR;
	UConverterType type = ucnv_getType(cv);
	UChar u[64];
	int32_t n = ucnv_toUChars(cv, u, 64, ascii, sizeof ascii - 1, &ec);

	cs->multibyte = type != UCNV_SBCS && type != UCNV_LATIN_1 &&
	    type != UCNV_US_ASCII;
	cs->wide = U_FAILURE(ec) || n != (int32_t)sizeof ascii - 1;
	for (int32_t i = 0; i < n && !cs->wide; i++)
		cs->wide = u[i] != (unsigned char)ascii[i];
	cs->stateful = type == UCNV_ISO_2022 || type == UCNV_HZ ||
	    type == UCNV_UTF7;
}

static bool
open_icu(struct hw_charset *cs, const char *name)
{
	UErrorCode ec = U_ZERO_ERROR;
	UConverter *cv;

	if (strlen(name) >= sizeof cs->icu)
		return false;
	cv = ucnv_open(name, &ec);
	if (U_FAILURE(ec))
		return false;
	memcpy(cs->icu, name, strlen(name) + 1);
	cs->utf8 = ucnv_getType(cv) == UCNV_UTF8;
	shape(cs, cv);
	ucnv_close(cv);
	return true;
}

/* The preferred IANA name of what ICU knows as label. */
static struct hw_str
public_name(struct hw_arena *m, const char *icu, struct hw_str label)
{
	UErrorCode ec = U_ZERO_ERROR;
	const char *name = ucnv_getStandardName(icu, "MIME", &ec);

	if (U_FAILURE(ec) || !name)
		name = ucnv_getStandardName(icu, "IANA", &ec);
	return hw_str_lower(m, U_SUCCESS(ec) && name ? hw_str_c(name) : label);
}

struct hw_charset
hw_charset_find(struct hw_arena *m, struct hw_str label)
{
	struct hw_charset cs = {0};
	char key[NAME_MAX_BYTES + 1];
	size_t n = 0;

	for (size_t i = 0; i < label.n; i++) {
		if (!hw_is_alnum((unsigned char)label.p[i]))
			continue;
		if (n == NAME_MAX_BYTES)
			return cs;
		key[n++] = (char)hw_lower(label.p[i]);
	}
	key[n] = '\0';
	if (n == 0)
		return cs;
	const struct hw_charset_alias *a = bsearch(
	    key, hw_charset_alias, hw_charset_aliases, sizeof *a, alias_cmp);

	if (!a) {
		if (label.n < sizeof cs.icu &&
		    open_icu(&cs, hw_str_z(m, label)))
			cs.name = public_name(m, cs.icu, label);
		return cs;
	}
	for (size_t i = 0; !*a->icu && i < hw_charset_tables; i++)
		if (strcmp(a->name, hw_charset_table_name[i]) == 0)
			cs.table = hw_charset_table[i];
	if (cs.table || open_icu(&cs, a->icu))
		cs.name = hw_str_c(a->name);
	return cs;
}

static struct hw_str
by_table(
    struct hw_arena *m, struct hw_str s, const uint16_t *table, size_t *bad)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		n += c < 0x80 ? 1 : table[c - 0x80] < 0x800 ? 2 : 3;
	}
	char *p = hw_arena_raw(m, n + 1, 1);

	n = 0;
	*bad = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80) {
			p[n++] = (char)c;
			continue;
		}
		*bad += table[c - 0x80] == HW_BAD_CP;
		n += hw_utf8_put(p + n, table[c - 0x80]);
	}
	return (struct hw_str){p, n};
}

/* Append UTF-16 as UTF-8; *lead keeps half a pair between pieces. */
static void
put_utf16(struct hw_buf *b, const UChar *u, size_t n, UChar *lead, size_t *bad)
{
	char *out = hw_buf_room(b, 3 * n + 4);
	size_t k = 0;

	if (!out)
		return;
	for (size_t i = 0; i < n; i++) {
		uint32_t c = u[i];

		if (c >= 0xD800 && c < 0xDC00) {
			*lead = u[i];
			continue;
		}
		if (c >= 0xDC00 && c < 0xE000 && *lead)
			c = 0x10000 + (((uint32_t)*lead - 0xD800) << 10) +
			    (c - 0xDC00);
		*lead = 0;
		if (c == 0x1A || c == HW_BAD_CP) {
			c = HW_BAD_CP;
			++*bad;
		}
		k += hw_utf8_put(out + k, c);
	}
	b->n += k;
}

struct hw_str
hw_charset_convert(struct hw_arena *m, struct hw_str s,
    const struct hw_charset *cs, size_t *bad)
{
	UErrorCode ec = U_ZERO_ERROR;
	const char *src = s.n ? s.p : "", *end = src + s.n;
	struct hw_buf b;
	UChar u[2048], lead = 0;

	*bad = 0;
	if (cs->table)
		return by_table(m, s, cs->table, bad);
	UConverter *cv = ucnv_open(cs->icu, &ec);

	if (U_FAILURE(ec)) {
		*bad = s.n;
		return HW_STR("");
	}
	hw_buf_init(&b, m, 6 * s.n + 64);
	do {
		UChar *t = u;

		ec = U_ZERO_ERROR;
		ucnv_toUnicode(cv, &t, u + sizeof u / sizeof *u, &src, end,
		    NULL, true, &ec);
		put_utf16(&b, u, (size_t)(t - u), &lead, bad);
	} while (ec == U_BUFFER_OVERFLOW_ERROR && b.rc == 0);
	ucnv_close(cv);
	return hw_buf_str(&b);
}

/* Text only: markup is ASCII in every charset and would drown the rest. */
static size_t
strip_tags(struct hw_str s, char *out, size_t max)
{
	size_t n = 0;
	bool tag = false;

	for (size_t i = 0; i < s.n && n < max; i++) {
		if (s.p[i] == '<')
			tag = true;
		if (!tag)
			out[n++] = s.p[i];
		if (s.p[i] == '>')
			tag = false;
	}
	return n;
}

/* Thai, which ICU does not know by sight: a vowel above, below or behind and
 * a tone stand on a consonant, a leading vowel before one.  By chance two of
 * three do; in Thai all. */
static bool
is_thai(const char *text, size_t n)
{
	size_t high = 0, marks = 0, wrong = 0;
	unsigned char last = 0;

	for (size_t i = 0; i < n; last = (unsigned char)text[i++]) {
		unsigned char c = (unsigned char)text[i];
		bool letter = last >= 0xA1 && last <= 0xCE,
		     lead = c >= 0xE0 && c <= 0xE4,
		     mark = (c >= 0xD0 && c <= 0xDA) ||
		    (c >= 0xE7 && c <= 0xEE);

		if (c < 0x80)
			continue;
		high++;
		if (c < 0xA1 || (c > 0xDA && c < 0xDF) || c > 0xFB)
			return false;
		marks += mark || lead;
		wrong += mark && !letter && !(last >= 0xD0 && last <= 0xEE);
		wrong += last >= 0xE0 && last <= 0xE4 &&
		    !(c >= 0xA1 && c <= 0xCE);
	}
	return high >= 12 && marks * 6 >= high && wrong * 20 <= marks;
}

struct hw_charset
hw_charset_sniff(struct hw_arena *m, struct hw_str s)
{
	UErrorCode ec = U_ZERO_ERROR;
	struct hw_charset cs = {0};
	size_t from = 0;

	while (from < s.n && (unsigned char)s.p[from] < 0x80)
		from++;
	from = from > 1024 ? from - 1024 : 0;
	char *text = hw_arena_alloc(m, SNIFF_MAX, 1);
	size_t n = strip_tags(hw_str_from(s, from), text, SNIFF_MAX);

	if (is_thai(text, n))
		return hw_charset_find(m, HW_STR("tis-620"));
	UCharsetDetector *d = ucsdet_open(&ec);

	if (U_FAILURE(ec))
		return cs;
	ucsdet_setText(d, text, (int32_t)n, &ec);
	const UCharsetMatch *match = ucsdet_detect(d, &ec);

	if (U_SUCCESS(ec) && match && ucsdet_getConfidence(match, &ec) >= 10) {
		struct hw_str name = hw_charset_second_look(
		    (struct hw_str){text, n},
		    hw_str_c(ucsdet_getName(match, &ec)));

		if (hw_str_starts(name, HW_STR("ISO-8859-8")))
			name = HW_STR("windows-1255");
		cs = hw_charset_find(m, name);
	}
	ucsdet_close(d);
	return cs;
}
