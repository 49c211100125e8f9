/* SPDX-License-Identifier: MIT
 * The pages of `headwater import`. */
#ifndef HW_CMD_IMPORT_PAGES_H
#define HW_CMD_IMPORT_PAGES_H

/* argv: "import", "ndjson" or "warc", settings, files.  An exit code. */
int hw_import_pages(int argc, char **argv);

/* The same of "sitemap": its pages are queued, an index's sitemaps followed. */
int hw_import_sitemap(int argc, char **argv);

#endif
