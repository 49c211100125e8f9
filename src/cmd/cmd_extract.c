/* SPDX-License-Identifier: MIT
 * headwater extract: the pure part of the walk as a filter.  The server's
 * workers are this command. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "cmd/cmd.h"
#include "cmd/filter.h"
#include "format/article.h"
#include "format/warc.h"
#include "html/dom.h"
#include "pipe/pipe.h"

const char hw_usage_extract[] =
    "usage: headwater extract [OPTION]... [FILE]...\n\n"
    "Reads pages, writes articles: title, author, date, text, language and "
    "more.\n\n"
    "  --input ndjson   records {\"id\",\"url\",\"html\"}, \"html_base64\" or "
    "\"text\" (default);\n"
    "                   a text with a \"title\" is an article, taken as it "
    "is\n"
    "  --input html     each FILE is a page\n"
    "  --input text     each FILE is plain text dirtied by boilerplate\n"
    "  --input warc     each FILE is WARC 1.0/1.1, also .gz and .zst\n"
    "  --output ndjson  one record a line (default)\n"
    "  --output json    the same, indented for reading\n"
    "  --output text    the article's text, its title first\n"
    "  --output markdown\n"
    "  --annotate       also names, dates, quotations, credits, claims\n"
    "  --outlets FILE   agencies and outlets beside those of the program: a "
    "JSON object\n"
    "                   a line, see OUTLETS in headwater.conf(5)\n"
    "  --jobs N         worker processes (default: one a core)\n\n"
    "Without FILE, or for -, reads standard input.\n";

#define WARC_MAX ((size_t)2 << 30)

static bool annotate;

/* ---- one record, in the worker ------------------------------------------- */

static int
page_of(struct hw_arena *m, const struct hw_json *rec, struct hw_page *page,
    struct hw_err *err)
{
	/* no more than will be read of it */
	struct hw_str b64 = hw_str_sub(
	    hw_json_str(rec, "html_base64"), 0, HW_DOM_BYTES / 3 * 4 + 4);

	*page = (struct hw_page){
	    .id = hw_json_str(rec, "id"),
	    .url = hw_json_str(rec, "url"),
	    .content_type = hw_json_str(rec, "content_type"),
	    .robots_tag = hw_json_str(rec, "robots_tag"),
	    .tdm = hw_json_str(rec, "tdm"),
	    .status = (int)hw_json_int(rec, "status", 0),
	    .first_seen = hw_json_int(rec, "first_seen", HW_TIME_NONE),
	};
	if (hw_json_get(rec, "html_base64"))
		return hw_base64_decode(m, b64, &page->body, err);
	if (hw_json_get(rec, "html")) {
		page->body = hw_json_str(rec, "html");
		if (!page->content_type.n)
			page->content_type = HW_STR("text/html; charset=utf-8");
		return HW_OK;
	}
	if (!hw_json_get(rec, "text"))
		return hw_fail(err, HW_EINPUT,
		    "record has no \"html\", \"html_base64\" or \"text\"");
	page->body = hw_json_str(rec, "text");
	page->content_type = HW_STR("text/plain; charset=utf-8");
	return HW_OK;
}

/* What the server knows of the page's site; it wants this page's blocks. */
static int
site_of(struct hw_arena *m, const struct hw_json *rec,
    struct hw_pipe_site *site, struct hw_err *err)
{
	struct hw_str kept = {0};
	int rc = hw_base64_decode(m, hw_json_str(rec, "memory"), &kept, err);

	*site = (struct hw_pipe_site){0};
	if (!rc)
		hw_site_memory_read(m, kept, &site->memory);
	return rc;
}

static void
put_blocks(
    struct hw_arena *m, struct hw_jw *w, const struct hw_html_hashes *blocks)
{
	char *p = hw_arena_alloc(m, blocks->n * 8 + 1, 1);

	for (size_t i = 0; i < blocks->n * 8; i++)
		p[i] = (char)(blocks->v[i / 8] >> i % 8 * 8);
	hw_jw_kstr(w, "blocks",
	    hw_base64_encode(m, (struct hw_str){p, blocks->n * 8}));
}

/* A text with a title is an article that was read before. */
static bool
is_article(const struct hw_json *rec)
{
	return hw_json_get(rec, "text") && hw_json_get(rec, "title") &&
	    !hw_json_get(rec, "html") && !hw_json_get(rec, "html_base64");
}

static int
read_page(struct hw_arena *m, const struct hw_json *rec,
    struct hw_pipe_site *site, struct hw_article *out, struct hw_err *err)
{
	struct hw_page page;
	struct hw_entry hint;
	bool hinted = hw_pipe_hint(m, rec, &hint);
	int rc = page_of(m, rec, &page, err);

	return rc ? rc
		  : hw_pipe_read(m, &page, hinted ? &hint : NULL, annotate,
			site, out, err);
}

static int
one(struct hw_arena *m, const struct hw_json *rec, struct hw_jw *w,
    struct hw_err *err)
{
	bool known = hw_json_get(rec, "memory") != NULL;
	struct hw_pipe_site site = {0};
	struct hw_article a = {0};
	int rc = known ? site_of(m, rec, &site, err) : HW_OK;

	if (!rc && is_article(rec))
		rc = hw_pipe_article(m, rec, annotate, &a, err);
	else if (!rc)
		rc = read_page(m, rec, known ? &site : NULL, &a, err);
	/* A page without text may still say what it is called and when it
	 * was published. */
	if (rc == HW_EINPUT && a.title.n) {
		hw_jw_kstr(w, "error", hw_str_c(err->msg));
		rc = HW_OK;
	}
	if (!rc)
		hw_article_put(w, &a, annotate);
	if (!rc && known)
		put_blocks(m, w, &site.blocks);
	return rc;
}

/* ---- files into records, in the driver ----------------------------------- */

static int
emit_page(struct hw_filter *f, struct hw_arena *m, const struct hw_page *p,
    struct hw_err *err)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, HW_FILTER_LINE);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", p->id);
	hw_jw_kstr_opt(&w, "url", p->url);
	hw_jw_kstr_opt(&w, "content_type", p->content_type);
	hw_jw_kstr(&w, "html_base64", hw_base64_encode(m, p->body));
	hw_jw_end_obj(&w);
	if (b.rc)
		return hw_fail(
		    err, HW_ELIMIT, "%.*s: page too large", HW_FMT(p->id));
	return hw_filter_emit(f, hw_buf_str(&b), err);
}

static int
plain_file(struct hw_filter *f, const char *path, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_page page = {.id = hw_cmd_id(path)};
	int rc = hw_cmd_read(m, path, HW_FILTER_LINE / 2, &page.body, err);

	if (strcmp(f->input, "text") == 0)
		page.content_type = HW_STR("text/plain");
	if (!rc)
		rc = emit_page(f, m, &page, err);
	else if (rc == HW_ELIMIT)
		rc = hw_filter_refuse(f, page.id, err->msg, err);
	hw_arena_free(m);
	return rc;
}

/* Every page of an archive; damage is said and passed over. */
static int
warc_file(struct hw_filter *f, const char *path, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new(), *own = hw_arena_new();
	struct hw_warc warc = {0};
	struct hw_page page;
	int rc = hw_cmd_read(own, path, WARC_MAX, &warc.in, err);
	unsigned n = 0;

	while (!rc) {
		struct hw_err skipped = {0};

		rc = hw_warc_next(m, &warc, &page, &skipped);
		if (rc == HW_EINPUT || rc == HW_ELIMIT) {
			rc = hw_filter_refuse(
			    f, hw_cmd_id(path), skipped.msg, err);
			continue; /* the next one may be whole */
		}
		if (rc)
			break;
		if (!page.id.n)
			page.id = hw_str_printf(
			    m, "%.*s-%u", HW_FMT(hw_cmd_id(path)), ++n);
		rc = emit_page(f, m, &page, err);
		hw_arena_reset(m);
	}
	if (rc == HW_ENOTFOUND)
		rc = HW_OK;
	if (warc.cut && !rc)
		rc = hw_fail(err, HW_EINPUT,
		    "%s: cut short: the last record is not whole", path);
	hw_warc_end(&warc);
	hw_arena_free(own);
	hw_arena_free(m);
	return rc;
}

/* ---- records for people --------------------------------------------------- */

static void
print_text(struct hw_filter *f, struct hw_str line)
{
	bool md = strcmp(f->output, "markdown") == 0;
	struct hw_arena *m = hw_arena_new();
	struct hw_json *rec;
	struct hw_str title, author, day, error;

	if (hw_json_parse(m, line, 0, &rec, NULL)) {
		hw_arena_free(m);
		return;
	}
	error = hw_json_str(rec, "error");
	if (error.n)
		fprintf(stderr, "headwater extract: %.*s: %.*s\n",
		    HW_FMT(hw_json_str(rec, "id")), HW_FMT(error));
	title = hw_json_str(rec, "title");
	author = hw_json_str(rec, "author");
	day = hw_json_str(rec, "date");
	if (title.n)
		printf("%s%.*s\n", md ? "# " : "", HW_FMT(title));
	if (author.n || day.n)
		printf("%s%.*s%s%.*s%s\n", md ? "\n*" : "", HW_FMT(author),
		    author.n && day.n ? ", " : "", HW_FMT(day), md ? "*" : "");
	if (!error.n)
		printf("\n%.*s\n\n", HW_FMT(hw_json_str(rec, "text")));
	hw_arena_free(m);
}

static void
print_json(struct hw_filter *f, struct hw_str line)
{
	int depth = 0;
	bool in = false;

	(void)f;
	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (in || c == '"') {
			putchar(c);
			if (c == '\\')
				putchar(line.p[++i]);
			else if (c == '"')
				in = !in;
			continue;
		}
		depth += (c == '{' || c == '[') - (c == '}' || c == ']');
		if (c == '}' || c == ']')
			printf("\n%*s", 2 * depth, "");
		putchar(c);
		if (c == '{' || c == '[' || c == ',')
			printf("\n%*s", 2 * depth, "");
		else if (c == ':')
			putchar(' ');
	}
	putchar('\n');
}

static int
choose(struct hw_filter *f)
{
	if (strcmp(f->input, "text") == 0 || strcmp(f->input, "html") == 0)
		f->file = plain_file;
	else if (strcmp(f->input, "warc") == 0)
		f->file = warc_file;
	else if (strcmp(f->input, "ndjson") != 0)
		return hw_cmd_usage("extract",
		    "--input %s: ndjson, html, text or warc", f->input);
	if (strcmp(f->output, "text") == 0 ||
	    strcmp(f->output, "markdown") == 0)
		f->print = print_text;
	else if (strcmp(f->output, "json") == 0)
		f->print = print_json;
	else if (strcmp(f->output, "ndjson") != 0)
		return hw_cmd_usage("extract",
		    "--output %s: ndjson, json, text or markdown", f->output);
	return HW_OK;
}

int
hw_cmd_extract(int argc, char **argv)
{
	struct hw_filter_option options[] = {
	    {"annotate", NULL, &annotate}, {NULL, NULL, NULL}};
	struct hw_filter f = {.cmd = "extract",
	    .record = one,
	    .input = "ndjson",
	    .output = "ndjson",
	    .knows_outlets = true,
	    .options = options};
	int i = hw_filter_options(&f, argc, argv), rc;

	if (i < 0)
		return -i - 1;
	rc = choose(&f);
	return rc ? rc : hw_filter_run(&f, f.argc - i, argv + i);
}
