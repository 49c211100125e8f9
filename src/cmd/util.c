/* SPDX-License-Identifier: MIT
 * What several commands need: messages, files, ids. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cmd/cmd.h"
#include "text/outlets.h"

const struct hw_cmd *
hw_cmd_find(const char *name)
{
	for (const struct hw_cmd *c = hw_cmds; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

int
hw_cmd_fail(const char *cmd, int code, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "headwater %s: ", cmd);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return code;
}

int
hw_cmd_usage(const char *cmd, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "headwater %s: ", cmd);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, " (try: headwater %s --help)\n", cmd);
	return HW_EXIT_USAGE;
}

int
hw_cmd_help(const char *cmd)
{
	const struct hw_cmd *c = hw_cmd_find(cmd);

	printf("headwater %s: %s\n\n%s", cmd, c->summary, c->usage);
	return HW_EXIT_OK;
}

int
hw_cmd_exit(int rc, int io_code)
{
	if (rc == HW_OK)
		return HW_EXIT_OK;
	return rc == HW_EIO || rc == HW_ECONFLICT ? io_code : HW_EXIT_SOME;
}

static int
read_fd(struct hw_arena *m, int fd, const char *path, size_t max,
    struct hw_str *out, struct hw_err *err)
{
	struct hw_buf b;
	struct stat st;

	hw_buf_init(&b, m, max);
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (uint64_t)st.st_size < max)
		(void)hw_buf_room(&b, (size_t)st.st_size + 1);
	for (;;) {
		size_t want = b.cap - b.n > 65536 ? b.cap - b.n : 65536;
		char *p;
		ssize_t k;

		if (want > max - b.n)
			want = max - b.n;
		p = want ? hw_buf_room(&b, want) : NULL;
		if (!p)
			return hw_fail(err, HW_ELIMIT,
			    "%s: larger than %zu bytes", path, max);
		k = read(fd, p, want);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return hw_fail(
			    err, HW_EIO, "%s: %s", path, strerror(errno));
		if (k == 0)
			break;
		b.n += (size_t)k;
	}
	*out = hw_buf_str(&b);
	return HW_OK;
}

int
hw_cmd_read(struct hw_arena *m, const char *path, size_t max,
    struct hw_str *out, struct hw_err *err)
{
	int fd = 0, rc;

	if (strcmp(path, "-") != 0) {
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0)
			return hw_fail(
			    err, HW_EIO, "%s: %s", path, strerror(errno));
	}
	rc = read_fd(m, fd, path, max, out, err);
	if (fd > 0)
		close(fd);
	return rc;
}

int
hw_cmd_outlets(struct hw_arena *m, const char *path,
    const struct hw_outlets **out, struct hw_err *err)
{
	struct hw_str text;
	int rc;

	*out = NULL;
	if (!path || !*path)
		return HW_OK;
	rc = hw_cmd_read(m, path, HW_OUTLETS_BYTES, &text, err);
	return rc ? rc : hw_outlets_read(m, text, path, out, err);
}

struct hw_str
hw_cmd_id(const char *path)
{
	struct hw_str s = hw_str_c(path);
	size_t at = hw_str_rchr(s, '/');

	if (at != HW_NPOS)
		s = hw_str_from(s, at + 1);
	at = hw_str_rchr(s, '.');
	if (at != HW_NPOS && at > 0)
		s = hw_str_sub(s, 0, at);
	return s;
}
