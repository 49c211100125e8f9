/* SPDX-License-Identifier: MIT
 * How often one address may open a ticket. */
#ifndef HW_SERVE_LIMIT_H
#define HW_SERVE_LIMIT_H

#include "base/str.h"
#include "base/time.h"

/* True at most twenty times an hour for one peer; always for this machine
 * itself (a reverse proxy limits its own clients).  Safe in threads. */
bool hw_limit_allow(struct hw_str peer, hw_time now);

#endif
