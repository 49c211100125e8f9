/* SPDX-License-Identifier: MIT
 * How pages in languages without capitals credit another medium. */
#include "credit_forms.h"

/* clang-format off */
static void
test_arabic(void **state)
{
	static const struct form form[] = {
	    {"أفادت وكالة رويترز بأن الجسر مغلق.", "Reuters"},
	    {"ونقلت وكالة VLTA الرسمية عن سولفين قوله إن الجسر آمن.", "VLTA>سولفين"},
	    {"وذكرت صحيفة الأهرام أن الجسر مغلق.", "Al-Ahram"},
	    {"بحسب وكالة فرانس برس، الجسر مغلق.", "AFP"},
	    {"وفقا لشبكة سي إن إن، الجسر مغلق.", "CNN"},
	    {"وقال الوزير لوكالة رويترز إن الجسر آمن.", "Reuters>الوزير"},
	    {"وفي مقابلة مع قناة الجزيرة قال الوزير إن الجسر آمن.", "Al Jazeera>الوزير"},
	    {"الجسر مغلق، نقلا عن وكالة تاس.", "TASS"},
	    {"وكتبت صحيفة نيويورك تايمز أن الجسر قديم.", "The New York Times"},
	    {"وأوردت وكالة الأناضول رواية أخرى.", "Anadolu"},
	    {"وأعلنت وكالة شينخوا إغلاق الجسر.", "Xinhua"},
	    {"وأكد الوزير في تصريح لوكالة بترا أن الجسر آمن.", "Petra>الوزير"},
	    {"وأشارت وكالة بلومبرغ إلى إغلاق الجسر.", "Bloomberg"},
	    {"وقالت وكالة VLTA إن الجسر مغلق.", "VLTA"},
	    {"ونشرت وكالة VLTA رواية أخرى.", "VLTA"},
	    {"وكالة السفر مغلقة اليوم.", ""},
	    {"نقلت الشاحنة البضائع إلى الميناء.", ""},
	    {"الصحيفة على الطاولة.", ""},
	    {"نقل الطبيب المريض إلى المستشفى.", ""},
	    {"النسخة الجديدة من الفيلم طويلة.", ""},
	};

	(void)state;
	FORMS("ar", form);
}

static void
test_chinese(void **state)
{
	static const struct form form[] = {
	    {"据新华社报道，大桥关闭。", "Xinhua"},
	    {"路透社援引官员的话说，大桥关闭。", "Reuters>官员"},
	    {"总统帕维尔·德罗兹德没有说话。部长伊拉娜·托雷会见了记者。VLTA援引她的话说：“大桥是安全的，我们都知道。”", "VLTA>伊拉娜·托雷"},
	    {"央视报道称，大桥关闭。", "CCTV"},
	    {"据《纽约时报》报道，大桥很旧。", "The New York Times"},
	    {"部长对路透社表示，大桥安全。", "Reuters>部长"},
	    {"部长在接受彭博社采访时说，大桥安全。", "Bloomberg>部长"},
	    {"法新社称，大桥关闭。", "AFP"},
	    {"据法新社消息，大桥关闭。", "AFP"},
	    {"据央视新闻客户端消息，大桥关闭。", "CCTV"},
	    {"美联社引述一名官员的话称，大桥关闭。", "AP>一名官员"},
	    {"《人民日报》刊文指出，大桥安全。", "People's Daily"},
	    {"塔斯社率先报道了这一消息。", "TASS"},
	    {"根据路透社的报道，大桥关闭。", "Reuters"},
	    {"來源：新華社", "Xinhua"},
	    {"新华社北京11月3日电 大桥关闭。", "Xinhua"},
	    {"另据《雾滨新报》报道，大桥关闭。", "雾滨新报"},
	    {"大桥关闭，VLTA通讯社报道。", "VLTA"},
	    {"大桥关闭，VLTA通讯社报道。该通讯社指出，大桥很旧。", "VLTA"},
	    {"旅行社今天关门。", ""},
	    {"报纸在桌子上。", ""},
	    {"据点已被拆除，无人受伤。", ""},
	    {"数据报道有误，数字已更正。", ""},
	    {"根据计划，火车五点开。", ""},
	    {"他说话很快。", ""},
	};

	(void)state;
	FORMS("zh", form);
}

static void
test_japanese(void **state)
{
	static const struct form form[] = {
	    {"共同通信によると、橋は閉鎖された。", "Kyodo"},
	    {"ロイター通信は、橋が閉鎖されたと報じた。", "Reuters"},
	    {"橋が閉鎖されたとAFP通信が伝えた。", "AFP"},
	    {"米紙ニューヨーク・タイムズが報じた。", "The New York Times"},
	    {"大臣はNHKの取材に対し、橋は安全だと述べた。", "NHK>大臣"},
	    {"CNNテレビは当局者の話として、橋が閉鎖されたと伝えた。", "CNN>当局者"},
	    {"霧浜新報の報道によれば、橋は古い。", "霧浜新報"},
	    {"国営VLTA通信によると、橋は閉鎖された。", "VLTA"},
	    {"タス通信は、大臣の発言を引用した。", "TASS>大臣"},
	    {"時事通信が関係者の話として報じた。", "Jiji Press>関係者"},
	    {"大臣はロイター通信に対し、橋は安全だと語った。", "Reuters>大臣"},
	    {"大臣は読売新聞のインタビューで橋は安全だと話した。", "Yomiuri Shimbun>大臣"},
	    {"出典：朝日新聞", "Asahi Shimbun"},
	    {"英BBCは、橋が古いと報じている。", "BBC"},
	    {"ブルームバーグが伝えたところによると、橋は閉鎖される。", "Bloomberg"},
	    {"橋は閉鎖された、と霧浜新報は伝えている。", "霧浜新報"},
	    {"新聞は机の上にある。", ""},
	    {"今日は通信の状態が悪い。", ""},
	    {"帰りに駅による。", ""},
	    {"電車は五分遅れている。", ""},
	    {"彼は東京に住んでいると思う。", ""},
	};

	(void)state;
	FORMS("ja", form);
}

static void
test_korean(void **state)
{
	static const struct form form[] = {
	    {"연합뉴스에 따르면 다리가 폐쇄됐다.", "Yonhap"},
	    {"로이터통신은 다리가 폐쇄됐다고 보도했다.", "Reuters"},
	    {"AP통신은 당국자를 인용해 다리가 폐쇄됐다고 전했다.", "AP>당국자"},
	    {"다리가 폐쇄됐다고 조선일보가 보도했다.", "Chosun Ilbo"},
	    {"장관은 조선일보와의 인터뷰에서 다리가 안전하다고 말했다.", "Chosun Ilbo>장관"},
	    {"뉴욕타임스(NYT)는 다리가 낡았다고 보도했다.", "The New York Times"},
	    {"AFP통신 등에 따르면 다리가 폐쇄됐다.", "AFP"},
	    {"국영 VLTA 통신에 따르면 다리가 폐쇄됐다.", "VLTA"},
	    {"CNN 방송은 다리가 폐쇄됐다고 전했다.", "CNN"},
	    {"출처: 중앙일보", "JoongAng Ilbo"},
	    {"신문은 책상 위에 있다.", ""},
	    {"오늘은 통신이 나쁘다.", ""},
	    {"장관은 다리를 건넜다.", ""},
	};

	(void)state;
	FORMS("ko", form);
}
/* clang-format on */

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_arabic),
	    cmocka_unit_test(test_chinese),
	    cmocka_unit_test(test_japanese),
	    cmocka_unit_test(test_korean),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
