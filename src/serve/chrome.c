/* SPDX-License-Identifier: MIT
 * The frame every page stands in: head, masthead, promise, and error pages. */
#include <string.h>

#include "serve/serve_int.h"

static const char mark[] =
    "<svg class=\"mark\" viewBox=\"0 0 32 32\" width=\"22\" height=\"22\" "
    "aria-hidden=\"true\"><path d=\"M6 4c0 9 10 8 10 16v8\"/>"
    "<path d=\"M26 4c0 9-10 8-10 16\"/><path d=\"M16 4v9\"/></svg>";

static struct hw_str
collection(const struct hw_req *q)
{
	return q->cfg->name.n ? q->cfg->name : HW_STR("Headwater");
}

struct hw_str
hw_base_url(const struct hw_req *q)
{
	if (q->cfg->base_url.n)
		return q->cfg->base_url;
	return hw_str_printf(q->m, "http://%.*s", HW_FMT(q->host));
}

static void
put_head(const struct hw_req *q, struct hw_buf *b, const struct hw_frame *f)
{
	HTML(b,
	    "<!doctype html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	if (f->title.n)
		HTML(b, f->title, " · ");
	HTML(b, collection(q), "</title>\n<link rel=\"stylesheet\" href=\"",
	    q->css,
	    "\">\n<link rel=\"icon\" href=\"/favicon.svg\" "
	    "type=\"image/svg+xml\">\n");
	if (f->canonical.n)
		HTML(b, "<link rel=\"canonical\" href=\"", hw_base_url(q),
		    f->canonical, "\">\n");
	if (f->feed.n)
		HTML(b,
		    "<link rel=\"alternate\" type=\"application/atom+xml\" "
		    "title=\"Atom\" href=\"",
		    f->feed,
		    ".atom\">\n<link rel=\"alternate\" "
		    "type=\"application/feed+json\" title=\"JSON Feed\" "
		    "href=\"",
		    f->feed, ".json\">\n");
	hw_buf_c(b, "</head>\n");
}

static void
put_nav(struct hw_buf *b, const char *here)
{
	static const char *const section[][2] = {{"/", "Top stories"},
	    {"/src", "Sources"}, {"/about/method", "Method"},
	    {"/transparency", "Complaints"}};

	hw_buf_c(b, "<nav aria-label=\"Sections\">");
	for (size_t i = 0; i < sizeof(section) / sizeof(*section); i++)
		HTML(b, "<a href=\"", section[i][0],
		    here && strcmp(here, section[i][0]) == 0
			? "\" aria-current=\"page\">"
			: "\">",
		    section[i][1], "</a>");
	hw_buf_c(b, "</nav>\n");
}

void
hw_frame_top(const struct hw_req *q, struct hw_res *r, const struct hw_frame *f)
{
	struct hw_buf *b = &r->b;

	put_head(q, b, f);
	HTML(b,
	    "<body>\n<a class=\"skip\" href=\"#main\">Skip to the "
	    "content</a>\n");
	if (q->cfg->demo)
		hw_buf_c(b,
		    "<p class=\"demo\" role=\"note\"><b>Sample "
		    "newsroom.</b> Every outlet, person, place and "
		    "story here is invented; the tracing is real.</p>\n");
	HTML(b, "<header class=\"mast\">\n<a class=\"name\" href=\"/\">", mark,
	    collection(q), "</a>\n");
	put_nav(b, f->here);
	HTML(b,
	    "<form role=\"search\" action=\"/search\"><input type=\"search\" "
	    "name=\"q\" aria-label=\"Search\" placeholder=\"Search\" "
	    "maxlength=\"300\" value=\"",
	    f->search,
	    "\"><button>Search</button></form>\n</header>\n"
	    "<main id=\"main\">\n");
}

static void
put_contact(struct hw_buf *b, struct hw_str contact)
{
	if (hw_link_ok(contact))
		HTML(b, " · <a href=\"", contact, "\">Operator</a>");
	else if (hw_str_chr(contact, '@', 0) != HW_NPOS)
		HTML(
		    b, " · <a href=\"mailto:", contact, "\">", contact, "</a>");
	else if (contact.n)
		HTML(b, " · ", contact);
}

void
hw_frame_end(const struct hw_req *q, struct hw_res *r, const struct hw_frame *f)
{
	struct hw_buf *b = &r->b;

	HTML(b,
	    "</main>\n<footer class=\"foot\">\n<p>In each item the "
	    "hyperlink to the primary source is given. Trademarks stay "
	    "with their owners, materials with their authors. A complaint "
	    "is acted on within 24 hours.</p>\n<p><a class=\"act\" "
	    "href=\"/complain");
	if (f->about.n) {
		hw_buf_c(b, "?url=");
		hw_html_url(b, f->about);
	}
	HTML(b, "\">Complain", f->about.n ? " about this page" : "",
	    "</a> · <a href=\"/about/method\">Grouped and traced "
	    "automatically: how, and where it fails</a>");
	put_contact(b, q->cfg->contact);
	if (f->feed.n)
		HTML(b, " · <a href=\"", f->feed, ".atom\">Atom</a> <a href=\"",
		    f->feed, ".json\">JSON</a> <a href=\"", f->feed,
		    ".ndjson\">NDJSON</a>");
	hw_buf_c(b, " · Times are UTC.</p>\n</footer>\n</body>\n</html>\n");
}

/* ---- errors ------------------------------------------------------------------ */

static const char *
headline(int status)
{
	switch (status) {
	case 400:
	case 431:
	case 505:
		return "This request cannot be read";
	case 403:
		return "Not from here";
	case 404:
		return "Nothing stands here";
	case 405:
	case 411:
	case 413:
	case 415:
		return "This is not taken here";
	case 410:
		return "This is gone";
	case 429:
		return "Too many at once";
	case 451:
		return "Withheld";
	case 503:
		return "Not ready yet";
	default:
		return "Something went wrong here";
	}
}

void
hw_page_error(
    const struct hw_req *q, struct hw_res *r, int status, struct hw_str why)
{
	struct hw_frame f = {.title = hw_str_c(headline(status))};

	hw_buf_clear(&r->b);
	r->status = status;
	r->type = "text/html; charset=utf-8";
	r->noindex = true;
	r->constant = r->form = false;
	hw_frame_top(q, r, &f);
	HTML(&r->b, "<p class=\"kicker\">", status, "</p>\n<h1>",
	    headline(status), "</h1>\n<p class=\"why\">", why, "</p>\n");
	hw_buf_c(&r->b,
	    "<p><a href=\"/\">Top stories</a> · <a "
	    "href=\"/search\">Search</a> · <a href=\"/src\">"
	    "Sources</a></p>\n");
	hw_frame_end(q, r, &f);
}

void
hw_page_fail(const struct hw_req *q, struct hw_res *r, const struct hw_err *err)
{
	if (err->rc == HW_ENOTFOUND)
		hw_page_error(q, r, 404,
		    HW_STR("No such page is in this collection, or it is no "
			   "longer shown."));
	else if (err->rc == HW_EINPUT || err->rc == HW_ELIMIT)
		hw_page_error(q, r, 400, hw_str_c(err->msg));
	else
		hw_page_error(
		    q, r, err->rc == HW_EIO ? 503 : 500, hw_str_c(err->msg));
}
