/* SPDX-License-Identifier: MIT
 * Addresses: a base and a reference, one a line.  Canonical forms stay,
 * and what goes over the wire is ASCII. */
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/utf8.h"
#include "url/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str ref = hw_utf8_clean(
	    m, (struct hw_str){(const char *)data, size});
	struct hw_str base = {0}, out;
	struct hw_err err = {0};

	(void)hw_str_line(&ref, &base);
	if (hw_url_resolve(m, base, ref, &out, &err))
		HW_ASSERT(err.msg[0] != '\0');
	struct hw_str canon = hw_url_canon(m, out);
	struct hw_str wire = hw_url_wire(m, out);

	if (hw_url_is_http(canon))
		HW_ASSERT(hw_str_eq(hw_url_canon(m, canon), canon));
	for (size_t i = 0; i < wire.n; i++)
		HW_ASSERT(wire.p[i] > ' ' && wire.p[i] < 0x7f);
	(void)hw_url_domain(m, out);
	hw_arena_free(m);
	return 0;
}
