/* SPDX-License-Identifier: MIT
 * The table of subcommands.  A row COMMAND(x, group, summary) needs
 * hw_cmd_x and hw_usage_x in cmd_x.c and a page man/headwater-x.1.  Rows of
 * one group stand together. */
#ifndef HW_CMD_TABLE_H
#define HW_CMD_TABLE_H

/* clang-format off */
#define HW_COMMANDS \
	COMMAND(serve, "Aggregator", "everything: fetch, read, place, serve") \
	COMMAND(demo, "Aggregator", "the sample newsroom, collected and shown") \
	COMMAND(update, "Aggregator", "poll what is due, read what is new, and exit") \
	COMMAND(ingest, "Aggregator", "one source into one store, acknowledged") \
	COMMAND(add, "Aggregator", "subscribe to what stands behind an address") \
	COMMAND(import, "Aggregator", "feeds of an OPML list, pages of files and archives") \
	COMMAND(fetch, "Aggregator", "fetch one address as the aggregator would") \
	COMMAND(search, "Aggregator", "items that hold these words") \
	COMMAND(story, "Aggregator", "a story with its pages, roots and contradictions") \
	COMMAND(source, "Aggregator", "a source with its state, log and items") \
	COMMAND(complaint, "Aggregator", "the complaints desk") \
	COMMAND(export, "Aggregator", "items and sources out of the store") \
	COMMAND(extract, "Filters", "pages to articles: text, title, author, date") \
	COMMAND(parse, "Filters", "feeds, sitemaps and OPML to records") \
	COMMAND(sanitize, "Filters", "foreign HTML made harmless") \
	COMMAND(annotate, "Filters", "quotations, speakers, names, dates, credits") \
	COMMAND(robots, "Filters", "may an agent fetch an address?") \
	COMMAND(cluster, "Filters", "which reports tell of the same event") \
	COMMAND(trace, "Filters", "who copied, rewrote or translated whom") \
	COMMAND(config, "Care", "the settings, and whether they are right") \
	COMMAND(version, "Care", "versions of Headwater and its libraries") \
	COMMAND(backup, "Care", "copy the store while it is in use") \
	COMMAND(restore, "Care", "put a backup in its place") \
	COMMAND(fsck, "Care", "check every row of the store") \
	COMMAND(doctor, "Care", "what is wrong, and what to do")
/* clang-format on */

#endif
