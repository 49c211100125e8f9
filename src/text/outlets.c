/* SPDX-License-Identifier: MIT */
#include "text/outlets.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/vec.h"
#include "text/han.h"
#include "text/outlet_int.h"
#include "text/token.h"

enum {
	NAME_MOST = 120,   /* bytes */
	ALIASES_MOST = 64, /* and domains, and languages */
};

struct reading {
	struct hw_arena *m;
	struct hw_outlets *t;
	const char *file;
	int line;
	struct hw_err *err;
	struct hw_outlet row;
	struct hw_buf names; /* folded, parted by | */
};

static int
bad(struct reading *r, const char *what, struct hw_str it)
{
	it = hw_str_sub(it, 0, 80);
	if (!it.n)
		return hw_fail(
		    r->err, HW_EINPUT, "%s:%d: %s", r->file, r->line, what);
	return hw_fail(r->err, HW_EINPUT, "%s:%d: %s \"%.*s\"", r->file,
	    r->line, what, HW_FMT(it));
}

static bool
is_clean(struct hw_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == '|')
			return false;
	return s.n > 0 && s.n <= NAME_MOST && hw_str_trim(s).n == s.n;
}

/* ---- names ----------------------------------------------------------------------- */

static int
add_name(struct reading *r, struct hw_str name)
{
	struct hw_str key = hw_text_han(r->m, hw_text_fold(r->m, name));
	struct hw_tokens t;
	uint64_t *at;
	bool fresh;

	if (!is_clean(name))
		return bad(r, "no name", name);
	if (key.n < 2)
		return bad(r, "too short for a name:", name);
	at = hw_map_put(r->m, &r->t->by_name, key, &fresh);
	if (!fresh && *at != r->t->row.n + 1)
		return bad(r, "another line has the name", name);
	if (!fresh)
		return HW_OK;
	*at = r->t->row.n + 1;
	if (r->names.n)
		hw_buf_c(&r->names, "|");
	hw_buf_put(&r->names, key);
	hw_text_tokens(r->m, key, (struct hw_str){0}, &t);
	if (t.n) {
		uint32_t *hash = HW_NEW(r->m, uint32_t);

		*hash = t.v[0].hash;
		at = hw_map_put(r->m, &r->t->first,
		    (struct hw_str){(const char *)hash, sizeof(*hash)}, NULL);
		*at |= 1u << (t.n & 31);
	}
	return HW_OK;
}

/* "vlta.example": letters, digits and hyphens between dots. */
static bool
is_domain(struct hw_str s)
{
	bool dot = false;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '.')
			dot = i > 0 && i + 1 < s.n && s.p[i - 1] != '.';
		else if (c != '-' && !hw_is_alnum((unsigned char)c))
			return false;
		if (c == '.' && !dot)
			return false;
		if (c >= 'A' && c <= 'Z')
			return false;
	}
	return dot && s.n <= NAME_MOST;
}

static bool
is_code(struct hw_str s, char first, char last)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < first || s.p[i] > last)
			return false;
	return s.n == 2 || (s.n == 3 && first == 'a');
}

/* ---- one line -------------------------------------------------------------------- */

enum key { NAME, ALIASES, DOMAINS, LANGUAGES, OWNER, COUNTRY, FLAG };

static const struct {
	const char *name;
	enum key key;
	enum hw_json_kind kind;
	unsigned flag;
} keys[] = {
    {"name", NAME, HW_JSON_STRING, 0},
    {"aliases", ALIASES, HW_JSON_ARRAY, 0},
    {"domains", DOMAINS, HW_JSON_ARRAY, 0},
    {"languages", LANGUAGES, HW_JSON_ARRAY, 0},
    {"owner", OWNER, HW_JSON_STRING, 0},
    {"country", COUNTRY, HW_JSON_STRING, 0},
    {"agency", FLAG, HW_JSON_TRUE, HW_OUTLET_AGENCY},
    {"state", FLAG, HW_JSON_TRUE, HW_OUTLET_STATE},
    {"common", FLAG, HW_JSON_TRUE, HW_OUTLET_WEAK},
};

static int
take_string(struct reading *r, enum key key, struct hw_str s)
{
	switch (key) {
	case NAME:
		r->row.name = s;
		return add_name(r, s);
	case OWNER:
		r->row.owner = s;
		return is_clean(s) ? HW_OK : bad(r, "no owner", s);
	case COUNTRY:
		r->row.country = s;
		return is_code(s, 'A', 'Z')
		    ? HW_OK
		    : bad(r, "a country is two capital letters, not", s);
	case DOMAINS:
		return is_domain(s)
		    ? HW_OK
		    : bad(r, "a domain is like \"news.example\", not", s);
	case LANGUAGES:
		return is_code(s, 'a', 'z')
		    ? HW_OK
		    : bad(r, "a language is two or three letters, not", s);
	default:
		return add_name(r, s);
	}
}

static int
take_list(struct reading *r, enum key key, const struct hw_json *list)
{
	struct hw_buf all;
	int rc = HW_OK, n = 0;

	hw_buf_init(&all, r->m, (NAME_MOST + 1) * ALIASES_MOST);
	for (const struct hw_json *v = list->child; v && !rc; v = v->next) {
		if (v->kind != HW_JSON_STRING || n++ == ALIASES_MOST)
			return bad(
			    r, "a list of at most 64 strings:", list->key);
		rc = take_string(r, key, v->str);
		if (!rc && all.n)
			hw_buf_c(&all, "|");
		if (!rc)
			hw_buf_put(&all, v->str);
	}
	if (key == DOMAINS)
		r->row.domain = hw_buf_str(&all);
	if (key == LANGUAGES)
		r->row.languages = hw_buf_str(&all);
	return rc;
}

static int
take_member(struct reading *r, const struct hw_json *v)
{
	size_t k = 0, n = sizeof(keys) / sizeof(*keys);

	while (k < n && !hw_str_eq(v->key, hw_str_c(keys[k].name)))
		k++;
	if (k == n)
		return bad(r, "unknown key", v->key);
	if (keys[k].key == FLAG) {
		if (v->kind != HW_JSON_TRUE && v->kind != HW_JSON_FALSE)
			return bad(r, "true or false:", v->key);
		r->row.flags |= v->kind == HW_JSON_TRUE ? keys[k].flag : 0;
		return HW_OK;
	}
	if (v->kind != keys[k].kind)
		return bad(r,
		    keys[k].kind == HW_JSON_ARRAY ? "a list of strings:"
						  : "a string:",
		    v->key);
	return v->kind == HW_JSON_ARRAY ? take_list(r, keys[k].key, v)
					: take_string(r, keys[k].key, v->str);
}

static int
read_line(struct reading *r, struct hw_str line)
{
	struct hw_json *o;
	struct hw_err why = {0};
	int rc = HW_OK;

	if (hw_json_parse(r->m, line, 0, &o, &why))
		return bad(r, why.msg, (struct hw_str){0});
	if (o->kind != HW_JSON_OBJECT)
		return bad(r, "a line is a JSON object", (struct hw_str){0});
	if (r->t->row.n == HW_OUTLETS_MAX)
		return bad(r, "too many lines", (struct hw_str){0});
	r->row = (struct hw_outlet){0};
	hw_buf_init(&r->names, r->m, (NAME_MOST + 1) * (ALIASES_MOST + 1) * 4);
	for (const struct hw_json *v = o->child; v && !rc; v = v->next)
		rc = take_member(r, v);
	if (!rc && !r->row.name.n)
		rc = bad(r, "the \"name\" is missing", (struct hw_str){0});
	if (rc)
		return rc;
	r->row.aliases = hw_buf_str(&r->names);
	*HW_PUSH(r->m, &r->t->row) = r->row;
	return HW_OK;
}

int
hw_outlets_read(struct hw_arena *m, struct hw_str text, const char *name,
    const struct hw_outlets **out, struct hw_err *err)
{
	struct reading r = {.m = m,
	    .t = HW_NEW(m, struct hw_outlets),
	    .file = name,
	    .err = err};
	struct hw_str line;
	int rc = HW_OK;

	if (text.n > HW_OUTLETS_BYTES)
		return hw_fail(
		    err, HW_ELIMIT, "%s: more than 4 MiB of outlets", name);
	if (hw_str_starts(text, HW_STR("\xEF\xBB\xBF")))
		text = hw_str_from(text, 3);
	while (!rc && hw_str_line(&text, &line)) {
		r.line++;
		line = hw_str_trim(line);
		if (line.n && line.p[0] != '#')
			rc = read_line(&r, line);
	}
	*out = r.t;
	return rc;
}

size_t
hw_outlets_count(const struct hw_outlets *t)
{
	return t->row.n;
}

void
hw_outlets_use(struct hw_arena *job, const struct hw_outlets *t)
{
	hw_arena_lend(job, t);
}
