/* SPDX-License-Identifier: MIT
 * When two numbers of one thing are a contradiction, and not an update. */
#include "trace/findings_int.h"

/* Did a page of other people rewrite it?  The same outlet's next report is
 * made from its last one, too. */
static bool
is_reworking(const struct hw_finder *f, const struct hw_article *a,
    const struct hw_article *b)
{
	const struct hw_member *x = hw_finder_member(f, a->id);

	return x && x->of == b->id &&
	    (x->role == HW_ROLE_REWRITTEN || x->role == HW_ROLE_TRANSLATED ||
		x->role == HW_ROLE_COPY);
}

/* The day was lent by the story: nobody knows which report came first. */
static bool
is_dated(const struct hw_article *a)
{
	return a->published.precision >= HW_PRECISION_DAY &&
	    !hw_str_eq(a->published.source, HW_STR("story"));
}

/* "48,000" */
static bool
number_of(struct hw_str value, uint64_t *out)
{
	struct hw_str part;
	uint64_t n;

	*out = 0;
	while (hw_str_split(&value, ',', &part)) {
		if (part.n > 6 || *out > 1000000000 || !hw_str_u64(part, &n))
			return false;
		*out = *out * 1000 + n;
	}
	return true;
}

/* Those who are missing are found. */
static bool
falls(struct hw_str key)
{
	return hw_str_eq(key, HW_STR("missing")) ||
	    hw_str_eq(key, HW_STR("evacuated"));
}

/* What was counted once: the number does not grow. */
static bool
is_settled(struct hw_str key)
{
	return hw_str_eq(key, HW_STR("exchanged")) ||
	    hw_str_eq(key, HW_STR("recalled"));
}

/* A larger count in a later report is an update.  A count that fell differs,
 * as do two of one hour, one that only a rewriter has, and one that is twice
 * as large on a page without a day. */
bool
hw_finder_count_differs(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y)
{
	hw_time tx = x->a->published.at, ty = y->a->published.at;
	bool hours = x->a->published.precision >= HW_PRECISION_SECOND &&
	    y->a->published.precision >= HW_PRECISION_SECOND;
	uint64_t nx, ny;

	if (!number_of(x->c->value, &nx) || !number_of(y->c->value, &ny) ||
	    nx == ny)
		return false;
	if (is_settled(x->c->key))
		return true;
	if (is_reworking(f, x->a, y->a) || is_reworking(f, y->a, x->a))
		return true;
	if (!is_dated(x->a) || !is_dated(y->a))
		return nx >= 2 * ny || ny >= 2 * nx;
	if (hours && tx - ty < 3600 && ty - tx < 3600)
		return true;
	if (!hours && tx / 86400 == ty / 86400)
		return false;
	if (falls(x->c->key))
		return false;
	return tx > ty ? nx < ny : ny < nx;
}
