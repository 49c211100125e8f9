/* SPDX-License-Identifier: MIT */
#include "text/calendar.h"

int
hw_calendar_find(uint32_t hash, struct hw_str lang)
{
	/* hashes are spread evenly: begin where this one should be */
	size_t lo = (size_t)((uint64_t)hash * hw_calendar_n >> 32);
	int any = 0;

	if (!hw_calendar_may_hold(hash))
		return 0;
	while (lo > 0 && hw_calendar[lo - 1].hash >= hash)
		lo--;
	while (lo < hw_calendar_n && hw_calendar[lo].hash < hash)
		lo++;
	for (; lo < hw_calendar_n && hw_calendar[lo].hash == hash; lo++) {
		const struct hw_calendar_row *r = &hw_calendar[lo];
		int value = r->value & ~HW_CALENDAR_SHORT;

		if (lang.n >= 2 && r->lang[0] == lang.p[0] &&
		    r->lang[1] == lang.p[1])
			return value;
		if (value >= HW_CALENDAR_TODAY - 1 &&
		    value <= HW_CALENDAR_TODAY + 1)
			continue;
		if (any && any != value)
			any = -1;
		else if (!any)
			any = value;
	}
	return any > 0 ? any : 0;
}
