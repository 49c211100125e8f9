/* SPDX-License-Identifier: MIT
 * Plain text that was a page: decide about each paragraph from what it says
 * and where it stands.  The order of the steps is the order of the page: head,
 * title, middle, tail. */
#include "text/clean.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/time.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/date.h"
#include "text/language.h"
#include "text/text.h"
#include "text/token.h"

#define PARAS_MAX 20000
#define TITLE_MAX 240 /* bytes; longer lines are no headlines */

struct para {
	struct hw_str s;
	bool gone;  /* removed */
	bool title; /* the headline of the part that follows */
};

struct cleaner {
	struct hw_arena *m;
	struct hw_article *out;
	struct hw_str lang;
	struct para *p;
	size_t n;
	HW_VEC(struct hw_str) dropped;
};

static void
drop(struct cleaner *c, size_t i)
{
	if (c->p[i].gone)
		return;
	c->p[i].gone = true;
	*HW_PUSH(c->m, &c->dropped) = c->p[i].s;
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
split(struct cleaner *c, struct hw_str text)
{
	bool wrapped = is_wrapped(text);
	struct hw_str line;

	c->p = HW_ARRAY(c->m, struct para, PARAS_MAX);
	while (c->n < PARAS_MAX && hw_str_line(&text, &line)) {
		struct para *last = c->n ? &c->p[c->n - 1] : NULL;

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

/* ---- what a paragraph looks like ------------------------------------------- */

static bool
ends_sentence(struct hw_str s)
{
	static const char *const end[] = {".", "!", "?", "\xE3\x80\x82",
	    "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xD8\x9F", "\xE0\xA5\xA4", ":",
	    ";"};
	static const char *const close[] = {"\"", "'", ")", "\xE2\x80\x9D",
	    "\xE2\x80\x99", "\xC2\xBB", "\xE3\x80\x8D"};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < sizeof(close) / sizeof(*close); i++)
			if (hw_str_ends(s, hw_str_c(close[i]))) {
				s.n -= strlen(close[i]);
				again = true;
			}
	}
	for (size_t i = 0; i < sizeof(end) / sizeof(*end); i++)
		if (hw_str_ends(s, hw_str_c(end[i])))
			return true;
	return false;
}

/* A headline or subhead: short, and not a sentence that ends as one. */
static bool
is_heading(struct hw_str s)
{
	return s.n >= 3 && s.n <= TITLE_MAX &&
	    (!ends_sentence(s) || hw_str_ends(s, HW_STR("!")) ||
		hw_str_ends(s, HW_STR("?")));
}

/* Program text: its punctuation is not that of prose. */
static bool
is_script(struct hw_str s)
{
	static const char *const start[] = {"var ", "function", "window.",
	    "document.", "(function", "<script", "let ", "const ", "$(",
	    "jQuery", "if (", "FB.", "gtag(", "dataLayer", "!function",
	    "googletag", "//", "/*", "}", "{", ".wp-", "@media", "#"};
	size_t odd = 0, head = s.n < 1000 ? s.n : 1000;

	for (size_t i = 0; i < head; i++)
		odd += memchr("{}();=<>[]_$|&", s.p[i], 14) != NULL;
	if (odd * 12 > head || hw_str_starts(s, HW_STR("// ")) ||
	    hw_str_starts(s, HW_STR("/*")))
		return true;
	for (size_t i = 0; i < sizeof(start) / sizeof(*start); i++)
		if (hw_str_starts(s, hw_str_c(start[i])))
			return odd * 40 > head;
	return false;
}

/* Letters and digits folded, the rest gone: for comparing headlines. */
static struct hw_str
bare(struct hw_arena *m, struct hw_str s)
{
	struct hw_str f = hw_text_fold(m, s);
	char *p = hw_arena_alloc(m, f.n + 1, 1);
	size_t n = 0;

	for (size_t i = 0; i < f.n; i++) {
		unsigned char ch = (unsigned char)f.p[i];

		if (hw_is_alnum(ch) ||
		    (ch >= 0x80 && ch != 0xE2 &&
			!(i > 0 && (unsigned char)f.p[i - 1] == 0xE2) &&
			!(i > 1 && (unsigned char)f.p[i - 2] == 0xE2)))
			p[n++] = (char)ch;
	}
	return (struct hw_str){p, n};
}

static bool
is_content(const struct hw_token *t)
{
	return !(t->flags & HW_TOK_STOP) &&
	    (t->end - t->start > 3 ||
		(t->flags & (HW_TOK_HAN | HW_TOK_NUMBER)));
}

/* Share of the heading's content words that the paragraphs from..to hold. */
static double
shared_words(struct cleaner *c, struct hw_str heading, size_t from, size_t to)
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
	return words ? (double)hits / (double)words : 1;
}

/* ---- head ------------------------------------------------------------------ */

static struct hw_str
skip_one_of(struct hw_str s, const char *const *words, bool *found)
{
	for (*found = false; *words != NULL; words++)
		if (hw_str_istarts(s, hw_str_c(*words))) {
			*found = true;
			s = hw_str_trim(hw_str_from(s, strlen(*words)));
			break;
		}
	return s;
}

/* The day that s begins with; where it ends, or 0. */
static size_t
day_at_start(const struct cleaner *c, struct hw_str s, struct hw_date *out)
{
	struct hw_date_parts p;
	size_t at = 0;

	s = hw_str_sub(s, 0, 60);
	while (hw_date_find(s, c->lang, &at, &p)) {
		if (p.start > 0 && p.weekday < 0)
			return 0;
		if (p.day && p.year && hw_date_resolve(&p, HW_TIME_NONE, out))
			return p.end;
		if (p.weekday < 0 || p.start > 0)
			return 0;
	}
	return 0;
}

/* "date 2023-07-27", "Datum: 6. Mai 2026", a line that is a day, or a day in
 * figures at the front: to published. */
static struct hw_str
take_date(struct cleaner *c, struct hw_str s)
{
	static const char *const labels[] = {"date published", "date", "datum",
	    "fecha", "data", "published on", "published", "posted on",
	    "ver\xc3\xb6"
	    "ffentlicht am",
	    "publi\xc3\xa9 le", "publicado el", "pubblicato il", "publicado em",
	    "geplaatst op", "publicerad", "\xd0\x94\xd0\xb0\xd1\x82\xd0\xb0",
	    "\xd0\x9e\xd0\xbf\xd1\x83\xd0\xb1\xd0\xbb\xd0\xb8\xd0\xba"
	    "\xd0\xbe\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe",
	    NULL};
	struct hw_date date = {.at = HW_TIME_NONE};
	bool labelled;
	struct hw_str t = skip_one_of(s, labels, &labelled);
	size_t end;

	if (hw_str_starts(t, HW_STR(":")))
		t = hw_str_trim(hw_str_from(t, 1));
	end = day_at_start(c, t, &date);
	if (end == 0 ||
	    (end < t.n && !hw_is_space((unsigned char)t.p[end]) &&
		t.p[end] != ',' && t.p[end] != '.'))
		return s;
	if (!labelled && t.n > end + 16 &&
	    (end < 10 || !hw_is_digit((unsigned char)t.p[3])))
		return s; /* a sentence that begins with a day */
	c->out->published = (struct hw_date){.at = date.at,
	    .precision = HW_PRECISION_DAY,
	    .source = HW_STR("text"),
	    .confidence = 0.8f};
	t = hw_str_from(t, end);
	return hw_str_trim(t.n <= 16 ? hw_str_from(t, t.n) : t);
}

/* The name after "Image Source :" as far as it is capital letters; else one
 * word. */
static struct hw_str
take_picture(struct cleaner *c, struct hw_str s)
{
	struct hw_str rest, word;

	s = hw_str_trim(s);
	while (hw_str_starts(s, HW_STR(":")) || hw_str_starts(s, HW_STR("-")))
		s = hw_str_trim(hw_str_from(s, 1));
	rest = s;
	if (!hw_str_word(&rest, &word))
		return s;
	c->out->image_credit = word;
	if (!c->out->credit.n && word.n <= 12)
		c->out->credit = word;
	return hw_str_trim(rest);
}

/* Peel date, follow line and picture credit off the front of the first
 * paragraphs; what remains of a paragraph that held a picture credit is the
 * caption. */
static void
peel_head(struct cleaner *c)
{
	static const char *const on[] = {"on ", "auf ", "sur ", "en ", "su ",
	    "em ", "op ", "p\xc3\xa5 ", "\xd0\xbd\xd0\xb0 ", NULL};

	for (size_t i = 0; i < c->n && i < 4; i++) {
		struct hw_str s = c->p[i].s, before;
		bool picture = false;

		do {
			enum hw_phrase kind;
			size_t n;

			before = s;
			s = take_date(c, s);
			kind = hw_text_phrase(s, &n);
			if (kind == HW_PHRASE_SHARE && n &&
			    (s.n > n + 60 || s.p != c->p[i].s.p)) {
				s = hw_str_trim(hw_str_from(s, n));
				s = skip_one_of(s, on, &picture);
				picture = false;
			} else if (kind == HW_PHRASE_PICTURE && n) {
				s = take_picture(c, hw_str_from(s, n));
				picture = true;
			}
		} while (s.n && s.p != before.p);
		if (picture || s.n == 0)
			drop(c, i);
		else if (s.p != c->p[i].s.p) {
			*HW_PUSH(c->m, &c->dropped) = hw_str_sub(
			    c->p[i].s, 0, (size_t)(s.p - c->p[i].s.p));
			c->p[i].s = s;
		}
	}
}

/* ---- title ----------------------------------------------------------------- */

static size_t
first_kept(const struct cleaner *c, size_t from)
{
	while (from < c->n && c->p[from].gone)
		from++;
	return from;
}

static void
find_title(struct cleaner *c)
{
	size_t i = first_kept(c, 0), next = first_kept(c, i + 1);
	struct hw_str b;
	bool doubled = false;

	if (next >= c->n || !is_heading(c->p[i].s))
		return;
	b = bare(c->m, c->p[i].s);
	for (size_t k = next; k < c->n && k < i + 6; k++)
		if (!c->p[k].gone && c->p[k].s.n <= 2 * TITLE_MAX &&
		    hw_str_eq(b, bare(c->m, c->p[k].s))) {
			doubled = true;
			drop(c, k);
		}
	if (!doubled && shared_words(c, c->p[i].s, next, c->n) < 0.35) {
		drop(c, i); /* the headline of another story */
		return;
	}
	c->out->title = c->p[i].s;
	c->p[i].gone = true;
}

/* ---- tail ------------------------------------------------------------------ */

/* A comment form ends the article; what people wrote below goes with it. */
static void
cut_forms(struct cleaner *c)
{
	for (size_t i = 0; i < c->n; i++) {
		if (c->p[i].gone || c->p[i].s.n > 400 ||
		    hw_text_phrase(c->p[i].s, NULL) != HW_PHRASE_FORM)
			continue;
		if (i * 3 < c->n) { /* too early to end anything */
			drop(c, i);
			continue;
		}
		for (; i < c->n; i++)
			drop(c, i);
	}
}

static void
cut_blocks(struct cleaner *c)
{
	for (size_t i = 0; i < c->n; i++) {
		enum hw_phrase kind;
		struct hw_str s = c->p[i].s;

		if (c->p[i].gone)
			continue;
		kind = hw_text_phrase(s, NULL);
		if (is_script(s) || kind == HW_PHRASE_DISCLAIMER ||
		    kind == HW_PHRASE_AGGREGATOR ||
		    (kind == HW_PHRASE_PICTURE && s.n < 300) ||
		    ((kind == HW_PHRASE_SHARE || kind == HW_PHRASE_RELATED) &&
			s.n < 200))
			drop(c, i);
	}
}

/* Two to four words, each with a capital, no full stop: a name. */
static bool
is_name_line(struct hw_str s)
{
	struct hw_str word;
	int words = 0;

	if (s.n > 60 || ends_sentence(s))
		return false;
	while (hw_str_word(&s, &word)) {
		size_t at = 0;
		uint32_t cp = hw_utf8_next(word, &at);

		if (cp < 0x80 ? !(cp >= 'A' && cp <= 'Z') : cp < 0xC0)
			return false;
		words++;
	}
	return words >= 2 && words <= 4;
}

/* An author box: a name nobody mentioned before, then at most two paragraphs
 * that share nothing with the text, then the end. */
static void
cut_author_box(struct cleaner *c)
{
	size_t last = c->n;

	while (last > 0 && c->p[last - 1].gone)
		last--;
	for (size_t i = last; i-- > 0 && last - i <= 3;) {
		if (c->p[i].gone || !is_name_line(c->p[i].s) || i < 3)
			continue;
		if (shared_words(c, c->p[i].s, 0, i) > 0)
			continue;
		for (size_t k = i + 1; k < last; k++)
			if (shared_words(c, c->p[k].s, 0, i) > 0.3)
				return;
		for (size_t k = i; k < last; k++)
			drop(c, k);
		return;
	}
}

/* ---- parts ----------------------------------------------------------------- */

static bool
has_day(const struct cleaner *c, struct hw_str s)
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
is_apart(struct cleaner *c, size_t i, size_t next)
{
	struct hw_str s = c->p[i].s, word;
	int words = 0;

	while (hw_str_word(&s, &word))
		words++;
	return words >= 5 && shared_words(c, c->p[i].s, 0, i) < 0.2 &&
	    shared_words(c, c->p[i].s, next, next + 1) >= 0.3;
}

/* Where another article begins: a headline in the middle, and under it a
 * paragraph that opens like a lead, telling the day. */
static void
find_parts(struct cleaner *c)
{
	size_t start = first_kept(c, 0), found = 0;

	for (size_t i = start + 3; i + 1 < c->n; i++) {
		size_t next = first_kept(c, i + 1);

		if (c->p[i].gone || next >= c->n || !is_heading(c->p[i].s) ||
		    is_heading(c->p[next].s) ||
		    !(is_headline(c->p[i].s) || is_apart(c, i, next)))
			continue;
		if (has_day(c, c->p[next].s) && ++found <= 8)
			c->p[i].title = true;
	}
}

static struct hw_str
join(struct cleaner *c, size_t from, size_t to)
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
write_out(struct cleaner *c)
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
	struct cleaner c = {.m = m, .out = out};

	dirty = hw_utf8_clip(dirty, HW_TEXT_MAX);
	c.lang = hw_text_language(dirty, out->language, NULL);
	split(&c, dirty);
	peel_head(&c);
	cut_forms(&c);
	cut_blocks(&c);
	find_title(&c);
	cut_author_box(&c);
	find_parts(&c);
	write_out(&c);
}
