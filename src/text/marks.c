/* SPDX-License-Identifier: MIT
 * Pairs of quotation marks in the styles of some forty languages.  A pair
 * does not leave its paragraph: a missing mark damages one paragraph at most.
 * The usual exception is kept: a paragraph that opens with a mark and does
 * not close it, before another that opens too, is quoted to its end. */
#include "base/arena.h"
#include "base/utf8.h"
#include "text/text_int.h"

#define REACH 200 /* marks: a quotation holds fewer */

enum kind {
	NONE,
	PLAIN,     /* " and its like: opens and closes */
	HIGH6,     /* U+201C: opens; closes a LOW */
	HIGH9,     /* U+201D: closes; opens in Swedish, Finnish */
	LOW,       /* U+201E */
	GUIL_LEFT, /* U+00AB: opens; closes a GUIL_RIGHT */
	GUIL_RIGHT,
	CORNER,
	CORNER_END,
	CORNER2,
	CORNER2_END,
	SINGLE6, /* U+2018: opens; closes a SINGLE_LOW */
	SINGLE9, /* U+2019: closes, and the apostrophe */
	SINGLE_LOW,
	SINGLE, /* ': opens and closes, and the apostrophe */
	ANGLE_LEFT,
	ANGLE_RIGHT,
};

struct mark {
	uint32_t at, end;
	enum kind kind;
	bool opening; /* stands where an opening mark stands */
	bool closing;
};

struct scan {
	struct hw_arena *m;
	struct hw_str s;
	HW_VEC(struct mark) mark; /* of this paragraph */
	struct hw_mark_pairs *out, *ragged;
};

static enum kind
kind_of(uint32_t c)
{
	switch (c) {
	case '"':
	case 0xFF02:
		return PLAIN;
	case '\'':
		return SINGLE;
	case 0xAB:
		return GUIL_LEFT;
	case 0xBB:
		return GUIL_RIGHT;
	case 0x2018:
		return SINGLE6;
	case 0x2019:
		return SINGLE9;
	case 0x201A:
		return SINGLE_LOW;
	case 0x201C:
	case 0x201F:
	case 0x301D:
		return HIGH6;
	case 0x201D:
	case 0x301E:
		return HIGH9;
	case 0x201E:
		return LOW;
	case 0x2039:
		return ANGLE_LEFT;
	case 0x203A:
		return ANGLE_RIGHT;
	case 0x300C:
	case 0xFF62:
		return CORNER;
	case 0x300D:
	case 0xFF63:
		return CORNER_END;
	case 0x300E:
		return CORNER2;
	case 0x300F:
		return CORNER2_END;
	default:
		return NONE;
	}
}

#define LOST_MAX 500 /* unclosed marks of a paragraph: no prose */

/* Does b close what a opened? */
static bool
closes(const struct mark *a, const struct mark *b)
{
	bool plain = b->kind == PLAIN && b->closing && a->opening;

	switch (a->kind) {
	case PLAIN:
		return (b->kind == PLAIN || b->kind == HIGH9) && b->closing;
	case HIGH6:
		return b->kind == HIGH9 || plain ||
		    (b->kind == HIGH6 && b->closing && !b->opening);
	case HIGH9:
		return b->kind == HIGH9 && b->closing;
	case LOW:
		return b->kind == HIGH6 || b->kind == HIGH9 || plain;
	case GUIL_LEFT:
		return b->kind == GUIL_RIGHT;
	case GUIL_RIGHT:
		return b->kind == GUIL_LEFT ||
		    (b->kind == GUIL_RIGHT && b->closing && !b->opening);
	case CORNER:
		return b->kind == CORNER_END;
	case CORNER2:
		return b->kind == CORNER2_END;
	case SINGLE6:
		return b->kind == SINGLE9 && b->closing && !b->opening;
	case SINGLE_LOW:
		return (b->kind == SINGLE6 || b->kind == SINGLE9) && b->closing;
	case SINGLE:
		return b->kind == SINGLE && b->closing && !b->opening;
	case ANGLE_LEFT:
		return b->kind == ANGLE_RIGHT;
	default:
		return false;
	}
}

static bool
opens(const struct mark *k)
{
	switch (k->kind) {
	case HIGH6:
	case LOW:
	case GUIL_LEFT:
	case CORNER:
	case CORNER2:
	case ANGLE_LEFT:
		return true;
	case PLAIN:
	case HIGH9:
	case GUIL_RIGHT:
	case SINGLE:
	case SINGLE6:
	case SINGLE_LOW:
		return k->opening;
	default:
		return false;
	}
}

static bool
is_space_cp(uint32_t c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 ||
	    c == 0x3000 || c == 0x202F || (c >= 0x2000 && c <= 0x200B);
}

/* May an opening mark stand behind c? */
static bool
before_opening(uint32_t c)
{
	return is_space_cp(c) || c == '(' || c == '[' || c == '-' ||
	    c == 0x2013 || c == 0x2014 || c == ':' || c == '/' ||
	    (kind_of(c) != NONE && c != 0x2019) || c == 0xFF1A || c == 0x3002;
}

/* May a closing mark stand before c, when that is not a space? */
static bool
after_closing(uint32_t c)
{
	enum hw_class k = hw_text_class(c);

	return is_space_cp(c) ||
	    (k == HW_CLASS_OTHER && c != '(' && c != '[' && c != '$') ||
	    k == HW_CLASS_HAN;
}

static void
add_mark(struct scan *t, size_t at, size_t end, enum kind kind, size_t from,
    size_t to)
{
	uint32_t prev = ' ', next = ' ';
	size_t i = at, j = end;
	struct mark *k;

	if (i > from)
		prev = hw_utf8_prev(t->s, &i);
	if (j < to)
		next = hw_utf8_next(t->s, &j);
	if ((kind == SINGLE || kind == SINGLE9) &&
	    hw_text_class(next) != HW_CLASS_OTHER &&
	    hw_text_class(prev) != HW_CLASS_OTHER)
		return; /* an apostrophe */
	k = HW_PUSH(t->m, &t->mark);
	k->at = (uint32_t)at;
	k->end = (uint32_t)end;
	k->kind = kind;
	k->opening = before_opening(prev) && !is_space_cp(next);
	k->closing = !is_space_cp(prev) || is_space_cp(next);
	if (kind == SINGLE || kind == SINGLE6 || kind == SINGLE9) {
		k->closing = !is_space_cp(prev) && after_closing(next);
		if (next >= '0' && next <= '9')
			k->opening = false; /* '90s */
	}
	if (kind == PLAIN && is_space_cp(prev) && is_space_cp(next))
		k->opening = k->closing = true;
	if (kind == PLAIN && !k->opening && !is_space_cp(next) &&
	    hw_text_class(next) != HW_CLASS_OTHER && t->mark.n % 2 == 1)
		k->opening = true; /* glued to the word before */
}

static void
find_marks(struct scan *t, size_t from, size_t to)
{
	struct hw_str p = hw_str_sub(t->s, 0, to);

	t->mark.n = 0;
	for (size_t i = from; i < to;) {
		unsigned char c = (unsigned char)p.p[i];
		size_t at = i;
		enum kind kind;

		if (c < 0x80
			? c != '"' && c != '\''
			: c != 0xC2 && c != 0xE2 && c != 0xE3 && c != 0xEF) {
			i++;
			continue;
		}
		kind = kind_of(hw_utf8_next(p, &i));
		if (kind == SINGLE && i < to && p.p[i] == '\'') {
			kind = PLAIN; /* '' */
			i++;
		}
		if (kind != NONE)
			add_mark(t, at, i, kind, from, to);
	}
}

static void
add_pair(struct scan *t, struct hw_mark_pairs *to, const struct mark *a,
    const struct mark *b, size_t end)
{
	struct hw_mark_pair *p;

	p = HW_PUSH(t->m, to);
	p->open = a->at;
	p->start = a->end;
	p->end = b ? b->at : (uint32_t)end;
	p->close = b ? b->end : (uint32_t)end;
	p->unclosed = !b;
	p->single = a->kind == SINGLE || a->kind == SINGLE6 ||
	    a->kind == SINGLE_LOW || a->kind == ANGLE_LEFT;
}

/* The mark that closes mark i, or the number of marks.  Marks of the same
 * kind that plainly open nest. */
static size_t
find_close(const struct scan *t, size_t i)
{
	const struct mark *from = &t->mark.v[i];
	enum kind a = from->kind;
	size_t depth = 0, first = t->mark.n;

	for (size_t j = i + 1; j < t->mark.n && j < i + REACH; j++) {
		const struct mark *b = &t->mark.v[j];

		if (a == PLAIN && b->kind == PLAIN && b->opening && !b->closing)
			return first < t->mark.n ? first : t->mark.n;
		if (b->kind == a && a != PLAIN && a != SINGLE && opens(b) &&
		    !closes(from, b)) {
			depth++;
			continue;
		}
		if (!closes(from, b))
			continue;
		if (depth == 0)
			return j;
		if (first == t->mark.n)
			first = j;
		depth--;
	}
	return first;
}

/* Does the next paragraph open with the same kind of mark? */
static bool
next_opens(const struct scan *t, size_t to, enum kind kind)
{
	size_t i = to;

	while (i < t->s.n && hw_is_space((unsigned char)t->s.p[i]))
		i++;
	return i < t->s.n && kind_of(hw_utf8_next(t->s, &i)) == kind;
}

static bool
at_start(const struct scan *t, size_t at, size_t from)
{
	while (at > from && hw_is_space((unsigned char)t->s.p[at - 1]))
		at--;
	return at == from;
}

/* Inches and the second half of a measure have no letter before them. */
static bool
is_unopened(const struct scan *t, const struct mark *a)
{
	size_t i = a->at;

	if ((a->kind != PLAIN && a->kind != HIGH9) || !a->closing ||
	    a->opening || i == 0)
		return false;
	return !hw_is_digit((unsigned char)t->s.p[i - 1]);
}

static void
paragraph(struct scan *t, size_t from, size_t to)
{
	size_t i = 0, lost = 0;

	find_marks(t, from, to);
	if (t->ragged && t->mark.n && is_unopened(t, &t->mark.v[0]) &&
	    t->mark.v[0].at > from) {
		const struct mark *a = &t->mark.v[i++];

		*HW_PUSH(t->m, t->ragged) = (struct hw_mark_pair){
		    .open = (uint32_t)from,
		    .start = (uint32_t)from,
		    .end = a->at,
		    .close = a->end};
	}
	while (i < t->mark.n && lost < LOST_MAX) {
		const struct mark *a = &t->mark.v[i];
		size_t j;

		if (!opens(a)) {
			i++;
			continue;
		}
		j = find_close(t, i);
		if (j < t->mark.n) {
			if (t->mark.v[j].at > a->end)
				add_pair(t, t->out, a, &t->mark.v[j], 0);
			i = j + 1;
			continue;
		}
		lost++;
		if (a->kind != SINGLE && a->kind != SINGLE6 &&
		    (next_opens(t, to, a->kind) ||
			(at_start(t, a->at, from) && a->kind != PLAIN)) &&
		    i + 1 == t->mark.n && to > a->end)
			add_pair(t, t->out, a, NULL, to);
		else if (t->ragged && i + 1 == t->mark.n && to == t->s.n &&
		    a->kind != SINGLE && a->kind != SINGLE6)
			add_pair(t, t->ragged, a, NULL, to);
		i++;
	}
}

void
hw_quote_marks(struct hw_arena *m, struct hw_str text,
    struct hw_mark_pairs *out, struct hw_mark_pairs *ragged)
{
	struct scan t = {.m = m, .s = text, .out = out, .ragged = ragged};
	bool lines = hw_str_find(text, HW_STR("\n\n"), 0) == HW_NPOS;
	size_t from = 0;

	while (from < text.n) {
		size_t to = lines ? hw_str_chr(text, '\n', from)
				  : hw_str_find(text, HW_STR("\n\n"), from);
		size_t end;

		if (to == HW_NPOS)
			to = text.n;
		for (end = to;
		     end > from && hw_is_space((unsigned char)text.p[end - 1]);)
			end--;
		paragraph(&t, from, end);
		for (from = to;
		     from < text.n && hw_is_space((unsigned char)text.p[from]);)
			from++;
	}
}
