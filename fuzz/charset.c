/* SPDX-License-Identifier: MIT
 * Charsets: the first line is the label, the rest the bytes; the result
 * is always UTF-8. */
#include <stdint.h>

#include "base/arena.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str in = {(const char *)data, size}, label = {0}, used;

	(void)hw_str_line(&in, &label);
	for (int hint = HW_CHARSET_TEXT; hint <= HW_CHARSET_XML; hint++) {
		struct hw_str out = hw_charset_decode(
		    m, in, label, hint, &used);

		HW_ASSERT(hw_utf8_valid(out));
		HW_ASSERT(used.n > 0);
		HW_ASSERT(
		    !hw_str_starts(out, HW_STR("\xef\xbb\xbf")) || size > 3);
	}
	hw_arena_free(m);
	return 0;
}
