/* SPDX-License-Identifier: MIT
 * headwater parse: feeds, sitemaps and OPML as records. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "cmd/cmd.h"
#include "cmd/filter.h"
#include "fetch/discover.h"
#include "format/feed.h"
#include "pipe/pipe.h"
#include "url/url.h"

const char hw_usage_parse[] =
    "usage: headwater parse [OPTION]... [FILE]...\n\n"
    "Reads feeds (RSS, Atom, RDF, JSON Feed, CDF), sitemaps and OPML, writes "
    "one\nrecord a feed: format, title, link, language, entries; HTML is "
    "sanitised,\naddresses are absolute, dates are RFC 3339 in UTC.\n\n"
    "  --input ndjson   records {\"id\",\"body_base64\"} or \"body\", with "
    "\"content_type\",\n"
    "                   \"base_url\" and \"headers\" (content-location, "
    "content-language)\n"
    "                   \"watch\": a page without a feed, its article "
    "links are the entries\n"
    "                   \"look\": say what it is, and which feeds a page "
    "names\n"
    "  --input feed     each FILE is a feed (default with FILE)\n"
    "  --output ndjson  one record a line (default)\n"
    "  --jobs N         worker processes (default: one a core)\n\n"
    "Without FILE, or for -, reads standard input.\n";

/* ---- one record, in the worker ------------------------------------------- */

static void
put_time(struct hw_jw *w, const char *key, const struct hw_date *d)
{
	char z[32];

	if (d->precision == HW_PRECISION_NONE)
		return;
	hw_time_rfc3339(d->at, z);
	hw_jw_kstr(w, key, hw_str_c(z));
}

static void
put_people(struct hw_jw *w, const char *key, const struct hw_people *p)
{
	if (p->n == 0)
		return;
	hw_jw_key(w, key);
	hw_jw_arr(w);
	for (size_t i = 0; i < p->n; i++) {
		hw_jw_obj(w);
		hw_jw_kstr_opt(w, "name", p->v[i].name);
		hw_jw_kstr_opt(w, "email", p->v[i].email);
		hw_jw_kstr_opt(w, "url", p->v[i].url);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_links(struct hw_jw *w, const struct hw_feed_links *l)
{
	if (l->n == 0)
		return;
	hw_jw_key(w, "links");
	hw_jw_arr(w);
	for (size_t i = 0; i < l->n; i++) {
		hw_jw_obj(w);
		hw_jw_kstr_opt(w, "rel", l->v[i].rel);
		hw_jw_kstr_opt(w, "type", l->v[i].type);
		hw_jw_kstr_opt(w, "href", l->v[i].href);
		hw_jw_kstr_opt(w, "hreflang", l->v[i].hreflang);
		hw_jw_kstr_opt(w, "title", l->v[i].title);
		hw_jw_kstr_opt(w, "length", l->v[i].length);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_tags(struct hw_jw *w, const struct hw_strs *tags)
{
	hw_jw_key(w, "tags");
	hw_jw_arr(w);
	for (size_t i = 0; i < tags->n; i++)
		hw_jw_str(w, tags->v[i]);
	hw_jw_end_arr(w);
}

static void
put_image(struct hw_jw *w, const struct hw_feed_image *i)
{
	if (i->url.n == 0 && i->title.n == 0 && i->link.n == 0)
		return;
	hw_jw_key(w, "image");
	hw_jw_obj(w);
	hw_jw_kstr_opt(w, "url", i->url);
	hw_jw_kstr_opt(w, "title", i->title);
	hw_jw_kstr_opt(w, "link", i->link);
	hw_jw_kstr_opt(w, "width", i->width);
	hw_jw_kstr_opt(w, "height", i->height);
	hw_jw_end_obj(w);
}

/* What a feed, an entry and a source have in common, beyond the basics. */
static void
put_fields(struct hw_arena *m, struct hw_jw *w, const struct hw_feed_fields *f)
{
	hw_jw_kstr_opt(w, "author", hw_people_join(m, &f->authors));
	put_time(w, "published", &f->published);
	put_time(w, "updated", &f->updated);
	put_time(w, "created", &f->created);
	put_time(w, "expires", &f->expires);
	put_people(w, "authors", &f->authors);
	put_people(w, "contributors", &f->contributors);
	hw_jw_kstr_opt(w, "publisher",
	    f->publisher.name.n ? f->publisher.name : f->publisher.email);
	hw_jw_kstr_opt(w, "rights", f->rights.html);
	hw_jw_kstr_opt(w, "license", f->license);
	put_links(w, &f->links);
	put_tags(w, &f->tags);
	put_image(w, &f->image);
	hw_jw_kstr_opt(w, "icon", f->icon);
	hw_jw_kstr_opt(w, "logo", f->logo);
	hw_jw_kstr_opt(w, "generator", f->generator);
}

static void
put_source(struct hw_arena *m, struct hw_jw *w, const struct hw_feed_fields *f)
{
	hw_jw_key(w, "source");
	hw_jw_obj(w);
	hw_jw_kstr(w, "title", f->title_text);
	hw_jw_kstr_opt(w, "id", f->id);
	hw_jw_kstr_opt(w, "link", f->link);
	hw_jw_kstr_opt(w, "url", f->link);
	hw_jw_kstr_opt(w, "description_html", f->description.html);
	put_fields(m, w, f);
	hw_jw_end_obj(w);
}

static void
put_enclosures(struct hw_jw *w, const struct hw_entry *e)
{
	hw_jw_key(w, "enclosures");
	hw_jw_arr(w);
	for (size_t i = 0; i < e->n_enclosures; i++) {
		hw_jw_obj(w);
		hw_jw_kstr(w, "url", e->enclosures[i].url);
		hw_jw_kstr_opt(w, "type", e->enclosures[i].type);
		if (e->enclosures[i].length >= 0)
			hw_jw_kint(w, "length", e->enclosures[i].length);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_entry(struct hw_arena *m, struct hw_jw *w, const struct hw_entry *e)
{
	static const struct hw_entry_more none;
	const struct hw_entry_more *more = e->more ? e->more : &none;

	hw_jw_obj(w);
	hw_jw_kstr_null(w, "id", e->id);
	hw_jw_kstr(w, "title", e->title);
	hw_jw_kstr_null(w, "link", e->link);
	hw_jw_kutf8(w, "summary_html", e->summary_html);
	hw_jw_kutf8(w, "content_html", e->content_html);
	hw_jw_kstr_opt(w, "language", e->language);
	put_fields(m, w, &more->f);
	put_enclosures(w, e);
	if (more->source)
		put_source(m, w, more->source);
	hw_jw_kstr_opt(w, "comments", more->comments);
	hw_jw_kstr_opt(w, "comments_feed", more->comments_feed);
	hw_jw_kstr_opt(w, "comments_count", more->comments_count);
	hw_jw_kstr_opt(w, "duration", more->duration);
	hw_jw_kstr_opt(w, "credit", more->credit);
	hw_jw_kstr_opt(w, "geo_lat", more->geo_lat);
	hw_jw_kstr_opt(w, "geo_long", more->geo_long);
	hw_jw_end_obj(w);
}

static void
put_extras(
    struct hw_jw *w, const struct hw_feed *f, const struct hw_feed_more *more)
{
	hw_jw_kstr_opt(w, "self", f->self);
	hw_jw_kstr_opt(w, "hub", f->hub);
	hw_jw_kstr_opt(w, "next", f->next);
	if (f->ttl_minutes > 0) {
		char z[16];

		snprintf(z, sizeof z, "%d", f->ttl_minutes);
		hw_jw_kstr(w, "ttl", hw_str_c(z));
	}
	if (f->skip_hours)
		hw_jw_kint(w, "skip_hours", f->skip_hours);
	if (f->skip_days)
		hw_jw_kint(w, "skip_days", f->skip_days);
	hw_jw_kstr_opt(w, "docs", more->docs);
	hw_jw_kstr_opt(w, "new_feed_url", more->new_feed_url);
	hw_jw_kstr_opt(w, "error_reports_to", more->errors_to);
	if (more->cloud.domain.n || more->cloud.procedure.n ||
	    more->cloud.port.n || more->cloud.path.n ||
	    more->cloud.protocol.n) {
		hw_jw_key(w, "cloud");
		hw_jw_obj(w);
		hw_jw_kstr_opt(w, "domain", more->cloud.domain);
		hw_jw_kstr_opt(w, "port", more->cloud.port);
		hw_jw_kstr_opt(w, "path", more->cloud.path);
		hw_jw_kstr_opt(w, "registerprocedure", more->cloud.procedure);
		hw_jw_kstr_opt(w, "protocol", more->cloud.protocol);
		hw_jw_end_obj(w);
	}
	hw_jw_kstr_opt(w, "encoding", more->encoding);
}

static void
put_feed(struct hw_arena *m, struct hw_jw *w, const struct hw_feed *f)
{
	static const struct hw_feed_more none;
	const struct hw_feed_more *more = f->more ? f->more : &none;

	hw_jw_kstr(w, "format", f->format);
	hw_jw_kstr(w, "title", f->title);
	hw_jw_kstr_null(w, "link", f->link);
	hw_jw_kstr_null(w, "language", f->language);
	hw_jw_kstr_opt(w, "description_html", f->description);
	hw_jw_kstr_opt(w, "feed_id", more->f.id);
	put_fields(m, w, &more->f);
	put_extras(w, f, more);
	hw_jw_key(w, "entries");
	hw_jw_arr(w);
	for (size_t i = 0; i < f->n; i++)
		put_entry(m, w, &f->entries[i]);
	hw_jw_end_arr(w);
	hw_jw_key(w, "error");
	hw_jw_null(w);
}

/* A response header by its name, any case. */
static struct hw_str
header(const struct hw_json *rec, const char *name)
{
	const struct hw_json *h = hw_json_get(rec, "headers");

	if (!h || h->kind != HW_JSON_OBJECT)
		return HW_STR("");
	for (h = h->child; h; h = h->next)
		if (hw_str_ieq(h->key, hw_str_c(name)) &&
		    h->kind == HW_JSON_STRING)
			return h->str;
	return HW_STR("");
}

static int
page_of(struct hw_arena *m, const struct hw_json *rec, struct hw_page *page,
    struct hw_err *err)
{
	struct hw_str location = header(rec, "content-location"), url;
	struct hw_str b64 = hw_json_str(rec, "body_base64");

	*page = (struct hw_page){.id = hw_json_str(rec, "id"),
	    .url = hw_json_str(rec, "base_url"),
	    .content_type = hw_json_str(rec, "content_type"),
	    .language = header(rec, "content-language"),
	    .body = hw_json_str(rec, "body")};
	if (page->content_type.n == 0)
		page->content_type = header(rec, "content-type");
	if (location.n > 0 &&
	    hw_url_resolve(m, page->url, location, &url, NULL) == HW_OK &&
	    hw_url_is_http(url))
		page->url = url;
	if (hw_json_get(rec, "body"))
		return HW_OK;
	if (!hw_json_get(rec, "body_base64"))
		return hw_fail(err, HW_EINPUT,
		    "record has no \"body_base64\" or \"body\"");
	if (b64.n / 4 * 3 > HW_FEED_BYTES + 2) /* not worth the memory */
		return hw_fail(err, HW_ELIMIT,
		    "the feed has about %zu bytes; the limit is %u",
		    b64.n / 4 * 3, HW_FEED_BYTES);
	return hw_base64_decode(m, b64, &page->body, err);
}

static int
one(struct hw_arena *m, const struct hw_json *rec, struct hw_jw *w,
    struct hw_err *err)
{
	struct hw_page page;
	struct hw_feed feed;
	struct hw_look look;
	int rc = page_of(m, rec, &page, err);

	if (rc)
		return rc;
	if (hw_json_get(rec, "look")) {
		hw_look(m, &page, &look);
		hw_look_put(w, &look);
		return HW_OK;
	}
	if (hw_json_get(rec, "watch"))
		rc = hw_pipe_section(m, &page, &feed, err);
	else
		rc = hw_pipe_feed(m, &page, &feed, err);
	if (!rc)
		put_feed(m, w, &feed);
	return rc;
}

/* ---- files into records, in the driver ----------------------------------- */

static int
feed_file(struct hw_filter *f, const char *path, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str body;
	struct hw_buf b;
	struct hw_jw w;
	int rc = hw_cmd_read(m, path, HW_FEED_BYTES, &body, err);

	if (!rc) {
		hw_buf_init(&b, m, HW_FILTER_FEED);
		hw_jw_init(&w, &b);
		hw_jw_obj(&w);
		hw_jw_kstr(&w, "id", hw_cmd_id(path));
		hw_jw_kstr(&w, "body_base64", hw_base64_encode(m, body));
		hw_jw_end_obj(&w);
		rc = hw_filter_emit(f, hw_buf_str(&b), err);
	} else if (rc == HW_ELIMIT) {
		rc = hw_filter_refuse(f, hw_cmd_id(path), err->msg, err);
	}
	hw_arena_free(m);
	return rc;
}

int
hw_cmd_parse(int argc, char **argv)
{
	struct hw_filter f = {
	    .cmd = "parse", .record = one, .line = HW_FILTER_FEED};
	int i = hw_filter_options(&f, argc, argv);

	if (i < 0)
		return -i - 1;
	bool ndjson = f.input ? strcmp(f.input, "ndjson") == 0 : i == argc;

	if (f.input && !ndjson && strcmp(f.input, "feed") != 0)
		return hw_cmd_usage(
		    "parse", "--input is ndjson or feed, not %s", f.input);
	if (f.output && strcmp(f.output, "ndjson") != 0)
		return hw_cmd_usage(
		    "parse", "--output is ndjson, not %s", f.output);
	if (!ndjson)
		f.file = feed_file;
	return hw_filter_run(&f, f.argc - i, argv + i);
}
