/* SPDX-License-Identifier: MIT
 * Values into the fields of a feed: mending text, making addresses safe,
 * lists without doubles. */
#include "format/feed_int.h"

#include <string.h>

#include "base/scan.h"
#include "base/utf8.h"
#include "format/date.h"
#include "url/url.h"

/* What the bytes 0x80 to 0x9f are in windows-1252. */
static const uint16_t c1[32] = {0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026,
    0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
    0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
    0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178};

/* UTF-8 that was taken for Latin-1 and encoded once more: undo it.  False
 * when s is not of that kind. */
static bool
undouble(struct hw_arena *m, struct hw_str s, struct hw_str *out)
{
	char *p = hw_arena_alloc(m, s.n, 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x80) {
			if (c > 0xc3 || c < 0xc2 || i + 1 == s.n)
				return false;
			c = (unsigned char)(((c & 3) << 6) |
			    ((unsigned char)s.p[++i] & 0x3f));
		}
		p[n++] = (char)c;
	}
	if (!hw_utf8_valid((struct hw_str){p, n}))
		return false;
	*out = (struct hw_str){p, n};
	return true;
}

static struct hw_str
map_c1(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;
	size_t at = 0;

	hw_buf_init(&b, m, 3 * s.n);
	while (at < s.n) {
		uint32_t cp = hw_utf8_next(s, &at);

		hw_buf_utf8(&b, cp >= 0x80 && cp < 0xa0 ? c1[cp - 0x80] : cp);
	}
	return hw_buf_str(&b);
}

/* Could s, from its first character beyond ASCII at i, be UTF-8 that was
 * encoded twice?  Then that character is the first byte of a sequence. */
static bool
maybe_double(struct hw_str s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.p;

	return i + 3 < s.n && p[i] == 0xc3 && p[i + 1] >= 0x82 &&
	    p[i + 1] <= 0xb4 && p[i + 2] == 0xc2 && p[i + 3] < 0xc0;
}

/* A C1 control in it? */
static bool
has_c1(struct hw_str s, size_t i)
{
	while ((i = hw_str_chr(s, '\xc2', i)) != HW_NPOS) {
		if (i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0)
			return true;
		i++;
	}
	return false;
}

struct hw_str
hw_feed_mend(struct hw_arena *m, struct hw_str s)
{
	s = hw_str_trim(s);
	size_t i = hw_skip_ascii(s.p, 0, s.n);

	if (i == s.n)
		return s;
	if (maybe_double(s, i) && undouble(m, s, &s))
		return s;
	return has_c1(s, i) ? map_c1(m, s) : s;
}

/* Schemes an address may have that somebody will click on. */
static bool
harmless(struct hw_str url)
{
	static const char *const ok[] = {"http", "https", "ftp", "mailto",
	    "feed", "gopher", "news", "nntp", "irc", "ircs", "tel", "magnet",
	    "xmpp", "sip", "sips", "rtsp", "mms", "itms", "git", "callto",
	    "rsync", "sftp", "svn", "telnet", "webcal", "geo", "urn", "tag",
	    "gemini"};
	struct hw_str scheme = hw_url_scheme(url);

	for (size_t i = 0; i < sizeof ok / sizeof *ok; i++)
		if (hw_str_ieq(scheme, hw_str_c(ok[i])))
			return true;
	return scheme.n == 0;
}

struct hw_str
hw_feed_url(struct hw_arena *m, struct hw_str base, struct hw_str ref)
{
	struct hw_str out;

	ref = hw_str_trim(ref);
	if (ref.n == 0 && base.n == 0)
		return ref;
	if (hw_url_resolve(m, base, ref, &out, NULL) || !harmless(out))
		return HW_STR("");
	return out;
}

void
hw_feed_add_tag(struct hw_arena *m, struct hw_feed_fields *f, struct hw_str tag)
{
	tag = hw_str_trim(tag);
	if (tag.n == 0 || f->tags.n >= HW_FEED_LIST)
		return;
	for (size_t i = 0; i < f->tags.n; i++)
		if (hw_str_eq(f->tags.v[i], tag))
			return;
	*HW_PUSH(m, &f->tags) = tag;
}

void
hw_feed_add_tags(
    struct hw_arena *m, struct hw_feed_fields *f, struct hw_str list)
{
	struct hw_str tag;

	while (hw_str_split(&list, ',', &tag))
		hw_feed_add_tag(m, f, tag);
}

void
hw_feed_set_date(struct hw_str value, struct hw_str *raw, struct hw_date *date)
{
	struct hw_date d;

	if (value.n == 0)
		return;
	if (hw_feed_date(value, &d) || raw->n == 0) {
		*raw = value;
		*date = d;
	}
}

/* The link to show, when none was marked as the page in HTML. */
static void
choose_link(struct hw_feed_fields *f)
{
	for (size_t i = 0; f->link.n == 0 && i < f->links.n; i++)
		if (hw_str_eq(f->links.v[i].rel, HW_STR("alternate")) ||
		    hw_str_eq(f->links.v[i].rel, HW_STR("canonical")))
			f->link = f->links.v[i].href;
}

static void
finish_entry(struct hw_arena *m, struct hw_entry *e)
{
	struct hw_entry_more *more = (struct hw_entry_more *)(uintptr_t)e->more;
	struct hw_feed_fields *f = &more->f;

	choose_link(f);
	e->id = f->id;
	e->title = f->title_text;
	e->link = f->link;
	e->author = hw_people_join(m, &f->authors);
	e->summary_html = f->description.html;
	e->content_html = f->content.html;
	e->published_raw = f->published_raw;
	e->updated_raw = f->updated_raw;
	e->published = f->published;
	e->updated = f->updated;
	e->language = f->language;
	e->rights = f->rights.html;
	e->comments = more->comments;
	e->tags = f->tags;
	e->enclosures = more->enclosures.v;
	e->n_enclosures = more->enclosures.n;
	e->image = f->image.url;
	if (more->source) {
		choose_link(more->source);
		e->source_title = more->source->title_text;
		e->source_url = more->source->link;
	}
}

void
hw_feed_finish(struct hw_arena *m, struct hw_feed *feed)
{
	struct hw_feed_more *more =
	    (struct hw_feed_more *)(uintptr_t)feed->more;
	struct hw_feed_fields *f = &more->f;

	choose_link(f);
	feed->title = f->title_text;
	feed->link = f->link;
	feed->language = f->language;
	if (f->description.html.n == 0)
		f->description = f->info;
	feed->description = f->description.html;
	for (size_t i = 0; i < f->links.n; i++) {
		const struct hw_feed_link *l = &f->links.v[i];

		if (hw_str_eq(l->rel, HW_STR("self")))
			feed->self = l->href;
		else if (hw_str_eq(l->rel, HW_STR("hub")))
			feed->hub = l->href;
		else if (hw_str_eq(l->rel, HW_STR("next")) ||
		    hw_str_eq(l->rel, HW_STR("prev-archive")))
			feed->next = l->href;
	}
	for (size_t i = 0; i < feed->n; i++)
		finish_entry(m, &feed->entries[i]);
}
