/* SPDX-License-Identifier: MIT
 * Site memory between store and workers: what a host's articles have in
 * common goes out with its pages, what an article held comes back. */
#include "base/arena.h"
#include "base/codec.h"
#include "base/log.h"
#include "html/html.h"
#include "pipe/engine_int.h"
#include "url/url.h"

#define KIND HW_STR("site")
#define KEEP_S (180 * (hw_time)86400) /* after its last article */

static struct hw_str
recall(struct hw_engine *e, struct hw_arena *m, struct hw_str host)
{
	struct hw_str kept = {0};
	struct hw_err err = {0};
	int rc = hw_store_note_get(
	    e->store, m, KIND, host, engine_now(), &kept, NULL, &err);

	if (rc && rc != HW_ENOTFOUND)
		hw_log(HW_LOG_ERROR, "pipe", "site=%.*s why=\"%s\"",
		    HW_FMT(host), err.msg);
	return rc ? (struct hw_str){0} : kept;
}

void
sites_put(struct hw_jw *w, struct task *t, struct hw_str url)
{
	struct hw_str host = hw_url_host(url), known;

	if (!host.n)
		return;
	known = hw_site_memory_common(t->m, recall(t->e, t->m, host));
	hw_jw_kstr(w, "memory", hw_base64_encode(t->m, known));
}

static uint64_t
number(const char *p)
{
	uint64_t v = 0;

	for (int i = 8; i-- > 0;)
		v = v << 8 | (unsigned char)p[i];
	return v;
}

/* A host's memory as this batch has it so far. */
static struct site *
site_of(struct hw_engine *e, struct hw_arena *m, struct sites *s,
    struct hw_str host)
{
	for (size_t i = 0; i < s->n; i++)
		if (hw_str_eq(s->v[i].host, host))
			return &s->v[i];
	*HW_PUSH(m, s) = (struct site){hw_str_dup(m, host), recall(e, m, host)};
	return &s->v[s->n - 1];
}

void
sites_learn(struct hw_engine *e, struct hw_arena *m, struct sites *s,
    struct hw_str host, const struct hw_json *rec)
{
	struct hw_html_hashes blocks = {0};
	struct hw_str bytes;
	struct site *site;

	if (!host.n ||
	    hw_base64_decode(m, hw_json_str(rec, "blocks"), &bytes, NULL) ||
	    bytes.n < 8)
		return;
	blocks.v = HW_ARRAY(m, uint64_t, bytes.n / 8);
	while (blocks.n < bytes.n / 8 && blocks.n < HW_SITE_BLOCKS) {
		blocks.v[blocks.n] = number(bytes.p + 8 * blocks.n);
		blocks.n++;
	}
	site = site_of(e, m, s, host);
	site->kept = hw_site_memory_learn(m, site->kept, &blocks);
}

int
sites_keep(struct hw_engine *e, const struct sites *s, struct hw_err *err)
{
	hw_time now = engine_now();
	int rc = HW_OK;

	for (size_t i = 0; !rc && i < s->n; i++)
		rc = hw_store_note_put(e->store, KIND, s->v[i].host,
		    s->v[i].kept, now, now + KEEP_S, err);
	return rc;
}
