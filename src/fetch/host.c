/* SPDX-License-Identifier: MIT */
#include "fetch/host.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/hash.h"
#include "url/url.h"

#define BUCKETS 16384 /* a power of two */
#define HOSTS_MAX 65536
#define DAY_S 86400

struct hw_hosts {
	struct hw_host *host[BUCKETS];
	struct hw_domain *domain[BUCKETS];
	size_t n;
	size_t sweep; /* bucket where eviction goes on */
	struct hw_arena *scratch;
};

struct hw_hosts *
hw_hosts_new(void)
{
	struct hw_hosts *t = calloc(1, sizeof(*t));

	HW_ASSERT(t);
	t->scratch = hw_arena_new();
	return t;
}

static size_t
bucket(struct hw_str name)
{
	return hw_hash(name) & (BUCKETS - 1);
}

static void
release_domain(struct hw_hosts *t, struct hw_domain *d)
{
	struct hw_domain **at;

	if (--d->hosts > 0)
		return;
	at = &t->domain[bucket((struct hw_str){d->name, d->n_name})];
	while (*at != d)
		at = &(*at)->chain;
	*at = d->chain;
	free(d);
}

void
hw_hosts_free(struct hw_hosts *t, void (*free_timer)(void *))
{
	if (!t)
		return;
	for (size_t i = 0; i < BUCKETS; i++)
		while (t->host[i]) {
			struct hw_host *h = t->host[i];

			t->host[i] = h->chain;
			release_domain(t, h->domain);
			if (h->timer && free_timer)
				free_timer(h->timer);
			free(h);
		}
	hw_arena_free(t->scratch);
	free(t);
}

/* The registrable domain of "host:port"; addresses stay whole. */
static struct hw_str
domain_name(struct hw_hosts *t, struct hw_str host)
{
	size_t colon = hw_str_rchr(host, ':');

	if (colon != HW_NPOS && host.p[host.n - 1] != ']')
		host = hw_str_sub(host, 0, colon);
	hw_arena_reset(t->scratch);
	return hw_url_domain_of(t->scratch, host);
}

static struct hw_domain *
get_domain(struct hw_hosts *t, struct hw_str name)
{
	size_t b = bucket(name);
	struct hw_domain *d;

	for (d = t->domain[b]; d; d = d->chain)
		if (hw_str_eq((struct hw_str){d->name, d->n_name}, name))
			return d;
	d = calloc(1, sizeof(*d) + name.n + 1);
	HW_ASSERT(d);
	d->n_name = name.n;
	memcpy(d->name, name.p, name.n);
	d->chain = t->domain[b];
	t->domain[b] = d;
	return d;
}

static bool
idle(const struct hw_host *h, int64_t now_ms)
{
	return !h->first && h->active == 0 && !h->ready && !h->timer &&
	    h->next_ms <= now_ms && h->domain->until_ms <= now_ms;
}

/* Forget idle hosts of the next few buckets; h is not among them. */
static void
evict(struct hw_hosts *t, int64_t now_ms)
{
	for (int i = 0; i < 16; i++) {
		struct hw_host **at = &t->host[t->sweep++ & (BUCKETS - 1)];

		while (*at) {
			struct hw_host *h = *at;

			if (!idle(h, now_ms)) {
				at = &h->chain;
				continue;
			}
			*at = h->chain;
			release_domain(t, h->domain);
			free(h);
			t->n--;
		}
	}
}

struct hw_host *
hw_hosts_get(struct hw_hosts *t, struct hw_str host, int64_t now_ms)
{
	size_t b = bucket(host);
	struct hw_host *h;

	for (h = t->host[b]; h; h = h->chain)
		if (hw_str_eq((struct hw_str){h->name, h->n_name}, host))
			return h;
	if (t->n >= HOSTS_MAX)
		evict(t, now_ms);
	h = calloc(1, sizeof(*h) + host.n + 1);
	HW_ASSERT(h);
	h->n_name = host.n;
	memcpy(h->name, host.p, host.n);
	h->last = &h->first;
	h->domain = get_domain(t, domain_name(t, host));
	h->domain->hosts++;
	h->chain = t->host[b];
	t->host[b] = h;
	t->n++;
	return h;
}

void
hw_host_queue(struct hw_host *h, struct hw_waiting *w, bool first)
{
	if (first) {
		w->next = h->first;
		h->first = w;
		if (!w->next)
			h->last = &w->next;
		return;
	}
	w->next = NULL;
	*h->last = w;
	h->last = &w->next;
}

struct hw_waiting *
hw_host_take(struct hw_host *h)
{
	struct hw_waiting *w = h->first;

	if (!w)
		return NULL;
	h->first = w->next;
	if (!h->first)
		h->last = &h->first;
	return w;
}

int64_t
hw_backoff_s(int n, uint64_t noise)
{
	int64_t s = n > 11 ? DAY_S : (int64_t)60 << (n > 0 ? n - 1 : 0);

	if (s > DAY_S)
		s = DAY_S;
	return s * 3 / 4 + (int64_t)(noise % 1024) * s / 2048;
}

void
hw_domain_refused(
    struct hw_domain *d, int64_t now_ms, int64_t at_least_s, uint64_t noise)
{
	int64_t s = hw_backoff_s(++d->failures, noise);

	if (s < at_least_s)
		s = at_least_s;
	if (d->until_ms < now_ms + s * 1000)
		d->until_ms = now_ms + s * 1000;
}

void
hw_domain_answered(struct hw_domain *d)
{
	d->failures = 0;
}
