/* SPDX-License-Identifier: MIT
 * Whom a page as a whole rests on.  Most credits name the people a reporter
 * spoke to: then the page itself is the source.  Only an agency or an outlet
 * takes that place, or whoever a credit line ("Press release: X") names. */
#include "text/outlet.h"
#include "trace/roots.h"
#include "trace/trace_int.h"

#include "base/arena.h"

enum {
	CODE_MIN = 3, /* letters of an agency's short name */
	CODE_MAX = 6,
	BEFORE = 40,  /* bytes before a code that may say "agency" */
	SIGHTS = 8,   /* places of a code looked at */
	CREDITS = 64, /* ... and credits of a page */
	LINE = 24,    /* bytes of a credit line besides the name */
};

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "VLTA" at the end of "the Velmark state agency VLTA". */
static struct hw_str
code_of(struct hw_str name)
{
	size_t from = name.n;

	while (from > 0 && is_upper(name.p[from - 1]))
		from--;
	if (name.n - from < CODE_MIN || name.n - from > CODE_MAX ||
	    (from > 0 && hw_is_alnum((unsigned char)name.p[from - 1])))
		return (struct hw_str){0};
	return hw_str_from(name, from);
}

static bool
says_agency(struct hw_arena *m, struct hw_str text)
{
	static const char *const words[] = {"agency", "agentur", "agence",
	    "agencia", "agenzia", "agentschap", "agencja", "byra", "агентств",
	    "агенци", "وكالة", "通讯社", "通信"};
	struct hw_str folded = hw_text_fold(m, text);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (hw_str_find(folded, hw_str_c(words[i]), 0) != HW_NPOS)
			return true;
	return false;
}

/* Is the code ever led in by the word agency?  NATO is not. */
static bool
is_agency(struct hw_arena *m, struct hw_str text, struct hw_str code)
{
	size_t at = hw_str_find(text, code, 0);

	for (int n = 0; n < SIGHTS && at != HW_NPOS; n++) {
		size_t from = at > BEFORE ? at - BEFORE : 0;

		while (
		    from < at && ((unsigned char)text.p[from] & 0xC0) == 0x80)
			from++;
		if (says_agency(m, hw_str_sub(text, from, at)))
			return true;
		at = hw_str_find(text, code, at + code.n);
	}
	return false;
}

/* "What is known is the version of the agency VLTA": a page that says so tells
 * of what others say, and rests on itself. */
static bool
is_version(
    struct hw_arena *m, const struct hw_article *a, const struct hw_credit *c)
{
	static const char *const words[] = {"version", "versie ", "lezing ",
	    "darstellung", "verze ", "wersj", "верси", "رواية", "说法", "說法"};
	struct hw_str s = hw_str_sub(a->text, c->span.start, c->span.end);
	size_t at = hw_str_find(s, c->chain.v[0], 0);
	struct hw_str before = hw_text_fold(m,
	    hw_str_sub(s, at != HW_NPOS && at > BEFORE ? at - BEFORE : 0, at));

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (at != HW_NPOS &&
		    hw_str_find(before, hw_str_c(words[i]), 0) != HW_NPOS)
			return true;
	return false;
}

static enum hw_name_kind
kind_of(const struct hw_article *a, struct hw_str who)
{
	for (size_t i = 0; i < a->n_names; i++) {
		const struct hw_name *n = &a->names[i];

		if (hw_str_eq(n->canonical, who) ||
		    hw_str_eq(
			hw_str_sub(a->text, n->span.start, n->span.end), who))
			return n->kind;
	}
	return HW_NAME_PLACE; /* no name at all */
}

/* "Source: X", "Press release: X", "(X)": nothing but the credit. */
static bool
is_line(const struct hw_article *a, const struct hw_credit *c)
{
	struct hw_str s = hw_str_sub(a->text, c->span.start, c->span.end);

	if (c->line.n)
		return true;
	return c->chain.n == 1 && s.n <= c->chain.v[0].n + LINE &&
	    (hw_str_chr(s, ':', 0) != HW_NPOS ||
		hw_str_chr(s, '(', 0) != HW_NPOS ||
		hw_str_find(s, HW_STR("："), 0) != HW_NPOS);
}

/* "Petra" where the page tells of Petra Malling. */
static bool
is_first_name(const struct hw_article *a, struct hw_str who)
{
	for (size_t i = 0; i < a->n_names; i++) {
		struct hw_str name = a->names[i].canonical;

		if (a->names[i].kind == HW_NAME_PERSON && name.n > who.n + 1 &&
		    name.p[who.n] == ' ' && hw_str_starts(name, who))
			return true;
	}
	return false;
}

static struct hw_str
outlet_of(struct hw_arena *m, const struct hw_article *a, struct hw_str who)
{
	const struct hw_outlet *o = hw_outlet_find(m, who);
	struct hw_str code = code_of(who);

	if (is_first_name(a, who))
		return (struct hw_str){0};
	if (o && (!(o->flags & HW_OUTLET_WEAK) || hw_str_eq(o->name, who)))
		return o->name;
	if (code.n && is_agency(m, a->text, code))
		return code;
	if (kind_of(a, who) == HW_NAME_OUTLET)
		return who;
	/* A common noun is no outlet: "the local press". */
	if (kind_of(a, who) != HW_NAME_PLACE && hw_outlet_like(m, who))
		return who;
	return (struct hw_str){0};
}

struct hw_str
hw_trace_rests_on(struct hw_arena *m, const struct hw_article *a)
{
	for (size_t i = 0; i < a->n_credits && i < CREDITS; i++) {
		const struct hw_credit *c = &a->credits[i];
		bool line;
		struct hw_str who;

		if (c->image || !c->chain.n)
			continue;
		line = is_line(a, c);
		if (!line &&
		    (c->span.start > a->text.n / 3 || is_version(m, a, c)))
			continue;
		who = outlet_of(m, a, c->chain.v[0]);
		if (!who.n && line &&
		    (c->line.n || kind_of(a, c->chain.v[0]) != HW_NAME_PLACE))
			who = c->chain.v[0];
		if (who.n)
			return who;
	}
	return (struct hw_str){0};
}
