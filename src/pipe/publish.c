/* SPDX-License-Identifier: MIT */
#include "pipe/publish.h"

#include "base/arena.h"
#include "base/log.h"
#include "fetch/websub.h"

#define QUIET 3000     /* ms without a commit before hubs are told */
#define PATIENCE 30000 /* or ms since the first that was not told */
#define AGAIN 60000    /* ms until a hub that failed is told again, doubled */
#define TRIES 4

struct hub {
	struct publisher *p;
	struct hw_str url;
	bool asked;    /* a request is under way */
	int failures;  /* in a row */
	int64_t again; /* ms; 0: nothing to repeat */
};

struct publisher {
	struct hw_arena *m;
	struct hub *hub;
	size_t n;
	struct hw_strs topics;
	int64_t seen;        /* articles added or revised when last looked */
	int64_t first, last; /* ms; of what was not told yet; first 0: none */
};

struct publisher *
publisher_new(const struct hw_engine_config *c)
{
	struct hw_arena *m;
	struct publisher *p;

	if (!c->hubs.n || !c->topics.n)
		return NULL;
	m = hw_arena_new();
	p = HW_NEW(m, struct publisher);
	p->m = m;
	p->n = c->hubs.n;
	p->hub = HW_ARRAY(m, struct hub, p->n);
	for (size_t i = 0; i < p->n; i++)
		p->hub[i] = (struct hub){
		    .p = p, .url = hw_str_dup(m, c->hubs.v[i])};
	for (size_t i = 0; i < c->topics.n; i++)
		*HW_PUSH(m, &p->topics) = hw_str_dup(m, c->topics.v[i]);
	return p;
}

void
publisher_free(struct publisher *p)
{
	if (p)
		hw_arena_free(p->m);
}

static void
told(void *arg, const struct hw_page *page, const struct hw_fetch_result *res)
{
	struct hub *h = arg;

	(void)page;
	h->asked = false;
	if (res->rc == HW_OK) {
		h->failures = 0;
		return;
	}
	hw_log(HW_LOG_WARN, "websub", "hub=%.*s not told: why=\"%s\"",
	    HW_FMT(h->url), res->reason);
	if (++h->failures < TRIES)
		h->again = engine_ms() + ((int64_t)AGAIN << h->failures) / 2;
	else
		h->failures = 0; /* until there is more to tell */
}

static void
tell(struct hw_engine *e, struct hub *h)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_fetch_request req;

	h->again = 0;
	h->asked = true;
	hw_websub_publish(m, h->url, h->p->topics.v, h->p->topics.n, &req);
	hw_fetch(e->fetcher, &req, told, h);
	hw_arena_free(m);
}

/* Is there news that has settled? */
static bool
has_news(struct publisher *p, const struct hw_engine_stat *st, int64_t now)
{
	int64_t seen = st->added + st->revised;

	if (seen != p->seen) {
		p->seen = seen;
		p->last = now;
		if (!p->first)
			p->first = now;
	}
	return p->first &&
	    (now - p->last >= QUIET || now - p->first >= PATIENCE);
}

void
publish_work(struct hw_engine *e)
{
	struct publisher *p = e->publisher;
	int64_t now;
	bool news;

	if (!p)
		return;
	now = engine_ms();
	news = has_news(p, &e->stat, now);
	if (news)
		p->first = 0;
	for (size_t i = 0; i < p->n; i++) {
		struct hub *h = &p->hub[i];

		if (h->asked && news)
			h->again = now + QUIET; /* what it is told is old */
		else if (!h->asked && (news || (h->again && now >= h->again)))
			tell(e, h);
	}
}
