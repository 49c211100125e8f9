/* SPDX-License-Identifier: MIT
 * Who may ask now: a queue for each host, its pause, slots for all. */
#include <stdlib.h>

#include "fetch/fetch_int.h"
#include "url/url.h"

static void
push_ready(struct hw_fetcher *f, struct hw_host *h)
{
	if (h->ready)
		return;
	if (f->n_ready == f->cap_ready) {
		size_t cap = f->cap_ready ? f->cap_ready * 2 : 64;
		struct hw_host **v = calloc(cap, sizeof(struct hw_host *));

		HW_ASSERT(v);
		for (size_t i = 0; i < f->n_ready; i++)
			v[i] = f->ready[(f->ready_at + i) % f->cap_ready];
		free(f->ready);
		f->ready = v;
		f->cap_ready = cap;
		f->ready_at = 0;
	}
	f->ready[(f->ready_at + f->n_ready++) % f->cap_ready] = h;
	h->ready = true;
}

static struct hw_host *
pop_ready(struct hw_fetcher *f)
{
	struct hw_host *h = f->ready[f->ready_at];

	f->ready_at = (f->ready_at + 1) % f->cap_ready;
	f->n_ready--;
	h->ready = false;
	return h;
}

void
queue_start(struct hw_fetcher *f, struct hw_host *h)
{
	int64_t now = loop_now_ms();

	while (h->first && h->active < f->c.host_connections) {
		struct job *job = (struct job *)(void *)h->first;

		if (h->next_ms > now && !job->req.now) {
			loop_wake_host(f, h, h->next_ms - now);
			return;
		}
		if (f->active >= f->c.connections) {
			push_ready(f, h);
			return;
		}
		(void)hw_host_take(h);
		h->active++;
		f->active++;
		job->record = h;
		job->http1 = h->http1_until_ms > now;
		hop_start(job);
	}
}

void
queue_release(struct job *job)
{
	struct hw_fetcher *f = job->f;
	struct hw_host *h = job->record;

	if (!h)
		return;
	job->record = NULL;
	h->active--;
	f->active--;
	h->next_ms = loop_now_ms() +
	    (h->pause_ms > f->c.host_delay_ms ? h->pause_ms
					      : f->c.host_delay_ms);
	if (f->stopping)
		return;
	queue_start(f, h);
	for (size_t n = f->n_ready; n > 0 && f->active < f->c.connections; n--)
		queue_start(f, pop_ready(f));
}

struct hw_str
queue_name(struct hw_arena *m, const struct hw_url *u)
{
	struct hw_str name = u->host;

	if (u->port.n)
		name.n = (size_t)(u->port.p + u->port.n - name.p);
	return hw_str_lower(m, name);
}

void
queue_put(struct job *job, bool first)
{
	struct hw_fetcher *f = job->f;
	struct hw_host *h = hw_hosts_get(f->hosts, job->host, loop_now_ms());

	hw_host_queue(h, &job->wait, first);
	queue_start(f, h);
}

void
hw_fetch_pause(struct hw_fetcher *f, struct hw_str url, int ms)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_url u;

	hw_url_split(url, &u);
	hw_hosts_get(f->hosts, queue_name(m, &u), loop_now_ms())->pause_ms = ms;
	hw_arena_free(m);
}
