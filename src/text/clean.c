/* SPDX-License-Identifier: MIT
 * Plain text that was a page: decide about each paragraph from what it says
 * and where it stands. */
#include "text/clean.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/time.h"
#include "base/utf8.h"
#include "text/clean_int.h"
#include "text/date.h"
#include "text/language.h"
#include "text/text.h"
#include "text/token.h"

#define PARAS_MAX 20000

void
hw_clean_drop(struct hw_cleaner *c, size_t i)
{
	if (c->p[i].gone)
		return;
	c->p[i].gone = true;
	*HW_PUSH(c->m, &c->dropped) = c->p[i].s;
}

size_t
hw_clean_next(const struct hw_cleaner *c, size_t from)
{
	while (from < c->n && c->p[from].gone)
		from++;
	return from;
}

/* ---- paragraphs ------------------------------------------------------------ */

/* Text wrapped by hand has many lines of like length without a blank one
 * between; there a line break is a space. */
static bool
is_wrapped(struct hw_str text)
{
	struct hw_str line;
	size_t lines = 0, middling = 0, blank = 0;

	while (hw_str_line(&text, &line) && lines < 2000) {
		size_t n = hw_str_trim(line).n;

		lines++;
		blank += n == 0;
		middling += n >= 45 && n <= 100;
	}
	return lines > 12 && middling * 10 > (lines - blank) * 6;
}

static void
split(struct hw_cleaner *c, struct hw_str text)
{
	bool wrapped = is_wrapped(text);
	struct hw_str line;

	c->p = HW_ARRAY(c->m, struct hw_clean_para, PARAS_MAX);
	while (c->n < PARAS_MAX && hw_str_line(&text, &line)) {
		struct hw_clean_para *last = c->n ? &c->p[c->n - 1] : NULL;

		line = hw_str_trim(line);
		if (wrapped && line.n && last && last->s.n &&
		    line.p > last->s.p + last->s.n &&
		    line.p - (last->s.p + last->s.n) < 3) {
			last->s.n = (size_t)(line.p + line.n - last->s.p);
			continue;
		}
		if (line.n)
			c->p[c->n++].s = line;
	}
}

/* ---- words ------------------------------------------------------------------ */

static bool
is_content(const struct hw_token *t)
{
	return !(t->flags & HW_TOK_STOP) &&
	    (t->end - t->start > 3 ||
		(t->flags & (HW_TOK_HAN | HW_TOK_NUMBER)));
}

double
hw_clean_shared(struct hw_cleaner *c, struct hw_str heading, size_t from,
    size_t to, size_t *n_hits)
{
	struct hw_tokens t;
	struct hw_map seen = {0};
	size_t words = 0, hits = 0;

	for (size_t i = from; i < to; i++) {
		struct hw_tokens body;

		if (c->p[i].gone)
			continue;
		hw_text_tokens(c->m, c->p[i].s, c->lang, &body);
		for (size_t k = 0; k < body.n; k++)
			*hw_map_put(c->m, &seen,
			    (struct hw_str){(const char *)&body.v[k].hash, 4},
			    NULL) = 1;
	}
	hw_text_tokens(c->m, heading, c->lang, &t);
	for (size_t k = 0; k < t.n; k++) {
		if (!is_content(&t.v[k]))
			continue;
		words++;
		hits += hw_map_get(&seen,
			    (struct hw_str){(const char *)&t.v[k].hash, 4}) !=
		    NULL;
	}
	if (n_hits)
		*n_hits = hits;
	return words ? (double)hits / (double)words : 1;
}

/* ---- parts ----------------------------------------------------------------- */

static bool
has_day(const struct hw_cleaner *c, struct hw_str s)
{
	struct hw_date_parts p;
	size_t at = 0;

	s = hw_str_sub(s, 0, 400);
	while (hw_date_find(s, c->lang, &at, &p))
		if (p.weekday >= 0 || p.is_relative || p.month)
			return true;
	return false;
}

/* Names in a heading: capitals in a row of small letters say that it is
 * written as a sentence, not In Title Case. */
static bool
is_headline(struct hw_str s)
{
	struct hw_str word;
	int words = 0, small = 0, capital = 0;

	while (hw_str_word(&s, &word)) {
		unsigned char ch = (unsigned char)word.p[0];

		words++;
		small += ch >= 'a' && ch <= 'z' && word.n > 3;
		capital += ch >= 'A' && ch <= 'Z';
	}
	return words >= 5 && small >= 2 && capital >= 2;
}

/* A heading of five words or more that shares nothing with what stands above
 * it and much with the paragraph below. */
static bool
is_apart(struct hw_cleaner *c, size_t i, size_t next)
{
	struct hw_str s = c->p[i].s, word;
	int words = 0;

	while (hw_str_word(&s, &word))
		words++;
	return words >= 5 && hw_clean_shared(c, c->p[i].s, 0, i, NULL) < 0.2 &&
	    hw_clean_shared(c, c->p[i].s, next, next + 1, NULL) >= 0.3;
}

/* Where another article begins: a headline in the middle, and under it a
 * paragraph that opens like a lead, telling the day. */
static void
find_parts(struct hw_cleaner *c)
{
	size_t start = hw_clean_next(c, 0), found = 0;

	for (size_t i = start + 3; i + 1 < c->n; i++) {
		size_t next = hw_clean_next(c, i + 1);

		if (c->p[i].gone || next >= c->n ||
		    !hw_clean_heading(c->p[i].s) ||
		    hw_clean_heading(c->p[next].s) ||
		    !(is_headline(c->p[i].s) || is_apart(c, i, next)))
			continue;
		if (has_day(c, c->p[next].s) && ++found <= 8)
			c->p[i].title = true;
	}
}

static struct hw_str
join(struct hw_cleaner *c, size_t from, size_t to)
{
	struct hw_buf b;

	hw_buf_init(&b, c->m, 2 * HW_TEXT_MAX);
	for (size_t i = from; i < to; i++) {
		if (c->p[i].gone || c->p[i].title)
			continue;
		if (b.n)
			hw_buf_c(&b, "\n\n");
		hw_buf_put(&b, c->p[i].s);
	}
	return hw_buf_str(&b);
}

static void
write_out(struct hw_cleaner *c)
{
	struct hw_article *out = c->out;
	size_t cuts = 0, end = 0;

	for (size_t i = 0; i < c->n; i++)
		cuts += c->p[i].title;
	while (end < c->n && !c->p[end].title)
		end++;
	out->text = join(c, 0, end);
	out->parts = cuts ? HW_ARRAY(c->m, struct hw_article, cuts) : NULL;
	while (end < c->n) {
		struct hw_article *part = &out->parts[out->n_parts++];
		size_t from = end++;

		while (end < c->n && !c->p[end].title)
			end++;
		part->title = c->p[from].s;
		part->text = join(c, from, end);
		part->first_seen = HW_TIME_NONE;
		part->rights.max_snippet = -1;
	}
	out->dropped = (struct hw_strs){
	    c->dropped.v, c->dropped.n, c->dropped.cap};
	out->kind = out->text.n ? HW_KIND_ARTICLE : HW_KIND_UNKNOWN;
	out->confidence = out->text.n > 400 ? 0.8f : out->text.n ? 0.4f : 0;
}

void
hw_text_clean(struct hw_arena *m, struct hw_str dirty, struct hw_article *out)
{
	struct hw_cleaner c = {.m = m, .out = out};

	dirty = hw_utf8_clip(dirty, HW_TEXT_MAX);
	c.lang = hw_text_language(dirty, out->language, NULL);
	split(&c, dirty);
	hw_clean_peel(&c);
	hw_clean_blocks(&c);
	hw_clean_head(&c);
	hw_clean_tail(&c);
	hw_clean_site(&c);
	find_parts(&c);
	write_out(&c);
}
