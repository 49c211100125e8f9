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
    "usage: headwater cluster [--granularity N] [FILE]...\n\n"
    "Reads article records, one JSON object a line, in the order of their\n"
    "time, and writes {\"id\",\"story\"} for each.  An article that begins "
    "a story\nand is like an older one also carries \"follows\" or "
    "\"similar\", the id of\nthat story, and \"gap_days\".  A later line for an id replaces "
    "the earlier\none: two stories turned out to be one.\n\n"
    "  --granularity N  0 few large stories ... 1 many small ones "
    "(default 0.5)\n"
    "  --input ndjson   the only input\n"
    "  --output ndjson  the only output\n";

static void
put_link(struct hw_jw *w, const struct hw_story_link *link)
{
	const char *key = link->kind == HW_LINK_FOLLOWS ? "follows" : "similar";

	if (!link->to)
		return;
	hw_jw_key(w, key);
	hw_jw_str(w, hw_str_printf(w->b->m, "%lld", (long long)link->to));
	hw_jw_kint(w, "gap_days", link->gap_days);
}

struct clustering {
	struct hw_stories *stories;
	struct hw_arena *m; /* of the keys */
	HW_VEC(struct placed {
		struct hw_str key;
		hw_id story;
	})
	placed;
};

static void
put_line(struct hw_arena *m, struct hw_str key, hw_id story,
    const struct hw_story_link *link)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, 1 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", key);
	hw_jw_key(&w, "story");
	hw_jw_str(&w, hw_str_printf(m, "%lld", (long long)story));
	if (link)
		put_link(&w, link);
	hw_jw_end_obj(&w);
	printf("%.*s\n", HW_FMT(hw_buf_str(&b)));
}

/* When the story turns out to be another one's: a new line for each of its
 * articles. */
static void
merge(struct clustering *c, struct hw_arena *m, hw_id story)
{
	hw_id gone, stays = hw_story_merge(c->stories, m, story, &gone);

	for (size_t i = 0; gone && i < c->placed.n; i++)
		if (c->placed.v[i].story == gone) {
			c->placed.v[i].story = stays;
			put_line(m, c->placed.v[i].key, stays, NULL);
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
	put_line(m, a->key, story, &link);
	*HW_PUSH(c->m, &c->placed) = (struct placed){
	    hw_str_dup(c->m, a->key), story};
	merge(c, m, story);
}

static int
options(int argc, char **argv, struct hw_story_options *o)
{
	const char *v;
	char *end;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (strcmp(argv[i], "--") == 0)
			return i + 1;
		if ((v = hw_option("granularity", argc, argv, &i))) {
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
	struct hw_records r = {
	    .cmd = "cluster", .article = place, .fresh = true};
	struct clustering c = {0};
	struct hw_arena *m;
	int code, i = options(argc, argv, &o);

	if (i < 0)
		return -i;
	m = hw_arena_new();
	c.m = hw_arena_new();
	c.stories = hw_stories_new(&o);
	r.arg = &c;
	code = hw_records_read(&r, m, argc - i, argv + i);
	hw_stories_free(c.stories);
	hw_arena_free(c.m);
	hw_arena_free(m);
	if (fflush(stdout))
		code = hw_cmd_fail(
		    "cluster", HW_EXIT_SOME, "output: %s", strerror(errno));
	return code;
}
