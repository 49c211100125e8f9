/* SPDX-License-Identifier: MIT
 * Shared by the feed readers of format/. */
#ifndef HW_FORMAT_FEED_INT_H
#define HW_FORMAT_FEED_INT_H

#include "base/arena.h"
#include "base/buf.h"
#include "format/feed.h"
#include "format/xml.h"

/* Namespaces whose elements we know, named by their usual prefix. */
enum hw_feed_ns {
	NS_NONE, /* RSS, Atom, and every namespace nobody knows by default */
	NS_ADMIN,
	NS_CC,
	NS_CREATIVECOMMONS,
	NS_CONTENT,
	NS_DC,
	NS_DCTERMS,
	NS_FEEDBURNER,
	NS_GEO,
	NS_GEORSS,
	NS_GML,
	NS_THR,
	NS_ITUNES,
	NS_MEDIA,
	NS_RDF,
	NS_SLASH,
	NS_SY,
	NS_WFW,
	NS_XHTML,
	NS_XLINK,
	NS_XML,
	NS_OTHER, /* a prefix nobody knows */
};

/* What an element is to us. */
enum hw_feed_el {
	EL_NONE,
	/* containers */
	EL_RSS,
	EL_RDF,
	EL_FEED,
	EL_CHANNEL,
	EL_ITEM,
	EL_IMAGE,
	EL_TEXTINPUT,
	EL_SOURCE,
	EL_SKIPHOURS,
	EL_SKIPDAYS,
	EL_MEDIA_GROUP,
	/* people */
	EL_AUTHOR,
	EL_CONTRIBUTOR,
	EL_DC_CONTRIBUTOR,
	EL_OWNER,
	EL_PUBLISHER,
	EL_NAME,
	EL_URL,
	EL_EMAIL,
	/* content: may hold markup */
	EL_TITLE,
	EL_MEDIA_TITLE,
	EL_DESCRIPTION,
	EL_ABSTRACT,
	EL_SUBTITLE,
	EL_SUMMARY,
	EL_CONTENT,
	EL_BODY,
	EL_ENCODED,
	EL_INFO,
	EL_RIGHTS,
	/* text */
	EL_LINK,
	EL_ID,
	EL_LANGUAGE,
	EL_PUBLISHED,
	EL_UPDATED,
	EL_CREATED,
	EL_EXPIRED,
	EL_CATEGORY,
	EL_KEYWORDS,
	EL_TAGS,
	EL_GENERATOR,
	EL_NEWLOCATION,
	EL_COMMENTS,
	EL_COMMENTRSS,
	EL_SLASH_COMMENTS,
	EL_ICON,
	EL_LOGO,
	EL_DOCS,
	EL_TTL,
	EL_HOUR,
	EL_DAY,
	EL_SY_PERIOD,
	EL_SY_FREQUENCY,
	EL_LICENSE,
	EL_MEDIA_CREDIT,
	EL_DURATION,
	EL_WIDTH,
	EL_HEIGHT,
	EL_GEO_LAT,
	EL_GEO_LONG,
	EL_GEO_POINT,
	EL_MEDIA_THUMBNAIL,
	/* attributes only */
	EL_CLOUD,
	EL_ENCLOSURE,
	EL_CC_LICENSE,
	EL_MEDIA_CONTENT,
	EL_ITUNES_IMAGE,
	EL_GENERATORAGENT,
	EL_ERRORREPORTSTO,
	/* other documents */
	EL_URLSET,
	EL_SITEMAPINDEX,
	EL_OPML,
	EL_HTML,
};

/* The namespace of a URI, and of a prefix nobody declared. */
enum hw_feed_ns hw_feed_ns_of_uri(struct hw_str uri);
enum hw_feed_ns hw_feed_ns_of_prefix(struct hw_str prefix);
/* The element by its namespace and local name (any case). */
enum hw_feed_el hw_feed_el_of(enum hw_feed_ns ns, struct hw_str local);

/* Inline content types. */
enum hw_feed_type {
	TYPE_TEXT,  /* text/plain */
	TYPE_HTML,  /* markup, escaped */
	TYPE_XHTML, /* markup, inline */
	TYPE_OTHER,
};

/* An open element. */
struct frame {
	struct hw_str name; /* as written */
	enum hw_feed_el el;
	struct hw_str one;        /* its text while that is one piece */
	struct hw_buf buf;        /* else here */
	bool joined;              /* buf is in use */
	bool flag;                /* category: has its term; id: is no link;
			      link: had its address */
	bool other;               /* link: not the page itself */
	bool prefixed;            /* of a module, not of the format itself */
	struct hw_str base, lang; /* in effect outside of it */
	size_t n_bind;            /* bindings outside of it */
};

struct binding {
	struct hw_str prefix;
	enum hw_feed_ns ns;
};

#define HW_FEED_BINDINGS 128
#define HW_FEED_CACHE 64 /* a power of two */

/* An element looked up before: feeds use few, over and over. */
struct cached {
	struct hw_str name; /* as written; empty: not in use */
	enum hw_feed_ns ns;
	enum hw_feed_el el;
};

struct parser {
	struct hw_arena *m;
	struct hw_xml *x;
	struct hw_feed *feed;
	struct hw_feed_more *more;
	struct frame stack[HW_FEED_DEPTH]; /* from 1; 0 is not used */
	size_t depth;
	size_t ignored; /* open elements beyond the stack */
	struct binding bind[HW_FEED_BINDINGS];
	size_t n_bind;
	struct cached cache[HW_FEED_CACHE];
	struct hw_str base, lang;   /* in effect */
	bool rss10, rss090, atom10; /* namespaces seen */
	bool feed_is_atom;

	HW_VEC(struct hw_entry) entries;
	bool full;                   /* of entries: what follows is not read */
	struct hw_entry_more *entry; /* of the open one, else NULL */
	struct hw_feed_fields *source;
	struct hw_feed_fields scratch; /* of what nobody wants */
	struct hw_person *person;      /* of the open author or other */
	/* Frames of what is open; 0: not open. */
	size_t entry_at, source_at, image_at, input_at, person_at;

	/* The content element being read. */
	size_t content_at; /* its frame; 0: none */
	enum hw_feed_type type;
	bool base64;
	bool as_content; /* a second description is the content */
	size_t div_at;   /* frame of a <div> that holds all */
	size_t div_in, div_out, div_end; /* offsets in the frame's text */

	/* Of the current entry. */
	size_t title_depth; /* of the first title that said something */
	size_t d_title, d_id, d_published, d_updated, d_created; /* depths */
	bool has_summary, has_content;
	int lang_rank;
	int description_rank; /* of the feed */
	int sy_minutes, sy_frequency;
};

/* Fields of the innermost open thing: source, image, entry or feed. */
struct hw_feed_fields *hw_feed_context(struct parser *p);

/* ---- feed_put.c: values into fields ---- */

/* Text as it should be: trimmed; UTF-8 read as Latin-1 and written again
 * undone; C1 controls as windows-1252 meant them. */
struct hw_str hw_feed_mend(struct hw_arena *m, struct hw_str s);
/* An address: absolute, and of a harmless scheme; else empty. */
struct hw_str hw_feed_url(
    struct hw_arena *m, struct hw_str base, struct hw_str ref);
/* White space (ASCII) to single spaces, other control bytes gone. */
struct hw_str hw_feed_one_line(struct hw_arena *m, struct hw_str s);
void hw_feed_add_tag(
    struct hw_arena *m, struct hw_feed_fields *f, struct hw_str tag);
/* "a, b, c" */
void hw_feed_add_tags(
    struct hw_arena *m, struct hw_feed_fields *f, struct hw_str list);
void hw_feed_set_date(
    struct hw_str value, struct hw_str *raw, struct hw_date *date);
/* Fill the model's fields from more's. */
void hw_feed_finish(struct hw_arena *m, struct hw_feed *feed);

/* ---- feed_link.c: elements that point at something ---- */
struct hw_feed_link *hw_links_add(struct hw_arena *m, struct hw_feed_links *l);
/* The address of a link, however the attribute is called. */
struct hw_str hw_feed_attr_href(struct parser *p);
void hw_feed_start_link(struct parser *p, struct frame *f);
void hw_feed_end_link(struct parser *p, struct frame *f, struct hw_str text);
void hw_feed_start_enclosure(struct parser *p);
void hw_feed_start_media(struct parser *p, enum hw_feed_el el);
void hw_feed_add_license(struct parser *p, struct hw_str url);

/* ---- feed_person.c ---- */
struct hw_person *hw_people_add(struct hw_arena *m, struct hw_people *p);
/* "me@example.com (Name)" and its relatives into name and email. */
void hw_feed_person(
    struct hw_arena *m, struct hw_person *p, struct hw_str text);
void hw_feed_start_person(struct parser *p, enum hw_feed_el el);
void hw_feed_end_person(
    struct parser *p, enum hw_feed_el el, struct hw_str text);
/* Name, address of a person; <url> of an image. */
void hw_feed_person_part(
    struct parser *p, enum hw_feed_el el, struct hw_str text);

/* ---- feed_text.c: elements that hold text ---- */
/* The attribute of the tag just read, trimmed. */
struct hw_str hw_feed_attr(struct parser *p, const char *name);
/* The image that is open, else NULL. */
struct hw_feed_image *hw_feed_image_of(struct parser *p);
void hw_feed_start_text(struct parser *p, enum hw_feed_el el);
void hw_feed_end_text(
    struct parser *p, enum hw_feed_el el, struct frame *f, struct hw_str text);

/* ---- feed_content.c: elements that may hold markup ---- */
bool hw_feed_is_content(enum hw_feed_el el);
void hw_feed_start_content(struct parser *p, enum hw_feed_el el);
void hw_feed_end_content(
    struct parser *p, enum hw_feed_el el, struct frame *f, struct hw_str text);
/* A tag inside such an element; false: it was an ordinary element. */
void hw_feed_inline_start(struct parser *p);
void hw_feed_inline_end(struct parser *p, struct hw_str name);

/* ---- feed_xml.c ---- */
void hw_feed_add_text(struct parser *p, struct frame *f, struct hw_str s);
int hw_feed_xml(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_str lang, struct hw_feed *out, struct hw_err *err) HW_MUST_USE;

/* ---- feed_json.c ---- */
int hw_feed_json(struct hw_arena *m, struct hw_str doc, struct hw_str base,
    struct hw_feed *out, struct hw_err *err) HW_MUST_USE;

#endif
