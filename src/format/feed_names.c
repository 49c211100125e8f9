/* SPDX-License-Identifier: MIT
 * The names feeds use: namespaces and elements.  Tables only. */
#include "format/feed_int.h"

#include <string.h>

struct uri {
	const char *uri; /* lower case */
	enum hw_feed_ns ns;
};

static const struct uri uris[] = {
    {"http://www.w3.org/2005/atom", NS_NONE},
    {"http://purl.org/dc/elements/1.1/", NS_DC},
    {"http://purl.org/rss/1.0/modules/content/", NS_CONTENT},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", NS_ITUNES},
    {"http://example.com/dtds/podcast-1.0.dtd", NS_ITUNES},
    {"http://search.yahoo.com/mrss/", NS_MEDIA},
    {"http://search.yahoo.com/mrss", NS_MEDIA},
    {"http://purl.org/rss/1.0/modules/slash/", NS_SLASH},
    {"http://purl.org/rss/1.0/modules/syndication/", NS_SY},
    {"http://wellformedweb.org/commentapi/", NS_WFW},
    {"http://www.w3.org/1999/xhtml", NS_XHTML},
    {"http://www.w3.org/1999/xlink", NS_XLINK},
    {"http://www.w3.org/xml/1998/namespace", NS_XML},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", NS_RDF},
    {"http://purl.org/dc/terms/", NS_DCTERMS},
    {"http://rssnamespace.org/feedburner/ext/1.0", NS_FEEDBURNER},
    {"http://www.w3.org/2003/01/geo/wgs84_pos#", NS_GEO},
    {"http://www.georss.org/georss", NS_GEORSS},
    {"http://www.opengis.net/gml", NS_GML},
    {"http://purl.org/syndication/thread/1.0", NS_THR},
    {"http://webns.net/mvcb/", NS_ADMIN},
    {"http://creativecommons.org/ns#license", NS_CC},
    {"http://web.resource.org/cc/", NS_CC},
    {"http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html",
	NS_CREATIVECOMMONS},
    {"http://backend.userland.com/creativecommonsrssmodule",
	NS_CREATIVECOMMONS},
    {"http://backend.userland.com/rss", NS_NONE},
    {"http://blogs.law.harvard.edu/tech/rss", NS_NONE},
    {"http://purl.org/rss/1.0/", NS_NONE},
    {"http://my.netscape.com/rdf/simple/0.9/", NS_NONE},
    {"http://example.com/newformat#", NS_NONE},
    {"http://example.com/necho", NS_NONE},
    {"http://purl.org/echo/", NS_NONE},
    {"uri/of/echo/namespace#", NS_NONE},
    {"http://purl.org/pie/", NS_NONE},
    {"http://purl.org/atom/ns#", NS_NONE},
    {"http://purl.org/rss/1.0/modules/rss091#", NS_NONE},
};

static const struct {
	const char *prefix;
	enum hw_feed_ns ns;
} prefixes[] = {
    {"dc", NS_DC},
    {"content", NS_CONTENT},
    {"media", NS_MEDIA},
    {"itunes", NS_ITUNES},
    {"rdf", NS_RDF},
    {"slash", NS_SLASH},
    {"sy", NS_SY},
    {"wfw", NS_WFW},
    {"xhtml", NS_XHTML},
    {"dcterms", NS_DCTERMS},
    {"feedburner", NS_FEEDBURNER},
    {"geo", NS_GEO},
    {"georss", NS_GEORSS},
    {"gml", NS_GML},
    {"thr", NS_THR},
    {"admin", NS_ADMIN},
    {"cc", NS_CC},
    {"creativecommons", NS_CREATIVECOMMONS},
    {"xml", NS_XML},
    {"xlink", NS_XLINK},
    {"atom", NS_NONE},
    {"rss", NS_NONE},
};

struct element {
	const char *name; /* lower case */
	enum hw_feed_ns ns;
	enum hw_feed_el el;
};

/* Sorted by name; the few of one name by chance of use. */
static const struct element elements[] = {
    {"abstract", NS_NONE, EL_ABSTRACT},
    {"author", NS_NONE, EL_AUTHOR},
    {"author", NS_ITUNES, EL_AUTHOR},
    {"author", NS_DC, EL_AUTHOR},
    {"body", NS_NONE, EL_BODY},
    {"body", NS_XHTML, EL_BODY},
    {"browserfriendly", NS_FEEDBURNER, EL_INFO},
    {"category", NS_NONE, EL_CATEGORY},
    {"category", NS_MEDIA, EL_CATEGORY},
    {"category", NS_ITUNES, EL_CATEGORY},
    {"channel", NS_NONE, EL_CHANNEL},
    {"cloud", NS_NONE, EL_CLOUD},
    {"commentrss", NS_WFW, EL_COMMENTRSS},
    {"comments", NS_NONE, EL_COMMENTS},
    {"comments", NS_SLASH, EL_SLASH_COMMENTS},
    {"content", NS_NONE, EL_CONTENT},
    {"content", NS_MEDIA, EL_MEDIA_CONTENT},
    {"contributor", NS_NONE, EL_CONTRIBUTOR},
    {"contributor", NS_DC, EL_DC_CONTRIBUTOR},
    {"copyright", NS_NONE, EL_RIGHTS},
    {"created", NS_NONE, EL_CREATED},
    {"created", NS_DCTERMS, EL_CREATED},
    {"creator", NS_DC, EL_AUTHOR},
    {"credit", NS_MEDIA, EL_MEDIA_CREDIT},
    {"date", NS_DC, EL_UPDATED},
    {"day", NS_NONE, EL_DAY},
    {"description", NS_NONE, EL_DESCRIPTION},
    {"description", NS_MEDIA, EL_DESCRIPTION},
    {"description", NS_DC, EL_DESCRIPTION},
    {"docs", NS_NONE, EL_DOCS},
    {"duration", NS_ITUNES, EL_DURATION},
    {"email", NS_NONE, EL_EMAIL},
    {"email", NS_ITUNES, EL_EMAIL},
    {"enclosure", NS_NONE, EL_ENCLOSURE},
    {"encoded", NS_CONTENT, EL_ENCODED},
    {"entry", NS_NONE, EL_ITEM},
    {"errorreportsto", NS_ADMIN, EL_ERRORREPORTSTO},
    {"expirationdate", NS_NONE, EL_EXPIRED},
    {"feed", NS_NONE, EL_FEED},
    {"fullitem", NS_NONE, EL_ENCODED},
    {"generator", NS_NONE, EL_GENERATOR},
    {"generatoragent", NS_ADMIN, EL_GENERATORAGENT},
    {"group", NS_MEDIA, EL_MEDIA_GROUP},
    {"guid", NS_NONE, EL_ID},
    {"height", NS_NONE, EL_HEIGHT},
    {"homepage", NS_NONE, EL_URL},
    {"hour", NS_NONE, EL_HOUR},
    {"html", NS_NONE, EL_HTML},
    {"html", NS_XHTML, EL_HTML},
    {"icon", NS_NONE, EL_ICON},
    {"id", NS_NONE, EL_ID},
    {"image", NS_NONE, EL_IMAGE},
    {"image", NS_ITUNES, EL_ITUNES_IMAGE},
    {"info", NS_NONE, EL_INFO},
    {"issued", NS_NONE, EL_PUBLISHED},
    {"issued", NS_DCTERMS, EL_PUBLISHED},
    {"item", NS_NONE, EL_ITEM},
    {"keywords", NS_NONE, EL_CATEGORY},
    {"keywords", NS_ITUNES, EL_KEYWORDS},
    {"keywords", NS_MEDIA, EL_KEYWORDS},
    {"language", NS_NONE, EL_LANGUAGE},
    {"language", NS_DC, EL_LANGUAGE},
    {"lastbuilddate", NS_NONE, EL_UPDATED},
    {"lat", NS_GEO, EL_GEO_LAT},
    {"license", NS_CREATIVECOMMONS, EL_LICENSE},
    {"license", NS_CC, EL_CC_LICENSE},
    {"license", NS_MEDIA, EL_LICENSE},
    {"link", NS_NONE, EL_LINK},
    {"link", NS_ITUNES, EL_ITUNES_IMAGE},
    {"logo", NS_NONE, EL_LOGO},
    {"long", NS_GEO, EL_GEO_LONG},
    {"managingeditor", NS_NONE, EL_AUTHOR},
    {"modified", NS_NONE, EL_UPDATED},
    {"modified", NS_DCTERMS, EL_UPDATED},
    {"name", NS_NONE, EL_NAME},
    {"name", NS_ITUNES, EL_NAME},
    {"new-feed-url", NS_ITUNES, EL_NEWLOCATION},
    {"newlocation", NS_NONE, EL_NEWLOCATION},
    {"opml", NS_NONE, EL_OPML},
    {"owner", NS_ITUNES, EL_OWNER},
    {"point", NS_GEORSS, EL_GEO_POINT},
    {"pos", NS_GML, EL_GEO_POINT},
    {"pubdate", NS_NONE, EL_PUBLISHED},
    {"published", NS_NONE, EL_PUBLISHED},
    {"publisher", NS_DC, EL_PUBLISHER},
    {"rdf", NS_RDF, EL_RDF},
    {"rights", NS_NONE, EL_RIGHTS},
    {"rights", NS_DC, EL_RIGHTS},
    {"rss", NS_NONE, EL_RSS},
    {"sitemapindex", NS_NONE, EL_SITEMAPINDEX},
    {"skipdays", NS_NONE, EL_SKIPDAYS},
    {"skiphours", NS_NONE, EL_SKIPHOURS},
    {"source", NS_NONE, EL_SOURCE},
    {"subject", NS_DC, EL_CATEGORY},
    {"subtitle", NS_NONE, EL_SUBTITLE},
    {"subtitle", NS_ITUNES, EL_SUBTITLE},
    {"summary", NS_NONE, EL_SUMMARY},
    {"summary", NS_ITUNES, EL_SUMMARY},
    {"tagline", NS_NONE, EL_SUBTITLE},
    {"tags", NS_NONE, EL_TAGS},
    {"textinput", NS_NONE, EL_TEXTINPUT},
    {"thumbnail", NS_MEDIA, EL_MEDIA_THUMBNAIL},
    {"title", NS_NONE, EL_TITLE},
    {"title", NS_DC, EL_TITLE},
    {"title", NS_MEDIA, EL_MEDIA_TITLE},
    {"total", NS_THR, EL_SLASH_COMMENTS},
    {"ttl", NS_NONE, EL_TTL},
    {"updated", NS_NONE, EL_UPDATED},
    {"updatefrequency", NS_SY, EL_SY_FREQUENCY},
    {"updateperiod", NS_SY, EL_SY_PERIOD},
    {"uri", NS_NONE, EL_URL},
    {"url", NS_NONE, EL_URL},
    {"urlset", NS_NONE, EL_URLSET},
    {"webmaster", NS_NONE, EL_PUBLISHER},
    {"width", NS_NONE, EL_WIDTH},
};

#define N(a) (sizeof(a) / sizeof *(a))

enum hw_feed_ns
hw_feed_ns_of_uri(struct hw_str uri)
{
	for (size_t i = 0; i < N(uris); i++)
		if (hw_str_ieq(uri, hw_str_c(uris[i].uri)))
			return uris[i].ns;
	/* backend.userland.com/rss2, /rss091, ... */
	if (hw_str_ifind(uri, HW_STR("backend.userland.com/rss"), 0) != HW_NPOS)
		return NS_NONE;
	return NS_OTHER;
}

enum hw_feed_ns
hw_feed_ns_of_prefix(struct hw_str prefix)
{
	if (prefix.n == 0)
		return NS_NONE;
	for (size_t i = 0; i < N(prefixes); i++)
		if (hw_str_ieq(prefix, hw_str_c(prefixes[i].prefix)))
			return prefixes[i].ns;
	return NS_OTHER;
}

/* Order of a name against a lower-case table name. */
static int
compare(struct hw_str name, const char *row)
{
	size_t i = 0;

	for (; i < name.n && row[i]; i++) {
		int d = hw_lower((unsigned char)name.p[i]) -
		    (unsigned char)row[i];

		if (d)
			return d;
	}
	return i < name.n ? 1 : row[i] ? -1 : 0;
}

enum hw_feed_el
hw_feed_el_of(enum hw_feed_ns ns, struct hw_str local)
{
	size_t lo = 0, hi = N(elements);

	if (ns == NS_OTHER)
		return EL_NONE;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (compare(local, elements[mid].name) > 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < N(elements) && compare(local, elements[lo].name) == 0; lo++)
		if (elements[lo].ns == ns)
			return elements[lo].el;
	return EL_NONE;
}
