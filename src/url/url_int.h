/* SPDX-License-Identifier: MIT
 * Shared within url/. */
#ifndef HW_URL_URL_INT_H
#define HW_URL_URL_INT_H

#include "url/url.h"

struct hw_buf;

/* Schemes with a host and a path, for which '\' is '/'. */
bool hw_url_is_special(struct hw_str scheme);
/* Append path without "." and ".." segments (RFC 3986 5.2.4; also %2e). */
void hw_url_undot(struct hw_arena *m, struct hw_buf *b, struct hw_str path);

#endif
