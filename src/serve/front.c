/* SPDX-License-Identifier: MIT
 * The front page: stories, each with where it comes from. */
#include "serve/serve_int.h"

#define FRONT 30

/* The page of the first root, when it came along. */
static const struct hw_item *
held(const struct hw_front_story *s)
{
	hw_id id = s->story.roots[0].article;

	if (!id || s->lead.article.id == id)
		return id ? &s->lead : NULL;
	for (size_t i = 0; i < s->n_also; i++)
		if (s->also[i].article.id == id)
			return &s->also[i];
	return NULL;
}

/* "from KCNA, not in this collection · 41 pages · 3 independent · 6 languages" */
static void
put_from(struct hw_buf *b, const struct hw_front_story *s)
{
	const struct hw_story *story = &s->story;
	int languages = 0;
	struct hw_str rest = story->languages, word;

	while (hw_str_word(&rest, &word))
		languages++;
	hw_buf_c(b, "<p class=\"from\">");
	if (story->n_roots) {
		hw_buf_c(b, "from ");
		hw_put_root(b, &story->roots[0], held(s));
		if (story->n_roots > 1)
			HTML(b, " and ", (int64_t)story->n_roots - 1, " more");
	} else {
		hw_buf_c(b, "first seen at ");
		hw_put_publisher(b, &s->lead, "root", hw_outlet(&s->lead));
	}
	hw_buf_c(b, " · ");
	hw_html_count(b, story->pages, "page", "pages");
	if (story->pages > 1)
		HTML(b, " · <b>", story->independent, "</b> independent");
	if (languages > 1)
		HTML(b, " · ", languages, " languages");
	hw_buf_c(b, "</p>\n");
}

/* Outlets of one role among the pages sent along, by name. */
static int
put_outlets(struct hw_buf *b, const struct hw_front_story *s, enum hw_role role,
    const char *label)
{
	int shown = 0;

	for (size_t i = 0; i < s->n_also; i++) {
		if (s->also[i].role != role)
			continue;
		HTML(b, shown ? ", " : label);
		hw_put_publisher(
		    b, &s->also[i], "outlet", hw_outlet(&s->also[i]));
		shown++;
	}
	return shown;
}

static void
put_group(struct hw_buf *b, const struct hw_front_story *s, enum hw_role role,
    const char *label, const char *bare)
{
	int in_all = s->roles[role] - (s->lead.role == role);
	int shown = put_outlets(b, s, role, label);

	if (in_all <= 0 && !shown)
		return;
	if (!shown)
		HTML(b, bare, in_all);
	else if (in_all > shown)
		HTML(b, " and ", in_all - shown, " more");
	hw_buf_c(b, ". ");
}

static void
put_also(struct hw_buf *b, struct hw_arena *m, const struct hw_front_story *s)
{
	hw_buf_c(b, "<p class=\"also\">");
	put_group(b, s, HW_ROLE_INDEPENDENT, "Independent: ", "Independent: ");
	put_group(b, s, HW_ROLE_COPY, "Copies: ", "Copies: ");
	put_group(b, s, HW_ROLE_REWRITTEN,
	    "Suspected rewriting: ", "Suspected rewriting: ");
	put_group(b, s, HW_ROLE_TRANSLATED, "Translated: ", "Translated: ");
	if (s->story.differs) {
		hw_buf_c(b, "<a class=\"differs\" href=\"");
		hw_put_story_path(b, m, &s->story);
		hw_buf_c(b, "#claims\">");
		hw_html_count(
		    b, s->story.differs, "point differs", "points differ");
		hw_buf_c(b, "</a> ");
	}
	hw_buf_c(b, "</p>\n");
}

static void
put_refs(struct hw_buf *b, struct hw_arena *m, const struct hw_front_story *s)
{
	bool other = false;

	for (size_t i = 0; i < s->n_links && i < 6; i++) {
		const struct hw_story_ref *ref = &s->links[i];

		if (ref->link.kind != HW_LINK_OTHER_LANGUAGE)
			continue;
		hw_buf_c(b,
		    other ? " "
			  : "<p class=\"also\">Probably the same "
			    "story in ");
		hw_buf_c(b, "<a href=\"");
		hw_put_story_path(b, m, &ref->other);
		HTML(b, "\" title=\"", ref->other.title, "\">",
		    hw_lang_name(m, ref->other.language), "</a>");
		other = true;
	}
	if (other)
		hw_buf_c(b, "</p>\n");
	for (size_t i = 0; i < s->n_links; i++) {
		const struct hw_story_ref *ref = &s->links[i];

		if (ref->link.kind != HW_LINK_FOLLOWS ||
		    ref->link.from != s->story.id)
			continue;
		hw_buf_c(b, "<p class=\"also\">Follows <a href=\"");
		hw_put_story_path(b, m, &ref->other);
		hw_buf_c(b, "\"");
		hw_html_lang(b, ref->other.language);
		HTML(b, ">", ref->other.title, "</a></p>\n");
		break;
	}
}

static void
put_story(struct hw_buf *b, struct hw_arena *m, const struct hw_front_story *s,
    bool first)
{
	const struct hw_item *lead = &s->lead;

	HTML(b, first ? "<article class=\"lead\">\n<h2" : "<article>\n<h2");
	hw_html_lang(b, lead->article.language);
	hw_buf_c(b, "><a href=\"");
	hw_put_story_path(b, m, &s->story);
	HTML(b, "\">",
	    lead->article.title.n ? lead->article.title
				  : HW_STR("(no headline)"),
	    "</a></h2>\n<p class=\"by\">");
	hw_put_publisher(b, lead, "outlet", hw_outlet(lead));
	hw_buf_c(b, " <span class=\"sep\">·</span> ");
	hw_put_when(b, lead);
	hw_put_strip(b, s->roles);
	hw_buf_c(b, "</p>\n");
	if (lead->excerpt.n && lead->excerpt.n < 1200) {
		hw_buf_c(b, "<p class=\"excerpt\"");
		hw_html_lang(b, lead->article.language);
		HTML(b, ">", lead->excerpt, "</p>\n");
	}
	put_from(b, s);
	put_also(b, m, s);
	put_refs(b, m, s);
	hw_buf_c(b, "</article>\n");
}

/* ---- the page ------------------------------------------------------------------- */

/* Only the day: the page stays the same to a cache while nothing happens. */
static void
put_day(struct hw_buf *b, hw_time now)
{
	static const char *const day[] = {"Sunday", "Monday", "Tuesday",
	    "Wednesday", "Thursday", "Friday", "Saturday"};
	struct hw_date d = {.at = now, .precision = HW_PRECISION_DAY};

	HTML(b, day[hw_civil_of(now).weekday], ", ");
	hw_html_date(b, &d);
}

/* Languages of the stories on the page, to choose from. */
static void
put_languages(struct hw_buf *b, struct hw_arena *m,
    const struct hw_front *front, struct hw_str chosen)
{
	struct hw_str seen[12];
	size_t n = 0;

	for (size_t i = 0; i < front->n && n < 12; i++) {
		struct hw_str code = front->v[i].story.language;
		size_t k = 0;

		while (k < n && !hw_str_eq(seen[k], code))
			k++;
		if (k == n && code.n)
			seen[n++] = code;
	}
	if (n < 2 && !chosen.n)
		return;
	HTML(b, "<p class=\"langs\">",
	    chosen.n ? "<a href=\"/\">All</a>" : "<b>All</b>");
	for (size_t i = 0; i < n; i++)
		if (hw_str_eq(seen[i], chosen))
			HTML(b, " <b>", hw_lang_name(m, seen[i]), "</b>");
		else
			HTML(b, " <a href=\"/?lang=", seen[i], "\">",
			    hw_lang_name(m, seen[i]), "</a>");
	hw_buf_c(b, "</p>\n");
}

static void
put_more(struct hw_buf *b, const struct hw_front *front, struct hw_str lang)
{
	const struct hw_story *last = &front->v[front->n - 1].story;

	hw_buf_printf(b,
	    "<p class=\"more\"><a rel=\"next\" "
	    "href=\"/?before=%.17g&amp;id=%lld",
	    last->importance, (long long)last->id);
	if (lang.n)
		HTML(b, "&amp;lang=", lang);
	hw_buf_c(b, "\">More stories</a></p>\n");
}

/* Is it the story of another entry, in another language and with fewer
 * pages?  That entry leads on to it. */
static bool
is_told(const struct hw_front *front, size_t i)
{
	const struct hw_front_story *s = &front->v[i];

	for (size_t l = 0; l < s->n_links; l++) {
		const struct hw_story *o = &s->links[l].other;

		if (s->links[l].link.kind != HW_LINK_OTHER_LANGUAGE)
			continue;
		for (size_t k = 0; k < front->n; k++)
			if (front->v[k].story.id == o->id &&
			    (o->pages > s->story.pages ||
				(o->pages == s->story.pages && k < i)))
				return true;
	}
	return false;
}

static void
put_front(const struct hw_req *q, struct hw_res *r,
    const struct hw_front *front, struct hw_str lang, bool first)
{
	struct hw_buf *b = &r->b;
	struct hw_frame f = {.title = HW_STR("Top stories"),
	    .here = "/",
	    .feed = HW_STR("/index"),
	    .canonical = HW_STR("/")};

	hw_frame_top(q, r, &f);
	hw_buf_c(b,
	    "<h1 class=\"sr\">Top stories</h1>\n<div "
	    "class=\"above\"><p class=\"kicker\">");
	put_day(b, q->now);
	hw_buf_c(b, "</p>\n");
	put_languages(b, q->m, front, lang);
	hw_buf_c(b, "</div>\n<div class=\"front\">\n");
	for (size_t i = 0; i < front->n; i++) {
		if (!lang.n && is_told(front, i))
			continue;
		put_story(b, q->m, &front->v[i], first);
		first = false;
	}
	hw_buf_c(b, "</div>\n");
	if (front->n == 0)
		HTML(b, "<p class=\"empty\">No ",
		    lang.n ? "story in this "
			     "language yet.</p>\n"
			   : "more stories.</p>\n");
	if (front->n == FRONT)
		put_more(b, front, lang);
	hw_frame_end(q, r, &f);
}

/* The keyset of the page after: "before" and "id". */
static void
read_keyset(const struct hw_req *q, struct hw_front_query *ask)
{
	struct hw_str before = hw_form_get(q->m, q->query, "before");
	uint64_t id;

	if (!hw_str_u64(hw_form_get(q->m, q->query, "id"), &id) || !before.n)
		return;
	ask->before_id = (hw_id)id;
	ask->before_importance = strtod(hw_str_z(q->m, before), NULL);
}

static void
put_feed(struct hw_req *q, struct hw_res *r, const struct hw_front *front,
    struct hw_str lang)
{
	struct hw_feed_entry *v = HW_ARRAY(
	    q->m, struct hw_feed_entry, front->n + 1);
	struct hw_feed_head h = {
	    .title = HW_STR("Top stories"), .path = HW_STR("/index")};

	h.told = !lang.n && !q->query.n;
	if (lang.n)
		h.query = hw_str_printf(q->m, "?lang=%.*s", HW_FMT(lang));
	for (size_t i = 0; i < front->n; i++)
		v[i] = hw_entry_of_front(q->m, &front->v[i]);
	hw_put_feed(q, r, &h, v, front->n);
}

void
hw_get_front(struct hw_req *q, struct hw_res *r)
{
	struct hw_front_query ask = {.since = HW_TIME_NONE, .limit = FRONT};
	struct hw_err err = {0};
	struct hw_front front;
	struct hw_sources some;

	ask.language = hw_form_get(q->m, q->query, "lang");
	for (size_t i = 0; i < ask.language.n; i++)
		if (!hw_is_alnum(ask.language.p[i]) && ask.language.p[i] != '-')
			ask.language.n = 0;
	read_keyset(q, &ask);
	if (hw_store_stories(q->st, q->m, &ask, &front, &err)) {
		hw_page_fail(q, r, &err);
		return;
	}
	if (q->form != HW_FORM_HTML) {
		put_feed(q, r, &front, ask.language);
		return;
	}
	if (front.n == 0 && !ask.language.n && !ask.before_id &&
	    hw_store_sources(q->st, q->m, HW_TIME_NONE, (struct hw_str){0}, 1,
		&some, &err) == HW_OK) {
		hw_get_welcome(q, r);
		return;
	}
	put_front(q, r, &front, ask.language, !ask.before_id);
}
