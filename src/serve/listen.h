/* SPDX-License-Identifier: MIT
 * A listening socket from an address as the operator writes it. */
#ifndef HW_SERVE_LISTEN_H
#define HW_SERVE_LISTEN_H

#include "base/err.h"
#include "base/str.h"

struct hw_arena;

/* Where a server listens. */
struct hw_listener {
	struct hw_str address; /* "http://127.0.0.1:8080" or "unix:PATH", as
				  really bound; in the arena given */
	char *unix_path;       /* in the arena; NULL: TCP */
	int lock;              /* held on PATH.lock; -1: none */
	int *fd;               /* n sockets of one address, non-blocking */
	size_t n;
};

/* Bind n sockets.  listen: "ADDRESS:PORT", "[V6]:PORT", ":PORT" (every
 * address) or "unix:PATH".  On failure nothing stays open.  HW_EINPUT: no
 * address; HW_EIO: taken, forbidden or absent, with what to do. */
int hw_listen(struct hw_arena *m, struct hw_str listen, size_t n,
    struct hw_listener *out, struct hw_err *err) HW_MUST_USE;
/* Close what is still open (fd entries of -1 are not), remove the file. */
void hw_listen_close(struct hw_listener *l);

#endif
