/* SPDX-License-Identifier: MIT
 * Credits in Chinese, Japanese and Korean, where words are not parted and
 * names have no capitals: by the cues that frame a source in one sentence.
 * 据新华社报道 · 水利部表示 · 共同通信によると · 警察は…と発表した · 연합뉴스에 따르면 */
#include "base/arena.h"
#include "base/utf8.h"
#include "text/credit_int.h"
#include "text/outlet.h"

enum {
	NAME_MAX = 48,     /* bytes of a source's name */
	DATELINE_MAX = 72, /* bytes up to the 电 of a date line */
};

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

static bool
starts_any(struct hw_str s, const char *const *list)
{
	for (; *list; list++)
		if (hw_str_starts(s, hw_str_c(*list)))
			return true;
	return false;
}

/* The place of the first word of the list, HW_NPOS when none; *n its bytes. */
static size_t
find_any(struct hw_str s, const char *const *list, size_t *n)
{
	size_t first = HW_NPOS;

	for (; *list; list++) {
		struct hw_str w = hw_str_c(*list);
		size_t at = hw_str_find(s, w, 0);

		if (at != HW_NPOS && (first == HW_NPOS || at < first)) {
			first = at;
			*n = w.n;
		}
	}
	return first;
}

/* Up to the first of these words, which begin something else. */
static struct hw_str
before_any(struct hw_str s, const char *const *list)
{
	size_t n, at = find_any(s, list, &n);

	return hw_str_trim(at == HW_NPOS ? s : hw_str_sub(s, 0, at));
}

/* Behind the last of these words before byte end. */
static struct hw_str
behind_last(struct hw_str s, size_t end, const char *const *list)
{
	size_t from = 0;

	for (; *list; list++) {
		struct hw_str m = hw_str_c(*list);
		size_t at = 0;

		while ((at = hw_str_find(s, m, at)) != HW_NPOS && at < end) {
			at += m.n;
			if (at > from && at <= end)
				from = at;
		}
	}
	return hw_str_trim(hw_str_sub(s, from, end));
}

/* Behind the last mark that parts clauses. */
static struct hw_str
clause_before(struct hw_str s, size_t end)
{
	static const char *const marks[] = {"，", "。", "；", "、", "：", "”",
	    "」", "』", "（", "）", ",", "\n", "“", "「", NULL};

	return behind_last(s, end, marks);
}

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

/* ---- media ---------------------------------------------------------------------- */

/* Without 《》 and what stands in brackets behind: "뉴욕타임스(NYT)". */
static struct hw_str
bare(struct hw_str s)
{
	static const char *const open[] = {"《", "「", "『", "“", "【", NULL};
	static const char *const shut[] = {
	    "》", "」", "』", "”", "】", "(", "（", "<", NULL};

	size_t title = hw_str_find(s, HW_STR("《"), 0);

	s = hw_str_trim(title == HW_NPOS ? s : hw_str_from(s, title));
	for (size_t i = 0; open[i]; i++)
		if (hw_str_starts(s, hw_str_c(open[i])))
			s = hw_str_from(s, hw_str_c(open[i]).n);
	return before_any(s, shut);
}

/* Before a name: whose country it is, of a state; behind: what it is. */
static const char *const kinds[] = {"国营", "國營", "官方", "国家", "國家",
    "美国", "美國", "英国", "英國", "俄罗斯", "俄羅斯", "法国", "法國", "日本",
    "韩国", "韓國", "德国", "德國", "国営", "米紙", "英紙", "仏紙", "独紙",
    "中国", "韓国", "北朝鮮", "ロシア", "米", "英", "仏", "独", "露", "국영",
    "미국", "영국", "일본", "중국", "러시아", "另据", "又据", "媒体", NULL};
static const char *const sorts[] = {"新闻客户端", "客户端", "电视台", "電視台",
    "通讯社", "通訊社", "网站", "網站", "新闻", "新聞", "中文网", "网", "網",
    "通信社", "通信", "テレビ", "放送", "電子版", "紙", "방송", "통신", "신문",
    "등", "等", "의", "的", "方面", "の", NULL};

/* The medium that s names, with or without those. */
static const struct hw_outlet *
row_of(struct hw_arena *m, struct hw_str *s)
{
	const struct hw_outlet *o = NULL;
	struct hw_str rest = *s = bare(*s);

	for (int round = 0; round < 3 && rest.n > 1; round++) {
		struct hw_str was = rest;

		o = hw_outlet_find(m, rest);
		for (size_t i = 0; !o && kinds[i]; i++)
			if (hw_str_starts(rest, hw_str_c(kinds[i])))
				o = hw_outlet_find(m,
				    hw_str_trim(hw_str_from(
					rest, hw_str_c(kinds[i]).n)));
		for (size_t i = 0; !o && sorts[i]; i++)
			if (hw_str_ends(rest, hw_str_c(sorts[i]))) {
				rest.n -= hw_str_c(sorts[i]).n;
				rest = bare(rest);
				break;
			}
		if (o || rest.n == was.n)
			break;
	}
	return o;
}

/* "国営VLTA通信": the Latin letters are its name. */
static struct hw_str
latin(struct hw_str s)
{
	size_t from = 0, to;

	while (from < s.n && !hw_is_alpha((unsigned char)s.p[from]))
		from++;
	for (to = from; to < s.n && hw_is_alnum((unsigned char)s.p[to]);)
		to++;
	return to - from > 2 ? hw_str_sub(s, from, to) : (struct hw_str){0};
}

/* Is it called a medium: by its sort, or in the marks of a title? */
static bool
is_medium(struct hw_str s)
{
	static const char *const ends[] = {"报", "報", "社", "电视台", "電視台",
	    "网", "網", "通信", "新聞", "新報", "テレビ", "放送", "신문",
	    "일보", "통신", "방송", "언론", "媒体", "媒體", "メディア", "뉴스",
	    NULL};

	return hw_str_find(s, HW_STR("《"), 0) != HW_NPOS ||
	    ends_any(s, ends) || latin(s).n == s.n;
}

static struct hw_credit_who
who_is(struct hw_credit_scan *c, struct hw_str name)
{
	static const char *const nobody[] = {"人士", "专家", "專家", "官员",
	    "消息", "知情", "关係者", "関係者", "専門家", "関係筋", "전문가",
	    "관계자", "소식통", "目击者", "目撃者", "当局者", "당국자", NULL};
	static const char *const same[] = {
	    "该", "該", "这家", "這家", "同通信", "同社", "同紙", NULL};
	bool medium = is_medium(hw_str_trim(name));
	const struct hw_outlet *o;

	if (medium && c->agency.n && starts_any(name, same))
		name = c->agency; /* "the agency" */
	o = row_of(c->m, &name);
	if (o) {
		c->agency = o->name;
		return (struct hw_credit_who){o->name, true, false};
	}
	if (medium && latin(name).n)
		name = latin(name);
	if (medium)
		c->agency = name;
	return (struct hw_credit_who){name, medium, holds_any(name, nobody)};
}

static void
put_who(struct hw_credit_east *out, struct hw_credit_who who,
    enum hw_credit_depth depth)
{
	size_t most = sizeof(out->step) / sizeof(*out->step);

	if (who.name.n < 2 || who.name.n > NAME_MAX || out->n == most)
		return;
	out->step[out->n++] = (struct hw_credit_east_step){.who = who,
	    .depth = who.outlet && depth == HW_CREDIT_SAYS ? HW_CREDIT_REPORTS
							   : depth};
}

static void
put(struct hw_credit_scan *c, struct hw_credit_east *out, struct hw_str name,
    enum hw_credit_depth depth)
{
	put_who(out, who_is(c, name), depth);
}

/* ... when it is a medium; was it? */
static bool
put_medium(struct hw_credit_scan *c, struct hw_credit_east *out,
    struct hw_str name, enum hw_credit_depth depth)
{
	struct hw_credit_who who = who_is(c, name);

	if (who.outlet)
		put_who(out, who, depth);
	return who.outlet;
}

/* ---- Chinese ------------------------------------------------------------------ */

/* Behind the 据 that begins a clause, 0: none.  Not that of 数据, 证据. */
static size_t
behind_per(struct hw_str s)
{
	static const char *const cues[] = {"据", "據", NULL};
	static const char *const lead[] = {
	    "", "根", "另", "又", "再", "但", "但根", "而", NULL};
	size_t from = 0, n, at;

	while ((at = find_any(hw_str_from(s, from), cues, &n)) != HW_NPOS) {
		struct hw_str clause = clause_before(s, from + at);

		from += at + n;
		for (size_t i = 0; lead[i]; i++)
			if (hw_str_eq(clause, hw_str_c(lead[i])))
				return from;
	}
	return 0;
}

/* 据X报道, 据X称; 据悉 names nobody. */
static void
chinese_per(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const ends[] = {"报道", "報道", "报导", "報導",
	    "消息", "援引", "称", "稱", "透露", "介绍", "统计", "數據", "数据",
	    "的说法", "发布", "公布", "估计", "的一项", "的调查", "调查显示",
	    "预测", NULL};
	static const char *const empty[] = {"悉", "称", "稱", "报道", "報道",
	    "了解", "介绍", "此间", "传", NULL};
	static const char *const stop[] = {"，", "。", "；", NULL};
	size_t at = behind_per(s);
	struct hw_str rest, name;

	if (!at)
		return;
	rest = before_any(hw_str_from(s, at), stop);
	if (starts_any(rest, empty)) {
		out->hearsay = true;
		return;
	}
	name = before_any(rest, ends);
	while (hw_str_ends(name, HW_STR("的")))
		name.n -= 3;
	if (name.n < rest.n)
		put(c, out, name, HW_CREDIT_PER);
	else
		put_medium(c, out, rest, HW_CREDIT_PER);
}

/* 新华社北京11月3日电 */
static void
chinese_dateline(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const wire[] = {"日电", "日電", "日讯", NULL};
	static const char *const end[] = {"社", "网", "網", NULL};
	size_t n, at = find_any(hw_str_sub(s, 0, DATELINE_MAX), wire, &n);

	if (at == HW_NPOS || s.p != c->a->text.p)
		return;
	at = find_any(s, end, &n);
	if (at != HW_NPOS)
		put_medium(c, out, hw_str_sub(s, 0, at + n), HW_CREDIT_BY);
}

/* 部长对路透社表示, 接受彭博社采访时: to whom it was said. */
static void
chinese_given(
    struct hw_credit_scan *c, struct hw_str clause, struct hw_credit_east *out)
{
	static const char *const to[] = {
	    "接受", "告诉", "告訴", "对", "對", "向", NULL};
	static const char *const ends[] = {"采访", "採訪", "专访", "專訪",
	    "独家", "电话", "记者", "記者", "的", "时", "表示", "透露", NULL};

	for (size_t i = 0; to[i]; i++) {
		size_t at = hw_str_find(clause, hw_str_c(to[i]), 0);

		if (at == HW_NPOS)
			continue;
		if (put_medium(c, out,
			before_any(
			    hw_str_from(clause, at + hw_str_c(to[i]).n), ends),
			HW_CREDIT_REPORTS))
			return;
	}
}

/* Whom 他 or 她 means: who speaks or is named first in the sentence before. */
static struct hw_str
chinese_person(const struct hw_credit_scan *c)
{
	const struct hw_article *a = c->a;

	for (size_t i = 0; i < a->n_names; i++) {
		const struct hw_name *n = &a->names[i];

		if (n->span.start >= c->before.start &&
		    n->span.end <= c->before.end &&
		    (n->kind == HW_NAME_PERSON || n->kind == HW_NAME_UNKNOWN))
			return n->canonical;
	}
	return (struct hw_str){0};
}

/* Whom X援引…的话 quotes. */
static void
chinese_cited(
    struct hw_credit_scan *c, struct hw_str rest, struct hw_credit_east *out)
{
	static const char *const ends[] = {"的话", "的話", "的消息", "的报道",
	    "的说法", "消息", "报道", "话", "称", "稱", "说", "說", "，", NULL};
	static const char *const pronoun[] = {"他", "她", NULL};
	struct hw_str name = before_any(rest, ends);

	if (starts_any(name, pronoun))
		name = chinese_person(c);
	put(c, out, name, HW_CREDIT_CITING);
}

/* X援引Y的话, X报道称, X表示. */
static void
chinese_says(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const struct cue cues[] = {{"援引", HW_CREDIT_REPORTS},
	    {"引述", HW_CREDIT_REPORTS}, {"报道称", HW_CREDIT_REPORTS},
	    {"报道说", HW_CREDIT_REPORTS}, {"报道，", HW_CREDIT_REPORTS},
	    {"报道了", HW_CREDIT_REPORTS}, {"報道稱", HW_CREDIT_REPORTS},
	    {"報道，", HW_CREDIT_REPORTS}, {"刊文", HW_CREDIT_BY},
	    {"发文", HW_CREDIT_BY}, {"披露，", HW_CREDIT_SAYS},
	    {"表示，", HW_CREDIT_SAYS}, {"表示：", HW_CREDIT_SAYS},
	    {"宣布，", HW_CREDIT_SAYS}, {"宣布", HW_CREDIT_SAYS},
	    {"指出，", HW_CREDIT_SAYS}, {"透露，", HW_CREDIT_SAYS},
	    {"强调，", HW_CREDIT_SAYS}, {"证实，", HW_CREDIT_SAYS},
	    {"否认", HW_CREDIT_SAYS}, {"补充说，", HW_CREDIT_SAYS},
	    {"称，", HW_CREDIT_SAYS}, {"稱，", HW_CREDIT_SAYS},
	    {"说，", HW_CREDIT_SAYS}, {"说：", HW_CREDIT_SAYS},
	    {"认为，", HW_CREDIT_SAYS}};
	static const char *const cut[] = {"在", "对", "对此", "對", "向", "就",
	    "于", "告诉", "接受", "当天", "今天", "昨天", "昨日", "今日", "周",
	    "星期", "也", "还", "则", "随后", "同时", "此前", "率先", "首先",
	    "独家", "补充", "正式", "已", "0", "1", "2", "3", "4", "5", "6",
	    "7", "8", "9", NULL};
	static const char *const nobody[] = {"他", "她", "它", "有", "这", "那",
	    "并", "但", "据", "據", "根据", "另据", "又据", NULL};

	static const char *const end[] = {"报道", "報道", "报导", NULL};

	if (ends_any(s, end) && /* "…，VLTA通讯社报道" */
	    put_medium(c, out, before_any(clause_before(s, s.n), end),
		HW_CREDIT_REPORTS))
		return;
	for (size_t i = 0; i < sizeof(cues) / sizeof(*cues); i++) {
		struct hw_str cue = hw_str_c(cues[i].text), clause, name;
		size_t at = hw_str_find(s, cue, 0);

		if (at == HW_NPOS)
			continue;
		clause = clause_before(s, at);
		name = before_any(clause, cut);
		if (!starts_any(clause, nobody)) {
			if (cues[i].depth == HW_CREDIT_BY)
				put_medium(c, out, name, cues[i].depth);
			else
				put(c, out, name, cues[i].depth);
		}
		if (cues[i].depth == HW_CREDIT_SAYS)
			chinese_given(c, clause, out);
		if (i < 2)
			chinese_cited(c, hw_str_from(s, at + cue.n), out);
		return;
	}
}

/* ---- Japanese ------------------------------------------------------------------ */

/* Behind は, が and the と of reported speech. */
static struct hw_str
japanese_name(struct hw_str s, size_t end)
{
	static const char *const tail[] = {"の報道", "の記事", "が伝えたところ",
	    "が報じたところ", "の話", NULL};
	static const char *const before[] = {
	    "たと", "だと", "ると", "いと", "は", "が、", "し、", NULL};
	struct hw_str name = before_any(clause_before(s, end), tail);

	if (hw_str_starts(name, HW_STR("と"))) /* "…、とXは" */
		name = hw_str_from(name, 3);
	return behind_last(name, name.n, before);
}

/* 大臣はNHKの取材に: to whom it was said. */
static bool
japanese_given(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const to[] = {
	    "の取材", "のインタビュー", "との会見", "に対し", NULL};
	size_t n, at = find_any(s, to, &n);

	return at != HW_NPOS &&
	    put_medium(c, out, japanese_name(s, at), HW_CREDIT_REPORTS);
}

/* ロイター通信は…と報じた, …とAFP通信が伝えた */
static bool
japanese_reports(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const verbs[] = {"報じた", "伝えた", "報道した",
	    "報じている", "伝えている", "報じていた", "伝えていた", "引用した",
	    "報じました", "伝えました", NULL};
	static const char *const mark[] = {"は", "が", NULL};
	static const char *const word[] = {
	    "の話として", "の発言を", "を引用", "の話を", NULL};
	size_t n, at = 0;
	bool found = false;

	if (!ends_any(s, verbs))
		return false;
	for (size_t i = 0; mark[i] && !found; i++)
		for (at = 0; !found &&
		     (at = hw_str_find(s, hw_str_c(mark[i]), at)) != HW_NPOS;
		     at += 3)
			found = put_medium(
			    c, out, japanese_name(s, at), HW_CREDIT_REPORTS);
	if (!found)
		return false;
	at = find_any(s, word, &n);
	if (at != HW_NPOS) {
		struct hw_str who = clause_before(s, at);

		put(c, out, behind_last(who, who.n, mark), HW_CREDIT_CITING);
	}
	return true;
}

static void
japanese(struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const per[] = {
	    "によりますと", "によると", "によれば", NULL};
	static const char *const direct[] = {
	    "が報じた", "が伝えた", "が報道した", NULL};
	static const char *const says[] = {"と発表した", "と述べた", "と話した",
	    "と語った", "と説明した", "を明らかにした", "と明らかにした",
	    "と強調した", "と主張した", "と指摘した", "と報じた", "と伝えた",
	    "としている", "と発表している", "を発表した", "と話している",
	    "を否定した", NULL};
	static const char *const rumour[] = {
	    "とみられる", "といわれる", "と言われる", "という情報", NULL};
	size_t n, at = find_any(s, per, &n);

	if (at != HW_NPOS)
		put(c, out, japanese_name(s, at), HW_CREDIT_PER);
	japanese_given(c, s, out);
	if (!japanese_reports(c, s, out)) {
		at = find_any(s, direct, &n);
		if (at != HW_NPOS && !out->n)
			put(c, out, japanese_name(s, at), HW_CREDIT_REPORTS);
		at = hw_str_find(s, HW_STR("は"), 0);
		if (ends_any(s, says) && at != HW_NPOS)
			put(c, out, clause_before(s, at), HW_CREDIT_SAYS);
	}
	out->hearsay |= ends_any(s, rumour);
}

/* ---- Korean -------------------------------------------------------------------- */

static const char *const topic[] = {"은 ", "는 ", "이 ", "가 ", "께서 ", NULL};

/* "다리가 폐쇄됐다고 조선일보가 보도했다": the medium right before its verb. */
static bool
korean_reports(
    struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	size_t end = s.n, from;

	while (end > 0 && s.p[end - 1] != ' ')
		end--;
	if (end < 4 ||
	    !ends_any(
		hw_str_sub(s, 0, end), (const char *const[]){"가", "이", NULL}))
		return false;
	for (from = end - 1; from > 0 && s.p[from - 1] != ' ';)
		from--;
	return put_medium(
	    c, out, hw_str_sub(s, from, end - 4), HW_CREDIT_REPORTS);
}

static void
korean(struct hw_credit_scan *c, struct hw_str s, struct hw_credit_east *out)
{
	static const char *const per[] = {"에 따르면", "에 의하면", NULL};
	static const char *const citing[] = {"을 인용해", "를 인용해", NULL};
	static const char *const given[] = {
	    "와의 인터뷰", "과의 인터뷰", "와 인터뷰", "과 인터뷰", NULL};
	static const char *const says[] = {"밝혔다", "말했다", "보도했다",
	    "전했다", "발표했다", "설명했다", "강조했다", "주장했다",
	    "부인했다", "덧붙였다", NULL};
	size_t n, at = find_any(s, per, &n);

	if (at != HW_NPOS)
		put(c, out, clause_before(s, at), HW_CREDIT_PER);
	at = find_any(s, citing, &n);
	if (at != HW_NPOS)
		put(c, out, behind_last(s, at, topic), HW_CREDIT_CITING);
	at = find_any(s, given, &n);
	if (at != HW_NPOS)
		put_medium(
		    c, out, behind_last(s, at, topic), HW_CREDIT_REPORTS);
	while (s.n > 1 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' '))
		s.n--;
	if (!ends_any(s, says) || korean_reports(c, s, out))
		return;
	at = find_any(s, topic, &n);
	if (at != HW_NPOS && at > 3)
		put(c, out, hw_str_sub(s, 0, at), HW_CREDIT_SAYS);
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
		chinese_dateline(c, s, out);
		chinese_per(c, s, out);
		chinese_says(c, s, out);
	} else if (hw_str_ieq(l, HW_STR("ja"))) {
		japanese(c, s, out);
	} else if (hw_str_ieq(l, HW_STR("ko"))) {
		korean(c, s, out);
	}
}
