/* SPDX-License-Identifier: MIT
 * Meta, link and title elements of the head (or wherever they stand). */
#include "base/arena.h"
#include "html/meta_int.h"
#include "url/url.h"

#define META_MAX 2000 /* elements that are looked at */

static void
set(struct hw_harvest *h, struct hw_str *field, struct hw_str v)
{
	if (field->n == 0)
		*field = hw_str_squeeze(h->m, v);
}

/* Names that stand for one field, in small letters, without the punctuation
 * between their words. */
static const struct {
	const char *names;
	size_t field;
} texts[] = {
#define F(x) offsetof(struct hw_meta, x)
    {"ogtitle ", F(og_title)},
    {"twittertitle ", F(card_title)},
    {"sailthrutitle parselytitle dctitle dctermstitle "
     "citationtitle title cxenseparserecstitle headline ",
	F(other_title)},
    {"ogsitename dcpublisher dctermspublisher citationjournaltitle "
     "publisher ",
	F(site)},
    {"applicationname applemobilewebapptitle ", F(site_hint)},
    {"description ogdescription twitterdescription dcdescription "
     "dctermsdescription abstract ",
	F(description)},
    {"ogimage ogimageurl ogimagesecureurl twitterimage twitterimagesrc "
     "thumbnail ",
	F(image)},
    {"ogtype ", F(type)},
    {"oglocale contentlanguage dclanguage dctermslanguage language ",
	F(language_hint)},
    {"dcrights dctermsrights rights ", F(rights.notice)},
    {"copyright dcrightsholder dctermsrightsholder ", F(rights.holder)},
    {"dctermslicense license ", F(rights.licence)},
    {"tdmpolicy ", F(rights.tdm_policy)},
    {"ogurl ", F(og_url)},
#undef F
};

static const char authors[] =
    "author articleauthor dccreator dctermscreator dccontributor "
    "parselyauthor sailthruauthor byl byline citationauthor authors "
    "articleauthorname cxenseparseauthor cxenseparserecsauthor creator "
    "twittercreatorname dccreatorname ogarticleauthor authorname "
    "rbauthor shareaholicarticleauthorname vrauthor writer autor auteur ";

/* "DC.date.issued" -> "dcdateissued". */
static struct hw_str
plain_name(struct hw_str name, char *room, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < max; i++)
		if (hw_is_alnum((unsigned char)name.p[i]))
			room[n++] = (char)hw_lower((unsigned char)name.p[i]);
	return (struct hw_str){room, n};
}

static bool
among(const char *names, struct hw_str name)
{
	struct hw_str all = hw_str_c(names), one;

	while (hw_str_split(&all, ' ', &one))
		if (hw_str_eq(one, name))
			return true;
	return false;
}

static bool
has(struct hw_str name, const char *part)
{
	return hw_str_find(name, hw_str_c(part), 0) != HW_NPOS;
}

static bool
has_any(struct hw_str name, const char *parts)
{
	struct hw_str all = hw_str_c(parts), one;

	while (hw_str_split(&all, ' ', &one))
		if (hw_str_find(name, one, 0) != HW_NPOS)
			return true;
	return false;
}

/* What a name says about a day: 1 published, -1 modified, 0 neither. */
static int
day_of_name(struct hw_str n, float *weight)
{
	if (has_any(n,
		"expir event start end valid embargo birth copyright "
		"verification crawl candidate deadline format"))
		return 0;
	*weight = 0.8f;
	if (has_any(n, "modif update revis lastmod changed reviewed"))
		return has_any(n, "date time modified updated lastmod revis")
		    ? -1
		    : 0;
	if (has_any(n,
		"publishedtime datepublished pubdate publishdate "
		"publicationdate publishtime published dateissued issued "
		"onlinedate dateposted postdate posttime releasedate "
		"firstpublished displaydate datepub"))
		return 1;
	*weight = 0.7f;
	if (has_any(n, "created creationdate datecreation articledate"))
		return 1;
	*weight = 0.6f;
	if (hw_str_eq(n, HW_STR("date")) || has(n, "dcdate") ||
	    has(n, "dctermsdate") || has(n, "sailthrudate") ||
	    hw_str_ends(n, HW_STR("date")) || has(n, "timestamp"))
		return 1;
	return 0;
}

static void
read_authors(
    struct hw_harvest *h, struct hw_str v, enum hw_said_by by, uint32_t i)
{
	if (hw_str_istarts(v, HW_STR("http")) || hw_str_chr(v, '/', 0) == 0 ||
	    hw_str_istarts(v, HW_STR("www.")))
		return;
	hw_meta_say_author(h, hw_str_squeeze(h->m, v), by, false, i);
}

/* <meta name="twitter:label1" content="Written by">, its value in the
 * element named twitter:data1. */
static void
read_label(struct hw_harvest *h, struct hw_str n, struct hw_str v, uint32_t i)
{
	if (hw_str_eq(n, HW_STR("twitterlabel1")))
		h->card_author = hw_meta_lead_alone(h->m, hw_str_trim(v));
	else if (h->card_author && hw_str_eq(n, HW_STR("twitterdata1")))
		read_authors(h, v, HW_BY_LD_ODD, i);
}

static void
read_meta(struct hw_harvest *h, struct hw_str name, struct hw_str v, uint32_t i)
{
	char room[64];
	struct hw_str n = plain_name(name, room, sizeof(room));
	struct hw_meta *out = h->out;
	float weight = 0;
	int day;

	for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++)
		if (among(texts[k].names, n)) {
			set(h,
			    (struct hw_str *)(void *)((char *)out +
				texts[k].field),
			    v);
			break;
		}
	if (among(authors, n))
		read_authors(h, v, HW_BY_META, i);
	read_label(h, n, v, i);
	day = day_of_name(n, &weight);
	if (day != 0)
		hw_meta_say_day(h, v, HW_BY_META,
		    day > 0 ? HW_DAY_PUBLISHED : HW_DAY_MODIFIED, weight, 0);
	if (hw_str_eq(n, HW_STR("ogtype")) && hw_str_ieq(v, HW_STR("article")))
		out->says_article = true;
	hw_meta_rights_said(out, n, v);
}

static void
meta_element(struct hw_harvest *h, uint32_t i)
{
	static const int names[] = {HW_ATTR_PROPERTY, HW_ATTR_NAME,
	    HW_ATTR_ITEMPROP, HW_ATTR_HTTP_EQUIV};
	struct hw_str v = hw_dom_attr(h->d, i, HW_ATTR_CONTENT);

	if (v.n == 0)
		return;
	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
		struct hw_str name = hw_dom_attr(h->d, i, names[k]);

		/* Microdata of the body: its place counts (date.c). */
		if (name.n > 0 &&
		    (names[k] != HW_ATTR_ITEMPROP ||
			hw_dom_inside(h->d, i, h->d->head)))
			read_meta(h, name, v, i);
		else if (hw_str_ieq(name, HW_STR("headline")) &&
		    !hw_meta_of_comment(h->d, i))
			set(h, &h->out->other_title, v);
	}
}

static void
link_element(struct hw_harvest *h, uint32_t i)
{
	struct hw_str rel = hw_dom_attr(h->d, i, HW_ATTR_REL);
	struct hw_str href = hw_dom_attr(h->d, i, HW_ATTR_HREF);
	struct hw_meta *out = h->out;

	if (out->canonical.n == 0 && hw_str_ieq(rel, HW_STR("canonical")) &&
	    hw_url_resolve(h->m, out->base, href, &out->canonical, NULL) !=
		HW_OK)
		out->canonical = (struct hw_str){0};
	if (out->rights.licence.n == 0 && hw_str_ieq(rel, HW_STR("license")) &&
	    hw_url_resolve(h->m, out->base, href, &out->rights.licence, NULL) !=
		HW_OK)
		out->rights.licence = (struct hw_str){0};
}

void
hw_meta_elements(struct hw_harvest *h)
{
	const struct hw_dom *d = h->d;
	uint32_t metas = 0;

	for (uint32_t i = 1; i < d->n; i++) {
		switch (d->node[i].tag) {
		case HW_TAG_META:
			if (metas++ < META_MAX)
				meta_element(h, i);
			break;
		case HW_TAG_TITLE:
			if (d->node[i].ns == HW_NS_HTML)
				set(h, &h->out->page_title,
				    hw_dom_raw(h->m, d, i));
			break;
		case HW_TAG_LINK:
		case HW_TAG_A:
			if (hw_dom_has(d, i, HW_ATTR_REL))
				link_element(h, i);
			break;
		default:
			break;
		}
	}
}
