/* SPDX-License-Identifier: MIT
 * Articles in the order of their time -> the story of each. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/vec.h"
#include "cmd/cmd.h"
#include "cmd/records.h"
#include "story/story.h"
#include "text/language.h"

const char hw_usage_cluster[] =
    "usage: headwater cluster [--granularity N] [--stream] [FILE]...\n\n"
    "Reads article records, one JSON object a line, in the order of their\n"
    "time, and writes {\"id\",\"story\"} for each, when all are read: two "
    "stories\nmay turn out to be one.  An article that began a story and is "
    "like an older\none also carries \"follows\" or \"similar\", the id "
    "of that story, and\n\"gap_days\".\n\n"
    "  --granularity N  0 few large stories ... 1 many small ones "
    "(default 0.5)\n"
    "  --stream         a line for each article at once; a later line for "
    "an id\n                   replaces the earlier one\n"
    "  --input ndjson   the only input\n"
    "  --output ndjson  the only output\n";

/* A line of the output: an article, or what was wrong with its record. */
struct placed {
	struct hw_str key, error;
	hw_id story;
	hw_id to; /* the story its own follows or is like; 0: none */
	int gap_days;
	enum hw_story_link_kind link;
};

struct clustering {
	struct hw_stories *stories;
	struct hw_arena *m; /* of placed */
	HW_VEC(struct placed) placed;
	bool stream;
};

static void
put_line(struct hw_arena *m, const struct placed *p)
{
	struct hw_buf b;
	struct hw_jw w;

	if (p->error.n) {
		hw_records_put_error(m, hw_str_z(m, p->error));
		return;
	}
	hw_buf_init(&b, m, 1 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", p->key);
	hw_jw_key(&w, "story");
	hw_jw_str(&w, hw_str_printf(m, "%lld", (long long)p->story));
	if (p->to && p->to != p->story) {
		hw_jw_key(
		    &w, p->link == HW_LINK_FOLLOWS ? "follows" : "similar");
		hw_jw_str(&w, hw_str_printf(m, "%lld", (long long)p->to));
		hw_jw_kint(&w, "gap_days", p->gap_days);
	}
	hw_jw_end_obj(&w);
	printf("%.*s\n", HW_FMT(hw_buf_str(&b)));
}

/* When the story turns out to be another one's, its articles move. */
static void
merge(struct clustering *c, struct hw_arena *m, hw_id story)
{
	hw_id gone, stays = hw_story_merge(c->stories, m, story, NULL, &gone);

	for (size_t i = 0; gone && i < c->placed.n; i++) {
		struct placed *p = &c->placed.v[i];

		if (p->to == gone)
			p->to = stays;
		if (p->story != gone)
			continue;
		p->story = stays;
		if (c->stream)
			put_line(m, p);
	}
}

static void
place(void *arg, struct hw_arena *m, struct hw_article *a)
{
	struct clustering *c = arg;
	struct hw_story_link link;
	struct hw_tokens t;
	hw_id story;

	if (!a->language.n)
		a->language = hw_text_language(
		    a->text.n ? a->text : a->title, a->language, NULL);
	hw_text_tokens(m, a->text, a->language, &t);
	story = hw_story_place(c->stories, m, a, &t, &link);
	*HW_PUSH(c->m, &c->placed) = (struct placed){
	    .key = hw_str_dup(c->m, a->key),
	    .story = story,
	    .to = link.to,
	    .gap_days = link.gap_days,
	    .link = link.kind};
	if (c->stream)
		put_line(m, &c->placed.v[c->placed.n - 1]);
	merge(c, m, story);
}

static void
refused(void *arg, const char *msg)
{
	struct clustering *c = arg;

	*HW_PUSH(c->m, &c->placed) = (struct placed){
	    .error = hw_str_dup(c->m, hw_str_c(msg))};
	if (c->stream)
		put_line(c->m, &c->placed.v[c->placed.n - 1]);
}

static void
put_all(struct clustering *c, struct hw_arena *m)
{
	for (size_t i = 0; i < c->placed.n; i++) {
		put_line(m, &c->placed.v[i]);
		hw_arena_reset(m);
	}
}

static int
options(int argc, char **argv, struct hw_story_options *o, bool *stream)
{
	const char *v;
	char *end;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (strcmp(argv[i], "--") == 0)
			return i + 1;
		if (strcmp(argv[i], "--stream") == 0) {
			*stream = true;
		} else if ((v = hw_option("granularity", argc, argv, &i))) {
			o->granularity = strtod(v, &end);
			if (end == v || *end || !(o->granularity >= 0) ||
			    o->granularity > 1)
				return -hw_cmd_usage("cluster",
				    "--granularity %s: a number from 0 to 1",
				    v);
		} else if ((v = hw_option("input", argc, argv, &i)) ||
		    (v = hw_option("output", argc, argv, &i))) {
			if (strcmp(v, "ndjson") != 0)
				return -hw_cmd_usage(
				    "cluster", "%s: only ndjson", v);
		} else if (!hw_option("jobs", argc, argv, &i)) {
			return -hw_cmd_usage(
			    "cluster", "unknown option %s", argv[i]);
		}
	}
	return i;
}

int
hw_cmd_cluster(int argc, char **argv)
{
	struct hw_story_options o = {.granularity = HW_STORY_GRANULARITY};
	struct hw_records r = {.cmd = "cluster",
	    .article = place,
	    .error = refused,
	    .fresh = true};
	struct clustering c = {0};
	struct hw_arena *m;
	int code, i = options(argc, argv, &o, &c.stream);

	if (i < 0)
		return -i;
	m = hw_arena_new();
	c.m = hw_arena_new();
	c.stories = hw_stories_new(&o);
	r.arg = &c;
	code = hw_records_read(&r, m, argc - i, argv + i);
	if (!c.stream)
		put_all(&c, m);
	hw_stories_free(c.stories);
	hw_arena_free(c.m);
	hw_arena_free(m);
	if (fflush(stdout))
		code = hw_cmd_fail(
		    "cluster", HW_EXIT_SOME, "output: %s", strerror(errno));
	return code;
}
