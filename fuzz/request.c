/* SPDX-License-Identifier: MIT
 * Request heads, paths and forms: what a client can send us.  The reader
 * must agree with itself: what it accepts has the shape it promises. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/err.h"
#include "serve/head.h"
#include "serve/serve_int.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_str s = {(const char *)data, size};
	struct hw_arena *m = hw_arena_new();
	struct hw_head h;
	const char *why = NULL;
	int refused = hw_head_parse(s, &h, &why);

	if (refused) {
		HW_ASSERT(refused >= 400 && refused < 600 && why);
	} else {
		HW_ASSERT(h.target.n && h.target.p[0] == '/');
		HW_ASSERT(h.length <= HW_BODY_MAX);
		HW_ASSERT(hw_str_chr(h.target, '\n', 0) == HW_NPOS);
	}
	(void)hw_form_get(m, s, "a");
	(void)hw_path_id(s);
	(void)hw_link_ok(s);
	(void)hw_slug(m, s);
	hw_arena_free(m);
	return 0;
}
