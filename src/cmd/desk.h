/* SPDX-License-Identifier: MIT
 * The complaints desk at the command line. */
#ifndef HW_CMD_DESK_H
#define HW_CMD_DESK_H

#include "cmd/stored.h"

/* All tickets as Lumen notices, a record a line, without the complainants'
 * personal data.  Returns an exit code. */
int hw_desk_export(struct hw_stored *g);

/* A mail message (RFC 5322) as the tickets it asks for: one an address of
 * ours found in it, one without item when there is none.  At most 20. */
int hw_desk_mail(struct hw_stored *g, struct hw_str message);

/* One ticket, for machines (whole: with personal data and the audit book) or
 * for people. */
void hw_desk_json(struct hw_jw *w, const struct hw_complaint *c);
void hw_desk_print(const struct hw_complaint *c);

#endif
