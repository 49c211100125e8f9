/* SPDX-License-Identifier: MIT
 * Quotations and their speakers, by rules: a verb of speech beside the
 * quotation, "according to", the subject of the sentence, and, for quotations
 * that stand alone, whoever spoke last.  Each rule has a score; the best
 * wins.  Figures: bench/RESULTS.md, "Quotations". */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/quotes_int.h"
#include "text/speech.h"
#include "text/text.h"

#define QUOTES_MAX 5000 /* of one text */
#define RUN_MAX 12      /* paragraphs of one speech */

static uint32_t
hash(const struct hw_scan *t, size_t i)
{
	const struct hw_token *k = hw_speech_token(&t->s, i);

	return k ? k->hash : 0;
}

/* ---- the quotation itself --------------------------------------------------- */

struct shape {
	unsigned words, caps, content;
	uint32_t last; /* last character that is no space */
};

static struct shape
shape_of(const struct hw_scan *t, const struct hw_mark_pair *p, size_t *token)
{
	const struct hw_tokens *k = t->s.tokens;
	struct shape r = {0};
	size_t i = *token, at = p->end;

	while (i < k->n && k->v[i].start < p->start)
		i++;
	for (; i < k->n && k->v[i].start < p->end; i++) {
		r.words++;
		if (k->v[i].flags & HW_TOK_STOP)
			continue;
		r.content++;
		if (k->v[i].flags & (HW_TOK_CAP | HW_TOK_NUMBER))
			r.caps++;
	}
	*token = i;
	while (at > p->start && !r.last) {
		r.last = hw_utf8_prev(t->s.text, &at);
		if (r.last == ' ' || r.last == '\n')
			r.last = 0;
	}
	return r;
}

/* The title of a work, or a name: "The Art of the Deal". */
static bool
is_title(const struct shape *r, bool german)
{
	if (r->last == '.' || r->last == '!' || r->last == '?' ||
	    r->last == ',')
		return false;
	return !german && r->words <= 8 && r->content && r->caps == r->content;
}

/* ---- rules ------------------------------------------------------------------- */

/* "According to X", "X zufolge": the phrase of cue item c. */
static struct hw_mention
cue_phrase(const struct hw_scan *t, size_t c, size_t from, size_t to)
{
	static const char *const german[] = {"angaben", "ansicht", "auffassung",
	    "meinung", "aussage", "aussagen", "worten", "informationen",
	    "einschätzung", "darstellung", "bericht", "berichten"};
	struct hw_mention none = {c, c, false}, p;
	size_t i = c + 1;

	if (t->s.german) {
		if (hash(t, c) == hw_text_hash(HW_STR("zufolge")))
			return hw_speech_phrase_before(&t->s, from, c);
		if (hash(t, c) == hw_text_hash(HW_STR("nach"))) {
			bool is = false;

			for (size_t g = 0; g < 12 && !is; g++)
				is = hash(t, i) ==
				    hw_text_hash(hw_str_c(german[g]));
			if (!is)
				return none;
			p = hw_speech_phrase(&t->s, i + 1, to);
			if (!hw_some(p) && i + 2 < to)
				p = hw_speech_phrase(&t->s, i + 2, to);
			return hw_some(p) ? p : hw_speech_phrase(&t->s, i, to);
		}
	}
	if (i < to &&
	    hw_item_kinds(&t->s, i) & HW_WORD_PREP) /* "according to" */
		i++;
	else if (hash(t, c) == hw_text_hash(HW_STR("according")))
		return none;
	return hw_speech_phrase(&t->s, i, to);
}

/* "..., he said.": an attribution at the end of its clause. */
static bool
trailing(const struct hw_scan *t, struct hw_mention who, size_t v, size_t end)
{
	const struct hw_item *item = t->s.item.v;
	unsigned near = HW_PUNCT_COMMA | HW_PUNCT_DASH;

	if (who.from == v + 1) /* ", so Merkel" */
		return (item[v].punct & near) != 0;
	return item[who.from].punct & near && v - who.to < 3 &&
	    (v + 1 >= end || item[v + 1].quote ||
		item[v + 1].punct & HW_PUNCT_PARTS ||
		hw_item_kinds(&t->s, v + 1) &
		    (HW_WORD_PREP | HW_WORD_DATE | HW_WORD_CONJ));
}

/* Does the quotation end the way one does before ", she said"? */
static bool
hands_over(const struct shape *r, unsigned gap)
{
	return gap & (HW_PUNCT_COMMA | HW_PUNCT_DASH) || r->last == ',' ||
	    r->last == '?' || r->last == '!' || r->last == '-' ||
	    r->last == 0x2014 || r->last == 0x2026 || r->last == 0xFF0C;
}

/* How well the verb at v behind the quotation at q attributes it. */
static int
score_right(const struct hw_scan *t, size_t q, size_t v, size_t end,
    struct hw_mention who, const struct shape *r)
{
	unsigned next = hw_item_kinds(&t->s, q + 1);
	size_t first = q + 1;
	bool past = false;

	for (size_t i = q + 1; i < v; i++)
		past |= t->s.item.v[i].quote;
	if (past)
		return trailing(t, who, v, end) ? 5 : 0;
	while (first < v && hw_item_kinds(&t->s, first) & HW_WORD_AUX)
		first++; /* "a déclaré" */
	if (v == first)
		return 10;
	if (who.from == v + 1 && who.to == end)
		return 8; /* "..., reported the agency." */
	if (next & (HW_WORD_CONJ | HW_WORD_PREP) &&
	    !(next & (HW_WORD_DET | HW_WORD_AUX)))
		return trailing(t, who, v, end) ? 8 : 3;
	if (hands_over(r, t->s.item.v[q + 1].punct))
		return v < q + 9 ? 10 : 8;
	return v < q + 6 ? 6 : 3;
}

/* The last quotation in items [from, to) whose speaker is known. */
static const struct hw_found *
said_in(const struct hw_scan *t, size_t from, size_t to)
{
	for (size_t i = to; i > from; i--) {
		const struct hw_item *x = &t->s.item.v[i - 1];

		if (x->quote && t->found[x->at].score > 4)
			return &t->found[x->at];
	}
	return NULL;
}

/* A quotation that stands alone: whoever spoke last. */
static struct hw_found
rule_before(const struct hw_scan *t, size_t begin)
{
	const struct hw_item *item = t->s.item.v;
	struct hw_found f = {0};
	size_t i = begin, paras = item[begin].para;

	while (i > 0 && begin - i < 120) {
		i--;
		if (item[i].quote && t->found[item[i].at].score > 1) {
			f.who = t->found[item[i].at].who;
			f.score = paras ? 4 : 6;
			return f;
		}
		if (hw_speech_verb(&t->s, i)) {
			const struct hw_found *said = said_in(
			    t, hw_speech_begin(&t->s, i), i);

			if (said) { /* "...," he said, noting that ... */
				f.who = said->who;
				f.score = paras ? 4 : 6;
				return f;
			}
			f.who = hw_speech_subject(&t->s, i,
			    hw_speech_begin(&t->s, i), hw_speech_end(&t->s, i));
			f.score = hw_some(f.who) ? (paras ? 4 : 6) : 0;
			if (f.score)
				return f;
		}
		if (item[i].para && ++paras > 1)
			break;
	}
	/* a new paragraph after one without speech: its last sentence */
	if (begin > 0) {
		size_t from = hw_speech_begin(&t->s, begin - 1);

		f.who = hw_speech_first(&t->s, from, begin, false);
		f.score = hw_some(f.who) ? 2 : 0;
	}
	return f;
}

/* Do verbs stand alone where English says "she added"? */
static bool
drops_pronoun(const struct hw_scan *t)
{
	return !t->s.english && !t->s.german && !t->s.verb_first &&
	    !hw_str_istarts(t->a->language, HW_STR("fr"));
}

/* Behind the quotation at item q. */
static struct hw_found
rule_right(const struct hw_scan *t, size_t q, size_t end, const struct shape *r)
{
	struct hw_found f = {0};
	size_t v = q + 1;

	while (v < end && v < q + 30 && !hw_speech_verb(&t->s, v) &&
	    !(hw_item_kinds(&t->s, v) & HW_WORD_CUE))
		v++;
	if (v >= end || v >= q + 30)
		return f;
	if (hw_item_kinds(&t->s, v) & HW_WORD_CUE &&
	    !hw_speech_verb(&t->s, v)) {
		f.who = cue_phrase(t, v, q + 1, end);
		f.cue = true;
		if (hw_some(f.who))
			f.score = v <= q + 2 ? 9 : 6;
		for (size_t i = q + 1; i < v && f.score > 3; i++)
			if (t->s.item.v[i].quote)
				f.score = 3;
		return f;
	}
	f.who = hw_speech_subject(&t->s, v, q + 1, end);
	if (hw_some(f.who)) {
		f.score = score_right(t, q, v, end, f.who, r);
	} else if (drops_pronoun(t) && v <= q + 2) { /* "«...», añadió." */
		f = rule_before(t, hw_speech_begin(&t->s, q));
		f.score = hw_some(f.who) ? 8 : 0;
	}
	return f;
}

/* "Torre said they had spoken": they are not the speaker, Torre is. */
static struct hw_mention
outer(const struct hw_scan *t, struct hw_mention who, size_t begin)
{
	struct hw_mention p = who;
	size_t v = who.from;

	if (!t->s.english || !who.pronoun ||
	    hash(t, who.from) != hw_text_hash(HW_STR("they")))
		return who;
	while (v > begin && !hw_speech_verb(&t->s, v - 1))
		v--;
	if (v > begin)
		p = hw_speech_subject(&t->s, v - 1, begin, who.from);
	return hw_some(p) && !p.pronoun ? p : who;
}

/* "Baran warf ihm laut KIA vor": the agency passes on what Baran said. */
static void
told_to(const struct hw_scan *t, struct hw_found *f, size_t begin, size_t cue)
{
	struct hw_mention p;
	size_t v = cue;

	if (!hw_speech_media(&t->s, f->who) &&
	    !(hw_item_flags(&t->s, f->who.to - 1) & HW_TOK_UPPER))
		return;
	while (v > begin && !hw_speech_verb(&t->s, v - 1))
		v--;
	if (v == begin)
		return;
	p = hw_speech_subject(&t->s, v - 1, begin, v);
	if (!hw_some(p))
		p = hw_speech_subject(&t->s, v - 1, begin, cue);
	if (!hw_some(p) || hw_speech_media(&t->s, p))
		return;
	f->source = f->who;
	f->who = p;
	f->cue = false;
	f->score = 7;
}

/* Before the quotation at item q. */
static struct hw_found
rule_left(const struct hw_scan *t, size_t q, size_t begin, size_t end)
{
	const struct hw_item *item = t->s.item.v;
	struct hw_found f = {0};
	size_t v = q;
	unsigned gap = item[q].punct;

	while (v > begin && !hw_speech_verb(&t->s, v - 1) &&
	    !(hw_item_kinds(&t->s, v - 1) & HW_WORD_CUE))
		v--;
	if (v == begin)
		return f;
	v--;
	if (hw_item_kinds(&t->s, v) & HW_WORD_CUE &&
	    !hw_speech_verb(&t->s, v)) {
		f.who = cue_phrase(t, v, begin, q);
		f.cue = true;
		f.score = hw_some(f.who) ? 6 : 0;
		if (f.score && t->s.german)
			told_to(t, &f, begin, v);
		if (f.score)
			return f;
		while (v > begin && !hw_speech_verb(&t->s, v - 1))
			v--;
		if (v == begin)
			return f;
		v--;
	}
	f.cue = false;
	f.who = outer(t, hw_speech_subject(&t->s, v, begin, q), begin);
	if (!hw_some(f.who) && end > q)
		f.who = hw_speech_first(&t->s, begin, q, true);
	if (!hw_some(f.who))
		return (struct hw_found){0};
	if (gap & HW_PUNCT_COLON)
		f.score = 9;
	else if (gap & HW_PUNCT_COMMA)
		f.score = q - v < 12 ? 9 : 7;
	else
		f.score = q - v <= 3 ||
			(q - v < 10 &&
			    hash(t, v + 1) == hw_text_hash(HW_STR("that")))
		    ? 8
		    : 7;
	return f;
}

/* No verb of speech: the subject of the sentence. */
static struct hw_found
rule_subject(const struct hw_scan *t, size_t q, size_t begin, size_t end)
{
	struct hw_found f = {0};

	f.who = hw_speech_first(
	    &t->s, hw_speech_main(&t->s, begin, q), q, false);
	if (hw_some(f.who))
		f.score = 4;
	if (!f.score && t->s.item.v[q].punct & HW_PUNCT_COLON) {
		f.who = hw_speech_first(&t->s, begin, q, true);
		f.score = hw_some(f.who) ? 4 : 0;
	}
	if (!f.score && q + 1 < end &&
	    t->s.item.v[q + 1].punct & HW_PUNCT_DASH) {
		f.who = hw_speech_phrase(&t->s, q + 1, end);
		f.score = hw_some(f.who) ? 4 : 0;
	}
	return f;
}

/* A line of its own under the quotation: "- Bernie Sanders." */
static struct hw_found
rule_signed(const struct hw_scan *t, size_t q)
{
	const struct hw_item *item = t->s.item.v;
	size_t i = q + 1, to = i;
	struct hw_found f = {0};

	if (i >= t->s.item.n || item[i].quote ||
	    !(item[i].punct & HW_PUNCT_LINE))
		return f;
	for (size_t at = item[i].start; at > item[q].end; at--) {
		char c = t->s.text.p[at - 1];

		if (c == '\n')
			return f;
		if (c != ' ')
			break;
	}
	while (to < t->s.item.n && to < i + 9 &&
	    (to == i || !(item[to].punct & (HW_PUNCT_LINE | HW_PUNCT_STOP))))
		to++;
	if (to < t->s.item.n && !(item[to].punct & HW_PUNCT_LINE))
		return f;
	f.who = hw_speech_phrase(&t->s, i, to);
	f.score = hw_some(f.who) && hw_speech_can(&t->s, f.who) ? 9 : 0;
	return f;
}

static void
better(struct hw_found *best, struct hw_found f)
{
	if (f.score > best->score)
		*best = f;
}

/* "as reported by Reuters", "according to state media", "told CNN". */
static struct hw_mention
source_of(
    const struct hw_scan *t, size_t begin, size_t end, struct hw_mention who)
{
	struct hw_mention none = {0, 0, false}, p;

	for (size_t i = begin; i < end; i++) {
		bool by = hw_speech_verb(&t->s, i) &&
		    hash(t, i + 1) == t->s.w.by;

		if (hw_item_kinds(&t->s, i) & HW_WORD_CUE &&
		    !hw_speech_verb(&t->s, i))
			p = cue_phrase(t, i, begin, end);
		else if (by)
			p = hw_speech_phrase(&t->s, i + 2, end);
		else if (hash(t, i) == t->s.w.told)
			p = hw_speech_phrase(&t->s, i + 1, end);
		else if (hw_speech_verb(&t->s, i) &&
		    hw_some(p = hw_speech_quoter(&t->s, i, begin, end)))
			by = true;
		else if (hw_speech_verb(&t->s, i))
			p = hw_speech_subject(&t->s, i, begin, end);
		else
			continue;
		if (hw_some(p) && !p.pronoun &&
		    (p.to <= who.from || p.from >= who.to) &&
		    (by || hw_speech_media(&t->s, p)))
			return p;
	}
	return none;
}

static struct hw_found
judge(const struct hw_scan *t, size_t q, const struct shape *r)
{
	size_t begin = hw_speech_begin(&t->s, q), end;
	struct hw_found best = {0}, right, left;

	if (t->s.east) {
		best.who = hw_quote_east(&t->s, t->a->language, q, &best.score);
		if (best.score < 5)
			better(&best, rule_before(t, begin));
		return best;
	}
	end = hw_speech_end(&t->s, q);
	right = rule_right(t, q, end, r);
	left = rule_left(t, q, begin, end);
	if (right.score && (right.cue || hw_speech_media(&t->s, right.who)) &&
	    left.score >= 6 && !left.cue && !hw_speech_media(&t->s, left.who))
		right.score = 5; /* one reports, another spoke */
	better(&best, left);
	better(&best, right);
	if (best.score < 9)
		better(&best, rule_signed(t, q));
	if (best.score < 5 && t->s.german &&
	    hw_speech_reported(&t->s, begin, end)) {
		better(&best, rule_before(t, begin));
		if (best.score && best.score < 5)
			best.score = 5;
	}
	if (best.score < 4)
		better(&best, rule_subject(t, q, begin, end));
	if (best.score < 4 || (best.score == 4 && q == begin))
		better(&best, rule_before(t, begin));
	if (hw_some(best.who) && !hw_some(best.source))
		best.source = source_of(t, begin, end, best.who);
	return best;
}

/* ---- all of them ----------------------------------------------------------------- */

/* An address or a piece of program. */
static bool
no_prose(struct hw_str text, const struct hw_mark_pair *p)
{
	for (size_t i = p->start; i < p->end; i++)
		if (text.p[i] == ' ' || (unsigned char)text.p[i] >= 0x80)
			return false;
	return p->end - p->start > 20;
}

/* A paragraph of its own that is nothing but the quotation. */
static bool
alone(const struct hw_scan *t, size_t pair)
{
	size_t i = t->s.quote_item[pair];

	return t->s.item.v[i].para &&
	    (i + 1 == t->s.item.n || t->s.item.v[i + 1].para);
}

/* Does the next quotation open the next paragraph, with the same mark? */
static bool
goes_on(const struct hw_scan *t, size_t i)
{
	const struct hw_mark_pair *p = &t->s.pairs->v[i];

	return i + 1 < t->s.pairs->n &&
	    t->s.quote_item[i + 1] == t->s.quote_item[i] + 1 &&
	    t->s.item.v[t->s.quote_item[i + 1]].para &&
	    t->s.text.p[p->open] == t->s.text.p[p[1].open];
}

/* Speech that runs on over paragraphs, each opened and only the last closed,
 * is told about at its end where the beginning names nobody. */
static void
run_on(struct hw_scan *t, size_t from, size_t token)
{
	size_t last = from;

	while (t->s.pairs->v[last].unclosed && last < from + RUN_MAX &&
	    goes_on(t, last))
		last++;
	if (t->found[last].score == 0) {
		struct shape r = shape_of(t, &t->s.pairs->v[last], &token);

		t->found[last] = judge(t, t->s.quote_item[last], &r);
	}
	for (size_t i = from; i < last; i++)
		if (t->found[i].score < 5 && t->found[last].score >= 5)
			t->found[i] = t->found[last];
}

static bool
keep(const struct hw_scan *t, const struct hw_mark_pair *p,
    const struct shape *r, const struct hw_found *f)
{
	if (r->words == 0)
		return false;
	if (t->s.east && p->end - p->start < 24u && /* eight characters */
	    (f->score < 8 || p->end - p->start < 12u))
		return false;
	if (!t->s.east && r->words < 3 && f->score < 8)
		return false;
	if (f->score < 3 && alone(t, (size_t)(p - t->s.pairs->v)))
		return false; /* a motto, an author's box */
	if (no_prose(t->s.text, p))
		return false;
	if (p->single && (r->words < 4 || f->score < 6))
		return false;
	if (f->score < 5 && r->caps == r->words && r->caps >= 3 &&
	    !t->s.german && (r->last == '.' || r->last == ','))
		return false; /* a name; American marks take the full stop in */
	if (is_title(r, t->s.german) &&
	    !(t->s.item.v[t->s.quote_item[p - t->s.pairs->v]].punct &
		(HW_PUNCT_COMMA | HW_PUNCT_COLON)))
		return false;
	return true;
}

void
hw_text_quotes(
    struct hw_arena *m, struct hw_article *a, const struct hw_speech *s)
{
	struct hw_scan t = {.a = a, .s = *s};
	size_t token = 0;

	if (s->pairs->n == 0)
		return;
	t.found = HW_ARRAY(m, struct hw_found, s->pairs->n);
	hw_quote_people(&t);
	for (size_t i = 0; i < s->pairs->n && i < QUOTES_MAX; i++) {
		const struct hw_mark_pair *p = &s->pairs->v[i];
		struct shape r = shape_of(&t, p, &token);
		struct hw_found f = judge(&t, t.s.quote_item[i], &r);
		struct hw_quote *q;

		if (f.score >= 5 || f.score > t.found[i].score)
			t.found[i] = f;
		if (p->unclosed && t.found[i].score < 5 && goes_on(&t, i))
			run_on(&t, i, token);
		if (!keep(&t, p, &r, &t.found[i])) {
			t.found[i].score = 0;
			continue;
		}
		q = HW_PUSH(m, &t.out);
		q->span = (struct hw_span){p->start, p->end};
		if (t.found[i].score)
			hw_quote_speaker(&t, q, &t.found[i]);
	}
	a->quotes = t.out.v;
	a->n_quotes = t.out.n;
}
