/* SPDX-License-Identifier: MIT
 * What the pages of a story say: where they agree, differ, stand alone, and
 * the wordings of quotations.  Nothing is adjudicated here. */
#include "serve/serve_int.h"

/* ---- claims --------------------------------------------------------------------- */

/* One side of what differs, one value of anything else. */
static bool
is_same(const struct hw_finding *f, size_t i, size_t k)
{
	const struct hw_anchor *x = &f->anchors[i], *y = &f->anchors[k];

	if (f->kind == HW_FINDING_DIFFERS && x->side >= 0 && y->side >= 0)
		return x->side == y->side;
	return hw_str_ieq(x->value, y->value);
}

/* Has an earlier anchor that says the same the same outlet? */
static bool
is_told(const struct hw_story_page *p, const struct hw_finding *f, size_t i)
{
	const struct hw_item *x = hw_item_of(p, f->anchors[i].article);

	for (size_t k = 0; x && k < i; k++) {
		const struct hw_item *y = hw_item_of(p, f->anchors[k].article);

		if (y && is_same(f, i, k) &&
		    hw_str_eq(hw_outlet(x), hw_outlet(y)))
			return true;
	}
	return false;
}

/* The pages of the anchors that say what anchor k says, as links. */
static void
put_pages_of(struct hw_buf *b, const struct hw_story_page *p,
    const struct hw_finding *f, size_t k)
{
	for (size_t i = 0, n = 0; i < f->n && n < 12; i++) {
		const struct hw_item *item = hw_item_of(
		    p, f->anchors[i].article);

		if (!item || !is_same(f, i, k) || is_told(p, f, i))
			continue;
		HTML(b, n++ ? ", " : " ", "<a class=\"src\" href=\"/a/",
		    item->article.id, "\">", hw_outlet(item), "</a>");
	}
}

/* Is it the first anchor that says so? */
static bool
is_first(const struct hw_finding *f, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (is_same(f, i, k))
			return false;
	return true;
}

static void
put_values(struct hw_req *q, struct hw_buf *b, const struct hw_story_page *p,
    const struct hw_finding *f)
{
	hw_buf_c(b, "<ul>");
	for (size_t i = 0; i < f->n; i++) {
		const struct hw_anchor *a = &f->anchors[i];

		if (!is_first(f, i))
			continue;
		hw_buf_c(b, "<li>");
		if (a->value.n)
			HTML(b, "<q dir=\"auto\">",
			    hw_clip(q->m, a->value,
				f->kind == HW_FINDING_SINGLE ? 400 : 160),
			    "</q>");
		put_pages_of(b, p, f, i);
		if (a->credited.n)
			HTML(b,
			    " <span class=\"meta\">after <span "
			    "dir=\"auto\">",
			    a->credited, "</span></span>");
		hw_buf_c(b, "</li>");
	}
	hw_buf_c(b, "</ul>");
}

static bool
any(const struct hw_story_page *p, bool quotes)
{
	for (size_t i = 0; i < p->story.n_findings; i++)
		if ((p->story.findings[i].kind == HW_FINDING_QUOTE) == quotes)
			return true;
	return false;
}

static const struct {
	enum hw_finding_kind kind;
	const char *class, *word;
} kinds[] = {
    {HW_FINDING_DIFFERS, "differs", "differs"},
    {HW_FINDING_SINGLE, "only", "only one page"},
    {HW_FINDING_AGREES, "agrees", "agree"},
};

/* Numbers that agree though they are not the same: the later is newer. */
static const char *
word_of(const struct hw_finding *f, const char *word)
{
	for (size_t i = 1; i < f->n && f->slot == HW_SLOT_COUNT; i++)
		if (f->kind == HW_FINDING_AGREES && !is_same(f, i, 0))
			return "updated";
	return word;
}

bool
hw_put_claims(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p,
    bool whole)
{
	struct hw_buf *b = &r->b;
	size_t rows = 0, left = 0, most = whole ? 500 : 8;

	if (!whole && !any(p, false))
		return false;
	hw_buf_c(b,
	    "<section id=\"claims\" aria-labelledby=\"h-claims\">\n"
	    "<h2 id=\"h-claims\">Where the pages agree and differ</h2>\n"
	    "<table class=\"claims\">\n");
	for (size_t k = 0; k < 3; k++)
		for (size_t i = 0; i < p->story.n_findings; i++) {
			const struct hw_finding *f = &p->story.findings[i];

			if (f->kind != kinds[k].kind)
				continue;
			if (rows++ >= most) {
				left++;
				continue;
			}
			HTML(b, "<tr class=\"", kinds[k].class,
			    "\"><th scope=\"row\"><span class=\"word\">",
			    word_of(f, kinds[k].word), "</span> ");
			hw_put_subject(b, f);
			hw_buf_c(b, "</th><td>");
			put_values(q, b, p, f);
			hw_buf_c(b, "</td></tr>\n");
		}
	hw_buf_c(b, "</table>\n");
	if (!rows)
		hw_buf_c(b,
		    "<p class=\"empty\">Nothing comparable was found: "
		    "no office, day, figure or first that two pages "
		    "state.</p>\n");
	if (left) {
		hw_buf_c(b, "<p class=\"more\"><a href=\"");
		hw_put_story_path(b, q->m, &p->story);
		HTML(b, "/claims\">", (int64_t)left, " more</a></p>\n");
	}
	hw_buf_c(b, "</section>\n");
	return true;
}

/* ---- quotations ------------------------------------------------------------------ */

/* The wording most anchors share; the earliest among equals. */
static size_t
base_wording(const struct hw_finding *f)
{
	size_t best = 0, most = 0;

	for (size_t i = 0; i < f->n && i < 64; i++) {
		size_t n = 0;

		for (size_t k = 0; k < f->n && k < 64; k++)
			n += hw_str_ieq(
			    f->anchors[k].value, f->anchors[i].value);
		if (n > most) {
			most = n;
			best = i;
		}
	}
	return best;
}

/* What was said, without the comma that leads on to who said it. */
static struct hw_str
words(struct hw_arena *m, struct hw_str s)
{
	s = hw_str_trim(s);
	if (hw_str_ends(s, HW_STR(",")))
		s.n--;
	return hw_clip(m, s, 300);
}

static void
put_language(struct hw_buf *b, const struct hw_story_page *p, hw_id article)
{
	const struct hw_item *item = hw_item_of(p, article);

	hw_html_lang(b, item ? item->article.language : (struct hw_str){0});
}

static void
put_variants(struct hw_req *q, struct hw_buf *b, const struct hw_story_page *p,
    const struct hw_finding *f, size_t base)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct hw_anchor *a = &f->anchors[i];
		const struct hw_item *x = hw_item_of(p, a->article);
		const struct hw_item *y = hw_item_of(
		    p, f->anchors[base].article);
		bool foreign = x && y &&
		    !hw_str_eq(x->article.language, y->article.language);

		if (!is_first(f, i) ||
		    hw_str_ieq(a->value, f->anchors[base].value))
			continue;
		hw_buf_c(b, "<p class=\"drift\">");
		HTML(
		    b, foreign ? "Probably in translation " : "Also as ", "<q");
		put_language(b, p, a->article);
		hw_buf_c(b, ">");
		if (foreign)
			HTML(b, words(q->m, a->value));
		else
			hw_put_diff(b, q->m,
			    words(q->m, f->anchors[base].value),
			    words(q->m, a->value), true);
		hw_buf_c(b, "</q>");
		put_pages_of(b, p, f, i);
		hw_buf_c(b, "</p>\n");
	}
}

static void
put_quote(struct hw_req *q, struct hw_buf *b, const struct hw_story_page *p,
    const struct hw_finding *f)
{
	size_t base = base_wording(f);
	const struct hw_anchor *a = &f->anchors[base];

	hw_buf_c(b, "<blockquote><p");
	put_language(b, p, a->article);
	HTML(b, ">“", words(q->m, a->value),
	    "”</p>\n<footer><b "
	    "dir=\"auto\">",
	    f->key.n ? f->key : HW_STR("Unnamed speaker"), "</b> ·");
	put_pages_of(b, p, f, base);
	if (a->credited.n && !hw_str_ieq(a->credited, f->key))
		HTML(b, " · after <span dir=\"auto\">", a->credited, "</span>");
	hw_buf_c(b, "</footer>\n");
	put_variants(q, b, p, f, base);
	hw_buf_c(b, "</blockquote>\n");
}

bool
hw_put_quotes(struct hw_req *q, struct hw_res *r, const struct hw_story_page *p,
    bool whole)
{
	struct hw_buf *b = &r->b;
	size_t n = 0, most = whole ? 500 : 5;

	if (!whole && !any(p, true))
		return false;
	hw_buf_c(b,
	    "<section id=\"quotes\" aria-labelledby=\"h-quotes\">\n"
	    "<h2 id=\"h-quotes\">Who said what</h2>\n");
	for (size_t i = 0; i < p->story.n_findings; i++) {
		const struct hw_finding *f = &p->story.findings[i];

		if (f->kind != HW_FINDING_QUOTE || f->n == 0)
			continue;
		if (n++ < most)
			put_quote(q, b, p, f);
	}
	if (!n)
		hw_buf_c(b,
		    "<p class=\"empty\">No quotation stands on more "
		    "than one page.</p>\n");
	if (n > most) {
		hw_buf_c(b, "<p class=\"more\"><a href=\"");
		hw_put_story_path(b, q->m, &p->story);
		HTML(b, "/quotes\">", (int64_t)(n - most), " more</a></p>\n");
	}
	hw_buf_c(b, "</section>\n");
	return true;
}
