/* SPDX-License-Identifier: MIT
 * Links to sections, byline and day above the first sentence, in blocks of
 * their own or the last two run into it: "<span>15 November 2026</span> <i>Morag Elles</i> The jam fair". */
#include "base/arena.h"
#include "base/utf8.h"
#include "html/article_int.h"
#include "html/meta_int.h"
#include "text/date.h"

enum {
	BLOCKS = 3, /* kept ones looked at */
	SHORT = 14, /* words of a block that is nothing else */
	OTHER = 2,  /* words it may hold besides: "By", "Uhr" */
	LEFT = 24,  /* ... and bytes: some languages do not part words */
	NODES = 6,  /* run in before the text */
	NODE_MAX = 120,
	DAY = 86400,
};

struct opening {
	struct hw_arena *m;
	struct hw_reading *r;
	bool day, name; /* what was met */
};

/* Is the mention the day the page came out, or was changed? */
static bool
is_own_day(const struct opening *o, const struct hw_date_parts *p)
{
	const struct hw_date *of[] = {
	    &o->r->meta.published, &o->r->meta.modified};
	struct hw_date said;

	for (size_t i = 0; i < 2; i++) {
		hw_time at = of[i]->at + (hw_time)of[i]->offset * 60;
		struct hw_date_parts day = *p;

		day.hour = -1;
		if (of[i]->precision < HW_PRECISION_DAY || !p->day ||
		    !p->month || !hw_date_resolve(&day, at, &said))
			continue;
		if (said.at > at - 2 * DAY && said.at <= at + DAY)
			return true;
	}
	return false;
}

/* The first name of an author in s; false when there is none. */
static bool
find_author(const struct opening *o, struct hw_str s, size_t *at, size_t *n)
{
	struct hw_str rest = o->r->meta.author, name;

	while (hw_str_split(&rest, ',', &name)) {
		name = hw_str_trim(name);
		*at = name.n < 4 ? HW_NPOS : hw_str_ifind(s, name, 0);
		*n = name.n;
		if (*at != HW_NPOS)
			return true;
	}
	return false;
}

static struct hw_str
without(struct hw_arena *m, struct hw_str s, size_t from, size_t to)
{
	struct hw_str head = hw_str_cat(m, hw_str_sub(s, 0, from), HW_STR(" "));

	return hw_str_cat(m, head, hw_str_from(s, to));
}

/* Words of s that are neither author nor day; notes what was met. */
static uint32_t
other_words(struct opening *o, struct hw_str s)
{
	struct hw_date_parts p;
	struct hw_str word;
	uint32_t words = 0;
	size_t at, n;

	for (int k = 0; k < 3 && find_author(o, s, &at, &n); k++) {
		s = without(o->m, s, at, at + n);
		o->name = true;
	}
	at = 0;
	if (hw_date_find(s, o->r->meta.language, &at, &p) &&
	    is_own_day(o, &p)) {
		s = without(o->m, s, p.start, p.end);
		o->day = true;
	}
	if (hw_str_squeeze(o->m, s).n > LEFT)
		return UINT32_MAX;
	while (hw_str_word(&s, &word)) {
		bool letters = false;

		for (size_t i = 0; i < word.n; i++)
			letters |= hw_is_alpha((unsigned char)word.p[i]) ||
			    (unsigned char)word.p[i] >= 0xC3;
		words += letters && !hw_str_starts(word, HW_STR("\u2013")) &&
		    !hw_str_starts(word, HW_STR("\u2014"));
	}
	return words;
}

/* Two to four words, each with a capital: a name. */
static bool
is_name(struct hw_str s)
{
	struct hw_str word;
	int words = 0;

	for (; hw_str_word(&s, &word); words++) {
		size_t at = 0;
		uint32_t c = hw_utf8_next(word, &at);

		if (hw_words_lower(c) == c)
			return false;
	}
	return words >= 2 && words <= 4;
}

/* Text of a block from the node on where the article begins. */
static void
cut_run_in(struct opening *o, struct hw_block *b)
{
	const struct hw_dom *d = o->r->d;
	struct hw_meta *meta = &o->r->meta;
	struct hw_str name = {0};
	size_t from = 0;
	uint32_t nodes = 0;

	for (uint32_t i = b->first; i < b->last && nodes < NODES; i++) {
		struct hw_str t;
		size_t at;

		if (d->node[i].tag != HW_TAG__TEXT ||
		    d->node[i].text.n > NODE_MAX)
			continue;
		t = hw_str_squeeze(o->m, d->node[i].text);
		if (!t.n)
			continue;
		nodes++;
		at = hw_str_find(b->text, t, from);
		if (d->node[i].parent == b->box || at > from + 4 ||
		    at + t.n >= b->text.n)
			break;
		if (other_words(o, t) > 0) {
			if (!o->day || name.n ||
			    (!is_name(t) && hw_meta_desk(t).n == 0))
				break;
			name = t;
		}
		from = at + t.n;
	}
	if (!o->day || from == 0)
		return;
	if (name.n &&
	    (!meta->author.n || meta->author_is_site ||
		hw_str_ieq(meta->author, meta->site_hint)))
		meta->author = name;
	b->text = hw_str_trim(hw_str_from(b->text, from));
}

void
hw_html_opening(struct hw_arena *m, struct hw_reading *r)
{
	struct opening o = {.m = m, .r = r};

	for (uint32_t i = 0, seen = 0; i < r->blocks.n && seen < BLOCKS; i++) {
		struct hw_block *b = &r->blocks.v[i];

		if (!r->keep[i])
			continue;
		seen++;
		o.day = o.name = false;
		if (b->words > SHORT) {
			cut_run_in(&o, b);
			return;
		}
		if (b->links > 1 && b->link_words == b->words) {
			r->keep[i] = false; /* the sections of the site */
			continue;
		}
		if (other_words(&o, b->text) <= OTHER && (o.name || o.day))
			r->keep[i] = false;
		else if (b->sentence)
			return;
	}
}
