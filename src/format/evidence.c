/* SPDX-License-Identifier: MIT */
#include "format/evidence.h"

#include "base/arena.h"
#include "base/vec.h"

static void
put_span(struct hw_jw *w, const char *key, struct hw_span s)
{
	if (s.start == s.end)
		return;
	hw_jw_key(w, key);
	hw_jw_arr(w);
	hw_jw_int(w, s.start);
	hw_jw_int(w, s.end);
	hw_jw_end_arr(w);
}

void
hw_evidence_put(struct hw_jw *w, const struct hw_edge *e, int digits)
{
	hw_jw_arr(w);
	for (size_t i = 0; i < e->n; i++) {
		const struct hw_evidence *v = &e->evidence[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "what", v->what);
		hw_jw_kstr_opt(w, "detail", v->detail);
		hw_jw_key(w, "weight");
		hw_jw_real(w, v->weight, digits);
		put_span(w, "a", v->a);
		put_span(w, "b", v->b);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static struct hw_span
read_span(const struct hw_json *o, const char *key)
{
	const struct hw_json *v = hw_json_get(o, key);
	struct hw_span s = {0, 0};

	if (v && v->child && v->child->next) {
		s.start = (uint32_t)v->child->i;
		s.end = (uint32_t)v->child->next->i;
	}
	return s;
}

void
hw_evidence_read(struct hw_arena *m, struct hw_str json, struct hw_edge *e)
{
	HW_VEC(struct hw_evidence) list = {0};
	struct hw_json *root;

	if (hw_json_parse(m, json, 0, &root, NULL) != HW_OK)
		return;
	for (const struct hw_json *o = root->child; o; o = o->next) {
		const struct hw_json *w = hw_json_get(o, "weight");

		*HW_PUSH(m, &list) = (struct hw_evidence){
		    .what = hw_json_str(o, "what"),
		    .detail = hw_json_str(o, "detail"),
		    .weight = w ? w->d : 0,
		    .a = read_span(o, "a"),
		    .b = read_span(o, "b"),
		};
	}
	e->evidence = list.v;
	e->n = list.n;
}
