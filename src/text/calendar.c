/* SPDX-License-Identifier: MIT */
#include "text/calendar.h"

int
hw_calendar_find(uint32_t hash, struct hw_str lang)
{
	size_t lo = 0, hi = hw_calendar_n;
	int any = 0;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (hw_calendar[mid].hash < hash)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < hw_calendar_n && hw_calendar[lo].hash == hash; lo++) {
		const struct hw_calendar_row *r = &hw_calendar[lo];
		int value = r->value & ~HW_CALENDAR_SHORT;

		if (lang.n >= 2 && r->lang[0] == lang.p[0] &&
		    r->lang[1] == lang.p[1])
			return value;
		if (any && any != value)
			any = -1;
		else if (!any)
			any = value;
	}
	return any > 0 ? any : 0;
}
