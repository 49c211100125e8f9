/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
hw_fail(struct hw_err *err, int rc, const char *fmt, ...)
{
	va_list ap;

	if (!err || err->rc != HW_OK)
		return rc;
	err->rc = rc;
	va_start(ap, fmt);
	vsnprintf(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	return rc;
}

void
hw_err_prefix(struct hw_err *err, const char *fmt, ...)
{
	char old[sizeof(err->msg)];
	va_list ap;
	int n;

	if (!err)
		return;
	memcpy(old, err->msg, sizeof(old));
	va_start(ap, fmt);
	n = vsnprintf(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	if (n < 0 || (size_t)n >= sizeof(err->msg))
		return;
	snprintf(err->msg + n, sizeof(err->msg) - (size_t)n, ": %.*s",
	    (int)(sizeof(err->msg) - (size_t)n), old);
}

const char *
hw_rc_name(int rc)
{
	static const char *const name[] = {
	    "ok", "input", "limit", "not-found", "io", "conflict", "denied"};

	if (rc < 0 || (size_t)rc >= sizeof(name) / sizeof(*name))
		return "unknown";
	return name[rc];
}

void
hw_panic(const char *file, int line, const char *what)
{
	fprintf(stderr, "level=panic at=%s:%d what=\"%s\"\n", file, line, what);
	abort();
}
