/* SPDX-License-Identifier: MIT
 * A stamp that the page's own dateline contradicts: "KIRIHAMA, Nov 12 (MERA)
 * - A team said on the 12th" on a page that says it came out on the 11th was
 * dated back. */
#include "text/dateline.h"
#include "trace/trace_int.h"

enum {
	AHEAD = 14 * 3600, /* the most a clock may be ahead of UTC */
	FAR = 14 * 86400,  /* further off it is another date */
};

bool
hw_trace_backdated(const struct hw_article *a)
{
	const struct hw_date *d = &a->published;
	struct hw_dateline line;
	struct hw_date said;

	if (d->precision < HW_PRECISION_DAY || d->at == HW_TIME_NONE)
		return false;
	hw_text_dateline(a->text, a->language, &line);
	if (!line.dated || !line.capitals || !line.date.month || !line.date.day)
		return false;
	line.date.hour = -1;
	if (!hw_date_resolve(&line.date, d->at, &said))
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
