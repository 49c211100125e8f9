/* SPDX-License-Identifier: MIT
 * How numbers are written is no difference: "twenty-two" and "22". */
#include "base/arena.h"
#include "trace/findings.h"

/* What an English word adds to a number; 0: it is none.  "One" is also a
 * pronoun. */
static unsigned
number(struct hw_str w)
{
	static const char *const small[] = {"one", "two", "three", "four",
	    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
	    "eighteen", "nineteen"};
	static const char *const tens[] = {"twenty", "thirty", "forty", "fifty",
	    "sixty", "seventy", "eighty", "ninety"};

	for (unsigned i = 0; i < sizeof(small) / sizeof(*small); i++)
		if (hw_str_eq(w, hw_str_c(small[i])))
			return i + 1;
	for (unsigned i = 0; i < sizeof(tens) / sizeof(*tens); i++)
		if (hw_str_eq(w, hw_str_c(tens[i])))
			return 20 + 10 * i;
	return 0;
}

bool
hw_finder_number(struct hw_arena *m, struct hw_str *word, struct hw_str next)
{
	unsigned n = number(next.n ? next : *word);
	uint64_t before = 0;

	if (!next.n) {
		if (n > 1)
			*word = hw_str_printf(m, "%u", n);
		return n > 1;
	}
	if (n == 0 || n > 9 || !hw_str_u64(*word, &before) || before < 20 ||
	    before > 90 || before % 10)
		return false;
	*word = hw_str_printf(m, "%u", (unsigned)before + n);
	return true;
}
