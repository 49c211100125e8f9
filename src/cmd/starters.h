/* SPDX-License-Identifier: MIT
 * The list of feeds that the program carries: what the first page of an
 * empty collection offers, by language and by region. */
#ifndef HW_CMD_STARTERS_H
#define HW_CMD_STARTERS_H

#include "serve/serve.h"

struct hw_aggregate;
struct hw_opml_feed;

/* The choices: languages by name, then regions.  They live in m. */
int hw_starters_list(struct hw_arena *m, struct hw_serve_starter **out,
    size_t *n, struct hw_err *err) HW_MUST_USE;

/* Subscribe to every feed of the choices named, in one transaction; *added
 * gets how many they are, each counted once.  HW_EINPUT: no feed is in any
 * of them.  Any thread: opens the store for itself. */
int hw_starters_import(struct hw_aggregate *g, const struct hw_str *ids,
    size_t n, int *added, struct hw_err *err) HW_MUST_USE;

/* Subscribe to feeds of a list, in one transaction. */
int hw_starters_add(struct hw_aggregate *g, const struct hw_opml_feed *feeds,
    size_t n, int *added, struct hw_err *err) HW_MUST_USE;

#endif
