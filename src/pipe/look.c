/* SPDX-License-Identifier: MIT */
#include "pipe/look.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "fetch/discover.h"

#define RECORD_MAX ((size_t)64 << 20)

struct hw_str
hw_pipe_look_record(struct hw_arena *m, const struct hw_page *page)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, RECORD_MAX);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", page->url);
	hw_jw_kstr(&w, "base_url", page->url);
	hw_jw_kstr_opt(&w, "content_type", page->content_type);
	hw_jw_kint(&w, "look", 1);
	hw_jw_kstr(&w, "body_base64", hw_base64_encode(m, page->body));
	hw_jw_end_obj(&w);
	return hw_buf_str(&b);
}

void
hw_pipe_look_take(struct hw_discovery *d, struct hw_str line, struct hw_str why)
{
	struct hw_err err = {0};
	struct hw_json *rec;
	struct hw_look look;
	struct hw_str problem;

	if (!line.n) {
		hw_discover_unread(d, why);
		return;
	}
	if (hw_json_parse(d->m, line, 0, &rec, &err)) {
		hw_discover_unread(d, hw_str_c(err.msg));
		return;
	}
	problem = hw_json_str(rec, "error");
	if (problem.n) {
		hw_discover_unread(d, problem);
		return;
	}
	hw_look_get(d->m, rec, &look);
	hw_discover_seen(d, &look);
}
