/* SPDX-License-Identifier: MIT
 * Speakers in Chinese, Japanese and Korean.  There the subject is marked: by
 * its place before a verb of speech (Chinese), by a particle (the others).
 * No capitals and no dictionary: the phrase before the mark is the speaker,
 * up to the nearest punctuation. */
#include "text/speech.h"

#include "text/quotes_int.h"

#define NEAR 24 /* items between a quotation and its verb or particle */
#define SUBJECT_MAX 24

static bool
at_word(const struct hw_speech *s, size_t i, const char *word)
{
	return i < s->item.n && !s->item.v[i].quote &&
	    hw_str_starts(
		hw_str_from(s->text, s->item.v[i].start), hw_str_c(word));
}

/* Length in items of the longest word of the list at item i, 0: none. */
static size_t
one_of(const struct hw_speech *s, size_t i, const char *const *list)
{
	size_t best = 0;

	for (; *list; list++)
		if (at_word(s, i, *list)) {
			struct hw_str w = hw_str_c(*list);
			size_t n = 0;

			while (i + n < s->item.n &&
			    s->item.v[i + n].start < s->item.v[i].start + w.n)
				n++;
			if (n > best)
				best = n;
		}
	return best;
}

static const char *const zh_verbs[] = {"说", "說", "表示", "称", "稱", "指出",
    "强调", "強調", "认为", "認為", "写道", "寫道", "回应", "回應", "宣布",
    "透露", "介绍", "介紹", "补充", "補充", "问道", "問道", "坦言", "声明",
    "聲明", "警告", "批评", "批評", "呼吁", "呼籲", "重申", "解释", "解釋",
    "告诉", "告訴", "抱怨", "回忆", "回憶", "承认", "承認", "否认", "否認",
    "反驳", "反駁", "辩称", "辯稱", "感叹", "答复", "直言", "发文", "發文",
    "谈到", "談到", "报道", "報道", "报导", "喊话", "回答", "形容", "评论",
    "評論", NULL};
static const char *const zh_skip[] = {"还", "還", "也", "则", "則", "并", "並",
    "曾", "又", "再次", "随后", "隨後", "同时", "同時", "在", "对此", "對此",
    "日前", "今天", "昨天", "今日", "昨日", "此前", "据", "據", "但", "而",
    NULL};

static const char *const zh_time[] = {"星期", "周一", "周二", "周三", "周四",
    "周五", "周六", "周日", "週一", "週二", "週三", "週四", "週五", "週六",
    "週日", "今天", "昨天", "今日", "昨日", "当天", "當天", "随后", "隨後",
    "对此", "對此", "曾", "还", "還", "也", "则", "則", "再次", "日前", "此前",
    "在", "对", "對", "向", NULL};

/* The phrase that ends at item to, back to punctuation or a quotation. */
static struct hw_mention
phrase_to(const struct hw_speech *s, size_t from, size_t to)
{
	struct hw_mention p = {to, to, false};

	while (p.from > from && to - p.from < SUBJECT_MAX &&
	    !s->item.v[p.from - 1].quote &&
	    (p.from == to || !(s->item.v[p.from].punct & HW_PUNCT_PARTS)))
		p.from--;
	return p;
}

static struct hw_mention
marked(const struct hw_speech *s, struct hw_mention p)
{
	static const char *const pronouns[] = {"他们", "她们", "他們", "他",
	    "她", "彼女", "彼", "그는", "그녀는", NULL};
	size_t n;

	while (p.from < p.to && (n = one_of(s, p.from, zh_skip)) > 0)
		p.from += n;
	for (size_t i = p.from; i < p.to; i++) /* "... on Wednesday" */
		if (i > p.from && one_of(s, i, zh_time)) {
			p.to = i;
			break;
		}
	if (p.from > p.to)
		p.from = p.to;
	if (p.from < p.to) {
		n = one_of(s, p.from, pronouns);
		p.pronoun = n && p.from + n >= p.to;
	}
	return p;
}

/* "the agency quoted her words as saying": her. */
static struct hw_mention
relayed(const struct hw_speech *s, struct hw_mention p)
{
	static const char *const quoting[] = {
	    "援引", "引述", "引用", "转述", "轉述", NULL};
	static const char *const words[] = {"的话", "的話", NULL};
	size_t n;

	for (size_t i = p.from; i < p.to; i++) {
		n = one_of(s, i, quoting);
		if (!n)
			continue;
		p.from = i + n;
		for (i = p.from; i < p.to; i++)
			if (one_of(s, i, words))
				p.to = i;
	}
	return p;
}

static struct hw_mention
chinese(
    const struct hw_speech *s, size_t q, size_t begin, size_t end, int *score)
{
	struct hw_mention p = {q, q, false};
	size_t stop = q > begin + NEAR ? q - NEAR : begin;

	for (size_t i = q; i > stop && !s->item.v[i - 1].quote; i--)
		if (one_of(s, i - 1, zh_verbs)) {
			p = phrase_to(s, begin, i - 1);
			for (size_t k = p.from; k < p.to; k++)
				if (one_of(s, k, zh_verbs))
					p.to = k;
			p = marked(s, relayed(s, p));
			*score = 9;
			if (p.from < p.to)
				return p;
		}
	stop = q + NEAR < end ? q + NEAR : end;
	for (size_t i = q + 1; i < stop && !s->item.v[i].quote; i++)
		if (one_of(s, i, zh_verbs)) {
			p = marked(s, phrase_to(s, q + 1, i));
			*score = 9;
			if (p.from < p.to)
				return p;
		}
	if (s->item.v[q].punct & HW_PUNCT_COLON && q > begin) {
		*score = 7;
		return marked(s, phrase_to(s, begin, q));
	}
	*score = 0;
	return p;
}

/* The phrase before the last topic or subject particle of [from, to). */
static struct hw_mention
topic(const struct hw_speech *s, size_t from, size_t to,
    const char *const *particles)
{
	struct hw_mention p = {to, to, false};

	for (size_t i = to; i > from; i--) {
		const struct hw_item *x = &s->item.v[i - 1];

		if (x->quote || !one_of(s, i - 1, particles) ||
		    one_of(s, i - 1, particles) > 1)
			continue;
		p = phrase_to(s, from, i - 1);
		if (p.from < p.to)
			return marked(s, p);
	}
	return p;
}

static struct hw_mention
japanese(
    const struct hw_speech *s, size_t q, size_t begin, size_t end, int *score)
{
	static const char *const subject[] = {"は", "が", NULL};
	static const char *const reported[] = {
	    "という", "とのこと", "とされ", "としている", NULL};
	static const char *const according[] = {"によると", "によれば", NULL};
	static const char *const verbs[] = {"述べ", "語", "話", "説明", "強調",
	    "指摘", "コメント", "訴え", "批判", "答え", "発言", "主張", "表明",
	    "明らか", "言", "呼び", "反論", "伝え", "報じ", "非難", "警告",
	    "評価", "質問", NULL};
	struct hw_mention p = {q, q, false};
	size_t v = q + 1;

	for (size_t i = begin; i < q && !s->item.v[i].quote; i++)
		if (one_of(s, i, according)) { /* it reports who speaks */
			if (at_word(s, v, "と") && !one_of(s, v, reported))
				p = topic(s, i + 1, q, subject);
			if (p.from == p.to)
				p = marked(s, phrase_to(s, begin, i));
			*score = p.from < p.to ? 9 : 0;
			if (*score)
				return p;
		}
	if (!at_word(s, v, "と") && !at_word(s, v, "など"))
		goto before;
	while (v < end && v < q + NEAR && !s->item.v[v].quote &&
	    !one_of(s, v, verbs))
		v++;
	p = topic(s, q + 2, v, subject);
	if (p.from < p.to) {
		*score = 9;
		return p;
	}
before:
	p = topic(s, begin, q, subject);
	*score = p.from < p.to ? (at_word(s, q + 1, "と") ? 8 : 4) : 0;
	return p;
}

static struct hw_mention
korean(
    const struct hw_speech *s, size_t q, size_t begin, size_t end, int *score)
{
	static const char *const subject[] = {"은", "는", "이", "가", NULL};
	static const char *const said[] = {"라고", "이라고", "고", "며", "라며",
	    "이라며", "면서", "라면서", NULL};
	struct hw_mention p = {q, q, false};
	bool quoted = one_of(s, q + 1, said) > 0;
	size_t stop = q + 12 < end ? q + 12 : end;

	if (quoted) {
		p = topic(s, q + 2, stop, subject);
		*score = 9;
		if (p.from < p.to)
			return p;
	}
	p = topic(s, begin, q, subject);
	if (p.to - p.from > 5)
		p.from = p.to - 5;
	*score = p.from < p.to ? (quoted ? 8 : 4) : 0;
	return p;
}

struct hw_mention
hw_quote_east(
    const struct hw_speech *s, struct hw_str lang, size_t q, int *score)
{
	size_t begin = hw_speech_begin(s, q), end = hw_speech_end(s, q);

	if (lang.p[0] == 'z')
		return chinese(s, q, begin, end, score);
	if (lang.p[0] == 'j')
		return japanese(s, q, begin, end, score);
	return korean(s, q, begin, end, score);
}
