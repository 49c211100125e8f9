/* SPDX-License-Identifier: MIT
 * What kind of page this is, and how sure we are that the text is an article.
 * Counted, not guessed: what the page says of itself, how much prose it has,
 * how much of the page is links. */
#include "html/article_int.h"
#include "url/url.h"

#define STUB_WORDS 160 /* a paywalled page with fewer is a stub */
#define PROSE_WORDS 60 /* an article has more good words */
#define LIVE_POSTS 6   /* times of day among the blocks of a live blog */

struct counts {
	uint32_t kept, good; /* words */
	uint32_t signup;     /* blocks left out that ask to subscribe */
	uint32_t times;      /* kept or near: blocks that are a time of day */
};

static bool
is_time(struct hw_str s)
{
	size_t colon = hw_str_chr(s, ':', 0);

	return s.n <= 24 && colon != HW_NPOS && colon > 0 && colon + 2 < s.n &&
	    hw_is_digit((unsigned char)s.p[colon - 1]) &&
	    hw_is_digit((unsigned char)s.p[colon + 1]) &&
	    hw_is_digit((unsigned char)s.p[colon + 2]);
}

static void
count(const struct hw_reading *r, struct counts *c)
{
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		const struct hw_block *b = &r->blocks.v[i];

		if (r->keep[i]) {
			c->kept += b->words;
			c->good += b->good ? b->words : 0;
		} else if (b->cues & 1 << HW_CUE_NEWSLETTER) {
			c->signup++;
		}
		c->times += (r->votes.of[i] & HW_VOTE_CONTAINER) &&
		    is_time(b->text);
	}
}

/* The address of a front page or of a section: no path, or one short word. */
static bool
section_address(struct hw_str url)
{
	struct hw_url u;
	struct hw_str path;

	hw_url_split(url, &u);
	path = u.path;
	while (hw_str_ends(path, HW_STR("/")))
		path.n--;
	if (u.has_query || hw_str_chr(path, '.', 0) != HW_NPOS)
		return false;
	path = hw_str_from(path, path.n > 0);
	return path.n < 12 && hw_str_chr(path, '/', 0) == HW_NPOS &&
	    hw_str_chr(path, '-', 0) == HW_NPOS && url.n > 0;
}

static bool
has_live(struct hw_str url)
{
	return hw_str_find(url, HW_STR("liveblog"), 0) != HW_NPOS ||
	    hw_str_find(url, HW_STR("live-updates"), 0) != HW_NPOS ||
	    hw_str_find(url, HW_STR("live-blog"), 0) != HW_NPOS ||
	    hw_str_find(url, HW_STR("/live/"), 0) != HW_NPOS ||
	    hw_str_find(url, HW_STR("-live-"), 0) != HW_NPOS;
}

static enum hw_article_kind
kind_of(const struct hw_reading *r, const struct counts *c, struct hw_str url)
{
	const struct hw_meta *meta = &r->meta;
	const struct hw_tally *all = &r->blocks.all;
	bool links = all->link_words * 2 > all->words;

	if (c->kept == 0)
		return HW_KIND_UNKNOWN;
	if (meta->says_live || (has_live(url) && c->times >= LIVE_POSTS))
		return HW_KIND_LIVE;
	if (meta->paywalled && c->kept < STUB_WORDS)
		return HW_KIND_PAYWALL;
	if (meta->says_article && c->good > 0)
		return HW_KIND_ARTICLE;
	if ((section_address(url) && all->link_words * 3 > all->words) ||
	    (meta->says_list && c->good < 4 * PROSE_WORDS) ||
	    (links && c->good < PROSE_WORDS))
		return HW_KIND_LIST;
	if (meta->says_other || c->good < PROSE_WORDS / 2)
		return HW_KIND_OTHER;
	return HW_KIND_ARTICLE;
}

void
hw_html_kind(const struct hw_reading *r, const struct hw_page *page,
    struct hw_article *out)
{
	struct counts c = {0};
	float enough;

	count(r, &c);
	out->kind = kind_of(r, &c, page->url);
	enough = c.good >= PROSE_WORDS
	    ? 1
	    : 0.3f + 0.7f * (float)c.good / PROSE_WORDS;
	out->confidence = r->confidence * enough;
	if (out->kind != HW_KIND_ARTICLE && out->kind != HW_KIND_LIVE)
		out->confidence *= 0.5f;
	if (r->d->cut)
		out->confidence *= 0.9f;
}
