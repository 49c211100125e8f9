/* SPDX-License-Identifier: MIT
 * headwater demo: the sample newsroom.  Its sites are served on loopback, the
 * ordinary engine subscribes to them over HTTP, the ordinary pages show what
 * came of it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmd/aggregate.h"
#include "cmd/cmd.h"
#include "cmd/newsroom.h"
#include "cmd/web.h"

const char hw_usage_demo[] =
    "usage: headwater demo [OPTION]... [SETTING]...\n\n"
    "Serves the sample newsroom (invented outlets, people and places) on\n"
    "loopback, collects it as it would the world's, and shows the result at\n"
    "http://127.0.0.1:8080.\n\n"
    "  --once           collect, say what was found, and exit\n"
    "  --newsroom DIR   the sites, if they are not beside the program\n"
    "  --data DIR       keep the data (default: a folder that is removed at "
    "the end)\n"
    "  --listen ADDRESS:PORT\n\n" HW_SETTINGS_USAGE;

struct demo {
	const char *dir;
	bool once;
	char temp[64]; /* folder to remove, or "" */
	struct hw_newsroom *room;
	struct hw_str sites;
	int port;
};

static int
own(void *arg, int argc, char **argv)
{
	struct demo *d = arg;

	if (strcmp(argv[0], "--once") == 0) {
		d->once = true;
		return 1;
	}
	if (argc > 1 && strcmp(argv[0], "--newsroom") == 0) {
		d->dir = argv[1];
		return 2;
	}
	return 0;
}

/* A folder of our own when the person named none: the settings are read from
 * the environment, so that is where it is said. */
static int
make_temp(struct demo *d, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strncmp(argv[i], "--data", 6) == 0 ||
		    strncmp(argv[i], "--db", 4) == 0)
			return HW_EXIT_OK;
	memcpy(d->temp, "/tmp/headwater-demo-XXXXXX", 27);
	if (!mkdtemp(d->temp)) {
		d->temp[0] = '\0';
		return hw_cmd_fail(
		    "demo", HW_EXIT_CONFIG, "/tmp: %s", strerror(errno));
	}
	setenv("HEADWATER_DATA", d->temp, 1);
	unsetenv("HEADWATER_DB");
	return HW_EXIT_OK;
}

static void
remove_temp(const struct demo *d)
{
	static const char *const tail[] = {
	    "", "-wal", "-shm", "-lock", ".lock"};
	char path[160];

	if (!d->temp[0])
		return;
	for (size_t i = 0; i < sizeof(tail) / sizeof(*tail); i++) {
		snprintf(
		    path, sizeof(path), "%s/headwater.db%s", d->temp, tail[i]);
		unlink(path);
	}
	rmdir(d->temp);
}

static enum hw_source_kind
kind_of(struct hw_str kind)
{
	if (hw_str_eq(kind, HW_STR("sitemap")))
		return HW_SOURCE_SITEMAP;
	return hw_str_eq(kind, HW_STR("html")) ? HW_SOURCE_PAGE
					       : HW_SOURCE_FEED;
}

static int
subscribe(struct demo *d, struct hw_aggregate *g, struct hw_err *err)
{
	struct hw_newsroom_host *h;
	size_t n;
	int rc = hw_newsroom_hosts(g->m, d->sites, &h, &n, err);

	for (size_t i = 0; !rc && i < n; i++) {
		struct hw_str url = hw_str_printf(g->m, "http://%.*s%.*s",
		    HW_FMT(h[i].host), HW_FMT(h[i].feed));
		hw_id id;

		rc = hw_aggregate_add(g, kind_of(h[i].kind), url, h[i].outlet,
		    h[i].language, &id, err);
	}
	return rc;
}

/* Every request goes to the newsroom's port, whatever host it names. */
static void
aim(struct demo *d, struct hw_aggregate *g)
{
	static struct hw_net loopback;
	struct hw_strs *to = HW_NEW(g->m, struct hw_strs);
	struct hw_err err = {0};

	to->v = HW_NEW(g->m, struct hw_str);
	to->v[0] = hw_str_printf(g->m, "*=127.0.0.1:%d", d->port);
	to->n = 1;
	if (!hw_net_parse(HW_STR("127.0.0.0/8"), &loopback, &err)) {
		g->c.fetch.allow = &loopback;
		g->c.fetch.n_allow = 1;
	}
	g->c.fetch.connect_to = to;
	g->c.fetch.host_delay_ms = 0;
	g->c.fetch.host_connections = 4;
	g->c.once = true;
	g->c.all = true;
}

static int
prepare(struct demo *d, struct hw_aggregate *g)
{
	struct hw_err err = {0};
	int rc = hw_newsroom_find(g->m, d->dir, &d->sites, &err);

	if (!rc)
		rc = hw_newsroom_serve(
		    g->base, d->sites, &d->room, &d->port, &err);
	if (!rc) {
		aim(d, g);
		rc = subscribe(d, g, &err);
	}
	return rc
	    ? hw_cmd_fail("demo", hw_cmd_exit(rc, HW_EXIT_STORE), "%s", err.msg)
	    : HW_EXIT_OK;
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Collect everything once, then go on as a server would. */
static int
run(struct demo *d, struct hw_aggregate *g, struct hw_web *web)
{
	double start = seconds();
	struct hw_engine_stat st;
	int code = hw_aggregate_run(g);

	hw_engine_stat(g->engine, &st);
	printf("%lld pages of %lld sites read and placed in %.1f s\n",
	    (long long)st.added, (long long)st.polls, seconds() - start);
	if (code || d->once || hw_engine_stopped(g->engine))
		return code;
	printf("The sample newsroom is at %.*s  (Ctrl-C ends it)\n",
	    HW_FMT(hw_serve_address(web->serve)));
	fflush(stdout);
	hw_engine_go_on(g->engine);
	return hw_aggregate_run(g);
}

int
hw_cmd_demo(int argc, char **argv)
{
	struct demo d = {0};
	struct hw_aggregate g;
	struct hw_web web = {0};
	int code = make_temp(&d, argc, argv);

	if (code)
		return code;
	code = hw_aggregate_init(&g, "demo", argc, argv, own, &d);
	if (!code && g.rest.n)
		code = hw_cmd_usage(
		    "demo", "takes no %.*s", HW_FMT(g.rest.v[0]));
	if (!code)
		code = prepare(&d, &g);
	if (!code)
		code = hw_aggregate_open(&g);
	if (!code && !d.once)
		code = hw_web_start(&web, &g, true);
	if (!code)
		code = run(&d, &g, &web);
	hw_web_stop(&web);
	hw_newsroom_free(d.room);
	hw_aggregate_free(&g);
	remove_temp(&d);
	return code;
}
