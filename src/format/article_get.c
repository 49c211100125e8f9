/* SPDX-License-Identifier: MIT
 * The reader of format/article.h. */
#include <string.h>

#include "base/arena.h"
#include "format/article.h"

#define NOTES 16

static size_t
count(const struct hw_json *list)
{
	size_t n = 0;

	if (!list || list->kind != HW_JSON_ARRAY)
		return 0;
	for (const struct hw_json *v = list->child; v; v = v->next)
		n++;
	return n;
}

/* A span that lies in the text, else empty. */
static struct hw_span
get_span(const struct hw_json *o, const char *start, const char *end,
    struct hw_str text)
{
	int64_t s = hw_json_int(o, start, -1), e = hw_json_int(o, end, -1);

	if (s < 0 || e <= s || (uint64_t)e > text.n || e > UINT32_MAX)
		return (struct hw_span){0, 0};
	return (struct hw_span){(uint32_t)s, (uint32_t)e};
}

static bool
get_flag(const struct hw_json *o, const char *key)
{
	const struct hw_json *v = hw_json_get(o, key);

	return v &&
	    (v->kind == HW_JSON_TRUE || (v->kind == HW_JSON_INT && v->i));
}

static int
pick(struct hw_str s, const char *(*name)(int), int n)
{
	for (int i = 0; i < n; i++)
		if (hw_str_eq(s, hw_str_c(name(i))))
			return i;
	return 0;
}

static const char *
kind_name(int i)
{
	return hw_kind_name((enum hw_article_kind)i);
}

static const char *
slot_name(int i)
{
	return hw_slot_name((enum hw_slot)i);
}

static const char *
name_kind(int i)
{
	static const char *const kind[] = {
	    "unknown", "person", "organisation", "place", "outlet"};

	return kind[i];
}

static void
get_quotes(struct hw_arena *m, const struct hw_json *rec, struct hw_article *a)
{
	const struct hw_json *list = hw_json_get(rec, "quotes");

	a->quotes = HW_ARRAY(m, struct hw_quote, count(list));
	for (const struct hw_json *v = count(list) ? list->child : NULL; v;
	     v = v->next) {
		struct hw_quote *q = &a->quotes[a->n_quotes];

		q->span = get_span(v, "start", "end", a->text);
		if (!q->span.end)
			continue;
		q->speaker_span = get_span(
		    v, "speaker_start", "speaker_end", a->text);
		q->speaker = hw_json_str(v, "speaker");
		q->source = hw_json_str(v, "source");
		q->pronoun = get_flag(v, "pronoun");
		q->indirect = get_flag(v, "indirect");
		a->n_quotes++;
	}
}

static void
get_credits(struct hw_arena *m, const struct hw_json *rec, struct hw_article *a)
{
	const struct hw_json *list = hw_json_get(rec, "credits");

	a->credits = HW_ARRAY(m, struct hw_credit, count(list));
	for (const struct hw_json *v = count(list) ? list->child : NULL; v;
	     v = v->next) {
		struct hw_credit *c = &a->credits[a->n_credits];
		const struct hw_json *chain = hw_json_get(v, "chain");

		c->span = get_span(v, "start", "end", a->text);
		if (!c->span.end)
			c->line = hw_json_str(v, "text");
		if (!c->span.end && !c->line.n)
			continue;
		c->chain.v = HW_ARRAY(m, struct hw_str, count(chain));
		for (const struct hw_json *k = count(chain) ? chain->child
							    : NULL;
		     k; k = k->next)
			c->chain.v[c->chain.n++] = k->str;
		c->url = hw_json_str(v, "url");
		c->hearsay = get_flag(v, "hearsay");
		c->image = get_flag(v, "image");
		a->n_credits++;
	}
}

static void
get_names(struct hw_arena *m, const struct hw_json *rec, struct hw_article *a)
{
	const struct hw_json *list = hw_json_get(rec, "names");

	a->names = HW_ARRAY(m, struct hw_name, count(list));
	for (const struct hw_json *v = count(list) ? list->child : NULL; v;
	     v = v->next) {
		struct hw_name *n = &a->names[a->n_names];

		n->span = get_span(v, "start", "end", a->text);
		if (!n->span.end)
			continue;
		n->kind = (enum hw_name_kind)pick(
		    hw_json_str(v, "kind"), name_kind, 5);
		n->canonical = hw_json_str(v, "name");
		n->title = hw_json_str(v, "title");
		n->entity = (uint32_t)hw_json_int(v, "entity", 0);
		a->n_names++;
	}
}

static void
get_whens(struct hw_arena *m, const struct hw_json *rec, struct hw_article *a)
{
	const struct hw_json *list = hw_json_get(rec, "dates");

	a->whens = HW_ARRAY(m, struct hw_when, count(list));
	for (const struct hw_json *v = count(list) ? list->child : NULL; v;
	     v = v->next) {
		struct hw_when *d = &a->whens[a->n_whens];

		d->span = get_span(v, "start", "end", a->text);
		if (d->span.end) {
			hw_date_get(hw_json_str(v, "iso"), &d->date);
			a->n_whens++;
		}
	}
}

static void
get_claims(struct hw_arena *m, const struct hw_json *rec, struct hw_article *a)
{
	const struct hw_json *list = hw_json_get(rec, "claims");

	a->claims = HW_ARRAY(m, struct hw_claim, count(list));
	for (const struct hw_json *v = count(list) ? list->child : NULL; v;
	     v = v->next) {
		struct hw_claim *c = &a->claims[a->n_claims];

		c->span = get_span(v, "start", "end", a->text);
		if (!c->span.end)
			continue;
		c->slot = (enum hw_slot)pick(
		    hw_json_str(v, "slot"), slot_name, HW_SLOT_EVENT + 1);
		c->key = hw_json_str(v, "key");
		c->value = hw_json_str(v, "value");
		hw_date_get(hw_json_str(v, "date"), &c->date);
		a->n_claims++;
	}
}

static void
get_links(struct hw_arena *m, const struct hw_json *rec, struct hw_article *a)
{
	const struct hw_json *list = hw_json_get(rec, "links");

	a->links = HW_ARRAY(m, struct hw_link, count(list));
	for (const struct hw_json *v = count(list) ? list->child : NULL; v;
	     v = v->next) {
		struct hw_link *l = &a->links[a->n_links++];

		l->url = hw_json_str(v, "url");
		l->text = hw_json_str(v, "text");
		l->span = get_span(v, "start", "end", a->text);
	}
}

static void
get_rights(const struct hw_json *rec, struct hw_rights *r)
{
	const struct hw_json *o = hw_json_get(rec, "rights");

	r->holder = hw_json_str(o, "holder");
	r->notice = hw_json_str(o, "notice");
	r->licence = hw_json_str(o, "licence");
	r->tdm_policy = hw_json_str(o, "tdm_policy");
	r->max_snippet = (int)hw_json_int(o, "max_snippet", -1);
	r->noindex = get_flag(o, "noindex");
	r->nosnippet = get_flag(o, "nosnippet");
	r->noarchive = get_flag(o, "noarchive");
	r->tdm_reserved = get_flag(o, "tdm_reserved");
}

static void
get_fields(const struct hw_json *rec, struct hw_article *a)
{
	a->title = hw_json_str(rec, "title");
	a->author = hw_json_str(rec, "author");
	hw_date_get(hw_json_str(rec, "published"), &a->published);
	a->published.source = hw_json_str(rec, "published_source");
	hw_date_get(hw_json_str(rec, "modified"), &a->modified);
	a->language = hw_json_str(rec, "language");
	if (!a->language.n)
		a->language = hw_json_str(rec, "lang");
	a->script = hw_json_str(rec, "script");
	a->rtl = hw_str_eq(hw_json_str(rec, "direction"), HW_STR("rtl"));
	a->text = hw_json_str(rec, "text");
	a->url = hw_json_str(rec, "url");
	a->canonical = hw_json_str(rec, "canonical");
	a->site = hw_json_str(rec, "site");
	if (!a->site.n)
		a->site = hw_json_str(rec, "source");
	a->kind = (enum hw_article_kind)pick(
	    hw_json_str(rec, "kind"), kind_name, HW_KIND_OTHER + 1);
	a->credit = hw_json_str(rec, "credit");
	a->description = hw_json_str(rec, "description");
	a->image = hw_json_str(rec, "image");
	a->image_credit = hw_json_str(rec, "image_credit");
	a->image_licence = hw_json_str(rec, "image_licence");
}

static void
get_notes(struct hw_arena *m, const struct hw_json *rec, struct hw_article *a)
{
	const struct hw_json *list = hw_json_get(rec, "notes");

	for (const struct hw_json *v = count(list) ? list->child : NULL;
	     v && a->notes.n < NOTES; v = v->next)
		*HW_PUSH(m, &a->notes) = v->str;
}

static void
get_one(struct hw_arena *m, const struct hw_json *rec, struct hw_article *a)
{
	const struct hw_json *c = hw_json_get(rec, "confidence");

	memset(a, 0, sizeof(*a));
	a->key = hw_json_str(rec, "id");
	a->first_seen = HW_TIME_NONE;
	get_fields(rec, a);
	if (c && (c->kind == HW_JSON_REAL || c->kind == HW_JSON_INT))
		a->confidence = (float)c->d;
	get_rights(rec, &a->rights);
	get_links(m, rec, a);
	get_notes(m, rec, a);
	get_quotes(m, rec, a);
	get_credits(m, rec, a);
	get_names(m, rec, a);
	get_whens(m, rec, a);
	get_claims(m, rec, a);
}

void
hw_article_get(
    struct hw_arena *m, const struct hw_json *rec, struct hw_article *out)
{
	const struct hw_json *parts = hw_json_get(rec, "parts");
	size_t n = count(parts);

	get_one(m, rec, out);
	if (!n)
		return;
	out->parts = HW_ARRAY(m, struct hw_article, n);
	for (const struct hw_json *v = parts->child; v; v = v->next)
		get_one(m, v, &out->parts[out->n_parts++]);
}
