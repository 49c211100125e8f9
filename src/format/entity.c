/* SPDX-License-Identifier: MIT
 * Character references. */
#include "format/entity.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "format/xml.h"

#define NAME_MAX_BYTES 31

static int
cmp(const void *key, const void *row)
{
	return strcmp(key, ((const struct hw_entity *)row)->name);
}

struct hw_str
hw_entity_named(struct hw_str name)
{
	char key[NAME_MAX_BYTES + 1];

	if (name.n == 0 || name.n > NAME_MAX_BYTES)
		return HW_STR("");
	memcpy(key, name.p, name.n);
	key[name.n] = '\0';
	const struct hw_entity *e = bsearch(
	    key, hw_entities, hw_n_entities, sizeof *e, cmp);

	return e ? hw_str_c(e->text) : HW_STR("");
}

/* "&#123;" or "&#x7b;" */
static size_t
numeric(struct hw_str s, char out[8], size_t *n)
{
	size_t i = 2;
	bool hex = i < s.n && (s.p[i] | 32) == 'x';
	uint32_t v = 0;

	i += hex;
	size_t from = i;

	for (; i < s.n; i++) {
		int d = hw_hex((unsigned char)s.p[i]);

		if (d < 0 || (!hex && d > 9))
			break;
		v = v > 0x110000 ? v : v * (hex ? 16 : 10) + (uint32_t)d;
	}
	if (i == from)
		return 0;
	if (v == 0 || v > 0x10FFFF || (v >= 0xD800 && v < 0xE000))
		v = HW_BAD_CP;
	*n = hw_utf8_put(out, v);
	return i + (i < s.n && s.p[i] == ';');
}

/* The five of XML, which are nearly all there are. */
static size_t
common(struct hw_str s, char out[8])
{
	if (s.n >= 4 && s.p[2] == 't' && s.p[3] == ';' &&
	    (s.p[1] == 'l' || s.p[1] == 'g')) {
		out[0] = s.p[1] == 'l' ? '<' : '>';
		return 4;
	}
	if (s.n >= 5 && memcmp(s.p, "&amp;", 5) == 0) {
		out[0] = '&';
		return 5;
	}
	if (s.n >= 6 && memcmp(s.p, "&quot;", 6) == 0) {
		out[0] = '"';
		return 6;
	}
	return 0;
}

size_t
hw_entity_read(struct hw_str s, char out[8], size_t *n)
{
	size_t used = common(s, out);

	if (used > 0) {
		*n = 1;
		return used;
	}
	if (s.n > 2 && s.p[1] == '#')
		return numeric(s, out, n);
	size_t i = 1;

	while (i < s.n && i <= NAME_MAX_BYTES &&
	    hw_is_alnum((unsigned char)s.p[i]))
		i++;
	if (i == 1 || i >= s.n || s.p[i] != ';')
		return 0;
	struct hw_str text = hw_entity_named(hw_str_sub(s, 1, i));

	if (text.n == 0)
		return 0;
	memcpy(out, text.p, text.n);
	*n = text.n;
	return i + 1;
}

struct hw_str
hw_entity_decode(struct hw_arena *m, struct hw_str s)
{
	return hw_xml_text(m, NULL, s);
}
