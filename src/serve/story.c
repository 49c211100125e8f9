/* SPDX-License-Identifier: MIT
 * A story: its primary source first, then what rests on it. */
#include "serve/serve_int.h"

/* The part of the path after the id: "", "timeline", ...  */
enum view { OVERVIEW, TIMELINE, CLAIMS, QUOTES, GRAPH, COMPARE, VIEWS };

static const char *const view_name[VIEWS] = {
    "", "timeline", "claims", "quotes", "graph", "compare"};

/* ---- head ----------------------------------------------------------------------- */

static void
put_languages(struct hw_buf *b, struct hw_arena *m, struct hw_str codes)
{
	struct hw_str code;
	bool some = false;

	while (hw_str_word(&codes, &code)) {
		HTML(b, some ? ", " : " · ", hw_lang_name(m, code));
		some = true;
	}
}

static void
put_tabs(struct hw_buf *b, struct hw_arena *m, const struct hw_story_page *p,
    enum view view)
{
	static const char *const label[] = {
	    "Overview", "Timeline", "Claims", "Quotations", "Graph"};
	int quotes = 0, claims = 0;

	for (size_t i = 0; i < p->story.n_findings; i++)
		if (p->story.findings[i].kind == HW_FINDING_QUOTE)
			quotes++;
		else
			claims++;
	hw_buf_c(b, "<nav class=\"tabs\" aria-label=\"Views of this story\">");
	for (int i = OVERVIEW; i <= GRAPH; i++) {
		if ((i == QUOTES && !quotes) || (i == CLAIMS && !claims))
			continue;
		hw_buf_c(b, "<a href=\"");
		hw_put_story_path(b, m, &p->story);
		HTML(b, i ? "/" : "", view_name[i],
		    (int)view == i ? "\" aria-current=\"page\">" : "\">",
		    label[i]);
		if (i == TIMELINE)
			HTML(b, " <b>", p->story.pages, "</b>");
		if (i == CLAIMS)
			HTML(b, " <b>", claims, "</b>");
		if (i == QUOTES)
			HTML(b, " <b>", quotes, "</b>");
		hw_buf_c(b, "</a>");
	}
	hw_buf_c(b, "</nav>\n");
}

static void
put_head(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p,
    const struct hw_item *lead, enum view view)
{
	struct hw_buf *b = &r->b;

	hw_buf_c(b, "<p class=\"kicker\">");
	hw_html_time(b, p->story.first);
	if (p->story.last != p->story.first) {
		hw_buf_c(b, " – ");
		hw_html_time(b, p->story.last);
	}
	put_languages(b, q->m, p->story.languages);
	if (p->story.state == HW_STORY_CLOSED)
		hw_buf_c(b, " · closed");
	hw_buf_c(b, "</p>\n<h1");
	hw_html_lang(b, lead->article.language);
	HTML(b, ">",
	    lead->article.title.n ? lead->article.title
				  : HW_STR("(no headline)"),
	    "</h1>\n<p class=\"by\">Headline of ");
	hw_put_publisher(b, lead, "go", hw_outlet(lead));
	hw_buf_c(b, " <span class=\"sep\">·</span> ");
	hw_put_when(b, lead);
	if (lead->article.author.n)
		HTML(b, " <span class=\"sep\">·</span> <span dir=\"auto\">",
		    lead->article.author, "</span>");
	hw_buf_c(b, "</p>\n");
	if (view == OVERVIEW && lead->excerpt.n) {
		hw_buf_c(b, "<p class=\"excerpt\"");
		hw_html_lang(b, lead->article.language);
		HTML(b, ">", lead->excerpt, "</p>\n");
	}
	put_tabs(b, q->m, p, view);
}

/* ---- where it comes from ---------------------------------------------------------- */

/* "4 pages, 1 source. They lead back to KCNA, which is not in …" */
static void
put_verdict(struct hw_req *q, struct hw_buf *b, const struct hw_story_page *p)
{
	const struct hw_story *s = &p->story;
	const struct hw_root *root = s->n_roots ? &s->roots[0] : NULL;
	const struct hw_item *held = root ? hw_item_of(p, root->article) : NULL;

	hw_buf_c(b, "<p class=\"verdict\"><b>");
	hw_html_count(b, s->pages, "page", "pages");
	hw_buf_c(b, ", ");
	hw_html_count(
	    b, s->independent, "independent source", "independent sources");
	hw_buf_c(b, ".</b> ");
	if (!root) {
		hw_buf_c(b, "Where it began is not known.");
	} else if (s->pages == 1 && held &&
	    held->article.id == p->items[0].article.id) {
		HTML(b,
		    p->n_abroad
			? "Nobody else here reports it in this language."
			: "Nobody else here reports it.");
	} else {
		HTML(b,
		    s->n_roots == 1 ? "It leads back to "
				    : "Most of it leads back to ");
		hw_put_root(b, root, held);
		if (held) {
			hw_buf_c(b, ": ");
			hw_put_publisher(
			    b, held, "quoted", held->article.title);
		}
		hw_buf_c(b, ".");
	}
	if (p->n_abroad) {
		hw_buf_c(b, " <a href=\"#abroad\">");
		hw_html_count(
		    b, (int64_t)p->n_abroad, "more page", "more pages");
		hw_buf_c(b, "</a> in other languages.");
	}
	hw_buf_c(b, "</p>\n");
	(void)q;
}

static void
put_roots(struct hw_buf *b, const struct hw_story_page *p, bool whole)
{
	const struct hw_story *s = &p->story;
	size_t most = whole ? s->n_roots : 6;

	if (s->n_roots < 2)
		return;
	hw_buf_c(b, "<ul class=\"roots\">\n");
	for (size_t i = 0; i < s->n_roots && i < most; i++) {
		hw_buf_c(b, "<li>");
		hw_put_root(
		    b, &s->roots[i], hw_item_of(p, s->roots[i].article));
		if (s->roots[i].pages > 0) {
			hw_buf_c(b, " <span class=\"meta\">");
			hw_html_count(b, s->roots[i].pages, "page rests on it",
			    "pages rest on it");
			hw_buf_c(b, "</span>");
		}
		if (s->roots[i].article)
			HTML(b, " <a class=\"meta\" href=\"/a/",
			    s->roots[i].article, "\">about</a>");
		hw_buf_c(b, "</li>\n");
	}
	if (s->n_roots > most)
		HTML(b, "<li class=\"meta\">and ", (int64_t)(s->n_roots - most),
		    " more</li>\n");
	hw_buf_c(b, "</ul>\n");
}

static void
put_legend(struct hw_req *q, struct hw_buf *b, const struct hw_story_page *p,
    bool whole)
{
	hw_buf_c(b,
	    "<figcaption><span class=\"key flow\"></span> made from it "
	    "<span class=\"key spun\"></span> suspected rewriting or "
	    "translation <span class=\"key cred\"></span> names it as "
	    "its source <span class=\"key ghost\"></span> not in this "
	    "collection");
	if (!whole) {
		hw_buf_c(b, " · <a href=\"");
		hw_put_story_path(b, q->m, &p->story);
		hw_buf_c(b, "/graph\">as a table, with the evidence</a>");
	}
	hw_buf_c(b, "</figcaption>\n");
}

void
hw_put_origin(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p,
    bool whole)
{
	struct hw_buf *b = &r->b;

	hw_buf_c(b,
	    "<section id=\"origin\" aria-labelledby=\"h-origin\">\n"
	    "<h2 id=\"h-origin\">Where this comes from</h2>\n");
	put_verdict(q, b, p);
	hw_buf_c(b, "<figure>\n");
	if (hw_put_graph(b, q->m, p, whole ? 60 : 12))
		put_legend(q, b, p, whole);
	hw_buf_c(b, "</figure>\n");
	put_roots(b, p, whole);
	if (whole)
		hw_put_graph_table(b, q->m, p);
	hw_buf_c(b, "</section>\n");
}

/* ---- the pages, as they came -------------------------------------------------------- */

static void
put_page_row(struct hw_req *q, struct hw_buf *b, const struct hw_story_page *p,
    const struct hw_item *item, bool whole)
{
	const struct hw_item *of = hw_item_of(p, item->of);
	const struct hw_edge *e = hw_edge_of(p, item->article.id, item->of);

	HTML(b, "<li id=\"p", item->article.id, "\"><div class=\"when\">");
	hw_put_when(b, item);
	hw_buf_c(b, "</div><div class=\"what\">");
	hw_put_publisher(b, item, "title", item->article.title);
	HTML(b, "<p class=\"meta\"><b dir=\"auto\">", hw_outlet(item), "</b> ");
	hw_put_role(b, item->role);
	if (of)
		HTML(b, " of <a href=\"#p", item->of, "\">", hw_outlet(of),
		    "</a>");
	if (item->article.credit.n)
		HTML(b, " · credits <span dir=\"auto\">", item->article.credit,
		    "</span>");
	if (e) {
		hw_buf_c(b, " · <a href=\"");
		hw_put_story_path(b, q->m, &p->story);
		HTML(b, "/compare?a=", item->of, "&amp;b=", item->article.id,
		    "\">compare</a>");
	}
	HTML(b, " · <a href=\"/a/", item->article.id,
	    "\">about, rights</a> · "
	    "<a href=\"/complain?url=");
	hw_html_url(
	    b, hw_str_printf(q->m, "/a/%lld", (long long)item->article.id));
	hw_buf_c(b, "\">complain</a></p>");
	if (e && e->n)
		hw_put_evidence(b, q->m, e, whole ? 8 : 2);
	hw_buf_c(b, "</div></li>\n");
}

void
hw_put_pages(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p,
    bool whole)
{
	struct hw_buf *b = &r->b;
	size_t most = whole ? p->n_items : 25;

	hw_buf_c(b,
	    "<section id=\"pages\" aria-labelledby=\"h-pages\">\n<h2 "
	    "id=\"h-pages\">The pages, as they came</h2>\n<ol "
	    "class=\"items\">\n");
	for (size_t i = 0; i < p->n_items && i < most; i++)
		put_page_row(q, b, p, &p->items[i], whole);
	hw_buf_c(b, "</ol>\n");
	if (p->n_items > most) {
		hw_buf_c(b, "<p class=\"more\"><a href=\"");
		hw_put_story_path(b, q->m, &p->story);
		HTML(b, "/timeline\">All ", (int64_t)p->n_items,
		    " pages</a></p>\n");
	}
	if (p->withheld) {
		hw_buf_c(b, "<p class=\"meta\">");
		hw_html_count(b, p->withheld, "page is", "pages are");
		hw_buf_c(b, " withheld after a complaint.</p>\n");
	}
	hw_buf_c(b, "</section>\n");
}

/* ---- other stories ------------------------------------------------------------------- */

/* The outlets of a story in another language, and what each made it from. */
static void
put_outlets(struct hw_buf *b, const struct hw_story_page *p, hw_id story)
{
	for (size_t i = 0, n = 0; i < p->n_abroad && n < 8; i++) {
		const struct hw_item *item = &p->abroad[i];
		const struct hw_item *of = hw_item_of(p, item->of);

		if (item->story != story)
			continue;
		HTML(b, n++ ? ", " : "", "<b dir=\"auto\">", hw_outlet(item),
		    "</b> ");
		hw_put_role(b, item->role);
		if (of)
			HTML(b, " of <span dir=\"auto\">", hw_outlet(of),
			    "</span>");
	}
}

static void
put_abroad(struct hw_req *q, struct hw_buf *b, const struct hw_story_page *p)
{
	bool some = false;

	for (size_t i = 0; i < p->n_links; i++) {
		const struct hw_story_ref *ref = &p->links[i];

		if (ref->link.kind != HW_LINK_OTHER_LANGUAGE)
			continue;
		HTML(b,
		    some ? ""
			 : "<section id=\"abroad\" "
			   "aria-labelledby=\"h-abroad\">\n<h2 "
			   "id=\"h-abroad\">Probably the same story, in "
			   "other languages</h2>\n<ul class=\"later\">\n");
		some = true;
		HTML(b, "<li>", hw_lang_name(q->m, ref->other.language),
		    ": <a href=\"");
		hw_put_story_path(b, q->m, &ref->other);
		hw_buf_c(b, "\"");
		hw_html_lang(b, ref->other.language);
		HTML(b, ">", ref->other.title, "</a><p class=\"meta\">");
		put_outlets(b, p, ref->other.id);
		for (size_t k = 0; k < ref->link.shared.n && k < 4; k++)
			HTML(b, k ? ", " : " · both name ",
			    ref->link.shared.v[k]);
		hw_buf_c(b, "</p></li>\n");
	}
	hw_buf_c(b, some ? "</ul>\n</section>\n" : "");
}

void
hw_put_links(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p)
{
	struct hw_buf *b = &r->b;
	bool some = false;

	put_abroad(q, b, p);
	for (size_t i = 0; i < p->n_links; i++) {
		const struct hw_story_ref *ref = &p->links[i];
		const char *word = "Similar: ";

		if (ref->link.kind == HW_LINK_OTHER_LANGUAGE)
			continue;
		if (ref->link.kind == HW_LINK_FOLLOWS)
			word = ref->link.from == p->story.id ? "Earlier: "
							     : "Later: ";
		HTML(b,
		    some ? ""
			 : "<section aria-labelledby=\"h-links\">\n<h2 "
			   "id=\"h-links\">Before and after</h2>\n<ul "
			   "class=\"later\">\n",
		    "<li>", word, "<a href=\"");
		some = true;
		hw_put_story_path(b, q->m, &ref->other);
		hw_buf_c(b, "\"");
		hw_html_lang(b, ref->other.language);
		HTML(b, ">", ref->other.title, "</a> <span class=\"meta\">");
		hw_html_time(b, ref->other.first);
		if (ref->link.kind == HW_LINK_FOLLOWS && ref->link.gap_days) {
			hw_buf_c(b, " · ");
			hw_html_count(
			    b, ref->link.gap_days, "day apart", "days apart");
		}
		for (size_t k = 0; k < ref->link.shared.n && k < 4; k++)
			HTML(b, k ? ", " : " · both name ",
			    ref->link.shared.v[k]);
		hw_buf_c(b, "</span></li>\n");
	}
	hw_buf_c(b, some ? "</ul>\n</section>\n" : "");
}

/* ---- the page ------------------------------------------------------------------------ */

static void
put_overview(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p)
{
	bool some;

	hw_put_origin(q, r, p, false);
	hw_buf_c(&r->b, "<div class=\"cols\">\n");
	some = hw_put_claims(q, r, p, false);
	some = hw_put_quotes(q, r, p, false) || some;
	hw_buf_c(&r->b, "</div>\n");
	if (!some && p->n_items > 1)
		hw_buf_c(&r->b,
		    "<p class=\"meta after\">No office, day, figure or first "
		    "was found that two of these pages state, and no quotation "
		    "that two of them have.</p>\n");
	hw_put_pages(q, r, p, false);
	hw_put_links(q, r, p);
}

static void
put_story(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p,
    enum view view)
{
	const struct hw_item *lead = hw_item_of(p, p->story.lead);
	struct hw_buf path;
	struct hw_frame f = {0};

	if (!lead)
		lead = &p->items[0];
	hw_buf_init(&path, q->m, 512);
	hw_put_story_path(&path, q->m, &p->story);
	f.title = lead->article.title;
	f.feed = f.about = hw_buf_str(&path);
	f.canonical = view == OVERVIEW
	    ? f.feed
	    : hw_str_printf(q->m, "%.*s/%s", HW_FMT(f.feed), view_name[view]);
	hw_frame_top(q, r, &f);
	put_head(q, r, p, lead, view);
	if (view == OVERVIEW)
		put_overview(q, r, p);
	else if (view == TIMELINE)
		hw_put_pages(q, r, p, true);
	else if (view == CLAIMS)
		hw_put_claims(q, r, p, true);
	else if (view == QUOTES)
		hw_put_quotes(q, r, p, true);
	else if (view == GRAPH)
		hw_put_origin(q, r, p, true);
	else
		hw_get_compare(q, r, p);
	hw_frame_end(q, r, &f);
}

static void
put_feed(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p)
{
	struct hw_feed_entry *v = HW_ARRAY(
	    q->m, struct hw_feed_entry, p->n_items + 1);
	struct hw_feed_head h = {.title = p->story.title};
	struct hw_buf path;

	hw_buf_init(&path, q->m, 512);
	hw_put_story_path(&path, q->m, &p->story);
	h.path = hw_buf_str(&path);
	for (size_t i = 0; i < p->n_items; i++) /* newest first */
		v[i] = hw_entry_of_item(q->m, &p->items[p->n_items - 1 - i]);
	hw_put_feed(q, r, &h, v, p->n_items);
}

/* "/s/12-slug/view": the id, and which view.  false: no such page. */
static bool
read_path(struct hw_str path, hw_id *id, enum view *view)
{
	struct hw_str rest = hw_str_from(path, 3), part;
	size_t slash = hw_str_chr(rest, '/', 0);
	int i = 0;

	part = slash == HW_NPOS ? (struct hw_str){0}
				: hw_str_from(rest, slash + 1);
	*id = hw_path_id(slash == HW_NPOS ? rest : hw_str_sub(rest, 0, slash));
	while (i < VIEWS && !hw_str_eq(part, hw_str_c(view_name[i])))
		i++;
	*view = (enum view)i;
	return *id > 0 && i < VIEWS && !(slash != HW_NPOS && !part.n);
}

void
hw_get_story(struct hw_req *q, struct hw_res *r)
{
	struct hw_story_page page;
	struct hw_err err = {0};
	enum view view;
	struct hw_buf to;
	hw_id id;

	if (!read_path(q->path, &id, &view)) {
		hw_page_error(q, r, 404, HW_STR("There is no such story."));
		return;
	}
	if (hw_store_story(q->st, q->m, id, &page, &err)) {
		hw_page_fail(q, r, &err);
	} else if (page.story.id != id) { /* merged: its id leads on */
		hw_buf_init(&to, q->m, 512);
		hw_put_story_path(&to, q->m, &page.story);
		if (view != OVERVIEW)
			hw_buf_printf(&to, "/%s", view_name[view]);
		hw_buf_c(&to, hw_form_ending(q->form));
		r->status = 301;
		r->location = hw_buf_str(&to);
	} else if (page.n_items == 0) {
		hw_page_error(q, r, 404,
		    HW_STR("Nothing of this story is shown any more."));
	} else if (q->form != HW_FORM_HTML) {
		put_feed(q, r, &page);
	} else {
		put_story(q, r, &page, view);
	}
}
