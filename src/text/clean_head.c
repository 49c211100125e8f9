/* SPDX-License-Identifier: MIT
 * Above the first paragraph of a page saved as text stand, in any order: what
 * the site says of itself, menus, the headline, who wrote it and when, and
 * buttons.  All of it is short and none of it a sentence. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/time.h"
#include "text/clean_int.h"
#include "text/date.h"
#include "text/token.h"

enum {
	HEAD_LINES = 40, /* above the text; more is a list */
	DAY_LINE = 160,  /* bytes of a line that tells the day */
	CANDIDATES = 16, /* lines looked at for the headline */
};

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

/* ---- run into the first paragraph ------------------------------------------ */

/* The day that s begins with; where it ends, or 0. */
static size_t
day_at_start(const struct hw_cleaner *c, struct hw_str s, struct hw_date *out)
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

static const char *const day_labels[] = {"date published", "date", "datum",
    "fecha", "data", "published on", "published", "posted on",
    "veröffentlicht am", "publié le", "publicado el", "pubblicato il",
    "publicado em", "geplaatst op", "publicerad", "Дата", "Опубликовано", NULL};

/* "date 2023-07-27", "Datum: 6. Mai 2026", a line that is a day, or a day in
 * figures at the front: to published. */
static struct hw_str
take_date(struct hw_cleaner *c, struct hw_str s)
{
	struct hw_date date = {.at = HW_TIME_NONE};
	bool labelled;
	struct hw_str t = skip_one_of(s, day_labels, &labelled);
	size_t end;

	if (hw_str_starts(t, HW_STR(":")))
		t = hw_str_trim(hw_str_from(t, 1));
	end = day_at_start(c, t, &date);
	if (end == 0 ||
	    (end < t.n && !hw_is_space((unsigned char)t.p[end]) &&
		t.p[end] != ',' && t.p[end] != '.'))
		return s;
	if (!labelled && t.n > end + 16 &&
	    (end < 10 || !hw_is_digit((unsigned char)t.p[3]) || t.n < DAY_LINE))
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
take_picture(struct hw_cleaner *c, struct hw_str s)
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

/* Date, follow line and picture credit off the front of a paragraph; what
 * remains of one that held a picture credit is the caption. */
static void
peel_one(struct hw_cleaner *c, size_t i)
{
	static const char *const on[] = {"on ", "auf ", "sur ", "en ", "su ",
	    "em ", "op ", "på ", "на ", NULL};
	struct hw_str s = c->p[i].s, before;
	bool picture = false;

	do {
		enum hw_phrase kind;
		bool skipped;
		size_t n;

		before = s;
		s = take_date(c, s);
		kind = hw_text_phrase(s, &n);
		if (kind == HW_PHRASE_SHARE && n &&
		    (s.n > n + 60 || s.p != c->p[i].s.p)) {
			s = hw_str_trim(hw_str_from(s, n));
			s = skip_one_of(s, on, &skipped);
		} else if (kind == HW_PHRASE_PICTURE && n) {
			s = take_picture(c, hw_str_from(s, n));
			picture = true;
		}
	} while (s.n && s.p != before.p);
	if (picture || s.n == 0)
		hw_clean_drop(c, i);
	else if (s.p != c->p[i].s.p) {
		*HW_PUSH(c->m, &c->dropped) = hw_str_sub(
		    c->p[i].s, 0, (size_t)(s.p - c->p[i].s.p));
		c->p[i].s = s;
	}
}

void
hw_clean_peel(struct hw_cleaner *c)
{
	for (size_t i = 0; i < c->n && i < 4; i++)
		peel_one(c, i);
}

/* ---- the day --------------------------------------------------------------- */

static bool
says_updated(struct hw_str s)
{
	static const char *const words[] = {"updated", "modified",
	    "aktualisiert", "stand:", "mis à jour", "actualizado", "actualisé",
	    "atualizado", "aggiornato", "bijgewerkt", "uppdaterad",
	    "zaktualizowano", "обновлено", "оновлено", NULL};

	for (size_t i = 0; words[i]; i++)
		if (hw_str_ifind(s, hw_str_c(words[i]), 0) != HW_NPOS)
			return true;
	return false;
}

bool
hw_clean_day(const struct hw_cleaner *c, struct hw_str s, struct hw_date *day,
    bool *updated)
{
	struct hw_date_parts p;
	size_t at = 0, from = 0;
	bool found = false;

	if (s.n > DAY_LINE || (hw_clean_stops(s) && s.n > 80))
		return false;
	while (hw_date_find(s, c->lang, &at, &p)) {
		bool changed = says_updated(hw_str_sub(s, from, p.start)) &&
		    found == 0;
		struct hw_date d;

		from = p.end;
		if (!p.day || !p.year || (found && (!*updated || changed)))
			continue;
		p.hour = -1; /* the day as the page counts it */
		if (!hw_date_resolve(&p, HW_TIME_NONE, &d))
			continue;
		*day = d;
		*updated = changed;
		found = true;
	}
	return found;
}

/* ---- who wrote it ---------------------------------------------------------- */

static bool
is_role(struct hw_str word)
{
	static const char *const roles[] = {"staff", "writer", "editor",
	    "correspondent", "reporter", "reporters", "desk", "agency",
	    "agencies", "news", "press", "wire", "team", "redaktion", "the",
	    "admin", "in", "bureau", "post", "times", "online", "newsroom",
	    NULL};

	for (size_t i = 0; roles[i]; i++)
		if (hw_str_ieq(word, hw_str_c(roles[i])))
			return true;
	return false;
}

static bool
is_person(struct hw_str s)
{
	struct hw_str word, rest = s;

	/* "Vikram D." */
	if (s.n > 3 && s.p[s.n - 1] == '.' && s.p[s.n - 3] == ' ')
		s.n--;
	if (!hw_clean_name(s))
		return false;
	while (hw_str_word(&rest, &word))
		if (is_role(word))
			return false;
	for (size_t i = 0; i < s.n; i++)
		if (hw_is_digit((unsigned char)s.p[i]) ||
		    memchr("|!?:;/", s.p[i], 6))
			return false;
	return true;
}

/* Where the first of several marks stands. */
static size_t
first_of(struct hw_str s, const char *const *marks, size_t *len)
{
	size_t best = HW_NPOS;

	for (; *marks; marks++) {
		size_t at = hw_str_find(s, hw_str_c(*marks), 0);

		if (at < best) {
			best = at;
			*len = strlen(*marks);
		}
	}
	return best;
}

/* "Ilse Kardal and Peter Maron in Paris, staff writer": the persons, joined
 * by "; ". */
struct hw_str
hw_clean_persons(struct hw_arena *m, struct hw_str s)
{
	static const char *const ends[] = {" in ", " for ", "|", "·", "•", "(",
	    " with ", " avec ", " mit ", " con ", " aus ", " à ", " - ", " – ",
	    NULL};
	static const char *const joints[] = {", ", " and ", " und ", " et ",
	    " y ", " e ", " en ", " og ", " och ", " i ", " и ", " & ", ";",
	    NULL};
	struct hw_buf b;
	size_t len = 0;

	hw_buf_init(&b, m, 1024);
	s = hw_str_sub(s, 0, first_of(s, ends, &len));
	while (s.n) {
		size_t at = first_of(s, joints, &len);
		struct hw_str one = hw_str_trim(hw_str_sub(s, 0, at));

		if (is_person(one)) {
			if (b.n)
				hw_buf_c(&b, "; ");
			hw_buf_put(&b, one);
		}
		s = at == HW_NPOS ? hw_str_from(s, s.n)
				  : hw_str_from(s, at + len);
	}
	return hw_buf_str(&b);
}

static struct hw_str
byline(struct hw_cleaner *c, struct hw_str s)
{
	static const char *const leads[] = {"by ", "written by ", "story by ",
	    "posted by ", "curated by: ", "curated by ", "words by ",
	    "words: ", "reported by ", "von ", "text: ", "par ", "por ", "di ",
	    "door ", "av ", "af ",
	    "autor: ", "author: ", "Автор: ", "Текст: ", NULL};
	static const char *const inside[] = {
	    ". By ", ". Von ", ". Par ", ". Por ", "| By ", NULL};
	bool led;
	size_t len = 0, at = first_of(s, inside, &len);
	struct hw_str t;

	if (s.n > DAY_LINE)
		return (struct hw_str){0};
	t = skip_one_of(s, leads, &led);
	if (!led && at != HW_NPOS && at < 40)
		t = hw_str_from(s, at + len);
	else if (!led)
		return (struct hw_str){0};
	return hw_clean_persons(c->m, t);
}

/* ---- the headline ---------------------------------------------------------- */

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

/* Drop what stands there again; is there any? */
static bool
drop_doubles(struct hw_cleaner *c, size_t i)
{
	struct hw_str b = bare(c->m, c->p[i].s);
	bool any = false;

	for (size_t k = i + 1; k < c->n && k < i + 6; k++)
		if (!c->p[k].gone && c->p[k].s.n <= 2 * HW_CLEAN_TITLE &&
		    hw_str_eq(b, bare(c->m, c->p[k].s))) {
			any = true;
			hw_clean_drop(c, k);
		}
	return any;
}

/* "Headline – Outlet" without what the text never speaks of. */
static struct hw_str
without_site(struct hw_cleaner *c, struct hw_str s, size_t body)
{
	static const char *const marks[] = {
	    " – ", " — ", " | ", " - ", " » ", NULL};
	size_t cut = HW_NPOS, len = 0;
	struct hw_str word, tail, rest;
	int words = 0;

	for (size_t i = 0; marks[i]; i++) {
		size_t at = 0, n = strlen(marks[i]);

		while (
		    (at = hw_str_find(s, hw_str_c(marks[i]), at)) != HW_NPOS) {
			if (cut == HW_NPOS || at > cut) {
				cut = at;
				len = n;
			}
			at += n;
		}
	}
	if (cut == HW_NPOS || cut < 20)
		return s;
	tail = rest = hw_str_from(s, cut + len);
	while (hw_str_word(&rest, &word))
		words++;
	if (words > 4 || hw_clean_shared(c, tail, body, c->n, NULL) > 0)
		return s;
	c->tail = tail;
	return hw_str_trim(hw_str_sub(s, 0, cut));
}

/* Does a line beside it tell the day? */
static bool
is_signed(struct hw_cleaner *c, size_t i, size_t body)
{
	struct hw_date day;
	bool updated;

	for (size_t k = i > 1 ? i - 2 : 0; k <= i + 3 && k < body; k++)
		if (k != i && hw_clean_day(c, c->p[k].s, &day, &updated))
			return true;
	return false;
}

/* "Home » World » Asia": where the last step begins; 0: no such line. */
static size_t
path_end(struct hw_str s)
{
	static const char *const marks[] = {" » ", " › ", " > ", " / ", NULL};

	for (size_t i = 0; marks[i]; i++) {
		struct hw_str mark = hw_str_c(marks[i]);
		size_t steps = 0, end = 0, at = 0;

		while ((at = hw_str_find(s, mark, at)) != HW_NPOS) {
			end = at += mark.n;
			steps++;
		}
		if (steps > 1)
			return end;
	}
	return 0;
}

/* The headline may be the last step. */
static void
cut_paths(struct hw_cleaner *c, size_t body)
{
	for (size_t i = 0; i < body; i++) {
		size_t at = path_end(c->p[i].s);
		struct hw_str rest = hw_str_from(c->p[i].s, at), word;
		int words = 0;

		while (at && hw_str_word(&rest, &word))
			words++;
		if (words < 5)
			continue;
		*HW_PUSH(c->m, &c->dropped) = hw_str_sub(c->p[i].s, 0, at);
		c->p[i].s = hw_str_trim(hw_str_from(c->p[i].s, at));
	}
}

/* May line i be the headline?  Days, bylines and buttons are not. */
static bool
may_title(struct hw_cleaner *c, size_t i)
{
	struct hw_str s = c->p[i].s;
	struct hw_date day;
	bool updated;

	return !c->p[i].gone && hw_clean_heading(s) && !hw_clean_stray(s) &&
	    !hw_clean_caption(s) && !path_end(s) &&
	    hw_text_phrase(s, NULL) == HW_PHRASE_NONE &&
	    !hw_clean_solicits(s) && !byline(c, s).n &&
	    !hw_clean_day(c, s, &day, &updated);
}

/* Of the lines above body the one that shares most words with it. */
static size_t
find_title(struct hw_cleaner *c, size_t body)
{
	size_t best = body, most = 0;
	size_t from = body > CANDIDATES ? body - CANDIDATES : 0;
	size_t told = body;

	for (size_t i = from; i < body; i++) {
		size_t hits;
		double share;

		if (!may_title(c, i) ||
		    (is_person(c->p[i].s) && is_signed(c, i, body)))
			continue;
		if (drop_doubles(c, i))
			return i;
		share = hw_clean_shared(c, c->p[i].s, body, c->n, &hits);
		/* Of two alike the longer: the other is a kicker. */
		if ((share >= 0.35 || (share >= 0.25 && hits >= 2)) &&
		    (hits > most ||
			(best < body && hits == most &&
			    c->p[i].s.n > c->p[best].s.n))) {
			best = i;
			most = hits;
		} else if (hits && told == body && is_signed(c, i, body)) {
			told = i;
		}
	}
	return best < body ? best : told;
}

/* ---- the verb -------------------------------------------------------------- */

static size_t
next_prose(struct hw_cleaner *c, size_t i)
{
	for (; i < c->n && i < HEAD_LINES; i++)
		if (!c->p[i].gone && hw_clean_prose(c->p[i].s) &&
		    !hw_clean_solicits(c->p[i].s) &&
		    hw_text_phrase(c->p[i].s, NULL) == HW_PHRASE_NONE)
			return i;
	return c->n;
}

/* The first paragraph: running text that asks nothing of the reader.  One
 * above the byline or the day is the standfirst. */
static size_t
find_body(struct hw_cleaner *c)
{
	size_t body = next_prose(c, 0), next;
	struct hw_date day;
	bool updated;

	for (next = next_prose(c, body + 1); next < c->n && next < HEAD_LINES;
	     next = next_prose(c, next + 1)) {
		bool head = false;

		for (size_t i = body + 1; i < next && !head; i++)
			head = byline(c, c->p[i].s).n ||
			    (c->p[i].s.n < 80 &&
				hw_clean_day(c, c->p[i].s, &day, &updated));
		if (!head)
			break;
		body = next;
	}
	return body;
}

/* Below the headline, sentences are the standfirst. */
static bool
is_standfirst(struct hw_str s)
{
	static const char *const not [] = {"posted", "published", "updated",
	    "last ", "(adds", "(updates", "(corrects", NULL};

	for (size_t i = 0; not [i]; i++)
		if (hw_str_istarts(s, hw_str_c(not [i])))
			return false;
	return hw_clean_stops(s) && hw_str_chr(s, '|', 0) == HW_NPOS &&
	    !hw_clean_solicits(s) && !hw_clean_desk(s) && !hw_clean_label(s) &&
	    !hw_clean_caption(s) && hw_text_phrase(s, NULL) == HW_PHRASE_NONE;
}

static void
take_day(struct hw_cleaner *c, size_t i, bool *was_updated)
{
	struct hw_date day;
	bool updated;

	if (!hw_clean_day(c, c->p[i].s, &day, &updated))
		return;
	if (c->out->published.precision && (!*was_updated || updated))
		return;
	*was_updated = updated;
	c->out->published = (struct hw_date){.at = day.at,
	    .precision = HW_PRECISION_DAY,
	    .source = HW_STR("text"),
	    .confidence = 0.8f};
}

static void
take_author(struct hw_cleaner *c, size_t title, size_t body)
{
	for (size_t i = 0; i < body && !c->out->author.n; i++)
		if (i != title)
			c->out->author = byline(c, c->p[i].s);
	for (size_t i = title < body ? title + 1 : 0;
	     i < body && !c->out->author.n; i++)
		if (c->p[i].s.n < 80 && is_signed(c, i, body))
			c->out->author = hw_clean_persons(c->m, c->p[i].s);
}

void
hw_clean_head(struct hw_cleaner *c)
{
	bool updated = false;
	size_t body, title;

	body = find_body(c);
	if (body == c->n)
		body = hw_clean_next(c, 0);
	for (size_t i = 0; i < body; i++)
		take_day(c, i, &updated);
	cut_paths(c, body);
	title = find_title(c, body);
	take_author(c, title, body);
	for (size_t i = 0; i < body; i++) {
		struct hw_str s = c->p[i].s;

		if (i == title || c->p[i].gone)
			continue;
		if (title == body || i < title || !is_standfirst(s))
			hw_clean_drop(c, i);
	}
	if (title < body) {
		c->out->title = without_site(c, c->p[title].s, body);
		c->p[title].gone = true;
	}
}
