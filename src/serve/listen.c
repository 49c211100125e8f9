/* SPDX-License-Identifier: MIT
 * Binding.  Messages name the address and what to do about it. */
#include "serve/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arena.h"

#define BACKLOG 1024

static int
bad(struct hw_err *err, struct hw_str listen)
{
	return hw_fail(err, HW_EINPUT,
	    "\"%.*s\" is no address to listen on: write 127.0.0.1:8080, "
	    "[::1]:8080, :8080 or unix:PATH",
	    HW_FMT(listen));
}

static int
cannot(struct hw_err *err, struct hw_str listen, int why)
{
	const char *hint = "";

	if (why == EADDRINUSE || why == EWOULDBLOCK)
		hint = "; another program listens there: stop it, or choose "
		       "another place with --listen ADDRESS:PORT";
	else if (why == EACCES)
		hint = "; ports below 1024 and folders of others need a "
		       "privilege: choose another with --listen ADDRESS:PORT";
	else if (why == EADDRNOTAVAIL)
		hint = "; this machine has no such address: choose one with "
		       "--listen ADDRESS:PORT";
	return hw_fail(err, HW_EIO, "cannot listen on %.*s: %s%s",
	    HW_FMT(listen), strerror(why), hint);
}

/* ---- unix sockets ----------------------------------------------------------- */

/* The lock beside the socket tells a running server from a file that a crash
 * left behind. */
static int
lock_path(struct hw_arena *m, const char *path)
{
	int fd = open(hw_str_printf(m, "%s.lock", path).p,
	    O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static int
listen_unix(struct hw_arena *m, struct hw_str where, struct hw_listener *l,
    struct hw_err *err)
{
	struct hw_str path = hw_str_from(where, 5);
	struct sockaddr_un un = {.sun_family = AF_UNIX};
	struct stat st;
	int fd;

	if (path.n == 0 || path.n >= sizeof(un.sun_path))
		return bad(err, where);
	memcpy(un.sun_path, path.p, path.n);
	l->lock = lock_path(m, un.sun_path);
	if (l->lock < 0)
		return cannot(err, where, errno);
	if (lstat(un.sun_path, &st) == 0 && S_ISSOCK(st.st_mode))
		(void)unlink(un.sun_path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	l->fd[0] = fd;
	if (fd < 0 || bind(fd, (struct sockaddr *)&un, sizeof(un)) != 0 ||
	    chmod(un.sun_path, 0660) != 0 || listen(fd, BACKLOG) != 0)
		return cannot(err, where, errno);
	l->unix_path = hw_str_z(m, path);
	l->address = hw_str_dup(m, where);
	/* Threads share the queue of the one socket. */
	for (size_t i = 1; i < l->n; i++) {
		l->fd[i] = fcntl(fd, F_DUPFD_CLOEXEC, 0);
		if (l->fd[i] < 0)
			return cannot(err, where, errno);
	}
	return HW_OK;
}

/* ---- TCP --------------------------------------------------------------------- */

/* "ADDRESS:PORT" as a socket address; false when it is none. */
static bool
read_address(struct hw_arena *m, struct hw_str where,
    struct sockaddr_storage *ss, socklen_t *n)
{
	size_t colon = hw_str_rchr(where, ':');
	struct sockaddr_in *v4 = (struct sockaddr_in *)ss;
	struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)ss;
	struct hw_str host;
	uint64_t port;

	if (colon == HW_NPOS ||
	    !hw_str_u64(hw_str_from(where, colon + 1), &port) || port > 65535)
		return false;
	host = hw_str_sub(where, 0, colon);
	if (host.n == 0)
		host = HW_STR("[::]");
	else if (hw_str_eq(host, HW_STR("localhost")))
		host = HW_STR("127.0.0.1");
	else if (hw_str_eq(host, HW_STR("*")))
		host = HW_STR("[::]");
	if (host.p[0] == '[' && host.p[host.n - 1] == ']') {
		v6->sin6_family = AF_INET6;
		v6->sin6_port = htons((uint16_t)port);
		*n = sizeof(*v6);
		return inet_pton(AF_INET6,
			   hw_str_z(m, hw_str_sub(host, 1, host.n - 1)),
			   &v6->sin6_addr) == 1;
	}
	v4->sin_family = AF_INET;
	v4->sin_port = htons((uint16_t)port);
	*n = sizeof(*v4);
	return inet_pton(AF_INET, hw_str_z(m, host), &v4->sin_addr) == 1;
}

static int
bind_one(const struct sockaddr_storage *ss, socklen_t n, bool share)
{
	int one = 1, zero = 0;
	int fd = socket(
	    ss->ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -1;
	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (share)
		(void)setsockopt(
		    fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof(one));
	if (ss->ss_family == AF_INET6)
		(void)setsockopt(
		    fd, IPPROTO_IPV6, IPV6_V6ONLY, &zero, sizeof(zero));
	if (bind(fd, (const struct sockaddr *)ss, n) != 0) {
		int why = errno;

		close(fd);
		errno = why;
		return -1;
	}
	return fd;
}

/* "http://127.0.0.1:8080" of what is bound. */
static struct hw_str
spell(struct hw_arena *m, const struct sockaddr_storage *ss)
{
	char host[INET6_ADDRSTRLEN];

	if (ss->ss_family == AF_INET6) {
		const struct sockaddr_in6 *v6 = (const void *)ss;

		inet_ntop(AF_INET6, &v6->sin6_addr, host, sizeof(host));
		return hw_str_printf(
		    m, "http://[%s]:%d", host, ntohs(v6->sin6_port));
	}
	inet_ntop(AF_INET,
	    &((const struct sockaddr_in *)(const void *)ss)->sin_addr, host,
	    sizeof(host));
	return hw_str_printf(m, "http://%s:%d", host,
	    ntohs(((const struct sockaddr_in *)(const void *)ss)->sin_port));
}

/* A probe without SO_REUSEPORT finds out whether anybody else is there: with
 * it two servers of one user would share the port without a word. */
static int
listen_tcp(struct hw_arena *m, struct hw_str where, struct hw_listener *l,
    struct hw_err *err)
{
	struct sockaddr_storage ss = {0};
	socklen_t n;
	int probe;

	if (!read_address(m, where, &ss, &n))
		return bad(err, where);
	probe = bind_one(&ss, n, false);
	if (probe < 0)
		return cannot(err, where, errno);
	if (listen(probe, 1) != 0) {
		int why = errno;

		close(probe);
		return cannot(err, where, why);
	}
	(void)getsockname(probe, (struct sockaddr *)&ss, &n);
	close(probe);
	for (size_t i = 0; i < l->n; i++) {
		l->fd[i] = bind_one(&ss, n, true);
		if (l->fd[i] < 0 || listen(l->fd[i], BACKLOG) != 0)
			return cannot(err, where, errno);
	}
	l->address = spell(m, &ss);
	return HW_OK;
}

int
hw_listen(struct hw_arena *m, struct hw_str where, size_t n,
    struct hw_listener *out, struct hw_err *err)
{
	int rc;

	*out = (struct hw_listener){.lock = -1, .n = n};
	out->fd = HW_ARRAY(m, int, n);
	for (size_t i = 0; i < n; i++)
		out->fd[i] = -1;
	if (hw_str_starts(where, HW_STR("http://")))
		where = hw_str_from(where, 7);
	rc = hw_str_starts(where, HW_STR("unix:"))
	    ? listen_unix(m, where, out, err)
	    : listen_tcp(m, where, out, err);
	if (rc)
		hw_listen_close(out);
	return rc;
}

void
hw_listen_close(struct hw_listener *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->fd[i] >= 0)
			close(l->fd[i]);
	l->n = 0;
	if (l->unix_path)
		(void)unlink(l->unix_path);
	if (l->lock >= 0)
		close(l->lock);
	l->lock = -1;
	l->unix_path = NULL;
}
