/* SPDX-License-Identifier: MIT
 * The date of publication from <time> elements. */
#include "html/meta_int.h"

void
hw_meta_date(struct hw_arena *m, const struct hw_dom *d, struct hw_meta *out)
{
	(void)m;
	for (uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_TIME);
	     i != 0 && out->published.precision == HW_PRECISION_NONE;
	     i = hw_dom_find(d, 0, i, HW_TAG_TIME)) {
		struct hw_str s = hw_dom_attr(d, i, HW_ATTR_DATETIME);
		int offset = 0;

		if (s.n < 10 ||
		    !hw_time_parse(hw_str_trim(s), &out->published.at, &offset))
			continue;
		out->published.precision = s.n > 10 ? HW_PRECISION_SECOND
						    : HW_PRECISION_DAY;
		out->published.offset = (int16_t)offset;
		out->published.has_offset = s.n > 19;
		out->published.source = HW_STR("time");
		out->published.confidence = 0.6f;
		out->date_node = i;
	}
}
