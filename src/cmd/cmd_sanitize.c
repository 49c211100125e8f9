/* SPDX-License-Identifier: MIT
 * headwater sanitize: foreign HTML made harmless, as a filter. */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/filter.h"
#include "html/sanitize.h"

const char hw_usage_sanitize[] =
    "usage: headwater sanitize [OPTION]... [FILE]...\n\n"
    "Reads records {\"id\",\"html\",\"base_url\"}, writes {\"id\",\"html\"} "
    "with nothing in it\nthat runs, submits, navigates by itself, or loads "
    "other than pictures; sound\nand film wait to be asked for; addresses "
    "are made absolute with base_url.\n\n"
    "  --input ndjson   the only input (default)\n"
    "  --output ndjson  the only output (default)\n"
    "  --jobs N         worker processes (default: one a core)\n\n"
    "Without FILE, or for -, reads standard input.\n";

static int
one(struct hw_arena *m, const struct hw_json *rec, struct hw_jw *w,
    struct hw_err *err)
{
	if (!hw_json_get(rec, "html"))
		return hw_fail(err, HW_EINPUT, "record has no \"html\"");
	hw_jw_kstr(w, "html",
	    hw_html_sanitize(m, hw_utf8_clean(m, hw_json_str(rec, "html")),
		hw_json_str(rec, "base_url")));
	return HW_OK;
}

int
hw_cmd_sanitize(int argc, char **argv)
{
	struct hw_filter f = {
	    .cmd = "sanitize", .record = one, .input = "ndjson"};
	int i = hw_filter_options(&f, argc, argv);

	if (i < 0)
		return -i - 1;
	if (strcmp(f.input, "ndjson") != 0)
		return hw_cmd_usage(
		    "sanitize", "--input is ndjson, not %s", f.input);
	return hw_filter_run(&f, f.argc - i, argv + i);
}
