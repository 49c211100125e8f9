/* SPDX-License-Identifier: MIT
 * Days stated outside the head of the page: <time> and microdata, readers'
 * text, data of scripts, the address.  Where something stands decides how
 * much it weighs; what belongs to comments is not looked at. */
#include "base/arena.h"
#include "html/meta_int.h"
#include "html/places.h"
#include "text/date.h"
#include "url/url.h"

#define NEAR_BEFORE 6 /* blocks above the headline */
#define NEAR_BEHIND 14
#define BESIDE 6 /* blocks behind the headline */
#define HEAD 200 /* bytes of a block in which a day is looked for */
#define BLOCKS 4000
#define MENTIONS 3
#define SEEN_MAX 60 /* bytes of a line with a day that is not written out */

struct spot { /* what the place of a block or element is worth */
	float weight;
	bool near;
};

struct look {
	struct hw_harvest *h;
	const struct hw_blocks *b;
	const struct hw_place *place;
	uint32_t title; /* block of the headline, or b->n */
	uint32_t end;   /* of the blocks near behind it */
};

/* ---- place ---------------------------------------------------------------- */

static bool
below(const struct hw_place *p, int class_)
{
	return p->dist[class_] < HW_FAR;
}

/* A header above the headline is the site's: its day is the reader's. */
static bool
site_header(const struct look *l, uint32_t node, uint32_t block)
{
	uint32_t i, title = l->h->out->title_node;

	if (block >= l->title || !(l->place[node].in & HW_IN_HEADER))
		return false;
	i = hw_dom_up(l->h->d, node, HW_TAG_HEADER);
	return title != 0 && i != 0 && !hw_dom_inside(l->h->d, title, i);
}

static struct spot
spot_of(const struct look *l, uint32_t node, uint32_t block)
{
	const struct hw_place *p = &l->place[node];
	struct spot s = {0.35f, false};
	bool beside = block > l->title && block <= l->title + BESIDE;
	/* "comment__date" of an opinion piece, not of a reader's comment */
	bool own = beside &&
	    p->dist[HW_CLASS_COMMENT] == p->dist[HW_CLASS_DATE];

	if (below(p, HW_CLASS_COMMENT) && !own) {
		s.weight = 0.05f;
		return s;
	}
	s.near = l->title < l->b->n && block + NEAR_BEFORE >= l->title &&
	    block < l->end;
	if (s.near)
		s.weight = 0.6f;
	else if (p->in & (HW_IN_ARTICLE | HW_IN_MAIN))
		s.weight = 0.4f;
	if (beside && !(p->in & HW_IN_NAV))
		; /* beside the headline, whatever it is called */
	else if (below(p, HW_CLASS_RELATED) || (p->in & HW_IN_NAV) ||
	    below(p, HW_CLASS_SIDE) || below(p, HW_CLASS_AD) ||
	    below(p, HW_CLASS_FOOTER))
		s.weight *= 0.35f;
	else if ((p->in & (HW_IN_ASIDE | HW_IN_FOOTER)) ||
	    below(p, HW_CLASS_NAV) || (below(p, HW_CLASS_LIST) && !s.near))
		s.weight *= 0.6f;
	if (site_header(l, node, block))
		s.weight *= 0.25f;
	if (p->in & HW_IN_QUOTE) /* a post that is shown in the article */
		s.weight *= 0.6f;
	return s;
}

/* ---- words beside a day ---------------------------------------------------- */

static const char modified_words[] =
    "updated|update:|modified|last review|medically reviewed|edited|"
    "revised|aktualisiert|update vom|stand:|geändert|mis à jour|"
    "mise à jour|màj|modifié|actualizado|actualización|atualizado|"
    "aggiornato|aggiornamento|bijgewerkt|gewijzigd|uppdaterad|oppdatert|"
    "opdateret|päivitetty|muokattu|zaktualizowano|aktualizacja|"
    "aktualizováno|aktualizované|обновлено|обновлена|изменено|оновлено|"
    "güncelleme|güncellendi|frissítve|actualizat|ενημέρωση|diperbarui|"
    "cập nhật|更新|수정|업데이트|تحديث|עודכן|ažurirano|posodobljeno|"
    "atjaunots|atnaujinta|uuendatud|uppfært|last post|last edit|visited|"
    "retrieved|accessed|abgerufen|consulté";
static const char published_words[] =
    "published|posted|created|released|publication date|release date|"
    "veröffentlicht|erstellt|erschienen|publié|paru|publicado|publicada|"
    "pubblicato|gepubliceerd|geplaatst|publicerad|publisert|udgivet|"
    "offentliggjort|julkaistu|opublikowano|data publikacji|dodano|"
    "publikováno|vydáno|zverejnené|zveřejněno|опубликовано|опубліковано|"
    "публикувано|објављено|objavljeno|objavljeno|yayınlanma|yayın tarihi|"
    "közzétéve|megjelent|publicat|δημοσίευση|δημοσιεύθηκε|diterbitkan|"
    "tayang|đăng|发布|發布|公開|掲載|投稿|입력|등록|نشر|פורסם|प्रकाशित|"
    "প্রকাশ|เผยแพร่|publicēts|paskelbta|avaldatud|birt|date:|datum:|"
    "fecha:|data:|дата:|joined|written|originally";
static const char refused_words[] =
    "copyright|©|(c) |all rights|alle rechte|since |established|born|"
    "deadline|expires|joined|member since|registriert|valid until|"
    "gültig|comment|version";
/* Just before a day that is an end or a beginning of something. */
static const char border_words[] =
    "bis |bis zum |ab |ab dem |seit |seit dem |vom |until |till |from |through |"
    "before |after |between |by |effective |of birth: |jusqu'au |depuis |hasta |"
    "desde |até |fino al |tot |vanaf |do |od |до |с |am |on |valid ";

/* Where the last of the words (parted by |) begins in s, or HW_NPOS. */
static size_t
last_word(struct hw_str s, const char *words)
{
	struct hw_str all = hw_str_c(words), one;
	size_t last = HW_NPOS, at;

	while (hw_str_split(&all, '|', &one)) {
		at = hw_str_ifind(s, one, 0);
		if (at != HW_NPOS && (last == HW_NPOS || at > last))
			last = at;
	}
	return last;
}

/* Is the word just before at one of border_words, in a sentence? */
static bool
border_before(struct hw_str s, size_t at)
{
	struct hw_str all = hw_str_c(border_words), one;
	struct hw_str before = hw_str_sub(s, 0, at);

	if (at + 14 >= s.n && at < 14)
		return false;
	while (hw_str_split(&all, '|', &one))
		if (hw_str_iends(before, one) &&
		    (before.n == one.n ||
			!hw_is_alnum(
			    (unsigned char)before.p[before.n - one.n - 1])))
			return true;
	return false;
}

/* ---- readers' text --------------------------------------------------------- */

/* 3/4/2020 may be another day than it was taken for. */
static void
say_swapped(struct look *l, struct hw_date_parts p, float weight, uint32_t node)
{
	int month = p.month;
	struct hw_date date;

	if (!p.figures || p.day > 12 || p.day == p.month ||
	    p.end - p.start > 10)
		return;
	p.month = p.day;
	p.day = month;
	if (hw_date_resolve(&p, HW_TIME_NONE, &date))
		hw_meta_add_day(
		    l->h, &date, HW_BY_TEXT, HW_DAY_PUBLISHED, weight, node);
}

/* "Jane Doe, Old bridges (2 May 2005)": of what is cited. */
static bool
in_parentheses(struct hw_str s, const struct hw_date_parts *p)
{
	size_t open = hw_str_rchr(hw_str_sub(s, 0, p->start), '(');

	return open != HW_NPOS && open > 8 &&
	    hw_str_chr(hw_str_sub(s, open, p->start), ')', 0) == HW_NPOS;
}

static void
say_mention(struct look *l, const struct hw_block *k,
    const struct hw_date_parts *p, size_t from, struct spot spot, uint32_t node)
{
	struct hw_str before = hw_str_sub(k->text, from, p->start);
	const struct hw_place *place = &l->place[node];
	size_t changed = last_word(before, modified_words);
	size_t made = last_word(before, published_words);
	enum hw_day_role role = HW_DAY_PUBLISHED;
	float weight = spot.weight;
	bool first = p->figures && p->start + 4 <= k->text.n &&
	    hw_is_digit((unsigned char)k->text.p[p->start]) &&
	    hw_is_digit((unsigned char)k->text.p[p->start + 2]) &&
	    hw_is_digit((unsigned char)k->text.p[p->start + 3]);
	struct hw_date date;

	if (!hw_date_resolve(p, HW_TIME_NONE, &date))
		return;
	if (made == HW_NPOS && border_before(k->text, p->start))
		weight *= 0.5f;
	if ((place->in & HW_IN_HEADING) && k->words > 8)
		weight *= 0.6f;
	if (changed != HW_NPOS && (made == HW_NPOS || changed > made))
		role = HW_DAY_MODIFIED;
	else if (made != HW_NPOS)
		weight += 0.12f;
	if (k->text.n < p->end - p->start + 60)
		weight += 0.06f;
	else if (k->good || k->words > 40)
		weight *= p->start < 60 ? 0.7f : 0.45f;
	if (place->in & HW_IN_TIME)
		weight -= 0.05f;
	else if (place->dist[HW_CLASS_DATE] <= 3)
		weight += 0.08f;
	if (place->dist[HW_CLASS_AUTHOR] <= 3)
		weight += 0.04f;
	if (in_parentheses(k->text, p))
		weight *= 0.7f;
	hw_meta_add_day(l->h, &date, HW_BY_TEXT, role, weight, node);
	if (!first && role == HW_DAY_PUBLISHED)
		say_swapped(l, *p, weight * 0.8f, node);
}

/* "2 hours ago", "gestern", "on Wednesday" beside the headline, seen from when
 * the page was fetched. */
static void
say_seen(
    struct look *l, const struct hw_block *k, struct spot spot, uint32_t node)
{
	hw_time seen = l->h->page->first_seen;
	struct hw_date date = {.precision = HW_PRECISION_DAY};
	struct hw_date_parts p;
	int64_t seconds;
	size_t at = 0;
	bool found;

	if (seen == HW_TIME_NONE || !spot.near || k->text.n > SEEN_MAX ||
	    (l->place[node].in & (HW_IN_ASIDE | HW_IN_NAV | HW_IN_FOOTER)) ||
	    below(&l->place[node], HW_CLASS_RELATED) ||
	    below(&l->place[node], HW_CLASS_COMMENT))
		return;
	found = hw_date_ago(k->text, &seconds);
	if (found)
		date.at = seen - seconds;
	else if (hw_date_find(k->text, l->h->lang, &at, &p) &&
	    (p.is_relative || p.weekday >= 0 || (p.day && p.month)))
		found = hw_date_resolve(&p, seen, &date);
	if (found)
		hw_meta_add_day(l->h, &date, HW_BY_TEXT,
		    last_word(k->text, modified_words) != HW_NPOS
			? HW_DAY_MODIFIED
			: HW_DAY_PUBLISHED,
		    spot.weight, node);
}

static void
read_block(struct look *l, uint32_t i)
{
	const struct hw_block *k = &l->b->v[i];
	struct hw_str head = hw_str_sub(k->text, 0, HEAD);
	uint32_t node = hw_block_element(l->h->d, k);
	struct hw_date_parts p;
	struct spot spot;
	size_t at = 0, from = 0;
	int n = 0;

	if (last_word(head, refused_words) != HW_NPOS)
		return;
	spot = spot_of(l, node, i);
	while (n < MENTIONS && hw_date_find(head, l->h->lang, &at, &p)) {
		if (p.day && p.year) {
			say_mention(l, k, &p, from, spot, node);
			n++;
		}
		from = at;
	}
	if (n == 0)
		say_seen(l, k, spot, node);
}

static bool
has_digit(const struct hw_block *k)
{
	size_t n = k->text.n < HEAD ? k->text.n : HEAD;
	int digits = 0;

	for (size_t i = 0; i < n; i++)
		digits += hw_is_digit((unsigned char)k->text.p[i]) ||
		    ((unsigned char)k->text.p[i] >= 0xD8 && !k->digits);
	return digits >= 3;
}

/* A short line beside the headline of a page whose hour of fetching is known:
 * "gestern" says a day without a digit. */
static bool
is_close(const struct look *l, uint32_t i)
{
	return l->h->page->first_seen != HW_TIME_NONE && l->title < l->b->n &&
	    i + NEAR_BEFORE >= l->title && i < l->end &&
	    l->b->v[i].text.n <= SEEN_MAX;
}

static void
read_blocks(struct look *l)
{
	uint32_t n = l->b->n < BLOCKS ? l->b->n : BLOCKS;

	for (uint32_t i = 0; i < n; i++)
		if (has_digit(&l->b->v[i]) || is_close(l, i))
			read_block(l, i);
}

/* ---- elements -------------------------------------------------------------- */

static bool
has(struct hw_str s, const char *part)
{
	return hw_str_ifind(s, hw_str_c(part), 0) != HW_NPOS;
}

/* What a machine is to read in an element: its attributes, then its text. */
static struct hw_str
value_of(const struct look *l, uint32_t i, bool text)
{
	static const int attrs[] = {HW_ATTR_DATETIME, HW_ATTR_CONTENT,
	    HW_ATTR_DATA_PUBLISHED, HW_ATTR_DATA_DATE, HW_ATTR_DATA_TIMESTAMP,
	    HW_ATTR_DATA_UTIME, HW_ATTR_DATA_TIME, HW_ATTR_TITLE};
	const struct hw_dom *d = l->h->d;

	for (size_t k = 0; k < sizeof(attrs) / sizeof(attrs[0]); k++) {
		struct hw_str v = hw_dom_attr(d, i, attrs[k]);

		if (v.n >= 6)
			return v;
	}
	if (d->node[i].tag == HW_TAG_UNKNOWN)
		return hw_dom_attr_named(d, i, HW_STR("ts"));
	if (!text)
		return (struct hw_str){0};
	return hw_dom_text(l->h->m, d, i, 80);
}

/* "Last updated: <time>" */
static bool
said_changed(const struct look *l, uint32_t i, uint32_t block)
{
	struct hw_str text, before;
	size_t at, changed, made;

	if (block >= l->b->n)
		return false;
	text = hw_dom_text(l->h->m, l->h->d, i, 60);
	before = hw_str_sub(l->b->v[block].text, 0, HEAD);
	at = hw_str_find(before, text, 0);
	if (text.n == 0 || at == HW_NPOS)
		return false;
	before = hw_str_sub(before, at < 60 ? 0 : at - 60, at);
	changed = last_word(before, modified_words);
	made = last_word(before, published_words);
	return changed != HW_NPOS && (made == HW_NPOS || changed > made);
}

static enum hw_day_role
role_of(const struct look *l, uint32_t i, uint32_t block, struct hw_str prop)
{
	struct hw_str name = hw_dom_attr(l->h->d, i, HW_ATTR_CLASS);
	bool changed = has(name, "updated") || has(name, "modified");
	bool made = has(name, "publish") || has(name, "entry-date") ||
	    has(name, "posted");

	if (has(prop, "dateModified") || (changed && !made) ||
	    (prop.n == 0 && said_changed(l, i, block)))
		return HW_DAY_MODIFIED;
	return HW_DAY_PUBLISHED;
}

/* <time>, <relative-time>, <faceplate-timeago> */
static bool
is_time(const struct hw_dom *d, uint32_t i)
{
	return d->node[i].tag == HW_TAG_TIME ||
	    (d->node[i].tag == HW_TAG_UNKNOWN &&
		hw_str_find(hw_dom_name(d, i), HW_STR("time"), 0) != HW_NPOS);
}

static void
read_element(struct look *l, uint32_t i)
{
	const struct hw_dom *d = l->h->d;
	struct hw_str prop = hw_dom_attr(d, i, HW_ATTR_ITEMPROP);
	bool time = is_time(d, i), item;
	enum hw_day_role role;
	struct spot spot;
	struct hw_str v;
	uint32_t block;
	float weight;

	if (prop.n == 0)
		prop = hw_dom_attr(d, i, HW_ATTR_PROPERTY);
	item = prop.n > 0 &&
	    (has(prop, "datePublished") || has(prop, "dateCreated") ||
		has(prop, "dateModified") || has(prop, "uploadDate"));
	if (!item && !time && l->place[i].dist[HW_CLASS_DATE] != 0)
		return;
	v = value_of(l, i, item || time);
	if (v.n == 0 || (item && hw_meta_of_comment(d, i)))
		return;
	block = hw_blocks_from(l->b, i);
	if (block > 0 && l->b->v[block - 1].last > i)
		block--; /* it stands inside */
	spot = spot_of(l, i, block);
	role = role_of(l, i, block, prop);
	weight = spot.weight + (item ? 0.22f : time ? 0.12f : 0.05f);
	if (hw_dom_has(d, i, HW_ATTR_PUBDATE))
		weight += 0.1f;
	hw_meta_say_day(
	    l->h, v, item ? HW_BY_ITEM : HW_BY_TIME, role, weight, i);
}

static void
read_elements(struct look *l)
{
	const struct hw_dom *d = l->h->d;

	for (uint32_t i = 1; i < d->n; i++)
		if (d->node[i].n_attr > 0 || d->node[i].tag == HW_TAG_TIME)
			read_element(l, i);
}

/* ---- scripts ---------------------------------------------------------------- */

static bool
date_key(struct hw_str key)
{
	return has(key, "date") || has(key, "time") || has(key, "_at") ||
	    has(key, "edAt") || has(key, "edOn");
}

/* "datePublished": "2023-07-27T..." and its like; at stands on "ubli". */
static bool
read_key(struct look *l, struct hw_str s, size_t at)
{
	size_t start = at, end = at, n = l->h->day.n;
	struct hw_str key, v;

	while (start > 0 && at - start < 24 && s.p[start - 1] != '"' &&
	    s.p[start - 1] != '\'' && s.p[start - 1] > ' ')
		start--;
	while (end < s.n && end - at < 24 &&
	    (hw_is_alnum((unsigned char)s.p[end]) || s.p[end] == '_'))
		end++;
	key = hw_str_sub(s, start, end);
	if (!date_key(key))
		return false;
	v = hw_str_sub(s, end, end + 48);
	while (v.n > 0 &&
	    (v.p[0] == '"' || v.p[0] == '\'' || v.p[0] == '\\' ||
		v.p[0] == ':' || v.p[0] == ' ' || v.p[0] == '='))
		v = hw_str_from(v, 1);
	for (end = 0; end < v.n && v.p[end] != '"' && v.p[end] != '\'' &&
	     v.p[end] != ',' && v.p[end] != '\\' && v.p[end] != '}';)
		end++;
	hw_meta_say_day(l->h, hw_str_sub(v, 0, end), HW_BY_SCRIPT,
	    HW_DAY_PUBLISHED, 0.45f, 0);
	return l->h->day.n > n;
}

static void
read_scripts(struct look *l)
{
	const struct hw_dom *d = l->h->d;
	int found = 0;

	for (uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_SCRIPT);
	     i != 0 && found < MENTIONS;
	     i = hw_dom_find(d, 0, i, HW_TAG_SCRIPT)) {
		struct hw_str s = hw_dom_raw(l->h->m, d, i);
		size_t at = 0;

		if (has(hw_dom_attr(d, i, HW_ATTR_TYPE), "ld+json"))
			continue;
		while (found < MENTIONS &&
		    (at = hw_str_find(s, HW_STR("ubli"), at)) != HW_NPOS) {
			found += read_key(l, s, at);
			at += 4;
		}
	}
}

void
hw_meta_dates(struct hw_harvest *h, const struct hw_blocks *b,
    const struct hw_place *place)
{
	struct look l = {h, b, place, b->n, 0};

	if (h->out->title_node != 0)
		l.title = hw_blocks_from(b, h->out->title_node);
	l.end = hw_meta_near_end(b, place, l.title, NEAR_BEHIND);
	hw_meta_url_days(h);
	read_elements(&l);
	read_blocks(&l);
	read_scripts(&l);
}
