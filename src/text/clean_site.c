/* SPDX-License-Identifier: MIT
 * Whose page a saved text is, as it says itself: in the line of its copyright,
 * as the source of a press release, at its head, behind its headline. */
#include <string.h>

#include "text/clean_int.h"
#include "text/outlet.h"
#include "text/token.h"

enum {
	NAME_BYTES = 60, /* of a site's name, at most */
	NAME_WORDS = 6,
	HEAD_WORDS = 5, /* at the head of the page */
};

static const char *const rights[] = {"©", "&copy;", "(c)", "copyright", "by ",
    "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
    "todos los derechos reservados", "tutti i diritti riservati",
    "todos os direitos reservados", "все права защищены"};

/* What may stand before "News" on any page. */
static const char *const sections[] = {"breaking", "world", "local", "latest",
    "top", "home", "more", "all", "other", "our", "your", "the", "sport",
    "sports", "business", "national", "international", "us", "uk", "live",
    "press", "related", "trending", "featured", "general", "community",
    "politics", "political", "google", "follow", "sign", "morning", "evening",
    "in", "and", "of", "from", "for", "good", "bad", "today", "today's", "news",
    "europe", "asia", "africa", "crime", "money", "tech", "health", "science",
    "weather", "opinion", "culture", "story", "photo", "video"};

/* How papers are called that may also mean something else. */
static const char *const mastheads[] = {"register", "review", "wire",
    "standard", "telegraph", "guardian", "independent", "globe", "star", "sun",
    "inquirer", "examiner", "sentinel", "bulletin", "record", "digest",
    "ledger", "advertiser", "argus", "dispatch", "echo", "express", "leader",
    "monitor", "citizen", "reporter", "republic", "voice", "insider",
    "magazine", "online", "network", "spiegel", "welt", "merkur", "rundschau",
    "monde", "figaro", "país", "mundo", "razón", "nación", "stampa",
    "repubblica", "folha", "vestnik", "вестник", "газета", "известия"};

#define MASTHEADS (sizeof(mastheads) / sizeof(*mastheads))

static bool
is_one_of(struct hw_str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (hw_str_ieq(word, hw_str_c(list[i])))
			return true;
	return false;
}

/* "Evening Lamp Media Ltd. 2025" is Evening Lamp Media. */
static struct hw_str
without_form(struct hw_str s)
{
	static const char *const forms[] = {" ltd", " inc", " llc", " gmbh",
	    " ag", " pvt", " plc", " limited", " corp", " corporation", " sa",
	    " s.a", " kg", " & co", " ооо", " company"};

	s = hw_str_trim(s);
	for (size_t before = 0; s.n != before;) {
		size_t n = 0;

		before = s.n;
		while (s.n && strchr(" \t.,;|:-", s.p[s.n - 1]))
			s.n--;
		while (n < s.n && hw_is_digit((unsigned char)s.p[s.n - 1 - n]))
			n++;
		if (n < s.n && s.p[s.n - 1 - n] == ' ')
			s.n -= n;
		for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
			if (hw_str_iends(s, hw_str_c(forms[i])))
				s.n -= strlen(forms[i]);
	}
	return s;
}

/* Could it name a site: a few words, the first of them a capital? */
static struct hw_str
name_in(struct hw_str s, int most)
{
	struct hw_str rest, word;
	int words = 0;

	s = rest = without_form(s);
	while (hw_str_word(&rest, &word))
		words++;
	if (!s.n || s.n > NAME_BYTES || words > most || hw_clean_stops(s) ||
	    !(((unsigned char)s.p[0] & 0x80) ||
		(s.p[0] >= 'A' && s.p[0] <= 'Z')))
		return (struct hw_str){0};
	return s;
}

/* Years, marks and words of the law at the front. */
static struct hw_str
without_law(struct hw_str s)
{
	for (size_t before = 0; s.n != before;) {
		before = s.n;
		while (s.n && strchr(" \t-,.|:0123456789", s.p[0]))
			s = hw_str_from(s, 1);
		if (hw_str_starts(s, HW_STR("–")))
			s = hw_str_from(s, 3);
		for (size_t i = 0; i < sizeof(rights) / sizeof(*rights); i++)
			if (hw_str_istarts(s, hw_str_c(rights[i])))
				s = hw_str_from(s, strlen(rights[i]));
	}
	return s;
}

/* "© 2024 The Evening Lamp. All rights reserved." */
static struct hw_str
holder(struct hw_str s)
{
	size_t mark = hw_str_find(s, HW_STR("©"), 0), end = 0;

	if (mark == HW_NPOS && !hw_str_istarts(s, HW_STR("copyright")) &&
	    !hw_str_istarts(s, HW_STR("(c)")))
		return (struct hw_str){0};
	if (mark != HW_NPOS && mark > 0 &&
	    without_law(hw_str_sub(s, 0, mark)).n && s.n - mark < 10)
		return name_in(hw_str_sub(s, 0, mark), NAME_WORDS);
	s = without_law(mark == HW_NPOS ? s : hw_str_from(s, mark));
	while (end < s.n && !strchr(",;|(\n", s.p[end]) &&
	    !(s.p[end] == '.' && (end + 1 == s.n || s.p[end + 1] == ' ')) &&
	    !hw_str_starts(hw_str_from(s, end), HW_STR(" - ")) &&
	    !hw_str_starts(hw_str_from(s, end), HW_STR(" – ")) &&
	    !hw_str_istarts(hw_str_from(s, end), HW_STR(" all rights")))
		end++;
	return name_in(hw_str_sub(s, 0, end), NAME_WORDS);
}

/* "© AFP" beside a picture is no word about the page. */
static bool
is_law(struct hw_str s)
{
	static const char *const words[] = {"reserved", "reproduction",
	    "redistribut", "vorbehalten", "réservés", "reservados", "riservati",
	    "защищены", NULL};

	for (size_t i = 0; i + 3 < s.n; i++)
		if ((hw_str_starts(hw_str_from(s, i), HW_STR("20")) ||
			hw_str_starts(hw_str_from(s, i), HW_STR("19"))) &&
		    hw_is_digit((unsigned char)s.p[i + 2]) &&
		    hw_is_digit((unsigned char)s.p[i + 3]))
			return true;
	for (size_t i = 0; words[i]; i++)
		if (hw_str_ifind(s, hw_str_c(words[i]), 0) != HW_NPOS)
			return true;
	return false;
}

/* "SOURCE Volt Cycles Inc."; "NEWS PROVIDED BY", and the line below. */
static struct hw_str
of_release(const struct hw_cleaner *c, size_t i)
{
	struct hw_str s = c->p[i].s;

	if (hw_str_starts(s, HW_STR("SOURCE ")))
		return name_in(hw_str_from(s, 7), NAME_WORDS);
	if (hw_str_ieq(s, HW_STR("news provided by")) && i + 1 < c->n)
		return name_in(c->p[i + 1].s, NAME_WORDS);
	return (struct hw_str){0};
}

/* "By Evening Lamp staff" */
static struct hw_str
of_staff(struct hw_str s)
{
	static const char *const staff[] = {" staff", " staff writer",
	    " staff writers", " staff reporter", " reporters", " desk",
	    " news desk", " web desk", " newsroom", " correspondent"};
	struct hw_str who;

	if (!hw_str_istarts(s, HW_STR("by ")))
		return (struct hw_str){0};
	who = hw_str_from(s, 3);
	for (size_t i = 0; i < sizeof(staff) / sizeof(*staff); i++)
		if (who.n > strlen(staff[i]) &&
		    hw_str_iends(who, hw_str_c(staff[i])))
			return name_in(
			    hw_str_sub(who, 0, who.n - strlen(staff[i])),
			    HEAD_WORDS);
	return (struct hw_str){0};
}

/* Is it called like an outlet, and not like a section of one? */
static struct hw_str
outlet_in(struct hw_cleaner *c, struct hw_str s)
{
	struct hw_str name = name_in(s, HEAD_WORDS), rest = name, word;
	size_t own = 0, words = 0;
	bool called = hw_outlet_like(c->m, name);

	while (hw_str_word(&rest, &word)) {
		own += !is_one_of(
		    word, sections, sizeof(sections) / sizeof(*sections));
		words++;
		called |= !rest.n && is_one_of(word, mastheads, MASTHEADS);
	}
	if (own == 0 || !called || words < 2 ||
	    (own == 1 && words > 2 && !hw_str_istarts(name, HW_STR("the "))))
		return (struct hw_str){0};
	return name;
}

void
hw_clean_site(struct hw_cleaner *c)
{
	struct hw_str site = {0};
	size_t head = 0;

	for (size_t i = 0; i < c->n && !site.n; i++)
		if (c->p[i].gone && is_law(c->p[i].s))
			site = holder(c->p[i].s);
	for (size_t i = 0; i < c->n && !site.n; i++)
		site = of_release(c, i);
	while (head < c->n && !hw_clean_prose(c->p[head].s))
		head++;
	for (size_t i = 0; i < head && !site.n; i++)
		site = outlet_in(c, c->p[i].s);
	for (size_t i = 0; i < head && !site.n; i++)
		site = of_staff(c->p[i].s);
	if (!site.n)
		site = outlet_in(c, c->tail);
	if (!c->out->site.n)
		c->out->site = site;
}
