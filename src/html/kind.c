/* SPDX-License-Identifier: MIT
 * What kind of page this is, and how sure we are that the text is an article.
 * Counted, not guessed: what the page says of itself, how much prose it has,
 * how much of the page is links. */
#include "html/article_int.h"
#include "url/url.h"

#define STUB_WORDS 160 /* a paywalled page with fewer is a stub */
#define PROSE_WORDS 60 /* an article has more good words */
#define BROKEN_OFF 100 /* where readers are told so, but no machine */
#define WALL_BYTES 400
#define WALL_WORDS 40 /* of a block that asks to subscribe */
#define CARDS 20      /* of a page of headlines, and more of them ... */
#define CARD_WORDS 12 /* ... than one for so many words of prose */
#define LIVE_POSTS 6  /* times of day among the blocks of a live blog */

struct counts {
	uint32_t kept, good; /* words */
	uint32_t wall;       /* blocks that keep the rest for subscribers */
	uint32_t cards;      /* headings that are links, of other stories */
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

/* What stands where a text breaks off for those who do not pay. */
static bool
is_wall(struct hw_str s)
{
	static const char *const words[] = {"subscribers only",
	    "for subscribers", "subscriber-only", "subscribe to read",
	    "subscribe to continue", "subscribe now to read",
	    "to continue reading", "continue reading with",
	    "read the full story", "read the full article",
	    "already a subscriber", "jetzt weiterlesen", "weiterlesen mit",
	    "nur f\xc3\xbcr abonnenten", "f\xc3\xbcr abonnenten",
	    "r\xc3\xa9serv\xc3\xa9 aux abonn\xc3\xa9s",
	    "r\xc3\xa9serv\xc3\xa9"
	    "e aux abonn\xc3\xa9s",
	    "pour lire la suite", "para seguir leyendo",
	    "exclusivo para suscriptores", "solo para suscriptores",
	    "exclusivo para assinantes", "para continuar lendo",
	    "riservato agli abbonati", "per continuare a leggere",
	    "alleen voor abonnees", "lees verder met", "om verder te lezen",
	    "f\xc3\xb6r prenumeranter", "kun for abonnenter",
	    "for \xc3\xa5 lese videre", "vain tilaajille",
	    "dla prenumerator\xc3\xb3w",
	    "pouze pro p\xc5\x99"
	    "edplatitele",
	    "el\xc5\x91"
	    "fizet\xc5\x91"
	    "knek",
	    "\xd0\xb4\xd0\xbb\xd1\x8f \xd0\xbf\xd0\xbe\xd0\xb4\xd0\xbf\xd0\xb8"
	    "\xd1\x81\xd1\x87\xd0\xb8\xd0\xba\xd0\xbe\xd0\xb2",
	    "\xe6\x9c\x89\xe6\x96\x99\xe4\xbc\x9a\xe5\x93\xa1",
	    "\xe4\xbc\x9a\xe5\x93\xa1\xe9\x99\x90\xe5\xae\x9a", NULL};

	for (size_t i = 0; words[i] != NULL; i++)
		if (hw_str_ifind(s, hw_str_c(words[i]), 0) != HW_NPOS)
			return true;
	return false;
}

static bool
is_others(const struct hw_place *p)
{
	return p->dist[HW_CLASS_COMMENT] < HW_FAR ||
	    p->dist[HW_CLASS_RELATED] < HW_FAR ||
	    p->dist[HW_CLASS_SIDE] < HW_FAR ||
	    (p->in & (HW_IN_NAV | HW_IN_ASIDE));
}

static void
count(const struct hw_reading *r, struct counts *c)
{
	uint32_t title = r->meta.title_node == 0
	    ? 0
	    : hw_blocks_from(&r->blocks, r->meta.title_node);

	for (uint32_t i = 0; i < r->blocks.n; i++) {
		const struct hw_block *b = &r->blocks.v[i];

		if (r->keep[i]) {
			c->kept += b->words;
			c->good += b->good ? b->words : 0;
		}
		c->cards += b->words > 2 && b->link_words == b->words &&
		    (r->place[b->box].in & HW_IN_HEADING);
		c->times += is_time(b->text) &&
		    ((r->votes.of[i] & HW_VOTE_CONTAINER) ||
			(i >= title && !is_others(&r->place[b->box])));
	}
}

/* Short blocks from the headline on that keep the rest for subscribers. */
static uint32_t
walls(const struct hw_reading *r)
{
	uint32_t i = r->meta.title_node == 0
	    ? 0
	    : hw_blocks_from(&r->blocks, r->meta.title_node);
	uint32_t n = 0;

	for (; i < r->blocks.n; i++) {
		const struct hw_block *b = &r->blocks.v[i];

		n += b->words <= WALL_WORDS && b->text.n <= WALL_BYTES &&
		    is_wall(b->text);
	}
	return n;
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

/* Does nobody sign the page, and nobody say when?  Then it is a guide, an
 * offer, a manual. */
static bool
is_nobodys(const struct hw_meta *meta)
{
	return !meta->says_article &&
	    (meta->author.n == 0 || meta->author_is_site) &&
	    meta->published.precision == HW_PRECISION_NONE &&
	    meta->modified.precision == HW_PRECISION_NONE;
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
	if (c->kept < (meta->paywalled      ? STUB_WORDS
			      : c->wall > 0 ? BROKEN_OFF
					    : 0))
		return HW_KIND_PAYWALL;
	if (meta->says_forum)
		return HW_KIND_OTHER;
	if (meta->says_article && c->good > 0)
		return HW_KIND_ARTICLE;
	if ((section_address(url) && all->link_words * 3 > all->words) ||
	    (meta->says_list && c->good < 4 * PROSE_WORDS) ||
	    (links && c->good < PROSE_WORDS) ||
	    (is_nobodys(meta) && c->cards > CARDS &&
		c->cards * CARD_WORDS > c->good))
		return HW_KIND_LIST;
	if (meta->says_other || c->good < PROSE_WORDS / 2 || is_nobodys(meta))
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
	if (c.kept < BROKEN_OFF && !r->meta.paywalled)
		c.wall = walls(r);
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
