/* SPDX-License-Identifier: MIT
 * What several pages say alike: outlets, roles, evidence, roots. */
#include "base/utf8.h"
#include "serve/serve_int.h"

struct hw_str
hw_clip(struct hw_arena *m, struct hw_str s, size_t n)
{
	struct hw_str squeezed = hw_str_squeeze(m, s);
	size_t at = 0;

	for (size_t i = 0; i < n && at < squeezed.n; i++)
		(void)hw_utf8_next(squeezed, &at);
	if (at >= squeezed.n)
		return squeezed;
	return hw_str_cat(
	    m, hw_str_trim(hw_str_sub(squeezed, 0, at)), HW_STR("…"));
}

void
hw_put_story_path(
    struct hw_buf *b, struct hw_arena *m, const struct hw_story *s)
{
	struct hw_str slug = hw_slug(m, s->title);

	HTML(b, "/s/", s->id);
	if (slug.n) {
		hw_buf_byte(b, '-');
		hw_html_url(b, slug);
	}
}

struct hw_str
hw_outlet(const struct hw_item *item)
{
	if (item->source_title.n)
		return item->source_title;
	if (item->article.site.n)
		return item->article.site;
	if (item->article.host.n)
		return item->article.host;
	return item->source_domain;
}

void
hw_put_publisher(struct hw_buf *b, const struct hw_item *item,
    const char *class, struct hw_str text)
{
	bool link = hw_link_ok(item->article.url);

	if (link)
		HTML(b, "<a class=\"", class, "\" href=\"", item->article.url,
		    "\" rel=\"external noopener\"");
	else
		HTML(b, "<span class=\"", class, "\"");
	if (hw_str_eq(text, item->article.title))
		hw_html_lang(b, item->article.language);
	else
		hw_buf_c(b, " dir=\"auto\"");
	HTML(b, ">", text.n ? text : HW_STR("(no headline)"),
	    link ? "</a>" : "</span>");
}

void
hw_put_when(struct hw_buf *b, const struct hw_item *item)
{
	const struct hw_article *a = &item->article;

	if (a->published.precision >= HW_PRECISION_DAY) {
		hw_html_date(b, &a->published);
	} else {
		hw_buf_c(b, "seen ");
		hw_html_time(b, a->first_seen);
	}
}

/* ---- roles and edges ---------------------------------------------------------- */

static const struct {
	const char *word, *class;
} roles[] = {
    [HW_ROLE_UNKNOWN] = {"origin unknown", "unk"},
    [HW_ROLE_INDEPENDENT] = {"independent", "ind"},
    [HW_ROLE_COPY] = {"copy", "cop"},
    [HW_ROLE_REWRITTEN] = {"suspected rewriting", "rew"},
    [HW_ROLE_TRANSLATED] = {"probable translation", "tra"},
    [HW_ROLE_UPDATE] = {"newer version", "upd"},
};

const char *
hw_role_word(enum hw_role role)
{
	return roles[role <= HW_ROLE_UPDATE ? role : 0].word;
}

void
hw_put_role(struct hw_buf *b, enum hw_role role)
{
	if (role > HW_ROLE_UPDATE)
		role = HW_ROLE_UNKNOWN;
	HTML(b, "<span class=\"tag ", roles[role].class, "\">",
	    roles[role].word, "</span>");
}

const char *
hw_edge_word(enum hw_edge_kind kind)
{
	switch (kind) {
	case HW_EDGE_COPY:
		return "copy";
	case HW_EDGE_NEAR:
		return "copy with light edits";
	case HW_EDGE_PARTIAL:
		return "copied in part";
	case HW_EDGE_SPUN:
		return "suspected rewriting";
	case HW_EDGE_TRANSLATED:
		return "probable translation";
	case HW_EDGE_UPDATE:
		return "newer version";
	case HW_EDGE_CREDIT:
		return "names it as its source";
	case HW_EDGE_NONE:
		break;
	}
	return "no copy";
}

const struct hw_item *
hw_item_of(const struct hw_story_page *p, hw_id id)
{
	for (size_t i = 0; id && i < p->n_items; i++)
		if (p->items[i].article.id == id)
			return &p->items[i];
	for (size_t i = 0; id && i < p->n_abroad; i++)
		if (p->abroad[i].article.id == id)
			return &p->abroad[i];
	return NULL;
}

const struct hw_edge *
hw_edge_of(const struct hw_story_page *p, hw_id a, hw_id b)
{
	for (size_t i = 0; i < p->n_edges; i++) {
		const struct hw_edge *e = &p->edges[i];

		if ((e->a == a && e->b == b) || (e->a == b && e->b == a))
			return e;
	}
	return NULL;
}

/* The detail of a row; times in it as people write them. */
static void
put_detail(struct hw_buf *b, struct hw_arena *m, struct hw_str detail)
{
	struct hw_str rest = hw_clip(m, detail, 160), word;
	bool some = false;

	while (hw_str_word(&rest, &word)) {
		bool comma = hw_str_ends(word, HW_STR(","));
		struct hw_str bare = comma ? hw_str_sub(word, 0, word.n - 1)
					   : word;
		hw_time t;

		hw_buf_c(b, some ? " " : "");
		some = true;
		if (bare.n >= 20 && hw_time_parse(bare, &t, NULL)) {
			hw_html_time(b, t);
			hw_buf_c(b, comma ? ";" : "");
		} else {
			HTML(b, word);
		}
	}
}

/* What was found in common first, then what weighs most for a direction. */
static double
force(const struct hw_evidence *row)
{
	return row->weight == 0 ? 1e9
	    : row->weight < 0   ? -row->weight
				: row->weight;
}

static const struct hw_evidence **
by_force(struct hw_arena *m, const struct hw_edge *e)
{
	const struct hw_evidence **v = HW_ARRAY(
	    m, const struct hw_evidence *, e->n + 1);

	for (size_t i = 0; i < e->n; i++) {
		size_t k = i;

		for (; k > 0 && force(v[k - 1]) < force(&e->evidence[i]); k--)
			v[k] = v[k - 1];
		v[k] = &e->evidence[i];
	}
	return v;
}

#define BRIEF 2 /* rows where only the gist is shown */

/* Without the figures behind a semicolon. */
static struct hw_str
brief(struct hw_str detail)
{
	size_t at = hw_str_chr(detail, ';', 0);

	return at == HW_NPOS ? detail : hw_str_sub(detail, 0, at);
}

void
hw_put_evidence(
    struct hw_buf *b, struct hw_arena *m, const struct hw_edge *e, size_t max)
{
	const struct hw_evidence **row = by_force(m, e);

	hw_buf_c(b, "<ul class=\"proof\">");
	for (size_t i = 0; i < e->n && i < max; i++) {
		HTML(b, "<li>", row[i]->what);
		if (row[i]->detail.n) {
			hw_buf_c(b, ": <span dir=\"auto\">");
			put_detail(b, m,
			    max > BRIEF ? row[i]->detail
					: brief(row[i]->detail));
			hw_buf_c(b, "</span>");
		}
		hw_buf_c(b, "</li>");
	}
	if (e->n > max)
		HTML(b, "<li>and ", (int64_t)(e->n - max), " more</li>");
	hw_buf_c(b, "</ul>");
}

/* ---- findings ------------------------------------------------------------------ */

void
hw_put_subject(struct hw_buf *b, const struct hw_finding *f)
{
	const char *before = "", *after = "";

	switch (f->slot) {
	case HW_SLOT_OFFICE:
		before = "Office of ";
		break;
	case HW_SLOT_SINCE:
		before = "First since: ";
		break;
	case HW_SLOT_DAY:
		before = "Day: ";
		break;
	case HW_SLOT_COUNT:
		before = "Number: ";
		break;
	case HW_SLOT_WORDING:
		before = "Words of ";
		break;
	case HW_SLOT_NONE:
	case HW_SLOT_EVENT:
		break;
	}
	HTML(b, before, "<span dir=\"auto\">", f->key, "</span>", after);
}

/* ---- the strip ------------------------------------------------------------------ */

#define STRIP 28 /* dots; more pages are told by the words beside it */

void
hw_put_strip(struct hw_buf *b, const int n[6])
{
	static const int order[] = {HW_ROLE_INDEPENDENT, HW_ROLE_UPDATE,
	    HW_ROLE_TRANSLATED, HW_ROLE_REWRITTEN, HW_ROLE_COPY,
	    HW_ROLE_UNKNOWN};
	int all = 0, shown, x = 0;

	for (int i = 0; i < 6; i++)
		all += n[i];
	shown = all > STRIP ? STRIP : all;
	if (shown < 2)
		return;
	HTML(b, "<svg class=\"strip\" viewBox=\"0 0 ", shown * 10,
	    " 10\" width=\"", shown * 10,
	    "\" height=\"10\" "
	    "aria-hidden=\"true\">");
	for (int k = 0; k < 6; k++) {
		int part = all > STRIP ? (n[order[k]] * STRIP + all - 1) / all
				       : n[order[k]];

		for (int i = 0; i < part && x < shown; i++, x++)
			HTML(b, "<circle class=\"", roles[order[k]].class,
			    "\" cx=\"", x * 10 + 5, "\" cy=\"5\" r=\"3.4\"/>");
	}
	hw_buf_c(b, "</svg>");
}

/* ---- roots ---------------------------------------------------------------------- */

void
hw_put_root(
    struct hw_buf *b, const struct hw_root *root, const struct hw_item *held)
{
	struct hw_str url = held ? held->article.url : root->url;
	struct hw_str name = held ? hw_outlet(held) : root->name;

	if (hw_link_ok(url))
		HTML(b, "<a class=\"root\" href=\"", url,
		    "\" rel=\"external noopener\" dir=\"auto\">", name, "</a>");
	else
		HTML(b, "<b class=\"root\" dir=\"auto\">", name, "</b>");
	if (root->article == 0)
		hw_buf_c(b,
		    " <span class=\"ghosted\">not in this "
		    "collection</span>");
}

/* ---- lists ---------------------------------------------------------------------- */

void
hw_put_item_row(
    struct hw_buf *b, struct hw_arena *m, const struct hw_item *item)
{
	(void)m;
	hw_buf_c(b, "<li><div class=\"when\">");
	hw_put_when(b, item);
	hw_buf_c(b, "</div><div class=\"what\">");
	hw_put_publisher(b, item, "title", item->article.title);
	HTML(b, "<p class=\"meta\"><b dir=\"auto\">", hw_outlet(item),
	    "</b> · ");
	if (item->story) {
		hw_put_role(b, item->role);
		HTML(
		    b, " in <a href=\"/s/", item->story, "\">its story</a> · ");
	}
	HTML(
	    b, "<a href=\"/a/", item->article.id, "\">about this page</a></p>");
	if (item->excerpt.n) {
		hw_buf_c(b, "<p class=\"excerpt\"");
		hw_html_lang(b, item->article.language);
		HTML(b, ">", item->excerpt, "</p>");
	}
	hw_buf_c(b, "</div></li>\n");
}
