/* SPDX-License-Identifier: MIT
 * The writer of format/article.h. */
#include "format/article.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"

#define PICK(table, i)                                               \
	((size_t)(i) < sizeof(table) / sizeof(*(table)) ? (table)[i] \
							: "unknown")

const char *
hw_kind_name(enum hw_article_kind kind)
{
	static const char *const name[] = {
	    "unknown", "article", "live", "list", "paywall", "other"};

	return PICK(name, kind);
}

const char *
hw_slot_name(enum hw_slot slot)
{
	static const char *const name[] = {
	    "none", "office", "since", "day", "count", "wording", "event"};

	return PICK(name, slot);
}

const char *
hw_edge_name(enum hw_edge_kind kind)
{
	static const char *const name[] = {"none", "copy", "near", "partial",
	    "spun", "translated", "update", "credit"};

	return PICK(name, kind);
}

const char *
hw_precision_name(enum hw_precision p)
{
	static const char *const name[] = {
	    "none", "year", "month", "day", "second"};

	return PICK(name, p);
}

void
hw_date_iso(const struct hw_date *d, char out[32])
{
	static const int keep[] = {0, 4, 7, 10};

	out[0] = '\0';
	if (d->precision == HW_PRECISION_NONE || d->at == HW_TIME_NONE)
		return;
	hw_time_rfc3339_at(d->at, d->offset, out);
	if (d->precision < HW_PRECISION_SECOND && out[0])
		out[keep[d->precision]] = '\0';
}

void
hw_date_day(const struct hw_date *d, char out[32])
{
	hw_date_iso(d, out);
	if (d->precision >= HW_PRECISION_DAY && out[0])
		out[10] = '\0';
	else
		out[0] = '\0';
}

bool
hw_date_get(struct hw_str s, struct hw_date *out)
{
	struct hw_civil c = {.year = 1970, .month = 1, .day = 1};
	uint64_t y, mo = 1;
	int off = 0;

	*out = (struct hw_date){.at = HW_TIME_NONE};
	if (hw_time_parse(s, &out->at, &off)) {
		out->precision = hw_str_trim(s).n > 10 ? HW_PRECISION_SECOND
						       : HW_PRECISION_DAY;
		out->offset = (int16_t)off;
		out->has_offset = out->precision == HW_PRECISION_SECOND;
		return true;
	}
	if ((s.n != 4 && s.n != 7) || !hw_str_u64(hw_str_sub(s, 0, 4), &y))
		return false;
	if (s.n == 7 && (s.p[4] != '-' || !hw_str_u64(hw_str_from(s, 5), &mo)))
		return false;
	c.year = (int)y;
	c.month = (int)mo;
	if (!hw_civil_valid(&c))
		return false;
	out->at = hw_time_of(&c);
	out->precision = s.n == 4 ? HW_PRECISION_YEAR : HW_PRECISION_MONTH;
	return true;
}

static void
put_date(struct hw_jw *w, const char *key, const struct hw_date *d)
{
	char iso[32];

	hw_date_iso(d, iso);
	hw_jw_kstr_opt(w, key, hw_str_c(iso));
}

static struct hw_str
span_text(const struct hw_article *a, struct hw_span s)
{
	return hw_str_sub(a->text, s.start, s.end);
}

static void
put_span(struct hw_jw *w, const char *start, const char *end, struct hw_span s)
{
	hw_jw_kint(w, start, s.start);
	hw_jw_kint(w, end, s.end);
}

static void
put_quotes(struct hw_jw *w, const struct hw_article *a)
{
	hw_jw_key(w, "quotes");
	hw_jw_arr(w);
	for (size_t i = 0; i < a->n_quotes; i++) {
		const struct hw_quote *q = &a->quotes[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "text", span_text(a, q->span));
		put_span(w, "start", "end", q->span);
		hw_jw_kstr_null(w, "speaker", q->speaker);
		if (q->speaker_span.end > q->speaker_span.start)
			put_span(
			    w, "speaker_start", "speaker_end", q->speaker_span);
		hw_jw_kstr_opt(w, "source", q->source);
		if (q->pronoun) {
			hw_jw_key(w, "pronoun");
			hw_jw_bool(w, true);
		}
		if (q->indirect) {
			hw_jw_key(w, "indirect");
			hw_jw_bool(w, true);
		}
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_credits(struct hw_jw *w, const struct hw_article *a)
{
	hw_jw_key(w, "credits");
	hw_jw_arr(w);
	for (size_t i = 0; i < a->n_credits; i++) {
		const struct hw_credit *c = &a->credits[i];

		hw_jw_obj(w);
		hw_jw_kstr(
		    w, "text", c->line.n ? c->line : span_text(a, c->span));
		put_span(w, "start", "end", c->span);
		hw_jw_key(w, "chain");
		hw_jw_arr(w);
		for (size_t k = 0; k < c->chain.n; k++)
			hw_jw_str(w, c->chain.v[k]);
		hw_jw_end_arr(w);
		hw_jw_kstr_opt(w, "url", c->url);
		if (c->hearsay) {
			hw_jw_key(w, "hearsay");
			hw_jw_bool(w, true);
		}
		if (c->image) {
			hw_jw_key(w, "image");
			hw_jw_bool(w, true);
		}
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_names(struct hw_jw *w, const struct hw_article *a)
{
	static const char *const kind[] = {
	    "unknown", "person", "organisation", "place", "outlet"};

	hw_jw_key(w, "names");
	hw_jw_arr(w);
	for (size_t i = 0; i < a->n_names; i++) {
		const struct hw_name *n = &a->names[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "text", span_text(a, n->span));
		put_span(w, "start", "end", n->span);
		hw_jw_kstr(w, "kind", hw_str_c(PICK(kind, n->kind)));
		hw_jw_kstr_opt(w, "name", n->canonical);
		hw_jw_kstr_opt(w, "title", n->title);
		hw_jw_kint(w, "entity", n->entity);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_whens(struct hw_jw *w, const struct hw_article *a)
{
	char iso[32];

	hw_jw_key(w, "dates");
	hw_jw_arr(w);
	for (size_t i = 0; i < a->n_whens; i++) {
		const struct hw_when *d = &a->whens[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "text", span_text(a, d->span));
		hw_date_iso(&d->date, iso);
		hw_jw_kstr_null(w, "iso", hw_str_c(iso));
		put_span(w, "start", "end", d->span);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_claims(struct hw_jw *w, const struct hw_article *a)
{
	hw_jw_key(w, "claims");
	hw_jw_arr(w);
	for (size_t i = 0; i < a->n_claims; i++) {
		const struct hw_claim *c = &a->claims[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "slot", hw_str_c(hw_slot_name(c->slot)));
		hw_jw_kstr(w, "key", c->key);
		hw_jw_kstr(w, "value", c->value);
		hw_jw_kstr(w, "text", span_text(a, c->span));
		put_span(w, "start", "end", c->span);
		put_date(w, "date", &c->date);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

void
hw_article_put_annotations(struct hw_jw *w, const struct hw_article *a)
{
	put_quotes(w, a);
	put_credits(w, a);
	put_names(w, a);
	put_whens(w, a);
	put_claims(w, a);
}

static void
put_rights(struct hw_jw *w, const struct hw_rights *r)
{
	hw_jw_key(w, "rights");
	hw_jw_obj(w);
	hw_jw_kstr_opt(w, "holder", r->holder);
	hw_jw_kstr_opt(w, "notice", r->notice);
	hw_jw_kstr_opt(w, "licence", r->licence);
	hw_jw_kstr_opt(w, "tdm_policy", r->tdm_policy);
	if (r->max_snippet >= 0)
		hw_jw_kint(w, "max_snippet", r->max_snippet);
	if (r->noindex)
		hw_jw_kint(w, "noindex", 1);
	if (r->nosnippet)
		hw_jw_kint(w, "nosnippet", 1);
	if (r->noarchive)
		hw_jw_kint(w, "noarchive", 1);
	if (r->tdm_reserved)
		hw_jw_kint(w, "tdm_reserved", 1);
	hw_jw_end_obj(w);
}

static void
put_links(struct hw_jw *w, const struct hw_article *a)
{
	hw_jw_key(w, "links");
	hw_jw_arr(w);
	for (size_t i = 0; i < a->n_links; i++) {
		const struct hw_link *l = &a->links[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "url", l->url);
		hw_jw_kstr_opt(w, "text", l->text);
		if (l->span.end > l->span.start)
			put_span(w, "start", "end", l->span);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
put_notes(struct hw_jw *w, const struct hw_article *a)
{
	if (!a->notes.n)
		return;
	hw_jw_key(w, "notes");
	hw_jw_arr(w);
	for (size_t i = 0; i < a->notes.n; i++)
		hw_jw_str(w, a->notes.v[i]);
	hw_jw_end_arr(w);
}

static void
put_source(struct hw_jw *w, const struct hw_article *a)
{
	hw_jw_kstr_opt(w, "url", a->url);
	hw_jw_kstr_opt(w, "canonical", a->canonical);
	hw_jw_kstr_opt(w, "site", a->site);
	hw_jw_kstr(w, "kind", hw_str_c(hw_kind_name(a->kind)));
	hw_jw_key(w, "confidence");
	hw_jw_real(w, (double)a->confidence, 3);
	hw_jw_kstr_opt(w, "credit", a->credit);
	hw_jw_kstr_opt(w, "description", a->description);
	hw_jw_kstr_opt(w, "image", a->image);
	hw_jw_kstr_opt(w, "image_credit", a->image_credit);
	hw_jw_kstr_opt(w, "image_licence", a->image_licence);
	put_notes(w, a);
}

static void
put_dates(struct hw_jw *w, const struct hw_article *a)
{
	char day[32];

	hw_date_day(&a->published, day);
	if (!day[0])
		hw_date_day(&a->modified, day);
	hw_jw_kstr_null(w, "date", hw_str_c(day));
	put_date(w, "published", &a->published);
	if (a->published.precision) {
		hw_jw_kstr(w, "published_precision",
		    hw_str_c(hw_precision_name(a->published.precision)));
		hw_jw_kstr_opt(w, "published_source", a->published.source);
	}
	put_date(w, "modified", &a->modified);
	if (a->modified.precision) {
		hw_jw_kstr(w, "modified_precision",
		    hw_str_c(hw_precision_name(a->modified.precision)));
		hw_jw_kstr_opt(w, "modified_source", a->modified.source);
	}
}

void
hw_article_put(struct hw_jw *w, const struct hw_article *a, bool annotations)
{
	hw_jw_kstr_null(w, "title", a->title);
	hw_jw_kstr_null(w, "author", a->author);
	put_dates(w, a);
	hw_jw_kstr_null(w, "language", a->language);
	hw_jw_kstr_opt(w, "script", a->script);
	if (a->rtl)
		hw_jw_kstr(w, "direction", HW_STR("rtl"));
	hw_jw_kstr(w, "text", a->text);
	put_source(w, a);
	put_rights(w, &a->rights);
	put_links(w, a);
	if (annotations)
		hw_article_put_annotations(w, a);
	if (!a->n_parts)
		return;
	hw_jw_key(w, "parts");
	hw_jw_arr(w);
	for (size_t i = 0; i < a->n_parts; i++) {
		hw_jw_obj(w);
		hw_jw_kstr_null(w, "title", a->parts[i].title);
		put_dates(w, &a->parts[i]);
		hw_jw_kstr(w, "text", a->parts[i].text);
		if (annotations)
			hw_article_put_annotations(w, &a->parts[i]);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}
