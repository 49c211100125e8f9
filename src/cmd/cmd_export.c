/* SPDX-License-Identifier: MIT
 * headwater export: items and sources out of the store. */
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/desk.h"
#include "cmd/records.h"
#include "cmd/stored.h"

const char hw_usage_export[] =
    "usage: headwater export [--format FORMAT] [OPTION]...\n\n"
    "Writes what the store holds to standard output.  Withheld items are left "
    "out, and\n"
    "so is the text of publishers who reserve text and data mining.  Exits 1 "
    "when a\n"
    "row could not be read.\n\n"
    "  --format ndjson  items, a record a line (default)\n"
    "  --format ninjs   items as IPTC ninjs 2.1, an object a line\n"
    "  --format opml    sources\n"
    "  --format lumen   complaints in the shape of the Lumen database\n"
    "  --after ID       only items with a larger id\n\n" HW_SETTINGS_USAGE;

struct export
{
	struct hw_stored g;
	const char *format;
	int64_t after;
};

static int
own(void *arg, int argc, char **argv)
{
	struct export *x = arg;
	int i = 0;
	const char *v = hw_option("format", argc, argv, &i);

	if (v) {
		x->format = v;
		return i + 1;
	}
	v = hw_option("after", argc, argv, &i);
	if (!v)
		return 0;
	x->after = hw_stored_number(hw_str_c(v));
	return i + 1;
}

static int
write_record(void *arg, struct hw_arena *m, const struct hw_item *item,
    const struct hw_sketch *sketch)
{
	const struct hw_article *a = &item->article;
	struct hw_buf b;
	struct hw_jw w;

	(void)arg;
	(void)sketch;
	hw_buf_init(&b, m, (size_t)128 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kint(&w, "id", a->id);
	hw_jw_kstr(&w, "guid", item->guid);
	hw_jw_kstr(&w, "url", a->url);
	hw_jw_kstr(&w, "title", a->title);
	if (item->analysis)
		hw_jw_kstr(&w, "text", a->text);
	else
		hw_jw_kstr(&w, "reserved", HW_STR("text and data mining"));
	hw_jw_kstr(&w, "source",
	    item->source_domain.n ? item->source_domain : a->host);
	hw_jw_kstr_null(&w, "author", a->author);
	hw_jw_kstr(&w, "lang", a->language);
	if (a->published.precision != HW_PRECISION_NONE)
		hw_json_time(&w, "published", a->published.at);
	else
		hw_jw_kstr_null(&w, "published", HW_STR(""));
	hw_json_time(&w, "first_seen", a->first_seen);
	hw_jw_kint(&w, "revision", item->revision);
	hw_jw_key(&w, "story");
	if (item->story)
		hw_jw_int(&w, item->story);
	else
		hw_jw_null(&w);
	hw_jw_end_obj(&w);
	hw_print_buf(&b);
	return ferror(stdout) ? HW_EIO : HW_OK;
}

static void
ninjs_rights(struct hw_jw *w, const struct hw_rights *r)
{
	hw_jw_kstr_opt(w, "copyrightholder", r->holder);
	hw_jw_kstr_opt(w, "copyrightnotice", r->notice);
	hw_jw_kstr_opt(w, "usageterms", r->licence);
}

static int
write_ninjs(void *arg, struct hw_arena *m, const struct hw_item *item,
    const struct hw_sketch *sketch)
{
	const struct hw_article *a = &item->article;
	struct hw_buf b;
	struct hw_jw w;

	(void)arg;
	(void)sketch;
	hw_buf_init(&b, m, (size_t)128 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "uri", a->url);
	hw_jw_kstr(&w, "standard", HW_STR("ninjs 2.1"));
	hw_jw_kstr(&w, "type", HW_STR("text"));
	hw_jw_kstr(&w, "pubstatus", HW_STR("usable"));
	hw_json_time(&w, "firstcreated",
	    a->published.precision ? a->published.at : a->first_seen);
	hw_json_time(&w, "versioncreated", item->seen);
	hw_jw_kint(&w, "version", item->revision);
	hw_jw_kstr_opt(&w, "language", a->language);
	hw_jw_kstr(&w, "headline", a->title);
	hw_jw_kstr_opt(&w, "byline", a->author);
	hw_jw_kstr_opt(&w, "description_text", item->excerpt);
	if (item->full)
		hw_jw_kstr(&w, "body_text", a->text);
	ninjs_rights(&w, &a->rights);
	hw_jw_end_obj(&w);
	hw_print_buf(&b);
	return ferror(stdout) ? HW_EIO : HW_OK;
}

static int
items(struct export *x, bool ninjs)
{
	struct hw_stored *g = &x->g;
	int64_t damaged = 0;
	int rc = hw_store_recent(g->st, x->after, HW_TIME_NONE,
	    HW_READ_UNLISTED, ninjs ? write_ninjs : write_record, NULL,
	    &damaged, &g->err);

	if (rc == HW_EIO && ferror(stdout))
		return HW_EXIT_SOME;
	if (rc)
		return hw_stored_fail(g, rc);
	if (damaged)
		return hw_cmd_fail("export", HW_EXIT_SOME,
		    "%lld items are damaged and left out (see headwater fsck)",
		    (long long)damaged);
	return HW_EXIT_OK;
}

static int
opml(struct export *x)
{
	struct hw_stored *g = &x->g;
	struct hw_sources list;
	struct hw_buf b;
	int rc = hw_store_sources(
	    g->st, g->m, HW_TIME_NONE, HW_STR(""), 0, &list, &g->err);

	if (rc)
		return hw_stored_fail(g, rc);
	hw_buf_init(&b, g->m, (size_t)256 << 20);
	hw_buf_c(&b,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<opml version=\"2.0\">\n<head><title>Headwater"
	    "</title></head>\n<body>\n");
	for (size_t i = 0; i < list.n; i++) {
		const struct hw_source *s = &list.v[i];

		hw_buf_c(&b, "<outline type=\"rss\" text=\"");
		hw_buf_xml(&b, s->title.n ? s->title : s->domain);
		hw_buf_c(&b, "\" xmlUrl=\"");
		hw_buf_xml(&b, s->url);
		if (s->site.n) {
			hw_buf_c(&b, "\" htmlUrl=\"");
			hw_buf_xml(&b, s->site);
		}
		if (s->language.n) {
			hw_buf_c(&b, "\" language=\"");
			hw_buf_xml(&b, s->language);
		}
		hw_buf_c(&b, "\"/>\n");
	}
	hw_buf_c(&b, "</body>\n</opml>");
	hw_print_buf(&b);
	return HW_EXIT_OK;
}

static int
run(struct export *x)
{
	if (strcmp(x->format, "ndjson") == 0)
		return items(x, false);
	if (strcmp(x->format, "ninjs") == 0)
		return items(x, true);
	if (strcmp(x->format, "opml") == 0)
		return opml(x);
	if (strcmp(x->format, "lumen") == 0)
		return hw_desk_export(&x->g);
	return hw_cmd_usage("export", "no format \"%s\"", x->format);
}

int
hw_cmd_export(int argc, char **argv)
{
	struct export x = {.format = "ndjson"};
	int code = hw_stored_args(&x.g, "export", argc, argv, own, &x);

	if (!code && (x.g.rest.n || x.after < 0))
		code = hw_cmd_usage("export", "it takes options only");
	if (!code)
		code = hw_stored_open(&x.g, HW_STORE_READ);
	if (!code)
		code = run(&x);
	if (fflush(stdout) && !code)
		code = HW_EXIT_SOME;
	hw_stored_close(&x.g);
	return code;
}
