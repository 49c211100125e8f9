/* SPDX-License-Identifier: MIT */
#include "pipe/hub.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "fetch/websub.h"

#define BUCKETS 1024
#define POST_MAX 256           /* deliveries that wait */
#define POST_BYTES (64u << 20) /* of them together */

/* A subscription as the web threads see it. */
struct entry {
	struct entry *next;
	hw_id source;
	struct hw_arena *m;
	struct hw_poll p; /* its hub_* and topic; strings in m */
};

struct letter {
	struct letter *next;
	hw_id source;
	bool lease; /* a lease was confirmed; else a delivery */
	char *type, *body;
	size_t n_type, n_body;
};

struct hubs {
	struct hw_engine *e;
	struct hw_str callback; /* malloc */
	pthread_mutex_t lock;
	struct entry *bucket[BUCKETS];
	struct letter *first, **last;
	size_t n, bytes;
};

/* ---- the table; callers hold the lock ------------------------------------- */

static struct entry **
find(struct hubs *h, hw_id source)
{
	struct entry **at = &h->bucket[(uint64_t)source % BUCKETS];

	while (*at && (*at)->source != source)
		at = &(*at)->next;
	return at;
}

static void
forget(struct hubs *h, hw_id source)
{
	struct entry **at = find(h, source), *e = *at;

	if (!e)
		return;
	*at = e->next;
	hw_arena_free(e->m);
	free(e);
}

static void
remember(struct hubs *h, hw_id source, const struct hw_poll *p)
{
	struct entry *e = calloc(1, sizeof(*e));

	HW_ASSERT(e);
	forget(h, source);
	e->source = source;
	e->m = hw_arena_new();
	e->p = *p;
	e->p.hub = hw_str_dup(e->m, p->hub);
	e->p.topic = hw_str_dup(e->m, p->topic);
	e->p.hub_secret = hw_str_dup(e->m, p->hub_secret);
	e->p.hub_token = hw_str_dup(e->m, p->hub_token);
	e->p.moved_to = (struct hw_str){0};
	e->next = h->bucket[(uint64_t)source % BUCKETS];
	h->bucket[(uint64_t)source % BUCKETS] = e;
}

/* "12-TOKEN" of a callback's address. */
static struct entry *
find_named(struct hubs *h, struct hw_str name)
{
	size_t dash = hw_str_chr(name, '-', 0);
	struct hw_str token;
	struct entry *e;
	uint64_t id;

	if (dash == HW_NPOS || !hw_str_u64(hw_str_sub(name, 0, dash), &id))
		return NULL;
	token = hw_str_from(name, dash + 1);
	e = *find(h, (hw_id)id);
	if (!e || token.n != e->p.hub_token.n || token.n == 0 ||
	    sodium_memcmp(token.p, e->p.hub_token.p, token.n) != 0)
		return NULL;
	return e;
}

/* ---- life ------------------------------------------------------------------ */

/* Leases that still run: hubs deliver whether we restarted or not. */
static int
load(struct hubs *h, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_sources all;
	int rc = hw_store_sources(
	    h->e->store, m, HW_TIME_NONE, (struct hw_str){0}, 0, &all, err);

	for (size_t i = 0; !rc && i < all.n; i++) {
		struct hw_poll p;

		if (hw_str_find(all.v[i].more, HW_STR("\"hub_until\""), 0) ==
		    HW_NPOS)
			continue;
		hw_poll_read(m, all.v[i].more, &p);
		if (p.hub_until > engine_now())
			remember(h, all.v[i].id, &p);
	}
	hw_arena_free(m);
	return rc;
}

int
hubs_new(struct hw_engine *e, struct hw_str callback, struct hubs **out,
    struct hw_err *err)
{
	struct hubs *h;

	*out = NULL;
	if (callback.n == 0)
		return HW_OK;
	h = calloc(1, sizeof(*h));
	HW_ASSERT(h);
	*out = h;
	h->e = e;
	h->last = &h->first;
	h->callback.p = strndup(callback.p, callback.n);
	HW_ASSERT(h->callback.p);
	h->callback.n = callback.n;
	pthread_mutex_init(&h->lock, NULL);
	return load(h, err);
}

static void
free_letter(struct letter *l)
{
	free(l->type);
	free(l->body);
	free(l);
}

void
hubs_free(struct hubs *h)
{
	if (!h)
		return;
	while (h->first) {
		struct letter *l = h->first;

		h->first = l->next;
		free_letter(l);
	}
	for (size_t i = 0; i < BUCKETS; i++)
		while (h->bucket[i])
			forget(h, h->bucket[i]->source);
	pthread_mutex_destroy(&h->lock);
	free((char *)(uintptr_t)h->callback.p);
	free(h);
}

/* ---- the engine's side ------------------------------------------------------ */

static void
asked(void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	(void)arg;
	if (res->rc)
		hw_log(HW_LOG_WARN, "websub", "hub=%.*s why=\"%s\"",
		    HW_FMT(page->id), res->reason);
}

static void
subscribe(struct hubs *h, struct task *t)
{
	struct hw_fetch_request req;
	struct hw_str callback = hw_str_printf(
	    t->m, "%.*s%lld-", HW_FMT(h->callback), (long long)t->source.id);

	hw_websub_ask(t->m, &t->poll, callback, true, engine_now(), &req);
	remember(h, t->source.id, &t->poll);
	hw_fetch(h->e->fetcher, &req, asked, NULL);
}

void
hubs_after_poll(struct task *t)
{
	struct hubs *h = t->e->hubs;
	struct entry *e;

	if (!h || (t->poll.hub.n == 0 && t->poll.hub_token.n == 0))
		return;
	pthread_mutex_lock(&h->lock);
	e = *find(h, t->source.id);
	if (e && hw_str_eq(e->p.hub, t->poll.hub) &&
	    hw_str_eq(e->p.topic, t->poll.topic)) {
		t->poll.hub_until = e->p.hub_until;
		t->poll.hub_lease = e->p.hub_lease;
	} else if (e) {
		forget(h, t->source.id);
	}
	if (hw_websub_due(&t->poll, engine_now()))
		subscribe(h, t);
	pthread_mutex_unlock(&h->lock);
}

/* Keep a confirmed lease; a poll under way does so itself. */
static int
keep_lease(struct hw_engine *e, hw_id source, struct hw_err *err)
{
	struct task *t = task_of_source(e, source, err);
	int rc = err->rc;
	hw_id id;

	if (!t)
		return rc == HW_ENOTFOUND ? HW_OK : rc;
	hubs_after_poll(t);
	t->source.more = hw_poll_write(t->m, &t->poll);
	rc = hw_store_source_put(e->store, &t->source, engine_now(),
	    HW_STR("hub"), t->poll.hub, &id, err);
	task_end(t);
	return rc;
}

/* A delivery goes the way of a fetched feed. */
static int
take_delivery(struct hw_engine *e, const struct letter *l, struct hw_err *err)
{
	struct task *t = task_of_source(e, l->source, err);
	struct hw_page page = {.status = 200, .first_seen = engine_now()};
	int rc = err->rc;

	if (!t)
		return rc == HW_ENOTFOUND ? HW_OK : rc;
	t->pushed = true;
	page.url = t->source.url;
	page.content_type = (struct hw_str){l->type, l->n_type};
	page.body = (struct hw_str){l->body, l->n_body};
	poll_read(t, &page);
	return HW_OK;
}

static struct letter *
next_letter(struct hubs *h)
{
	struct letter *l;

	pthread_mutex_lock(&h->lock);
	l = h->first;
	if (l) {
		h->first = l->next;
		if (!h->first)
			h->last = &h->first;
		h->n--;
		h->bytes -= l->n_body;
		l->next = NULL;
	}
	pthread_mutex_unlock(&h->lock);
	return l;
}

static bool
put_letter(struct hubs *h, struct letter *l)
{
	if (h->n >= POST_MAX || h->bytes + l->n_body > POST_BYTES)
		return false;
	*h->last = l;
	h->last = &l->next;
	h->n++;
	h->bytes += l->n_body;
	return true;
}

int
hubs_work(struct hw_engine *e, struct hw_err *err)
{
	struct hubs *h = e->hubs;
	struct letter *l;
	size_t n;
	int rc = HW_OK;

	if (!h)
		return rc;
	pthread_mutex_lock(&h->lock);
	n = h->n;
	pthread_mutex_unlock(&h->lock);
	while (!rc && n-- > 0 && (l = next_letter(h))) {
		struct hw_err one = {0};

		if (poll_is_under_way(e, l->source)) {
			bool kept;

			pthread_mutex_lock(&h->lock);
			kept = put_letter(h, l); /* after that poll */
			pthread_mutex_unlock(&h->lock);
			if (!kept)
				free_letter(l);
			continue;
		}
		rc = l->lease ? keep_lease(e, l->source, &one)
			      : take_delivery(e, l, &one);
		if (rc && err->rc == HW_OK)
			*err = one;
		free_letter(l);
	}
	return rc;
}

/* ---- the web threads' side --------------------------------------------------- */

static char *
copy(struct hw_str s)
{
	char *p = malloc(s.n + 1);

	HW_ASSERT(p);
	if (s.n)
		memcpy(p, s.p, s.n);
	return p;
}

bool
hw_engine_hub_get(struct hw_engine *e, struct hw_arena *m, struct hw_str name,
    struct hw_str query, struct hw_str *challenge)
{
	struct hubs *h = e->hubs;
	struct entry *entry;
	bool yes = false;

	*challenge = (struct hw_str){0};
	if (!h)
		return false;
	pthread_mutex_lock(&h->lock);
	entry = find_named(h, name);
	if (entry)
		yes = hw_websub_verify(
		    m, &entry->p, query, engine_now(), challenge);
	if (yes) {
		struct letter *l = calloc(1, sizeof(*l));

		HW_ASSERT(l);
		l->source = entry->source;
		l->lease = true;
		if (!put_letter(h, l))
			free_letter(l);
	}
	pthread_mutex_unlock(&h->lock);
	if (yes)
		hw_engine_wake(e);
	return yes;
}

int
hw_engine_hub_post(struct hw_engine *e, struct hw_str name,
    struct hw_str signature, struct hw_str type, struct hw_str body)
{
	struct hubs *h = e->hubs;
	struct entry *entry;
	struct letter *l;
	int rc = HW_OK;

	if (!h)
		return HW_ENOTFOUND;
	pthread_mutex_lock(&h->lock);
	entry = find_named(h, name);
	if (!entry) {
		rc = HW_ENOTFOUND;
	} else if (!hw_websub_accept(
		       &entry->p, signature, body, engine_now())) {
		rc = HW_EDENIED;
	} else {
		l = calloc(1, sizeof(*l));
		HW_ASSERT(l);
		l->source = entry->source;
		l->type = copy(type);
		l->body = copy(body);
		l->n_type = type.n;
		l->n_body = body.n;
		if (!put_letter(h, l)) {
			free_letter(l);
			rc = HW_ELIMIT;
		}
	}
	pthread_mutex_unlock(&h->lock);
	if (rc == HW_OK)
		hw_engine_wake(e);
	return rc;
}
