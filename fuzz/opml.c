/* SPDX-License-Identifier: MIT
 * OPML: what was read is read the same after it was written. */
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "format/opml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str in = {(const char *)data, size}, none = {0};
	struct hw_opml a, b;
	struct hw_err err = {0};

	if (hw_opml_parse(m, in, none, &a, &err) == HW_OK) {
		struct hw_str text = hw_opml_write(m, &a);

		HW_ASSERT(hw_opml_parse(m, text, none, &b, &err) == HW_OK);
		HW_ASSERT(a.feeds.n == b.feeds.n);
	}
	hw_arena_free(m);
	return 0;
}
