/* SPDX-License-Identifier: MIT
 * Where sentences begin.  The tokeniser asks about each place where more
 * than one space parts two tokens; the answer needs only the characters
 * between and the two tokens.  No dictionary of sentences, no look-ahead. */
#include <string.h>

#include "base/utf8.h"
#include "text/text_int.h"

/* What stands between two tokens. */
struct gap {
	unsigned lines; /* line feeds */
	bool stop;      /* "." (one) */
	bool strong;    /* "!", "?", ellipsis with a space after */
	bool wide;      /* a full stop of a script without capitals */
	bool closes;    /* a closing mark after the full stop */
	bool opens;     /* an opening mark after white space */
	bool space;     /* white space after the full stop */
	bool more;      /* other marks: comma, dash, ... after the stop */
	unsigned dots;
};

static bool
is_wide_stop(uint32_t c)
{
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61 ||
	    c == 0x0964 || c == 0x0965 || c == 0x061F || c == 0x06D4 ||
	    c == 0x0589 || c == 0x1362 || c == 0x104B || c == 0x17D4;
}

static bool
is_closer(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D ||
	    c == 0x2019 || c == 0xBB || c == 0x201C || c == 0x300D ||
	    c == 0x300F || c == 0xFF09 || c == 0x203A || c == 0xAB ||
	    c == 0xFF02;
}

static bool
is_opener(uint32_t c)
{
	return c == '(' || c == '[' || c == 0x201E || c == 0x201A ||
	    c == 0x300C || c == 0x300E || c == 0xFF08 || c == 0x2018 ||
	    c == 0xBF || c == 0xA1;
}

static void
mark(struct gap *g, uint32_t c)
{
	bool stopped = g->stop || g->strong || g->wide;

	if (c == '.') {
		g->dots++;
		g->stop = true;
	} else if (c == '!' || c == '?' || c == 0x2026) {
		g->strong = true;
	} else if (is_wide_stop(c)) {
		g->wide = true;
	} else if (is_opener(c) || (c == 0x201C && g->wide)) {
		g->opens = true;
	} else if (is_closer(c)) {
		if (!stopped || g->space)
			g->opens = true;
		else
			g->closes = true;
	} else if (stopped && c != 0x2014 && c != 0x2013 && c != '-' &&
	    c != '*' && c != 0x2022) {
		g->more = true;
	}
}

static struct gap
gap_between(struct hw_str s, size_t from, size_t to)
{
	struct gap g = {0};

	if (to - from > 64) /* a line of dashes: only its ends matter */
		g.lines = memchr(s.p + from + 32, '\n', to - from - 64) ? 2 : 0;
	for (size_t i = from; i < to;) {
		uint32_t c = hw_utf8_next(s, &i);

		if (i - from > 32 && to - i > 32 && to - from > 64)
			i = to - 32;
		if (c == '\n') {
			g.lines++;
			g.space = true;
		} else if (c == ' ' || c == '\t' || c == '\r' || c == 0xA0 ||
		    c == 0x3000) {
			g.space = true;
		} else {
			mark(&g, c);
		}
	}
	return g;
}

/* A "." before a capital: does it end the sentence? */
static bool
stop_ends(struct hw_str s, const struct hw_sentence_rules *rules,
    const struct hw_token *before, const struct hw_token *k)
{
	size_t len = before->end - before->start;
	bool starter = k->flags & HW_TOK_CAP && k->flags & HW_TOK_STOP;

	if (before->kinds & HW_WORD_ABBRN && k->flags & HW_TOK_NUMBER)
		return false;
	if (before->kinds & HW_WORD_ABBR)
		return starter && !(before->kinds & HW_WORD_HONOUR);
	if (before->flags & HW_TOK_CAP && before->flags & HW_TOK_WORD &&
	    (len == 1 || (len == 2 && (s.p[before->start] & 0x80))))
		return starter && s.p[before->start] == 'I';
	if (memchr(s.p + before->start, '.', len) &&
	    before->flags & HW_TOK_WORD)
		return starter;
	if (rules->ordinal_dot && before->flags & HW_TOK_NUMBER && len <= 2 &&
	    !(before->flags & HW_TOK_WORD))
		return starter;
	return true;
}

/* "accomplices.Russian": two sentences glued by a scraper. */
static bool
glued(struct hw_str s, const struct hw_token *before, const struct hw_token *k)
{
	if (!(k->flags & HW_TOK_CAP) || k->flags & HW_TOK_UPPER ||
	    before->flags & (HW_TOK_CAP | HW_TOK_NUMBER))
		return false;
	return before->end - before->start > 2 && k->end - k->start > 1 &&
	    k->end < s.n && s.p[k->end] != '.' && s.p[k->end] != '/';
}

static bool
lower_start(const struct hw_token *k, struct hw_str s)
{
	size_t i = k->start;

	return hw_text_class(hw_utf8_next(s, &i)) == HW_CLASS_LOWER;
}

/* Both tokens on one line, a full stop of some kind between them. */
static bool
ends_inside_line(struct hw_str text, const struct hw_sentence_rules *rules,
    const struct gap *g, const struct hw_token *before,
    const struct hw_token *k)
{
	if (g->wide) /* a quoted sentence inside another goes on */
		return !g->closes || g->opens || g->space;
	if (lower_start(k, text))
		return false;
	if (!g->strong && !g->space && !g->closes && !g->opens)
		return glued(text, before, k);
	if (g->dots == 1 && !g->strong && !g->closes)
		return stop_ends(text, rules, before, k);
	return g->space || g->closes || g->opens;
}

unsigned
hw_sentence_start(struct hw_str text, const struct hw_sentence_rules *rules,
    const struct hw_token *before, const struct hw_token *k)
{
	struct gap g;
	bool ended;

	if (k->start == before->end)
		return 0;
	g = gap_between(text, before->end, k->start);
	if (g.lines > 1)
		return HW_TOK_SENT | HW_TOK_PARA | HW_TOK_LINE;
	ended = g.stop || g.strong || g.wide;
	if (g.lines)
		return HW_TOK_LINE |
		    (ended || !lower_start(k, text) ? HW_TOK_SENT : 0u);
	if (!ended || g.more)
		return 0;
	return ends_inside_line(text, rules, &g, before, k) ? HW_TOK_SENT : 0;
}
