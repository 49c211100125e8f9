/* SPDX-License-Identifier: MIT
 * Elements of feeds that hold text, or only attributes. */
#include "format/feed_int.h"

#include <string.h>

static struct hw_str
attr(struct parser *p, const char *name)
{
	if (p->x->n_attr == 0)
		return HW_STR("");
	return hw_str_trim(hw_xml_attr(p->m, p->x, name, NULL));
}

/* The address of a link, however it is called. */
static struct hw_str
attr_href(struct parser *p)
{
	struct hw_str s = attr(p, "url");

	if (s.n == 0)
		s = attr(p, "uri");
	return s.n > 0 ? s : attr(p, "href");
}

static bool
is_html_type(struct hw_str t)
{
	return hw_str_eq(t, HW_STR("text/html")) ||
	    hw_str_eq(t, HW_STR("html")) || hw_str_eq(t, HW_STR("xhtml")) ||
	    hw_str_eq(t, HW_STR("application/xhtml+xml"));
}

static struct hw_feed_image *
image_of(struct parser *p)
{
	if (!p->image_at)
		return NULL;
	return p->entry ? &p->entry->f.image : &p->more->f.image;
}

static void
add_enclosure(struct parser *p, struct hw_str url, struct hw_str type,
    struct hw_str length)
{
	uint64_t n;

	if (!p->entry || p->source || url.n == 0 ||
	    p->entry->enclosures.n >= HW_FEED_LIST)
		return;
	for (size_t i = 0; i < p->entry->enclosures.n; i++)
		if (hw_str_eq(p->entry->enclosures.v[i].url, url))
			return;
	struct hw_enclosure *e = HW_PUSH(p->m, &p->entry->enclosures);

	e->url = url;
	e->type = type;
	e->length = hw_str_u64(length, &n) && n <= INT64_MAX ? (int64_t)n : -1;
}

static void
start_link(struct parser *p, struct frame *f)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_str href = attr_href(p);
	bool has = href.n > 0;

	hw_xml_attr(p->m, p->x, "href", has ? NULL : &has);
	struct hw_feed_link *l = hw_links_add(p->m, &to->links);

	l->rel = hw_str_lower(p->m, attr(p, "rel"));
	l->type = hw_str_lower(p->m, attr(p, "type"));
	l->hreflang = attr(p, "hreflang");
	l->title = attr(p, "title");
	l->length = attr(p, "length");
	if (l->rel.n == 0)
		l->rel = HW_STR("alternate");
	if (l->type.n == 0)
		l->type = hw_str_eq(l->rel, HW_STR("self"))
		    ? HW_STR("application/atom+xml")
		    : HW_STR("text/html");
	f->flag = has;
	f->other = !hw_str_eq(l->rel, HW_STR("alternate"));
	if (!has)
		return; /* the address is the text */
	l->href = hw_feed_url(p->m, p->base, href);
	if (hw_str_eq(l->rel, HW_STR("alternate")) && is_html_type(l->type) &&
	    l->href.n > 0)
		to->link = l->href;
	if (hw_str_eq(l->rel, HW_STR("enclosure")))
		add_enclosure(p, l->href, attr(p, "type"), l->length);
	if (hw_str_eq(l->rel, HW_STR("license")))
		to->license = l->href;
}

/* "&amp;" escaped twice is common in RSS links. */
static struct hw_str
fix_link(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;
	size_t at, from = 0;

	if (hw_str_find(s, HW_STR("&amp;"), 0) == HW_NPOS)
		return s;
	hw_buf_init(&b, m, s.n);
	while ((at = hw_str_find(s, HW_STR("&amp;"), from)) != HW_NPOS) {
		hw_buf_put(&b, hw_str_sub(s, from, at + 1));
		from = at + 5;
	}
	hw_buf_put(&b, hw_str_from(s, from));
	return hw_buf_str(&b);
}

static void
end_link(struct parser *p, struct frame *f, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_feed_image *image = image_of(p);
	struct hw_str url;

	if (f->flag)
		return;
	url = text.n > 0 ? hw_feed_url(p->m, p->base, fix_link(p->m, text))
			 : HW_STR("");
	if (image)
		image->link = url;
	else if (url.n > 0 && !f->other)
		to->link = url;
	if (to->links.n > 0 && to->links.v[to->links.n - 1].href.n == 0)
		to->links.v[to->links.n - 1].href = url;
}

/* CDF and RSS 1.0 say it in attributes. */
static void
start_thing(struct parser *p, struct hw_feed_fields *to)
{
	struct hw_str lastmod = attr(p, "lastmod"), href = attr(p, "href");

	if (lastmod.n > 0)
		hw_feed_set_date(lastmod, &to->updated_raw, &to->updated);
	if (href.n > 0)
		to->link = hw_feed_url(p->m, p->base, href);
}

static void
start_item(struct parser *p)
{
	if (p->entries.n >= HW_FEED_ENTRIES)
		return;
	struct hw_entry *e = HW_PUSH(p->m, &p->entries);
	struct hw_entry_more *more = HW_NEW(p->m, struct hw_entry_more);

	e->published.at = e->updated.at = HW_TIME_NONE;
	more->f.published.at = more->f.updated.at = HW_TIME_NONE;
	more->f.created.at = more->f.expires.at = HW_TIME_NONE;
	e->more = more;
	p->entry = more;
	p->entry_at = p->depth;
	p->title_depth = 0;
	p->d_title = p->d_id = p->d_published = p->d_updated = p->d_created = 0;
	p->has_summary = p->has_content = false;
	p->lang_rank = 0;
	more->f.id = attr(p, "rdf:about");
	start_thing(p, &more->f);
}

static void
start_source(struct parser *p)
{
	if (!p->entry)
		return;
	p->source = HW_NEW(p->m, struct hw_feed_fields);
	p->source->published.at = p->source->updated.at = HW_TIME_NONE;
	p->source->created.at = HW_TIME_NONE;
	p->source->link = hw_feed_url(p->m, p->base, attr(p, "url"));
	p->source_at = p->depth;
	p->title_depth = 0;
}

static void
end_source(struct parser *p, struct hw_str text)
{
	if (text.n > 0 && p->source->title_text.n == 0)
		p->source->title_text = hw_feed_one_line(p->m, text);
	p->entry->source = p->source;
	p->source = NULL;
	p->source_at = 0;
}

static void
start_person(struct parser *p, enum hw_feed_el el)
{
	struct hw_feed_fields *to = hw_feed_context(p);

	p->person_at = p->depth;
	if (el == EL_AUTHOR)
		p->person = hw_people_add(p->m, &to->authors);
	else if (el == EL_PUBLISHER || el == EL_OWNER)
		p->person = &to->publisher;
	else
		p->person = hw_people_add(p->m, &to->contributors);
}

static bool
nobody(const struct hw_person *a)
{
	return a->name.n == 0 && a->email.n == 0 && a->url.n == 0;
}

static bool
same_person(const struct hw_person *a, const struct hw_person *b)
{
	return hw_str_eq(a->name, b->name) && hw_str_eq(a->email, b->email) &&
	    hw_str_eq(a->url, b->url);
}

static void
end_person(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_people *list = el == EL_AUTHOR ? &to->authors
						 : &to->contributors;

	if (nobody(p->person) && text.n > 0)
		hw_feed_person(p->m, p->person, text);
	p->person_at = 0;
	if (el == EL_PUBLISHER || el == EL_OWNER)
		return;
	for (size_t i = 0; i < list->n; i++)
		if (&list->v[i] != p->person && i + 1 < list->n &&
		    same_person(&list->v[i], &list->v[list->n - 1])) {
			list->n--;
			return;
		}
	if (list->n > 0 && nobody(&list->v[list->n - 1]))
		list->n--;
}

static void
start_category(struct parser *p, struct frame *f)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_str term = attr(p, "term");

	if (term.n == 0)
		term = attr(p, "text");
	if (term.n == 0)
		term = attr(p, "label");
	f->flag = term.n > 0;
	hw_feed_add_tag(p->m, to, term);
}

static void
start_media(struct parser *p, enum hw_feed_el el)
{
	struct hw_str url = hw_feed_url(p->m, p->base, attr_href(p));
	struct hw_str type = hw_str_lower(p->m, attr(p, "type"));
	struct hw_feed_fields *to = hw_feed_context(p);

	if (attr_href(p).n == 0)
		return;
	if (el == EL_ITUNES_IMAGE || el == EL_MEDIA_THUMBNAIL) {
		if (to->image.url.n == 0)
			to->image.url = url;
		return;
	}
	if (to->image.url.n == 0 &&
	    (hw_str_starts(type, HW_STR("image/")) ||
		hw_str_ieq(attr(p, "medium"), HW_STR("image"))))
		to->image.url = url;
	add_enclosure(p, url, type, attr(p, "fileSize"));
}

static void
start_enclosure(struct parser *p)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_str url = attr_href(p);
	struct hw_feed_link *l = hw_links_add(p->m, &to->links);

	l->rel = HW_STR("enclosure");
	l->href = url.n > 0 ? hw_feed_url(p->m, p->base, url) : url;
	l->type = hw_str_lower(p->m, attr(p, "type"));
	l->length = attr(p, "length");
	add_enclosure(p, l->href, l->type, l->length);
}

static void
add_license(struct parser *p, struct hw_str url)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_feed_link *l = hw_links_add(p->m, &to->links);

	l->rel = HW_STR("license");
	l->href = hw_feed_url(p->m, p->base, url);
	to->license = l->href;
}

static void
start_cloud(struct parser *p)
{
	p->more->cloud.domain = attr(p, "domain");
	p->more->cloud.port = attr(p, "port");
	p->more->cloud.path = attr(p, "path");
	p->more->cloud.procedure = attr(p, "registerProcedure");
	p->more->cloud.protocol = attr(p, "protocol");
}

void
hw_feed_start_text(struct parser *p, enum hw_feed_el el)
{
	struct frame *f = &p->stack[p->depth];
	struct hw_feed_fields *to = hw_feed_context(p);

	switch (el) {
	case EL_CHANNEL:
		start_thing(p, to);
		break;
	case EL_ITEM:
		start_item(p);
		break;
	case EL_IMAGE:
		p->image_at = p->depth;
		p->title_depth = 0;
		break;
	case EL_TEXTINPUT:
		p->input_at = p->depth;
		p->title_depth = 0;
		break;
	case EL_SOURCE:
		start_source(p);
		break;
	case EL_AUTHOR:
	case EL_CONTRIBUTOR:
	case EL_DC_CONTRIBUTOR:
	case EL_PUBLISHER:
	case EL_OWNER:
		start_person(p, el);
		break;
	case EL_LINK:
		start_link(p, f);
		break;
	case EL_CATEGORY:
		start_category(p, f);
		break;
	case EL_ID: {
		bool has;
		struct hw_str v = hw_xml_attr(p->m, p->x, "isPermaLink", &has);

		f->flag = has && !hw_str_eq(v, HW_STR("true"));
		break;
	}
	case EL_ENCLOSURE:
		start_enclosure(p);
		break;
	case EL_MEDIA_CONTENT:
	case EL_MEDIA_THUMBNAIL:
	case EL_ITUNES_IMAGE:
		start_media(p, el);
		break;
	case EL_CLOUD:
		start_cloud(p);
		break;
	case EL_GENERATOR:
		to->generator_url = attr_href(p);
		if (to->generator_url.n > 0)
			to->generator_url = hw_feed_url(
			    p->m, p->base, to->generator_url);
		break;
	case EL_GENERATORAGENT:
		to->generator = to->generator_url = attr(p, "rdf:resource");
		break;
	case EL_ERRORREPORTSTO:
		p->more->errors_to = attr(p, "rdf:resource");
		break;
	case EL_CC_LICENSE:
		add_license(p, attr(p, "rdf:resource"));
		break;
	default:
		break;
	}
}

/* A value of an entry that stands deeper than one we have is another
 * thing's. */
static bool
deeper(const struct parser *p, size_t *at)
{
	if (!p->entry || p->source)
		return false;
	if (*at > 0 && p->depth > *at)
		return true;
	*at = p->depth;
	return false;
}

static void
end_id(struct parser *p, struct frame *f, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	bool is_link = !f->flag;

	if (text.n == 0 || deeper(p, &p->d_id))
		return;
	/* "12345" is a name, "/12345" an address */
	if (is_link && p->base.n > 0 && hw_str_chr(text, ':', 0) == HW_NPOS &&
	    hw_str_chr(text, '/', 0) != HW_NPOS)
		text = hw_feed_url(p->m, p->base, text);
	to->id = text;
	is_link = is_link &&
	    (hw_str_istarts(text, HW_STR("http://")) ||
		hw_str_istarts(text, HW_STR("https://")));
	if (is_link && to->link.n == 0)
		to->link = hw_feed_url(p->m, p->base, text);
	if (p->entry && !p->source)
		p->entry->id_is_link = is_link;
}

static void
end_date(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);

	if (el == EL_PUBLISHED && !deeper(p, &p->d_published))
		hw_feed_set_date(text, &to->published_raw, &to->published);
	else if (el == EL_UPDATED && !deeper(p, &p->d_updated))
		hw_feed_set_date(text, &to->updated_raw, &to->updated);
	else if (el == EL_CREATED && !deeper(p, &p->d_created))
		hw_feed_set_date(text, &to->created_raw, &to->created);
	else if (el == EL_EXPIRED)
		hw_feed_set_date(text, &to->expires_raw, &to->expires);
}

static void
end_of_person(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_feed_image *image = image_of(p);

	if (p->person_at && el == EL_NAME)
		p->person->name = text;
	else if (p->person_at && el == EL_EMAIL)
		p->person->email = text;
	else if (p->person_at)
		p->person->url = hw_feed_url(p->m, p->base, text);
	else if (image && el == EL_URL)
		image->url = hw_feed_url(p->m, p->base, text);
}

static void
end_category(struct parser *p, struct frame *f, struct hw_str text)
{
	if (!f->flag || !hw_str_eq(text, HW_STR("")))
		hw_feed_add_tag(
		    p->m, hw_feed_context(p), hw_feed_one_line(p->m, text));
}

static void
end_language(struct parser *p, struct hw_str text)
{
	if (p->entry)
		p->lang_rank = 4;
	if (text.n > 0)
		hw_feed_context(p)->language = text;
}

static void
end_geo(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_str lat;

	if (!p->entry)
		return;
	if (el == EL_GEO_POINT) {
		if (hw_str_word(&text, &lat)) {
			p->entry->geo_lat = lat;
			p->entry->geo_long = hw_str_trim(text);
		}
	} else {
		*(el == EL_GEO_LAT ? &p->entry->geo_lat
				   : &p->entry->geo_long) = text;
	}
}

static int
number(struct hw_str s, int max)
{
	uint64_t v;

	return hw_str_u64(s, &v) && v <= (uint64_t)max ? (int)v : 0;
}

static void
end_schedule(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	static const char *const days[] = {
	    "sun", "mon", "tue", "wed", "thu", "fri", "sat"};
	static const struct {
		const char *name;
		int minutes;
	} period[] = {{"hourly", 60}, {"daily", 1440}, {"weekly", 10080},
	    {"monthly", 43200}, {"yearly", 525600}};
	uint64_t v;

	if (el == EL_TTL)
		p->feed->ttl_minutes = number(text, 525600);
	else if (el == EL_SY_FREQUENCY)
		p->sy_frequency = number(text, 100000);
	else if (el == EL_HOUR && hw_str_u64(text, &v) && v <= 24)
		p->feed->skip_hours |= 1u << (v % 24);
	for (size_t i = 0; el == EL_DAY && i < 7; i++)
		if (hw_str_istarts(text, hw_str_c(days[i])))
			p->feed->skip_days |= (uint8_t)(1u << i);
	for (size_t i = 0; el == EL_SY_PERIOD && i < 5; i++)
		if (hw_str_ieq(text, hw_str_c(period[i].name)))
			p->sy_minutes = period[i].minutes;
}

static void
end_of_entry(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_entry_more *e = p->entry;

	if (!e || p->source)
		return;
	if (el == EL_COMMENTS)
		e->comments = hw_feed_url(p->m, p->base, text);
	else if (el == EL_COMMENTRSS)
		e->comments_feed = hw_feed_url(p->m, p->base, text);
	else if (el == EL_SLASH_COMMENTS)
		e->comments_count = text;
	else if (el == EL_DURATION)
		e->duration = text;
	else if (el == EL_MEDIA_CREDIT && e->credit.n == 0)
		e->credit = text;
}

static void
end_of_feed(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);

	if (el == EL_ICON)
		to->icon = hw_feed_url(p->m, p->base, text);
	else if (el == EL_LOGO)
		to->logo = hw_feed_url(p->m, p->base, text);
	else if (el == EL_DOCS && !p->entry)
		p->more->docs = hw_feed_url(p->m, p->base, text);
	else if (el == EL_NEWLOCATION && !p->entry)
		p->more->new_feed_url = hw_feed_url(p->m, p->base, text);
	else if (el == EL_GENERATOR)
		to->generator = text;
}

void
hw_feed_end_text(
    struct parser *p, enum hw_feed_el el, struct frame *f, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_feed_image *image = image_of(p);

	text = hw_feed_mend(p->m, text);
	switch (el) {
	case EL_ITEM:
		p->entry = NULL;
		p->entry_at = 0;
		break;
	case EL_IMAGE:
		p->image_at = 0;
		if (text.n > 0 && p->entry && p->entry->f.image.url.n == 0)
			p->entry->f.image.url = hw_feed_url(
			    p->m, p->base, text);
		break;
	case EL_TEXTINPUT:
		p->input_at = 0;
		break;
	case EL_SOURCE:
		if (p->source)
			end_source(p, text);
		break;
	case EL_AUTHOR:
	case EL_CONTRIBUTOR:
	case EL_DC_CONTRIBUTOR:
	case EL_PUBLISHER:
	case EL_OWNER:
		if (p->person_at == p->depth)
			end_person(p, el, text);
		break;
	case EL_NAME:
	case EL_URL:
	case EL_EMAIL:
		end_of_person(p, el, text);
		break;
	case EL_LINK:
		end_link(p, f, text);
		break;
	case EL_ID:
		end_id(p, f, text);
		break;
	case EL_LANGUAGE:
		end_language(p, text);
		break;
	case EL_PUBLISHED:
	case EL_UPDATED:
	case EL_CREATED:
	case EL_EXPIRED:
		end_date(p, el, text);
		break;
	case EL_CATEGORY:
		end_category(p, f, text);
		break;
	case EL_KEYWORDS:
	case EL_TAGS:
		hw_feed_add_tags(p->m, to, text);
		break;
	case EL_LICENSE:
		if (text.n > 0)
			add_license(p, text);
		break;
	case EL_WIDTH:
		if (image)
			image->width = text;
		break;
	case EL_HEIGHT:
		if (image)
			image->height = text;
		break;
	case EL_GEO_LAT:
	case EL_GEO_LONG:
	case EL_GEO_POINT:
		end_geo(p, el, text);
		break;
	case EL_TTL:
	case EL_HOUR:
	case EL_DAY:
	case EL_SY_PERIOD:
	case EL_SY_FREQUENCY:
		end_schedule(p, el, text);
		break;
	case EL_MEDIA_THUMBNAIL:
		if (text.n > 0 && to->image.url.n == 0)
			to->image.url = hw_feed_url(p->m, p->base, text);
		break;
	default:
		end_of_entry(p, el, text);
		end_of_feed(p, el, text);
		break;
	}
}
