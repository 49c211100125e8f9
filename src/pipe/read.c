/* SPDX-License-Identifier: MIT
 * Page to article: the pure half of the walk. */
#include <string.h>

#include "base/arena.h"
#include "base/charset.h"
#include "base/utf8.h"
#include "format/article.h"
#include "html/html.h"
#include "pipe/pipe.h"
#include "rights/rights.h"
#include "text/clean.h"
#include "text/language.h"
#include "text/text.h"
#include "url/url.h"

#define AGENT HW_STR("headwater")
#define TEXT_BYTES ((size_t)6 << 20) /* the rest is cut, as of a page */

/* Bytes that no text holds: a NUL, or too many other control bytes, near the
 * start.  UTF-16 and UTF-32 announce themselves with a mark. */
static bool
is_binary(struct hw_str body)
{
	struct hw_str head = hw_str_sub(body, 0, 4096);
	size_t odd = 0;

	if (hw_str_starts(head, HW_STR("\xFF\xFE")) ||
	    hw_str_starts(head, HW_STR("\xFE\xFF")) ||
	    hw_str_starts(head, HW_STR("\0\0\xFE\xFF")))
		return false;
	if (hw_str_starts(head, HW_STR("%PDF-")))
		return true;
	for (size_t i = 0; i < head.n; i++) {
		unsigned char c = (unsigned char)head.p[i];

		odd += c < 0x20 && !hw_is_space(c) && c != 0x1B;
	}
	return odd * 50 > head.n;
}

static bool
is_plain(const struct hw_page *page)
{
	return hw_str_istarts(page->content_type, HW_STR("text/plain"));
}

/* Language, script and direction where the reader of the page left them. */
static void
identify(struct hw_article *a)
{
	float sure = 0;
	struct hw_str lang = hw_text_language(a->text, a->language, &sure);

	if (lang.n)
		a->language = lang;
	a->script = hw_text_script(a->text);
	a->rtl = hw_text_rtl(a->script);
}

/* Annotation begins with the language, too. */
static void
know(struct hw_arena *m, struct hw_article *a, bool annotate)
{
	if (annotate)
		hw_text_annotate(m, a);
	else
		identify(a);
}

static void
finish(struct hw_arena *m, struct hw_article *a, bool annotate)
{
	know(m, a, annotate);
	for (size_t i = 0; i < a->n_parts; i++) {
		struct hw_article *part = &a->parts[i];

		if (!part->language.n)
			part->language = a->language;
		if (!part->published.precision)
			part->published = a->published;
		know(m, part, annotate);
	}
}

/* What the feed knows and the page did not say. */
static void
take_hint(struct hw_arena *m, struct hw_article *a, const struct hw_entry *hint)
{
	if (!hint)
		return;
	if (!a->title.n)
		a->title = hw_html_text(m, hint->title);
	if (!a->author.n)
		a->author = hint->author;
	if (!a->published.precision)
		a->published = hint->published;
	if (!a->modified.precision)
		a->modified = hint->updated;
	if (!a->url.n)
		a->url = hint->link;
	if (!a->image.n)
		a->image = hint->image;
	if (!a->description.n)
		a->description = hw_html_text(m, hint->summary_html);
	if (!a->language.n)
		a->language = hint->language;
	if (!a->rights.notice.n)
		a->rights.notice = hint->rights;
}

int
hw_pipe_read(struct hw_arena *m, const struct hw_page *page,
    const struct hw_entry *hint, bool annotate, struct hw_pipe_site *site,
    struct hw_article *out, struct hw_err *err)
{
	int rc = HW_OK;

	memset(out, 0, sizeof(*out));
	if (hw_str_trim(page->body).n == 0)
		return hw_fail(err, HW_EINPUT, "the page is empty");
	if (is_binary(page->body))
		return hw_fail(err, HW_EINPUT, "the page is not text");
	if (is_plain(page)) {
		struct hw_str text = hw_charset_decode(m,
		    hw_str_sub(page->body, 0, TEXT_BYTES), page->content_type,
		    HW_CHARSET_TEXT, NULL);

		hw_text_clean(m, text, out);
		hw_rights_init(&out->rights);
	} else {
		rc = hw_html_article_blocks(m, page, hint,
		    site ? &site->memory : NULL, out,
		    site ? &site->blocks : NULL, err);
	}
	if (rc)
		return rc;
	out->key = page->id;
	if (!out->url.n)
		out->url = page->url;
	out->first_seen = page->first_seen;
	take_hint(m, out, hint);
	out->host = hw_url_host(out->url);
	hw_rights_robots(&out->rights, page->robots_tag, AGENT);
	hw_rights_tdm(&out->rights, page->tdm, (struct hw_str){0});
	finish(m, out, annotate);
	return HW_OK;
}

int
hw_pipe_article(struct hw_arena *m, const struct hw_json *rec, bool annotate,
    struct hw_article *out, struct hw_err *err)
{
	hw_article_get(m, rec, out);
	if (!hw_str_trim(out->text).n)
		return hw_fail(err, HW_EINPUT, "the article has no text");
	out->text = hw_utf8_clip(out->text, TEXT_BYTES);
	out->host = hw_url_host(out->url);
	finish(m, out, annotate);
	return HW_OK;
}

/* ---- hints ---------------------------------------------------------------- */

bool
hw_pipe_hint(
    struct hw_arena *m, const struct hw_json *rec, struct hw_entry *out)
{
	const struct hw_json *h = hw_json_get(rec, "hint");

	(void)m;
	memset(out, 0, sizeof(*out));
	if (!h || h->kind != HW_JSON_OBJECT)
		return false;
	out->id = hw_json_str(h, "id");
	out->title = hw_json_str(h, "title");
	out->link = hw_json_str(h, "link");
	out->author = hw_json_str(h, "author");
	out->summary_html = hw_json_str(h, "summary_html");
	out->language = hw_json_str(h, "language");
	out->rights = hw_json_str(h, "rights");
	out->image = hw_json_str(h, "image");
	hw_date_get(hw_json_str(h, "published"), &out->published);
	out->published.source = HW_STR("feed");
	hw_date_get(hw_json_str(h, "updated"), &out->updated);
	out->updated.source = HW_STR("feed");
	return true;
}

void
hw_pipe_put_hint(struct hw_jw *w, const struct hw_entry *e)
{
	char iso[32];

	hw_jw_key(w, "hint");
	hw_jw_obj(w);
	hw_jw_kstr_opt(w, "id", e->id);
	hw_jw_kstr_opt(w, "title", e->title);
	hw_jw_kstr_opt(w, "link", e->link);
	hw_jw_kstr_opt(w, "author", e->author);
	hw_jw_kstr_opt(w, "summary_html", e->summary_html);
	hw_jw_kstr_opt(w, "language", e->language);
	hw_jw_kstr_opt(w, "rights", e->rights);
	hw_jw_kstr_opt(w, "image", e->image);
	hw_date_iso(&e->published, iso);
	hw_jw_kstr_opt(w, "published", hw_str_c(iso));
	hw_date_iso(&e->updated, iso);
	hw_jw_kstr_opt(w, "updated", hw_str_c(iso));
	hw_jw_end_obj(w);
}
