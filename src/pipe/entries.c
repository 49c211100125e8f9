/* SPDX-License-Identifier: MIT
 * What a poll brought: the entries that are new, or edited, go to the queue,
 * and what the feed tells of its source is kept. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "base/hash.h"
#include "base/vec.h"
#include "fetch/websub.h"
#include "format/article.h"
#include "pipe/engine_int.h"
#include "pipe/pipe.h"
#include "url/url.h"

#define INLINE_TEXT 700  /* bytes of text that make a feed's item whole */
#define NEWS (3 * 86400) /* age up to which a sitemap's page is news */
#define PAGES 200        /* new ones a poll from a sitemap or a page */
#define SITEMAPS 20      /* taken from an index */
#define PRINTS 400       /* entries of a feed whose edits are seen */

static void
read_entry(const struct hw_json *v, struct hw_entry *e)
{
	memset(e, 0, sizeof(*e));
	e->id = hw_json_str(v, "id");
	e->title = hw_json_str(v, "title");
	e->link = hw_json_str(v, "link");
	e->author = hw_json_str(v, "author");
	e->summary_html = hw_json_str(v, "summary_html");
	e->content_html = hw_json_str(v, "content_html");
	e->language = hw_json_str(v, "language");
	e->rights = hw_json_str(v, "rights");
	hw_date_get(hw_json_str(v, "published"), &e->published);
	hw_date_get(hw_json_str(v, "updated"), &e->updated);
}

/* Length of what is outside tags. */
static size_t
text_length(struct hw_str html)
{
	size_t n = 0;
	bool tag = false;

	for (size_t i = 0; i < html.n; i++) {
		if (html.p[i] == '<')
			tag = true;
		else if (html.p[i] == '>')
			tag = false;
		else
			n += !tag;
	}
	return n;
}

/* Does the feed hold the article, or only an extract of it? */
static bool
is_whole(const struct hw_entry *e)
{
	struct hw_str s = hw_str_trim(
	    e->content_html.n ? e->content_html : e->summary_html);

	if (text_length(s) < INLINE_TEXT)
		return false;
	s = hw_str_from(s, s.n > 40 ? s.n - 40 : 0);
	return hw_str_find(s, HW_STR("\xE2\x80\xA6"), 0) == HW_NPOS &&
	    hw_str_find(s, HW_STR("..."), 0) == HW_NPOS;
}

static bool
wants_page(const struct task *t, const struct hw_entry *e)
{
	enum hw_fulltext rule = t->source.fulltext;

	if (rule == HW_FULLTEXT_AUTO)
		rule = t->e->c.fulltext;
	if (!hw_url_is_http(e->link) || rule == HW_FULLTEXT_NEVER)
		return false;
	return rule == HW_FULLTEXT_ALWAYS || !is_whole(e);
}

static int
enqueue(struct hw_arena *m, struct task *t, const struct hw_entry *e,
    struct hw_err *err)
{
	struct hw_queued q = {.source = t->source.id, .due = engine_now()};
	struct hw_buf buf;
	struct hw_jw w;

	hw_buf_init(&buf, m, (size_t)32 << 20);
	hw_jw_init(&w, &buf);
	hw_jw_obj(&w);
	hw_pipe_put_hint(&w, e);
	hw_jw_kstr_opt(&w, "content_html", e->content_html);
	hw_jw_end_obj(&w);
	q.kind = wants_page(t, e) ? HW_STR("page") : HW_STR("item");
	q.key = e->link.n ? e->link : e->id;
	q.payload = hw_buf_str(&buf);
	if (buf.rc)
		return HW_OK; /* an item that large is no article */
	t->e->queue_maybe = true;
	return hw_store_enqueue(t->e->store, &q, err);
}

/* Known, and not newer than what we have? */
static int
is_known(
    struct task *t, const struct hw_entry *e, bool *known, struct hw_err *err)
{
	hw_time seen;
	hw_id id;
	int rc = hw_store_find(
	    t->e->store, t->source.id, e->id, e->link, &id, err);

	*known = false;
	if (rc == HW_ENOTFOUND) {
		*err = (struct hw_err){0};
		return HW_OK;
	}
	if (rc)
		return rc;
	*known = true;
	if (e->updated.precision != HW_PRECISION_SECOND)
		return HW_OK;
	rc = hw_store_seen(t->e->store, id, &seen, err);
	*known = e->updated.at <= seen;
	return rc;
}

/* What the entries of a poll looked like, to see an edit that no date tells:
 * of the first PRINTS four bytes for the name and four for the words. */
struct prints {
	struct hw_str old;
	char now[PRINTS * 8];
	size_t n;
};

/* The words alone: what stands in tags changes without anybody's hand. */
static uint64_t
words_of(struct hw_arena *m, const struct hw_entry *e)
{
	struct hw_str html = e->content_html.n ? e->content_html
					       : e->summary_html;
	char *text = hw_arena_alloc(m, html.n + 1, 1);
	size_t n = 0;
	bool tag = false;

	for (size_t i = 0; i < html.n; i++) {
		tag = html.p[i] == '<' || (tag && html.p[i] != '>');
		if (!tag && html.p[i] != '>')
			text[n++] = html.p[i];
	}
	return hw_hash_mix(
	    hw_hash(e->title), hw_hash((struct hw_str){text, n}));
}

/* Keep the print of an entry; true: the poll before had other words for it. */
static bool
is_edited(struct prints *p, struct hw_arena *m, const struct hw_entry *e)
{
	uint64_t name = hw_hash(e->id.n ? e->id : e->link), h;
	char print[8];

	if (p->n == PRINTS)
		return false;
	h = name << 32 | (words_of(m, e) & UINT32_MAX);
	for (int i = 0; i < 8; i++)
		print[i] = (char)(h >> 8 * i);
	memcpy(p->now + p->n++ * 8, print, 8);
	for (size_t i = 0; i + 8 <= p->old.n; i += 8)
		if (memcmp(p->old.p + i + 4, print + 4, 4) == 0)
			return memcmp(p->old.p + i, print, 4) != 0;
	return false;
}

/* Of this poll, and behind it what it did not hold: a hub delivers little. */
static void
keep_prints(struct task *t, struct prints *p)
{
	size_t n = p->n;

	for (size_t i = 0; i + 8 <= p->old.n && p->n < PRINTS; i += 8) {
		size_t k = 0;

		while (k < n && memcmp(p->now + k * 8 + 4, p->old.p + i + 4, 4))
			k++;
		if (k == n)
			memcpy(p->now + p->n++ * 8, p->old.p + i, 8);
	}
	t->poll.items = hw_base64_encode(
	    t->m, (struct hw_str){p->now, p->n * 8});
}

/* Has the list more than PAGES entries? */
static bool
is_long(const struct hw_json *list)
{
	size_t n = 0;

	for (const struct hw_json *v = list ? list->child : NULL;
	     v && n <= PAGES; v = v->next)
		n++;
	return n > PAGES;
}

/* A long sitemap lists an archive, of which only the news is taken in. */
static bool
is_archive(const struct task *t, const struct hw_entry *e)
{
	const struct hw_date *d = e->published.precision ? &e->published
							 : &e->updated;

	return t->source.kind == HW_SOURCE_SITEMAP && d->precision &&
	    d->at < engine_now() - NEWS;
}

/* The sitemaps an index names become sources: those of news, and those that
 * changed of late. */
static int
add_sitemaps(struct hw_arena *m, struct task *t, const struct hw_json *list,
    struct hw_err *err)
{
	int rc = HW_OK, added = 0;

	for (const struct hw_json *v = list ? list->child : NULL;
	     !rc && v && added < SITEMAPS; v = v->next) {
		struct hw_source s = {.kind = HW_SOURCE_SITEMAP,
		    .title = t->source.title,
		    .site = t->source.site,
		    .language = t->source.language,
		    .fulltext = t->source.fulltext};
		struct hw_entry e;
		hw_id id;

		read_entry(v, &e);
		s.url = e.link;
		if (!hw_url_is_http(e.link) ||
		    !hw_str_eq(hw_url_domain(m, e.link), t->source.domain) ||
		    (hw_str_ifind(e.link, HW_STR("news"), 0) == HW_NPOS &&
			(!e.updated.precision || is_archive(t, &e))))
			continue;
		added++;
		rc = hw_store_follow(
		    t->e->store, &s, engine_now(), t->source.url, &id, err);
	}
	return rc;
}

struct poll_items {
	struct prints prints;
	HW_VEC(hw_time) fresh; /* dates of the new ones */
	size_t nowhere;
};

static int
take_entry(struct hw_arena *m, struct task *t, struct hw_entry *e,
    struct poll_items *p, struct hw_err *err)
{
	bool known, edited;
	int rc;

	if (!e->link.n && hw_url_is_http(e->id))
		e->link = e->id;
	if (!hw_url_is_http(e->link)) { /* nothing to lead back to */
		p->nowhere++;
		return HW_OK;
	}
	edited = is_edited(&p->prints, m, e);
	rc = is_known(t, e, &known, err);
	if (rc || (known && !edited))
		return rc;
	if (!known)
		*HW_PUSH(m, &p->fresh) = e->published.precision
		    ? e->published.at
		    : HW_TIME_NONE;
	return enqueue(m, t, e, err);
}

/* What the poll tells of the source itself. */
static void
keep_news(struct task *t, const struct hw_json *rec, struct poll_items *p)
{
	struct hw_feed feed = {.title = hw_json_str(rec, "title"),
	    .link = hw_json_str(rec, "link"),
	    .language = hw_json_str(rec, "language"),
	    .skip_hours = (uint32_t)hw_json_int(rec, "skip_hours", 0),
	    .skip_days = (uint8_t)hw_json_int(rec, "skip_days", 0),
	    .hub = hw_json_str(rec, "hub"),
	    .self = hw_json_str(rec, "self")};
	uint64_t ttl = 0;

	if (hw_str_u64(hw_json_str(rec, "ttl"), &ttl) && ttl < 100000)
		feed.ttl_minutes = (int)ttl;
	if (!t->source.title.n)
		t->source.title = feed.title;
	if (!t->source.site.n)
		t->source.site = feed.link;
	if (!t->source.language.n)
		t->source.language = feed.language;
	if (p->nowhere)
		t->log_detail = hw_str_printf(t->m,
		    "%zu entries without a web address were left out: an item "
		    "here leads to its source",
		    p->nowhere);
	if (t->source.kind == HW_SOURCE_FEED)
		keep_prints(t, &p->prints);
	hw_websub_found(t->m, &t->poll, &t->res, &feed);
	hw_poll_items(
	    &t->source, &t->poll, &feed, p->fresh.v, p->fresh.n, engine_now());
}

static int
feed_entries(struct hw_arena *m, struct task *t, const struct hw_json *rec,
    struct hw_err *err)
{
	const struct hw_json *list = hw_json_get(rec, "entries");
	struct poll_items *p = HW_NEW(m, struct poll_items);
	size_t room = t->source.kind == HW_SOURCE_FEED ? 10000 : PAGES;
	bool archive = is_long(list);
	int rc = HW_OK;

	if (hw_str_eq(hw_json_str(rec, "format"), HW_STR("sitemapindex")))
		return add_sitemaps(m, t, list, err);
	if (hw_base64_decode(m, t->poll.items, &p->prints.old, NULL))
		p->prints.old = (struct hw_str){0};
	for (const struct hw_json *v = list ? list->child : NULL;
	     !rc && v && p->fresh.n < room; v = v->next) {
		struct hw_entry e;

		read_entry(v, &e);
		if (!archive || !is_archive(t, &e))
			rc = take_entry(m, t, &e, p, err);
	}
	keep_news(t, rec, p);
	return rc;
}

int
entries_take(
    struct hw_arena *m, struct task *t, struct hw_str line, struct hw_err *err)
{
	struct hw_json *rec;
	struct hw_str problem;
	int rc = hw_json_parse(m, line, 0, &rec, err);

	if (rc)
		return rc;
	problem = hw_json_str(rec, "error");
	if (problem.n) {
		t->e->stat.failed++;
		t->source.errors++;
		t->source.state = problem;
		poll_settle(t, "not a feed", problem);
		return HW_OK;
	}
	rc = feed_entries(m, t, rec, err);
	if (!rc)
		poll_settle(t, t->log_detail.n ? "read" : "", t->log_detail);
	return rc;
}
