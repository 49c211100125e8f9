/* SPDX-License-Identifier: MIT
 * Feeds: any bytes are read or refused, addresses are harmless, and what
 * the pipe hands on is safe and stays as it is when cleaned again. */
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "html/sanitize.h"
#include "pipe/pipe.h"
#include "format/feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(struct hw_arena *m, struct hw_str html, struct hw_str base)
{
	HW_ASSERT(hw_str_eq(hw_html_sanitize(m, html, base), html));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_page page = {.url = HW_STR("http://example.com/feed"),
	    .body = {(const char *)data, size}};
	struct hw_feed feed;
	struct hw_err err = {0};

	if (hw_pipe_feed(m, &page, &feed, &err)) {
		HW_ASSERT(err.msg[0] != '\0');
	} else {
		for (size_t i = 0; i < feed.n && i < 8; i++) {
			const struct hw_entry_more *e = feed.entries[i].more;

			check(m, e->f.content.html, e->f.content.base);
			check(m, e->f.description.html, e->f.description.base);
			HW_ASSERT(
			    !hw_str_istarts(e->f.link, HW_STR("javascript:")));
		}
	}
	hw_arena_free(m);
	return 0;
}
