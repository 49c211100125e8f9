/* SPDX-License-Identifier: MIT
 * Credits in Chinese, Japanese and Korean, where words are not parted and
 * names have no capitals: by the cues that frame a source in one sentence.
 * 据新华社报道 · 水利部表示 · 共同通信によると · 警察は…と発表した · 연합뉴스에 따르면 */
#include "base/arena.h"
#include "base/utf8.h"
#include "text/credit_int.h"
#include "text/outlet.h"

enum { NAME_MAX = 48 }; /* bytes of a source's name */

struct cue {
	const char *text;
	enum hw_credit_depth depth;
};

static bool
holds_any(struct hw_str s, const char *const *list)
{
	for (; *list; list++)
		if (hw_str_find(s, hw_str_c(*list), 0) != HW_NPOS)
			return true;
	return false;
}

/* Up to the first of these words, which begin something else. */
static struct hw_str
before_any(struct hw_str s, const char *const *list)
{
	size_t end = s.n;

	for (; *list; list++) {
		size_t at = hw_str_find(s, hw_str_c(*list), 0);

		if (at != HW_NPOS && at < end)
			end = at;
	}
	return hw_str_trim(hw_str_sub(s, 0, end));
}

/* Behind the last mark that parts clauses. */
static struct hw_str
clause_before(struct hw_str s, size_t end)
{
	static const char *const marks[] = {"，", "。", "；", "、", "：", "”",
	    "」", "』", "（", "）", ",", "\n", "“", "「"};
	size_t from = 0;

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		struct hw_str m = hw_str_c(marks[i]);
		size_t at = 0;

		while ((at = hw_str_find(s, m, at)) != HW_NPOS && at < end) {
			at += m.n;
			if (at > from)
				from = at;
		}
	}
	return hw_str_trim(hw_str_sub(s, from, end));
}

static void
put(struct hw_credit_scan *c, struct hw_credit_east *out, struct hw_str name,
    enum hw_credit_depth depth)
{
	static const char *const nobody[] = {"人士", "专家", "專家", "官员",
	    "消息", "知情", "关係者", "関係者", "専門家", "関係筋", "전문가",
	    "관계자", "소식통", "目击者", "目撃者", NULL};
	const struct hw_outlet *o;

	name = hw_str_trim(name);
	if (name.n < 2 || name.n > NAME_MAX || out->n == 4)
		return;
	o = hw_outlet_find(c->m, name);
	out->step[out->n++] = (struct hw_credit_east_step){
	    .who = {o ? o->name : name, o != NULL,
		!o && holds_any(name, nobody)},
	    .depth = o && depth == HW_CREDIT_SAYS ? HW_CREDIT_REPORTS : depth};
}

/* ---- Chinese ------------------------------------------------------------------ */

/* 据X报道, 据X称; 据悉 names nobody. */
static void
chinese_per(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const ends[] = {"报道", "報道", "报导", "報導",
	    "消息", "援引", "称", "稱", "透露", "介绍", "统计", "數據", "数据",
	    "的说法", "，", NULL};
	static const char *const empty[] = {"悉", "称", "稱", "报道", "報道",
	    "了解", "介绍", "此间", "传", NULL};
	struct hw_str cue = HW_STR("据"), rest, name;
	size_t at = hw_str_find(s, cue, 0);

	if (at == HW_NPOS)
		at = hw_str_find(s, cue = HW_STR("據"), 0);
	if (at == HW_NPOS || clause_before(s, at).n > 6)
		return;
	rest = hw_str_from(s, at + cue.n);
	for (const char *const *e = empty; *e; e++)
		if (hw_str_starts(rest, hw_str_c(*e))) {
			out->hearsay = true;
			return;
		}
	name = before_any(rest, ends);
	if (name.n < rest.n)
		put(c, out, name, HW_CREDIT_PER);
}

/* X援引Y的话, X报道称, X表示. */
static void
chinese_says(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const struct cue cues[] = {{"援引", HW_CREDIT_REPORTS},
	    {"引述", HW_CREDIT_REPORTS}, {"报道称", HW_CREDIT_REPORTS},
	    {"报道说", HW_CREDIT_REPORTS}, {"报道，", HW_CREDIT_REPORTS},
	    {"報道稱", HW_CREDIT_REPORTS}, {"表示，", HW_CREDIT_SAYS},
	    {"表示：", HW_CREDIT_SAYS}, {"宣布，", HW_CREDIT_SAYS},
	    {"宣布", HW_CREDIT_SAYS}, {"指出，", HW_CREDIT_SAYS},
	    {"透露，", HW_CREDIT_SAYS}, {"强调，", HW_CREDIT_SAYS},
	    {"证实，", HW_CREDIT_SAYS}, {"否认", HW_CREDIT_SAYS},
	    {"称，", HW_CREDIT_SAYS}, {"说，", HW_CREDIT_SAYS},
	    {"说：", HW_CREDIT_SAYS}, {"认为，", HW_CREDIT_SAYS}};
	static const char *const cut[] = {"在", "对", "对此", "向", "就", "于",
	    "当天", "今天", "昨天", "昨日", "今日", "周", "星期", "也", "还",
	    "则", "随后", "同时", "此前", "接受", "正式", "已", "0", "1", "2",
	    "3", "4", "5", "6", "7", "8", "9", NULL};
	static const char *const ends[] = {"的话", "的消息", "的报道", "消息",
	    "报道", "话", "称", "说", "，", NULL};
	static const char *const pronoun[] = {
	    "他", "她", "它", "有", "这", "那", "并", "但", NULL};

	for (size_t i = 0; i < sizeof(cues) / sizeof(*cues); i++) {
		struct hw_str cue = hw_str_c(cues[i].text), name;
		size_t at = hw_str_find(s, cue, 0);
		bool skip = false;

		if (at == HW_NPOS)
			continue;
		name = clause_before(s, at);
		if (hw_str_find(name, HW_STR("据"), 0) == 0)
			continue; /* 据…, read above */
		name = before_any(name, cut);
		for (const char *const *p = pronoun; *p; p++)
			skip |= hw_str_starts(name, hw_str_c(*p));
		if (!skip)
			put(c, out, name, cues[i].depth);
		if (i < 2) {
			name = before_any(hw_str_from(s, at + cue.n), ends);
			for (const char *const *p = pronoun; *p; p++)
				skip |= hw_str_starts(name, hw_str_c(*p));
			if (!skip)
				put(c, out, name, HW_CREDIT_CITING);
		}
		return;
	}
}

/* ---- Japanese ------------------------------------------------------------------ */

static bool
ends_any(struct hw_str s, const char *const *list)
{
	while (s.n > 3 &&
	    (hw_str_ends(s, HW_STR("。")) || hw_str_ends(s, HW_STR(" "))))
		s.n -= hw_str_ends(s, HW_STR(" ")) ? 1 : 3;
	for (; *list; list++)
		if (hw_str_ends(s, hw_str_c(*list)))
			return true;
	return false;
}

static void
japanese(struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const per[] = {"によると", "によれば",
	    "によりますと", "の報道によると", "が報じた", "が伝えた",
	    "が報道した", NULL};
	static const char *const says[] = {"と発表した", "と述べた", "と話した",
	    "と語った", "と説明した", "を明らかにした", "と明らかにした",
	    "と強調した", "と主張した", "と指摘した", "と報じた", "と伝えた",
	    "としている", "と発表している", "を発表した", "と話している",
	    "を否定した", NULL};
	static const char *const rumour[] = {
	    "とみられる", "といわれる", "と言われる", "という情報", NULL};
	struct hw_str name;
	size_t at, to;

	for (size_t i = 0; per[i]; i++) {
		at = hw_str_find(s, hw_str_c(per[i]), 0);
		if (at == HW_NPOS)
			continue;
		name = clause_before(s, at);
		while ((to = hw_str_find(name, HW_STR("と"), 0)) != HW_NPOS)
			name = hw_str_from(name, to + 3); /* "…たとX" */
		put(c, out, name, i < 4 ? HW_CREDIT_PER : HW_CREDIT_REPORTS);
		break;
	}
	if (ends_any(s, says)) {
		at = hw_str_find(s, HW_STR("は"), 0);
		if (at != HW_NPOS)
			put(c, out, clause_before(s, at), HW_CREDIT_SAYS);
	}
	out->hearsay |= ends_any(s, rumour);
}

/* ---- Korean -------------------------------------------------------------------- */

static void
korean(struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const per[] = {
	    "에 따르면", "에 의하면", "을 인용해", "를 인용해", NULL};
	static const char *const says[] = {"밝혔다", "말했다", "보도했다",
	    "전했다", "발표했다", "설명했다", "강조했다", "주장했다",
	    "부인했다", "덧붙였다", NULL};
	static const char *const topic[] = {
	    "은 ", "는 ", "이 ", "가 ", "께서 ", NULL};
	struct hw_str name = {0};

	for (size_t i = 0; per[i]; i++) {
		size_t at = hw_str_find(s, hw_str_c(per[i]), 0);

		if (at != HW_NPOS) {
			put(c, out, clause_before(s, at), HW_CREDIT_PER);
			break;
		}
	}
	while (s.n > 1 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' '))
		s.n--;
	if (!ends_any(s, says))
		return;
	for (size_t i = 0; topic[i]; i++) {
		size_t at = hw_str_find(s, hw_str_c(topic[i]), 0);

		if (at != HW_NPOS && at > 3 && (!name.n || at < name.n))
			name = hw_str_sub(s, 0, at);
	}
	put(c, out, name, HW_CREDIT_SAYS);
}

void
hw_credit_east(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	struct hw_str l = hw_str_sub(c->a->language, 0, 2);

	out->n = 0;
	out->hearsay = false;
	s = hw_utf8_clip(s, 1200);
	if (hw_str_ieq(l, HW_STR("zh"))) {
		chinese_per(c, s, out);
		chinese_says(c, s, out);
	} else if (hw_str_ieq(l, HW_STR("ja"))) {
		japanese(c, s, out);
	} else if (hw_str_ieq(l, HW_STR("ko"))) {
		korean(c, s, out);
	}
}
