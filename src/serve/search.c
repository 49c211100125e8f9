/* SPDX-License-Identifier: MIT
 * Search: pages by words, newest or best first. */
#include "serve/serve_int.h"

#define HITS 30

static void
put_help(struct hw_buf *b)
{
	hw_buf_c(b,
	    "<section class=\"help\" aria-labelledby=\"h-help\">\n<h2 "
	    "id=\"h-help\">How to ask</h2>\n<dl class=\"facts\">\n"
	    "<dt><code>harbour strike</code></dt><dd>pages with both words</dd>"
	    "<dt><code>\"second week\"</code></dt><dd>the words in this "
	    "order</dd><dt><code>evacuat*</code></dt><dd>words that begin so"
	    "</dd><dt><code>strike -football</code></dt><dd>without a word"
	    "</dd><dt><code>title:harbour</code></dt><dd>in the headline</dd>"
	    "<dt><code>source:example.org</code></dt><dd>of one publisher</dd>"
	    "<dt><code>lang:de</code></dt><dd>in one language</dd></dl>\n"
	    "</section>\n");
}

static void
put_address(struct hw_buf *b, struct hw_str text, bool best, int64_t before)
{
	hw_buf_c(b, "/search?q=");
	hw_html_url(b, text);
	if (best)
		hw_buf_c(b, "&amp;order=best");
	if (before)
		HTML(b, "&amp;before=", before);
}

static void
put_order(struct hw_buf *b, struct hw_str text, bool best)
{
	hw_buf_c(b, "<p class=\"langs\">");
	for (int i = 0; i < 2; i++) {
		const char *word = i ? "Best first" : "Newest first";

		if ((i == 1) == best) {
			HTML(b, "<b>", word, "</b> ");
			continue;
		}
		hw_buf_c(b, "<a href=\"");
		put_address(b, text, i == 1, 0);
		HTML(b, "\">", word, "</a> ");
	}
	hw_buf_c(b, "</p>\n");
}

static void
put_hits(struct hw_req *q, struct hw_res *r, const struct hw_search_query *ask,
    const struct hw_items *items)
{
	struct hw_buf *b = &r->b;
	bool best = ask->order == HW_ORDER_BEST;

	if (items->n == 0) {
		HTML(b, "<p class=\"empty\">",
		    ask->before ? "No more pages say " : "No page here says ",
		    "<q dir=\"auto\">", ask->text,
		    "</q>. Fewer or other words may help; names are "
		    "found in the spelling of the page.</p>\n");
		put_help(b);
		return;
	}
	put_order(b, ask->text, best);
	hw_buf_c(b, "<ol class=\"items\">\n");
	for (size_t i = 0; i < items->n; i++)
		hw_put_item_row(b, q->m, &items->v[i]);
	hw_buf_c(b, "</ol>\n");
	if (items->n == HITS) {
		hw_buf_c(b, "<p class=\"more\"><a rel=\"next\" href=\"");
		put_address(b, ask->text, best,
		    best ? ask->before + HITS
			 : items->v[items->n - 1].article.id);
		hw_buf_c(b, "\">More pages</a></p>\n");
	}
}

static void
put_search(struct hw_req *q, struct hw_res *r,
    const struct hw_search_query *ask, const struct hw_items *items,
    const struct hw_err *err)
{
	struct hw_buf *b = &r->b, feed;
	struct hw_frame f = {.title = HW_STR("Search"), .search = ask->text};

	hw_buf_init(&feed, q->m, 2048);
	r->noindex = true;
	if (ask->text.n)
		f.title = hw_str_printf(
		    q->m, "%.*s", HW_FMT(hw_clip(q->m, ask->text, 60)));
	hw_frame_top(q, r, &f);
	hw_buf_c(b,
	    "<h1>Search</h1>\n<form class=\"big\" role=\"search\" "
	    "action=\"/search\"><label for=\"q\">Words on the page"
	    "</label> <input id=\"q\" type=\"search\" name=\"q\" "
	    "maxlength=\"300\" value=\"");
	HTML(b, ask->text, "\"> <button>Search</button></form>\n");
	if (err->rc) {
		HTML(b, "<p class=\"why\" role=\"alert\">", hw_str_c(err->msg),
		    "</p>\n");
		put_help(b);
	} else if (!ask->text.n) {
		put_help(b);
	} else {
		put_hits(q, r, ask, items);
		hw_buf_c(b,
		    "<p class=\"meta\">This search as a feed: <a "
		    "href=\"/search.atom?q=");
		hw_html_url(b, ask->text);
		hw_buf_c(b, "\">Atom</a> <a href=\"/search.json?q=");
		hw_html_url(b, ask->text);
		hw_buf_c(b, "\">JSON</a></p>\n");
	}
	hw_frame_end(q, r, &f);
}

static void
put_feed(struct hw_req *q, struct hw_res *r, struct hw_str text,
    const struct hw_items *items)
{
	struct hw_feed_entry *v = HW_ARRAY(
	    q->m, struct hw_feed_entry, items->n + 1);
	struct hw_feed_head h = {.path = HW_STR("/search")};
	struct hw_buf query;

	hw_buf_init(&query, q->m, 4096);
	hw_buf_c(&query, "?q=");
	hw_html_url(&query, text);
	h.query = hw_buf_str(&query);
	h.title = hw_str_printf(q->m, "Search: %.*s", HW_FMT(text));
	for (size_t i = 0; i < items->n; i++)
		v[i] = hw_entry_of_item(q->m, &items->v[i]);
	hw_put_feed(q, r, &h, v, items->n);
}

void
hw_get_search(struct hw_req *q, struct hw_res *r)
{
	struct hw_search_query ask = {.limit = HITS};
	struct hw_items items = {0};
	struct hw_err err = {0};
	uint64_t before;

	ask.text = hw_str_squeeze(q->m, hw_form_get(q->m, q->query, "q"));
	if (ask.text.n > 1000)
		(void)hw_fail(&err, HW_EINPUT,
		    "A question may have 1,000 bytes; this one has %zu.",
		    ask.text.n);
	if (hw_str_eq(hw_form_get(q->m, q->query, "order"), HW_STR("best")))
		ask.order = HW_ORDER_BEST;
	if (hw_str_u64(hw_form_get(q->m, q->query, "before"), &before) &&
	    before < (uint64_t)1 << 62)
		ask.before = (hw_id)before;
	if (!err.rc && ask.text.n &&
	    hw_store_search(q->st, q->m, &ask, &items, &err) &&
	    err.rc != HW_EINPUT && err.rc != HW_ELIMIT) {
		hw_page_fail(q, r, &err);
		return;
	}
	if (err.rc)
		r->status = 400;
	if (q->form == HW_FORM_HTML)
		put_search(q, r, &ask, &items, &err);
	else if (err.rc)
		hw_page_error(q, r, 400, hw_str_c(err.msg));
	else
		put_feed(q, r, ask.text, &items);
}
