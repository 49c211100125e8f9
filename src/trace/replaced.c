/* SPDX-License-Identifier: MIT
 * Fixed phrases and what a rewriter put in their place, from a text and its
 * rewriting laid side by side: what the table of damaged phrases grows from
 * (arXiv 2402.03370). */
#include "base/vec.h"
#include "trace/rewriting.h"
#include "trace/trace_int.h"

enum {
	PHRASE_MOST = 4, /* words of a phrase */
	CONTENT = 2,     /* of them at least so many are no stop words */
	PLACES_MAX = 2000,
};

struct range {
	uint32_t from, to;
};

static bool
is_content(const struct hw_trace_doc *d, uint32_t i)
{
	const struct hw_token *t = &d->tok[i];
	return t->flags & HW_TOK_WORD &&
	    !(t->flags & (HW_TOK_STOP | HW_TOK_CAP | HW_TOK_NUMBER)) &&
	    !(d->role[i] & (HW_ROLE_NAME | HW_ROLE_QUOTE));
}

/* Words of one sentence, small letters, no names, two that carry meaning. */
static bool
is_phrase(const struct hw_trace_doc *d, struct range r)
{
	int content = 0;
	if (r.to - r.from < CONTENT || r.to - r.from > PHRASE_MOST)
		return false;
	for (uint32_t i = r.from; i < r.to; i++) {
		content += is_content(d, i);
		if (!is_content(d, i) && !(d->tok[i].flags & HW_TOK_STOP))
			return false;
		if (i > r.from &&
		    (d->tok[i].start != d->tok[i - 1].end + 1 ||
			d->a->text.p[d->tok[i - 1].end] != ' '))
			return false;
	}
	return content >= CONTENT;
}

static struct hw_str
words(struct hw_arena *m, const struct hw_trace_doc *d, struct range r)
{
	return hw_str_lower(m,
	    hw_str_sub(d->a->text, d->tok[r.from].start, d->tok[r.to - 1].end));
}

struct found {
	struct hw_arena *m;
	const struct hw_trace_doc *x, *y;
	const struct hw_alignment *align;
	HW_VEC(struct hw_phrase_pair) v;
};

static bool
add(struct found *f, struct range x, struct range y)
{
	if (!is_phrase(f->x, x) || !is_phrase(f->y, y) || f->v.n == PLACES_MAX)
		return false;
	*HW_PUSH(f->m, &f->v) = (struct hw_phrase_pair){
	    words(f->m, f->y, y), words(f->m, f->x, x)};
	return true;
}

/* Words (x, y) stand for each other between twins.  Alone, or with the word
 * behind and with the one before, the same in both: "the defence chief said",
 * "the safeguard chief said". */
static void
place(struct found *f, struct range x, struct range y)
{
	if (add(f, x, y))
		return;
	if (x.to < f->x->n && y.to < f->y->n &&
	    f->align->to_b[x.to] == y.to + 1)
		add(f, (struct range){x.from, x.to + 1},
		    (struct range){y.from, y.to + 1});
	if (x.from && y.from && f->align->to_b[x.from - 1] == y.from)
		add(f, (struct range){x.from - 1, x.to},
		    (struct range){y.from - 1, y.to});
}

size_t
hw_trace_replaced(struct hw_arena *m, const struct hw_trace_doc *usual,
    const struct hw_trace_doc *rewritten, struct hw_phrase_pair **out)
{
	struct hw_alignment al;
	struct found f = {.m = m, .x = usual, .y = rewritten, .align = &al};

	hw_trace_align(m, usual, rewritten, &al);
	for (size_t k = 0; k < al.n; k++) {
		const struct hw_block *b = &al.block[k];
		uint32_t i0 = b->a0, j0 = b->b0;
		for (uint32_t i = b->a0 + 1; i < b->a1; i++) {
			uint32_t j = al.to_b[i];
			if (!j || --j <= j0 || j >= b->b1)
				continue;
			if (i > i0 + 1 && j > j0 + 1)
				place(&f, (struct range){i0 + 1, i},
				    (struct range){j0 + 1, j});
			i0 = i;
			j0 = j;
		}
	}
	*out = f.v.v;
	return f.v.n;
}
