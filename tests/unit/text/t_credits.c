/* SPDX-License-Identifier: MIT
 * Whom sentences rest on: outlets, institutions, people, the unnamed; and
 * what is no credit at all. */
#include "../arena_test.h"

#include "base/buf.h"
#include "text/dateline.h"
#include "text/text.h"

/* Every chain of a text: "CNN>Ann Lee; experts?; " (? for the unnamed). */
static const char *
credits(const char *lang, const char *text)
{
	struct hw_article a = {
	    .text = hw_str_c(text), .language = hw_str_c(lang)};
	struct hw_buf b;

	hw_text_annotate(arena, &a);
	hw_buf_init(&b, arena, 1 << 20);
	for (size_t i = 0; i < a.n_credits; i++) {
		const struct hw_credit *c = &a.credits[i];

		for (size_t k = 0; k < c->chain.n; k++) {
			hw_buf_c(&b, k ? ">" : "");
			hw_buf_put(&b, c->chain.v[k]);
		}
		hw_buf_c(&b, c->hearsay ? "?; " : "; ");
	}
	hw_buf_byte(&b, '\0');
	return b.p;
}

#define IS(lang, text, want) assert_string_equal(credits(lang, text), want)

static void
test_chains(void **state)
{
	(void)state;
	IS("en",
	    "The bridge will close in May, according to Ann Lee of the Port "
	    "Institute, as cited by CNN.",
	    "CNN>Ann Lee; ");
	IS("en", "The bridge is unsafe, as reported by the BBC.", "BBC; ");
	IS("en", "“It is unsafe,” Ann Lee told Reuters.", "Reuters>Ann Lee; ");
	IS("en",
	    "Reuters said the mayor would resign. The news agency cited two "
	    "officials.",
	    "Reuters; Reuters; ");
	IS("en",
	    "Iranian state media reported that the road was shut. Russia "
	    "welcomed it, TASS said.",
	    "Iranian state media; TASS; ");
	IS("en",
	    "Russian state media reported that the road was shut. Iran "
	    "objected, IRNA said. TASS agreed.",
	    "TASS; IRNA; TASS; ");
	IS("en", "Police were cited by the APA news agency as saying so.",
	    "APA>Police; ");
	IS("en", "The bridge was shut, as per Reuters. IRNA detailed the plan.",
	    "Reuters; IRNA; ");
	IS("en", "Ann Lee told the Oregonian last week that it was shut.",
	    "Oregonian>Ann Lee; ");
	IS("en", "Ann Lee told the Commons that it was shut.", "Ann Lee; ");
	IS("en", "Ann Lee told state television that it was shut.",
	    "state television>Ann Lee; ");
	IS("en",
	    "A slope fell, The Halm Register reported. Ann Lee told the "
	    "newspaper that it was loud.",
	    "Halm Register; Halm Register>Ann Lee; ");
	IS("en", "North Korea's KCNA fired no shot. State media said so.",
	    "KCNA; ");
	IS("en",
	    "Pictures of the dam were displayed on state media, KCNA being "
	    "first.",
	    "KCNA; ");
	IS("en", "The dam held, the countriesreported North Korean media.",
	    "North Korean media; ");
	IS("en",
	    "Nothing was signed between the two countriesRussian spokesman "
	    "Dmitri Orlov said on Friday.",
	    "Dmitri Orlov; ");
}

/* What a phrase is about is its head. */
static void
test_institutions(void **state)
{
	(void)state;
	IS("en", "The Biden administration accused Cordell of sabotage.",
	    "Biden administration; ");
	IS("en",
	    "The minister proposed drills, according to South Korean "
	    "intelligence.",
	    "South Korean intelligence; ");
	IS("en", "The New Zealand government announced a vote.",
	    "New Zealand government; ");
	IS("en", "The company said it would appeal.", "The company; ");
	IS("en", "Paris and Berlin denied the report.", "Paris>Berlin; ");
	IS("en", "Ann Lee met the press. She said the dam would hold.",
	    "Ann Lee; ");
}

static void
test_unnamed(void **state)
{
	(void)state;
	IS("en", "The dam may break, some experts said.", "some experts?; ");
	IS("en", "Republican officials said so.", "Republican officials?; ");
	IS("en", "The letter reportedly named a price.", "?; ");
	IS("en", "The mayor is believed to have left.", "?; ");
	IS("en", "There are concerns that the wall may break.", "?; ");
	IS("en", "Footage from the quay showed two boats.", "Footage?; ");
}

/* Verbs of speech that tell nothing, and subjects that cannot speak. */
static void
test_no_credit(void **state)
{
	(void)state;
	IS("en", "They had managed five when the rain began on Thursday.", "");
	IS("en", "Riders are asked to stop charging the packs.", "");
	IS("en", "The twins have declared themselves neutral.", "");
	IS("en", "Voltara calls the packs back.", "");
	IS("en", "Rangers conceded a free kick.", "");
	IS("en", "His actions indicated that he knew.", "");
	IS("en", "These visits suggest that it grows.", "");
	IS("en", "The two sides promised to support ties.", "");
	IS("en", "Scott was denied by the feet of the keeper.", "");
	IS("de", "In der Halle riecht es nach Kaffee und Hunden.", "");
	IS("de", "Die Messgeräte zeigten eine Verformung.", "");
	IS("ru", "Он пошел по улице к реке.", "");
	IS("fr", "Les sirènes ont retenti à quatre heures.", "");
	IS("es", "El barco salió del puerto a las cinco.", "");
	IS("it", "Il secondo treno è partito alle cinque.", "");
}

static void
test_german(void **state)
{
	(void)state;
	IS("de", "Das teilte die Polizei am Montag mit.", "die Polizei; ");
	IS("de", "Nach Angaben der Feuerwehr starben zwei Menschen.",
	    "der Feuerwehr; ");
	IS("de", "Laut dem Wetterdienst hört der Regen auf.",
	    "dem Wetterdienst; ");
	IS("de", "Das berichtete die Deutsche Presse-Agentur.", "dpa; ");
	IS("de", "Experten zufolge hält die Mauer.", "Experten?; ");
	IS("de", "Er soll angeblich geflohen sein.", "?; ");
}

static void
test_romance(void **state)
{
	(void)state;
	IS("fr", "Deux personnes sont mortes, ont indiqué les pompiers.",
	    "les pompiers; ");
	IS("fr", "Selon l'Agence France-Presse, le pont est fermé.", "AFP; ");
	IS("fr", "Selon des sources policières, il a fui.",
	    "des sources policières?; ");
	IS("es", "Según la policía, dos personas murieron.", "la policía; ");
	IS("es", "Dos personas murieron, informó Reuters.", "Reuters; ");
	IS("es", "El gobierno de Velmaria anunció una tregua.",
	    "El gobierno de Velmaria; ");
	IS("it", "Secondo la polizia, due persone sono morte.", "la polizia; ");
	IS("it", "Il ponte è chiuso, ha riferito l'ANSA.", "ANSA; ");
}

static void
test_slavic_arabic(void **state)
{
	(void)state;
	IS("ru", "По данным полиции, погибли двое.", "полиции; ");
	IS("ru", "Об этом сообщает ТАСС.", "TASS; ");
	IS("ru", "По слухам, он уехал.", "?; ");
	IS("uk", "Про це повідомляє Укрінформ.", "Ukrinform; ");
	IS("ar", "وأعلنت الشرطة إغلاق الجسر.", "الشرطة; ");
	IS("ar", "وفقا لوكالة رويترز أغلق الميناء.", "Reuters; ");
	IS("ar", "بحسب مصادر طبية قتل اثنان.", "مصادر طبية?; ");
	IS("ar", "أعلنت وزارة الدفاع الروسية أن الجسر مغلق.",
	    "وزارة الدفاع الروسية; ");
}

static void
test_east(void **state)
{
	(void)state;
	IS("zh", "据新华社报道，大坝出现裂缝。", "Xinhua; ");
	IS("zh", "法新社援引官员的话说，港口已关闭。", "AFP>官员; ");
	IS("zh", "水利部5日表示，水位正在下降。", "水利部; ");
	IS("zh", "据悉，两人死亡。", "?; ");
	IS("zh", "知情人士透露，谈判失败。", "知情人士?; ");
	IS("zh", "他走了，天气很好。", "");
	IS("ja", "共同通信によると、ダムにひびが見つかった。", "Kyodo; ");
	IS("ja", "警察は、二人が死亡したと発表した。", "警察; ");
	IS("ja", "協定が結ばれたとロイター通信が報じた。", "Reuters; ");
	IS("ja", "今日は天気がよい。", "");
	IS("ko", "연합뉴스에 따르면 댐에 금이 갔다.", "Yonhap; ");
	IS("ko", "경찰은 두 명이 숨졌다고 밝혔다.", "경찰; ");
	IS("ko", "오늘은 날씨가 좋다.", "");
}

static void
test_newsroom_forms(void **state)
{
	(void)state;
	IS("en",
	    "PORT ELL, Nov 3 (MERA) – Two officials told MERA it was over.",
	    "MERA; MERA>Two officials; ");
	IS("en",
	    "The state agency VLTA said so. Eva Torre was quoted by the "
	    "same agency as saying “the pipe is ours and stays ours”.",
	    "VLTA; VLTA>Eva Torre; ");
	IS("en", "The letter, seen by the Observer, names a price.",
	    "Observer; ");
	IS("en", "The Dockworkers' League said it would stay out.",
	    "Dockworkers' League; ");
	IS("en",
	    "North Korea sided with Russia, demanding that the United States "
	    "“allow an approach”.",
	    "North Korea; ");
}

/* Who is behind "it is thought". */
static void
test_believer(void **state)
{
	(void)state;
	IS("en",
	    "A team led by Professor Eva Torre said on Monday that it had "
	    "found a wall. It is thought to be old, Reuters reported.",
	    "Eva Torre; Reuters>Eva Torre?; ");
	IS("en",
	    "A wall fell on Eva Torre on Monday. It is thought to be old, "
	    "Reuters reported.",
	    "Reuters?; ");
	IS("en",
	    "Eva Torre and Ann Lee said on Monday that a wall fell. It is "
	    "thought to be old, Reuters reported.",
	    "Eva Torre>Ann Lee; Reuters?; ");
	IS("en",
	    "Professor Eva Torre said a wall fell.\n\nIt is thought to be "
	    "old, Reuters reported.",
	    "Eva Torre; Reuters?; ");
}

static void
test_beside(void **state)
{
	(void)state;
	IS("en",
	    "District of Columbia Attorney General Karl Racine said in a "
	    "statement that it was over.",
	    "Karl Racine; ");
	IS("en", "It should double, says investor and author Kai Lee.",
	    "Kai Lee; ");
	IS("en", "Sainsbury's said it would double the offer.", "Sainsbury; ");
	IS("en", "Trump's claims are old.", "");
	IS("en", "Ann Lee claims that she was held.", "Ann Lee; ");
	IS("ru", "Об этом ночью полиция сообщила.", "полиция; ");
}

/* Whatever comes, an answer that fits what is there, and soon. */
static void
test_bad_input(void **state)
{
	static const char *const unit[] = {"said ", "\u201CKim said ",
	    "\" said he ", "according to Reuters ", "Alpha said Beta, ", "(",
	    "a\n\n", "据报道，", "据", "ᚠᚢᚦ ", "по данным полиции сообщает ",
	    "\xff\xfe", "is believed to ", "«", "by by ", "told told "};
	const size_t most = (size_t)1 << 19;

	(void)state;
	IS("", "", "");
	IS("en", "word", "");
	IS("en", "said", "");
	IS("xx", "ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺ", "");
	for (size_t i = 0; i < sizeof(unit) / sizeof(*unit); i++) {
		struct hw_arena *m = hw_arena_new();
		char *big = HW_ARRAY(m, char, most + 1);
		size_t n = strlen(unit[i]);
		struct hw_article a = {.text = {big, most}};

		for (size_t k = 0; k < most; k++)
			big[k] = unit[i][k % n];
		hw_text_annotate(m, &a);
		assert_true(a.n_credits <= 2001);
		for (size_t k = 0; k < a.n_credits; k++) {
			assert_true(a.credits[k].span.end <= most);
			assert_true(a.credits[k].chain.n <= 12);
			for (size_t c = 0; c < a.credits[k].chain.n; c++)
				assert_true(a.credits[k].chain.v[c].n > 0);
		}
		hw_arena_free(m);
	}
}

static void
test_datelines(void **state)
{
	struct hw_dateline line;

	(void)state;
	hw_text_dateline(
	    HW_STR("KIRIHAMA, Nov 12 (MERA) - The team"), HW_STR("en"), &line);
	assert_true(hw_str_eq(line.place, HW_STR("KIRIHAMA,")));
	assert_true(line.capitals && line.dash && line.dated);
	assert_true(hw_str_eq(line.code, HW_STR("MERA")));
	assert_int_equal(line.date.day, 12);
	hw_text_dateline(HW_STR("The union (UDW) met on Monday and (NO) - "),
	    HW_STR("en"), &line);
	assert_true(!line.dash && !line.capitals && !line.dated);
	hw_text_dateline(HW_STR(""), HW_STR(""), &line);
	assert_true(!line.code.n && !line.place.n);
	assert_true(hw_text_agency_sign(HW_STR("DPA")));
	assert_false(hw_text_agency_sign(HW_STR("Dpa")));
	assert_false(hw_text_agency_sign(HW_STR("A")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_chains),
	    cmocka_unit_test(test_institutions),
	    cmocka_unit_test(test_unnamed),
	    cmocka_unit_test(test_no_credit),
	    cmocka_unit_test(test_german),
	    cmocka_unit_test(test_romance),
	    cmocka_unit_test(test_slavic_arabic),
	    cmocka_unit_test(test_east),
	    cmocka_unit_test(test_newsroom_forms),
	    cmocka_unit_test(test_believer),
	    cmocka_unit_test(test_beside),
	    cmocka_unit_test(test_datelines),
	    cmocka_unit_test(test_bad_input),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
