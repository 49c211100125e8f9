/* SPDX-License-Identifier: MIT
 * One page of a publisher: what we know of it, the link to it first. */
#include <stdlib.h>

#include "rights/rights.h"
#include "serve/serve_int.h"

/* ---- what it says of itself --------------------------------------------------------- */

static void
put_row(struct hw_buf *b, const char *label, struct hw_str value)
{
	if (value.n)
		HTML(b, "<dt>", label, "</dt><dd dir=\"auto\">", value,
		    "</dd>\n");
}

static void
put_rights(
    struct hw_buf *b, const struct hw_rights *r, const struct hw_item *item)
{
	struct hw_showing showing;

	hw_rights_show(r, HW_RIGHTS_OWNER_DEFAULT, &showing);
	put_row(b, "Rights holder", r->holder);
	put_row(b, "Notice", r->notice);
	if (hw_link_ok(r->licence))
		HTML(b, "<dt>Licence</dt><dd><a href=\"", r->licence,
		    "\" rel=\"external noopener license\">", r->licence,
		    "</a></dd>\n");
	hw_buf_c(b, "<dt>Shown here</dt><dd>");
	if (item->full)
		hw_buf_c(b, "the whole text");
	else
		HTML(b, "headline, link and ",
		    showing.excerpt > 0 ? "at most " : "no extract");
	if (!item->full && showing.excerpt > 0)
		HTML(b, showing.excerpt, " characters");
	HTML(b, " (", showing.why, ")");
	if (r->tdm_reserved)
		hw_buf_c(b, "; text and data mining reserved: not in exports");
	hw_buf_c(b, "</dd>\n");
}

static void
put_facts(struct hw_req *q, struct hw_buf *b, const struct hw_item *item)
{
	const struct hw_article *a = &item->article;

	hw_buf_c(b, "<dl class=\"facts\">\n<dt>Published by</dt><dd>");
	hw_put_publisher(b, item, "outlet", hw_outlet(item));
	if (item->source_domain.n) {
		hw_buf_c(b, " · <a href=\"/src/");
		hw_html_url(b, item->source_domain);
		HTML(b, "\">", item->source_domain, "</a>");
	}
	hw_buf_c(b, "</dd>\n");
	put_row(b, "By", a->author);
	if (a->published.precision) {
		hw_buf_c(b, "<dt>Published</dt><dd>");
		hw_html_date(b, &a->published);
		if (a->published.source.n)
			HTML(b, " <span class=\"meta\">as its ",
			    a->published.source, " says</span>");
		hw_buf_c(b, "</dd>\n");
	}
	hw_buf_c(b, "<dt>First seen here</dt><dd>");
	hw_html_time(b, a->first_seen);
	hw_buf_c(b, "</dd>\n");
	if (item->revision > 1 || item->n_revisions) {
		HTML(b, "<dt>Versions</dt><dd><a href=\"/a/", a->id,
		    "/versions\">", item->revision, " versions</a>, the last ");
		hw_html_time(b, item->seen);
		hw_buf_c(b, "</dd>\n");
	}
	put_row(b, "Language",
	    a->language.n ? hw_lang_name(q->m, a->language) : a->language);
	put_row(b, "Credit", a->credit);
	put_row(b, "Picture", a->image_credit);
	put_rights(b, &a->rights, item);
	hw_buf_c(b, "</dl>\n");
}

/* Whom the text names as its sources: "CNN ← Ankit Panda". */
static void
put_credits(struct hw_buf *b, const struct hw_article *a)
{
	if (!a->n_credits)
		return;
	hw_buf_c(b,
	    "<section aria-labelledby=\"h-credits\">\n<h2 "
	    "id=\"h-credits\">Whom it names as its sources</h2>\n<ul "
	    "class=\"roots\">\n");
	for (size_t i = 0; i < a->n_credits && i < 30; i++) {
		const struct hw_credit *c = &a->credits[i];

		hw_buf_c(b, "<li dir=\"auto\">");
		for (size_t k = 0; k < c->chain.n; k++)
			HTML(b, k ? " after " : "", c->chain.v[k]);
		if (c->hearsay)
			hw_buf_c(b,
			    c->chain.n ? ", hearsay"
				       : "hearsay: nobody "
					 "is named");
		if (c->image)
			hw_buf_c(b, " (picture)");
		if (hw_link_ok(c->url))
			HTML(b, " <a href=\"", c->url,
			    "\" rel=\"external noopener\">link</a>");
		hw_buf_c(b, "</li>\n");
	}
	hw_buf_c(b, "</ul>\n</section>\n");
}

/* ---- what it is to others ------------------------------------------------------------ */

static void
put_relation(struct hw_req *q, struct hw_buf *b, const struct hw_story_page *p,
    const struct hw_edge *e, hw_id self)
{
	hw_id there = e->a == self ? e->b : e->a;
	const struct hw_item *other = hw_item_of(p, there);
	bool made_from = e->direction ==
	    (e->a == self ? HW_DIRECTION_BA : HW_DIRECTION_AB);

	if (!other)
		return;
	hw_buf_c(b, "<li>");
	if (e->kind == HW_EDGE_CREDIT)
		HTML(b,
		    made_from ? "names as its source "
			      : "is named as the "
				"source by ");
	else if (e->direction == HW_DIRECTION_UNKNOWN)
		HTML(b, "shares text with (", hw_edge_word(e->kind), ") ");
	else
		HTML(b, made_from ? "" : "is the origin of a ",
		    hw_edge_word(e->kind), made_from ? " of " : " at ");
	HTML(b, "<a href=\"/a/", there, "\">", hw_outlet(other), "</a>, “");
	hw_put_publisher(b, other, "quoted", other->article.title);
	hw_buf_c(b, "” <span class=\"meta\">");
	hw_put_when(b, other);
	if (e->kind != HW_EDGE_CREDIT) {
		hw_buf_printf(b, " · %.0f %% of the shorter text · <a href=\"",
		    e->score * 100);
		hw_put_story_path(b, q->m, &p->story);
		HTML(b, "/compare?a=", made_from ? there : self,
		    "&amp;b=", made_from ? self : there, "\">compare</a>");
	}
	hw_buf_c(b, "</span>");
	if (e->n)
		hw_put_evidence(b, q->m, e, 6);
	hw_buf_c(b, "</li>\n");
}

static void
put_place(struct hw_req *q, struct hw_buf *b, const struct hw_item *item)
{
	struct hw_story_page page;
	struct hw_err err = {0};
	hw_id self = item->article.id;
	bool some = false;

	if (!item->story ||
	    hw_store_story(q->st, q->m, item->story, &page, &err))
		return;
	hw_buf_c(b,
	    "<section aria-labelledby=\"h-place\">\n<h2 "
	    "id=\"h-place\">Its place in the story</h2>\n<p>");
	hw_put_role(b, item->role);
	hw_buf_c(b, " in <a href=\"");
	hw_put_story_path(b, q->m, &page.story);
	hw_buf_c(b, "\"");
	hw_html_lang(b, page.story.language);
	HTML(b, ">", page.story.title, "</a>, ");
	hw_html_count(b, page.story.pages, "page", "pages");
	hw_buf_c(b, ".</p>\n");
	for (size_t i = 0; i < page.n_edges; i++) {
		if (page.edges[i].a != self && page.edges[i].b != self)
			continue;
		hw_buf_c(b, some ? "" : "<ul class=\"relations\">\n");
		put_relation(q, b, &page, &page.edges[i], self);
		some = true;
	}
	hw_buf_c(b, some ? "</ul>\n</section>\n" : "</section>\n");
}

/* ---- the page --------------------------------------------------------------------------- */

static void
put_body(struct hw_buf *b, const struct hw_item *item)
{
	struct hw_str rest = item->full ? item->article.text : item->excerpt;
	struct hw_str line;

	if (!rest.n)
		return;
	hw_buf_c(b, "<div class=\"text\"");
	hw_html_lang(b, item->article.language);
	hw_buf_c(b, ">\n");
	while (hw_str_line(&rest, &line))
		if (line.n)
			HTML(b, "<p>", line, "</p>\n");
	hw_buf_c(b, "</div>\n");
}

static void
put_item(struct hw_req *q, struct hw_res *r, const struct hw_item *item)
{
	struct hw_buf *b = &r->b;
	const struct hw_article *a = &item->article;
	struct hw_frame f = {.title = a->title};

	f.about = hw_str_printf(q->m, "/a/%lld", (long long)a->id);
	f.canonical = f.about;
	r->noindex = true; /* the publisher's page is the one to find */
	hw_frame_top(q, r, &f);
	hw_buf_c(b, "<p class=\"kicker\">A page of ");
	HTML(b, hw_outlet(item), "</p>\n<h1 class=\"item\">");
	hw_put_publisher(b, item, "title", a->title);
	hw_buf_c(b, "</h1>\n");
	if (hw_link_ok(a->url))
		HTML(b, "<p class=\"by\"><a class=\"go\" href=\"", a->url,
		    "\" rel=\"external noopener\">Read it at ", hw_outlet(item),
		    "</a></p>\n");
	put_body(b, item);
	put_facts(q, b, item);
	put_place(q, b, item);
	if (item->analysis)
		put_credits(b, a);
	hw_frame_end(q, r, &f);
}

static void
put_withheld(struct hw_req *q, struct hw_res *r, const struct hw_item *item)
{
	hw_page_error(q, r, 451,
	    item->hidden == HW_HIDDEN_CLOCK
		? HW_STR("A complaint about this page was not answered in "
			 "time, so it is withheld until it is.")
		: item->hidden == HW_HIDDEN_REVIEW
		? HW_STR("The text of this page is the same as one that was "
			 "withheld after a complaint; it waits for review.")
		: HW_STR("This page was withheld after a complaint. What was "
			 "decided, and how often, stands under Complaints."));
	r->blocked_by = hw_str_printf(
	    q->m, "%.*s/transparency", HW_FMT(hw_base_url(q)));
}

/* ---- versions ------------------------------------------------------------------------- */

/* What changed between two versions, as far as rights allow. */
static void
put_version(struct hw_req *q, struct hw_buf *b, const struct hw_item *now,
    const struct hw_item *before)
{
	HTML(b, "<li><div class=\"when\">");
	hw_html_time(b, now->seen);
	HTML(b, "</div><div class=\"what\"><p class=\"title\"");
	hw_html_lang(b, now->article.language);
	hw_buf_c(b, ">");
	if (before)
		hw_put_diff(
		    b, q->m, before->article.title, now->article.title, true);
	else
		HTML(b, now->article.title);
	HTML(b, "</p><p class=\"meta\">version ", now->revision, " · ",
	    (int64_t)now->article.text.n, " bytes of text");
	if (before) {
		int64_t d = (int64_t)now->article.text.n -
		    (int64_t)before->article.text.n;

		HTML(b, d < 0 ? ", " : ", +", d);
	}
	hw_buf_c(b, "</p>");
	if (before && now->full) {
		hw_buf_c(b, "<p class=\"text\"");
		hw_html_lang(b, now->article.language);
		hw_buf_c(b, ">");
		hw_put_diff(
		    b, q->m, before->article.text, now->article.text, true);
		hw_buf_c(b, "</p>");
	} else if (before && now->excerpt.n &&
	    !hw_str_eq(before->excerpt, now->excerpt)) {
		hw_buf_c(b, "<p class=\"excerpt\"");
		hw_html_lang(b, now->article.language);
		hw_buf_c(b, ">");
		hw_put_diff(b, q->m, before->excerpt, now->excerpt, true);
		hw_buf_c(b, "</p>");
	}
	hw_buf_c(b, "</div></li>\n");
}

static void
put_versions(struct hw_req *q, struct hw_res *r, const struct hw_item *item)
{
	struct hw_buf *b = &r->b;
	struct hw_frame f = {.title = item->article.title};
	struct hw_item *v = HW_ARRAY(
	    q->m, struct hw_item, item->n_revisions + 1);
	size_t n = 0;

	for (size_t i = 0; i < item->n_revisions && i < 50; i++) {
		struct hw_err err = {0};

		if (hw_store_article(q->st, q->m, item->article.id,
			item->revisions[i].n, 0, &v[n], &err) == HW_OK)
			n++;
	}
	v[n++] = *item;
	/* The store gives older ones in either order; ours is by number. */
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && v[k - 1].revision > v[k].revision;
		     k--) {
			struct hw_item t = v[k];

			v[k] = v[k - 1];
			v[k - 1] = t;
		}
	f.about = hw_str_printf(q->m, "/a/%lld", (long long)item->article.id);
	r->noindex = true;
	hw_frame_top(q, r, &f);
	HTML(b, "<p class=\"kicker\"><a href=\"", f.about,
	    "\">About this page</a></p>\n<h1>Versions of a page of ",
	    hw_outlet(item), "</h1>\n<ol class=\"items\">\n");
	for (size_t i = n; i-- > 0;)
		put_version(q, b, &v[i], i ? &v[i - 1] : NULL);
	hw_buf_c(b, "</ol>\n");
	hw_frame_end(q, r, &f);
}

void
hw_get_item(struct hw_req *q, struct hw_res *r)
{
	struct hw_str rest = hw_str_from(q->path, 3);
	size_t slash = hw_str_chr(rest, '/', 0);
	struct hw_str part = slash == HW_NPOS ? (struct hw_str){0}
					      : hw_str_from(rest, slash);
	hw_id id = hw_path_id(
	    slash == HW_NPOS ? rest : hw_str_sub(rest, 0, slash));
	bool versions = hw_str_eq(part, HW_STR("/versions"));
	struct hw_err err = {0};
	struct hw_item item = {0};
	int rc;

	if (id <= 0 || (part.n && !versions)) {
		hw_page_error(q, r, 404, HW_STR("There is no such page."));
		return;
	}
	rc = hw_store_article(
	    q->st, q->m, id, 0, HW_READ_UNLISTED, &item, &err);
	if (rc == HW_EDENIED) {
		put_withheld(q, r, &item);
	} else if (rc) {
		hw_page_fail(q, r, &err);
	} else if (q->form != HW_FORM_HTML) {
		struct hw_feed_entry entry = hw_entry_of_item(q->m, &item);
		struct hw_feed_head h = {.title = item.article.title,
		    .path = hw_str_printf(q->m, "/a/%lld", (long long)id)};

		hw_put_feed(q, r, &h, &entry, 1);
	} else if (versions) {
		put_versions(q, r, &item);
	} else {
		put_item(q, r, &item);
	}
}
