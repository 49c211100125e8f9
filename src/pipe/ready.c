/* SPDX-License-Identifier: MIT */
#include "pipe/ready.h"

#include <stdlib.h>

#include "base/arena.h"

#define TEXTS 64                    /* kept */
#define BYTES ((size_t)1024 * 1024) /* of one; larger ones are not kept */

struct text {
	hw_id id; /* 0: free */
	uint64_t used;
	struct hw_arena *m;
	struct hw_item item;
	struct hw_trace_doc *doc;
	struct hw_parts parts;
};

struct hw_ready {
	struct hw_store *store;
	uint64_t clock; /* 0: nothing kept */
	struct text text[TEXTS];
};

struct hw_ready *
hw_ready_new(struct hw_store *store)
{
	struct hw_ready *r = calloc(1, sizeof(*r));

	if (!r)
		hw_panic(__FILE__, __LINE__, "out of memory");
	r->store = store;
	return r;
}

static void
empty(struct text *t)
{
	hw_arena_free(t->m);
	*t = (struct text){0};
}

void
hw_ready_clear(struct hw_ready *r)
{
	for (size_t i = 0; r->clock && i < TEXTS; i++)
		empty(&r->text[i]);
	r->clock = 0;
}

void
hw_ready_free(struct hw_ready *r)
{
	if (!r)
		return;
	hw_ready_clear(r);
	free(r);
}

void
hw_ready_drop(struct hw_ready *r, hw_id id)
{
	for (size_t i = 0; i < TEXTS; i++)
		if (r->text[i].id == id)
			empty(&r->text[i]);
}

void
hw_ready_trim(struct hw_ready *r)
{
	for (size_t i = 0; i < TEXTS; i++)
		if (r->text[i].m && hw_arena_used(r->text[i].m) > BYTES)
			empty(&r->text[i]);
}

/* That of the id, or the one unused for longest. */
static struct text *
place_of(struct hw_ready *r, hw_id id)
{
	struct text *old = &r->text[0];

	for (size_t i = 0; i < TEXTS; i++) {
		if (r->text[i].id == id)
			return &r->text[i];
		if (r->text[i].used < old->used)
			old = &r->text[i];
	}
	return old;
}

const struct hw_trace_doc *
hw_ready_get(struct hw_ready *r, const struct hw_trace_words *w, hw_id id,
    const struct hw_parts **parts)
{
	struct text *t = place_of(r, id);

	*parts = &t->parts;
	if (t->id == id) {
		t->used = ++r->clock;
		hw_trace_renew(w, t->doc);
		return t->doc;
	}
	empty(t);
	t->m = hw_arena_new();
	if (hw_store_article(r->store, t->m, id, 0,
		HW_READ_HIDDEN | HW_READ_UNLISTED, &t->item, NULL)) {
		empty(t);
		return NULL;
	}
	t->id = id;
	t->used = ++r->clock;
	t->doc = hw_trace_prepare(t->m, w, &t->item.article, NULL);
	hw_parts_prepare(t->m, w, &t->item.article, &t->parts);
	return t->doc;
}
