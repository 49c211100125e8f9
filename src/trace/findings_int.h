/* SPDX-License-Identifier: MIT
 * Inside the finder of findings: claims in groups, and the rules by slot. */
#ifndef HW_TRACE_FINDINGS_INT_H
#define HW_TRACE_FINDINGS_INT_H

#include "base/map.h"
#include "base/vec.h"
#include "model/model.h"

struct hw_arena;

#define HW_FINDER_GROUP 64

struct hw_finder_item {
	const struct hw_article *a;
	const struct hw_claim *c;
	int side;
};

struct hw_finder {
	struct hw_arena *m;
	const struct hw_article *const *a;
	size_t n, own;                /* the first own are the story's */
	const struct hw_story *story; /* members, as roots.c set them */
	struct hw_finder_item
	    g[HW_FINDER_GROUP]; /* the group being looked at */
	size_t n_g;
	struct hw_map words; /* text -> the words it is compared by */
	HW_VEC(struct hw_finding) out;
};

/* A slot: which of its claims go together, and when two of them differ. */
struct hw_finder_rule {
	enum hw_slot slot;
	bool (*same)(struct hw_finder *, const struct hw_finder_item *,
	    const struct hw_finder_item *);
	bool (*differs)(struct hw_finder *, const struct hw_finder_item *,
	    const struct hw_finder_item *);
};

extern const struct hw_finder_rule hw_finder_rules[];
extern const size_t hw_finder_n_rules;

/* Put the group into the list, as one row with its sides. */
void hw_finder_report(struct hw_finder *f, enum hw_finding_kind kind,
    enum hw_slot slot, struct hw_str key);
/* Figures that a rewriting changed: findings_altered.c. */
void hw_finder_altered(struct hw_finder *f);
/* What only one page says: findings_worth.c. */
void hw_finder_singles(struct hw_finder *f);

/* Whose word this part of the article rests on, or empty. */
struct hw_str hw_finder_credited(const struct hw_article *a, struct hw_span q);

/* The page as a member of the story, or NULL. */
const struct hw_member *hw_finder_member(
    const struct hw_finder *f, hw_id article);

/* Do two numbers of one thing contradict one another?  findings_count.c */
bool hw_finder_count_differs(struct hw_finder *f,
    const struct hw_finder_item *x, const struct hw_finder_item *y);

/* Is the speaker of the wording a name of its page? */
bool hw_finder_is_named(const struct hw_finder_item *x);

/* Did one speaker say the two, in two languages, as far as names, numbers,
 * words of one root and repetitions tell?  findings_abroad.c */
bool hw_finder_said_abroad(struct hw_finder *f, const struct hw_finder_item *x,
    const struct hw_finder_item *y);

#endif
