/* SPDX-License-Identifier: MIT
 * The steps of the harvest, one file each, and the statements they gather.
 * Nothing is decided while statements are still coming in: a page names its
 * day, its author and its headline several times, and who agrees with whom
 * counts for more than who came first. */
#ifndef HW_HTML_META_INT_H
#define HW_HTML_META_INT_H

#include "base/vec.h"
#include <stddef.h>

#include "html/meta.h"
#include "html/words.h"

#define HW_META_STATEMENTS 400u /* of a kind; more are not looked at */

enum hw_said_by {
	HW_BY_LD,     /* JSON-LD of an article */
	HW_BY_LD_ODD, /* JSON-LD of something else, or of a second article */
	HW_BY_META,
	HW_BY_ITEM,   /* microdata, rel=author */
	HW_BY_TIME,   /* <time> and its like */
	HW_BY_SCRIPT, /* data of a script that is no JSON-LD */
	HW_BY_TEXT,   /* readers' text */
	HW_BY_URL,
	HW_BY_FEED,
};

enum hw_day_role { HW_DAY_PUBLISHED, HW_DAY_MODIFIED, HW_DAY_EITHER };

struct hw_said_day {
	struct hw_date date;
	int64_t day; /* as written, days since 1970 */
	enum hw_said_by by;
	enum hw_day_role role;
	float weight; /* 0..1 */
	uint32_t node;
};

struct hw_said {
	struct hw_str s; /* as written */
	enum hw_said_by by;
	bool organisation; /* an author that is not a person */
	uint32_t node;
};

struct hw_harvest {
	struct hw_arena *m;
	const struct hw_dom *d;
	const struct hw_page *page;
	struct hw_meta *out;
	struct hw_str lang; /* for reading dates: "en-GB" */
	bool card_author;   /* twitter:label1 announces the author */
	HW_VEC(struct hw_said_day) day;
	HW_VEC(struct hw_said) author;
	HW_VEC(struct hw_said) title;
};

/* jsonld.c: every script of JSON-LD. */
void hw_meta_jsonld(struct hw_harvest *h);
/* meta_element.c: meta, link and title elements. */
void hw_meta_elements(struct hw_harvest *h);
/* title.c: the headline from what was said and the headings. */
void hw_meta_title(struct hw_harvest *h);

/* date.c: <time>, microdata, scripts, text, address.  place may be NULL. */
void hw_meta_dates(struct hw_harvest *h, const struct hw_blocks *b,
    const struct hw_place *place);
/* meta.c: the block behind the n that follow the title, menus not counted. */
uint32_t hw_meta_near_end(const struct hw_blocks *b,
    const struct hw_place *place, uint32_t title, uint32_t n);
/* meta.c: does the microdata around node i describe a comment? */
bool hw_meta_of_comment(const struct hw_dom *d, uint32_t i);
/* meta_url.c: days and months in the address, of the page or its picture. */
void hw_meta_url_days(struct hw_harvest *h);
/* image.c: credit and licence of the picture from the figure that shows it;
 * that figure's picture where the head of the page names none. */
void hw_meta_image(struct hw_harvest *h, const struct hw_place *place);
/* The credit in a caption ("Photo: Jane Doe / AP", "(dpa)"); empty: none. */
struct hw_str hw_meta_image_credit(struct hw_arena *m, struct hw_str caption);
/* meta_rights.c: what a meta element (name without punctuation, small) says
 * about rights. */
void hw_meta_rights_said(
    struct hw_meta *out, struct hw_str name, struct hw_str v);
/* meta_day.c: reading and weighing of days. */
void hw_meta_say_day(struct hw_harvest *h, struct hw_str s, enum hw_said_by by,
    enum hw_day_role role, float weight, uint32_t node);
void hw_meta_add_day(struct hw_harvest *h, const struct hw_date *date,
    enum hw_said_by by, enum hw_day_role role, float weight, uint32_t node);
bool hw_meta_read_day(struct hw_str s, struct hw_str lang, struct hw_date *out);
void hw_meta_decide_day(struct hw_harvest *h);

/* byline.c: rel=author, microdata, lines that name the author. */
void hw_meta_bylines(struct hw_harvest *h, const struct hw_blocks *b,
    const struct hw_place *place);
/* Lower case of a short text for looking words up; cut at max. */
struct hw_str hw_meta_lower(struct hw_str s, char *room, size_t max);
/* author_lead.c: length of the words that lead a byline in, or 0. */
size_t hw_meta_lead(struct hw_str s);
/* Is s a name and what a byline ends with in some languages: "Kovács Anna
 * írása", "山田太郎 記者"? */
bool hw_meta_has_tail(struct hw_str s);
/* The desk that signs in s: "Courier staff and agencies", "Redaktion
 * Wirtschaft", "国际部"; empty: none. */
struct hw_str hw_meta_desk(struct hw_str s);
/* Is s nothing but "By" or "Written by:"? */
bool hw_meta_lead_alone(struct hw_arena *m, struct hw_str s);
/* Statements about the author cleaned and chosen from. */
void hw_meta_say_author(struct hw_harvest *h, struct hw_str s,
    enum hw_said_by by, bool organisation, uint32_t node);
void hw_meta_decide_author(struct hw_harvest *h);
/* The names in a byline, joined by "; ", without "By", roles, days and
 * numbers; agency codes go to credit (may be NULL).  trusted: the field holds
 * names and no running text.  Empty: no name. */
struct hw_str hw_meta_names(struct hw_arena *m, struct hw_str byline,
    struct hw_str site, bool trusted, struct hw_str *credit);
bool hw_meta_namelike(struct hw_str s);
/* The same of each of several, joined by "; ". */
bool hw_meta_all_namelike(struct hw_str names);

#endif
