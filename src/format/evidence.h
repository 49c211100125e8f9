/* SPDX-License-Identifier: MIT
 * The evidence of an edge as JSON: [{"what","detail","weight","a":[start,end],
 * "b":[start,end]}]; what is empty is left out. */
#ifndef HW_FORMAT_EVIDENCE_H
#define HW_FORMAT_EVIDENCE_H

#include "base/json.h"
#include "model/model.h"

struct hw_arena;

/* Write it; weights have so many digits behind the point. */
void hw_evidence_put(struct hw_jw *w, const struct hw_edge *e, int digits);

/* Read it into e->evidence and e->n, which live in m and in json; text that
 * is no JSON leaves e as it is. */
void hw_evidence_read(
    struct hw_arena *m, struct hw_str json, struct hw_edge *e);

#endif
