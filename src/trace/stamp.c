/* SPDX-License-Identifier: MIT
 * A stamp that the page's own dateline contradicts: "KIRIHAMA, Nov 12 (MERA)
 * - A team said on the 12th" on a page that says it came out on the 11th was
 * dated back. */
#include "base/buf.h"
#include "text/date.h"
#include "trace/trace_int.h"

enum {
	HEAD = 90,         /* bytes a dateline may take */
	AHEAD = 14 * 3600, /* the most a clock may be ahead of UTC */
	FAR = 14 * 86400,  /* further off it is another date */
};

/* Nothing but towns in capitals. */
static bool
is_capitals(struct hw_str s)
{
	size_t letters = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 'a' && c <= 'z')
			return false;
		letters += hw_is_alnum(c) || c >= 0x80;
	}
	return letters >= 2;
}

/* "(MERA) -", " -", "." and the like: the text begins. */
static bool
ends_dateline(struct hw_str s)
{
	s = hw_str_trim(s);
	return s.n &&
	    (s.p[0] == '(' || s.p[0] == '-' ||
		hw_str_starts(s, HW_STR("\u2013")) ||
		hw_str_starts(s, HW_STR("\u2014")));
}

bool
hw_trace_backdated(const struct hw_article *a)
{
	struct hw_str head = hw_str_sub(a->text, 0, HEAD);
	const struct hw_date *d = &a->published;
	struct hw_date_parts p;
	struct hw_date said;
	size_t at = 0;

	if (d->precision < HW_PRECISION_DAY || d->at == HW_TIME_NONE ||
	    !hw_date_find(head, a->language, &at, &p) || !p.month || !p.day ||
	    !is_capitals(hw_str_sub(head, 0, p.start)) ||
	    !ends_dateline(hw_str_from(head, p.end)))
		return false;
	p.hour = -1;
	if (!hw_date_resolve(&p, d->at, &said))
		return false;
	return said.at - AHEAD > d->at && said.at - d->at < FAR;
}

hw_time
hw_trace_out(const struct hw_article *a)
{
	if (a->published.precision >= HW_PRECISION_DAY &&
	    !hw_trace_backdated(a))
		return a->published.at;
	return a->first_seen;
}
