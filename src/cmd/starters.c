/* SPDX-License-Identifier: MIT */
#include "cmd/starters.h"

#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "cmd/aggregate.h"
#include "format/opml.h"
#include "store/store.h"
#include "url/url.h"

static const char list[] = {
#include "share/world-feeds.opml.inc"
};

static int
read_list(struct hw_arena *m, struct hw_opml *out, struct hw_err *err)
{
	return hw_opml_parse(m, (struct hw_str){list, sizeof(list) - 1},
	    (struct hw_str){0}, out, err);
}

/* ---- the choices ---------------------------------------------------------- */

/* "Scottish Gaelic" of languages: "language-scottish-gaelic". */
static struct hw_str
id_of(struct hw_arena *m, const char *kind, struct hw_str label)
{
	struct hw_str id = hw_str_printf(m, "%s-%.*s", kind, HW_FMT(label));
	char *p = hw_str_z(m, hw_str_lower(m, id));

	for (char *c = p; *c; c++)
		if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9'))
			*c = '-';
	return hw_str_c(p);
}

/* Folders are region, then language. */
static bool
ids_of(struct hw_arena *m, const struct hw_opml_feed *f, struct hw_str id[2])
{
	if (f->folders.n < 2)
		return false;
	id[0] = id_of(m, "language", f->folders.v[1]);
	id[1] = id_of(m, "region", f->folders.v[0]);
	return true;
}

/* Languages before regions, each by name. */
static int
by_name(const void *a, const void *b)
{
	const struct hw_serve_starter *x = a, *y = b;
	int order = hw_str_cmp(x->group, y->group);

	return order ? order : hw_str_cmp(x->label, y->label);
}

int
hw_starters_list(struct hw_arena *m, struct hw_serve_starter **out, size_t *n,
    struct hw_err *err)
{
	static const char *const group[] = {"By language", "By region"};
	struct hw_arena *work = hw_arena_new();
	HW_VEC(struct hw_serve_starter) v = {0};
	struct hw_map seen = {0};
	struct hw_opml all;
	int rc = read_list(work, &all, err);

	for (size_t i = 0; !rc && i < all.feeds.n; i++) {
		const struct hw_opml_feed *f = &all.feeds.v[i];
		struct hw_str id[2];

		for (int k = 0; ids_of(work, f, id) && k < 2; k++) {
			bool fresh;
			uint64_t *at = hw_map_put(work, &seen, id[k], &fresh);

			if (fresh) {
				*HW_PUSH(m, &v) = (struct hw_serve_starter){
				    hw_str_dup(m, id[k]), hw_str_c(group[k]),
				    hw_str_dup(m, f->folders.v[1 - k]), 0};
				*at = v.n;
			}
			v.v[*at - 1].sources++;
		}
	}
	hw_arena_free(work);
	if (v.n)
		qsort(v.v, v.n, sizeof(*v.v), by_name);
	*out = v.v;
	*n = v.n;
	return rc;
}

/* ---- following ------------------------------------------------------------ */

static int
put(struct hw_store *st, const struct hw_opml_feed *f, struct hw_err *err)
{
	struct hw_source s = {.kind = HW_SOURCE_FEED,
	    .url = f->xml_url,
	    .title = f->title,
	    .site = f->html_url,
	    .language = f->language};
	hw_id id;

	return hw_store_follow(
	    st, &s, (hw_time)time(NULL), HW_STR("from a list"), &id, err);
}

int
hw_starters_add(struct hw_aggregate *g, const struct hw_opml_feed *feeds,
    size_t n, int *added, struct hw_err *err)
{
	struct hw_store *st;
	int rc = hw_store_open(g->c.db, HW_STORE_WRITE, &st, err);

	*added = 0;
	if (rc)
		return rc;
	rc = hw_store_begin(st, err);
	if (!rc) {
		for (size_t i = 0; !rc && i < n; i++) {
			if (!hw_url_is_http(feeds[i].xml_url))
				continue;
			rc = put(st, &feeds[i], err);
			++*added;
		}
		rc = hw_store_end(st, rc, err);
	}
	hw_store_close(st);
	return rc;
}

static bool
chosen(struct hw_arena *m, const struct hw_opml_feed *f,
    const struct hw_str *ids, size_t n)
{
	struct hw_str id[2];

	if (ids_of(m, f, id))
		for (size_t i = 0; i < n; i++)
			if (hw_str_eq(ids[i], id[0]) ||
			    hw_str_eq(ids[i], id[1]))
				return true;
	return false;
}

int
hw_starters_import(struct hw_aggregate *g, const struct hw_str *ids, size_t n,
    int *added, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_opml all;
	size_t kept = 0;
	int rc = read_list(m, &all, err);

	*added = 0;
	for (size_t i = 0; !rc && i < all.feeds.n; i++)
		if (chosen(m, &all.feeds.v[i], ids, n))
			all.feeds.v[kept++] = all.feeds.v[i];
	if (!rc && !kept)
		rc = hw_fail(err, HW_EINPUT,
		    "%.*s: there is no list of this name",
		    HW_FMT(n ? ids[0] : (struct hw_str){0}));
	if (!rc)
		rc = hw_starters_add(g, all.feeds.v, kept, added, err);
	hw_arena_free(m);
	return rc;
}
