/* SPDX-License-Identifier: MIT
 * Chinese and Japanese people.  Three signs hold without a dictionary of
 * names: a dot inside a name written for its sound, a title behind it, and,
 * in Chinese, an office before a family name.  What a person is called later
 * (a part of the name, the office) is found by what was found first. */
#include "text/names_east.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

enum {
	MENTIONS = 400,  /* of one text */
	KEYS = 1024,     /* chains of what a person is called, a power of 2 */
	PART_MAX = 7,    /* characters of one part of a name */
	SENTENCES = 6,   /* in which a pronoun's person is looked for */
	BACK_MAX = 3000, /* bytes, likewise */
};

/* Written for their sound: the characters of the tables by which Chinese
 * news agencies write foreign names. */
static const char sound[] =
    "阿埃艾爱安昂奥澳巴拜班邦包保鲍贝本比彼毕别宾波伯博勃布查柴茨达戴黛丹道德"
    "登邓迪蒂丁东杜多顿厄恩尔耳法凡范菲斐费芬丰冯佛弗夫福富盖甘冈高戈格葛贡古"
    "瓜圭果哈海罕汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾简杰金久卡凯坎康考柯科克肯"
    "孔库夸奎昆拉腊来莱赖兰朗劳勒雷蕾里理利莉丽立连列烈林琳龙隆卢鲁露路伦罗洛"
    "吕马玛迈麦曼芒毛梅门蒙米密敏明莫默姆木穆拿娜纳奈南内尼妮年涅宁牛纽农努诺"
    "欧帕派潘庞佩彭蓬皮平珀普奇齐契恰钱乔切钦琴琼丘屈让热仁日荣茹瑞若撒萨塞赛"
    "桑瑟森沙莎山珊尚绍舍申圣盛施什史士舒斯丝思松苏素孙索所塔泰坦汤唐陶特腾提"
    "廷通图托瓦万旺威韦维魏温文翁沃乌武伍西希席锡夏香肖谢辛欣兴休修许逊雅亚娅"
    "延扬杨耶叶伊依因英永尤于约云宰赞泽曾扎詹张章珍芝治朱茱兹子佐"
    "爾貝賓達鄧東頓費豐馮岡葉蓋賈簡傑凱萊蘭勞盧魯倫羅瑪邁麥門蒙納奧歐齊錢"
    "喬讓熱榮薩賽瑟聖紹蘇遜亞婭揚約雲贊澤詹張維韋溫烏錫興許謝蒂莉麗妮爾薇芙茜莲蓮琪琦";

static const char women[] =
    "娜莉丽麗妮莎娅婭琳黛薇蒂玛瑪雅珍茜芙蕾莲蓮娟婷霞玲芳芬妍媛姗娇婉燕静靜"
    "子美恵香奈江";

/* Before a name, and no part of it. */
static const char joins[] =
    "和与與及同跟由对對向给給让讓据據在是的了见見问問访訪";

/* First names that tell a man from a woman, as they are written for their
 * sound; the end of others does. */
static const struct {
	const char *name;
	uint8_t gender;
} first_names[] = {{"约翰", 1}, {"彼得", 1}, {"保罗", 1}, {"大卫", 1},
    {"戴维", 1}, {"迈克尔", 1}, {"詹姆斯", 1}, {"罗伯特", 1}, {"威廉", 1},
    {"乔治", 1}, {"托马斯", 1}, {"亚历山大", 1}, {"弗拉基米尔", 1},
    {"谢尔盖", 1}, {"安德烈", 1}, {"帕维尔", 1}, {"唐纳德", 1}, {"约瑟夫", 1},
    {"马克", 1}, {"卡尔", 1}, {"安东尼", 1}, {"伊恩", 1}, {"埃马纽埃尔", 1},
    {"奥拉夫", 1}, {"弗朗索瓦", 1}, {"胡安", 1}, {"何塞", 1}, {"穆罕默德", 1},
    {"劳拉", 2}, {"萨拉", 2}, {"诺拉", 2}, {"克拉拉", 2}, {"安吉拉", 2},
    {"乌尔苏拉", 2}, {"伊丽莎白", 2}, {"希拉里", 2}, {"凯特", 2}, {"简", 2},
    {"ジョン", 1}, {"ピーター", 1}, {"ポール", 1}, {"マイケル", 1},
    {"ウラジーミル", 1}, {"ドナルド", 1}, {"エマニュエル", 1}, {"アンナ", 2},
    {"マリア", 2}, {"ローラ", 2}, {"サラ", 2}, {"エリザベス", 2},
    {"ウルズラ", 2}, {"アンゲラ", 2}};

/* The commonest family names of one character. */
static const char family[] =
    "王李张張刘劉陈陳杨楊赵趙黄周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢"
    "謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶"
    "葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江"
    "史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文";

/* Behind a name, in Chinese some of them also before it. */
static const struct title {
	const char *text;
	bool before; /* Chinese: "部长王毅" */
	uint8_t gender;
} titles[] = {{"教授", true, 0}, {"先生", false, 1}, {"女士", false, 2},
    {"小姐", false, 2}, {"夫人", false, 2}, {"博士", true, 0},
    {"总统", true, 0}, {"總統", true, 0}, {"总理", true, 0}, {"總理", true, 0},
    {"首相", true, 0}, {"大統領", false, 0}, {"主席", true, 0},
    {"部长", true, 0}, {"部長", true, 0}, {"市长", true, 0}, {"市長", true, 0},
    {"省长", true, 0}, {"州长", true, 0}, {"州長", true, 0}, {"县长", true, 0},
    {"局长", true, 0}, {"局長", true, 0}, {"行长", true, 0}, {"行長", true, 0},
    {"总裁", true, 0}, {"總裁", true, 0}, {"総裁", false, 0},
    {"董事长", true, 0}, {"董事長", true, 0}, {"社長", false, 0},
    {"会長", false, 0}, {"会长", true, 0}, {"经理", true, 0}, {"經理", true, 0},
    {"主任", true, 0}, {"院长", true, 0}, {"院長", true, 0}, {"校长", true, 0},
    {"校長", true, 0}, {"所长", true, 0}, {"所長", true, 0}, {"馆长", true, 0},
    {"館長", true, 0}, {"书记", true, 0}, {"書記", true, 0},
    {"秘书长", true, 0}, {"秘書長", true, 0}, {"发言人", true, 0},
    {"發言人", true, 0}, {"报道官", false, 0}, {"報道官", false, 0},
    {"知事", false, 0}, {"大臣", true, 0}, {"外相", true, 0},
    {"防衛相", true, 0}, {"財務相", true, 0}, {"官房長官", true, 0},
    {"長官", true, 0}, {"议员", true, 0}, {"議員", true, 0}, {"代表", true, 0},
    {"监督", true, 0}, {"監督", true, 0}, {"教练", true, 0}, {"教練", true, 0},
    {"选手", true, 0}, {"選手", true, 0}, {"律师", true, 0}, {"律師", true, 0},
    {"弁護士", true, 0}, {"记者", true, 0}, {"記者", true, 0},
    {"医生", true, 0}, {"醫生", true, 0}, {"医師", true, 0}, {"船长", true, 0},
    {"船長", true, 0}, {"队长", true, 0}, {"隊長", true, 0}, {"老师", false, 0},
    {"老師", false, 0}, {"委員長", false, 0}, {"委员长", true, 0},
    {"准教授", true, 0}, {"研究员", true, 0}, {"研究員", true, 0},
    {"専門家", false, 0}, {"专家", true, 0}, {"專家", true, 0},
    {"工程师", true, 0}, {"经济学家", true, 0}, {"氏", false, 0},
    {"さん", false, 0}, {"被告", false, 0}, {"容疑者", false, 0}};

/* Ends of what stands before a person's name and is no part of it. */
static const char *const bodies[] = {"大学", "大學", "学院", "研究所", "研究院",
    "公司", "集团", "銀行", "银行", "协会", "協会", "協會", "组合", "組合",
    "工会", "中心", "医院", "病院", "委员会", "委員会", "新聞", "新闻", "同省",
    "同市", "同社", "同大", "党"};

/* What may follow the name behind an office; verbs first. */
#define AFTER_VERBS 29
static const char *const after[] = {"说", "說", "称", "稱", "表示", "指出",
    "宣布", "强调", "強調", "认为", "認為", "告诉", "告訴", "会见", "會見",
    "回应", "回應", "补充", "警告", "呼吁", "坦言", "透露", "介绍", "出席",
    "访问", "记得", "回忆", "抱怨", "承认", "在", "于", "於", "和", "与", "與",
    "对", "對", "向", "将", "將", "的", "也", "则", "是", "曾", "已", "率",
    "随", "当天", "日前", "今天", "昨天"};

struct key {
	struct hw_str text;
	uint32_t person;
	bool titled; /* only with a title behind it */
	uint32_t next;
};

struct scan {
	struct hw_arena *m;
	struct hw_str text;
	struct hw_east_people *out;
	struct hw_map known;     /* name -> person */
	HW_VEC(struct key) keys; /* from 1; 0 ends a chain */
	uint32_t chain[KEYS];
};

static bool
in(const char *set, uint32_t c)
{
	char one[5] = {0};

	hw_utf8_put(one, c);
	return c >= 0x80 && strstr(set, one) != NULL;
}

static bool
ends_sentence(uint32_t c)
{
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '\n';
}

static bool
is_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005 ||
	    (c >= 0x3400 && c <= 0x4DBF) || c == 0x30F6;
}

static bool
is_katakana(uint32_t c)
{
	return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
}

static bool
is_dot(uint32_t c)
{
	return c == 0xB7 || c == 0x30FB || c == 0x2027 || c == 0x2022;
}

static const struct title *
title_at(struct hw_str s, size_t at)
{
	const struct title *best = NULL;
	struct hw_str rest = hw_str_from(s, at);

	for (size_t i = 0; rest.n && i < sizeof(titles) / sizeof(*titles); i++)
		if (rest.p[0] == titles[i].text[0] &&
		    hw_str_starts(rest, hw_str_c(titles[i].text)) &&
		    (!best || strlen(titles[i].text) > strlen(best->text)))
			best = &titles[i];
	return best;
}

/* Is it nothing but titles? */
static bool
is_title(struct hw_str s)
{
	const struct title *t = NULL;

	while (s.n && (t = title_at(s, 0)))
		s = hw_str_from(s, strlen(t->text));
	return t && !s.n;
}

/* ---- people ------------------------------------------------------------------ */

static uint32_t
person_of(struct scan *t, struct hw_str name)
{
	bool fresh;
	uint64_t *at = hw_map_put(t->m, &t->known, name, &fresh);

	if (fresh) {
		*at = t->out->person.n;
		*HW_PUSH(t->m, &t->out->person) = (struct hw_east_person){
		    .name = name};
	}
	return (uint32_t)*at;
}

static size_t
characters(struct hw_str s)
{
	return hw_utf8_len(s);
}

/* The gender that the end of the given name tells of. */
static uint8_t
gender_of(struct hw_str name)
{
	size_t at = name.n, dot = 0;

	for (size_t i = 0; i < name.n && !dot;) {
		size_t from = i;

		if (is_dot(hw_utf8_next(name, &i)))
			dot = from;
	}
	for (size_t i = 0; i < sizeof(first_names) / sizeof(*first_names); i++)
		if (hw_str_eq(hw_str_sub(name, 0, dot),
			hw_str_c(first_names[i].name)))
			return first_names[i].gender;
	if (dot)
		at = dot;
	else if (characters(name) < 3)
		return 0;
	return in(women, hw_utf8_prev(name, &at)) ? 2 : 0;
}

static void
found(
    struct scan *t, size_t from, size_t to, struct hw_str title, uint8_t gender)
{
	struct hw_str name = hw_str_sub(t->text, from, to);
	uint32_t k = person_of(t, name);
	struct hw_east_person *x = &t->out->person.v[k];

	if (!x->title.n)
		x->title = title;
	x->gender |= gender ? gender : gender_of(name);
	if (hw_str_starts(hw_str_from(t->text, to), HW_STR("（女")))
		x->gender |= 2;
	if (hw_str_starts(hw_str_from(t->text, to), HW_STR("（男")))
		x->gender |= 1;
}

static bool
of_name(uint32_t c, bool katakana)
{
	return katakana ? is_katakana(c) : in(sound, c);
}

/* The run of Han that ends at a byte, at most this many characters. */
static size_t
han_back(struct hw_str s, size_t at, int most)
{
	while (most-- > 0 && at > 0) {
		size_t to = at;

		if (!is_han(hw_utf8_prev(s, &at)))
			return to;
	}
	return at;
}

/* The office in front of a name: "国防部长". */
static struct hw_str
title_before(struct hw_str s, size_t at)
{
	size_t from = han_back(s, at, 10);

	for (size_t i = from; i < at; hw_utf8_next(s, &i)) {
		const struct title *x = title_at(s, i);

		if (x && i + strlen(x->text) == at)
			return hw_str_sub(s, from, at);
	}
	return (struct hw_str){0};
}

/* May a character that the table of sounds lacks stand in the name, before
 * which byte at is?  One may, where the name goes on or begins there. */
static bool
lacking(struct hw_str s, size_t at)
{
	uint32_t c;

	if (at == 0 || title_before(s, at).n)
		return true;
	c = hw_utf8_prev(s, &at);
	return !is_han(c) || in(sound, c) || in(joins, c);
}

/* Back from a byte over the characters of one part of a name. */
static size_t
part_back(struct hw_str s, size_t at, bool katakana)
{
	bool lacked = false;

	for (int n = 0; n < PART_MAX + 4 * katakana && at > 0; n++) {
		size_t to = at;
		uint32_t c;

		if (n > 0 && !katakana && title_before(s, at).n)
			return at;
		c = hw_utf8_prev(s, &at);
		if (of_name(c, katakana))
			continue;
		if (katakana || lacked || !is_han(c) || in(joins, c) ||
		    !lacking(s, at))
			return to;
		lacked = true;
	}
	return at;
}

static size_t
part_ahead(struct hw_str s, size_t at, bool katakana)
{
	for (int n = 0; n < PART_MAX + 4 * katakana && at < s.n; n++) {
		size_t from = at;

		if (!of_name(hw_utf8_next(s, &at), katakana))
			return from;
	}
	return at;
}

/* A name with its dot at bytes [dot, behind); returns where it ends. */
static size_t
dotted(struct scan *t, size_t dot, size_t behind)
{
	struct hw_str s = t->text;
	size_t peek = dot, from, to, next;
	bool katakana = is_katakana(hw_utf8_prev(s, &peek));
	const struct title *title;

	from = part_back(s, dot, katakana);
	to = part_ahead(s, behind, katakana);
	if (from == dot || to == behind)
		return behind;
	for (next = to; next < s.n && is_dot(hw_utf8_next(s, &next));) {
		size_t end = part_ahead(s, next, katakana);

		if (end == next)
			break;
		next = to = end;
	}
	title = title_at(s, to);
	found(t, from, to,
	    title ? hw_str_sub(s, to, to + strlen(title->text))
		  : title_before(s, from),
	    title ? title->gender : 0);
	return to;
}

/* A Han name that ends at byte to, before a title. */
static void
before_title(struct scan *t, size_t to, const struct title *x)
{
	struct hw_str s = t->text;
	size_t from = han_back(s, to, 12), start = from, peek;

	for (size_t i = from; i < to; hw_utf8_next(s, &i))
		for (size_t k = 0; k < sizeof(bodies) / sizeof(*bodies); k++)
			if (hw_str_starts(
				hw_str_from(s, i), hw_str_c(bodies[k])) &&
			    i + strlen(bodies[k]) <= to)
				start = i + strlen(bodies[k]);
	for (size_t i = start; i < to; hw_utf8_next(s, &i)) {
		const struct title *other = title_at(s, i);

		if (other && i + strlen(other->text) <= to)
			start = i + strlen(other->text);
	}
	peek = start;
	if (peek < to && in("和与與及同跟", hw_utf8_next(s, &peek)) &&
	    peek < to && in(family, hw_utf8_next(s, &(size_t){peek})))
		start = peek;
	/* two characters may be half of an office, "財務" */
	if (characters(hw_str_sub(s, start, to)) < 3 ||
	    characters(hw_str_sub(s, start, to)) > 5)
		return;
	found(t, start, to, hw_str_c(x->text), x->gender);
}

/* A Chinese name of two or three characters behind its office, which begins
 * at byte at; or, with a verb behind it, at the start of a sentence. */
static void
behind_title(struct scan *t, size_t at, size_t from)
{
	struct hw_str s = t->text;
	size_t i = from, to = from, n = 0;
	bool verb = false;

	if (from >= s.n || !in(family, hw_utf8_next(s, &i)))
		return;
	for (i = from; n < 4 && i < s.n; n++) {
		size_t here = i;

		to = here;
		if (!is_han(hw_utf8_next(s, &i)))
			break;
		for (size_t k = 0; n > 1 && k < sizeof(after) / sizeof(*after);
		     k++)
			if (hw_str_starts(
				hw_str_from(s, here), hw_str_c(after[k]))) {
				verb = k < AFTER_VERBS;
				goto end;
			}
	}
end:
	if (n < 2 || n > 3 || (at == from && !verb))
		return;
	for (i = from; i < to; hw_utf8_next(s, &i))
		if (title_at(s, i))
			return;
	found(t, from, to, hw_str_sub(s, han_back(s, at, 6), from), 0);
}

static void
find_people(struct scan *t)
{
	struct hw_str s = t->text;
	bool start = true;

	for (size_t i = 0; i < s.n && t->out->person.n < MENTIONS;) {
		size_t at = i;
		uint32_t c = hw_utf8_next(s, &i);
		const struct title *x;

		if (c < 0x80) {
			start |= c == '\n';
			continue;
		}
		if (is_dot(c)) {
			i = dotted(t, at, i);
			continue;
		}
		if (start && in(family, c))
			behind_title(t, at, at);
		x = title_at(s, at);
		start = ends_sentence(c) || (start && !is_han(c));
		if (!x)
			continue;
		before_title(t, at, x);
		i = at + strlen(x->text);
		if (x->before)
			behind_title(t, at, i);
	}
}

/* ---- mentions ---------------------------------------------------------------- */

static size_t
bucket(struct hw_str s)
{
	size_t at = 0;

	return hw_utf8_next(s, &at) * 2654435761u >> 8 & (KEYS - 1);
}

static void
add_key(struct scan *t, struct hw_str text, uint32_t person, bool titled)
{
	size_t b = bucket(text);

	*HW_PUSH(t->m, &t->keys) = (struct key){
	    text, person, titled, t->chain[b]};
	t->chain[b] = (uint32_t)t->keys.n - 1;
}

static struct hw_str
head(struct hw_str s, int n)
{
	size_t at = 0;

	while (n-- > 0 && at < s.n)
		hw_utf8_next(s, &at);
	return hw_str_sub(s, 0, at);
}

/* What a person may be called later. */
static void
add_keys(struct scan *t, uint32_t k)
{
	struct hw_str name = t->out->person.v[k].name;
	size_t n = characters(name), last = 0;

	add_key(t, name, k, false);
	for (size_t i = 0; i < name.n;)
		if (is_dot(hw_utf8_next(name, &i)))
			last = i;
	if (last) {
		if (characters(hw_str_from(name, last)) > 1)
			add_key(t, hw_str_from(name, last), k, false);
		return;
	}
	if (n > 3)
		add_key(t, head(name, 2), k, false);
	else
		add_key(t, head(name, 1), k, true);
	if (n == 3)
		add_key(t, head(name, 2), k, true);
}

/* The longest key at a byte; two persons of one key are nobody. */
static const struct key *
key_at(const struct scan *t, size_t at)
{
	struct hw_str rest = hw_str_from(t->text, at);
	const struct key *best = NULL;
	bool two = false;

	for (uint32_t k = t->chain[bucket(rest)]; k; k = t->keys.v[k].next) {
		const struct key *x = &t->keys.v[k];

		if (!hw_str_starts(rest, x->text) ||
		    (x->titled && !title_at(rest, x->text.n)))
			continue;
		if (best && best->text.n == x->text.n &&
		    best->person != x->person)
			two = true;
		if (!best || x->text.n > best->text.n) {
			two = false;
			best = x;
		}
	}
	return two ? NULL : best;
}

static void
find_mentions(struct scan *t)
{
	struct hw_east_people *o = t->out;

	HW_PUSH(t->m, &t->keys); /* 0 */
	for (size_t i = 0; i < o->person.n; i++)
		add_keys(t, (uint32_t)i);
	for (size_t i = 0; i < t->text.n && o->mention.n < MENTIONS;) {
		const struct key *x = NULL;
		size_t at = i;

		if (hw_utf8_next(t->text, &i) >= 0x80)
			x = key_at(t, at);
		if (!x)
			continue;
		i = at + x->text.n;
		*HW_PUSH(t->m, &o->mention) = (struct hw_east_mention){
		    {(uint32_t)at, (uint32_t)i}, x->person};
	}
}

void
hw_text_east_people(
    struct hw_arena *m, struct hw_str text, struct hw_east_people *out)
{
	struct scan t = {.m = m, .text = text, .out = out};

	memset(out, 0, sizeof(*out));
	find_people(&t);
	if (out->person.n)
		find_mentions(&t);
}

/* ---- who is meant ------------------------------------------------------------- */

static const struct hw_east_person *
holder(const struct hw_east_people *p, struct hw_str office)
{
	const struct hw_east_person *who = NULL;

	for (size_t i = 0; i < p->person.n; i++) {
		const struct hw_east_person *x = &p->person.v[i];

		if (!x->title.n || !hw_str_ends(x->title, office))
			continue;
		if (who)
			return NULL;
		who = x;
	}
	return who;
}

const struct hw_east_person *
hw_text_east_called(
    const struct hw_east_people *p, struct hw_str text, struct hw_span phrase)
{
	struct hw_str words = hw_str_sub(text, phrase.start, phrase.end), rest;

	for (size_t i = p->mention.n; i > 0; i--) {
		const struct hw_east_mention *x = &p->mention.v[i - 1];

		if (x->span.start >= phrase.end || x->span.end <= phrase.start)
			continue;
		rest = hw_str_sub(text, x->span.end, phrase.end);
		if (rest.n && !is_title(rest) &&
		    !hw_str_starts(rest, HW_STR("（")) &&
		    !hw_str_starts(rest, HW_STR("(")) &&
		    !hw_str_eq(rest, HW_STR("本人")))
			return NULL;
		return &p->person.v[x->person];
	}
	return words.n > 3 && title_before(words, words.n).n ? holder(p, words)
							     : NULL;
}

const struct hw_east_person *
hw_text_east_antecedent(const struct hw_east_people *p, struct hw_str text,
    size_t at, uint8_t gender)
{
	size_t n = p->mention.n, stop = at > BACK_MAX ? at - BACK_MAX : 0;

	while (n > 0 && p->mention.v[n - 1].span.start >= at)
		n--;
	for (int sentence = 0; n > 0 && sentence < SENTENCES; sentence++) {
		const struct hw_east_person *sure = NULL, *best = NULL;
		size_t from = at;

		while (from > stop) {
			size_t to = from;

			if (ends_sentence(hw_utf8_prev(text, &from))) {
				at = from;
				from = to;
				break;
			}
			at = from;
		}
		for (; n > 0 && p->mention.v[n - 1].span.start >= from; n--) {
			const struct hw_east_person *x =
			    &p->person.v[p->mention.v[n - 1].person];

			if (!gender || x->gender & gender)
				sure = x;
			else if (!x->gender)
				best = x;
		}
		if (sure || best)
			return sure ? sure : best;
		if (at <= stop)
			break;
	}
	return NULL;
}
