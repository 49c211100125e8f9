/* SPDX-License-Identifier: MIT
 * Sitemaps, packed or not. */
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "format/feed.h"
#include "url/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_page page = {.url = HW_STR("http://example.com/sitemap.xml"),
	    .body = {(const char *)data, size}};
	struct hw_feed feed;
	struct hw_err err = {0};

	if (hw_feed_parse(m, &page, &feed, &err) == HW_OK &&
	    hw_str_starts(feed.format, HW_STR("sitemap")))
		for (size_t i = 0; i < feed.n; i++)
			HW_ASSERT(hw_url_is_http(feed.entries[i].link));
	hw_arena_free(m);
	return 0;
}
