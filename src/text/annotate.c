/* SPDX-License-Identifier: MIT
 * The steps of annotation, in turn. */
#include "base/arena.h"
#include "base/utf8.h"
#include "text/language.h"
#include "text/note.h"
#include "text/speech.h"
#include "text/text.h"
#include "text/text_int.h"

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
	add_notes(m, &part);
	hw_text_whens(m, &part, &t);
	hw_text_claims(m, &part, &t);
	part.text = a->text;
	*a = part;
}
