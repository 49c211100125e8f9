/* SPDX-License-Identifier: MIT
 * What the files of the report for people share. */
#ifndef HW_CMD_TRACE_TEXT_H
#define HW_CMD_TRACE_TEXT_H

#include "cmd/trace_report.h"

struct hw_trace_out {
	struct hw_arena *m;
	const struct hw_report *r;
	struct hw_str *label; /* of each page, short */
	bool evidence;        /* everything, not the first few */
};

/* What a page is called in the report. */
struct hw_str hw_trace_label(const struct hw_trace_out *o, hw_id id);
/* "27 Jul 2023", or "undated"; z is the buffer. */
struct hw_str hw_trace_day(const struct hw_date *d, char z[32]);
/* s on one line, cut between words at about max bytes with an ellipsis. */
struct hw_str hw_trace_clip(struct hw_arena *m, struct hw_str s, size_t max);
/* Print s in lines of at most 78 columns, the first after used columns, the
 * others indented by in, and a newline. */
void hw_trace_wrap(struct hw_str s, size_t in, size_t used);

/* "a, b and c" */
struct hw_str hw_trace_list(
    const struct hw_trace_out *o, const struct hw_strs *s);

/* Pages that say one thing, each once. */
struct hw_trace_told {
	hw_id page[8];
	size_t n;
};
void hw_trace_told_by(struct hw_trace_told *t, hw_id page);
/* "000, 003" */
struct hw_str hw_trace_told_list(
    const struct hw_trace_out *o, const struct hw_trace_told *t);

/* The sides of a finding, each with the pages that take it: how many. */
size_t hw_trace_sides(const struct hw_trace_out *o, const struct hw_finding *f,
    struct hw_str *side, size_t max);
/* The words of a quotation as they are shown. */
struct hw_str hw_trace_spoken(struct hw_str s);
/* sign stands between them. */
void hw_trace_put_sides(const struct hw_str *side, size_t n, const char *sign);

/* Which page of story s was made from which. */
void hw_trace_copies(const struct hw_trace_out *o, size_t s);
/* The sections about what the pages of a story say. */
void hw_trace_timeline(
    const struct hw_trace_out *o, const struct hw_report_story *st);
void hw_trace_quotations(
    const struct hw_trace_out *o, const struct hw_report_story *st);
void hw_trace_differences(
    const struct hw_trace_out *o, const struct hw_report_story *st);

#endif
