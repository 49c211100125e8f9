/* SPDX-License-Identifier: MIT
 * libcurl's multi interface driven by libevent. */
#include <event2/event.h>
#include <stdlib.h>
#include <time.h>

#include "fetch/fetch_int.h"

int64_t
loop_now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static struct timeval
timeval_of(int64_t ms)
{
	return (struct timeval){
	    .tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000};
}

/* Hand finished transfers to their jobs. */
static void
collect(struct hw_fetcher *f)
{
	CURLMsg *msg;
	int left;

	while ((msg = curl_multi_info_read(f->multi, &left))) {
		CURLcode code = msg->data.result;
		struct job *job = NULL;

		if (msg->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, &job);
		job_hop_done(job, code);
	}
}

static void
on_socket(evutil_socket_t fd, short what, void *arg)
{
	struct hw_fetcher *f = arg;
	int running, mask = 0;

	if (what & EV_READ)
		mask |= CURL_CSELECT_IN;
	if (what & EV_WRITE)
		mask |= CURL_CSELECT_OUT;
	curl_multi_socket_action(f->multi, fd, mask, &running);
	collect(f);
}

static void
on_timer(evutil_socket_t fd, short what, void *arg)
{
	struct hw_fetcher *f = arg;
	int running;

	(void)fd, (void)what;
	curl_multi_socket_action(f->multi, CURL_SOCKET_TIMEOUT, 0, &running);
	collect(f);
}

static int
set_timer(CURLM *multi, long ms, void *arg)
{
	struct hw_fetcher *f = arg;
	struct timeval tv = timeval_of(ms);

	(void)multi;
	if (ms < 0)
		event_del(f->timer);
	else
		event_add(f->timer, &tv);
	return 0;
}

static int
watch_socket(CURL *easy, curl_socket_t fd, int what, void *arg, void *old)
{
	struct hw_fetcher *f = arg;
	struct event *ev = old;
	short mask = EV_PERSIST;
	struct job *job = NULL;

	curl_easy_getinfo(easy, CURLINFO_PRIVATE, &job);
	if (job)
		job->fd = what == CURL_POLL_REMOVE ? -1 : fd;
	if (what == CURL_POLL_REMOVE) {
		if (ev)
			event_free(ev);
		curl_multi_assign(f->multi, fd, NULL);
		return 0;
	}
	if (what & CURL_POLL_IN)
		mask |= EV_READ;
	if (what & CURL_POLL_OUT)
		mask |= EV_WRITE;
	if (ev) {
		event_del(ev);
		event_assign(ev, f->base, fd, mask, on_socket, f);
	} else {
		ev = event_new(f->base, fd, mask, on_socket, f);
		HW_ASSERT(ev);
		curl_multi_assign(f->multi, fd, ev);
	}
	event_add(ev, NULL);
	return 0;
}

int
loop_init(struct hw_fetcher *f, struct event_base *base)
{
	f->own_base = !base;
	f->base = base ? base : event_base_new();
	f->multi = curl_multi_init();
	if (!f->base || !f->multi)
		return HW_EIO;
	f->timer = evtimer_new(f->base, on_timer, f);
	HW_ASSERT(f->timer);
	curl_multi_setopt(f->multi, CURLMOPT_SOCKETFUNCTION, watch_socket);
	curl_multi_setopt(f->multi, CURLMOPT_SOCKETDATA, f);
	curl_multi_setopt(f->multi, CURLMOPT_TIMERFUNCTION, set_timer);
	curl_multi_setopt(f->multi, CURLMOPT_TIMERDATA, f);
	/* idle connections kept: as many as may be busy */
	curl_multi_setopt(
	    f->multi, CURLMOPT_MAXCONNECTS, (long)f->c.connections);
	return HW_OK;
}

void
loop_free(struct hw_fetcher *f)
{
	if (f->multi)
		curl_multi_cleanup(f->multi);
	if (f->timer)
		event_free(f->timer);
	if (f->own_base && f->base)
		event_base_free(f->base);
}

/* A host's pause: the timer frees itself when it rings. */
struct pause {
	struct event *ev;
	struct hw_fetcher *f;
	struct hw_host *h;
};

static void
on_pause(evutil_socket_t fd, short what, void *arg)
{
	struct pause *p = arg;
	struct hw_fetcher *f = p->f;
	struct hw_host *h = p->h;

	(void)fd, (void)what;
	loop_free_timer(p);
	h->timer = NULL;
	queue_start(f, h);
}

void
loop_wake_host(struct hw_fetcher *f, struct hw_host *h, int64_t ms)
{
	struct timeval tv = timeval_of(ms < 1 ? 1 : ms);
	struct pause *p;

	if (h->timer)
		return;
	p = calloc(1, sizeof(*p));
	HW_ASSERT(p);
	p->f = f;
	p->h = h;
	p->ev = evtimer_new(f->base, on_pause, p);
	HW_ASSERT(p->ev);
	h->timer = p;
	event_add(p->ev, &tv);
}

void
loop_free_timer(void *timer)
{
	struct pause *p = timer;

	event_free(p->ev);
	free(p);
}

static void
on_soon(evutil_socket_t fd, short what, void *arg)
{
	(void)fd, (void)what;
	job_end(arg);
}

void
loop_soon(struct job *job)
{
	struct timeval now = {0, 0};

	job->later = evtimer_new(job->f->base, on_soon, job);
	HW_ASSERT(job->later);
	event_add(job->later, &now);
}
