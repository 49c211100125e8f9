/* SPDX-License-Identifier: MIT
 * What site a page saved as text is of: it says so in its copyright line,
 * above the headline, or signs with its staff. */
#include <string.h>

#include "base/arena.h"
#include "text/clean_int.h"
#include "text/outlet.h"

enum {
	NAME = 40,  /* bytes of a site's name */
	ABOVE = 12, /* lines of a page that may hold it */
};

static bool
is_generic(struct hw_str word)
{
	static const char *const words[] = {"news", "local", "world", "home",
	    "us", "uk", "business", "sport", "sports", "opinion", "politics",
	    "international", "national", "latest", "breaking", "press",
	    "release", "media", "the", "daily", "tv", "live", "share", NULL};

	for (size_t i = 0; words[i]; i++)
		if (hw_str_ieq(word, hw_str_c(words[i])))
			return true;
	return false;
}

/* Is any word of it a name's? */
static bool
says_whose(struct hw_str s)
{
	struct hw_str word;

	while (hw_str_word(&s, &word))
		if (!is_generic(word) && word.p[0] >= 'A' && word.p[0] <= 'Z')
			return true;
	return false;
}

static struct hw_str
without_ends(struct hw_str s)
{
	static const char *const ends[] = {" Ltd", " Limited", " Inc", " LLC",
	    " GmbH", " Media Group", " Group", " Corp", " plc", NULL};

	for (size_t i = 0; ends[i]; i++)
		if (hw_str_ends(s, hw_str_c(ends[i])))
			s.n -= strlen(ends[i]);
	return hw_str_trim(s);
}

/* "© 2024 Ledger Review Ltd. All rights reserved." */
static struct hw_str
owner(struct hw_str s)
{
	static const char *const marks[] = {
	    "©", "Copyright ", "copyright ", "(c)", "(C)", NULL};
	bool marked = false;
	size_t end = 0;

	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; marks[i]; i++)
			if (hw_str_starts(s, hw_str_c(marks[i]))) {
				s = hw_str_trim(
				    hw_str_from(s, strlen(marks[i])));
				more = marked = true;
			}
		while (s.n &&
		    (hw_is_digit((unsigned char)s.p[0]) || s.p[0] == '-' ||
			s.p[0] == ' ' || s.p[0] == ',')) {
			s = hw_str_from(s, 1);
			more = marked;
		}
		if (hw_str_istarts(s, HW_STR("by "))) {
			s = hw_str_from(s, 3);
			more = true;
		}
	}
	if (!marked)
		return (struct hw_str){0};
	while (end < s.n && !memchr(".|,;/(\n", s.p[end], 7) &&
	    !hw_is_digit((unsigned char)s.p[end]))
		end++;
	/* "FinFeed360 2025" */
	while (end < s.n && end > 0 && s.p[end - 1] != ' ' &&
	    hw_is_digit((unsigned char)s.p[end]))
		end++;
	return without_ends(hw_str_trim(hw_str_sub(s, 0, end)));
}

static bool
is_site(struct hw_str s)
{
	return s.n >= 3 && s.n <= NAME && says_whose(s) &&
	    hw_str_chr(s, ':', 0) == HW_NPOS &&
	    hw_str_chr(s, '|', 0) == HW_NPOS;
}

/* Does another line hold the name? */
static bool
recurs(const struct hw_cleaner *c, size_t at)
{
	struct hw_str s = c->p[at].s;

	for (size_t i = 0; i < c->n; i++)
		if (i != at && c->p[i].s.n > s.n &&
		    hw_str_find(c->p[i].s, s, 0) != HW_NPOS)
			return true;
	return false;
}

static struct hw_str
above(struct hw_cleaner *c)
{
	for (size_t i = 0; i < c->n && i < ABOVE; i++) {
		struct hw_str s = c->p[i].s;

		if (hw_clean_prose(s) || hw_str_eq(s, c->out->title))
			break;
		if (hw_clean_heading(s) && is_site(s) && hw_clean_name(s) &&
		    (hw_outlet_like(c->m, s) || hw_outlet_find(c->m, s)) &&
		    recurs(c, i))
			return s;
	}
	return (struct hw_str){0};
}

/* "By Capital Wire staff" */
static struct hw_str
staff(const struct hw_cleaner *c)
{
	for (size_t i = 0; i < c->n && i < ABOVE; i++) {
		struct hw_str s = c->p[i].s;

		if (s.n < NAME && hw_str_istarts(s, HW_STR("by ")) &&
		    hw_str_iends(s, HW_STR(" staff")))
			return hw_str_trim(hw_str_sub(s, 3, s.n - 6));
	}
	return (struct hw_str){0};
}

void
hw_clean_site(struct hw_cleaner *c)
{
	struct hw_str found = above(c);

	for (size_t i = c->n; i-- > 0 && !found.n;) {
		struct hw_str s = owner(c->p[i].s);

		if (c->p[i].gone && c->p[i].s.n < 300 && is_site(s))
			found = s;
	}
	if (!found.n && is_site(staff(c)))
		found = staff(c);
	if (!c->out->site.n)
		c->out->site = found;
}
