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
	struct hw_err err = {0};

	if (refused(q, r, act->add != NULL))
		return;
	if (!hw_link_ok(url)) {
		r->status = 400;
		put_welcome(q, r,
		    HW_STR("An address begins with http:// or https://."), url,
		    false);
	} else if (act->add(act->arg, url, &err)) {
		r->status = 400;
		put_welcome(q, r, hw_str_c(err.msg), url, false);
	} else {
		r->status = 303;
		r->location = HW_STR("/src");
	}
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
