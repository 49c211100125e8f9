/* SPDX-License-Identifier: MIT
 * robots.txt: the first line is the address, the rest the file. */
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "format/robots.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str in = {(const char *)data, size}, url = {0};
	const struct hw_robots_rule *rule;
	struct hw_robots r;

	(void)hw_str_line(&in, &url);
	hw_robots_parse(m, in, &r);
	bool allowed = hw_robots_allowed(&r, HW_STR("FooBot/1.0"), url, &rule);

	HW_ASSERT(rule ? rule->allow == allowed : allowed);
	HW_ASSERT(hw_robots_allowed(
	    &r, HW_STR("FooBot"), HW_STR("http://a/robots.txt"), NULL));
	(void)hw_robots_delay(&r, HW_STR("FooBot"));
	hw_arena_free(m);
	return 0;
}
