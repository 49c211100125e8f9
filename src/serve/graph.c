/* SPDX-License-Identifier: MIT
 * The picture of a story: a river from its sources.  A forest is laid out
 * twice, lying for wide screens and upright for phones; the style sheet shows
 * one.  hw_put_graph_table says the same in words. */
#include "base/utf8.h"
#include "serve/serve_int.h"

#define NODES 64
#define DEPTH 4

struct node {
	const struct hw_item *item; /* NULL: a root outside */
	const struct hw_root *root; /* of that */
	const struct hw_edge *edge; /* to the parent, may be NULL */
	int parent;                 /* -1: none */
	int depth, row2;            /* twice the row of its middle */
	int below;                  /* nodes that rest on it */
	int rank;                   /* among the story's roots */
	bool credit;                /* hangs there by its credit alone */
	hw_time when;
};

struct forest {
	struct node v[NODES];
	int order[NODES];         /* depth first */
	int n, rows, depth, left; /* left: pages that found no place */
};

/* ---- growing it --------------------------------------------------------------- */

static hw_time
when(const struct hw_item *item)
{
	return item->article.published.precision >= HW_PRECISION_DAY
	    ? item->article.published.at
	    : item->article.first_seen;
}

static int
node_of(const struct forest *f, hw_id article)
{
	for (int i = 0; article && i < f->n; i++)
		if (f->v[i].item && f->v[i].item->article.id == article)
			return i;
	return -1;
}

/* The page whose name this page gives as its source. */
static int
credited_page(const struct forest *f, const struct hw_story_page *p, int i)
{
	hw_id id = f->v[i].item->article.id;

	for (size_t k = 0; k < p->n_edges; k++) {
		const struct hw_edge *e = &p->edges[k];
		int at = -1;

		if (e->kind != HW_EDGE_CREDIT)
			continue;
		if (e->b == id && e->direction == HW_DIRECTION_AB)
			at = node_of(f, e->a);
		else if (e->a == id && e->direction == HW_DIRECTION_BA)
			at = node_of(f, e->b);
		if (at >= 0 && at != i)
			return at;
	}
	return -1;
}

/* The root outside that this page rests on: named in its credit, or the only
 * root there is. */
static int
outside(const struct forest *f, const struct hw_story_page *p, int i)
{
	for (int k = 0; k < f->n; k++) {
		if (f->v[k].item)
			continue;
		if (p->story.n_roots == 1)
			return k;
		if (f->v[k].root->name.n &&
		    hw_str_ifind(f->v[i].item->article.credit,
			f->v[k].root->name, 0) != HW_NPOS)
			return k;
	}
	return -1;
}

/* Would hanging i under parent close a ring? */
static bool
is_ring(const struct forest *f, int i, int parent)
{
	for (int k = 0; parent >= 0 && k <= f->n; k++) {
		if (parent == i)
			return true;
		parent = f->v[parent].parent;
	}
	return parent >= 0;
}

static void
find_parents(struct forest *f, const struct hw_story_page *p)
{
	for (int i = 0; i < f->n; i++) {
		struct node *x = &f->v[i];
		int parent;

		if (!x->item)
			continue;
		parent = node_of(f, x->item->of);
		if (parent >= 0)
			x->edge = hw_edge_of(
			    p, x->item->article.id, x->item->of);
		if (parent < 0) {
			parent = credited_page(f, p, i);
			if (parent < 0)
				parent = outside(f, p, i);
			x->credit = parent >= 0;
		}
		if (parent >= 0 && !is_ring(f, i, parent))
			x->parent = parent;
		else
			x->credit = false;
	}
}

/* Who gets a place: roots, what others rest on, independent ones, the rest in
 * order of time. */
static int
weight(const struct hw_story_page *p, const struct hw_item *item)
{
	int n = item->role == HW_ROLE_INDEPENDENT ? 2 : 0;

	for (size_t i = 0; i < p->n_items; i++)
		if (p->items[i].of == item->article.id)
			return n + 4;
	return n +
	    (item->role == HW_ROLE_REWRITTEN ||
		item->role == HW_ROLE_TRANSLATED);
}

/* Place among the roots; behind all when it is none. */
static int
rank(const struct hw_story_page *p, hw_id article)
{
	size_t i = 0;

	while (i < p->story.n_roots && p->story.roots[i].article != article)
		i++;
	return (int)i;
}

/* The pages, and those of other languages that one of them was made from, or
 * that were made from one of them. */
static size_t
related(struct hw_arena *m, const struct hw_story_page *p,
    const struct hw_item ***out)
{
	const struct hw_item **v = HW_ARRAY(
	    m, const struct hw_item *, p->n_items + p->n_abroad + 1);
	size_t n = 0;

	for (size_t i = 0; i < p->n_items; i++)
		v[n++] = &p->items[i];
	for (size_t i = 0; i < p->n_abroad; i++) {
		const struct hw_item *x = &p->abroad[i];
		bool tied = false;

		for (size_t k = 0; k < p->n_items && !tied; k++)
			tied = x->of == p->items[k].article.id ||
			    p->items[k].of == x->article.id;
		if (tied)
			v[n++] = x;
	}
	*out = v;
	return n;
}

static void
choose(struct hw_arena *m, struct forest *f, const struct hw_story_page *p,
    int most)
{
	const struct hw_item **v;
	size_t n = related(m, p, &v);
	int *w = HW_ARRAY(m, int, n + 1);

	for (size_t i = 0; i < n; i++)
		w[i] = weight(p, v[i]);
	for (size_t i = 0; i < p->story.n_roots && f->n < most / 2; i++)
		if (p->story.roots[i].article == 0)
			f->v[f->n++] = (struct node){.root = &p->story.roots[i],
			    .parent = -1,
			    .rank = (int)i,
			    .when = HW_TIME_NONE};
	for (int k = 6; k >= 0; k--)
		for (size_t i = 0; i < n; i++) {
			if (w[i] != k)
				continue;
			if (f->n == most) {
				f->left++;
				continue;
			}
			f->v[f->n++] = (struct node){.item = v[i],
			    .parent = -1,
			    .rank = rank(p, v[i]->article.id),
			    .when = when(v[i])};
		}
}

/* Pages under a root outside are counted, not named: a tree of as many pages
 * as the root has, and the only one, is its tree. */
static void
match_by_count(struct forest *f, const struct hw_story_page *p)
{
	for (int k = 0; k < f->n && f->left == 0; k++) {
		int found = -1, same = 0;

		if (f->v[k].item || f->v[k].below)
			continue;
		for (int i = 0; i < f->n; i++) {
			struct node *x = &f->v[i];

			if (!x->item)
				same += x->root->pages == f->v[k].root->pages;
			else if (x->parent < 0 &&
			    x->rank == (int)p->story.n_roots &&
			    x->below + 1 == f->v[k].root->pages)
				found = found < 0 ? i : f->n;
		}
		if (same != 1 || found < 0 || found >= f->n)
			continue;
		f->v[found].parent = k;
		f->v[found].credit = true;
		f->v[k].below = f->v[found].below + 1;
	}
}

static void
count_below(struct forest *f)
{
	for (int i = 0; i < f->n; i++)
		for (int up = f->v[i].parent; up >= 0; up = f->v[up].parent)
			f->v[up].below++;
}

/* Siblings stand in order of time, the sources by what rests on them. */
static bool
before(const struct forest *f, int a, int b)
{
	const struct node *x = &f->v[a], *y = &f->v[b];

	if (x->parent < 0 && x->below != y->below)
		return x->below > y->below;
	if (x->parent < 0 && x->rank != y->rank)
		return x->rank < y->rank;
	return x->when != y->when ? x->when < y->when : a < b;
}

/* The next child of parent after last (-1: the first). */
static int
next_child(const struct forest *f, int parent, int last)
{
	int best = -1;

	for (int i = 0; i < f->n; i++)
		if (f->v[i].parent == parent &&
		    (last < 0 || before(f, last, i)) &&
		    (best < 0 || before(f, i, best)))
			best = i;
	return best;
}

/* Depth first with a stack of last children; at most NODES deep. */
static void
lay_out(struct forest *f)
{
	int path[NODES + 1], last[NODES + 1], at = 0, placed = 0, row = 0;

	path[0] = -1;
	last[0] = -1;
	while (at >= 0) {
		int i = next_child(f, path[at], last[at]);

		if (i < 0) {
			struct node *x = at ? &f->v[path[at]] : NULL;

			/* The middle of its children, or a row of its own. */
			if (x && x->below == 0)
				x->row2 = 2 * row++;
			else if (x)
				x->row2 = (x->row2 + f->v[last[at]].row2) / 2;
			at--;
			if (at > 0 && last[at] == path[at + 1] &&
			    f->v[path[at]].row2 < 0)
				f->v[path[at]].row2 = x->row2;
			continue;
		}
		last[at] = i;
		f->order[placed++] = i;
		f->v[i].depth = at < DEPTH ? at : DEPTH;
		f->v[i].row2 = -1;
		if (f->v[i].depth > f->depth)
			f->depth = f->v[i].depth;
		path[++at] = i;
		last[at] = -1;
	}
	f->rows = row;
}

/* ---- drawing ------------------------------------------------------------------ */

static struct hw_str
name(const struct node *x)
{
	return x->item ? hw_outlet(x->item) : x->root->name;
}

/* Cut to a width in units of a Latin letter; wide scripts count double. */
static struct hw_str
fit(struct hw_arena *m, struct hw_str s, int width)
{
	size_t at = 0, before = 0;
	int used = 0;

	while (at < s.n) {
		size_t was = at;

		used += hw_utf8_next(s, &at) >= 0x1100 ? 2 : 1;
		if (used > width)
			return hw_str_cat(
			    m, hw_str_sub(s, 0, before), HW_STR("…"));
		if (used < width)
			before = at;
		(void)was;
	}
	return s;
}

static const char *
edge_class(const struct node *x)
{
	if (x->credit)
		return x->item->role == HW_ROLE_REWRITTEN ||
			x->item->role == HW_ROLE_TRANSLATED
		    ? "spun"
		    : "cred";
	if (x->item->role == HW_ROLE_REWRITTEN ||
	    x->item->role == HW_ROLE_TRANSLATED)
		return "spun";
	return "flow";
}

/* The river is broader where more rests on it. */
static void
put_edge(struct hw_buf *b, const struct node *x, int x0, int y0, int x1, int y1,
    bool lying)
{
	int wide10 = 14 + (x->below > 12 ? 36 : 3 * x->below);

	HTML(b, "<path class=\"", edge_class(x), "\" stroke-width=\"");
	hw_buf_printf(
	    b, "%d.%d\" d=\"M%d %d", wide10 / 10, wide10 % 10, x0, y0);
	if (lying)
		hw_buf_printf(b, "C%d %d %d %d %d %d\"/>", (x0 + x1) / 2, y0,
		    (x0 + x1) / 2, y1, x1, y1);
	else
		hw_buf_printf(b, "V%dQ%d %d %d %d H%d\"/>", y1 - 8, x0, y1,
		    x0 + 8, y1, x1);
}

static void
put_date(struct hw_buf *b, hw_time t)
{
	static const char *const month[] = {"Jan", "Feb", "Mar", "Apr", "May",
	    "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"};
	struct hw_civil c = hw_civil_of(t);

	hw_buf_printf(b, " · %d %s %02d:%02d", c.day, month[c.month - 1],
	    c.hour, c.minute);
}

static void
put_box(struct hw_buf *b, struct hw_arena *m, const struct node *x, int left,
    int top, int wide, bool lead)
{
	static const char *const short_role[] = {"", "independent", "copy",
	    "suspected rewriting", "translation?", "newer version"};
	int letters = (wide - 16) * 10 / 67;

	HTML(b, "<g class=\"node", x->item ? "" : " ghost", lead ? " lead" : "",
	    "\"><title>", name(x));
	if (x->item)
		HTML(b, ": ", x->item->article.title);
	hw_buf_c(b, "</title>");
	if (x->item)
		HTML(b, "<a href=\"/a/", x->item->article.id,
		    "\" tabindex=\"-1\">");
	hw_buf_printf(b,
	    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"40\" "
	    "rx=\"%d\"/>",
	    left, top, wide, x->item ? 4 : 20);
	hw_buf_printf(b, "<text x=\"%d\" y=\"%d\" class=\"n\">",
	    left + (x->item ? 10 : 16), top + 17);
	HTML(b, fit(m, name(x), letters), "</text>");
	hw_buf_printf(b, "<text x=\"%d\" y=\"%d\">", left + (x->item ? 10 : 16),
	    top + 32);
	if (!x->item) {
		hw_buf_c(b, "outside");
	} else {
		hw_buf_c(b,
		    short_role[x->item->role <= HW_ROLE_UPDATE ? x->item->role
							       : 0]);
		/* With its day and time, where there is room for them. */
		if (letters >= 34 && x->when != HW_TIME_NONE)
			put_date(b, x->when);
		else if (letters >= 24 && x->when != HW_TIME_NONE &&
		    x->item->role != HW_ROLE_REWRITTEN)
			put_date(b, x->when);
	}
	hw_buf_c(b, x->item ? "</text></a></g>" : "</text></g>");
}

static void
put_svg_open(struct hw_buf *b, const char *class, int wide, int high,
    const struct forest *f)
{
	HTML(b, "<svg class=\"", class, "\" viewBox=\"0 0 ", wide, " ", high,
	    "\" role=\"img\" aria-label=\"Who took it from whom: ", f->n,
	    " sources and pages. The table of the graph page says the same.\">"
	    "\n");
}

/* From left to right, a column a step away from the source. */
static void
put_lying(
    struct hw_buf *b, struct hw_arena *m, const struct forest *f, hw_id lead)
{
	int gap = 58, wide = 920, pitch = 50;
	int col = (wide + gap) / (f->depth + 1), box = col - gap;

	if (box > 300) { /* one step only: a longer river */
		box = 300;
		col = box + 140;
	}
	put_svg_open(b, "lying", wide, f->rows * pitch, f);
	for (int i = 0; i < f->n; i++) {
		const struct node *x = &f->v[i], *up;

		if (x->parent < 0)
			continue;
		up = &f->v[x->parent];
		put_edge(b, x, up->depth * col + box, up->row2 * pitch / 2 + 23,
		    x->depth * col, x->row2 * pitch / 2 + 23, true);
	}
	for (int k = 0; k < f->n; k++) {
		const struct node *x = &f->v[f->order[k]];

		put_box(b, m, x, x->depth * col + 1, x->row2 * pitch / 2 + 3,
		    box - 2, x->item && x->item->article.id == lead);
	}
	hw_buf_c(b, "</svg>\n");
}

/* From top to bottom, a row a page, a step to the right away from the
 * source. */
static void
put_upright(
    struct hw_buf *b, struct hw_arena *m, const struct forest *f, hw_id lead)
{
	int row[NODES], wide = 340, pitch = 50, step = 22;

	for (int k = 0; k < f->n; k++)
		row[f->order[k]] = k;
	put_svg_open(b, "upright", wide, f->n * pitch, f);
	for (int i = 0; i < f->n; i++) {
		const struct node *x = &f->v[i];

		if (x->parent >= 0)
			put_edge(b, x, f->v[x->parent].depth * step + 12,
			    row[x->parent] * pitch + 43, x->depth * step,
			    row[i] * pitch + 23, false);
	}
	for (int i = 0; i < f->n; i++) {
		const struct node *x = &f->v[i];
		int left = x->depth * step + 1;

		put_box(b, m, x, left, row[i] * pitch + 3, wide - left - 1,
		    x->item && x->item->article.id == lead);
	}
	hw_buf_c(b, "</svg>\n");
}

bool
hw_put_graph(struct hw_buf *b, struct hw_arena *m,
    const struct hw_story_page *p, size_t most)
{
	struct forest *f = HW_NEW(m, struct forest);

	choose(m, f, p, most < NODES ? (int)most : NODES);
	find_parents(f, p);
	count_below(f);
	match_by_count(f, p);
	lay_out(f);
	if (f->depth == 0) /* nothing flows */
		return false;
	put_lying(b, m, f, p->story.lead);
	put_upright(b, m, f, p->story.lead);
	if (f->left > 0) {
		hw_buf_c(b, "<p class=\"meta\">and ");
		hw_html_count(b, f->left, "more page", "more pages");
		hw_buf_c(b, "</p>\n");
	}
	return true;
}

/* ---- in words ------------------------------------------------------------------- */

static void
put_table_row(struct hw_buf *b, struct hw_arena *m,
    const struct hw_story_page *p, const struct hw_item *item)
{
	const struct hw_item *of = hw_item_of(p, item->of);
	const struct hw_edge *e = hw_edge_of(p, item->article.id, item->of);

	hw_buf_c(b, "<tr><td>");
	hw_put_when(b, item);
	HTML(b, "</td><th scope=\"row\"><a href=\"/a/", item->article.id, "\">",
	    hw_outlet(item), "</a></th><td>");
	hw_put_role(b, item->role);
	if (of)
		HTML(b, " of <a href=\"/a/", item->of, "\">", hw_outlet(of),
		    "</a>");
	if (e) {
		HTML(b, "<p class=\"meta\">", hw_edge_word(e->kind), ", ");
		hw_buf_printf(
		    b, "%.0f %% of the shorter text; ", e->score * 100);
		HTML(b,
		    e->direction == HW_DIRECTION_UNKNOWN
			? "which came first is not known"
			: "direction by the evidence below",
		    "</p>");
		hw_put_evidence(b, m, e, 8);
	}
	for (size_t i = 0; i < p->n_edges; i++) {
		const struct hw_edge *c = &p->edges[i];
		const struct hw_item *to = c->b == item->article.id &&
			c->direction == HW_DIRECTION_AB
		    ? hw_item_of(p, c->a)
		    : NULL;

		if (c->kind == HW_EDGE_CREDIT && to && to != of)
			HTML(b, "<p class=\"meta\">names <a href=\"/a/", c->a,
			    "\">", hw_outlet(to), "</a> as its source</p>");
	}
	hw_buf_c(b, "</td></tr>\n");
}

void
hw_put_graph_table(
    struct hw_buf *b, struct hw_arena *m, const struct hw_story_page *p)
{
	hw_buf_c(b,
	    "<h2 id=\"table\">The same as a table</h2>\n<div "
	    "class=\"wide\"><table class=\"graph\">\n<thead><tr>"
	    "<th scope=\"col\">When</th><th scope=\"col\">Page</th><th "
	    "scope=\"col\">What it is, and why we think so</th></tr>"
	    "</thead>\n<tbody>\n");
	for (size_t i = 0; i < p->story.n_roots; i++) {
		const struct hw_root *root = &p->story.roots[i];

		if (root->article)
			continue;
		hw_buf_c(b, "<tr><td></td><th scope=\"row\">");
		hw_put_root(b, root, NULL);
		hw_buf_c(b, "</th><td>named as the source; ");
		hw_html_count(
		    b, root->pages, "page rests on it", "pages rest on it");
		hw_buf_c(b, "</td></tr>\n");
	}
	for (size_t i = 0; i < p->n_items; i++)
		put_table_row(b, m, p, &p->items[i]);
	hw_buf_c(b, "</tbody></table></div>\n");
}
