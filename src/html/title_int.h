/* SPDX-License-Identifier: MIT
 * Between the files that find the headline (title.c, title_site.c). */
#ifndef HW_HTML_TITLE_INT_H
#define HW_HTML_TITLE_INT_H

#include "html/meta_int.h"

#define HW_TITLE_MAX 400      /* bytes of a heading */
#define HW_TITLE_HEADINGS 150 /* that are looked at */
#define HW_TITLE_WORDS 64     /* of a title that are compared */
#define HW_TITLE_SAID 5       /* titles that the head of the page gives */

struct hw_bag {
	uint32_t w[HW_TITLE_WORDS];
	size_t n;
};

struct hw_titles {
	struct hw_harvest *h;
	struct hw_str said[HW_TITLE_SAID]; /* surest first; cleaned */
	struct hw_bag bag[HW_TITLE_SAID], site,
	    home, /* of headings that lead there */
	    slug; /* of the address, its longest part */
	struct hw_str best, first;
	uint32_t best_node, first_node;
	float best_score, best_like;
	bool sole; /* one heading of the first rank */
};

/* Words in small letters; a Han, kana or Hangul character is one. */
struct hw_bag hw_title_words(struct hw_str s);
/* How alike two titles are, 0..1 (Dice). */
float hw_title_alike(const struct hw_bag *a, const struct hw_bag *b);

/* A heading that leads home bears the name of the site. */
bool hw_title_leads_home(const struct hw_dom *d, uint32_t i);
/* What the site calls itself in such a heading: t->home. */
void hw_title_learn_home(struct hw_titles *t);
/* Is this part of a title the name of the site?  t->site, t->home known. */
bool hw_title_is_site(const struct hw_titles *t, struct hw_str part);
/* The last (or first) separator: where it begins and ends. */
bool hw_title_separator(struct hw_str s, bool last, size_t *from, size_t *to);
/* A title without the site and its section behind it, or also before it. */
struct hw_str hw_title_without_tail(const struct hw_titles *t, struct hw_str s);
struct hw_str hw_title_without_site(const struct hw_titles *t, struct hw_str s);

#endif
