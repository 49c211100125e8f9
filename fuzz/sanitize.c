/* SPDX-License-Identifier: MIT
 * The sanitiser: no byte of its output opens a tag that its rules do not
 * have, no attribute of an event, and its output stays as it is. */
#include <stdint.h>

#include "base/arena.h"
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "html/sanitize.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every tag of the output, by the plainest reading there is. */
static void
inspect(struct hw_str s)
{
	static const char *const bad[] = {"script", "style", "iframe", "object",
	    "embed", "base", "meta", "link", "frame", "xmp", "plaintext",
	    "foreignobject", "animate", "set", "use", "image"};

	for (size_t at = 0; (at = hw_str_chr(s, '<', at)) != HW_NPOS; at++) {
		struct hw_str tag = hw_str_from(s, at + 1);
		size_t end = hw_str_chr(tag, '>', 0);

		HW_ASSERT(end != HW_NPOS);
		tag = hw_str_sub(tag, 0, end);
		HW_ASSERT(hw_str_chr(tag, '<', 0) == HW_NPOS);
		for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
			struct hw_str b = hw_str_c(bad[i]);

			HW_ASSERT(!hw_str_istarts(tag, b) ||
			    (tag.n > b.n && tag.p[b.n] != ' '));
		}
		HW_ASSERT(
		    hw_str_ifind(tag, HW_STR("=\"javascript:"), 0) == HW_NPOS);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str in = hw_utf8_clean(
	    m, (struct hw_str){(const char *)data, size});
	struct hw_str base = HW_STR("http://example.com/a/");
	struct hw_str out = hw_html_sanitize(m, in, base);

	if (hw_str_chr(out, '<', 0) != HW_NPOS)
		inspect(out);
	HW_ASSERT(hw_str_eq(hw_html_sanitize(m, out, base), out));
	hw_arena_free(m);
	return 0;
}
