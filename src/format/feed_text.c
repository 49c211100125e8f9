/* SPDX-License-Identifier: MIT
 * Elements of feeds that hold text, or only attributes; links and people are
 * in feed_link.c and feed_person.c. */
#include "format/feed_int.h"

struct hw_feed_image *
hw_feed_image_of(struct parser *p)
{
	if (!p->image_at)
		return NULL;
	return p->entry ? &p->entry->f.image : &p->more->f.image;
}

struct hw_str
hw_feed_attr(struct parser *p, const char *name)
{
	if (p->x->n_attr == 0)
		return HW_STR("");
	return hw_str_trim(hw_xml_attr(p->m, p->x, name, NULL));
}

/* CDF and RSS 1.0 say it in attributes. */
static void
start_thing(struct parser *p, struct hw_feed_fields *to)
{
	struct hw_str lastmod = hw_feed_attr(p, "lastmod"),
		      href = hw_feed_attr(p, "href");

	if (lastmod.n > 0)
		hw_feed_set_date(lastmod, &to->updated_raw, &to->updated);
	if (href.n > 0) {
		struct hw_feed_link *l = hw_links_add(p->m, &to->links);

		l->rel = HW_STR("alternate");
		l->type = HW_STR("text/html");
		l->href = to->link = hw_feed_url(p->m, p->base, href);
	}
}

static void
start_item(struct parser *p)
{
	p->full = p->entries.n >= HW_FEED_ENTRIES;
	if (p->full)
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
	more->f.id = hw_feed_attr(p, "rdf:about");
	start_thing(p, &more->f);
}

static void
start_source(struct parser *p)
{
	struct hw_str url = hw_feed_attr(p, "url");

	if (!p->entry)
		return;
	p->source = HW_NEW(p->m, struct hw_feed_fields);
	p->source->published.at = p->source->updated.at = HW_TIME_NONE;
	p->source->created.at = HW_TIME_NONE;
	if (url.n > 0)
		p->source->link = hw_feed_url(p->m, p->base, url);
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
start_category(struct parser *p, struct frame *f)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_str term = hw_feed_attr(p, "term");

	if (term.n == 0)
		term = hw_feed_attr(p, "text");
	if (term.n == 0)
		term = hw_feed_attr(p, "label");
	f->flag = term.n > 0;
	hw_feed_add_tag(p->m, to, term);
}

static void
start_cloud(struct parser *p)
{
	p->more->cloud.domain = hw_feed_attr(p, "domain");
	p->more->cloud.port = hw_feed_attr(p, "port");
	p->more->cloud.path = hw_feed_attr(p, "path");
	p->more->cloud.procedure = hw_feed_attr(p, "registerProcedure");
	p->more->cloud.protocol = hw_feed_attr(p, "protocol");
}

static void
start_container(struct parser *p, enum hw_feed_el el)
{
	switch (el) {
	case EL_CHANNEL:
		start_thing(p, hw_feed_context(p));
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
	default:
		break;
	}
}

static void
start_value(struct parser *p, enum hw_feed_el el)
{
	struct frame *f = &p->stack[p->depth];
	struct hw_feed_fields *to = hw_feed_context(p);

	switch (el) {
	case EL_LINK:
		hw_feed_start_link(p, f);
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
		hw_feed_start_enclosure(p);
		break;
	case EL_MEDIA_CONTENT:
	case EL_MEDIA_THUMBNAIL:
	case EL_ITUNES_IMAGE:
		hw_feed_start_media(p, el);
		break;
	case EL_CLOUD:
		start_cloud(p);
		break;
	case EL_GENERATOR:
		to->generator_url = hw_feed_attr_href(p);
		if (to->generator_url.n > 0)
			to->generator_url = hw_feed_url(
			    p->m, p->base, to->generator_url);
		break;
	case EL_GENERATORAGENT:
		to->generator = to->generator_url = hw_feed_attr(
		    p, "rdf:resource");
		break;
	case EL_ERRORREPORTSTO:
		p->more->errors_to = hw_feed_attr(p, "rdf:resource");
		break;
	case EL_CC_LICENSE:
		hw_feed_add_license(p, hw_feed_attr(p, "rdf:resource"));
		break;
	default:
		break;
	}
}

void
hw_feed_start_text(struct parser *p, enum hw_feed_el el)
{
	if (el < EL_AUTHOR)
		start_container(p, el);
	else if (el < EL_NAME)
		hw_feed_start_person(p, el);
	else if (el >= EL_TITLE)
		start_value(p, el);
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
	else if (el == EL_LOGO && text.n > 0)
		to->logo = hw_feed_url(p->m, p->base, text);
	else if (el == EL_DOCS && !p->entry)
		p->more->docs = hw_feed_url(p->m, p->base, text);
	else if (el == EL_NEWLOCATION && !p->entry)
		p->more->new_feed_url = hw_feed_url(p->m, p->base, text);
	else if (el == EL_GENERATOR)
		to->generator = text;
}

static void
end_container(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
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
	default:
		break;
	}
}

static void
end_image_part(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_feed_image *image = hw_feed_image_of(p);

	if (image && el == EL_WIDTH)
		image->width = text;
	else if (image && el == EL_HEIGHT)
		image->height = text;
}

static void
end_value(
    struct parser *p, enum hw_feed_el el, struct frame *f, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);

	switch (el) {
	case EL_LINK:
		hw_feed_end_link(p, f, text);
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
			hw_feed_add_license(p, text);
		break;
	case EL_WIDTH:
	case EL_HEIGHT:
		end_image_part(p, el, text);
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

void
hw_feed_end_text(
    struct parser *p, enum hw_feed_el el, struct frame *f, struct hw_str text)
{
	text = hw_feed_mend(p->m, text);
	if (el < EL_AUTHOR)
		end_container(p, el, text);
	else if (el < EL_NAME && p->person_at == p->depth)
		hw_feed_end_person(p, el, text);
	else if (el >= EL_NAME && el < EL_TITLE)
		hw_feed_person_part(p, el, text);
	else if (el >= EL_TITLE)
		end_value(p, el, f, text);
}
