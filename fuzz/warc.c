/* SPDX-License-Identifier: MIT
 * Web archives: the reader always comes to an end. */
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "format/warc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_warc w = {.in = {(const char *)data, size}};
	struct hw_page page;
	int rc;

	do {
		struct hw_err err = {0};

		rc = hw_warc_next(m, &w, &page, &err);
		hw_arena_reset(m);
	} while (rc != HW_ENOTFOUND);
	hw_warc_end(&w);
	hw_arena_free(m);
	return 0;
}
