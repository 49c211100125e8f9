/* SPDX-License-Identifier: MIT
 * Lists for machines: Atom (RFC 4287), JSON Feed 1.1, NDJSON. */
#include "base/json.h"
#include "serve/serve_int.h"

/* ---- entries ------------------------------------------------------------------------- */

static hw_time
published(const struct hw_item *item)
{
	return item->article.published.precision >= HW_PRECISION_DAY
	    ? item->article.published.at
	    : item->article.first_seen;
}

struct hw_feed_entry
hw_entry_of_item(struct hw_arena *m, const struct hw_item *item)
{
	const struct hw_article *a = &item->article;
	struct hw_feed_entry e = {.title = a->title,
	    .language = a->language,
	    .url = a->url,
	    .published = published(item),
	    .updated = item->seen,
	    .summary = item->excerpt,
	    .item = item};
	struct hw_buf b;

	e.author = a->author.n ? a->author : hw_outlet(item);
	e.id = hw_str_printf(m, "/a/%lld", (long long)a->id);
	hw_buf_init(&b, m, 65536);
	if (item->excerpt.n)
		HTML(&b, "<p>", item->excerpt, "</p>");
	HTML(&b, "<p><a href=\"", a->url, "\">", hw_outlet(item), "</a>");
	if (item->story)
		HTML(&b, " · ", hw_role_word(item->role));
	hw_buf_c(&b, "</p>");
	e.html = hw_buf_str(&b);
	return e;
}

struct hw_feed_entry
hw_entry_of_front(struct hw_arena *m, const struct hw_front_story *s)
{
	struct hw_feed_entry e = {.title = s->lead.article.title,
	    .language = s->lead.article.language,
	    .via = s->lead.article.url,
	    .published = s->story.first,
	    .updated = s->story.last,
	    .summary = s->lead.excerpt,
	    .story = &s->story,
	    .item = &s->lead};
	struct hw_buf b, path;

	e.author = hw_outlet(&s->lead);
	e.id = hw_str_printf(m, "/s/%lld", (long long)s->story.id);
	hw_buf_init(&path, m, 512);
	hw_put_story_path(&path, m, &s->story);
	e.url = hw_buf_str(&path);
	hw_buf_init(&b, m, 65536);
	hw_buf_c(&b, "<p>From ");
	if (s->story.n_roots)
		hw_put_root(&b, &s->story.roots[0],
		    s->story.roots[0].article == s->lead.article.id ? &s->lead
								    : NULL);
	else
		hw_put_publisher(&b, &s->lead, "root", hw_outlet(&s->lead));
	HTML(&b, " · ", s->story.pages,
	    s->story.pages == 1 ? " page · " : " pages · ",
	    s->story.independent, " independent</p>");
	if (s->lead.excerpt.n)
		HTML(&b, "<p>", s->lead.excerpt, "</p>");
	hw_buf_c(&b, "<p>Headline: ");
	hw_put_publisher(&b, &s->lead, "root", hw_outlet(&s->lead));
	hw_buf_c(&b, "</p>");
	if (s->n_also) {
		hw_buf_c(&b, "<ul>");
		for (size_t i = 0; i < s->n_also; i++) {
			hw_buf_c(&b, "<li>");
			hw_put_publisher(
			    &b, &s->also[i], "also", s->also[i].article.title);
			HTML(&b, " — ", hw_outlet(&s->also[i]), ", ",
			    hw_role_word(s->also[i].role), "</li>");
		}
		hw_buf_c(&b, "</ul>");
	}
	e.html = hw_buf_str(&b);
	return e;
}

/* ---- Atom ----------------------------------------------------------------------------- */

/* XML 1.0 has no place for most control characters, and none for U+FFFE. */
static struct hw_str
plain(struct hw_arena *m, struct hw_str s)
{
	struct hw_str copy = hw_str_dup(m, s);
	char *p = (char *)(uintptr_t)copy.p;

	for (size_t i = 0; i < copy.n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c < 0x20 && c != '\t' && c != '\n')
			p[i] = ' ';
		if (c == 0xEF && i + 2 < copy.n &&
		    (unsigned char)p[i + 1] == 0xBF &&
		    (unsigned char)p[i + 2] >= 0xBE)
			p[i + 2] = (char)0xBD; /* U+FFFE, U+FFFF: U+FFFD */
	}
	return copy;
}

static void
put_stamp(struct hw_buf *b, const char *tag, hw_time t)
{
	char rfc[32];

	if (t == HW_TIME_NONE || t < -62135596800 || t >= 253402300800)
		t = 0;
	hw_time_rfc3339(t, rfc);
	HTML(b, "<", tag, ">", rfc, "</", tag, ">\n");
}

static void
put_link(
    struct hw_buf *b, const char *rel, struct hw_str base, struct hw_str url)
{
	bool ours = url.n && url.p[0] == '/';

	if (url.n)
		HTML(b, "<link rel=\"", rel, "\" href=\"",
		    ours ? base : (struct hw_str){0}, url, "\"/>\n");
}

static void
put_entry(const struct hw_req *q, struct hw_buf *b, struct hw_str base,
    const struct hw_feed_entry *e)
{
	HTML(b, "<entry>\n<id>", base, e->id, "</id>\n<title>",
	    e->title.n ? plain(q->m, e->title) : HW_STR("(no headline)"),
	    "</title>\n");
	put_link(b, "alternate", base, e->url);
	if (e->via.n && hw_link_ok(e->via))
		put_link(b, "via", base, e->via);
	put_link(b, "related", base, e->id);
	put_stamp(b, "published", e->published);
	put_stamp(b, "updated",
	    e->updated == HW_TIME_NONE || !e->updated ? e->published
						      : e->updated);
	if (e->author.n)
		HTML(b, "<author><name>", plain(q->m, e->author),
		    "</name></author>\n");
	if (e->summary.n)
		HTML(b, "<summary>", plain(q->m, e->summary), "</summary>\n");
	if (e->html.n) {
		hw_buf_c(b, "<content type=\"html\"");
		if (e->language.n)
			HTML(b, " xml:lang=\"", e->language, "\"");
		HTML(b, ">", plain(q->m, e->html), "</content>\n");
	}
	hw_buf_c(b, "</entry>\n");
}

/* WebSub's discovery: whom to ask for news, and by which name. */
static void
put_hub_links(
    const struct hw_req *q, struct hw_res *r, const struct hw_feed_head *h)
{
	const struct hw_strs *hubs = &q->cfg->hubs;
	struct hw_str base = hw_base_url(q);
	struct hw_buf b;

	if (!h->told || !hubs->n || q->form == HW_FORM_NDJSON)
		return;
	hw_buf_init(&b, q->m, 16384);
	for (size_t i = 0; i < hubs->n; i++)
		hw_buf_printf(&b, "<%.*s>; rel=\"hub\", ", HW_FMT(hubs->v[i]));
	hw_buf_printf(&b, "<%.*s%.*s%s>; rel=\"self\"", HW_FMT(base),
	    HW_FMT(h->path), hw_form_ending(q->form));
	r->links = hw_buf_str(&b);
}

static void
put_atom(const struct hw_req *q, struct hw_res *r, const struct hw_feed_head *h,
    const struct hw_feed_entry *v, size_t n)
{
	struct hw_buf *b = &r->b;
	struct hw_str base = hw_base_url(q);
	hw_time newest = 0;

	for (size_t i = 0; i < n; i++)
		if (v[i].updated > newest)
			newest = v[i].updated;
	r->type = "application/atom+xml; charset=utf-8";
	HTML(b,
	    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
	    "xmlns=\"http://www.w3.org/2005/Atom\">\n<id>",
	    base, h->path, h->query, "</id>\n<title>", plain(q->m, h->title),
	    "</title>\n<generator version=\"" HW_VERSION
	    "\">Headwater</generator>\n<author><name>",
	    q->cfg->name.n ? q->cfg->name : HW_STR("Headwater"),
	    "</name></author>\n<rights>Trademarks stay with their owners, "
	    "materials with their authors.</rights>\n");
	put_stamp(b, "updated", newest);
	HTML(b, "<link rel=\"self\" type=\"application/atom+xml\" href=\"",
	    base, h->path, ".atom", h->query,
	    "\"/>\n<link rel=\"alternate\" "
	    "type=\"text/html\" href=\"",
	    base, h->path, h->query, "\"/>\n");
	for (size_t i = 0; h->told && i < q->cfg->hubs.n; i++)
		put_link(b, "hub", base, q->cfg->hubs.v[i]);
	for (size_t i = 0; i < n; i++)
		put_entry(q, b, base, &v[i]);
	hw_buf_c(b, "</feed>\n");
}

/* ---- JSON Feed -------------------------------------------------------------------------- */

static void
put_json_time(struct hw_jw *w, const char *key, hw_time t)
{
	char rfc[32];

	if (t == HW_TIME_NONE || t < -62135596800 || t >= 253402300800)
		return;
	hw_time_rfc3339(t, rfc);
	hw_jw_kstr(w, key, hw_str_c(rfc));
}

static struct hw_str
absolute(const struct hw_req *q, struct hw_str url)
{
	return url.n && url.p[0] == '/' ? hw_str_cat(q->m, hw_base_url(q), url)
					: url;
}

/* What is ours and has no place in JSON Feed. */
static void
put_story_facts(struct hw_jw *w, const struct hw_feed_entry *e)
{
	const struct hw_story *s = e->story;

	if (e->item && !s) {
		hw_jw_kstr(w, "source", hw_outlet(e->item));
		hw_jw_kstr(w, "role", hw_str_c(hw_role_word(e->item->role)));
		if (e->item->story)
			hw_jw_kint(w, "story", e->item->story);
		if (e->item->of)
			hw_jw_kint(w, "made_from", e->item->of);
	}
	if (!s)
		return;
	hw_jw_kint(w, "story", s->id);
	hw_jw_kint(w, "pages", s->pages);
	hw_jw_kint(w, "independent", s->independent);
	hw_jw_kint(w, "differs", s->differs);
	hw_jw_kstr(w, "languages", s->languages);
	hw_jw_kstr(w, "headline_of", hw_outlet(e->item));
	hw_jw_key(w, "roots");
	hw_jw_arr(w);
	for (size_t i = 0; i < s->n_roots; i++) {
		hw_jw_obj(w);
		hw_jw_kstr(w, "name", s->roots[i].name);
		hw_jw_kstr_opt(w, "url", s->roots[i].url);
		hw_jw_key(w, "in_collection");
		hw_jw_bool(w, s->roots[i].article != 0);
		hw_jw_kint(w, "pages", s->roots[i].pages);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_json_entry(
    const struct hw_req *q, struct hw_jw *w, const struct hw_feed_entry *e)
{
	hw_jw_obj(w);
	hw_jw_kstr(w, "id", absolute(q, e->id));
	hw_jw_kstr(w, "url", absolute(q, e->url));
	if (hw_link_ok(e->via))
		hw_jw_kstr(w, "external_url", e->via);
	hw_jw_kstr(w, "title", e->title);
	hw_jw_kstr_opt(w, "language", e->language);
	hw_jw_kstr_opt(w, "summary", e->summary);
	hw_jw_kstr(w, "content_html", e->html);
	put_json_time(w, "date_published", e->published);
	put_json_time(w, "date_modified", e->updated);
	if (e->author.n) {
		hw_jw_key(w, "authors");
		hw_jw_arr(w);
		hw_jw_obj(w);
		hw_jw_kstr(w, "name", e->author);
		hw_jw_end_obj(w);
		hw_jw_end_arr(w);
	}
	if (e->story || e->item) {
		hw_jw_key(w, "_headwater");
		hw_jw_obj(w);
		put_story_facts(w, e);
		hw_jw_end_obj(w);
	}
	hw_jw_end_obj(w);
}

static void
put_json_hubs(
    const struct hw_req *q, struct hw_jw *w, const struct hw_feed_head *h)
{
	if (!h->told || !q->cfg->hubs.n)
		return;
	hw_jw_key(w, "hubs");
	hw_jw_arr(w);
	for (size_t i = 0; i < q->cfg->hubs.n; i++) {
		hw_jw_obj(w);
		hw_jw_kstr(w, "type", HW_STR("WebSub"));
		hw_jw_kstr(w, "url", q->cfg->hubs.v[i]);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_json(const struct hw_req *q, struct hw_res *r, const struct hw_feed_head *h,
    const struct hw_feed_entry *v, size_t n)
{
	struct hw_str base = hw_base_url(q);
	struct hw_jw w;

	r->type = "application/feed+json; charset=utf-8";
	hw_jw_init(&w, &r->b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "version", HW_STR("https://jsonfeed.org/version/1.1"));
	hw_jw_kstr(&w, "title", h->title);
	hw_jw_kstr(&w, "home_page_url",
	    hw_str_printf(q->m, "%.*s%.*s%.*s", HW_FMT(base), HW_FMT(h->path),
		HW_FMT(h->query)));
	hw_jw_kstr(&w, "feed_url",
	    hw_str_printf(q->m, "%.*s%.*s.json%.*s", HW_FMT(base),
		HW_FMT(h->path), HW_FMT(h->query)));
	hw_jw_kstr(&w, "user_comment",
	    HW_STR("Trademarks stay with their owners, materials with their "
		   "authors."));
	put_json_hubs(q, &w, h);
	hw_jw_key(&w, "items");
	hw_jw_arr(&w);
	for (size_t i = 0; i < n; i++)
		put_json_entry(q, &w, &v[i]);
	hw_jw_end_arr(&w);
	hw_jw_end_obj(&w);
	hw_buf_byte(&r->b, '\n');
}

static void
put_ndjson(const struct hw_req *q, struct hw_res *r,
    const struct hw_feed_entry *v, size_t n)
{
	struct hw_jw w;

	r->type = "application/x-ndjson; charset=utf-8";
	for (size_t i = 0; i < n; i++) {
		hw_jw_init(&w, &r->b);
		put_json_entry(q, &w, &v[i]);
		hw_buf_byte(&r->b, '\n');
	}
}

void
hw_put_feed(const struct hw_req *q, struct hw_res *r,
    const struct hw_feed_head *h, const struct hw_feed_entry *v, size_t n)
{
	put_hub_links(q, r, h);
	if (q->form == HW_FORM_ATOM)
		put_atom(q, r, h, v, n);
	else if (q->form == HW_FORM_JSON)
		put_json(q, r, h, v, n);
	else
		put_ndjson(q, r, v, n);
}
