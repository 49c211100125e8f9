/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmd/aggregate.h"
#include "cmd/cmd.h"

const char hw_usage_ingest[] =
    "usage: headwater ingest --db FILE --feed URL [OPTION]...\n\n"
    "Takes one source into one store and acknowledges what is durable.\n\n"
    "  --feed URL       the source\n"
    "  --ack-file FILE  a line with the guid of each item, written after its "
    "COMMIT\n"
    "  --once           exit when nothing is left to do (default: go on)\n\n" HW_SETTINGS_USAGE;

struct ingest {
	const char *feed, *ack;
	bool once;
	int fd;
};

static int
own(void *arg, int argc, char **argv)
{
	struct ingest *in = arg;

	if (strcmp(argv[0], "--once") == 0) {
		in->once = true;
		return 1;
	}
	if (argc > 1 && strcmp(argv[0], "--feed") == 0) {
		in->feed = argv[1];
		return 2;
	}
	if (argc > 1 && strcmp(argv[0], "--ack-file") == 0) {
		in->ack = argv[1];
		return 2;
	}
	return 0;
}

static void
acknowledge(void *arg, struct hw_str guid, hw_id article)
{
	struct ingest *in = arg;
	struct hw_arena *m = hw_arena_new();
	struct hw_str line = hw_str_printf(m, "%.*s\n", HW_FMT(guid));

	(void)article;
	while (line.n) {
		ssize_t k = write(in->fd, line.p, line.n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			break;
		line = hw_str_from(line, (size_t)k);
	}
	hw_arena_free(m);
}

static int
open_ack(struct ingest *in, struct hw_aggregate *g)
{
	if (!in->ack)
		return HW_EXIT_OK;
	in->fd = open(in->ack, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (in->fd < 0)
		return hw_cmd_fail("ingest", HW_EXIT_CONFIG, "%s: %s", in->ack,
		    strerror(errno));
	g->c.durable = acknowledge;
	g->c.arg = in;
	return HW_EXIT_OK;
}

static int
subscribe(struct ingest *in, struct hw_aggregate *g)
{
	struct hw_err err = {0};

	if (hw_aggregate_add(g, HW_SOURCE_FEED, hw_str_c(in->feed),
		(struct hw_str){0}, (struct hw_str){0}, &g->c.only, &err))
		return hw_cmd_fail("ingest", HW_EXIT_STORE, "%s", err.msg);
	g->c.all = true;
	g->c.once = in->once;
	return HW_EXIT_OK;
}

int
hw_cmd_ingest(int argc, char **argv)
{
	struct ingest in = {.fd = -1};
	struct hw_aggregate g;
	int code = hw_aggregate_init(&g, "ingest", argc, argv, own, &in);

	if (!code && !in.feed)
		code = hw_cmd_usage("ingest", "--feed URL is missing");
	if (!code)
		code = open_ack(&in, &g);
	if (!code)
		code = subscribe(&in, &g);
	if (!code)
		code = hw_aggregate_open(&g);
	if (!code)
		code = hw_aggregate_run(&g);
	hw_aggregate_free(&g);
	if (in.fd >= 0)
		close(in.fd);
	return code;
}
