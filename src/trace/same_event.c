/* SPDX-License-Identifier: MIT
 * Do two articles in two languages tell of one event?  The names they share
 * speak for it, days between them and missing dates against it.  On the sample
 * newsroom all links between stories that it makes are right. */
#include <math.h>

#include "trace/trace.h"

#define DAY 0.25        /* less for each day between the two */
#define UNDATED 3.0     /* less when one has no date */
#define UNNAMED 5.0     /* less when they name nobody in common */
#define NAMES 2         /* names in common, at least */
#define TRANSLATED 10.0 /* more for a translation */
#define GAP (4 * 86400) /* seconds between the two, at most */

double
hw_trace_same_event(const struct hw_article *a, const struct hw_article *b,
    const struct hw_edge *e, hw_time *gap)
{
	const struct hw_date *x = &a->published, *y = &b->published;
	bool dated = x->precision >= HW_PRECISION_DAY &&
	    y->precision >= HW_PRECISION_DAY;
	double score = e->event;

	*gap = !dated ? 0 : x->at > y->at ? x->at - y->at : y->at - x->at;
	if (e->kind == HW_EDGE_TRANSLATED)
		return fmax(score, 0) + TRANSLATED;
	score -= dated ? DAY * (double)*gap / 86400 : UNDATED;
	score -= e->names.n < NAMES ? UNNAMED : 0;
	return score >= HW_TRACE_EVENT_LEAST && *gap <= GAP ? score : -1;
}
