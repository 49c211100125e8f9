/* SPDX-License-Identifier: MIT */
#include "text/han.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/han_table.h"

static uint32_t
simplified(uint32_t cp)
{
	size_t lo = 0, hi = sizeof(han_pair) / sizeof(*han_pair);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (han_pair[mid].from == cp)
			return han_pair[mid].to;
		if (han_pair[mid].from < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return cp;
}

struct hw_str
hw_text_han(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;
	size_t i = 0;

	while (i < s.n && (unsigned char)s.p[i] < 0xE4)
		i++; /* Han begins at U+4E00 */
	if (i == s.n)
		return s;
	hw_buf_init(&b, m, s.n + 4);
	for (i = 0; i < s.n;)
		hw_buf_utf8(&b, simplified(hw_utf8_next(s, &i)));
	return hw_buf_str(&b);
}
