/* SPDX-License-Identifier: MIT
 * An article as one JSON object: the record of `headwater extract`, and what
 * a worker hands back to the writer.  hw_article_get reads what
 * hw_article_put wrote; unknown fields are ignored. */
#ifndef HW_FORMAT_ARTICLE_H
#define HW_FORMAT_ARTICLE_H

#include "base/json.h"
#include "model/model.h"

struct hw_arena;

/* The fields of the article inside an object already open.  annotations:
 * also names, dates, quotes, credits and claims. */
void hw_article_put(
    struct hw_jw *w, const struct hw_article *a, bool annotations);
/* The annotations alone: the record of `headwater annotate`. */
void hw_article_put_annotations(struct hw_jw *w, const struct hw_article *a);

/* Read it back, or read any article record of CONTRACT ("id", "url", "title",
 * "text", "lang" or "language", "published", "source").  Spans that do not
 * fit the text are dropped.  Strings are views into the parsed record. */
void hw_article_get(
    struct hw_arena *m, const struct hw_json *rec, struct hw_article *out);

/* A date as RFC 3339 cut to its precision ("2023-07", "2023-07-27",
 * "2023-07-27T09:30:00+02:00"); out holds 32 bytes; "" when unknown. */
void hw_date_iso(const struct hw_date *d, char out[32]);
/* The day as written, "YYYY-MM-DD", or "". */
void hw_date_day(const struct hw_date *d, char out[32]);
/* Read what hw_date_iso wrote, or any RFC 3339 date; false when neither. */
bool hw_date_get(struct hw_str s, struct hw_date *out);

const char *hw_kind_name(enum hw_article_kind kind);
const char *hw_slot_name(enum hw_slot slot);
const char *hw_edge_name(enum hw_edge_kind kind);
const char *hw_precision_name(enum hw_precision p);

#endif
