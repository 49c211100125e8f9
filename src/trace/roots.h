/* SPDX-License-Identifier: MIT
 * A story as a whole: what each page is to it, where it comes from, how many
 * independent sources there really are. */
#ifndef HW_TRACE_ROOTS_H
#define HW_TRACE_ROOTS_H

#include "model/model.h"

struct hw_arena;

/* From the articles of one story (annotated, ids set) and the edges among
 * them: sets out->members, roots, pages, independent, lead, language, first
 * and last.  The first own of the n articles are the story's; the others tell
 * of it in other languages: its pages may have been made from them, and they
 * are members with their roles, but they are not counted.  Copy families collapse to their origin; credits lead on to the
 * page, outlet or agency named, in the collection or outside it (article 0);
 * people and offices a page quotes leave it its own root.
 * Roots are sorted by the pages that rest on them.  Arrays live in m.  Cannot
 * fail.  O(n log n + edges) but for naming, O(n * credits). */
void hw_trace_roots(struct hw_arena *m, const struct hw_article *const *a,
    size_t n, size_t own, const struct hw_edge *edges, size_t n_edges,
    struct hw_story *out);

/* The agency or outlet outside the page that it rests on by its own words
 * (of the opening third, or a credit line anywhere); empty: the page is its
 * own source.  Reads text, names and credits; a view of them or static. */
struct hw_str hw_trace_rests_on(struct hw_arena *m, const struct hw_article *a);

/* Does a credit to who mean the outlet of this page?  By its name or a part
 * of it, its short name (beginnings of the words of its name), its domain,
 * or the table of outlets. */
bool hw_trace_named(
    struct hw_arena *m, struct hw_str who, const struct hw_article *a);

#endif
