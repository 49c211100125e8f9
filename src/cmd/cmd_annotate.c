/* SPDX-License-Identifier: MIT
 * headwater annotate: what a text says, as a filter: quotations and their
 * speakers, names, dates, credits, claims. */
#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/filter.h"
#include "format/article.h"
#include "text/text.h"

const char hw_usage_annotate[] =
    "usage: headwater annotate [OPTION]... [FILE]...\n\n"
    "Reads articles, writes what they say: quotations with their speakers, "
    "names,\ndates, credits and claims; offsets are bytes of the UTF-8 "
    "text.\n\n"
    "  --input ndjson   records {\"id\",\"title\",\"text\",\"lang\","
    "\"published\"} (default)\n"
    "  --output ndjson  one record a line (default)\n"
    "  --outlets FILE   agencies and outlets beside those of the program: a "
    "JSON object\n"
    "                   a line, see OUTLETS in headwater.conf(5)\n"
    "  --jobs N         worker processes (default: one a core)\n\n"
    "Without FILE, or for -, reads standard input.\n";

static int
one(struct hw_arena *m, const struct hw_json *rec, struct hw_jw *w,
    struct hw_err *err)
{
	struct hw_article a = {0};

	if (!hw_json_get(rec, "text"))
		return hw_fail(err, HW_EINPUT, "record has no \"text\"");
	hw_article_get(m, rec, &a);
	hw_text_annotate(m, &a);
	hw_jw_kstr_null(w, "language", a.language);
	hw_article_put_annotations(w, &a);
	return HW_OK;
}

int
hw_cmd_annotate(int argc, char **argv)
{
	struct hw_filter f = {
	    .cmd = "annotate", .record = one, .knows_outlets = true};
	int i = hw_filter_options(&f, argc, argv);

	return i < 0 ? -i - 1 : hw_filter_run(&f, f.argc - i, argv + i);
}
