/* SPDX-License-Identifier: MIT */
#include "text/dateline.h"

#include <string.h>

enum {
	HEAD = 120,   /* bytes a dateline may take */
	OPEN = 100,   /* where its bracket must have begun */
	CODE_MAX = 40 /* bytes inside the bracket */
};

static bool
starts_dash(struct hw_str s)
{
	s = hw_str_trim(s);
	return hw_str_starts(s, HW_STR("\u2013")) ||
	    hw_str_starts(s, HW_STR("\u2014")) || hw_str_starts(s, HW_STR("-"));
}

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

bool
hw_text_agency_sign(struct hw_str code)
{
	for (size_t i = 0; i < code.n; i++)
		if (code.p[i] < 'A' || code.p[i] > 'Z')
			return false;
	return code.n >= 2 && code.n <= 8;
}

void
hw_text_dateline(
    struct hw_str text, struct hw_str lang, struct hw_dateline *out)
{
	struct hw_str head = hw_str_sub(text, 0, HEAD);
	size_t open = hw_str_chr(head, '(', 0), close = HW_NPOS, at = 0;
	size_t end = 0;

	memset(out, 0, sizeof(*out));
	if (open != HW_NPOS && open <= OPEN)
		close = hw_str_chr(head, ')', open);
	if (close != HW_NPOS && close - open <= CODE_MAX) {
		out->code = hw_str_sub(head, open + 1, close);
		out->span = (struct hw_span){
		    (uint32_t)open, (uint32_t)close + 1};
		out->dash = starts_dash(hw_str_from(head, close + 1));
		end = open;
	}
	if (hw_date_find(head, lang, &at, &out->date) &&
	    (!end || out->date.start < end)) {
		struct hw_str rest = hw_str_from(head, out->date.end);

		out->dated = starts_dash(rest) ||
		    hw_str_starts(hw_str_trim(rest), HW_STR("("));
		if (out->dated)
			end = out->date.start;
	}
	out->place = hw_str_trim(hw_str_sub(head, 0, end));
	out->capitals = is_capitals(out->place);
}
