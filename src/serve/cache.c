/* SPDX-License-Identifier: MIT */
#include "serve/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define SLOTS 32
#define BODY_MAX ((size_t)192 << 10) /* of what is kept */

struct hw_cache {
	struct hw_kept slot[SLOTS];
};

struct hw_cache *
hw_cache_new(void)
{
	struct hw_cache *c = calloc(1, sizeof(*c));

	HW_ASSERT(c);
	return c;
}

static void
forget(struct hw_kept *k)
{
	free(k->memory);
	free(k->squeezed);
	*k = (struct hw_kept){0};
}

void
hw_cache_free(struct hw_cache *c)
{
	for (size_t i = 0; c && i < SLOTS; i++)
		forget(&c->slot[i]);
	free(c);
}

static struct hw_kept *
slot_of(struct hw_cache *c, struct hw_str key)
{
	return &c->slot[hw_hash(key) % SLOTS];
}

struct hw_kept *
hw_cache_find(
    struct hw_cache *c, struct hw_str key, int64_t version, hw_time minute)
{
	struct hw_kept *k = slot_of(c, key);

	return k->memory && k->version == version && k->minute == minute &&
		hw_str_eq(k->key, key)
	    ? k
	    : NULL;
}

/* s copied to *p, which moves on. */
static struct hw_str
put(char **p, struct hw_str s)
{
	struct hw_str at = {*p, s.n};

	if (s.n)
		memcpy(*p, s.p, s.n);
	*p += s.n;
	return at;
}

struct hw_kept *
hw_cache_keep(struct hw_cache *c, struct hw_str key, int64_t version,
    hw_time minute, const struct hw_res *r)
{
	struct hw_str body = hw_buf_str(&r->b), type = hw_str_c(r->type);
	struct hw_kept *k = slot_of(c, key);
	char *p;

	forget(k);
	if (r->status != 200 || r->b.rc || r->form || r->location.n ||
	    r->refresh || body.n > BODY_MAX || key.n > 1024)
		return NULL;
	k->memory = p = malloc(key.n + body.n + type.n + 1 + r->links.n);
	HW_ASSERT(p);
	k->version = version;
	k->minute = minute;
	k->noindex = r->noindex;
	k->key = put(&p, key);
	k->links = put(&p, r->links);
	k->body = put(&p, body);
	k->type = put(&p, type).p;
	*p = '\0';
	hw_hash_hex(k->body, k->etag);
	return k;
}

void
hw_cache_squeezed(struct hw_kept *k, struct hw_str bytes)
{
	k->squeezed = malloc(bytes.n);
	HW_ASSERT(k->squeezed);
	memcpy(k->squeezed, bytes.p, bytes.n);
	k->n_squeezed = bytes.n;
}
