/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "trace/trace.h"

static struct hw_arena *arena;

#define LEAD                                                                  \
	"The harbour of Port Ellis was closed on Monday after the freighter " \
	"Ana Rosa lost 340 containers in a storm off Cape Wren. "
#define SECOND                                                             \
	"Harbour master Ines Calder said that divers would look for the "  \
	"cargo as soon as the wind had dropped below 20 knots, which she " \
	"did not expect before Thursday.\n\n"
#define THIRD                                                                \
	"The ship, built in 1998 in Gdansk and owned by Meridian Lines of "  \
	"Panama, had been on its way from Santos to Rotterdam with coffee, " \
	"orange juice and machine parts when its engine failed on Sunday "   \
	"night.\n\n"
#define FOURTH                                                               \
	"Fishermen from the village of Oldany reported boxes on the beach, " \
	"and the county asked people not to open them before customs had "   \
	"been there. In 2011 a similar loss cost the region 12 million."

static struct hw_article
article(const char *text, const char *published)
{
	struct hw_article a = {.text = hw_str_c(text),
	    .language = HW_STR("en"),
	    .first_seen = HW_TIME_NONE};

	if (published &&
	    hw_time_parse(hw_str_c(published), &a.published.at, NULL))
		a.published.precision = HW_PRECISION_SECOND;
	return a;
}

static struct hw_edge
judge(const char *a, const char *b)
{
	struct hw_article x = article(a, "2024-03-01T10:00:00Z");
	struct hw_article y = article(b, "2024-03-01T12:00:00Z");
	struct hw_edge e;

	hw_trace_judge(arena, NULL, &x, &y, &e);
	return e;
}

static void
test_verbatim(void **state)
{
	(void)state;
	struct hw_edge e = judge(
	    LEAD SECOND THIRD FOURTH, LEAD SECOND THIRD FOURTH);

	assert_int_equal(e.kind, HW_EDGE_COPY);
	assert_int_equal(e.direction, HW_DIRECTION_AB);
	assert_true(e.score > 0.99);
	assert_true(e.n >= 2);
	assert_int_equal(e.evidence[0].a.start, 0);
}

static void
test_part(void **state)
{
	(void)state;
	static const char *foreign =
	    "Mayor Tomas Brandt opened the new library of Westhaven with "
	    "a speech on the uses of quiet, in which he thanked the 212 "
	    "donors and the architect Lena Voss by name.\n\n"
	    "The building holds 80,000 volumes, a garden on the roof, and "
	    "a reading room that looks over the river to the old mills, "
	    "where the first library of the town had burned down in 1903.";
	char text[4096];

	assert_true(snprintf(text, sizeof(text), "%s%s%s", LEAD, SECOND,
			foreign) < (int)sizeof(text));
	struct hw_edge e = judge(LEAD SECOND THIRD FOURTH, text);

	assert_int_equal(e.kind, HW_EDGE_PARTIAL);
	assert_int_equal(e.evidence[0].b.start, 0);
	assert_true(e.evidence[0].b.end <= strlen(LEAD SECOND));
}

static void
test_rewritten(void **state)
{
	(void)state;
	static const char *spun =
	    "The seaport of Port Ellis was shuttered on Monday after the "
	    "cargo vessel Ana Rosa mislaid 340 receptacles in a tempest "
	    "off Cape Wren. Harbour overlord Ines Calder expressed that "
	    "plungers would seek for the freight as shortly as the wind "
	    "had declined below 20 knots, which she did not anticipate "
	    "before Thursday.\n\n"
	    "The ship, constructed in 1998 in Gdansk and possessed by "
	    "Meridian Lines of Panama, had been on its path from Santos to "
	    "Rotterdam with coffee, orange liquid and machine portions "
	    "when its motor faltered on Sunday night.";
	struct hw_edge e = judge(LEAD SECOND THIRD FOURTH, spun);

	assert_int_equal(e.kind, HW_EDGE_SPUN);
	assert_int_equal(e.direction, HW_DIRECTION_AB);
}

/* Two reporters at one press conference share the quotation, no more. */
static void
test_same_event(void **state)
{
	(void)state;
	static const char *quote =
	    "“We will look for every single box, and we will not rest "
	    "before the last of them is off the beaches of this county,” ";
	char a[2048], b[2048];

	snprintf(a, sizeof(a),
	    "%ssaid Ines Calder, harbour master of Port Ellis, after a "
	    "freighter had lost part of its load on Sunday. Divers wait "
	    "for calmer weather. The owner, a company in Panama, did not "
	    "answer questions about the state of the engine.",
	    quote);
	snprintf(b, sizeof(b),
	    "Hundreds of containers went overboard near Cape Wren. %sthe "
	    "harbour master told journalists. Villagers have begun to "
	    "collect coffee and oranges from the sand, which the customs "
	    "office calls theft. Insurance will decide who pays.",
	    quote);
	assert_int_equal(judge(a, b).kind, HW_EDGE_NONE);
}

#define STATEMENT                                                               \
	"We will look for every single box, and we will not rest before the "   \
	"last of them is off the beaches of this county, whatever it costs, "   \
	"however long it takes, and whoever has to pay for it in the end. The " \
	"people of this coast have waited for help for three days"
#define OWN_WORDS                                                            \
	"Villagers have begun to collect coffee and oranges from the sand, " \
	"which the customs office calls theft. Insurance will decide who "   \
	"pays, and the county has asked the capital for money.\n\n"

/* The marks of a shared statement are often lost or stand in another
 * paragraph: at the head of a page, at its cut end, around paragraphs. */
static void
test_ragged_marks(void **state)
{
	(void)state;
	const char *whole = OWN_WORDS "“" STATEMENT ",” the harbour master "
				      "told journalists at noon on Monday.";

	assert_int_equal(judge(whole,
			     STATEMENT ",” said the master of the "
				       "harbour.\n\nThe owner, a "
				       "company in Panama, did not "
				       "answer our questions.")
			     .kind,
	    HW_EDGE_NONE);
	assert_int_equal(judge(whole,
			     "The owner, a company in Panama, did "
			     "not answer our questions about the "
			     "engine.\n\nThe harbour master said: "
			     "\"" STATEMENT)
			     .kind,
	    HW_EDGE_NONE);
	assert_int_equal(judge(whole,
			     "The harbour master spoke first. \""
			     "None of it was safe.\"\n\n\"" STATEMENT
			     ".\"\n\nThe owner, a company in Panama, "
			     "did not answer our questions about it.")
			     .kind,
	    HW_EDGE_NONE);
}

/* A part that is mostly speech, taken over with the words around it. */
static void
test_speech_taken_over(void **state)
{
	(void)state;
	const char *part = "Ines Calder, who has led the harbour since 2011, "
			   "did not want to wait. “" STATEMENT ",” she said "
			   "before she went back to the divers at Oldany.";
	char a[4096], b[4096];

	snprintf(a, sizeof(a), "%s\n\n%s%s", part, THIRD, FOURTH);
	snprintf(b, sizeof(b), "%s%s", OWN_WORDS, part);
	assert_int_equal(judge(a, b).kind, HW_EDGE_PARTIAL);
}

/* Paragraphs of another page between those taken over are no part of the
 * stretch. */
static void
test_put_in(void **state)
{
	(void)state;
	struct hw_edge e = judge(LEAD SECOND THIRD FOURTH,
	    LEAD SECOND OWN_WORDS THIRD OWN_WORDS FOURTH);
	size_t shared = 0;

	for (size_t i = 0; i < e.n; i++)
		shared += hw_str_eq(e.evidence[i].what, HW_STR("shared text"));
	assert_int_equal(shared, 3);
	assert_true(e.cover_a > 0.99F && e.cover_b < 0.8F);
}

static void
test_update(void **state)
{
	(void)state;
	struct hw_article a = article(LEAD SECOND, "2024-03-01T10:00:00Z");
	struct hw_article b = article(
	    LEAD SECOND THIRD, "2024-03-01T12:00:00Z");
	struct hw_edge e;

	a.host = b.host = HW_STR("news.example");
	hw_trace_judge(arena, NULL, &a, &b, &e);
	assert_int_equal(e.kind, HW_EDGE_UPDATE);
	assert_int_equal(e.direction, HW_DIRECTION_AB);
}

static enum hw_edge_kind
judge_languages(const char *a, const char *la, const char *b, const char *lb)
{
	struct hw_article x = article(a, NULL), y = article(b, NULL);
	struct hw_edge e;

	x.language = hw_str_c(la);
	y.language = hw_str_c(lb);
	hw_trace_judge(arena, NULL, &x, &y, &e);
	return e.kind;
}

/* A translation keeps names and numbers in their places; another report of
 * the same event has them too, elsewhere. */
static void
test_translated(void **state)
{
	(void)state;
	static const char *russian =
	    "Гавань Порт-Эллис была закрыта в понедельник, после того как "
	    "сухогруз «Ана Роза» потерял 340 контейнеров во время шторма у "
	    "мыса Рен. Начальник порта Инес Колдер сказала, что водолазы "
	    "займутся поисками груза, как только ветер ослабнет до 20 "
	    "узлов, чего она не ждёт раньше четверга.\n\n"
	    "Судно, построенное в 1998 году в Гданьске и принадлежащее "
	    "компании «Меридиан Лайнс» из Панамы, шло из Сантоса в "
	    "Роттердам с кофе, апельсиновым соком и частями машин, когда в "
	    "воскресенье ночью отказал двигатель.\n\n"
	    "Рыбаки деревни Олдани сообщили о ящиках на берегу, и округ "
	    "попросил не вскрывать их до прихода таможни. В 2011 году "
	    "подобная потеря обошлась региону в 12 миллионов.";
	static const char *other =
	    "В 2011 году похожая авария стоила региону 12 миллионов, "
	    "напомнила Инес Колдер. Теперь у мыса Рен искали 340 "
	    "контейнеров.\n\n"
	    "Кофе собирали на берегу жители Олдани. Погода не позволяла "
	    "начать работы, и в порту говорили о долгой неделе.\n\n"
	    "Владелец судна из Панамы молчит.";

	assert_int_equal(
	    judge_languages(LEAD SECOND THIRD FOURTH, "en", russian, "ru"),
	    HW_EDGE_TRANSLATED);
	assert_int_equal(
	    judge_languages(russian, "ru", LEAD SECOND THIRD FOURTH, "en-GB"),
	    HW_EDGE_TRANSLATED);
	assert_int_equal(
	    judge_languages(LEAD SECOND THIRD FOURTH, "en", other, "ru"),
	    HW_EDGE_NONE);
	assert_int_equal(
	    judge_languages(russian, "ru", other, "ru"), HW_EDGE_NONE);
}

/* Two market reports of one agency, written on one day to one pattern: many
 * names in their places, and as many that the other has not. */
static void
test_one_pattern_is_no_translation(void **state)
{
	(void)state;
	static const char *english =
	    "CORDELL (MERA) - The Cordell mark fell on Thursday, as shares in "
	    "Velmark and Kestria turned negative after the Central Bank of "
	    "Velmark (CBV) had announced to buy bonds for 750 billion until "
	    "2020 to fight the grain plague.\n\n"
	    "The Reserve Bank of Cordell (RBC) cut its rate by 25 points, as "
	    "Iskar had done. The mark slid to 0.5714 against the Kestrian "
	    "crown, from 0.5796 at the close, and to 1.9122 against the "
	    "pound, and it is seen around 0.5525 in Brannock.";
	static const char *german =
	    "CORDELL (MERA) - Die Börsen von Cordell gaben am Donnerstag nach, "
	    "als in Velmark und Kestria die Freude schwand, dass die "
	    "Zentralbank von Velmark (CBV) Anleihen für 750 Milliarden bis "
	    "2020 gegen die Getreidepest kauft. Die Notenbank hatte "
	    "ihren Satz um 25 Punkte gesenkt, wie Iskar. Der Index fiel um "
	    "3,21 auf 4.782 Punkte, am stärksten verloren Voltara und "
	    "Meridian. Der Index von Orlow fiel um 8,39, hieß es in "
	    "Brannock.";

	assert_int_equal(
	    judge_languages(english, "en", german, "de"), HW_EDGE_NONE);
}

/* What a translator leaves as it was tells the way; nothing else here does. */
static void
test_translated_way(void **state)
{
	(void)state;
	static const char *english = LEAD SECOND THIRD
	    "The School of the Sea in Oldany, 30 miles away, sent pupils.\n\n" FOURTH;
	static const char *german[] = {
	    "Die School of the Sea in Oldany, 50 Kilometer entfernt, schickte "
	    "Schüler.\n\n",
	    "Die Seeschule in Oldany, 30 Meilen entfernt, schickte "
	    "Schüler.\n\n",
	    "Die Seeschule in Oldany, 50 Kilometer entfernt, schickte "
	    "Schüler.\n\n",
	};
	static const struct {
		const char *row;
		enum hw_direction way;
	} want[] = {{"second keeps foreign words", HW_DIRECTION_AB},
	    {"second counts in foreign measures", HW_DIRECTION_AB},
	    {NULL, HW_DIRECTION_UNKNOWN}};

	for (size_t i = 0; i < 3; i++) {
		char text[4096];

		snprintf(text, sizeof(text),
		    "Der Hafen von Port Ellis wurde am Montag geschlossen, "
		    "nachdem der Frachter Ana Rosa in einem Sturm vor Cape "
		    "Wren 340 Container verloren hatte. Hafenmeisterin Ines "
		    "Calder sagte, Taucher würden nach der Ladung suchen, "
		    "sobald der Wind unter 20 Knoten gefallen sei, was sie "
		    "nicht vor Donnerstag erwarte.\n\n"
		    "Das Schiff, 1998 in Gdansk gebaut und im Besitz von "
		    "Meridian Lines aus Panama, war mit Kaffee, Orangensaft "
		    "und Maschinenteilen auf dem Weg von Santos nach "
		    "Rotterdam, als am Sonntagabend der Motor ausfiel.\n\n"
		    "%s"
		    "Fischer aus dem Dorf Oldany meldeten Kisten am Strand, "
		    "und der Bezirk bat darum, sie nicht zu öffnen, ehe der "
		    "Zoll da war. 2011 kostete ein ähnlicher Verlust die "
		    "Region 12 Millionen.",
		    german[i]);
		struct hw_article x = article(english, NULL);
		struct hw_article y = article(text, NULL);
		struct hw_edge e;
		bool found = false;

		y.language = HW_STR("de");
		hw_trace_judge(arena, NULL, &x, &y, &e);
		assert_int_equal(e.kind, HW_EDGE_TRANSLATED);
		assert_int_equal(e.direction, want[i].way);
		for (size_t k = 0; k < e.n && want[i].row; k++)
			found |= hw_str_eq(
			    e.evidence[k].what, hw_str_c(want[i].row));
		assert_true(found || !want[i].row);
	}
}

/* Characters without spaces: a copy with other words, and another text. */
static void
test_chinese(void **state)
{
	(void)state;
	static const char *one =
	    "周一，埃利斯港因货轮安娜罗莎号在雷恩角外海的风暴中损失了340个集装箱而关闭。"
	    "港口负责人卡尔德说，一旦风速降到20节以下，潜水员就会开始寻找货物，"
	    "她预计要等到星期四。\n\n这艘船1998年建于格但斯克，属于巴拿马的子午线公司，"
	    "当时正载着咖啡、橙汁和机器零件从桑托斯驶往鹿特丹。";
	static const char *same =
	    "周一，埃利斯港因货轮安娜罗莎号在雷恩角外海的风暴中丢失了340个集装箱而关闭。"
	    "港口主管卡尔德说，一旦风速降到20节以下，潜水员就会开始搜寻货物，"
	    "她预计要等到星期四。\n\n这艘船1998年建于格但斯克，属于巴拿马的子午线公司，"
	    "当时正载着咖啡、橙汁和机器零件从桑托斯驶往鹿特丹。";
	static const char *other =
	    "韦斯特黑文的新图书馆昨天开放，市长布兰特感谢了212名捐款人。"
	    "建筑里有八万册书，屋顶上有花园，阅览室可以看到河对岸的老磨坊。"
	    "第一座图书馆在1903年被烧毁。";
	const char *const text[] = {one, same, other};
	enum hw_edge_kind got[3];

	for (int i = 0; i < 3; i++) {
		struct hw_article x = article(one, NULL);
		struct hw_article y = article(text[i], NULL);
		struct hw_edge e;

		x.language = y.language = HW_STR("zh");
		hw_trace_judge(arena, NULL, &x, &y, &e);
		got[i] = e.kind;
	}
	assert_int_equal(got[0], HW_EDGE_COPY);
	assert_true(got[1] == HW_EDGE_NEAR || got[1] == HW_EDGE_SPUN);
	assert_int_equal(got[2], HW_EDGE_NONE);
}

/* The agency's code in both datelines: its own page is the original. */
static void
test_dateline(void **state)
{
	(void)state;
	static const char *text =
	    "PORT ELLIS, Nov 15 (MERA) - " LEAD SECOND THIRD;
	struct hw_article x = article(text, NULL);
	struct hw_article y = article(text, NULL);
	struct hw_edge e;

	x.site = HW_STR("The Inland Courier");
	y.site = HW_STR("Meridian Agency");
	hw_trace_judge(arena, NULL, &x, &y, &e);
	assert_int_equal(e.direction, HW_DIRECTION_BA);
	hw_trace_judge(arena, NULL, &y, &x, &e);
	assert_int_equal(e.direction, HW_DIRECTION_AB);
	y.site = HW_STR("Memorial Gazette");
	hw_trace_judge(arena, NULL, &x, &y, &e);
	assert_int_equal(e.direction, HW_DIRECTION_UNKNOWN);
}

/* Asked the other way round, the answer is the same but for its direction. */
static void
test_turned(void **state)
{
	(void)state;
	static const char *const text[] = {LEAD SECOND THIRD FOURTH,
	    SECOND THIRD, FOURTH "\n\n" LEAD SECOND "\n\n" THIRD,
	    LEAD THIRD "Share this\n\nRead more\n\nFollow us\n\n" SECOND};

	for (size_t i = 0; i < 4; i++)
		for (size_t k = 0; k < 4; k++) {
			struct hw_article x = article(
			    text[i], "2024-03-01T10:00:00Z");
			struct hw_article y = article(text[k], NULL);
			struct hw_edge e, f;

			hw_trace_judge(arena, NULL, &x, &y, &e);
			hw_trace_judge(arena, NULL, &y, &x, &f);
			assert_int_not_equal(e.kind, HW_EDGE_NONE);
			assert_int_equal(e.kind, f.kind);
			assert_true(e.score >= f.score && e.score <= f.score);
			assert_int_equal(e.n, f.n);
			assert_true(e.margin >= -f.margin - 1e-9 &&
			    e.margin <= -f.margin + 1e-9);
			assert_int_equal(
			    e.evidence[0].a.start, f.evidence[0].b.start);
		}
}

static void
test_bad_input(void **state)
{
	(void)state;
	struct hw_buf big;
	struct hw_sketch s;

	hw_buf_init(&big, arena, 16 << 20);
	while (big.n < (10 << 20))
		hw_buf_c(&big, "same ");
	hw_buf_byte(&big, '\0');
	const char *text[] = {"", "word",
	    "word word word word word word word "
	    "word word word word word",
	    "\xff\xfe\x80", "\"\"\"“„«", "ꆈꌠꁱꂷ ꆈꌠ ꁱꂷ ꉬ",
	    "!!!??? ... ---", big.p};

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		struct hw_article a = article(text[i], NULL);

		hw_trace_sketch(arena, &a, &s);
		assert_int_equal(s.n_pivot, 0);
		for (size_t w = 0; w < s.n; w++)
			assert_int_equal(s.window[w].n_word, 0);
		for (size_t k = 0; k < sizeof(text) / sizeof(*text); k++)
			assert_int_equal(
			    judge(text[i], text[k]).kind, HW_EDGE_NONE);
	}
}

static struct hw_sketch
sketch_of(const char *text)
{
	struct hw_article a = article(text, NULL);
	struct hw_sketch s;

	hw_trace_sketch(arena, &a, &s);
	return s;
}

static void
test_index(void **state)
{
	(void)state;
	struct hw_trace_index *ix = hw_trace_index_new(1000, 86400);
	struct hw_sketch whole = sketch_of(LEAD SECOND THIRD FOURTH);
	struct hw_sketch part = sketch_of(SECOND THIRD);
	struct hw_sketch other = sketch_of(
	    "Nothing of this was said by "
	    "anybody in the town of Westhaven in the year 1903 or later.");
	struct hw_trace_candidate *c;
	struct hw_trace_index_stat st;
	struct hw_str none = {0};

	hw_trace_index_add(ix, 7, &whole, HW_STR("a.example"), 1000000);
	assert_int_equal(
	    hw_trace_index_candidates(ix, arena, &part, none, 9, &c), 1);
	assert_int_equal(c[0].id, 7);
	assert_true(c[0].word > 0 && c[0].skeleton > 0);
	assert_int_equal(
	    hw_trace_index_candidates(ix, arena, &other, none, 9, &c), 0);
	/* A day and a second later it is forgotten. */
	hw_trace_index_add(ix, 8, &other, none, 1000000 + 86401);
	assert_int_equal(
	    hw_trace_index_candidates(ix, arena, &part, none, 9, &c), 0);
	hw_trace_index_stat(ix, &st);
	assert_int_equal(st.articles, 1);
	hw_trace_index_free(ix);
}

/* What one host repeats on every page is no evidence; what many hosts copy
 * is, and the first of them stays known. */
static void
test_template(void **state)
{
	(void)state;
	struct hw_trace_index *ix = hw_trace_index_new(1000, 0);
	struct hw_sketch s = sketch_of(LEAD SECOND THIRD);
	struct hw_trace_candidate *c;
	struct hw_trace_index_stat st;
	size_t n;

	for (int i = 1; i <= 200; i++)
		hw_trace_index_add(
		    ix, i, &s, HW_STR("one.example"), HW_TIME_NONE);
	hw_trace_index_stat(ix, &st);
	assert_true(st.templates > 0);
	assert_int_equal(hw_trace_index_candidates(
			     ix, arena, &s, HW_STR("one.example"), 99, &c),
	    0);
	n = hw_trace_index_candidates(
	    ix, arena, &s, HW_STR("two.example"), 99, &c);
	assert_true(n > 0 && n <= HW_TRACE_CHAIN);
	assert_int_equal(c[0].id, 1);
	hw_trace_index_free(ix);
}

/* A sentence of both becomes page furniture: a text made ready before is
 * judged like one made ready now. */
static void
test_renew(void **state)
{
	(void)state;
	struct hw_article x = article(LEAD SECOND, NULL);
	struct hw_article y = article(THIRD SECOND FOURTH, NULL);
	struct hw_article all = article(SECOND, NULL);
	struct hw_trace_words *w = hw_trace_words_new();
	struct hw_trace_doc *a = hw_trace_prepare(arena, w, &x, NULL);
	struct hw_trace_doc *b = hw_trace_prepare(arena, w, &y, NULL);
	struct hw_tokens t;
	struct hw_edge was, now, fresh;

	hw_trace_compare(arena, w, a, b, &was);
	assert_int_not_equal(was.kind, HW_EDGE_NONE);
	hw_text_tokens(arena, all.text, all.language, &t);
	for (int i = 0; i < 50; i++)
		hw_trace_words_add(w, &t);
	hw_trace_renew(w, a);
	hw_trace_renew(w, b);
	hw_trace_compare(arena, w, a, b, &now);
	hw_trace_judge(arena, w, &x, &y, &fresh);
	assert_int_equal(now.kind, fresh.kind);
	assert_int_equal(now.kind, HW_EDGE_NONE);
	assert_true(now.score == fresh.score);
	hw_trace_words_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_verbatim),
	    cmocka_unit_test(test_part),
	    cmocka_unit_test(test_rewritten),
	    cmocka_unit_test(test_same_event),
	    cmocka_unit_test(test_ragged_marks),
	    cmocka_unit_test(test_speech_taken_over),
	    cmocka_unit_test(test_put_in),
	    cmocka_unit_test(test_update),
	    cmocka_unit_test(test_translated),
	    cmocka_unit_test(test_one_pattern_is_no_translation),
	    cmocka_unit_test(test_translated_way),
	    cmocka_unit_test(test_chinese),
	    cmocka_unit_test(test_dateline),
	    cmocka_unit_test(test_turned),
	    cmocka_unit_test(test_renew),
	    cmocka_unit_test(test_bad_input),
	    cmocka_unit_test(test_index),
	    cmocka_unit_test(test_template),
	};
	int rc;

	arena = hw_arena_new();
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	hw_arena_free(arena);
	return rc;
}
