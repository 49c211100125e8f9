/* SPDX-License-Identifier: MIT
 * What the steps of the cleaner of plain text share. */
#ifndef HW_TEXT_CLEAN_INT_H
#define HW_TEXT_CLEAN_INT_H

#include "base/vec.h"
#include "text/clean.h"

#define HW_CLEAN_TITLE 240 /* bytes; longer lines are no headlines */

struct hw_clean_para {
	struct hw_str s;
	bool gone;  /* removed */
	bool title; /* the headline of the part that follows */
};

struct hw_cleaner {
	struct hw_arena *m;
	struct hw_article *out;
	struct hw_str lang;
	struct hw_str tail; /* cut off the headline */
	struct hw_clean_para *p;
	size_t n;
	HW_VEC(struct hw_str) dropped;
};

void hw_clean_drop(struct hw_cleaner *c, size_t i);
size_t hw_clean_next(const struct hw_cleaner *c, size_t from); /* kept */
/* Share of the heading's content words that paragraphs from..to hold; hits
 * (may be NULL) counts them. */
double hw_clean_shared(struct hw_cleaner *c, struct hw_str heading, size_t from,
    size_t to, size_t *hits);

/* clean_line.c: what a line looks like. */
bool hw_clean_ends(struct hw_str s);     /* as sentences do, or ":" */
bool hw_clean_stops(struct hw_str s);    /* with a full stop */
bool hw_clean_heading(struct hw_str s);  /* short, and no sentence */
bool hw_clean_prose(struct hw_str s);    /* running text */
bool hw_clean_script(struct hw_str s);   /* program text */
bool hw_clean_name(struct hw_str s);     /* two to four capitals: a name */
bool hw_clean_solicits(struct hw_str s); /* asks something of the reader */
bool hw_clean_desk(struct hw_str s);     /* who reported, wrote, edited */
bool hw_clean_bio(struct hw_str s, struct hw_str authors);
bool hw_clean_caption(struct hw_str s); /* credits its picture */
bool hw_clean_label(struct hw_str s);   /* "DOI: 10.1000/1" */
bool hw_clean_end(struct hw_str s);     /* heads what is no text any more */
/* Nothing but one of the words that stand between things. */
bool hw_clean_stray(struct hw_str s);

/* clean_head.c: what stands above the text. */
/* What ran into the first paragraphs; then the lines of their own. */
void hw_clean_peel(struct hw_cleaner *c);
void hw_clean_head(struct hw_cleaner *c);
/* The persons named in a text, joined by "; ". */
struct hw_str hw_clean_persons(struct hw_arena *m, struct hw_str s);
/* The day a line says it was published on; *updated: last changed. */
bool hw_clean_day(const struct hw_cleaner *c, struct hw_str s,
    struct hw_date *day, bool *updated);

/* clean_site.c: whose page it is, after the others. */
void hw_clean_site(struct hw_cleaner *c);

/* clean_tail.c: what stands among and below it. */
void hw_clean_blocks(struct hw_cleaner *c);
void hw_clean_tail(struct hw_cleaner *c);

#endif
