/* SPDX-License-Identifier: MIT
 * Which of the statements about the author is believed: the surest source,
 * unless a later one names more people or names them in full. */
#include "base/arena.h"
#include "base/buf.h"
#include "html/meta_int.h"

#define PROSE 100 /* bytes; what is longer tells of the author */

void
hw_meta_say_author(struct hw_harvest *h, struct hw_str s, enum hw_said_by by,
    bool organisation, uint32_t node)
{
	if (s.n > 0 && h->author.n < HW_META_STATEMENTS)
		*HW_PUSH(h->m, &h->author) = (struct hw_said){
		    s, by, organisation, node};
}

/* "Tina Roe" beside "Tina Maria Roe". */
static bool
same_person(struct hw_str a, struct hw_str b)
{
	size_t i = hw_str_chr(a, ' ', 0), k = hw_str_chr(b, ' ', 0);

	return i != HW_NPOS && k != HW_NPOS &&
	    hw_str_ieq(hw_str_sub(a, 0, i), hw_str_sub(b, 0, k)) &&
	    hw_str_ieq(hw_str_from(a, hw_str_rchr(a, ' ')),
		hw_str_from(b, hw_str_rchr(b, ' ')));
}

/* Is the one name among those, if in a longer or shorter form? */
static bool
among(struct hw_str names, struct hw_str name)
{
	struct hw_str one;

	while (hw_str_split(&names, ';', &one))
		if (same_person(hw_str_trim(one), name))
			return true;
	return false;
}

/* Text that begins with "By" or looks like a name. */
static bool
sure(struct hw_str s)
{
	return hw_meta_lead(s) > 0 || hw_meta_has_tail(s) ||
	    hw_meta_all_namelike(s);
}

/* Those of the names that look like names. */
static struct hw_str
namelike_of(struct hw_arena *m, struct hw_str names)
{
	struct hw_str one;
	struct hw_buf b;

	hw_buf_init(&b, m, names.n + 1);
	while (hw_str_split(&names, ';', &one)) {
		one = hw_str_trim(one);
		if (!hw_meta_namelike(one))
			continue;
		if (b.n > 0)
			hw_buf_c(&b, "; ");
		hw_buf_put(&b, one);
	}
	return hw_buf_str(&b);
}

/* All names from one kind of source; strict: only the sure ones. */
static struct hw_str
names_by(struct hw_harvest *h, enum hw_said_by by, bool organisation,
    bool strict, uint32_t *node)
{
	struct hw_meta *out = h->out;
	struct hw_buf b;

	hw_buf_init(&b, h->m, 2000);
	for (size_t i = 0; i < h->author.n; i++) {
		const struct hw_said *s = &h->author.v[i];
		struct hw_str names, credit = {0};

		if (s->by != by || s->organisation != organisation ||
		    (strict && !sure(s->s)))
			continue;
		names = hw_meta_names(h->m, s->s, out->site,
		    by == HW_BY_LD || by == HW_BY_LD_ODD || by == HW_BY_META,
		    &credit);
		if (by == HW_BY_TEXT && s->s.n > PROSE)
			names = namelike_of(h->m, names);
		if (out->credit.n == 0)
			out->credit = credit;
		if (names.n == 0 || hw_str_ieq(names, out->site_hint) ||
		    hw_str_ifind(hw_buf_str(&b), names, 0) != HW_NPOS ||
		    among(hw_buf_str(&b), names))
			continue;
		if (b.n > 0)
			hw_buf_c(&b, "; ");
		else if (node != NULL)
			*node = s->node;
		hw_buf_put(&b, names);
		if (by == HW_BY_TEXT || (by == HW_BY_ITEM && i > 5))
			break;
	}
	return hw_buf_str(&b);
}

/* A magazine, a club, a desk: something that no byline of a person says. */
static bool
is_house(const struct hw_harvest *h, struct hw_str s)
{
	const struct hw_meta *out = h->out;
	struct hw_str site = out->site.n > 0 ? out->site : out->site_hint, w;

	if (!hw_meta_all_namelike(s))
		return true;
	while (hw_str_word(&s, &w))
		if (w.n > 3 && hw_str_ifind(site, w, 0) != HW_NPOS)
			return true;
	return false;
}

/* Does the line of the byline that gave these names begin with "By"? */
static bool
is_led(const struct hw_harvest *h, uint32_t node)
{
	for (size_t i = 0; i < h->author.n; i++)
		if (h->author.v[i].node == node && node != 0 &&
		    hw_meta_lead(h->author.v[i].s) > 0)
			return true;
	return false;
}

/* Is b the better answer than a, which came from a surer source?  node: where
 * b stands. */
static bool
outdoes(const struct hw_harvest *h, struct hw_str a, struct hw_str b,
    enum hw_said_by by, uint32_t node)
{
	bool several = hw_str_chr(b, ';', 0) != HW_NPOS;

	if (a.n == 0)
		return true;
	if (several && b.n > a.n + 6 && hw_str_ifind(b, a, 0) != HW_NPOS &&
	    (by == HW_BY_META || hw_meta_all_namelike(b)))
		return true;
	if (by != HW_BY_TEXT || !is_led(h, node) || !hw_meta_all_namelike(b))
		return false;
	return hw_str_chr(a, ' ', 0) == HW_NPOS
	    ? hw_str_ifind(b, a, 0) == HW_NPOS
	    : is_house(h, a);
}

/* An author that is called as the site is: better than none. */
static struct hw_str
site_as_author(struct hw_harvest *h)
{
	struct hw_str names;

	for (size_t i = 0; i < h->author.n; i++) {
		const struct hw_said *s = &h->author.v[i];

		if (s->by == HW_BY_TEXT && !sure(s->s))
			continue;
		names = hw_meta_names(
		    h->m, s->s, (struct hw_str){0}, true, NULL);
		if (names.n > 0)
			return names;
	}
	return (struct hw_str){0};
}

/* A desk: better than the name of the site. */
static struct hw_str
desk_as_author(struct hw_harvest *h, uint32_t *node)
{
	for (size_t i = 0; i < h->author.n; i++) {
		struct hw_str s = hw_meta_desk(h->author.v[i].s);

		if (s.n == 0)
			continue;
		if (*node == 0)
			*node = h->author.v[i].node;
		return s;
	}
	return (struct hw_str){0};
}

void
hw_meta_decide_author(struct hw_harvest *h)
{
	static const enum hw_said_by order[] = {HW_BY_LD, HW_BY_META,
	    HW_BY_ITEM, HW_BY_TEXT, HW_BY_LD_ODD, HW_BY_FEED};
	struct hw_meta *out = h->out;

	for (int organisation = 0; organisation < 2; organisation++)
		for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
			uint32_t node = 0;
			struct hw_str s = names_by(h, order[i], organisation,
			    order[i] == HW_BY_TEXT, &node);

			if (s.n == 0 && order[i] == HW_BY_TEXT)
				s = names_by(
				    h, order[i], organisation, false, &node);

			if (s.n == 0)
				continue;
			if (outdoes(h, out->author, s, order[i], node))
				out->author = s;
			if (out->byline_node == 0)
				out->byline_node = node;
		}
	if (out->author.n == 0)
		out->author = desk_as_author(h, &out->byline_node);
	out->author_is_site = out->author.n == 0;
	if (out->author_is_site)
		out->author = site_as_author(h);
}
