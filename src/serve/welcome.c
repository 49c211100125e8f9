/* SPDX-License-Identifier: MIT
 * The first page of an empty collection: what to follow. */
#include "serve/serve_int.h"

/* Sources are chosen by whoever sits at this machine, or by the first comer
 * while there is nothing yet. */
static bool
may_add(struct hw_req *q)
{
	struct hw_sources some = {0};
	struct hw_err err = {0};

	if (q->local)
		return true;
	return hw_store_sources(q->st, q->m, HW_TIME_NONE, (struct hw_str){0},
		   1, &some, &err) == HW_OK &&
	    some.n == 0;
}

static void
put_starters(struct hw_buf *b, const struct hw_serve_config *cfg)
{
	struct hw_str group = {0};

	if (!cfg->actions.import || !cfg->n_starters)
		return;
	hw_buf_c(b,
	    "<h2>Begin with a list</h2>\n<form class=\"desk\" "
	    "method=\"post\" action=\"/admin/starter\">\n");
	for (size_t i = 0; i < cfg->n_starters; i++) {
		const struct hw_serve_starter *s = &cfg->starters[i];

		if (i == 0 || !hw_str_eq(s->group, group))
			HTML(b, i ? "</fieldset>\n" : "", "<fieldset><legend>",
			    s->group, "</legend>\n");
		group = s->group;
		HTML(b,
		    "<label class=\"check\"><input type=\"checkbox\" "
		    "name=\"list\" value=\"",
		    s->id, "\"> ", s->label, " <span class=\"meta\">",
		    s->sources, "</span></label>\n");
	}
	hw_buf_c(b,
	    "</fieldset>\n<p><button>Follow these</button></p>\n"
	    "</form>\n");
}

/* Another reader's list. */
static void
put_upload(struct hw_buf *b, const struct hw_serve_config *cfg)
{
	if (!cfg->actions.opml)
		return;
	hw_buf_c(b,
	    "<h2>Bring a list along</h2>\n<form class=\"desk\" "
	    "method=\"post\" action=\"/admin/opml\" "
	    "enctype=\"multipart/form-data\"><p><label for=\"opml\">"
	    "OPML file, as feed readers export it</label>\n<input "
	    "id=\"opml\" name=\"opml\" type=\"file\" required "
	    "accept=\".opml,.xml,text/xml,text/x-opml\"></p>\n"
	    "<p><button>Follow these feeds</button></p></form>\n");
}

static void
put_welcome(struct hw_req *q, struct hw_res *r, struct hw_str fault,
    struct hw_str url, bool empty)
{
	struct hw_buf *b = &r->b;
	struct hw_frame f = {.title = HW_STR("Sources to follow")};

	r->form = r->noindex = true;
	hw_frame_top(q, r, &f);
	HTML(b, "<h1>",
	    empty ? "Nothing is followed yet" : "Follow another source",
	    "</h1>\n");
	if (fault.n)
		HTML(b, "<p class=\"why\" role=\"alert\">", fault, "</p>\n");
	if (!may_add(q)) {
		hw_buf_c(b,
		    "<p class=\"verdict\">Sources are added on the "
		    "machine that runs this collection: <code>headwater "
		    "add URL</code>, or this page opened there.</p>\n");
		hw_frame_end(q, r, &f);
		return;
	}
	hw_buf_c(b,
	    "<p class=\"verdict\">Name a newspaper, an agency, a feed "
	    "or a sitemap. What it publishes is read, grouped into "
	    "stories, and led back to where it came from.</p>\n");
	if (q->cfg->actions.add)
		HTML(b,
		    "<form class=\"desk\" method=\"post\" "
		    "action=\"/admin/sources\"><p><label for=\"url\">"
		    "Address of a site or feed</label>\n<input id=\"url\" "
		    "name=\"url\" type=\"url\" required "
		    "maxlength=\"2000\" placeholder=\"https://\" "
		    "value=\"",
		    url, "\"></p>\n<p><button>Follow</button></p></form>\n");
	put_upload(b, q->cfg);
	put_starters(b, q->cfg);
	hw_buf_c(b,
	    "<h2>From the command line</h2>\n<pre>headwater add "
	    "https://example.org/\nheadwater import opml "
	    "subscriptions.opml\nheadwater demo   # a sample newsroom, "
	    "all invented</pre>\n");
	hw_frame_end(q, r, &f);
}

void
hw_get_welcome(struct hw_req *q, struct hw_res *r)
{
	struct hw_sources some = {0};
	struct hw_err err = {0};
	bool empty = hw_store_sources(q->st, q->m, HW_TIME_NONE,
			 (struct hw_str){0}, 1, &some, &err) == HW_OK &&
	    some.n == 0;

	if (!empty && !hw_str_eq(q->path, HW_STR("/welcome"))) {
		struct hw_frame f = {
		    .title = HW_STR("Top stories"), .here = "/"};

		hw_frame_top(q, r, &f);
		hw_buf_c(&r->b,
		    "<h1>No stories yet</h1>\n<p class=\"verdict\">The sources "
		    "are being read; the first stories stand here as soon as "
		    "pages have come in. <a href=\"/src\">How far the sources "
		    "are</a></p>\n");
		hw_frame_end(q, r, &f);
		return;
	}
	put_welcome(q, r, (struct hw_str){0}, (struct hw_str){0}, empty);
}

static bool
refused(struct hw_req *q, struct hw_res *r, bool offered)
{
	if (offered && may_add(q))
		return false;
	hw_page_error(q, r, 403,
	    offered ? HW_STR("Sources are added on the machine that runs this "
			     "collection.")
		    : HW_STR("Sources are not added from pages here: use "
			     "\"headwater add URL\"."));
	return true;
}

void
hw_post_sources(struct hw_req *q, struct hw_res *r)
{
	const struct hw_serve_actions *act = &q->cfg->actions;
	struct hw_str url = hw_str_trim(hw_form_get(q->m, q->body, "url"));
	struct hw_str whole = url;
	struct hw_err err = {0};
	int64_t ticket = 0;

	if (refused(q, r, act->add != NULL))
		return;
	/* "harbour.example" is what people type: the search tries both. */
	if (url.n && hw_str_find(url, HW_STR("://"), 0) == HW_NPOS &&
	    hw_str_chr(url, ':', 0) == HW_NPOS)
		whole = hw_str_cat(q->m, HW_STR("https://"), url);
	if (!hw_link_ok(whole)) {
		r->status = 400;
		put_welcome(q, r,
		    HW_STR("An address begins with http:// or https://."), url,
		    false);
	} else if (act->add(act->arg, url, &ticket, &err)) {
		r->status = 400;
		put_welcome(q, r, hw_str_c(err.msg), url, false);
	} else {
		r->status = 303;
		r->location = hw_str_printf(
		    q->m, "/admin/seek?n=%lld", (long long)ticket);
	}
}

/* ---- what a search came to ------------------------------------------------- */

static void
put_tried(struct hw_buf *b, struct hw_str tried)
{
	struct hw_str line;

	hw_buf_c(b, "<h2>What was tried</h2>\n<ol class=\"tried\">\n");
	while (hw_str_line(&tried, &line))
		if (line.n)
			HTML(b, "<li>", line, "</li>\n");
	hw_buf_c(b, "</ol>\n");
}

static void
put_found(struct hw_buf *b, const struct hw_serve_sought *s)
{
	HTML(b, "<h1>", s->title.n ? s->title : s->domain,
	    " is followed</h1>\n<p class=\"verdict\">Its ", s->kind,
	    " at <code>", s->found,
	    "</code> is read from now on. <a href=\"/src/", s->domain,
	    "\">How it goes</a> · <a href=\"/welcome\">Follow another</a></p>\n");
}

void
hw_get_seek(struct hw_req *q, struct hw_res *r)
{
	const struct hw_serve_actions *act = &q->cfg->actions;
	struct hw_frame f = {.title = HW_STR("Sources to follow")};
	struct hw_serve_sought s = {0};
	struct hw_buf *b = &r->b;
	uint64_t n = 0;

	if (!act->sought || !hw_str_u64(hw_form_get(q->m, q->query, "n"), &n) ||
	    !act->sought(act->arg, (int64_t)n, q->m, &s)) {
		hw_page_error(q, r, 404,
		    HW_STR("This search is not known any more. What is "
			   "followed stands under Sources."));
		return;
	}
	if (s.done && !s.kind.n)
		r->status = 422;
	r->form = r->noindex = true;
	r->refresh = s.done ? 0 : 2;
	hw_frame_top(q, r, &f);
	if (!s.done)
		HTML(b,
		    "<h1>Looking for the feed</h1>\n<p class=\"verdict\">"
		    "<code>",
		    s.url,
		    "</code> is asked, and at most three "
		    "addresses more. This page looks again by itself; <a "
		    "href=\"/admin/seek?n=",
		    (int64_t)n, "\">now</a></p>\n");
	else if (s.kind.n)
		put_found(b, &s);
	else
		HTML(b,
		    "<h1>Nothing to follow was found</h1>\n<p "
		    "class=\"why\" role=\"alert\">Behind <code>",
		    s.url,
		    "</code> there is no feed, no sitemap and no list of "
		    "stories that we could read. If you know the address of "
		    "its feed, <a href=\"/welcome\">give that</a>.</p>\n");
	if (s.done)
		put_tried(b, s.tried);
	hw_frame_end(q, r, &f);
}

void
hw_post_opml(struct hw_req *q, struct hw_res *r)
{
	const struct hw_serve_actions *act = &q->cfg->actions;
	struct hw_str list = hw_form_file(q->type, q->body, "opml");
	struct hw_err err = {0};
	int added = 0;

	if (refused(q, r, act->opml != NULL))
		return;
	if (!list.n || act->opml(act->arg, list, &added, &err)) {
		r->status = 400;
		put_welcome(q, r,
		    list.n ? hw_str_cat(
				 q->m, HW_STR("The list: "), hw_str_c(err.msg))
			   : HW_STR("No file was chosen, or it is empty."),
		    (struct hw_str){0}, false);
		return;
	}
	r->status = 303;
	r->location = HW_STR("/src");
}

void
hw_post_starter(struct hw_req *q, struct hw_res *r)
{
	const struct hw_serve_actions *act = &q->cfg->actions;
	struct hw_str ids[256];
	struct hw_err err = {0};
	int added = 0;
	size_t n;

	if (refused(q, r, act->import != NULL))
		return;
	n = hw_form_all(q->m, q->body, "list", ids, 256);
	if (n == 0 || act->import(act->arg, ids, n, &added, &err)) {
		r->status = 400;
		put_welcome(q, r,
		    n ? hw_str_c(err.msg) : HW_STR("No list was chosen."),
		    (struct hw_str){0}, false);
		return;
	}
	r->status = 303;
	r->location = HW_STR("/src");
}
