/* SPDX-License-Identifier: MIT
 * Who copied, rewrote, translated or updated whom.
 *
 * The walk of one article:
 *
 *	hw_trace_sketch(m, a, &sketch);                 fingerprints
 *	hw_trace_index_candidates(ix, m, &sketch, ...)  who looks like this?
 *	hw_trace_judge(m, old, a, &edge)                for each of them
 *	hw_trace_index_add(ix, id, &sketch, ...)        known from now on
 *
 * Everything here is pure: no clock, file or socket.  A judgement is data
 * with its evidence; HW_EDGE_NONE and HW_DIRECTION_UNKNOWN are honest
 * answers.  Time is linear in the text, which is cut at HW_TRACE_MAX_TOKENS;
 * the work of one judgement is bounded. */
#ifndef HW_TRACE_TRACE_H
#define HW_TRACE_TRACE_H

#include "model/model.h"
#include "text/token.h"

struct hw_arena;

#define HW_TRACE_MAX_TOKENS 40000 /* of a text; the rest is not compared */

/* ---- fingerprints -------------------------------------------------------- */

/* Fingerprints of a->text in the language a->language, one set a window of
 * about 300 words, so that a text spliced from two origins is found by both.
 * Three kinds of grams: 5 words in a row; 8 in a row of the skeleton (stop
 * words, names, numbers: what a rewriter leaves alone); 3 in a row of the
 * names and numbers.  Each window keeps the smallest hashes of each kind.
 * The whole text also gives its most telling names and numbers in a form
 * that translations share.
 * A text too short for any gram gives windows without hashes.  Arrays live
 * in m.  Sources: Broder 1997; stop-word n-grams, Stamatatos 2011; measured
 * F1 .984 with 128 hashes a text against .840 for word 5-grams alone. */
void hw_trace_sketch(
    struct hw_arena *m, const struct hw_article *a, struct hw_sketch *out);
/* The same with tokens the caller already has (hw_text_tokens of a->text). */
void hw_trace_sketch_tokens(struct hw_arena *m, const struct hw_article *a,
    const struct hw_tokens *t, struct hw_sketch *out);
/* The same of an article made ready for comparison, below. */
struct hw_trace_doc;
void hw_trace_sketch_ready(
    struct hw_arena *m, const struct hw_trace_doc *d, struct hw_sketch *out);

/* ---- the live index ------------------------------------------------------ */

/* Postings of fingerprints in a table of fixed size: nothing grows but 24
 * bytes an article.  Full buckets forget their oldest article first. */
struct hw_trace_index;

/* How many articles of one host may share a hash before it is a template. */
#define HW_TRACE_TEMPLATE 40
/* Names and numbers two articles of different languages must share. */
#define HW_TRACE_PIVOTS 2
/* How many articles one hash leads to: the first 39 and the newest. */
#define HW_TRACE_CHAIN 40
/* Hashes two articles must share to be compared. */
#define HW_TRACE_SHARED 3

struct hw_trace_candidate {
	hw_id id;
	uint16_t skeleton, word, name; /* shared hashes by kind */
	uint16_t pivot; /* shared names and numbers across languages */
};

struct hw_trace_index_stat {
	size_t articles; /* live */
	size_t bytes;    /* held, all tables */
	uint64_t postings, evicted, templates;
};

/* An empty index for about max articles (890 bytes each), which forgets what
 * is older than keep seconds before the newest; keep 0 keeps all.  Owned. */
struct hw_trace_index *hw_trace_index_new(size_t max, hw_time keep);
void hw_trace_index_free(struct hw_trace_index *ix); /* NULL is allowed */

/* Remember an article under id; seen is our own clock or, in a filter, its
 * stated time (HW_TIME_NONE: as new as the newest). */
void hw_trace_index_add(struct hw_trace_index *ix, hw_id id,
    const struct hw_sketch *s, struct hw_str host, hw_time seen);

/* Articles that share at least HW_TRACE_SHARED hashes with s, or half of
 * what the shorter one has, or HW_TRACE_PIVOTS pivots in another language,
 * best first, at most max of them.  Hashes that are a template of host do
 * not count.  The list lives in m. */
size_t hw_trace_index_candidates(const struct hw_trace_index *ix,
    struct hw_arena *m, const struct hw_sketch *s, struct hw_str host,
    size_t max, struct hw_trace_candidate **out);

void hw_trace_index_stat(
    const struct hw_trace_index *ix, struct hw_trace_index_stat *out);

/* ---- judging ------------------------------------------------------------- */

/* How many articles a word, or a whole sentence, was seen in: what is rare and
 * what is page furniture is known from the stream itself, 4 MB in all.  Counts are halved when 60,000 is reached,
 * so it follows the times. */
struct hw_trace_words;

struct hw_trace_words *hw_trace_words_new(void);    /* owned */
void hw_trace_words_free(struct hw_trace_words *w); /* NULL is allowed */
void hw_trace_words_add(struct hw_trace_words *w, const struct hw_tokens *t);
/* Articles that held the word (never too low but for the halving, seldom too
 * high), and how many were added. */
uint32_t hw_trace_words_count(const struct hw_trace_words *w, uint32_t hash);
uint32_t hw_trace_words_articles(const struct hw_trace_words *w);

/* Is b a copy of a, or a of b?  Fills out: kind, score (share of the shorter
 * text, quotations of a shared source left out, that the other one holds),
 * direction with margin, evidence with spans in both texts.  out->a and b
 * are the articles' ids.  kind is HW_EDGE_NONE when it is no copy; then there
 * is no evidence.  w may be NULL.  Texts in two languages are first looked at
 * as translations: names and numbers must be shared, stand in the same
 * places, and the texts be of one shape; sharing a story is not enough.
 * Whether they share one is said besides (hw_edge.event), by names and by
 * the things of the news that both speak of (concepts.txt): average precision
 * .797 on the 383 pairs in two languages of SemEval-2022 task 8 (dev), names
 * alone .676.
 *
 * Reads text, language, title, host, canonical, url, links, site, published,
 * first_seen, and credits and dropped when they are set.  Evidence lives in
 * m.  Linear in the two texts: 0.3 ms for two of 640 words. */
void hw_trace_judge(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_article *a, const struct hw_article *b,
    struct hw_edge *out);

/* How sure it is that two articles in two languages tell of one event, by the
 * edge that comparing them gave; below 0: not enough.  *gap: seconds between
 * them, 0 when one has no date. */
#define HW_TRACE_EVENT_LEAST 3.4 /* of e->event, at least */
double hw_trace_same_event(const struct hw_article *a,
    const struct hw_article *b, const struct hw_edge *e, hw_time *gap);

/* The same in two steps, for an article that meets several others: make each
 * ready once (t: its tokens, or NULL), then compare.  Ready articles live in
 * m and borrow a and t. */
struct hw_trace_doc *hw_trace_prepare(struct hw_arena *m,
    const struct hw_trace_words *w, const struct hw_article *a,
    const struct hw_tokens *t);
/* One that was made ready a while ago: its common sentences are looked up in
 * the counts of now. */
void hw_trace_renew(const struct hw_trace_words *w, struct hw_trace_doc *d);
void hw_trace_compare(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    struct hw_edge *out);

/* Look at all edges found for a set of articles, or for one: an article whose
 * parts come from two others that have nothing in common is a splice of
 * them.  Both edges become HW_EDGE_PARTIAL and gain a row of evidence.  name
 * (may be NULL) gives the name of an article for the row.  At most 32 edges
 * of an article are looked at. */
void hw_trace_splices(struct hw_arena *m, struct hw_edge *e, size_t n,
    struct hw_str (*name)(const void *arg, hw_id id), const void *arg);

/* State a direction when the weights of the evidence differ by this. */
#define HW_TRACE_MARGIN 0.5

#endif
