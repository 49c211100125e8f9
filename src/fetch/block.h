/* SPDX-License-Identifier: MIT
 * Recognise the walls in front of sites: bot filters and challenge pages.
 * A wall is a state to show ("blocked by Cloudflare"), never one to get
 * around, and its page is not an article.  Pure. */
#ifndef HW_FETCH_BLOCK_H
#define HW_FETCH_BLOCK_H

#include "fetch/header.h"

/* Whose wall the answer is: "Cloudflare", "Akamai", ...; NULL when it is the
 * site's own.  Reads the headers and the first 64 KB of the body. */
const char *hw_block_by(
    int status, const struct hw_headers *h, struct hw_str body);

#endif
