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

#endif
