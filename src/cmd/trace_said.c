/* SPDX-License-Identifier: MIT
 * The report for people: in whose words.  First what is quoted in several
 * wordings, then what several pages quote, then the rest. */
#include <stdio.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "cmd/trace_text.h"
#include "text/names.h"
#include "text/outlet.h"
#include "text/token.h"

enum {
	QUOTES_SHOWN = 5, /* of a story, besides those that change */
	QUOTES_MAX = 500, /* of a story that are looked at */
	LINE = 78,        /* columns */
};

struct said {
	struct hw_str speaker, key; /* key: the same for its spellings */
	struct hw_str words, folded, source;
	struct hw_trace_told by;
	bool named, shown;
};

struct sayings {
	struct said *v;
	size_t n, cap;
};

/* Letters and digits only: a comma moved is no other wording. */
static struct hw_str
letters(struct hw_arena *m, struct hw_str s)
{
	struct hw_str f = hw_str_dup(m, hw_text_fold(m, s));
	char *p = HW_ARRAY(m, char, f.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < f.n; i++)
		if (hw_is_alnum((unsigned char)f.p[i]) ||
		    (unsigned char)f.p[i] >= 0x80)
			p[n++] = f.p[i];
	return (struct hw_str){p, n};
}

static struct hw_str
outlet_name(struct hw_arena *m, struct hw_str s)
{
	const struct hw_outlet *x = s.n ? hw_outlet_find(m, s) : NULL;

	return x ? x->name : s;
}

static void
add_said(const struct hw_trace_out *o, struct sayings *all,
    const struct hw_article *a, const struct hw_quote *q, hw_id page)
{
	struct hw_str words = hw_str_sub(a->text, q->span.start, q->span.end);
	struct hw_str speaker = outlet_name(o->m, q->speaker);
	struct hw_str key = hw_name_key(o->m, speaker);
	struct hw_str folded = letters(o->m, words);
	struct said *s;

	for (size_t i = 0; i < all->n; i++) {
		s = &all->v[i];
		if (!hw_str_eq(s->folded, folded) || !hw_str_eq(s->key, key))
			continue;
		hw_trace_told_by(&s->by, page);
		return;
	}
	if (all->n == QUOTES_MAX)
		return;
	s = HW_PUSH(o->m, all);
	*s = (struct said){.speaker = speaker,
	    .key = key,
	    .words = hw_trace_spoken(words),
	    .folded = folded,
	    .source = outlet_name(o->m, q->source),
	    .named = speaker.p[0] >= 'A' && speaker.p[0] <= 'Z'};
	if (hw_str_eq(s->source, s->speaker))
		s->source.n = 0;
	hw_trace_told_by(&s->by, page);
}

static void
add_sayings(const struct hw_trace_out *o, struct sayings *all,
    const struct hw_article *a, hw_id page)
{
	for (size_t i = 0; i < a->n_quotes; i++)
		if (a->quotes[i].speaker.n)
			add_said(o, all, a, &a->quotes[i], page);
	for (size_t i = 0; i < a->n_parts; i++)
		add_sayings(o, all, &a->parts[i], page);
}

/* ---- one utterance in its wordings ------------------------------------------ */

static bool
is_said(const struct hw_finding *f, enum hw_finding_kind kind)
{
	return f->kind == kind && f->slot == HW_SLOT_WORDING && f->n;
}

/* What the findings show is not shown again. */
static void
mark_shown(const struct hw_trace_out *o, struct sayings *all,
    const struct hw_finding *f)
{
	for (size_t k = 0; k < f->n; k++) {
		struct hw_str folded = letters(o->m, f->anchors[k].value);

		for (size_t i = 0; i < all->n; i++) {
			struct said *s = &all->v[i];

			if (hw_str_find(s->folded, folded, 0) != HW_NPOS ||
			    (s->folded.n > 8 &&
				hw_str_find(folded, s->folded, 0) != HW_NPOS))
				s->shown = true;
		}
	}
}

/* Speakers whose words reach us in several wordings. */
static size_t
changed(const struct hw_trace_out *o, const struct hw_report_story *st,
    struct sayings *all)
{
	struct hw_str side[16];
	size_t n = 0;

	for (size_t i = 0; i < st->s.n_findings; i++) {
		const struct hw_finding *f = &st->s.findings[i];

		if (!is_said(f, HW_FINDING_DIFFERS))
			continue;
		if (!n++)
			printf("\n  Quotations\n");
		printf("    %.*s, in words that change\n", HW_FMT(f->key));
		hw_trace_put_sides(side, hw_trace_sides(o, f, side, 16), "≠");
		mark_shown(o, all, f);
	}
	return n;
}

/* Those that several pages have in the same words, or a part of them. */
static size_t
shared(const struct hw_trace_out *o, const struct hw_report_story *st,
    struct sayings *all, size_t before)
{
	struct hw_str side[2];
	size_t n = 0;

	for (size_t i = 0; i < st->s.n_findings; i++) {
		const struct hw_finding *f = &st->s.findings[i];
		bool pages = false;

		for (size_t k = 1; k < f->n; k++)
			pages |= f->anchors[k].article != f->anchors[0].article;
		if (!pages || !is_said(f, HW_FINDING_QUOTE) ||
		    hw_trace_sides(o, f, side, 2) != 1 ||
		    (n == QUOTES_SHOWN && !o->evidence))
			continue;
		if (!n++ && !before)
			printf("\n  Quotations\n");
		printf("    ");
		hw_trace_wrap(hw_str_printf(o->m, "%.*s: %.*s", HW_FMT(f->key),
				  HW_FMT(side[0])),
		    6, 4);
		mark_shown(o, all, f);
	}
	return n;
}

/* ---- the rest ----------------------------------------------------------------- */

/* Said on several pages, by somebody with a name, at length: what a reader
 * looks for first. */
static size_t
worth(const struct said *s)
{
	size_t n = s->words.n > 160 ? 160 : s->words.n;

	return n + (s->named ? 100 : 0) + (s->by.n > 1 ? 400 : 0);
}

/* The best that is not shown yet; NULL when none. */
static struct said *
best(struct sayings *all)
{
	struct said *found = NULL;

	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].shown &&
		    (!found || worth(&all->v[i]) > worth(found)))
			found = &all->v[i];
	return found;
}

static void
put_said(const struct hw_trace_out *o, const struct said *s)
{
	struct hw_str tail = hw_str_printf(o->m, "” (%.*s%s%.*s)",
	    HW_FMT(hw_trace_told_list(o, &s->by)),
	    s->source.n ? ", through " : "", HW_FMT(s->source));
	struct hw_str who = hw_str_printf(
	    o->m, "%.*s: “", HW_FMT(hw_trace_clip(o->m, s->speaker, 30)));
	size_t used = hw_utf8_len(who) + hw_utf8_len(tail);
	size_t most = used + 20 < 2 * LINE ? 2 * LINE - 12 - used : 20;

	printf("    ");
	hw_trace_wrap(
	    hw_str_printf(o->m, "%.*s%.*s%.*s", HW_FMT(who),
		HW_FMT(o->evidence ? s->words
				   : hw_trace_clip(o->m, s->words, most)),
		HW_FMT(tail)),
	    6, 4);
}

void
hw_trace_quotations(
    const struct hw_trace_out *o, const struct hw_report_story *st)
{
	struct sayings all = {0};
	struct said *s;
	size_t n, left = 0;

	for (size_t i = 0; i < st->n; i++)
		add_sayings(o, &all, o->r->page[st->page[i]].a,
		    o->r->page[st->page[i]].a->id);
	n = changed(o, st, &all);
	n += shared(o, st, &all, n);
	for (size_t i = 0; i < all.n; i++)
		left += !all.v[i].shown;
	if (!n && left)
		printf("\n  Quotations\n");
	for (n = 0; (o->evidence || n < QUOTES_SHOWN) && (s = best(&all));
	     n++) {
		put_said(o, s);
		s->shown = true;
		left--;
	}
	if (left)
		printf("    and %zu more (--evidence shows all)\n", left);
}
