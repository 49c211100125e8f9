/* SPDX-License-Identifier: MIT */
#include "pipe/ready.h"
#include "text/outlets.h"

#include <stdlib.h>

#include "base/arena.h"

/* A text may be kept in the places of its row; the one longest unused goes. */
#define ROWS 64
#define PLACES 8
#define LARGE ((size_t)1 << 20) /* bytes of one; larger ones are not kept */
#define ALL ((size_t)32 << 20)  /* of all of them, about */

struct text {
	hw_id id; /* 0: free */
	uint64_t used;
	struct hw_arena *m;
	struct hw_article article;
	struct hw_trace_doc *doc; /* NULL: not made yet */
	struct hw_parts parts;    /* made with it */
};

struct hw_ready {
	struct hw_store *store;
	const struct hw_outlets *outlets;
	uint64_t clock; /* 0: nothing kept */
	uint64_t turn;  /* texts used since are in use */
	struct text text[ROWS][PLACES];
};

struct hw_ready *
hw_ready_new(struct hw_store *store, const struct hw_outlets *outlets)
{
	struct hw_ready *r = calloc(1, sizeof(*r));

	if (!r)
		hw_panic(__FILE__, __LINE__, "out of memory");
	r->store = store;
	r->outlets = outlets;
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
	for (size_t i = 0; r->clock && i < ROWS; i++)
		for (size_t k = 0; k < PLACES; k++)
			empty(&r->text[i][k]);
	r->clock = r->turn = 0;
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
	struct text *row = r->text[(uint64_t)id % ROWS];

	for (size_t k = 0; k < PLACES; k++)
		if (row[k].id == id)
			empty(&row[k]);
}

void
hw_ready_turn(struct hw_ready *r)
{
	size_t all = 0;

	for (size_t i = 0; r->clock > r->turn && i < ROWS; i++)
		for (size_t k = 0; k < PLACES; k++) {
			struct text *t = &r->text[i][k];
			size_t n = t->m ? hw_arena_used(t->m) : 0;

			if (n > LARGE)
				empty(t);
			else
				all += n;
		}
	if (all > ALL)
		hw_ready_clear(r);
	r->turn = r->clock;
}

/* That of the id, or one to put it in; NULL: all are in use. */
static struct text *
place_of(struct hw_ready *r, hw_id id)
{
	struct text *row = r->text[(uint64_t)id % ROWS], *old = row;

	for (size_t k = 0; k < PLACES; k++) {
		if (row[k].id == id)
			return &row[k];
		if (row[k].used < old->used)
			old = &row[k];
	}
	return old->used > r->turn ? NULL : old;
}

/* NULL: not in the store. */
static struct text *
get(struct hw_ready *r, struct hw_arena *m, hw_id id)
{
	struct text *t = place_of(r, id);
	bool kept = t;

	if (kept && t->id == id) {
		t->used = ++r->clock;
		return t;
	}
	if (kept) {
		empty(t);
		m = t->m = hw_arena_new();
		hw_outlets_use(m, r->outlets);
	} else {
		t = HW_NEW(m, struct text);
		t->m = m;
	}
	if (hw_store_text(r->store, m, id, &t->article, NULL)) {
		if (kept)
			empty(t);
		return NULL;
	}
	/* Others credit an outlet by the name its feed has. */
	if (!t->article.site.n)
		t->article.site = hw_store_outlet_of(r->store, m, id);
	t->id = id;
	t->used = ++r->clock;
	return t;
}

const struct hw_article *
hw_ready_text(struct hw_ready *r, struct hw_arena *m, hw_id id)
{
	struct text *t = get(r, m, id);

	return t ? &t->article : NULL;
}

const struct hw_trace_doc *
hw_ready_doc(struct hw_ready *r, struct hw_arena *m,
    const struct hw_trace_words *w, hw_id id, const struct hw_parts **parts)
{
	struct text *t = get(r, m, id);

	if (!t)
		return NULL;
	*parts = &t->parts;
	if (t->doc) {
		hw_trace_renew(w, t->doc);
		return t->doc;
	}
	t->doc = hw_trace_prepare(t->m, w, &t->article, NULL);
	hw_parts_prepare(t->m, w, &t->article, &t->parts);
	return t->doc;
}
