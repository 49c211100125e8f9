/* SPDX-License-Identifier: MIT
 * Which of two texts in two languages was translated from the other: what a
 * translator leaves as it was.  Words of the other language, foreign names
 * beside his own spelling, miles and feet where people count in metres. */
#include "trace/trace_int.h"

#include "base/vec.h"
#include "text/outlet.h"

enum { SHOWN = 3, KEPT_MAX = 64 };

/* Tokens and neighbours of tokens of one text. */
struct words {
	uint32_t *v; /* 0: empty; the lowest bit: a stop word is in it */
	size_t mask;
};

static uint32_t *
slot(const struct words *w, uint32_t hash)
{
	hash |= 1;
	size_t i = (hash * 0x9E3779B1u) & w->mask;
	while (w->v[i] && (w->v[i] | 1) != hash)
		i = (i + 1) & w->mask;
	return &w->v[i];
}

static bool
neighbours(const struct hw_trace_doc *d, size_t i)
{
	return i + 1 < d->n && d->tok[i + 1].start == d->tok[i].end + 1 &&
	    d->a->text.p[d->tok[i].end] == ' ' &&
	    !((d->tok[i].flags | d->tok[i + 1].flags) &
		(HW_TOK_NUMBER | HW_TOK_HAN));
}

/* Particles stand in names of any language: "de la Cruz", "van Gogh". */
static bool
is_stop(const struct hw_token *t)
{
	return t->flags & HW_TOK_STOP && !(t->flags & HW_TOK_CAP) &&
	    !(t->kinds & HW_WORD_PARTICLE);
}

static void
read_words(struct hw_arena *m, const struct hw_trace_doc *d, struct words *w)
{
	size_t cap = 16;
	while (cap < d->n * 4)
		cap *= 2;
	w->v = HW_ARRAY(m, uint32_t, cap);
	w->mask = cap - 1;
	for (size_t i = 0; i < d->n; i++) {
		const struct hw_token *t = &d->tok[i];
		*slot(w, t->hash) = t->hash | 1;
		if (!neighbours(d, i))
			continue;
		uint32_t h = hw_token_pair(t->hash, t[1].hash);
		uint32_t *s = slot(w, h);
		*s = (h | 1) - !(is_stop(t) || is_stop(t + 1));
	}
}

struct kept {
	HW_VEC(uint32_t) seen; /* different words, or pairs of words */
	struct hw_strs show;
};

/* Does k not know it yet? */
static bool
fresh(struct hw_arena *m, struct kept *k, uint32_t hash)
{
	for (size_t i = 0; i < k->seen.n; i++)
		if (k->seen.v[i] == hash)
			return false;
	if (k->seen.n == KEPT_MAX)
		return false;
	*HW_PUSH(m, &k->seen) = hash;
	return true;
}

static void
show(struct hw_arena *m, struct kept *k, const struct hw_trace_doc *d,
    size_t from, size_t to)
{
	if (k->show.n < SHOWN)
		*HW_PUSH(m, &k->show) = hw_str_sub(
		    d->a->text, d->tok[from].start, d->tok[to - 1].end);
}

/* Is most of it written in another script than the Latin one? */
static bool
other_script(const struct hw_trace_doc *d)
{
	size_t latin = 0, other = 0;
	for (size_t i = 0; i < d->n; i++) {
		unsigned char c = (unsigned char)d->a->text.p[d->tok[i].start];
		if (!(d->tok[i].flags & HW_TOK_WORD))
			continue;
		latin += c < 0xC9;
		other += c >= 0xCE;
	}
	return other > 2 * latin;
}

/* Words that all the world writes in Latin letters. */
static bool
is_brand(const struct hw_token *t)
{
	static const char *const brands[] = {"facebook", "twitter", "google",
	    "youtube", "instagram", "whatsapp", "telegram", "apple", "amazon",
	    "microsoft", "iphone", "tiktok", "com", "www", "http", "https"};
	if (t->flags & HW_TOK_UPPER)
		return true;
	for (size_t i = 0; i < sizeof(brands) / sizeof(*brands); i++)
		if (t->hash == hw_text_hash(hw_str_c(brands[i])))
			return true;
	return false;
}

static bool
is_spelling(const struct words *x, const struct hw_trace_doc *y, size_t i)
{
	const struct hw_token *t = &y->tok[i];
	unsigned char c = (unsigned char)y->a->text.p[t->start];
	return t->flags & HW_TOK_WORD && c < 0xC9 && t->end - t->start > 2 &&
	    !is_brand(t) && *slot(x, t->hash);
}

/* "赛波夫 (Sayfullo Saipov)": Latin words of x in the text y, but for the
 * names of newspapers. */
static void
kept_spellings(struct hw_arena *m, const struct words *x,
    const struct hw_trace_doc *y, struct kept *k)
{
	for (size_t i = 0, end; i < y->n; i = end) {
		bool any = false;
		for (end = i; end < y->n && is_spelling(x, y, end) &&
		     (end == i || y->tok[end].start == y->tok[end - 1].end + 1);
		     end++)
			;
		if (end == i) {
			end++;
			continue;
		}
		if (hw_outlet_find(m,
			hw_str_sub(
			    y->a->text, y->tok[i].start, y->tok[end - 1].end)))
			continue;
		for (size_t j = i; j < end; j++)
			any |= fresh(m, k, y->tok[j].hash);
		if (any)
			show(m, k, y, i, end);
	}
}

/* Is the pair at i of y one of x, where one of them is a stop word? */
static bool
is_phrase(const struct words *x, const struct hw_trace_doc *y, size_t i)
{
	const struct hw_token *t = &y->tok[i];
	if (!neighbours(y, i) || (t[0].flags | t[1].flags) & HW_TOK_STOP ||
	    (t[0].kinds | t[1].kinds) & HW_WORD_PARTICLE)
		return false;
	uint32_t v = *slot(x, hw_token_pair(t->hash, t[1].hash));
	return v && v & 1;
}

/* "die School of Rock": a stop word of x beside its neighbour, both kept in
 * y, where it is none. */
static void
kept_words(struct hw_arena *m, const struct words *x,
    const struct hw_trace_doc *y, struct kept *k)
{
	for (size_t i = 0, end; i < y->n; i = end + 1) {
		bool any = false;
		for (end = i; end < y->n && is_phrase(x, y, end); end++)
			any |= fresh(m, k,
			    hw_token_pair(
				y->tok[end].hash, y->tok[end + 1].hash));
		if (any)
			show(m, k, y, i, end + 1);
	}
}

static struct hw_str
shown(struct hw_arena *m, const struct kept *k)
{
	struct hw_str s = {0};
	for (size_t i = 0; i < k->show.n; i++)
		s = i ? hw_str_printf(
			    m, "%.*s, %.*s", HW_FMT(s), HW_FMT(k->show.v[i]))
		      : k->show.v[i];
	return s;
}

/* Rows for what b keeps of a less what a keeps of b. */
static void
say_kept(struct hw_arena *m, struct hw_evidence_list *list,
    const struct kept *in_a, const struct kept *in_b, const char *first,
    const char *second, double weight)
{
	size_t na = in_a->seen.n, nb = in_b->seen.n;
	double w = na + nb > 1 ? weight : weight * 0.5;
	if (nb > 2 * na)
		hw_trace_say(m, list, second, shown(m, in_b), w);
	else if (na > 2 * nb)
		hw_trace_say(m, list, first, shown(m, in_a), -w);
}

/* ---- measures ------------------------------------------------------------- */

/* Words for miles, feet, inches, yards, acres, gallons and degrees Fahrenheit
 * in languages whose speakers count in metres; in order. */
static const char *const measures[][2] = {
    {"ar", "ميل أميال بوصة قدم أقدام غالون جالون فدان ياردة فهرنهايت"},
    {"cs", "mil míle mílí stop palců galonů akrů yardů"},
    {"de", "meile meilen fuß zoll gallonen acres yards fahrenheit"},
    {"es", "milla millas pies pulgadas galones acres yardas fahrenheit"},
    {"fr", "mile miles milles pieds pouces gallons acres yards fahrenheit"},
    {"it", "miglio miglia piedi pollici galloni acri iarde fahrenheit"},
    {"ja", "マイル フィート インチ ガロン エーカー ヤード 華氏"},
    {"ko", "마일 피트 인치 갤런 에이커 야드 화씨"},
    {"nl", "mijl mijlen voet inch gallons acres yards fahrenheit"},
    {"pl", "mil mile stóp cali galonów akrów jardów"},
    {"pt", "milha milhas pés polegadas galões acres jardas fahrenheit"},
    {"ru", "миля мили миль футов фута дюймов дюйма галлонов акров ярдов"},
    {"sv", "fot tum gallon acres yards fahrenheit"},
    {"tr", "mil fit inç galon dönüm yarda"},
    {"uk", "миля милі миль футів фута дюймів галонів акрів ярдів"},
    {"zh", "英里 英尺 英寸 加仑 加侖 英亩 英畝 华氏 華氏"},
};

static struct hw_str
measures_of(struct hw_str lang)
{
	for (size_t i = 0; i < sizeof(measures) / sizeof(*measures); i++)
		if (hw_str_istarts(lang, hw_str_c(measures[i][0])))
			return hw_str_c(measures[i][1]);
	return (struct hw_str){0};
}

/* "30 Meilen", "三十英里": the word with a number at most two tokens before,
 * or with its number written out, as Chinese does. */
static bool
counted(const struct hw_trace_doc *d, size_t i)
{
	if (d->tok[i].flags & HW_TOK_HAN)
		return true;
	for (size_t k = i > 2 ? i - 2 : 0; k < i; k++)
		if (d->tok[k].flags & HW_TOK_NUMBER)
			return true;
	return false;
}

static struct hw_str
foreign_measure(const struct hw_trace_doc *d)
{
	struct hw_str list = measures_of(d->a->language), word;
	while (list.n && hw_str_split(&list, ' ', &word)) {
		size_t at = hw_str_ifind(d->a->text, word, 0);
		uint32_t hash = hw_text_hash(word);
		for (size_t i = 0; i < d->n && at != HW_NPOS; i++) {
			const struct hw_token *t = &d->tok[i];
			bool is = t->flags & HW_TOK_HAN ? t->start == at
							: t->hash == hash;
			if (is && counted(d, i))
				return hw_str_sub(
				    d->a->text, t->start, t->start + word.n);
		}
	}
	return (struct hw_str){0};
}

static bool
is_english(const struct hw_trace_doc *d)
{
	return hw_str_istarts(d->a->language, HW_STR("en"));
}

void
hw_trace_direct_translated(struct hw_arena *m, const struct hw_trace_doc *a,
    const struct hw_trace_doc *b, struct hw_evidence_list *list)
{
	struct words wa, wb;
	struct kept in_a = {0}, in_b = {0};
	struct hw_str measure;
	bool other_a = other_script(a), other_b = other_script(b);

	hw_trace_direct_time(m, a->a, b->a, list);
	hw_trace_direct_word(m, a->a, b->a, list);
	read_words(m, a, &wa);
	read_words(m, b, &wb);
	if (other_b && !other_a)
		kept_spellings(m, &wa, b, &in_b);
	else if (other_a && !other_b)
		kept_spellings(m, &wb, a, &in_a);
	say_kept(m, list, &in_a, &in_b, "first keeps foreign spellings",
	    "second keeps foreign spellings", 0.7);
	in_a = in_b = (struct kept){0};
	if (!other_a && !other_b) {
		kept_words(m, &wa, b, &in_b);
		kept_words(m, &wb, a, &in_a);
	}
	say_kept(m, list, &in_a, &in_b, "first keeps foreign words",
	    "second keeps foreign words", 0.7);
	if (is_english(a) && (measure = foreign_measure(b)).n)
		hw_trace_say(
		    m, list, "second counts in foreign measures", measure, 0.6);
	else if (is_english(b) && (measure = foreign_measure(a)).n)
		hw_trace_say(
		    m, list, "first counts in foreign measures", measure, -0.6);
}
