/* SPDX-License-Identifier: MIT
 * The steps of annotation, in turn. */
#include "base/arena.h"
#include "base/utf8.h"
#include "text/language.h"
#include "text/note.h"
#include "text/picture.h"
#include "text/speech.h"
#include "text/text.h"
#include "text/text_int.h"

#define PICTURES_MAX 200 /* credits of them, of a text */

/* End of the sentence that is followed by token k: behind the last byte that
 * is no space before it, and before an opening mark of the next one. */
static uint32_t
end_before(struct hw_str text, uint32_t from, uint32_t to)
{
	size_t i = from, end = from;
	bool space = false, wide = false;

	while (i < to) {
		size_t at = i;
		uint32_t c = hw_utf8_next(text, &i);

		if (c == ' ' || c == '\n' || c == '\t' || c == '\r' ||
		    c == 0xA0 || c == 0x3000) {
			space = true;
			if (c == '\n')
				break;
		} else if (space && (c == '?' || c == '!' || c == 0xBB)) {
			end = i; /* French */
			space = false;
		} else if (space) {
			break; /* an opening mark, a dash */
		} else if (c != 0x300C && c != 0x300E && c != 0x201E &&
		    !(wide && c == 0x201C)) {
			end = i;
			wide = c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
		} else {
			end = at;
			break;
		}
	}
	return (uint32_t)end;
}

static uint32_t
start_after(struct hw_str text, uint32_t from, uint32_t to)
{
	while (from < to && hw_is_space((unsigned char)text.p[from]))
		from++;
	return from;
}

void
hw_text_sentences(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t)
{
	HW_VEC(struct hw_span) v = {0};
	uint32_t start = 0;

	for (size_t i = 0; i <= t->n && t->n; i++) {
		uint32_t to = i < t->n ? t->v[i].start : (uint32_t)a->text.n;
		uint32_t from = i ? t->v[i - 1].end : 0, end;
		struct hw_span *s;

		if (i < t->n && !(t->v[i].flags & HW_TOK_SENT))
			continue;
		if (i > 0) {
			end = end_before(a->text, from, to);
			s = HW_PUSH(m, &v);
			s->start = start;
			s->end = end;
			from = end;
		}
		start = start_after(a->text, from, to);
	}
	a->sentences = v.v;
	a->n_sentences = v.n;
}

static void
who_says(struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t)
{
	struct hw_mark_pairs pairs = {0};
	struct hw_speech s;

	if (!t->n)
		return;
	hw_quote_marks(m, a->text, &pairs, NULL);
	hw_quote_dashes(m, a->text, t, &pairs);
	hw_speech_open(&s, m, a, t, &pairs);
	hw_text_quotes(m, a, &s);
	hw_text_credits(m, a, &s);
}

struct pictures {
	HW_VEC(struct hw_credit) v;
};

static bool
has_picture(const struct pictures *p, const struct hw_strs *chain)
{
	for (size_t i = 0; i < p->v.n; i++)
		if (hw_str_eq(p->v.v[i].chain.v[0], chain->v[0]) &&
		    p->v.v[i].chain.n >= chain->n)
			return true;
	return false;
}

/* Who made the pictures: lines of the text, and what its page says. */
static void
find_pictures(
    struct hw_arena *m, const struct hw_article *a, struct pictures *out)
{
	struct hw_str rest = a->text, line, raw = hw_str_trim(a->image_credit);
	struct hw_strs chain;
	struct hw_span span;

	while (out->v.n < PICTURES_MAX && hw_str_line(&rest, &line)) {
		uint32_t at = (uint32_t)(line.p - a->text.p);

		if (hw_text_picture(m, line, &span, &chain))
			*HW_PUSH(m, &out->v) = (struct hw_credit){
			    .span = {span.start + at, span.end + at},
			    .chain = chain,
			    .image = true};
	}
	if (raw.n && hw_text_picture_names(m, raw, &chain) &&
	    !has_picture(out, &chain))
		*HW_PUSH(m, &out->v) = (struct hw_credit){
		    .line = raw, .chain = chain, .image = true};
}

/* Is the credit that of the picture, taken for one of the text? */
static bool
is_of_picture(const struct pictures *p, const struct hw_credit *c)
{
	for (size_t i = 0; i < p->v.n; i++) {
		struct hw_span s = p->v.v[i].span;

		if (c->span.start < s.end && s.start < c->span.end &&
		    (!c->chain.n || c->span.start >= s.start ||
			hw_str_eq(c->chain.v[0], p->v.v[i].chain.v[0])))
			return true;
	}
	return false;
}

static void
add_pictures(struct hw_arena *m, struct hw_article *a)
{
	struct pictures p = {0};
	struct hw_credit *v;
	size_t n = 0, k = 0;

	find_pictures(m, a, &p);
	if (!p.v.n)
		return;
	v = HW_ARRAY(m, struct hw_credit, a->n_credits + p.v.n);
	for (size_t i = 0; i < a->n_credits; i++) {
		for (; k < p.v.n && !p.v.v[k].line.n &&
		     p.v.v[k].span.start < a->credits[i].span.start;
		     k++)
			v[n++] = p.v.v[k];
		if (!is_of_picture(&p, &a->credits[i]))
			v[n++] = a->credits[i];
	}
	while (k < p.v.n)
		v[n++] = p.v.v[k++];
	a->credits = v;
	a->n_credits = n;
}

/* Lines outside the text that name its source are credits, too. */
static void
add_notes(struct hw_arena *m, struct hw_article *a)
{
	struct hw_credit *v = HW_ARRAY(
	    m, struct hw_credit, a->n_credits + a->notes.n + 1);
	size_t n = a->n_credits;

	for (size_t i = 0; i < n; i++)
		v[i] = a->credits[i];
	for (size_t i = 0; i < a->notes.n; i++) {
		struct hw_str who;

		if (!hw_text_source_line(m, a->notes.v[i], &who))
			continue;
		v[n] = (struct hw_credit){.line = a->notes.v[i]};
		*HW_PUSH(m, &v[n].chain) = who;
		n++;
	}
	a->credits = v;
	a->n_credits = n;
}

void
hw_text_annotate(struct hw_arena *m, struct hw_article *a)
{
	struct hw_article part = *a;
	struct hw_tokens t;
	float sure;

	if (part.text.n > HW_TEXT_MAX)
		part.text = hw_utf8_clip(part.text, HW_TEXT_MAX);
	part.language = hw_text_language(part.text, a->language, &sure);
	part.script = hw_text_script(part.text);
	part.rtl = hw_text_rtl(part.script);
	hw_text_tokens(m, part.text, part.language, &t);
	hw_text_sentences(m, &part, &t);
	hw_text_names(m, &part, &t);
	who_says(m, &part, &t);
	add_pictures(m, &part);
	add_notes(m, &part);
	hw_text_whens(m, &part, &t);
	hw_text_claims(m, &part, &t);
	part.text = a->text;
	*a = part;
}
