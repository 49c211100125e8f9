/* SPDX-License-Identifier: MIT
 * The dateline a report opens with: "KIRIHAMA, Nov 12 (MERA) - The team ...". */
#ifndef HW_TEXT_DATELINE_H
#define HW_TEXT_DATELINE_H

#include "model/model.h"
#include "text/date.h"

struct hw_dateline {
	struct hw_str place;       /* what stands before date and bracket */
	bool capitals;             /* place is written in capitals */
	struct hw_str code;        /* inside the bracket; empty: none */
	struct hw_span span;       /* of the bracket; empty: none */
	bool dash;                 /* a dash follows: the text begins */
	bool dated;                /* date was found before the dash */
	struct hw_date_parts date; /* positions are those of the text */
};

/* Read the first 120 bytes of text; all fields empty where nothing looks like
 * a dateline.  What makes one is the caller's to say: brackets also hold
 * remarks.  Views of text.  O(1). */
void hw_text_dateline(
    struct hw_str text, struct hw_str lang, struct hw_dateline *out);

/* Is it an agency's sign: 2 to 8 capitals and nothing else? */
bool hw_text_agency_sign(struct hw_str code);

#endif
