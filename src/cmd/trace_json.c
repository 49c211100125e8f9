/* SPDX-License-Identifier: MIT
 * The report as one JSON object. */
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "cmd/trace_report.h"
#include "format/article.h"
#include "text/token.h"
#include "trace/findings.h"

static struct hw_str
key_of(const struct hw_report *r, hw_id id)
{
	return r->page[id - 1].a->key;
}

static struct hw_str
span(const struct hw_article *a, struct hw_span s)
{
	return hw_str_sub(a->text, s.start, s.end);
}

static void
quotes(struct hw_jw *w, const struct hw_article *a)
{
	for (size_t i = 0; i < a->n_quotes; i++) {
		hw_jw_obj(w);
		hw_jw_kstr(w, "text", span(a, a->quotes[i].span));
		hw_jw_kstr_null(w, "speaker", a->quotes[i].speaker);
		hw_jw_kstr_opt(w, "source", a->quotes[i].source);
		hw_jw_end_obj(w);
	}
	for (size_t i = 0; i < a->n_parts; i++)
		quotes(w, &a->parts[i]);
}

static void
credits(struct hw_jw *w, const struct hw_article *a, struct hw_str page)
{
	for (size_t i = 0; i < a->n_credits; i++) {
		hw_jw_obj(w);
		hw_jw_kstr(w, "text",
		    a->credits[i].line.n ? a->credits[i].line
					 : span(a, a->credits[i].span));
		hw_jw_key(w, "chain");
		hw_jw_arr(w);
		hw_jw_str(w, page);
		for (size_t k = 0; k < a->credits[i].chain.n; k++)
			hw_jw_str(w, a->credits[i].chain.v[k]);
		hw_jw_end_arr(w);
		if (a->credits[i].hearsay) {
			hw_jw_key(w, "hearsay");
			hw_jw_bool(w, true);
		}
		if (a->credits[i].image) {
			hw_jw_key(w, "image");
			hw_jw_bool(w, true);
		}
		hw_jw_end_obj(w);
	}
	for (size_t i = 0; i < a->n_parts; i++)
		credits(w, &a->parts[i], page);
}

static void
dates(struct hw_jw *w, const struct hw_article *a)
{
	char iso[32];

	for (size_t i = 0; i < a->n_whens; i++) {
		hw_date_iso(&a->whens[i].date, iso);
		hw_jw_obj(w);
		hw_jw_kstr(w, "text", span(a, a->whens[i].span));
		hw_jw_kstr_null(w, "iso", hw_str_c(iso));
		hw_jw_end_obj(w);
	}
	for (size_t i = 0; i < a->n_parts; i++)
		dates(w, &a->parts[i]);
}

static void
signs(struct hw_jw *w, const struct hw_report_page *p)
{
	if (!p->signs.kind)
		return;
	hw_jw_kstr(w, "rewriting", hw_str_c(hw_rewriting_name(p->signs.kind)));
	hw_jw_key(w, "signs");
	hw_jw_arr(w);
	for (size_t i = 0; i < p->signs.n; i++) {
		hw_jw_obj(w);
		hw_jw_kstr(w, "text", span(p->a, p->signs.v[i].span));
		hw_jw_kstr_opt(w, "usual", p->signs.v[i].usual);
		hw_jw_kstr(
		    w, "of", hw_str_c(hw_rewriting_name(p->signs.v[i].of)));
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
document(struct hw_arena *m, struct hw_jw *w, const struct hw_report_page *p)
{
	const struct hw_article *a = p->a;
	struct hw_str page = a->site.n ? a->site : HW_STR("this page");
	char iso[32];

	hw_jw_obj(w);
	hw_jw_kstr(w, "id", a->key);
	hw_jw_kstr_null(w, "title", a->title);
	hw_jw_kstr_null(w, "author", a->author);
	hw_jw_kstr_opt(w, "url", a->url);
	hw_jw_kstr_null(w, "language", a->language);
	hw_date_iso(&a->published, iso);
	hw_jw_kstr_null(w, "published", hw_str_c(iso));
	if (p->estimated) {
		hw_jw_key(w, "published_estimated");
		hw_jw_bool(w, true);
	}
	hw_jw_kstr_opt(w, "image_credit", a->image_credit);
	hw_jw_kstr(w, "body", hw_report_body(m, a));
	hw_jw_key(w, "quotes");
	hw_jw_arr(w);
	quotes(w, a);
	hw_jw_end_arr(w);
	hw_jw_key(w, "attributions");
	hw_jw_arr(w);
	credits(w, a, page);
	hw_jw_end_arr(w);
	hw_jw_key(w, "dates");
	hw_jw_arr(w);
	if (a->published.precision && !p->estimated) {
		hw_jw_obj(w);
		hw_jw_kstr(w, "text", hw_str_printf(m, "date %s", iso));
		hw_jw_kstr(w, "iso", hw_str_c(iso));
		hw_jw_end_obj(w);
	}
	dates(w, a);
	hw_jw_end_arr(w);
	signs(w, p);
	hw_jw_end_obj(w);
}

/* Has the page of anchor i an earlier one on its side? */
static bool
is_named(const struct hw_finding *f, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (f->anchors[k].side == f->anchors[i].side &&
		    f->anchors[k].article == f->anchors[i].article)
			return true;
	return false;
}

static void
contradiction(
    struct hw_jw *w, const struct hw_report *r, const struct hw_finding *f)
{
	hw_jw_obj(w);
	hw_jw_kstr(w, "slot", hw_str_c(hw_slot_name(f->slot)));
	hw_jw_kstr(w, "key", f->key);
	hw_jw_key(w, "sides");
	hw_jw_arr(w);
	for (int side = 0; side < 64; side++) {
		bool any = false;

		for (size_t i = 0; i < f->n; i++) {
			if (f->anchors[i].side != side)
				continue;
			if (!any) {
				hw_jw_obj(w);
				hw_jw_kstr(w, "value", f->anchors[i].value);
				hw_jw_key(w, "docs");
				hw_jw_arr(w);
			}
			any = true;
			if (!is_named(f, i))
				hw_jw_str(w, key_of(r, f->anchors[i].article));
		}
		if (!any)
			continue; /* joined to another */
		hw_jw_end_arr(w);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
	hw_jw_end_obj(w);
}

/* ---- one utterance in other words ------------------------------------------------ */

enum { WORDINGS = 16 };

/* Words of a quotation with a blank at both ends, without marks. */
static struct hw_str
plain(struct hw_arena *m, const struct hw_article *a, struct hw_str s)
{
	struct hw_str out = HW_STR(" "), word, last = {0};
	struct hw_tokens t;

	hw_text_tokens(m, s, a->language, &t);
	for (size_t i = 0; i < t.n; i++) {
		word = hw_text_fold(m, hw_token_str(s, &t.v[i]));
		if (last.n && hw_finder_number(m, &last, word))
			continue;
		if (last.n)
			out = hw_str_printf(
			    m, "%.*s%.*s ", HW_FMT(out), HW_FMT(last));
		last = word;
		hw_finder_number(m, &last, (struct hw_str){0});
	}
	return hw_str_printf(m, "%.*s%.*s ", HW_FMT(out), HW_FMT(last));
}

/* Is the finding told as a contradiction already? */
static bool
is_told(const struct hw_story *s, const struct hw_finding *f)
{
	for (size_t i = 0; i < s->n_findings; i++) {
		const struct hw_finding *d = &s->findings[i];

		if (d->kind != HW_FINDING_DIFFERS || d->slot != f->slot)
			continue;
		for (size_t k = 0; k < d->n; k++)
			if (d->anchors[k].article == f->anchors[0].article &&
			    d->anchors[k].span.start ==
				f->anchors[0].span.start)
				return true;
	}
	return false;
}

/* The wordings of an utterance in its first page's language as sides: a
 * rewriter's are none of a quarrel for readers, but the words that drifted
 * are.  What is only shorter joins the longer one.  Returns how many. */
static int
wordings(struct hw_arena *m, const struct hw_report *r,
    const struct hw_finding *f, struct hw_finding *out)
{
	struct hw_str all[WORDINGS];
	int sides = 0;

	*out = *f;
	out->n = 0;
	out->anchors = HW_ARRAY(m, struct hw_anchor, f->n);
	for (size_t i = 0; i < f->n; i++) {
		const struct hw_article *a =
		    r->page[f->anchors[i].article - 1].a;
		struct hw_str words;
		int side = 0;

		if (!hw_str_eq(a->language,
			r->page[f->anchors[0].article - 1].a->language))
			continue;
		words = plain(m, a, f->anchors[i].value);
		while (side < sides &&
		    hw_str_find(all[side], words, 0) == HW_NPOS &&
		    hw_str_find(words, all[side], 0) == HW_NPOS)
			side++;
		if (side == WORDINGS)
			break;
		if (side == sides)
			all[sides++] = words;
		out->anchors[out->n] = f->anchors[i];
		out->anchors[out->n++].side = side;
	}
	return sides;
}

static void
drifts(struct hw_arena *m, struct hw_jw *w, const struct hw_report *r,
    const struct hw_story *s)
{
	struct hw_finding f;

	for (size_t i = 0; i < s->n_findings; i++)
		if (s->findings[i].kind == HW_FINDING_QUOTE &&
		    wordings(m, r, &s->findings[i], &f) > 1 &&
		    !is_told(s, &s->findings[i]))
			contradiction(w, r, &f);
}

/* ---- all of a kind ---------------------------------------------------------------- */

static void
findings(struct hw_arena *m, struct hw_jw *w, const struct hw_report *r,
    const char *key, enum hw_finding_kind kind)
{
	hw_jw_key(w, key);
	hw_jw_arr(w);
	for (size_t s = 0; s < r->n_stories && kind == HW_FINDING_DIFFERS; s++)
		drifts(m, w, r, &r->story[s].s);
	for (size_t s = 0; s < r->n_stories; s++)
		for (size_t i = 0; i < r->story[s].s.n_findings; i++) {
			const struct hw_finding *f = &r->story[s].s.findings[i];

			if (f->kind != kind)
				continue;
			if (kind != HW_FINDING_SINGLE) {
				contradiction(w, r, f);
				continue;
			}
			hw_jw_obj(w);
			hw_jw_kstr(w, "doc", key_of(r, f->anchors[0].article));
			hw_jw_kstr(w, "text", f->anchors[0].value);
			hw_jw_end_obj(w);
		}
	hw_jw_end_arr(w);
}

static void
stories(struct hw_jw *w, const struct hw_report *r)
{
	hw_jw_key(w, "stories");
	hw_jw_arr(w);
	for (size_t s = 0; s < r->n_stories; s++) {
		hw_jw_arr(w);
		for (size_t i = 0; i < r->story[s].n; i++)
			hw_jw_str(w, r->page[r->story[s].page[i]].a->key);
		hw_jw_end_arr(w);
	}
	hw_jw_end_arr(w);
	hw_jw_key(w, "story_links");
	hw_jw_arr(w);
	for (size_t s = 0; s < r->n_stories; s++) {
		if (!r->story[s].follows)
			continue;
		hw_jw_obj(w);
		hw_jw_kint(w, "from", (int64_t)s);
		hw_jw_kint(w, "to", (int64_t)r->story[s].follows - 1);
		hw_jw_kstr(w, "kind", HW_STR("follows"));
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
roots(struct hw_jw *w, const struct hw_report *r)
{
	hw_jw_key(w, "roots");
	hw_jw_arr(w);
	for (size_t s = 0; s < r->n_stories; s++) {
		const struct hw_report_story *st = &r->story[s];

		hw_jw_obj(w);
		hw_jw_key(w, "story");
		hw_jw_arr(w);
		for (size_t i = 0; i < st->n; i++)
			hw_jw_str(w, r->page[st->page[i]].a->key);
		hw_jw_end_arr(w);
		hw_jw_kint(w, "pages", (int64_t)st->n);
		hw_jw_kint(w, "independent", st->s.independent);
		hw_jw_key(w, "sources");
		hw_jw_arr(w);
		for (size_t i = 0; i < st->s.n_roots; i++)
			hw_jw_str(w, st->s.roots[i].name);
		hw_jw_end_arr(w);
		hw_jw_key(w, "through");
		hw_jw_arr(w);
		for (size_t i = 0; i < st->through.n; i++)
			hw_jw_str(w, st->through.v[i]);
		hw_jw_end_arr(w);
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

static void
copies(struct hw_jw *w, const struct hw_report *r)
{
	static const char *const way[] = {"?", "a>b", "b>a"};

	hw_jw_key(w, "copies");
	hw_jw_arr(w);
	for (size_t i = 0; i < r->n_edges; i++) {
		const struct hw_edge *e = &r->edges[i];

		hw_jw_obj(w);
		hw_jw_kstr(w, "a", key_of(r, e->a));
		hw_jw_kstr(w, "b", key_of(r, e->b));
		hw_jw_kstr(w, "kind", hw_str_c(hw_edge_name(e->kind)));
		hw_jw_key(w, "score");
		hw_jw_real(w, e->score, 3);
		hw_jw_kstr(w, "direction", hw_str_c(way[e->direction]));
		hw_jw_end_obj(w);
	}
	hw_jw_end_arr(w);
}

void
hw_report_json(struct hw_arena *m, const struct hw_report *r)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, (size_t)1 << 30);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_key(&w, "documents");
	hw_jw_arr(&w);
	for (size_t i = 0; i < r->n_pages; i++)
		document(m, &w, &r->page[i]);
	hw_jw_end_arr(&w);
	stories(&w, r);
	findings(m, &w, r, "contradictions", HW_FINDING_DIFFERS);
	findings(m, &w, r, "agreements", HW_FINDING_AGREES);
	findings(m, &w, r, "quotations", HW_FINDING_QUOTE);
	findings(m, &w, r, "uncorroborated", HW_FINDING_SINGLE);
	copies(&w, r);
	roots(&w, r);
	hw_jw_end_obj(&w);
	hw_buf_byte(&b, '\n');
	fwrite(b.p, 1, b.n, stdout);
}
