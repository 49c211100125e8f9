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
