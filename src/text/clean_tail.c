/* SPDX-License-Identifier: MIT
 * Among and below the paragraphs of a page saved as text: forms, lists of
 * other articles, authors' boxes, what the desk and the lawyers add. */
#include "text/clean_int.h"
#include "text/token.h"

/* "37 comments", "COMMENTS (61)", "View Comments", "Kommentare (8)" */
static bool
counts_comments(struct hw_str s)
{
	static const char *const words[] = {"comment", "kommentar",
	    "comentario", "commentaire", "commenti", "reacties", "комментари",
	    NULL};
	struct hw_str word;
	int n = 0;

	if (s.n > 40 || hw_clean_stops(s))
		return false;
	for (struct hw_str rest = s; hw_str_word(&rest, &word);)
		n++;
	for (size_t i = 0; words[i] && n <= 3; i++)
		if (hw_str_ifind(s, hw_str_c(words[i]), 0) != HW_NPOS)
			return true;
	return false;
}

/* Two paragraphs stand before it: what follows may be the end. */
static bool
ends_something(const struct hw_cleaner *c, size_t i)
{
	size_t prose = 0;

	for (size_t k = 0; k < i && prose < 2; k++)
		prose += !c->p[k].gone && hw_clean_prose(c->p[k].s);
	return prose == 2 && i * 3 >= c->n;
}

/* A comment form ends the article; what people wrote below goes with it. */
static void
cut_forms(struct hw_cleaner *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct hw_str s = c->p[i].s;

		if (c->p[i].gone || s.n > 400 ||
		    (hw_text_phrase(s, NULL) != HW_PHRASE_FORM &&
			!counts_comments(s)))
			continue;
		if (!ends_something(c, i)) {
			hw_clean_drop(c, i);
			continue;
		}
		for (; i < c->n; i++)
			hw_clean_drop(c, i);
	}
}

/* The headlines under "Read more". */
static void
drop_list(struct hw_cleaner *c, size_t i)
{
	if (c->p[i].s.n > 60)
		return;
	for (i++; i < c->n && !hw_clean_prose(c->p[i].s) &&
	     !hw_clean_stops(c->p[i].s);
	     i++)
		hw_clean_drop(c, i);
}

void
hw_clean_blocks(struct hw_cleaner *c)
{
	cut_forms(c);
	for (size_t i = 0; i < c->n; i++) {
		enum hw_phrase kind;
		struct hw_str s = c->p[i].s;

		if (c->p[i].gone)
			continue;
		kind = hw_text_phrase(s, NULL);
		if (hw_clean_script(s) || kind == HW_PHRASE_DISCLAIMER ||
		    kind == HW_PHRASE_AGGREGATOR || hw_clean_stray(s) ||
		    (kind == HW_PHRASE_PICTURE && s.n < 300) ||
		    ((kind == HW_PHRASE_SHARE || kind == HW_PHRASE_RELATED) &&
			s.n < 200))
			hw_clean_drop(c, i);
		if (kind == HW_PHRASE_RELATED)
			drop_list(c, i);
	}
}

/* Does s name what the paragraphs before upto name? */
static bool
names_theirs(struct hw_cleaner *c, struct hw_str s, size_t upto)
{
	struct hw_tokens t;

	hw_text_tokens(c->m, s, c->lang, &t);
	for (size_t i = 0; i < t.n; i++) {
		const struct hw_token *k = &t.v[i];

		if ((k->flags & HW_TOK_CAP) && !(k->flags & HW_TOK_SENT) &&
		    !(k->flags & HW_TOK_STOP) && k->end - k->start > 3 &&
		    hw_clean_shared(
			c, hw_str_sub(s, k->start, k->end), 0, upto, NULL) > 0)
			return true;
	}
	return false;
}

/* An author box: a name nobody mentioned before, then at most two paragraphs
 * that share nothing with the text, then the end. */
static bool
cut_author_box(struct hw_cleaner *c, size_t last)
{
	for (size_t i = last; i-- > 0 && last - i <= 3;) {
		if (c->p[i].gone || !hw_clean_name(c->p[i].s) || i < 3)
			continue;
		if (hw_clean_shared(c, c->p[i].s, 0, i, NULL) > 0)
			continue;
		for (size_t k = i + 1; k < last; k++)
			if (hw_clean_shared(c, c->p[k].s, 0, i, NULL) > 0.3 ||
			    names_theirs(c, c->p[k].s, i))
				return false;
		for (size_t k = i; k < last; k++)
			hw_clean_drop(c, k);
		return true;
	}
	return false;
}

/* Is the last paragraph no part of the text? */
static bool
is_foot(struct hw_cleaner *c, size_t i)
{
	struct hw_str s = c->p[i].s;
	struct hw_date day;
	bool updated;

	return (!hw_clean_ends(s) && !hw_clean_prose(s)) ||
	    hw_str_ends(s, HW_STR(":")) || hw_clean_label(s) ||
	    hw_clean_solicits(s) || hw_clean_desk(s) ||
	    hw_clean_bio(s, c->out->author) ||
	    hw_clean_day(c, s, &day, &updated);
}

/* "(Reporting by A and B; Editing by C)" signs for A and B where no byline
 * does. */
static void
take_desk(struct hw_cleaner *c, struct hw_str s)
{
	static const struct hw_str by = HW_STR_INIT("Reporting by ");

	if (hw_str_starts(s, HW_STR("(")))
		s = hw_str_from(s, 1);
	if (!c->out->author.n && hw_str_istarts(s, by))
		c->out->author = hw_clean_persons(c->m,
		    hw_str_sub(hw_str_from(s, by.n), 0,
			hw_str_chr(s, ';', 0) == HW_NPOS
			    ? s.n
			    : hw_str_chr(s, ';', 0) - by.n));
}

/* From a heading that ends the text on nothing is text. */
static void
cut_end(struct hw_cleaner *c)
{
	for (size_t i = c->n / 2; i < c->n; i++) {
		if (c->p[i].gone || !hw_clean_end(c->p[i].s) ||
		    !ends_something(c, i))
			continue;
		for (; i < c->n; i++)
			hw_clean_drop(c, i);
	}
}

void
hw_clean_tail(struct hw_cleaner *c)
{
	size_t last = c->n;

	for (size_t i = 0; i < c->n; i++)
		take_desk(c, c->p[i].s);
	cut_end(c);
	for (;;) {
		while (last > 0 && c->p[last - 1].gone)
			last--;
		if (last < 2)
			return;
		if (cut_author_box(c, last))
			continue;
		if (!is_foot(c, last - 1))
			return;
		hw_clean_drop(c, last - 1);
	}
}
