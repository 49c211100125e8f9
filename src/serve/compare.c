/* SPDX-License-Identifier: MIT
 * Two pages of a story beside each other: what was judged, the evidence, and
 * as much of the texts as rights allow. */
#include "serve/serve_int.h"

static void
put_side(struct hw_req *q, struct hw_buf *b, const struct hw_item *item,
    const struct hw_item *other, bool full)
{
	hw_buf_c(b, "<section class=\"side\">\n<h2>");
	HTML(b, hw_outlet(item), "</h2>\n<p class=\"title\">");
	hw_put_publisher(b, item, "title", item->article.title);
	hw_buf_c(b, "</p>\n<p class=\"meta\">");
	hw_put_when(b, item);
	hw_buf_c(b, " · ");
	hw_put_role(b, item->role);
	HTML(b, " · <a href=\"/a/", item->article.id,
	    "\">about this page</a></p>\n<p class=\"text\"");
	hw_html_lang(b, item->article.language);
	hw_buf_c(b, ">");
	if (full)
		hw_put_diff(
		    b, q->m, other->article.text, item->article.text, false);
	else if (item->excerpt.n)
		hw_put_diff(b, q->m, other->excerpt, item->excerpt, false);
	hw_buf_c(b, "</p>\n</section>\n");
}

static void
put_judgement(struct hw_req *q, struct hw_buf *b, const struct hw_edge *e,
    const struct hw_item *x, const struct hw_item *y)
{
	const struct hw_item *from = x, *to = y;

	if (!e) {
		hw_buf_c(b,
		    "<p class=\"verdict\">Neither page was found to "
		    "rest on the other.</p>\n");
		return;
	}
	if ((e->direction == HW_DIRECTION_BA) == (e->a == x->article.id)) {
		from = y;
		to = x;
	}
	HTML(b, "<p class=\"verdict\"><b>", hw_outlet(to),
	    "</b>: ", hw_edge_word(e->kind),
	    e->kind == HW_EDGE_CREDIT ? " " : " of ", "<b>", hw_outlet(from),
	    "</b>");
	if (e->direction == HW_DIRECTION_UNKNOWN)
		hw_buf_c(b,
		    ", or the other way round: which came first is not "
		    "known");
	hw_buf_printf(b, ". %.0f %% of the shorter text runs parallel.</p>\n",
	    e->score * 100);
	if (e->n) {
		hw_buf_c(b, "<h2>Why we think so</h2>\n");
		hw_put_evidence(b, q->m, e, 40);
	}
}

/* With its text, when rights let us show it. */
static bool
whole(struct hw_req *q, struct hw_item *item)
{
	struct hw_err err = {0};
	struct hw_item full;

	if (hw_store_article(q->st, q->m, item->article.id, 0, 0, &full, &err))
		return false;
	*item = full;
	return full.full;
}

void
hw_get_compare(
    struct hw_req *q, struct hw_res *r, const struct hw_story_page *p)
{
	hw_id a = hw_path_id(hw_form_get(q->m, q->query, "a"));
	hw_id b = hw_path_id(hw_form_get(q->m, q->query, "b"));
	const struct hw_item *x = hw_item_of(p, a), *y = hw_item_of(p, b);
	struct hw_item one, two;
	bool full;

	if (!x || !y || x == y) {
		hw_buf_c(&r->b,
		    "<p class=\"empty\">Two pages of this story are "
		    "compared by the links \"compare\" in its "
		    "timeline.</p>\n");
		return;
	}
	one = *x;
	two = *y;
	full = whole(q, &one);
	full = whole(q, &two) && full;
	put_judgement(q, &r->b, hw_edge_of(p, a, b), x, y);
	hw_buf_c(&r->b, "<div class=\"cols\">\n");
	put_side(q, &r->b, &one, &two, full);
	put_side(q, &r->b, &two, &one, full);
	HTML(&r->b, "</div>\n<p class=\"meta\">",
	    full ? "Words that the other page does not have are marked."
		 : "Only the beginnings are shown: the texts belong to their "
		   "publishers. Words that the other beginning does not have "
		   "are marked.",
	    "</p>\n");
}
