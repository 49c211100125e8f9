/* SPDX-License-Identifier: MIT
 * headwater import: sources from another reader's list, pages from files. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cmd/aggregate.h"
#include "cmd/cmd.h"
#include "cmd/import_pages.h"
#include "cmd/starters.h"
#include "format/opml.h"

const char hw_usage_import[] =
    "usage: headwater import opml [OPTION]... FILE...\n"
    "usage: headwater import sitemap [OPTION]... [FILE]...\n"
    "usage: headwater import ndjson|warc [OPTION]... [FILE]...\n\n"
    "Subscribes to the feeds of OPML lists, as feed readers export them.  A\n"
    "feed that is followed already stays as it is.  FILE - is standard "
    "input.\n\n"
    "sitemap queues the pages a sitemap lists, for serve or update to fetch; "
    "the\nsitemaps an index lists are followed.\n\n"
    "ndjson and warc take pages into the store as if they had been fetched "
    "now, but\nwithout the network: the records headwater extract reads or "
    "writes ({\"id\",\"url\",\n\"html\"}, or \"title\" and \"text\") or "
    "web archives.  Not beside a running server.\nExits 1 when a record could "
    "not be read, and says which and why.\n\n" HW_SETTINGS_USAGE;

#define LIST_MAX ((size_t)32 << 20)

static int
import_one(struct hw_aggregate *g, struct hw_str path)
{
	struct hw_err err = {0};
	struct hw_str bytes;
	struct hw_opml list;
	int added = 0;
	int rc = hw_cmd_read(
	    g->m, hw_str_z(g->m, path), LIST_MAX, &bytes, &err);

	if (rc) {
		hw_cmd_fail("import", 0, "%s", err.msg);
		return rc;
	}
	rc = hw_opml_parse(g->m, bytes, (struct hw_str){0}, &list, &err);
	if (!rc)
		rc = hw_starters_add(
		    g, list.feeds.v, list.feeds.n, &added, &err);
	if (rc) {
		hw_cmd_fail("import", 0, "%.*s: %s", HW_FMT(path), err.msg);
		return rc;
	}
	printf("%.*s: %d feeds followed\n", HW_FMT(path), added);
	return HW_OK;
}

int
hw_cmd_import(int argc, char **argv)
{
	struct hw_aggregate g;
	int failed = 0, code;

	if (argc > 1 &&
	    (strcmp(argv[1], "ndjson") == 0 || strcmp(argv[1], "warc") == 0))
		return hw_import_pages(argc, argv);
	if (argc > 1 && strcmp(argv[1], "sitemap") == 0)
		return hw_import_sitemap(argc, argv);
	code = hw_aggregate_init(&g, "import", argc, argv, NULL, NULL);
	if (!code && (g.rest.n < 2 || !hw_str_eq(g.rest.v[0], HW_STR("opml"))))
		code = hw_cmd_usage(
		    "import", "takes opml, sitemap, ndjson or warc, and files");
	for (size_t i = 1; !code && i < g.rest.n; i++)
		if (import_one(&g, g.rest.v[i]) != HW_OK)
			failed++;
	hw_aggregate_free(&g);
	return failed ? HW_EXIT_SOME : code;
}
