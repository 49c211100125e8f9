/* SPDX-License-Identifier: MIT
 * Settings of the aggregator: one table row each gives name, default, help
 * and kind.  A value comes from, later wins: default, the file (--config,
 * "key = value" lines), the environment (HEADWATER_KEY), the command line
 * (--key value).  headwater.conf(5) is written from the same table. */
#ifndef HW_CMD_SETTINGS_H
#define HW_CMD_SETTINGS_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;

/* Name, kind, default, help.  Kinds: text, path, number, flag, list (values
 * parted by spaces or commas). */
/* clang-format off */
#define HW_SETTINGS \
	SETTING(data, PATH, "", "folder of the data file (default: headwater in the XDG data home)") \
	SETTING(db, PATH, "", "the data file itself, instead of DATA/headwater.db") \
	SETTING(listen, TEXT, "127.0.0.1:8080", "address and port of the web pages; unix:PATH for a socket") \
	SETTING(base_url, TEXT, "", "address under which readers reach the pages (default: http://LISTEN)") \
	SETTING(name, TEXT, "Headwater", "name of this collection, shown on its pages") \
	SETTING(contact, TEXT, "", "mail address or page of the operator, sent in the user agent and shown to complainants") \
	SETTING(hubs, LIST, "", "WebSub hubs that are told when the front page's feeds have news; needs base_url") \
	SETTING(allow_net, LIST, "", "networks (CIDR) that may be fetched although they are private") \
	SETTING(connect_to, LIST, "", "HOST=ADDRESS:PORT, or *=ADDRESS:PORT: where requests for HOST go; used by the demo") \
	SETTING(workers, NUMBER, "0", "processes that read pages; 0: one a core") \
	SETTING(web_threads, NUMBER, "2", "threads that answer readers") \
	SETTING(poll_min, NUMBER, "900", "shortest time between two polls of a source, in seconds") \
	SETTING(poll_max, NUMBER, "86400", "longest time between two polls of a living source, in seconds") \
	SETTING(host_delay, NUMBER, "2000", "pause between two requests to one host, in milliseconds") \
	SETTING(fulltext, TEXT, "auto", "fetch the page of an item whose feed holds only an extract: auto, always, never") \
	SETTING(robots_feeds, NUMBER, "0", "1: ask robots.txt before feeds, too; before pages, section pages and sitemaps it is always asked") \
	SETTING(outlets, PATH, "", "file of agencies and outlets beside those of the program, see OUTLETS") \
	SETTING(free_floor, NUMBER, "256", "megabytes that must stay free on the disk; below it nothing is taken in") \
	SETTING(log, TEXT, "info", "error, warn, info or debug")
/* clang-format on */

enum hw_setting {
#define SETTING(name, kind, dflt, help) HW_SET_##name,
	HW_SETTINGS
#undef SETTING
	    HW_SET_COUNT,
};

struct hw_settings {
	struct hw_str value[HW_SET_COUNT];
	struct hw_str
	    from[HW_SET_COUNT]; /* "default", "FILE:3", "environment" */
};

/* Defaults, then the file named by --config (or
 * $XDG_CONFIG_HOME/headwater.conf when it is there), the environment and the
 * options at the front of argv.  *used is the index of the first argument
 * that is not ours.  An unknown option ends the reading (the command may know
 * it); a bad value or an unknown key of the file is HW_EINPUT and names the
 * file and line.  Strings live in m. */
int hw_settings_read(struct hw_arena *m, int argc, char **argv,
    struct hw_settings *out, int *used, struct hw_err *err) HW_MUST_USE;

/* Set one by name; from is for messages. */
int hw_settings_set(struct hw_settings *s, struct hw_str name,
    struct hw_str value, struct hw_str from, struct hw_err *err) HW_MUST_USE;

int64_t hw_settings_number(const struct hw_settings *s, enum hw_setting which);
/* Which of its words a setting has: fulltext as enum hw_fulltext, log as enum
 * hw_log_level; -1 for a setting whose words are free. */
int hw_settings_choice(const struct hw_settings *s, enum hw_setting which);
/* The store to open: db, else data/headwater.db with folders made. */
int hw_settings_db(struct hw_arena *m, const struct hw_settings *s,
    struct hw_str *path, struct hw_err *err) HW_MUST_USE;

const char *hw_setting_name(enum hw_setting which);
const char *hw_setting_help(enum hw_setting which);
const char *hw_setting_default(enum hw_setting which);

/* The lines about settings for --help texts are one sentence: */
#define HW_SETTINGS_USAGE                                                         \
	"Settings (headwater.conf(5)) are options too: --data DIR, --db FILE,\n"  \
	"--config FILE, --listen ADDRESS:PORT and the rest of `headwater config " \
	"show`.\n"

#endif
