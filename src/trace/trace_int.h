/* SPDX-License-Identifier: MIT
 * Inside the room: an article as rows of units, and the alignment of two. */
#ifndef HW_TRACE_TRACE_INT_H
#define HW_TRACE_TRACE_INT_H

#include "base/arena.h"
#include "base/hash.h"
#include "trace/trace.h"

struct hw_pivots;
struct hw_sentences;
struct hw_gram_set;

enum hw_trace_role {          /* of a token, bits */
	HW_ROLE_SKELETON = 1, /* stop word, name or number */
	HW_ROLE_NAME = 2,     /* name or number */
	HW_ROLE_QUOTE = 4,    /* between quotation marks */
	HW_ROLE_COMMON = 8,   /* in a sentence many unrelated pages share */
};

enum hw_gram { HW_GRAM_WORD, HW_GRAM_SKELETON, HW_GRAM_NAME, HW_GRAMS };

/* Hashes of the grams of one kind, in order; 0: not a gram (all its units
 * are the same word). */
struct hw_grams {
	uint32_t *hash;
	size_t n;
	int size; /* units in a gram */
};

/* An article made ready for comparison.  Everything lives in the arena. */
struct hw_trace_doc {
	const struct hw_article *a;
	const struct hw_token *tok;
	size_t n;
	bool han;      /* most tokens are single characters */
	uint8_t *role; /* a set of enum hw_trace_role for each token */
	uint32_t *unit[HW_GRAMS]; /* token numbers; NULL: every token */
	size_t n_unit[HW_GRAMS];
	struct hw_grams grams[HW_GRAMS];
	struct hw_arena *m;             /* where it lives */
	struct hw_pivots *pivots;       /* made when first asked for */
	struct hw_concepts *concepts;   /* the same */
	struct hw_sentences *sentences; /* those that may be common */
	struct hw_gram_set *gram_set;   /* made when first asked for */
};

/* Tokens (t may be NULL: made here) and roles; no grams yet.  w (may be NULL)
 * tells the common sentences. */
void hw_trace_doc_read(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_article *a, const struct hw_tokens *t,
    struct hw_trace_doc *d);
void hw_trace_doc_grams(struct hw_arena *m, struct hw_trace_doc *d);
/* Have they a gram in common?  Without one nothing runs parallel.  Cheap when
 * one of them has met others. */
bool hw_trace_shares_gram(
    const struct hw_trace_doc *a, const struct hw_trace_doc *b);

/* The sentence that begins at token i: its end, and the hash its count is
 * kept under; 0 when it is too short to be counted. */
size_t hw_trace_sentence(
    const struct hw_token *t, size_t n, size_t i, uint32_t *hash);

/* Token number of the unit u of a gram kind. */
static inline uint32_t
hw_trace_unit(const struct hw_trace_doc *d, enum hw_gram g, size_t u)
{
	return d->unit[g] ? d->unit[g][u] : (uint32_t)u;
}

/* A stretch of a that runs parallel to one of b. */
struct hw_block {
	uint32_t a0, a1, b0, b1; /* token numbers, end exclusive */
	uint32_t equal;          /* tokens that are the same in both */
	uint32_t replaced;       /* places where a few words stand for others */
};

struct hw_alignment {
	struct hw_block *block; /* in the order of a */
	size_t n;
	uint32_t *to_b; /* for each token of a: its twin in b + 1, or 0 */
	uint32_t *to_a;
};

/* Two documents under judgement. */
struct hw_pair {
	const struct hw_trace_doc *a, *b;
	const struct hw_trace_words *words; /* may be NULL */
	struct hw_alignment x;
	bool whole;               /* quotations count: there is little else */
	uint8_t *in_a, *in_b;     /* 1: the token lies in a block */
	uint32_t out_a, out_b;    /* tokens that count: not quoted or common */
	uint32_t shared;          /* equal tokens that count */
	uint32_t equal, replaced; /* all equal tokens; replaced places */
	uint32_t longest;         /* most shared tokens in one block that
	                             hardly differs */
	uint32_t verbatim;        /* tokens the same in long runs, quoted too */
	uint32_t verbatim_own;    /* ... of them that count */
	uint32_t own_a, own_b;    /* tokens of paragraphs only one has */
	double cover_a, cover_b;  /* share of the tokens that lie in blocks */
};

struct hw_evidence_list {
	struct hw_evidence *v;
	size_t n, cap;
};

/* One row more. */
void hw_trace_say(struct hw_arena *m, struct hw_evidence_list *list,
    const char *what, struct hw_str detail, double weight);
/* What clocks and stamps say; what the pages say of themselves. */
void hw_trace_direct_time(struct hw_arena *m, const struct hw_article *a,
    const struct hw_article *b, struct hw_evidence_list *list);
void hw_trace_direct_word(struct hw_arena *m, const struct hw_article *a,
    const struct hw_article *b, struct hw_evidence_list *list);

/* Add what speaks for a > b (weight > 0) or b > a; kind is decided. */
void hw_trace_direct(struct hw_arena *m, const struct hw_pair *p,
    enum hw_edge_kind kind, struct hw_evidence_list *list);

/* ---- across languages ---------------------------------------------------- */

enum hw_pivot_kind {
	HW_PIVOT_NUMBER,
	HW_PIVOT_NAME,  /* written with a capital */
	HW_PIVOT_WORD,  /* of a script without capitals: perhaps a name */
	HW_PIVOT_SPELT, /* a foreign name in Han or katakana */
};

struct hw_pivot {
	uint32_t token;
	uint32_t sounds; /* packed, see pivot.h; 0 for numbers */
	uint32_t exact;  /* hash of the folded word; 0 when spelt */
	uint8_t kind, n; /* n: sounds */
	float at;        /* 0..1, place in the text */
};

struct hw_pivot_index;

struct hw_pivots {
	struct hw_pivot *v;
	size_t n;
	const struct hw_pivot_index *index; /* the different ones among them */
};

/* The pivots of an article, indexed; they live with it. */
const struct hw_pivots *hw_trace_pivots(const struct hw_trace_doc *d);

/* A name of one text with its mentions in another. */
struct hw_meeting {
	double chance;   /* of the best match, for all of the other text */
	double distance; /* to the nearest mention, share of the text; or 1 */
	int mentions;
	bool repeat;                 /* the text held the name before */
	const struct hw_pivot *best; /* the nearest mention */
};

void hw_trace_pivot_index(struct hw_arena *m, struct hw_pivots *p);

/* out[i] is what becomes of a->v[i] in b; both are indexed.  Different names
 * are compared once, and only those whose sounds could agree: 0.3 million
 * instructions for two texts of 300 pivots. */
void hw_trace_pivots_meet(struct hw_arena *m, const struct hw_pivots *a,
    const struct hw_pivots *b, struct hw_meeting *out);

/* Things of the news (concepts.txt) that two texts of any languages speak of:
 * the cosine of their counts, 0 to 1.  The things of a text are found when it
 * is first asked for. */
struct hw_concepts *hw_trace_concepts_new(struct hw_arena *m);
double hw_trace_concepts_alike(
    const struct hw_trace_doc *a, const struct hw_trace_doc *b);

/* Is one a translation of the other?  Sets kind and score of out, and adds
 * the names in their places to list; sets event and names whatever comes of
 * it.  w may be NULL: then no name is known to be common. */
void hw_trace_translated(struct hw_arena *m, const struct hw_trace_words *w,
    const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    struct hw_edge *out, struct hw_evidence_list *list);

/* Does the page's dateline tell of a later day than its stamp, whatever the
 * time zone?  Then the stamp says nothing. */
bool hw_trace_backdated(const struct hw_article *a);
/* When it came out, as well as we know: its stamp unless dated back, else
 * when we saw it first; may be HW_TIME_NONE. */
hw_time hw_trace_out(const struct hw_article *a);

/* Add what speaks for one of them being the original. */
void hw_trace_direct_translated(struct hw_arena *m,
    const struct hw_trace_doc *a, const struct hw_trace_doc *b,
    struct hw_evidence_list *list);

/* Margin and direction from the evidence. */
void hw_trace_sum(struct hw_edge *e);

void hw_trace_align(struct hw_arena *m, const struct hw_trace_doc *a,
    const struct hw_trace_doc *b, struct hw_alignment *out);

#endif
