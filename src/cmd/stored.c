/* SPDX-License-Identifier: MIT */
#include "cmd/stored.h"

#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/fetching.h"

static int
take_option(void *arg, int argc, char **argv)
{
	struct hw_stored *g = arg;

	if (strcmp(argv[0], "--json") == 0) {
		g->json = true;
		return 1;
	}
	return g->own ? g->own(g->arg, argc, argv) : 0;
}

int
hw_stored_args(struct hw_stored *g, const char *cmd, int argc, char **argv,
    int (*own)(void *arg, int argc, char **argv), void *arg)
{
	struct hw_str path;
	int rc;

	memset(g, 0, sizeof(*g));
	g->cmd = cmd;
	g->m = hw_arena_new();
	g->own = own;
	g->arg = arg;
	rc = hw_cmd_fetch_args(
	    g->m, argc, argv, take_option, g, &g->s, &g->rest, &g->err);
	if (rc)
		return hw_cmd_args_fail(cmd, rc, &g->err);
	if (hw_settings_db(g->m, &g->s, &path, &g->err))
		return hw_cmd_fail(cmd, HW_EXIT_CONFIG, "%s", g->err.msg);
	g->path = hw_str_z(g->m, path);
	return HW_EXIT_OK;
}

int
hw_stored_open(struct hw_stored *g, enum hw_store_mode mode)
{
	if (hw_store_open(g->path, mode, &g->st, &g->err))
		return hw_cmd_fail(g->cmd, HW_EXIT_STORE, "%s", g->err.msg);
	return HW_EXIT_OK;
}

void
hw_stored_close(struct hw_stored *g)
{
	hw_store_close(g->st);
	hw_arena_free(g->m);
}

int
hw_stored_fail(struct hw_stored *g, int rc)
{
	int code = rc == HW_EIO || rc == HW_ECONFLICT ? HW_EXIT_STORE
	    : rc == HW_EINPUT                         ? HW_EXIT_USAGE
						      : HW_EXIT_SOME;

	return hw_cmd_fail(g->cmd, code, "%s", g->err.msg);
}

int64_t
hw_stored_number(struct hw_str s)
{
	uint64_t n;

	return hw_str_u64(s, &n) && n <= INT64_MAX ? (int64_t)n : -1;
}

/* ---- parts of answers ----------------------------------------------------- */

void
hw_json_time(struct hw_jw *w, const char *key, hw_time t)
{
	char text[32];

	hw_time_rfc3339(t, text);
	hw_jw_kstr_null(w, key, hw_str_c(text));
}

static void
json_published(struct hw_jw *w, const struct hw_date *d)
{
	char text[32];

	if (d->at == HW_TIME_NONE || d->precision == HW_PRECISION_NONE) {
		hw_jw_kstr_null(w, "published", HW_STR(""));
		return;
	}
	if (d->has_offset)
		hw_time_rfc3339_at(d->at, d->offset, text);
	else
		hw_time_rfc3339(d->at, text);
	hw_jw_kstr(w, "published",
	    hw_str_sub(hw_str_c(text), 0,
		d->precision == HW_PRECISION_SECOND      ? 32
		    : d->precision == HW_PRECISION_DAY   ? 10
		    : d->precision == HW_PRECISION_MONTH ? 7
							 : 4));
}

const char *
hw_role_name(enum hw_role role)
{
	static const char *const name[] = {"unknown", "independent", "copy",
	    "rewritten", "translated", "update"};

	return (size_t)role < sizeof(name) / sizeof(*name) ? name[role]
							   : "unknown";
}

void
hw_json_item(struct hw_jw *w, const struct hw_item *item)
{
	const struct hw_article *a = &item->article;

	hw_jw_kint(w, "id", a->id);
	hw_jw_kstr(w, "title", a->title);
	hw_jw_kstr(w, "url", a->url);
	hw_jw_kstr(w, "host", a->host);
	hw_jw_kstr_null(w, "source", item->source_domain);
	hw_jw_kstr_null(w, "author", a->author);
	hw_jw_kstr_null(w, "language", a->language);
	json_published(w, &a->published);
	hw_json_time(w, "first_seen", a->first_seen);
	hw_jw_kint(w, "revision", item->revision);
	if (item->story) {
		hw_jw_kint(w, "story", item->story);
		hw_jw_kstr(w, "role", hw_str_c(hw_role_name(item->role)));
		if (item->of)
			hw_jw_kint(w, "of", item->of);
	}
	hw_jw_kstr_opt(w, "excerpt", item->excerpt);
}

static void
json_roots(struct hw_jw *w, const struct hw_story *s)
{
	hw_jw_key(w, "roots");
	hw_jw_arr(w);
	for (size_t i = 0; i < s->n_roots; i++) {
		const struct hw_root *r = &s->roots[i];

		hw_jw_obj(w);
		hw_jw_kstr_null(w, "name", r->name);
		hw_jw_kstr_opt(w, "url", r->url);
		if (r->article)
			hw_jw_kint(w, "item", r->article);
		hw_jw_kint(w, "pages", r->pages);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

void
hw_json_story(struct hw_jw *w, const struct hw_story *s)
{
	static const char *const state[] = {"open", "active", "closed"};

	hw_jw_kint(w, "id", s->id);
	hw_jw_kstr(w, "title", s->title);
	hw_jw_kint(w, "lead", s->lead);
	hw_jw_kstr(w, "state",
	    hw_str_c((size_t)s->state < 3 ? state[s->state] : "open"));
	hw_json_time(w, "first", s->first);
	hw_json_time(w, "last", s->last);
	hw_jw_kint(w, "pages", s->pages);
	hw_jw_kint(w, "independent", s->independent);
	hw_jw_kint(w, "differs", s->differs);
	hw_jw_kstr(w, "languages", s->languages);
	json_roots(w, s);
}

const char *
hw_short_time(hw_time t, char out[32])
{
	hw_time_rfc3339(t, out);
	if (strlen(out) >= 16) {
		out[10] = ' ';
		out[16] = '\0';
	}
	return out;
}

void
hw_print_item(const struct hw_item *item)
{
	const struct hw_article *a = &item->article;
	char when[32];

	printf("%lld\t%s\t%.*s\t%.*s\n\t%.*s\n", (long long)a->id,
	    hw_short_time(a->published.precision >= HW_PRECISION_DAY
		    ? a->published.at
		    : a->first_seen,
		when),
	    HW_FMT(a->host), HW_FMT(a->title), HW_FMT(a->url));
}

void
hw_print_buf(struct hw_buf *b)
{
	hw_buf_byte(b, '\n');
	fwrite(b->p, 1, b->n, stdout);
	hw_buf_clear(b);
}
