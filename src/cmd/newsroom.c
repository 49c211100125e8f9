/* SPDX-License-Identifier: MIT */
#include "cmd/newsroom.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>

#include "base/arena.h"
#include "base/time.h"
#include "cmd/cmd.h"

struct hw_newsroom {
	struct evhttp *http;
	char *sites; /* DIR/sites */
};

/* ---- finding ------------------------------------------------------------- */

static bool
is_newsroom(struct hw_arena *m, struct hw_str dir)
{
	return access(hw_str_printf(m, "%.*s/hosts.txt", HW_FMT(dir)).p,
		   R_OK) == 0;
}

int
hw_newsroom_find(
    struct hw_arena *m, const char *dir, struct hw_str *out, struct hw_err *err)
{
	static const char *const beside[] = {"../examples/newsroom",
	    "../../examples/newsroom", "../share/headwater/newsroom"};
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	if (dir) {
		*out = hw_str_dup(m, hw_str_c(dir));
		if (is_newsroom(m, *out))
			return HW_OK;
		return hw_fail(err, HW_ENOTFOUND,
		    "%s: no sample newsroom here (hosts.txt is missing)", dir);
	}
	exe[n > 0 ? n : 0] = '\0';
	if (strrchr(exe, '/'))
		*strrchr(exe, '/') = '\0';
	for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++) {
		*out = hw_str_printf(m, "%s/%s", exe, beside[i]);
		if (is_newsroom(m, *out))
			return HW_OK;
	}
	return hw_fail(err, HW_ENOTFOUND,
	    "no sample newsroom at examples/newsroom nor at "
	    "share/headwater/newsroom beside %s; name it with --newsroom DIR",
	    exe);
}

int
hw_newsroom_hosts(struct hw_arena *m, struct hw_str dir,
    struct hw_newsroom_host **out, size_t *n, struct hw_err *err)
{
	struct hw_str path = hw_str_printf(m, "%.*s/hosts.txt", HW_FMT(dir));
	struct hw_str text, line;
	int rc = hw_cmd_read(m, path.p, 1 << 20, &text, err);

	*n = 0;
	*out = HW_ARRAY(m, struct hw_newsroom_host, 256);
	while (!rc && *n < 256 && hw_str_line(&text, &line)) {
		struct hw_newsroom_host *h = &(*out)[*n];
		struct hw_str *field[] = {&h->host, &h->outlet, &h->language,
		    &h->owner, &h->feed, &h->kind};
		size_t k = 0;

		if (line.n == 0 || line.p[0] == '#')
			continue;
		while (k < 6 && hw_str_split(&line, '\t', field[k]))
			k++;
		if (k < 6)
			return hw_fail(err, HW_EINPUT,
			    "%s: \"%.*s\" has %zu of 6 columns", path.p,
			    HW_FMT(h->host), k);
		(*n)++;
	}
	return rc;
}

/* ---- serving ------------------------------------------------------------- */

static const char *
content_type(const char *path)
{
	static const char *const type[][2] = {{".html", "text/html"},
	    {".xml", "application/xml"}, {".rss", "application/rss+xml"},
	    {".atom", "application/atom+xml"}, {".rdf", "application/rdf+xml"},
	    {".json", "application/feed+json"}, {".txt", "text/plain"},
	    {".css", "text/css"}, {".png", "image/png"},
	    {".gz", "application/gzip"}};
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot && i < sizeof(type) / sizeof(*type); i++)
		if (strcmp(dot, type[i][0]) == 0)
			return type[i][1];
	return "text/html";
}

/* A host or path that stays below its folder: no "..", no NUL, no empty or
 * hidden part. */
static bool
is_tame(const char *s, bool slashes)
{
	if (!*s || *s == '.')
		return false;
	for (const char *p = s; *p; p++) {
		if (*p == '/' && (!slashes || p[1] == '.' || p[1] == '/'))
			return false;
		if ((unsigned char)*p < 0x20 || *p == '\\')
			return false;
	}
	return true;
}

static int
open_path(
    struct hw_newsroom *room, struct evhttp_request *req, char *path, size_t n)
{
	const struct evhttp_uri *uri = evhttp_request_get_evhttp_uri(req);
	const char *host = evhttp_request_get_host(req);
	char *rel = evhttp_uridecode(evhttp_uri_get_path(uri), 0, NULL);
	int fd = -1, k;

	if (rel && host && rel[0] == '/' && is_tame(host, false) &&
	    (rel[1] == '\0' || is_tame(rel + 1, true))) {
		size_t len = strlen(rel);

		k = snprintf(path, n, "%s/%s%s%s", room->sites, host, rel,
		    rel[len - 1] == '/' ? "index.html" : "");
		if (k > 0 && (size_t)k < n)
			fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	}
	free(rel);
	return fd;
}

static void
answer(struct evhttp_request *req, void *arg)
{
	struct hw_newsroom *room = arg;
	struct evkeyvalq *out = evhttp_request_get_output_headers(req);
	const char *known = evhttp_find_header(
	    evhttp_request_get_input_headers(req), "If-None-Match");
	struct evbuffer *body;
	char path[4096], etag[64], when[32];
	struct stat st;
	int fd = open_path(room, req, path, sizeof(path));

	if (fd < 0 || fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		if (fd >= 0)
			close(fd);
		evhttp_send_error(req, HTTP_NOTFOUND, "Not found");
		return;
	}
	snprintf(etag, sizeof(etag), "\"%llx-%llx\"",
	    (unsigned long long)st.st_mtime, (unsigned long long)st.st_size);
	hw_time_http(st.st_mtime, when);
	evhttp_add_header(out, "ETag", etag);
	evhttp_add_header(out, "Last-Modified", when);
	evhttp_add_header(out, "Content-Type", content_type(path));
	if (known && strcmp(known, etag) == 0) {
		close(fd);
		evhttp_send_reply(req, HTTP_NOTMODIFIED, "Not modified", NULL);
		return;
	}
	body = evbuffer_new();
	if (!body || evbuffer_add_file(body, fd, 0, st.st_size)) {
		close(fd);
		evhttp_send_error(req, HTTP_INTERNAL, "Error");
	} else {
		evhttp_send_reply(req, HTTP_OK, "OK", body);
	}
	if (body)
		evbuffer_free(body);
}

int
hw_newsroom_serve(struct event_base *base, struct hw_str dir,
    struct hw_newsroom **out, int *port, struct hw_err *err)
{
	struct hw_newsroom *room = calloc(1, sizeof(*room));
	struct evhttp_bound_socket *sock = NULL;
	struct sockaddr_in addr = {0};
	socklen_t n = sizeof(addr);

	if (!room)
		hw_panic(__FILE__, __LINE__, "out of memory");
	*out = room;
	if (asprintf(&room->sites, "%.*s/sites", HW_FMT(dir)) < 0)
		hw_panic(__FILE__, __LINE__, "out of memory");
	room->http = evhttp_new(base);
	if (room->http)
		sock = evhttp_bind_socket_with_handle(
		    room->http, "127.0.0.1", 0);
	if (!sock ||
	    getsockname(evhttp_bound_socket_get_fd(sock),
		(struct sockaddr *)&addr, &n)) {
		hw_newsroom_free(room);
		return hw_fail(err, HW_EIO,
		    "sample newsroom: no port on 127.0.0.1: %s",
		    strerror(errno));
	}
	evhttp_set_gencb(room->http, answer, room);
	*port = ntohs(addr.sin_port);
	return HW_OK;
}

void
hw_newsroom_free(struct hw_newsroom *room)
{
	if (!room)
		return;
	if (room->http)
		evhttp_free(room->http);
	free(room->sites);
	free(room);
}
