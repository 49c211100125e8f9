/* SPDX-License-Identifier: MIT
 * Private to the files about credits: whom a phrase of the text names. */
#ifndef HW_TEXT_CREDIT_INT_H
#define HW_TEXT_CREDIT_INT_H

#include "model/model.h"
#include "text/speech.h"

enum hw_credit_depth {     /* nearest to the page first */
	HW_CREDIT_BY,      /* "as reported by X", "X" in brackets */
	HW_CREDIT_REPORTS, /* "X reports that", X an outlet */
	HW_CREDIT_PER,     /* "according to X" */
	HW_CREDIT_CITING,  /* "citing X" */
	HW_CREDIT_SAYS,    /* "X said" */
	HW_CREDIT_QUOTED,  /* speaker of the sentence's quotation */
};

struct hw_credit_scan {
	struct hw_arena *m;
	struct hw_article *a;
	struct hw_speech s;
	struct hw_str agency; /* last agency named: "the agency" means it */
	struct hw_str state;  /* first agency of a state: "state media" */
	struct hw_str wire;   /* of the dateline: whose text it is */
	struct hw_span sentence;
	bool listed; /* words.txt has source words of the language */
};

struct hw_credit_who {
	struct hw_str name;
	bool outlet;  /* agency, paper, broadcaster */
	bool unnamed; /* "experts", "officials" */
};

/* Words by their hashes. */
enum { HW_CREDIT_LIST = 40 };
struct hw_credit_list {
	uint32_t hash[HW_CREDIT_LIST];
	size_t n;
};
struct hw_credit_words {
	struct hw_credit_list by, citing, unsure, shows, voice, leads, rumour,
	    held, passed;
	uint64_t listed[16]; /* a bit for each of those hashes */
};
/* Fill w, which is zeroed. */
void hw_credit_words(struct hw_credit_words *w);
bool hw_credit_is(const struct hw_credit_scan *c,
    const struct hw_credit_words *w, size_t i,
    const struct hw_credit_list *list);
/* "countriesreported North Korean media": the space went with the markup. */
bool hw_credit_glued(const struct hw_credit_scan *c, const struct hw_token *t);
/* "is believed to", "was asked", "were denied": not the subject's words. */
bool hw_credit_passive(const struct hw_credit_scan *c,
    const struct hw_credit_words *w, size_t i, size_t begin);
/* "is said to", "concerns that": told by nobody in particular. */
bool hw_credit_rumour(const struct hw_credit_scan *c,
    const struct hw_credit_words *w, size_t i, size_t begin, size_t end);

/* Has words.txt the verbs and nouns of this language that credits need? */
bool hw_credit_listed(struct hw_str lang);

/* What one sentence in Chinese, Japanese or Korean credits. */
struct hw_credit_east {
	struct hw_credit_east_step {
		struct hw_credit_who who;
		enum hw_credit_depth depth;
	} step[4];
	size_t n;
	bool hearsay;
};
/* Linear in the sentence, of which 1,200 bytes are read. */
void hw_credit_east(struct hw_credit_scan *c, struct hw_str sentence,
    struct hw_credit_east *out);

/* Whom phrase p names; false when it is nobody that news can rest on.  by: a
 * cue that only outlets and people follow, so that "Time" is the magazine. */
bool hw_credit_who(struct hw_credit_scan *c, struct hw_mention p, bool by,
    struct hw_credit_who *out);
/* The text of a phrase, empty for none. */
struct hw_str hw_credit_text(
    const struct hw_credit_scan *c, struct hw_mention p);
/* Whom "state media" or "the news agency" means here: the agency the page
 * has named, else the text itself; empty when it is no such description. */
struct hw_str hw_credit_media(
    const struct hw_credit_scan *c, struct hw_str text);

#endif
