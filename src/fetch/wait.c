/* SPDX-License-Identifier: MIT
 * For callers without a loop of their own: run it until the answer is there. */
#include <event2/event.h>

#include "fetch/fetch_int.h"

size_t
hw_fetch_pending(const struct hw_fetcher *f)
{
	return f->n_jobs;
}

void
hw_fetch_run(struct hw_fetcher *f)
{
	while (f->n_jobs)
		if (event_base_loop(f->base, EVLOOP_ONCE) < 0)
			return;
}

struct hw_fetch_result
hw_fetch_keep(struct hw_arena *m, const struct hw_fetch_result *res)
{
	struct hw_fetch_result copy = *res;

	copy.final_url = hw_str_dup(m, res->final_url);
	copy.permanent = hw_str_dup(m, res->permanent);
	copy.hub = hw_str_dup(m, res->hub);
	copy.self = hw_str_dup(m, res->self);
	copy.content_encoding = hw_str_dup(m, res->content_encoding);
	copy.address = hw_str_dup(m, res->address);
	copy.hops = HW_ARRAY(m, struct hw_hop, res->n_hops + 1);
	for (size_t i = 0; i < res->n_hops; i++)
		copy.hops[i] = (struct hw_hop){
		    res->hops[i].status, hw_str_dup(m, res->hops[i].url)};
	return copy;
}

struct waiter {
	struct hw_arena *m;
	struct hw_page *page;
	struct hw_fetch_result *res;
	bool done;
};

static void
keep(void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct waiter *w = arg;
	struct hw_arena *m = w->m;

	*w->page = (struct hw_page){
	    .id = hw_str_dup(m, page->id),
	    .url = hw_str_dup(m, page->url),
	    .content_type = hw_str_dup(m, page->content_type),
	    .language = hw_str_dup(m, page->language),
	    .body = hw_str_dup(m, page->body),
	    .etag = hw_str_dup(m, page->etag),
	    .last_modified = hw_str_dup(m, page->last_modified),
	    .robots_tag = hw_str_dup(m, page->robots_tag),
	    .tdm = hw_str_dup(m, page->tdm),
	    .status = page->status,
	    .first_seen = page->first_seen,
	};
	*w->res = hw_fetch_keep(m, res);
	w->done = true;
}

int
hw_fetch_wait(struct hw_fetcher *f, struct hw_arena *m,
    const struct hw_fetch_request *req, struct hw_page *page,
    struct hw_fetch_result *res, struct hw_err *err)
{
	struct waiter w = {.m = m, .page = page, .res = res};

	hw_fetch(f, req, keep, &w);
	while (!w.done)
		if (event_base_loop(f->base, EVLOOP_ONCE) < 0)
			return hw_fail(err, HW_EIO, "the event loop failed");
	if (res->rc != HW_OK)
		return hw_fail(err, res->rc, "%s", res->reason);
	return HW_OK;
}
